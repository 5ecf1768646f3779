//! How the column stands: the pose of every vertebra, the discs between them, and the faces of
//! their joints.
//!
//! The axis (C2) is authored in the model's frame. The atlas rides on it by the dens and the
//! lateral joints; C3 to C7 hang below it, one disc and one body after the other. The lower facets
//! of each vertebra are the upper facets of the next one, carried over by the pose: a joint space
//! cannot come out wrong.

use super::{dimensions::TypicalVertebra, facet::Facet};
use crate::{anatomy::field::Field, domain::Level};
use glam::{Mat3, Vec3, vec3};

/// Joint space of the facet joints, bone to bone, mm. morphometry#4: cartilage 0.4-0.9 a side,
/// gap 1-1.5.
pub const FACET_GAP_MM: f32 = 1.2;
/// Joint space of the lateral atlanto-axial joint, bone to bone, mm. morphometry#4:
/// 2.5-3.5.
pub const ATLANTO_AXIAL_GAP_MM: f32 = 3.0;
/// Joint space between condyle and atlas, mm. Rojas 2007 (CT): 1.0 ± 0.2; 1-1.5 with the rims.
pub const ATLANTO_OCCIPITAL_GAP_MM: f32 = 1.0;
/// Between the anterior arch and the dens, mm. Rojas 2007: 1.3 ± 0.4.
pub const ATLANTO_DENTAL_GAP_MM: f32 = 1.4;

/// Where a bone stands: `model = rotation * own + translation`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BonePlacement {
    /// Turn from the bone's own frame to the model's.
    pub rotation: Mat3,
    /// Where the bone's own origin lies in the model, mm.
    pub translation: Vec3,
}

impl BonePlacement {
    /// The bone's frame is the model's.
    pub const IDENTITY: Self = Self {
        rotation: Mat3::IDENTITY,
        translation: Vec3::ZERO,
    };

    /// Turned in the sagittal plane; positive lowers the front.
    #[must_use]
    pub fn front_down(degrees: f32, translation: Vec3) -> Self {
        Self {
            rotation: Mat3::from_rotation_x(degrees.to_radians()),
            translation,
        }
    }

    /// A point of the bone, in the model.
    #[must_use]
    pub fn point(&self, own: Vec3) -> Vec3 {
        self.rotation * own + self.translation
    }

    /// A point of the model, in the bone's own frame.
    #[must_use]
    pub fn own(&self, model: Vec3) -> Vec3 {
        self.rotation.transpose() * (model - self.translation)
    }

    /// A face of the bone, in the model.
    #[must_use]
    pub fn facet(&self, own: &Facet) -> Facet {
        own.placed(self.rotation, self.translation)
    }

    /// A face of the model, in the bone's own frame.
    #[must_use]
    pub fn own_facet(&self, model: &Facet) -> Facet {
        let back = self.rotation.transpose();
        model.placed(back, -(back * self.translation))
    }

    /// A shape of the bone, in the model.
    #[must_use]
    pub fn field(&self, own: Field) -> Field {
        own.placed(self.rotation, self.translation)
    }
}

/// The rim of an end-plate in the mid-sagittal plane of the model.
#[derive(Clone, Copy, Debug)]
struct Rim {
    centre: Vec3,
    front_down_deg: f32,
}

/// A disc: the space between two end-plates.
#[derive(Clone, Copy, Debug)]
pub struct Disc {
    /// The vertebra above.
    pub above: Level,
    /// Middle of the disc, mm, in the model.
    pub centre: Vec3,
    /// Turn from the disc's frame (y out of the upper plate, z forward) to the model's.
    pub rotation: Mat3,
    /// Half of the width, mm.
    pub half_width: f32,
    /// Half of the depth, mm.
    pub half_depth: f32,
    /// Height at the front rim, mm.
    pub front: f32,
    /// Height in the middle, the hollows of the plates included, mm.
    pub middle: f32,
    /// Height at the back rim, mm.
    pub back: f32,
}

/// Heights of the discs below C2 to C6: front, middle, back, mm. morphometry#4, column
/// "use" (front 4.5, back 3.2 on average; the front a little more where the column is most
/// lordotic).
const DISC_HEIGHTS: [(Level, [f32; 3]); 5] = [
    (Level::C2, [4.5, 5.0, 3.2]),
    (Level::C3, [4.6, 5.2, 3.2]),
    (Level::C4, [4.7, 5.4, 3.2]),
    (Level::C5, [4.6, 5.4, 3.2]),
    (Level::C6, [4.8, 5.8, 3.3]),
];

/// The lower end-plate of the axis: 38.5 mm from the tip of the dens to its front corner, 2° front
/// down (dens leaning back 14° on its own body and 12° to the vertical; Monu 1987, morphometry#2).
const AXIS_LOWER_RIM: Rim = Rim {
    centre: vec3(0.0, -36.3, 2.7),
    front_down_deg: 2.0,
};
/// Half width and half depth of the lower end-plate of the axis, mm (use: 16.5 × 15).
pub const AXIS_LOWER_PLATE: [f32; 2] = [8.4, 7.5];

/// Front of the atlas above its back, degrees: 14 from tubercle to tubercle (Reed & Jones), a line
/// that lies a little flatter than the plane of the arches.
const ATLAS_FRONT_UP_DEG: f32 = 14.6;
/// Origin of the atlas (between its transverse foramina) in the model, mm. Puts the anterior arch
/// 1.4 mm before the dens and the posterior tubercle some 37 mm below and 40 mm before the inion.
const ATLAS_ORIGIN: Vec3 = vec3(0.0, -8.3, -2.25);

