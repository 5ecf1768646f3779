//! Which words the facts ask for, and which of them meet on one screen.

use super::{Basis, Block, ChapterFacts, ClaimStatus, Facts, Pathway, Step, Table, Urgency};
use crate::domain::{Area, Chapter};

/// The parts of what is told about this product, in order; the words are `about.<part>.title` and
/// `about.<part>.text`.
pub const ABOUT_PARTS: [&str; 4] = ["who", "money", "updates", "withdrawn"];

/// For whom there must be words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Both readers.
    Everyone,
    /// Clinicians, and patients or not.
    Clinicians,
    /// Clinicians and not patients.
    CliniciansAlone,
}

/// A word id that the facts ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Demand {
    /// The word id.
    pub(super) id: String,
    /// For whom.
    pub(super) need: Need,
}

/// What is read together: a step, a pathway, a structure, the warning signs, the glossary or what
/// is told about the product.
pub(super) struct Screen {
    /// Its name in faults.
    pub(super) name: String,
    /// Word ids on it.
    pub(super) ids: Vec<String>,
}

/// Word ids made of the last parts.
fn parts(stem: &str, last: &[&str]) -> Vec<String> {
    last.iter().map(|part| format!("{stem}.{part}")).collect()
}

pub(super) fn claim_ids(claim: &str) -> Vec<String> {
    parts(
        &format!("claim.{claim}"),
        &["done", "shows", "limits", "chip"],
    )
}

pub(super) fn option_ids(option: &str) -> Vec<String> {
    parts(&format!("option.{option}"), &["name", "for", "against"])
}

fn pathway_ids(pathway: &Pathway) -> Vec<String> {
    parts(
        &format!("pathway.{}", pathway.source),
        &["title", "starts", "carried", "relay", "felt"],
    )
}

pub(super) fn table_ids(table: &Table) -> Vec<String> {
    let stem = format!("table.{}", table.id);
    let columns = table
        .columns
        .iter()
        .map(|column| format!("{stem}.column.{column}"));
    let rows = table.rows.iter().map(|row| format!("{stem}.row.{row}"));
    let cells = table
        .rows
        .iter()
        .flat_map(|row| table.columns.iter().map(move |column| (row, column)));
    let cells = cells.map(|(row, column)| format!("{stem}.cell.{row}.{column}"));
    std::iter::once(format!("{stem}.title"))
        .chain(columns)
        .chain(rows)
        .chain(cells)
        .collect()
}

pub(super) fn warning_ids(facts: &Facts) -> Vec<String> {
    let heads = [
        Urgency::Emergency,
        Urgency::SameDay,
        Urgency::BeforeTreatment,
    ]
    .map(|urgency| format!("warnings.{}", urgency.name()));
    heads
        .into_iter()
        .chain(["warnings.limits".to_owned()])
        .chain(
            facts
                .warnings
                .iter()
                .map(|sign| format!("warning.{}", sign.id)),
        )
        .collect()
}

pub(super) fn term_ids(facts: &Facts) -> Vec<String> {
    facts
        .terms
        .iter()
        .flat_map(|term| parts(&format!("term.{}", term.id), &["name", "meaning"]))
        .collect()
}

pub(super) fn array_ids(array: &str) -> Vec<String> {
    parts(&format!("array.{array}"), &["title", "text"])
}

pub(super) fn question_ids(facts: &Facts) -> Vec<String> {
    facts
        .questions
        .iter()
        .map(|question| format!("question.{question}"))
        .collect()
}

fn about_ids() -> Vec<String> {
    let of = |part: &str| parts(&format!("about.{part}"), &["title", "text"]);
    ABOUT_PARTS.into_iter().flat_map(of).collect()
}

