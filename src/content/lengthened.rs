//! Words two fifths longer, to see whether a language with long words has room: what is written
//! stays readable, and holes, terms and lines stay what they are.

use super::{Text, Words};

impl Words {
    /// The same words, each text two fifths longer.
    #[must_use]
    pub fn lengthened(self) -> Self {
        let longer = |text: String| lengthened(&text);
        self.map(|text| match text {
            Text::Both(text) => Text::Both(longer(text)),
            Text::Each { patient, clinician } => Text::Each {
                patient: longer(patient),
                clinician: longer(clinician),
            },
            Text::Clinician(text) => Text::Clinician(longer(text)),
        })
    }
}

/// A text whose words are two fifths longer together: vowels are doubled, and what a word without
/// enough of them still owes is paid at its end.
fn lengthened(text: &str) -> String {
    let mut longer = String::new();
    // in fifths of a letter: each letter is worth two more
    let mut owed = 0_i32;
    let mut is_kept = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        longer.push(letter);
        match letter {
            // holes, and ids of terms: `[[term|`
            '{' | '[' => is_kept = true,
            '}' | ']' | '|' => is_kept = false,
            _ if is_kept || !letter.is_alphabetic() => {}
            _ => {
                owed += 2;
                let is_last = !letters.peek().is_some_and(|next| next.is_alphanumeric());
                while owed >= 5 && is_last || owed >= 3 && is_vowel(letter) {
                    longer.push(letter);
                    owed -= 5;
                }
            }
        }
    }
    longer
}

fn is_vowel(letter: char) -> bool {
    "aeiouáéíóúAEIOU".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Audience;

    #[test]
    fn words_stay_readable() {
        assert_eq!(lengthened("Your upper neck"), "Yoour uuppeer neeckk");
        assert_eq!(lengthened("PRP, C1/C2"), "PRPP, C1/C2");
        assert_eq!(lengthened(""), "");
    }

    #[test]
    fn marks_and_holes_stay_what_they_are() {
        assert_eq!(lengthened("{side} {name}"), "{side} {name}");
        assert_eq!(lengthened("[[ganglion]]"), "[[ganglion]]");
        let term = lengthened("[[capsule|the sleeve]]");
        assert!(term.starts_with("[[capsule|") && term.len() > "[[capsule|the sleeve]]".len());
        let english = Words::bundled().unwrap();
        let long = english.clone().lengthened();
        let signs = |text: Option<&str>| -> String {
            let letters = text.unwrap_or_default().chars();
            letters.filter(|letter| !letter.is_alphabetic()).collect()
        };
        for ((id, _), &audience) in english.iter().zip(Audience::ALL.iter().cycle()) {
            let both = [&english, &long].map(|words| signs(words.text(id, audience)));
            assert_eq!(both[0], both[1], "{id}");
        }
    }

    #[test]
    fn texts_are_two_fifths_longer() {
        let english = Words::bundled().unwrap();
        let long = english.clone().lengthened();
        let letters = |words: &Words| -> usize {
            let texts = words
                .iter()
                .filter_map(|(id, _)| words.text(id, Audience::Patient));
            texts
                .map(|text| text.chars().filter(|letter| letter.is_alphabetic()).count())
                .sum()
        };
        let (before, after) = (letters(&english), letters(&long));
        // holes and ids of terms do not grow
        assert!(
            after * 100 >= before * 138 && after * 100 <= before * 142,
            "{before} {after}"
        );
    }
}
