//! Descriptions of the `document` room as elements of the page.
//!
//! A description is made again when its words change: for another side, audience or language. As
//! long as it has the same shape only its texts and attributes are written anew, so the focus, open
//! details and live parts stay. With another shape its elements are made again.

use super::explained::Meanings;
use crate::document::{self, Explained, Island, Node};
use crate::element::{Element, el, memo, svg};
use leptos::prelude::*;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDetailsElement};

/// Puts what only the program can show at the end of an element.
type AddIsland = Rc<dyn Fn(Element, Island) -> Element>;

/// What a description is made of, without its texts.
#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Text,
    Explained(String),
    Open(&'static str, Option<String>, Vec<&'static str>),
    Close,
    Island(Island),
}

/// `parent` ends with what `describe` describes; signals that it reads are followed.
pub(crate) fn described(
    parent: Element,
    describe: impl Fn() -> Vec<Node> + Send + Sync + 'static,
    island: impl Fn(Element, Island) -> Element + 'static,
) -> Element {
    let nodes = memo(describe);
    let view = View {
        nodes,
        island: Rc::new(island),
        open: StoredValue::new(HashMap::new()),
    };
    parent.switch(
        move || shape(&nodes.read()),
        move |_| {
            let contents = el("div").class("contents");
            Some(view.add_nodes(contents, &nodes.read_untracked(), &[]))
        },
    )
}

/// A description without live parts.
pub(crate) fn words_alone(describe: impl Fn() -> Vec<Node> + Send + Sync + 'static) -> Element {
    described(el("div").class("contents"), describe, |parent, _| parent)
}

fn shape(nodes: &[Node]) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for node in nodes {
        match node {
            Node::Text(_) => shapes.push(Shape::Text),
            Node::Explained(term) => shapes.push(Shape::Explained(term.term.clone())),
            Node::Island(island) => shapes.push(Shape::Island(*island)),
            Node::Passage(passage) => shapes.extend(shape(&passage.content)),
            Node::Element(element) => {
                let names = element.attributes.iter().map(|(name, _)| *name);
                let (name, id) = (element.name, element.test_id.clone());
                shapes.push(Shape::Open(name, id, names.collect()));
                shapes.extend(shape(&element.children));
                shapes.push(Shape::Close);
            }
        }
    }
    shapes
}

/// The node at a path: the index in the nodes, then in the children of that node, and so on.
fn node_at<'a>(nodes: &'a [Node], path: &[usize]) -> Option<&'a Node> {
    let (first, rest) = path.split_first()?;
    let node = nodes.get(*first)?;
    if rest.is_empty() {
        return Some(node);
    }
    match node {
        Node::Element(element) => node_at(&element.children, rest),
        Node::Passage(passage) => node_at(&passage.content, rest),
        Node::Text(_) | Node::Explained(_) | Node::Island(_) => None,
    }
}

fn element_at<'a>(nodes: &'a [Node], path: &[usize]) -> Option<&'a document::Element> {
    match node_at(nodes, path)? {
        Node::Element(element) => Some(element),
        Node::Text(_) | Node::Explained(_) | Node::Passage(_) | Node::Island(_) => None,
    }
}

/// The term at this place among the nodes of a path.
fn explained_at(nodes: &[Node], path: &[usize], at: usize) -> Option<Explained> {
    match node_at(nodes, &[path, &[at]].concat())? {
        Node::Explained(term) => Some(term.clone()),
        Node::Text(_) | Node::Element(_) | Node::Passage(_) | Node::Island(_) => None,
    }
}

/// A description on its way to elements.
#[derive(Clone)]
struct View {
    nodes: Memo<Vec<Node>>,
    island: AddIsland,
    /// Which details the reader opened or closed, by test id.
    open: StoredValue<HashMap<String, bool>>,
}

impl View {
    /// `parent` ends with these nodes, which stand at `path` in the description.
    fn add_nodes(&self, parent: Element, nodes: &[Node], path: &[usize]) -> Element {
        let explains = nodes.iter().any(|node| matches!(node, Node::Explained(_)));
        let meanings = explains.then(Meanings::new);
        let parent = nodes.iter().enumerate().fold(parent, |parent, (at, node)| {
            let path = [path, &[at]].concat();
            match node {
                Node::Text(_) => parent.text(self.text(path)),
                Node::Explained(term) => {
                    let button = |meanings: &Meanings| meanings.term(at, term, self.text(path));
                    parent.child(meanings.as_ref().map(button))
                }
                Node::Element(element) => parent.child(self.element(element, &path)),
                Node::Passage(passage) => self.add_nodes(parent, &passage.content, &path),
                Node::Island(leaf) => (self.island)(parent, *leaf),
            }
        });
        let note = |meanings: Meanings| {
            let (nodes, path) = (self.nodes, path.to_vec());
            meanings.note(move |at| explained_at(&nodes.read(), &path, at))
        };
        parent.child(meanings.map(note))
    }