/// Every word id that the facts ask for; `ui.*` belongs to the interface and is not among them.
pub(super) fn demands(facts: &Facts) -> Vec<Demand> {
    let mut ids: Vec<String> = Chapter::ALL
        .iter()
        .flat_map(|chapter| parts(&format!("chapter.{chapter}"), &["title", "short"]))
        .collect();
    ids.extend(facts.structures.iter().flat_map(|structure| {
        parts(
            &format!("structure.{}", structure.id),
            &["name", "what", "does", "note"],
        )
    }));
    ids.extend(Area::ALL.iter().map(|area| format!("area.{area}.name")));
    ids.extend(facts.pathways.iter().flat_map(pathway_ids));
    ids.extend(Basis::ALL.map(|basis| format!("basis.{}", basis.name())));
    ids.extend(warning_ids(facts));
    ids.extend(
        facts
            .options
            .iter()
            .flat_map(|option| option_ids(&option.id)),
    );
    ids.extend(facts.tables.iter().flat_map(table_ids));
    ids.extend(facts.arrays.iter().flat_map(|array| array_ids(&array.id)));
    ids.extend(question_ids(facts));
    ids.extend(term_ids(facts));
    ids.extend(about_ids());
    let steps = || {
        facts
            .chapters
            .iter()
            .flat_map(|chapter| chapter.steps.iter().map(move |step| (chapter, step)))
    };
    ids.extend(
        steps().flat_map(|(chapter, step)| parts(&step.word_stem(chapter.id), &["title", "body"])),
    );
    let mut demands: Vec<Demand> = ids
        .into_iter()
        .map(|id| Demand {
            id,
            need: Need::Everyone,
        })
        .collect();
    let texts = steps().flat_map(|(chapter, step)| text_block_ids(chapter, step));
    demands.extend(texts.map(|id| Demand {
        id,
        need: Need::Clinicians,
    }));
    for claim in &facts.claims {
        let need = if claim.status == ClaimStatus::Verified {
            Need::Clinicians
        } else {
            Need::CliniciansAlone
        };
        demands.extend(
            claim_ids(&claim.id)
                .into_iter()
                .map(|id| Demand { id, need }),
        );
    }
    demands
}

fn text_block_ids(chapter: &ChapterFacts, step: &Step) -> Vec<String> {
    let stem = step.word_stem(chapter.id);
    let texts = step.blocks.iter().filter_map(|block| {
        if let Block::Text(id) = block {
            Some(format!("{stem}.{id}"))
        } else {
            None
        }
    });
    texts.collect()
}

/// Every screen a reader can meet.
pub(super) fn screens(facts: &Facts) -> Vec<Screen> {
    let steps = facts.chapters.iter().flat_map(|chapter| {
        chapter.steps.iter().map(move |step| Screen {
            name: step.word_stem(chapter.id),
            ids: step_ids(facts, chapter, step),
        })
    });
    let pathways = facts.pathways.iter().map(|pathway| {
        let claims = pathway.claims.iter().flat_map(|claim| claim_ids(claim));
        Screen {
            name: format!("pathway.{}", pathway.source),
            ids: pathway_ids(pathway).into_iter().chain(claims).collect(),
        }
    });
    let structures = facts.structures.iter().map(|structure| {
        let stem = format!("structure.{}", structure.id);
        let claims = structure.claims.iter().flat_map(|claim| claim_ids(claim));
        Screen {
            ids: parts(&stem, &["name", "what", "does"])
                .into_iter()
                .chain(claims)
                .collect(),
            name: stem,
        }
    });
    let warnings = Screen {
        name: "warnings".to_owned(),
        ids: warning_ids(facts),
    };
    let glossary = Screen {
        name: "glossary".to_owned(),
        ids: term_ids(facts),
    };
    let about = Screen {
        name: "about".to_owned(),
        ids: about_ids(),
    };
    steps
        .chain(pathways)
        .chain(structures)
        .chain([warnings, glossary, about])
        .collect()
}

/// The words of a step with all its blocks; the glossary is its own screen.
fn step_ids(facts: &Facts, chapter: &ChapterFacts, step: &Step) -> Vec<String> {
    let stem = step.word_stem(chapter.id);
    let mut ids = parts(&stem, &["title", "body"]);
    let blocks = step
        .blocks
        .iter()
        .filter(|block| **block != Block::Glossary);
    ids.extend(blocks.flat_map(|block| block.word_ids(facts, &stem)));
    ids
}
