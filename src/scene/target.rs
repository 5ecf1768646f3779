//! The point that the usual needle aims at: for explaining, never for planning.
//!
//! Teaching texts put it where the lateral third of the joint line meets its medial two thirds
//! (medical#5.4). How far artery and sac were found from there are measurements of the content.

use super::Scene;
use crate::domain::{Joint, Side, StructureId};
use glam::Vec3;

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
