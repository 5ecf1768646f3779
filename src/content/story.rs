//! The story: chapters, their steps, and what stands in a step.

use crate::domain::Chapter;
use crate::scene::NamedView;
use serde::Deserialize;

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

/// A piece of a step below its body. A piece without words for the reader is left out: that is how a clinician's piece is made.
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
