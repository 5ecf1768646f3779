//! A step without a picture: one column of words.

use leptos::prelude::*;
use crate::ui::panel::blocks::block;
use crate::ui::panel::{Topic, foot, kicker, next_bar, paragraphs};
use crate::store::Store;
use crate::element::{Element, el};
use crate::domain::Chapter;

/// The page of a step.
pub(crate) fn page(store: Store) -> Element {
    let words = part(move || {
        let Topic::Step(chapter, step) = store.app.topic.get() else {
            return None;
        };
        let prefix = store.step_prefix(chapter, step);
        let heading =
            el("h1").attr("tabindex", "-1").attr("data-testid", "title").text(store.words.text(&format!("{prefix}.title")));
        let words = el("div").class("contents")
            .child(heading)
            .children(paragraphs(&store.words.text(&format!("{prefix}.body"))))
            .child((chapter == Chapter::Summary).then(|| take_home(store)));
        Some(
            words.children(
                store
                    .blocks(chapter, step)
                    .iter()
                    .flat_map(|part| block(store, part, &prefix)),
            ),
        )
    });
    let column = el("div").class("page__column")
        .child(kicker(store))
        .part(words)
        .child(foot(store));
    let scroll = el("div").class("page__scroll").attr("tabindex", "0").attr("role", "group")
        .attr("aria-label", store.words.derive_text("ui.panel"))
        .child(column);
    store.page.set_scroller(scroll.node());
    el("section").class("page").attr("id", "panel")
        .attr("aria-label", store.words.derive_text("ui.panel"))
        .child(scroll)
        .child(next_bar(store))
}

fn take_home(store: Store) -> Element {
    let print = el("button").class("button")
        .text(store.words.text("ui.print"))
        .on_click(move || store.print());
    let copy = el("button").class("button").attr("data-testid", "copy-address").text(store.words.text("ui.address"));
    el("div").class("row")
        .child(print)
        .child(copy.on_click(move || store.copy_address()))
}
