//! From a field to triangles: a dense grid that skips what is far from the surface, surface nets,
//! and Newton steps.
//!
//! Surface nets tear where a cell is crossed by two sheets at once. Such cells are repaired in the
//! grid first ([`repair`]), so what comes out is manifold by construction.

use super::{Solid, TriMesh};
use fast_surface_nets::{SurfaceNetsBuffer, ndshape::RuntimeShape, surface_nets};
use glam::{UVec3, Vec3, uvec3};
use rayon::prelude::*;

/// Samples along the edge of the largest block that is skipped as a whole; it is halved down to
/// [`LEAF`].
const BLOCK: usize = 32;
/// Samples along the edge of the smallest block.
const LEAF: usize = 2;

/// Distances on a regular grid; x runs fastest.
struct Grid {
    origin: Vec3,
    cell_mm: f32,
    size: UVec3,
    values: Vec<f32>,
}

/// The surface of `solid` as triangles with edges of about `cell_mm`, its vertices on the surface.
///
/// Normals are unit gradients of the field; occlusion is left open (255). All pieces are there,
/// specks too.
#[must_use]
pub fn contour(solid: &Solid<'_>, cell_mm: f32) -> TriMesh {
    let mut grid = sample(solid, cell_mm);
    repair(&mut grid);
    let mut buffer = SurfaceNetsBuffer::default();
    let shape = RuntimeShape::<u32, 3>::new(grid.size.to_array());
    surface_nets(
        &grid.values,
        &shape,
        [0; 3],
        (grid.size - 1).to_array(),
        &mut buffer,
    );
    let positions = buffer
        .positions
        .iter()
        .map(|&cell| (grid.origin + Vec3::from(cell) * cell_mm).to_array())
        .collect();
    let mut mesh = TriMesh {
        positions,
        indices: buffer.indices,
        ..TriMesh::default()
    };
    relax(&mut mesh);
    project(&mut mesh, solid, 2, 0.5 * cell_mm);
    mesh.normals = normals(&mesh, solid, 0.35_f32.min(cell_mm));
    mesh.occlusion = vec![255; mesh.positions.len()];
    mesh
}

/// Moves every vertex onto the surface by Newton steps of at most `reach` mm.
pub(super) fn project(mesh: &mut TriMesh, solid: &Solid<'_>, steps: usize, reach: f32) {
    mesh.positions.par_iter_mut().for_each(|position| {
        *position = solid
            .onto_surface(Vec3::from(*position), steps, reach)
            .to_array();
    });
}

/// Unit gradients of the field at the vertices.
pub(super) fn normals(mesh: &TriMesh, solid: &Solid<'_>, step: f32) -> Vec<[f32; 3]> {
    mesh.positions
        .par_iter()
        .map(|&position| {
            solid
                .gradient(Vec3::from(position), step)
                .normalize_or(Vec3::Y)
                .to_array()
        })
        .collect()
}

fn sample(solid: &Solid<'_>, cell_mm: f32) -> Grid {
    let margin = 3.0 * cell_mm + 0.5;
    let origin = solid.min - margin;
    let size = ((solid.max + margin - origin) / cell_mm).ceil().as_uvec3() + 1;
    let [nx, ny, nz] = size.to_array().map(|n| n as usize);
    let [bx, by, bz] = [nx, ny, nz].map(|n| n.div_ceil(BLOCK));
    let corner = |block: usize| [block % bx, block / bx % by, block / bx / by].map(|at| at * BLOCK);
    let blocks: Vec<Vec<f32>> = (0..bx * by * bz)
        .into_par_iter()
        .map(|block| {
            let [x, y, z] = corner(block).map(|at| at as f32);
            let mut values = vec![0.0; BLOCK.pow(3)];
            fill(
                solid,
                origin + Vec3::new(x, y, z) * cell_mm,
                cell_mm,
                &mut values,
                [0; 3],
                BLOCK,
            );
            values
        })
        .collect();
    let mut values = vec![0.0_f32; nx * ny * nz];
    for (block, from) in blocks.iter().enumerate() {
        let [x, y, z] = corner(block);
        let width = BLOCK.min(nx - x);
        for dz in 0..BLOCK.min(nz - z) {
            for dy in 0..BLOCK.min(ny - y) {
                let to = ((z + dz) * ny + y + dy) * nx + x;
                values[to..to + width].copy_from_slice(&from[(dz * BLOCK + dy) * BLOCK..][..width]);
            }
        }
    }
    Grid {
        origin,
        cell_mm,
        size,
        values,
    }
}

/// Samples a cube of `size` samples at `at` within its block; where its middle is far from the
/// surface, that one distance stands for all, else it is halved.
fn fill(
    solid: &Solid<'_>,
    origin: Vec3,
    cell_mm: f32,
    block: &mut [f32],
    at: [usize; 3],
    size: usize,
) {
    let [x, y, z] = at;
    let place =
        |x: usize, y: usize, z: usize| origin + Vec3::new(x as f32, y as f32, z as f32) * cell_mm;
    let middle = solid.at(place(x, y, z) + (size as f32 - 1.0) / 2.0 * cell_mm);
    // the field is a first-order estimate, with noise on it: trust it only well beyond the half
    // diagonal
    let far = middle.abs() > 1.35 * 3.0_f32.sqrt() / 2.0 * size as f32 * cell_mm + 0.3;
    if far || size == LEAF {
        for z in z..z + size {
            for y in y..y + size {
                for x in x..x + size {
                    block[(z * BLOCK + y) * BLOCK + x] = if far {
                        middle
                    } else {
                        solid.at(place(x, y, z))
                    };
                }
            }
        }
        return;
    }
    let half = size / 2;
    for octant in 0..8 {
        let at = [
            x + half * (octant & 1),
            y + half * (octant >> 1 & 1),
            z + half * (octant >> 2),
        ];
        fill(solid, origin, cell_mm, block, at, half);
    }
}

