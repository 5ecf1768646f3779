//! The warning signs, each under how fast help is needed and from whom.

use super::{Element, Node, Reader, el};
use crate::content::{Urgency, Warning};

/// The groups in order, with their classes.
const GROUPS: [(Urgency, &str); 3] = [
    (Urgency::Emergency, "warnings"),
    (Urgency::SameDay, "warnings warnings--later"),
    (Urgency::BeforeTreatment, "warnings warnings--later"),
];

/// All warning signs.
pub fn warnings(reader: &dyn Reader) -> Vec<Node> {
    let all: Vec<&Warning> = reader.facts().warnings.iter().collect();
    warning_groups(reader, &all)
}

/// These warning signs, emergencies first, each group in a box that is headed by what to do; and
/// that no list is complete. Nothing for no signs.
pub fn warning_groups(reader: &dyn Reader, signs: &[&Warning]) -> Vec<Node> {
    if signs.is_empty() {
        return Vec::new();
    }
    let group = |(urgency, class): (Urgency, &str)| {
        let signs = signs.iter().filter(|sign| sign.urgency == urgency);
        let signs: Vec<String> = signs
            .map(|sign| reader.text(&format!("warning.{}", sign.id)))
            .collect();
        let heading = reader.text(&format!("warnings.{}", urgency.name()));
        (!signs.is_empty()).then(|| warning_box(class, heading, signs))
    };
    let limits = el("p").text(reader.text("warnings.limits"));
    GROUPS
        .into_iter()
        .filter_map(group)
        .chain([limits])
        .map(Node::from)
        .collect()
}

fn warning_box(class: &str, heading: String, signs: Vec<String>) -> Element {
    let rows = signs
        .into_iter()
        .map(|sign| el("li").child(el("span").text(sign)));
    el("section")
        .class(class)
        .child(el("h2").text(heading))
        .child(el("ul").children(rows))
}

#[cfg(test)]
mod tests {
    use super::super::{Reading, text_of};
    use super::*;
    use crate::content::{Facts, Words};
    use crate::domain::Audience;

    /// The boxes among the nodes: heading, and everything below it.
    fn boxes(nodes: &[Node]) -> Vec<(String, String)> {
        let boxes = nodes.iter().filter_map(|node| {
            let Node::Element(element) = node else {
                return None;
            };
            let (head, rest) = element.children.split_first()?;
            let head = text_of(std::slice::from_ref(head));
            (element.name == "section").then(|| (head, text_of(rest)))
        });
        boxes.collect()
    }

    #[test]
    fn every_sign_stands_under_what_to_do_whatever_signs_are_shown() {
        let (facts, words) = (Facts::bundled().unwrap(), Words::bundled().unwrap());
        let all: Vec<&Warning> = facts.warnings.iter().collect();
        let mut shown: Vec<Vec<&Warning>> = all.iter().map(|&sign| vec![sign]).collect();
        shown.extend([all.clone(), all.into_iter().rev().collect()]);
        for audience in Audience::ALL {
            let reading = Reading::new(&facts, &words, *audience, "left");
            let heading = |urgency: Urgency| reading.text(&format!("warnings.{}", urgency.name()));
            for signs in &shown {
                let nodes = warning_groups(&reading, signs);
                let boxes = boxes(&nodes);
                for sign in signs {
                    let told = reading.text(&format!("warning.{}", sign.id));
                    let heads: Vec<&String> = boxes
                        .iter()
                        .filter(|(_, rest)| rest.contains(&told))
                        .map(|(head, _)| head)
                        .collect();
                    assert_eq!(heads, [&heading(sign.urgency)], "{}", sign.id);
                }
                let order: Vec<&String> = boxes.iter().map(|(head, _)| head).collect();
                let wanted: Vec<String> = GROUPS
                    .iter()
                    .filter(|(urgency, _)| signs.iter().any(|sign| sign.urgency == *urgency))
                    .map(|(urgency, _)| heading(*urgency))
                    .collect();
                assert_eq!(order, wanted.iter().collect::<Vec<_>>());
            }
            assert_eq!(warning_groups(&reading, &[]), []);
        }
    }
}
