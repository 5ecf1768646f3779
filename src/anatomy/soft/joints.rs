//! Joint capsules with the cartilage in them: a lens that fills the joint space and a cuff that
//! bulges round its rim.

use super::attach::{clear_of, landing};
use crate::{
    anatomy::{
        bones::{self, column::ATLANTO_DENTAL_GAP_MM, facet::Facet, insertions, landmarks},
        catalogue::Sculpture,
        field::{CsgBuilder, Field, Pad, Section},
    },
    domain::{Joint, Level, Side, StructureId},
};
use glam::Vec3;

/// Points round the rim of a capsule.
const RIM_POINTS: u16 = 40;

/// The shape of one kind of capsule, mm. Judged by eye: the lateral atlanto-axial capsule is wide
/// and lax, the others are tighter.
struct Capsule {
    /// How far the cuff's axis lies outside the faces.
    overhang: f32,
    /// How far the cuff stands off the joint line beyond half the gap.
    fullness: f32,
}

fn capsule(joint: Joint) -> Capsule {
    match joint {
        Joint::C0C1 => Capsule {
            overhang: 0.7,
            fullness: 0.9,
        },
        Joint::C1C2 => Capsule {
            overhang: 0.5,
            fullness: 0.7,
        },
        Joint::C2C3 | Joint::C3C4 | Joint::C4C5 | Joint::C5C6 | Joint::C6C7 => Capsule {
            overhang: 0.8,
            fullness: 1.0,
        },
    }
}

/// All joints of the neck.
pub(super) fn sculptures() -> Vec<Sculpture> {
    let both = |&joint: &Joint| {
        let bones = bones_of(joint);
        Side::ALL
            .iter()
            .map(move |&side| sculpture(joint, side, &bones))
    };
    Joint::ALL.iter().flat_map(both).chain([median()]).collect()
}

/// The bones that meet in a joint.
fn bones_of(joint: Joint) -> [Field; 2] {
    let pair = |upper: Level, lower: Level| [upper, lower].map(bones::vertebra);
    match joint {
        Joint::C0C1 => [bones::occiput(), bones::vertebra(Level::C1)],
        Joint::C1C2 => pair(Level::C1, Level::C2),
        Joint::C2C3 => pair(Level::C2, Level::C3),
        Joint::C3C4 => pair(Level::C3, Level::C4),
        Joint::C4C5 => pair(Level::C4, Level::C5),
        Joint::C5C6 => pair(Level::C5, Level::C6),
        Joint::C6C7 => pair(Level::C6, Level::C7),
    }
}

fn sculpture(joint: Joint, side: Side, bones: &[Field; 2]) -> Sculpture {
    let middle = middle(joint, side);
    // the lower joints are context
    let errors = match joint {
        Joint::C0C1 | Joint::C1C2 | Joint::C2C3 => [0.07, 0.3],
        Joint::C3C4 | Joint::C4C5 | Joint::C5C6 | Joint::C6C7 => [0.1, 0.45],
    };
    // it starts at the bone's surface: a cut through both shows no rim within the bone
    let field = clear_of(shape(joint, side), &bones.each_ref());
    Sculpture::new(
        StructureId::Joint(joint, side),
        field,
        0.45,
        errors,
        back_of_rim(&middle, 0.0),
    )
}

/// The pivot: the space between the dens and the anterior arch of the atlas. Behind the dens, where
/// it glides on the transverse ligament, the two touch in the model.
fn median() -> Sculpture {
    let half_gap = ATLANTO_DENTAL_GAP_MM * 0.5;
    let bones = bones_of(Joint::C1C2);
    let face = median_face(&bones);
    let field = around(
        &face,
        half_gap,
        &Capsule {
            overhang: 0.4,
            fullness: 0.5,
        },
    );
    let field = clear_of(field, &bones.each_ref());
    Sculpture::new(
        StructureId::MedianJoint,
        field,
        0.4,
        [0.08, 0.35],
        face.centre + face.along * face.half_length,
    )
}

/// The face half way between the arch of the atlas and the dens, as the two stand.
fn median_face([atlas, axis]: &[Field; 2]) -> Facet {
    let dens = insertions::dens_face();
    let between = dens.centre + dens.normal * ATLANTO_DENTAL_GAP_MM * 0.5;
    let centre =
        landing(atlas, between, dens.normal).midpoint(landing(axis, between, -dens.normal));
    Facet { centre, ..dens }
}

/// The face half way between the two bones, looking up; as large as the larger of both.
#[must_use]
pub(super) fn middle(joint: Joint, side: Side) -> Facet {
    let [upper, lower] = landmarks::joint(joint, side);
    Facet {
        centre: (upper.centre + lower.centre) * 0.5,
        half_length: upper.half_length.max(lower.half_length),
        half_width: upper.half_width.max(lower.half_width),
        ..lower
    }
}

fn gap(joint: Joint) -> f32 {
    let [upper, lower] = landmarks::joint(joint, Side::Left);
    (upper.centre - lower.centre).dot(lower.normal).abs()
}

/// The capsule with the cartilage in it, before the bones are taken out of it.
#[must_use]
pub(super) fn shape(joint: Joint, side: Side) -> Field {
    around(&middle(joint, side), gap(joint) * 0.5, &capsule(joint))
}

