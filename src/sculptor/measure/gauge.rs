//! The calliper: what can be read off triangles with lines and planes. Knows no anatomy.

use crate::{anatomy::bones::column::BonePlacement, mesh::TriMesh};
use glam::{Vec3, vec3};
use std::collections::BTreeMap;

/// The triangles of one structure in the frame in which it is measured, mm.
pub(super) struct Gauge {
    points: Vec<Vec3>,
    triangles: Vec<[u32; 3]>,
}

/// Where a line pierces a surface.
#[derive(Clone, Copy)]
pub(super) struct Hit {
    /// How far along the line, mm.
    pub(super) at: f32,
    /// Unit normal of the triangle, out of the structure.
    pub(super) normal: Vec3,
}

impl Gauge {
    /// `mesh` lies in the model's frame, and is measured in the frame of a bone that stands as
    /// `pose` says.
    pub(super) fn new(mesh: &TriMesh, pose: &BonePlacement) -> Self {
        Self {
            points: mesh
                .positions
                .iter()
                .map(|&point| pose.own(Vec3::from(point)))
                .collect(),
            triangles: mesh.indices.as_chunks::<3>().0.to_vec(),
        }
    }

    /// The corners of every triangle.
    pub(super) fn triangles(&self) -> impl Iterator<Item = [Vec3; 3]> {
        self.triangles
            .iter()
            .map(|triangle| triangle.map(|index| self.points[index as usize]))
    }

    /// The vertex that lies furthest towards `along`, of those that `counts`.
    pub(super) fn furthest(&self, along: Vec3, counts: impl Fn(Vec3) -> bool) -> Option<Vec3> {
        let points = self.points.iter().copied().filter(|&point| counts(point));
        points.max_by(|a, b| a.dot(along).total_cmp(&b.dot(along)))
    }

    /// From one end to the other along a unit vector, of the vertices that count, mm.
    pub(super) fn extent(&self, along: Vec3, counts: impl Fn(Vec3) -> bool) -> Option<f32> {
        Some(self.furthest(along, &counts)?.dot(along) - self.furthest(-along, &counts)?.dot(along))
    }

    /// Where a line (both ways from `from`) pierces the surface, in order.
    pub(super) fn hits(&self, from: Vec3, along: Vec3) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self
            .triangles()
            .filter_map(|triangle| pierce(triangle, from, along))
            .collect();
        hits.sort_by(|a, b| a.at.total_cmp(&b.at));
        hits
    }

    /// How far it is from here to the first surface in this direction.
    pub(super) fn reach(&self, from: Vec3, along: Vec3) -> Option<f32> {
        self.hits(from, along)
            .into_iter()
            .map(|hit| hit.at)
            .find(|at| *at > 0.0)
    }

    /// The surfaces next to a point on a line through it: behind (negative) and before it, mm.
    pub(super) fn span(&self, from: Vec3, along: Vec3) -> Option<[f32; 2]> {
        let hits = self.hits(from, along);
        let before = hits.iter().find(|hit| hit.at > 0.0)?.at;
        Some([hits.iter().rev().find(|hit| hit.at <= 0.0)?.at, before])
    }

    /// Width of the hollow, or thickness of the bone, round a point, mm.
    pub(super) fn width(&self, from: Vec3, along: Vec3) -> Option<f32> {
        self.span(from, along)
            .map(|[behind, before]| before - behind)
    }

    /// The cut with the plane of the points whose product with the unit `normal` is `offset`:
    /// closed outlines, in an order that depends on the file alone.
    pub(super) fn section(&self, normal: Vec3, offset: f32) -> Vec<Outline> {
        let above = |index: u32| self.points[index as usize].dot(normal) >= offset;
        // each cut triangle leads from the edge by which the plane enters it to the edge by which
        // it leaves
        let mut next: BTreeMap<[u32; 2], [u32; 2]> = BTreeMap::new();
        for &[a, b, c] in &self.triangles {
            let edges = [[a, b], [b, c], [c, a]];
            let down = edges
                .into_iter()
                .find(|&[from, to]| above(from) && !above(to));
            let up = edges
                .into_iter()
                .find(|&[from, to]| !above(from) && above(to));
            if let (Some(down), Some([below, high])) = (down, up) {
                next.insert(down, [high, below]);
            }
        }
        let crossing = |[high, low]: [u32; 2]| {
            let [high, low] = [high, low].map(|index| self.points[index as usize]);
            let (over, under) = (high.dot(normal) - offset, offset - low.dot(normal));
            high.lerp(low, over / (over + under))
        };
        let mut outlines = Vec::new();
        while let Some((start, mut at)) = next.pop_first() {
            let mut points = vec![crossing(start)];
            while let Some(following) = next.remove(&at) {
                points.push(crossing(at));
                at = following;
            }
            outlines.push(Outline(points));
        }
        outlines
    }

    /// The smallest outline of a cut that runs round `point` (taken onto the plane): the wall of a
    /// hole.
    pub(super) fn hole(&self, normal: Vec3, point: Vec3) -> Option<Outline> {
        let round = self
            .section(normal, point.dot(normal))
            .into_iter()
            .filter(|outline| outline.surrounds(point, normal));
        round.min_by(|a, b| a.area(normal).abs().total_cmp(&b.area(normal).abs()))
    }
}

/// A closed line in a plane.
#[derive(Clone)]
pub(super) struct Outline(pub(super) Vec<Vec3>);

