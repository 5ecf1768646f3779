//! Descriptions of the `document` room as elements of the page.

use super::tag::{Tag, shape, tag};
use crate::document::{Element, Island, Node};

/// `parent` ends with these nodes; `live` puts what only the program can show into its parent.
pub(crate) fn add_nodes(parent: Tag, nodes: &[Node], live: &dyn Fn(Tag, Island) -> Tag) -> Tag {
    nodes.iter().fold(parent, |parent, node| match node {
        Node::Text(text) => parent.say(text.as_str()),
        Node::Element(element) => parent.add(view(element, live)),
        Node::Passage(passage) => add_nodes(parent, &passage.content, live),
        Node::Island(island) => live(parent, *island),
    })
}

/// An element with what is in it.
fn view(element: &Element, live: &dyn Fn(Tag, Island) -> Tag) -> Tag {
    let made = if element.is_svg {
        shape(element.name)
    } else {
        tag(element.name)
    };
    let made = if element.class.is_empty() {
        made
    } else {
        made.class(&element.class)
    };
    let made = element
        .attributes
        .iter()
        .fold(made, |made, (name, value)| made.attr(name, value.as_str()));
    let made = match &element.test_id {
        Some(id) => made.attr("data-testid", id.as_str()),
        None => made,
    };
    add_nodes(made, &element.children, live)
}

/// An element of a description in which nothing is live.
pub(crate) fn still_view(element: &Element) -> Tag {
    view(element, &|parent, _| parent)
}
