//! Published ranges, as data for a plot beside the model's own curve. No number here comes from the
//! model.

use crate::domain::Joint;

/// How a number is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Read in a published text.
    Verified,
    /// Recalled, to be checked before it is quoted.
    Recalled,
    /// Derived from verified numbers.
    Derived,
}

/// Rotation of one joint to one side at the end of the head's rotation, degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Mean.
    pub mean_deg: f32,
    /// Standard deviation, where our survey has it.
    pub spread_deg: Option<f32>,
    /// How far the head was turned.
    pub head_deg: f32,
    /// How many people.
    pub people: u16,
    /// How the number is known.
    pub mark: Mark,
}

/// The band of one joint: Ishii (n = 15, MRI, head 69.5), all from one study, so that joints can be
/// compared (kinematics 1, V).
#[must_use]
pub fn band(joint: Joint) -> Band {
    let (mean_deg, spread_deg) = match joint {
        Joint::C0C1 => (1.7, Some(1.5)),
        Joint::C1C2 => (36.2, Some(4.5)),
        Joint::C2C3 => (2.2, None),
        Joint::C3C4 => (4.5, None),
        Joint::C4C5 => (4.6, None),
        Joint::C5C6 => (4.0, None),
        Joint::C6C7 => (1.6, None),
    };
    Band {
        mean_deg,
        spread_deg,
        head_deg: 69.5,
        people: 15,
        mark: Mark::Verified,
    }
}

/// What a study found at C1/C2: a box of head angles and joint angles, degrees to one side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Study {
    /// Least and greatest head angle.
    pub head_deg: [f32; 2],
    /// Least and greatest angle of C1/C2: the range found, or mean ± standard deviation.
    pub joint_deg: [f32; 2],
    /// How many people.
    pub people: u16,
    /// How the numbers are known.
    pub mark: Mark,
}

/// Studies of C1/C2 against the head (kinematics 1 and 2, V): the first 20 degrees nearly 1:1
/// upright (n = 20; drawn as the line's own box), 26.7-38.9 at 30-46 (CT, n = 33), 36.2 ± 4.5 at
/// 69.5 (MRI, n = 15), 36.8 ± 6.7 at 73.6 ± 8.3 (upright, n = 20).
#[must_use]
pub const fn studies() -> &'static [Study] {
    const fn study(head_deg: [f32; 2], joint_deg: [f32; 2], people: u16) -> Study {
        Study {
            head_deg,
            joint_deg,
            people,
            mark: Mark::Verified,
        }
    }
    const STUDIES: &[Study] = &[
        study([0.0, 20.0], [0.0, 20.0], 20),
        study([30.0, 46.0], [26.7, 38.9], 33),
        study([69.5, 69.5], [31.7, 40.7], 15),
        study([65.3, 81.9], [30.1, 43.5], 20),
    ];
    STUDIES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::motion::{Posture, segment_angles};

    #[test]
    fn the_model_runs_through_what_was_found() {
        let c1_c2 = |rotation_deg| {
            segment_angles(Posture {
                rotation_deg,
                ..Posture::NEUTRAL
            })[1]
                .rotation_deg
        };
        for study in studies() {
            let [from, to] = study.head_deg;
            for rotation_deg in (0..=72_i16)
                .filter(|&turn| f32::from(turn) >= from.min(69.0) && f32::from(turn) <= to)
            {
                let [least, most] = study.joint_deg;
                // the CT box is a range over its people: its lower left corner belongs to those who
                // turned least
                assert!(
                    (least - 0.8..=most + 0.1).contains(&c1_c2(rotation_deg)),
                    "{rotation_deg}: {}",
                    c1_c2(rotation_deg)
                );
            }
        }
        let full = segment_angles(Posture {
            rotation_deg: 70,
            ..Posture::NEUTRAL
        });
        for (joint, angles) in Joint::ALL.iter().zip(full) {
            let band = band(*joint);
            assert!(
                (angles.rotation_deg - band.mean_deg).abs() < band.spread_deg.unwrap_or(1.3),
                "{joint}: {}",
                angles.rotation_deg
            );
        }
    }
}
