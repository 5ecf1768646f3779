//! The C2 ganglion and the three occipital nerves.
//!
//! Courses in millimetres beside and below the external occipital protuberance (EOP): Kim 2018 (Sci Rep, 60 sides, 3-D
//! digitiser), Tubbs (occipital nerves at the EOP), Loukas 2006 (nuchal line), Saglam 2024 (lesser occipital nerve). Depths
//! under the skin, and the branches, are by eye. Nerves are drawn a little thicker than life to be seen and touched.

use super::{
    cord,
    course::{self, Bed, laid},
    joints, neck_nerves, roots, skin,
};
use crate::{
    anatomy::{
        bones::landmarks,
        catalogue::Sculpture,
        field::{Clay, Field, Section},
    },
    domain::{Joint, Nerve, Side, StructureId},
};
use glam::{Vec3, vec3};

/// C2 ganglion: height 5.7 ± 0.8 in a space of 7.7 (n = 15); length 8-10 and width 5 recalled, mm.
const GANGLION_MM: [f32; 3] = [9.0, 5.7, 5.0];

/// Where nerves run: bone below, skin above.
pub(super) struct Ground<'a> {
    /// Occiput and vertebrae.
    pub bone: &'a Field,
    /// The skin.
    pub skin: &'a Field,
}

impl Ground<'_> {
    fn bed(&self) -> Bed<'_> {
        Bed { bone: self.bone, skin: self.skin, clearance_mm: 0.4, depth_mm: 2.4 }
    }

    /// A point `lateral` from the midline and `below` the EOP, in the depth `z`, with the nerve's radius there.
    pub(super) fn free(lateral: f32, below: f32, z: f32, radius: f32) -> Section {
        Section { at: vec3(lateral, landmarks::inion().y - below, z), radii: [radius, radius] }
    }

    /// The point nearest to (`x`, `y`, `z`) that lies `depth` mm under the skin.
    pub(super) fn under_skin(&self, [x, y, z]: [f32; 3], depth: f32, radius: f32) -> Section {
        let on_skin = skin::on_surface(self.skin, vec3(x, y, z));
        let inwards = -self.skin.gradient(on_skin, 0.8).normalize_or_zero();
        Section { at: on_skin + inwards * depth, radii: [radius, radius] }
    }

    /// A nerve with its branches, laid between bone and skin. A branch tells what it springs from (0 the trunk, 1 the first
    /// branch, and so on), how far along that, and its own points.
    pub(super) fn nerve(&self, trunk: &[Section], branches: &[(usize, f32, Vec<Section>)]) -> Course {
        let bed = self.bed();
        let mut lines = vec![laid(trunk, &bed)];
        for (parent, share, points) in branches {
            let from = &lines[*parent];
            let (root, ahead) = (course::along(from, *share), course::along(from, share + 0.035));
            let radius = points[0].radii[0];
            let start = [root, ahead].map(|at| Section { at, radii: [radius, radius] });
            lines.push(laid(&[&start[..], points].concat(), &bed));
        }
        let branches = lines.split_off(1);
        Course { trunk: lines.remove(0), branches }
    }
}

/// A trunk and its branches, ready for tubes.
pub(super) struct Course {
    /// From the spine outwards.
    pub trunk: Vec<Section>,
    /// Branches, and branches of those.
    pub branches: Vec<Vec<Section>>,
}

