//! From the source to where pain is felt, in words with the keys of the drawing.

use crate::ui::panel::evidence::evidence;
use crate::ui::icon::drawing;
use crate::store::Store;
use crate::element::{Element, el};

/// The pathway of the chosen structure, if it has one; its first evidence starts open.
pub(crate) fn pathway(store: Store) -> Option<Element> {
    let path = store.app.pathway()?;
    let word = |part: &str| store.words.text(&format!("pathway.{}.{part}", path.source));
    let line = |(key, part): (&str, &str)| {
        let text = word(part);
        (!text.is_empty()).then(|| el("li").child(key_of(key)).child(el("span").text(text)))
    };
    // a line without its drawing tells of what is not drawn
    let key = |id: &'static str, drawn: bool| if drawn { id } else { "" };
    let (signal, relay) = (
        key("key-signal", path.signal.len() > 1),
        key("key-relay", path.reaches_relay()),
    );
    let lines = [
        ("key-source", "starts"),
        (signal, "carried"),
        (relay, "relay"),
    ];
    let basis = store.basis(path);
    let felt = el("span")
        .child(el("strong").text(store.words.text("ui.path.felt")))
        .text(format!(" {}.", word("felt")));
    let keys = el("ul").class("keys")
        .attr(
            "data-hatch",
            if path.basis.is_loose() {
                "loose"
            } else {
                "full"
            },
        )
        .children(lines.into_iter().filter_map(line))
        .child(el("li").child(key_of("key-felt")).child(felt));
    let claims = store.claims(&path.claims);
    let section =
        el("section").class("stack stack--tight").attr("data-testid", "pathway").attr("aria-labelledby", "path-heading");
    let section = section
        .child(el("h2").attr("id", "path-heading").text(word("title")))
        .child(keys)
        .children(
            claims
                .iter()
                .enumerate()
                .map(|(index, claim)| evidence(store, claim, index == 0)),
        )
        .child(el("p").class("note").text(store.words.text("ui.path.hatch")));
    let section = section.child(
        el("p").class("small quiet").attr("data-testid", "basis")
            .text(store.words.fill("ui.path.basis", &[("basis", &basis)])),
    );
    Some(section)
}

/// The key of a line: the same drawing as in the picture.
fn key_of(id: &str) -> Element {
    drawing(id, "", "0 0 58 32")
}
