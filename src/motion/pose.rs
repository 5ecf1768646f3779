//! Where the bones stand, and how what lies between them is carried along.

use super::JOINTS;
use glam::{Quat, Vec3};

/// Occiput, C1 to C7 and the trunk.
pub const BONES: usize = JOINTS + 1;

/// A rigid transform in the frame of the model: `moved = rotation * rest + translation`, mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RigidTransform {
    /// A unit quaternion.
    pub rotation: Quat,
    /// Applied after the rotation, mm.
    pub translation: Vec3,
}

impl RigidTransform {
    /// The identity.
    pub const REST: Self = Self {
        rotation: Quat::IDENTITY,
        translation: Vec3::ZERO,
    };

    /// A point, mm, moved by the transform.
    #[must_use]
    pub fn transform_point(self, rest: Vec3) -> Vec3 {
        self.rotation * rest + self.translation
    }

    /// The inverse: a moved point, mm, where it was at rest.
    #[must_use]
    pub fn inverse_transform_point(self, moved: Vec3) -> Vec3 {
        self.rotation.conjugate() * (moved - self.translation)
    }

    /// The composition: first `first`, then this.
    #[must_use]
    pub fn after(self, first: Self) -> Self {
        // products of many unit quaternions drift
        Self {
            rotation: (self.rotation * first.rotation).normalize(),
            translation: self.transform_point(first.translation),
        }
    }
}

/// Where every bone stands, against where it stands at rest.
///
/// A point between two bones has a place between their numbers: 0 the occiput, 1 to 7 the
/// vertebrae, 8 the trunk. It turns by the normalised mix of both quaternions about the centre of
/// the joint between them, and that centre moves by the mix of where both bones take it. At whole
/// places this is the bone's own motion; between, a ring round the neck keeps its width, which a
/// mix of the two moved points would not. Six multiplications more than that for the graphics card,
/// and no trigonometry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// Occiput, C1 to C7, trunk.
    pub bones: [RigidTransform; BONES],
    /// Centres of the joints at rest, from C0/C1 down, mm.
    pub centres: [Vec3; JOINTS],
}

impl Pose {
    /// Nothing moves.
    pub const REST: Self = Self {
        bones: [RigidTransform::REST; BONES],
        centres: [Vec3::ZERO; JOINTS],
    };

    /// The transform at a chain position, 0 to 8 (clamped): that of the bone at whole numbers.
    #[must_use]
    pub fn transform_at(&self, position: f32) -> RigidTransform {
        let position = position.clamp(0.0, JOINTS as f32);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 8"
        )]
        let number = (position as usize).min(JOINTS - 1);
        let share = position - number as f32;
        let (upper, lower, centre) = (
            self.bones[number],
            self.bones[number + 1],
            self.centres[number],
        );
        // no two neighbours turn by more than half a turn: the shorter way is the right one
        let rotation = (upper.rotation * (1.0 - share) + lower.rotation * share).normalize();
        let moved = upper
            .transform_point(centre)
            .lerp(lower.transform_point(centre), share);
        RigidTransform {
            rotation,
            translation: moved - rotation * centre,
        }
    }

    /// A point at rest, mm, moved as its chain position does.
    #[must_use]
    pub fn pose_point(&self, rest: Vec3, position: f32) -> Vec3 {
        self.transform_at(position).transform_point(rest)
    }

    /// A unit normal at rest, turned as its chain position does.
    #[must_use]
    pub fn pose_normal(&self, normal: Vec3, position: f32) -> Vec3 {
        self.transform_at(position).rotation * normal
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::motion::{Posture, rig::sample};
    use glam::vec3;

    const POSTURES: [Posture; 5] = [
        Posture {
            rotation_deg: 72,
            flexion_deg: 0,
            bending_deg: 0,
        },
        Posture {
            rotation_deg: -40,
            flexion_deg: 30,
            bending_deg: 0,
        },
        Posture {
            rotation_deg: 0,
            flexion_deg: -60,
            bending_deg: 0,
        },
        Posture {
            rotation_deg: 0,
            flexion_deg: 60,
            bending_deg: 0,
        },
        Posture {
            rotation_deg: 25,
            flexion_deg: -20,
            bending_deg: -20,
        },
    ];

    #[test]
    fn neutral_moves_nothing_at_all() {
        let pose = sample().pose(Posture::NEUTRAL);
        assert_eq!(pose.bones, [RigidTransform::REST; BONES]);
    }

    #[test]
    fn whole_places_move_with_their_bone() {
        for posture in POSTURES {
            let pose = sample().pose(posture);
            for (number, bone) in pose.bones.iter().enumerate() {
                let point = vec3(20.0, -60.0, -12.0);
                assert!(
                    pose.pose_point(point, number as f32)
                        .distance(bone.transform_point(point))
                        < 1e-3
                );
                assert!(
                    bone.inverse_transform_point(bone.transform_point(point))
                        .distance(point)
                        < 1e-3
                );
                // and there is no jump on either side
                for near in [-1e-3, 1e-3] {
                    assert!(
                        pose.pose_point(point, number as f32 + near)
                            .distance(bone.transform_point(point))
                            < 0.1,
                        "{posture:?} {number}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_mirror_image_of_the_posture_is_one_of_the_pose() {
        let flip = vec3(-1.0, 1.0, 1.0);
        for posture in POSTURES {
            let (here, there) = (sample().pose(posture), sample().pose(posture.mirrored()));
            for place in [0.0, 0.4, 1.0, 1.5, 2.2, 4.9, 7.3, 8.0] {
                let point = vec3(14.0, -40.0, -9.0);
                assert!(
                    (here.pose_point(point, place) * flip)
                        .distance(there.pose_point(point * flip, place))
                        < 1e-3,
                    "{posture:?} {place}"
                );
            }
        }
    }

    #[test]
    fn normals_stay_of_unit_length() {
        for posture in POSTURES {
            let pose = sample().pose(posture);
            for eighth in 0..=64_u8 {
                assert!(
                    (pose.pose_normal(Vec3::Z, f32::from(eighth) / 8.0).length() - 1.0).abs()
                        < 1e-5
                );
            }
        }
    }
}
