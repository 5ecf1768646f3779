//! [`Words`]: the texts of one language by id, for two readers.

use super::ContentError;
use crate::domain::Audience;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::{collections::BTreeMap, fmt};

/// The English files, merged by [`Words::bundled`]. The site is built with them as parts of its own: they are not in
/// the program.
pub const ENGLISH: [(&str, &str); 11] = [
    ("en/ui.json", include_str!("../../assets/content/en/ui.json")),
    ("en/structures.json", include_str!("../../assets/content/en/structures.json")),
    ("en/explore.json", include_str!("../../assets/content/en/explore.json")),
    ("en/pathways.json", include_str!("../../assets/content/en/pathways.json")),
    ("en/headache.json", include_str!("../../assets/content/en/headache.json")),
    ("en/prp.json", include_str!("../../assets/content/en/prp.json")),
    ("en/decide.json", include_str!("../../assets/content/en/decide.json")),
    ("en/summary.json", include_str!("../../assets/content/en/summary.json")),
    ("en/warnings.json", include_str!("../../assets/content/en/warnings.json")),
    ("en/claims.json", include_str!("../../assets/content/en/claims.json")),
    ("en/glossary.json", include_str!("../../assets/content/en/glossary.json")),
];

/// The English files that the first screen needs; the others are fetched right after it.
pub const FIRST: [&str; 5] = ["en/ui.json", "en/structures.json", "en/explore.json", "en/pathways.json", "en/warnings.json"];

/// A text for both readers, one for each, or one for clinicians alone.
///
/// In JSON a string, `{"patient": …, "clinician": …}` or `{"clinician": …}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// The same for everybody.
    Both(String),
    /// One for each reader.
    Each {
        /// Plain words.
        patient: String,
        /// Terms and details.
        clinician: String,
    },
    /// Not for patients: not yet verified, or of use to clinicians only.
    Clinician(String),
}

impl Text {
    /// The words for this reader, if there are any.
    #[must_use]
    pub fn for_reader(&self, audience: Audience) -> Option<&str> {
        match (self, audience) {
            (Self::Clinician(_), Audience::Patient) => None,
            (Self::Both(text), _)
            | (Self::Each { patient: text, .. }, Audience::Patient)
            | (Self::Each { clinician: text, .. } | Self::Clinician(text), Audience::Clinician) => Some(text),
        }
    }
}

/// The words of one language by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(BTreeMap<String, Text>);

impl Words {
    /// English, complete.
    ///
    /// # Errors
    /// [`ContentError`] when a file is not what it should be or an id has two texts; the tests of this room keep that from shipping.
    pub fn bundled() -> Result<Self, ContentError> {
        let mut words = Self::default();
        for (file, json) in ENGLISH {
            words.add(file, json)?;
        }
        Ok(words)
    }

    /// Reads the words of one file that was fetched; `file` is its name in errors.
    ///
    /// # Errors
    /// [`ContentError`] when it is not JSON of ids and texts, or an id has two texts.
    pub fn parse(file: &str, json: &str) -> Result<Self, ContentError> {
        let mut words = Self::default();
        words.add(file, json)?;
        Ok(words)
    }

    fn add(&mut self, file: &str, json: &str) -> Result<(), ContentError> {
        let entries: Entries = serde_json::from_str(json).map_err(|source| ContentError::Unreadable { file: file.to_owned(), source })?;
        for (id, text) in entries.0 {
            if self.0.contains_key(&id) {
                return Err(ContentError::TwoTexts { file: file.to_owned(), id });
            }
            self.0.insert(id, text);
        }
        Ok(())
    }

    /// These words, and those of `fallback` where these have none: another language over English.
    #[must_use]
    pub fn or(mut self, fallback: &Self) -> Self {
        for (id, text) in &fallback.0 {
            self.0.entry(id.clone()).or_insert_with(|| text.clone());
        }
        self
    }

    /// The words with this id for this reader.
    #[must_use]
    pub fn text(&self, id: &str, audience: Audience) -> Option<&str> {
        self.0.get(id).and_then(|text| text.for_reader(audience))
    }