/// A lens on a face half way between two bones, and the cuff round it.
fn around(face: &Facet, half_gap: f32, capsule: &Capsule) -> Field {
    let lens = Pad {
        centre: face.centre,
        normal: face.normal,
        along: face.along,
        half_length: face.half_length + capsule.overhang,
        half_width: face.half_width + capsule.overhang,
        half_height: half_gap + 0.25,
        rounding: half_gap * 0.8,
        dish: face.dish,
        bean: 0.0,
        squareness: 0.2,
    };
    let radius = half_gap + capsule.fullness;
    let rim: Vec<Section> = (0..=RIM_POINTS)
        .map(|k| f32::from(k) / f32::from(RIM_POINTS) * std::f32::consts::TAU)
        .map(|angle| Section {
            at: rim(face, capsule.overhang, angle),
            radii: [radius, radius * 0.9],
        })
        .collect();
    CsgBuilder::new()
        .add(0.0, lens)
        .add(0.8, Field::sweep_dense(Some(face.normal), 0.0, &rim))
        .done()
}

/// A point of the rim, `angle` radians from the direction of the length.
fn rim(face: &Facet, overhang: f32, angle: f32) -> Vec3 {
    let across = face.normal.cross(face.along).normalize();
    let (sin, cos) = angle.sin_cos();
    // 2 % out: the outline of the faces is a little squared
    let (u, v) = (
        cos * (face.half_length + overhang) * 1.02,
        sin * (face.half_width + overhang) * 1.02,
    );
    face.centre
        + face.along * u
        + across * v
        + face.normal * (face.dish.0 * u * u + face.dish.1 * v * v)
}

/// The point of the back of the rim that lies `share` of the half width outwards (-1 inner edge, 0
/// middle, 1 outer edge).
#[must_use]
pub(super) fn back_of_rim(face: &Facet, share: f32) -> Vec3 {
    let outwards = Vec3::X * face.centre.x.signum();
    let outwards = (outwards - face.normal * outwards.dot(face.normal)).normalize();
    let backwards = face.normal.cross(outwards);
    let backwards = backwards * -backwards.z.signum();
    let points: Vec<Vec3> = (0..360_u16)
        .map(|k| rim(face, 0.0, f32::from(k).to_radians()))
        .collect();
    let reach = points
        .iter()
        .map(|point| (*point - face.centre).dot(outwards))
        .fold(0.0, f32::max);
    let miss = |point: &Vec3| ((*point - face.centre).dot(outwards) - share * reach).abs();
    let back = points
        .into_iter()
        .filter(|point| (*point - face.centre).dot(backwards) > 0.0);
    back.min_by(|a, b| miss(a).total_cmp(&miss(b)))
        .unwrap_or(face.centre)
}

/// Where a needle would aim at the lateral atlanto-axial joint: the junction of the lateral third
/// and the medial two thirds of the back of the joint line, clear of ganglion and artery.
#[must_use]
pub(super) fn target(side: Side) -> Vec3 {
    back_of_rim(&middle(Joint::C1C2, side), 1.0 / 3.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::vec3;

    #[test]
    fn capsules_fill_the_gap_and_touch_both_bones() {
        for joint in [
            Joint::C1C2,
            Joint::C2C3,
            Joint::C3C4,
            Joint::C6C7,
            Joint::C0C1,
        ] {
            let bones = bones_of(joint);
            let face = middle(joint, Side::Left);
            let capsule = clear_of(shape(joint, Side::Left), &bones.each_ref());
            assert!(
                capsule.distance(face.centre) < -0.3,
                "{joint} is not filled"
            );
            for bone in &bones {
                assert!(
                    bone.distance(face.centre) > 0.1,
                    "{joint}: bone where the cartilage is"
                );
            }
            let bounds = capsule.bounds();
            let steps = (bounds.max - bounds.min).as_uvec3();
            for (i, j, k) in (0..steps.x)
                .flat_map(|i| (0..steps.y).flat_map(move |j| (0..steps.z).map(move |k| (i, j, k))))
            {
                let at = bounds.min + vec3(i as f32, j as f32, k as f32);
                if capsule.distance(at) < 0.0 {
                    let deep = bones
                        .iter()
                        .map(|bone| -bone.distance(at))
                        .fold(f32::MIN, f32::max);
                    assert!(
                        deep < 0.3,
                        "{joint}: {deep} mm of the capsule lie in bone at {at}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_median_joint_lies_between_dens_and_arch() {
        let joint = median();
        let bones = bones_of(Joint::C1C2);
        let face = median_face(&bones);
        let middle = face.centre;
        for (bone, way) in bones.iter().zip([1.0, -1.0]) {
            assert!(
                joint.field.distance(middle) < -0.3 && bone.distance(middle) > 0.1,
                "{}",
                bone.distance(middle)
            );
            assert!(
                bone.distance(middle + face.normal * way * 1.6) < 0.0,
                "no bone {way} of the joint"
            );
        }
    }

    #[test]
    fn the_target_is_on_the_back_of_the_joint_line_and_lateral() {
        let face = middle(Joint::C1C2, Side::Left);
        let target = target(Side::Left);
        assert!(
            target.z < face.centre.z - 4.0 && target.x > face.centre.x + 1.5,
            "{target}"
        );
        let right = super::target(Side::Right);
        assert!((right - target.with_x(-target.x)).length() < 0.3);
    }
}
