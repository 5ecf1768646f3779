//! What is emphasised, and how each part looks for it.

use super::{DisplayMode, DisplayState, PainDrawing, Scene, ScenePart};
use crate::domain::{Joint, Kind, RegionId, Side, StructureId};
use glam::Vec3;

/// What the picture is about at the moment. Points and lengths are in mm in the frame of the model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Emphasis {
    /// Gets the ring.
    pub selected: Option<StructureId>,
    /// Light up in the colour of the signal.
    pub highlighted: Vec<StructureId>,
    /// Regions where pain is felt, with the spacing of their hatch.
    pub felt: Vec<(RegionId, HatchSpacing)>,
    /// What the reader paints; none where nothing can be painted.
    pub painted: Option<PainDrawing>,
    /// Whether the hatch has broken lines: its map rests on little.
    pub dashed_hatch: bool,
    /// The line of the signal, mm; empty for none.
    pub signal: Vec<Vec3>,
    /// Whether everything that is neither selected nor lit steps back.
    pub dim_others: bool,
    /// What is shown, and how the selected structure is set apart.
    pub display: DisplayState,
    /// Where the model is cut.
    pub section: Option<SectionPlane>,
    /// The round window onto the selected structure: its middle and its radius, mm. What it opens
    /// is gone along the whole line of sight.
    pub window: Option<(Vec3, f32)>,
}

/// Distance between the lines of the hatch: how many people felt it, in three steps. Never by hue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HatchSpacing {
    /// In most people studied: 14 units of the plate.
    Close,
    /// In some: 17 units.
    Middle,
    /// Named, with no count seen: 24 units.
    Wide,
}

impl HatchSpacing {
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

/// Which colour of the palette a part has: one for each kind of tissue, and that of the signal.
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

/// How much of a part can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// It occludes what is behind it.
    Opaque,
    /// It is seen through.
    Translucent,
    /// It is not drawn.
    Hidden,
}

/// How a part is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Appearance {
    /// Its colour.
    pub role: Role,
    /// Share of its colour's saturation that is left, 0 to 1.
    pub saturation: f32,
    /// How far it steps back towards the stage, 0 to 1.
    pub towards_stage: f32,
    /// Whether it is there.
    pub visibility: Visibility,
    /// Whether a window onto the selected structure opens it.
    pub opens: bool,
    /// Whether it is lit.
    pub highlighted: bool,
    /// Whether it has the ring.
    pub ringed: bool,
}

/// What steps back keeps this share of its saturation.
const QUIET_SATURATION: f32 = 0.25;
/// What steps back is mixed this far with the stage: 62 % opaque, without blending.
const QUIET_TOWARDS_STAGE: f32 = 0.38;

impl Emphasis {
    /// How a structure is drawn under this emphasis. Uses nothing of the model, so that it can be
    /// asked for structures that have not been loaded.
    #[must_use]
    pub fn appearance(&self, id: StructureId) -> Appearance {
        // what is set apart is looked at as it is
        let highlighted = self.display.show == DisplayMode::All && self.highlighted.contains(&id);
        let ringed = self.selected == Some(id);
        let quiet = self.dim_others && !highlighted && !ringed && id.kind() != Kind::Skin;
        Appearance {
            role: if highlighted {
                Role::Signal
            } else {
                role(id.kind())
            },
            saturation: if quiet { QUIET_SATURATION } else { 1.0 },
            towards_stage: if quiet { QUIET_TOWARDS_STAGE } else { 0.0 },
            visibility: self.visibility(id),
            opens: !ringed && !self.highlighted.contains(&id) && self.opens(id),
            highlighted,
            ringed,
        }
    }

    /// How much of a structure can be seen: hidden ones are gone unless they are selected or
    /// highlighted; skin, dura and capsules are translucent by nature.
    #[must_use]
    pub fn visibility(&self, id: StructureId) -> Visibility {
        let is_meant = self.selected == Some(id) || self.highlighted.contains(&id);
        let apart = self.selected.is_some() && !is_meant;
        match self.display.show {
            _ if self.display.hidden.contains(id) && !is_meant => Visibility::Hidden,
            DisplayMode::Alone if apart => Visibility::Hidden,
            _ if id.kind() == Kind::Skin => Visibility::Translucent,
            // sac and capsules are seen through, so that the cord and the cartilage in them are
            // seen
            _ if matches!(id.kind(), Kind::Dura | Kind::Joint) && !is_meant => {
                Visibility::Translucent
            }
            DisplayMode::Ghost if apart => Visibility::Translucent,
            DisplayMode::All
            | DisplayMode::Alone
            | DisplayMode::Ghost
            | DisplayMode::Cut
            | DisplayMode::Window => Visibility::Opaque,
        }
    }