    fn text(&self, path: Vec<usize>) -> impl Fn() -> String + 'static {
        let nodes = self.nodes;
        move || match node_at(&nodes.read(), &path) {
            Some(Node::Text(text)) => text.clone(),
            Some(Node::Explained(term)) => term.words.clone(),
            // the shape is about to change
            _ => String::new(),
        }
    }

    fn element(&self, element: &document::Element, path: &[usize]) -> Element {
        let made = if element.is_svg {
            svg(element.name)
        } else {
            el(element.name)
        };
        let nodes = self.nodes;
        let made = if element.class.is_empty() {
            made
        } else {
            let path = path.to_vec();
            made.class(move || {
                let nodes = nodes.read();
                element_at(&nodes, &path).map_or_else(String::new, |element| element.class.clone())
            })
        };
        let made = match &element.test_id {
            Some(id) => made.attr("data-testid", id.as_str()),
            None => made,
        };
        let made = element
            .attributes
            .iter()
            .enumerate()
            .fold(made, |made, (at, (name, value))| match *name {
                // how details begin; the reader opens and closes them
                "open" => made,
                name => {
                    let (path, fallback) = (path.to_vec(), value.clone());
                    made.attr(name, move || {
                        let nodes = nodes.read();
                        let attribute =
                            element_at(&nodes, &path).and_then(|found| found.attributes.get(at));
                        attribute.map_or_else(|| fallback.clone(), |(_, value)| value.clone())
                    })
                }
            });
        let made = if element.name == "details" {
            self.details(made, element)
        } else {
            made
        };
        self.add_nodes(made, &element.children, path)
    }

    /// Details are open as the reader left them, and at first as they are described.
    fn details(&self, made: Element, element: &document::Element) -> Element {
        let starts_open = element.attributes.iter().any(|(name, _)| *name == "open");
        let id = element.test_id.clone().unwrap_or_default();
        let open = self.open;
        let is_open = open.with_value(|open| open.get(&id).copied());
        let is_open = is_open.unwrap_or(starts_open);
        made.bool_attr("open", is_open)
            .on("toggle", move |event: &Event| {
                let target = event.target();
                let details = target.and_then(|it| it.dyn_into::<HtmlDetailsElement>().ok());
                if let Some(details) = details {
                    open.update_value(|open| {
                        open.insert(id.clone(), details.open());
                    });
                }
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::el as described_el;

    #[test]
    fn english_that_stands_in_is_what_elements_mark() {
        use crate::content::STAND_IN;
        use crate::element::FOREIGN;
        assert_eq!(STAND_IN, format!("{FOREIGN}en{FOREIGN}"));
    }

    #[test]
    fn a_shape_is_everything_but_texts_and_values() {
        let node = |text: &str, class: &str, href: &str| -> Vec<Node> {
            let link = described_el("a").class(class).attr("href", href).text(text);
            vec![described_el("p").child(link).into()]
        };
        assert_eq!(shape(&node("a", "b", "c")), shape(&node("d", "e", "f")));
        let more: Vec<Node> = [node("a", "b", "c"), node("a", "b", "c")].concat();
        assert_ne!(shape(&node("a", "b", "c")), shape(&more));
        let other: Vec<Node> = vec![described_el("p").text("a").into()];
        assert_ne!(shape(&node("a", "b", "c")), shape(&other));
    }

    #[test]
    fn a_path_leads_to_its_node() {
        let nodes: Vec<Node> = vec![
            Node::Text("a".to_owned()),
            described_el("p").child(described_el("b").text("c")).into(),
        ];
        assert_eq!(
            node_at(&nodes, &[1, 0, 0]),
            Some(&Node::Text("c".to_owned()))
        );
        assert_eq!(node_at(&nodes, &[0, 1]), None);
        assert_eq!(node_at(&nodes, &[]), None);
    }
}
