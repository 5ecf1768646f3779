//! Dialogs: warning signs, sources and review, who made this, chapters and settings. Native
//! `<dialog>`: Esc and focus are the browser's.

use super::top_bar::chapter_links;
use crate::app::{Dialog, Msg};
use crate::browser::log_failure;
use crate::document;
use crate::domain::{Audience, Language, Motion, Theme};
use crate::element::{Element, effect, el};
use crate::store::Store;
use crate::ui::controls::toggle_button;
use crate::ui::described::words_alone;
use crate::ui::icon::Icon;
use crate::ui::panel::{dialog_link, review};
use leptos::prelude::*;
use web_sys::{HtmlDialogElement, HtmlElement};

/// The open dialog, if any.
pub(crate) fn dialogs(store: Store) -> Element {
    let title = move || match store.app.dialog.get() {
        Some(Dialog::Warnings) => store.words.text("ui.warnings"),
        Some(Dialog::Sources) => store.words.text("ui.sources"),
        Some(Dialog::About) => store.words.text("ui.about"),
        Some(Dialog::Menu) => store.words.text("ui.menu"),
        None => String::new(),
    };
    let body = move |dialog: Option<Dialog>| {
        let body = el("div").class("dialog__body");
        Some(match dialog? {
            Dialog::Warnings => body.child(words_alone(move || document::warnings(&store))),
            Dialog::Sources => body
                .child(el("p").text(store.words.derive_text("ui.sources.lead")))
                .child(words_alone(move || vec![document::sources(&store).into()]))
                .child(end(store, "about", Dialog::About)),
            Dialog::About => body
                .child(words_alone(move || document::about(&store)))
                .child(end(store, "sources", Dialog::Sources)),
            Dialog::Menu => menu(store, body),
        })
    };
    let heading = el("h2")
        .attr("id", "dialog-title")
        .attr("tabindex", "-1")
        .attr("autofocus", "")
        .text(title);
    let heading_node = heading.node_as::<HtmlElement>();
    let close = el("button")
        .class("button button--icon button--quiet")
        .attr("aria-label", store.words.derive_text("ui.close"));
    let close = close
        .on_click(store.sender(Msg::DialogClosed))
        .child(Icon::Close.draw());
    let dialog = el("dialog")
        .attr("aria-labelledby", "dialog-title")
        .attr("data-testid", "dialog")
        .on("close", move |_| store.send(Msg::DialogClosed))
        .child(el("div").class("dialog__head").child(heading).child(close))
        .switch(move || store.app.dialog.get(), body);
    if let Some(element) = dialog.node_as::<HtmlDialogElement>() {
        let heading = heading_node;
        effect(move || show(&element, heading.as_ref(), store.app.dialog.get().is_some()));
    }
    dialog
}

/// Opens or closes the dialog. When one takes the place of another, the focus goes to its heading.
fn show(dialog: &HtmlDialogElement, heading: Option<&HtmlElement>, wanted: bool) {
    match (wanted, dialog.open()) {
        (true, false) => log_failure(dialog.show_modal()),
        (true, true) => {
            if let Some(heading) = heading {
                log_failure(heading.focus());
            }
        }
        (false, true) => dialog.close(),
        (false, false) => {}
    }
}

/// The last line: who has looked at the facts, and the way to the other dialog about them.
fn end(store: Store, name: &str, other: Dialog) -> Element {
    el("p")
        .class("foot")
        .child(review(store))
        .child(dialog_link(store, name, other))
}

fn menu(store: Store, body: Element) -> Element {
    let copy = el("button")
        .class("button")
        .text(store.words.derive_text("ui.address"))
        .on_click(move || store.copy_address());
    let app = store.app;
    body.child(chapter_links(store, "menu"))
        .child(choices(
            store,
            "ui.audience",
            Audience::ALL,
            app.audience,
            Msg::AudienceChosen,
        ))
        .child(choices(
            store,
            "ui.theme",
            Theme::ALL,
            app.theme,
            Msg::ThemeChosen,
        ))
        .child(choices(
            store,
            "ui.motion",
            Motion::ALL,
            app.motion,
            Msg::MotionChosen,
        ))
        .child(languages(store))
        .child(
            el("div")
                .class("row")
                .child(copy)
                .child(dialog_link(store, "sources", Dialog::Sources))
                .child(dialog_link(store, "about", Dialog::About)),
        )
}

/// The languages as a row of buttons, each in its own words.
fn languages(store: Store) -> Element {
    let current = store.app.language;
    let buttons = Language::ALL.iter().map(|&language| {
        el("button")
            .attr("aria-pressed", move || {
                (current.get() == language).to_string()
            })
            .attr("data-testid", format!("language-{language}"))
            .attr("lang", language.tag())
            .attr("dir", language.direction().name())
            .on_click(store.sender(Msg::LanguageChosen(language)))
            .text(language.own_name())
    });
    setting(store, "ui.language", buttons)
}

/// One setting as a row of buttons; their words are `<label>.<value>`.
fn choices<T>(
    store: Store,
    label: &'static str,
    all: &'static [T],
    current: Memo<T>,
    msg: fn(T) -> Msg,
) -> Element
where
    T: Copy + PartialEq + ToString + Send + Sync + 'static,
{
    let buttons = all.iter().map(|&value| {
        let is_chosen = move || current.get() == value;
        toggle_button(store, label, &value.to_string(), is_chosen, msg(value))
    });
    setting(store, label, buttons)
}

/// A row of buttons with its name.
fn setting(store: Store, label: &'static str, buttons: impl Iterator<Item = Element>) -> Element {
    let segments = el("div")
        .class("segments")
        .attr("role", "group")
        .attr("aria-labelledby", label)
        .children(buttons);
    el("div")
        .class("row")
        .child(
            el("span")
                .attr("id", label)
                .text(store.words.derive_text(label)),
        )
        .child(segments)
}
