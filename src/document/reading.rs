//! [`Reading`]: a [`Reader`] of facts and words in memory.

use super::Reader;
use crate::content::{Facts, Words};
use crate::domain::{Audience, Language};
use crate::format::{written, written_date};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The hole in words that stands for the side that hurts.
const SIDE: &str = "{side}";

/// Facts and the words of one language for one audience. It remembers which words were asked for
/// and are not there.
#[derive(Debug)]
pub struct Reading<'a> {
    facts: &'a Facts,
    words: &'a Words,
    language: Language,
    audience: Audience,
    side: String,
    missing: RefCell<BTreeSet<String>>,
}

impl<'a> Reading<'a> {
    /// A reading for this audience; `side` is the word for the side that hurts.
    #[must_use]
    pub fn new(facts: &'a Facts, words: &'a Words, audience: Audience, side: &str) -> Self {
        Self {
            facts,
            words,
            language: Language::ENGLISH,
            audience,
            side: side.to_owned(),
            missing: RefCell::default(),
        }
    }

    /// The same with numbers and dates as another language writes them.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The ids that were read and have no words, in order.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        self.missing.borrow().iter().cloned().collect()
    }

    fn note_missing(&self, id: &str) -> String {
        self.missing.borrow_mut().insert(id.to_owned());
        String::new()
    }
}

impl Reader for Reading<'_> {
    fn facts(&self) -> &Facts {
        self.facts
    }

    fn text(&self, id: &str) -> String {
        self.words.plain(id, self.audience).map_or_else(
            || self.note_missing(id),
            |text| text.replace(SIDE, &self.side),
        )
    }

    fn marked_text(&self, id: &str) -> String {
        if self.audience == Audience::Clinician {
            return self.text(id);
        }
        self.words.text(id, self.audience).map_or_else(
            || self.note_missing(id),
            |text| text.replace(SIDE, &self.side),
        )
    }

    fn has_text(&self, id: &str) -> bool {
        self.words
            .text(id, self.audience)
            .is_some_and(|text| !text.is_empty())
    }

    fn fill(&self, id: &str, holes: &[(&str, &str)]) -> String {
        let values: Vec<String> = holes
            .iter()
            .map(|(_, value)| written(value, self.language))
            .collect();
        let names = holes.iter().map(|(name, _)| *name);
        let holes: Vec<_> = names.zip(values.iter().map(String::as_str)).collect();
        self.words
            .fill(id, self.audience, &holes)
            .unwrap_or_else(|| self.note_missing(id))
    }

    fn date(&self, iso: &str) -> String {
        written_date(iso, self.language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_side_is_filled_and_what_is_missing_is_remembered() {
        let (facts, words) = (
            Facts::bundled().unwrap(),
            Words::parse(
                "test.json",
                r#"{"a": "on the {side} side", "b": {"clinician": "x"}, "c": "{n} people"}"#,
            )
            .unwrap(),
        );
        let reading = Reading::new(&facts, &words, Audience::Patient, "sore");
        assert_eq!(reading.text("a"), "on the sore side");
        assert_eq!(reading.fill("c", &[("n", "3000")]), "3,000 people");
        assert_eq!(reading.date("2026-11-22"), "22 November 2026");
        assert!(reading.has_text("a") && !reading.has_text("b"));
        assert_eq!(reading.missing(), Vec::<String>::new());
        assert_eq!(reading.text("b"), "");
        assert_eq!(reading.fill("d", &[]), "");
        assert_eq!(reading.missing(), ["b", "d"]);
    }
}