/// All nerves and both ganglia.
pub(super) fn sculptures(ground: &Ground<'_>) -> Vec<Sculpture> {
    let mut all = Vec::new();
    let root = root();
    both(&mut all, StructureId::C2Ganglion, &ganglion_shape(&root), 0.4, ganglion_centre(), &course::centreline(&root));
    for (nerve, root) in roots::roots(ground.bone) {
        let anchor = course::along(&root.line, 0.35);
        both(&mut all, |side| StructureId::Nerve(nerve, side), &root.shape, 0.35, anchor, &roots::centreline(&root));
    }
    let nerves = [
        (Nerve::GreaterOccipital, greater_occipital(ground), 0.45, 0.42),
        (Nerve::ThirdOccipital, third_occipital(ground), 0.35, 0.55),
        (Nerve::LesserOccipital, lesser_occipital(ground), 0.35, 0.55),
        (Nerve::GreatAuricular, neck_nerves::great_auricular(ground), 0.4, 0.6),
        (Nerve::Suboccipital, neck_nerves::suboccipital(ground), 0.3, 0.5),
    ];
    for (nerve, course, cell_mm, share) in nerves {
        let shape = course::tree(&course.trunk, &course.branches);
        let anchor = course::along(&course.trunk, share);
        both(&mut all, |side| StructureId::Nerve(nerve, side), &shape, cell_mm, anchor, &course::centreline(&course.trunk));
    }
    all
}

fn both(all: &mut Vec<Sculpture>, id: impl Fn(Side) -> StructureId, shape: &Field, cell_mm: f32, anchor: Vec3, centreline: &[Vec3]) {
    for &side in Side::ALL {
        let left = side == Side::Left;
        let field = if left { shape.clone() } else { shape.clone().reflected() };
        let anchor = anchor.with_x(anchor.x * side.sign());
        let mut nerve = Sculpture::new(id(side), field, cell_mm, [0.09, 0.4], anchor);
        nerve.centreline = if left { centreline.to_vec() } else { course::reflected(centreline) };
        all.push(nerve);
    }
}

/// Middle of the left ganglion: behind the lateral atlanto-axial joint, between the arch of C1 and the lamina of C2
/// (always, in 15 of 15).
#[must_use]
pub(super) fn ganglion_centre() -> Vec3 {
    let joint = joints::middle(Joint::C1C2, Side::Left);
    let back = joints::back_of_rim(&joint, 0.0);
    let gap = (landmarks::atlas_arch(Side::Left).y + landmarks::axis_lamina(Side::Left).y) * 0.5;
    vec3(back.x - 1.2, (gap - 1.0).max(back.y - 2.0).min(back.y + 1.5), back.z - GANGLION_MM[2] * 0.5 - 1.9)
}

/// The root from the ganglion to the cord: first point outermost, last on the axis of the cord.
#[must_use]
pub(super) fn root() -> Vec<Section> {
    let centre = ganglion_centre();
    let segment = cord::nearest(centre + vec3(-centre.x, 4.0, 0.0));
    let round = |at: Vec3, radius: f32| Section { at, radii: [radius, radius] };
    course::course(&[
        round(centre + vec3(5.6, -2.0, -0.4), 1.5),
        round(centre, 1.8),
        round(centre + vec3(-6.0, 1.6, 0.6), 1.4),
        round(segment + vec3(5.6, -0.6, -1.2), 1.15),
        round(segment, 1.1),
    ])
}

fn ganglion_shape(root: &[Section]) -> Field {
    let [length, height, width] = GANGLION_MM.map(|size| size * 0.5);
    let body = Field::ellipsoid_along(ganglion_centre(), vec3(width, height, length), vec3(1.0, -0.28, -0.05), Vec3::Z);
    // further in it is the root of C2
    let inside = root.iter().position(|section| section.at.x < ganglion_centre().x - length - 1.0).unwrap_or(root.len());
    Clay::new().add(0.0, body).add(1.6, course::tube(&root[..inside.max(2)])).done()
}

