//! The spinal cord from the foramen magnum to C7, and the points on it that the story names.

use super::course;
use crate::{
    anatomy::{
        bones::{
            column::cervicothoracic_centre,
            landmarks::{canal_centre, foramen_magnum},
        },
        catalogue::Sculpture,
        field::{CsgBuilder, Field, Section, catmull_rom},
    },
    domain::{Level, StructureId},
};
use glam::{Vec3, vec3};

/// Cord at each level: transverse and front to back, mm. MRI, n = 66 (AJNR 11:369), and the pooled
/// studies of Frostell 2016; levels between are interpolated.
const SIZES: [(Level, [f32; 2]); 7] = [
    (Level::C1, [12.0, 8.5]),
    (Level::C2, [12.2, 8.5]),
    (Level::C3, [12.9, 8.4]),
    (Level::C4, [13.3, 8.2]),
    (Level::C5, [13.3, 8.2]),
    (Level::C6, [13.0, 8.0]),
    (Level::C7, [11.5, 7.4]),
];
/// Lower end of the medulla oblongata just above the foramen magnum, transverse and front to back,
/// mm; by eye.
const MEDULLA: [f32; 2] = [13.6, 10.0];

fn at(centre: Vec3, [transverse, sagittal]: [f32; 2]) -> Section {
    Section {
        at: centre,
        radii: [transverse * 0.5, sagittal * 0.5],
    }
}

/// The axis with its half sizes, top to bottom.
#[must_use]
pub(super) fn axis() -> Vec<Section> {
    let gate = foramen_magnum();
    let mut points = vec![
        at(gate + vec3(0.0, 12.5, 2.0), MEDULLA),
        at(gate, [12.8, 9.2]),
    ];
    points.extend(SIZES.map(|(level, size)| at(canal_centre(level), size)));
    let (seventh, end) = (canal_centre(Level::C7), cervicothoracic_centre());
    // below C7 it goes on parallel to the column
    let down = (seventh - canal_centre(Level::C6)).normalize();
    points.push(at(
        seventh + down * (seventh.y - end.y + 2.0).max(6.0),
        [10.8, 7.2],
    ));
    let mut line = catmull_rom(&points, 8);
    for _ in 0..10 {
        let before: Vec<Vec3> = line.iter().map(|section| section.at).collect();
        for i in 1..line.len() - 1 {
            line[i].at = before[i] * 0.5 + (before[i - 1] + before[i + 1]) * 0.25;
        }
    }
    line
}

/// The point of the axis nearest to the canal's middle at a level.
#[must_use]
pub(super) fn at_level(level: Level) -> Vec3 {
    nearest(canal_centre(level))
}

/// The point of the axis nearest to `to`.
#[must_use]
pub(super) fn nearest(to: Vec3) -> Vec3 {
    let points = axis();
    points
        .iter()
        .map(|section| section.at)
        .min_by(|a, b| a.distance(to).total_cmp(&b.distance(to)))
        .unwrap_or(to)
}

/// The trigeminocervical relay: the upper cord between the levels of C1 and C2.
#[must_use]
pub(super) fn relay() -> Vec3 {
    nearest((at_level(Level::C1) + at_level(Level::C2)) * 0.5)
}

fn shape() -> Field {
    let axis = axis();
    let body = Field::sweep_dense(Some(Vec3::X), 0.0, &axis);
    // the median fissure in front and the shallow sulcus behind
    let groove = |forward: f32, radius: f32| {
        let line: Vec<Section> = axis
            .iter()
            .map(|s| Section {
                at: s.at + vec3(0.0, 0.0, forward * (s.radii[1] + 0.25)),
                radii: [radius, radius],
            })
            .collect();
        Field::sweep_dense(Some(Vec3::X), 0.0, &line)
    };
    let grooved = CsgBuilder::new()
        .add(0.0, body)
        .cut(1.2, groove(1.0, 0.8))
        .cut(1.0, groove(-1.0, 0.55))
        .done();
    course::cut_across(grooved, &axis)
}

/// The cord.
pub(super) fn sculpture() -> Sculpture {
    let mut cord = Sculpture::new(
        StructureId::SpinalCord,
        shape(),
        0.6,
        [0.1, 0.5],
        at_level(Level::C3) - Vec3::Z * 4.0,
    );
    cord.centreline = course::centreline(&axis());
    cord
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::bones;

    #[test]
    fn the_cord_lies_free_in_the_canal() {
        for &level in Level::ALL {
            let bone = bones::vertebra(level);
            for section in axis() {
                let free = bone.distance(section.at);
                assert!(
                    free > section.radii[1],
                    "{level}: {free} mm from the axis at {}",
                    section.at
                );
            }
        }
    }

    #[test]
    fn the_relay_lies_between_the_first_two_levels() {
        let relay = relay();
        assert!(relay.y < at_level(Level::C1).y && relay.y > at_level(Level::C2).y);
    }
}
