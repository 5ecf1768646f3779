//! [`Html`]: writes a description as HTML.

use crate::content::STAND_IN;
use crate::document::{Element, Node, Passage, el};
use std::collections::BTreeSet;

/// Elements of HTML that have no end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Says that an element is in English, in a page of another language.
const ENGLISH: &str = " lang=\"en\" dir=\"ltr\"";

/// A page being written. A passage stands in full where it comes first; later places link to it.
#[derive(Debug, Default)]
pub(super) struct Html {
    text: String,
    /// Anchors of passages that are in the page.
    anchors: BTreeSet<String>,
}

impl Html {
    /// A page in which these anchors stand anyhow: passages of these names are links everywhere.
    pub(super) fn with_anchors(anchors: &[&str]) -> Self {
        Self {
            text: String::new(),
            anchors: anchors.iter().map(|&anchor| anchor.to_owned()).collect(),
        }
    }

    /// What is written.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Ends with these nodes. What only the program can show is left out, and so are the ids by
    /// which tests find things in the program.
    pub(super) fn write(&mut self, nodes: &[Node]) {
        nodes.iter().for_each(|node| self.node(node, None));
    }

    /// A node; its element carries this id.
    fn node(&mut self, node: &Node, id: Option<&str>) {
        match node {
            Node::Text(text) if text.starts_with(STAND_IN) => {
                self.text += &format!("<span{ENGLISH}>{}</span>", escaped(text));
            }
            Node::Text(text) => self.text += &escaped(text),
            Node::Element(element) => self.element(element, id),
            Node::Explained(term) => {
                let link = el("a")
                    .class("term")
                    .attr("href", format!("#{}", term.anchor()));
                self.element(&link.text(term.words.as_str()), None);
            }
            Node::Passage(passage) => self.passage(passage),
            Node::Island(_) => {}
        }
    }

    fn element(&mut self, element: &Element, id: Option<&str>) {
        self.text += &format!("<{}", element.name);
        if let Some(id) = id {
            self.attribute("id", id);
        }
        if !element.class.is_empty() {
            self.attribute("class", &element.class);
        }
        for (name, value) in &element.attributes {
            self.attribute(name, value);
        }
        let stands_in = stands_in(&element.children);
        if stands_in {
            self.text += ENGLISH;
        }
        if element.is_svg && element.children.is_empty() {
            self.text += "/>";
            return;
        }
        self.text += ">";
        if VOID.contains(&element.name) {
            return;
        }
        if stands_in {
            // the element says it already
            element.children.iter().for_each(|child| {
                if let Node::Text(text) = child {
                    self.text += &escaped(text);
                }
            });
        } else {
            self.write(&element.children);
        }
        self.text += &format!("</{}>", element.name);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.text += &if value.is_empty() {
            format!(" {name}")
        } else {
            format!(" {name}=\"{}\"", escaped(value))
        };
    }

    fn passage(&mut self, passage: &Passage) {
        if !self.anchors.insert(passage.anchor.clone()) {
            let link = el("a")
                .attr("href", format!("#{}", passage.anchor))
                .text(passage.label.as_str());
            return self.element(&el("p").child(link), None);
        }
        let mut id = Some(passage.anchor.as_str());
        for node in &passage.content {
            self.node(node, id);
            if matches!(node, Node::Element(_)) {
                id = None;
            }
        }
    }
}

/// Whether an element holds nothing but English that stands in for a translation.
fn stands_in(children: &[Node]) -> bool {
    let is_english = |child: &Node| matches!(child, Node::Text(text) if text.starts_with(STAND_IN));
    !children.is_empty() && children.iter().all(is_english)
}

/// Text as HTML shows it, in elements and in quoted attributes, without the mark of a stand-in.
pub(super) fn escaped(text: &str) -> String {
    text.replace(STAND_IN, "")
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Explained, Island, svg};

    fn html(nodes: &[Node]) -> String {
        let mut html = Html::default();
        html.write(nodes);
        html.into_text()
    }

    #[test]
    fn text_and_attributes_are_escaped() {
        let node = el("p")
            .class("a b")
            .attr("title", "\"<&>\"")
            .text("1 < 2 & \"3\" > 2");
        assert_eq!(
            html(&[node.into(), Node::Text("<b>".to_owned())]),
            "<p class=\"a b\" title=\"&quot;&lt;&amp;&gt;&quot;\">1 &lt; 2 &amp; &quot;3&quot; &gt; 2</p>&lt;b&gt;"
        );
    }

    #[test]
    fn elements_end_as_html_asks() {
        let nodes: [Node; 5] = [
            el("img").attr("src", "a.webp").attr("alt", "").into(),
            el("td").into(),
            el("details").flag("open", true).test_id("claim-a").into(),
            svg("svg").child(svg("use").attr("href", "#a")).into(),
            Island::TakeHome.into(),
        ];
        assert_eq!(
            html(&nodes),
            "<img src=\"a.webp\" alt><td></td><details open></details><svg><use href=\"#a\"/></svg>"
        );
    }

    #[test]
    fn english_that_stands_in_says_so_where_it_stands() {
        let english = format!("{STAND_IN}One & two");
        let nodes: [Node; 3] = [
            el("p").text(english.as_str()).into(),
            el("p").text("Uno: ").text(english.as_str()).into(),
            el("img").attr("alt", english.as_str()).into(),
        ];
        let lang = "lang=\"en\" dir=\"ltr\"";
        assert_eq!(
            html(&nodes),
            format!(
                "<p {lang}>One &amp; two</p><p>Uno: <span {lang}>One &amp; two</span></p><img alt=\"One &amp; two\">"
            )
        );
    }

    #[test]
    fn a_term_leads_to_the_glossary() {
        let term = Explained {
            term: "capsule".to_owned(),
            words: "sleeve & cuff".to_owned(),
            name: "Joint capsule".to_owned(),
            meaning: "The sleeve round a joint.".to_owned(),
        };
        assert_eq!(
            html(&[Node::Explained(term)]),
            "<a class=\"term\" href=\"#term-capsule\">sleeve &amp; cuff</a>"
        );
    }

    #[test]
    fn a_passage_stands_once_and_is_linked_to() {
        let passage = |anchor: &str| {
            Node::Passage(Passage {
                anchor: anchor.to_owned(),
                label: "Its & name".to_owned(),
                content: vec![el("p").text("a").into(), el("p").text("b").into()],
            })
        };
        let (full, link) = (
            "<p id=\"x\">a</p><p>b</p>",
            "<p><a href=\"#x\">Its &amp; name</a></p>",
        );
        assert_eq!(
            html(&[passage("x"), el("div").child(passage("x")).into()]),
            format!("{full}<div>{link}</div>")
        );
        let mut page = Html::with_anchors(&["x"]);
        page.write(&[passage("x")]);
        assert_eq!(page.into_text(), link);
    }
}
