//! What each joint gives of a posture.

use super::Posture;

/// Joints from the skull to the trunk: C0/C1, C1/C2, ... C6/C7, C7/T1 (with the thorax below).
pub const JOINTS: usize = 8;

/// Their names in the protocol, from the skull down.
pub const JOINT_NAMES: [&str; JOINTS] = [
    "c0-c1", "c1-c2", "c2-c3", "c3-c4", "c4-c5", "c5-c6", "c6-c7", "c7-t1",
];

/// Angles of one joint: the upper bone against the lower one, in the lower bone's frame. Degrees,
/// signs as in [`Posture`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SegmentAngles {
    /// Axial rotation, to the left positive.
    pub rotation_deg: f32,
    /// Flexion positive.
    pub flexion_deg: f32,
    /// Lateral bending, to the left positive.
    pub bending_deg: f32,
}

/// Number of the joint C1/C2.
const PIVOT: usize = 1;

/// Head angles of the table of kinematics#2 (D), one side.
const HEAD: [f32; 8] = [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 72.0];
/// C1/C2 at these (D from V: nearly 1:1 up to 20, 26.7-38.9 at 30-46, 36.8 at the end).
const ATLANTO_AXIAL: [f32; 8] = [0.0, 9.5, 18.5, 26.0, 31.5, 34.8, 36.4, 37.0];
/// C0/C1 at these (D; end 1.7 ± 1.5 to 2.5 ± 1.0, V).
const ATLANTO_OCCIPITAL: [f32; 8] = [0.0, 0.2, 0.4, 0.7, 1.0, 1.4, 1.7, 2.0];
/// C2 to C7 together at these (D).
const SUBAXIAL: [f32; 8] = [0.0, 0.3, 1.0, 2.9, 6.5, 11.3, 16.5, 20.5];
/// Shares of C2/C3 to C6/C7 in that sum (kinematics#2, D from Ishii: 2.2, 4.5, 4.6, 4.0, 1.6, V).
const SUBAXIAL_SHARES: [f32; 5] = [0.13, 0.26, 0.27, 0.24, 0.10];

/// Farthest flexion of each joint; C0/C1 is R (kinematics#1), the rest D: its share of 60.
const FLEXION: [f32; JOINTS] = [10.0, 11.0, 5.0, 6.0, 8.5, 9.5, 8.0, 2.0];
/// Farthest extension of each joint; C0/C1 is R (kinematics#1), the rest D. C1/C2 and C6/C7 give
/// less than their share, because the arch of the atlas would meet the spinous process of the axis,
/// and C6's that of C7.
///
/// Flexion and extension together stay within the ranges of kinematics#1: 24 (R), 15 (R), 12, 15,
/// 18, 20, 17 (V), 9 (R).
const EXTENSION: [f32; JOINTS] = [14.0, 3.0, 6.5, 9.0, 8.5, 8.5, 3.5, 7.0];
/// How much later than evenly the middle joints C2/C3 to C4/C5 move: 0 evenly, 1 not at all at the
/// start. kinematics#5 (V): they give most in mid-range, the lower ones near the start and the end;
/// the amount is D.
const LATENESS: f32 = 0.6;

/// Lateral bending of each joint to one side (kinematics#1: C2/C3 to C6/C7 V as upper bounds; 4 and
/// 3 above and 4 below R).
const BEND_RANGES: [f32; JOINTS] = [4.0, 3.0, 7.5, 8.5, 9.0, 7.0, 6.5, 4.0];
/// Turn to the same side for each degree of bending in C2/C3 to C6/C7: the axis rises 40° (C3/C4)
/// to 22° (C6/C7) out of the transverse plane (kinematics#4, V); between them and at C2/C3 D.
/// Tangents of 40, 40, 34, 28 and 22 degrees.
const TURN_PER_BEND: [f32; 5] = [0.84, 0.84, 0.67, 0.53, 0.40];

