//! Boxes along the axes.

use glam::Vec3;

/// An axis-aligned bounding box in the frame of the model: x to the patient's left, y up, z
/// forward, mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aabb {
    /// The corner with the smallest coordinates, mm.
    pub min: Vec3,
    /// The corner with the largest coordinates, mm.
    pub max: Vec3,
}

impl Aabb {
    /// The box that holds nothing; growing it by a point makes it that point.
    pub const EMPTY: Self = Self {
        min: Vec3::INFINITY,
        max: Vec3::NEG_INFINITY,
    };

    /// The smallest box round `points`; [`EMPTY`](Self::EMPTY) for none.
    pub fn around(points: impl IntoIterator<Item = Vec3>) -> Self {
        points.into_iter().fold(Self::EMPTY, Self::with_point)
    }

    /// This box grown to hold `point`, mm in the frame of the model.
    #[must_use]
    pub fn with_point(self, point: Vec3) -> Self {
        Self {
            min: self.min.min(point),
            max: self.max.max(point),
        }
    }

    /// The smallest box that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            min: self.min.min(other.min),
            max: self.max.max(other.max),
        }
    }

    /// Whether it holds nothing at all.
    #[must_use]
    pub fn is_empty(self) -> bool {
        !self.min.cmple(self.max).all()
    }

    /// The middle, mm; the origin for an empty box.
    #[must_use]
    pub fn centre(self) -> Vec3 {
        if self.is_empty() {
            Vec3::ZERO
        } else {
            (self.min + self.max) * 0.5
        }
    }

    /// Width, height and depth, mm; zero for an empty box.
    #[must_use]
    pub fn size(self) -> Vec3 {
        if self.is_empty() {
            Vec3::ZERO
        } else {
            self.max - self.min
        }
    }

    /// This box with `margin_mm` more on every side.
    #[must_use]
    pub fn grown(self, margin_mm: f32) -> Self {
        if self.is_empty() {
            self
        } else {
            Self {
                min: self.min - margin_mm,
                max: self.max + margin_mm,
            }
        }
    }

    /// The eight corners; none for an empty box.
    pub fn corners(self) -> impl Iterator<Item = Vec3> {
        let pick = move |corner: u8| {
            let take = |bit: u8, low: f32, high: f32| if corner & bit == 0 { low } else { high };
            Vec3::new(
                take(1, self.min.x, self.max.x),
                take(2, self.min.y, self.max.y),
                take(4, self.min.z, self.max.z),
            )
        };
        (0..if self.is_empty() { 0 } else { 8 }).map(pick)
    }

    /// Where a ray enters the box, in multiples of its direction (mm for a unit direction): 0 when
    /// it starts inside, none when it misses the box or enters it after `limit`. `origin` in mm;
    /// `inverse` is 1 / direction for each axis, infinite where the direction is 0.
    #[must_use]
    pub fn entry(self, origin: Vec3, inverse: Vec3, limit: f32) -> Option<f32> {
        let to_min = (self.min - origin) * inverse;
        let to_max = (self.max - origin) * inverse;
        let enter = to_min.min(to_max).max_element().max(0.0);
        let leave = to_min.max(to_max).min_element().min(limit);
        (enter <= leave).then_some(enter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_box_is_harmless() {
        assert!(Aabb::EMPTY.is_empty());
        assert_eq!(Aabb::EMPTY.centre(), Vec3::ZERO);
        assert_eq!(Aabb::EMPTY.size(), Vec3::ZERO);
        assert_eq!(Aabb::EMPTY.corners().count(), 0);
    }

    #[test]
    fn a_ray_enters_the_box_it_points_at_and_no_other() {
        let unit = Aabb {
            min: Vec3::splat(-1.0),
            max: Vec3::ONE,
        };
        let inverse = Vec3::new(f32::INFINITY, f32::INFINITY, -1.0);
        assert_eq!(
            unit.entry(Vec3::new(0.0, 0.5, 5.0), inverse, 100.0),
            Some(4.0)
        );
        assert_eq!(unit.entry(Vec3::new(0.0, 1.5, 5.0), inverse, 100.0), None);
        assert_eq!(unit.entry(Vec3::new(0.0, 0.5, 5.0), inverse, 3.0), None);
        assert_eq!(unit.entry(Vec3::new(0.0, 0.5, -5.0), inverse, 100.0), None);
    }
}
