//! The flexion-rotation test on the model: its moments, and on a dial what studies measured. Never
//! a test on oneself.

use super::shared::{choice, segments, told, when};
use super::store::Store;
use super::tag::{Tag, shape, tag};
use crate::angle::sin_cos;
use crate::app::Msg;
use crate::format::whole;
use crate::motion::{FLEXION_ROTATION, Posture, Reading};

/// How far the chin goes down and the head turns on the model, degrees.
const CHIN_DOWN: i16 = 45;
const TURN: i16 = 40;

/// The moments of the test.
const MOMENTS: [(&str, Posture); 4] = [
    ("straight", Posture::NEUTRAL),
    (
        "bent",
        Posture {
            nod_deg: CHIN_DOWN,
            ..Posture::NEUTRAL
        },
    ),
    (
        "left",
        Posture {
            nod_deg: CHIN_DOWN,
            turn_deg: TURN,
            ..Posture::NEUTRAL
        },
    ),
    (
        "right",
        Posture {
            nod_deg: CHIN_DOWN,
            turn_deg: -TURN,
            ..Posture::NEUTRAL
        },
    ),
];

/// What is marked on the dial.
const MARKS: [(&str, Reading); 4] = [
    ("healthy", FLEXION_ROTATION.healthy),
    ("cut-off", FLEXION_ROTATION.cut_off),
    ("painful", FLEXION_ROTATION.painful_side),
    ("neck", FLEXION_ROTATION.cervicogenic),
];

/// The moments, the dial, and its marks in words.
pub(crate) fn flexion_rotation(store: Store) -> Tag {
    let moment = |(name, posture): (&'static str, Posture)| {
        choice(
            store,
            "ui.test",
            name,
            when(move || store.posture.get() == posture),
            Msg::PostureChosen(posture),
        )
    };
    let mark = |(name, reading): (&str, Reading)| {
        let people = reading
            .people
            .map_or_else(String::new, |people| people.to_string());
        let words = store.fill(
            &format!("ui.test.mark.{name}"),
            &[("degrees", &whole(reading.degrees)), ("people", &people)],
        );
        tag("li").say(words)
    };
    tag("section.stack.stack--tight")
        .add(segments(store, "ui.test", MOMENTS.into_iter().map(moment)))
        .add(dial(store))
        .add(tag("ul.small.num").add_all(MARKS.map(mark)))
}

/// Where a degree is on a circle round the origin, as a dial seen from above with the nose up: left
/// is left.
fn on_dial(degrees: f32, radius: f32) -> [String; 2] {
    let (sine, cosine) = sin_cos(degrees);
    [sine, cosine].map(|share| whole(-share * radius))
}

fn dial(store: Store) -> Tag {
    let point = |degrees: f32, radius: f32| on_dial(degrees, radius).join(" ");
    let spoke = |degrees: f32| {
        shape("path.plot__frame").attr(
            "d",
            format!("M{}L{}", point(degrees, 860.0), point(degrees, 1000.0)),
        )
    };
    let words = |degrees: f32| {
        let [x, y] = on_dial(degrees, 1130.0);
        shape("text")
            .attr("x", x)
            .attr("y", y)
            .say(whole(degrees.abs()))
    };
    let arc = format!(
        "M{}A1000 1000 0 0 1 {}",
        point(60.0, 1000.0),
        point(-60.0, 1000.0)
    );
    let needle = told(move || {
        format!(
            "M0 0L{}",
            point(f32::from(store.posture.get().turn_deg), 920.0)
        )
    });
    let both = |(_, reading): (&str, Reading)| [reading.degrees, -reading.degrees];
    let marks = MARKS.into_iter().flat_map(both).map(spoke);
    // the two that lie close together have their words in the list alone
    let numbers = MARKS[..2].iter().copied().flat_map(both).map(words);
    shape("svg.plot.dial viewBox=-1100,-1260,2200,1300 aria-hidden=true")
        .add(shape("path.plot__frame").attr("d", arc))
        .add_all(marks)
        .add_all(numbers)
        .add(shape("path.plot__line").attr("d", needle))
}