/// Bend to the other side of C0/C1 at full rotation: 4.1 ± 1.4 and 5.0 ± 3.0 (kinematics#1, V);
/// between them.
const OCCIPITAL_OPPOSITE_BEND: f32 = 4.5;
/// The same of C1/C2: 9.8 ± 3.8 upright (V); 3.8 ± 3.0 lying down (V) is not used. Against the axis
/// of the dens.
const ATLANTO_AXIAL_OPPOSITE_BEND: f32 = 9.8;
/// Bend to the same side for each degree of rotation from C2/C3 down (kinematics#7, D: Salem 4.0 /
/// 5.5).
const SAME_SIDE_BEND: f32 = 0.75;
/// Extension of C0/C1 at full rotation: 13.3 ± 4.9 and 12.0 ± 4.5 lying down (V), smaller upright:
/// the least of these bands.
const OCCIPITAL_EXTENSION: f32 = 7.5;
/// Flexion of C1/C2 at full rotation: up to 4.5 ± 3.1 upright (V; others extend by 6.4 ± 8.2).
const ATLANTO_AXIAL_FLEXION: f32 = 3.0;
/// Extension of C2/C3 to C4/C5 for each degree of their rotation: the direction is V (Salem), the
/// amount D. C5/C6, C6/C7 (V) and what lies below flex by what keeps the head level.
const MIDDLE_EXTENSION: f32 = 0.2;

/// What each joint gives when the head is held like this, from C0/C1 down. Nothing is given beyond
/// the ranges of [`Posture`].
///
/// Turn and nod of all joints add up to those of the head. Bends do not: the pivot of the atlas
/// leans back with the dens and the lower bones lean forward, and it is this that keeps the head
/// level in rotation (kinematics#1: upper neck 18.2 ± 5.9 to the other side, lower 21.4 ± 5.1 to
/// the same, V).
#[must_use]
pub fn segment_angles(posture: Posture) -> [SegmentAngles; JOINTS] {
    let posture = posture.clamped();
    let mut joints = [SegmentAngles::default(); JOINTS];
    add_nod(&mut joints, f32::from(posture.flexion_deg));
    add_turn(&mut joints, f32::from(posture.rotation_deg));
    add_bend(&mut joints, f32::from(posture.bending_deg));
    screw(&mut joints);
    joints
}

/// Flexion or extension, the lower joints first (kinematics#5).
fn add_nod(joints: &mut [SegmentAngles; JOINTS], nod: f32) {
    let (most, ends) = if nod > 0.0 {
        (Posture::MAX_FLEXION_DEG, FLEXION)
    } else {
        (Posture::MAX_EXTENSION_DEG, EXTENSION)
    };
    let used = nod.abs() / f32::from(most);
    // slow, quick, slow; the three lower joints give what the three middle ones hold back
    let wave = LATENESS * used * (1.0 - used) * (1.0 - 2.0 * used);
    let (middle, low): (f32, f32) = (ends[2..5].iter().sum(), ends[5..].iter().sum());
    for (number, (joint, end)) in joints.iter_mut().zip(ends).enumerate() {
        let ahead = match number {
            0 | 1 => 0.0,
            2..=4 => -wave,
            _ => wave * middle / low,
        };
        joint.flexion_deg += end * (used + ahead) * nod.signum();
    }
}

/// Axial rotation with the motions that go with it.
fn add_turn(joints: &mut [SegmentAngles; JOINTS], turn: f32) {
    let (head, side) = (turn.abs(), turn.signum());
    let pivot = at(&ATLANTO_AXIAL, head);
    let (occipital, subaxial) = (at(&ATLANTO_OCCIPITAL, head), at(&SUBAXIAL, head));
    joints[0].rotation_deg += occipital * side;
    joints[PIVOT].rotation_deg += pivot * side;
    for (joint, share) in joints[2..7].iter_mut().zip(SUBAXIAL_SHARES) {
        joint.rotation_deg += subaxial * share * side;
        joint.bending_deg += SAME_SIDE_BEND * subaxial * share * side;
    }
    joints[7].rotation_deg += (head - pivot - occipital - subaxial) * side;
    let done = pivot / ATLANTO_AXIAL[7];
    joints[0].bending_deg -= OCCIPITAL_OPPOSITE_BEND * done * side;
    let middle: [f32; 3] =
        [0, 1, 2].map(|number| MIDDLE_EXTENSION * subaxial * SUBAXIAL_SHARES[number]);
    let looks_up = OCCIPITAL_EXTENSION * done + middle.iter().sum::<f32>();
    joints[0].flexion_deg -= OCCIPITAL_EXTENSION * done;
    for (joint, extension) in joints[2..5].iter_mut().zip(middle) {
        joint.flexion_deg -= extension;
    }
    for joint in &mut joints[5..] {
        joint.flexion_deg += looks_up / 3.0;
    }
}

