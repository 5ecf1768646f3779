//! Where the joints lie, read from named points of the model.

use super::pose::{BONES, Pose, RigidTransform};
use super::{JOINTS, Posture, SegmentAngles, segment_angles};
use glam::{Quat, Vec3};

/// The named points of the model that a rig is made of; paired ones are the left ones. The last
/// seven are joint spaces.
pub const RIG_LANDMARKS: [&str; 17] = [
    "dens",
    "condyles",
    "condyles-tilt",
    "body-c2",
    "body-c3",
    "body-c4",
    "body-c5",
    "body-c6",
    "body-c7",
    "disc-c7-t1",
    "c0-c1-joint",
    "c1-c2-joint",
    "c2-c3-joint",
    "c3-c4-joint",
    "c4-c5-joint",
    "c5-c6-joint",
    "c6-c7-joint",
];

/// Centre of flexion and extension of C2 on C3 to C6 on C7, in the lower vertebra: mm above the
/// middle of its body, mm before it. kinematics#4 (V, dynamic biplane X-rays of healthy necks,
/// PMC3656913).
const ROTATION_CENTRES: [[f32; 2]; 5] = [
    [-0.3, -2.8],
    [1.5, -1.8],
    [1.6, -1.9],
    [3.2, -2.0],
    [5.9, -2.0],
];
/// How far the atlas sinks at 37 degrees of rotation, mm: 2.2 ± 1.2 (kinematics#3, V); by the
/// square of the angle (D).
const SINKS_MM: f32 = 2.2;
/// The angle of that, degrees.
const SINKS_AT_DEG: f32 = 37.0;

/// Sine and cosine of the slope of the facets against the bodies, 46 degrees (morphometry#3.5: 44
/// to 50).
const FACET_SIN: f32 = 0.719;
const FACET_COS: f32 = 0.695;
/// How far a facet slides down before its tip meets the bone above, and how far one closes while
/// the other opens before it bears, mm; measured on the model's bones.
const FACET_ROOM_MM: [f32; 2] = [1.0, 0.3];

/// One joint at rest.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Hinge {
    /// What the upper bone turns about.
    pub centre: Vec3,
    /// Axis of its axial rotation, upwards.
    pub up: Vec3,
}

/// The joints of one neck at rest, and what else tells where along it a point lies. Points are in
/// mm in the frame of the model.
#[derive(Clone, Debug, PartialEq)]
pub struct Rig {
    /// From C0/C1 down.
    pub(super) hinges: [Hinge; JOINTS],
    /// From the centre of nodding of the head to the centre of its tilting.
    tilt: Vec3,
    /// Middles of the dens, of the bodies of C2 to C7 and of the disc below: the column from the
    /// atlas down.
    pub(super) column: [Vec3; 8],
    /// Middles of the left joint spaces, from C0/C1 down.
    pub(super) joints: [Vec3; 7],
}

impl Rig {
    /// The rig of a model whose points at rest `landmark` gives, mm; `None` when one of
    /// [`RIG_LANDMARKS`] is missing.
    #[must_use]
    pub fn new(landmark: impl Fn(&str) -> Option<Vec3>) -> Option<Self> {
        let mut points = [Vec3::ZERO; RIG_LANDMARKS.len()];
        for (point, name) in points.iter_mut().zip(RIG_LANDMARKS) {
            *point = landmark(name)?;
        }
        let [
            dens,
            condyles,
            tilt,
            c2,
            c3,
            c4,
            c5,
            c6,
            c7,
            disc,
            joints @ ..,
        ] = points;
        let column = [dens, c2, c3, c4, c5, c6, c7, disc];
        let mut hinges = [Hinge::default(); JOINTS];
        // the head turns on the atlas about the vertical (D)
        hinges[0] = Hinge {
            centre: condyles,
            up: Vec3::Y,
        };
        // kinematics#3: the axis lies inside the dens (V) and leans as the dens; its tip is the
        // origin of the model
        hinges[1] = Hinge {
            centre: dens,
            up: (-dens).normalize_or(Vec3::Y),
        };
        for (number, [above_mm, before_mm]) in ROTATION_CENTRES.into_iter().enumerate() {
            let (upper, lower) = (column[number + 1], column[number + 2]);
            let up = (upper - lower).normalize_or(Vec3::Y);
            hinges[number + 2] = Hinge {
                centre: lower + up * above_mm + Vec3::X.cross(up) * before_mm,
                up,
            };
        }
        // kinematics#4: half of the depth, just below the lower end-plate of C7 (V, an estimate)
        hinges[7] = Hinge {
            centre: disc,
            up: (c7 - disc).normalize_or(Vec3::Y),
        };
        Some(Self {
            hinges,
            tilt: tilt - condyles,
            column,
            joints,
        })
    }

