//! From where the model is seen, and what lies at the edges of the picture, as ids of words.

use crate::domain::Listed;
use crate::scene::View;

/// From where the model is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facing {
    /// From the front.
    Front,
    /// From the patient's left.
    Left,
    /// From the patient's right.
    Right,
    /// From behind.
    Back,
    /// From the front, on the left.
    FrontLeft,
    /// From the front, on the right.
    FrontRight,
    /// From behind, on the left.
    BackLeft,
    /// From behind, on the right.
    BackRight,
    /// From above.
    Top,
    /// From below.
    Below,
}

impl Listed for Facing {
    fn list() -> &'static [Self] {
        &[
            Self::Front,
            Self::Left,
            Self::Right,
            Self::Back,
            Self::FrontLeft,
            Self::FrontRight,
            Self::BackLeft,
            Self::BackRight,
            Self::Top,
            Self::Below,
        ]
    }
}

/// A view pitched more than this is from above, or from below, degrees.
const STEEP_DEG: i16 = 60;

impl Facing {
    /// The octant of a view, or above or below.
    #[must_use]
    pub fn of(view: View) -> Self {
        if view.pitch_deg > STEEP_DEG {
            return Self::Top;
        }
        if view.pitch_deg < -STEEP_DEG {
            return Self::Below;
        }
        match view.yaw_deg {
            -22..=22 => Self::Front,
            23..=67 => Self::FrontLeft,
            68..=112 => Self::Left,
            113..=157 => Self::BackLeft,
            -67..=-23 => Self::FrontRight,
            -112..=-68 => Self::Right,
            -157..=-113 => Self::BackRight,
            _ => Self::Back,
        }
    }

    /// The id of its words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Front => "ui.seen.front",
            Self::Left => "ui.seen.left",
            Self::Right => "ui.seen.right",
            Self::Back => "ui.seen.back",
            Self::FrontLeft => "ui.seen.front-left",
            Self::FrontRight => "ui.seen.front-right",
            Self::BackLeft => "ui.seen.back-left",
            Self::BackRight => "ui.seen.back-right",
            Self::Top => "ui.seen.top",
            Self::Below => "ui.seen.below",
        }
    }

    /// The name of the still picture that shows the model most like this.
    #[must_use]
    pub fn still(self) -> &'static str {
        match self {
            Self::Front | Self::FrontLeft | Self::FrontRight => "front",
            Self::Left | Self::Right => "side",
            Self::BackLeft | Self::BackRight => "angle",
            Self::Back | Self::Top | Self::Below => "back",
        }
    }
}

/// The word id of what lies at the right edge of the picture (`sign` 1) or the left one (-1): of
/// the patient's two sides, front and back, what the edge points to most.
#[must_use]
pub fn direction(view: View, sign: i16) -> &'static str {
    // the right of a picture from the front is the patient's left
    let turned = (i32::from(view.yaw_deg) + if sign > 0 { 0 } else { 180 }).rem_euclid(360);
    match turned {
        45..135 => "ui.your-back",
        135..225 => "ui.your-right",
        225..315 => "ui.your-front",
        _ => "ui.your-left",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Side;

    fn seen(yaw_deg: i16, pitch_deg: i16) -> View {
        View {
            yaw_deg,
            pitch_deg,
            ..View::home(Side::Left)
        }
    }

    #[test]
    fn the_edges_of_the_picture_are_named() {
        let edges = |yaw_deg| [-1, 1].map(|sign| direction(seen(yaw_deg, 0), sign));
        assert_eq!(edges(0), ["ui.your-right", "ui.your-left"]);
        assert_eq!(edges(180), ["ui.your-left", "ui.your-right"]);
        assert_eq!(edges(90), ["ui.your-front", "ui.your-back"]);
        assert_eq!(edges(-90), ["ui.your-back", "ui.your-front"]);
        assert_eq!(edges(142), ["ui.your-left", "ui.your-right"]);
    }

    #[test]
    fn every_view_has_its_octant_and_left_mirrors_right() {
        assert_eq!(Facing::of(seen(0, 61)), Facing::Top);
        assert_eq!(Facing::of(seen(0, -61)), Facing::Below);
        assert_eq!(Facing::of(seen(180, 60)), Facing::Back);
        assert_eq!(Facing::of(seen(-179, 0)), Facing::Back);
        let pairs = [
            (Facing::Left, Facing::Right),
            (Facing::FrontLeft, Facing::FrontRight),
            (Facing::BackLeft, Facing::BackRight),
        ];
        for yaw_deg in 0..180 {
            let [left, right] = [yaw_deg, -yaw_deg].map(|yaw_deg| Facing::of(seen(yaw_deg, 0)));
            assert!(left == right || pairs.contains(&(left, right)), "{yaw_deg}");
            assert_eq!(left == right, !(23..=157).contains(&yaw_deg), "{yaw_deg}");
        }
    }

    #[test]
    fn every_facing_has_words_of_its_own() {
        let mut keys: Vec<_> = Facing::list().iter().map(|facing| facing.key()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), Facing::list().len());
    }
}
