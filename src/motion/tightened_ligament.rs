//! Which ligament limits a posture.

use super::Posture;
use crate::domain::{Side, StructureId};

/// A ligament that is being tightened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TightenedLigament {
    /// The ligament.
    pub ligament: StructureId,
    /// How far on the way to the end of the range, 0 to 1. D: the share of the range, not a
    /// measured strain.
    pub share: f32,
}

/// The ligament that the posture tightens, if it turns the head: the alar ligament of the other
/// side.
///
/// The left alar ligament limits rotation to the right and the right one rotation to the left; they
/// are stretched most by rotation with flexion (Dvorak & Panjabi 1987, PMID 3589810, V). That one
/// limits one side is disputed (medical#5.1); of other ligaments there is no such number.
#[must_use]
pub fn tightened_ligament(posture: Posture) -> Option<TightenedLigament> {
    let posture = posture.clamped();
    let turned = f32::from(posture.rotation_deg.abs()) / f32::from(Posture::MAX_ROTATION_DEG);
    let flexed = f32::from(posture.flexion_deg.max(0)) / f32::from(Posture::MAX_FLEXION_DEG);
    let side = match posture.rotation_deg {
        0 => return None,
        turn if turn > 0 => Side::Right,
        _ => Side::Left,
    };
    let share = turned.hypot(turned * flexed).min(1.0);
    Some(TightenedLigament {
        ligament: StructureId::AlarLigament(side),
        share,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_sides_alar_ligament_limits_rotation() {
        let of = |rotation_deg, flexion_deg| {
            tightened_ligament(Posture {
                rotation_deg,
                flexion_deg,
                bending_deg: 0,
            })
        };
        assert_eq!(of(0, 40), None);
        let right = of(-40, 0).expect("it turns");
        assert_eq!(right.ligament, StructureId::AlarLigament(Side::Left));
        let flexed = of(-40, 30).expect("it turns");
        assert!(
            flexed.share > right.share && (of(72, 0).expect("it turns").share - 1.0).abs() < 1e-6
        );
    }
}
