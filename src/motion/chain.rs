//! Where along the chain from the skull to the trunk a point of a structure lies.
//!
//! Bones have whole numbers. Soft parts take theirs from one field in space, so that neighbours
//! move alike and nothing tears: deep in the neck it follows the bones, further out it is spread
//! over the whole neck, as skin and long muscles slide over what lies below. Short parts between
//! two bones run from the one's number to the other's. Lengths without a source are shape numbers
//! in mm, judged by eye on the model.

use super::{JOINTS, Rig};
use crate::domain::{Joint, Level, Ligament, Muscle, Nerve, Side, StructureId};
use glam::{Vec3, vec3};

/// Steps from bone to bone of a chain position that is kept in one byte: 8 × 28 = 224 steps in all.
pub const CHAIN_STEPS: f32 = 28.0;

/// A chain position, 0 to 8, as one byte, 0 to 224: rounded to steps of 1/28, clamped to the range.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 224"
)]
pub fn pack_chain_position(place: f32) -> u8 {
    (place.clamp(0.0, JOINTS as f32) * CHAIN_STEPS + 0.5) as u8
}

/// The chain position of a byte made by [`pack_chain_position`]: 0 to 8 for 0 to 224; larger bytes
/// give positions over 8.
#[must_use]
pub fn unpack_chain_position(byte: u8) -> f32 {
    f32::from(byte) / CHAIN_STEPS
}

/// The chain position of a point of a structure at rest, mm in the frame of the model: 0 moves with
/// the occiput, 1 with C1, to 7 with C7, 8 with the trunk; between whole numbers both neighbours
/// carry the point.
#[must_use]
pub fn chain_position(id: StructureId, at: Vec3, rig: &Rig) -> f32 {
    match id {
        StructureId::Occiput => 0.0,
        StructureId::Vertebra(level) => level_position(level),
        StructureId::Disc(above) => disc(above, at, rig),
        StructureId::Joint(joint, side) => capsule(joint, side, at, rig),
        StructureId::MedianJoint => median(at, rig),
        StructureId::Ligament(ligament) => ligament_place(ligament, at, rig),
        // from the slope of the dens outwards to the condyle
        StructureId::AlarLigament(_) => 2.0 - 2.0 * share(at.x.abs(), 3.2, 11.0),
        StructureId::Muscle(muscle, _) => muscle_place(muscle, at, rig),
        // these two roots end in their foramina; the second goes on into its ganglion
        StructureId::Nerve(Nerve::C1Root | Nerve::C3Root, _)
        | StructureId::SpinalCord
        | StructureId::Dura
        | StructureId::VertebralArtery(_) => deep(at, rig),
        // it leaves its joint at once, behind; so it is pressed together by less than a tenth when
        // the head goes back
        StructureId::Nerve(Nerve::ThirdOccipital, _) => nerve(at, rig, 5.0, 20.0),
        StructureId::C2Ganglion(_) | StructureId::Nerve(..) => nerve(at, rig, 10.0, 34.0),
        StructureId::Skin => soft(at, rig),
    }
}

fn level_position(level: Level) -> f32 {
    f32::from(level as u8) + 1.0
}

/// How far `value` is on the way from `from` to `to`, 0 to 1.
fn share(value: f32, from: f32, to: f32) -> f32 {
    ((value - from) / (to - from)).clamp(0.0, 1.0)
}

/// The same, beginning and ending softly.
fn eased(value: f32, from: f32, to: f32) -> f32 {
    let t = share(value, from, to);
    t * t * (3.0 - 2.0 * t)
}

/// From the lower end-plate of the bone above to the upper one of the bone below.
fn disc(above: Level, at: Vec3, rig: &Rig) -> f32 {
    const HALF_MM: f32 = 2.4;
    let number = above as usize;
    let (upper, lower) = (rig.column[number], rig.column[number + 1]);
    let up = (upper - lower).normalize_or(Vec3::Y);
    let height = (at - upper.midpoint(lower)).dot(up);
    above as u8 as f32 + 1.0 + share(height, HALF_MM, -HALF_MM)
}

/// From the upper face of a joint to the lower one, across the joint space.
fn capsule(joint: Joint, side: Side, at: Vec3, rig: &Rig) -> f32 {
    let half_mm = if joint == Joint::C1C2 { 2.2 } else { 1.6 };
    let number = joint as usize;
    let at = at * vec3(side.sign(), 1.0, 1.0);
    let middle = rig.joints[number];
    let above = match joint {
        // a cup: what counts is how far a point lies from its middle, which is the head's
        Joint::C0C1 => {
            let (from_x, centre) = (0.55 * middle.x, rig.hinges[0].centre);
            let centre = centre + Vec3::X * from_x;
            middle.distance(centre) - at.distance(centre)
        }
        // slopes of the faces as the bones are built: 21.7 degrees down outwards; 46 down backwards
        Joint::C1C2 => (at - middle).dot(vec3(0.37, 0.93, 0.0)),
        Joint::C2C3 | Joint::C3C4 | Joint::C4C5 | Joint::C5C6 | Joint::C6C7 => {
            let up = rig.hinges[number].up;
            (at - middle).dot(up * 0.69 - Vec3::X.cross(up) * 0.72)
        }
    };
    joint as u8 as f32 + eased(above, half_mm, -half_mm)
}