    /// Where the bones stand in a posture; the trunk stands still. The posture is clamped to what a
    /// healthy neck reaches.
    #[must_use]
    pub fn pose(&self, posture: Posture) -> Pose {
        self.pose_of_joints(&segment_angles(posture))
    }

    /// Where the bones stand when the joints, from C0/C1 down, stand at these angles, degrees; not
    /// clamped.
    #[must_use]
    pub fn pose_of_joints(&self, joints: &[SegmentAngles; JOINTS]) -> Pose {
        let mut bones = [RigidTransform::REST; BONES];
        for number in (0..JOINTS).rev() {
            bones[number] = bones[number + 1].after(self.step(number, joints[number]));
        }
        Pose {
            bones,
            centres: self.hinges.map(|hinge| hinge.centre),
        }
    }

    /// How the bone above a joint moves while the bone below it rests.
    fn step(&self, number: usize, angles: SegmentAngles) -> RigidTransform {
        let Hinge { centre, up } = self.hinges[number];
        let forward = Vec3::X.cross(up);
        // a tilt to the left lowers the left
        let bend = about(forward, -angles.bending_deg);
        let rotation = bend * about(Vec3::X, angles.flexion_deg) * about(up, angles.rotation_deg);
        let glide = match number {
            // condyles slide sideways in their cups (kinematics#3, V: 2-3 mm)
            0 => self.tilt - bend * self.tilt,
            1 => up * (-SINKS_MM * (angles.rotation_deg / SINKS_AT_DEG).powi(2)),
            7 => Vec3::ZERO,
            _ => self.guided(number, rotation),
        };
        RigidTransform {
            rotation,
            translation: centre - rotation * centre + glide,
        }
    }

    /// How the facets guide a joint from C2/C3 down: both together come no nearer than they were;
    /// where one has slid down or closed as far as there is room, the other slides up or opens
    /// instead. kinematics#4: one plane of motion, along the facets (V, Anderst 2015); that the
    /// centre gives way by so much is D.
    fn guided(&self, number: usize, rotation: Quat) -> Vec3 {
        let Hinge { centre, up } = self.hinges[number];
        let forward = Vec3::X.cross(up);
        let (out, uphill) = (
            up * FACET_COS - forward * FACET_SIN,
            up * FACET_SIN + forward * FACET_COS,
        );
        let moves = [1.0, -1.0].map(|side| {
            let arm = self.joints[number] * Vec3::new(side, 1.0, 1.0) - centre;
            rotation * arm - arm
        });
        let [left, right] = moves.map(|moved| moved.dot(out));
        let closes = (left - right).abs() * 0.5;
        let slides = -moves[0].dot(uphill).min(moves[1].dot(uphill));
        uphill * (slides - FACET_ROOM_MM[0]).max(0.0)
            + out * ((closes - FACET_ROOM_MM[1]).max(0.0) - (left + right).min(0.0) * 0.5)
    }
}

/// A rotation about a unit axis, counter-clockwise seen from its tip.
fn about(axis: Vec3, degrees: f32) -> Quat {
    Quat::from_axis_angle(axis, degrees.to_radians())
}

