//! How the head is held against the trunk.

/// The head relative to the trunk, whole degrees, so that it survives an address. Neutral is how
/// the model stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Posture {
    /// Axial rotation: the face to the patient's left; negative to the right.
    pub rotation_deg: i16,
    /// Flexion: the chin to the chest; negative is extension.
    pub flexion_deg: i16,
    /// Lateral bending: the head to the patient's left shoulder; negative to the right.
    pub bending_deg: i16,
}

impl Posture {
    /// The head straight: nothing moves.
    pub const NEUTRAL: Self = Self {
        rotation_deg: 0,
        flexion_deg: 0,
        bending_deg: 0,
    };
    /// Farthest turn to one side. kinematics#2: the table ends at 72 (D); heads turned 73.6 ± 8.3
    /// (n = 20, V), 69.5 (V).
    pub const MAX_ROTATION_DEG: i16 = 72;
    /// Farthest flexion. kinematics#6: 50-60 (R); with the extension 120, where head to T1 is 117 ±
    /// 24 (kinematics#1, V).
    pub const MAX_FLEXION_DEG: i16 = 60;
    /// Farthest extension. kinematics#6: 60-70 (R).
    pub const MAX_EXTENSION_DEG: i16 = 60;
    /// Farthest tilt to one side. kinematics#6: 40-45 (R); the joints would add up to about 48
    /// (kinematics#1).
    pub const MAX_BENDING_DEG: i16 = 40;

    /// The nearest posture that a healthy neck reaches: each motion within its own range, and all
    /// together within one budget.
    ///
    /// Whoever turns fully cannot also look fully up, because the same joints give both; see
    /// [`budget`](Self::budget). D: the simplest such rule; no source for its shape.
    #[must_use]
    pub fn clamped(self) -> Self {
        let boxed = Self {
            rotation_deg: self
                .rotation_deg
                .clamp(-Self::MAX_ROTATION_DEG, Self::MAX_ROTATION_DEG),
            flexion_deg: self
                .flexion_deg
                .clamp(-Self::MAX_EXTENSION_DEG, Self::MAX_FLEXION_DEG),
            bending_deg: self
                .bending_deg
                .clamp(-Self::MAX_BENDING_DEG, Self::MAX_BENDING_DEG),
        };
        let used = boxed.budget();
        // some whole degrees use it up exactly, but for rounding
        if used < 1.0 + 1e-5 {
            return boxed;
        }
        let share = used.sqrt().recip();
        // towards neutral, so that rounding does not spend more than there is
        #[expect(clippy::cast_possible_truncation, reason = "less than a range")]
        let less = |degrees: i16| (f32::from(degrees) * share) as i16;
        Self {
            rotation_deg: less(boxed.rotation_deg),
            flexion_deg: less(boxed.flexion_deg),
            bending_deg: less(boxed.bending_deg),
        }
    }

    /// How much of what a neck can give at once is used: the sum of the squared shares of the three
    /// ranges; 1 is the end. A turn with a tilt to the other side counts with the sum of both
    /// shares: below C2 they always go to the same side (kinematics#1: in all studies, V), so the
    /// joints cannot give both.
    #[must_use]
    pub fn budget(self) -> f32 {
        let nod_range = if self.flexion_deg > 0 {
            Self::MAX_FLEXION_DEG
        } else {
            Self::MAX_EXTENSION_DEG
        };
        let share = |degrees: i16, range: i16| f32::from(degrees) / f32::from(range);
        let [turn, nod, bend] = [
            share(self.rotation_deg, Self::MAX_ROTATION_DEG),
            share(self.flexion_deg, nod_range),
            share(self.bending_deg, Self::MAX_BENDING_DEG),
        ];
        turn * turn + nod * nod + bend * bend - 2.0 * (turn * bend).min(0.0)
    }

    /// The same posture in a sagittal mirror: rotation and bending change sides.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self {
            rotation_deg: -self.rotation_deg,
            bending_deg: -self.bending_deg,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_posture_leaves_its_ranges() {
        let all = [
            i16::MIN + 1,
            -100,
            -72,
            -40,
            -30,
            0,
            15,
            40,
            60,
            72,
            i16::MAX,
        ];
        for rotation_deg in all {
            for flexion_deg in all {
                for bending_deg in all {
                    let clamped = Posture {
                        rotation_deg,
                        flexion_deg,
                        bending_deg,
                    }
                    .clamped();
                    assert!(
                        clamped.rotation_deg.abs() <= Posture::MAX_ROTATION_DEG
                            && clamped.bending_deg.abs() <= Posture::MAX_BENDING_DEG
                    );
                    assert!(
                        (-Posture::MAX_EXTENSION_DEG..=Posture::MAX_FLEXION_DEG)
                            .contains(&clamped.flexion_deg)
                    );
                    assert!(clamped.budget() < 1.0 + 1e-5, "{clamped:?}");
                    assert_eq!(clamped.clamped(), clamped);
                    assert_eq!(
                        clamped.mirrored(),
                        Posture {
                            rotation_deg,
                            flexion_deg,
                            bending_deg
                        }
                        .mirrored()
                        .clamped()
                    );
                }
            }
        }
    }

    #[test]
    fn a_full_turn_is_left_as_it_is() {
        let full = Posture {
            rotation_deg: 72,
            ..Posture::NEUTRAL
        };
        assert_eq!(full.clamped(), full);
    }
}
