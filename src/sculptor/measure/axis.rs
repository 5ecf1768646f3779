//! The axis; its own frame is the model's.

use super::{
    Bench, End, Log, Unit, both, degrees,
    face::Face,
    gauge::{Gauge, Outline, sided},
    least,
    lower::{Sagittal, sagittal},
    mm, most, of, paired, see_through, steps,
};
use crate::{
    anatomy::bones::landmarks::{canal_centre, transverse_foramen},
    domain::{Level, Side, StructureId},
};
use glam::{Vec3, vec3};

const DENS: &str = "CT series of 52, core.ac.uk 303973137";
const KAUR: &str = "Kaur (n = 50)";

/// The dens cut across at a height.
fn dens(bone: &Gauge, y: f32) -> Option<Outline> {
    let cut = bone
        .section(Vec3::Y, y)
        .into_iter()
        .filter(|outline| outline.middle().x.abs() < 3.0);
    cut.max_by(|a, b| a.middle().z.total_cmp(&b.middle().z))
}

/// How far the dens leans back, degrees to the vertical: the straight line through the middles of
/// its slices.
fn lean_deg(bone: &Gauge) -> Option<f32> {
    let middles: Vec<Vec3> = steps(-15.0, -3.0, 25)
        .filter_map(|y| dens(bone, y))
        .map(|cut| cut.middle())
        .collect();
    let count = f32::from(
        u8::try_from(middles.len())
            .ok()
            .filter(|count| *count > 2)?,
    );
    let mean = middles.iter().copied().sum::<Vec3>() / count;
    let sum = |read: fn(Vec3) -> f32| middles.iter().map(|&at| read(at - mean)).sum::<f32>();
    Some(
        (-sum(|way| way.y * way.z) / sum(|way| way.y * way.y))
            .atan()
            .to_degrees(),
    )
}

pub(super) fn read(bench: &Bench, log: &mut Log) {
    let bone = bench.own(Level::C2);
    let cut = sagittal(bone);
    tooth(bench, bone, cut.as_ref(), log);
    faces(bench, bone, log);
    rest(bone, cut.as_ref(), log);
}

fn tooth(bench: &Bench, bone: &Gauge, cut: Option<&Sagittal>, log: &mut Log) {
    let tip = bone.furthest(Vec3::Y, |_| true);
    let upper = [1.0, -1.0].map(|sign| bench.joint_face(Level::C2, End::Upper, sign));
    let shoulder = both(|sign| {
        upper[usize::from(sign < 0.0)]
            .as_ref()
            .map(|face| face.edge(Vec3::NEG_X * sign).y)
    });
    let above = tip.zip(shoulder).map(|(tip, shoulder)| tip.y - shoulder);
    log.add(
        "c2-dens-height",
        "dens, tip above the inner rims of the facets",
        mm(16.5, "Gosavi 2012 14.9 ± 1.5 (n = 100); n = 52: 17.6 ± 1.9").sd(1.9),
        above,
    );
    let wide = |y: f32| dens(bone, y).map(|cut| cut.extent(Vec3::X));
    let deep = |y: f32| dens(bone, y).map(|cut| cut.extent(Vec3::Z));
    log.add(
        "c2-dens-width",
        "dens, greatest width",
        mm(10.0, DENS).sd(0.9),
        most(steps(-10.0, -3.0, 15).map(wide)),
    );
    log.add(
        "c2-dens-waist",
        "dens, waist",
        mm(8.7, DENS).sd(0.8),
        least(steps(-13.0, -8.0, 11).map(wide)),
    );
    log.add(
        "c2-dens-depth",
        "dens, front to back",
        mm(10.7, DENS).sd(0.9),
        most(steps(-10.0, -3.0, 15).map(deep)),
    );
    let lean = lean_deg(bone);
    log.add(
        "c2-dens-lean",
        "dens, leaning back, to the vertical",
        degrees(12.0, "morphometry#2"),
        lean,
    );
    let to_body = lean.zip(cut).map(|(lean, cut)| lean + cut.lower_tilt_deg());
    log.add(
        "c2-dens-lean-own",
        "dens, leaning back, to its own body",
        degrees(14.0, "Monu 1987 17.4 (n = 175), range to 35"),
        to_body,
    );
    let front = bone
        .span(vec3(0.0, -7.6, 1.4), Vec3::Z)
        .map(|[_, front]| vec3(0.0, -7.6, 1.4 + front));
    let face = front
        .zip(bench.standing(StructureId::Vertebra(Level::C1)))
        .and_then(|(at, atlas)| Face::find(bone, atlas, at, vec3(0.0, 0.17, 0.985)));
    let [high, across] =
        [Vec3::Y, Vec3::X].map(|along| face.as_ref().map(|face| face.length(along)));
    log.add(
        "c2-dens-facet-height",
        "facet in front of the dens, height",
        mm(9.7, DENS).sd(1.4),
        high,
    );
    log.add(
        "c2-dens-facet-width",
        "facet in front of the dens, width",
        mm(7.9, DENS).sd(0.9),
        across,
    );
    let height = cut
        .zip(tip)
        .map(|(cut, tip)| cut.lower_front.distance(vec3(0.0, tip.y, tip.z)));
    log.add(
        "c2-height",
        "tip of the dens to the lower front corner",
        mm(38.5, "Reed & Jones 2017 38.1 (n = 140); Snyder 38.3"),
        height,
    );
}

