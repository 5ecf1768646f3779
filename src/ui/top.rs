//! The bar at the top: mark, chapters, audience, warning signs, menu.

use super::icon::{Icon, mark};
use super::shared::{act, part_when, told, when};
use super::store::Store;
use crate::app::{Dialog, Msg};
use crate::domain::{Audience, Chapter};
use leptos::prelude::*;

/// The top bar of the full page.
#[component]
pub(crate) fn TopBar(
    /// The store.
    store: Store,
) -> impl IntoView {
    let embedded = store.settings(|settings| settings.embed);
    view! {
        <header class="top">
            {if embedded { embed_title(store).into_any() } else { brand(store).into_any() }}
            {part_when(when(move || !embedded), move || view! { <ChapterLinks store class="nav" /> }.into_any())}
            <div class="tools">
                {part_when(when(move || !embedded), move || view! { {audience_button(store)} }.into_any())}
                {part_when(when(move || embedded && store.active()), move || view! { <button class="button button--quiet" on:click=act(move || store.set_active(false))>{store.say("ui.embed.done")}</button> }.into_any())}
                <a class="button button--warn" href="#warnings" data-testid="warnings" on:click=store.press(Msg::DialogOpened(Dialog::Warnings))>
                    {Icon::Warning.draw()}
                    {store.say("ui.warnings")}
                </a>
                <button class="button button--icon button--quiet" data-testid="menu" aria-label=store.say("ui.menu") on:click=store.press(Msg::DialogOpened(Dialog::Menu))>
                    {Icon::Menu.draw()}
                </button>
            </div>
        </header>
    }
}

fn brand(store: Store) -> impl IntoView {
    let logo = store.settings(|settings| settings.logo.clone());
    view! {
        <a class="brand" href="#/explore" aria-label=store.say("ui.product") on:click=store.press(Msg::ChapterOpened(Chapter::Explore))>
            {match logo {
                Some(source) => view! { <img class="brand__logo" src=source alt="" /> }.into_any(),
                None => view! { {mark()}<span>{store.say("ui.product")}</span> }.into_any(),
            }}
        </a>
    }
}

fn embed_title(store: Store) -> impl IntoView {
    view! { <p class="brand">{told(move || store.text(&format!("chapter.{}.title", store.chapter.get())))}</p> }
}

fn audience_button(store: Store) -> impl IntoView {
    let other = move || match store.audience.get() {
        Audience::Patient => Audience::Clinician,
        Audience::Clinician => Audience::Patient,
    };
    view! {
        <button class="button button--quiet only-wide" aria-pressed=told(move || (store.audience.get() == Audience::Clinician).to_string()) data-testid="audience" on:click=act(move || store.send(Msg::AudienceChosen(other())))>
            {store.say("ui.clinician")}
        </button>
    }
}

/// Links to the six chapters.
#[component]
pub(crate) fn ChapterLinks(
    /// The store.
    store: Store,
    /// Class of the list.
    class: &'static str,
) -> impl IntoView {
    let word = if class == "nav" { "short" } else { "title" };
    let link = move |chapter: Chapter| {
        view! {
            <a
                href=format!("#/{chapter}")
                aria-current=told(move || if store.chapter.get() == chapter { "page" } else { "false" }.to_owned())
                on:click=store.press(Msg::ChapterOpened(chapter))
            >
                {told(move || store.text(&format!("chapter.{chapter}.{word}")))}
            </a>
        }
    };
    view! { <nav class=class aria-label=store.say("ui.chapters")>{Chapter::ALL.iter().map(|&chapter| link(chapter)).collect_view()}</nav> }
}
