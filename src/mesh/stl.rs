//! Binary STL in mm, for printing and for other tools.

use super::TriMesh;
use glam::Vec3;

/// The mesh as a binary STL file.
#[must_use]
pub fn write(mesh: &TriMesh) -> Vec<u8> {
    let triangles = mesh.indices.as_chunks::<3>().0;
    let mut file = Vec::with_capacity(84 + 50 * triangles.len());
    let mut head = [0_u8; 80];
    head[..24].copy_from_slice(b"atlanto, millimetres, +y");
    file.extend(head);
    file.extend(super::vertex_number(triangles.len()).to_le_bytes());
    for triangle in triangles {
        let [a, b, c] = triangle.map(|index| Vec3::from(mesh.positions[index as usize]));
        let normal = (b - a).cross(c - a).normalize_or_zero();
        file.extend(
            [normal, a, b, c]
                .iter()
                .flat_map(|v| v.to_array())
                .flat_map(f32::to_le_bytes),
        );
        file.extend([0, 0]);
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_triangle_takes_fifty_bytes() {
        let positions = vec![[0., 0., 0.], [1., 0., 0.], [0., 1., 0.]];
        let mesh = TriMesh {
            positions,
            indices: vec![0, 1, 2],
            ..TriMesh::default()
        };
        let file = write(&mesh);
        assert_eq!(file.len(), 84 + 50);
        assert_eq!(file[92..96], 1.0_f32.to_le_bytes(), "the normal is +z");
    }
}
