//! The words: a panel beside the picture or a page of their own, with the way on.

mod display_controls;
mod foot;
mod islands;
mod next_bar;
pub(crate) mod page;
mod place;
mod structure_list;

pub(crate) use foot::{dialog_link, foot, review};

use crate::app::{Graphics, Interface};
use crate::document::{self, Node};
use crate::domain::Chapter;
use crate::element::{Element, el};
use crate::store::{Store, Topic};
use crate::ui::described::described;
use display_controls::display_controls;
use islands::island;
use leptos::prelude::*;
use next_bar::next_bar;
use place::place;
use structure_list::structure_list;
use web_sys::KeyboardEvent;

/// The panel of a step that has a picture.
pub(crate) fn panel(store: Store) -> Element {
    let sheet = store.page.sheet;
    let grab = el("button")
        .class("panel__grab")
        .attr("aria-label", store.words.derive_text("ui.sheet"))
        .on_click(move || sheet.update(|sheet| *sheet = sheet.next()))
        .on_event::<KeyboardEvent>("keydown", move |event| match event.key().as_str() {
            "ArrowUp" => sheet.update(|sheet| *sheet = sheet.larger()),
            "ArrowDown" => sheet.update(|sheet| *sheet = sheet.smaller()),
            _ => {}
        });
    let all = store.settings().interface != Some(Interface::Min);
    let has_list = move || {
        let chapter = store.app.chapter.get();
        all && matches!(chapter, Chapter::Explore | Chapter::Pathways)
    };
    let words = el("div").class("stack").child(place(store));
    let two = el("div")
        .class("two")
        .child(topic_words(store, words))
        .when(has_list, move || {
            let has_model = move || !matches!(store.app.graphics.get(), Graphics::Unavailable(_));
            el("div")
                .class("stack")
                .when(has_model, move || display_controls(store))
                .child(structure_list(store))
        });
    let scroller = el("div")
        .class("panel__scroll")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", store.words.derive_text("ui.panel"))
        .child(two)
        .child(foot(store));
    store.page.set_scroller(scroller.node());
    el("section")
        .class("panel")
        .attr("id", "panel")
        .attr("aria-label", store.words.derive_text("ui.panel"))
        .child(grab)
        .child(scroller)
        .child(next_bar(store))
}

/// `parent` ends with the words of the topic, with what is live in them.
pub(crate) fn topic_words(store: Store, parent: Element) -> Element {
    let nodes = move || -> Vec<Node> {
        match store.app.topic.get() {
            Topic::Step(chapter, step) => store.step_nodes(chapter, step),
            Topic::Structure(id) => document::structure(&store, id),
        }
    };
    // a structure keeps its words when the side changes: the focus stays on the switch
    let key = move || match store.app.topic.get() {
        Topic::Step(chapter, step) => (Some((chapter, step)), None),
        Topic::Structure(id) => (None, Some(id.base())),
    };
    parent.switch(key, move |_| {
        let contents = el("div").class("contents");
        Some(described(contents, nodes, move |parent, leaf| {
            island(store, parent, leaf)
        }))
    })
}
