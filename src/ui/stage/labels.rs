//! Names in the margins with straight leader lines; hidden while the model moves. Never over bone
//! or nerve. Where they stand is worked out in `presentation`.

use crate::browser::log_failure;
use crate::document::Reader;
use crate::domain::StructureId;
use crate::element::{Element, el, svg};
use crate::format::whole;
use crate::presentation::{Label, LabelArea, LabelRequest, arrange, label_height_px, label_order};
use crate::store::Store;
use crate::ui::stage::marks;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Where labels may stand on the plate as it is.
fn area(store: Store) -> LabelArea {
    let [width_px, height_px] = store
        .model
        .with_viewer(|viewer| [viewer.viewport().width_px, viewer.viewport().height_px])
        .unwrap_or_default();
    let has_chip = untrack(|| store.app.pathway()).is_some();
    LabelArea::of_plate(width_px, height_px, has_chip)
}

/// The labels of the model as it stands.
fn arranged(store: Store) -> Vec<Label> {
    let (state, area) = (store.app.snapshot(), area(store));
    let has_latin = untrack(|| store.shows_latin());
    let request = |id: StructureId| {
        let (projected, hidden) = store
            .model
            .with_viewer(|viewer| viewer.place(id))
            .flatten()?;
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

/// The model moves, so labels and marks hide; or it rests, so they are put in place.
pub(super) fn update(store: Store, is_moving: bool) {
    let (labels, marks) = if is_moving {
        (Vec::new(), Vec::new())
    } else {
        (arranged(store), marks::current(store))
    };
    if *store.model.labels.read_untracked() != labels {
        store.model.labels.set(labels);
    }
    if *store.model.marks.read_untracked() != marks {
        store.model.marks.set(marks);
    }
}

/// The labels of the plate.
pub(crate) fn labels(store: Store) -> Element {
    let drawn = move || {
        let marks = store.model.marks.get();
        let marked = marks.iter().map(marks::drawn);
        svg("svg")
            .children(
                store
                    .model
                    .labels
                    .get()
                    .iter()
                    .flat_map(|label| leader(store, label)),
            )
            .children(marked)
    };
    let names = move || {
        el("div").class("contents").children(
            store
                .model
                .labels
                .get()
                .iter()
                .map(|label| name(store, label)),
        )
    };
    let hidden =
        move || store.model.labels.read().is_empty() && store.model.marks.read().is_empty();
    el("div")
        .class("labels")
        .class_when("labels--hidden", hidden)
        .attr("aria-hidden", "true")
        .dyn_child(drawn)
        .dyn_child(names)
}

fn is_chosen(store: Store, label: &Label) -> bool {
    store.app.structure.get_untracked() == Some(label.id)
}

fn leader(store: Store, label: &Label) -> [Element; 2] {
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
    let line = svg("line")
        .class(class)
        .attr("x1", x.as_str())
        .attr("y1", y.as_str())
        .attr("x2", whole(end))
        .attr("y2", whole(label.y_px));
    [
        line,
        svg("circle")
            .class(class)
            .attr("cx", x)
            .attr("cy", y)
            .attr("r", "4"),
    ]
}

fn name(store: Store, label: &Label) -> Element {
    let class = if label.before {
        "labels__name labels__name--before"
    } else {
        "labels__name labels__name--behind"
    };
    let latin = store
        .shows_latin()
        .then(|| el("small").attr("lang", "la").text(store.latin(label.id)));
    let name = el("span")
        .class(class)
        .class_when("is-chosen", is_chosen(store, label))
        .text(store.name(label.id))
        .child(latin);
    if let Some(element) = name.node().dyn_ref::<HtmlElement>() {
        log_failure(
            element
                .style()
                .set_property("top", &format!("{}px", whole(label.y_px))),
        );
    }
    name
}
