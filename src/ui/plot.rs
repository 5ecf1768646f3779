//! What happens in the tube over the time of a spin: the heights of its layers, and where its
//! platelets are.

use super::known::Known;
use super::shared::{part, told};
use super::store::Store;
use super::tag::{Tag, shape, tag};
use super::tube::{LAYERS, filled, now, parts, path, word, words};
use crate::format::{minutes, rounded, whole};
use crate::prp::{Course, FRAMES, Frame};
use std::fmt::Write;

/// Place of a picture of the tube on the axis of time of the plots, in their units.
#[expect(clippy::cast_precision_loss, reason = "a few dozen")]
fn x(place: usize) -> f32 {
    330.0 + place as f32 * 57.0
}

/// A line through the pictures of a spin, each at its height in a plot.
#[inline(never)]
fn line_through(frames: &[Frame], y: &dyn Fn(&Frame) -> f32) -> String {
    let mut points = String::new();
    for (place, frame) in frames.iter().enumerate() {
        points += if place == 0 { "M" } else { "L" };
        let _ = write!(points, "{} {}", rounded(x(place)), rounded(y(frame)));
    }
    points
}

/// Where the layers and the platelets are over the time of the spin that is shown. Only what marks
/// the moment follows it.
#[inline(never)]
pub(crate) fn plot(store: Store) -> Tag {
    let spin = Known::new(move || now(store).1);
    let curves = move || {
        let run = store.spun();
        let course = &run.courses[spin.get()];
        tag("div.stack.stack--tight")
            .add(heights(store, course))
            .add(platelets(store, course))
    };
    tag("div").part(part(curves))
}

/// The line that marks the moment between two heights of a plot.
fn moment(store: Store, top: u16, bottom: u16) -> Tag {
    shape("path.plot__now").attr(
        "d",
        told(move || format!("M{} {top}V{bottom}", rounded(x(now(store).2)))),
    )
}

/// The layers of the tube over time: the tube as it is at every moment, side by side.
#[inline(never)]
fn heights(store: Store, course: &Course) -> Tag {
    let y = |mm: f32| 90.0 + (1.0 - mm / course.height_mm) * 800.0;
    let area = |layer: &str, top: &dyn Fn(&Frame) -> f32| {
        path(
            &format!("lab--{layer}"),
            line_through(&course.frames, &|frame| y(top(frame))) + "V890H330",
        )
    };
    let drawing = shape("svg.plot viewBox=0,0,3200,950 aria-hidden=true")
        .add(area("plasma", &|_| course.height_mm))
        .add(area("coat", &|frame| frame.coat_mm))
        .add(area("red", &|frame| frame.red_mm))
        .add(shape("path.plot__frame d=M330,90V890H3066"))
        .add(words("", 170.0, 160.0, whole(course.height_mm)))
        .add(words("", 170.0, 900.0, whole(0.0)))
        .add(moment(store, 90, 890));
    tag("figure")
        .add(tag("p.small").say(word(store, "heights")))
        .add(drawing)
}

/// In which layer the platelets are over time.
#[inline(never)]
fn platelets(store: Store, course: &Course) -> Tag {
    let frames = &course.frames;
    let y = |part: f32| 90.0 + (1.0 - part) * 1100.0;
    let mut drawing = shape("svg.plot viewBox=0,0,3200,1660 aria-hidden=true")
        .add(shape("path.plot__frame d=M330,90V1190H3066"));
    for (at, layer) in LAYERS.into_iter().enumerate() {
        let class = format!("plot__line plot__line--{layer}");
        let left = x(at * 17);
        drawing = drawing
            .add(path(
                &class,
                line_through(frames, &|frame| y(parts(frame)[at])),
            ))
            .add(path(&class, format!("M{} 1550h220", rounded(left))))
            .add(words("plot__key", left + 270.0, 1590.0, word(store, layer)))
            .add(words(
                "",
                170.0,
                y(0.5 * at as f32) + 40.0,
                whole(50.0 * at as f32),
            ));
    }
    let duration = filled(store, "value.minutes", &minutes(frames[FRAMES].seconds));
    let plasma = move || {
        let (run, spin, place) = now(store);
        whole(y(parts(&run.courses[spin].frames[place])[0]))
    };
    let here = shape("circle.plot__here r=60")
        .attr("cx", told(move || whole(x(now(store).2))))
        .attr("cy", told(plasma));
    drawing = drawing
        .add(words("", x(0), 1360.0, whole(0.0)))
        .add(words("", x(FRAMES - 2), 1360.0, duration))
        .add(moment(store, 90, 1190))
        .add(here);
    tag("figure")
        .add(tag("p.small").say(word(store, "plot")))
        .add(drawing)
}
