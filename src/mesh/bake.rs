//! Light that does not change: normals and ambient occlusion from the field, kept at the vertices.

use super::{Solid, TriMesh, contour};
use glam::{Mat3, Vec3, vec3};
use rayon::prelude::*;

/// Normals are taken over this distance, mm: finer shows the joints of sweeps, coarser rounds rims.
const NORMAL_STEP_MM: f32 = 0.35;
/// Rays from each vertex.
const RAYS: usize = 18;
/// Steps of shade from closed to open: interpolated over triangles nobody sees them, and fewer
/// steps are fewer bytes.
const SHADES: f32 = 31.0;
/// Walls farther away than this cast no shade, mm.
const REACH_MM: f32 = 11.0;

/// Sets normals and occlusion of `mesh` from the field of `solid` alone: other structures hide and
/// move.
pub fn bake(mesh: &mut TriMesh, solid: &Solid<'_>) {
    mesh.normals = contour::normals(mesh, solid, NORMAL_STEP_MM);
    let rays: Vec<Vec3> = (0..RAYS).map(ray).collect();
    let open = |(position, normal): (&[f32; 3], &[f32; 3])| {
        to_byte(openness(
            solid,
            Vec3::from(*position),
            Vec3::from(*normal),
            &rays,
        ))
    };
    mesh.occlusion = mesh
        .positions
        .par_iter()
        .zip(&mesh.normals)
        .map(open)
        .collect();
}

/// Directions over the half space of +z, denser near the pole as light falls (cosine), on a golden
/// spiral.
fn ray(number: usize) -> Vec3 {
    let share = (number as f32 + 0.5) / RAYS as f32;
    let turn = number as f32 * 2.399_963;
    let radius = (1.0 - share).sqrt();
    vec3(radius * turn.cos(), radius * turn.sin(), share.sqrt())
}

/// Share of the sky that `point` sees; near misses count in part, which softens the edge of the
/// shade.
fn openness(solid: &Solid<'_>, point: Vec3, normal: Vec3, rays: &[Vec3]) -> f32 {
    let hint = if normal.x.abs() < 0.8 {
        Vec3::X
    } else {
        Vec3::Y
    };
    let x = (hint - normal * hint.dot(normal)).normalize_or(Vec3::Y);
    let frame = Mat3::from_cols(x, normal.cross(x), normal);
    let seen: f32 = rays
        .iter()
        .map(|&ray| clearance(solid, point + normal * 0.25, frame * ray))
        .sum();
    seen / rays.len() as f32
}

/// 1 for a ray that stays clear of everything, 0 for one that hits.
fn clearance(solid: &Solid<'_>, from: Vec3, direction: Vec3) -> f32 {
    let mut clear = 1.0_f32;
    let mut along = 0.9;
    while along < REACH_MM && clear > 0.0 {
        let distance = solid.at(from + direction * along);
        // what is hit far away hides less
        let fade = along / REACH_MM;
        clear = clear.min((distance / (0.45 * along)).clamp(0.0, 1.0).max(fade * fade));
        if distance <= 0.0 {
            break;
        }
        along += distance.max(0.7) * 1.2;
    }
    clear
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a byte"
)]
fn to_byte(share: f32) -> u8 {
    ((share.clamp(0.0, 1.0) * SHADES).round() / SHADES * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ball_is_open_and_a_pit_is_not() {
        let ball = |p: Vec3| p.length() - 6.0;
        let pitted = |p: Vec3| {
            ball(p)
                .max(1.2 - p.truncate().length())
                .min(p.length() - 2.0)
        };
        let at = |distance: &(dyn Fn(Vec3) -> f32 + Sync), point: Vec3| {
            let mut mesh = TriMesh {
                positions: vec![point.to_array()],
                ..TriMesh::default()
            };
            bake(
                &mut mesh,
                &Solid {
                    distance,
                    min: Vec3::splat(-6.0),
                    max: Vec3::splat(6.0),
                },
            );
            mesh.occlusion[0]
        };
        assert!(at(&ball, vec3(0.0, 0.0, 6.0)) > 225);
        assert!(at(&pitted, vec3(0.0, 0.0, 2.0)) < 90);
    }
}
