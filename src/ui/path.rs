//! From the source to where pain is felt, in words with the keys of the drawing.

use super::evidence::evidence;
use super::icon::drawing;
use super::store::Store;
use super::tag::{Tag, tag};

/// The pathway of the chosen structure, if it has one; its first evidence starts open.
pub(crate) fn pathway(store: Store) -> Option<Tag> {
    let path = store.pathway()?;
    let word = |part: &str| store.text(&format!("pathway.{}.{part}", path.source));
    let line = |(key, part): (&str, &str)| {
        let text = word(part);
        (!text.is_empty()).then(|| tag("li").add(key_of(key)).add(tag("span").say(text)))
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
    let felt = tag("span")
        .add(tag("strong").say(store.text("ui.path.felt")))
        .say(format!(" {}.", word("felt")));
    let keys = tag("ul.keys")
        .attr(
            "data-hatch",
            if path.basis.is_loose() {
                "loose"
            } else {
                "full"
            },
        )
        .add_all(lines.into_iter().filter_map(line))
        .add(tag("li").add(key_of("key-felt")).add(felt));
    let claims = store.claims(&path.claims);
    let section =
        tag("section.stack.stack--tight data-testid=pathway aria-labelledby=path-heading");
    let section = section
        .add(tag("h2 id=path-heading").say(word("title")))
        .add(keys)
        .add_all(
            claims
                .iter()
                .enumerate()
                .map(|(index, claim)| evidence(store, claim, index == 0)),
        )
        .add(tag("p.note").say(store.text("ui.path.hatch")));
    let section = section.add(
        tag("p.small.quiet data-testid=basis")
            .say(store.fill("ui.path.basis", &[("basis", &basis)])),
    );
    Some(section)
}

/// The key of a line: the same drawing as in the picture.
fn key_of(id: &str) -> Tag {
    drawing(id, "", "0 0 58 32")
}
