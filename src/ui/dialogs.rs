//! Dialogs: warning signs, sources and review, chapters and settings. Native `<dialog>`: Esc and
//! focus are the browser's.

use super::icon::Icon;
use super::islands::add_document;
use super::known::{Known, Small};
use super::nodes::still_view;
use super::panel::foot;
use super::shared::{Press, act, choice, part, part_when, told, watched, when};
use super::store::Store;
use super::tag::{Tag, tag};
use super::top::chapter_links;
use crate::app::{Dialog, Msg};
use crate::document;
use crate::domain::{Audience, Language, Motion, Theme};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// The open dialog, if any.
pub(crate) fn dialogs(store: Store) -> Tag {
    let title = told(move || match store.dialog.get() {
        Some(Dialog::Warnings) => store.text("ui.warnings"),
        Some(Dialog::Sources) => store.text("ui.sources"),
        Some(Dialog::Menu) => store.text("ui.menu"),
        None => String::new(),
    });
    let body = part(move || {
        let body = tag("div.dialog__body");
        Some(match store.dialog.get()? {
            Dialog::Warnings => add_document(store, body, &document::warnings(&store)),
            Dialog::Sources => body
                .add(tag("p").say(store.text("ui.sources.lead")))
                .add(still_view(&document::sources(&store)))
                .add(foot(store)),
            Dialog::Menu => menu(store, body),
        })
    });
    let heading = tag("h2 id=dialog-title tabindex=-1 autofocus=").say(title);
    let close = tag("button.button.button--icon.button--quiet").called(store, "ui.close");
    let close = close
        .on("click", store.press(Msg::DialogClosed))
        .add(Icon::Close.draw());
    let closed: Press = Box::new(move |_| store.send(Msg::DialogClosed));
    let dialog = tag("dialog aria-labelledby=dialog-title data-testid=dialog")
        .on("close", closed)
        .add(tag("div.dialog__head").add(heading).add(close))
        .part(body);
    if let Some(element) = dialog.element().dyn_ref::<HtmlDialogElement>().cloned() {
        watched(move || show(&element, store.dialog.get().is_some()));
    }
    dialog
}

fn show(dialog: &HtmlDialogElement, wanted: bool) {
    if wanted && !dialog.open() {
        super::log_failure(dialog.show_modal());
    } else if !wanted && dialog.open() {
        dialog.close();
    }
}

fn menu(store: Store, body: Tag) -> Tag {
    let partial = part_when(
        when(move || store.language.get() == Language::Spanish),
        move || tag("p.note").say(store.text("ui.language.partial")),
    );
    let copy = tag("button.button")
        .tell(store, "ui.address")
        .on("click", act(move || store.copy_address()));
    body.add(chapter_links(store, "menu"))
        .add(choices(
            store,
            "ui.audience",
            Audience::ALL,
            store.audience,
            Msg::AudienceChosen,
        ))
        .add(choices(
            store,
            "ui.theme",
            Theme::ALL,
            store.theme,
            Msg::ThemeChosen,
        ))
        .add(choices(
            store,
            "ui.motion",
            Motion::ALL,
            store.motion,
            Msg::MotionChosen,
        ))
        .add(choices(
            store,
            "ui.language",
            Language::ALL,
            store.language,
            Msg::LanguageChosen,
        ))
        .part(partial)
        .add(tag("div.row").add(copy))
}

/// One setting as a row of buttons; their words are `<label>.<value>`.
fn choices<T>(
    store: Store,
    label: &'static str,
    all: &'static [T],
    current: Known<T>,
    msg: fn(T) -> Msg,
) -> Tag
where
    T: Small + PartialEq + ToString + 'static,
{
    let buttons = all.iter().map(|&value| {
        choice(
            store,
            label,
            &value.to_string(),
            when(move || current.get() == value),
            msg(value),
        )
    });
    let segments = tag("div.segments role=group")
        .attr("aria-labelledby", label)
        .add_all(buttons);
    tag("div.row")
        .add(tag("span").attr("id", label).tell(store, label))
        .add(segments)
}
