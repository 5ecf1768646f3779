//! From a field to triangles: a dense grid that skips blocks far from the surface, surface nets, and Newton steps.
//!
//! Surface nets tear where a cell is crossed by two sheets at once. Such cells are repaired in the grid first
//! ([`repair`]), so what comes out is manifold by construction.

use super::{Solid, TriMesh, islands};
use fast_surface_nets::{SurfaceNetsBuffer, ndshape::RuntimeShape, surface_nets};
use glam::{UVec3, Vec3, uvec3};
use rayon::prelude::*;

/// Cells along the edge of a block that is skipped as a whole.
const BLOCK: usize = 8;

/// Distances on a regular grid; x runs fastest.
struct Grid {
    origin: Vec3,
    cell_mm: f32,
    size: UVec3,
    values: Vec<f32>,
}

/// The surface of `solid` as triangles with edges of about `cell_mm`, its vertices on the surface.
///
/// Normals are unit gradients of the field; occlusion is left open (255). Islands other than the largest piece are
/// dropped only when tiny; see [`islands::drop_specks`].
#[must_use]
pub fn contour(solid: &Solid<'_>, cell_mm: f32) -> TriMesh {
    let mut grid = sample(solid, cell_mm);
    repair(&mut grid);
    let mut buffer = SurfaceNetsBuffer::default();
    let shape = RuntimeShape::<u32, 3>::new(grid.size.to_array());
    surface_nets(&grid.values, &shape, [0; 3], (grid.size - 1).to_array(), &mut buffer);
    let positions = buffer.positions.iter().map(|&cell| (grid.origin + Vec3::from(cell) * cell_mm).to_array()).collect();
    let mut mesh = TriMesh { positions, indices: buffer.indices, ..TriMesh::default() };
    islands::drop_specks(&mut mesh);
    relax(&mut mesh, solid);
    for _ in 0..2 {
        project(&mut mesh, solid, 0.5 * cell_mm);
    }
    mesh.normals = normals(&mesh, solid, 0.35_f32.min(cell_mm));
    mesh.occlusion = vec![255; mesh.positions.len()];
    mesh
}

/// One Newton step of every vertex towards the surface, at most `reach` mm long.
pub(super) fn project(mesh: &mut TriMesh, solid: &Solid<'_>, reach: f32) {
    mesh.positions.par_iter_mut().for_each(|position| *position = solid.towards_surface(Vec3::from(*position), reach).to_array());
}

/// Unit gradients of the field at the vertices.
pub(super) fn normals(mesh: &TriMesh, solid: &Solid<'_>, step: f32) -> Vec<[f32; 3]> {
    mesh.positions.par_iter().map(|&position| solid.gradient(Vec3::from(position), step).normalize_or(Vec3::Y).to_array()).collect()
}

fn sample(solid: &Solid<'_>, cell_mm: f32) -> Grid {
    let margin = 3.0 * cell_mm + 0.5;
    let origin = solid.min - margin;
    let size = ((solid.max + margin - origin) / cell_mm).ceil().as_uvec3() + 1;
    let [nx, ny, nz] = size.to_array().map(|n| n as usize);
    let mut values = vec![0.0_f32; nx * ny * nz];
    let at = |x: usize, y: usize, z: usize| origin + Vec3::new(x as f32, y as f32, z as f32) * cell_mm;
    // the field is a first-order estimate: trust it only well beyond the half diagonal of a block
    let half_block = (BLOCK as f32 - 1.0) / 2.0;
    let far = 1.35 * 3.0_f32.sqrt() * (half_block + 1.0) * cell_mm + 0.6;
    values.par_chunks_mut(nx * ny * BLOCK).enumerate().for_each(|(slab_index, slab)| {
        let z0 = slab_index * BLOCK;
        let depth = slab.len() / (nx * ny);
        for y0 in (0..ny).step_by(BLOCK) {
            for x0 in (0..nx).step_by(BLOCK) {
                let middle = solid.at(at(x0, y0, z0) + half_block * cell_mm);
                let skip = middle.abs() > far;
                for z in 0..depth {
                    for y in y0..(y0 + BLOCK).min(ny) {
                        for x in x0..(x0 + BLOCK).min(nx) {
                            slab[(z * ny + y) * nx + x] = if skip { middle } else { solid.at(at(x, y, z0 + z)) };
                        }
                    }
                }
            }
        }
    });
    Grid { origin, cell_mm, size, values }
}

/// Corner `i` of a cell, as steps along x, y and z.
const fn corner(i: u32) -> UVec3 {
    uvec3(i & 1, (i >> 1) & 1, i >> 2)
}

/// Whether the corners in the bit set `inside` hang together along the cell's edges, and so do the others: then exactly
/// one disc of surface crosses the cell.
fn is_simple(inside: u8) -> bool {
    let connected = |set: u8| {
        let mut reached = set & set.wrapping_neg();
        loop {
            let spread = (0..8_u32)
                .filter(|i| reached & (1 << i) != 0)
                .fold(reached, |spread, i| spread | (1 << (i ^ 1)) | (1 << (i ^ 2)) | (1 << (i ^ 4)))
                & set;
            if spread == reached {
                return reached == set;
            }
            reached = spread;
        }
    };
    connected(inside) && connected(!inside)
}

