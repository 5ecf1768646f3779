//! What is emphasised, and how each part looks for it.

use super::{Display, Painted, Part, Scene, Show};
use crate::domain::{Joint, Kind, RegionId, Side, StructureId};
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
    /// What the reader paints; none where nothing can be painted.
    pub painted: Option<Painted>,
    /// Whether the hatch has broken lines: its map rests on little.
    pub loose: bool,
    /// The line of the signal, mm; empty for none.
    pub signal: Vec<Vec3>,
    /// Whether everything that is neither selected nor lit steps back.
    pub quiet_others: bool,
    /// What is shown, and how the selected structure is set apart.
    pub display: Display,
    /// Where the model is cut.
    pub section: Option<Section>,
    /// The round window onto the selected structure: its middle and its radius, mm. What it opens
    /// is gone along the whole line of sight.
    pub window: Option<(Vec3, f32)>,
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

/// Whether a part is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It hides what is behind it.
    Solid,
    /// It is seen through.
    Ghost,
    /// It is not drawn.
    Gone,
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
    /// Whether it is there.
    pub presence: Presence,
    /// Whether a window onto the selected structure opens it.
    pub opens: bool,
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
        // what is set apart is looked at as it is
        let lit = self.display.show == Show::All && self.lit.contains(&id);
        let ringed = self.selected == Some(id);
        let quiet = self.quiet_others && !lit && !ringed && id.kind() != Kind::Skin;
        Look {
            role: if lit { Role::Signal } else { role(id.kind()) },
            saturation: if quiet { QUIET_SATURATION } else { 1.0 },
            towards_stage: if quiet { QUIET_TOWARDS_STAGE } else { 0.0 },
            presence: self.presence(id),
            opens: !ringed && !self.lit.contains(&id) && self.opens(id),
            lit,
            ringed,
        }
    }

    /// Whether a structure is there.
    #[must_use]
    pub fn presence(&self, id: StructureId) -> Presence {
        let is_meant = self.selected == Some(id) || self.lit.contains(&id);
        let apart = self.selected.is_some() && !is_meant;
        match self.display.show {
            _ if self.display.hidden.contains(id) && !is_meant => Presence::Gone,
            Show::Alone if apart => Presence::Gone,
            _ if id.kind() == Kind::Skin => Presence::Ghost,
            // sac and capsules are seen through, so that the cord and the cartilage in them are
            // seen
            _ if matches!(id.kind(), Kind::Dura | Kind::Joint) && !is_meant => Presence::Ghost,
            Show::Ghost if apart => Presence::Ghost,
            Show::All | Show::Alone | Show::Ghost | Show::Cut | Show::Window => Presence::Solid,
        }
    }

    /// Whether a pointer meets a structure before those that are seen through: what is solid, and
    /// capsules.
    #[must_use]
    pub fn is_met(&self, id: StructureId) -> bool {
        let capsule = id.kind() == Kind::Joint && self.display.show != Show::Ghost;
        match self.presence(id) {
            Presence::Solid => true,
            Presence::Ghost => capsule,
            Presence::Gone => false,
        }
    }

    /// Whether a window opens a structure: about a joint the bones stay, what lies on them goes;
    /// the skull stays only for the joint below it.
    fn opens(&self, id: StructureId) -> bool {
        let joint = self
            .selected
            .filter(|selected| selected.kind() == Kind::Joint);
        let of_skull = matches!(joint, Some(StructureId::Joint(Joint::C0C1, _)));
        let stays =
            joint.is_some() && id.kind() == Kind::Bone && (id != StructureId::Occiput || of_skull);
        self.display.show == Show::Window && !stays
    }

    /// The same with the cut or the window that its display asks for. A cut goes through the
    /// selected structure, else through the middle; on the reader's side of it everything goes.
    #[must_use]
    pub fn opened(self, scene: &Scene, side: Side) -> Self {
        let meant = self.selected.and_then(|id| scene.part(id));
        let aside_mm = meant
            .filter(|part| part.id.side() == Some(side))
            .map_or(0.0, |part| part.anchor.x * side.sign())
            .max(0.0);
        let section = (self.display.show == Show::Cut).then_some(Section { side, aside_mm });
        let radius = |part: &Part| {
            (part.bounds.size().max_element() * 0.75).clamp(WINDOW_MM[0], WINDOW_MM[1])
        };
        let window = meant
            .filter(|_| self.display.show == Show::Window)
            .map(|part| (part.anchor, radius(part)));
        Self {
            section,
            window,
            ..self
        }
    }
}

