//! The skin of head, neck and upper shoulders: a calm, neutral person, drawn as a ghost behind the anatomy.
//!
//! Sizes follow an adult between the male and female means: head breadth 155, head length 195, bizygomatic breadth 136,
//! vertex to chin about 210, neck breadth 118 (ANSUR-style head and neck dimensions, rounded). Tragion and
//! infraorbitale lie where Reed & Jones 2017 (UMTRI-2017-1, appendix A) put them relative to the tip of the dens.
//! Heights and depths of single features were judged by eye in three views.

use super::areas;
use crate::{
    anatomy::{
        catalogue::Sculpture,
        field::{Clay, Field, catmull_rom, round, section},
    },
    domain::StructureId,
};
use glam::{Vec3, vec3};
use std::sync::Arc;

/// Rounds the fold at the midline, mm.
const MIDLINE_SOFTNESS: f32 = 2.0;
/// Where a leader to the skin ends: the left side of the head, mm.
const ANCHOR: Vec3 = vec3(72.0, 84.0, -22.0);

/// The skin with its areas of pain.
pub(super) fn sculpture() -> Sculpture {
    let mut skin = Sculpture::new(StructureId::Skin, skin(), 2.0, [0.25, 0.9], on_surface(&skin(), ANCHOR));
    skin.areas = Some(Arc::new(areas::weights));
    skin
}

/// The point of the surface nearest to `point`, to first order.
#[must_use]
pub(super) fn on_surface(field: &Field, mut point: Vec3) -> Vec3 {
    for _ in 0..8 {
        point -= field.gradient(point, 0.5).normalize_or_zero() * field.distance(point);
    }
    point
}

/// The whole surface, closed: head on neck on shoulders, with a soft lower border.
#[must_use]
pub(super) fn skin() -> Field {
    let left = Clay::new().add(0.0, head()).add(16.0, neck()).add(28.0, shoulders()).add(3.0, ear()).done();
    let border = Field::half_space(vec3(0.0, -1.0, 0.04), vec3(0.0, -165.0, 0.0));
    let arms = Field::half_space(vec3(1.0, 0.2, 0.0), vec3(158.0, -150.0, 0.0));
    Clay::new().add(0.0, left.mirrored(MIDLINE_SOFTNESS)).keep(14.0, border).keep(36.0, arms.clone()).keep(36.0, arms.reflected()).done()
}

fn head() -> Field {
    Clay::new()
        .add(0.0, cranium())
        .add(24.0, face())
        .add(14.0, cheek())
        .add(12.0, brow())
        .cut(10.0, orbit())
        .add(5.0, lids())
        .add(10.0, dental_arch())
        .add(7.0, nose())
        .add(6.0, nostril_wing())
        .add(4.0, lips())
        .add(10.0, chin())
        .done()
}

/// Back and top of the head, wide behind the ears; the forehead narrower.
fn cranium() -> Field {
    Clay::new()
        .add(0.0, Field::ellipsoid(vec3(0.0, 62.0, -8.0), vec3(74.5, 79.0, 89.0)))
        .add(16.0, Field::squared_ellipsoid(vec3(0.0, 57.0, -33.0), vec3(76.0, 64.0, 65.0), Vec3::Z, Vec3::X, 0.12))
        .add(18.0, Field::squared_ellipsoid(vec3(0.0, 66.0, 28.0), vec3(62.5, 63.0, 66.0), Vec3::Z, Vec3::X, 0.1))
        .done()
}

/// From the cheekbones to the lower jaw.
fn face() -> Field {
    let middle = Field::sweep(
        Some(Vec3::X),
        0.22,
        &[
            section(0.0, 48.0, 30.0, 61.0, 55.0),
            section(0.0, 22.0, 36.0, 58.5, 51.0),
            section(0.0, -4.0, 42.0, 50.0, 45.0),
            section(0.0, -28.0, 49.0, 39.0, 37.0),
            section(0.0, -44.0, 58.0, 27.0, 26.0),
        ],
    );
    let jaw = Field::sweep(
        None,
        0.0,
        &[
            round(55.0, 12.0, 4.0, 8.0),
            round(50.0, -15.0, 8.0, 9.0),
            round(42.0, -36.0, 24.0, 10.0),
            round(28.0, -49.0, 52.0, 10.0),
            round(11.0, -55.0, 76.0, 9.0),
        ],
    );
    Clay::new().add(0.0, middle).add(16.0, jaw).done()
}

