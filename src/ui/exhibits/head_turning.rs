//! How the head is held: sliders, what each joint gives, and how that compares with what studies
//! found.

use crate::app::Msg;
use crate::content::Exhibit;
use crate::document::Reader;
use crate::element::{Element, el, svg};
use crate::format::{degrees, whole};
use crate::motion::{
    JOINT_NAMES, JOINTS, Posture, SegmentAngles, segment_angles, tightened_ligament,
};
use crate::store::Store;
use crate::ui::controls::action_button;
use crate::ui::slider::{SliderModel, slider};
use leptos::prelude::*;
use std::rc::Rc;

/// Number of the joint C1/C2.
const PIVOT: usize = 1;

/// One of the three motions of the head.
#[derive(Clone, Copy)]
struct Axis {
    name: &'static str,
    /// Degrees at the left and at the right end of its slider.
    ends: [i16; 2],
    /// Words for degrees below and above zero.
    ways: [&'static str; 2],
    of: fn(&mut Posture) -> &mut i16,
}

/// Left is left on the slider as in the picture from behind.
const AXES: [Axis; 3] = [
    Axis {
        name: "turn",
        ends: [Posture::MAX_ROTATION_DEG, -Posture::MAX_ROTATION_DEG],
        ways: ["ui.turning.right", "ui.turning.left"],
        of: |posture| &mut posture.rotation_deg,
    },
    Axis {
        name: "nod",
        ends: [-Posture::MAX_EXTENSION_DEG, Posture::MAX_FLEXION_DEG],
        ways: ["ui.turning.up", "ui.turning.down"],
        of: |posture| &mut posture.flexion_deg,
    },
    Axis {
        name: "bend",
        ends: [Posture::MAX_BENDING_DEG, -Posture::MAX_BENDING_DEG],
        ways: ["ui.turning.right", "ui.turning.left"],
        of: |posture| &mut posture.bending_deg,
    },
];

/// The sliders with what follows from them.
pub(crate) fn head_turning(store: Store) -> Element {
    let is_straight = move || store.app.posture.get() == Posture::NEUTRAL;
    let straight = action_button(
        store,
        "head-straight",
        is_straight,
        store.sender(Msg::PostureChosen(Posture::NEUTRAL)),
    );
    let read = move || {
        let posture = store.app.posture.get();
        let [head, joint] = [
            f32::from(posture.rotation_deg),
            segment_angles(posture)[PIVOT].rotation_deg,
        ]
        .map(|degrees| whole(degrees.abs()));
        store
            .words
            .fill("ui.turning.read", &[("head", &head), ("joint", &joint)])
    };
    let tight = move || {
        let words = move || {
            tightened_ligament(store.app.posture.get()).map_or_else(String::new, |taut| {
                store
                    .words
                    .fill("ui.turning.taut", &[("name", &store.name(taut.ligament))])
            })
        };
        let show = move || {
            store.send(Msg::StructurePicked(
                tightened_ligament(store.app.posture.get_untracked()).map(|taut| taut.ligament),
            ));
        };
        el("button")
            .class("link")
            .attr("data-testid", "taut")
            .on_click(show)
            .text(words)
    };
    el("section")
        .class("stack stack--tight turning")
        .children(AXES.map(|axis| slider(store, Rc::new(Turning(store, axis)))))
        .child(
            el("div")
                .class("row")
                .child(
                    el("p")
                        .class("num")
                        .attr("data-testid", "turning-read")
                        .text(read),
                )
                .child(straight),
        )
        .when(
            move || tightened_ligament(store.app.posture.get()).is_some(),
            tight,
        )
        .child(plot(store))
        .child(table(store))
}

/// A motion of the head as a slider sets it.
struct Turning(Store, Axis);

impl Turning {
    /// Left is at the left end.
    fn sign(&self) -> i16 {
        if self.1.ends[0] > self.1.ends[1] {
            -1
        } else {
            1
        }
    }

    fn degrees(&self) -> i16 {
        *(self.1.of)(&mut self.0.app.posture.get())
    }
}

impl SliderModel for Turning {
    fn name(&self) -> String {
        format!("ui.turning.{}", self.1.name)
    }

    fn range(&self) -> [i16; 3] {
        let [start, end] = self.1.ends.map(|end| end * self.sign());
        [start, end, 1]
    }

    fn value(&self) -> i16 {
        self.degrees() * self.sign()
    }

    fn value_text(&self) -> String {
        let [below, above] = self.1.ways;
        match self.degrees() {
            0 => self.0.words.text("ui.turning.none"),
            degrees => self.0.words.fill(
                if degrees < 0 { below } else { above },
                &[("degrees", &degrees.unsigned_abs().to_string())],
            ),
        }
    }

