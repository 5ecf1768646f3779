//! [`Node`]: a piece of a description of HTML, and the builder of its elements.

use crate::content::Exhibit;

/// Names of headings, the outermost first.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// A piece of a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text, as it is read: the renderer escapes it.
    Text(String),
    /// An element with what is in it.
    Element(Element),
    /// A term in running text that can be explained in its place.
    Explained(Explained),
    /// What may stand in several places of one page.
    Passage(Passage),
    /// What only the program can show.
    Island(Island),
}

/// An element of HTML or SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name, such as `p`.
    pub name: &'static str,
    /// Whether it is of SVG's namespace.
    pub is_svg: bool,
    /// Its classes, parted by spaces; empty for none.
    pub class: String,
    /// What tests find it by in the program.
    pub test_id: Option<String>,
    /// Its other attributes in order, each name once; an attribute without a value is empty.
    pub attributes: Vec<(&'static str, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

/// What may stand in several places: a page that holds the whole story says it once, and links to
/// it from the other places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where links lead: an id for its first element.
    pub anchor: String,
    /// What a link to it says.
    pub label: String,
    /// The passage in full.
    pub content: Vec<Node>,
}

/// A term in running text: where it stands, and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Its id in the glossary.
    pub term: String,
    /// The words as they stand in the sentence.
    pub words: String,
    /// Its name in the glossary.
    pub name: String,
    /// What it means; empty while the glossary is on its way.
    pub meaning: String,
}

impl Explained {
    /// The id of its entry in the glossary.
    #[must_use]
    pub fn anchor(&self) -> String {
        term_anchor(&self.term)
    }
}

/// The id of the entry of this term in the glossary.
pub(super) fn term_anchor(term: &str) -> String {
    format!("term-{term}")
}

/// A place for something that only the program can show or do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Island {
    /// An exhibit.
    Exhibit(Exhibit),
    /// A few options side by side, which the reader chooses.
    Options,
    /// The pathway of the structure that is chosen.
    Pathway,
    /// The choice of the side that hurts.
    SideSwitch,
    /// The buttons to print and to copy the address.
    TakeHome,
    /// The box of a cell in a comparison, to be ticked where it fits; cells are counted in reading
    /// order.
    Fit(u8),
    /// What can be done with all that is ticked.
    FitActions,
}

/// An element of HTML.
///
/// # Example
/// ```
/// use atlanto::document::{el, text_of};
/// let line = el("p").class("small").text("First, ").child(el("strong").text("rest"));
/// assert_eq!(text_of(&[line.into()]), "First, rest");
/// ```
#[must_use]
pub fn el(name: &'static str) -> Element {
    Element {
        name,
        is_svg: false,
        class: String::new(),
        test_id: None,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

/// An element of SVG.
#[must_use]
pub fn svg(name: &'static str) -> Element {
    Element {
        is_svg: true,
        ..el(name)
    }
}

impl Element {
    /// Takes these classes, parted by spaces, in place of those it has.
    #[must_use]
    pub fn class(mut self, names: &str) -> Self {
        names.clone_into(&mut self.class);
        self
    }

    /// Has what tests find it by in the program.
    #[must_use]
    pub fn test_id(mut self, id: impl Into<String>) -> Self {
        self.test_id = Some(id.into());
        self
    }

    /// Has this attribute; one of the same name is replaced.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.retain(|(known, _)| *known != name);
        self.attributes.push((name, value.into()));
        self
    }

    /// Has this attribute without a value when `holds`.
    #[must_use]
    pub fn flag(self, name: &'static str, holds: bool) -> Self {
        if holds { self.attr(name, "") } else { self }
    }

    /// Ends with this text.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.child(Node::Text(text.into()))
    }

    /// Ends with this node.
    #[must_use]
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    /// Ends with these nodes.
    #[must_use]
    pub fn children<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<Passage> for Node {
    fn from(passage: Passage) -> Self {
        Self::Passage(passage)
    }
}

impl From<Island> for Node {
    fn from(island: Island) -> Self {
        Self::Island(island)
    }
}

/// A Latin name: read out as such, and left alone by programs that translate pages.
pub(super) fn latin(element: &'static str, name: &str) -> Element {
    el(element)
        .class("latin")
        .attr("lang", "la")
        .attr("translate", "no")
        .text(name)
}

/// A drawing of `assets/figures` by its id, with the class and view box of its place; decorative.
pub(super) fn drawing(id: &str, class: &str, view_box: &str) -> Element {
    svg("svg")
        .class(class)
        .attr("viewBox", view_box)
        .attr("aria-hidden", "true")
        .child(svg("use").attr("href", format!("#{id}")))
}

/// The nodes with every heading `levels` deeper, `h6` at most: a description begins at `h1`, and
/// may be put below a heading of the page.
#[must_use]
pub fn demote(nodes: Vec<Node>, levels: usize) -> Vec<Node> {
    let deeper = |node| match node {
        Node::Element(mut element) => {
            if let Some(level) = HEADINGS.iter().position(|name| *name == element.name) {
                element.name = HEADINGS[(level + levels).min(HEADINGS.len() - 1)];
            }
            element.children = demote(element.children, levels);
            Node::Element(element)
        }
        Node::Passage(mut passage) => {
            passage.content = demote(passage.content, levels);
            Node::Passage(passage)
        }
        Node::Text(_) | Node::Explained(_) | Node::Island(_) => node,
    };
    nodes.into_iter().map(deeper).collect()
}

/// All text in the nodes in reading order, without spaces in between.
#[must_use]
pub fn text_of(nodes: &[Node]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Explained(term) => term.words.clone(),
            Node::Element(element) => text_of(&element.children),
            Node::Passage(passage) => text_of(&passage.content),
            Node::Island(_) => String::new(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_stands_once_with_its_last_value() {
        let link = el("a")
            .attr("href", "#a")
            .attr("rel", "noopener")
            .attr("href", "#b");
        assert_eq!(
            link.attributes,
            [("rel", "noopener".to_owned()), ("href", "#b".to_owned())]
        );
        assert!(el("details").flag("open", false).attributes.is_empty());
        assert_eq!(
            el("details").flag("open", true).attributes,
            [("open", String::new())]
        );
    }

    #[test]
    fn headings_go_deeper_wherever_they_stand() {
        let passage = Passage {
            anchor: "a".to_owned(),
            label: "b".to_owned(),
            content: vec![el("h5").into()],
        };
        let nodes: Vec<Node> = vec![
            el("section").child(el("h1")).child(el("p")).into(),
            Node::Passage(passage.clone()),
        ];
        let deep = Passage {
            content: vec![el("h6").into()],
            ..passage
        };
        assert_eq!(
            demote(nodes, 2),
            [
                Node::Element(el("section").child(el("h3")).child(el("p"))),
                Node::Passage(deep)
            ]
        );
    }

    #[test]
    fn text_is_read_in_order() {
        let nodes: [Node; 3] = [
            el("p").text("a").child(el("b").text("b")).text("c").into(),
            Island::Pathway.into(),
            Node::Text("d".to_owned()),
        ];
        assert_eq!(text_of(&nodes), "abcd");
    }
}
