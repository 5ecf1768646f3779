//! The skin of head, neck and upper shoulders: a calm, neutral person, drawn as a ghost behind the
//! anatomy.
//!
//! Sizes follow an adult between the male and female means, common anthropometric values, rounded:
//! head breadth 152, head length 195, bizygomatic breadth 135, face from the root of the nose to
//! the chin 115, nose breadth 35, mouth breadth 50, between the pupils 63, ear 62, neck breadth
//! 112. Tragion and infraorbitale lie near where Reed & Jones 2017 (UMTRI-2017-1, appendix A) put
//! them relative to the tip of the dens; the face looks up less than there (5 instead of 9
//! degrees). Heights and depths of single features were judged by eye from every side.

mod ear;
mod face;
mod features;
mod head;
mod neck;
mod shoulders;

use super::areas;
use crate::{
    anatomy::{
        catalogue::Sculpture,
        field::{CsgBuilder, Field},
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
    let mut skin = Sculpture::new(
        StructureId::Skin,
        skin(),
        2.0,
        [0.25, 0.9],
        on_surface(&skin(), ANCHOR),
    );
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

/// The whole surface, closed: head on neck on shoulders, ended below like a bust.
#[must_use]
pub(super) fn skin() -> Field {
    let left = CsgBuilder::new()
        .add(0.0, head::head())
        .add(20.0, neck::neck())
        .add(36.0, shoulders::shoulders())
        .add(22.0, neck::relief())
        .add(16.0, shoulders::collarbone())
        .add(3.0, ear::ear())
        .done();
    shoulders::ended(left.mirrored(MIDLINE_SOFTNESS))
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
        assert!(
            (136.0..147.0).contains(&vertex),
            "vertex {vertex} above the dens"
        );
    }

    /// On a lattice of 3 mm round the head.
    #[test]
    fn the_skull_lies_inside_with_soft_tissue_over_it() {
        let (skin, skull) = (skin(), crate::anatomy::bones::occiput());
        let bounds = skull.bounds();
        let steps = ((bounds.max - bounds.min) / 3.0).ceil().as_uvec3();
        for (i, j) in (0..=steps.x).flat_map(|i| (0..=steps.y).map(move |j| (i, j))) {
            for k in 0..=steps.z {
                let point = bounds.min + vec3(i as f32, j as f32, k as f32) * 3.0;
                if skull.distance(point) < 0.0 {
                    let depth = -skin.distance(point);
                    assert!(depth > 2.0, "bone at {point} is {depth} mm under the skin");
                }
            }
        }
    }
}
