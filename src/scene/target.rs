//! The point that the usual needle aims at, and what was measured on both sides of it: for
//! explaining, never for planning.
//!
//! Sources: the survey's section 6.4 (teaching texts: the junction of the lateral third and the
//! medial two thirds of the joint line; 488 CT angiograms: distances of a drawn path that met
//! neither artery nor sac).

use super::Scene;
use crate::domain::{Joint, Side, StructureId};
use glam::Vec3;

/// A distance that was measured, mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distance {
    /// Its mean.
    pub mean: f32,
    /// One standard deviation.
    pub deviation: f32,
    /// Least and greatest.
    pub range: [f32; 2],
}

/// From the target to the vertebral artery, which lies lateral.
pub const TO_ARTERY: Distance = Distance {
    mean: 7.1,
    deviation: 1.8,
    range: [2.2, 14.4],
};

/// From the target to the dural sac, which lies medial.
pub const TO_SAC: Distance = Distance {
    mean: 6.0,
    deviation: 2.2,
    range: [1.4, 18.0],
};

impl Scene {
    /// The target on the back of the C1/C2 joint of a side, mm; none without that joint.
    #[must_use]
    pub fn needle_target(&self, side: Side) -> Option<Vec3> {
        let joint = self.part(StructureId::Joint(Joint::C1C2, side))?;
        let (medial, lateral) = match side {
            Side::Left => (joint.bounds.min.x, joint.bounds.max.x),
            Side::Right => (joint.bounds.max.x, joint.bounds.min.x),
        };
        let x = lateral + (medial - lateral) / 3.0;
        // where the joint is hindmost there, half-way between its edges
        let there = || {
            joint.mesh.positions.iter().filter(|point| {
                (point[0] - x).abs() < SLICE_MM && point[2] < joint.bounds.centre().z
            })
        };
        let (low, high) = there().fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), point| {
            (low.min(point[1]), high.max(point[1]))
        });
        let back = there().fold(f32::INFINITY, |back, point| back.min(point[2]));
        back.is_finite()
            .then(|| Vec3::new(x, (low + high) / 2.0, back))
    }
}

/// Half the width of the slice of the joint that is looked at, mm.
const SLICE_MM: f32 = 1.0;
