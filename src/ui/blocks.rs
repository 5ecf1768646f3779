//! What follows the body of a step: evidence, tables, arrays, options, questions, warnings,
//! sources, glossary.

use super::centrifuge::centrifuge;
use super::evidence::{citation_view, evidence};
use super::flexion_rotation::flexion_rotation;
use super::icon::drawing;
use super::painting::painting;
use super::panel::paragraphs;
use super::shared::part;
use super::store::Store;
use super::tag::{Tag, shape, tag};
use super::turning::turning;
use crate::content::{Block, Certainty, Choice, Exhibit, IconArray, Table, Term, Urgency};

/// A block of a step.
pub(crate) fn block(store: Store, block: &Block, prefix: &str) -> Vec<Tag> {
    match block {
        Block::Text(id) => paragraphs(&store.text(&format!("{prefix}.{id}"))),
        Block::Claim(id) => store
            .claim(id)
            .map(|claim| evidence(store, claim, false))
            .into_iter()
            .collect(),
        Block::Table(id) => store
            .facts()
            .table(id)
            .map_or_else(Vec::new, |table| comparison(store, table)),
        Block::Arrays(ids) => arrays(store, ids),
        Block::Options => vec![
            tag("div").add_all(
                store
                    .facts()
                    .options
                    .iter()
                    .map(|choice| option(store, choice)),
            ),
        ],
        Block::Questions => vec![questions(store)],
        Block::Warnings => warnings(store),
        Block::Sources => vec![sources(store)],
        Block::Glossary => vec![glossary(store)],
        Block::Exhibit(exhibit) => {
            let exhibit = *exhibit;
            vec![tag("div.exhibit").part(part(move || shown(store, exhibit)))]
        }
    }
}

/// An exhibit; the corridor has words for clinicians only.
fn shown(store: Store, exhibit: Exhibit) -> Option<Tag> {
    match exhibit {
        Exhibit::Corridor => corridor(store),
        Exhibit::Turning => Some(turning(store)),
        Exhibit::FlexionRotation => Some(flexion_rotation(store)),
        Exhibit::Painting => Some(painting(store)),
        Exhibit::Target => Some(target(store)),
        Exhibit::Centrifuge => Some(centrifuge(store)),
    }
}

/// The warning signs, emergencies first; each group is a box.
pub(crate) fn warnings(store: Store) -> Vec<Tag> {
    let group = |(urgency, class): (Urgency, &str)| {
        warning_box(
            class,
            store.text(&format!("warnings.{}", urgency.name())),
            store.warnings(urgency),
        )
    };
    let groups = [
        (Urgency::Emergency, "warnings"),
        (Urgency::SameDay, "warnings warnings--later"),
        (Urgency::BeforeTreatment, "warnings warnings--later"),
    ];
    groups
        .into_iter()
        .filter_map(group)
        .chain([tag("p").say(store.text("warnings.limits"))])
        .collect()
}

/// Warning signs in a box; none without signs.
pub(crate) fn warning_box(class: &str, heading: String, signs: Vec<String>) -> Option<Tag> {
    let row = |text: String| tag("li").add(tag("span").say(text));
    let is_empty = signs.is_empty();
    let made = || {
        tag("section")
            .class(class)
            .add(tag("h2").say(heading))
            .add(tag("ul").add_all(signs.into_iter().map(row)))
    };
    (!is_empty).then(made)
}

fn proof(store: Store, claims: &[String]) -> impl Iterator<Item = Tag> {
    claims
        .iter()
        .filter_map(move |id| store.claim(id))
        .map(move |claim| evidence(store, claim, false))
}

fn comparison(store: Store, table: &Table) -> Vec<Tag> {
    let id = &table.id;
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| store.text(&format!("table.{id}.column.{column}")))
        .collect();
    let topic = |index: usize| if index == 0 { "is-topic" } else { "" };
    let head = columns
        .iter()
        .enumerate()
        .map(|(index, name)| tag("th scope=col").class(topic(index)).say(name.as_str()));
    let rows = table.rows.iter().map(|row| {
        let cells =
            table
                .columns
                .iter()
                .zip(&columns)
                .enumerate()
                .map(|(index, (column, name))| {
                    let text = store.text(&format!("table.{id}.cell.{row}.{column}"));
                    tag("td")
                        .class(topic(index))
                        .attr("data-column", name.as_str())
                        .say(text)
                });
        let name = tag("th scope=row").say(store.text(&format!("table.{id}.row.{row}")));
        tag("tr").add(name).add_all(cells)
    });
    let table_view = tag("table.table--compare")
        .add(tag("thead").add(tag("tr").add(tag("td")).add_all(head)))
        .add(tag("tbody").add_all(rows));
    let title = store.text(&format!("table.{id}.title"));
    let frame = tag("div.table-frame tabindex=0 role=group")
        .attr("aria-label", title)
        .add(table_view);
    std::iter::once(frame)
        .chain(proof(store, &table.claims))
        .collect()
}

