//! The structure list: the same choice as on the model, in words.

use crate::ui::icon::Icon;
use crate::store::Store;
use crate::element::{Element, el, memo};
use crate::app::Msg;
use crate::domain::{Kind, StructureId, StructureSet};
use leptos::prelude::*;

/// Groups in the order of what this product is about.
const GROUPS: [Kind; 9] = [
    Kind::Joint,
    Kind::Nerve,
    Kind::Bone,
    Kind::Disc,
    Kind::Ligament,
    Kind::Muscle,
    Kind::Artery,
    Kind::Cord,
    Kind::Dura,
];

/// All listed structures on the reader's side, grouped, with a search.
pub(crate) fn structure_list(store: Store) -> Element {
    store.page.search.set(String::new());
    let found = memo(move || store.listed(&store.page.search.read()));
    let search: Press = Box::new(move |event| store.page.search.set(event_target_value(event)));
    let field = el("label").class("field")
        .child(Icon::Find.draw())
        .child(el("span").class("heard").text(store.words.derive_text("ui.find")))
        .child(
            el("input").attr("type", "search")
                .attr("placeholder", store.words.text("ui.find"))
                .on("input", search),
        );
    let none = part_when(move || found.get().is_empty(), move || {
        el("p").class("small quiet").text(store.words.text("ui.find.none"))
    });
    let list = el("div")
        .child(el("h2").class("heard").text(store.words.derive_text("ui.structures")))
        .child(field)
        .part(none);
    GROUPS
        .into_iter()
        .fold(list, |list, kind| list.part(group(store, kind, found)))
}

fn group(store: Store, kind: Kind, found: Memo<StructureSet>) -> Part {
    let rows = memo(move || found.get().common(StructureSet::of_kind(kind)));
    part(move || {
        let rows = rows.get();
        let id = format!("group-{kind}");
        (!rows.is_empty()).then(|| {
            let heading = el("h3").class("rows__group")
                .attr("id", id.as_str())
                .text(store.words.derive_text(format!("ui.group.{kind}")));
            let list = el("ul").class("rows").attr("aria-labelledby", id.as_str());
            let kind_hidden = move || {
                store
                    .app.display
                    .get()
                    .hidden
                    .covers(StructureSet::of_kind(kind))
            };
            let word = move || {
                store.words.text(if kind_hidden() {
                    "ui.kind.show"
                } else {
                    "ui.kind.hide"
                })
            };
            let toggle = el("button").class("link")
                .attr("data-testid", format!("kind-{kind}"))
                .attr("id", format!("kind-{kind}"));
            let toggle = toggle.attr("aria-labelledby", format!("kind-{kind} {id}"));
            let heading = el("div").class("row").child(heading).child(
                toggle
                    .text(word)
                    .on_click(store.sender(Msg::KindToggled(kind))),
            );
            el("div").class("contents")
                .child(heading)
                .child(list.children(rows.iter().map(|id| el("li").child(row(store, id)))))
        })
    })
}

fn row(store: Store, id: StructureId) -> Element {
    let chosen = move || store.app.structure.get() == Some(id);
    let pick = move || {
        store.send(Msg::StructurePicked(if chosen() {
            None
        } else {
            Some(id)
        }))
    };
    let note = el("span").class("rows__note").text(store.words.derive_text(format!("structure.{}.note", id.base())));
    structure_row(store, id, "structure", note)
        .attr("aria-pressed", move || chosen().to_string())
        .on_click(pick)
}

/// A button with a structure's tissue and name and a note; its mark is `<list>-<id>`.
pub(crate) fn structure_row(store: Store, id: StructureId, list: &str, note: Element) -> Element {
    el("button")
        .attr("data-testid", format!("{list}-{id}"))
        .child(el("span").class("swatch").attr("data-tissue", id.kind().name()))
        .child(el("span").text(move || store.name(id)))
        .child(note)
}