/// Points of a neck near enough to the model's for tests of this room; the real ones are in
/// `anatomy`.
#[cfg(test)]
pub(super) fn sample() -> Rig {
    let point = |name: &str| {
        let [x, y, z] = match name {
            "dens" => [0.0, -7.8, 1.9],
            "condyles" => [0.0, 16.6, -9.6],
            "condyles-tilt" => [0.0, 38.5, -15.8],
            "body-c2" => [0.0, -28.3, 2.4],
            "body-c3" => [0.0, -46.7, 1.9],
            "body-c4" => [0.0, -63.4, -0.2],
            "body-c5" => [0.0, -79.7, -3.2],
            "body-c6" => [0.0, -95.7, -7.0],
            "body-c7" => [0.0, -111.9, -12.4],
            "disc-c7-t1" => [0.0, -120.3, -15.7],
            "c0-c1-joint" => [17.0, -1.7, -4.4],
            "c1-c2-joint" => [15.3, -15.8, -0.7],
            "c2-c3-joint" => [18.3, -37.1, -11.7],
            "c3-c4-joint" => [18.5, -53.0, -13.2],
            "c4-c5-joint" => [18.3, -68.6, -15.8],
            "c5-c6-joint" => [18.5, -83.7, -19.4],
            "c6-c7-joint" => [18.0, -98.6, -23.7],
            _ => return None,
        };
        Some(Vec3::new(x, y, z))
    };
    Rig::new(point).expect("every hinge has a point")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_point_makes_no_rig() {
        assert_eq!(
            Rig::new(|name| (name != "body-c5").then_some(Vec3::NEG_Y)),
            None
        );
    }

    #[test]
    fn a_turn_to_the_left_brings_the_face_to_the_left() {
        let rig = sample();
        let face = |rotation_deg, flexion_deg, bending_deg| {
            rig.pose(Posture {
                rotation_deg,
                flexion_deg,
                bending_deg,
            })
            .bones[0]
                .rotation
                * Vec3::Z
        };
        assert!(face(50, 0, 0).x > 0.7 && face(-50, 0, 0).x < -0.7);
        assert!(face(0, 40, 0).y < -0.6 && face(0, -40, 0).y > 0.6);
        let crown = |bending_deg| {
            rig.pose(Posture {
                bending_deg,
                ..Posture::NEUTRAL
            })
            .bones[0]
                .rotation
                * Vec3::Y
        };
        // less than the sum of the joints: see `segment_angles`
        assert!(crown(30).x > 0.35, "{}", crown(30));
    }

    #[test]
    fn the_atlas_sinks_on_the_axis_by_the_square_of_the_angle() {
        let rig = sample();
        let fall = |rotation_deg: f32| {
            let mut joints = [SegmentAngles::default(); JOINTS];
            joints[1].rotation_deg = rotation_deg;
            let pose = rig.pose_of_joints(&joints);
            let dens = rig.hinges[1];
            (pose.bones[1].transform_point(dens.centre)
                - pose.bones[2].transform_point(dens.centre))
            .dot(dens.up)
        };
        assert!(
            (fall(37.0) + 2.2).abs() < 1e-3 && (fall(-37.0) + 2.2).abs() < 1e-3,
            "{}",
            fall(37.0)
        );
        assert!((fall(18.5) + 0.55).abs() < 1e-3 && fall(0.0).abs() < 1e-6);
    }

    #[test]
    fn the_head_stays_level_when_it_turns() {
        let rig = sample();
        for rotation_deg in [-72, -50, -30, -15, 15, 30, 50, 72] {
            let crown = rig
                .pose(Posture {
                    rotation_deg,
                    ..Posture::NEUTRAL
                })
                .bones[0]
                .rotation
                * Vec3::Y;
            let tilt = crown.angle_between(Vec3::Y).to_degrees();
            println!("{rotation_deg}: {tilt:.1}");
            assert!(tilt < 8.0, "{rotation_deg}: the head leans by {tilt}");
        }
    }
}
