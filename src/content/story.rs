//! The story: chapters, their steps, and what stands in a step.

use crate::domain::{Chapter, named_enum};
use crate::scene::NamedView;
use serde::{Deserialize, Serialize};

/// A chapter and its steps.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ChapterFacts {
    /// Which chapter.
    pub id: Chapter,
    /// Its steps; never empty. Each is a complete state: any can be opened first.
    pub steps: Vec<Step>,
}

/// One step: a picture, one idea, its evidence.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
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

named_enum! {
    /// What the stage shows; all but the first two are drawings in `assets/figures`.
    Picture, "picture", {
        /// The 3D model.
        Model => "model",
        /// No picture: a page of words.
        Page => "page",
        /// The wires from neck and face that cross at the relay.
        Crossed => "crossed",
        /// A checklist before the procedure.
        Checklist => "checklist",
        /// A blood draw: arm, tube with anticoagulant.
        Draw => "draw",
        /// The first spin: centrifuge and tube.
        FirstSpin => "first-spin",
        /// The three layers in the tube.
        Layers => "layers",
        /// Taking the plasma, with or without the buffy coat.
        TakePlasma => "take-plasma",
        /// The second spin.
        SecondSpin => "second-spin",
        /// The concentrate.
        Concentrate => "concentrate",
        /// The days after.
        Afterwards => "afterwards",
        /// What is not known: a blank array.
        Unknown => "unknown",
    }
}

/// A piece of a step below its body. A piece without words for the reader is left out: that is how a clinician's piece is made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// More words: `step.<chapter>.<step>.<id>`.
    Text(String),
    /// The claim of this id with its evidence chip.
    Claim(String),
    /// The comparison table of this id.
    Table(String),
    /// The icon arrays of these ids side by side, same size.
    Arrays(Vec<String>),
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
