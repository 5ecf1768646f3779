//! A step of the story, and a structure that the reader picked.

use super::block::block;
use super::evidence::evidence;
use super::node::latin;
use super::{Element, Island, Node, Reader, el, paragraphs, running_text};
use crate::content::{Picture, Step};
use crate::domain::{Chapter, StructureId};

/// A step: its title as `h1`, its body, and its blocks. What to remember stands on a card.
pub fn step(reader: &dyn Reader, chapter: Chapter, step: &Step) -> Vec<Node> {
    let stem = step.word_stem(chapter);
    let is_page = step.picture == Picture::Page;
    let mut nodes: Vec<Node> = vec![heading(reader.text(&format!("{stem}.title"))).into()];
    nodes.extend((step.picture == Picture::Model).then_some(Node::Island(Island::SideSwitch)));
    let body = paragraphs(reader, &format!("{stem}.body"));
    if step.is_recap() {
        nodes.push(el("div").class("recap").children(body).into());
    } else {
        nodes.extend(body);
    }
    nodes
        .extend((is_page && chapter == Chapter::Summary).then_some(Node::Island(Island::TakeHome)));
    nodes.extend((!is_page).then_some(Node::Island(Island::Pathway)));
    nodes.extend(
        step.blocks
            .iter()
            .flat_map(|part| block(reader, part, &stem)),
    );
    nodes
}

/// A structure: its name as `h1`, what it is and does, its pathway, and the claims about it beyond
/// those of its pathway.
pub fn structure(reader: &dyn Reader, id: StructureId) -> Vec<Node> {
    let (base, facts) = (id.base(), reader.facts());
    let path: &[String] = facts.pathway(&base).map_or(&[], |path| &path.claims);
    let all: &[String] = facts
        .structure(&base)
        .map_or(&[], |structure| &structure.claims);
    let claims = all
        .iter()
        .filter(|claim| !path.contains(claim))
        .filter_map(|claim| reader.claim(claim));
    let mut nodes: Vec<Node> = vec![
        heading(reader.name(id)).into(),
        latin("p", reader.latin(id)).into(),
        Island::SideSwitch.into(),
    ];
    nodes.extend(structure_text(reader, &base));
    nodes.push(Island::Pathway.into());
    nodes.extend(claims.map(|claim| evidence(reader, claim, false)));
    nodes
}

/// What a structure is and what it does, by its base id.
pub fn structure_text(reader: &dyn Reader, base: &str) -> [Node; 2] {
    ["what", "does"].map(|part| {
        el("p")
            .children(running_text(reader, &format!("structure.{base}.{part}")))
            .into()
    })
}

/// The heading that takes the focus when the story goes on.
fn heading(text: String) -> Element {
    el("h1").attr("tabindex", "-1").test_id("title").text(text)
}

#[cfg(test)]
mod tests {
    use super::super::{Reading, text_of};
    use super::*;
    use crate::content::{Block, Exhibit, Facts, Words};
    use crate::domain::Audience;

