//! Meshes in whole numbers, as they are shipped.

use super::{TriMesh, components};
use glam::{I64Vec3, Vec3};

/// A mesh on an integer lattice: `position_mm = translation + step_mm * position`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PackedMesh {
    /// Middle of the bounds, mm.
    pub translation: [f32; 3],
    /// Size of the lattice, mm.
    pub step_mm: f32,
    /// Positions on the lattice.
    pub positions: Vec<[i16; 3]>,
    /// Normals, times 127.
    pub normals: Vec<[i8; 3]>,
    /// Ambient occlusion, 0 (closed in) to 255 (open).
    pub occlusion: Vec<u8>,
    /// How much of each vertex is cartilage, 0 to 255; empty but for bones.
    pub cartilage: Vec<u8>,
    /// Places along the chain from the head to the trunk; empty for bones.
    pub chain_positions: Vec<u8>,
    /// Weights of the areas; empty but for the skin.
    pub areas: Vec<[u8; 12]>,
    /// Three a triangle.
    pub indices: Vec<u32>,
}

impl PackedMesh {
    /// Puts `mesh` on a lattice of `step_mm`, coarser only where its bounds would not fit into 16
    /// bits.
    #[must_use]
    pub fn new(mesh: &TriMesh, step_mm: f32) -> Self {
        let points = mesh.positions.iter().map(|&p| Vec3::from(p));
        let (min, max) = points.fold((Vec3::INFINITY, Vec3::NEG_INFINITY), |(min, max), p| {
            (min.min(p), max.max(p))
        });
        if mesh.positions.is_empty() {
            return Self::default();
        }
        let step_mm = step_mm.max((max - min).max_element() / 65_000.0);
        let middle = (min + max) * 0.5;
        let positions = mesh
            .positions
            .iter()
            .map(|&p| {
                ((Vec3::from(p) - middle) / step_mm)
                    .round()
                    .to_array()
                    .map(to_i16)
            })
            .collect();
        let mut packed = Self {
            translation: middle.to_array(),
            step_mm,
            positions,
            normals: mesh
                .normals
                .iter()
                .map(|normal| normal.map(to_i8))
                .collect(),
            occlusion: mesh.occlusion.clone(),
            cartilage: mesh.cartilage.clone(),
            chain_positions: mesh.chain_positions.clone(),
            areas: mesh.areas.clone(),
            indices: mesh.indices.clone(),
        };
        packed.unflatten();
        packed
    }

    /// The mesh in mm again.
    #[must_use]
    pub fn unpack(&self) -> TriMesh {
        let translation = Vec3::from(self.translation);
        let in_mm =
            |p: &[i16; 3]| (translation + Vec3::from(p.map(f32::from)) * self.step_mm).to_array();
        let unit = |n: &[i8; 3]| {
            Vec3::from(n.map(f32::from))
                .normalize_or(Vec3::Y)
                .to_array()
        };
        TriMesh {
            positions: self.positions.iter().map(in_mm).collect(),
            normals: self.normals.iter().map(unit).collect(),
            occlusion: self.occlusion.clone(),
            cartilage: self.cartilage.clone(),
            chain_positions: self.chain_positions.clone(),
            areas: self.areas.clone(),
            indices: self.indices.clone(),
        }
    }

