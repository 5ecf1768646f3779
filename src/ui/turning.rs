//! How the head is held: sliders, what each joint gives, and how that compares with what studies
//! found.

use super::shared::{act, deed, part_when, told, when};
use super::slider::{Dial, slider};
use super::store::Store;
use super::tag::{Tag, shape, tag};
use crate::app::Msg;
use crate::domain::replace_text;
use crate::format::{degrees, whole};
use crate::motion::{JOINT_NAMES, JOINTS, Posture, SegmentAngles, segments, studies, taut};
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
        ends: [Posture::MOST_TURN, -Posture::MOST_TURN],
        ways: ["ui.turning.right", "ui.turning.left"],
        of: |posture| &mut posture.turn_deg,
    },
    Axis {
        name: "nod",
        ends: [-Posture::MOST_EXTENSION, Posture::MOST_FLEXION],
        ways: ["ui.turning.up", "ui.turning.down"],
        of: |posture| &mut posture.nod_deg,
    },
    Axis {
        name: "bend",
        ends: [Posture::MOST_BEND, -Posture::MOST_BEND],
        ways: ["ui.turning.right", "ui.turning.left"],
        of: |posture| &mut posture.bend_deg,
    },
];

/// The sliders with what follows from them.
pub(crate) fn turning(store: Store) -> Tag {
    let is_straight = when(move || store.posture.get() == Posture::NEUTRAL);
    let straight = deed(
        store,
        "head-straight",
        is_straight,
        store.press(Msg::PostureChosen(Posture::NEUTRAL)),
    );
    let read = told(move || {
        let posture = store.posture.get();
        let [head, joint] = [
            f32::from(posture.turn_deg),
            segments(posture)[PIVOT].turn_deg,
        ]
        .map(|degrees| whole(degrees.abs()));
        store.fill("ui.turning.read", &[("head", &head), ("joint", &joint)])
    });
    let tight = move || {
        let words = told(move || {
            taut(store.posture.get()).map_or_else(String::new, |taut| {
                store.fill("ui.turning.taut", &[("name", &store.name(taut.ligament))])
            })
        });
        let show = act(move || {
            store.send(Msg::StructurePicked(
                taut(store.posture.get_untracked()).map(|taut| taut.ligament),
            ));
        });
        tag("button.link data-testid=taut")
            .on("click", show)
            .say(words)
    };
    tag("section.stack.stack--tight.turning")
        .add_all(AXES.map(|axis| slider(store, Rc::new(Turning(store, axis)))))
        .add(
            tag("div.row")
                .add(tag("p.num data-testid=turning-read").say(read))
                .add(straight),
        )
        .part(part_when(
            when(move || taut(store.posture.get()).is_some()),
            tight,
        ))
        .add(plot(store))
        .add(table(store))
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
        *(self.1.of)(&mut self.0.posture.get())
    }
}

impl Dial for Turning {
    fn name(&self) -> String {
        format!("ui.turning.{}", self.1.name)
    }

    fn range(&self) -> [i16; 3] {
        let [start, end] = self.1.ends.map(|end| end * self.sign());
        [start, end, 1]
    }

    fn number(&self) -> i16 {
        self.degrees() * self.sign()
    }

    fn words(&self) -> String {
        let [below, above] = self.1.ways;
        match self.degrees() {
            0 => self.0.text("ui.turning.none"),
            degrees => self.0.fill(
                if degrees < 0 { below } else { above },
                &[("degrees", &degrees.unsigned_abs().to_string())],
            ),
        }
    }

