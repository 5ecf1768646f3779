//! The evidence chip: how many people, what kind of study, and, opened, what was done, what it
//! shows and what not.

use crate::ui::icon::Icon;
use crate::store::Store;
use crate::element::{Element, el, svg};
use crate::content::{Claim, ClaimStatus, Source};

/// Most people that are drawn one by one.
const MOST_DRAWN: u32 = 10;

/// A claim with its evidence; `open` says whether it starts open.
pub(crate) fn evidence(store: Store, claim: &Claim, open: bool) -> Element {
    let word = |part: &str| store.words.text(&format!("claim.{}.{part}", claim.id));
    let unverified = claim.status == ClaimStatus::Unverified;
    let line =
        |label: &str, part: &str| [el("dt").text(store.words.text(label)), el("dd").text(word(part))];
    let chip = el("span")
        .child(el("span").class("evidence__chip").text(word("chip")))
        .child(el("span").class("evidence__study num").text(store.study(claim)));
    let mut checked = claim.checked.clone();
    if unverified {
        checked = format!("{checked} · {}", store.words.text("ui.claim.unverified"));
    }
    let details = el("dl")
        .children(line("ui.claim.done", "done"))
        .children(line("ui.claim.shows", "shows"))
        .children(line("ui.claim.limits", "limits"))
        .child(el("dt").text(store.words.text("ui.claim.source")))
        .child(el("dd").children(store.citations(claim).into_iter().map(citation_view)))
        .child(el("dt").text(store.words.text("ui.claim.checked")))
        .child(el("dd").class("num").text(checked));
    el("details").class("evidence")
        .class_when("evidence--unverified", unverified)
        .bool_attr("open", open)
        .attr("data-testid", format!("claim-{}", claim.id))
        .child(
            el("summary")
                .child(people(claim))
                .child(chip)
                .child(Icon::Open.draw()),
        )
        .child(details)
}

/// A citation, with its link if it has one.
pub(crate) fn citation_view(source: &Source) -> Element {
    let (view, citation) = (el("span"), source.citation.as_str());
    match source.link.as_deref() {
        Some(link) => view
            .child(
                el("a")
                    .attr("href", link)
                    .attr("target", "_blank")
                    .attr("rel", "noopener noreferrer")
                    .text(citation),
            )
            .text(" "),
        None => view.text(citation).text(" "),
    }
}

fn people(claim: &Claim) -> Element {
    let Some(n) = claim.n.filter(|&n| n <= MOST_DRAWN) else {
        return Icon::Document.draw();
    };
    let count = claim.count.unwrap_or(n);
    let person = |index: u32| {
        svg("use").attr("href", "#person")
            .class(if index < count { "" } else { "is-open" })
            .attr("x", (index * 11).to_string())
            .attr("width", "10")
            .attr("height", "17")
    };
    let view_box = format!("-1 0 {} 17", n * 11 + 1);
    svg("svg").class("evidence__people")
        .attr("viewBox", view_box)
        .attr("aria-hidden", "true")
        .children((0..n).map(person))
}
