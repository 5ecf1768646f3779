//! The words of a language as they are on disk now.

use super::finish::FinishError;
use crate::{
    content::{
        FILES, Words,
        translation::{INCOMPLETE, missing},
    },
    domain::Language,
};
use std::{fs, path::Path};

/// A file's name and its words.
pub(super) type NamedWords = (&'static str, Words);

/// The file of the page in a language: they lie side by side, so that all that is relative to a page
/// is the same for each.
#[must_use]
pub fn page_of(language: Language) -> String {
    if language == Language::ENGLISH {
        "index.html".to_owned()
    } else {
        format!("{language}.html")
    }
}

/// The words of a language in the repository `source`, file by file. English stands in for what a
/// file of [`INCOMPLETE`] lacks.
///
/// # Errors
/// When a file cannot be read, or lacks a text that English has and is not among those.
pub(super) fn read(source: &Path, language: Language) -> Result<Vec<NamedWords>, FinishError> {
    let mut files = Vec::new();
    for (name, _) in FILES {
        let own = file(source, language, name)?;
        let words = if language == Language::ENGLISH {
            own
        } else {
            over(
                own,
                &file(source, Language::ENGLISH, name)?,
                &format!("{language}/{name}"),
            )?
        };
        files.push((name, words));
    }
    Ok(files)
}

fn file(source: &Path, language: Language, name: &str) -> Result<Words, FinishError> {
    let named = format!("{language}/{name}");
    let path = source.join("assets/content").join(&named);
    let json = fs::read_to_string(&path).map_err(|error| FinishError::File(path, error))?;
    Words::parse(&named, &json).map_err(|error| FinishError::Words(error.to_string()))
}

/// The words of a translated file, complete.
fn over(own: Words, english: &Words, named: &str) -> Result<Words, FinishError> {
    let faults = missing(english, &own);
    if faults.is_empty() || INCOMPLETE.contains(&named) {
        return Ok(own.over_english(english));
    }
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    Err(FinishError::Words(format!(
        "in {named} {}",
        faults.join("; ")
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_missing_fails_the_build_by_name() {
        let words = |json: &str| Words::parse("test.json", json).unwrap();
        let (english, own) = (words(r#"{"a": "x", "b": "y"}"#), words(r#"{"a": "z"}"#));
        let error = over(own.clone(), &english, "xx/ui.json").unwrap_err();
        assert_eq!(
            error.to_string(),
            "the words of the page cannot be written: in xx/ui.json there are no words for the patient with the id b; \
             there are no words for the clinician with the id b"
        );
        assert!(over(own.or(&english), &english, "xx/ui.json").is_ok());
    }

    #[test]
    fn every_language_can_be_read_and_has_every_id() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR"));
        let ids = |language| -> Vec<String> {
            let files = read(source, language).unwrap();
            let ids = files
                .iter()
                .flat_map(|(name, words)| words.iter().map(move |(id, _)| format!("{name} {id}")));
            ids.collect()
        };
        let english = ids(Language::ENGLISH);
        assert!(english.len() > 1000, "{}", english.len());
        for &language in Language::ALL {
            assert_eq!(ids(language), english, "{language}");
        }
    }
}
