//! The bar at the top: mark, chapters, audience, warning signs, menu.

use super::icon::{Icon, mark};
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
            <Show when=move || !embedded><ChapterLinks store class="nav" /></Show>
            <div class="tools">
                <Show when=move || !embedded>{audience_button(store)}</Show>
                <Show when=move || embedded && store.active()>
                    <button class="button button--quiet" on:click=move |_| store.set_active(false)>{move || store.text("ui.embed.done")}</button>
                </Show>
                <a class="button button--warn" href="#warnings" data-testid="warnings" on:click=move |event| { event.prevent_default(); store.send(Msg::DialogOpened(Dialog::Warnings)); }>
                    {Icon::Warning.draw()}
                    {move || store.text("ui.warnings")}
                </a>
                <button class="button button--icon button--quiet" data-testid="menu" aria-label=move || store.text("ui.menu") on:click=move |_| store.send(Msg::DialogOpened(Dialog::Menu))>
                    {Icon::Menu.draw()}
                </button>
            </div>
        </header>
    }
}

fn brand(store: Store) -> impl IntoView {
    let logo = store.settings(|settings| settings.logo.clone());
    view! {
        <a class="brand" href="#/explore" aria-label=move || store.text("ui.product") on:click=move |event| { event.prevent_default(); store.send(Msg::ChapterOpened(Chapter::Explore)); }>
            {match logo {
                Some(source) => view! { <img class="brand__logo" src=source alt="" /> }.into_any(),
                None => view! { {mark()}<span>{move || store.text("ui.product")}</span> }.into_any(),
            }}
        </a>
    }
}

fn embed_title(store: Store) -> impl IntoView {
    view! { <p class="brand">{move || store.text(&format!("chapter.{}.title", store.chapter.get()))}</p> }
}

fn audience_button(store: Store) -> impl IntoView {
    let other = move || match store.audience.get() {
        Audience::Patient => Audience::Clinician,
        Audience::Clinician => Audience::Patient,
    };
    view! {
        <button class="button button--quiet only-wide" aria-pressed=move || (store.audience.get() == Audience::Clinician).to_string() data-testid="audience" on:click=move |_| store.send(Msg::AudienceChosen(other()))>
            {move || store.text("ui.clinician")}
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
                aria-current=move || (store.chapter.get() == chapter).then_some("page")
                on:click=move |event| {
                    event.prevent_default();
                    store.send(Msg::DialogClosed);
                    store.send(Msg::ChapterOpened(chapter));
                }
            >
                {move || store.text(&format!("chapter.{chapter}.{word}"))}
            </a>
        }
    };
    view! { <nav class=class aria-label=move || store.text("ui.chapters")>{Chapter::ALL.iter().map(|&chapter| link(chapter)).collect_view()}</nav> }
}