    fn set(&self, value: i16) {
        let mut posture = self.0.app.posture.get_untracked();
        *(self.1.of)(&mut posture) = value * self.sign();
        self.0.send(Msg::PostureChosen(posture));
    }
}

/// Width and height of a degree in the plot, in its units.
const SCALE: [f32; 2] = [34.0, 30.0];
/// Head and joint angle at the right and upper end of the plot, degrees.
const PLOT_ENDS: [f32; 2] = [72.0, 46.0];

/// The joints of a line in the plot: its name, and the numbers of the first and of the one after
/// the last.
const SHARES: [(&str, usize, usize); 3] = [
    ("C1/C2", PIVOT, PIVOT + 1),
    ("C2–C7", PIVOT + 1, JOINTS - 1),
    ("C0/C1", 0, PIVOT),
];

/// What the joints give as the head turns: the model's curves, what studies found of C1 on C2, and
/// where the head is.
fn plot(store: Store) -> Element {
    let x = |head: f32| whole(300.0 + head * SCALE[0]);
    let y = |joint: f32| whole(100.0 + (PLOT_ENDS[1] - joint) * SCALE[1]);
    let pivot = |rotation_deg: i16| {
        segment_angles(Posture {
            rotation_deg,
            ..Posture::NEUTRAL
        })[PIVOT]
            .rotation_deg
    };
    let measured = store.facts().measured(Exhibit::Turning);
    let boxes = measured.filter_map(|study| Some((study.head?.span()?, study.value.span()?)));
    let found = boxes.map(|([from, to], [least, most])| {
        let size = |degrees: f32, scale: f32| whole((degrees * scale).max(30.0));
        let place = svg("rect")
            .class("plot__found")
            .attr("x", x(from))
            .attr("y", y(most));
        place
            .attr("width", size(to - from, SCALE[0]))
            .attr("height", size(most - least, SCALE[1]))
    });
    let line = |&(name, from, to): &(&str, usize, usize)| {
        let share = |rotation_deg: i16| {
            segment_angles(Posture {
                rotation_deg,
                ..Posture::NEUTRAL
            })[from..to]
                .iter()
                .map(|joint| joint.rotation_deg)
                .sum()
        };
        let points: Vec<String> = (0..=36)
            .map(|half| format!("{},{}", x(f32::from(half) * 2.0), y(share(half * 2))))
            .collect();
        let words = svg("text")
            .class("plot__name")
            .attr("x", x(73.0))
            .attr("y", y(share(Posture::MAX_ROTATION_DEG) - 1.0))
            .text(name);
        [
            svg("polyline")
                .class("plot__line")
                .attr("points", points.join(" ")),
            words,
        ]
    };
    let turn = move || store.app.posture.get().rotation_deg.abs();
    let here = svg("circle").class("plot__here").attr("r", "60");
    let here = here
        .attr("cx", move || x(f32::from(turn())))
        .attr("cy", move || y(pivot(turn())));
    let tick = |x: String, y: String, degrees: i16| {
        svg("text")
            .attr("x", x)
            .attr("y", y)
            .text(degrees.to_string())
    };
    let along = [0, 20, 40, 60].map(|degrees| tick(x(f32::from(degrees)), y(-5.0), degrees));
    let up =
        [10, 20, 30, 40].map(|degrees| tick(whole(140.0), y(f32::from(degrees) - 1.5), degrees));
    let frame = svg("path").class("plot__frame").attr(
        "d",
        format!(
            "M{} {}V{}H{}",
            x(0.0),
            y(PLOT_ENDS[1]),
            y(0.0),
            x(PLOT_ENDS[0])
        ),
    );
    let drawing = svg("svg")
        .class("plot")
        .attr("viewBox", "0 0 3200 1720")
        .attr("role", "img")
        .attr("aria-label", store.words.derive_text("ui.turning.plot"));
    let drawing = drawing
        .children(found)
        .child(frame)
        .children(SHARES.iter().flat_map(line))
        .child(here)
        .children(along)
        .children(up);
    let title = el("p")
        .class("small")
        .text(store.words.derive_text("ui.turning.plot"));
    el("figure").child(title).child(drawing).child(
        el("p")
            .class("small quiet")
            .text(store.words.derive_text("ui.turning.key")),
    )
}

/// What every joint gives.
fn table(store: Store) -> Element {
    let head = AXES.iter().map(|axis| {
        el("th")
            .attr("scope", "col")
            .text(store.words.derive_text(format!("ui.turning.{}", axis.name)))
    });
    let angles: [fn(SegmentAngles) -> f32; 3] = [
        |joint| joint.rotation_deg,
        |joint| joint.flexion_deg,
        |joint| joint.bending_deg,
    ];
    let row = |(number, name): (usize, &&str)| {
        let cells = angles.map(|angle| {
            el("td")
                .class("num")
                .text(move || degrees(angle(segment_angles(store.app.posture.get())[number])))
        });
        el("tr")
            .child(
                el("th")
                    .attr("scope", "row")
                    .text(name.to_ascii_uppercase().replace('-', "/")),
            )
            .children(cells)
    };
    let table = el("table")
        .child(el("thead").child(el("tr").child(el("td")).children(head)))
        .child(el("tbody").children(JOINT_NAMES.iter().enumerate().map(row)));
    el("details")
        .child(el("summary").text(store.words.derive_text("ui.turning.table")))
        .child(table)
}