    /// Every reading of the facts that ship, with its name.
    fn for_each_reading(facts: &Facts, check: impl Fn(&Reading<'_>, &str)) {
        let words = Words::bundled().unwrap();
        for audience in Audience::ALL {
            let side = words.text("ui.sided.left", *audience).unwrap();
            let reading = Reading::new(facts, &words, *audience, side);
            check(&reading, audience.name());
            assert_eq!(reading.missing(), Vec::<String>::new());
        }
    }

    /// The words that a block must say, where this reader has them: written down once more, so that
    /// a text that is forgotten in the description is found.
    fn word_ids(facts: &Facts, block: &Block, stem: &str) -> Vec<String> {
        let parts = |stem: String, parts: &[&str]| -> Vec<String> {
            parts.iter().map(|part| format!("{stem}.{part}")).collect()
        };
        match block {
            Block::Text(id) => vec![format!("{stem}.{id}")],
            Block::Claim(id) => parts(format!("claim.{id}"), &["chip", "done", "shows", "limits"]),
            Block::Table(id) => {
                let table = facts.table(id).unwrap();
                let rows = table.rows.iter().flat_map(|row| {
                    let cells = table
                        .columns
                        .iter()
                        .map(move |column| format!("table.{id}.cell.{row}.{column}"));
                    cells.chain([format!("table.{id}.row.{row}")])
                });
                rows.collect()
            }
            Block::Arrays(ids) => ids
                .iter()
                .flat_map(|id| parts(format!("array.{id}"), &["title", "text"]))
                .collect(),
            Block::Options => facts
                .options
                .iter()
                .flat_map(|option| {
                    let told = ["name", "what", "for", "against", "sure", "like", "cost"];
                    parts(format!("option.{}", option.id), &told)
                })
                .collect(),
            Block::Questions => facts
                .questions
                .iter()
                .map(|id| format!("question.{id}"))
                .collect(),
            Block::Warnings => facts
                .warnings
                .iter()
                .map(|warning| format!("warning.{}", warning.id))
                .chain(["warnings.limits".to_owned()])
                .collect(),
            Block::Glossary => facts
                .terms
                .iter()
                .flat_map(|term| parts(format!("term.{}", term.id), &["name", "meaning"]))
                .collect(),
            Block::Sources | Block::Exhibit(_) => Vec::new(),
        }
    }

    #[test]
    fn a_step_says_all_its_words() {
        let facts = Facts::bundled().unwrap();
        for_each_reading(&facts, |reading, name| {
            for chapter in &facts.chapters {
                for told in &chapter.steps {
                    let stem = told.word_stem(chapter.id);
                    let nodes = step(reading, chapter.id, told);
                    let said = text_of(&nodes);
                    let title = reading.text(&format!("{stem}.title"));
                    assert!(
                        !title.is_empty() && said.starts_with(&title),
                        "{name}: {stem}"
                    );
                    let ids = told
                        .blocks
                        .iter()
                        .flat_map(|block| word_ids(&facts, block, &stem));
                    for id in ids.chain([format!("{stem}.body")]) {
                        if !reading.has_text(&id) {
                            continue;
                        }
                        for paragraph in reading.text(&id).split("\n\n") {
                            assert!(said.contains(paragraph), "{name}: {stem}: {id}");
                        }
                    }
                }
            }
        });
    }

    #[test]
    fn a_structure_says_what_it_is() {
        let facts = Facts::bundled().unwrap();
        for_each_reading(&facts, |reading, name| {
            for id in StructureId::all().iter().copied() {
                // the skin is not listed and has words of its own
                if facts.structure(&id.base()).is_none() {
                    continue;
                }
                let said = text_of(&structure(reading, id));
                let what = reading.text(&format!("structure.{}.what", id.base()));
                assert!(said.contains(&what) && !what.is_empty(), "{name}: {id}");
                assert!(said.starts_with(&reading.name(id)), "{name}: {id}");
            }
        });
    }

    #[test]
    fn what_only_the_program_shows_stands_where_it_belongs() {
        let (facts, words) = (Facts::bundled().unwrap(), Words::bundled().unwrap());
        let reading = Reading::new(&facts, &words, Audience::Patient, "left");
        let islands = |chapter: Chapter, id: &str| {
            let steps = &facts.chapter(chapter).unwrap().steps;
            let told = steps.iter().find(|step| step.id == id).unwrap();
            let nodes = step(&reading, chapter, told);
            let islands = nodes.into_iter().filter_map(|node| match node {
                Node::Island(island) => Some(island),
                Node::Text(_) | Node::Element(_) | Node::Explained(_) | Node::Passage(_) => None,
            });
            islands.collect::<Vec<_>>()
        };
        let turning = Island::Exhibit(Exhibit::Turning);
        let model = [Island::SideSwitch, Island::Pathway, turning];
        assert_eq!(islands(Chapter::Explore, "turn"), model);
        assert_eq!(islands(Chapter::Pathways, "relay"), [Island::Pathway]);
        assert_eq!(islands(Chapter::Headache, "clues"), Vec::new());
        assert_eq!(islands(Chapter::Summary, "sources"), [Island::TakeHome]);
    }
}
