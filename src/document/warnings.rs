//! The warning signs.

use super::{Element, Node, Reader, el};
use crate::content::Urgency;

/// The groups in order, with their classes.
const GROUPS: [(Urgency, &str); 3] = [
    (Urgency::Emergency, "warnings"),
    (Urgency::SameDay, "warnings warnings--later"),
    (Urgency::BeforeTreatment, "warnings warnings--later"),
];

/// The warning signs, emergencies first, each group in a box; and that no list is complete.
pub fn warnings(reader: &dyn Reader) -> Vec<Node> {
    let group = |(urgency, class): (Urgency, &str)| {
        let signs = reader
            .facts()
            .warnings
            .iter()
            .filter(|warning| warning.urgency == urgency)
            .map(|warning| reader.text(&format!("warning.{}", warning.id)));
        warning_box(
            class,
            reader.text(&format!("warnings.{}", urgency.name())),
            signs.collect(),
        )
    };
    let limits = el("p").text(reader.text("warnings.limits"));
    GROUPS
        .into_iter()
        .filter_map(group)
        .chain([limits])
        .map(Node::from)
        .collect()
}

/// Warning signs in a box; none without signs.
#[must_use]
pub fn warning_box(class: &str, heading: String, signs: Vec<String>) -> Option<Element> {
    if signs.is_empty() {
        return None;
    }
    let rows = signs
        .into_iter()
        .map(|sign| el("li").child(el("span").text(sign)));
    Some(
        el("section")
            .class(class)
            .child(el("h2").text(heading))
            .child(el("ul").children(rows)),
    )
}
