//! The evidence chip: how many people, what kind of study, and, opened, what was done, what it shows and what not.

use super::icon::Icon;
use super::store::Store;
use crate::content::{Claim, ClaimStatus};
use leptos::prelude::*;

/// Most people that are drawn one by one.
const MOST_DRAWN: u32 = 10;

/// A claim with its evidence.
#[component]
pub(crate) fn Evidence(
    /// The store.
    store: Store,
    /// The claim.
    claim: Claim,
    /// Whether it starts open.
    open: bool,
) -> impl IntoView {
    let prefix = format!("claim.{}", claim.id);
    let study = store.study(&claim);
    let sources = store.citations(&claim);
    let unverified = claim.status == ClaimStatus::Unverified;
    let line = |label: &'static str, part: &str| {
        let text = store.text(&format!("{prefix}.{part}"));
        view! { <dt>{store.text(label)}</dt><dd>{text}</dd> }
    };
    view! {
        <details class="evidence" class:evidence--unverified=unverified open=open data-testid=format!("claim-{}", claim.id)>
            <summary>
                {people(&claim)}
                <span>
                    <span class="evidence__chip">{store.text(&format!("{prefix}.chip"))}</span>
                    <span class="evidence__study num">{study}</span>
                </span>
                {Icon::Open.draw()}
            </summary>
            <dl>
                {line("ui.claim.done", "done")}
                {line("ui.claim.shows", "shows")}
                {line("ui.claim.limits", "limits")}
                <dt>{store.text("ui.claim.source")}</dt>
                <dd>{sources.into_iter().map(|(citation, link)| citation_view(citation, link)).collect_view()}</dd>
                <dt>{store.text("ui.claim.checked")}</dt>
                <dd class="num">{claim.checked.clone()} {unverified.then(|| format!(" · {}", store.text("ui.claim.unverified")))}</dd>
            </dl>
        </details>
    }
}

/// A citation, with its link if it has one.
pub(crate) fn citation_view(citation: String, link: Option<String>) -> impl IntoView {
    match link {
        Some(link) => view! { <span><a href=link target="_blank" rel="noopener noreferrer">{citation}</a>" "</span> }.into_any(),
        None => view! { <span>{citation}" "</span> }.into_any(),
    }
}

fn people(claim: &Claim) -> impl IntoView + use<> {
    let Some(n) = claim.n.filter(|&n| n <= MOST_DRAWN) else { return Icon::Document.draw().into_any() };
    let count = claim.count.unwrap_or(n);
    let person = |index: u32| {
        let x = index * 11;
        view! {
            <g class=if index < count { "" } else { "is-open" } transform=format!("translate({x} 0)")>
                <circle cx="5" cy="3.4" r="2.6" />
                <path d="M.8 16V11a4.2 4.2 0 0 1 8.4 0V16z" />
            </g>
        }
    };
    view! { <svg class="evidence__people" viewBox=format!("-1 0 {} 17", n * 11 + 1) aria-hidden="true">{(0..n).map(person).collect_view()}</svg> }.into_any()
}
