//! A tree of boxes over the triangles of one mesh, so that a ray meets few of them.
//!
//! The tree refers to the mesh it was built from and is only meaningful together with it.

use super::{Aabb, Ray};
use crate::mesh::TriMesh;
use glam::Vec3;

/// Triangles in a leaf, at most.
const LEAF_TRIANGLES: usize = 4;

/// A bounding volume hierarchy over the triangles of one mesh, for rays.
#[derive(Clone, Debug, Default)]
pub struct Bvh {
    nodes: Vec<Node>,
    /// Triangle numbers; a leaf is a run of these.
    triangles: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    bounds: Aabb,
    /// First child for a branch (the second follows it in `nodes`), first triangle for a leaf.
    first: u32,
    /// Triangles in a leaf; 0 for a branch.
    count: u32,
}

impl Bvh {
    /// Builds the tree by splitting each box in the middle of its longest axis. Triangles that name
    /// a missing vertex are left out.
    #[must_use]
    pub fn build(mesh: &TriMesh) -> Self {
        let corners: Vec<Option<[Vec3; 3]>> = mesh
            .indices
            .chunks_exact(3)
            .map(|triangle| corners(mesh, triangle))
            .collect();
        let boxes: Vec<Aabb> = corners
            .iter()
            .map(|triangle| triangle.map_or(Aabb::EMPTY, Aabb::around))
            .collect();
        let mut triangles: Vec<u32> = (0_u32..)
            .zip(&corners)
            .filter(|(_, triangle)| triangle.is_some())
            .map(|(number, _)| number)
            .collect();
        let mut nodes = Vec::with_capacity(triangles.len());
        if triangles.is_empty() {
            return Self::default();
        }
        nodes.push(Node {
            bounds: Aabb::EMPTY,
            first: 0,
            count: 0,
        });
        let mut work = vec![(0_usize, 0_usize, triangles.len())];
        while let Some((node, start, end)) = work.pop() {
            let run = &mut triangles[start..end];
            let bounds = run.iter().fold(Aabb::EMPTY, |all, &triangle| {
                all.union(boxes[triangle as usize])
            });
            if run.len() <= LEAF_TRIANGLES {
                nodes[node] = Node {
                    bounds,
                    first: to_u32(start),
                    count: to_u32(end - start),
                };
                continue;
            }
            let axis = bounds.size().max_position();
            let middle = part(run, |triangle| {
                boxes[triangle as usize].centre()[axis] < bounds.centre()[axis]
            });
            let first = nodes.len();
            nodes[node] = Node {
                bounds,
                first: to_u32(first),
                count: 0,
            };
            nodes.extend([nodes[node]; 2]);
            work.push((first, start, start + middle));
            work.push((first + 1, start + middle, end));
        }
        Self { nodes, triangles }
    }

    /// Fits the boxes to the mesh again after its vertices have moved. The mesh must have the same
    /// triangles as the one the tree was built for; the tree is not balanced again.
    pub fn refit(&mut self, mesh: &TriMesh) {
        // children come after their parents
        for at in (0..self.nodes.len()).rev() {
            let Node { first, count, .. } = self.nodes[at];
            let first = first as usize;
            self.nodes[at].bounds = if count == 0 {
                self.nodes[first].bounds.union(self.nodes[first + 1].bounds)
            } else {
                let triangles = self.triangles[first..first + count as usize].iter();
                let boxes = triangles.filter_map(|&triangle| {
                    corners(mesh, &mesh.indices[triangle as usize * 3..][..3]).map(Aabb::around)
                });
                boxes.fold(Aabb::EMPTY, Aabb::union)
            };
        }
    }

