//! [`Words`]: the texts of one language by id, for two readers.

use super::{ContentError, plain_text};
use crate::domain::Audience;

/// The files of every language, by name, with the English text. English is the language that the
/// words are written in, so tests and tools have it at hand; the site is built from the files on
/// disk, and nothing of it is in the program.
#[cfg(any(test, feature = "json"))]
#[rustfmt::skip]
pub const FILES: [(&str, &str); 13] = [
    ("ui.json", include_str!("../../assets/content/en/ui.json")),
    ("structures.json", include_str!("../../assets/content/en/structures.json")),
    ("explore.json", include_str!("../../assets/content/en/explore.json")),
    ("pathways.json", include_str!("../../assets/content/en/pathways.json")),
    ("sources.json", include_str!("../../assets/content/en/sources.json")),
    ("headache.json", include_str!("../../assets/content/en/headache.json")),
    ("prp.json", include_str!("../../assets/content/en/prp.json")),
    ("decide.json", include_str!("../../assets/content/en/decide.json")),
    ("summary.json", include_str!("../../assets/content/en/summary.json")),
    ("warnings.json", include_str!("../../assets/content/en/warnings.json")),
    ("claims.json", include_str!("../../assets/content/en/claims.json")),
    ("search.json", include_str!("../../assets/content/en/search.json")),
    ("glossary.json", include_str!("../../assets/content/en/glossary.json")),
];

/// The files that the first screen needs; the others are fetched right after it.
#[cfg(any(test, feature = "json"))]
pub const FIRST: [&str; 5] = [
    "ui.json",
    "structures.json",
    "explore.json",
    "pathways.json",
    "warnings.json",
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

#[cfg(any(test, feature = "json"))]
impl Text {
    /// The same, marked as standing in for a translation.
    fn marked(&self) -> Self {
        let mark = |text: &String| format!("{STAND_IN}{text}");
        match self {
            Self::Both(text) => Self::Both(mark(text)),
            Self::Each { patient, clinician } => Self::Each {
                patient: mark(patient),
                clinician: mark(clinician),
            },
            Self::Clinician(text) => Self::Clinician(mark(text)),
        }
    }
}

/// A text that begins so is English and stands in for one that is not translated yet; whoever shows
/// it says so (`lang`).
pub const STAND_IN: &str = "\u{1d}en\u{1d}";

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
        Self::of_files(&FILES)
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

    /// These words, and the English ones, marked with [`STAND_IN`], where these have none.
    #[cfg(any(test, feature = "json"))]
    #[must_use]
    pub fn over_english(mut self, english: &Self) -> Self {
        for (id, text) in &english.0 {
            match self.search(id) {
                Err(place) => self.0.insert(place, (id.clone(), text.marked())),
                Ok(place) => {
                    let own = &mut self.0[place].1;
                    if let (Text::Clinician(clinician), Some(patient)) =
                        (&*own, text.for_reader(Audience::Patient))
                    {
                        *own = Text::Each {
                            patient: format!("{STAND_IN}{patient}"),
                            clinician: clinician.clone(),
                        };
                    }
                }
            }
        }
        self
    }

    /// These words, and those of `fallback` where these have none.
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
            name.unwrap_or_default().replace(STAND_IN, "")
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

    /// The same ids with other texts.
    pub(super) fn map(self, change: impl Fn(Text) -> Text) -> Self {
        let changed = |(id, text): (String, Text)| (id, change(text));
        Self(self.0.into_iter().map(changed).collect())
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
    fn english_stands_in_marked_for_each_reader() {
        let english =
            words(r#"{"a": "yes", "b": "no", "c": {"patient": "so", "clinician": "thus"}}"#)
                .unwrap();
        let spanish = words(r#"{"a": "sí", "c": {"clinician": "así"}}"#).unwrap();
        let spanish = spanish.over_english(&english);
        let read = |id, audience| spanish.text(id, audience).unwrap();
        assert_eq!(read("a", Audience::Patient), "sí");
        assert_eq!(read("b", Audience::Patient), "\u{1d}en\u{1d}no");
        assert_eq!(read("c", Audience::Patient), "\u{1d}en\u{1d}so");
        assert_eq!(read("c", Audience::Clinician), "así");
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
