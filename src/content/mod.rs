//! Typed access to `assets/content`: facts (no language in them) and words (by id and audience).
//!
//! Facts know *which* structures, pathways, claims and steps there are and where they come from; words say it. Code
//! knows kinds, content knows cases: no medical fact stands in a `match`.
//!
//! | word id | what |
//! |---|---|
//! | `ui.*` | labels of the interface |
//! | `chapter.<id>.title`, `.short` | title and navigation label |
//! | `step.<chapter>.<step>.title`, `.body` | a step; paragraphs are parted by a blank line |
//! | `structure.<base>.name`, `.what`, `.does`, `.note` | a structure without its side; `.note` is a few words for the list |
//! | `area.<id>.name` | a region without its side |
//! | `claim.<id>.done`, `.shows`, `.limits`, `.chip` | what was done, what it shows, what it does not show, one line |
//! | `warning.<id>` | one warning sign |
//! | `option.<id>.name`, `.for`, `.against` | one option |
//! | `table.<id>.<row>.<column>`, `table.<id>.row.<row>`, `table.<id>.column.<column>` | a comparison |
//! | `question.<id>` | a question to ask |
//! | `term.<id>.name`, `.meaning` | glossary |
//!
//! Deliberately absent: fetching, and any formatting beyond filling `{name}` holes. Start reading at [`Facts`].

use crate::domain::{Area, Audience, Chapter};
use crate::scene::NamedView;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Everything that has no language: what there is, in which order, and where it comes from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The chapters with their steps, in reading order.
    pub chapters: Vec<ChapterFacts>,
    /// Structures by base id.
    pub structures: Vec<StructureFacts>,
    /// Pathways by the base id of their source.
    pub pathways: Vec<Pathway>,
    /// Claims by id.
    pub claims: Vec<Claim>,
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
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// `awaiting` or `signed`.
    pub status: ReviewStatus,
    /// ISO date of the last check against the sources.
    pub checked: String,
}

/// Whether a clinician has signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewStatus {
    /// Nobody has signed yet.
    Awaiting,
    /// A clinician has signed.
    Signed,
}

/// A chapter and its steps.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChapterFacts {
    /// Which chapter.
    pub id: Chapter,
    /// Its steps; never empty. Each is a complete state: any can be opened first.
    pub steps: Vec<Step>,
}

/// One step: a picture, one idea, its evidence.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Kebab-case, unique in its chapter; the words are `step.<chapter>.<id>.*`.
    pub id: String,
    /// What the stage shows.
    pub picture: Picture,
    /// Base id of the structure that is chosen when the step opens; the reader's side applies.
    #[serde(default)]
    pub structure: Option<String>,
    /// Where the viewer stands when the step opens.
    #[serde(default)]
    pub view: Option<NamedView>,
    /// What follows the body, in order.
    #[serde(default)]
    pub blocks: Vec<Block>,
}

/// What the stage shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Picture {
    /// The 3D model.
    Model,
    /// No picture: a page of words.
    Page,
    /// A checklist before the procedure.
    Checklist,
    /// A blood draw: arm, tube with anticoagulant.
    Draw,
    /// The first spin: centrifuge and tube.
    FirstSpin,
    /// The three layers in the tube.
    Layers,
    /// Taking the plasma, with or without the buffy coat.
    TakePlasma,
    /// The second spin.
    SecondSpin,
    /// The concentrate.
    Concentrate,
    /// The days after.
    Afterwards,
    /// What is not known: a blank array.
    Unknown,
}

/// A piece of a step below its body.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
pub enum Block {
    /// More words: `step.<chapter>.<step>.<id>`.
    Text {
        /// Last part of the word id.
        id: String,
    },
    /// A claim with its evidence chip.
    Claim {
        /// Id of the claim.
        id: String,
    },
    /// A comparison table.
    Table {
        /// Id of the table.
        id: String,
    },
    /// Icon arrays side by side, same size.
    Arrays {
        /// Ids of the arrays.
        ids: Vec<String>,
    },
    /// All options.
    Options,
    /// The questions to ask.
    Questions,
    /// The warning signs.
    Warnings,
    /// All sources.
    Sources,
    /// The glossary.
    Glossary,
}

