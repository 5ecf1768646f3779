//! The evidence chip: how many people, what kind of study, and, opened, what was done, what it
//! shows and what not.

use super::icon::Icon;
use super::store::Store;
use super::tag::{Tag, shape, tag};
use crate::content::{Claim, ClaimStatus, Source};

/// Most people that are drawn one by one.
const MOST_DRAWN: u32 = 10;

/// A claim with its evidence; `open` says whether it starts open.
pub(crate) fn evidence(store: Store, claim: &Claim, open: bool) -> Tag {
    let word = |part: &str| store.text(&format!("claim.{}.{part}", claim.id));
    let unverified = claim.status == ClaimStatus::Unverified;
    let line =
        |label: &str, part: &str| [tag("dt").say(store.text(label)), tag("dd").say(word(part))];
    let chip = tag("span")
        .add(tag("span.evidence__chip").say(word("chip")))
        .add(tag("span.evidence__study.num").say(store.study(claim)));
    let mut checked = claim.checked.clone();
    if unverified {
        checked = format!("{checked} · {}", store.text("ui.claim.unverified"));
    }
    let details = tag("dl")
        .add_all(line("ui.claim.done", "done"))
        .add_all(line("ui.claim.shows", "shows"))
        .add_all(line("ui.claim.limits", "limits"))
        .add(tag("dt").say(store.text("ui.claim.source")))
        .add(tag("dd").add_all(store.citations(claim).into_iter().map(citation_view)))
        .add(tag("dt").say(store.text("ui.claim.checked")))
        .add(tag("dd.num").say(checked));
    tag("details.evidence")
        .class_when("evidence--unverified", unverified)
        .flag("open", open)
        .attr("data-testid", format!("claim-{}", claim.id))
        .add(
            tag("summary")
                .add(people(claim))
                .add(chip)
                .add(Icon::Open.draw()),
        )
        .add(details)
}

/// A citation, with its link if it has one.
pub(crate) fn citation_view(source: &Source) -> Tag {
    let (view, citation) = (tag("span"), source.citation.as_str());
    match source.link.as_deref() {
        Some(link) => view
            .add(
                tag("a")
                    .attr("href", link)
                    .attr("target", "_blank")
                    .attr("rel", "noopener noreferrer")
                    .say(citation),
            )
            .say(" "),
        None => view.say(citation).say(" "),
    }
}

fn people(claim: &Claim) -> Tag {
    let Some(n) = claim.n.filter(|&n| n <= MOST_DRAWN) else {
        return Icon::Document.draw();
    };
    let count = claim.count.unwrap_or(n);
    let person = |index: u32| {
        shape("use href=#person")
            .class(if index < count { "" } else { "is-open" })
            .attr("x", (index * 11).to_string())
            .attr("width", "10")
            .attr("height", "17")
    };
    let view_box = format!("-1 0 {} 17", n * 11 + 1);
    shape("svg.evidence__people")
        .attr("viewBox", view_box)
        .attr("aria-hidden", "true")
        .add_all((0..n).map(person))
}
