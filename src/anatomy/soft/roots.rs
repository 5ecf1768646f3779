//! The roots of C1 to C3: rootlets from the cord, gathered to one root that leaves the canal.
//!
//! C1 leaves over the arch of the atlas below the artery, C2 behind the lateral atlanto-axial joint
//! into its ganglion, C3 through the foramen before the C2/C3 facet joint (medical#3.3). Three
//! rootlets leave the back of the cord and two its front; their fan and radii are shape numbers in
//! mm, judged by eye. Roots at their foramen are 4 to 6 mm wide in life (morphometry#6);
//! the model draws them as thin as its nerves, with a swelling in the foramen of C3 for its
//! ganglion.

use super::{
    attach::lifted,
    cord,
    course::{self, course, tube},
    joints, nerves,
};
use crate::{
    anatomy::{
        bones::landmarks,
        field::{CsgBuilder, Field, Section},
    },
    domain::{Joint, Level, Nerve, Side},
};
use glam::{Vec3, vec3};

/// Half of the height over which the rootlets of one root leave the cord, mm.
const FAN_MM: f32 = 4.2;
/// Radius of a rootlet where it leaves the cord, and of the gathered root, mm.
const RADII_MM: [f32; 2] = [0.3, 1.1];
/// Radius of a rootlet in the first picture and half of the height of their fan there, mm.
const STOUT_MM: f32 = 0.5;
const STOUT_FAN_MM: f32 = 3.6;
/// Where rootlets leave, as shares of the fan's height and the way from the cord's axis: behind in
/// the first three, before it in the others.
const ROOTLETS: [(f32, [f32; 2]); 5] = [
    (-1.0, [4.2, -2.7]),
    (0.05, [4.4, -2.6]),
    (1.0, [4.2, -2.7]),
    (-0.55, [4.4, 2.5]),
    (0.55, [4.4, 2.5]),
];

/// A root of the left: its shape, and its course from outside to the middle of the cord.
pub(super) struct Root {
    /// Rootlets and root in one.
    pub shape: Field,
    /// The same with fewer and stouter rootlets, for the first picture.
    pub plain: Field,
    /// From the outer end inwards.
    pub line: Vec<Section>,
}

fn round(at: Vec3, radius: f32) -> Section {
    Section {
        at,
        radii: [radius, radius],
    }
}

/// From its outer points (outermost first, with radii) to the middle of the cord nearest to
/// `height`.
fn root(outer: &[(Vec3, f32)], height: Vec3, bone: &Field) -> Root {
    let middle = cord::nearest(height);
    let [thin, thick] = RADII_MM;
    let gathered = outer.last().map_or(middle, |&(at, _)| at);
    // where rootlets leave the side of the cord, and where they meet
    let side = vec3(5.4, 0.0, -0.6);
    let knot = gathered.lerp(middle + side, 0.35);
    let points: Vec<Section> = outer
        .iter()
        .map(|&(at, radius)| round(at, radius))
        .chain([round(knot, thick)])
        .collect();
    let mut trunk = course(&points);
    for section in &mut trunk {
        section.at = lifted(bone, section.at, section.radii[0]);
    }
    course::relaxed(&mut trunk, 1);
    let knot = trunk[trunk.len() - 1].at;
    let fan = ROOTLETS.map(|(share, [x, z])| {
        let leaves = middle + vec3(x, share * FAN_MM, z);
        let bow = knot.lerp(leaves, 0.5) + vec3(0.5, share * 0.5, z * 0.12);
        tube(&course(&[
            round(knot, thick * 0.75),
            round(bow, thin * 1.7),
            round(leaves, thin),
        ]))
    });
    let stout = [-1.0, 0.0, 1.0].map(|share| {
        let leaves = middle + side + vec3(-0.6, share * STOUT_FAN_MM, 0.0);
        tube(&[
            round(knot, thick * 0.9),
            round(knot.lerp(leaves, 0.6), STOUT_MM),
            round(leaves, STOUT_MM),
        ])
    });
    let grown = |fan: &[Field]| {
        fan.iter()
            .fold(CsgBuilder::new().add(0.0, tube(&trunk)), |csg, rootlet| {
                csg.add(0.7, rootlet.clone())
            })
            .done()
    };
    let (shape, plain) = (grown(&fan), grown(&stout));
    let mut line = trunk;
    line.extend([
        round(middle + side - Vec3::X * 0.6, thin),
        round(middle, thin),
    ]);
    Root {
        shape,
        plain,
        line: course(&line),
    }
}

/// The three roots of the left with their names, top to bottom.
pub(super) fn roots(bone: &Field) -> [(Nerve, Root); 3] {
    let arch = landmarks::atlas_arch(Side::Left);
    let first = [
        (arch + vec3(-0.6, 1.3, 0.2), 0.95),
        (arch + vec3(-4.6, 1.6, 4.2), 1.1),
    ];
    let second = nerves::root();
    let within =
        |section: &&Section| section.at.x > 9.0 && section.at.x < nerves::ganglion_centre().x - 2.0;
    let inner: Vec<(Vec3, f32)> = second
        .iter()
        .filter(within)
        .map(|section| (section.at, RADII_MM[1]))
        .collect();
    let joint = joints::middle(Joint::C2C3, Side::Left).centre;
    // outside it parts at once: what is thinner there goes on as the third occipital and the great
    // auricular nerve
    let third = [
        (joint + vec3(6.0, 0.6, 7.4), 0.9),
        (joint + vec3(2.6, 0.8, 7.2), 1.25),
        (joint + vec3(-0.6, 1.4, 6.6), 1.6),
        (joint + vec3(-3.8, 1.9, 4.9), 1.2),
        (joint + vec3(-6.6, 2.4, 3.0), 1.1),
    ];
    let high = |level: Level, up: f32| cord::at_level(level) + Vec3::Y * up;
    [
        (Nerve::C1Root, root(&first, high(Level::C1, 3.5), bone)),
        (
            Nerve::C2Root,
            root(
                &inner,
                nerves::ganglion_centre().with_x(0.0) + Vec3::Y * 4.0,
                bone,
            ),
        ),
        (
            Nerve::C3Root,
            root(&third, joint.with_x(0.0) + Vec3::Y * 6.0, bone),
        ),
    ]
}

/// The course of a root as it ships.
pub(super) fn centreline(root: &Root) -> Vec<Vec3> {
    course::centreline(&root.line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::soft::bones_of_the_neck;

    #[test]
    fn roots_run_from_outside_the_canal_to_the_cord_without_touching_bone() {
        let bone = bones_of_the_neck();
        for (nerve, root) in roots(&bone) {
            assert!(
                root.line[0].at.x > 9.0 && root.line[root.line.len() - 1].at.x.abs() < 0.1,
                "{nerve}"
            );
            for section in &root.line {
                let free = bone.distance(section.at);
                assert!(
                    free > section.radii[0] - 0.8,
                    "{nerve} is {free} mm from bone at {}",
                    section.at
                );
            }
        }
    }

    #[test]
    fn the_third_root_leaves_before_its_facet_joint() {
        let bone = bones_of_the_neck();
        let joint = joints::middle(Joint::C2C3, Side::Left).centre;
        let [.., (_, third)] = roots(&bone);
        let beside = third
            .line
            .iter()
            .map(|section| section.at)
            .min_by(|a, b| (a.x - joint.x).abs().total_cmp(&(b.x - joint.x).abs()));
        assert!(
            beside.is_some_and(|at| at.z > joint.z + 3.0 && (at.y - joint.y).abs() < 8.0),
            "{beside:?} beside {joint}"
        );
    }
}
