//! Fewer triangles within an error in mm.

use super::{Solid, TriMesh, check, components, contour};
use glam::Vec3;
use meshopt::{SimplifyOptions, VertexDataAdapter};

/// `mesh`, a contour of `solid`, with as few triangles as keep it within `error_mm` of itself; then
/// one Newton step.
///
/// `normal_weight` says how much a turned normal counts: an error of `error_mm` is also reached
/// when the normal differs by one over it, in radians. This keeps shading on broad smooth faces
/// honest.
///
/// The library now and then pinches a thin wall into an edge with four triangles. Those places are
/// locked and it tries again, so a manifold mesh stays one.
#[must_use]
pub fn simplify(mesh: &TriMesh, solid: &Solid<'_>, error_mm: f32, normal_weight: f32) -> TriMesh {
    let mut locked = vec![false; mesh.positions.len()];
    let mut simple = attempt(mesh, error_mm, normal_weight * error_mm, &locked);
    for _ in 0..8 {
        let faults = check::faults(&simple);
        if faults.is_empty() {
            break;
        }
        let reach = (8.0 * error_mm).max(0.8);
        for (position, locked) in mesh.positions.iter().zip(&mut locked) {
            *locked |= faults
                .iter()
                .any(|fault| Vec3::from(fault.at).distance(Vec3::from(*position)) < reach);
        }
        simple = attempt(mesh, error_mm, normal_weight * error_mm, &locked);
    }
    contour::project(&mut simple, solid, 1, 2.0 * error_mm);
    simple
}

fn attempt(mesh: &TriMesh, error_mm: f32, weight: f32, locked: &[bool]) -> TriMesh {
    let bytes: Vec<u8> = mesh
        .positions
        .iter()
        .flatten()
        .flat_map(|value| value.to_le_bytes())
        .collect();
    let vertices = VertexDataAdapter::new(&bytes, 12, 0).expect("three floats a vertex");
    let weights = [weight; 3];
    let normals = mesh.normals.as_flattened();
    let options = SimplifyOptions::ErrorAbsolute;
    let indices = meshopt::simplify_with_attributes_and_locks(
        &mesh.indices,
        &vertices,
        normals,
        &weights,
        12,
        locked,
        0,
        error_mm,
        options,
        None,
    );
    let mut simple = TriMesh {
        indices,
        ..mesh.clone()
    };
    components::drop_unused_vertices(&mut simple);
    simple
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ball_keeps_its_shape_with_fewer_triangles() {
        let distance = |p: Vec3| p.length() - 5.0;
        let solid = Solid {
            distance: &distance,
            min: Vec3::splat(-5.0),
            max: Vec3::splat(5.0),
        };
        let full = contour::contour(&solid, 0.5);
        let simple = simplify(&full, &solid, 0.1, 3.0);
        assert!(simple.indices.len() * 4 < full.indices.len());
        assert_eq!(check::all(&simple), Ok(()));
        let ball = 4.0 / 3.0 * std::f32::consts::PI * 125.0;
        assert!((check::volume_mm3(&simple) / ball - 1.0).abs() < 0.04);
    }
}
