//! What is marked on the resting model: where the usual needle aims, and for clinicians how far
//! artery and sac were found from there.

use super::store::Store;
use super::tag::{Tag, shape};
use super::turning::rounded;
use crate::content::Exhibit;
use crate::domain::{Audience, Side};
use crate::motion::Posture;
use glam::{Vec2, Vec3};

/// A line on the picture, CSS px of the plate; a ring where it has no length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mark {
    ends: [Vec2; 2],
    class: &'static str,
}

/// The marks of the open step.
#[inline(never)]
pub(crate) fn marks(store: Store) -> Vec<Mark> {
    let state = store.snapshot();
    let shows = |exhibit| {
        state
            .open_step(store.facts())
            .is_some_and(|step| step.shows(exhibit))
    };
    // what was measured, was measured with the head straight
    if !shows(Exhibit::Target) || state.posture != Posture::NEUTRAL {
        return Vec::new();
    }
    let mut found = Vec::new();
    store.with_viewer(|viewer| {
        let Some(target) = viewer.scene().needle_target(state.side) else {
            return;
        };
        let lateral = if state.side == Side::Left {
            Vec3::X
        } else {
            Vec3::NEG_X
        };
        let mut add = |class, from: f32, to: f32| {
            let ends = [from, to].map(|mm| viewer.project(target + lateral * mm));
            if let [Some(from), Some(to)] = ends {
                found.push(Mark {
                    ends: [from, to],
                    class,
                });
            }
        };
        if state.audience == Audience::Clinician && shows(Exhibit::Corridor) {
            for (side, id, class) in [
                (1.0, "needle-to-artery", "mark--artery"),
                (-1.0, "needle-to-sac", "mark--sac"),
            ] {
                let measured = store.facts().measured(Exhibit::Corridor);
                let ranges = measured
                    .filter(|distance| distance.id == id)
                    .map(|distance| (distance.value.range, distance.value.deviation()));
                for (range, deviation) in ranges {
                    for (class, [from, to]) in [("mark--range", range), (class, deviation)]
                        .into_iter()
                        .filter_map(|(class, ends)| Some((class, ends?)))
                    {
                        add(class, side * from, side * to);
                    }
                }
            }
        }
        add("mark--target", 0.0, 0.0);
    });
    found
}

/// A mark as it is drawn.
#[inline(never)]
pub(crate) fn drawn(mark: &Mark) -> Tag {
    let [from, to] = mark.ends;
    let number = |px: f32| rounded(px).to_string();
    if mark.class == "mark--target" {
        return shape("circle.mark--target r=9")
            .attr("cx", number(from.x))
            .attr("cy", number(from.y));
    }
    let line = shape("line")
        .class(mark.class)
        .attr("x1", number(from.x))
        .attr("y1", number(from.y));
    line.attr("x2", number(to.x)).attr("y2", number(to.y))
}
