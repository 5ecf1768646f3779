//! What this is not, who has looked at it and when, and where it comes from.

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
        .child(
            el("span")
                .attr("data-testid", "review")
                .text(move || store.review()),
        )
        .when(
            move || store.words.language().translation() == Translation::Unchecked,
            move || {
                el("span")
                    .attr("data-testid", "translation")
                    .text(store.words.derive_text("ui.translation.unchecked"))
            },
        )
        .child(
            el("button")
                .class("link")
                .attr("data-testid", "sources")
                .text(store.words.derive_text("ui.sources"))
                .on_click(store.sender(Msg::DialogOpened(Dialog::Sources))),
        )
}
