//! A block of a step.

use super::evidence::evidence;
use super::icon_array::icon_arrays;
use super::options::options;
use super::table::comparison;
use super::warnings::warnings;
use super::{Island, Node, Passage, Reader, glossary, paragraphs, questions, sources};
use crate::content::Block;

/// A block; `stem` begins the word ids of its step. A block without words for this reader is left
/// out.
pub fn block(reader: &dyn Reader, block: &Block, stem: &str) -> Vec<Node> {
    let facts = reader.facts();
    match block {
        Block::Text(id) => {
            let id = format!("{stem}.{id}");
            if reader.has_text(&id) {
                paragraphs(reader, &id)
            } else {
                Vec::new()
            }
        }
        Block::Claim(id) => proof(reader, std::slice::from_ref(id)),
        Block::Table(id) => facts
            .table(id)
            .map_or_else(Vec::new, |table| comparison(reader, table)),
        Block::Arrays(ids) => icon_arrays(reader, ids),
        Block::Options => options(reader),
        Block::Questions => vec![passage(reader, "questions", vec![questions(reader).into()])],
        Block::Warnings => vec![passage(reader, "warnings", warnings(reader))],
        Block::Sources => vec![passage(reader, "sources", vec![sources(reader).into()])],
        Block::Glossary => vec![glossary(reader).into()],
        Block::Exhibit(exhibit) => vec![Island::Exhibit(*exhibit).into()],
    }
}

/// What other places may link to; its name is `ui.<anchor>`.
fn passage(reader: &dyn Reader, anchor: &str, content: Vec<Node>) -> Node {
    Node::Passage(Passage {
        anchor: anchor.to_owned(),
        label: reader.text(&format!("ui.{anchor}")),
        content,
    })
}

/// The claims with these ids that the reader may see, closed.
pub(super) fn proof(reader: &dyn Reader, claims: &[String]) -> Vec<Node> {
    reader
        .claims(claims)
        .into_iter()
        .map(|claim| evidence(reader, claim, false))
        .collect()
}
