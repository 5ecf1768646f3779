//! Checks of single texts: promises, numbers, sentence length, holes, and what an unverified claim
//! may say.

use super::fault::Fault;
use super::readability;
use super::{ClaimStatus, Facts, Words};
use crate::domain::Audience;

/// Words that promise; each needs a number in its sentence.
const PROMISES: [&str; 17] = [
    "heal",
    "heals",
    "healed",
    "healing",
    "safe",
    "safer",
    "safely",
    "safest",
    "effective",
    "effectively",
    "cure",
    "cures",
    "cured",
    "curing",
    "guarantee",
    "guaranteed",
    "proven",
];
/// The longest sentence for patients, words.
const LONGEST: usize = 20;
/// Holes that every reader of words fills.
const HOLES: [&str; 1] = ["side"];

/// What is wrong with single texts.
pub(super) fn faults(facts: &Facts, words: &Words) -> Vec<Fault> {
    words
        .iter()
        .map(|(id, _)| id)
        .filter(|id| !id.starts_with("ui."))
        .flat_map(|id| faults_of(facts, words, id))
        .collect()
}

fn faults_of(facts: &Facts, words: &Words, id: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let [patient, clinician] =
        [Audience::Patient, Audience::Clinician].map(|audience| words.plain(id, audience));
    for text in [&patient, &clinician].into_iter().flatten() {
        faults.extend(promise(id, text));
        faults.extend(unknown_hole(id, text));
        if is_one_in(text) {
            faults.push(Fault::BadNumber {
                id: id.to_owned(),
                wrong: "say x of 100, not one in so many",
            });
        }
    }
    if let Some(text) = &patient {
        faults.extend(for_patients(id, text));
    }
    if is_unverified(facts, id) {
        if patient.is_some() {
            faults.push(Fault::UnverifiedForPatients { id: id.to_owned() });
        }
        if clinician.as_deref().is_some_and(has_number) {
            faults.push(Fault::UnverifiedNumber { id: id.to_owned() });
        }
    }
    faults.dedup();
    faults
}

fn is_unverified(facts: &Facts, id: &str) -> bool {
    let claim = id
        .strip_prefix("claim.")
        .and_then(|rest| rest.rsplit_once('.'))
        .and_then(|(claim, _)| facts.claim(claim));
    claim.is_some_and(|claim| claim.status == ClaimStatus::Unverified)
}

/// Bare words of a sentence in small letters.
fn bare_words(sentence: &str) -> Vec<String> {
    readability::words(sentence)
        .map(|word| {
            word.trim_matches(|letter: char| !letter.is_alphanumeric())
                .to_lowercase()
        })
        .collect()
}

fn promise(id: &str, text: &str) -> Option<Fault> {
    let unproven = readability::sentences(text)
        .filter(|sentence| !sentence.chars().any(|letter| letter.is_ascii_digit()));
    let word = unproven
        .flat_map(bare_words)
        .find(|word| PROMISES.contains(&word.as_str()))?;
    Some(Fault::Promise {
        id: id.to_owned(),
        word,
    })
}

fn unknown_hole(id: &str, text: &str) -> Option<Fault> {
    let holes = text
        .split('{')
        .skip(1)
        .map(|rest| rest.split('}').next().unwrap_or(rest));
    let hole = holes.into_iter().find(|hole| !HOLES.contains(hole))?;
    Some(Fault::UnknownHole {
        id: id.to_owned(),
        hole: hole.to_owned(),
    })
}

/// Whether the text tells a share as "1 in 5" or "one in five".
fn is_one_in(text: &str) -> bool {
    let words: Vec<String> = readability::sentences(text).flat_map(bare_words).collect();
    let counts = |word: &str| {
        word.starts_with(|letter: char| letter.is_ascii_digit())
            || [
                "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty",
                "fifty", "hundred",
            ]
            .contains(&word)
    };
    words.windows(3).any(|window| {
        matches!(window[0].as_str(), "1" | "one") && window[1] == "in" && counts(&window[2])
    })
}

fn for_patients(id: &str, text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let bad = |wrong| Fault::BadNumber {
        id: id.to_owned(),
        wrong,
    };
    let letters: Vec<char> = text.chars().collect();
    if letters.windows(3).any(|window| {
        window[0].is_ascii_digit() && matches!(window[1], '.' | '·') && window[2].is_ascii_digit()
    }) {
        faults.push(bad("patients get no decimals"));
    }
    if text.contains(['%', '±']) {
        faults.push(bad("patients get x of 100, not per cent or spreads"));
    }
    let counts = readability::sentences(text).map(|sentence| readability::words(sentence).count());
    faults.extend(
        counts
            .filter(|&words| words > LONGEST)
            .map(|words| Fault::LongSentence {
                id: id.to_owned(),
                words,
                most: LONGEST,
            }),
    );
    faults
}

/// Whether a text has a digit outside names of levels such as C1 and C2/C3.
fn has_number(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|letter| {
        let number = letter.is_ascii_digit() && before != 'C';
        before = letter;
        number
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_needs_a_number_beside_it() {
        assert_eq!(
            promise("a", "It is safe.")
                .map(|fault| fault.to_string())
                .as_deref(),
            Some("the words a say \"safe\" without a number beside it")
        );
        assert_eq!(promise("a", "It cured 3 of 10."), None);
        assert!(promise("a", "It cured 3 of 10. So it is safe.").is_some());
    }

    #[test]
    fn one_in_so_many_is_found_in_figures_and_words() {
        assert!(is_one_in("About 1 in 5 people.") && is_one_in("One in ten had it."));
        assert!(!is_one_in("There is one in each side.") && !is_one_in("11 of 100 in 5 years."));
    }

    #[test]
    fn decimals_per_cent_and_long_sentences_are_not_for_patients() {
        let sentences: Vec<String> = for_patients("a", "It was 3.5 or 4 %.")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            sentences,
            [
                "the words a tell a number badly: patients get no decimals",
                "the words a tell a number badly: patients get x of 100, not per cent or spreads"
            ]
        );
        assert_eq!(
            for_patients("a", &"word ".repeat(21)),
            [Fault::LongSentence {
                id: "a".to_owned(),
                words: 21,
                most: 20
            }]
        );
        assert!(for_patients("a", &"word ".repeat(20)).is_empty());
    }

    #[test]
    fn names_of_levels_are_no_numbers() {
        assert!(!has_number("The C1 branch and the C2/C3 joint"));
        assert!(has_number("C2 in 3 people") && has_number("C12"));
    }

    #[test]
    fn only_the_side_is_a_hole() {
        assert_eq!(unknown_hole("a", "your {side} side"), None);
        assert_eq!(
            unknown_hole("a", "your {sid} side")
                .map(|fault| fault.to_string())
                .as_deref(),
            Some("the words a have a hole {sid} that nobody fills")
        );
    }
}