fn cheek() -> Field {
    Field::ellipsoid_along(vec3(42.0, 15.0, 50.0), vec3(18.0, 14.0, 22.0), vec3(-0.55, -0.1, 1.0), Vec3::X)
}

fn brow() -> Field {
    Field::sweep(None, 0.0, &[round(0.0, 53.0, 85.5, 8.5), round(22.0, 54.0, 81.0, 7.5), round(42.0, 51.0, 67.0, 6.5)])
}

fn orbit() -> Field {
    Field::ellipsoid_along(vec3(32.0, 36.0, 97.0), vec3(17.0, 10.5, 17.5), vec3(0.3, 0.0, 1.0), Vec3::X)
}

/// Closed lids over the eyeball.
fn lids() -> Field {
    Field::ellipsoid_along(vec3(31.0, 35.0, 69.0), vec3(14.5, 10.5, 12.5), vec3(0.25, 0.0, 1.0), Vec3::X)
}

/// The lips rest on the teeth.
fn dental_arch() -> Field {
    Field::ellipsoid(vec3(0.0, -17.0, 70.0), vec3(31.0, 23.0, 26.5))
}

fn nose() -> Field {
    let bridge = Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            section(0.0, 46.0, 83.0, 7.5, 7.5),
            section(0.0, 32.0, 89.5, 7.0, 8.5),
            section(0.0, 18.0, 97.0, 8.0, 9.0),
            section(0.0, 6.0, 104.0, 9.0, 9.0),
        ],
    );
    let columella = Field::sweep(Some(Vec3::X), 0.0, &[section(0.0, 2.0, 104.0, 6.0, 6.0), section(0.0, -4.0, 94.0, 6.0, 5.5)]);
    Clay::new().add(0.0, bridge).add(5.0, columella).done()
}

fn nostril_wing() -> Field {
    Field::ellipsoid_along(vec3(11.5, 1.5, 94.5), vec3(5.5, 6.5, 11.0), vec3(-0.3, 0.05, 1.0), Vec3::X)
}

fn lips() -> Field {
    let upper = Field::sweep(
        Some(Vec3::Y),
        0.0,
        &[section(0.0, -16.8, 92.6, 4.4, 4.8), section(10.0, -16.4, 90.8, 4.2, 4.4), section(24.0, -19.4, 83.0, 2.5, 3.2)],
    );
    let lower = Field::sweep(
        Some(Vec3::Y),
        0.0,
        &[section(0.0, -25.5, 91.2, 4.6, 5.0), section(10.0, -25.0, 89.4, 4.3, 4.6), section(23.0, -20.6, 83.0, 2.5, 3.2)],
    );
    Clay::new().add(0.0, upper).add(1.0, lower).done()
}

fn chin() -> Field {
    Field::ellipsoid(vec3(0.0, -48.0, 79.0), vec3(17.0, 14.0, 15.5))
}

/// A real ear: rolled rim, inner ridge, bowl, tragus and lobe; about 62 high, leaning back, standing off by some 25 degrees.
fn ear() -> Field {
    let shell = Clay::new()
        .add(0.0, Field::ellipsoid_along(vec3(75.0, 21.0, -11.0), vec3(4.0, 27.5, 16.5), vec3(-0.42, 0.2, 1.0), vec3(1.0, 0.0, 0.42)))
        .add(4.0, Field::ellipsoid(vec3(69.0, -5.0, 1.0), vec3(4.5, 9.5, 7.5)))
        .add(6.0, Field::ellipsoid_along(vec3(66.0, 20.0, -10.0), vec3(8.0, 20.0, 9.0), vec3(0.0, -0.2, 1.0), Vec3::X))
        .done();
    let rim = Field::sweep(
        None,
        0.0,
        &[
            round(70.0, 20.0, -1.0, 2.6),
            round(71.5, 29.0, 4.0, 3.1),
            round(72.5, 41.0, 3.0, 3.4),
            round(75.0, 49.0, -7.0, 3.6),
            round(79.0, 45.5, -21.0, 3.6),
            round(81.0, 32.0, -27.0, 3.5),
            round(79.0, 14.0, -23.0, 3.4),
            round(74.0, -1.0, -11.0, 3.4),
            round(70.5, -9.0, -1.0, 3.6),
        ],
    );
    let ridge = Field::sweep(
        None,
        0.0,
        &[round(75.5, 40.0, -8.0, 2.4), round(78.0, 28.0, -17.0, 2.9), round(76.0, 13.0, -14.0, 2.9), round(72.5, 5.0, -4.0, 2.4)],
    );
    let bowl = Field::ellipsoid_along(vec3(79.0, 17.0, -5.0), vec3(8.0, 11.0, 8.0), vec3(-0.4, 0.0, 1.0), Vec3::X);
    let tragus = Field::ellipsoid(vec3(69.5, 15.0, 4.0), vec3(4.0, 6.0, 3.6));
    Clay::new().add(0.0, shell).cut(2.5, bowl).add(3.0, rim).add(3.0, ridge).add(2.5, tragus).done()
}

