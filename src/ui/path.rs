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
        let Some(path) = store.pathway.get() else { return ().into_any() };
        let word = |part: &str| store.text(&format!("pathway.{}.{part}", path.source));
        let line = |key: AnyView, text: String| (!text.is_empty()).then(|| view! { <li>{key}<span>{text}</span></li> });
        let felt = view! { <strong>{store.text("ui.path.felt")}</strong> " " {word("felt")} "." };
        view! {
            <section class="stack stack--tight" data-testid="pathway" aria-labelledby="path-heading">
                <h2 id="path-heading">{word("title")}</h2>
                <ul class="keys">
                    {line(key_source().into_any(), word("starts"))}
                    {line(key_signal().into_any(), word("carried"))}
                    {line(key_relay().into_any(), word("relay"))}
                    <li>{key_felt()}<span>{felt}</span></li>
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
