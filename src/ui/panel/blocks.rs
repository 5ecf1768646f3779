//! What follows the body of a step: evidence, tables, arrays, options, questions, warnings,
//! sources, glossary.

use crate::ui::exhibits::centrifuge::centrifuge;
use crate::ui::panel::evidence::{citation_view, evidence};
use crate::ui::exhibits::flexion_rotation::flexion_rotation;
use crate::ui::icon::drawing;
use crate::ui::exhibits::painting::painting;
use crate::ui::panel::paragraphs;
use crate::store::Store;
use crate::element::{Element, el, svg};
use crate::ui::exhibits::head_turning::turning;
use crate::content::{Block, Certainty, Choice, Exhibit, IconArray, Table, Term, Urgency};

/// A block of a step.
pub(crate) fn block(store: Store, block: &Block, prefix: &str) -> Vec<Element> {
    match block {
        Block::Text(id) => paragraphs(&store.words.text(&format!("{prefix}.{id}"))),
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
            el("div").children(
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
            vec![el("div").class("exhibit").dyn_child(move || shown(store, exhibit))]
        }
    }
}

/// An exhibit; the corridor has words for clinicians only.
fn shown(store: Store, exhibit: Exhibit) -> Option<Element> {
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
pub(crate) fn warnings(store: Store) -> Vec<Element> {
    let group = |(urgency, class): (Urgency, &str)| {
        warning_box(
            class,
            store.words.text(&format!("warnings.{}", urgency.name())),
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
        .chain([el("p").text(store.words.text("warnings.limits"))])
        .collect()
}

/// Warning signs in a box; none without signs.
pub(crate) fn warning_box(class: &str, heading: String, signs: Vec<String>) -> Option<Element> {
    let row = |text: String| el("li").child(el("span").text(text));
    let is_empty = signs.is_empty();
    let made = || {
        el("section")
            .class(class)
            .child(el("h2").text(heading))
            .child(el("ul").children(signs.into_iter().map(row)))
    };
    (!is_empty).then(made)
}

fn proof(store: Store, claims: &[String]) -> impl Iterator<Item = Element> {
    claims
        .iter()
        .filter_map(move |id| store.claim(id))
        .map(move |claim| evidence(store, claim, false))
}

fn comparison(store: Store, table: &Table) -> Vec<Element> {
    let id = &table.id;
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| store.words.text(&format!("table.{id}.column.{column}")))
        .collect();
    let topic = |index: usize| if index == 0 { "is-topic" } else { "" };
    let head = columns
        .iter()
        .enumerate()
        .map(|(index, name)| el("th").attr("scope", "col").class(topic(index)).text(name.as_str()));
    let rows = table.rows.iter().map(|row| {
        let cells =
            table
                .columns
                .iter()
                .zip(&columns)
                .enumerate()
                .map(|(index, (column, name))| {
                    let text = store.words.text(&format!("table.{id}.cell.{row}.{column}"));
                    el("td")
                        .class(topic(index))
                        .attr("data-column", name.as_str())
                        .text(text)
                });
        let name = el("th").attr("scope", "row").text(store.words.text(&format!("table.{id}.row.{row}")));
        el("tr").child(name).children(cells)
    });
    let table_view = el("table").class("table--compare")
        .child(el("thead").child(el("tr").child(el("td")).children(head)))
        .child(el("tbody").children(rows));
    let title = store.words.text(&format!("table.{id}.title"));
    let frame = el("div").class("table-frame").attr("tabindex", "0").attr("role", "group")
        .attr("aria-label", title)
        .child(table_view);
    std::iter::once(frame)
        .chain(proof(store, &table.claims))
        .collect()
}

fn arrays(store: Store, ids: &[String]) -> Vec<Element> {
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
    let row = el("div").class("arrays").children(shown.iter().map(|array| icon_array(store, array)));
    std::iter::once(row).chain(claims).collect()
}

fn icon_array(store: Store, array: &IconArray) -> Element {
    let title = store.words.text(&format!("array.{}.title", array.id));
    let value = array.filled.map_or_else(
        || store.words.text("ui.array.unknown"),
        |filled| store.words.fill("ui.array.value", &[("filled", &filled.to_string())]),
    );
    let rest = array.filled.map(|filled| {
        let rest = store.words.fill(
            "ui.array.rest",
            &[("rest", &100_u8.saturating_sub(filled).to_string())],
        );
        el("p").class("small quiet num").text(rest)
    });
    let circle = |index: u8| {
        let class = match array.filled {
            Some(count) if index < count => "is-filled",
            Some(_) => "",
            None => "is-unknown",
        };
        let at = |place: u8| (10 + u16::from(place) * 20).to_string();
        svg("circle")
            .class(class)
            .attr("cx", at(index % 10))
            .attr("cy", at(index / 10))
            .attr("r", "7")
    };
    let picture = svg("svg")
        .attr("viewBox", "0 0 200 200")
        .attr("role", "img")
        .attr("aria-label", format!("{title}: {value}"));
    el("figure").class("array")
        .child(el("figcaption").child(el("h2").class("array__title").text(title)))
        .child(picture.children((0..100).map(circle)))
        .child(el("p").class("array__value num").text(value))
        .child(rest)
        .child(el("p").class("small").text(store.words.text(&format!("array.{}.text", array.id))))
}

fn option(store: Store, choice: &Choice) -> Element {
    let word = |part: &str| store.words.text(&format!("option.{}.{part}", choice.id));
    el("section").class("option")
        .child(el("h2").text(word("name")))
        .child(certainty(store, choice.certainty))
        .child(el("h3").text(store.words.text("ui.option.for")))
        .child(el("p").text(word("for")))
        .child(el("h3").text(store.words.text("ui.option.against")))
        .child(el("p").text(word("against")))
        .children(proof(store, &choice.claims))
}

/// What the mark on the model stands for.
fn target(store: Store) -> Element {
    let ring = svg("svg").class("figure__key").attr("viewBox", "0,0,28,28").attr("aria-hidden", "true")
        .child(svg("circle").class("mark--target").attr("cx", "14").attr("cy", "14").attr("r", "9"));
    el("p").class("legend")
        .child(ring)
        .child(el("span").text(store.words.derive_text("ui.target")))
}

/// How far artery and sac lie from the place the needle is meant for; no path is planned by it.
fn corridor(store: Store) -> Option<Element> {
    let words = Some(store.words.text("ui.corridor")).filter(|words| !words.is_empty())?;
    let picture = drawing("figure-corridor", "corridor", "0 30 520 152");
    Some(
        el("figure")
            .child(picture)
            .child(el("figcaption").class("small").text(words)),
    )
}

fn certainty(store: Store, certainty: Certainty) -> Element {
    let name = match certainty {
        Certainty::Moderate => "moderate",
        Certainty::Low => "low",
        Certainty::VeryLow => "very-low",
        Certainty::Unknown => "unknown",
    };
    let mark = drawing(&format!("certainty-{name}"), "", "0 0 20 20");
    el("p").class("certainty")
        .child(mark)
        .text(store.words.text(&format!("ui.certainty.{name}")))
}

fn questions(store: Store) -> Element {
    // the step has this title already
    el("ol").class("questions").attr("aria-label", store.words.derive_text("ui.questions")).children(
        store
            .questions()
            .into_iter()
            .map(|text| el("li").text(text)),
    )
}

/// All sources with their links.
pub(crate) fn sources(store: Store) -> Element {
    let row = |source| el("li").child(citation_view(source));
    el("ul").class("sources").children(store.facts().sources.iter().map(row))
}

fn glossary(store: Store) -> Element {
    let term = |term: &Term| {
        let [name, meaning] =
            ["name", "meaning"].map(|part| store.words.text(&format!("term.{}.{part}", term.id)));
        let latin = term
            .latin
            .as_deref()
            .map(|latin| el("span").class("latin").text(latin));
        el("div")
            .child(el("dt").text(name).text(" ").child(latin))
            .child(el("dd").text(meaning))
    };
    let terms = el("dl").class("terms").children(store.facts().terms.iter().map(term));
    el("section").class("stack stack--tight")
        .child(el("h2").text(store.words.text("ui.glossary")))
        .child(terms)
}
