//! Dialogs: warning signs, sources and review, chapters and settings. Native `<dialog>`: Esc and focus are the browser's.

use super::blocks::{Warnings, sources};
use super::icon::Icon;
use super::panel::Foot;
use super::shared::{act, part, part_when, told, when};
use super::store::Store;
use super::top::ChapterLinks;
use crate::app::{Dialog, Msg};
use crate::domain::{Audience, Language, Motion, Theme};
use leptos::{html, prelude::*};

/// The open dialog, if any.
#[component]
pub(crate) fn Dialogs(
    /// The store.
    store: Store,
) -> impl IntoView {
    let frame = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let wanted = store.dialog.get().is_some();
        let Some(dialog) = frame.get() else { return };
        if wanted && !dialog.open() {
            super::log_failure(dialog.show_modal());
        } else if !wanted && dialog.open() {
            dialog.close();
        }
    });
    let title = told(move || match store.dialog.get() {
        Some(Dialog::Warnings) => store.text("ui.warnings"),
        Some(Dialog::Sources) => store.text("ui.sources"),
        Some(Dialog::Menu) => store.text("ui.menu"),
        None => String::new(),
    });
    let body = part(move || match store.dialog.get() {
        Some(Dialog::Warnings) => view! { <Warnings store /> }.into_any(),
        Some(Dialog::Sources) => view! { <p>{store.text("ui.sources.lead")}</p>{sources(store)}<Foot store /> }.into_any(),
        Some(Dialog::Menu) => menu(store).into_any(),
        None => ().into_any(),
    });
    view! {
        <dialog node_ref=frame aria-labelledby="dialog-title" data-testid="dialog" on:close=move |_| store.send(Msg::DialogClosed)>
            <div class="dialog__head">
                <h2 id="dialog-title" tabindex="-1" autofocus>{title}</h2>
                <button class="button button--icon button--quiet" aria-label=store.say("ui.close") on:click=store.press(Msg::DialogClosed)>{Icon::Close.draw()}</button>
            </div>
            <div class="dialog__body">{body}</div>
        </dialog>
    }
}

fn menu(store: Store) -> impl IntoView {
    view! {
        <ChapterLinks store class="menu" />
        <Choices store label="ui.audience" prefix="ui.audience" all=Audience::ALL current=store.audience msg=Msg::AudienceChosen />
        <Choices store label="ui.theme" prefix="ui.theme" all=Theme::ALL current=store.theme msg=Msg::ThemeChosen />
        <Choices store label="ui.motion" prefix="ui.motion" all=Motion::ALL current=store.motion msg=Msg::MotionChosen />
        <Choices store label="ui.language" prefix="ui.language" all=Language::ALL current=store.language msg=Msg::LanguageChosen />
        {part_when(when(move || store.language.get() == Language::Spanish), move || view! { <p class="note">{store.text("ui.language.partial")}</p> }.into_any())}
        <div class="row">
            <button class="button" on:click=act(move || store.copy_address())>{store.text("ui.address")}</button>
        </div>
    }
}

/// One setting as a row of buttons.
#[component]
fn Choices<T>(
    store: Store,
    label: &'static str,
    prefix: &'static str,
    all: &'static [T],
    current: Memo<T>,
    msg: fn(T) -> Msg,
) -> impl IntoView
where
    T: Copy + PartialEq + ToString + Send + Sync + 'static,
{
    let button = move |value: T| {
        let name = value.to_string();
        let word = format!("{prefix}.{name}");
        view! {
            <button aria-pressed=told(move || (current.get() == value).to_string()) data-testid=format!("{}-{name}", prefix.trim_start_matches("ui.")) on:click=move |_| store.send(msg(value))>
                {store.say(&word)}
            </button>
        }
    };
    view! {
        <div class="row">
            <span id=label>{store.say(label)}</span>
            <div class="segments" role="group" aria-labelledby=label>{all.iter().map(|&value| button(value)).collect_view()}</div>
        </div>
    }
}
