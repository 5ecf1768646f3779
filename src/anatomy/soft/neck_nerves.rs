//! Two more nerves of the upper neck: the suboccipital nerve in its triangle, the great auricular
//! nerve on the side of the neck.
//!
//! Courses after medical#3.3: the suboccipital nerve passes between the vertebral artery and the
//! arch of the atlas; the great auricular nerve rounds the middle of the back edge of
//! sternocleidomastoid and climbs over it. Points are shape numbers in mm, judged by eye.

use super::{course::Course, joints, nerves::Ground};
use crate::{
    anatomy::{bones::landmarks, field::Section},
    domain::{Joint, Side},
};
use glam::{Vec3, vec3};

fn round(at: Vec3, radius: f32) -> Section {
    Section {
        at,
        radii: [radius, radius],
    }
}

/// Over the arch of the atlas, back into the triangle, where it parts for the small muscles.
pub(super) fn suboccipital(ground: &Ground<'_>) -> Course {
    let arch = landmarks::atlas_arch(Side::Left);
    let trunk = [
        round(arch + vec3(-0.2, 1.3, 0.8), 0.95),
        round(arch + vec3(0.8, 1.2, -2.4), 0.95),
        round(arch + vec3(2.4, -0.6, -6.4), 0.9),
        round(arch + vec3(2.0, -2.4, -10.5), 0.75),
    ];
    let to = |points: [[f32; 3]; 2]| {
        points
            .map(|[x, y, z]| round(arch + vec3(x, y, z), 0.55))
            .to_vec()
    };
    let oblique = to([[7.0, 0.4, -9.0], [13.0, 2.6, -13.0]]);
    let lower = to([[4.0, -5.0, -8.6], [6.6, -9.4, -8.4]]);
    let straight = to([[-0.6, -1.8, -14.6], [-3.4, 0.4, -19.0]]);
    ground.nerve(
        &trunk,
        &[(0, 0.5, oblique), (0, 0.62, lower), (0, 0.8, straight)],
    )
}

/// From C2 and C3 round the back edge of sternocleidomastoid, forward and up over it to the ear and
/// the angle of the jaw.
pub(super) fn great_auricular(ground: &Ground<'_>) -> Course {
    let joint = joints::middle(Joint::C2C3, Side::Left).centre;
    let trunk = [
        round(joint + vec3(7.0, 0.6, 7.0), 1.1),
        round(joint + vec3(11.5, -4.0, 4.0), 1.1),
        Ground::free(36.0, 75.0, -9.5, 1.1),
        Ground::free(42.0, 84.0, -13.0, 1.1),
        ground.under_skin([52.0, -63.0, -16.0], 4.2, 1.1),
        ground.under_skin([54.0, -58.0, -6.0], 3.2, 1.1),
        ground.under_skin([54.0, -44.0, 1.0], 3.1, 1.1),
        ground.under_skin([56.0, -29.0, 4.0], 3.1, 1.0),
        ground.under_skin([60.0, -15.0, 6.0], 3.1, 0.9),
        ground.under_skin([62.0, -6.0, 12.0], 3.1, 0.6),
    ];
    let behind = vec![
        ground.under_skin([57.0, -22.0, -3.0], 3.1, 0.85),
        ground.under_skin([61.0, -10.0, -12.0], 3.1, 0.75),
        ground.under_skin([65.0, 6.0, -24.0], 3.1, 0.5),
    ];
    let jaw = vec![
        ground.under_skin([57.0, -20.0, 14.0], 3.1, 0.7),
        ground.under_skin([58.0, -13.0, 22.0], 3.1, 0.5),
    ];
    ground.nerve(&trunk, &[(0, 0.66, behind), (0, 0.74, jaw)])
}