fn faces(bench: &Bench, bone: &Gauge, log: &mut Log) {
    let upper = [1.0, -1.0].map(|sign| bench.joint_face(Level::C2, End::Upper, sign));
    let lower = [1.0, -1.0].map(|sign| bench.joint_face(Level::C2, End::Lower, sign));
    let fore_aft = |face: &Face| face.length(Vec3::Z);
    let across = |face: &Face| face.length(face.across(Vec3::Z));
    log.add(
        "c2-upper-facet-length",
        "upper facet, front to back",
        mm(17.3, KAUR).sd(1.6),
        paired(&upper, fore_aft),
    );
    log.add(
        "c2-upper-facet-width",
        "upper facet, side to side",
        mm(15.0, KAUR).sd(1.5),
        paired(&upper, across),
    );
    log.add(
        "c2-upper-facet-area",
        "upper facet, area",
        of(Unit::SquareMm, 230.0, "Cattrysse 2008 235 (n = 20)"),
        paired(&upper, Face::area),
    );
    let outward = |face: &Face| face.normal.x.abs().atan2(face.normal.y).to_degrees();
    log.add(
        "c2-upper-facet-slope",
        "upper facet, slope down and outwards",
        degrees(23.0, "morphometry#2 (meshes 22-26)"),
        paired(&upper, outward),
    );
    log.add(
        "c2-upper-facet-offset",
        "upper facet, middle from the midline",
        mm(14.8, "BodyParts3D 14.8, UMTRI 14.6"),
        paired(&upper, |face| face.centre.x.abs()),
    );
    let tip = bone.furthest(Vec3::Y, |_| true).map(|tip| tip.y);
    let below = tip
        .zip(paired(&upper, |face| face.centre.y))
        .map(|(tip, y)| tip - y);
    log.add(
        "c2-upper-facet-depth",
        "upper facet, middle below the tip of the dens",
        mm(17.0, "BodyParts3D 16.1, UMTRI 19"),
        below,
    );
    let uphill = |face: &Face| face.length(face.uphill());
    let level = |face: &Face| face.length(face.across(face.uphill()));
    log.add(
        "c2-lower-facet-length",
        "lower facet, along its slope",
        mm(12.0, "Kaur 11.5-12.1 (n = 50)").sd(1.6),
        paired(&lower, uphill),
    );
    log.add(
        "c2-lower-facet-width",
        "lower facet, side to side",
        mm(9.5, "Kaur 9.2-9.4 (n = 50)").sd(1.6),
        paired(&lower, level),
    );
}

fn rest(bone: &Gauge, cut: Option<&Sagittal>, log: &mut Log) {
    log.add(
        "c2-lower-plate-depth",
        "lower end-plate, front to back",
        mm(15.0, "Gosavi 14.8 (n = 100); n = 52: 14.9").sd(1.7),
        cut.map(Sagittal::lower_depth),
    );
    let plate = cut.and_then(|cut| cut.lower_width(bone, 30.0));
    log.add(
        "c2-lower-plate-width",
        "body, width above the lower rim",
        mm(16.5, "CT series of 52: 16.2").sd(1.3),
        plate,
    );
    log.add(
        "c2-width",
        "across the transverse processes",
        mm(53.0, "Panjabi 56; meshes 50-52"),
        bone.extent(Vec3::X, |_| true),
    );
    let hole = |sign: f32| {
        let course = transverse_foramen(Level::C2, Side::Left);
        let [below, bend] = [course[0], course[1]].map(|point| sided(point, sign));
        let along = (bend - below).normalize_or_zero();
        let slices =
            steps(0.0, 1.2, 13).filter_map(|share| bone.hole(along, below.lerp(bend, share)));
        slices.min_by(|a, b| a.area(along).abs().total_cmp(&b.area(along).abs()))
    };
    log.add(
        "c2-foramen",
        "transverse foramen, front to back, square to its course",
        mm(6.0, "Hindawi 2014 5.1 ± 0.9; morphometry#2").sd(0.9),
        both(|sign| Some(hole(sign)?.extent(Vec3::Z))),
    );
    let centre = canal_centre(Level::C2);
    log.add(
        "c2-canal-depth",
        "canal, body to spinolaminar line",
        mm(17.0, "Kaur 2017 top 19.1 ± 1.8, bottom 15.2").sd(1.8),
        least(steps(-30.0, -20.0, 21).map(|y| bone.width(vec3(0.0, y, centre.z), Vec3::Z))),
    );
    let wide = see_through(bone, [centre.y - 8.0, centre.y + 4.0], [-20.0, -6.0]);
    log.add(
        "c2-canal-width",
        "canal, side to side",
        mm(23.0, "Kaur 2017 23.1 (n = 50)").sd(1.8),
        wide,
    );
    let wall = cut.and_then(Sagittal::spinolaminar);
    let rear = bone.furthest(Vec3::NEG_Z, |_| true);
    let spine = wall.zip(rear).map(|(wall, rear)| wall.z - rear.z);
    log.add(
        "c2-spine-length",
        "spinous process, spinolaminar line to tip",
        mm(18.0, "morphometry#2: 17-18"),
        spine,
    );
    let fork = rear.and_then(|rear| bone.extent(Vec3::X, |point| point.z < rear.z + 5.0));
    log.add(
        "c2-fork",
        "spinous process, across the prongs",
        mm(16.0, "morphometry#2"),
        fork,
    );
}
