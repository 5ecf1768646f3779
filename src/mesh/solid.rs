//! A shape as the mesher sees it: a distance and a box.

use glam::{Vec3, vec3};
use std::fmt;

/// Signed distance in mm at a point, negative inside.
pub type DistanceFunction<'a> = dyn Fn(Vec3) -> f32 + Sync + 'a;

/// A shape handed over by whoever knows what it is.
#[derive(Clone, Copy)]
pub struct Solid<'a> {
    /// Signed distance, mm; first-order exact near the surface.
    pub distance: &'a DistanceFunction<'a>,
    /// Least corner of a box that holds the shape, mm.
    pub min: Vec3,
    /// Greatest corner, mm.
    pub max: Vec3,
}

impl fmt::Debug for Solid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Solid")
            .field("min", &self.min)
            .field("max", &self.max)
            .finish_non_exhaustive()
    }
}

impl Solid<'_> {
    /// Signed distance in mm.
    #[must_use]
    pub fn at(&self, point: Vec3) -> f32 {
        (self.distance)(point)
    }

    /// Gradient by differences over the corners of a tetrahedron of size `step` mm; points
    /// outwards.
    #[must_use]
    pub fn gradient(&self, point: Vec3, step: f32) -> Vec3 {
        let corners = [
            vec3(1., -1., -1.),
            vec3(-1., -1., 1.),
            vec3(-1., 1., -1.),
            vec3(1., 1., 1.),
        ];
        corners
            .into_iter()
            .map(|corner| corner * self.at(point + corner * step))
            .sum::<Vec3>()
            / (4.0 * step)
    }

    /// `point` moved onto the surface by `steps` Newton steps of at most `reach` mm each. The slope
    /// is taken once: near the surface it hardly turns, and it costs four distances where a step
    /// costs one.
    #[must_use]
    pub fn onto_surface(&self, point: Vec3, steps: usize, reach: f32) -> Vec3 {
        let gradient = self.gradient(point, 0.05);
        // where two sheets meet the gradient fades; the floor keeps the step from flying off
        let per_distance = gradient / gradient.length_squared().max(0.15);
        (0..steps).fold(point, |point, _| {
            point - (per_distance * self.at(point)).clamp_length_max(reach)
        })
    }
}
