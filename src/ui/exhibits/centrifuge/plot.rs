//! What happens in the tube over the time of a spin: the heights of its layers, and where its
//! platelets are.

use crate::element::{Element, el, memo, svg};
use crate::format::{minutes, of_100, rounded, whole};
use crate::presentation::{LAYERS, layer_areas, platelet_shares, share_curves, share_y, time_x};
use crate::prp::{Course, FRAMES};
use crate::store::Store;
use crate::ui::exhibits::centrifuge::tube::{filled, now, path, word, words};
use leptos::prelude::*;

/// Where the layers and the platelets are over the time of the spin that is shown. Only what marks
/// the moment follows it.
pub(crate) fn plot(store: Store) -> Element {
    let spin = memo(move || now(store).1);
    let curves = move || {
        let run = store.simulation.run.get();
        let course = &run.courses[spin.get()];
        el("div")
            .class("stack stack--tight")
            .child(heights(store, course))
            .child(platelets(store, course))
    };
    el("div").dyn_child(curves)
}

/// The line that marks the moment between two heights of a plot.
fn moment(store: Store, top: u16, bottom: u16) -> Element {
    svg("path").class("plot__now").attr("d", move || {
        format!("M{} {top}V{bottom}", rounded(time_x(now(store).2)))
    })
}

/// The layers of the tube over time: the tube as it is at every moment, side by side.
fn heights(store: Store, course: &Course) -> Element {
    let area = |(layer, data): (&str, String)| path(&format!("lab--{layer}"), data);
    let drawing = svg("svg")
        .class("plot")
        .attr("viewBox", "0,0,3200,950")
        .attr("aria-hidden", "true")
        .children(LAYERS.into_iter().zip(layer_areas(course)).map(area))
        .child(
            svg("path")
                .class("plot__frame")
                .attr("d", "M330,90V890H3066"),
        )
        .child(words("", 170.0, 160.0, whole(course.height_mm)))
        .child(words("", 170.0, 900.0, whole(0.0)))
        .child(moment(store, 90, 890));
    el("figure")
        .child(el("p").class("small").text(word(store, "heights")))
        .child(drawing)
}

/// In which layer the platelets are over time.
fn platelets(store: Store, course: &Course) -> Element {
    let mut drawing = svg("svg")
        .class("plot")
        .attr("viewBox", "0,0,3200,1660")
        .attr("aria-hidden", "true")
        .child(
            svg("path")
                .class("plot__frame")
                .attr("d", "M330,90V1190H3066"),
        );
    for (at, (layer, curve)) in (0_u8..).zip(LAYERS.into_iter().zip(share_curves(course))) {
        let class = format!("plot__line plot__line--{layer}");
        let left = time_x(usize::from(at) * 17);
        let share = 0.5 * f32::from(at);
        drawing = drawing
            .child(path(&class, curve))
            .child(path(&class, format!("M{} 1550h220", rounded(left))))
            .child(words("plot__key", left + 270.0, 1590.0, word(store, layer)))
            .child(words("", 170.0, share_y(share) + 40.0, of_100(share)));
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
    let here = svg("circle")
        .class("plot__here")
        .attr("r", "60")
        .attr("cx", move || whole(time_x(now(store).2)))
        .attr("cy", plasma);
    drawing = drawing
        .child(words("", time_x(0), 1360.0, whole(0.0)))
        .child(words("", time_x(FRAMES - 2), 1360.0, duration))
        .child(moment(store, 90, 1190))
        .child(here);
    el("figure")
        .child(el("p").class("small").text(word(store, "plot")))
        .child(drawing)
}
