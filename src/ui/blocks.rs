//! What follows the body of a step: evidence, tables, arrays, options, questions, warnings, sources, glossary.

use super::evidence::{Evidence, citation_view};
use super::panel::paragraphs;
use super::store::Store;
use crate::content::{Block, Certainty, Choice, IconArray, Table, Urgency};
use leptos::prelude::*;

/// The blocks of a step, in order.
#[component]
pub(crate) fn Blocks(
    /// The store.
    store: Store,
    /// What to show.
    blocks: Vec<Block>,
    /// Word prefix of the step.
    prefix: String,
) -> impl IntoView {
    blocks.into_iter().map(|block| one(store, block, &prefix)).collect_view()
}

fn one(store: Store, block: Block, prefix: &str) -> AnyView {
    match block {
        Block::Text { id } => paragraphs(&store.text(&format!("{prefix}.{id}"))).into_any(),
        Block::Claim { id } => store.claim(&id).map(|claim| view! { <Evidence store claim open=false /> }).into_any(),
        Block::Table { id } => store.table(&id).map(|table| comparison(store, &table)).into_any(),
        Block::Arrays { ids } => arrays(store, &ids).into_any(),
        Block::Options => options(store).into_any(),
        Block::Questions => questions(store).into_any(),
        Block::Warnings => view! { <Warnings store /> }.into_any(),
        Block::Sources => sources(store).into_any(),
        Block::Glossary => glossary(store).into_any(),
    }
}

/// The warning signs, emergencies first; each group is a box.
#[component]
pub(crate) fn Warnings(
    /// The store.
    store: Store,
) -> impl IntoView {
    let group = |urgency: Urgency, class: &'static str| {
        let rows = store.warnings(urgency);
        (!rows.is_empty()).then(|| {
            view! {
                <section class=class>
                    <h2>{store.text(&format!("warnings.{}", urgency.name()))}</h2>
                    <ul>{rows.into_iter().map(|text| view! { <li><span>{text}</span></li> }).collect_view()}</ul>
                </section>
            }
        })
    };
    view! {
        {group(Urgency::Emergency, "warnings")}
        {group(Urgency::SameDay, "warnings warnings--later")}
        {group(Urgency::BeforeTreatment, "warnings warnings--later")}
        <p>{store.text("warnings.limits")}</p>
    }
}