    fn set(&self, number: i16) {
        let mut posture = self.0.posture.get_untracked();
        *(self.1.of)(&mut posture) = number * self.sign();
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
fn plot(store: Store) -> Tag {
    let x = |head: f32| whole(300.0 + head * SCALE[0]);
    let y = |joint: f32| whole(100.0 + (PLOT_ENDS[1] - joint) * SCALE[1]);
    let pivot = |turn_deg: i16| {
        segments(Posture {
            turn_deg,
            ..Posture::NEUTRAL
        })[PIVOT]
            .turn_deg
    };
    let found = studies().iter().map(|study| {
        let ([from, to], [least, most]) = (study.head_deg, study.joint_deg);
        let size = |degrees: f32, scale: f32| whole((degrees * scale).max(30.0));
        let place = shape("rect.plot__found")
            .attr("x", x(from))
            .attr("y", y(most));
        place
            .attr("width", size(to - from, SCALE[0]))
            .attr("height", size(most - least, SCALE[1]))
    });
    let line = |&(name, from, to): &(&str, usize, usize)| {
        let share = |turn_deg: i16| {
            segments(Posture {
                turn_deg,
                ..Posture::NEUTRAL
            })[from..to]
                .iter()
                .map(|joint| joint.turn_deg)
                .sum()
        };
        let points: Vec<String> = (0..=36)
            .map(|half| format!("{},{}", x(f32::from(half) * 2.0), y(share(half * 2))))
            .collect();
        let words = shape("text.plot__name")
            .attr("x", x(73.0))
            .attr("y", y(share(Posture::MOST_TURN) - 1.0))
            .say(name);
        [
            shape("polyline.plot__line").attr("points", points.join(" ")),
            words,
        ]
    };
    let turn = move || store.posture.get().turn_deg.abs();
    let here = shape("circle.plot__here r=60");
    let here = here
        .attr("cx", told(move || x(f32::from(turn()))))
        .attr("cy", told(move || y(pivot(turn()))));
    let tick = |x: String, y: String, degrees: i16| {
        shape("text")
            .attr("x", x)
            .attr("y", y)
            .say(degrees.to_string())
    };
    let along = [0, 20, 40, 60].map(|degrees| tick(x(f32::from(degrees)), y(-5.0), degrees));
    let up =
        [10, 20, 30, 40].map(|degrees| tick(whole(140.0), y(f32::from(degrees) - 1.5), degrees));
    let (left, right, top, bottom) = (x(0.0), x(PLOT_ENDS[0]), y(PLOT_ENDS[1]), y(0.0));
    let frame = shape("path.plot__frame").attr("d", format!("M{left} {top}V{bottom}H{right}"));
    let drawing = shape("svg.plot")
        .attr("viewBox", "0 0 3200 1720")
        .attr("role", "img")
        .called(store, "ui.turning.plot");
    let drawing = drawing
        .add_all(found)
        .add(frame)
        .add_all(SHARES.iter().flat_map(line))
        .add(here)
        .add_all(along)
        .add_all(up);
    let title = tag("p.small").tell(store, "ui.turning.plot");
    tag("figure")
        .add(title)
        .add(drawing)
        .add(tag("p.small.quiet").tell(store, "ui.turning.key"))
}

/// What every joint gives.
fn table(store: Store) -> Tag {
    let head = AXES
        .iter()
        .map(|axis| tag("th scope=col").say(store.say(&format!("ui.turning.{}", axis.name))));
    let angles: [fn(SegmentAngles) -> f32; 3] = [
        |joint| joint.turn_deg,
        |joint| joint.nod_deg,
        |joint| joint.bend_deg,
    ];
    let row = |(number, name): (usize, &&str)| {
        let cells = angles.map(|angle| {
            tag("td.num").say(told(move || {
                degrees(angle(segments(store.posture.get())[number]))
            }))
        });
        tag("tr")
            .add(tag("th scope=row").say(replace_text(&name.to_ascii_uppercase(), "-", "/")))
            .add_all(cells)
    };
    let table = tag("table")
        .add(tag("thead").add(tag("tr").add(tag("td")).add_all(head)))
        .add(tag("tbody").add_all(JOINT_NAMES.iter().enumerate().map(row)));
    tag("details")
        .add(tag("summary").tell(store, "ui.turning.table"))
        .add(table)
}
