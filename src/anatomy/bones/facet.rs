//! Joint faces: where two bones meet. Both sides of a joint come from one face, so gaps are what we
//! say they are.

use crate::anatomy::field::{Field, Pad};
use glam::{Mat3, Vec3, vec3};

/// An articular face of bone (cartilage not counted), mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facet {
    /// Middle of the face.
    pub centre: Vec3,
    /// Unit vector out of the bone.
    pub normal: Vec3,
    /// Unit vector along the face, the direction of `half_length`.
    pub along: Vec3,
    /// Half of the length, mm.
    pub half_length: f32,
    /// Half of the width across, mm.
    pub half_width: f32,
    /// Curvature along and across, 1/mm; positive is a dish, negative a dome. A radius of r mm is 1
    /// / 2r.
    pub dish: (f32, f32),
}

impl Facet {
    /// The face of the neighbouring bone, `gap_mm` of joint space away.
    #[must_use]
    pub fn opposing(&self, gap_mm: f32) -> Self {
        Self {
            centre: self.centre + self.normal * gap_mm,
            normal: -self.normal,
            dish: (-self.dish.0, -self.dish.1),
            ..*self
        }
    }

    /// The same face with other half-axes, mm.
    #[must_use]
    pub fn sized(&self, half_length: f32, half_width: f32) -> Self {
        Self {
            half_length,
            half_width,
            ..*self
        }
    }

    /// The same face on the other side of the body.
    #[must_use]
    pub fn reflected(&self) -> Self {
        let flip = vec3(-1.0, 1.0, 1.0);
        Self {
            centre: self.centre * flip,
            normal: self.normal * flip,
            along: self.along * flip,
            ..*self
        }
    }

    /// The same face after a turn and a move.
    #[must_use]
    pub fn placed(&self, rotation: Mat3, translation: Vec3) -> Self {
        Self {
            centre: rotation * self.centre + translation,
            normal: rotation * self.normal,
            along: rotation * self.along,
            ..*self
        }
    }

    /// What must be carved off a mass that is too big: `depth_mm` above the face, wider than it by
    /// `margins_mm` along and across. Too small a margin leaves a rim standing.
    #[must_use]
    pub fn cutter(&self, depth_mm: f32, margins_mm: [f32; 2], rounding_mm: f32) -> Field {
        self.pad(
            self.normal * depth_mm * 0.5,
            depth_mm * 0.5,
            margins_mm,
            rounding_mm,
        )
        .into()
    }

    /// A plateau of bone that ends in this face: `height_mm` below it, `margin_mm` wider than it.
    #[must_use]
    pub fn plateau(&self, height_mm: f32, margin_mm: f32, rounding_mm: f32) -> Field {
        self.pad(
            -self.normal * height_mm * 0.5,
            height_mm * 0.5,
            [margin_mm; 2],
            rounding_mm,
        )
        .into()
    }

    /// The layer of cartilage on the face.
    #[must_use]
    pub fn cartilage(&self, thickness_mm: f32) -> Field {
        self.pad(Vec3::ZERO, thickness_mm, [0.0; 2], thickness_mm * 0.6)
            .into()
    }

    fn pad(&self, shift: Vec3, half_height: f32, margins: [f32; 2], rounding: f32) -> Pad {
        Pad {
            centre: self.centre + shift,
            normal: self.normal,
            along: self.along,
            half_length: self.half_length + margins[0],
            half_width: self.half_width + margins[1],
            half_height,
            rounding,
            dish: self.dish,
            bean: 0.0,
            squareness: 0.2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposing_faces_look_at_each_other_across_the_gap() {
        let face = Facet {
            centre: Vec3::ONE,
            normal: Vec3::Y,
            along: Vec3::Z,
            half_length: 8.0,
            half_width: 7.0,
            dish: (0.02, 0.01),
        };
        let other = face.opposing(3.0);
        assert!((other.centre - face.centre).length() > 2.99 && other.normal == -face.normal);
        assert!((face.opposing(3.0).opposing(3.0).centre - face.centre).length() < 1e-5);
    }
}
