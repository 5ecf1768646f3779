//! The structure list: the same choice as on the model, in words.

use super::icon::Icon;
use super::known::Known;
use super::shared::{Part, Press, act, part, part_when, told, when};
use super::store::Store;
use super::tag::{Tag, tag};
use crate::app::Msg;
use crate::document::Reader;
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
pub(crate) fn structure_list(store: Store) -> Tag {
    store.wanted.set(String::new());
    let found = Known::new(move || store.listed(&store.wanted.read()));
    let search: Press = Box::new(move |event| store.wanted.set(event_target_value(event)));
    let field = tag("label.field")
        .add(Icon::Find.draw())
        .add(tag("span.heard").tell(store, "ui.find"))
        .add(
            tag("input type=search")
                .attr("placeholder", store.say("ui.find"))
                .on("input", search),
        );
    let none = part_when(when(move || found.get().is_empty()), move || {
        tag("p.small.quiet").say(store.text("ui.find.none"))
    });
    let list = tag("div")
        .add(tag("h2.heard").tell(store, "ui.structures"))
        .add(field)
        .part(none);
    GROUPS
        .into_iter()
        .fold(list, |list, kind| list.part(group(store, kind, found)))
}

fn group(store: Store, kind: Kind, found: Known<StructureSet>) -> Part {
    let rows = Known::new(move || found.get().common(StructureSet::of_kind(kind)));
    part(move || {
        let rows = rows.get();
        let id = format!("group-{kind}");
        (!rows.is_empty()).then(|| {
            let heading = tag("h3.rows__group")
                .attr("id", id.as_str())
                .tell(store, &format!("ui.group.{kind}"));
            let list = tag("ul.rows").attr("aria-labelledby", id.as_str());
            let kind_hidden = when(move || {
                store
                    .display
                    .get()
                    .hidden
                    .covers(StructureSet::of_kind(kind))
            });
            let word = told(move || {
                store.text(if kind_hidden.get() {
                    "ui.kind.show"
                } else {
                    "ui.kind.hide"
                })
            });
            let toggle = tag("button.link")
                .attr("data-testid", format!("kind-{kind}"))
                .attr("id", format!("kind-{kind}"));
            let toggle = toggle.attr("aria-labelledby", format!("kind-{kind} {id}"));
            let heading = tag("div.row").add(heading).add(
                toggle
                    .say(word)
                    .on("click", store.press(Msg::KindToggled(kind))),
            );
            tag("div.contents")
                .add(heading)
                .add(list.add_all(rows.iter().map(|id| tag("li").add(row(store, id)))))
        })
    })
}

fn row(store: Store, id: StructureId) -> Tag {
    let chosen = when(move || store.structure.get() == Some(id));
    let pick = act(move || {
        store.send(Msg::StructurePicked(if chosen.get_untracked() {
            None
        } else {
            Some(id)
        }))
    });
    let note = tag("span.rows__note").tell(store, &format!("structure.{}.note", id.base()));
    structure_row(store, id, "structure", note)
        .attr("aria-pressed", told(move || chosen.get().to_string()))
        .on("click", pick)
}

/// A button with a structure's tissue and name and a note; its mark is `<list>-<id>`.
pub(crate) fn structure_row(store: Store, id: StructureId, list: &str, note: Tag) -> Tag {
    tag("button")
        .attr("data-testid", format!("{list}-{id}"))
        .add(tag("span.swatch").attr("data-tissue", id.kind().name()))
        .add(tag("span").say(told(move || store.name(id))))
        .add(note)
}