/// Least and greatest radius of a window, mm.
const WINDOW_MM: [f32; 2] = [13.0, 30.0];

/// A sagittal cut.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Section {
    /// The side of the cut on which everything goes.
    pub side: Side,
    /// How far from the midline the cut is, towards that side, mm.
    pub aside_mm: f32,
}

impl Section {
    /// How far on the side that goes a point lies, mm; negative where it stays.
    #[must_use]
    pub fn depth(&self, point: Vec3) -> f32 {
        point.x * self.side.sign() - self.aside_mm
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

/// How strongly each vertex of the skin is felt or painted, 0 to 255: one channel for each
/// [`Spacing`], the fourth unused.
#[must_use]
pub fn felt_weights(
    skin: &Part,
    felt: &[(RegionId, Spacing)],
    painted: Option<&Painted>,
) -> Vec<[u8; 4]> {
    let mut weights = vec![[0; 4]; skin.mesh.positions.len()];
    for ((weight, position), areas) in weights
        .iter_mut()
        .zip(&skin.mesh.positions)
        .zip(&skin.mesh.areas)
    {
        for (region, spacing) in felt {
            let across = position[0] * region.side.sign() / MIDLINE_MM;
            let on_side = smoothstep(across * 0.5 + 0.5);
            let area = f32::from(areas[region.area as usize]);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 0 and 255"
            )]
            let strength = (area * on_side).round() as u8;
            let channel = &mut weight[*spacing as usize];
            *channel = strength.max(*channel);
        }
    }
    let Some(painted) = painted.filter(|painted| !painted.dabs.is_empty()) else {
        return weights;
    };
    for (weight, position) in weights.iter_mut().zip(skin.positions_at_rest()) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 255"
        )]
        let strength = (painted.brushed(Vec3::from(*position)) * 255.0) as u8;
        weight[0] = weight[0].max(strength);
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
    scene
        .parts()
        .iter()
        .map(|part| emphasis.look(part.id))
        .collect()
}

#[cfg(test)]
#[expect(
    clippy::float_cmp,
    reason = "these numbers are passed on, not computed"
)]
mod tests {
    use super::*;
    use crate::domain::{Area, Level};
    use crate::mesh::TriMesh;
    use crate::scene::Dab;
    use crate::scene::testing;

    #[test]
    fn others_step_back_but_the_lit_and_the_chosen_stay() {
        let joint = StructureId::Joint(Joint::C1C2, Side::Left);
        let ganglion = StructureId::C2Ganglion(Side::Left);
        let emphasis = Emphasis {
            selected: Some(joint),
            lit: vec![joint, ganglion],
            quiet_others: true,
            ..Emphasis::default()
        };
        assert_eq!(emphasis.look(ganglion).role, Role::Signal);
        assert_eq!(emphasis.look(ganglion).saturation, 1.0);
        assert!(emphasis.look(joint).ringed && !emphasis.look(ganglion).ringed);
        assert_eq!(
            emphasis.look(ganglion.on(Side::Right)).saturation,
            QUIET_SATURATION
        );
        assert_eq!(
            emphasis.look(StructureId::Occiput).towards_stage,
            QUIET_TOWARDS_STAGE
        );
        assert_eq!(emphasis.look(StructureId::Skin).presence, Presence::Ghost);
    }

    fn shown(show: Show) -> Emphasis {
        let joint = StructureId::Joint(Joint::C1C2, Side::Left);
        Emphasis {
            selected: Some(joint),
            lit: vec![joint],
            display: Display {
                show,
                ..Display::default()
            },
            ..Emphasis::default()
        }
    }

    #[test]
    fn what_is_set_apart_is_alone_or_among_ghosts() {
        let (joint, atlas) = (
            StructureId::Joint(Joint::C1C2, Side::Left),
            StructureId::Vertebra(Level::C1),
        );
        let presences = |show| [joint, atlas, StructureId::Skin].map(|id| shown(show).presence(id));
        assert_eq!(
            presences(Show::All),
            [Presence::Solid, Presence::Solid, Presence::Ghost]
        );
        assert_eq!(
            presences(Show::Alone),
            [Presence::Solid, Presence::Gone, Presence::Gone]
        );
        assert_eq!(
            presences(Show::Ghost),
            [Presence::Solid, Presence::Ghost, Presence::Ghost]
        );
        let nothing = Emphasis {
            selected: None,
            lit: Vec::new(),
            ..shown(Show::Alone)
        };
        assert_eq!(
            nothing.presence(atlas),
            Presence::Solid,
            "with nothing chosen nothing is set apart"
        );
    }

