//! The stage: plate (model, still or drawing) and the bar below it.

mod figure;
mod labels;
mod marks;
mod model_canvas;
mod model_input;
mod plate;
mod view_bar;

use crate::app::{Graphics, Interface};
use crate::content::Picture;
use crate::element::{Element, el};
use crate::store::Store;
use crate::ui::exhibits::centrifuge::playback::playback_controls;
use crate::ui::exhibits::centrifuge::tube::tube;
use crate::ui::exhibits::painting::brushes;
use figure::figure;
use leptos::prelude::*;
use plate::model_plate;
use view_bar::{view_bar, wires};

/// The stage of a step that has a picture.
pub(crate) fn stage(store: Store) -> Element {
    let is_model = move || store.app.picture.get() == Picture::Model;
    let has_bar = !matches!(
        store.settings().interface,
        Some(Interface::None | Interface::Min)
    );
    // the canvas stays when a step shows a drawing: one context for the life of the page
    let plate = el("div")
        .class("plate")
        .child(model_plate(store).bool_attr("hidden", move || !is_model()))
        .switch(
            move || store.app.picture.get(),
            move |picture| {
                if picture.is_spun() {
                    return Some(tube(store));
                }
                (picture != Picture::Model).then(|| figure(store, picture))
            },
        );
    let paints = move || {
        has_bar && store.app.graphics.get() == Graphics::Ready && is_model() && store.app.paints()
    };
    let stage = el("section")
        .class("stage")
        .class_when("stage--paints", paints)
        .attr("aria-label", store.words.derive_text("ui.model.name"))
        .child(plate);
    let is_spun = move || has_bar && store.app.picture.get().is_spun();
    let is_crossed = move || has_bar && store.app.picture.get() == Picture::Crossed;
    stage
        .when(move || has_bar && is_model(), move || view_bar(store))
        .when(paints, move || brushes(store))
        .when(is_crossed, move || wires(store))
        .when(is_spun, move || playback_controls(store))
}
