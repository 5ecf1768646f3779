//! The bar at the top: mark, chapters, audience, warning signs, menu.

use crate::app::{Dialog, Msg};
use crate::domain::{Audience, Chapter};
use crate::element::{Element, el};
use crate::store::Store;
use crate::ui::icon::{Icon, drawing};
use leptos::prelude::*;

/// The top bar: of the full page, or of a frame.
pub(crate) fn top_bar(store: Store) -> Element {
    let embedded = store.settings().embed;
    let done = move || {
        let button = el("button")
            .class("button button--quiet")
            .text(store.words.derive_text("ui.embed.done"));
        button.on_click(move || store.page.is_awake.set(false))
    };
    let warn = el("a")
        .class("button button--warn")
        .attr("href", "#warnings")
        .attr("data-testid", "warnings");
    let menu = el("button")
        .class("button button--icon button--quiet")
        .attr("data-testid", "menu")
        .attr("aria-label", store.words.derive_text("ui.menu"));
    let tools = el("div")
        .class("tools")
        .child((!embedded).then(|| audience_button(store)))
        .when(move || embedded && store.page.is_awake.get(), done)
        .child(
            warn.on_click(store.sender(Msg::DialogOpened(Dialog::Warnings)))
                .child(Icon::Warning.draw())
                .text(store.words.derive_text("ui.warnings")),
        )
        .child(
            menu.on_click(store.sender(Msg::DialogOpened(Dialog::Menu)))
                .child(Icon::Menu.draw()),
        );
    let bar = el("header").class("top");
    if embedded {
        let title = move || {
            store
                .words
                .text(&format!("chapter.{}.title", store.app.chapter.get()))
        };
        bar.child(
            el("p")
                .class("brand brand--title")
                .child(el("span").text(title)),
        )
        .child(tools)
    } else {
        bar.child(brand(store))
            .child(chapter_links(store, "nav"))
            .child(tools)
    }
}

fn brand(store: Store) -> Element {
    let link = el("a")
        .class("brand")
        .attr("href", "#/explore")
        .attr("aria-label", store.words.derive_text("ui.product"));
    let link = link.on_click(store.sender(Msg::ChapterOpened(Chapter::Explore)));
    match store.settings().logo.clone() {
        Some(source) => link.child(
            el("img")
                .class("brand__logo")
                .attr("src", source)
                .attr("alt", ""),
        ),
        None => link
            .child(drawing("mark", "", "0 0 28 28"))
            .child(el("span").text(store.words.derive_text("ui.product"))),
    }
}

fn audience_button(store: Store) -> Element {
    let other = move || match store.app.audience.get_untracked() {
        Audience::Patient => Audience::Clinician,
        Audience::Clinician => Audience::Patient,
    };
    el("button")
        .class("button button--quiet only-wide")
        .attr("aria-pressed", move || {
            (store.app.audience.get() == Audience::Clinician).to_string()
        })
        .attr("data-testid", "audience")
        .on_click(move || store.send(Msg::AudienceChosen(other())))
        .text(store.words.derive_text("ui.clinician"))
}

/// Links to the six chapters; `class` is that of the list.
pub(crate) fn chapter_links(store: Store, class: &'static str) -> Element {
    let word = if class == "nav" { "short" } else { "title" };
    let link = |&chapter: &Chapter| {
        el("a")
            .attr("href", format!("#/{chapter}"))
            .attr("aria-current", move || {
                if store.app.chapter.get() == chapter {
                    "page"
                } else {
                    "false"
                }
                .to_owned()
            })
            .on_click(store.sender(Msg::ChapterOpened(chapter)))
            .text(store.words.derive_text(format!("chapter.{chapter}.{word}")))
    };
    el("nav")
        .class(class)
        .attr("aria-label", store.words.derive_text("ui.chapters"))
        .children(Chapter::ALL.iter().map(link))
}
