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
use crate::document::Reader;
use crate::domain::{Listed, Wires};
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
        match Facing::of(store.view.get()) {
            Facing::Front | Facing::FrontLeft | Facing::FrontRight => "front".to_owned(),
            Facing::Left | Facing::Right => "side".to_owned(),
            Facing::BackLeft | Facing::BackRight => "angle".to_owned(),
            Facing::Back | Facing::Top | Facing::Below => "back".to_owned(),
        }
    };
    let source = told(move || format!("stills/{}.webp", name()));
    tag("img.plate__still data-testid=still")
        .attr("src", source)
        .attr("alt", store.say("ui.model.still"))
}

/// From where the model is seen, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Facing {
    /// From the front.
    Front,
    /// From the patient's left.
    Left,
    /// From the patient's right.
    Right,
    /// From behind.
    Back,
    /// From the front, on the left.
    FrontLeft,
    /// From the front, on the right.
    FrontRight,
    /// From behind, on the left.
    BackLeft,
    /// From behind, on the right.
    BackRight,
    /// From above.
    Top,
    /// From below.
    Below,
}

impl Listed for Facing {
    fn list() -> &'static [Self] {
        &[
            Self::Front,
            Self::Left,
            Self::Right,
            Self::Back,
            Self::FrontLeft,
            Self::FrontRight,
            Self::BackLeft,
            Self::BackRight,
            Self::Top,
            Self::Below,
        ]
    }
}

impl Facing {
    /// The octant of a view.
    #[must_use]
    pub(crate) fn of(view: View) -> Self {
        if view.pitch_deg > 60 {
            return Self::Top;
        }
        if view.pitch_deg < -60 {
            return Self::Below;
        }
        match view.yaw_deg {
            -22..=22 => Self::Front,
            23..=67 => Self::FrontLeft,
            68..=112 => Self::Left,
            113..=157 => Self::BackLeft,
            -67..=-23 => Self::FrontRight,
            -112..=-68 => Self::Right,
            -157..=-113 => Self::BackRight,
            _ => Self::Back,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Front => "ui.seen.front",
            Self::Left => "ui.seen.left",
            Self::Right => "ui.seen.right",
            Self::Back => "ui.seen.back",
            Self::FrontLeft => "ui.seen.front-left",
            Self::FrontRight => "ui.seen.front-right",
            Self::BackLeft => "ui.seen.back-left",
            Self::BackRight => "ui.seen.back-right",
            Self::Top => "ui.seen.top",
            Self::Below => "ui.seen.below",
        }
    }
}

/// The word id of what lies at the right edge of the picture (`sign` 1) or the left one (-1): of
/// the patient's two sides, front and back, what the edge points to most.
#[must_use]
pub(crate) fn direction(view: View, sign: i16) -> &'static str {
    // the right of a picture from the front is the patient's left
    let turned = (i32::from(view.yaw_deg) + if sign > 0 { 0 } else { 180 }).rem_euclid(360);
    match turned {
        45..135 => "ui.your-back",
        135..225 => "ui.your-right",
        225..315 => "ui.your-front",
        _ => "ui.your-left",
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edges_of_the_picture_are_named() {
        let edges = |yaw_deg| {
            let view = View {
                yaw_deg,
                ..View::home(crate::domain::Side::Left)
            };
            [direction(view, -1), direction(view, 1)]
        };
        assert_eq!(edges(0), ["ui.your-right", "ui.your-left"]);
        assert_eq!(edges(180), ["ui.your-left", "ui.your-right"]);
        assert_eq!(edges(90), ["ui.your-front", "ui.your-back"]);
        assert_eq!(edges(-90), ["ui.your-back", "ui.your-front"]);
        assert_eq!(edges(142), ["ui.your-left", "ui.your-right"]);
    }
}
