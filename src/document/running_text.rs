//! Running text: sentences in which terms of the glossary can be explained where they stand.

use super::{Explained, Node, Reader, el};
use crate::content::{Piece, pieces};

/// The words of this id as the content of one element: text, and terms that are explained in it.
pub fn running_text(reader: &dyn Reader, id: &str) -> Vec<Node> {
    inline(reader, &reader.marked_text(id))
}

/// The words of this id as paragraphs, which are parted by a blank line.
pub fn paragraphs(reader: &dyn Reader, id: &str) -> Vec<Node> {
    let text = reader.marked_text(id);
    let told = text.split("\n\n").filter(|paragraph| !paragraph.is_empty());
    told.map(|paragraph| el("p").children(inline(reader, paragraph)).into())
        .collect()
}

fn inline(reader: &dyn Reader, text: &str) -> Vec<Node> {
    let node = |piece| match piece {
        Piece::Words(words) => Node::Text(words.to_owned()),
        Piece::Term { id, words } => {
            let [name, meaning] =
                ["name", "meaning"].map(|part| reader.text(&format!("term.{id}.{part}")));
            Node::Explained(Explained {
                term: id.to_owned(),
                words: words.map_or_else(|| name.clone(), str::to_owned),
                name,
                meaning,
            })
        }
    };
    pieces(text).map(node).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Reading, text_of};
    use super::*;
    use crate::content::{Facts, Words};
    use crate::domain::Audience;

    const WORDS: &str = r#"{
        "a": "The [[capsule|sleeve]] on the {side} side.\n\n[[capsule]] again.",
        "term.capsule.name": "Joint capsule",
        "term.capsule.meaning": "The sleeve round a joint."
    }"#;

    #[test]
    fn terms_are_explained_to_patients_and_plain_to_clinicians() {
        let facts = Facts::bundled().unwrap();
        let words = Words::parse("test.json", WORDS).unwrap();
        let told = |audience| paragraphs(&Reading::new(&facts, &words, audience, "left"), "a");
        let explained = |words: &str| {
            Node::Explained(Explained {
                term: "capsule".to_owned(),
                words: words.to_owned(),
                name: "Joint capsule".to_owned(),
                meaning: "The sleeve round a joint.".to_owned(),
            })
        };
        let first = el("p").text("The ").child(explained("sleeve"));
        let second = el("p").child(explained("Joint capsule")).text(" again.");
        let nodes: [Node; 2] = [first.text(" on the left side.").into(), second.into()];
        assert_eq!(told(Audience::Patient), nodes);
        let plain = "The sleeve on the left side.Joint capsule again.";
        assert_eq!(text_of(&nodes), plain);
        let plain: [Node; 2] = [
            el("p").text("The sleeve on the left side.").into(),
            el("p").text("Joint capsule again.").into(),
        ];
        assert_eq!(told(Audience::Clinician), plain);
    }
}