fn arrays(store: Store, ids: &[String]) -> Vec<Tag> {
    let shown: Vec<&IconArray> = ids
        .iter()
        .filter_map(|id| store.facts().array(id))
        .collect();
    // arrays that are compared may rest on one study
    let is_first = |at: usize| {
        shown[..at]
            .iter()
            .all(|other| other.claim != shown[at].claim)
    };
    let claims = (0..shown.len())
        .filter(|at| is_first(*at))
        .filter_map(|at| store.claim(&shown[at].claim));
    let claims = claims.map(|claim| evidence(store, claim, false));
    let row = tag("div.arrays").add_all(shown.iter().map(|array| icon_array(store, array)));
    std::iter::once(row).chain(claims).collect()
}

fn icon_array(store: Store, array: &IconArray) -> Tag {
    let title = store.text(&format!("array.{}.title", array.id));
    let value = array.filled.map_or_else(
        || store.text("ui.array.unknown"),
        |filled| store.fill("ui.array.value", &[("filled", &filled.to_string())]),
    );
    let rest = array.filled.map(|filled| {
        let rest = store.fill(
            "ui.array.rest",
            &[("rest", &100_u8.saturating_sub(filled).to_string())],
        );
        tag("p.small.quiet.num").say(rest)
    });
    let circle = |index: u8| {
        let class = match array.filled {
            Some(count) if index < count => "is-filled",
            Some(_) => "",
            None => "is-unknown",
        };
        let at = |place: u8| (10 + u16::from(place) * 20).to_string();
        shape("circle")
            .class(class)
            .attr("cx", at(index % 10))
            .attr("cy", at(index / 10))
            .attr("r", "7")
    };
    let picture = shape("svg")
        .attr("viewBox", "0 0 200 200")
        .attr("role", "img")
        .attr("aria-label", format!("{title}: {value}"));
    tag("figure.array")
        .add(tag("figcaption").add(tag("h2.array__title").say(title)))
        .add(picture.add_all((0..100).map(circle)))
        .add(tag("p.array__value.num").say(value))
        .add(rest)
        .add(tag("p.small").say(store.text(&format!("array.{}.text", array.id))))
}

fn option(store: Store, choice: &Choice) -> Tag {
    let word = |part: &str| store.text(&format!("option.{}.{part}", choice.id));
    tag("section.option")
        .add(tag("h2").say(word("name")))
        .add(certainty(store, choice.certainty))
        .add(tag("h3").say(store.text("ui.option.for")))
        .add(tag("p").say(word("for")))
        .add(tag("h3").say(store.text("ui.option.against")))
        .add(tag("p").say(word("against")))
        .add_all(proof(store, &choice.claims))
}

/// What the mark on the model stands for.
fn target(store: Store) -> Tag {
    let ring = shape("svg.figure__key viewBox=0,0,28,28 aria-hidden=true")
        .add(shape("circle.mark--target cx=14 cy=14 r=9"));
    tag("p.legend")
        .add(ring)
        .add(tag("span").tell(store, "ui.target"))
}

/// How far artery and sac lie from the place the needle is meant for; no path is planned by it.
fn corridor(store: Store) -> Option<Tag> {
    let words = Some(store.text("ui.corridor")).filter(|words| !words.is_empty())?;
    let picture = drawing("figure-corridor", "corridor", "0 30 520 152");
    Some(
        tag("figure")
            .add(picture)
            .add(tag("figcaption.small").say(words)),
    )
}

fn certainty(store: Store, certainty: Certainty) -> Tag {
    let name = match certainty {
        Certainty::Moderate => "moderate",
        Certainty::Low => "low",
        Certainty::VeryLow => "very-low",
        Certainty::Unknown => "unknown",
    };
    let mark = drawing(&format!("certainty-{name}"), "", "0 0 20 20");
    tag("p.certainty")
        .add(mark)
        .say(store.text(&format!("ui.certainty.{name}")))
}

fn questions(store: Store) -> Tag {
    // the step has this title already
    tag("ol.questions").called(store, "ui.questions").add_all(
        store
            .questions()
            .into_iter()
            .map(|text| tag("li").say(text)),
    )
}

/// All sources with their links.
pub(crate) fn sources(store: Store) -> Tag {
    let row = |source| tag("li").add(citation_view(source));
    tag("ul.sources").add_all(store.facts().sources.iter().map(row))
}

fn glossary(store: Store) -> Tag {
    let term = |term: &Term| {
        let [name, meaning] =
            ["name", "meaning"].map(|part| store.text(&format!("term.{}.{part}", term.id)));
        let latin = term
            .latin
            .as_deref()
            .map(|latin| tag("span.latin").say(latin));
        tag("div")
            .add(tag("dt").say(name).say(" ").add(latin))
            .add(tag("dd").say(meaning))
    };
    let terms = tag("dl.terms").add_all(store.facts().terms.iter().map(term));
    tag("section.stack.stack--tight")
        .add(tag("h2").say(store.text("ui.glossary")))
        .add(terms)
}
