//! What the flexion-rotation test measures: the chin on the chest, then the head turned to each
//! side.

use super::studies::Mark;

/// Degrees of one group or rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Degrees to one side.
    pub degrees: f32,
    /// How many people, where it is told.
    pub people: Option<u16>,
    /// Whether the number was read in a published text.
    pub mark: Mark,
}

/// The test in numbers. Turning the drawn C1/C2 by these would be wrong: the joint alone gives
/// 32-37, the rest of the 44 comes from its neighbours (medical 2.4). Never offered as a test on
/// oneself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlexionRotation {
    /// Healthy people, each side.
    pub healthy: Reading,
    /// Headache from the neck, painful side.
    pub painful_side: Reading,
    /// Headache from the neck, tighter side, in the study of three groups.
    pub cervicogenic: Reading,
    /// Migraine in that study.
    pub migraine: Reading,
    /// Mixed forms in that study.
    pub mixed: Reading,
    /// Below this the test counts as positive, in that study.
    pub cut_off: Reading,
    /// A cut-off that is often used.
    pub usual_cut_off: Reading,
    /// Percent who were sorted rightly at the cut-off.
    pub right_percent: u8,
    /// Sensitivity in percent, for a painful C1/C2.
    pub sensitivity_percent: u8,
    /// Specificity in percent; all studies compare with healthy or clear-cut cases, so in practice
    /// it is probably lower.
    pub specificity_percent: u8,
    /// The smallest change that is more than error of measurement, degrees.
    pub detectable_change_deg: f32,
}

const fn reading(degrees: f32, people: Option<u16>, mark: Mark) -> Reading {
    Reading {
        degrees,
        people,
        mark,
    }
}

/// kinematics 6 and medical 2.4: healthy 44 and painful side 28 (n = 28 each, Man Ther 2004;9:197,
/// V); 25, 42 and 35, cut-off 30, right in 85 % (n = 20 each, Hall 2010, V); 32-33 often used (R);
/// 91 % and 90 % (Man Ther 2007;12:256, V); change 7 at most (V).
pub const FLEXION_ROTATION: FlexionRotation = FlexionRotation {
    healthy: reading(44.0, Some(28), Mark::Verified),
    painful_side: reading(28.0, Some(28), Mark::Verified),
    cervicogenic: reading(25.0, Some(20), Mark::Verified),
    migraine: reading(42.0, Some(20), Mark::Verified),
    mixed: reading(35.0, Some(20), Mark::Verified),
    cut_off: reading(30.0, None, Mark::Verified),
    usual_cut_off: reading(32.5, None, Mark::Recalled),
    right_percent: 85,
    sensitivity_percent: 91,
    specificity_percent: 90,
    detectable_change_deg: 7.0,
};
