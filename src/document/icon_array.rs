//! Icon arrays: 100 circles each, filled for those who had it.

use super::block::proof;
use super::{Element, Node, Reader, el, running_text, svg};
use crate::content::IconArray;

/// The arrays of these ids side by side, and their claims, each once.
pub(super) fn icon_arrays(reader: &dyn Reader, ids: &[String]) -> Vec<Node> {
    let facts = reader.facts();
    let arrays: Vec<&IconArray> = ids.iter().filter_map(|id| facts.array(id)).collect();
    // arrays that are compared may rest on one study
    let mut claims: Vec<String> = Vec::new();
    for array in &arrays {
        if !claims.contains(&array.claim) {
            claims.push(array.claim.clone());
        }
    }
    let row = el("div")
        .class("arrays")
        .children(arrays.into_iter().map(|array| icon_array(reader, array)));
    let mut nodes: Vec<Node> = vec![row.into()];
    nodes.extend(proof(reader, &claims));
    nodes
}

fn icon_array(reader: &dyn Reader, array: &IconArray) -> Element {
    let title = reader.text(&format!("array.{}.title", array.id));
    let value = array.filled.map_or_else(
        || reader.text("ui.array.unknown"),
        |filled| reader.fill("ui.array.value", &[("filled", &filled.to_string())]),
    );
    let rest = array.filled.map(|filled| {
        let rest = 100_u8.saturating_sub(filled).to_string();
        el("p")
            .class("small quiet num")
            .text(reader.fill("ui.array.rest", &[("rest", &rest)]))
    });
    let circle = |index: u8| {
        let class = match array.filled {
            Some(count) if index < count => "is-filled",
            Some(_) => "",
            None => "is-unknown",
        };
        let at = |place: u8| (10 + u16::from(place) * 20).to_string();
        svg("circle")
            .class(class)
            .attr("cx", at(index % 10))
            .attr("cy", at(index / 10))
            .attr("r", "7")
    };
    let picture = svg("svg")
        .attr("viewBox", "0 0 200 200")
        .attr("role", "img")
        .attr("aria-label", format!("{title}: {value}"))
        .children((0..100).map(circle));
    let heading = el("h2").class("array__title").text(title);
    el("figure")
        .class("array")
        .child(el("figcaption").child(heading))
        .child(picture)
        .child(el("p").class("array__value num").text(value))
        .children(rest)
        .child(
            el("p")
                .class("small")
                .children(running_text(reader, &format!("array.{}.text", array.id))),
        )
}
