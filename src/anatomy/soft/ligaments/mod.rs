//! Ligaments of the upper neck: what ties the dens to the atlas and the skull, and the sheet of the
//! nape.
//!
//! Deliberately absent: joint capsules (`joints`), the yellow and long ligaments of the column.
//! Start reading at [`sculptures`].

mod cruciform;
mod dens;
mod nuchal;
mod tectorial;

pub(super) use cruciform::back as cruciform_back;

use super::attach::Frame;
use crate::{
    anatomy::{catalogue::Sculpture, field::Field},
    domain::{Ligament, Side, StructureId},
};
use glam::{Vec3, vec3};

/// All ligaments.
pub(super) fn sculptures(frame: &Frame<'_>) -> Vec<Sculpture> {
    let single = |ligament: Ligament,
                  field: Field,
                  [cell_mm, error_mm, coarse_error_mm]: [f32; 3],
                  anchor: Vec3| {
        Sculpture::new(
            StructureId::Ligament(ligament),
            field,
            cell_mm,
            [error_mm, coarse_error_mm],
            anchor,
        )
    };
    let mut all = vec![
        single(
            Ligament::Transverse,
            cruciform::shape(frame),
            [0.4, 0.1, 0.25],
            cruciform::anchor(frame),
        ),
        single(
            Ligament::Apical,
            dens::apical(frame),
            [0.35, 0.1, 0.12],
            dens::apical_middle(frame),
        ),
        single(
            Ligament::Tectorial,
            tectorial::shape(frame),
            [0.5, 0.12, 0.45],
            tectorial::anchor(frame),
        ),
        single(
            Ligament::Nuchal,
            nuchal::shape(frame),
            [0.65, 0.16, 0.42],
            nuchal::anchor(frame),
        ),
    ];
    let (alar, middle) = (dens::alar(frame), dens::alar_middle(frame));
    all.extend(Side::ALL.iter().map(|&side| {
        let field = if side == Side::Left {
            alar.clone()
        } else {
            alar.clone().reflected()
        };
        Sculpture::new(
            StructureId::AlarLigament(side),
            field,
            0.4,
            [0.08, 0.15],
            middle * vec3(side.sign(), 1.0, 1.0),
        )
    }));
    all
}

#[cfg(test)]
mod tests {
    use super::super::attach::{settled, testing::with_frame};
    use super::*;
    use crate::{
        anatomy::bones::{insertions::transverse_tubercle, vertebra},
        domain::Level,
    };

    #[test]
    fn ligaments_hold_the_bones_that_they_tie_together() {
        with_frame(|frame| {
            let atlas = vertebra(Level::C1);
            let touches = |field: &Field, bone: &Field, near: Vec3| {
                let at = settled(bone, near);
                field.distance(at) < 1.6
            };
            let cross = cruciform::shape(frame);
            for side in Side::ALL {
                let end = transverse_tubercle(*side);
                assert!(touches(&cross, &atlas, end), "{side}");
            }
            let alar = dens::alar(frame);
            let [from, to] = dens::alar_ends(frame);
            assert!(touches(&alar, frame.axis, from) && touches(&alar, frame.skull, to));
        });
    }
}
