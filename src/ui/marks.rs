//! What is marked on the resting model: where the usual needle aims, and for clinicians how far
//! artery and sac were found from there.

use super::store::Store;
use super::tag::{Tag, shape};
use crate::content::Exhibit;
use crate::domain::{Audience, Side};
use crate::format::whole;
use crate::motion::Posture;
use crate::scene::{Distance, TO_ARTERY, TO_SAC};
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
            for (side, distance, class) in [
                (1.0, TO_ARTERY, "mark--artery"),
                (-1.0, TO_SAC, "mark--sac"),
            ] {
                let Distance {
                    mean,
                    deviation,
                    range: [least, most],
                } = distance;
                add("mark--range", side * least, side * most);
                add(class, side * (mean - deviation), side * (mean + deviation));
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
    if mark.class == "mark--target" {
        return shape("circle.mark--target r=9")
            .attr("cx", whole(from.x))
            .attr("cy", whole(from.y));
    }
    let line = shape("line")
        .class(mark.class)
        .attr("x1", whole(from.x))
        .attr("y1", whole(from.y));
    line.attr("x2", whole(to.x)).attr("y2", whole(to.y))
}
