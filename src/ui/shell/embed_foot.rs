//! The foot of a frame: what this is, the host's one link, who made it, sources and the full page.

use crate::app::Dialog;
use crate::element::{Element, el};
use crate::store::Store;
use crate::ui::panel::dialog_link;
use leptos::prelude::*;

/// The foot of a frame.
pub(crate) fn embed_foot(store: Store) -> Element {
    let full_page = move || {
        store.app.state.track();
        store.full_page()
    };
    let full_page = el("a")
        .attr("href", full_page)
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .text(store.words.derive_text("ui.embed.full"));
    el("footer")
        .class("embed-foot")
        .child(el("span").text(store.words.derive_text("ui.embed.line")))
        .child(call_to_action(store))
        .child(
            el("span")
                .class("embed-foot__links")
                .child(dialog_link(store, "about", Dialog::About))
                .child(dialog_link(store, "sources", Dialog::Sources))
                .child(full_page),
        )
}

/// The one link that a host may add.
fn call_to_action(store: Store) -> Option<Element> {
    let settings = store.settings();
    let (label, url) = (settings.cta.as_deref()?, settings.cta_url.as_deref()?);
    Some(
        el("a")
            .attr("href", url)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .text(label),
    )
}
