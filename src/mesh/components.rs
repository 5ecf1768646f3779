//! Connected pieces of a mesh.

use super::{TriMesh, vertex_number};
use glam::Vec3;

/// Pieces under this share of the largest one are specks and not anatomy.
const SPECK: f32 = 0.01;

/// For every triangle the number of its piece; pieces are numbered by their first triangle.
#[must_use]
pub fn connected_components(mesh: &TriMesh) -> (Vec<u32>, usize) {
    let mut parent: Vec<u32> = (0..vertex_number(mesh.positions.len())).collect();
    let triangles = mesh.indices.as_chunks::<3>().0;
    for &[a, b, c] in triangles {
        let root = find(&mut parent, a);
        for other in [b, c] {
            let other = find(&mut parent, other);
            parent[other as usize] = root;
        }
    }
    let mut number = vec![u32::MAX; mesh.positions.len()];
    let mut count = 0;
    let of_triangle = triangles
        .iter()
        .map(|triangle| {
            let root = find(&mut parent, triangle[0]) as usize;
            if number[root] == u32::MAX {
                number[root] = count;
                count += 1;
            }
            number[root]
        })
        .collect();
    (of_triangle, count as usize)
}

fn find(parent: &mut [u32], mut a: u32) -> u32 {
    while parent[a as usize] != a {
        parent[a as usize] = parent[parent[a as usize] as usize];
        a = parent[a as usize];
    }
    a
}

/// Signed volume of each piece, mm³; holes inside a solid are negative.
#[must_use]
pub fn component_volumes_mm3(mesh: &TriMesh) -> Vec<f32> {
    let (piece, count) = connected_components(mesh);
    let mut volumes = vec![0.0_f64; count];
    for (&[a, b, c], piece) in mesh.indices.as_chunks::<3>().0.iter().zip(piece) {
        let [a, b, c] = [a, b, c].map(|i| Vec3::from(mesh.positions[i as usize]).as_dvec3());
        volumes[piece as usize] += a.dot(b.cross(c)) / 6.0;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a rounded volume is as good"
    )]
    volumes.into_iter().map(|volume| volume as f32).collect()
}

/// Removes pieces under a hundredth of the largest one, and vertices that no triangle uses. Larger
/// second pieces stay, for `check` to complain about.
pub fn drop_small_components(mesh: &mut TriMesh) {
    let volumes = component_volumes_mm3(mesh);
    let largest = volumes.iter().copied().fold(0.0, f32::max);
    let keep: Vec<bool> = volumes
        .iter()
        .map(|volume| *volume >= largest || volume.abs() >= SPECK * largest)
        .collect();
    let (piece, _) = connected_components(mesh);
    let kept = mesh
        .indices
        .as_chunks::<3>()
        .0
        .iter()
        .zip(piece)
        .filter(|(_, piece)| keep[*piece as usize]);
    mesh.indices = kept.flat_map(|(triangle, _)| *triangle).collect();
    drop_unused_vertices(mesh);
}

/// Removes vertices that no triangle uses; the others take the order of their first use.
pub fn drop_unused_vertices(mesh: &mut TriMesh) {
    let (order, indices) = order_of_use(mesh.positions.len(), &mesh.indices);
    mesh.indices = indices;
    mesh.positions = order.iter().map(|&i| mesh.positions[i]).collect();
    mesh.normals = order
        .iter()
        .filter_map(|&i| mesh.normals.get(i).copied())
        .collect();
    mesh.occlusion = order
        .iter()
        .filter_map(|&i| mesh.occlusion.get(i).copied())
        .collect();
    mesh.areas = order
        .iter()
        .filter_map(|&i| mesh.areas.get(i).copied())
        .collect();
}

/// The used ones of `count` vertices in order of first use, and the indices in terms of that order.
pub(super) fn order_of_use(count: usize, indices: &[u32]) -> (Vec<usize>, Vec<u32>) {
    let mut renumbered = vec![u32::MAX; count];
    let mut order: Vec<usize> = Vec::new();
    let indices = indices
        .iter()
        .map(|&old| {
            let old = old as usize;
            if renumbered[old] == u32::MAX {
                renumbered[old] = vertex_number(order.len());
                order.push(old);
            }
            renumbered[old]
        })
        .collect();
    (order, indices)
}
