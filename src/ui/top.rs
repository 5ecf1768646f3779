//! The bar at the top: mark, chapters, audience, warning signs, menu.

use super::icon::{Icon, drawing};
use super::shared::{act, part_when, told, when};
use super::store::Store;
use super::tag::{Tag, tag};
use crate::app::{Dialog, Msg};
use crate::domain::{Audience, Chapter};

/// The top bar: of the full page, or of a frame.
pub(crate) fn top_bar(store: Store) -> Tag {
    let embedded = store.settings().embed;
    let done = move || {
        let button = tag("button.button.button--quiet").tell(store, "ui.embed.done");
        button.on("click", act(move || store.set_active(false)))
    };
    let warn = tag("a.button.button--warn href=#warnings data-testid=warnings");
    let menu =
        tag("button.button.button--icon.button--quiet data-testid=menu").called(store, "ui.menu");
    let tools = tag("div.tools")
        .add((!embedded).then(|| audience_button(store)))
        .part(part_when(when(move || embedded && store.active()), done))
        .add(
            warn.on("click", store.press(Msg::DialogOpened(Dialog::Warnings)))
                .add(Icon::Warning.draw())
                .tell(store, "ui.warnings"),
        )
        .add(
            menu.on("click", store.press(Msg::DialogOpened(Dialog::Menu)))
                .add(Icon::Menu.draw()),
        );
    let bar = tag("header.top");
    if embedded {
        let title = told(move || store.text(&format!("chapter.{}.title", store.chapter.get())));
        bar.add(tag("p.brand.brand--title").add(tag("span").say(title)))
            .add(tools)
    } else {
        bar.add(brand(store))
            .add(chapter_links(store, "nav"))
            .add(tools)
    }
}

fn brand(store: Store) -> Tag {
    let link = tag("a.brand href=#/explore").called(store, "ui.product");
    let link = link.on("click", store.press(Msg::ChapterOpened(Chapter::Explore)));
    match store.settings().logo.clone() {
        Some(source) => link.add(tag("img.brand__logo").attr("src", source).attr("alt", "")),
        None => link
            .add(drawing("mark", "", "0 0 28 28"))
            .add(tag("span").tell(store, "ui.product")),
    }
}

fn audience_button(store: Store) -> Tag {
    let other = move || match store.audience.get_untracked() {
        Audience::Patient => Audience::Clinician,
        Audience::Clinician => Audience::Patient,
    };
    tag("button.button.button--quiet.only-wide")
        .attr(
            "aria-pressed",
            told(move || (store.audience.get() == Audience::Clinician).to_string()),
        )
        .attr("data-testid", "audience")
        .on(
            "click",
            act(move || store.send(Msg::AudienceChosen(other()))),
        )
        .tell(store, "ui.clinician")
}

/// Links to the six chapters; `class` is that of the list.
pub(crate) fn chapter_links(store: Store, class: &'static str) -> Tag {
    let word = if class == "nav" { "short" } else { "title" };
    let link = |&chapter: &Chapter| {
        tag("a")
            .attr("href", format!("#/{chapter}"))
            .attr(
                "aria-current",
                told(move || {
                    if store.chapter.get() == chapter {
                        "page"
                    } else {
                        "false"
                    }
                    .to_owned()
                }),
            )
            .on("click", store.press(Msg::ChapterOpened(chapter)))
            .tell(store, &format!("chapter.{chapter}.{word}"))
    };
    tag("nav")
        .class(class)
        .called(store, "ui.chapters")
        .add_all(Chapter::ALL.iter().map(link))
}
