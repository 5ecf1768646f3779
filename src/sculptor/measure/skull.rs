//! The occiput, in the model's frame.

use super::{
    Bench, Log, both, degrees,
    face::Face,
    gauge::{Gauge, sided},
    least, mm, paired, steps,
};
use crate::{
    anatomy::bones::landmarks::{condyle, foramen_magnum},
    domain::{Level, Side, StructureId},
};
use glam::{Vec3, vec3};

const CONDYLE: &str = "Kizilkanat 2006 (n = 59), MOJAP (n = 100)";
const BETWEEN: &str = "Kizilkanat 2006 22.6 and 44.2 (n = 59), MOJAP 22.5 and 41.5 (n = 100)";
const FORAMEN: &str = "Kizilkanat 2006 34.8 x 29.6, MOJAP 35.2 x 29.7";
const MESHES: &str = "BodyParts3D 3.0 and 4.0";

/// Basion and opisthion: the lower corners of base and squama towards the foramen, in the
/// mid-sagittal plane. The skull may be closed above, so only the part of its cut below
/// `CEILING_MM` counts, in front of and behind the middle of the opening.
pub(super) fn foramen_edges(bone: &Gauge) -> Option<[Vec3; 2]> {
    const CEILING_MM: f32 = 17.0;
    const MIDDLE_MM: f32 = -17.0;
    const REACH_MM: f32 = 25.0;
    let cut = bone.section(Vec3::X, 0.0);
    let corner = |sign: f32| {
        let near = |point: &&Vec3| {
            point.y < CEILING_MM && (0.0..REACH_MM).contains(&(sign * (point.z - MIDDLE_MM)))
        };
        let toward = vec3(0.0, -1.0, -sign);
        let points = cut.iter().flat_map(|outline| &outline.0).filter(near);
        points
            .copied()
            .max_by(|a, b| a.dot(toward).total_cmp(&b.dot(toward)))
    };
    Some([corner(1.0)?, corner(-1.0)?])
}

/// The external occipital protuberance: where the outer profile of the midline stands out most over
/// the chord between its points 12 mm further down and up.
fn inion(bone: &Gauge) -> Option<Vec3> {
    const CHORD_MM: f32 = 12.0;
    let back = |y: f32| {
        bone.hits(vec3(0.0, y, 0.0), Vec3::Z)
            .first()
            .map(|hit| vec3(0.0, y, hit.at))
    };
    let profile: Vec<Vec3> = steps(6.0, 50.0, 177).filter_map(back).collect();
    let proud = |(i, &at): (usize, &Vec3)| {
        let (before, after) = profile.split_at(i);
        let low = before
            .iter()
            .rev()
            .find(|point| point.distance(at) > CHORD_MM)?;
        let high = after.iter().find(|point| point.distance(at) > CHORD_MM)?;
        Some((
            (at - *low)
                .cross((*high - *low).normalize_or_zero())
                .x
                .abs(),
            at,
        ))
    };
    let all = profile.iter().enumerate().filter_map(proud);
    all.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, at)| at)
}

pub(super) fn read(bench: &Bench, log: &mut Log) {
    let Some(bone) = bench.standing(StructureId::Occiput) else {
        return;
    };
    condyles(bench, bone, log);
    foramen(bone, log);
    behind(bench, bone, log);
}

fn condyles(bench: &Bench, bone: &Gauge, log: &mut Log) {
    let left = condyle(Side::Left);
    let faces = [1.0, -1.0].map(|sign| {
        Face::find(
            bone,
            bench.standing(StructureId::Vertebra(Level::C1))?,
            sided(left.centre, sign),
            sided(left.normal, sign),
        )
    });
    let pick = |read: fn(&Face) -> f32| paired(&faces, read);
    log.add(
        "condyle-length",
        "condyle, length",
        mm(23.0, CONDYLE).sd(2.4),
        pick(|face| face.length(face.longest())),
    );
    log.add(
        "condyle-width",
        "condyle, width",
        mm(11.5, CONDYLE).sd(1.4),
        pick(|face| face.length(face.across(face.longest()))),
    );
    let converges = |face: &Face| {
        let along = face.longest();
        along.x.abs().atan2(along.z.abs()).to_degrees()
    };
    log.add(
        "condyle-axis",
        "condyle, long axis to the sagittal plane",
        degrees(32.0, "Kizilkanat 2006 31.5 ± 5.1 (n = 59)").sd(5.1),
        pick(converges),
    );
    let tips = |forward: f32| {
        let tip = |sign: f32| {
            let face = faces[usize::from(sign < 0.0)].as_ref()?;
            let along = face.longest();
            Some(face.edge(along * forward * along.z.signum()))
        };
        Some(tip(1.0)?.distance(tip(-1.0)?))
    };
    log.add(
        "condyles-front",
        "between the front ends of the condyles",
        mm(22.5, BETWEEN).sd(3.0),
        tips(1.0),
    );
    log.add(
        "condyles-back",
        "between the back ends of the condyles",
        mm(42.0, BETWEEN).sd(3.2),
        tips(-1.0),
    );
}

