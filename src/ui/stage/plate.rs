//! The plate of the model: canvas or still, sides, caption, and what the map rests on.

use super::model_canvas::model_canvas;
use crate::app::Graphics;
use crate::browser::{find_element, log_failure};
use crate::document::Reader;
use crate::element::{Element, el};
use crate::presentation::{Facing, direction};
use crate::store::Store;
use crate::ui::stage::labels::labels;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The plate of the model.
pub(super) fn model_plate(store: Store) -> Element {
    let has_model = move || !matches!(store.app.graphics.get(), Graphics::Unavailable(_));
    let facing = move || Facing::of(store.app.view.get());
    let side = move |class: &str, sign: i16| {
        let word = move || store.words.text(direction(store.app.view.get(), sign));
        el("p").class(class).text(word)
    };
    el("div")
        .switch(has_model, move |has_model| {
            let frame = el("div").class("contents");
            Some(if has_model {
                frame.child(model_canvas(store)).child(labels(store))
            } else {
                frame.child(still(store))
            })
        })
        .child(side("plate__side plate__side--left", -1))
        .child(side("plate__side plate__side--right", 1))
        .child(
            el("p")
                .class("plate__caption")
                .text(move || store.words.text(facing().key())),
        )
        .when(
            move || store.app.pathway().is_some(),
            move || basis_chip(store),
        )
        .when(
            move || store.app.graphics.get() == Graphics::Loading,
            move || waiting(store, "ui.model.loading"),
        )
        .when(
            move || store.app.graphics.get() == Graphics::Lost,
            move || waiting(store, "ui.graphics.lost"),
        )
}

fn waiting(store: Store, text_id: &'static str) -> Element {
    el("p")
        .class("plate__wait")
        .attr("role", "status")
        .text(store.words.derive_text(text_id))
}

/// What the map in the picture rests on; leads to its evidence.
fn basis_chip(store: Store) -> Element {
    let basis = move || {
        let path = store.app.pathway();
        path.map_or_else(String::new, |path| store.basis(path))
    };
    let lead = || {
        if let Some(evidence) = find_element("[data-testid=pathway] .evidence") {
            log_failure(evidence.set_attribute("open", ""));
        }
        let summary = find_element("[data-testid=pathway] summary");
        if let Some(summary) = summary.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            log_failure(summary.focus());
        }
    };
    el("button")
        .class("button plate__chip only-broad")
        .attr("data-testid", "chip")
        .text(basis)
        .on_click(lead)
}

/// The picture that stands in for the model, from the nearest canonical view.
fn still(store: Store) -> Element {
    let name = move || {
        if store.app.pathway().is_some() {
            return format!("pathway-{}", store.app.side.get());
        }
        Facing::of(store.app.view.get()).still().to_owned()
    };
    let source = move || format!("stills/{}.webp", name());
    el("img")
        .class("plate__still")
        .attr("data-testid", "still")
        .attr("src", source)
        .attr("alt", store.words.derive_text("ui.model.still"))
}
