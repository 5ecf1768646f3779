//! Everything that is not bone: skin, cord, discs, joint capsules, ligaments, muscles, nerves,
//! ganglia and vertebral arteries.
//!
//! Parts are authored on the patient's left and reflected. They hang on the landmarks of the bones;
//! courses of nerves come from published cadaver series, given from the external occipital
//! protuberance, and are laid between bone and skin. Deliberately absent: bones (`super::bones`),
//! triangles, colours. Start reading at [`sculptures`].

mod areas;
mod arteries;
mod attach;
mod bundles;
mod cord;
mod course;
mod discs;
mod dura;
mod joints;
mod ligaments;
mod muscles;
mod neck_nerves;
mod nerves;
mod roots;
mod skin;
mod twigs;

use super::{
    bones,
    catalogue::Sculpture,
    field::{CsgBuilder, Field},
};
use crate::domain::{Level, Side};
use glam::Vec3;

/// All soft structures.
#[must_use]
pub fn sculptures() -> Vec<Sculpture> {
    let (bone, skin) = (bones_of_the_neck(), skin::skin());
    let mut all = discs::sculptures();
    all.extend(joints::sculptures());
    let [skull, axis] = [bones::occiput(), bones::vertebra(Level::C2)];
    let frame = attach::Frame {
        skull: &skull,
        axis: &axis,
        bone: &bone,
        skin: &skin,
    };
    all.extend(ligaments::sculptures(&frame));
    all.extend(muscles::sculptures(&frame));
    all.extend(nerves::sculptures(&nerves::Ground {
        bone: &bone,
        skin: &skin,
    }));
    all.extend([cord::sculpture(), dura::sculpture()]);
    all.extend(arteries::sculptures(&bone, &skin));
    all.push(skin::sculpture());
    all
}

/// Named points, mm: the cord at C1, C2 and C3, the trigeminocervical relay, and where a needle
/// aims at the C1/C2 joint.
#[must_use]
pub fn landmarks() -> Vec<(&'static str, Vec3)> {
    vec![
        ("cord-c1", cord::at_level(Level::C1)),
        ("cord-c2", cord::at_level(Level::C2)),
        ("cord-c3", cord::at_level(Level::C3)),
        ("relay", cord::relay()),
        ("target-c1-c2-left", joints::target(Side::Left)),
        ("target-c1-c2-right", joints::target(Side::Right)),
    ]
}

/// Occiput and vertebrae in one field: what nerves and vessels must not run through.
fn bones_of_the_neck() -> Field {
    Level::ALL
        .iter()
        .fold(
            CsgBuilder::new().add(0.0, bones::occiput()),
            |csg, &level| csg.add(0.0, bones::vertebra(level)),
        )
        .done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Kind, StructureId};

    #[test]
    fn every_structure_that_is_not_bone_is_sculpted_once() {
        let mut made: Vec<String> = sculptures()
            .iter()
            .map(|sculpture| sculpture.id.to_string())
            .collect();
        let mut wanted: Vec<String> = StructureId::all()
            .iter()
            .filter(|id| id.kind() != Kind::Bone)
            .map(ToString::to_string)
            .collect();
        made.sort();
        wanted.sort();
        assert_eq!(made, wanted);
    }

    #[test]
    fn anchors_lie_on_or_in_their_structure() {
        for sculpture in sculptures() {
            let away = sculpture.field.distance(sculpture.anchor);
            assert!(
                away < 1.5,
                "the anchor of {} is {away} mm outside",
                sculpture.id
            );
        }
    }
}
