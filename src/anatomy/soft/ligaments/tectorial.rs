//! The tectorial membrane: a broad sheet from the back of the body of the axis, over the cross of
//! ligaments, to the clivus.
//!
//! Widths and thickness are shape numbers in mm, judged by eye.

use super::cruciform_back;
use crate::anatomy::{
    bones::insertions::{axis_back, basion},
    field::Field,
    soft::{
        attach::{Frame, clear_of, landing, lifted},
        bundles::{Row, Weave, row, sheet},
    },
};
use glam::{Vec3, vec3};

/// Half of the thickness.
const HALF_THICKNESS_MM: f32 = 0.6;

/// From below upwards: a point in the midline and half of the width there.
fn middle_line(frame: &Frame<'_>) -> [(Vec3, f32); 6] {
    let (foot, cross, edge) = (axis_back(31.0), cruciform_back(frame), basion());
    let behind = cross - Vec3::Z * (HALF_THICKNESS_MM + 0.1);
    let clivus = |up: f32| landing(frame.skull, vec3(0.0, edge.y + up, edge.z - 14.0), Vec3::Z);
    [
        (
            landing(frame.axis, foot - Vec3::Z * 8.0, Vec3::Z) - Vec3::Z * 0.2,
            4.6,
        ),
        (axis_back(20.0) - Vec3::Z * 1.5, 5.6),
        (behind, 7.0),
        (behind + vec3(0.0, 8.5, 0.4), 8.0),
        (clivus(3.0) - Vec3::Z * 1.9, 8.6),
        (clivus(12.0), 8.0),
    ]
}

/// The sheet is a little hollow in front, where it lies on the cross, and lies on the hollow of the
/// clivus above.
fn across(frame: &Frame<'_>, (middle, half_width): (Vec3, f32)) -> Row {
    let at = |share: f32| {
        lifted(
            frame.skull,
            middle + vec3(share * half_width, 0.0, 0.9 * share * share),
            HALF_THICKNESS_MM * 0.8,
        )
    };
    row(
        &[at(-1.0), at(-0.5), at(0.0), at(0.5), at(1.0)],
        HALF_THICKNESS_MM,
    )
}

pub(super) fn anchor(frame: &Frame<'_>) -> Vec3 {
    middle_line(frame)[2].0 - Vec3::Z * HALF_THICKNESS_MM
}

/// The membrane.
pub(super) fn shape(frame: &Frame<'_>) -> Field {
    let membrane = sheet(
        &middle_line(frame).map(|at| across(frame, at)),
        Weave {
            bundles: 5,
            blend_mm: 1.0,
            edge: 0.9,
        },
    );
    clear_of(membrane, &[frame.axis])
}
