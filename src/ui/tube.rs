//! The tube at a moment, and the words and drawings that it shares with its plots and its clock.

use super::plot::plot;
use super::shared::part;
use super::store::Store;
use super::tag::{Tag, shape, tag};
use crate::app::MOMENTS;
use crate::format::{minutes, of_100, rounded, whole};
use crate::prp::{Course, Field, Frame, PLACES, PLATELET, Run};
use std::fmt::Write;
use std::rc::Rc;

/// When it is, in the first spin and in the second.
pub(crate) const TIMES: [&str; 2] = ["at-0", "at-1"];

/// The id of words about the centrifuge.
#[inline(never)]
pub(crate) fn id(name: &str) -> String {
    ["ui.centrifuge.", name].concat()
}

/// Words about the centrifuge.
#[inline(never)]
pub(crate) fn word(store: Store, name: &str) -> String {
    store.text(&id(name))
}

/// The same around a number.
#[inline(never)]
pub(crate) fn filled(store: Store, name: &str, number: &str) -> String {
    store.fill(&id(name), &[("n", number)])
}

/// The run, and which spin and picture of it are shown.
pub(crate) fn now(store: Store) -> (Rc<Run>, usize, usize) {
    let (run, moment) = (store.spun(), store.moment.get());
    let spin = usize::from(moment / MOMENTS).min(run.courses.len() - 1);
    (run, spin, usize::from(moment % MOMENTS))
}

/// The tube, and beside it where the platelets are over time.
#[inline(never)]
pub(crate) fn tube(store: Store) -> Tag {
    tag("div.spun")
        .part(part(move || drawing(store)))
        .add(tag("div.spun__plot").add(plot(store)))
        .add(tag("p.spun__note").tell(store, &id("illustrative")))
}

/// The bottom of the drawn tube and the height of the blood in it.
const BOTTOM: f32 = 410.0;
const BLOOD: f32 = 340.0;
/// From a label to the next, and the lowest place of one.
const LABEL: f32 = 66.0;
const LOWEST: f32 = 386.0;
/// Platelets that are drawn.
const DOTS: f32 = 160.0;

#[inline(never)]
fn drawing(store: Store) -> Tag {
    let (run, spin, place) = now(store);
    let course = &run.courses[spin];
    let frame = &course.frames[place];
    let scale = BLOOD / run.courses[0].height_mm;
    let y = |mm: f32| rounded(BOTTOM - mm * scale);
    let mut drawing =
        shape("svg.tube viewBox=20,0,400,430 role=img").attr("aria-label", seen(store));
    let edges = [course.height_mm, frame.coat_mm, frame.red_mm, 0.0];
    let parts = shares(frame);
    let kept = (spin > 0)
        .then(|| course.height_mm * f32::from(store.centrifuge.get().whole(Field::Kept)) / 100.0);
    let mut labels = Vec::new();
    for (at, layer) in LAYERS.into_iter().enumerate() {
        let [top, bottom] = [edges[at], edges[at + 1]];
        drawing = drawing.add(path(
            &format!("lab lab--{layer}"),
            format!("M40 {}H160V{}H40", y(top), y(bottom)),
        ));
        // before anything has sunk the red cells are everywhere
        let name = if layer == "red" && top >= course.height_mm {
            "mixed"
        } else {
            layer
        };
        if top - bottom > course.height_mm * 0.002 {
            labels.push((
                0.5 * (top + bottom),
                name,
                filled(store, "share", &parts[at]),
            ));
        }
        if let Some(kept) = kept.filter(|_| at == 0) {
            // from the top down, so that no leader crosses another
            let place = usize::from(kept < 0.5 * (top + bottom)).min(labels.len());
            labels.insert(place, (kept, "kept-line", String::new()));
        }
    }
    drawing = drawing
        .add(path(
            "lab--dots",
            dots(&run.courses[0], course, frame, scale),
        ))
        .add(shape(
            "path.lab--beyond d=M38,388H40a20,20,0,0,0,20,20H140a20,20,0,0,0,20,-20H162V414H38",
        ))
        .add(shape(
            "path.figure__line d=M40,24V390a20,20,0,0,0,20,20H140a20,20,0,0,0,20,-20V24",
        ))
        .add(shape("path.figure__rim d=M30,24H170"))
        .add(words("tube__note", 198.0, 32.0, when(store)))
        .add(kept.map(|kept| path("tube__kept", format!("M32 {}H168", y(kept)))));
    let mut lowest = LOWEST;
    for (mm, name, note) in labels.into_iter().rev() {
        let own = BOTTOM - mm * scale;
        let height = if own < lowest { own } else { lowest };
        lowest = height - LABEL;
        drawing = drawing
            .add(path(
                "figure__leader",
                format!("M164 {}L192 {}", rounded(own), rounded(height)),
            ))
            .add(words("tube__name", 198.0, height + 6.0, word(store, name)))
            .add(words("tube__note", 198.0, height + 34.0, note));
    }
    drawing
}

/// A line or an area of this class.
#[inline(never)]
pub(crate) fn path(class: &str, points: String) -> Tag {
    shape("path").class(class).attr("d", points)
}

/// Words in a drawing.
#[inline(never)]
pub(crate) fn words(class: &str, x: f32, y: f32, words: String) -> Tag {
    shape("text")
        .class(class)
        .attr("x", whole(x))
        .attr("y", whole(y))
        .say(words)
}

/// What the tube has from its surface down.
pub(crate) const LAYERS: [&str; 3] = ["plasma", "coat", "red"];

/// What part of the platelets is in each of them.
pub(crate) fn parts(frame: &Frame) -> [f32; 3] {
    [
        frame.platelets.plasma,
        frame.platelets.coat,
        frame.platelets.red,
    ]
}

/// The same in words.
#[inline(never)]
pub(crate) fn shares(frame: &Frame) -> [String; 3] {
    parts(frame).map(of_100)
}

/// As many dots as there are platelets in proportion, each at the depth that has its share of them
/// above it: a dot moves as they do.
#[inline(never)]
fn dots(first: &Course, course: &Course, frame: &Frame, scale: f32) -> String {
    let all: f32 = first.frames[0]
        .profile
        .iter()
        .map(|kinds| kinds[PLATELET])
        .sum();
    let each = DOTS * course.height_mm / (first.height_mm * all);
    #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
    let step = course.height_mm * scale / PLACES as f32;
    let (mut path, mut dot, mut above) = (String::new(), 0_u16, 0.0);
    let mut top = BOTTOM - course.height_mm * scale;
    for kinds in &frame.profile {
        let here = kinds[PLATELET] * each;
        while f32::from(dot) + 0.5 < above + here {
            let part = (f32::from(dot) + 0.5 - above) / here;
            let _ = write!(
                path,
                "M{} {}h0",
                48 + dot * 61 % 105,
                rounded(top + part * step)
            );
            dot += 1;
        }
        above += here;
        top += step;
    }
    path
}

/// When it is and where the platelets are, in words.
#[inline(never)]
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
