//! Named places on the bones, in the model's frame: where soft tissue starts, runs and ends.
//!
//! They come from the same numbers as the shapes, so they move with them.

use super::{
    atlas::ATLAS,
    axis::AXIS,
    column::{lower_facet, pose},
    dimensions::TypicalVertebra,
    facet::Facet,
    occiput::OCCIPUT,
};
use crate::domain::{Joint, Level, Side};
use glam::{Vec3, vec3};

/// Left as it is, right reflected.
fn sided(left: Vec3, side: Side) -> Vec3 {
    match side {
        Side::Left => left,
        Side::Right => left * vec3(-1.0, 1.0, 1.0),
    }
}

fn sided_facet(left: Facet, side: Side) -> Facet {
    match side {
        Side::Left => left,
        Side::Right => left.reflected(),
    }
}

/// The upper facet of a vertebra.
#[must_use]
pub fn superior_facet(level: Level, side: Side) -> Facet {
    let own = match level {
        Level::C1 => ATLAS.superior_facet(),
        Level::C2 => AXIS.superior_facet(),
        Level::C3 | Level::C4 | Level::C5 | Level::C6 | Level::C7 => {
            TypicalVertebra::of(level).superior_facet()
        }
    };
    sided_facet(pose(level).facet(&own), side)
}

/// The lower facet of a vertebra.
#[must_use]
pub fn inferior_facet(level: Level, side: Side) -> Facet {
    let own = if level == Level::C1 {
        ATLAS.inferior_facet()
    } else {
        lower_facet(level)
    };
    sided_facet(pose(level).facet(&own), side)
}

/// The condyle of the occiput.
#[must_use]
pub fn condyle(side: Side) -> Facet {
    sided_facet(OCCIPUT.condyle_facet(), side)
}

/// The two faces of a joint: of the upper bone (looking down), of the lower bone (looking up).
#[must_use]
pub fn joint(joint: Joint, side: Side) -> [Facet; 2] {
    match joint {
        Joint::C0C1 => [condyle(side), superior_facet(Level::C1, side)],
        Joint::C1C2 => [
            inferior_facet(Level::C1, side),
            superior_facet(Level::C2, side),
        ],
        Joint::C2C3 => [
            inferior_facet(Level::C2, side),
            superior_facet(Level::C3, side),
        ],
        Joint::C3C4 => [
            inferior_facet(Level::C3, side),
            superior_facet(Level::C4, side),
        ],
        Joint::C4C5 => [
            inferior_facet(Level::C4, side),
            superior_facet(Level::C5, side),
        ],
        Joint::C5C6 => [
            inferior_facet(Level::C5, side),
            superior_facet(Level::C6, side),
        ],
        Joint::C6C7 => [
            inferior_facet(Level::C6, side),
            superior_facet(Level::C7, side),
        ],
    }
}

/// Points through the transverse foramen from below upwards: the way of the vertebral artery (C1 to
/// C6; C7's foramen carries veins only).
#[must_use]
pub fn transverse_foramen(level: Level, side: Side) -> Vec<Vec3> {
    let pose = pose(level);
    let through =
        |p: Vec3, below: f32, above: f32| vec![p - Vec3::Y * below, p, p + Vec3::Y * above];
    let own = match level {
        Level::C1 => through(ATLAS.foramen(), 3.5, 3.5),
        Level::C2 => AXIS.foramen_course().to_vec(),
        Level::C3 | Level::C4 | Level::C5 | Level::C6 | Level::C7 => {
            through(TypicalVertebra::of(level).foramen(), 3.5, 3.0)
        }
    };
    own.into_iter()
        .map(|point| sided(pose.point(point), side))
        .collect()
}

/// Middle of the transverse foramen.
#[must_use]
pub fn transverse_foramen_centre(level: Level, side: Side) -> Vec3 {
    transverse_foramen(level, side)[1]
}

/// The way of the artery over the posterior arch of the atlas, from the foramen inwards.
#[must_use]
pub fn artery_groove(side: Side) -> [Vec3; 4] {
    [
        vec3(28.6, 5.6, -4.0),
        vec3(26.4, 5.2, -8.6),
        vec3(21.8, 4.6, -11.4),
        vec3(15.6, 4.8, -12.2),
    ]
    .map(|own| sided(pose(Level::C1).point(own), side))
}

/// Middle of the vertebral canal at this vertebra.
#[must_use]
pub fn canal_centre(level: Level) -> Vec3 {
    let own = match level {
        Level::C1 => ATLAS.canal(),
        Level::C2 => AXIS.canal_centre(),
        Level::C3 | Level::C4 | Level::C5 | Level::C6 | Level::C7 => {
            TypicalVertebra::of(level).canal()
        }
    };
    pose(level).point(own)
}

/// Middle of the foramen magnum.
#[must_use]
pub fn foramen_magnum() -> Vec3 {
    (OCCIPUT.basion + OCCIPUT.opisthion) * 0.5
}

/// Tip of the spinous process (of the prong of that side where it is forked); of the atlas the
/// posterior tubercle.
#[must_use]
pub fn spine_tip(level: Level, side: Side) -> Vec3 {
    let own = match level {
        Level::C1 => vec3(0.0, -1.0, ATLAS.posterior),
        Level::C2 => AXIS.spine_tip(),
        Level::C3 | Level::C4 | Level::C5 | Level::C6 | Level::C7 => {
            TypicalVertebra::of(level).spine_tip()
        }
    };
    sided(pose(level).point(own), side)
}

/// Tip of the transverse process.
#[must_use]
pub fn process_tip(level: Level, side: Side) -> Vec3 {
    let own = match level {
        Level::C1 => ATLAS.process_tip(),
        Level::C2 => AXIS.process_tip(),
        Level::C3 | Level::C4 | Level::C5 | Level::C6 | Level::C7 => {
            TypicalVertebra::of(level).process_tip()
        }
    };
    sided(pose(level).point(own), side)
}

/// Outer face of the lamina of the axis, below which the greater occipital nerve turns up.
#[must_use]
pub fn axis_lamina(side: Side) -> Vec3 {
    sided(AXIS.lamina(), side)
}

/// Upper edge of the posterior arch of the atlas, in the groove of the artery.
#[must_use]
pub fn atlas_arch(side: Side) -> Vec3 {
    sided(pose(Level::C1).point(ATLAS.groove()), side)
}

/// External occipital protuberance.
#[must_use]
pub fn inion() -> Vec3 {
    OCCIPUT.inion
}

/// Tip of the mastoid process.
#[must_use]
pub fn mastoid_tip(side: Side) -> Vec3 {
    sided(OCCIPUT.mastoid, side)
}

/// The superior nuchal line, from the midline outwards.
#[must_use]
pub fn superior_nuchal_line(side: Side) -> [Vec3; 5] {
    OCCIPUT
        .superior_nuchal_line()
        .map(|point| sided(point, side))
}
