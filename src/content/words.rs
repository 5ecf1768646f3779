//! [`Words`]: the texts of one language by id, for two readers.

use super::{ContentError, plain_text};
use crate::domain::Audience;

/// The English files, merged by [`Words::bundled`]. The site is built with them as parts of its
/// own: they are not in the program.
#[cfg(any(test, feature = "json"))]
pub const ENGLISH: [(&str, &str); 13] = [
    (
        "en/ui.json",
        include_str!("../../assets/content/en/ui.json"),
    ),
    (
        "en/structures.json",
        include_str!("../../assets/content/en/structures.json"),
    ),
    (
        "en/explore.json",
        include_str!("../../assets/content/en/explore.json"),
    ),
    (
        "en/pathways.json",
        include_str!("../../assets/content/en/pathways.json"),
    ),
    (
        "en/sources.json",
        include_str!("../../assets/content/en/sources.json"),
    ),
    (
        "en/headache.json",
        include_str!("../../assets/content/en/headache.json"),
    ),
    (
        "en/prp.json",
        include_str!("../../assets/content/en/prp.json"),
    ),
    (
        "en/decide.json",
        include_str!("../../assets/content/en/decide.json"),
    ),
    (
        "en/summary.json",
        include_str!("../../assets/content/en/summary.json"),
    ),
    (
        "en/warnings.json",
        include_str!("../../assets/content/en/warnings.json"),
    ),
    (
        "en/claims.json",
        include_str!("../../assets/content/en/claims.json"),
    ),
    (
        "en/search.json",
        include_str!("../../assets/content/en/search.json"),
    ),
    (
        "en/glossary.json",
        include_str!("../../assets/content/en/glossary.json"),
    ),
];

/// The English files that the first screen needs; the others are fetched right after it.
#[cfg(any(test, feature = "json"))]
pub const FIRST: [&str; 5] = [
    "en/ui.json",
    "en/structures.json",
    "en/explore.json",
    "en/pathways.json",
    "en/warnings.json",
];

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
            | (
                Self::Each {
                    clinician: text, ..
                }
                | Self::Clinician(text),
                Audience::Clinician,
            ) => Some(text),
        }
    }
}

/// The words of one language, in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<(String, Text)>);

impl Words {
    /// English, complete.
    ///
    /// # Errors
    /// [`ContentError`] when a file is not what it should be or an id has two texts; the tests of
    /// this room keep that from shipping.
    #[cfg(any(test, feature = "json"))]
    pub fn bundled() -> Result<Self, ContentError> {
        Self::of_files(&ENGLISH)
    }

    /// The words of several files of JSON: their names in errors, and their texts.
    ///
    /// # Errors
    /// As [`Words::parse`].
    #[cfg(any(test, feature = "json"))]
    pub fn of_files(files: &[(&str, &str)]) -> Result<Self, ContentError> {
        let mut words = Self::default();
        for (file, json) in files {
            for (id, text) in super::written::entries(json)
                .map_err(|error| ContentError::unreadable(file, &error))?
            {
                words.add(file, id, text)?;
            }
        }
        Ok(words)
    }

    /// Reads the words of one file as a person writes it; `file` is its name in errors.
    ///
    /// # Errors
    /// [`ContentError`] when it is not JSON of ids and texts, or an id has two texts.
    #[cfg(any(test, feature = "json"))]
    pub fn parse(file: &str, json: &str) -> Result<Self, ContentError> {
        Self::of_files(&[(file, json)])
    }

    pub(super) fn add(&mut self, file: &str, id: String, text: Text) -> Result<(), ContentError> {
        match self.search(&id) {
            Ok(_) => Err(ContentError::TwoTexts {
                file: file.to_owned(),
                id,
            }),
            Err(place) => {
                self.0.insert(place, (id, text));
                Ok(())
            }
        }
    }

