//! The story: chapters, their steps, and what stands in a step.

use super::Facts;
use super::compact::{Compact, Reader, compact};
use super::demand::{
    array_ids, claim_ids, option_ids, question_ids, table_ids, term_ids, warning_ids,
};
use crate::domain::{Chapter, named_enum};
use crate::scene::NamedView;
#[cfg(any(test, feature = "json"))]
use serde::Deserialize;

/// The ids of steps that say what to remember: of a chapter, and of all.
pub(super) const RECAPS: [&str; 2] = ["remember", "key-points"];

/// A chapter and its steps.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct ChapterFacts {
    /// Which chapter.
    pub id: Chapter,
    /// Its steps; never empty. Each is a complete state: any can be opened first.
    pub steps: Vec<Step>,
}

/// One step: a picture, one idea, its evidence.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Step {
    /// Kebab-case, unique in its chapter; the words are `step.<chapter>.<id>.*`.
    pub id: String,
    /// What the stage shows.
    pub picture: Picture,
    /// Base id of the structure that is chosen when the step opens; the reader's side applies.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub structure: Option<String>,
    /// Where the viewer stands when the step opens.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub view: Option<NamedView>,
    /// What follows the body, in order.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub blocks: Vec<Block>,
}

named_enum! {
    /// What the stage shows; all but the first two and the tubes are drawings in `assets/figures`.
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
        /// The first spin: the tube of the centrifuge.
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

impl Picture {
    /// Whether the stage shows the tube of the centrifuge.
    #[must_use]
    pub fn is_spun(self) -> bool {
        matches!(self, Self::FirstSpin | Self::SecondSpin | Self::Concentrate)
    }
}

impl Step {
    /// The stem of its word ids: `step.<chapter>.<id>`.
    #[must_use]
    pub fn word_stem(&self, chapter: Chapter) -> String {
        format!("step.{chapter}.{}", self.id)
    }

    /// Whether it has this exhibit.
    #[must_use]
    pub fn shows(&self, exhibit: Exhibit) -> bool {
        self.blocks.contains(&Block::Exhibit(exhibit))
    }

    /// Whether it is the one that says what to remember of its chapter.
    #[must_use]
    pub fn is_recap(&self) -> bool {
        RECAPS.contains(&self.id.as_str())
    }

    /// Whether the skin can be painted in it.
    #[must_use]
    pub fn is_painted(&self) -> bool {
        self.shows(Exhibit::Painting)
    }
}

/// A piece of a step below its body. A piece without words for the reader is left out: that is how
/// a clinician's piece is made.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(rename_all = "kebab-case"))]
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
    /// Something that the program shows or lets the reader do; not there without it.
    Exhibit(Exhibit),
}

named_enum! {
    /// What only the program can show.
    Exhibit, "exhibit", {
        /// The head, to be turned, with what each joint gives.
        Turning => "turning",
        /// The flexion-rotation test on the model.
        FlexionRotation => "flexion-rotation",
        /// What lies beside the needle, and how far: for clinicians.
        Corridor => "corridor",
        /// The skin, to be painted where it hurts, with what has been felt there.
        Painting => "painting",
        /// The point that the usual needle aims at, marked on the model: for clinicians.
        Target => "target",
        /// The centrifuge, to be set and run; its tube is on the stage.
        Centrifuge => "centrifuge",
        /// What the reader marked in the comparison, to be taken along.
        Noticed => "noticed",
    }
}

impl Block {
    /// What it names of the facts: the kind of thing, and ids.
    pub(super) fn references(&self) -> Option<(&'static str, &[String])> {
        match self {
            Self::Claim(id) => Some(("claim", std::slice::from_ref(id))),
            Self::Table(id) => Some(("table", std::slice::from_ref(id))),
            Self::Arrays(ids) => Some(("array", ids)),
            Self::Text(_)
            | Self::Options
            | Self::Questions
            | Self::Warnings
            | Self::Sources
            | Self::Glossary
            | Self::Exhibit(_) => None,
        }
    }

    /// Ids of the words that are read in it, in a step whose word ids begin with `stem`.
    pub(super) fn word_ids(&self, facts: &Facts, stem: &str) -> Vec<String> {
        match self {
            Self::Text(id) => vec![format!("{stem}.{id}")],
            Self::Claim(id) => claim_ids(id),
            Self::Table(id) => facts.table(id).map(table_ids).unwrap_or_default(),
            Self::Arrays(ids) => ids.iter().flat_map(|array| array_ids(array)).collect(),
            Self::Options => facts
                .options
                .iter()
                .flat_map(|option| option_ids(&option.id))
                .collect(),
            Self::Questions => question_ids(facts),
            Self::Warnings => warning_ids(facts),
            Self::Exhibit(Exhibit::Centrifuge) => {
                ["ui.centrifuge.note", "ui.centrifuge.illustrative"]
                    .map(str::to_owned)
                    .to_vec()
            }
            // citations have no language
            Self::Sources | Self::Exhibit(_) => Vec::new(),
            Self::Glossary => term_ids(facts),
        }
    }
}

compact! {
    ChapterFacts { id, steps }
    Step { id, picture, structure, view, blocks }
}

/// The number of the first exhibit; the others follow.
const EXHIBITS: u8 = 9;

impl Compact for Block {
    #[cfg(any(test, feature = "json"))]
    fn write(&self, to: &mut Vec<u8>) {
        let (number, words) = match self {
            Self::Options => (0_u8, vec![]),
            Self::Questions => (1, vec![]),
            Self::Warnings => (2, vec![]),
            Self::Sources => (3, vec![]),
            Self::Glossary => (4, vec![]),
            Self::Arrays(ids) => (5, ids.clone()),
            Self::Text(id) => (6, vec![id.clone()]),
            Self::Claim(id) => (7, vec![id.clone()]),
            Self::Table(id) => (8, vec![id.clone()]),
            Self::Exhibit(exhibit) => (EXHIBITS + *exhibit as u8, vec![]),
        };
        number.write(to);
        words.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (number, mut ids) = (u8::read(from), Vec::<String>::read(from));
        if let Some(exhibit) = number
            .checked_sub(EXHIBITS)
            .and_then(|place| Exhibit::ALL.get(usize::from(place)))
        {
            return Self::Exhibit(*exhibit);
        }
        let kind: fn(String) -> Self = match number {
            0 => return Self::Options,
            1 => return Self::Questions,
            2 => return Self::Warnings,
            3 => return Self::Sources,
            4 => return Self::Glossary,
            5 => return Self::Arrays(ids),
            6 => Self::Text,
            7 => Self::Claim,
            _ => Self::Table,
        };
        kind(ids.pop().unwrap_or_default())
    }
}
