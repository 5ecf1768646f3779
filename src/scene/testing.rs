//! Simple shapes for the tests of this room: balls where the real model has bones.

use super::{Scene, ScenePart};
use crate::{
    domain::{Joint, Level, Nerve, Side, StructureId},
    mesh::TriMesh,
};
use glam::Vec3;
use std::f32::consts::PI;

/// A ball of `rings` rings with twice as many segments, mm.
pub(crate) fn ball(centre: Vec3, radius_mm: f32, rings: u16) -> TriMesh {
    let mut mesh = TriMesh::default();
    let segments = rings * 2;
    for ring in 0..=rings {
        for segment in 0..=segments {
            let polar = PI * f32::from(ring) / f32::from(rings);
            let turn = 2.0 * PI * f32::from(segment) / f32::from(segments);
            let normal = Vec3::new(
                polar.sin() * turn.sin(),
                polar.cos(),
                polar.sin() * turn.cos(),
            );
            mesh.positions.push((centre + normal * radius_mm).into());
            mesh.normals.push(normal.into());
            mesh.occlusion.push(255);
        }
    }
    let row = u32::from(segments) + 1;
    for ring in 0..u32::from(rings) {
        for segment in 0..u32::from(segments) {
            let at = ring * row + segment;
            mesh.indices
                .extend([at, at + row, at + 1, at + 1, at + row, at + row + 1]);
        }
    }
    mesh
}

/// A stand-in neck: a skull, seven vertebrae, C1/C2 joints, two nerves and a skin, each a ball.
pub(crate) fn neck() -> Scene {
    let skin = TriMesh {
        areas: vec![[0; 12]; 33 * 65],
        ..ball(Vec3::new(0.0, -20.0, 0.0), 140.0, 32)
    };
    let mut parts = vec![
        ScenePart::new(StructureId::Skin, skin, None, Vec::new()),
        ScenePart::new(
            StructureId::Occiput,
            ball(Vec3::new(0.0, 45.0, -30.0), 45.0, 24),
            None,
            Vec::new(),
        ),
    ];
    for (at, &level) in (0_u8..).zip(Level::ALL) {
        let centre = Vec3::new(0.0, -8.0 - 18.0 * f32::from(at), -5.0);
        parts.push(ScenePart::new(
            StructureId::Vertebra(level),
            ball(centre, 12.0, 16),
            Some(centre),
            Vec::new(),
        ));
    }
    for &side in Side::ALL {
        let at = |x: f32, y: f32, z: f32| Vec3::new(x * side.sign(), y, z);
        let joint = at(16.0, -14.0, -10.0);
        parts.push(ScenePart::new(
            StructureId::Joint(Joint::C1C2, side),
            ball(joint, 3.0, 8),
            Some(joint),
            Vec::new(),
        ));
        let ganglion = at(14.0, -14.0, -18.0);
        parts.push(ScenePart::new(
            StructureId::C2Ganglion(side),
            ball(ganglion, 2.0, 8),
            Some(ganglion),
            Vec::new(),
        ));
        let line = vec![
            at(14.0, -14.0, -19.0),
            at(18.0, 0.0, -40.0),
            at(20.0, 40.0, -80.0),
        ];
        let nerve = StructureId::Nerve(Nerve::GreaterOccipital, side);
        parts.push(ScenePart::new(
            nerve,
            ball(at(20.0, 40.0, -80.0), 2.0, 8),
            None,
            line,
        ));
    }
    let landmarks = [
        ("cord-c1", -8.0),
        ("cord-c2", -26.0),
        ("cord-c3", -44.0),
        ("relay", -12.0),
    ];
    let landmarks = landmarks
        .map(|(name, y)| (name.to_owned(), Vec3::new(0.0, y, -20.0)))
        .into();
    Scene::new(parts, landmarks).expect("the stand-in neck is sound")
}
