//! The treatment options as a grid that can be read across: all of them, an option a row, or a few
//! side by side, an option a column beside the first.
//!
//! Both are real tables. Style sheets lay their rows out as grids where they are narrow, and some
//! browsers forget then that it is a table: so every part says its role itself.

use super::block::proof;
use super::node::drawing;
use super::{Element, Island, Node, Reader, el, paragraphs};
use crate::content::Choice;

/// What is asked of every option, in order: the last part of the word ids `option.<id>.<part>` and
/// `ui.option.<part>`.
const QUESTIONS: [&str; 6] = ["what", "for", "against", "sure", "like", "cost"];

/// The grids: the live one, which the program alone shows, and all options, for paper and for the
/// page without the program.
pub(super) fn options(reader: &dyn Reader) -> Vec<Node> {
    let all: Vec<&Choice> = reader.facts().options.iter().collect();
    let rule = el("p")
        .class("small")
        .text(reader.text("ui.certainty.rule"));
    let whole = el("div")
        .class("options-all")
        .child(all_options(reader))
        .child(rule)
        .children(what_it_rests_on(reader, &all));
    vec![Island::Options.into(), whole.into()]
}

/// These options side by side, the first of them set apart; then how the marks are worked out, and
/// what each rests on. The third has the class `is-third`: a narrow screen leaves it out.
#[must_use]
pub fn options_beside(reader: &dyn Reader, shown: &[&Choice]) -> Vec<Node> {
    let column = |name: &'static str, role: &str, index: usize| {
        el(name).class(place(index)).attr("role", role)
    };
    let names = shown.iter().enumerate().map(|(index, option)| {
        column("th", "columnheader", index)
            .attr("scope", "col")
            .text(name(reader, option))
    });
    let head = row().child(question_head(reader)).children(names);
    let rows = QUESTIONS.iter().map(|part| {
        let cells = shown
            .iter()
            .enumerate()
            .map(|(index, option)| answer(column("td", "cell", index), reader, option, part));
        row()
            .child(
                el("th")
                    .attr("scope", "row")
                    .attr("role", "rowheader")
                    .text(reader.text(&format!("ui.option.{part}"))),
            )
            .children(cells)
    });
    let table = table("options options--beside", reader, head, rows.collect());
    let how = el("details")
        .class("note")
        .test_id("certainty-rule")
        .child(el("summary").text(reader.text("ui.certainty.how")))
        .child(el("p").text(reader.text("ui.certainty.rule")));
    let mut nodes: Vec<Node> = vec![table.into(), how.into()];
    nodes.extend(what_it_rests_on(reader, shown));
    nodes
}

/// All options, each in a row.
fn all_options(reader: &dyn Reader) -> Element {
    let questions = QUESTIONS.map(|part| reader.text(&format!("ui.option.{part}")));
    let heads = questions.iter().map(|question| {
        el("th")
            .attr("scope", "col")
            .attr("role", "columnheader")
            .text(question.as_str())
    });
    let head = row().child(question_head(reader)).children(heads);
    let rows = reader.facts().options.iter().enumerate();
    let rows = rows.map(|(index, option)| {
        let cells = QUESTIONS.iter().zip(&questions).map(|(part, question)| {
            let cell = el("td")
                .attr("role", "cell")
                .attr("data-question", question.as_str());
            answer(cell, reader, option, part)
        });
        row()
            .class(place(index))
            .child(
                el("th")
                    .attr("scope", "row")
                    .attr("role", "rowheader")
                    .text(name(reader, option)),
            )
            .children(cells)
    });
    table("options options--all", reader, head, rows.collect())
}

fn table(class: &str, reader: &dyn Reader, head: Element, rows: Vec<Element>) -> Element {
    el("table")
        .class(class)
        .attr("role", "table")
        .child(el("caption").class("heard").text(reader.text("ui.options")))
        .child(el("thead").attr("role", "rowgroup").child(head))
        .child(el("tbody").attr("role", "rowgroup").children(rows))
}

fn row() -> Element {
    el("tr").attr("role", "row")
}

/// The head of the column of names or questions.
fn question_head(reader: &dyn Reader) -> Element {
    el("th")
        .class("options__corner")
        .attr("scope", "col")
        .attr("role", "columnheader")
        .child(el("span").text(reader.text("ui.option.name")))
}

/// The class of an option by its place: the first is always there, the third if there is room.
fn place(index: usize) -> &'static str {
    match index {
        0 => "is-first",
        2 => "is-third",
        _ => "",
    }
}

fn name(reader: &dyn Reader, option: &Choice) -> String {
    reader.text(&format!("option.{}.name", option.id))
}

/// What is said of an option to one of the questions; how sure it is begins with its mark.
fn answer(cell: Element, reader: &dyn Reader, option: &Choice, part: &str) -> Element {
    let mark = (part == "sure").then(|| certainty(reader, option));
    let words = paragraphs(reader, &format!("option.{}.{part}", option.id));
    cell.children(mark).children(words)
}

