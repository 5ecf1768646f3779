//! A language beside the English that it is translated from: nothing is missing, and both say the
//! same as far as a program can tell.
//!
//! The files of a language have the names and the ids of the English ones. What is compared, for
//! each reader: whether there is a text, its holes, its terms, its numbers, and its paragraphs and
//! lines.

use super::{Fault, Text, Words};
use crate::domain::Audience;

/// Files of translations that are still being written: English stands in for what they lack, marked
/// as English. Nothing else is forgiven them. Every other file must be complete, or the site is not
/// built.
#[rustfmt::skip]
pub const INCOMPLETE: &[&str] = &[
    "es/claims.json",
    "es/explore.json",
    "es/glossary.json",
    "es/headache.json",
    "es/pathways.json",
    "es/search.json",
    "es/sources.json",
    "es/structures.json",
    "es/ui.json",
    "es/warnings.json",
];

/// Texts that a translation of one file lacks; `english` and `translated` are the words of that
/// file in both languages.
#[must_use]
pub fn missing(english: &Words, translated: &Words) -> Vec<Fault> {
    let lacks = |(id, text): (&str, &Text)| {
        let lacking = Audience::ALL.iter().filter(|&&audience| {
            text.for_reader(audience).is_some() && translated.text(id, audience).is_none()
        });
        lacking
            .map(|&audience| Fault::MissingWords {
                id: id.to_owned(),
                audience,
            })
            .collect::<Vec<_>>()
    };
    english.iter().flat_map(lacks).collect()
}

/// Texts of a translation that say something else than the English ones of the same file.
#[must_use]
pub fn differences(english: &Words, translated: &Words) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (id, text) in translated.iter() {
        for &audience in Audience::ALL {
            let both = |audience| (text.for_reader(audience), english.text(id, audience));
            if audience != Audience::Patient && both(audience) == both(Audience::Patient) {
                continue;
            }
            let Some(here) = text.for_reader(audience) else {
                continue;
            };
            let Some(there) = english.text(id, audience) else {
                faults.push(Fault::NotInEnglish {
                    id: id.to_owned(),
                    audience,
                });
                continue;
            };
            faults.extend(KINDS.iter().filter_map(|(what, of)| {
                let (here, there) = (of(here, Marks::Translated), of(there, Marks::English));
                (here != there).then(|| Fault::OtherThanEnglish {
                    id: id.to_owned(),
                    audience,
                    what,
                    here: here.join(", "),
                    english: there.join(", "),
                })
            }));
        }
    }
    faults
}

/// How decimals and thousands are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// 18.5 and 20,000.
    English,
    /// 18,5 and 20.000; 18.5 is understood too.
    Translated,
}

/// What has to be the same, and how it is found; in an order that does not depend on the sentence.
type Kind = (&'static str, fn(&str, Marks) -> Vec<String>);

const KINDS: [Kind; 4] = [
    ("holes", |text, _| sorted(holes(text))),
    ("terms", |text, _| sorted(terms(text))),
    ("numbers", |text, marks| sorted(numbers(text, marks))),
    ("paragraphs, lines and bars", |text, _| shape(text)),
];

fn sorted(mut all: Vec<String>) -> Vec<String> {
    all.sort();
    all
}

/// Names of the holes, such as `side` of `{side}`.
fn holes(text: &str) -> Vec<String> {
    let rests = text.split('{').skip(1);
    rests
        .map(|rest| rest.split('}').next().unwrap_or(rest).to_owned())
        .collect()
}

/// Ids of the terms that are explained in place: `[[id|words]]` or `[[id]]`.
fn terms(text: &str) -> Vec<String> {
    let rests = text.split("[[").skip(1);
    rests
        .map(|rest| rest.split(['|', ']']).next().unwrap_or(rest).to_owned())
        .collect()
}

/// How many paragraphs, lines and cells a text has.
fn shape(text: &str) -> Vec<String> {
    ["\n\n", "\n", " | "]
        .iter()
        .map(|mark| text.matches(mark).count().to_string())
        .collect()
}

/// The numbers of a text as a program writes them (`18.5`, `20000`), without names of levels such
/// as C1/C2 and T1, and without what stands in holes and ids of terms.
fn numbers(text: &str, marks: Marks) -> Vec<String> {
    let letters: Vec<char> = without_ids(text).chars().collect();
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < letters.len() && (letters[at].is_ascii_digit() || is_inside(&letters, at)) {
            at += 1;
        }
        let is_level = start > 0
            && matches!(letters[start - 1], 'C' | 'T')
            && !letters[..start - 1]
                .last()
                .is_some_and(|letter| letter.is_alphanumeric());
        if !is_level {
            numbers.push(plain(&letters[start..at], marks));
        }
    }
    numbers
}

