//! The store as the [`Reader`] of descriptions, and what views ask of facts and words beyond it.

use super::store::Store;
use crate::app::{State, steps_of};
use crate::browser;
use crate::content::{Facts, Picture};
use crate::document::{self, Node, Reader};
use crate::domain::{Audience, Chapter, Kind, StructureId, StructureSet, find_text};

/// Every text is tracked: a view that describes something is made again when its words change.
impl Reader for Store {
    fn facts(&self) -> &Facts {
        Store::facts(*self)
    }

    fn text(&self, id: &str) -> String {
        Store::text(*self, id)
    }

    fn has_text(&self, id: &str) -> bool {
        Store::has_text(*self, id)
    }

    fn fill(&self, id: &str, holes: &[(&str, &str)]) -> String {
        Store::fill(*self, id, holes)
    }
}

impl Store {
    /// Structures of the list that match `wanted` by name, Latin or note: those of the reader's
    /// side and the unpaired.
    #[must_use]
    pub(crate) fn listed(self, wanted: &str) -> StructureSet {
        let side = self.side.get();
        let wanted = browser::folded(wanted.trim());
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
                    .any(|word| find_text(&browser::folded(word), &wanted).is_some())
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
    pub(crate) fn step_nodes(self, chapter: Chapter, step: usize) -> Vec<Node> {
        steps_of(self.facts(), chapter)
            .get(step)
            .map_or_else(Vec::new, |step| document::step(&self, chapter, step))
    }

    /// Title of what Next opens; nothing at the end.
    #[must_use]
    pub(crate) fn next_title(self) -> Option<String> {
        let (chapter, step) = (self.chapter.get(), self.step.get());
        if step + 1 < self.step_count(chapter) {
            return Some(self.text(&format!("{}.title", self.step_prefix(chapter, step + 1))));
        }
        let following = Chapter::ALL.get(chapter as usize + 1)?;
        Some(self.text(&format!("chapter.{following}.title")))
    }

    /// Whether there is nothing before.
    #[must_use]
    pub(crate) fn is_first(self) -> bool {
        self.chapter.get() == Chapter::Explore && self.step.get() == 0
    }

    /// What the drawing of the open step shows, in words: the title of the step, whose body stands
    /// beside it.
    #[must_use]
    pub(crate) fn picture_words(self) -> String {
        if self.picture.get() == Picture::Crossed {
            return self.text(&format!("ui.wires.{}.said", self.wires.get()));
        }
        self.text(&format!(
            "{}.title",
            self.step_prefix(self.chapter.get(), self.step.get())
        ))
    }

    /// Whether labels carry Latin.
    #[must_use]
    pub(crate) fn shows_latin(self) -> bool {
        self.audience.get() == Audience::Clinician
    }

    /// The state as it is, untracked.
    #[must_use]
    pub(crate) fn snapshot(self) -> State {
        self.state.get_untracked()
    }
}