fn comparison(store: Store, table: &Table) -> impl IntoView + use<> {
    let id = &table.id;
    let head = |column: &String| store.text(&format!("table.{id}.column.{column}"));
    let columns: Vec<String> = table.columns.iter().map(head).collect();
    let rows = table.rows.iter().map(|row| {
        let cells = table.columns.iter().zip(&columns).enumerate().map(|(index, (column, name))| {
            let class = if index == 0 { "is-topic" } else { "" };
            view! { <td class=class data-column=name.clone()>{store.text(&format!("table.{id}.cell.{row}.{column}"))}</td> }
        });
        view! { <tr><th scope="row">{store.text(&format!("table.{id}.row.{row}"))}</th>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="table-frame" tabindex="0" role="group" aria-label=store.text(&format!("table.{id}.title"))>
            <table class="table--compare">
                <thead><tr><td></td>{columns.iter().enumerate().map(|(index, name)| view! { <th scope="col" class=if index == 0 { "is-topic" } else { "" }>{name.clone()}</th> }).collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        {store.claims(&table.claims).into_iter().map(|claim| view! { <Evidence store claim open=false /> }).collect_view()}
    }
}

fn arrays(store: Store, ids: &[String]) -> impl IntoView + use<> {
    let shown: Vec<IconArray> = ids.iter().filter_map(|id| store.array(id)).collect();
    let claims: Vec<String> = shown.iter().map(|array| array.claim.clone()).collect();
    view! {
        <div class="arrays">{shown.into_iter().map(|array| icon_array(store, &array)).collect_view()}</div>
        {store.claims(&claims).into_iter().map(|claim| view! { <Evidence store claim open=false /> }).collect_view()}
    }
}

fn icon_array(store: Store, array: &IconArray) -> impl IntoView + use<> {
    let title = store.text(&format!("array.{}.title", array.id));
    let value = array
        .filled
        .map_or_else(|| store.text("ui.array.unknown"), |filled| store.fill("ui.array.value", &[("filled", &filled.to_string())]));
    let rest = array.filled.map(|filled| store.fill("ui.array.rest", &[("rest", &100_u8.saturating_sub(filled).to_string())]));
    let filled = array.filled;
    let circle = move |index: u8| {
        let (x, y) = (10 + u16::from(index % 10) * 20, 10 + u16::from(index / 10) * 20);
        let (fill, stroke, dash) = match filled {
            Some(count) if index < count => ("var(--count-yes)", "var(--count-yes)", "none"),
            Some(_) => ("var(--count-no)", "var(--rule-strong)", "none"),
            None => ("none", "var(--unknown)", "3 3"),
        };
        view! { <circle cx=x.to_string() cy=y.to_string() r="7" fill=fill stroke=stroke stroke-width="1.5" stroke-dasharray=dash /> }
    };
    view! {
        <figure class="array">
            <figcaption><h3>{title.clone()}</h3></figcaption>
            <svg viewBox="0 0 200 200" role="img" aria-label=format!("{title}: {value}")>{(0..100).map(circle).collect_view()}</svg>
            <p class="array__value num">{value}</p>
            {rest.map(|rest| view! { <p class="small quiet num">{rest}</p> })}
            <p class="small">{store.text(&format!("array.{}.text", array.id))}</p>
        </figure>
    }
}

fn options(store: Store) -> impl IntoView {
    let option = move |choice: Choice| {
        let word = |part: &str| store.text(&format!("option.{}.{part}", choice.id));
        view! {
            <section class="option">
                <h2>{word("name")}</h2>
                {certainty(store, choice.certainty)}
                <h3>{store.text("ui.option.for")}</h3>
                <p>{word("for")}</p>
                <h3>{store.text("ui.option.against")}</h3>
                <p>{word("against")}</p>
                {store.claims(&choice.claims).into_iter().map(|claim| view! { <Evidence store claim open=false /> }).collect_view()}
            </section>
        }
    };
    view! { <div>{store.options().into_iter().map(option).collect_view()}</div> }
}

fn certainty(store: Store, certainty: Certainty) -> impl IntoView {
    let (name, path) = match certainty {
        Certainty::Moderate => ("moderate", "M10 3a7 7 0 0 1 0 14z"),
        Certainty::Low => ("low", "M10 3a7 7 0 0 1 7 7h-7z"),
        Certainty::VeryLow => ("very-low", "M6 10h8"),
        Certainty::Unknown => ("unknown", ""),
    };
    let dash = if certainty == Certainty::Unknown { "3 2.5" } else { "none" };
    view! {
        <p class="certainty">
            <svg viewBox="0 0 20 20" aria-hidden="true">
                <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.8" stroke-dasharray=dash />
                <path d=path fill="currentColor" stroke="currentColor" stroke-width="1.8" />
            </svg>
            {store.text(&format!("ui.certainty.{name}"))}
        </p>
    }
}

fn questions(store: Store) -> impl IntoView {
    view! {
        <section class="stack stack--tight">
            <h2>{store.text("ui.questions")}</h2>
            <ol class="questions">{store.questions().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ol>
        </section>
    }
}

/// All sources with their links.
pub(crate) fn sources(store: Store) -> impl IntoView {
    view! { <ul class="sources">{store.all_citations().into_iter().map(|(citation, link)| view! { <li>{citation_view(citation, link)}</li> }).collect_view()}</ul> }
}

fn glossary(store: Store) -> impl IntoView {
    let term = |(name, latin, meaning): (String, Option<String>, String)| {
        view! { <div><dt>{name} {latin.map(|latin| view! { " " <span class="latin">{latin}</span> })}</dt><dd>{meaning}</dd></div> }
    };
    view! {
        <section class="stack stack--tight">
            <h2>{store.text("ui.glossary")}</h2>
            <dl class="terms">{store.terms().into_iter().map(term).collect_view()}</dl>
        </section>
    }
}