/// Whether the sign at this place stands between two digits of one number.
fn is_inside(letters: &[char], at: usize) -> bool {
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    match letters[at] {
        '.' | ',' | '·' => is_digit(at + 1),
        // spaces that do not break part thousands
        '\u{a0}' | '\u{2009}' | '\u{202f}' => {
            (1..=3).all(|ahead| is_digit(at + ahead)) && !is_digit(at + 4)
        }
        _ => false,
    }
}

/// A number as a program writes it.
fn plain(written: &[char], marks: Marks) -> String {
    let written: String = written
        .iter()
        .filter(|letter| !matches!(letter, '\u{a0}' | '\u{2009}' | '\u{202f}'))
        .collect();
    let (thousands, decimal) = match marks {
        Marks::English => (',', '.'),
        Marks::Translated => ('.', ','),
    };
    // 20.000, but 18.5 and 0.125
    let parts: Vec<&str> = written.split(thousands).collect();
    let are_thousands = parts.len() > 1
        && parts[0] != "0"
        && parts[1..]
            .iter()
            .all(|part| part.split(decimal).next().map(str::len) == Some(3));
    let joined = if are_thousands {
        parts.concat()
    } else {
        written.clone()
    };
    joined.replace([decimal, '·', thousands], ".")
}

/// The text without holes and without ids of terms.
fn without_ids(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some(at) = rest.find(['{', '[']) {
        kept.push_str(&rest[..at]);
        let after = &rest[at..];
        let ends: &[char] = if after.starts_with('{') {
            &['}']
        } else {
            &['|', ']']
        };
        rest = if after.starts_with('{') || after.starts_with("[[") {
            after.find(ends).map_or("", |end| &after[end + 1..])
        } else {
            kept.push('[');
            &after[1..]
        };
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(json: &str) -> Words {
        Words::parse("test.json", json).unwrap()
    }

    fn told(faults: &[Fault]) -> Vec<String> {
        faults.iter().map(ToString::to_string).collect()
    }

    /// What differs between an English and a Spanish text.
    fn between(english: &str, spanish: &str) -> Vec<String> {
        let text = |text: &str| words(&serde_json::json!({ "a": text }).to_string());
        told(&differences(&text(english), &text(spanish)))
    }

    #[test]
    fn a_text_that_is_missing_for_one_reader_is_named() {
        let english = words(r#"{"a": "x", "b": {"patient": "x", "clinician": "y"}}"#);
        let spanish = words(r#"{"b": {"clinician": "z"}}"#);
        assert_eq!(
            told(&missing(&english, &spanish)),
            [
                "there are no words for the patient with the id a",
                "there are no words for the clinician with the id a",
                "there are no words for the patient with the id b"
            ]
        );
        assert_eq!(missing(&english, &english), []);
    }

    #[test]
    fn a_text_that_english_does_not_have_is_named() {
        let found = differences(&words("{}"), &words(r#"{"a": {"clinician": "z"}}"#));
        assert_eq!(
            told(&found),
            ["the words a for the clinician have no English text in the file of the same name"]
        );
    }

    #[test]
    fn the_same_in_another_order_and_with_other_marks_is_no_difference() {
        for (english, spanish) in [
            ("{a} of {b}", "{b}: {a}"),
            (
                "The [[block|numbing test]] at C1/C2",
                "[[block]] en C1–C2, y otra vez C2",
            ),
            (
                "18.5 of 20,000 people, 0.125",
                "De 20.000 personas, 18,5 y 0,125",
            ),
            ("18.5 and 1,250", "18.5 y 1\u{202f}250"),
            ("About 15 of 28; 40%.", "Unas 15 de 28; 40 %."),
            ("One.\n\nTwo.", "Uno.\n\nDos."),
        ] {
            assert_eq!(between(english, spanish), Vec::<String>::new(), "{spanish}");
        }
    }

    #[test]
    fn what_differs_is_told_with_both_sides() {
        let start = "the words a for the patient have other";
        for (english, spanish, told) in [
            (
                "{side} side",
                "lado {lado}",
                "holes than in English: lado, not side",
            ),
            (
                "[[block]]",
                "[[disc]]",
                "terms than in English: disc, not block",
            ),
            (
                "15 of 28",
                "15 de 38",
                "numbers than in English: 15, 38, not 15, 28",
            ),
            ("18.5", "1,85", "numbers than in English: 1.85, not 18.5"),
            ("1,250", "1,25", "numbers than in English: 1.25, not 1250"),
            (
                "at C2",
                "en C2 y C12 de 12",
                "numbers than in English: 12, not ",
            ),
            (
                "a\n\nb",
                "a b",
                "paragraphs, lines and bars than in English: 0, 0, 0, not 1, 2, 0",
            ),
        ] {
            assert_eq!(between(english, spanish), [format!("{start} {told}")]);
        }
    }
}
