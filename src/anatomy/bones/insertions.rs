//! Places on the bones where ligaments and muscles take hold, in the model's frame.
//!
//! Like [`landmarks`](super::landmarks) they come from the numbers of the shapes and move with
//! them. Numbers that stand here alone are shape numbers in mm, judged by eye; whoever needs a
//! point exactly on the bone lets it settle there.

use super::{atlas::ATLAS, axis::AXIS, column::pose, facet::Facet, occiput::OCCIPUT};
use crate::domain::{Level, Side};
use glam::{Vec3, vec3};

fn sided(left: Vec3, side: Side) -> Vec3 {
    left * vec3(side.sign(), 1.0, 1.0)
}

/// Front edge of the foramen magnum.
#[must_use]
pub fn basion() -> Vec3 {
    OCCIPUT.basion
}

/// Back edge of the foramen magnum.
#[must_use]
pub fn opisthion() -> Vec3 {
    OCCIPUT.opisthion
}

/// Tubercle on the inner side of a lateral mass of the atlas: where the transverse ligament starts.
#[must_use]
pub fn transverse_tubercle(side: Side) -> Vec3 {
    sided(pose(Level::C1).point(vec3(12.8, -0.8, 3.0)), side)
}

/// The axis of the dens `below` mm under its tip.
#[must_use]
pub fn dens(below: f32) -> Vec3 {
    pose(Level::C2).point(AXIS.dens(-below))
}

/// The slope beside the tip of the dens that looks up and outwards: where an alar ligament starts.
#[must_use]
pub fn dens_slope(side: Side) -> Vec3 {
    sided(pose(Level::C2).point(vec3(3.2, -2.8, -0.2)), side)
}

/// The face on the front of the dens that looks at the anterior arch of the atlas (n = 52: 9.7 ×
/// 7.9 mm).
#[must_use]
pub fn dens_face() -> Facet {
    let own = Facet {
        centre: AXIS.dens(-7.6) + Vec3::Z * AXIS.dens_depth * 0.5,
        normal: vec3(0.0, 0.18, 1.0).normalize(),
        along: vec3(0.0, 1.0, -0.18).normalize(),
        half_length: 4.85,
        half_width: 3.95,
        dish: (-0.010, -0.025),
    };
    pose(Level::C2).facet(&own)
}

/// Back wall of the body of the axis in the midline, `below` mm under the tip of the dens.
#[must_use]
pub fn axis_back(below: f32) -> Vec3 {
    pose(Level::C2).point(vec3(0.0, -below, AXIS.back))
}

/// Side of the spinous process of the axis, in front of its fork: the oblique and the great
/// straight muscle start here.
#[must_use]
pub fn axis_spine_side(side: Side) -> Vec3 {
    let tip = AXIS.spine_tip();
    sided(
        pose(Level::C2).point(vec3(tip.x - 2.0, tip.y + 4.0, tip.z + 5.0)),
        side,
    )
}

/// Behind the posterior tubercle of the atlas, beside the midline: the small straight muscle starts
/// here.
#[must_use]
pub fn atlas_back(side: Side) -> Vec3 {
    sided(
        pose(Level::C1).point(vec3(2.6, 1.4, ATLAS.posterior + 1.4)),
        side,
    )
}

/// The inferior nuchal line, from the median crest outwards.
#[must_use]
pub fn inferior_nuchal_line(side: Side) -> [Vec3; 4] {
    OCCIPUT
        .inferior_nuchal_line()
        .map(|point| sided(point, side))
}
