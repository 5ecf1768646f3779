//! The tube at a moment, and the words and drawings that it shares with its plots and its clock.

use super::plot::plot;
use super::shared::part;
use super::store::Store;
use super::tag::{Tag, shape, tag};
use crate::format::{minutes, of_100, rounded, whole};
use crate::presentation::{LAYERS, platelet_shares, spin_and_frame, tube_drawing};
use crate::prp::{Field, Frame, Run};
use std::rc::Rc;

/// When it is, in the first spin and in the second.
pub(crate) const TIMES: [&str; 2] = ["at-0", "at-1"];

/// The id of words about the centrifuge.
pub(crate) fn id(name: &str) -> String {
    ["ui.centrifuge.", name].concat()
}

/// Words about the centrifuge.
pub(crate) fn word(store: Store, name: &str) -> String {
    store.text(&id(name))
}

/// The same around a number.
pub(crate) fn filled(store: Store, name: &str, number: &str) -> String {
    store.fill(&id(name), &[("n", number)])
}

/// The run, and which spin and picture of it are shown.
pub(crate) fn now(store: Store) -> (Rc<Run>, usize, usize) {
    let (run, moment) = (store.spun(), store.moment.get());
    let (spin, frame) = spin_and_frame(moment, run.courses.len());
    (run, spin, frame)
}

/// The tube, and beside it where the platelets are over time.
pub(crate) fn tube(store: Store) -> Tag {
    tag("div.spun")
        .part(part(move || drawing(store)))
        .add(tag("div.spun__plot").add(plot(store)))
        .add(tag("p.spun__note").tell(store, &id("illustrative")))
}

fn drawing(store: Store) -> Option<Tag> {
    let (run, spin, frame) = now(store);
    let kept_percent = store.centrifuge.get().whole(Field::Kept);
    let tube = tube_drawing(&run, spin, frame, kept_percent)?;
    let layer = |(name, [top, bottom]): (&str, [f32; 2])| {
        path(
            &format!("lab lab--{name}"),
            format!("M40 {}H160V{}H40", rounded(top), rounded(bottom)),
        )
    };
    let dot = |[x, y]: &[f32; 2]| format!("M{} {}h0", rounded(*x), rounded(*y));
    let kept = |y: f32| path("tube__kept", format!("M32 {}H168", rounded(y)));
    let mut drawing = shape("svg.tube viewBox=20,0,400,430 role=img")
        .attr("aria-label", seen(store))
        .add_all(LAYERS.into_iter().zip(tube.layers).map(layer))
        .add(path(
            "lab--dots",
            tube.platelets.iter().map(dot).collect::<String>(),
        ))
        .add(shape(
            "path.lab--beyond d=M38,388H40a20,20,0,0,0,20,20H140a20,20,0,0,0,20,-20H162V414H38",
        ))
        .add(shape(
            "path.figure__line d=M40,24V390a20,20,0,0,0,20,20H140a20,20,0,0,0,20,-20V24",
        ))
        .add(shape("path.figure__rim d=M30,24H170"))
        .add(words("tube__note", 198.0, 32.0, when(store)))
        .add(tube.kept_y.map(kept));
    for label in tube.labels {
        let leader = format!("M164 {}L192 {}", rounded(label.y), rounded(label.text_y));
        let note = label
            .share
            .map_or_else(String::new, |share| filled(store, "share", &of_100(share)));
        drawing = drawing
            .add(path("figure__leader", leader))
            .add(words(
                "tube__name",
                198.0,
                label.text_y + 6.0,
                word(store, label.name),
            ))
            .add(words("tube__note", 198.0, label.text_y + 34.0, note));
    }
    Some(drawing)
}

/// A line or an area of this class.
pub(crate) fn path(class: &str, points: String) -> Tag {
    shape("path").class(class).attr("d", points)
}

/// Words in a drawing.
pub(crate) fn words(class: &str, x: f32, y: f32, words: String) -> Tag {
    shape("text")
        .class(class)
        .attr("x", whole(x))
        .attr("y", whole(y))
        .say(words)
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
    store.fill(
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
