//! The atlas in its own frame: y out of the plane of the arch, z forward.

use super::{
    Bench, End, Log, Unit, both, degrees,
    face::Face,
    gauge::{Gauge, Outline, sided},
    least, mm, narrowest_foramen, of, paired, see_through, steps,
};
use crate::{
    anatomy::bones::{column::pose, landmarks::artery_groove},
    domain::{Level, Side, StructureId},
};
use glam::Vec3;

const SPAN: &str = "Patel & Gupta 71 (n = 100), Rekha & D'Sa 2016 72, Gosavi 2012 69; Europeans 78";
const KAUR: &str = "Kaur 2017 (n = 50)";
const KAUR_23: &str = "Kaur 2023 (n = 50)";
const FACETS: &str = "Kaur (n = 50), Patel, Shingare 2017 (n = 100)";
const PATEL: &str = "Patel & Gupta (n = 100)";

/// The anterior and the posterior arch in the mid-sagittal plane.
pub(super) fn arches(bone: &Gauge) -> Option<[Outline; 2]> {
    let cut = bone.section(Vec3::X, 0.0);
    let towards = |along: Vec3| {
        cut.iter()
            .max_by(|a, b| a.middle().dot(along).total_cmp(&b.middle().dot(along)))
            .cloned()
    };
    Some([towards(Vec3::Z)?, towards(Vec3::NEG_Z)?])
}

pub(super) fn read(bench: &Bench, log: &mut Log) {
    let bone = bench.own(Level::C1);
    ring(bone, log);
    faces(bench, bone, log);
    foramina(bone, log);
}

fn ring(bone: &Gauge, log: &mut Log) {
    let arches = arches(bone);
    let [front, back] = [0, 1].map(|i| arches.as_ref().map(|arches| &arches[i]));
    log.add(
        "c1-width",
        "between the tips of the transverse processes",
        mm(77.0, SPAN),
        bone.extent(Vec3::X, |_| true),
    );
    let depth = mm(
        45.0,
        "Reed & Jones 2017 44.2 (n = 140), Rekha 2016 42; morphometry#1 45-46",
    );
    log.add(
        "c1-depth",
        "tubercle to tubercle",
        depth,
        bone.extent(Vec3::Z, |_| true),
    );
    let between = front
        .zip(back)
        .map(|(front, back)| front.furthest(Vec3::NEG_Z).z - back.furthest(Vec3::Z).z);
    log.add(
        "c1-canal-depth",
        "canal, anterior to posterior arch",
        mm(30.0, KAUR).sd(2.6),
        between,
    );
    log.add(
        "c1-canal-width",
        "canal, side to side, as seen from above",
        mm(28.0, KAUR).sd(2.1),
        see_through(bone, [-7.0, 7.0], [-22.0, 0.0]),
    );
    let thickness = |arch: &Outline| bone.width(arch.middle(), Vec3::Z);
    let height = |arch: &Outline| Some(arch.extent(Vec3::Y));
    log.add(
        "c1-anterior-arch-height",
        "anterior arch, height in the midline",
        mm(10.5, "Patel 10.2; Reed & Jones 12.8"),
        front.and_then(height),
    );
    log.add(
        "c1-anterior-arch-thickness",
        "anterior arch, thickness in the midline",
        mm(6.0, "morphometry#1"),
        front.and_then(thickness),
    );
    log.add(
        "c1-posterior-arch-height",
        "posterior arch, height in the midline",
        mm(8.5, "Patel 8.7"),
        back.and_then(height),
    );
    log.add(
        "c1-posterior-arch-thickness",
        "posterior arch, thickness at the tubercle",
        mm(8.0, "morphometry#1 (meshes 8.2-8.4)"),
        back.and_then(thickness),
    );
    // the arch cut square to the artery's way over it, thickness in the middle of the cut: the
    // thinnest
    let groove = both(|sign| {
        let way = artery_groove(Side::Left).map(|point| sided(pose(Level::C1).own(point), sign));
        let along = Vec3::new(way[3].x - way[1].x, 0.0, way[3].z - way[1].z).normalize_or_zero();
        least(steps(0.0, 1.0, 11).map(|share| {
            let at = way[1].lerp(way[3], share);
            let off = |outline: &Outline| outline.middle().distance(at);
            let cut = bone
                .section(along, at.dot(along))
                .into_iter()
                .min_by(|a, b| off(a).total_cmp(&off(b)));
            bone.width(cut?.middle(), Vec3::Y)
        }))
    });
    log.add(
        "c1-groove-thickness",
        "bone under the groove of the vertebral artery",
        mm(4.0, "Gosavi 2012 3.7 (n = 100), Patel 4.1").sd(1.06),
        groove,
    );
}

