//! Names in the margins with straight leader lines; hidden while the model moves. Never over bone
//! or nerve. Where they stand is worked out in `presentation`.

use super::marks;
use super::shared::{part, when};
use super::store::Store;
use super::tag::{Tag, shape, tag};
use crate::domain::StructureId;
use crate::format::whole;
use crate::presentation::{Label, LabelArea, LabelRequest, arrange, label_height_px, label_order};
use leptos::prelude::untrack;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Where labels may stand on the plate as it is.
fn area(store: Store) -> LabelArea {
    let [width_px, height_px] = store
        .with_viewer(|viewer| [viewer.viewport().width_px, viewer.viewport().height_px])
        .unwrap_or_default();
    let has_chip = untrack(|| store.pathway()).is_some();
    LabelArea::of_plate(width_px, height_px, has_chip)
}

/// The labels of the model as it stands.
pub(crate) fn arranged(store: Store) -> Vec<Label> {
    let (state, area) = (store.snapshot(), area(store));
    let has_latin = untrack(|| store.shows_latin());
    let request = |id: StructureId| {
        let (projected, hidden) = store.with_viewer(|viewer| viewer.place(id)).flatten()?;
        let is_named = !hidden || state.structure == Some(id);
        let latin = if has_latin { store.latin(id) } else { "" };
        (is_named && area.contains(projected.at_px)).then(|| LabelRequest {
            id,
            anchor_px: projected.at_px,
            height_px: label_height_px(&untrack(|| store.name(id)), latin),
        })
    };
    let requests: Vec<LabelRequest> = label_order(&state, store.facts())
        .into_iter()
        .filter_map(request)
        .collect();
    arrange(&requests, area)
}

/// The labels of the plate.
pub(crate) fn labels(store: Store) -> Tag {
    let drawn = part(move || {
        let marks = store.marks.get();
        let marked = marks.iter().map(marks::drawn);
        shape("svg")
            .add_all(
                store
                    .labels
                    .get()
                    .iter()
                    .flat_map(|label| leader(store, label)),
            )
            .add_all(marked)
    });
    let names = part(move || {
        tag("div.contents").add_all(store.labels.get().iter().map(|label| name(store, label)))
    });
    let hidden = when(move || store.labels.read().is_empty() && store.marks.read().is_empty());
    tag("div.labels")
        .class_when("labels--hidden", hidden)
        .attr("aria-hidden", "true")
        .part(drawn)
        .part(names)
}

fn is_chosen(store: Store, label: &Label) -> bool {
    store.structure.get_untracked() == Some(label.id)
}

fn leader(store: Store, label: &Label) -> [Tag; 2] {
    let class = if is_chosen(store, label) {
        "is-chosen"
    } else {
        ""
    };
    let area = area(store);
    let end = if label.before {
        area.column_px()
    } else {
        area.width_px - area.column_px()
    };
    let (x, y) = (whole(label.anchor_px.x), whole(label.anchor_px.y));
    let line = shape("line")
        .class(class)
        .attr("x1", x.as_str())
        .attr("y1", y.as_str())
        .attr("x2", whole(end))
        .attr("y2", whole(label.y_px));
    [
        line,
        shape("circle")
            .class(class)
            .attr("cx", x)
            .attr("cy", y)
            .attr("r", "4"),
    ]
}

fn name(store: Store, label: &Label) -> Tag {
    let class = if label.before {
        "labels__name labels__name--before"
    } else {
        "labels__name labels__name--behind"
    };
    let latin = store
        .shows_latin()
        .then(|| tag("small").say(store.latin(label.id)));
    let name = tag("span")
        .class(class)
        .class_when("is-chosen", is_chosen(store, label))
        .say(store.name(label.id))
        .add(latin);
    if let Some(element) = name.element().dyn_ref::<HtmlElement>() {
        super::log_failure(
            element
                .style()
                .set_property("top", &format!("{}px", whole(label.y_px))),
        );
    }
    name
}
