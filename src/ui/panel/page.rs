//! A step without a picture: one column of words.

use super::foot::foot;
use super::next_bar::next_bar;
use super::place::place;
use super::topic_words;
use crate::element::{Element, el};
use crate::store::Store;

/// The page of a step.
pub(crate) fn page(store: Store) -> Element {
    let column = el("div").class("page__column").child(place(store));
    let scroller = el("div")
        .class("page__scroll")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", store.words.derive_text("ui.panel"))
        .child(topic_words(store, column).child(foot(store)));
    store.page.set_scroller(scroller.node());
    el("section")
        .class("page")
        .attr("id", "panel")
        .attr("aria-label", store.words.derive_text("ui.panel"))
        .child(scroller)
        .child(next_bar(store))
}