/// From the ganglion under obliquus capitis inferior (30.2 lateral, 52.3 below), through semispinalis (13.1, 27.7) and
/// trapezius (22.6, 16.3), over the occiput to the vertex.
fn greater_occipital(ground: &Ground<'_>) -> Course {
    let start = ganglion_centre();
    let trunk = [
        Section { at: start + vec3(1.5, -0.6, -0.8), radii: [1.5, 1.5] },
        Section { at: start + vec3(6.5, -5.0, -2.5), radii: [1.5, 1.5] },
        Ground::free(28.0, 49.0, -20.5, 1.5),
        Ground::free(31.0, 53.0, -26.0, 1.5),
        Ground::free(28.8, 50.5, -33.5, 1.5),
        Ground::free(20.5, 41.0, -45.5, 1.5),
        Ground::free(11.6, 27.6, -57.6, 1.5),
        Ground::free(16.2, 20.0, -61.4, 1.55),
        ground.under_skin([23.8, 6.3, -72.0], 5.2, 1.6),
        ground.under_skin([29.0, 22.0, -80.0], 3.4, 1.65),
        ground.under_skin([31.0, 44.0, -88.0], 3.2, 1.45),
        ground.under_skin([29.0, 70.0, -92.0], 3.0, 1.15),
        ground.under_skin([25.0, 100.0, -80.0], 3.0, 0.9),
        ground.under_skin([22.0, 124.0, -56.0], 3.0, 0.6),
    ];
    let lateral = vec![
        ground.under_skin([38.0, 44.0, -82.0], 3.1, 1.25),
        ground.under_skin([46.5, 57.0, -78.0], 3.0, 1.1),
        ground.under_skin([53.0, 74.0, -70.0], 3.0, 0.85),
        ground.under_skin([55.5, 96.0, -56.0], 3.0, 0.55),
    ];
    let medial = vec![
        ground.under_skin([25.5, 56.0, -92.0], 3.1, 1.1),
        ground.under_skin([18.5, 69.0, -96.0], 3.0, 0.95),
        ground.under_skin([13.0, 86.0, -94.0], 3.0, 0.8),
        ground.under_skin([10.5, 107.0, -80.0], 3.0, 0.55),
    ];
    let twig = |points: &[[f32; 3]], radii: [f32; 2]| -> Vec<Section> {
        let last = points.len() - 1;
        let radius = |k: usize| radii[0] + (radii[1] - radii[0]) * k as f32 / last as f32;
        points.iter().enumerate().map(|(k, &at)| ground.under_skin(at, 3.0, radius(k))).collect()
    };
    // the tree on the scalp: each branch parts again
    let branches = [
        (0, 0.5, lateral),
        (0, 0.54, medial),
        (1, 0.36, twig(&[[50.0, 52.0, -76.0], [60.0, 60.0, -66.0], [66.0, 72.0, -54.0]], [0.85, 0.55])),
        (1, 0.55, twig(&[[47.0, 76.0, -78.0], [44.0, 92.0, -70.0], [42.0, 108.0, -58.0]], [0.75, 0.55])),
        (2, 0.42, twig(&[[21.0, 80.0, -94.0], [20.0, 94.0, -86.0], [19.0, 108.0, -76.0]], [0.75, 0.55])),
        (0, 0.7, twig(&[[34.0, 82.0, -86.0], [36.0, 98.0, -76.0], [35.0, 114.0, -62.0]], [0.8, 0.55])),
    ];
    ground.nerve(&trunk, &branches)
}

/// Round the back of the C2/C3 facet joint, through semispinalis (11.5 lateral, 61.4 below) and trapezius (12.9, 44.2), up
/// beside the midline: 3 mm from it at the EOP.
fn third_occipital(ground: &Ground<'_>) -> Course {
    let joint = joints::middle(Joint::C2C3, Side::Left).centre;
    let trunk = [
        Section { at: joint + vec3(6.0, 0.5, 7.5), radii: [0.95, 0.95] },
        Section { at: joint + vec3(9.2, 0.0, 1.0), radii: [0.95, 0.95] },
        Section { at: joint + vec3(7.0, -1.0, -6.5), radii: [0.95, 0.95] },
        Ground::free(18.0, 63.4, -32.0, 0.95),
        Ground::free(12.0, 62.6, -42.0, 0.95),
        Ground::free(11.2, 60.4, -50.0, 0.95),
        Ground::free(12.4, 52.0, -54.6, 0.95),
        ground.under_skin([12.9, -24.6, -62.0], 6.4, 0.95),
        ground.under_skin([13.2, -17.0, -64.0], 2.6, 0.95),
        ground.under_skin([11.0, -9.0, -66.0], 2.4, 0.95),
        ground.under_skin([8.5, 0.0, -68.0], 2.4, 0.95),
        ground.under_skin([4.4, 22.0, -82.0], 3.2, 0.9),
        ground.under_skin([4.6, 40.0, -92.0], 3.0, 0.7),
        ground.under_skin([5.4, 56.0, -98.0], 3.0, 0.5),
    ];
    let lateral = vec![ground.under_skin([12.5, 24.0, -84.0], 3.2, 0.7), ground.under_skin([15.0, 40.0, -92.0], 3.0, 0.5)];
    ground.nerve(&trunk, &[(0, 0.66, lateral)])
}