/// Flips single grid values beside the surface until every cell is crossed by one disc at most.
///
/// The value nearest to zero is flipped. Should that go in circles, after a few rounds only outside turns to inside,
/// which must end.
fn repair(grid: &mut Grid) {
    let simple: Vec<bool> = (0..=255_u8).map(is_simple).collect();
    let [nx, ny, nz] = grid.size.to_array();
    let index = |x: u32, y: u32, z: u32| ((z * ny + y) * nx + x) as usize;
    let offsets: Vec<usize> = (0..8).map(|i| corner(i).to_array()).map(|[x, y, z]| index(x, y, z)).collect();
    let mut pending: Vec<usize> = Vec::new();
    for z in 0..nz - 1 {
        for y in 0..ny - 1 {
            pending.extend((0..nx - 1).map(|x| index(x, y, z)));
        }
    }
    for round in 0.. {
        let values = &grid.values;
        let is_torn = |&cell: &usize| {
            let inside = (0..8).fold(0_u8, |set, i| set | (u8::from(values[cell + offsets[i]] < 0.0) << i));
            !simple[usize::from(inside)]
        };
        let torn: Vec<usize> = if round == 0 {
            pending.par_iter().copied().filter(is_torn).collect()
        } else {
            pending.iter().copied().filter(is_torn).collect()
        };
        if torn.is_empty() {
            return;
        }
        pending = torn.iter().flat_map(|&cell| neighbours(cell, nx as usize, (nx * ny) as usize)).collect();
        pending.sort_unstable();
        pending.dedup();
        for cell in torn {
            let flippable = offsets.iter().map(|offset| cell + offset).filter(|&i| round < 6 || grid.values[i] >= 0.0);
            let nearest = flippable.min_by(|&a, &b| grid.values[a].abs().total_cmp(&grid.values[b].abs()));
            if let Some(i) = nearest {
                grid.values[i] = if grid.values[i] < 0.0 { 0.01 } else { -0.01 } * grid.cell_mm;
            }
        }
    }
}

/// The cells that share a corner with `cell`, itself included. The grid's margin keeps torn cells off its border.
fn neighbours(cell: usize, row: usize, layer: usize) -> impl Iterator<Item = usize> {
    let steps = [0, 1, 2];
    steps.into_iter().flat_map(move |z| {
        steps.into_iter().flat_map(move |y| steps.into_iter().map(move |x| cell + x + y * row + z * layer - 1 - row - layer))
    })
}

/// Moves every vertex half the way to the middle of its neighbours, along the surface only.
fn relax(mesh: &mut TriMesh, solid: &Solid<'_>) {
    let mut sums = vec![(Vec3::ZERO, 0.0_f32); mesh.positions.len()];
    for triangle in mesh.indices.as_chunks::<3>().0 {
        for k in 0..3 {
            let (from, to) = (triangle[k] as usize, triangle[(k + 1) % 3] as usize);
            // on a closed surface each edge is met once in either direction
            sums[from].0 += Vec3::from(mesh.positions[to]);
            sums[from].1 += 1.0;
        }
    }
    mesh.positions.par_iter_mut().zip(sums).for_each(|(position, (sum, count))| {
        if count > 0.0 {
            let here = Vec3::from(*position);
            let normal = solid.gradient(here, 0.1).normalize_or_zero();
            let shift = sum / count - here;
            *position = (here + (shift - normal * shift.dot(normal)) * 0.5).to_array();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mesh::check;

    #[test]
    fn cells_with_two_sheets_are_not_simple() {
        assert!(is_simple(0b0000_0001) && is_simple(0b0000_1111) && is_simple(0) && is_simple(255));
        assert!(!is_simple(0b1000_0001), "two opposite corners");
        assert!(!is_simple(0b0000_1001), "a chequered face");
    }

    #[test]
    fn two_balls_that_barely_touch_stay_manifold() {
        let distance = |p: Vec3| (p - Vec3::new(2.013, 0.0, 0.0)).length().min((p + Vec3::new(2.013, 0.02, 0.01)).length()) - 2.02;
        let solid = Solid { distance: &distance, min: Vec3::splat(-4.1), max: Vec3::splat(4.1) };
        for cell in [0.3, 0.35, 0.41, 0.5] {
            let mesh = contour(&solid, cell);
            check::manifold(&mesh).expect("contours are manifold by construction");
        }
    }

    #[test]
    fn vertices_lie_on_the_surface() {
        let distance = |p: Vec3| p.length() - 3.0;
        let mesh = contour(&Solid { distance: &distance, min: Vec3::splat(-3.0), max: Vec3::splat(3.0) }, 0.5);
        assert!(mesh.positions.iter().all(|&p| (Vec3::from(p).length() - 3.0).abs() < 1e-3));
    }
}
