//! What happens in the tube over the time of a spin: the heights of its layers, and where its
//! platelets are.

use super::known::Known;
use super::shared::{part, told};
use super::store::Store;
use super::tag::{Tag, shape, tag};
use super::tube::{filled, now, path, word, words};
use crate::format::{minutes, of_100, rounded, whole};
use crate::presentation::{LAYERS, layer_areas, platelet_shares, share_curves, share_y, time_x};
use crate::prp::{Course, FRAMES};

/// Where the layers and the platelets are over the time of the spin that is shown. Only what marks
/// the moment follows it.
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
        told(move || format!("M{} {top}V{bottom}", rounded(time_x(now(store).2)))),
    )
}

/// The layers of the tube over time: the tube as it is at every moment, side by side.
fn heights(store: Store, course: &Course) -> Tag {
    let area = |(layer, data): (&str, String)| path(&format!("lab--{layer}"), data);
    let drawing = shape("svg.plot viewBox=0,0,3200,950 aria-hidden=true")
        .add_all(LAYERS.into_iter().zip(layer_areas(course)).map(area))
        .add(shape("path.plot__frame d=M330,90V890H3066"))
        .add(words("", 170.0, 160.0, whole(course.height_mm)))
        .add(words("", 170.0, 900.0, whole(0.0)))
        .add(moment(store, 90, 890));
    tag("figure")
        .add(tag("p.small").say(word(store, "heights")))
        .add(drawing)
}

/// In which layer the platelets are over time.
fn platelets(store: Store, course: &Course) -> Tag {
    let mut drawing = shape("svg.plot viewBox=0,0,3200,1660 aria-hidden=true")
        .add(shape("path.plot__frame d=M330,90V1190H3066"));
    for (at, (layer, curve)) in (0_u8..).zip(LAYERS.into_iter().zip(share_curves(course))) {
        let class = format!("plot__line plot__line--{layer}");
        let left = time_x(usize::from(at) * 17);
        let share = 0.5 * f32::from(at);
        drawing = drawing
            .add(path(&class, curve))
            .add(path(&class, format!("M{} 1550h220", rounded(left))))
            .add(words("plot__key", left + 270.0, 1590.0, word(store, layer)))
            .add(words("", 170.0, share_y(share) + 40.0, of_100(share)));
    }
    let duration = filled(
        store,
        "value.minutes",
        &minutes(course.frames[FRAMES].seconds),
    );
    let plasma = move || {
        let (run, spin, place) = now(store);
        whole(share_y(
            platelet_shares(&run.courses[spin].frames[place])[0],
        ))
    };
    let here = shape("circle.plot__here r=60")
        .attr("cx", told(move || whole(time_x(now(store).2))))
        .attr("cy", told(plasma));
    drawing = drawing
        .add(words("", time_x(0), 1360.0, whole(0.0)))
        .add(words("", time_x(FRAMES - 2), 1360.0, duration))
        .add(moment(store, 90, 1190))
        .add(here);
    tag("figure")
        .add(tag("p.small").say(word(store, "plot")))
        .add(drawing)
}