/// From the ventral ramus of C2, round the back edge of sternocleidomastoid (78.8 below the EOP), up behind the ear: about
/// 70 lateral at the level of the EOP. Lateral distances of the series are met as far as this slimmer neck reaches.
fn lesser_occipital(ground: &Ground<'_>) -> Course {
    let start = ganglion_centre();
    let trunk = [
        Section { at: start + vec3(4.0, -1.0, 0.0), radii: [1.0, 1.0] },
        Section { at: start + vec3(11.0, -5.5, 1.5), radii: [1.0, 1.0] },
        Ground::free(31.0, 53.0, -8.5, 1.0),
        Ground::free(36.0, 67.0, -8.5, 1.0),
        Ground::free(41.0, 76.5, -10.0, 1.0),
        Ground::free(47.0, 79.5, -14.0, 1.0),
        ground.under_skin([56.0, -53.0, -20.0], 4.6, 1.0),
        ground.under_skin([58.5, -42.0, -25.0], 4.0, 1.0),
        ground.under_skin([58.5, -22.0, -29.0], 3.6, 1.0),
        ground.under_skin([62.0, 2.0, -32.0], 3.4, 1.0),
        ground.under_skin([70.0, 22.0, -36.0], 3.2, 0.95),
        ground.under_skin([74.0, 44.0, -42.0], 3.0, 0.8),
        ground.under_skin([76.0, 66.0, -46.0], 3.0, 0.5),
    ];
    let auricular = vec![ground.under_skin([72.0, 28.0, -33.0], 3.2, 0.75), ground.under_skin([75.0, 50.0, -28.0], 3.0, 0.5)];
    let occipital = vec![ground.under_skin([62.0, 22.0, -50.0], 3.2, 0.8), ground.under_skin([62.0, 42.0, -62.0], 3.0, 0.5)];
    ground.nerve(&trunk, &[(0, 0.72, auricular), (0, 0.66, occipital)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        anatomy::soft::{attach::testing::with_frame, bones_of_the_neck, muscles},
        domain::Muscle,
    };

    fn passes(course: &Course, lateral: f32, below: f32) -> f32 {
        let y = landmarks::inion().y - below;
        course.trunk.iter().map(|section| (section.at.x - lateral).hypot(section.at.y - y)).fold(f32::MAX, f32::min)
    }

    #[test]
    fn nerves_run_where_the_series_found_them_between_bone_and_skin() {
        let (bone, skin) = (bones_of_the_neck(), skin::skin());
        let ground = Ground { bone: &bone, skin: &skin };
        let greater = greater_occipital(&ground);
        for (lateral, below) in [(30.2, 52.3), (13.1, 27.7), (22.6, 16.3)] {
            let miss = passes(&greater, lateral, below);
            assert!(miss < 3.5, "greater occipital nerve misses ({lateral}, {below}) by {miss} mm");
        }
        let third = third_occipital(&ground);
        for (lateral, below) in [(11.5, 61.4), (12.9, 44.2), (3.0, 0.0)] {
            let miss = passes(&third, lateral, below);
            assert!(miss < 3.5, "third occipital nerve misses ({lateral}, {below}) by {miss} mm");
        }
        let lesser = lesser_occipital(&ground);
        assert!(passes(&lesser, 70.0, 0.0) < 6.0, "lesser occipital nerve at the level of the EOP");
        for course in [greater, third, lesser] {
            for line in std::iter::once(&course.trunk).chain(&course.branches) {
                assert!(course::sharpest_bend_deg(line) < 35.0, "a kink of {}", course::sharpest_bend_deg(line));
                for section in line {
                    let (bone, skin) = (bone.distance(section.at), skin.distance(section.at));
                    assert!(bone > section.radii[0] - 0.7, "{} is {bone} mm from bone", section.at);
                    assert!(skin < -1.6, "{} is {skin} mm from skin", section.at);
                }
            }
        }
    }

    /// The places where a course enters and leaves a shape, in order.
    fn crossings(line: &[Section], shape: &Field) -> Vec<Vec3> {
        let within = |section: &Section| shape.distance(section.at) < 0.0;
        line.windows(2).filter(|pair| within(&pair[0]) != within(&pair[1])).map(|pair| pair[0].at.midpoint(pair[1].at)).collect()
    }

    #[test]
    fn occipital_nerves_pierce_the_muscles_where_the_series_found_it() {
        with_frame(|frame| {
            let ground = Ground { bone: frame.bone, skin: frame.skin };
            let (greater, third) = (greater_occipital(&ground), third_occipital(&ground));
            let pierced = [
                ("greater", &greater, Muscle::Semispinalis, (13.1, 27.7)),
                ("greater", &greater, Muscle::Trapezius, (22.6, 16.3)),
                ("third", &third, Muscle::Semispinalis, (11.5, 61.4)),
                ("third", &third, Muscle::Trapezius, (12.9, 44.2)),
            ];
            for (nerve, course, muscle, (lateral, below)) in pierced {
                let crossings = crossings(&course.trunk, &muscles::shape(muscle, frame));
                // it may graze a face before or after: what counts is where it is inside for longest
                let stays = crossings.chunks_exact(2).map(|stay| (stay[0], stay[1]));
                let longest = stays.max_by(|a, b| a.0.distance(a.1).total_cmp(&b.0.distance(b.1)));
                let (enters, leaves) = longest.expect("the nerve pierces the muscle");
                let through = enters.midpoint(leaves);
                let length = enters.distance(leaves);
                assert!((2.0..20.0).contains(&length), "{nerve} occipital nerve runs {length} mm within {muscle}: {crossings:?}");
                let miss = (through.x - lateral).hypot(landmarks::inion().y - through.y - below);
                assert!(miss < 5.0, "{nerve} occipital nerve pierces {muscle} {miss} mm off, at {through}");
                assert!(leaves.z < enters.z, "{nerve} occipital nerve does not leave {muscle} backwards");
            }
        });
    }

    #[test]
    fn the_greater_occipital_nerve_turns_up_below_the_lower_oblique_muscle() {
        with_frame(|frame| {
            let ground = Ground { bone: frame.bone, skin: frame.skin };
            let nerve = greater_occipital(&ground).trunk;
            let muscle = muscles::shape(Muscle::ObliquusInferior, frame);
            assert!(nerve.iter().all(|section| muscle.distance(section.at) > section.radii[0] - 0.7), "the nerve runs through the muscle");
            let nearest = nerve.iter().map(|section| muscle.distance(section.at)).fold(f32::MAX, f32::min);
            assert!(nearest < 4.0, "the nerve passes {nearest} mm from the muscle");
            // in front of it first, below it at its lowest, behind it afterwards
            let ray = |from: Vec3, way: Vec3| (1..60).any(|step| muscle.distance(from + way * step as f32 * 0.5) < 0.0);
            assert!(nerve.iter().any(|section| ray(section.at, Vec3::NEG_Z)), "the nerve is nowhere before the muscle");
            assert!(nerve.iter().any(|section| ray(section.at, Vec3::Y)), "the nerve does not pass below the muscle");
            assert!(nerve.iter().any(|section| section.at.y < -10.0 && ray(section.at, Vec3::Z)), "the nerve is nowhere behind the muscle");
        });
    }

    #[test]
    fn the_root_runs_from_the_ganglion_to_the_cord() {
        let root = root();
        assert!(root[0].at.x > ganglion_centre().x);
        assert!(root[root.len() - 1].at.x.abs() < 0.01);
    }
}