fn faces(bench: &Bench, bone: &Gauge, log: &mut Log) {
    let upper = [1.0, -1.0].map(|sign| bench.joint_face(Level::C1, End::Upper, sign));
    let lower = [1.0, -1.0].map(|sign| bench.joint_face(Level::C1, End::Lower, sign));
    let length = |face: &Face| face.length(face.longest());
    let width = |face: &Face| face.length(face.across(face.longest()));
    log.add(
        "c1-upper-facet-length",
        "upper facet, length",
        mm(21.0, FACETS).sd(2.4),
        paired(&upper, length),
    );
    log.add(
        "c1-upper-facet-width",
        "upper facet, width",
        mm(11.0, FACETS).sd(1.5),
        paired(&upper, width),
    );
    let converges = |face: &Face| {
        let along = face.longest();
        along.x.abs().atan2(along.z.abs()).to_degrees()
    };
    let condyles = degrees(30.0, "as the condyles, Kizilkanat 2006 31.5").sd(5.1);
    log.add(
        "c1-upper-facet-axis",
        "upper facet, long axis to the sagittal plane",
        condyles,
        paired(&upper, converges),
    );
    let inward = |face: &Face| face.normal.x.abs().atan2(face.normal.y.abs()).to_degrees();
    log.add(
        "c1-upper-facet-slope",
        "upper facet, slope inwards in its middle",
        degrees(25.0, "morphometry#1"),
        paired(&upper, inward),
    );
    let fore_aft = |face: &Face| face.length(Vec3::Z);
    let across = |face: &Face| face.length(face.across(Vec3::Z));
    log.add(
        "c1-lower-facet-length",
        "lower facet, front to back",
        mm(17.5, "Kaur 17.5 (n = 50), Patel 17.9").sd(1.5),
        paired(&lower, fore_aft),
    );
    log.add(
        "c1-lower-facet-width",
        "lower facet, side to side",
        mm(15.0, "Kaur 15.0 (n = 50), Patel 15.0").sd(1.7),
        paired(&lower, across),
    );
    let area = of(Unit::SquareMm, 210.0, "Cattrysse 2008 212 (n = 20)");
    log.add(
        "c1-lower-facet-area",
        "lower facet, area",
        area,
        paired(&lower, Face::area),
    );
    log.add(
        "c1-lower-facet-slope",
        "lower facet, slope inwards and up",
        degrees(22.0, "morphometry#1 (meshes 24)"),
        paired(&lower, inward),
    );
    let mass = |edge: Vec3| {
        let side = |faces: &[Option<Face>; 2], sign: f32| {
            faces[usize::from(sign < 0.0)]
                .as_ref()
                .map(|face| face.edge(sided(edge, sign)))
        };
        both(|sign| Some(side(&upper, sign)?.distance(side(&lower, sign)?)))
    };
    log.add(
        "c1-lateral-mass-outer",
        "lateral mass, outer height, rim to rim",
        mm(16.0, "morphometry#1: 15-18"),
        mass(Vec3::X),
    );
    log.add(
        "c1-lateral-mass-inner",
        "lateral mass, inner height, rim to rim",
        mm(10.0, "morphometry#1: 9-10"),
        mass(Vec3::NEG_X),
    );
    let front =
        arches(bone).map(|[front, _]| front.middle() - Vec3::Z * 0.5 * front.extent(Vec3::Z));
    let dens = bench
        .standing(StructureId::Vertebra(Level::C1))
        .zip(bench.standing(StructureId::Vertebra(Level::C2)))
        .and_then(|(atlas, axis)| {
            let stands = pose(Level::C1);
            Some(
                Face::find(
                    atlas,
                    axis,
                    stands.point(front?),
                    stands.rotation * Vec3::NEG_Z,
                )?
                .own(&stands),
            )
        });
    let [high, wide] = [Vec3::Y, Vec3::X].map(|along| dens.as_ref().map(|face| face.length(along)));
    log.add(
        "c1-dens-facet-height",
        "facet for the dens, height",
        mm(9.0, PATEL),
        high,
    );
    log.add(
        "c1-dens-facet-width",
        "facet for the dens, width",
        mm(9.0, "Patel & Gupta 9.2 (n = 100)"),
        wide,
    );
}

fn foramina(bone: &Gauge, log: &mut Log) {
    let sides =
        [1.0, -1.0].map(|sign| narrowest_foramen(bone, Level::C1, sign, steps(-3.5, 1.5, 11)));
    let size = |along: Vec3| paired(&sides, |hole| hole.extent(along));
    log.add(
        "c1-foramen-depth",
        "transverse foramen, front to back",
        mm(7.7, KAUR_23).sd(1.0),
        size(Vec3::Z),
    );
    log.add(
        "c1-foramen-width",
        "transverse foramen, side to side",
        mm(6.1, KAUR_23).sd(1.0),
        size(Vec3::X),
    );
    let [inner, outer] = [-1.0, 1.0].map(|way| {
        let edge = |sign: f32| {
            sides[usize::from(sign < 0.0)]
                .as_ref()
                .map(|hole| hole.furthest(Vec3::X * sign * way).x.abs())
        };
        Some(edge(1.0)? + edge(-1.0)?)
    });
    log.add(
        "c1-foramina-inner",
        "between the inner edges of the transverse foramina",
        mm(47.0, "Patel 44.8, Rekha 43.9, Gosavi 45.9"),
        inner,
    );
    log.add(
        "c1-foramina-outer",
        "between the outer edges of the transverse foramina",
        mm(59.0, "Patel 55.5, Rekha 56.3, Gosavi 55.7"),
        outer,
    );
}
