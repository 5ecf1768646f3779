//! Content as it travels to a reader: the same as the JSON that people write, in a form that takes
//! little program to read.
//!
//! Facts are written by [`compact`](super::compact); words are texts between the separators that
//! ASCII has for them. `site finish` packs them, the program unpacks them: both are built from the
//! same source, so there is one version.

use super::compact::{Compact, Reader};
use super::{ContentError, Facts, Text, Words};

/// Ends a text of an entry.
const UNIT: char = '\u{1f}';
/// Ends an entry: id and text, or id, text for patients (empty if there is none) and text for
/// clinicians.
const RECORD: char = '\u{1e}';

impl Facts {
    /// The facts for the program.
    #[cfg(any(test, feature = "json"))]
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write(&mut bytes);
        bytes
    }

    /// Reads what [`Facts::pack`] wrote.
    ///
    /// # Errors
    /// [`ContentError::Unreadable`] when it is something else, or cut short.
    pub fn unpack(bytes: &[u8]) -> Result<Self, ContentError> {
        let mut reader = Reader::new(bytes);
        let facts = Self::read(&mut reader);
        if reader.finish() {
            Ok(facts)
        } else {
            Err(broken("facts"))
        }
    }
}

impl Words {
    /// The words for the program.
    #[cfg(any(test, feature = "json"))]
    #[must_use]
    pub fn pack(&self) -> String {
        let mut packed = String::new();
        for (id, text) in self.iter() {
            let texts = match text {
                Text::Both(text) => text.clone(),
                Text::Each { patient, clinician } => format!("{patient}{UNIT}{clinician}"),
                Text::Clinician(clinician) => format!("{UNIT}{clinician}"),
            };
            packed.extend([id, &String::from(UNIT), &texts, &String::from(RECORD)]);
        }
        packed
    }

    /// Reads what [`Words::pack`] wrote; `file` is its name in errors.
    ///
    /// # Errors
    /// [`ContentError`] when it is something else, or cut short.
    pub fn unpack(file: &str, bytes: &[u8]) -> Result<Self, ContentError> {
        let mut words = Self::default();
        let mut rest = std::str::from_utf8(bytes).map_err(|_text| broken(file))?;
        while let Some((entry, after)) = rest.split_once(RECORD) {
            let (id, texts) = entry.split_once(UNIT).ok_or(broken(file))?;
            let text = match texts.split_once(UNIT) {
                None => Text::Both(texts.to_owned()),
                Some(("", clinician)) => Text::Clinician(clinician.to_owned()),
                Some((patient, clinician)) => Text::Each {
                    patient: patient.to_owned(),
                    clinician: clinician.to_owned(),
                },
            };
            words.add(file, id.to_owned(), text)?;
            rest = after;
        }
        if rest.is_empty() {
            Ok(words)
        } else {
            Err(broken(file))
        }
    }
}

fn broken(file: &str) -> ContentError {
    ContentError::unreadable(file, &"it is cut short or no content")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ships_arrives_as_it_was_written() {
        let (facts, words) = (Facts::bundled().unwrap(), Words::bundled().unwrap());
        assert!(!facts.measurements.is_empty(), "they are packed too");
        assert_eq!(Facts::unpack(&facts.pack()), Ok(facts));
        assert_eq!(Words::unpack("en", words.pack().as_bytes()), Ok(words));
    }

    #[test]
    fn what_is_cut_short_is_refused_and_never_panics() {
        let facts = Facts::bundled().unwrap().pack();
        for length in 0..facts.len() {
            assert!(
                Facts::unpack(&facts[..length]).is_err(),
                "{length} bytes were read"
            );
        }
        let words =
            Words::parse("test", r#"{"a": "one", "b": {"patient": "two", "clinician": "three"}, "c": {"clinician": "é"}}"#).unwrap().pack();
        for length in 0..words.len() {
            let cut = &words.as_bytes()[..length];
            let whole = length == 0 || cut.ends_with(b"\x1e");
            assert_eq!(Words::unpack("test", cut).is_ok(), whole, "{length} bytes");
        }
    }

    #[test]
    fn no_text_holds_a_separator() {
        let words = Words::bundled().unwrap();
        let texts = words.iter().flat_map(|(id, text)| match text {
            Text::Both(text) | Text::Clinician(text) => vec![id, text],
            Text::Each { patient, clinician } => vec![id, patient, clinician],
        });
        assert!(
            texts
                .into_iter()
                .all(|text| !text.contains([UNIT, RECORD, '\u{1d}']) && !text.is_empty())
        );
    }
}