    #[test]
    fn what_is_hidden_is_gone_unless_it_is_meant() {
        let (joint, atlas) = (
            StructureId::Joint(Joint::C1C2, Side::Left),
            StructureId::Vertebra(Level::C1),
        );
        let hidden = [joint, atlas]
            .into_iter()
            .fold(Display::default().hidden, |set, id| set.with(id));
        let emphasis = Emphasis {
            display: Display {
                hidden,
                ..Display::default()
            },
            ..shown(Show::All)
        };
        assert_eq!(
            [joint, atlas].map(|id| emphasis.presence(id)),
            [Presence::Solid, Presence::Gone]
        );
    }

    #[test]
    fn a_cut_goes_through_what_is_chosen() {
        let scene = testing::neck();
        let section = |show, side| shown(show).opened(&scene, side).section;
        assert_eq!(section(Show::All, Side::Left), None);
        let through = section(Show::Cut, Side::Left).expect("it is cut");
        assert_eq!(through.aside_mm, 16.0);
        assert!(through.depth(Vec3::X * 20.0) > 0.0 && through.depth(Vec3::X * -20.0) < 0.0);
        let middle = section(Show::Cut, Side::Right).expect("it is cut");
        assert!(middle.aside_mm == 0.0 && middle.depth(Vec3::X * -20.0) > 0.0);
    }

    #[test]
    fn a_window_opens_what_lies_before_the_joint_but_not_its_bones() {
        let window = shown(Show::Window);
        let opened = window.clone().opened(&testing::neck(), Side::Left);
        assert!(
            opened
                .window
                .is_some_and(|(_, radius)| (13.0..=30.0).contains(&radius))
        );
        let opens = |id: &str| window.look(id.parse().expect("an id")).opens;
        assert!(opens("occiput") && opens("greater-occipital-nerve-left") && opens("skin"));
        assert!(
            !opens("c1")
                && !opens("c1-c2-joint-left")
                && !shown(Show::All).look(StructureId::Occiput).opens
        );
        let skull_joint = Emphasis {
            selected: Some(StructureId::Joint(Joint::C0C1, Side::Left)),
            lit: Vec::new(),
            ..window
        };
        assert!(!skull_joint.look(StructureId::Occiput).opens);
    }

    #[test]
    fn a_capsule_is_met_though_it_is_seen_through() {
        let other = StructureId::Joint(Joint::C2C3, Side::Left);
        assert_eq!(shown(Show::All).presence(other), Presence::Ghost);
        assert!(
            shown(Show::All).is_met(other)
                && !shown(Show::Ghost).is_met(other)
                && !shown(Show::Alone).is_met(other)
        );
        assert!(!shown(Show::All).is_met(StructureId::Skin));
    }

    #[test]
    fn at_rest_every_part_has_its_own_full_colour() {
        let looks: Vec<Look> = StructureId::all()
            .iter()
            .map(|&id| Emphasis::default().look(id))
            .collect();
        assert!(
            looks
                .iter()
                .all(|look| look.saturation == 1.0 && !look.lit && look.role != Role::Signal)
        );
    }

    #[test]
    fn pain_is_felt_on_its_side_and_fades_over_the_midline() {
        let mut areas = [0; 12];
        areas[Area::Occiput as usize] = 200;
        let xs = [-30.0, 0.0, 30.0];
        let mesh = TriMesh {
            positions: xs.map(|x| [x, 0.0, 0.0]).to_vec(),
            areas: vec![areas; 3],
            ..TriMesh::default()
        };
        let skin = Part::new(StructureId::Skin, mesh, None, Vec::new());
        let left = RegionId {
            area: Area::Occiput,
            side: Side::Left,
        };
        assert_eq!(
            felt_weights(&skin, &[(left, Spacing::Middle)], None),
            vec![[0; 4], [0, 100, 0, 0], [0, 200, 0, 0]]
        );
        let temple = RegionId {
            area: Area::Temple,
            side: Side::Left,
        };
        assert_eq!(
            felt_weights(&skin, &[(temple, Spacing::Close)], None),
            vec![[0; 4]; 3]
        );
        let mut painted = Painted::default();
        painted.add(Dab {
            at_mm: [30, 0, 0],
            areas,
        });
        assert_eq!(
            felt_weights(&skin, &[], Some(&painted)),
            vec![[0; 4], [0; 4], [255, 0, 0, 0]]
        );
    }
}
