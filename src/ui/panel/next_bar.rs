//! Back and next: the whole story can be told by pressing next.

use crate::app::Msg;
use crate::element::{Element, el};
use crate::store::Store;
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// The bar below the words.
pub(super) fn next_bar(store: Store) -> Element {
    let tap = move || {
        el("button")
            .class("button button--primary next__tap")
            .attr("data-testid", "tap")
            .on_click(move || store.page.is_awake.set(true))
            .child(Icon::Hand.draw())
            .text(store.words.derive_text("ui.embed.tap"))
    };
    // the label changes in its place: the focus stays where the reader presses on
    let next = move || {
        let label = move || {
            let title = store.next_title();
            title.map_or_else(String::new, |title| {
                store.words.fill("ui.next.to", &[("title", &title)])
            })
        };
        el("button")
            .class("button button--primary next__step")
            .attr("data-testid", "next")
            .on_click(store.sender(Msg::NextPressed))
            .text(label)
            .child(Icon::Next.draw())
    };
    let back = el("button")
        .class("button next__step")
        .attr("data-testid", "back")
        .bool_attr("disabled", move || store.app.is_first())
        .on_click(store.sender(Msg::BackPressed))
        .child(Icon::Back.draw())
        .text(store.words.derive_text("ui.back"));
    el("div")
        .class("next")
        .when(move || !store.page.is_awake.get(), tap)
        .child(back)
        .when(move || store.next_title().is_some(), next)
}
