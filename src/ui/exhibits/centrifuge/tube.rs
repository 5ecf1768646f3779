//! The tube at a moment, and the words and drawings that it shares with its plots and its clock.

use crate::element::{Element, el, svg};
use crate::format::{minutes, of_100, rounded, whole};
use crate::presentation::{LAYERS, platelet_shares, spin_and_frame, tube_drawing};
use crate::prp::{Field, Frame, Run};
use crate::store::Store;
use crate::ui::exhibits::centrifuge::plot::plot;
use leptos::prelude::*;
use std::sync::Arc;

/// When it is, in the first spin and in the second.
pub(crate) const TIMES: [&str; 2] = ["at-0", "at-1"];

/// The id of words about the centrifuge.
pub(crate) fn id(name: &str) -> String {
    ["ui.centrifuge.", name].concat()
}

/// Words about the centrifuge.
pub(crate) fn word(store: Store, name: &str) -> String {
    store.words.text(&id(name))
}

/// The same around a number.
pub(crate) fn filled(store: Store, name: &str, number: &str) -> String {
    store.words.fill(&id(name), &[("n", number)])
}

/// The run, and which spin and picture of it are shown.
pub(crate) fn now(store: Store) -> (Arc<Run>, usize, usize) {
    let (run, moment) = (store.simulation.run.get(), store.app.moment.get());
    let (spin, frame) = spin_and_frame(moment, run.courses.len());
    (run, spin, frame)
}

/// The tube, and beside it where the platelets are over time.
pub(crate) fn tube(store: Store) -> Element {
    el("div")
        .class("spun")
        .dyn_child(move || drawing(store))
        .child(el("div").class("spun__plot").child(plot(store)))
        .child(
            el("p")
                .class("spun__note")
                .text(store.words.derive_text(id("illustrative"))),
        )
}

fn drawing(store: Store) -> Option<Element> {
    let (run, spin, frame) = now(store);
    let kept_percent = store.app.centrifuge.get().whole(Field::Kept);
    let tube = tube_drawing(&run, spin, frame, kept_percent)?;
    let layer = |(name, [top, bottom]): (&str, [f32; 2])| {
        path(
            &format!("lab lab--{name}"),
            format!("M40 {}H160V{}H40", rounded(top), rounded(bottom)),
        )
    };
    let dot = |[x, y]: &[f32; 2]| format!("M{} {}h0", rounded(*x), rounded(*y));
    let kept = |y: f32| path("tube__kept", format!("M32 {}H168", rounded(y)));
    let mut drawing = svg("svg")
        .class("tube")
        .attr("viewBox", "20,0,400,430")
        .attr("role", "img")
        .attr("aria-label", seen(store))
        .children(LAYERS.into_iter().zip(tube.layers).map(layer))
        .child(path(
            "lab--dots",
            tube.platelets.iter().map(dot).collect::<String>(),
        ))
        .child(svg("path").class("lab--beyond").attr(
            "d",
            "M38,388H40a20,20,0,0,0,20,20H140a20,20,0,0,0,20,-20H162V414H38",
        ))
        .child(svg("path").class("figure__line").attr(
            "d",
            "M40,24V390a20,20,0,0,0,20,20H140a20,20,0,0,0,20,-20V24",
        ))
        .child(svg("path").class("figure__rim").attr("d", "M30,24H170"))
        .child(words("tube__note", 198.0, 32.0, when(store)))
        .child(tube.kept_y.map(kept));
    for label in tube.labels {
        let leader = format!("M164 {}L192 {}", rounded(label.y), rounded(label.text_y));
        let note = label
            .share
            .map_or_else(String::new, |share| filled(store, "share", &of_100(share)));
        drawing = drawing
            .child(path("figure__leader", leader))
            .child(words(
                "tube__name",
                198.0,
                label.text_y + 6.0,
                word(store, label.name),
            ))
            .child(words("tube__note", 198.0, label.text_y + 34.0, note));
    }
    Some(drawing)
}

/// A line or an area of this class.
pub(crate) fn path(class: &str, points: String) -> Element {
    svg("path").class(class).attr("d", points)
}

/// Words in a drawing.
pub(crate) fn words(class: &str, x: f32, y: f32, words: String) -> Element {
    svg("text")
        .class(class)
        .attr("x", whole(x))
        .attr("y", whole(y))
        .text(words)
}

/// How many of 100 platelets are in each layer, in words.
pub(crate) fn shares(frame: &Frame) -> [String; 3] {
    platelet_shares(frame).map(of_100)
}

/// When it is and where the platelets are, in words.
pub(crate) fn seen(store: Store) -> String {
    let (run, spin, place) = now(store);
    let frame = &run.courses[spin].frames[place];
    let [plasma, coat, red] = shares(frame);
    store.words.fill(
        &id("seen"),
        &[
            ("when", &when(store)),
            ("plasma", &plasma),
            ("coat", &coat),
            ("red", &red),
        ],
    )
}

/// Which spin it is and which minute of it.
pub(crate) fn when(store: Store) -> String {
    let (run, spin, place) = now(store);
    filled(
        store,
        TIMES[spin],
        &minutes(run.courses[spin].frames[place].seconds),
    )
}
