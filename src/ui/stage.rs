//! The stage: plate (model, still or drawing) and the bar below it.

use super::clock::clock;
use super::figure::figure;
use super::icon::Icon;
use super::known::Known;
use super::labels::labels;
use super::model::model;
use super::painting::brushes;
use super::shared::{act, choice, part, part_when, segments, told, when};
use super::store::Store;
use super::tag::{Tag, tag};
use super::tube::tube;
use crate::app::{Graphics, GraphicsFailure, Interface, Msg, Origin};
use crate::content::{Pathway, Picture};
use crate::domain::Wires;
use crate::presentation::{Facing, direction};
use crate::scene::{NamedView, View};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The stage of a step that has a picture.
pub(crate) fn stage(store: Store) -> Tag {
    let is_model = when(move || store.picture.get() == Picture::Model);
    let has_bar = !matches!(
        store.settings().interface,
        Some(Interface::None | Interface::Min)
    );
    // the canvas stays when a step shows a drawing: one context for the life of the page
    let plate = tag("div.plate")
        .add(model_plate(store).flag("hidden", when(move || !is_model.get())))
        .part(part(move || {
            let picture = store.picture.get();
            if picture.is_spun() {
                return Some(tube(store));
            }
            (picture != Picture::Model).then(|| figure(store, picture))
        }));
    let paints = when(move || {
        has_bar && store.graphics.get() == Graphics::Ready && is_model.get() && store.paints()
    });
    let stage = tag("section.stage")
        .class_when("stage--paints", paints)
        .called(store, "ui.model.name")
        .add(plate);
    let is_spun = when(move || has_bar && store.picture.get().is_spun());
    let is_crossed = when(move || has_bar && store.picture.get() == Picture::Crossed);
    stage
        .part(part_when(
            when(move || has_bar && is_model.get()),
            move || stage_bar(store),
        ))
        .part(part_when(paints, move || brushes(store)))
        .part(part_when(is_crossed, move || wires(store)))
        .part(part_when(is_spun, move || clock(store)))
}

fn model_plate(store: Store) -> Tag {
    let has_model = when(move || !matches!(store.graphics.get(), Graphics::Unavailable(_)));
    let turned = Known::new(move || Facing::of(store.view.get()));
    let picture = part(move || {
        let frame = tag("div.contents");
        if has_model.get() {
            frame.add(model(store)).add(labels(store))
        } else {
            frame.add(still(store))
        }
    });
    let side = move |class: &str, sign: i16| {
        let word = told(move || store.text(direction(store.view.get(), sign)));
        tag("p").class(class).say(word)
    };
    let wait = |state: Graphics, words: &'static str| {
        let holds = when(move || store.graphics.get() == state);
        part_when(holds, move || {
            tag("p.plate__wait role=status").tell(store, words)
        })
    };
    tag("div")
        .part(picture)
        .add(side("plate__side plate__side--left", -1))
        .add(side("plate__side plate__side--right", 1))
        .add(tag("p.plate__caption").say(told(move || store.text(turned.get().key()))))
        .part(part(move || store.pathway().map(|path| chip(store, path))))
        .part(wait(Graphics::Loading, "ui.model.loading"))
        .part(wait(Graphics::Lost, "ui.graphics.lost"))
}

/// What the map in the picture rests on; leads to its evidence.
fn chip(store: Store, path: &Pathway) -> Tag {
    let lead = act(|| {
        if let Some(evidence) = super::element_at("[data-testid=pathway] .evidence") {
            super::log_failure(evidence.set_attribute("open", ""));
        }
        if let Some(summary) = super::element_at("[data-testid=pathway] summary")
            .and_then(|summary| summary.dyn_into::<HtmlElement>().ok())
        {
            super::log_failure(summary.focus());
        }
    });
    tag("button.button.plate__chip.only-broad data-testid=chip")
        .say(store.basis(path))
        .on("click", lead)
}

/// The picture that stands in for the model, from the nearest canonical view.
fn still(store: Store) -> Tag {
    let name = move || {
        if store.pathway().is_some() {
            return format!("pathway-{}", store.side.get());
        }
        Facing::of(store.view.get()).still().to_owned()
    };
    let source = told(move || format!("stills/{}.webp", name()));
    tag("img.plate__still data-testid=still")
        .attr("src", source)
        .attr("alt", store.say("ui.model.still"))
}

/// The word id that tells about the 3D view, if there is something to tell.
#[must_use]
pub(crate) fn graphics_key(graphics: Graphics) -> Option<&'static str> {
    match graphics {
        Graphics::Loading | Graphics::Ready => None,
        Graphics::Lost => Some("ui.graphics.lost"),
        Graphics::Unavailable(GraphicsFailure::NoWebGl) => Some("ui.graphics.no-webgl"),
        Graphics::Unavailable(GraphicsFailure::ContextLost) => Some("ui.graphics.context-lost"),
        Graphics::Unavailable(GraphicsFailure::ModelMissing) => Some("ui.graphics.model-missing"),
        Graphics::Unavailable(GraphicsFailure::ModelBroken) => Some("ui.graphics.model-broken"),
    }
}

fn stage_bar(store: Store) -> Tag {
    let has_zoom = when(move || matches!(store.graphics.get(), Graphics::Ready | Graphics::Lost));
    tag("div.bar.bar--views")
        .part(part(move || match store.graphics.get() {
            Graphics::Unavailable(_) => Some(trouble(store)),
            Graphics::Loading | Graphics::Ready | Graphics::Lost => None,
        }))
        .add(views(store))
        .part(part_when(has_zoom, move || zoom(store)))
        .add(tag("p.bar__note.only-wide").tell(store, "ui.colours"))
}

fn trouble(store: Store) -> Tag {
    let key = graphics_key(store.graphics.get_untracked()).unwrap_or("ui.graphics.no-webgl");
    let again =
        act(move || store.send_from(Msg::GraphicsChanged(Graphics::Loading), Origin::Story));
    tag("div.bar__trouble data-testid=graphics-trouble")
        .add(Icon::Information.draw())
        .add(tag("span").say(store.text(key)))
        .add(
            tag("button.button")
                .say(store.text("ui.retry"))
                .on("click", again),
        )
}

fn views(store: Store) -> Tag {
    let button = |&named: &NamedView| {
        let chosen = when(move || store.view.get() == View::named(named, store.side.get()));
        choice(
            store,
            "ui.view",
            named.name(),
            chosen,
            Msg::ViewChosen(named),
        )
    };
    segments(store, "ui.view", NamedView::ALL.iter().map(button))
}

/// The signals that the drawing of the crossed wires can show.
fn wires(store: Store) -> Tag {
    let button = |&wires: &Wires| {
        choice(
            store,
            "ui.wires",
            wires.name(),
            when(move || store.wires.get() == wires),
            Msg::WiresChosen(wires),
        )
    };
    tag("div.bar").add(segments(store, "ui.wires", Wires::ALL.iter().map(button)))
}

fn zoom(store: Store) -> Tag {
    let button = |name: &str, sign: &str, factor: f32| {
        tag("button")
            .attr("aria-label", store.say(name))
            .say(sign)
            .on("click", act(move || store.zoom(factor)))
    };
    let reset = tag("button.only-wide")
        .tell(store, "ui.zoom.reset")
        .on("click", store.press(Msg::ViewChosen(NamedView::Angle)));
    let row = tag("div.segments.only-broad role=group").called(store, "ui.zoom");
    row.add(button("ui.zoom.out", "−", 0.8))
        .add(button("ui.zoom.in", "+", 1.25))
        .add(reset)
}
