//! From the source to where pain is felt, in words with the keys of the drawing.

use super::evidence::Evidence;
use super::shared::part;
use super::store::Store;
use leptos::prelude::*;

/// The pathway of the chosen structure, if it has one.
#[component]
pub(crate) fn PathwayView(
    /// The store.
    store: Store,
    /// Whether the first evidence starts open.
    open: bool,
) -> impl IntoView {
    part(move || {
        let (Some(path), Some(id)) = (store.pathway.get(), store.structure.get()) else { return ().into_any() };
        let carrier = path.carrier.as_ref().map(|carrier| store.base_name(carrier, id.side()));
        let areas = store.areas(&path);
        view! {
            <section class="stack stack--tight" data-testid="pathway" aria-labelledby="path-heading">
                <h2 id="path-heading">{store.text("ui.path.heading")}</h2>
                <ul class="keys">
                    <li>{key_source()}<span>{store.fill("ui.path.key.source", &[("name", &store.name(id))])}</span></li>
                    {carrier.map(|name| view! { <li>{key_signal()}<span>{store.fill("ui.path.key.carrier", &[("name", &name)])}</span></li> })}
                    <li>{key_relay()}<span>{store.text("ui.path.key.relay")}</span></li>
                    <li>{key_felt()}<span><strong>{store.fill("ui.path.key.felt", &[("areas", &areas)])}</strong></span></li>
                </ul>
                {store.claims(&path.claims).into_iter().enumerate().map(|(index, claim)| view! { <Evidence store claim open=open && index == 0 /> }).collect_view()}
                <p class="note">{store.text("ui.path.hatch")}</p>
            </section>
        }
        .into_any()
    })
}

fn key_source() -> impl IntoView {
    view! {
        <svg viewBox="0 0 58 32" aria-hidden="true">
            <ellipse cx="29" cy="16" rx="21" ry="9.5" fill="var(--tissue-cartilage)" stroke="var(--tissue-outline)" stroke-width="5" />
            <ellipse cx="29" cy="16" rx="21" ry="9.5" fill="none" stroke="var(--pick)" stroke-width="2.4" />
        </svg>
    }
}

fn key_signal() -> impl IntoView {
    view! {
        <svg viewBox="0 0 58 32" aria-hidden="true">
            <path d="M2 12H40V5L56 16 40 27V20H2z" fill="var(--signal)" stroke="var(--signal-case)" stroke-width="2.4" stroke-linejoin="round" />
            <path d="M6 16H38" stroke="var(--signal-core)" stroke-width="2.6" stroke-dasharray="7 5" />
        </svg>
    }
}

fn key_relay() -> impl IntoView {
    view! {
        <svg viewBox="0 0 58 32" aria-hidden="true" fill="none" stroke="var(--text)" stroke-width="2.4">
            <path d="M4 8L22 15M4 24L22 17M36 16H55" />
            <circle cx="29" cy="16" r="7" />
        </svg>
    }
}

fn key_felt() -> impl IntoView {
    view! {
        <svg viewBox="0 0 58 32" aria-hidden="true">
            <clipPath id="felt-key"><rect x="4" y="4" width="50" height="24" rx="12" /></clipPath>
            <g clip-path="url(#felt-key)" stroke="var(--felt)" stroke-width="3.4">
                <path d="M-6 30L20 4M4 30L30 4M14 30L40 4M24 30L50 4M34 30L60 4M44 30L70 4" />
            </g>
        </svg>
    }
}
