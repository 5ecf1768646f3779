//! A step without a picture: one column of words.

use super::blocks::Blocks;
use super::panel::{Foot, Kicker, NextBar, Topic, paragraphs};
use super::shared::{act, part};
use super::store::Store;
use crate::domain::Chapter;
use leptos::prelude::*;

/// The page of a step.
#[component]
pub(crate) fn Page(
    /// The store.
    store: Store,
) -> impl IntoView {
    let words = part(move || {
        let Topic::Step(chapter, step) = store.topic.get() else { return ().into_any() };
        let prefix = store.step_prefix(chapter, step);
        let blocks = store.blocks(chapter, step);
        view! {
            <h1 tabindex="-1" data-testid="title">{store.text(&format!("{prefix}.title"))}</h1>
            {paragraphs(&store.text(&format!("{prefix}.body")))}
            {(chapter == Chapter::Summary).then(|| take_home(store))}
            <Blocks store blocks prefix />
        }
        .into_any()
    });
    view! {
        <section class="page" id="panel" aria-label=store.say("ui.panel")>
            <div class="page__scroll" node_ref=store.scroller() tabindex="0" role="group" aria-label=store.say("ui.panel")>
                <div class="page__column"><Kicker store />{words}<Foot store /></div>
            </div>
            <NextBar store />
        </section>
    }
}

fn take_home(store: Store) -> impl IntoView {
    view! {
        <div class="row">
            <button class="button" on:click=act(move || store.print())>{store.text("ui.print")}</button>
            <button class="button" data-testid="copy-address" on:click=act(move || store.copy_address())>{store.text("ui.address")}</button>
        </div>
    }
}
