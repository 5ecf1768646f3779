//! Named points that the rig of the neck turns about, in the model's frame: `crate::motion` builds
//! itself from them.
//!
//! They come from the same numbers as the shapes, so the joints stay where the bones meet. Paired
//! points are the left ones.

use super::{
    axis::AXIS,
    column::{cervicothoracic_centre, pose},
    dimensions::TypicalVertebra,
    facet::Facet,
    landmarks,
};
use crate::domain::{Joint, Level, Side};
use glam::{Vec3, vec3};

/// Below the tip of the dens, mm: the height of the front arch of the atlas, round which it turns.
const ARCH_BELOW_TIP_MM: f32 = 7.8;

/// The points with their names: `dens`, `condyles`, `condyles-tilt`, `body-c2` to `body-c7`,
/// `disc-c7-t1`, and `c0-c1-joint` to `c6-c7-joint`.
#[must_use]
pub fn hinges() -> Vec<(&'static str, Vec3)> {
    let bodies = [
        ("body-c2", body(Level::C2)),
        ("body-c3", body(Level::C3)),
        ("body-c4", body(Level::C4)),
        ("body-c5", body(Level::C5)),
        ("body-c6", body(Level::C6)),
        ("body-c7", body(Level::C7)),
    ];
    let [nod, tilt] = condyles();
    let mut points = vec![
        ("dens", AXIS.dens(-ARCH_BELOW_TIP_MM)),
        ("condyles", nod),
        ("condyles-tilt", tilt),
    ];
    points.extend(bodies);
    points.push(("disc-c7-t1", cervicothoracic_centre()));
    points.extend(
        Joint::ALL
            .iter()
            .map(|&joint| (joint.name(), between(joint))),
    );
    points
}

/// Middle of a body; of the axis between the foot of the dens and the lower end-plate.
fn body(level: Level) -> Vec3 {
    if level != Level::C2 {
        return pose(level).translation;
    }
    let plate = pose(Level::C3).point(TypicalVertebra::of(Level::C3).upper_rim());
    let foot = AXIS.dens(-AXIS.dens_height);
    plate.midpoint(foot.with_z(plate.z))
}

/// Middle of the left joint space.
fn between(joint: Joint) -> Vec3 {
    let [upper, lower] = landmarks::joint(joint, Side::Left);
    upper.centre.midpoint(lower.centre)
}

/// Where the head nods, the centres of curvature of the cups of the atlas seen from the side; and
/// where it tilts, the point of the midline where the normals of both cups meet.
fn condyles() -> [Vec3; 2] {
    let Facet {
        centre,
        normal,
        dish,
        ..
    } = landmarks::superior_facet(Level::C1, Side::Left);
    let nod = centre + normal * (0.5 / dish.0);
    let tilt = centre - normal * (centre.x / normal.x);
    [nod.with_x(0.0), vec3(0.0, tilt.y, tilt.z)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hinges_lie_one_below_the_other() {
        let points = hinges();
        let heights: Vec<f32> = points
            .iter()
            .filter(|(name, _)| name.starts_with("body"))
            .map(|(_, at)| at.y)
            .collect();
        assert!(
            heights.windows(2).all(|pair| pair[0] - pair[1] > 12.0),
            "{heights:?}"
        );
        for (name, at) in points {
            println!("{name} {at:.2}");
            assert!(at.x.abs() < 22.0, "{name}");
        }
    }
}