/// What goes with the rotation of C1/C2, whatever it came from. The further it has turned the less
/// is left of the nod and the tilt that were asked of it: at the end the faces leave one way only,
/// and the lowest joint gives the rest (D).
fn screw(joints: &mut [SegmentAngles; JOINTS]) {
    let SegmentAngles {
        rotation_deg,
        flexion_deg,
        bending_deg,
    } = joints[PIVOT];
    let done = rotation_deg / ATLANTO_AXIAL[7];
    let free = 1.0 - done * done;
    let flexion = ATLANTO_AXIAL_FLEXION * done.abs();
    joints[PIVOT].flexion_deg = flexion_deg * free + flexion;
    joints[PIVOT].bending_deg = bending_deg * free - ATLANTO_AXIAL_OPPOSITE_BEND * done;
    joints[7].flexion_deg += flexion_deg * (1.0 - free) - flexion;
    joints[7].bending_deg += bending_deg * (1.0 - free);
}

/// Lateral bending; the lower joints turn with it and C1/C2 turns back by as much, as far as it can
/// (D).
fn add_bend(joints: &mut [SegmentAngles; JOINTS], bend: f32) {
    let whole: f32 = BEND_RANGES.iter().sum();
    let given = BEND_RANGES.map(|range| range / whole * bend);
    for (joint, given) in joints.iter_mut().zip(given) {
        joint.bending_deg += given;
    }
    let turns: [f32; 5] = [0, 1, 2, 3, 4].map(|number| given[number + 2] * TURN_PER_BEND[number]);
    let sum: f32 = turns.iter().sum();
    let back = (joints[PIVOT].rotation_deg - sum).clamp(-ATLANTO_AXIAL[7], ATLANTO_AXIAL[7])
        - joints[PIVOT].rotation_deg;
    // what the pivot cannot turn back the others do not turn
    let share = if sum == 0.0 { 0.0 } else { -back / sum };
    joints[PIVOT].rotation_deg += back;
    for (joint, turn) in joints[2..7].iter_mut().zip(turns) {
        joint.rotation_deg += turn * share;
    }
}

