//! The store as the [`Reader`] of descriptions, and what views ask of facts and words beyond it.

use super::Store;
use crate::app::steps_of;
use crate::browser;
use crate::content::{Facts, Picture};
use crate::document::{self, Node, Reader};
use crate::domain::{Audience, Chapter, Kind, StructureId, StructureSet};
use leptos::prelude::*;

/// Every text is tracked: a view that describes something is made again when its words change.
impl Reader for Store {
    fn facts(&self) -> &Facts {
        Store::facts(*self)
    }

    fn text(&self, id: &str) -> String {
        self.words.text(id)
    }

    fn marked_text(&self, id: &str) -> String {
        self.words.marked_text(id)
    }

    fn has_text(&self, id: &str) -> bool {
        self.words.has_text(id)
    }

    fn fill(&self, id: &str, holes: &[(&str, &str)]) -> String {
        self.words.fill(id, holes)
    }

    fn can_mark(&self) -> bool {
        true
    }

    fn date(&self, iso: &str) -> String {
        browser::date(iso, self.words.language().locale())
    }
}

impl Store {
    /// Structures of the list that match `wanted` by name, Latin or note: those of the reader's
    /// side and the unpaired.
    #[must_use]
    pub fn listed(self, wanted: &str) -> StructureSet {
        let side = self.app.side.get();
        let wanted = browser::fold_for_search(wanted.trim());
        let listed = |id: &StructureId| {
            self.facts()
                .structure(&id.base())
                .is_some_and(|structure| structure.listed)
        };
        let matches = |id: &StructureId| {
            wanted.is_empty() || {
                let words = [
                    self.name(*id),
                    self.latin(*id).to_owned(),
                    self.text(&format!("structure.{}.note", id.base())),
                    self.text(&format!("structure.{}.also", id.base())),
                    self.text(&format!("ui.group.{}", id.kind())),
                ];
                words
                    .iter()
                    .any(|word| browser::fold_for_search(word).contains(&wanted))
            }
        };
        StructureId::all()
            .iter()
            .copied()
            .filter(|id| id.kind() != Kind::Skin && id.side().is_none_or(|own| own == side))
            .filter(|id| listed(id) && matches(id))
            .collect()
    }

    /// The words of a step; none for a step that is not there.
    #[must_use]
    pub fn step_nodes(self, chapter: Chapter, step: usize) -> Vec<Node> {
        steps_of(self.facts(), chapter)
            .get(step)
            .map_or_else(Vec::new, |step| document::step(&self, chapter, step))
    }

    /// Title of what Next opens; nothing at the end.
    #[must_use]
    pub fn next_title(self) -> Option<String> {
        let (chapter, step) = (self.app.chapter.get(), self.app.step.get());
        if step + 1 < self.app.step_count(chapter) {
            return Some(self.text(&format!("{}.title", self.step_prefix(chapter, step + 1))));
        }
        let following = Chapter::ALL.get(chapter as usize + 1)?;
        Some(self.text(&format!("chapter.{following}.title")))
    }

    /// What the drawing of the open step shows, in words: the title of the step, whose body stands
    /// beside it.
    #[must_use]
    pub fn picture_words(self) -> String {
        if self.app.picture.get() == Picture::Crossed {
            return self.text(&format!("ui.wires.{}.said", self.app.wires.get()));
        }
        self.text(&format!(
            "{}.title",
            self.step_prefix(self.app.chapter.get(), self.app.step.get())
        ))
    }

    /// Whether labels carry Latin.
    #[must_use]
    pub fn shows_latin(self) -> bool {
        self.app.audience.get() == Audience::Clinician
    }
}
