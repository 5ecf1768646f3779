//! The vertebral arteries: up through the foramina, round the lateral mass of the atlas, over its
//! arch, into the skull.

use super::course::{self, Bed, laid};
use crate::{
    anatomy::{
        bones::landmarks::{artery_groove, foramen_magnum, transverse_foramen},
        catalogue::Sculpture,
        field::{Field, Section},
    },
    domain::{Level, Side, StructureId},
};
use glam::{Vec3, vec3};

/// Radius in the neck, mm. V3 diameter 4.4-4.6, V2 3.5-4 (morphometry#6: use 4.2).
const RADIUS_MM: f32 = 2.1;
/// Radius inside the dura, mm (diameter 3.2).
const INTRADURAL_RADIUS_MM: f32 = 1.7;
/// Where it pierces the dura: 11 mm from the midline.
const DURA_LATERAL_MM: f32 = 11.0;

fn vessel(at: Vec3, radius: f32) -> Section {
    Section {
        at,
        radii: [radius, radius],
    }
}

/// The control points on the left: below C6 (entered there in 9 of 10 people, Tasdemir 2023) to
/// beside the medulla.
fn points() -> Vec<Section> {
    let mut points = Vec::new();
    let sixth = transverse_foramen(Level::C6, Side::Left);
    points.push(vessel(sixth[0] + vec3(-1.0, -17.0, 6.0), RADIUS_MM));
    points.push(vessel(sixth[0] + vec3(-0.4, -8.0, 3.5), RADIUS_MM));
    for level in [Level::C6, Level::C5, Level::C4, Level::C3] {
        points.push(vessel(transverse_foramen(level, Side::Left)[1], RADIUS_MM));
    }
    points.extend(
        transverse_foramen(Level::C2, Side::Left)
            .into_iter()
            .map(|at| vessel(at, RADIUS_MM)),
    );
    let atlas = transverse_foramen(Level::C1, Side::Left);
    points.extend(atlas.into_iter().map(|at| vessel(at, RADIUS_MM)));
    points.extend(
        artery_groove(Side::Left)
            .into_iter()
            .skip(1)
            .map(|at| vessel(at + Vec3::Y * 0.4, RADIUS_MM)),
    );
    let gate = foramen_magnum();
    points.push(vessel(
        vec3(DURA_LATERAL_MM, gate.y - 2.5, gate.z - 1.0),
        RADIUS_MM * 0.95,
    ));
    points.push(vessel(
        vec3(9.6, gate.y + 4.0, gate.z + 5.0),
        INTRADURAL_RADIUS_MM,
    ));
    points.push(vessel(
        vec3(7.4, gate.y + 11.0, gate.z + 10.0),
        INTRADURAL_RADIUS_MM,
    ));
    points.push(vessel(
        vec3(4.6, gate.y + 19.0, gate.z + 14.5),
        INTRADURAL_RADIUS_MM * 0.9,
    ));
    points
}

/// Both arteries.
pub(super) fn sculptures(bone: &Field, skin: &Field) -> Vec<Sculpture> {
    let line = line(bone, skin);
    let shape = course::cut_across(course::tube(&line), &line);
    let centreline = course::centreline(&line);
    // on the loop over the arch of the atlas
    let groove = artery_groove(Side::Left)[2];
    let anchor = centreline
        .iter()
        .copied()
        .min_by(|a, b| a.distance(groove).total_cmp(&b.distance(groove)))
        .unwrap_or(groove);
    Side::ALL
        .iter()
        .map(|&side| {
            let left = side == Side::Left;
            let field = if left {
                shape.clone()
            } else {
                shape.clone().reflected()
            };
            let anchor = anchor.with_x(anchor.x * side.sign());
            let mut artery = Sculpture::new(
                StructureId::VertebralArtery(side),
                field,
                0.5,
                [0.09, 0.4],
                anchor,
            );
            artery.centreline = if left {
                centreline.clone()
            } else {
                course::reflected(&centreline)
            };
            artery
        })
        .collect()
}

/// The left course, pushed out of the bone where the smoothed curve would cut a corner.
#[must_use]
fn line(bone: &Field, skin: &Field) -> Vec<Section> {
    let mut line = laid(
        &points(),
        &Bed {
            bone,
            skin,
            clearance_mm: -0.3,
            depth_mm: 8.0,
        },
    );
    // the last push out of bone may leave a kink
    course::relaxed(&mut line, 1);
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::soft::{bones_of_the_neck, skin};

    #[test]
    fn the_artery_passes_every_foramen_without_touching_bone() {
        let (bone, skin) = (bones_of_the_neck(), skin::skin());
        let line = line(&bone, &skin);
        for level in [
            Level::C6,
            Level::C5,
            Level::C4,
            Level::C3,
            Level::C2,
            Level::C1,
        ] {
            let foramen = transverse_foramen(level, Side::Left)[1];
            let nearest = line
                .iter()
                .map(|section| section.at.distance(foramen))
                .fold(f32::MAX, f32::min);
            assert!(
                nearest < 2.0,
                "{level}: passes {nearest} mm beside the foramen"
            );
        }
        for section in &line {
            let free = bone.distance(section.at);
            assert!(
                free > section.radii[0] - 0.9,
                "{} is {free} mm from bone",
                section.at
            );
        }
        let bend = course::sharpest_bend_deg(&line);
        assert!(bend < 40.0, "a bend of {bend} degrees");
    }

    #[test]
    fn the_arteries_end_short_of_each_other() {
        let last = points().last().copied().expect("has points");
        assert!(last.at.x - last.radii[0] > 2.0);
    }
}
