//! Exhibits as far as they are words and drawings.

use super::node::drawing;
use super::{Element, Node, Reader, el, svg};
use crate::content::Exhibit;

/// What stands in the place of an exhibit without the program: nothing where its words tell what is
/// done or seen with it.
pub fn still(reader: &dyn Reader, exhibit: Exhibit) -> Vec<Node> {
    match exhibit {
        Exhibit::Corridor => corridor(reader).map(Node::from).into_iter().collect(),
        Exhibit::Turning
        | Exhibit::FlexionRotation
        | Exhibit::Painting
        | Exhibit::Target
        | Exhibit::Centrifuge
        | Exhibit::Noticed => Vec::new(),
    }
}

/// What the mark on the model stands for, for readers who have words for it: it is no business of
/// patients where a needle aims.
pub fn target(reader: &dyn Reader) -> Option<Element> {
    if !reader.has_text("ui.target") {
        return None;
    }
    let ring = svg("circle")
        .class("mark--target")
        .attr("cx", "14")
        .attr("cy", "14")
        .attr("r", "9");
    let key = svg("svg")
        .class("figure__key")
        .attr("viewBox", "0 0 28 28")
        .attr("aria-hidden", "true")
        .child(ring);
    let words = el("span").text(reader.text("ui.target"));
    Some(el("p").class("legend").child(key).child(words))
}

/// Where the decimals of the corridor stand, and the last part of their word ids: a language has its
/// own decimal sign.
const DISTANCES: [(&str, &str, &str); 5] = [
    ("184", "56", "sac"),
    ("243.8", "116", "sac.least"),
    ("354.3", "56", "artery"),
    ("290.6", "116", "artery.least"),
    ("449.2", "116", "artery.most"),
];

/// How far artery and sac lie from the place the needle is meant for, for readers who have words
/// for it; no path is planned by it.
pub fn corridor(reader: &dyn Reader) -> Option<Element> {
    reader.has_text("ui.corridor").then(|| {
        let words = el("figcaption")
            .class("small")
            .text(reader.text("ui.corridor"));
        let distance = |(x, y, id): (&str, &str, &str)| {
            svg("text")
                .attr("x", x)
                .attr("y", y)
                .text(reader.text(&format!("ui.corridor.{id}")))
        };
        let drawing = drawing("figure-corridor", "corridor", "0 30 520 152")
            .children(DISTANCES.into_iter().map(distance));
        el("figure").child(drawing).child(words)
    })
}