    /// Where the words of this id are, or where they would be.
    fn search(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(id))
    }

    /// These words, and those of `fallback` where these have none: another language over English.
    #[must_use]
    pub fn or(mut self, fallback: &Self) -> Self {
        for (id, text) in &fallback.0 {
            if let Err(place) = self.search(id) {
                self.0.insert(place, (id.clone(), text.clone()));
            }
        }
        self
    }

    /// The words with this id for this reader, as they are written: terms may be marked in them.
    #[must_use]
    pub fn text(&self, id: &str, audience: Audience) -> Option<&str> {
        self.0[self.search(id).ok()?].1.for_reader(audience)
    }

    /// The words with this id for this reader as they are read: without marks of terms.
    #[must_use]
    pub fn plain(&self, id: &str, audience: Audience) -> Option<String> {
        let name_of = |term: &str| {
            let name = self.text(&format!("term.{term}.name"), audience);
            name.unwrap_or_default().to_owned()
        };
        Some(plain_text(self.text(id, audience)?, name_of))
    }

    /// The words with this id for this reader as they are read, with every `{name}` replaced by its
    /// value.
    ///
    /// # Example
    /// ```
    /// use atlanto::{content::Words, domain::Audience};
    /// let words = Words::unpack("example", "where\u{1f}Your {side} side.\u{1e}".as_bytes()).unwrap();
    /// assert_eq!(words.fill("where", Audience::Patient, &[("side", "left")]).as_deref(), Some("Your left side."));
    /// ```
    #[must_use]
    pub fn fill(&self, id: &str, audience: Audience, holes: &[(&str, &str)]) -> Option<String> {
        let text = self.plain(id, audience)?;
        Some(holes.iter().fold(text, |filled, (name, value)| {
            filled.replace(&format!("{{{name}}}"), value)
        }))
    }

    /// Every id with its text, in the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Text)> {
        self.0.iter().map(|(id, text)| (id.as_str(), text))
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
        assert_eq!(
            [read("a", Audience::Patient), read("a", Audience::Clinician)],
            [Some("same"), Some("same")]
        );
        assert_eq!(
            [read("b", Audience::Patient), read("b", Audience::Clinician)],
            [Some("plain"), Some("exact")]
        );
        assert_eq!(
            [read("c", Audience::Patient), read("c", Audience::Clinician)],
            [None, Some("alone")]
        );
    }

    #[test]
    fn marks_of_terms_are_not_read_out() {
        let words = words(r#"{"a": "Your {side} [[capsule|sleeve]]. [[capsule]].", "term.capsule.name": "Joint capsule"}"#).unwrap();
        let plain = words.plain("a", Audience::Patient);
        assert_eq!(plain.as_deref(), Some("Your {side} sleeve. Joint capsule."));
        assert_eq!(
            words.fill("a", Audience::Patient, &[("side", "left")]),
            Some("Your left sleeve. Joint capsule.".to_owned())
        );
        assert_eq!(words.plain("b", Audience::Patient), None);
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
        assert_eq!(
            words(r#"{"a": "one", "a": "two"}"#).unwrap_err(),
            "the content file test.json gives a second text for a"
        );
    }

    #[test]
    fn a_misspelt_reader_is_refused() {
        let error = words(r#"{"a": {"pacient": "x", "clinician": "y"}}"#).unwrap_err();
        assert!(
            error.starts_with("the content file test.json cannot be read: unknown field `pacient`"),
            "{error}"
        );
    }

    #[test]
    fn words_for_patients_alone_are_refused() {
        assert!(
            words(r#"{"a": {"patient": "x"}}"#)
                .unwrap_err()
                .contains("missing field `clinician`")
        );
    }

    #[test]
    fn the_english_files_can_be_read() {
        let count = Words::bundled()
            .map(|words| words.iter().count())
            .map_err(|error| error.to_string());
        assert!(count.as_ref().is_ok_and(|count| *count > 500), "{count:?}");
    }
}
