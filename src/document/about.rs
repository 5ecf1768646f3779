//! Who made this, who pays for it, how often it is looked at again, and what makes a text go.

use super::{Node, Reader, el, paragraphs};
use crate::content::ABOUT_PARTS;

/// All of it, a section for each part.
pub fn about(reader: &dyn Reader) -> Vec<Node> {
    let section = |part: &str| {
        let title = reader.text(&format!("about.{part}.title"));
        el("section")
            .class("stack stack--tight")
            .child(el("h2").text(title))
            .children(paragraphs(reader, &format!("about.{part}.text")))
            .into()
    };
    ABOUT_PARTS.into_iter().map(section).collect()
}
