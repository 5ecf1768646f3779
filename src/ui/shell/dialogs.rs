//! Dialogs: warning signs, sources and review, chapters and settings. Native `<dialog>`: Esc and
//! focus are the browser's.

use leptos::prelude::*;
use crate::browser::log_failure;
use crate::ui::panel::blocks::{sources, warnings};
use crate::ui::icon::Icon;
use crate::ui::panel::foot;
use crate::ui::controls::{toggle_button};
use crate::store::Store;
use crate::element::{Element, effect, el};
use crate::ui::shell::top_bar::chapter_links;
use crate::app::{Dialog, Msg};
use crate::domain::{Audience, Language, Motion, Theme};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// The open dialog, if any.
pub(crate) fn dialogs(store: Store) -> Element {
    let title = move || match store.app.dialog.get() {
        Some(Dialog::Warnings) => store.words.text("ui.warnings"),
        Some(Dialog::Sources) => store.words.text("ui.sources"),
        Some(Dialog::Menu) => store.words.text("ui.menu"),
        None => String::new(),
    };
    let body = part(move || {
        let body = el("div").class("dialog__body");
        Some(match store.app.dialog.get()? {
            Dialog::Warnings => body.children(warnings(store)),
            Dialog::Sources => body
                .child(el("p").text(store.words.text("ui.sources.lead")))
                .child(sources(store))
                .child(foot(store)),
            Dialog::Menu => menu(store, body),
        })
    });
    let heading = el("h2").attr("id", "dialog-title").attr("tabindex", "-1").attr("autofocus", "").text(title);
    let close = el("button").class("button button--icon button--quiet").attr("aria-label", store.words.derive_text("ui.close"));
    let close = close
        .on_click(store.sender(Msg::DialogClosed))
        .child(Icon::Close.draw());
    let closed: Press = Box::new(move |_| store.send(Msg::DialogClosed));
    let dialog = el("dialog").attr("aria-labelledby", "dialog-title").attr("data-testid", "dialog")
        .on("close", closed)
        .child(el("div").class("dialog__head").child(heading).child(close))
        .part(body);
    if let Some(element) = dialog.node().dyn_ref::<HtmlDialogElement>().cloned() {
        effect(move || show(&element, store.app.dialog.get().is_some()));
    }
    dialog
}

fn show(dialog: &HtmlDialogElement, wanted: bool) {
    if wanted && !dialog.open() {
        log_failure(dialog.show_modal());
    } else if !wanted && dialog.open() {
        dialog.close();
    }
}

fn menu(store: Store, body: Element) -> Element {
    let partial = part_when(
        move || store.app.language.get() == Language::Spanish,
        move || el("p").class("note").text(store.words.text("ui.language.partial")),
    );
    let copy = el("button").class("button")
        .text(store.words.derive_text("ui.address"))
        .on_click(move || store.copy_address());
    body.child(chapter_links(store, "menu"))
        .child(choices(
            store,
            "ui.audience",
            Audience::ALL,
            store.app.audience,
            Msg::AudienceChosen,
        ))
        .child(choices(
            store,
            "ui.theme",
            Theme::ALL,
            store.app.theme,
            Msg::ThemeChosen,
        ))
        .child(choices(
            store,
            "ui.motion",
            Motion::ALL,
            store.app.motion,
            Msg::MotionChosen,
        ))
        .child(choices(
            store,
            "ui.language",
            Language::ALL,
            store.app.language,
            Msg::LanguageChosen,
        ))
        .part(partial)
        .child(el("div").class("row").child(copy))
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
    T: Small + PartialEq + ToString + 'static,
{
    let buttons = all.iter().map(|&value| {
        toggle_button(
            store,
            label,
            &value.to_string(),
            move || current.get() == value,
            msg(value),
        )
    });
    let segments = el("div").class("segments").attr("role", "group")
        .attr("aria-labelledby", label)
        .children(buttons);
    el("div").class("row")
        .child(el("span").attr("id", label).text(store.words.derive_text(label)))
        .child(segments)
}
