//! Whole structures, moved on the CPU: for labels, rays and measuring. Drawing does the same on the
//! graphics card.

use super::{Pose, Rig, chain_position};
use crate::{domain::StructureId, mesh::TriMesh};
use glam::Vec3;

/// The mesh of a structure at rest, moved to a pose of the rig: positions, mm, and normals. Chain
/// positions are computed anew for each vertex, not read from the mesh.
#[must_use]
pub fn posed_mesh(id: StructureId, mesh: &TriMesh, rig: &Rig, pose: &Pose) -> TriMesh {
    let mut moved = mesh.clone();
    for (number, position) in moved.positions.iter_mut().enumerate() {
        let rest = Vec3::from(*position);
        let motion = pose.transform_at(chain_position(id, rest, rig));
        *position = motion.transform_point(rest).to_array();
        if let Some(normal) = moved.normals.get_mut(number) {
            *normal = (motion.rotation * Vec3::from(*normal)).to_array();
        }
    }
    moved
}

/// Points of a structure at rest, such as its centreline, moved to a pose of the rig, mm.
#[must_use]
pub fn posed_line(id: StructureId, line: &[Vec3], rig: &Rig, pose: &Pose) -> Vec<Vec3> {
    line.iter()
        .map(|&point| pose.pose_point(point, chain_position(id, point, rig)))
        .collect()
}

/// Length of a polyline, mm.
#[must_use]
pub fn length_mm(line: &[Vec3]) -> f32 {
    line.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::Level,
        motion::{Posture, rig::sample},
    };
    use glam::vec3;

    #[test]
    fn a_bone_keeps_its_shape() {
        let rig = sample();
        let pose = rig.pose(Posture {
            rotation_deg: 60,
            flexion_deg: 10,
            bending_deg: 0,
        });
        let mesh = TriMesh {
            positions: vec![[0.0, -20.0, 5.0], [10.0, -20.0, 5.0], [0.0, -32.0, 1.0]],
            normals: vec![[0.0, 0.0, 1.0]; 3],
            indices: vec![0, 1, 2],
            ..TriMesh::default()
        };
        let moved = posed_mesh(StructureId::Vertebra(Level::C2), &mesh, &rig, &pose);
        let side = |mesh: &TriMesh, a: usize, b: usize| {
            Vec3::from(mesh.positions[a]).distance(mesh.positions[b].into())
        };
        for (a, b) in [(0, 1), (1, 2), (2, 0)] {
            assert!((side(&mesh, a, b) - side(&moved, a, b)).abs() < 1e-3);
        }
        assert_ne!(mesh.positions, moved.positions);
        assert_eq!(moved.indices, mesh.indices);
    }

    #[test]
    fn lengths_are_sums() {
        assert!(
            (length_mm(&[Vec3::ZERO, vec3(3.0, 4.0, 0.0), vec3(3.0, 4.0, 2.0)]) - 7.0).abs() < 1e-6
        );
    }
}