    /// Whether a pointer picks a structure before the translucent ones: opaque structures, and
    /// capsules.
    #[must_use]
    pub fn is_picked_first(&self, id: StructureId) -> bool {
        let capsule = id.kind() == Kind::Joint && self.display.show != DisplayMode::Ghost;
        match self.visibility(id) {
            Visibility::Opaque => true,
            Visibility::Translucent => capsule,
            Visibility::Hidden => false,
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
        self.display.show == DisplayMode::Window && !stays
    }

    /// The same with the section plane or the window that its display mode asks for. The section
    /// goes through the anchor of the selected structure, else through the midline; everything on
    /// `side` of it is cut away. The radius of the window is 13 to 30 mm, by the size of the
    /// structure.
    #[must_use]
    pub fn with_openings(self, scene: &Scene, side: Side) -> Self {
        let meant = self.selected.and_then(|id| scene.part(id));
        let offset_mm = meant
            .filter(|part| part.id.side() == Some(side))
            .map_or(0.0, |part| part.anchor.x * side.sign())
            .max(0.0);
        let section =
            (self.display.show == DisplayMode::Cut).then_some(SectionPlane { side, offset_mm });
        let radius = |part: &ScenePart| {
            (part.bounds.size().max_element() * 0.75).clamp(WINDOW_MM[0], WINDOW_MM[1])
        };
        let window = meant
            .filter(|_| self.display.show == DisplayMode::Window)
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

/// A sagittal section plane, parallel to x = 0 of the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SectionPlane {
    /// The side of the cut on which everything goes.
    pub side: Side,
    /// How far from the midline the cut is, towards that side, mm.
    pub offset_mm: f32,
}

impl SectionPlane {
    /// The signed distance of a point to the plane, mm: positive on the side that is cut away.
    #[must_use]
    pub fn signed_distance_mm(&self, point: Vec3) -> f32 {
        point.x * self.side.sign() - self.offset_mm
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

/// For each vertex of the skin, in its order: how strongly it is felt or painted, 0 to 255, one
/// channel for each [`HatchSpacing`], the fourth unused. What is painted goes into the first
/// channel. Regions fade into the other side over 10 mm at the midline.
#[must_use]
pub fn felt_weights(
    skin: &ScenePart,
    felt: &[(RegionId, HatchSpacing)],
    painted: Option<&PainDrawing>,
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

/// The appearances of all parts of a scene, in their order.
#[must_use]
pub fn appearances(scene: &Scene, emphasis: &Emphasis) -> Vec<Appearance> {
    scene
        .parts()
        .iter()
        .map(|part| emphasis.appearance(part.id))
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
            highlighted: vec![joint, ganglion],
            dim_others: true,
            ..Emphasis::default()
        };
        assert_eq!(emphasis.appearance(ganglion).role, Role::Signal);
        assert_eq!(emphasis.appearance(ganglion).saturation, 1.0);
        assert!(emphasis.appearance(joint).ringed && !emphasis.appearance(ganglion).ringed);
        assert_eq!(
            emphasis.appearance(ganglion.on(Side::Right)).saturation,
            QUIET_SATURATION
        );
        assert_eq!(
            emphasis.appearance(StructureId::Occiput).towards_stage,
            QUIET_TOWARDS_STAGE
        );
        assert_eq!(
            emphasis.appearance(StructureId::Skin).visibility,
            Visibility::Translucent
        );
    }

    fn shown(show: DisplayMode) -> Emphasis {
        let joint = StructureId::Joint(Joint::C1C2, Side::Left);
        Emphasis {
            selected: Some(joint),
            highlighted: vec![joint],
            display: DisplayState {
                show,
                ..DisplayState::default()
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
        let presences =
            |show| [joint, atlas, StructureId::Skin].map(|id| shown(show).visibility(id));
        assert_eq!(
            presences(DisplayMode::All),
            [
                Visibility::Opaque,
                Visibility::Opaque,
                Visibility::Translucent
            ]
        );
        assert_eq!(
            presences(DisplayMode::Alone),
            [Visibility::Opaque, Visibility::Hidden, Visibility::Hidden]
        );
        assert_eq!(
            presences(DisplayMode::Ghost),
            [
                Visibility::Opaque,
                Visibility::Translucent,
                Visibility::Translucent
            ]
        );
        let nothing = Emphasis {
            selected: None,
            highlighted: Vec::new(),
            ..shown(DisplayMode::Alone)
        };
        assert_eq!(
            nothing.visibility(atlas),
            Visibility::Opaque,
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
            .fold(DisplayState::default().hidden, |set, id| set.with(id));
        let emphasis = Emphasis {
            display: DisplayState {
                hidden,
                ..DisplayState::default()
            },
            ..shown(DisplayMode::All)
        };
        assert_eq!(
            [joint, atlas].map(|id| emphasis.visibility(id)),
            [Visibility::Opaque, Visibility::Hidden]
        );
    }

    #[test]
    fn a_cut_goes_through_what_is_chosen() {
        let scene = testing::neck();
        let section = |show, side| shown(show).with_openings(&scene, side).section;
        assert_eq!(section(DisplayMode::All, Side::Left), None);
        let through = section(DisplayMode::Cut, Side::Left).expect("it is cut");
        assert_eq!(through.offset_mm, 16.0);
        assert!(
            through.signed_distance_mm(Vec3::X * 20.0) > 0.0
                && through.signed_distance_mm(Vec3::X * -20.0) < 0.0
        );
        let middle = section(DisplayMode::Cut, Side::Right).expect("it is cut");
        assert!(middle.offset_mm == 0.0 && middle.signed_distance_mm(Vec3::X * -20.0) > 0.0);
    }

    #[test]
    fn a_window_opens_what_lies_before_the_joint_but_not_its_bones() {
        let window = shown(DisplayMode::Window);
        let opened = window.clone().with_openings(&testing::neck(), Side::Left);
        assert!(
            opened
                .window
                .is_some_and(|(_, radius)| (13.0..=30.0).contains(&radius))
        );
        let opens = |id: &str| window.appearance(id.parse().expect("an id")).opens;
        assert!(opens("occiput") && opens("greater-occipital-nerve-left") && opens("skin"));
        assert!(
            !opens("c1")
                && !opens("c1-c2-joint-left")
                && !shown(DisplayMode::All)
                    .appearance(StructureId::Occiput)
                    .opens
        );
        let skull_joint = Emphasis {
            selected: Some(StructureId::Joint(Joint::C0C1, Side::Left)),
            highlighted: Vec::new(),
            ..window
        };
        assert!(!skull_joint.appearance(StructureId::Occiput).opens);
    }

    #[test]
    fn a_capsule_is_met_though_it_is_seen_through() {
        let other = StructureId::Joint(Joint::C2C3, Side::Left);
        assert_eq!(
            shown(DisplayMode::All).visibility(other),
            Visibility::Translucent
        );
        assert!(
            shown(DisplayMode::All).is_picked_first(other)
                && !shown(DisplayMode::Ghost).is_picked_first(other)
                && !shown(DisplayMode::Alone).is_picked_first(other)
        );
        assert!(!shown(DisplayMode::All).is_picked_first(StructureId::Skin));
    }

    #[test]
    fn at_rest_every_part_has_its_own_full_colour() {
        let appearances: Vec<Appearance> = StructureId::all()
            .iter()
            .map(|&id| Emphasis::default().appearance(id))
            .collect();
        assert!(
            appearances
                .iter()
                .all(|appearance| appearance.saturation == 1.0
                    && !appearance.highlighted
                    && appearance.role != Role::Signal)
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
        let skin = ScenePart::new(StructureId::Skin, mesh, None, Vec::new());
        let left = RegionId {
            area: Area::Occiput,
            side: Side::Left,
        };
        assert_eq!(
            felt_weights(&skin, &[(left, HatchSpacing::Middle)], None),
            vec![[0; 4], [0, 100, 0, 0], [0, 200, 0, 0]]
        );
        let temple = RegionId {
            area: Area::Temple,
            side: Side::Left,
        };
        assert_eq!(
            felt_weights(&skin, &[(temple, HatchSpacing::Close)], None),
            vec![[0; 4]; 3]
        );
        let mut painted = PainDrawing::default();
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
