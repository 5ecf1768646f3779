//! The bones: occiput with the rest of the skull, atlas, axis, C3 to C7, and how they stand.
//!
//! A bone is a file of named parts; its dimensions are a struct of sourced numbers, from which the
//! parts, the joint faces and the [`landmarks`] all come. `morphometry#1` in a comment is section 1
//! of `docs/sources/morphometry.md`; its column "use" is an adult of 1.70 to 1.75 m. Deliberately
//! absent: soft tissue. Start reading at [`mod@column`].

pub mod atlas;
pub mod axis;
pub mod column;
mod cranium;
pub mod dimensions;
pub mod facet;
pub mod hinges;
pub mod insertions;
pub mod landmarks;
pub mod occiput;
mod skull_lines;
mod transverse;
mod typical;

#[cfg(test)]
mod fit;
#[cfg(test)]
mod sizes;

use super::{
    catalogue::Sculpture,
    field::{CsgBuilder, Field, Noise},
};
use crate::domain::{Level, Side, StructureId};
use glam::Vec3;

/// A finished bone in its own frame.
#[derive(Clone, Debug)]
struct Bone {
    shape: Field,
    cartilage: Field,
}

/// What makes a carved left half look grown: bent by `warp`, roughened a little except under its
/// cartilage. Mirrored last, so that left and right are the same to the bit; `fold_mm` rounds the
/// fold at the midline.
fn finish(left: Field, warp: Noise, fold_mm: f32, left_cartilage: &[Field]) -> Bone {
    let layer = left_cartilage
        .iter()
        .fold(CsgBuilder::new(), |csg, pad| csg.add(0.0, pad.clone()))
        .done();
    let grain = Noise {
        amplitude: 0.13,
        wavelength: 6.0,
        seed: 11,
    };
    Bone {
        shape: left
            .warped(warp)
            .bumped(grain, Some(layer.clone()))
            .mirrored(fold_mm),
        cartilage: layer.mirrored(0.0),
    }
}

fn bone(level: Level) -> Bone {
    match level {
        Level::C1 => atlas::vertebra(),
        Level::C2 => axis::vertebra(),
        Level::C3 | Level::C4 | Level::C5 | Level::C6 | Level::C7 => typical::vertebra(level),
    }
}

/// The occipital bone in the model's frame.
#[must_use]
pub fn occiput() -> Field {
    occiput::bone().0.shape
}

/// A vertebra in the model's frame.
#[must_use]
pub fn vertebra(level: Level) -> Field {
    column::pose(level).field(bone(level).shape)
}

/// Every bone, ready for the mesher.
#[must_use]
pub fn sculptures() -> Vec<Sculpture> {
    let (skull, plain) = occiput::bone();
    let squama = occiput::OCCIPUT.on_squama(24.0, 42.0);
    let mut all = vec![sculpture(
        StructureId::Occiput,
        skull.shape,
        skull.cartilage,
        0.9,
        [0.18, 1.15],
        squama,
    )];
    all[0].first = Some(plain);
    for &level in Level::ALL {
        let (pose, made) = (column::pose(level), bone(level));
        let anchor = match level {
            // nerves pass before the side of the axis
            Level::C2 => landmarks::spine_tip(level, Side::Left),
            Level::C1 | Level::C3 | Level::C4 | Level::C5 | Level::C6 | Level::C7 => {
                landmarks::process_tip(level, Side::Left)
            }
        };
        // C1 and C2 are what the story is about; bytes go there
        let (cell_mm, errors) = match level {
            Level::C1 | Level::C2 => (0.45, [0.042, 0.3]),
            Level::C3 => (0.5, [0.06, 0.45]),
            Level::C4 | Level::C5 | Level::C6 | Level::C7 => (0.55, [0.094, 0.75]),
        };
        let id = StructureId::Vertebra(level);
        all.push(sculpture(
            id,
            pose.field(made.shape),
            pose.field(made.cartilage),
            cell_mm,
            errors,
            anchor,
        ));
    }
    all
}

fn sculpture(
    id: StructureId,
    shape: Field,
    cartilage: Field,
    cell_mm: f32,
    errors: [f32; 2],
    anchor: Vec3,
) -> Sculpture {
    let mut sculpture = Sculpture::new(id, shape, cell_mm, errors, anchor);
    sculpture.cartilage = Some(cartilage);
    sculpture
}