    /// Its mirror image in the sagittal plane: left becomes right. Twice is nothing.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        self.translation[0] = -self.translation[0];
        self.positions
            .iter_mut()
            .for_each(|position| position[0] = position[0].saturating_neg());
        self.normals
            .iter_mut()
            .for_each(|normal| normal[0] = normal[0].saturating_neg());
        // the outside stays outside
        self.indices
            .chunks_exact_mut(3)
            .for_each(|triangle| triangle.swap(1, 2));
        self
    }

    /// Triangles that rounding has made flat get their area back: one corner moves by one step of
    /// the lattice.
    fn unflatten(&mut self) {
        let flat: Vec<usize> = (0..self.indices.len() / 3)
            .filter(|&triangle| self.is_flat(triangle))
            .collect();
        if flat.is_empty() {
            return;
        }
        let mut around: Vec<Vec<usize>> = vec![Vec::new(); self.positions.len()];
        for (triangle, corners) in self.indices.as_chunks::<3>().0.iter().enumerate() {
            corners
                .iter()
                .for_each(|&corner| around[corner as usize].push(triangle));
        }
        for triangle in flat {
            let corners = [0, 1, 2].map(|k| self.indices[3 * triangle + k] as usize);
            let moves = corners
                .into_iter()
                .flat_map(|corner| (0..6).map(move |way| (corner, way)));
            for (corner, way) in moves {
                if !self.is_flat(triangle) {
                    break;
                }
                let before = self.positions[corner];
                let axis = way / 2;
                self.positions[corner][axis] =
                    before[axis].saturating_add(if way % 2 == 0 { 1 } else { -1 });
                if around[corner].iter().any(|&touched| self.is_flat(touched)) {
                    self.positions[corner] = before;
                }
            }
        }
    }

    fn is_flat(&self, triangle: usize) -> bool {
        let corner = |k: usize| {
            I64Vec3::from(self.positions[self.indices[3 * triangle + k] as usize].map(i64::from))
        };
        (corner(1) - corner(0)).cross(corner(2) - corner(0)) == I64Vec3::ZERO
    }

    /// Reorders vertices by first use and drops unused ones.
    #[must_use]
    pub fn in_order_of_use(self) -> Self {
        let (order, indices) = components::order_of_use(self.positions.len(), &self.indices);
        Self {
            positions: order.iter().map(|&i| self.positions[i]).collect(),
            normals: order
                .iter()
                .filter_map(|&i| self.normals.get(i).copied())
                .collect(),
            occlusion: order
                .iter()
                .filter_map(|&i| self.occlusion.get(i).copied())
                .collect(),
            cartilage: order
                .iter()
                .filter_map(|&i| self.cartilage.get(i).copied())
                .collect(),
            chain_positions: order
                .iter()
                .filter_map(|&i| self.chain_positions.get(i).copied())
                .collect(),
            areas: order
                .iter()
                .filter_map(|&i| self.areas.get(i).copied())
                .collect(),
            indices,
            ..self
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates, and the lattice is chosen to fit"
)]
fn to_i16(value: f32) -> i16 {
    value as i16
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates; unit vectors fit"
)]
fn to_i8(value: f32) -> i8 {
    (value * 127.0).round().clamp(-127.0, 127.0) as i8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mirror_image_has_its_outside_outside_and_mirrors_back() {
        let packed = PackedMesh {
            translation: [5.0, 1.0, 2.0],
            step_mm: 0.5,
            positions: vec![[0, 0, 0], [2, 0, 0], [0, 2, 0]],
            normals: vec![[0, 0, 127]; 3],
            indices: vec![0, 1, 2],
            ..PackedMesh::default()
        };
        let other = packed.clone().mirrored();
        assert!(Vec3::from(other.unpack().positions[1]).distance(Vec3::new(-6.0, 1.0, 2.0)) < 1e-6);
        let corner = |mesh: &PackedMesh, k: usize| {
            Vec3::from(mesh.unpack().positions[mesh.indices[k] as usize])
        };
        let facing = |mesh: &PackedMesh| {
            (corner(mesh, 1) - corner(mesh, 0))
                .cross(corner(mesh, 2) - corner(mesh, 0))
                .z
        };
        assert!(facing(&packed) > 0.0 && facing(&other) > 0.0);
        assert_eq!(other.mirrored(), packed);
    }

    #[test]
    fn positions_come_back_within_half_a_step() {
        let mesh = TriMesh {
            positions: vec![[1.0, 2.0, 3.0], [4.0, -2.0, 3.3], [0.1, 0.2, 0.3]],
            normals: vec![[0.0, 0.0, 1.0]; 3],
            occlusion: vec![9; 3],
            cartilage: Vec::new(),
            chain_positions: Vec::new(),
            areas: Vec::new(),
            indices: vec![0, 1, 2],
        };
        let back = PackedMesh::new(&mesh, 0.02).unpack();
        for (a, b) in mesh.positions.iter().zip(&back.positions) {
            assert!((Vec3::from(*a) - Vec3::from(*b)).abs().max_element() <= 0.0101);
        }
        assert_eq!(back.normals, mesh.normals);
    }

    #[test]
    fn a_triangle_flattened_by_rounding_gets_its_area_back() {
        let mesh = TriMesh {
            positions: vec![[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.5, 0.001, 0.0]],
            indices: vec![0, 1, 2],
            ..TriMesh::default()
        };
        assert!(!PackedMesh::new(&mesh, 0.02).is_flat(0));
    }
}
