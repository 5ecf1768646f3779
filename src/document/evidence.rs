//! The evidence of a claim: how many people, what kind of study, and, opened, what was done, what
//! it shows and what not.

use super::node::drawing;
use super::{Element, Node, Passage, Reader, el, running_text, svg};
use crate::content::{Claim, ClaimStatus, Source};

/// Most people that are drawn one by one.
const MOST_DRAWN: u32 = 10;

/// A claim with its evidence; `open` says whether it starts open.
pub fn evidence(reader: &dyn Reader, claim: &Claim, open: bool) -> Node {
    let id = |part: &str| format!("claim.{}.{part}", claim.id);
    let unverified = claim.status == ClaimStatus::Unverified;
    let line = |label: &str, part: &str| {
        let words = running_text(reader, &id(part));
        [el("dt").text(reader.text(label)), el("dd").children(words)]
    };
    let chip = reader.text(&id("chip"));
    let interests = claim.interest.iter().map(|interest| {
        el("span")
            .class("evidence__interest")
            .text(reader.text(&format!("ui.interest.{}", interest.name())))
    });
    let summary = el("summary")
        .child(people(claim))
        .child(
            el("span")
                .child(el("span").class("evidence__chip").text(chip.as_str()))
                .child(
                    el("span")
                        .class("evidence__study num")
                        .text(reader.study(claim)),
                )
                .children(interests),
        )
        .child(drawing("icon-open", "icon icon--open", "0 0 24 24"));
    let mut checked = reader.date(&claim.checked);
    if unverified {
        checked = format!("{checked} · {}", reader.text("ui.claim.unverified"));
    }
    let facts = reader.facts();
    let citations = claim.sources.iter().filter_map(|id| facts.source(id));
    let details = el("dl")
        .children(line("ui.claim.done", "done"))
        .children(line("ui.claim.shows", "shows"))
        .children(line("ui.claim.limits", "limits"))
        .child(el("dt").text(reader.text("ui.claim.source")))
        .child(el("dd").children(citations.map(citation)))
        .child(el("dt").text(reader.text("ui.claim.checked")))
        .child(el("dd").class("num").text(checked));
    let anchor = format!("claim-{}", claim.id);
    let card = el("details")
        .class(if unverified {
            "evidence evidence--unverified"
        } else {
            "evidence"
        })
        .flag("open", open)
        .test_id(anchor.as_str())
        .child(summary)
        .child(details);
    Node::Passage(Passage {
        anchor,
        label: chip,
        content: vec![card.into()],
    })
}

/// A citation, with its link if it has one.
pub(super) fn citation(source: &Source) -> Element {
    // titles and names of journals are not translated
    let words = el("span").attr("lang", "en").attr("translate", "no");
    match source.link.as_deref() {
        Some(link) => words.child(
            el("a")
                .attr("href", link)
                .attr("target", "_blank")
                .attr("rel", "noopener noreferrer")
                .text(source.citation.as_str()),
        ),
        None => words.text(source.citation.as_str()),
    }
    .text(" ")
}

/// The people studied, if they are few enough to be drawn; those who showed it are filled.
fn people(claim: &Claim) -> Element {
    let Some(n) = claim.n.filter(|&n| n <= MOST_DRAWN) else {
        return drawing("icon-document", "icon", "0 0 24 24");
    };
    let count = claim.count.unwrap_or(n);
    let person = |index: u32| {
        svg("use")
            .attr("href", "#person")
            .class(if index < count { "" } else { "is-open" })
            .attr("x", (index * 11).to_string())
            .attr("width", "10")
            .attr("height", "17")
    };
    svg("svg")
        .class("evidence__people")
        .attr("viewBox", format!("-1 0 {} 17", n * 11 + 1))
        .attr("aria-hidden", "true")
        .children((0..n).map(person))
}

#[cfg(test)]
mod tests {
    use super::super::{Reading, text_of};
    use super::*;
    use crate::content::{Facts, Words};
    use crate::domain::Audience;

    #[test]
    fn an_interest_stands_beside_the_chip() {
        let (facts, words) = (Facts::bundled().unwrap(), Words::bundled().unwrap());
        let mut count = 0;
        for &audience in Audience::ALL {
            let reading = Reading::new(&facts, &words, audience, "left");
            for claim in reading
                .facts()
                .claims
                .iter()
                .filter_map(|claim| reading.claim(&claim.id))
            {
                let Node::Passage(passage) = evidence(&reading, claim, false) else {
                    unreachable!("{} is no passage", claim.id)
                };
                let Some(Node::Element(card)) = passage.content.first() else {
                    unreachable!("{} has no card", claim.id)
                };
                // what is read before it is opened
                let said = text_of(&card.children[..1]);
                for interest in [
                    crate::content::Interest::Sponsor,
                    crate::content::Interest::Author,
                ] {
                    let text = reading.text(&format!("ui.interest.{}", interest.name()));
                    let is_told = said.contains(&text);
                    assert_eq!(is_told, claim.interest.contains(&interest), "{}", claim.id);
                    count += usize::from(is_told);
                }
            }
            assert_eq!(reading.missing(), Vec::<String>::new());
        }
        assert!(count > 2, "{count}");
    }
}
