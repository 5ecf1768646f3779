//! The structure list: the same choice as on the model, in words.

use crate::app::Msg;
use crate::domain::{Kind, StructureId, StructureSet};
use crate::element::{Element, el, memo};
use crate::store::Store;
use crate::ui::controls::structure_row;
use crate::ui::icon::Icon;
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
pub(super) fn structure_list(store: Store) -> Element {
    let search = store.page.search;
    search.set(String::new());
    let found = memo(move || store.listed(&search.read()));
    let field = el("label")
        .class("field")
        .child(Icon::Find.draw())
        .child(
            el("span")
                .class("heard")
                .text(store.words.derive_text("ui.find")),
        )
        .child(
            el("input")
                .attr("type", "search")
                .attr("placeholder", store.words.derive_text("ui.find"))
                .on("input", move |event| search.set(event_target_value(event))),
        );
    let groups = move || -> Vec<Kind> {
        let found = found.get();
        let is_found = |kind: &Kind| !found.intersection(StructureSet::of_kind(*kind)).is_empty();
        GROUPS.into_iter().filter(is_found).collect()
    };
    el("div")
        .child(
            el("h2")
                .class("heard")
                .text(store.words.derive_text("ui.structures")),
        )
        .child(field)
        .when(
            move || found.get().is_empty(),
            move || {
                el("p")
                    .class("small quiet")
                    .text(store.words.derive_text("ui.find.none"))
            },
        )
        .each(groups, |kind| *kind, move |kind| group(store, kind, found))
}

fn group(store: Store, kind: Kind, found: Memo<StructureSet>) -> Element {
    let all = StructureSet::of_kind(kind);
    let id = format!("group-{kind}");
    let heading = el("h3")
        .class("rows__group")
        .attr("id", id.as_str())
        .text(store.words.derive_text(format!("ui.group.{kind}")));
    let is_hidden = move || store.app.display.get().hidden.is_superset(all);
    let toggle_text = move || {
        store.words.text(if is_hidden() {
            "ui.kind.show"
        } else {
            "ui.kind.hide"
        })
    };
    let toggle = el("button")
        .class("link")
        .attr("data-testid", format!("kind-{kind}"))
        .attr("id", format!("kind-{kind}"))
        .attr("aria-labelledby", format!("kind-{kind} {id}"))
        .text(toggle_text)
        .on_click(store.sender(Msg::KindToggled(kind)));
    let rows = move || found.get().intersection(all).iter().collect::<Vec<_>>();
    let list = el("ul").class("rows").attr("aria-labelledby", id).each(
        rows,
        |id| *id,
        move |id| el("li").child(row(store, id)),
    );
    el("div")
        .class("contents")
        .child(el("div").class("row").child(heading).child(toggle))
        .child(list)
}

fn row(store: Store, id: StructureId) -> Element {
    let chosen = move || store.app.structure.get() == Some(id);
    let pick = move || {
        let is_chosen = store.app.structure.get_untracked() == Some(id);
        store.send(Msg::StructurePicked((!is_chosen).then_some(id)));
    };
    let note = el("span").class("rows__note").text(
        store
            .words
            .derive_text(format!("structure.{}.note", id.base())),
    );
    structure_row(store, id, "structure", note)
        .attr("aria-pressed", move || chosen().to_string())
        .on_click(pick)
}
