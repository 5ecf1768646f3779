//! The dural sac round the cord, from the foramen magnum to C7: one closed tube, shorter than the
//! cord, which shows at both ends.
//!
//! About 3 mm wider than the cord on each side (recalled; morphometry#6), less in front,
//! where the ligaments of the dens lie; room behind the cord is wider.

use super::{cord, course};
use crate::{
    anatomy::{
        catalogue::Sculpture,
        field::{Field, Section},
    },
    domain::StructureId,
};
use glam::Vec3;

/// How much wider than the cord, half: across, front to back, mm.
const WIDER_MM: [f32; 2] = [3.0, 2.0];
/// How far its middle lies behind that of the cord, mm.
const BEHIND_MM: f32 = 1.2;
/// Share of the cord that stands out above and below.
const ENDS: [f32; 2] = [0.045, 0.03];

/// The axis of the sac with its half sizes.
fn axis() -> Vec<Section> {
    let cord = cord::axis();
    let last = (cord.len() - 1) as f32;
    let inside = |place: usize| (ENDS[0]..=1.0 - ENDS[1]).contains(&(place as f32 / last));
    let wrap = |section: &Section| Section {
        at: section.at - Vec3::Z * BEHIND_MM,
        radii: [
            section.radii[0] + WIDER_MM[0],
            section.radii[1] + WIDER_MM[1],
        ],
    };
    cord.iter()
        .enumerate()
        .filter(|(place, _)| inside(*place))
        .map(|(_, section)| wrap(section))
        .collect()
}

/// The sac.
pub(super) fn sculpture() -> Sculpture {
    let axis = axis();
    let back = axis[axis.len() / 3];
    let shape = course::cut_across(Field::sweep_dense(Some(Vec3::X), 0.0, &axis), &axis);
    let mut dura = Sculpture::new(
        StructureId::Dura,
        shape,
        1.0,
        [0.2, 0.7],
        back.at - Vec3::Z * back.radii[1],
    );
    dura.centreline = course::centreline(&axis);
    dura
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{anatomy::bones, domain::Level};

    #[test]
    fn the_sac_holds_the_cord_and_lies_free_in_the_canal() {
        let sac = sculpture().field;
        let cord = cord::axis();
        for section in &cord[8..cord.len() - 8] {
            let front = section.at + Vec3::Z * section.radii[1];
            assert!(
                sac.distance(front) < -0.2,
                "the cord stands out of the sac at {front}"
            );
        }
        for &level in Level::ALL {
            let bone = bones::vertebra(level);
            for section in axis() {
                let free = bone.distance(section.at);
                assert!(
                    free > section.radii[1] - 0.5,
                    "{level}: {free} mm from the axis of the sac at {}",
                    section.at
                );
            }
        }
    }
}
