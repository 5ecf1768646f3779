//! Muscles of the nape: the four small ones below the skull, and the larger ones that the occipital
//! nerves pass.
//!
//! Origins and insertions follow *Terminologia Anatomica* and common anatomy; sections of the small
//! ones are published (morphometry#6). The two largest are context; the trapezius lacks
//! its middle and lower parts. Each muscle is a [`Row`] after another across its fibres.
//! Deliberately absent: splenius, levator and the deep muscles of the back. Start reading at
//! [`sculptures`].

mod semispinalis;
mod sternocleidomastoid;
mod suboccipital;
mod trapezius;

use super::{
    attach::{Frame, landing, lifted},
    bundles::{Row, Weave, sheet},
};
use crate::{
    anatomy::{
        catalogue::Sculpture,
        field::{CsgBuilder, Field},
    },
    domain::{Muscle, Side, StructureId},
};
use glam::{Vec3, vec3};

/// How far muscles stay from the midline, mm: half of the nuchal ligament lies there.
const MIDLINE_MM: f32 = 0.8;

/// Least thickness of skin and fat over a muscle, mm; by eye.
const UNDER_SKIN_MM: f32 = 1.8;

/// A muscle of the left, told by rows from origin to insertion.
struct Belly {
    rows: Vec<Row>,
    weave: Weave,
    /// Which row and share across its label points at.
    label: (usize, f32),
    /// Size of the grid's cells, mm.
    cell_mm: f32,
    /// How far the shipped surfaces may lie off, mm: whole, first picture.
    error_mm: [f32; 2],
}

/// The muscle told by rows; the trapezius is a sheet that follows the skin instead.
fn belly(muscle: Muscle, frame: &Frame<'_>) -> Option<Belly> {
    let mut belly = drawn(muscle, frame)?;
    let last = belly.rows.len() - 1;
    for row in &mut belly.rows[1..last] {
        let clearance = row.half_thickness * 0.8;
        let depth = row.half_thickness + UNDER_SKIN_MM;
        for point in &mut row.line {
            *point = lifted(frame.bone, sunk(frame.skin, *point, depth), clearance);
        }
    }
    Some(belly)
}

/// The point, moved in until it lies `depth` mm under the skin.
fn sunk(skin: &Field, point: Vec3, depth: f32) -> Vec3 {
    (0..5).fold(point, |at, _| {
        at - skin.gradient(at, 0.8).normalize_or_zero() * (skin.distance(at) + depth).max(0.0)
    })
}

/// The muscle before it is lifted off the bone.
fn drawn(muscle: Muscle, frame: &Frame<'_>) -> Option<Belly> {
    let belly = match muscle {
        Muscle::RectusMajor => suboccipital::rectus_major(frame),
        Muscle::RectusMinor => suboccipital::rectus_minor(frame),
        Muscle::ObliquusInferior => suboccipital::obliquus_inferior(),
        Muscle::ObliquusSuperior => suboccipital::obliquus_superior(frame),
        Muscle::Semispinalis => semispinalis::belly(frame),
        Muscle::Sternocleidomastoid => sternocleidomastoid::belly(frame),
        Muscle::Trapezius => return None,
    };
    Some(belly)
}

/// The left muscle.
#[must_use]
pub(super) fn shape(muscle: Muscle, frame: &Frame<'_>) -> Field {
    let own_half = Field::half_space(Vec3::NEG_X, Vec3::X * MIDLINE_MM);
    // ends sink into the bone that they hold: cut there they would fray
    let whole = belly(muscle, frame).map_or_else(
        || trapezius::shape(frame),
        |belly| sheet(&belly.rows, belly.weave),
    );
    CsgBuilder::new().add(0.0, whole).keep(0.8, own_half).done()
}

/// All muscles.
pub(super) fn sculptures(frame: &Frame<'_>) -> Vec<Sculpture> {
    Muscle::ALL
        .iter()
        .flat_map(|&muscle| pair(muscle, frame))
        .collect()
}

fn pair(muscle: Muscle, frame: &Frame<'_>) -> Vec<Sculpture> {
    let field = shape(muscle, frame);
    let (anchor, cell_mm, error_mm) = belly(muscle, frame).map_or_else(
        || {
            (
                trapezius::anchor(frame),
                trapezius::CELL_MM,
                trapezius::ERROR_MM,
            )
        },
        |belly| {
            (
                belly.rows[belly.label.0].at(belly.label.1),
                belly.cell_mm,
                belly.error_mm,
            )
        },
    );
    let sculpture = |&side: &Side| {
        let field = if side == Side::Left {
            field.clone()
        } else {
            field.clone().reflected()
        };
        Sculpture::new(
            StructureId::Muscle(muscle, side),
            field,
            cell_mm,
            error_mm,
            anchor * vec3(side.sign(), 1.0, 1.0),
        )
    };
    Side::ALL.iter().map(sculpture).collect()
}

/// The point `depth` mm under the skin that is met from `from` in `direction`.
fn under_skin(skin: &Field, from: Vec3, direction: Vec3, depth: f32) -> Vec3 {
    let at = landing(skin, from, direction);
    at - skin.gradient(at, 0.8).normalize_or_zero() * depth
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::soft::attach::testing::with_frame;

    #[test]
    fn muscles_lie_between_bone_and_skin() {
        with_frame(|frame| {
            for &muscle in Muscle::ALL {
                let Some(belly) = belly(muscle, frame) else {
                    continue;
                };
                for (place, row) in belly.rows.iter().enumerate() {
                    for share in [0.05, 0.3, 0.5, 0.7, 0.95] {
                        let at = row.at(share);
                        let skin = frame.skin.distance(at) + row.half_thickness;
                        assert!(
                            skin < -0.4,
                            "{muscle}, row {place}: {skin} mm under the skin at {at}"
                        );
                        let bone = frame.bone.distance(at);
                        let ends = place == 0 || place + 1 == belly.rows.len();
                        assert!(
                            bone > if ends { -3.0 } else { row.half_thickness * 0.4 },
                            "{muscle}, row {place}, runs through bone at {at}: {bone}"
                        );
                    }
                }
            }
        });
    }

    #[test]
    fn the_small_muscles_are_as_large_as_published() {
        with_frame(|frame| {
            let minor = belly(Muscle::RectusMinor, frame).expect("told by rows");
            let length: f32 = minor
                .rows
                .windows(2)
                .map(|pair| pair[0].at(0.5).distance(pair[1].at(0.5)))
                .sum();
            assert!(
                (18.0..34.0).contains(&length),
                "rectus minor is {length} mm long"
            );
            let major = belly(Muscle::RectusMajor, frame).expect("told by rows");
            let length: f32 = major
                .rows
                .windows(2)
                .map(|pair| pair[0].at(0.5).distance(pair[1].at(0.5)))
                .sum();
            assert!(
                (38.0..56.0).contains(&length),
                "rectus major is {length} mm long"
            );
        });
    }
}
