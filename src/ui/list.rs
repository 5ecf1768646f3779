//! The structure list: the same choice as on the model, in words.

use super::icon::Icon;
use super::shared::{act, part, part_when, told, when};
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
            <h2 class="heard">{store.say("ui.structures")}</h2>
            <label class="field">
                {Icon::Find.draw()}
                <span class="heard">{store.say("ui.find")}</span>
                <input type="search" placeholder=store.say("ui.find") prop:value=wanted on:input=move |event| wanted.set(event_target_value(&event)) />
            </label>
            {part_when(when(move || found.get().is_empty()), move || view! { <p class="small quiet">{store.text("ui.find.none")}</p> }.into_any())}
            {GROUPS.into_iter().map(|kind| view! { <Group store kind found /> }).collect_view()}
        </div>
    }
}

#[component]
fn Group(store: Store, kind: Kind, found: Memo<Vec<StructureId>>) -> impl IntoView {
    let rows = Memo::new(move |_| found.get().into_iter().filter(|id| id.kind() == kind).collect::<Vec<_>>());
    view! {
        {part_when(when(move || !rows.get().is_empty()), move || {
            view! {
                <h3 class="rows__group" id=format!("group-{kind}")>{told(move || store.text(&format!("ui.group.{kind}")))}</h3>
                <ul class="rows" aria-labelledby=format!("group-{kind}")>
                    {part(move || rows.get().into_iter().map(|id| view! { <li><Row store id /></li> }).collect_view().into_any())}
                </ul>
            }
            .into_any()
        })}
    }
}

#[component]
fn Row(store: Store, id: StructureId) -> impl IntoView {
    let chosen = Memo::new(move |_| store.structure.get() == Some(id));
    view! {
        <button
            aria-pressed=told(move || chosen.get().to_string())
            data-testid=format!("structure-{id}")
            on:click=act(move || store.send(Msg::StructurePicked(if chosen.get_untracked() { None } else { Some(id) })))
        >
            <span class="swatch" data-tissue=id.kind().name()></span>
            <span>{told(move || store.name(id))}</span>
            <span class="rows__note">{told(move || store.text(&format!("structure.{}.note", id.base())))}</span>
        </button>
    }
}