impl Outline {
    /// The same line where the bone stands.
    pub(super) fn placed(&self, pose: &BonePlacement) -> Self {
        Self(self.0.iter().map(|&point| pose.point(point)).collect())
    }

    /// The point that lies furthest towards `along`.
    pub(super) fn furthest(&self, along: Vec3) -> Vec3 {
        self.0
            .iter()
            .copied()
            .max_by(|a, b| a.dot(along).total_cmp(&b.dot(along)))
            .unwrap_or_default()
    }

    /// From one end to the other along a unit vector, mm.
    pub(super) fn extent(&self, along: Vec3) -> f32 {
        (self.furthest(along) - self.furthest(-along)).dot(along)
    }

    /// Middle between the ends along the three axes.
    pub(super) fn middle(&self) -> Vec3 {
        let (min, max) = self
            .0
            .iter()
            .fold((Vec3::INFINITY, Vec3::NEG_INFINITY), |(min, max), &p| {
                (min.min(p), max.max(p))
            });
        (min + max) * 0.5
    }

    /// Area, mm²; the sign is the way round.
    pub(super) fn area(&self, normal: Vec3) -> f32 {
        self.sides()
            .map(|[a, b]| a.cross(b).dot(normal))
            .sum::<f32>()
            * 0.5
    }

    /// The two points of two outlines that lie nearest to each other.
    pub(super) fn nearest(&self, other: &Self) -> [Vec3; 2] {
        let pairs = self
            .0
            .iter()
            .flat_map(|&a| other.0.iter().map(move |&b| [a, b]));
        pairs
            .min_by(|[a, b], [c, d]| a.distance_squared(*b).total_cmp(&c.distance_squared(*d)))
            .unwrap_or_default()
    }

    fn sides(&self) -> impl Iterator<Item = [Vec3; 2]> {
        self.0
            .iter()
            .zip(self.0.iter().cycle().skip(1))
            .map(|(&a, &b)| [a, b])
    }

    /// Whether the point, taken onto the plane, lies inside.
    fn surrounds(&self, point: Vec3, normal: Vec3) -> bool {
        let right = normal.any_orthonormal_vector();
        let up = normal.cross(right);
        let crossed = self.sides().filter(|[a, b]| {
            let [a, b] = [*a - point, *b - point].map(|p| [p.dot(right), p.dot(up)]);
            (a[1] > 0.0) != (b[1] > 0.0) && a[0] + (b[0] - a[0]) * a[1] / (a[1] - b[1]) > 0.0
        });
        crossed.count() % 2 == 1
    }
}

/// A place or direction on the left as it is (+1), reflected for the right (-1).
pub(super) fn sided(left: Vec3, sign: f32) -> Vec3 {
    left * vec3(sign, 1.0, 1.0)
}

/// Möller and Trumbore 1997, for the whole line.
pub(super) fn pierce([a, b, c]: [Vec3; 3], from: Vec3, along: Vec3) -> Option<Hit> {
    let (side, other) = (b - a, c - a);
    let across = along.cross(other);
    let determinant = side.dot(across);
    if determinant.abs() < 1e-9 {
        return None;
    }
    let to = from - a;
    let u = to.dot(across) / determinant;
    let q = to.cross(side);
    let v = along.dot(q) / determinant;
    let inside = u >= 0.0 && v >= 0.0 && u + v <= 1.0;
    inside.then(|| Hit {
        at: other.dot(q) / determinant,
        normal: side.cross(other).normalize_or_zero(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A box of 2 × 4 × 6 mm round the origin.
    fn cuboid() -> Gauge {
        let corner = |i: u8| {
            [1.0, 2.0, 3.0].map({
                let mut bits = i;
                move |half: f32| {
                    let sign = if bits & 1 == 1 { 1.0 } else { -1.0 };
                    bits >>= 1;
                    sign * half
                }
            })
        };
        let indices = vec![
            0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 2, 3, 0, 3,
            1, 4, 5, 7, 4, 7, 6,
        ];
        let mesh = TriMesh {
            positions: (0..8).map(corner).collect(),
            indices,
            ..TriMesh::default()
        };
        assert_eq!(crate::mesh::check::manifold(&mesh), Ok(()));
        Gauge::new(&mesh, &BonePlacement::IDENTITY)
    }

    #[test]
    fn a_box_is_as_long_as_it_is() {
        let cuboid = cuboid();
        let inner = Vec3::new(0.1, 0.2, 0.3);
        for (along, length) in [(Vec3::X, 2.0), (Vec3::Y, 4.0), (Vec3::Z, 6.0)] {
            assert!((cuboid.extent(along, |_| true).unwrap() - length).abs() < 1e-5);
            assert!((cuboid.width(inner, along).unwrap() - length).abs() < 1e-5);
        }
        assert!(
            cuboid.span(Vec3::Y * 9.0, Vec3::X).is_none(),
            "a line beside the box meets nothing"
        );
    }

    #[test]
    fn a_section_is_one_outline_with_its_area() {
        let cuboid = cuboid();
        let outlines = cuboid.section(Vec3::Y, 0.7);
        assert_eq!(outlines.len(), 1);
        assert!((outlines[0].area(Vec3::Y).abs() - 12.0).abs() < 1e-4);
        assert!((outlines[0].extent(Vec3::Z) - 6.0).abs() < 1e-5);
        assert!(
            cuboid.hole(Vec3::Y, Vec3::ZERO).is_some()
                && cuboid.hole(Vec3::Y, Vec3::X * 1.5).is_none()
        );
    }
}
