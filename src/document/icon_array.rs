//! Icon arrays: a circle for each person studied, or for each of 100 where they were more, filled for
//! those who had it. The filled ones stand together and come first: strewn about they look like
//! more.

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
    // what is compared is drawn in rows of one length, so that a circle is one size
    let most = arrays.iter().map(|array| array.of).max();
    let columns = columns(most.unwrap_or_default());
    let row = el("div").class("arrays").children(
        arrays
            .into_iter()
            .map(|array| icon_array(reader, array, columns)),
    );
    let mut nodes: Vec<Node> = vec![row.into()];
    nodes.extend(proof(reader, &claims));
    nodes
}

/// How many stand in a row: ten where that ends even or there are many, else seven, as in a week.
fn columns(of: u8) -> u8 {
    if of > 60 || of.is_multiple_of(10) {
        10
    } else {
        7
    }
}

fn icon_array(reader: &dyn Reader, array: &IconArray, columns: u8) -> Element {
    let title = reader.text(&format!("array.{}.title", array.id));
    let of = array.of.to_string();
    let counted = |id: &str, hole: &str, count: u8| {
        reader.fill(id, &[(hole, &count.to_string()), ("of", &of)])
    };
    let value = array.filled.map_or_else(
        || reader.text("ui.array.unknown"),
        |filled| counted("ui.array.value", "filled", filled),
    );
    let rest = array.filled.map(|filled| {
        let rest = array.of.saturating_sub(filled);
        el("p")
            .class("small quiet num")
            .text(counted("ui.array.rest", "rest", rest))
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
            .attr("cx", at(index % columns))
            .attr("cy", at(index / columns))
            .attr("r", "7")
    };
    let size = |count: u8| u16::from(count) * 20;
    let (width, height) = (size(columns), size(array.of.div_ceil(columns)));
    let picture = svg("svg")
        .attr("viewBox", format!("0 0 {width} {height}"))
        .attr("role", "img")
        .attr("aria-label", format!("{title}: {value}"))
        .children((0..array.of).map(circle));
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

#[cfg(test)]
mod tests {
    use super::super::Reading;
    use super::*;
    use crate::content::{Facts, Words};
    use crate::domain::Audience;

    /// The circles of an array by their rows, `x` for a filled one.
    fn drawn(of: u8, filled: Option<u8>) -> Vec<String> {
        let (facts, words) = (Facts::bundled().unwrap(), Words::bundled().unwrap());
        let reading = Reading::new(&facts, &words, Audience::Patient, "left");
        let array = IconArray {
            of,
            filled,
            ..facts.arrays[0].clone()
        };
        let figure = icon_array(&reading, &array, columns(of));
        let picture = figure.children.iter().find_map(|node| {
            let Node::Element(element) = node else {
                return None;
            };
            (element.name == "svg").then_some(element)
        });
        let mut rows: Vec<String> = Vec::new();
        let (mut last, mut row) = (String::new(), String::new());
        for node in &picture.unwrap().children {
            let Node::Element(circle) = node else {
                continue;
            };
            let at = |name: &str| {
                let found = circle.attributes.iter().find(|(known, _)| *known == name);
                found.unwrap().1.clone()
            };
            if at("cy") != last && !row.is_empty() {
                rows.push(std::mem::take(&mut row));
            }
            last = at("cy");
            row.push(match circle.class.as_str() {
                "is-filled" => 'x',
                "is-unknown" => '?',
                _ => 'o',
            });
        }
        rows.push(row);
        rows
    }

    #[test]
    fn each_person_is_a_circle_and_the_filled_come_first() {
        assert_eq!(
            drawn(28, Some(15)),
            ["xxxxxxx", "xxxxxxx", "xoooooo", "ooooooo"]
        );
        assert_eq!(drawn(20, Some(3)), ["xxxooooooo", "oooooooooo"]);
        assert_eq!(drawn(11, None), ["???????", "????"]);
        let hundred = drawn(100, Some(19));
        assert_eq!(hundred.len(), 10);
        assert_eq!(hundred[1], "xxxxxxxxxo");
        for array in Facts::bundled().unwrap().arrays {
            let all: String = drawn(array.of, array.filled).concat();
            assert_eq!(all.len(), usize::from(array.of), "{}", array.id);
            let filled = usize::from(array.filled.unwrap_or_default());
            assert_eq!(all.matches('x').count(), filled, "{}", array.id);
            assert!(all.starts_with(&"x".repeat(filled)), "{}", array.id);
        }
    }
}
