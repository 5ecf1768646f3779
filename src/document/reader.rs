//! [`Reader`]: the facts and the words for one reader, and what is looked up in both.

use crate::content::{Basis, Claim, Facts, Pathway, ReviewStatus, Study};
use crate::domain::{Chapter, Side, StructureId};

/// What a description asks for: the facts, and words for one audience in one language.
///
/// Texts are read when a node is made; an implementation may note what is read, so that a view is
/// made again when it changes.
pub trait Reader {
    /// What there is to tell.
    fn facts(&self) -> &Facts;

    /// The words of this id, with the side that hurts in the place of `{side}`; empty if there are
    /// none.
    fn text(&self, id: &str) -> String;

    /// The same, with the terms marked that are explained to this reader where they stand.
    fn marked_text(&self, id: &str) -> String;

    /// Whether there are words of this id, and not empty ones.
    fn has_text(&self, id: &str) -> bool;

    /// The words of this id with every `{name}` replaced by its value, numbers as the language of
    /// the words writes them; empty if there are none.
    fn fill(&self, id: &str, holes: &[(&str, &str)]) -> String;

    /// Whether the reader can mark what fits: the program is there to keep it.
    fn can_mark(&self) -> bool {
        false
    }

    /// An ISO date as the language of the words writes it.
    fn date(&self, iso: &str) -> String;

    /// Name of a structure with its side.
    fn name(&self, id: StructureId) -> String {
        self.base_name(&id.base(), id.side())
    }

    /// Name of a structure by base id, with a side if it has one.
    fn base_name(&self, base: &str, side: Option<Side>) -> String {
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

    /// Latin name of a structure; empty for a structure that the facts do not know.
    fn latin(&self, id: StructureId) -> &str {
        self.facts()
            .structure(&id.base())
            .map_or("", |structure| &structure.latin)
    }

    /// The areas of a pathway in words: "a, b and c".
    fn areas(&self, path: &Pathway) -> String {
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

    /// What the areas of a map rest on, and how many people or tests: each kind of evidence once.
    fn basis(&self, path: &Pathway) -> String {
        let maps = path.maps.iter().map(|map| {
            let basis = self.text(&format!("basis.{}", map.basis.name()));
            let Some(n) = map.n else { return basis };
            let what = if map.basis == Basis::Discography {
                "ui.path.tests"
            } else {
                "ui.path.people"
            };
            format!("{basis}, {}", self.fill(what, &[("n", &n.to_string())]))
        });
        maps.collect::<Vec<_>>().join(" · ")
    }

    /// Kind of study and how many people, in words.
    fn study(&self, claim: &Claim) -> String {
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

    /// The claim with this id, if this reader may see it: some have words for clinicians alone.
    fn claim(&self, id: &str) -> Option<&Claim> {
        self.facts()
            .claim(id)
            .filter(|claim| self.has_text(&format!("claim.{}.chip", claim.id)))
    }

    /// The claims with these ids that this reader may see.
    fn claims(&self, ids: &[String]) -> Vec<&Claim> {
        ids.iter().filter_map(|id| self.claim(id)).collect()
    }

    /// Stem of the word ids of a step, by its place in its chapter.
    fn step_prefix(&self, chapter: Chapter, step: usize) -> String {
        let step = self
            .facts()
            .chapter(chapter)
            .and_then(|chapter| chapter.steps.get(step));
        step.map_or_else(
            || format!("step.{chapter}."),
            |step| step.word_stem(chapter),
        )
    }

    /// Who has reviewed the content, and when it was last checked.
    fn review(&self) -> String {
        let review = &self.facts().review;
        let key = match review.status {
            ReviewStatus::Awaiting => "ui.review.awaiting",
            ReviewStatus::Signed => "ui.review.signed",
        };
        // a date is not broken at the end of a line
        let date = self.date(&review.checked).replace(' ', "\u{a0}");
        format!(
            "{} {}",
            self.text(key),
            self.fill("ui.review.checked", &[("date", &date)])
        )
    }
}