fn certainty(reader: &dyn Reader, option: &Choice) -> Element {
    let name = reader.facts().certainty(option).name();
    el("p")
        .class("certainty")
        .child(drawing(&format!("certainty-{name}"), "", "0 0 20 20"))
        .text(reader.text(&format!("ui.certainty.{name}")))
}

/// The claims behind options, under the name of each.
fn what_it_rests_on(reader: &dyn Reader, options: &[&Choice]) -> Vec<Node> {
    let behind = |(index, option): (usize, &&Choice)| {
        let heading = reader.fill("ui.option.rests", &[("name", &name(reader, option))]);
        el("section")
            .class(match place(index) {
                "is-third" => "option is-third",
                _ => "option",
            })
            .child(el("h2").text(heading))
            .children(proof(reader, &option.claims))
            .into()
    };
    options.iter().enumerate().map(behind).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Reading, text_of};
    use super::*;
    use crate::content::{Facts, Words};
    use crate::domain::Audience;

    fn read<T>(look: impl FnOnce(&Reading<'_>) -> T) -> T {
        let (facts, words) = (Facts::bundled().unwrap(), Words::bundled().unwrap());
        let reading = Reading::new(&facts, &words, Audience::Patient, "left");
        let seen = look(&reading);
        assert_eq!(reading.missing(), Vec::<String>::new());
        seen
    }

    /// Every element of this name, in order.
    fn all<'a>(nodes: &'a [Node], name: &str) -> Vec<&'a Element> {
        let mut found = Vec::new();
        for node in nodes {
            match node {
                Node::Element(element) => {
                    found.extend((element.name == name).then_some(element));
                    found.extend(all(&element.children, name));
                }
                Node::Passage(passage) => found.extend(all(&passage.content, name)),
                Node::Text(_) | Node::Explained(_) | Node::Island(_) => {}
            }
        }
        found
    }

    /// The value of an attribute.
    fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
        let found = element.attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }

    #[test]
    fn every_cell_has_a_head_of_its_row_and_of_its_column() {
        read(|reading| {
            let options: Vec<&Choice> = reading.facts().options.iter().collect();
            let grids = [
                (options_beside(reading, &options[..3]), 6, 3),
                (vec![all_options(reading).into()], options.len(), 6),
            ];
            for (grid, rows, columns) in grids {
                let lines = all(&grid, "tr");
                assert_eq!(lines.len(), rows + 1);
                for (at, line) in lines.iter().enumerate() {
                    let heads = all(&line.children, "th");
                    let scope = if at == 0 { "col" } else { "row" };
                    assert!(
                        heads
                            .iter()
                            .all(|head| attribute(head, "scope") == Some(scope))
                    );
                    let cells = all(&line.children, "td");
                    let counts = if at == 0 {
                        (columns + 1, 0)
                    } else {
                        (1, columns)
                    };
                    assert_eq!((heads.len(), cells.len()), counts);
                }
                for name in ["table", "thead", "tbody", "tr", "th", "td"] {
                    let parts = all(&grid, name);
                    assert!(
                        parts.iter().all(|part| attribute(part, "role").is_some()),
                        "{name}"
                    );
                }
            }
        });
    }

    #[test]
    fn all_options_are_told_and_the_first_is_set_apart() {
        read(|reading| {
            let table: Vec<Node> = vec![all_options(reading).into()];
            let said = text_of(&table);
            for option in &reading.facts().options {
                for part in QUESTIONS.iter().chain(&["name"]) {
                    let text = reading.text(&format!("option.{}.{part}", option.id));
                    assert!(said.contains(&text), "{}: {part}", option.id);
                }
            }
            let classes: Vec<&str> = all(&table, "tr")
                .iter()
                .map(|row| row.class.as_str())
                .collect();
            assert_eq!(classes[..3], ["", "is-first", ""]);
        });
    }

    #[test]
    fn each_option_side_by_side_comes_with_its_mark_and_its_claims() {
        read(|reading| {
            let facts = reading.facts();
            let shown = [&facts.options[0], &facts.options[1], &facts.options[9]];
            let nodes = options_beside(reading, &shown);
            let marks: Vec<&str> = all(&nodes, "use")
                .iter()
                .filter_map(|mark| attribute(mark, "href"))
                .filter(|mark| mark.contains("certainty"))
                .collect();
            let wanted =
                shown.map(|option| format!("#certainty-{}", facts.certainty(option).name()));
            assert_eq!(marks, wanted);
            let sections = all(&nodes, "section");
            for (section, option) in sections.iter().zip(shown) {
                let claims: Vec<&str> = all(&section.children, "details")
                    .iter()
                    .filter_map(|card| card.test_id.as_deref()?.strip_prefix("claim-"))
                    .collect();
                let told: Vec<&str> = reading
                    .claims(&option.claims)
                    .iter()
                    .map(|claim| claim.id.as_str())
                    .collect();
                assert_eq!(claims, told, "{}", option.id);
            }
            assert_eq!(sections.len(), shown.len());
        });
    }
}
