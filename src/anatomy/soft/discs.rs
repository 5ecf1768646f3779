//! Intervertebral discs C2/C3 to C6/C7: wedge-shaped cushions that bulge a little beyond the rims
//! of the end-plates.

use crate::{
    anatomy::{
        bones::column::{Disc, discs},
        catalogue::Sculpture,
        field::{CsgBuilder, Field, Pad},
    },
    domain::StructureId,
};
use glam::{Vec3, vec3};

/// How far the ring stands beyond the rim of the plates, mm; judged by eye for a healthy disc.
const BULGE_MM: f32 = 0.7;
/// How far the disc reaches into the plates, so that no slit shows, mm.
const SEAT_MM: f32 = 0.35;

/// All discs.
pub(super) fn sculptures() -> Vec<Sculpture> {
    discs().iter().map(sculpture).collect()
}

fn sculpture(disc: &Disc) -> Sculpture {
    let anchor = disc.centre + disc.rotation * vec3(0.0, 0.0, disc.half_depth + BULGE_MM);
    Sculpture::new(
        StructureId::Disc(disc.above),
        shape(disc),
        0.5,
        [0.08, 0.4],
        anchor,
    )
}

fn shape(disc: &Disc) -> Field {
    let mean = (disc.front + disc.back) * 0.5;
    let cushion = Pad {
        normal: Vec3::Y,
        along: Vec3::X,
        half_length: disc.half_width + BULGE_MM,
        half_width: disc.half_depth + BULGE_MM,
        half_height: disc.middle.max(disc.front) * 0.5 + 1.6,
        rounding: disc.middle * 0.5,
        squareness: 0.35,
        ..Pad::default()
    };
    let csg = CsgBuilder::new().add(0.0, cushion);
    let csg = [1.0, -1.0]
        .into_iter()
        .fold(csg, |csg, up| csg.cut(0.7, plate(disc, mean, up)));
    csg.done().placed(disc.rotation, disc.centre)
}

/// What an end-plate takes away: above (`up` = 1) or below (-1). The disc swells into the hollow of
/// the plates.
fn plate(disc: &Disc, mean: f32, up: f32) -> Field {
    const HALF: f32 = 9.0;
    let slope = (disc.front - disc.back) / (4.0 * disc.half_depth);
    let normal = vec3(0.0, up, -slope).normalize();
    let swell = (disc.middle - mean).max(0.0) * 0.5;
    Field::from(Pad {
        centre: vec3(0.0, up * (mean * 0.5 + SEAT_MM + swell), 0.0) + normal * HALF,
        normal,
        along: Vec3::X,
        half_length: disc.half_width * 3.0,
        half_width: disc.half_depth * 3.0,
        half_height: HALF,
        rounding: 0.5,
        dish: (
            -swell / disc.half_width.powi(2),
            -swell / disc.half_depth.powi(2),
        ),
        ..Pad::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discs_are_higher_in_front_than_behind() {
        for disc in discs() {
            let field = shape(&disc);
            let height = |z: f32| {
                let inside = (-80..=80_i16).filter(|&k| {
                    field.distance(disc.centre + disc.rotation * vec3(0.0, f32::from(k) * 0.05, z))
                        < 0.0
                });
                inside.count() as f32 * 0.05
            };
            let (front, back) = (
                height(disc.half_depth * 0.8),
                height(-disc.half_depth * 0.8),
            );
            assert!(
                front > back + 0.4,
                "{}: {front} in front, {back} behind",
                disc.above
            );
            assert!(
                (height(0.0) - disc.middle).abs() < 1.2,
                "{}: {} in the middle",
                disc.above,
                height(0.0)
            );
        }
    }
}