/// From the dens outwards to the arch of the atlas.
fn median(at: Vec3, rig: &Rig) -> f32 {
    let pivot = rig.hinges[1];
    let from = at - pivot.centre;
    2.0 - share((from - pivot.up * from.dot(pivot.up)).length(), 5.5, 6.8)
}

fn ligament_place(ligament: Ligament, at: Vec3, rig: &Rig) -> f32 {
    match ligament {
        // the band belongs to the atlas; its upright limbs go up to the skull and down to the axis
        Ligament::Transverse => {
            let height = at.y - rig.column[0].y;
            1.0 - eased(height, 4.0, 12.0) + eased(height, -4.0, -13.0)
        }
        // from the tip of the dens to the skull
        Ligament::Apical => 2.0 - 2.0 * share(at.y, 0.0, 5.5),
        Ligament::Tectorial | Ligament::Nuchal => soft(at, rig),
    }
}

fn muscle_place(muscle: Muscle, at: Vec3, rig: &Rig) -> f32 {
    // from the side of the spinous process of the axis and the back of the atlas to the skull
    let (axis, atlas) = (rig.column[1].y, rig.column[0].y);
    match muscle {
        Muscle::RectusMajor => 2.0 - 2.0 * share(at.y, axis - 5.0, atlas + 11.0),
        Muscle::RectusMinor => 1.0 - eased(at.y, atlas - 7.0, atlas + 11.0),
        // outwards to the transverse process of the atlas
        Muscle::ObliquusInferior => 2.0 - share(at.x.abs(), 6.0, 34.0),
        Muscle::ObliquusSuperior => 1.0 - eased(at.z, -8.0, -38.0),
        Muscle::Semispinalis | Muscle::Sternocleidomastoid | Muscle::Trapezius => soft(at, rig),
    }
}

/// How far a point lies from the column, mm.
fn aside(at: Vec3, rig: &Rig) -> f32 {
    let forward = at.z - axis_z(at.y, rig);
    (at.x * at.x + forward * forward).sqrt()
}

/// Soft parts: deep ones follow the bones, those further out are spread over the neck.
fn soft(at: Vec3, rig: &Rig) -> f32 {
    let deep = deep(at, rig);
    deep + (outer(at) - deep) * eased(aside(at, rig), 26.0, 52.0)
}

/// Nerves leave the column and go up to the scalp: they slide under the skin, and soon go with the
/// head. So they are drawn out by less than a tenth (`tests/motion.rs`). Up to `near` mm from the
/// column they follow the bones, from `far` on the scalp.
fn nerve(at: Vec3, rig: &Rig, near: f32, far: f32) -> f32 {
    let deep = deep(at, rig);
    deep + (1.25 * share(at.y, 5.0, -65.0) - deep) * eased(aside(at, rig), near, far)
}

/// z of the column at this height.
fn axis_z(y: f32, rig: &Rig) -> f32 {
    let last = rig.column[7];
    let pair = rig.column.windows(2).find(|pair| y > pair[1].y);
    pair.map_or(last.z, |pair| {
        pair[1].z + (pair[0].z - pair[1].z) * share(y, pair[1].y, pair[0].y)
    })
}

/// Where the skull begins above the middle of the atlas, mm.
const SKULL_MM: f32 = 15.0;

/// By the height of the bones: whole at their middles and for a while round them, changing at the
/// joints.
fn deep(at: Vec3, rig: &Rig) -> f32 {
    // arches and spinous processes hang lower than their bodies
    let y = at.y + 0.27 * (axis_z(at.y, rig) - 2.0 - at.z).clamp(0.0, 45.0);
    let top = rig.column[0].y + SKULL_MM;
    let (mut upper, mut place) = (top, 0.0);
    for (number, lower) in rig.column.iter().map(|point| point.y).enumerate() {
        let still = (upper - lower) * 0.05;
        // the last is the disc below C7, half way to the trunk
        place += if number == 7 {
            0.5 * share(y, upper, lower)
        } else {
            eased(y, upper - still, lower + still)
        };
        upper = lower;
    }
    // and as far below it the trunk begins
    place += 0.5 * share(y, upper, upper - 12.0);
    place
}