/// Corner `i` of a cell, as steps along x, y and z.
const fn corner(i: u32) -> UVec3 {
    uvec3(i & 1, (i >> 1) & 1, i >> 2)
}

/// Whether the corners in the bit set `inside` hang together along the cell's edges, and so do the
/// others: then exactly one disc of surface crosses the cell.
fn is_simple(inside: u8) -> bool {
    let connected = |set: u8| {
        let mut reached = set & set.wrapping_neg();
        loop {
            let spread = (0..8_u32)
                .filter(|i| reached & (1 << i) != 0)
                .fold(reached, |spread, i| {
                    spread | (1 << (i ^ 1)) | (1 << (i ^ 2)) | (1 << (i ^ 4))
                })
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
/// The value nearest to zero is flipped. Should that go in circles, after a few rounds only outside
/// turns to inside, which must end.
fn repair(grid: &mut Grid) {
    let simple: Vec<bool> = (0..=255_u8).map(is_simple).collect();
    let [nx, ny, nz] = grid.size.to_array();
    let index = |x: u32, y: u32, z: u32| ((z * ny + y) * nx + x) as usize;
    let offsets: Vec<usize> = (0..8)
        .map(|i| corner(i).to_array())
        .map(|[x, y, z]| index(x, y, z))
        .collect();
    let mut pending: Vec<usize> = Vec::new();
    for z in 0..nz - 1 {
        for y in 0..ny - 1 {
            pending.extend((0..nx - 1).map(|x| index(x, y, z)));
        }
    }
    for round in 0.. {
        let values = &grid.values;
        let is_torn = |&cell: &usize| {
            let inside = (0..8).fold(0_u8, |set, i| {
                set | (u8::from(values[cell + offsets[i]] < 0.0) << i)
            });
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
        pending = torn
            .iter()
            .flat_map(|&cell| neighbours(cell, nx as usize, (nx * ny) as usize))
            .collect();
        pending.sort_unstable();
        pending.dedup();
        for cell in torn {
            let flippable = offsets
                .iter()
                .map(|offset| cell + offset)
                .filter(|&i| round < 6 || grid.values[i] >= 0.0);
            let nearest =
                flippable.min_by(|&a, &b| grid.values[a].abs().total_cmp(&grid.values[b].abs()));
            if let Some(i) = nearest {
                grid.values[i] = if grid.values[i] < 0.0 { 0.01 } else { -0.01 } * grid.cell_mm;
            }
        }
    }
}

/// The cells that share a corner with `cell`, itself included. The grid's margin keeps torn cells
/// off its border.
fn neighbours(cell: usize, row: usize, layer: usize) -> impl Iterator<Item = usize> {
    let steps = [0, 1, 2];
    steps.into_iter().flat_map(move |z| {
        steps.into_iter().flat_map(move |y| {
            steps
                .into_iter()
                .map(move |x| cell + x + y * row + z * layer - 1 - row - layer)
        })
    })
}

/// Moves every vertex half the way to the middle of its neighbours, along the surface only.
fn relax(mesh: &mut TriMesh) {
    /// What surrounds a vertex.
    #[derive(Clone, Default)]
    struct Around {
        sum: Vec3,
        count: f32,
        normal: Vec3,
    }
    let mut around = vec![Around::default(); mesh.positions.len()];
    for triangle in mesh.indices.as_chunks::<3>().0 {
        let [a, b, c] = triangle.map(|index| Vec3::from(mesh.positions[index as usize]));
        let normal = (b - a).cross(c - a);
        for (from, to) in [(triangle[0], b), (triangle[1], c), (triangle[2], a)] {
            // on a closed surface each edge is met once in either direction
            let around = &mut around[from as usize];
            around.sum += to;
            around.count += 1.0;
            around.normal += normal;
        }
    }
    for (position, Around { sum, count, normal }) in mesh.positions.iter_mut().zip(around) {
        let here = Vec3::from(*position);
        let shift = sum / count.max(1.0) - here;
        let normal = normal.normalize_or_zero();
        *position = (here + (shift - normal * shift.dot(normal)) * 0.5).to_array();
    }
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
        let distance = |p: Vec3| {
            (p - Vec3::new(2.013, 0.0, 0.0))
                .length()
                .min((p + Vec3::new(2.013, 0.02, 0.01)).length())
                - 2.02
        };
        let solid = Solid {
            distance: &distance,
            min: Vec3::splat(-4.1),
            max: Vec3::splat(4.1),
        };
        for cell in [0.3, 0.35, 0.41, 0.5] {
            let mesh = contour(&solid, cell);
            check::manifold(&mesh).expect("contours are manifold by construction");
        }
    }

    #[test]
    fn vertices_lie_on_the_surface() {
        let distance = |p: Vec3| p.length() - 3.0;
        let mesh = contour(
            &Solid {
                distance: &distance,
                min: Vec3::splat(-3.0),
                max: Vec3::splat(3.0),
            },
            0.5,
        );
        assert!(
            mesh.positions
                .iter()
                .all(|&p| (Vec3::from(p).length() - 3.0).abs() < 1e-3)
        );
    }
}