fn neck() -> Field {
    let sections = [
        section(0.0, 4.0, -20.0, 50.0, 48.0),
        section(0.0, -34.0, -12.0, 48.0, 46.5),
        section(0.0, -70.0, -11.0, 49.0, 49.0),
        section(0.0, -104.0, -17.0, 56.0, 56.0),
        section(0.0, -145.0, -20.0, 84.0, 64.0),
    ];
    // many short pieces: few would show as rings where the neck widens
    let column = Field::sweep_dense(Some(Vec3::X), 0.1, &catmull_rom(&sections, 28));
    // splenius and semispinalis leave a shallow furrow between them
    let nape = Field::ellipsoid_along(vec3(24.0, -30.0, -38.0), vec3(18.0, 22.0, 80.0), vec3(0.02, -1.0, -0.03), Vec3::X);
    let sternomastoid = Field::ellipsoid_along(vec3(38.0, -62.0, 8.0), vec3(12.0, 10.0, 84.0), vec3(-0.36, -1.0, 0.4), Vec3::X);
    Clay::new().add(0.0, column).add(26.0, nape).add(14.0, sternomastoid).done()
}

fn shoulders() -> Field {
    let trunk = Field::squared_ellipsoid(vec3(0.0, -222.0, -20.0), vec3(150.0, 88.0, 104.0), Vec3::Y, Vec3::X, 0.3);
    let trapezius = Field::squared_ellipsoid(vec3(84.0, -133.0, -36.0), vec3(98.0, 23.0, 36.0), Vec3::Z, vec3(1.0, -0.52, 0.0), 0.1);
    let arm = Field::ellipsoid(vec3(150.0, -194.0, -28.0), vec3(36.0, 56.0, 42.0));
    let collarbone = Field::sweep(
        None,
        0.0,
        &[round(14.0, -138.0, 40.0, 6.0), round(60.0, -135.0, 32.0, 5.0), round(105.0, -132.0, 2.0, 5.0), round(140.0, -138.0, -18.0, 6.0)],
    );
    Clay::new().add(0.0, trunk).add(30.0, trapezius).add(24.0, arm).add(16.0, collarbone).done()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The farthest skin from `from` along `direction`, mm.
    fn reach(field: &Field, from: Vec3, direction: Vec3) -> f32 {
        let mut far = 0.0;
        for step in 0..1200 {
            let at = step as f32 * 0.2;
            if field.distance(from + direction * at) < 0.0 {
                far = at;
            }
        }
        far
    }

    #[test]
    fn the_head_has_published_proportions() {
        let skin = skin();
        let middle = vec3(0.0, 62.0, -22.0);
        let breadth = 2.0 * reach(&skin, middle, Vec3::X);
        let length = reach(&skin, middle, Vec3::Z) + reach(&skin, middle, -Vec3::Z);
        let vertex = middle.y + reach(&skin, middle, Vec3::Y);
        assert!((150.0..160.0).contains(&breadth), "head breadth {breadth}");
        assert!((188.0..202.0).contains(&length), "head length {length}");
        assert!((136.0..147.0).contains(&vertex), "vertex {vertex} above the dens");
    }
}