/// What is known of a structure, without its side.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StructureFacts {
    /// Base id, such as `c1-c2-joint`.
    pub id: String,
    /// Latin name of *Terminologia Anatomica*.
    pub latin: String,
    /// Whether it stands in the structure list.
    #[serde(default = "yes")]
    pub listed: bool,
    /// Claims about it.
    #[serde(default)]
    pub claims: Vec<String>,
}

fn yes() -> bool {
    true
}

/// From a source to where pain is felt.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pathway {
    /// Base id of the structure that hurts.
    pub source: String,
    /// Base ids of structures that light up with it, source included.
    pub lit: Vec<String>,
    /// Waypoints of the signal from the source to the relay: base ids, or landmarks of the model (`cord-c1`, `relay`).
    pub signal: Vec<String>,
    /// Base id of the nerve named as carrier.
    pub carrier: String,
    /// Where it is felt.
    pub felt: Vec<Felt>,
    /// Claims that show it, the strongest first; never empty.
    pub claims: Vec<String>,
}

/// An area where pain of a pathway is felt.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Felt {
    /// The area; the side is that of the source.
    pub area: Area,
    /// How often it was seen, in three steps; sets the spacing of the hatch.
    pub often: Often,
}

/// Three steps of frequency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Often {
    /// In most people studied.
    Mostly,
    /// In some.
    Sometimes,
    /// Named, with no count seen.
    Reported,
}

/// A statement with its evidence.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Kebab-case id; the words are `claim.<id>.*`.
    pub id: String,
    /// Ids of sources; never empty.
    pub sources: Vec<String>,
    /// What kind of study.
    pub study: Study,
    /// People studied, where it is a number.
    #[serde(default)]
    pub n: Option<u32>,
    /// How many of them showed it, for `count` of `n`.
    #[serde(default)]
    pub count: Option<u32>,
    /// Whether the fact was seen in a source.
    pub status: ClaimStatus,
    /// ISO date of the last check.
    pub checked: String,
}

/// Kind of study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Study {
    /// Volunteers in whom pain was provoked.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimStatus {
    /// Seen.
    Verified,
    /// Recalled: general words, no number, clinicians only.
    Unverified,
}

/// A publication.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Kebab-case id, such as `dreyfuss-1994`.
    pub id: String,
    /// Authors, journal, year, in the form shown.
    pub citation: String,
    /// https link (DOI or PubMed), if known.
    #[serde(default)]
    pub link: Option<String>,
}

/// A warning sign.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// Id; the words are `warning.<id>`.
    pub id: String,
    /// What to do.
    pub urgency: Urgency,
    /// Ids of sources.
    pub sources: Vec<String>,
}

/// How fast help is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// Call emergency services now.
    Emergency,
    /// See a clinician the same day.
    SameDay,
    /// See a clinician before any treatment of the neck.
    BeforeTreatment,
}

/// A treatment option.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Id; the words are `option.<id>.*`.
    pub id: String,
    /// How sure the evidence is.
    pub certainty: Certainty,
    /// Claims behind it; never empty.
    pub claims: Vec<String>,
}

/// How sure the evidence is; shown as a mark with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Several trials agree.
    Moderate,
    /// Small or few trials.
    Low,
    /// Case series and records only.
    VeryLow,
    /// No study found.
    Unknown,
}

/// A comparison.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Id.
    pub id: String,
    /// Column ids.
    pub columns: Vec<String>,
    /// Row ids.
    pub rows: Vec<String>,
    /// Claims behind it.
    pub claims: Vec<String>,
}

/// 100 circles.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IconArray {
    /// Id; the words are `array.<id>.title`, `.text`.
    pub id: String,
    /// Filled circles of 100; none when not known.
    pub filled: Option<u8>,
    /// The claim it draws.
    pub claim: String,
}

/// A glossary term.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Id; the words are `term.<id>.*`.
    pub id: String,
    /// Latin, if there is one.
    #[serde(default)]
    pub latin: Option<String>,
}

/// A text for both audiences, or one for each.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
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
}

impl Text {
    /// The words for this reader.
    #[must_use]
    pub fn for_reader(&self, audience: Audience) -> &str {
        match (self, audience) {
            (Self::Both(text), _)
            | (Self::Each { patient: text, .. }, Audience::Patient)
            | (Self::Each { clinician: text, .. }, Audience::Clinician) => text,
        }
    }
}

/// The words of one language by id.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Words(pub BTreeMap<String, Text>);
