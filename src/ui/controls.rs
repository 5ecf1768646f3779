//! Buttons and rows of buttons that every screen uses.

use crate::app::Msg;
use crate::document::Reader;
use crate::domain::StructureId;
use crate::element::{Element, el};
use crate::store::Store;

/// The test id of something whose words have this id: the same without `ui.`.
pub(crate) fn test_id(words: &str) -> &str {
    words.strip_prefix("ui.").unwrap_or(words)
}

/// A button that is pressed or not, and sends `msg`: its words are `<label>.<name>`, its test id is
/// `<label>-<name>` without the `ui.`.
pub(crate) fn toggle_button(
    store: Store,
    label: &str,
    name: &str,
    is_pressed: impl Fn() -> bool + 'static,
    msg: Msg,
) -> Element {
    toggle_button_with(store, label, name, is_pressed, store.sender(msg))
}

/// The same, with a handler of its own.
pub(crate) fn toggle_button_with(
    store: Store,
    label: &str,
    name: &str,
    is_pressed: impl Fn() -> bool + 'static,
    handler: impl FnMut() + 'static,
) -> Element {
    el("button")
        .attr("aria-pressed", move || is_pressed().to_string())
        .attr("data-testid", format!("{}-{name}", test_id(label)))
        .on_click(handler)
        .text(store.words.derive_text(format!("{label}.{name}")))
}

/// A row of toggle buttons of which one is pressed, named by the words `label`.
pub(crate) fn segmented_control(
    store: Store,
    label: &str,
    buttons: impl Iterator<Item = Element>,
) -> Element {
    el("div")
        .class("segments")
        .attr("role", "group")
        .attr("aria-label", store.words.derive_text(label))
        .children(buttons)
}

/// A button that may have nothing to do: its test id is `name`, its words are `ui.<name>`.
pub(crate) fn action_button(
    store: Store,
    name: &str,
    is_idle: impl Fn() -> bool + 'static,
    handler: impl FnMut() + 'static,
) -> Element {
    el("button")
        .class("button")
        .attr("data-testid", name)
        // not the attribute `disabled`: the focus would be lost with the press that leaves nothing
        // more to do
        .attr("aria-disabled", move || is_idle().to_string())
        .on_click(handler)
        .text(store.words.derive_text(format!("ui.{name}")))
}

/// A button with a structure's tissue and name and a note; its test id is `<list>-<id>`.
pub(crate) fn structure_row(store: Store, id: StructureId, list: &str, note: Element) -> Element {
    el("button")
        .attr("data-testid", format!("{list}-{id}"))
        .child(
            el("span")
                .class("swatch")
                .attr("data-tissue", id.kind().name()),
        )
        .child(el("span").text(move || store.name(id)))
        .child(note)
}