/// Far from the bones: 0 on the head, 8 on the trunk, spread over the neck; most of the way goes to
/// the joint that turns most.
fn outer(at: Vec3) -> f32 {
    // the head ends along the jaw and behind it under the ear and the occiput
    let behind = -8.0 - 0.33 * (at.z + 10.0);
    let before = -40.0 - 0.3 * at.z;
    let head = behind + (before - behind) * eased(at.z, -24.0, 6.0);
    let trunk = -130.0 + 0.35 * (at.x.abs() - 45.0).max(0.0);
    let gone = eased(at.y, head, trunk.min(head - 20.0));
    // shares of the height: skull to C1, C1 to C2, the rest
    let (first, second) = (0.06, 0.5);
    if gone < first {
        gone / first
    } else if gone < second {
        1.0 + (gone - first) / (second - first)
    } else {
        2.0 + 6.0 * (gone - second) / (1.0 - second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::motion::rig::sample;

    #[test]
    fn every_place_survives_its_byte() {
        for byte in 0..=224_u8 {
            assert_eq!(pack_chain_position(unpack_chain_position(byte)), byte);
        }
        assert_eq!(
            (
                pack_chain_position(-1.0),
                pack_chain_position(9.0),
                unpack_chain_position(pack_chain_position(3.0))
            ),
            (0, 224, 3.0)
        );
    }

    #[test]
    fn bones_have_whole_numbers() {
        let rig = sample();
        assert_eq!(
            chain_position(StructureId::Occiput, Vec3::ZERO, &rig).to_bits(),
            0
        );
        for (number, &level) in Level::ALL.iter().enumerate() {
            let place = chain_position(StructureId::Vertebra(level), Vec3::ZERO, &rig);
            assert!(
                (place - number as f32 - 1.0).abs() < 1e-6,
                "{level}: {place}"
            );
        }
    }

    #[test]
    fn places_are_within_the_chain_and_never_jump() {
        let rig = sample();
        for &id in StructureId::all() {
            for x in (-60..=60_i16).step_by(20) {
                for z in (-80..=60_i16).step_by(20) {
                    let mut before: Option<f32> = None;
                    for half in -300..=120_i16 {
                        let at = vec3(f32::from(x), f32::from(half) * 0.5, f32::from(z));
                        let place = chain_position(id, at, &rig);
                        assert!((0.0..=8.0).contains(&place), "{id} {at}: {place}");
                        assert!(
                            before.is_none_or(|before| (before - place).abs() < 0.5),
                            "{id} jumps at {at}"
                        );
                        before = Some(place);
                    }
                }
            }
        }
    }

    #[test]
    fn the_cord_goes_with_each_bone_where_it_passes_it() {
        let rig = sample();
        for (number, body) in rig.column[1..7].iter().enumerate() {
            let place = chain_position(StructureId::SpinalCord, *body - Vec3::Z * 10.0, &rig);
            assert!(
                (place - number as f32 - 2.0).abs() < 0.4,
                "C{}: {place}",
                number + 2
            );
        }
    }

    #[test]
    fn the_head_is_rigid_and_so_is_the_trunk() {
        let rig = sample();
        for at in [
            vec3(0.0, 60.0, 90.0),
            vec3(70.0, 40.0, 0.0),
            vec3(0.0, 30.0, -95.0),
            vec3(0.0, -40.0, 95.0),
        ] {
            assert!(chain_position(StructureId::Skin, at, &rig) < 0.01, "{at}");
        }
        for at in [
            vec3(0.0, -150.0, 40.0),
            vec3(90.0, -130.0, -30.0),
            vec3(0.0, -160.0, -80.0),
        ] {
            assert!(chain_position(StructureId::Skin, at, &rig) > 7.99, "{at}");
        }
    }

    #[test]
    fn what_lies_between_two_bones_runs_from_one_to_the_other() {
        let rig = sample();
        let middle = rig.column[1].midpoint(rig.column[2]);
        let place =
            |y: f32| chain_position(StructureId::Disc(Level::C2), middle + Vec3::Y * y, &rig);
        assert!(
            (place(3.0) - 2.0).abs() < 0.01
                && (place(0.0) - 2.5).abs() < 0.05
                && (place(-3.0) - 3.0).abs() < 0.01
        );
        let joint = StructureId::Joint(Joint::C1C2, Side::Right);
        let space = rig.joints[1] * vec3(-1.0, 1.0, 1.0);
        let place = |y: f32| chain_position(joint, space + Vec3::Y * y, &rig);
        assert!(place(3.0) < 1.01 && place(-3.0) > 1.99 && (place(0.0) - 1.5).abs() < 0.05);
    }
}
