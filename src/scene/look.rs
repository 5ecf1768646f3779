//! What is emphasised, and how each part looks for it.

use super::{Part, Scene};
use crate::domain::{Kind, RegionId, StructureId};
use glam::Vec3;

/// What the picture is about at the moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Emphasis {
    /// Gets the ring.
    pub selected: Option<StructureId>,
    /// Light up in the colour of the signal.
    pub lit: Vec<StructureId>,
    /// Regions where pain is felt, with the spacing of their hatch.
    pub felt: Vec<(RegionId, Spacing)>,
    /// The line of the signal, mm; empty for none.
    pub signal: Vec<Vec3>,
    /// Whether everything that is neither selected nor lit steps back.
    pub quiet_others: bool,
}

/// Spacing of the hatch: how many people felt it, in three steps. Never by hue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// In most people studied: 14 units of the plate.
    Close,
    /// In some: 17 units.
    Middle,
    /// Named, with no count seen: 24 units.
    Wide,
}

impl Spacing {
    /// All three, closest first; their order is that of the channels in [`felt_weights`].
    pub const ALL: [Self; 3] = [Self::Close, Self::Middle, Self::Wide];

    /// From line to line, CSS px of a plate 900 px wide.
    #[must_use]
    pub fn px(self) -> f32 {
        match self {
            Self::Close => 14.0,
            Self::Middle => 17.0,
            Self::Wide => 24.0,
        }
    }
}

/// Which colour of the palette a part has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Bone.
    Bone,
    /// Joint and its cartilage.
    Cartilage,
    /// Disc.
    Disc,
    /// Ligament.
    Ligament,
    /// Muscle.
    Muscle,
    /// Nerve and ganglion.
    Nerve,
    /// Spinal cord.
    Cord,
    /// Dura mater.
    Dura,
    /// Artery.
    Artery,
    /// Skin.
    Skin,
    /// The colour of the signal.
    Signal,
}

/// How a part looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Its colour.
    pub role: Role,
    /// Share of its colour's saturation that is left, 0 to 1.
    pub saturation: f32,
    /// How far it steps back towards the stage, 0 to 1.
    pub towards_stage: f32,
    /// Whether it is seen through.
    pub ghost: bool,
    /// Whether it is lit.
    pub lit: bool,
    /// Whether it has the ring.
    pub ringed: bool,
}

/// What steps back keeps this share of its saturation.
const QUIET_SATURATION: f32 = 0.25;
/// What steps back is mixed this far with the stage: 62 % opaque, without blending.
const QUIET_TOWARDS_STAGE: f32 = 0.38;

impl Emphasis {
    /// How a structure looks.
    #[must_use]
    pub fn look(&self, id: StructureId) -> Look {
        let lit = self.lit.contains(&id);
        let ringed = self.selected == Some(id);
        let quiet = self.quiet_others && !lit && !ringed && id.kind() != Kind::Skin;
        Look {
            role: if lit { Role::Signal } else { role(id.kind()) },
            saturation: if quiet { QUIET_SATURATION } else { 1.0 },
            towards_stage: if quiet { QUIET_TOWARDS_STAGE } else { 0.0 },
            ghost: id.kind() == Kind::Skin,
            lit,
            ringed,
        }
    }
}

fn role(kind: Kind) -> Role {
    match kind {
        Kind::Bone => Role::Bone,
        Kind::Joint => Role::Cartilage,
        Kind::Disc => Role::Disc,
        Kind::Ligament => Role::Ligament,
        Kind::Muscle => Role::Muscle,
        Kind::Nerve => Role::Nerve,
        Kind::Cord => Role::Cord,
        Kind::Dura => Role::Dura,
        Kind::Artery => Role::Artery,
        Kind::Skin => Role::Skin,
    }
}

/// Half the width of the strip at the midline in which a region fades into the other side, mm.
const MIDLINE_MM: f32 = 5.0;

/// How strongly each vertex of the skin is felt, 0 to 255: one channel for each [`Spacing`], the fourth unused.
#[must_use]
pub fn felt_weights(skin: &Part, felt: &[(RegionId, Spacing)]) -> Vec<[u8; 4]> {
    let mut weights = vec![[0; 4]; skin.mesh.positions.len()];
    for ((weight, position), areas) in weights.iter_mut().zip(&skin.mesh.positions).zip(&skin.mesh.areas) {
        for (region, spacing) in felt {
            let across = position[0] * region.side.sign() / MIDLINE_MM;
            let on_side = smoothstep(across * 0.5 + 0.5);
            let area = f32::from(areas[region.area as usize]);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
            let strength = (area * on_side).round() as u8;
            let channel = &mut weight[*spacing as usize];
            *channel = strength.max(*channel);
        }
    }
    weights
}

fn smoothstep(share: f32) -> f32 {
    let share = share.clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}

/// Looks of all parts of a scene, in their order.
#[must_use]
pub fn looks(scene: &Scene, emphasis: &Emphasis) -> Vec<Look> {
    scene.parts().iter().map(|part| emphasis.look(part.id)).collect()
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these numbers are passed on, not computed")]
mod tests {
    use super::*;
    use crate::domain::{Area, Joint, Side};
    use crate::mesh::TriMesh;

    #[test]
    fn others_step_back_but_the_lit_and_the_chosen_stay() {
        let joint = StructureId::Joint(Joint::C1C2, Side::Left);
        let ganglion = StructureId::C2Ganglion(Side::Left);
        let emphasis = Emphasis { selected: Some(joint), lit: vec![joint, ganglion], quiet_others: true, ..Emphasis::default() };
        assert_eq!(emphasis.look(ganglion).role, Role::Signal);
        assert_eq!(emphasis.look(ganglion).saturation, 1.0);
        assert!(emphasis.look(joint).ringed && !emphasis.look(ganglion).ringed);
        assert_eq!(emphasis.look(ganglion.on(Side::Right)).saturation, QUIET_SATURATION);
        assert_eq!(emphasis.look(StructureId::Occiput).towards_stage, QUIET_TOWARDS_STAGE);
        assert!(emphasis.look(StructureId::Skin).ghost);
    }

    #[test]
    fn at_rest_every_part_has_its_own_full_colour() {
        let looks: Vec<Look> = StructureId::all().into_iter().map(|id| Emphasis::default().look(id)).collect();
        assert!(looks.iter().all(|look| look.saturation == 1.0 && !look.lit && look.role != Role::Signal));
    }

    #[test]
    fn pain_is_felt_on_its_side_and_fades_over_the_midline() {
        let mut areas = [0; 12];
        areas[Area::Occiput as usize] = 200;
        let xs = [-30.0, 0.0, 30.0];
        let mesh = TriMesh { positions: xs.map(|x| [x, 0.0, 0.0]).to_vec(), areas: vec![areas; 3], ..TriMesh::default() };
        let skin = Part::new(StructureId::Skin, mesh, None, Vec::new());
        let left = RegionId { area: Area::Occiput, side: Side::Left };
        assert_eq!(felt_weights(&skin, &[(left, Spacing::Middle)]), vec![[0; 4], [0, 100, 0, 0], [0, 200, 0, 0]]);
        let temple = RegionId { area: Area::Temple, side: Side::Left };
        assert_eq!(felt_weights(&skin, &[(temple, Spacing::Close)]), vec![[0; 4]; 3]);
    }
}
