//! The four small muscles between axis, atlas and skull. Three of them bound the suboccipital
//! triangle.
//!
//! Published (morphometry#6): rectus minor 21.2 ± 2.6 mm long in men, section 92 ± 27 mm²;
//! rectus major 183 mm²; obliquus inferior 255 mm² cut obliquely. Widths and bows are shape numbers
//! in mm, judged by eye.

use super::{
    super::{
        attach::{Frame, settled},
        bundles::{Weave, row},
    },
    Belly,
};
use crate::{
    anatomy::bones::{
        insertions::{atlas_back, axis_spine_side, inferior_nuchal_line},
        landmarks::{process_tip, superior_nuchal_line},
    },
    domain::{Level, Side},
};
use glam::{Vec3, vec3};

const ERROR_MM: [f32; 2] = [0.16, 0.4];
const CELL_MM: f32 = 0.7;
const WEAVE: Weave = Weave {
    bundles: 4,
    blend_mm: 1.5,
    edge: 0.72,
};

/// The point of the skull's underside at this x and z.
fn on_skull(frame: &Frame<'_>, x: f32, z: f32) -> Vec3 {
    let line = inferior_nuchal_line(Side::Left);
    settled(frame.skull, vec3(x, line[1].y, z))
}

/// From the spinous process of the axis, widening, to the outer part of the inferior nuchal line
/// and the bone below it.
pub(super) fn rectus_major(frame: &Frame<'_>) -> Belly {
    let from = axis_spine_side(Side::Left) + vec3(0.0, 1.5, 0.0);
    let [_, inner, outer, _] = inferior_nuchal_line(Side::Left);
    let (a, b) = (
        on_skull(frame, inner.x - 0.5, inner.z + 4.0),
        on_skull(frame, outer.x, outer.z + 3.0),
    );
    let bow = vec3(0.0, -0.6, -3.2);
    let across = |share: f32, half: f32, bow: Vec3| {
        let middle = from.lerp(a.midpoint(b), share) + bow;
        let out = (b - a).normalize() * half;
        [middle - out, middle + out]
    };
    Belly {
        rows: vec![
            row(
                &[from + vec3(-0.6, -1.4, -0.6), from + vec3(0.8, 1.4, 0.8)],
                1.5,
            ),
            row(&across(0.2, 3.2, bow * 0.7), 3.0),
            row(&across(0.5, 5.6, bow), 4.6),
            row(&across(0.8, 6.8, bow * 0.5), 3.6),
            row(&[a, b], 1.6),
        ],
        weave: WEAVE,
        label: (2, 0.5),
        cell_mm: CELL_MM,
        error_mm: ERROR_MM,
    }
}

/// A fan from the posterior tubercle of the atlas to the inner part of the inferior nuchal line and
/// the bone below it.
pub(super) fn rectus_minor(frame: &Frame<'_>) -> Belly {
    let from = atlas_back(Side::Left);
    let [_, inner, ..] = inferior_nuchal_line(Side::Left);
    let (a, b) = (
        on_skull(frame, 2.2, inner.z + 5.0),
        on_skull(frame, 11.5, inner.z + 6.0),
    );
    let across = |share: f32, half: f32, back: f32| {
        let middle = from.lerp(a.midpoint(b), share) - Vec3::Z * back;
        let out = (b - a).normalize() * half;
        [middle - out, middle + out]
    };
    Belly {
        rows: vec![
            row(
                &[from + vec3(-1.2, 0.0, 0.0), from + vec3(1.6, 0.4, 0.4)],
                1.2,
            ),
            row(&across(0.35, 3.3, 1.4), 2.6),
            row(&across(0.7, 4.6, 1.0), 2.8),
            row(&[a, b], 1.2),
        ],
        weave: Weave {
            bundles: 4,
            ..WEAVE
        },
        label: (2, 0.5),
        cell_mm: CELL_MM,
        error_mm: ERROR_MM,
    }
}

/// A stout spindle from the side of the spinous process of the axis, out and forward to the
/// transverse process of the atlas. It bows back: the ganglion and the greater occipital nerve lie
/// before it, and the nerve turns up below it.
pub(super) fn obliquus_inferior() -> Belly {
    let from = axis_spine_side(Side::Left) + vec3(0.6, -1.4, 0.8);
    let to = process_tip(Level::C1, Side::Left) + vec3(-2.6, -0.6, -2.2);
    let upright = vec3(0.1, 1.0, -0.1);
    let across = |share: f32, half: f32, back: f32, up: f32| {
        let middle = from.lerp(to, share) + vec3(0.0, up, -back);
        [middle - upright * half, middle + upright * half]
    };
    Belly {
        rows: vec![
            row(&across(0.0, 2.6, 0.0, 0.0), 2.0),
            row(&across(0.2, 5.2, 3.6, 0.6), 4.2),
            row(&across(0.5, 6.4, 6.6, 2.0), 5.0),
            row(&across(0.8, 4.8, 4.4, 1.4), 4.0),
            row(&across(1.0, 2.0, 0.0, 0.0), 1.8),
        ],
        weave: WEAVE,
        label: (2, 0.5),
        cell_mm: CELL_MM,
        error_mm: ERROR_MM,
    }
}

/// From the transverse process of the atlas, widening, up and back to the skull between the nuchal
/// lines.
pub(super) fn obliquus_superior(frame: &Frame<'_>) -> Belly {
    let from = process_tip(Level::C1, Side::Left) + vec3(-2.8, 1.8, -0.6);
    let [.., outer, _] = inferior_nuchal_line(Side::Left);
    let above = superior_nuchal_line(Side::Left)[2];
    let between = |share: f32, x: f32| settled(frame.skull, outer.lerp(above, share).with_x(x));
    let (a, b) = (between(0.32, 26.0), between(0.12, 40.0));
    let across = |share: f32, half: f32, back: f32| {
        let middle = from.lerp(a.midpoint(b), share) + vec3(0.0, -back * 0.5, -back);
        let out = (b - a).normalize() * half;
        [middle - out, middle + out]
    };
    Belly {
        rows: vec![
            row(
                &[from + vec3(-1.2, 0.2, -0.8), from + vec3(1.4, 0.0, 0.8)],
                1.6,
            ),
            row(&across(0.22, 3.6, 1.8), 3.0),
            row(&across(0.55, 6.0, 2.6), 3.9),
            row(&across(0.82, 6.8, 1.4), 3.0),
            row(&[a, b], 1.4),
        ],
        weave: WEAVE,
        label: (2, 0.5),
        cell_mm: CELL_MM,
        error_mm: ERROR_MM,
    }
}
