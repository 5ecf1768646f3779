//! The flexion-rotation test on the model: its moments, and on a dial what studies measured. Never
//! a test on oneself.

use crate::app::Msg;
use crate::content::{Exhibit, Measurement};
use crate::element::{Element, el, svg};
use crate::format::whole;
use crate::motion::Posture;
use crate::store::Store;
use crate::ui::controls::{segmented_control, toggle_button};
use leptos::prelude::*;

/// How far the chin goes down and the head turns on the model, degrees.
const CHIN_DOWN: i16 = 45;
const TURN: i16 = 40;

/// The moments of the test.
const MOMENTS: [(&str, Posture); 4] = [
    ("straight", Posture::NEUTRAL),
    (
        "bent",
        Posture {
            flexion_deg: CHIN_DOWN,
            ..Posture::NEUTRAL
        },
    ),
    (
        "left",
        Posture {
            flexion_deg: CHIN_DOWN,
            rotation_deg: TURN,
            ..Posture::NEUTRAL
        },
    ),
    (
        "right",
        Posture {
            flexion_deg: CHIN_DOWN,
            rotation_deg: -TURN,
            ..Posture::NEUTRAL
        },
    ),
];

/// What is marked on the dial: degrees, and what they are a mark of.
fn marks(store: Store) -> impl Iterator<Item = (f32, &'static Measurement)> {
    let measured = store.facts().measured(Exhibit::FlexionRotation);
    measured.filter_map(|measured| Some((measured.value.mean?, measured)))
}

/// The moments, the dial, and its marks in words.
pub(crate) fn flexion_rotation(store: Store) -> Element {
    let moment = |(name, posture): (&'static str, Posture)| {
        toggle_button(
            store,
            "ui.test",
            name,
            move || store.app.posture.get() == posture,
            Msg::PostureChosen(posture),
        )
    };
    let mark = |(degrees, measured): (f32, &Measurement)| {
        let people = measured
            .n
            .map_or_else(String::new, |people| people.to_string());
        let (id, degrees) = (mark_text_id(measured), whole(degrees));
        el("li").text(move || {
            let holes = [("degrees", degrees.as_str()), ("people", people.as_str())];
            store.words.fill(&id, &holes)
        })
    };
    el("section")
        .class("stack stack--tight")
        .child(segmented_control(
            store,
            "ui.test",
            MOMENTS.into_iter().map(moment),
        ))
        .child(dial(store))
        .child(el("ul").class("small num").children(marks(store).map(mark)))
}

/// The id of the words of a mark.
fn mark_text_id(measured: &Measurement) -> String {
    let name = measured.id.strip_prefix("turning-test-");
    format!("ui.test.mark.{}", name.unwrap_or(&measured.id))
}

/// Where a degree is on a circle round the origin, as a dial seen from above with the nose up: left
/// is left.
fn on_dial(degrees: f32, radius: f32) -> [String; 2] {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    [sine, cosine].map(|share| whole(-share * radius))
}

fn dial(store: Store) -> Element {
    let point = |degrees: f32, radius: f32| on_dial(degrees, radius).join(" ");
    let spoke = |degrees: f32| {
        svg("path").class("plot__frame").attr(
            "d",
            format!("M{}L{}", point(degrees, 860.0), point(degrees, 1000.0)),
        )
    };
    let words = |degrees: f32| {
        let [x, y] = on_dial(degrees, 1130.0);
        svg("text")
            .attr("x", x)
            .attr("y", y)
            .text(whole(degrees.abs()))
    };
    let arc = format!(
        "M{}A1000 1000 0 0 1 {}",
        point(60.0, 1000.0),
        point(-60.0, 1000.0)
    );
    let needle = move || {
        format!(
            "M0 0L{}",
            point(f32::from(store.app.posture.get().rotation_deg), 920.0)
        )
    };
    let both = |(degrees, _): (f32, &Measurement)| [degrees, -degrees];
    let spokes = marks(store).flat_map(both).map(spoke);
    // the two that lie close together have their words in the list alone
    let numbers = marks(store).take(2).flat_map(both).map(words);
    svg("svg")
        .class("plot dial")
        .attr("viewBox", "-1100,-1260,2200,1300")
        .attr("aria-hidden", "true")
        .child(svg("path").class("plot__frame").attr("d", arc))
        .children(spokes)
        .children(numbers)
        .child(svg("path").class("plot__line").attr("d", needle))
}
