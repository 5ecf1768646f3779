//! The structure list: the same choice as on the model, in words.

use super::icon::Icon;
use super::store::Store;
use crate::app::Msg;
use crate::domain::{Kind, StructureId};
use leptos::prelude::*;

/// Groups in the order of what this product is about.
const GROUPS: [Kind; 6] = [Kind::Joint, Kind::Nerve, Kind::Bone, Kind::Disc, Kind::Artery, Kind::Cord];

/// All listed structures on the reader's side, grouped, with a search.
#[component]
pub(crate) fn StructureList(
    /// The store.
    store: Store,
) -> impl IntoView {
    let wanted = RwSignal::new(String::new());
    let found = Memo::new(move |_| store.listed(&wanted.get()));
    view! {
        <div>
            <h2 class="heard">{move || store.text("ui.structures")}</h2>
            <label class="field">
                {Icon::Find.draw()}
                <span class="heard">{move || store.text("ui.find")}</span>
                <input type="search" placeholder=move || store.text("ui.find") prop:value=wanted on:input=move |event| wanted.set(event_target_value(&event)) />
            </label>
            {move || found.get().is_empty().then(|| view! { <p class="small quiet">{store.text("ui.find.none")}</p> })}
            {GROUPS.into_iter().map(|kind| view! { <Group store kind found /> }).collect_view()}
        </div>
    }
}

#[component]
fn Group(store: Store, kind: Kind, found: Memo<Vec<StructureId>>) -> impl IntoView {
    let rows = Memo::new(move |_| found.get().into_iter().filter(|id| id.kind() == kind).collect::<Vec<_>>());
    view! {
        <Show when=move || !rows.get().is_empty()>
            <h3 class="rows__group" id=format!("group-{kind}")>{move || store.text(&format!("ui.group.{kind}"))}</h3>
            <ul class="rows" aria-labelledby=format!("group-{kind}")>
                <For each=move || rows.get() key=|id| id.to_string() let:id><li><Row store id /></li></For>
            </ul>
        </Show>
    }
}

#[component]
fn Row(store: Store, id: StructureId) -> impl IntoView {
    let chosen = Memo::new(move |_| store.structure.get() == Some(id));
    view! {
        <button
            aria-pressed=move || chosen.get().to_string()
            data-testid=format!("structure-{id}")
            on:click=move |_| store.send(Msg::StructurePicked(if chosen.get_untracked() { None } else { Some(id) }))
        >
            <span class="swatch" data-tissue=id.kind().name()></span>
            <span>{move || store.name(id)}</span>
            <span class="rows__note">{move || store.text(&format!("structure.{}.note", id.base()))}</span>
        </button>
    }
}