fn foramen(bone: &Gauge, log: &mut Log) {
    let edges = foramen_edges(bone);
    log.add(
        "foramen-magnum-length",
        "foramen magnum, basion to opisthion",
        mm(35.5, FORAMEN).sd(2.2),
        edges.map(|[a, b]| a.distance(b)),
    );
    let wide = edges.and_then(|[basion, opisthion]| {
        let normal = (basion - opisthion).cross(Vec3::X).normalize();
        least(steps(-1.0, 5.0, 13).map(|up| {
            bone.hole(normal, foramen_magnum() + normal * up)
                .map(|ring| ring.extent(Vec3::X))
        }))
    });
    log.add(
        "foramen-magnum-width",
        "foramen magnum, side to side",
        mm(30.0, FORAMEN).sd(2.4),
        wide,
    );
    let sinks = edges.map(|[basion, opisthion]| {
        (basion.y - opisthion.y)
            .atan2(basion.z - opisthion.z)
            .to_degrees()
    });
    log.add(
        "foramen-magnum-tilt",
        "foramen magnum, back down",
        degrees(7.0, MESHES),
        sinks,
    );
}

fn behind(bench: &Bench, bone: &Gauge, log: &mut Log) {
    let (edges, inion) = (foramen_edges(bone), inion(bone));
    let chord = edges
        .zip(inion)
        .map(|([_, opisthion], inion)| opisthion.distance(inion));
    log.add(
        "inion-opisthion",
        "inion to opisthion",
        mm(42.0, "morphometry#5: 40-45"),
        chord,
    );
    let tip = bench.own(Level::C2).furthest(Vec3::Y, |_| true);
    let tubercle = bench
        .standing(StructureId::Vertebra(Level::C1))
        .and_then(|atlas| atlas.furthest(Vec3::NEG_Z, |_| true));
    let spine = bench.own(Level::C2).furthest(Vec3::NEG_Z, |_| true);
    let from = |point: Option<Vec3>| inion.zip(point).map(|(inion, point)| inion - point);
    log.add(
        "inion-above-dens",
        "inion above the tip of the dens",
        mm(22.0, MESHES),
        from(tip).map(|way| way.y),
    );
    log.add(
        "inion-behind-dens",
        "inion behind the tip of the dens",
        mm(72.0, MESHES),
        from(tip).map(|way| -way.z),
    );
    log.add(
        "inion-above-c1",
        "inion above the posterior tubercle of C1",
        mm(34.0, MESHES),
        from(tubercle).map(|way| way.y),
    );
    log.add(
        "inion-behind-c1",
        "inion behind the posterior tubercle of C1",
        mm(37.0, MESHES),
        from(tubercle).map(|way| -way.z),
    );
    log.add(
        "inion-above-c2",
        "inion above the tip of the spinous process of C2",
        mm(62.0, MESHES),
        from(spine).map(|way| way.y),
    );
    log.add(
        "inion-behind-c2",
        "inion behind the tip of the spinous process of C2",
        mm(32.0, MESHES),
        from(spine).map(|way| -way.z),
    );
    // square to the bone: towards the inside of the vault
    let thick = inion.and_then(|at| {
        let hits = bone.hits(at - Vec3::Z, Vec3::Z);
        let outer = hits.first()?.normal;
        bone.width(at - outer * 0.5, outer)
    });
    log.add(
        "inion-thickness",
        "thickness of the bone at the inion",
        mm(12.0, "morphometry#5: 12-15; BodyParts3D 11"),
        thick,
    );
    // behind the jaw
    let mastoid =
        |sign: f32| bone.furthest(Vec3::NEG_Y, |point| point.x * sign > 40.0 && point.z < 0.0);
    log.add(
        "mastoid-offset",
        "mastoid tip from the midline",
        mm(53.0, MESHES),
        both(|sign| Some(mastoid(sign)?.x.abs())),
    );
    let down = both(|sign| Some(inion?.y - mastoid(sign)?.y));
    log.add(
        "mastoid-below-inion",
        "mastoid tip below the inion",
        mm(14.0, MESHES),
        down,
    );
    let before = both(|sign| Some(mastoid(sign)?.z - inion?.z));
    log.add(
        "mastoid-before-inion",
        "mastoid tip in front of the inion",
        mm(66.0, MESHES),
        before,
    );
}
