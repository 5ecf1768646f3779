//! Where the viewer stands, in whole numbers that survive a URL exactly.

use crate::domain::{Side, named_enum};

named_enum! {
    /// A canonical view, named by where the viewer stands.
    NamedView, "view", {
        /// From behind.
        Back => "back",
        /// From behind and the chosen side.
        Angle => "angle",
        /// From the chosen side.
        Side => "side",
        /// From the other side.
        Across => "across",
        /// From the front.
        Front => "front",
        /// From above.
        Top => "top",
        /// The C1/C2 joint of the chosen side from behind, close by.
        Joint => "joint",
    }
}

/// A view of the model: where the camera stands. Whole numbers, so that a view survives a URL
/// exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// Turn about the vertical, degrees: 0 from the front, 90 from the patient's left, 180 from
    /// behind; -179 to 180.
    pub yaw_deg: i16,
    /// Height of the viewer, degrees above the horizontal; -80 to 80.
    pub pitch_deg: i16,
    /// 100 shows the whole neck and head; larger is nearer; 60 to 800.
    pub zoom_percent: u16,
    /// The point looked at, mm.
    pub target_mm: [i16; 3],
}

impl View {
    /// Steepest look from above or below, degrees: short of the pole, so that up stays up.
    pub const PITCH_LIMIT_DEG: i16 = 80;
    /// Farthest view, percent.
    pub const ZOOM_MIN_PERCENT: u16 = 60;
    /// Nearest view, percent.
    pub const ZOOM_MAX_PERCENT: u16 = 800;
    /// The point looked at stays within this distance of the origin on each axis, mm: the model is
    /// never lost.
    pub const TARGET_LIMIT_MM: i16 = 160;
    /// The point that canonical views look at, mm: between the upper neck and the back of the head.
    pub const HOME_TARGET_MM: [i16; 3] = [0, -8, -22];
    /// Zoom of canonical views, percent: bones and nerves fill most of the plate, the ghost may run
    /// out of it.
    pub const HOME_ZOOM_PERCENT: u16 = 129;
    /// The left C1/C2 joint, a little behind its middle, mm.
    pub const JOINT_TARGET_MM: [i16; 3] = [14, -14, -6];
    /// Zoom at which the joint with the bones above and below it fills the plate, percent.
    pub const JOINT_ZOOM_PERCENT: u16 = 444;

    /// The canonical view `named`, for a reader whose chosen side is `side`.
    ///
    /// # Example
    /// ```
    /// use atlanto::{domain::Side, scene::{NamedView, View}};
    /// // seen from above, x = the patient's left to the right, z = front upwards:
    /// //
    /// //            0 front
    /// //              |
    /// //   -90 right -+- 90 left
    /// //              |
    /// //   -142    180 back   142 = angle of a left-sided pain
    /// assert_eq!(View::named(NamedView::Angle, Side::Left).yaw_deg, 142);
    /// assert_eq!(View::named(NamedView::Angle, Side::Right).yaw_deg, -142);
    /// ```
    #[must_use]
    pub fn named(named: NamedView, side: Side) -> Self {
        let sign = match side {
            Side::Left => 1,
            Side::Right => -1,
        };
        let (yaw_deg, pitch_deg) = match named {
            NamedView::Back => (180, 4),
            NamedView::Angle => (sign * 142, 8),
            NamedView::Side => (sign * 90, 4),
            NamedView::Across => (sign * -90, 4),
            NamedView::Front => (0, 4),
            NamedView::Top => (180, Self::PITCH_LIMIT_DEG),
            NamedView::Joint => {
                let [x, y, z] = Self::JOINT_TARGET_MM;
                return Self {
                    yaw_deg: sign * 150,
                    pitch_deg: 6,
                    zoom_percent: Self::JOINT_ZOOM_PERCENT,
                    target_mm: [sign * x, y, z],
                };
            }
        };
        Self {
            yaw_deg,
            pitch_deg,
            zoom_percent: Self::HOME_ZOOM_PERCENT,
            target_mm: Self::HOME_TARGET_MM,
        }
    }

    /// The view of a reader who has not moved it: from behind, on the chosen side.
    #[must_use]
    pub fn home(side: Side) -> Self {
        Self::named(NamedView::Angle, side)
    }

    /// The same direction, with all of the skin in the picture, from the vertex to the shoulder
    /// blades.
    #[must_use]
    pub fn showing_all_skin(self) -> Self {
        Self {
            zoom_percent: 86,
            target_mm: [0, -38, 0],
            ..self
        }
    }

    /// The canonical view this is, if it is one for that side.
    #[must_use]
    pub fn name(self, side: Side) -> Option<NamedView> {
        NamedView::ALL
            .iter()
            .copied()
            .find(|&named| Self::named(named, side) == self)
    }

    /// The nearest view within the limits; a yaw is turned into -179 to 180.
    #[must_use]
    pub fn clamped(self) -> Self {
        let limit = Self::TARGET_LIMIT_MM;
        let turned = self.yaw_deg.rem_euclid(360);
        Self {
            yaw_deg: if turned > 180 { turned - 360 } else { turned },
            pitch_deg: self
                .pitch_deg
                .clamp(-Self::PITCH_LIMIT_DEG, Self::PITCH_LIMIT_DEG),
            zoom_percent: self
                .zoom_percent
                .clamp(Self::ZOOM_MIN_PERCENT, Self::ZOOM_MAX_PERCENT),
            target_mm: self.target_mm.map(|mm| mm.clamp(-limit, limit)),
        }
    }

    /// Its mirror image in the sagittal plane: the same view of the other side. Within the limits.
    #[must_use]
    pub fn mirrored(self) -> Self {
        let view = self.clamped();
        let [x, y, z] = view.target_mm;
        Self {
            yaw_deg: -view.yaw_deg,
            target_mm: [-x, y, z],
            ..view
        }
        .clamped()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_views_are_within_the_limits_and_mirror_into_each_other() {
        for &named in NamedView::ALL {
            let left = View::named(named, Side::Left);
            assert_eq!(left, left.clamped());
            assert_eq!(left.mirrored(), View::named(named, Side::Right));
            assert_eq!(left.name(Side::Left), Some(named));
        }
    }

    #[test]
    fn a_yaw_is_turned_and_the_rest_is_clamped() {
        let wild = View {
            yaw_deg: -180,
            pitch_deg: 90,
            zoom_percent: 1,
            target_mm: [900, -900, 3],
        };
        assert_eq!(
            wild.clamped(),
            View {
                yaw_deg: 180,
                pitch_deg: 80,
                zoom_percent: 60,
                target_mm: [160, -160, 3]
            }
        );
        assert_eq!(
            View {
                yaw_deg: i16::MIN,
                ..wild
            }
            .clamped()
            .yaw_deg,
            -8
        );
    }

    #[test]
    fn mirroring_twice_is_doing_nothing() {
        for yaw_deg in -179..=180 {
            let view = View {
                yaw_deg,
                pitch_deg: 3,
                zoom_percent: 240,
                target_mm: [12, -5, 7],
            };
            assert_eq!(view.mirrored().mirrored(), view);
        }
    }
}
