//! What views ask of the facts and words, by id: names, lists, citations, titles.

use leptos::prelude::*;
use crate::store::Store;
use crate::app::{State, steps_of};
use crate::browser;
use crate::content::{Basis, Block, Claim, Pathway, Picture, Source, Study, Urgency};
use crate::domain::{Audience, Chapter, Kind, Side, StructureId, StructureSet, find_text};

impl Store {
    /// Name of a structure with its side.
    #[must_use]
    pub(crate) fn name(self, id: StructureId) -> String {
        self.base_name(&id.base(), id.side())
    }

    /// Name of a structure by base id, with a side if it has one.
    #[must_use]
    pub(crate) fn base_name(self, base: &str, side: Option<Side>) -> String {
        let name = self.text(&format!("structure.{base}.name"));
        match side {
            Some(side) => self.fill(
                "ui.sided",
                &[
                    ("name", &name),
                    ("side", &self.text(&format!("ui.sided.{side}"))),
                ],
            ),
            None => name,
        }
    }

    /// Latin name of a structure.
    #[must_use]
    pub(crate) fn latin(self, id: StructureId) -> &'static str {
        self.facts()
            .structure(&id.base())
            .map_or("", |structure| &structure.latin)
    }

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

    /// The areas of a pathway in words: "a, b and c".
    #[must_use]
    pub(crate) fn areas(self, path: &Pathway) -> String {
        let names: Vec<String> = path
            .felt
            .iter()
            .map(|felt| self.text(&format!("area.{}.name", felt.area)))
            .collect();
        match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, first)) => {
                self.fill("ui.and", &[("first", &first.join(", ")), ("last", last)])
            }
            None => String::new(),
        }
    }

    /// What a map rests on, and how many people or tests.
    #[must_use]
    pub(crate) fn basis(self, path: &Pathway) -> String {
        let basis = self.text(&format!("basis.{}", path.basis.name()));
        let Some(n) = path.n else { return basis };
        let what = if path.basis == Basis::Discography {
            "ui.path.tests"
        } else {
            "ui.path.people"
        };
        format!("{basis}, {}", self.fill(what, &[("n", &n.to_string())]))
    }

    /// Word prefix of a step.
    #[must_use]
    pub(crate) fn step_prefix(self, chapter: Chapter, step: usize) -> String {
        let id = steps_of(self.facts(), chapter)
            .get(step)
            .map_or("", |step| &step.id);
        format!("step.{chapter}.{id}")
    }

    /// Blocks of a step.
    #[must_use]
    pub(crate) fn blocks(self, chapter: Chapter, step: usize) -> &'static [Block] {
        steps_of(self.facts(), chapter)
            .get(step)
            .map_or(&[], |step| &step.blocks)
    }

    /// The claims with these ids that this reader may see: unverified ones are for clinicians.
    #[must_use]
    pub(crate) fn claims(self, ids: &[String]) -> Vec<&'static Claim> {
        ids.iter().filter_map(|id| self.claim(id)).collect()
    }

    /// The claim with this id, if this reader may see it.
    #[must_use]
    pub(crate) fn claim(self, id: &str) -> Option<&'static Claim> {
        self.facts()
            .claim(id)
            .filter(|claim| self.has_text(&format!("claim.{}.chip", claim.id)))
    }

    /// Claims about a structure, beyond those of its pathway.
    #[must_use]
    pub(crate) fn structure_claims(self, id: StructureId) -> Vec<&'static Claim> {
        let (base, facts) = (id.base(), self.facts());
        let path: &[String] = facts.pathway(&base).map_or(&[], |path| &path.claims);
        let all: &[String] = facts
            .structure(&base)
            .map_or(&[], |structure| &structure.claims);
        all.iter()
            .filter(|claim| !path.contains(claim))
            .filter_map(|claim| self.claim(claim))
            .collect()
    }

    /// Kind of study and how many people, in words.
    #[must_use]
    pub(crate) fn study(self, claim: &Claim) -> String {
        let name = match claim.study {
            Study::Provocation => "provocation",
            Study::Block => "block",
            Study::Trial => "trial",
            Study::Series => "series",
            Study::Records => "records",
            Study::Case => "case",
            Study::Anatomy => "anatomy",
            Study::Survey => "survey",
            Study::Review => "review",
            Study::Experts => "experts",
            Study::Laboratory => "laboratory",
            Study::Search => "search",
        };
        let study = self.text(&format!("ui.study.{name}"));
        match claim.n {
            Some(n) => self.fill(
                "ui.study.people",
                &[("study", &study), ("n", &n.to_string())],
            ),
            None => study,
        }
    }

    /// Citations of a claim.
    #[must_use]
    pub(crate) fn citations(self, claim: &Claim) -> Vec<&'static Source> {
        claim
            .sources
            .iter()
            .filter_map(|id| self.facts().source(id))
            .collect()
    }

    /// Warning signs of one urgency.
    #[must_use]
    pub(crate) fn warnings(self, urgency: Urgency) -> Vec<String> {
        let warnings = self
            .facts()
            .warnings
            .iter()
            .filter(|warning| warning.urgency == urgency);
        warnings
            .map(|warning| self.text(&format!("warning.{}", warning.id)))
            .collect()
    }

    /// The questions to ask.
    #[must_use]
    pub(crate) fn questions(self) -> Vec<String> {
        self.facts()
            .questions
            .iter()
            .map(|id| self.text(&format!("question.{id}")))
            .collect()
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