    /// The words with this id for this reader, with every `{name}` replaced by its value.
    ///
    /// # Example
    /// ```
    /// use atlanto::{content::Words, domain::Audience};
    /// let words = Words::parse("example", r#"{"where": "Your {side} side."}"#).unwrap();
    /// assert_eq!(words.fill("where", Audience::Patient, &[("side", "left")]).as_deref(), Some("Your left side."));
    /// ```
    #[must_use]
    pub fn fill(&self, id: &str, audience: Audience, holes: &[(&str, &str)]) -> Option<String> {
        let text = self.text(id, audience)?;
        Some(holes.iter().fold(text.to_owned(), |filled, (name, value)| filled.replace(&format!("{{{name}}}"), value)))
    }

    /// Every id with its text, in the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Text)> {
        self.0.iter().map(|(id, text)| (id.as_str(), text))
    }
}

/// Ids and texts as they stand in a file, repeated ids included.
struct Entries(Vec<(String, Text)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seen;
        impl<'de> Visitor<'de> for Seen {
            type Value = Entries;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of ids and texts")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Seen)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or an object with a text for the clinician and perhaps one for the patient")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Both(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let (mut patient, mut clinician) = (None, None);
                while let Some((reader, text)) = map.next_entry::<String, String>()? {
                    let slot = match reader.as_str() {
                        "patient" => &mut patient,
                        "clinician" => &mut clinician,
                        other => return Err(A::Error::unknown_field(other, &["patient", "clinician"])),
                    };
                    if slot.replace(text).is_some() {
                        return Err(A::Error::custom(format_args!("two texts for the {reader}")));
                    }
                }
                match (patient, clinician) {
                    (Some(patient), Some(clinician)) => Ok(Text::Each { patient, clinician }),
                    (None, Some(clinician)) => Ok(Text::Clinician(clinician)),
                    (_, None) => Err(A::Error::missing_field("clinician")),
                }
            }
        }
        deserializer.deserialize_any(Read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(json: &str) -> Result<Words, String> {
        Words::parse("test.json", json).map_err(|error| error.to_string())
    }

    #[test]
    fn each_reader_gets_their_own_words() {
        let words = words(r#"{"a": "same", "b": {"patient": "plain", "clinician": "exact"}, "c": {"clinician": "alone"}}"#).unwrap();
        let read = |id, audience| words.text(id, audience);
        assert_eq!([read("a", Audience::Patient), read("a", Audience::Clinician)], [Some("same"), Some("same")]);
        assert_eq!([read("b", Audience::Patient), read("b", Audience::Clinician)], [Some("plain"), Some("exact")]);
        assert_eq!([read("c", Audience::Patient), read("c", Audience::Clinician)], [None, Some("alone")]);
    }

    #[test]
    fn another_language_falls_back_to_english() {
        let english = words(r#"{"a": "yes", "b": "no"}"#).unwrap();
        let spanish = words(r#"{"a": "sí"}"#).unwrap().or(&english);
        assert_eq!(spanish.text("a", Audience::Patient), Some("sí"));
        assert_eq!(spanish.text("b", Audience::Patient), Some("no"));
    }

    #[test]
    fn a_second_text_for_an_id_is_named_with_its_file() {
        assert_eq!(words(r#"{"a": "one", "a": "two"}"#).unwrap_err(), "the content file test.json gives a second text for a");
    }

    #[test]
    fn a_misspelt_reader_is_refused() {
        let error = words(r#"{"a": {"pacient": "x", "clinician": "y"}}"#).unwrap_err();
        assert!(error.starts_with("the content file test.json cannot be read: unknown field `pacient`"), "{error}");
    }

    #[test]
    fn words_for_patients_alone_are_refused() {
        assert!(words(r#"{"a": {"patient": "x"}}"#).unwrap_err().contains("missing field `clinician`"));
    }

    #[test]
    fn the_english_files_can_be_read() {
        let count = Words::bundled().map(|words| words.iter().count()).map_err(|error| error.to_string());
        assert!(count.as_ref().is_ok_and(|count| *count > 500), "{count:?}");
    }
}