/// The value of a column of the table at a head angle of 0 to 72 degrees, by a cubic that rises
/// wherever the column does (Fritsch and Butland's slopes: the harmonic mean of both neighbours).
fn at(column: &[f32; 8], head: f32) -> f32 {
    let step = |k: usize| HEAD[k + 1] - HEAD[k];
    let rise = |k: usize| (column[k + 1] - column[k]) / step(k);
    let slope = |k: usize| match k {
        // the column goes on on the other side of neutral as it comes here
        0 => rise(0),
        7 => rise(6),
        _ => 2.0 * rise(k - 1) * rise(k) / (rise(k - 1) + rise(k)).max(1e-6),
    };
    let k = (0..7).rev().find(|&k| head >= HEAD[k]).unwrap_or(0);
    let (t, long) = ((head - HEAD[k]) / step(k), step(k));
    let (before, after) = (t * t * (3.0 - 2.0 * t), t * (1.0 - t));
    column[k]
        + (column[k + 1] - column[k]) * before
        + long * after * (slope(k) * (1.0 - t) - slope(k + 1) * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(rotation_deg: i16) -> [SegmentAngles; JOINTS] {
        segment_angles(Posture {
            rotation_deg,
            ..Posture::NEUTRAL
        })
    }

    #[test]
    fn the_published_table_is_met() {
        for (k, head) in [0_i16, 10, 20, 30, 40, 50, 60, 72].into_iter().enumerate() {
            for side in [1, -1] {
                let joints = turned(head * side);
                let sign = f32::from(side);
                let subaxial: f32 = joints[2..7].iter().map(|joint| joint.rotation_deg).sum();
                for (given, wanted) in [
                    (joints[0].rotation_deg, ATLANTO_OCCIPITAL[k]),
                    (joints[1].rotation_deg, ATLANTO_AXIAL[k]),
                    (subaxial, SUBAXIAL[k]),
                ] {
                    assert!(
                        (given * sign - wanted).abs() < 0.05,
                        "{head}: {given} instead of {wanted}"
                    );
                }
            }
        }
    }

    #[test]
    fn turns_and_nods_add_up_to_those_of_the_head() {
        for rotation_deg in (-72..=72).step_by(6) {
            for flexion_deg in (-60..=60).step_by(10) {
                for bending_deg in (-40..=40).step_by(10) {
                    let posture = Posture {
                        rotation_deg,
                        flexion_deg,
                        bending_deg,
                    }
                    .clamped();
                    let joints = segment_angles(posture);
                    let sum = |of: fn(&SegmentAngles) -> f32| joints.iter().map(of).sum::<f32>();
                    assert!(
                        (sum(|joint| joint.rotation_deg) - f32::from(posture.rotation_deg)).abs()
                            < 0.01,
                        "{posture:?}"
                    );
                    assert!(
                        (sum(|joint| joint.flexion_deg) - f32::from(posture.flexion_deg)).abs()
                            < 0.01,
                        "{posture:?}"
                    );
                    assert!(
                        joints[PIVOT].rotation_deg.abs() <= 45.0,
                        "kinematics#7: never above 45 at C1/C2"
                    );
                    assert!(
                        (joints[0].rotation_deg + joints[1].rotation_deg).abs() <= 47.0,
                        "C0-C2 {posture:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn rotation_grows_with_the_head_in_every_joint() {
        for head in 1..=72 {
            let (before, now) = (turned(head - 1), turned(head));
            for (number, (before, now)) in before.iter().zip(now).enumerate() {
                assert!(
                    now.rotation_deg > before.rotation_deg - 0.03,
                    "joint {number} turns back at {head}"
                );
            }
        }
    }

    #[test]
    fn what_goes_with_rotation_goes_where_it_should() {
        for turn in [-72, -40, -20, 20, 40, 72] {
            let side = f32::from(turn).signum();
            let joints = turned(turn);
            assert!(
                joints[0].bending_deg * side < 0.0 && joints[1].bending_deg * side < 0.0,
                "above C2 to the other side"
            );
            assert!(
                joints[2..7]
                    .iter()
                    .all(|joint| joint.bending_deg * side > 0.0),
                "below to the same"
            );
            assert!(
                joints[0].flexion_deg < 0.0
                    && joints[2..5].iter().all(|joint| joint.flexion_deg < 0.0),
                "extension"
            );
            assert!(
                joints[5].flexion_deg > 0.0 && joints[6].flexion_deg > 0.0,
                "flexion at C5/C6 and C6/C7"
            );
        }
        let full = turned(72);
        assert!(
            (full[0].bending_deg + full[1].bending_deg + 18.2).abs() < 5.9,
            "18.2 ± 5.9 to the other side above"
        );
    }

    #[test]
    fn bending_turns_the_lower_joints_to_the_same_side() {
        let joints = segment_angles(Posture {
            bending_deg: 30,
            ..Posture::NEUTRAL
        });
        assert!(
            joints[2..7]
                .iter()
                .all(|joint| joint.bending_deg > 0.0 && joint.rotation_deg > 0.0)
        );
        assert!(
            joints[1].rotation_deg < 0.0 && joints[1].bending_deg > 0.0,
            "the atlas turns back, and tilts with the head"
        );
    }

    #[test]
    fn the_middle_joints_move_in_the_middle() {
        let nod = |flexion_deg| {
            segment_angles(Posture {
                flexion_deg,
                ..Posture::NEUTRAL
            })
        };
        let (start, middle) = (nod(6), nod(33));
        let before = nod(27);
        for number in 2..5 {
            assert!(
                middle[number].flexion_deg - before[number].flexion_deg
                    > 1.2 * start[number].flexion_deg,
                "joint {number}"
            );
        }
        for number in 5..8 {
            assert!(
                middle[number].flexion_deg - before[number].flexion_deg
                    < 0.9 * start[number].flexion_deg,
                "joint {number}"
            );
        }
    }

    #[test]
    fn no_joint_nods_beyond_its_published_range() {
        for ((flexion, extension), range) in FLEXION
            .iter()
            .zip(EXTENSION)
            .zip([24.0, 15.0, 12.0, 15.0, 18.0, 20.0, 17.0, 9.0])
        {
            assert!(
                flexion + extension <= range,
                "{flexion} + {extension} of {range}"
            );
        }
        let sum = |ends: [f32; JOINTS]| ends.iter().sum::<f32>();
        assert!((sum(FLEXION) - f32::from(Posture::MAX_FLEXION_DEG)).abs() < 1e-4);
        assert!((sum(EXTENSION) - f32::from(Posture::MAX_EXTENSION_DEG)).abs() < 1e-4);
    }

    #[test]
    fn a_mirror_image_is_mirrored() {
        let posture = Posture {
            rotation_deg: 41,
            flexion_deg: -18,
            bending_deg: 13,
        };
        for (here, there) in segment_angles(posture)
            .iter()
            .zip(segment_angles(posture.mirrored()))
        {
            let wanted = SegmentAngles {
                rotation_deg: -there.rotation_deg,
                flexion_deg: there.flexion_deg,
                bending_deg: -there.bending_deg,
            };
            assert!(
                (here.rotation_deg - wanted.rotation_deg).abs()
                    + (here.flexion_deg - wanted.flexion_deg).abs()
                    < 1e-4
            );
            assert!((here.bending_deg - wanted.bending_deg).abs() < 1e-4);
        }
    }
}
