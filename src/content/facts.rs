//! [`Facts`]: everything that has no language, and how to find one of them.

#[cfg(any(test, feature = "json"))]
use super::ContentError;
use super::compact::{compact, listed};
use super::{
    Certainty, ChapterFacts, Choice, Claim, Exhibit, IconArray, Measurement, Pathway, Source,
    Table, Term, Warning,
};
use crate::domain::Chapter;
#[cfg(any(test, feature = "json"))]
use serde::Deserialize;

/// Everything that has no language: what there is, in which order, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Facts {
    /// The chapters with their steps, in reading order.
    pub chapters: Vec<ChapterFacts>,
    /// Structures by base id.
    pub structures: Vec<StructureFacts>,
    /// Pathways by the base id of their source.
    pub pathways: Vec<Pathway>,
    /// Claims by id.
    pub claims: Vec<Claim>,
    /// Numbers that studies found, in the order in which they are drawn.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub measurements: Vec<Measurement>,
    /// Sources by id.
    pub sources: Vec<Source>,
    /// Warning signs, emergencies first.
    pub warnings: Vec<Warning>,
    /// Treatment options, doing nothing first, PRP last.
    pub options: Vec<Choice>,
    /// Comparison tables.
    pub tables: Vec<Table>,
    /// Icon arrays.
    pub arrays: Vec<IconArray>,
    /// Ids of questions to ask.
    pub questions: Vec<String>,
    /// Glossary terms.
    pub terms: Vec<Term>,
    /// Who signed the content, if anybody: `awaiting clinical review` until a clinician does.
    pub review: Review,
}

/// Review status and date, shown on every screen.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Review {
    /// `awaiting` or `signed`.
    pub status: ReviewStatus,
    /// ISO date of the last check against the sources.
    pub checked: String,
}

/// Whether a clinician has signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(rename_all = "kebab-case"))]
pub enum ReviewStatus {
    /// Nobody has signed yet.
    Awaiting,
    /// A clinician has signed.
    Signed,
}

/// What is known of a structure, without its side.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct StructureFacts {
    /// Base id, such as `c1-c2-joint`.
    pub id: String,
    /// Latin name of *Terminologia Anatomica*.
    pub latin: String,
    /// Whether it stands in the structure list.
    #[cfg_attr(any(test, feature = "json"), serde(default = "yes"))]
    pub listed: bool,
    /// Claims about it.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub claims: Vec<String>,
}

#[cfg(any(test, feature = "json"))]
fn yes() -> bool {
    true
}

impl Facts {
    /// The facts as they ship.
    ///
    /// # Errors
    /// [`ContentError`] when the file is not what it should be; the tests of this room keep that
    /// from shipping.
    #[cfg(any(test, feature = "json"))]
    pub fn bundled() -> Result<Self, ContentError> {
        Self::parse(include_str!("../../assets/content/facts.json"))
    }

    /// Reads facts from JSON; unknown fields are refused.
    ///
    /// # Errors
    /// [`ContentError::Unreadable`] with the place of the first mistake.
    #[cfg(any(test, feature = "json"))]
    pub fn parse(json: &str) -> Result<Self, ContentError> {
        serde_json::from_str(json).map_err(|error| ContentError::unreadable("facts.json", &error))
    }

    /// A chapter.
    #[must_use]
    pub fn chapter(&self, id: Chapter) -> Option<&ChapterFacts> {
        self.chapters.iter().find(|chapter| chapter.id == id)
    }

    /// A structure by base id.
    #[must_use]
    pub fn structure(&self, base: &str) -> Option<&StructureFacts> {
        self.structures
            .iter()
            .find(|structure| structure.id == base)
    }

    /// The pathway of the structure with this base id.
    #[must_use]
    pub fn pathway(&self, source: &str) -> Option<&Pathway> {
        self.pathways
            .iter()
            .find(|pathway| pathway.starts_at(source))
    }

    /// A claim by id.
    #[must_use]
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id == id)
    }

    /// How sure the evidence for an option is, by the rule of [`Certainty::of`].
    #[must_use]
    pub fn certainty(&self, option: &Choice) -> Certainty {
        let found = option.evidence.iter().filter_map(|evidence| {
            let study = self.claim(&evidence.claim)?.study;
            Some((study, evidence.finding, evidence.direct))
        });
        Certainty::of(&found.collect::<Vec<_>>())
    }

    /// The measurements that this exhibit draws, in order. Nothing else of them may be shown.
    pub fn measured(&self, exhibit: Exhibit) -> impl Iterator<Item = &Measurement> {
        self.measurements
            .iter()
            .filter(move |measurement| measurement.exhibit == Some(exhibit))
    }

    /// A source by id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// A warning sign by id.
    #[must_use]
    pub fn warning(&self, id: &str) -> Option<&Warning> {
        self.warnings.iter().find(|warning| warning.id == id)
    }

    /// A table by id.
    #[must_use]
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// An icon array by id.
    #[must_use]
    pub fn array(&self, id: &str) -> Option<&IconArray> {
        self.arrays.iter().find(|array| array.id == id)
    }
}

compact! {
    Facts { chapters, structures, pathways, claims, measurements, sources, warnings, options, tables, arrays, questions, terms, review }
    Review { status, checked }
    StructureFacts { id, latin, listed, claims }
}

listed! {
    ReviewStatus [Awaiting, Signed]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_that_ship_can_be_read() {
        let facts = Facts::bundled().map_err(|error| error.to_string());
        assert!(
            facts
                .as_ref()
                .is_ok_and(|facts| facts.chapters.len() == Chapter::ALL.len()),
            "{facts:?}"
        );
    }

    #[test]
    fn a_misspelt_field_is_refused_with_its_place() {
        let error = Facts::parse(r#"{"chapter": []}"#).unwrap_err().to_string();
        assert!(
            error
                .starts_with("the content file facts.json cannot be read: unknown field `chapter`"),
            "{error}"
        );
    }
}
