//! The whole of the page: bar, stage, panel, dialogs.

use super::embed_foot::embed_foot;
use super::top_bar::top_bar;
use crate::app::Interface;
use crate::browser;
use crate::content::Picture;
use crate::element::{Element, el};
use crate::store::{Store, Subscription, Topic};
use crate::ui::panel::page::page;
use crate::ui::panel::panel;
use crate::ui::shell::dialogs::dialogs;
use crate::ui::shell::document;
use crate::ui::stage::stage;
use leptos::prelude::*;

/// The program: what is shown, and what follows the state from outside of it.
pub(crate) fn app(store: Store) -> Element {
    document::follow(store);
    store.connect_host();
    let listen_for_address =
        browser::listen_for_address(move |address| store.open_fragment(&address.fragment));
    store
        .page
        .retain(listen_for_address.map(Subscription::Events));
    let is_page = move || {
        let is_structure = matches!(store.app.topic.get(), Topic::Structure(_));
        store.app.picture.get() == Picture::Page && !is_structure
    };
    let is_embedded = store.settings().embed;
    let is_bare = store.settings().interface == Some(Interface::None);
    // the stage stays behind a page of words: one WebGL context for the life of the program
    let main = el("main")
        .class("main")
        .class_when("main--page", is_page)
        .attr("data-sheet", move || {
            store.page.sheet.get().name().to_owned()
        })
        .child(
            el("div")
                .class("stage-frame")
                .bool_attr("hidden", is_page)
                .child(stage(store)),
        )
        .switch(is_page, move |is_page| {
            Some(if is_page { page(store) } else { panel(store) })
        });
    let live_region = el("p")
        .class("heard")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .attr("data-testid", "live")
        .text(store.page.announcement);
    el("div")
        .class("app")
        .class_when("app--embed", is_embedded)
        .class_when("app--bare", is_bare)
        .class_when("app--wide", move || is_page() && store.app.shows_options())
        .class_when("app--resting", move || !store.page.is_awake.get())
        .class_when("app--active", move || {
            is_embedded && store.page.is_awake.get()
        })
        .child(
            el("a")
                .class("skip")
                .attr("href", "#panel")
                .on_click(move || store.page.focus_heading())
                .text(store.words.derive_text("ui.skip")),
        )
        .child(top_bar(store))
        .child(main)
        .child(is_embedded.then(|| embed_foot(store)))
        .child(live_region)
        .child(dialogs(store))
}
