//! The transverse ligament of the atlas, a strap behind the dens, with the upright bands that make
//! a cross of it.
//!
//! Published (morphometry#5): 21 mm long, the halves 119 ± 17° to each other; height 6 to
//! 10 and thickness 2 to 3 are recalled. Its ends are given by the atlas of the model, whose masses
//! stand a little further apart.

use crate::{
    anatomy::{
        bones::insertions::{axis_back, basion, dens, transverse_tubercle},
        field::{CsgBuilder, Field, Section},
        soft::attach::{Frame, clear_of, landing},
    },
    domain::Side,
};
use glam::{Vec3, vec3};

/// Height in the middle and at the ends, mm (6 to 10).
const HEIGHT_MM: [f32; 2] = [8.4, 5.6];
/// Thickness, mm (2 to 3).
const THICKNESS_MM: f32 = 2.2;
/// How far below the tip of the dens it crosses, mm: in the groove of the dens.
const BELOW_TIP_MM: f32 = 9.8;
/// Width and thickness of the upright bands, mm; by eye.
const BAND_MM: [f32; 2] = [4.2, 1.3];

/// The middle of the ligament, behind the dens.
fn middle(frame: &Frame<'_>) -> Vec3 {
    let start = dens(BELOW_TIP_MM).with_z(-20.0);
    landing(frame.axis, start, Vec3::Z) - Vec3::Z * (THICKNESS_MM * 0.5 + 0.1)
}

/// Its hindmost point in the midline.
pub(in super::super) fn back(frame: &Frame<'_>) -> Vec3 {
    middle(frame) - Vec3::Z * THICKNESS_MM * 0.5
}

pub(super) fn anchor(frame: &Frame<'_>) -> Vec3 {
    back(frame)
}

/// Control points of the strap from the left tubercle to the middle.
fn half(frame: &Frame<'_>) -> [Vec3; 4] {
    let (end, middle) = (transverse_tubercle(Side::Left), middle(frame));
    let ahead = end.z - middle.z;
    [
        end,
        vec3(
            end.x * 0.72,
            end.y + (middle.y - end.y) * 0.4,
            middle.z + ahead * 0.40,
        ),
        vec3(
            end.x * 0.38,
            end.y + (middle.y - end.y) * 0.8,
            middle.z + ahead * 0.06,
        ),
        middle,
    ]
}

fn strap(frame: &Frame<'_>) -> Field {
    let [tall, low] = HEIGHT_MM.map(|height| height * 0.5);
    let thin = THICKNESS_MM * 0.5;
    let left = half(frame);
    let heights = [low, low + (tall - low) * 0.45, tall - 0.2, tall];
    let at = |k: usize, mirror: f32| Section {
        at: left[k] * vec3(mirror, 1.0, 1.0),
        radii: [heights[k], thin],
    };
    let points: Vec<Section> = (0..4)
        .map(|k| at(k, 1.0))
        .chain((0..3).rev().map(|k| at(k, -1.0)))
        .collect();
    Field::sweep(Some(Vec3::Y), 0.25, &points)
}

/// From the strap up to the edge of the skull, and down to the body of the axis.
fn bands(frame: &Frame<'_>) -> [Field; 2] {
    let [wide, thin] = BAND_MM.map(|size| size * 0.5);
    let middle = back(frame) + Vec3::Z * thin * 0.8;
    let at = |point: Vec3, wide: f32| Section {
        at: point,
        radii: [wide, thin],
    };
    let edge = basion();
    let clivus = landing(frame.skull, vec3(0.0, edge.y + 4.0, edge.z - 12.0), Vec3::Z);
    let up = [
        at(middle - Vec3::Y * 2.0, wide),
        at(middle + vec3(0.0, 4.5, 0.1), wide),
        at(
            vec3(
                0.0,
                (middle.y + edge.y) * 0.5 + 1.5,
                (middle.z + edge.z) * 0.5 - 1.6,
            ),
            wide,
        ),
        at(vec3(0.0, edge.y + 0.5, clivus.z - 1.2), wide * 1.05),
        at(clivus, wide * 1.1),
    ];
    let foot = landing(frame.axis, axis_back(22.0) - Vec3::Z * 8.0, Vec3::Z);
    let down = [
        at(middle + Vec3::Y * 2.0, wide),
        at(middle.midpoint(foot) - Vec3::Z * 0.3, wide * 0.9),
        at(foot, wide * 0.8),
    ];
    [
        Field::sweep(Some(Vec3::X), 0.3, &up),
        Field::sweep(Some(Vec3::X), 0.3, &down),
    ]
}

/// The whole cross.
pub(super) fn shape(frame: &Frame<'_>) -> Field {
    let [up, down] = bands(frame);
    let cross = CsgBuilder::new()
        .add(0.0, strap(frame))
        .add(1.6, up)
        .add(1.6, down)
        .done();
    clear_of(cross, &[frame.bone])
}
