//! The words that a page should show: by their ids, so that a journey stays true when a text is
//! written anew.

use crate::checks::{Failure, Outcome};
use atlanto::content::{ContentError, FILES, Facts, Piece, Words, pieces};
use atlanto::domain::{Audience, Language};
use std::fs;

/// English for patients.
#[derive(Debug)]
pub(crate) struct Told(Words);

impl Told {
    /// All English words.
    pub(crate) fn bundled() -> Outcome<Self> {
        Ok(Self(Words::bundled().map_err(broken)?))
    }

    /// A translation, as it is on disk: without the English that stands in for what it lacks.
    pub(crate) fn in_language(language: Language) -> Outcome<Self> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/content");
        let mut all = Words::default();
        for (name, _) in FILES {
            let name = format!("{language}/{name}");
            let json = fs::read_to_string(format!("{folder}/{name}"))?;
            all = all.or(&Words::parse(&name, &json).map_err(broken)?);
        }
        Ok(Self(all))
    }

    /// The text of an id.
    pub(crate) fn text(&self, id: &str) -> Outcome<String> {
        let text = self.0.plain(id, Audience::Patient);
        text.ok_or_else(|| unknown(id))
    }

    /// The text of an id with its holes filled.
    pub(crate) fn fill(&self, id: &str, holes: &[(&str, &str)]) -> Outcome<String> {
        let text = self.0.fill(id, Audience::Patient, holes);
        text.ok_or_else(|| unknown(id))
    }

    /// The id of the first term that is marked in the text of an id.
    pub(crate) fn first_term(&self, id: &str) -> Option<String> {
        let text = self.0.text(id, Audience::Patient)?;
        pieces(text).find_map(|piece| match piece {
            Piece::Term { id, .. } => Some(id.to_owned()),
            Piece::Words(_) => None,
        })
    }

    /// The text of an id up to its first hole.
    pub(crate) fn beginning(&self, id: &str) -> Outcome<String> {
        let text = self.text(id)?;
        Ok(text.split('{').next().unwrap_or_default().to_owned())
    }
}

/// The facts that the content is built on.
pub(crate) fn facts() -> Outcome<Facts> {
    Facts::bundled().map_err(broken)
}

#[expect(clippy::needless_pass_by_value, reason = "as map_err hands it over")]
fn broken(error: ContentError) -> Failure {
    Failure::new(error.to_string())
}

fn unknown(id: &str) -> Failure {
    Failure::new(format!("the words have no {id}"))
}
