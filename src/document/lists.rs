//! Lists of all there is of one kind: questions, sources, glossary.

use super::evidence::citation;
use super::node::{latin, term_anchor};
use super::{Element, Reader, el};

/// The questions to ask.
pub fn questions(reader: &dyn Reader) -> Element {
    let ids = &reader.facts().questions;
    let rows = ids
        .iter()
        .map(|id| el("li").text(reader.text(&format!("question.{id}"))));
    // the step has this title already
    el("ol")
        .class("questions")
        .attr("aria-label", reader.text("ui.questions"))
        .children(rows)
}

/// All sources with their links.
pub fn sources(reader: &dyn Reader) -> Element {
    let sources = &reader.facts().sources;
    el("ul").class("sources").children(
        sources
            .iter()
            .map(|source| el("li").child(citation(source))),
    )
}

/// The terms with their meanings.
pub fn glossary(reader: &dyn Reader) -> Element {
    let terms = reader.facts().terms.iter().map(|term| {
        let [name, meaning] =
            ["name", "meaning"].map(|part| reader.text(&format!("term.{}.{part}", term.id)));
        let latin_name = term.latin.as_deref().map(|name| latin("span", name));
        el("div")
            .attr("id", term_anchor(&term.id))
            .child(el("dt").text(name).text(" ").children(latin_name))
            .child(el("dd").text(meaning))
    });
    el("section")
        .class("stack stack--tight")
        .child(el("h2").text(reader.text("ui.glossary")))
        .child(el("dl").class("terms").children(terms))
}