    /// The distance to the nearest triangle that the ray meets before `limit`, from either side, in
    /// multiples of the ray's direction (mm for a unit direction); none when it meets none.
    #[must_use]
    pub fn nearest(&self, mesh: &TriMesh, ray: &Ray, limit: f32) -> Option<f32> {
        let inverse = ray.direction.recip();
        let mut best = limit;
        let mut found = None;
        let mut stack = Vec::with_capacity(48);
        if !self.nodes.is_empty() {
            stack.push(0_usize);
        }
        while let Some(node) = stack.pop().and_then(|node| self.nodes.get(node)) {
            if node.bounds.entry(ray.origin, inverse, best).is_none() {
                continue;
            }
            let first = node.first as usize;
            if node.count == 0 {
                stack.extend([first, first + 1]);
                continue;
            }
            for &triangle in &self.triangles[first..first + node.count as usize] {
                let start = triangle as usize * 3;
                let meeting = corners(mesh, &mesh.indices[start..start + 3])
                    .and_then(|triangle| meet(ray, triangle));
                if let Some(distance) = meeting.filter(|&distance| distance < best) {
                    best = distance;
                    found = Some(distance);
                }
            }
        }
        found
    }
}

/// Puts the triangles that come first before the others; the number of the former. In halves where
/// all are alike.
fn part(run: &mut [u32], comes_first: impl Fn(u32) -> bool) -> usize {
    let mut first = 0;
    for at in 0..run.len() {
        if comes_first(run[at]) {
            run.swap(at, first);
            first += 1;
        }
    }
    if first == 0 || first == run.len() {
        run.len() / 2
    } else {
        first
    }
}

/// Positions of meshes are numbered with 32 bits, so runs of their triangles are too.
fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn corners(mesh: &TriMesh, triangle: &[u32]) -> Option<[Vec3; 3]> {
    let corner = |at: usize| {
        mesh.positions
            .get(*triangle.get(at)? as usize)
            .copied()
            .map(Vec3::from)
    };
    Some([corner(0)?, corner(1)?, corner(2)?])
}

/// Where a ray meets a triangle, from either side (Möller and Trumbore, Journal of Graphics Tools
/// 2(1), 1997).
fn meet(ray: &Ray, [a, b, c]: [Vec3; 3]) -> Option<f32> {
    let (edge_b, edge_c) = (b - a, c - a);
    let across = ray.direction.cross(edge_c);
    let determinant = edge_b.dot(across);
    if determinant.abs() < f32::EPSILON {
        return None;
    }
    let from_a = ray.origin - a;
    let along_b = from_a.dot(across) / determinant;
    let turned = from_a.cross(edge_b);
    let along_c = ray.direction.dot(turned) / determinant;
    let distance = edge_c.dot(turned) / determinant;
    (along_b >= 0.0 && along_c >= 0.0 && along_b + along_c <= 1.0 && distance > 0.0)
        .then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::testing;

    #[test]
    fn the_tree_finds_what_trying_every_triangle_finds() {
        let mesh = testing::ball(Vec3::new(3.0, 1.0, -2.0), 10.0, 24);
        let tree = Bvh::build(&mesh);
        for turn in 0..200_u8 {
            let angle = f32::from(turn) * 0.31;
            let origin = Vec3::new(
                40.0 * angle.cos(),
                12.0 * (angle * 0.7).sin(),
                40.0 * angle.sin(),
            );
            let ray = Ray {
                origin,
                direction: (Vec3::new(3.0, (angle * 1.3).sin() * 12.0, -2.0) - origin)
                    .normalize_or_zero(),
            };
            let every = mesh
                .indices
                .chunks_exact(3)
                .filter_map(|t| meet(&ray, corners(&mesh, t)?))
                .min_by(f32::total_cmp);
            assert_eq!(
                tree.nearest(&mesh, &ray, f32::INFINITY),
                every,
                "ray {turn}"
            );
        }
    }

    #[test]
    fn a_mesh_with_missing_vertices_is_not_a_panic() {
        let mesh = TriMesh {
            positions: vec![[0.0; 3]],
            indices: vec![0, 1, 2],
            ..TriMesh::default()
        };
        let ray = Ray {
            origin: Vec3::Z,
            direction: Vec3::NEG_Z,
        };
        assert_eq!(Bvh::build(&mesh).nearest(&mesh, &ray, 10.0), None);
    }
}