/// The pose of one vertebra.
#[must_use]
pub fn pose(level: Level) -> BonePlacement {
    match level {
        Level::C1 => BonePlacement::front_down(-ATLAS_FRONT_UP_DEG, ATLAS_ORIGIN),
        Level::C2 => BonePlacement::IDENTITY,
        Level::C3 | Level::C4 | Level::C5 | Level::C6 | Level::C7 => stack()
            .into_iter()
            .find(|(_, of, _)| *of == level)
            .map_or(BonePlacement::IDENTITY, |(_, _, pose)| pose),
    }
}

/// The disc below `above`, if there is one (C2 to C6).
#[must_use]
pub fn disc(above: Level) -> Option<Disc> {
    stack()
        .into_iter()
        .map(|(disc, ..)| disc)
        .find(|disc| disc.above == above)
}

/// Every disc, top to bottom.
#[must_use]
pub fn discs() -> Vec<Disc> {
    stack().into_iter().map(|(disc, ..)| disc).collect()
}

/// Hangs C3 to C7 below the axis: each disc with the vertebra under it.
fn stack() -> Vec<(Disc, Level, BonePlacement)> {
    let mut rim = AXIS_LOWER_RIM;
    let mut plate = AXIS_LOWER_PLATE;
    let mut hung = Vec::with_capacity(DISC_HEIGHTS.len());
    for (above, [front, middle, back]) in DISC_HEIGHTS {
        let Some(level) = above.below() else { continue };
        let bone = TypicalVertebra::of(level);
        let depth = plate[1] + bone.upper_depth * 0.5;
        let wedge = ((front - back) / depth).atan().to_degrees();
        let rotation = Mat3::from_rotation_x((rim.front_down_deg + wedge * 0.5).to_radians());
        let height = (front + back) * 0.5;
        let disc = Disc {
            above,
            centre: rim.centre - rotation.y_axis * height * 0.5,
            rotation,
            half_width: (plate[0] + bone.upper_width * 0.5) * 0.5,
            half_depth: depth * 0.5,
            front,
            middle,
            back,
        };
        let upper = rim.centre - rotation.y_axis * height;
        let tilt = rim.front_down_deg + wedge - bone.body_wedge_deg() * 0.5;
        let turn = Mat3::from_rotation_x(tilt.to_radians());
        let pose = BonePlacement {
            rotation: turn,
            translation: upper - turn * bone.upper_rim(),
        };
        rim = Rim {
            centre: pose.point(bone.lower_rim()),
            front_down_deg: tilt - bone.body_wedge_deg() * 0.5,
        };
        plate = [bone.lower_width * 0.5, bone.lower_depth * 0.5];
        hung.push((disc, level, pose));
    }
    hung
}

/// Where the first thoracic vertebra would stand: only for the lower facets of C7.
fn first_thoracic() -> (TypicalVertebra, BonePlacement) {
    let seventh = TypicalVertebra::of(Level::C7);
    let above = pose(Level::C7);
    let step = vec3(0.0, -(seventh.mean_height() + 2.9), -1.0);
    let turn = above.rotation * Mat3::from_rotation_x(4.0_f32.to_radians());
    // towards the thorax the facets move together (interfacet widths, Panjabi 1993); its lower ones
    // are 12.6 × 11.4
    let first = TypicalVertebra {
        facet_offset: 16.0,
        facet_size: [12.0, 10.4],
        ..seventh
    };
    (
        first,
        BonePlacement {
            rotation: turn,
            translation: above.point(step),
        },
    )
}

/// The left lower facets of C2 to C7 in the bone's own frame: the faces that look at the next
/// vertebra's upper ones.
pub(super) fn lower_facet(level: Level) -> Facet {
    let (below, stands) = level.below().map_or_else(first_thoracic, |below| {
        (TypicalVertebra::of(below), pose(below))
    });
    let upper = stands.facet(&below.superior_facet());
    let mut facet = pose(level).own_facet(&upper.opposing(FACET_GAP_MM));
    // it reaches a little higher than the face it rides on, as in the outlines of Reed & Jones
    let uphill = (Vec3::Y - facet.normal * facet.normal.y).normalize();
    facet.centre += uphill * 0.7;
    facet
}

/// Middle of the disc below C7, the lower end of the model, mm.
#[must_use]
pub fn cervicothoracic_centre() -> Vec3 {
    let rim = TypicalVertebra::of(Level::C7).lower_rim();
    pose(Level::C7).point(rim - Vec3::Y * 2.3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_is_as_long_as_it_should_be() {
        let length = cervicothoracic_centre().length();
        assert!(
            (length - 122.0).abs() < 3.0,
            "dens tip to C7/T1 is {length} mm"
        );
    }

    #[test]
    fn the_neck_is_lordotic() {
        let seventh = TypicalVertebra::of(Level::C7);
        let up = pose(Level::C7).rotation.y_axis;
        let tilt = up.z.atan2(up.y).to_degrees() - seventh.body_wedge_deg() * 0.5;
        let lordosis = tilt - AXIS_LOWER_RIM.front_down_deg;
        assert!(
            (17.5..20.5).contains(&lordosis),
            "C2-C7 lordosis is {lordosis}°"
        );
    }

    #[test]
    fn poses_go_there_and_back() {
        for pose in Level::ALL.iter().map(|&level| pose(level)) {
            let point = vec3(3.0, -40.0, 7.0);
            assert!((pose.point(pose.own(point)) - point).length() < 1e-4);
        }
    }

    #[test]
    fn discs_lie_between_their_vertebrae() {
        for disc in discs() {
            let below = disc.above.below().expect("a disc has a vertebra below");
            assert!(disc.centre.y > pose(below).translation.y, "{below}");
        }
    }
}
