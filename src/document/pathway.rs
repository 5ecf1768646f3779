//! From the source to where pain is felt, in words with the keys of the drawing.

use super::evidence::evidence;
use super::node::drawing;
use super::{Element, Reader, el, running_text};
use crate::content::Pathway;

/// A pathway with its evidence, of which the first starts open.
pub fn pathway(reader: &dyn Reader, path: &Pathway) -> Element {
    let id = |part: &str| format!("pathway.{}.{part}", path.source);
    let line = |(key, part): (&str, &str)| {
        reader.has_text(&id(part)).then(|| {
            el("li")
                .child(key_of(key))
                .child(el("span").children(running_text(reader, &id(part))))
        })
    };
    // a line without its drawing tells of what is not drawn
    let key = |id: &'static str, drawn: bool| if drawn { id } else { "" };
    let lines = [
        ("key-source", "starts"),
        (key("key-signal", path.signal.len() > 1), "carried"),
        (key("key-relay", path.reaches_relay()), "relay"),
    ];
    let felt = el("span")
        .child(el("strong").text(reader.text("ui.path.felt")))
        .text(format!(" {}.", reader.text(&id("felt"))));
    let hatch = if path.basis().is_loose() {
        "loose"
    } else {
        "full"
    };
    let keys = el("ul")
        .class("keys")
        .attr("data-hatch", hatch)
        .children(lines.into_iter().filter_map(line))
        .child(el("li").child(key_of("key-felt")).child(felt));
    let claims = reader.claims(&path.claims).into_iter().enumerate();
    let claims = claims.map(|(index, claim)| evidence(reader, claim, index == 0));
    let basis = reader.fill("ui.path.basis", &[("basis", &reader.basis(path))]);
    // a page can hold several pathways
    let heading = format!("path-{}", path.source);
    el("section")
        .class("stack stack--tight")
        .test_id("pathway")
        .attr("aria-labelledby", heading.as_str())
        .child(el("h2").attr("id", heading).text(reader.text(&id("title"))))
        .child(keys)
        .children(claims)
        .child(el("p").class("note").text(reader.text("ui.path.hatch")))
        .child(el("p").class("small quiet").test_id("basis").text(basis))
}

/// The key of a line: the same drawing as in the picture.
fn key_of(id: &str) -> Element {
    drawing(id, "", "0 0 58 32")
}
