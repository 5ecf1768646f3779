//! What this is not, who has looked at it and when, where it comes from, and who made it.

use crate::app::{Dialog, Msg};
use crate::document::Reader;
use crate::domain::Translation;
use crate::element::{Element, el};
use crate::store::Store;

/// The foot of the words.
pub(crate) fn foot(store: Store) -> Element {
    el("p")
        .class("foot")
        .child(el("span").text(store.words.derive_text("ui.education")))
        .child(review(store))
        .when(
            move || store.words.language().translation() == Translation::Unchecked,
            move || {
                el("span")
                    .attr("data-testid", "translation")
                    .text(store.words.derive_text("ui.translation.unchecked"))
            },
        )
        .child(dialog_link(store, "sources", Dialog::Sources))
        .child(dialog_link(store, "about", Dialog::About))
}

/// Who has looked at the facts, and when.
pub(crate) fn review(store: Store) -> Element {
    el("span")
        .attr("data-testid", "review")
        .text(move || store.review())
}

/// What opens a dialog: its test id is `name`, its words are `ui.<name>`.
pub(crate) fn dialog_link(store: Store, name: &str, dialog: Dialog) -> Element {
    el("button")
        .class("link")
        .attr("data-testid", name)
        .text(store.words.derive_text(format!("ui.{name}")))
        .on_click(store.sender(Msg::DialogOpened(dialog)))
}
