//! What is known and how well: claims, sources, warnings, options, tables and arrays.

use super::certainty::Evidence;
use super::compact::{compact, listed};
use crate::domain::Area;
#[cfg(any(test, feature = "json"))]
use serde::Deserialize;

/// A statement with its evidence.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Claim {
    /// Kebab-case id; the words are `claim.<id>.*`.
    pub id: String,
    /// Ids of sources; never empty.
    pub sources: Vec<String>,
    /// What kind of study.
    pub study: Study,
    /// People studied, where it is a number.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub n: Option<u32>,
    /// How many of them showed it, for `count` of `n`.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub count: Option<u32>,
    /// Who of those behind the study gains by what it tests; shown beside the chip.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub interest: Vec<Interest>,
    /// Whether the fact was seen in a source.
    pub status: ClaimStatus,
    /// ISO date of the last check.
    pub checked: String,
}

/// Who gains by what a study tests; the words are `ui.interest.<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(rename_all = "kebab-case"))]
pub enum Interest {
    /// Its maker or seller paid for the study.
    Sponsor,
    /// An author makes or sells it.
    Author,
}

impl Interest {
    /// Last part of the word id of its words, such as `ui.interest.sponsor`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sponsor => "sponsor",
            Self::Author => "author",
        }
    }
}

/// Kind of study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(rename_all = "kebab-case"))]
pub enum Study {
    /// Volunteers or patients in whom pain was provoked.
    Provocation,
    /// Patients whose pain was stopped by a block.
    Block,
    /// Randomised trial.
    Trial,
    /// Case series without comparison.
    Series,
    /// Review of old records.
    Records,
    /// Single case.
    Case,
    /// Measurement or dissection.
    Anatomy,
    /// Population survey.
    Survey,
    /// Systematic review or guideline.
    Review,
    /// Agreement of experts.
    Experts,
    /// Laboratory work.
    Laboratory,
    /// A search that found nothing.
    Search,
}

/// Whether a fact was seen in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(rename_all = "kebab-case"))]
pub enum ClaimStatus {
    /// Seen.
    Verified,
    /// Recalled: general words, no number, clinicians only.
    Unverified,
}

/// A publication.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Source {
    /// Kebab-case id, such as `dreyfuss-1994`.
    pub id: String,
    /// Authors, journal, year, in the form shown.
    pub citation: String,
    /// https link (DOI or `PubMed`), if known.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub link: Option<String>,
}

/// A warning sign.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Warning {
    /// Id; the words are `warning.<id>`.
    pub id: String,
    /// What to do.
    pub urgency: Urgency,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// Areas where its pain is felt, as its sources name them; none where they name no place.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub areas: Vec<Area>,
}

/// How fast help is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(rename_all = "kebab-case"))]
pub enum Urgency {
    /// Call emergency services now.
    Emergency,
    /// See a clinician the same day.
    SameDay,
    /// See a clinician before any treatment of the neck.
    BeforeTreatment,
}

impl Urgency {
    /// Last part of the word id of its heading, such as `warnings.same-day`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::SameDay => "same-day",
            Self::BeforeTreatment => "before-treatment",
        }
    }
}

/// A treatment option.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Choice {
    /// Id; the words are `option.<id>.*`.
    pub id: String,
    /// What was found; how sure that is follows from it ([`super::Facts::certainty`]). Empty where
    /// nobody has looked yet.
    pub evidence: Vec<Evidence>,
    /// Claims behind it, in the order in which they are shown; never empty, and those of its
    /// evidence are among them.
    pub claims: Vec<String>,
}

/// A comparison.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Table {
    /// Id.
    pub id: String,
    /// Column ids.
    pub columns: Vec<String>,
    /// Row ids.
    pub rows: Vec<String>,
    /// Claims behind it.
    pub claims: Vec<String>,
    /// Whether readers can mark in it what fits them.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub markable: bool,
}

impl Table {
    /// The place of a cell in reading order, by the places of its row and column.
    #[must_use]
    pub fn place(&self, row: usize, column: usize) -> u8 {
        u8::try_from(row * self.columns.len() + column).unwrap_or(u8::MAX)
    }
}

/// People as circles, 100 at most.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct IconArray {
    /// Id; the words are `array.<id>.title`, `.text`.
    pub id: String,
    /// How many people there are: those studied where they were fewer than 100, else 100.
    #[cfg_attr(any(test, feature = "json"), serde(default = "hundred"))]
    pub of: u8,
    /// How many were counted, where they were not the people of the claim but its injections.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub counted: Option<u32>,
    /// How many of them had it; none when not known.
    pub filled: Option<u8>,
    /// The claim it draws.
    pub claim: String,
}

#[cfg(any(test, feature = "json"))]
fn hundred() -> u8 {
    100
}

/// A glossary term.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Term {
    /// Id; the words are `term.<id>.*`.
    pub id: String,
    /// Latin, if there is one.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub latin: Option<String>,
}

compact! {
    Claim { id, sources, study, n, count, interest, status, checked }
    Source { id, citation, link }
    Warning { id, urgency, sources, areas }
    Choice { id, evidence, claims }
    Table { id, columns, rows, claims, markable }
    IconArray { id, of, counted, filled, claim }
    Term { id, latin }
}

listed! {
    Study [Provocation, Block, Trial, Series, Records, Case, Anatomy, Survey, Review, Experts, Laboratory, Search]
    ClaimStatus [Verified, Unverified]
    Urgency [Emergency, SameDay, BeforeTreatment]
    Interest [Sponsor, Author]
}
