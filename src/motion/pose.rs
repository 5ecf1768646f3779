//! Where the bones stand, and how what lies between them is carried along.

use super::JOINTS;
use glam::{Quat, Vec3};

/// Occiput, C1 to C7 and the trunk.
pub const BONES: usize = JOINTS + 1;

/// A motion that keeps shapes: `moved = rotation * rest + shift`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rigid {
    /// Turn, a unit quaternion.
    pub rotation: Quat,
    /// Move after the turn, mm.
    pub shift: Vec3,
}

impl Rigid {
    /// Nothing moves.
    pub const REST: Self = Self {
        rotation: Quat::IDENTITY,
        shift: Vec3::ZERO,
    };

    /// A point, moved.
    #[must_use]
    pub fn point(self, rest: Vec3) -> Vec3 {
        self.rotation * rest + self.shift
    }

    /// A moved point where it was at rest.
    #[must_use]
    pub fn rest(self, moved: Vec3) -> Vec3 {
        self.rotation.conjugate() * (moved - self.shift)
    }

    /// First `first`, then this.
    #[must_use]
    pub fn after(self, first: Self) -> Self {
        // products of many unit quaternions drift
        Self {
            rotation: (self.rotation * first.rotation).normalize(),
            shift: self.point(first.shift),
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
    pub bones: [Rigid; BONES],
    /// Centres of the joints at rest, from C0/C1 down, mm.
    pub centres: [Vec3; JOINTS],
}

impl Pose {
    /// Nothing moves.
    pub const REST: Self = Self {
        bones: [Rigid::REST; BONES],
        centres: [Vec3::ZERO; JOINTS],
    };

    /// The motion at a place of the chain, 0 to 8.
    #[must_use]
    pub fn at(&self, place: f32) -> Rigid {
        let place = place.clamp(0.0, JOINTS as f32);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 8"
        )]
        let number = (place as usize).min(JOINTS - 1);
        let share = place - number as f32;
        let (upper, lower, centre) = (
            self.bones[number],
            self.bones[number + 1],
            self.centres[number],
        );
        // no two neighbours turn by more than half a turn: the shorter way is the right one
        let rotation = (upper.rotation * (1.0 - share) + lower.rotation * share).normalize();
        let moved = upper.point(centre).lerp(lower.point(centre), share);
        Rigid {
            rotation,
            shift: moved - rotation * centre,
        }
    }

    /// A point at rest, moved with its place.
    #[must_use]
    pub fn moved(&self, rest: Vec3, place: f32) -> Vec3 {
        self.at(place).point(rest)
    }

    /// A normal at rest, turned with its place.
    #[must_use]
    pub fn turned(&self, normal: Vec3, place: f32) -> Vec3 {
        self.at(place).rotation * normal
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::motion::{Posture, rig::sample};
    use glam::vec3;

    const POSTURES: [Posture; 5] = [
        Posture {
            turn_deg: 72,
            nod_deg: 0,
            bend_deg: 0,
        },
        Posture {
            turn_deg: -40,
            nod_deg: 30,
            bend_deg: 0,
        },
        Posture {
            turn_deg: 0,
            nod_deg: -60,
            bend_deg: 0,
        },
        Posture {
            turn_deg: 0,
            nod_deg: 60,
            bend_deg: 0,
        },
        Posture {
            turn_deg: 25,
            nod_deg: -20,
            bend_deg: -20,
        },
    ];

    #[test]
    fn neutral_moves_nothing_at_all() {
        let pose = sample().pose(Posture::NEUTRAL);
        assert_eq!(pose.bones, [Rigid::REST; BONES]);
    }

    #[test]
    fn whole_places_move_with_their_bone() {
        for posture in POSTURES {
            let pose = sample().pose(posture);
            for (number, bone) in pose.bones.iter().enumerate() {
                let point = vec3(20.0, -60.0, -12.0);
                assert!(pose.moved(point, number as f32).distance(bone.point(point)) < 1e-3);
                assert!(bone.rest(bone.point(point)).distance(point) < 1e-3);
                // and there is no jump on either side
                for near in [-1e-3, 1e-3] {
                    assert!(
                        pose.moved(point, number as f32 + near)
                            .distance(bone.point(point))
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
                    (here.moved(point, place) * flip).distance(there.moved(point * flip, place))
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
                    (pose.turned(Vec3::Z, f32::from(eighth) / 8.0).length() - 1.0).abs() < 1e-5
                );
            }
        }
    }
}
