//! How the bones stand to each other, in the model's frame.

use super::{
    Bench, End, Log, Unit, atlas, both, degrees,
    gauge::Outline,
    lower::{Sagittal, sagittal},
    mm, of, skull,
};
use crate::{
    anatomy::bones::column::pose,
    domain::{Level, StructureId},
};
use glam::Vec3;

/// Published height of a disc in front, in the middle and behind, mm: morphometry#4.
const DISCS: [(Level, [f32; 3]); 5] = [
    (Level::C2, [4.5, 5.0, 3.2]),
    (Level::C3, [4.5, 5.2, 3.2]),
    (Level::C4, [4.5, 5.4, 3.2]),
    (Level::C5, [4.5, 5.4, 3.2]),
    (Level::C6, [4.5, 5.8, 3.2]),
];

const DISC: &str = "Reed & Jones 2017 (n = 140), MRI (n = 100); SD: CT (n = 1000)";

/// The corners of a body where it stands.
fn standing(bench: &Bench, level: Level) -> Option<Sagittal> {
    Some(sagittal(bench.own(level))?.placed(&pose(level)))
}

pub(super) fn read(bench: &Bench, log: &mut Log) {
    for (above, heights) in DISCS {
        disc(bench, above, heights, log);
    }
    posture(bench, log);
    joints(bench, log);
    craniovertebral(bench, log);
}

fn disc(bench: &Bench, above: Level, [front, middle, back]: [f32; 3], log: &mut Log) {
    let Some(below) = above.below() else { return };
    let corners = standing(bench, above).zip(standing(bench, below));
    let distance = |read: fn(&Sagittal, &Sagittal) -> f32| {
        corners.as_ref().map(|(upper, lower)| read(upper, lower))
    };
    let id = |part: &str| format!("{above}-{below}-disc-{part}");
    log.add(
        id("front"),
        "disc, height in front",
        mm(front, DISC).sd(1.0),
        distance(|upper, lower| upper.lower_front.distance(lower.upper_front)),
    );
    log.add(
        id("back"),
        "disc, height behind",
        mm(back, DISC).sd(1.0),
        distance(|upper, lower| upper.lower_back.distance(lower.upper_back)),
    );
    let in_the_middle = corners.as_ref().and_then(|(upper, lower)| {
        let [top, bottom] = [
            (upper.lower_front + upper.lower_back) * 0.5,
            (lower.upper_front + lower.upper_back) * 0.5,
        ];
        let (centre, along) = ((top + bottom) * 0.5, (top - bottom).normalize_or_zero());
        let [over, under] =
            [above, below].map(|level| bench.standing(StructureId::Vertebra(level)));
        Some(over?.reach(centre, along)? + under?.reach(centre, -along)?)
    });
    log.add(
        id("middle"),
        "disc, height in the middle",
        mm(middle, DISC).sd(1.2),
        in_the_middle,
    );
}

fn posture(bench: &Bench, log: &mut Log) {
    let [second, sixth, seventh] =
        [Level::C2, Level::C6, Level::C7].map(|level| standing(bench, level));
    let lordosis = second
        .as_ref()
        .zip(seventh.as_ref())
        .map(|(second, seventh)| seventh.lower_tilt_deg() - second.lower_tilt_deg());
    let guo = degrees(
        19.0,
        "Guo 2018 18.6 [14.5, 22.6] (n = 15,364); asked for: 18-20",
    );
    log.add(
        "lordosis",
        "lordosis, between the lower end-plates of C2 and C7",
        guo,
        lordosis,
    );
    let tip = bench.own(Level::C2).furthest(Vec3::Y, |_| true);
    let length = tip
        .zip(sixth.as_ref())
        .zip(seventh.as_ref())
        .map(|((tip, sixth), seventh)| {
            let plate = (seventh.lower_front + seventh.lower_back) * 0.5;
            let over =
                (sixth.lower_front + sixth.lower_back - seventh.upper_front - seventh.upper_back)
                    * 0.5;
            // the disc below C7 is not in the model: as high as the one above
            tip.distance(plate) + over.length() * 0.5
        });
    log.add(
        "column-length",
        "tip of the dens to the middle of C7/T1",
        mm(122.0, "Snyder 1975: men 125.4, women 113.7"),
        length,
    );
    let axis = second.map(|second| (second.lower_front + second.lower_back) * 0.5);
    let before = axis
        .zip(seventh)
        .map(|(axis, seventh)| axis.z - seventh.upper_back.z);
    log.add(
        "c2-c7-offset",
        "middle of C2 in front of the upper back corner of C7",
        mm(18.0, "Tang 2021 18.6 ± 7.9 (n = 126)").sd(7.9),
        before,
    );
    let arch = bench
        .standing(StructureId::Vertebra(Level::C1))
        .and_then(atlas::arches);
    let up = arch.map(|arches| {
        let [front, back] = [arches[0].furthest(Vec3::Z), arches[1].furthest(Vec3::NEG_Z)];
        (front.y - back.y).atan2(front.z - back.z).to_degrees()
    });
    log.add(
        "c1-tilt",
        "atlas, posterior to anterior tubercle, front up",
        degrees(14.0, "Reed & Jones 2017 (n = 140)"),
        up,
    );
}

fn joints(bench: &Bench, log: &mut Log) {
    // a neighbour is looked for where it stands: the ray is taken there
    let space = |level: Level, sign: f32, neighbour: StructureId| {
        let face = bench.joint_face(level, End::Upper, sign)?;
        let (pose, neighbour) = (pose(level), bench.standing(neighbour)?);
        let along = pose.rotation * face.normal;
        neighbour.reach(pose.point(face.centre), along)
    };
    let both_spaces =
        |level: Level, neighbour: StructureId| both(|sign| space(level, sign, neighbour));
    let skull = mm(1.2, "Rojas 2007 1.0 ± 0.2 (CT); morphometry#4: 1.0-1.5").sd(0.2);
    log.add(
        "c0-c1-space",
        "joint space, occiput to atlas",
        skull,
        both_spaces(Level::C1, StructureId::Occiput),
    );
    let atlas = mm(3.0, "morphometry#4: 2.5-3.5").sd(0.5);
    log.add(
        "c1-c2-space",
        "joint space, atlas to axis",
        atlas,
        both_spaces(Level::C2, StructureId::Vertebra(Level::C1)),
    );
    for (above, _) in DISCS {
        let Some(level) = above.below() else { continue };
        let facet = mm(1.25, "morphometry#4: 1-1.5").sd(0.25);
        log.add(
            format!("{above}-{level}-space"),
            "joint space of the facet joint",
            facet,
            both_spaces(level, StructureId::Vertebra(above)),
        );
    }
}

fn craniovertebral(bench: &Bench, log: &mut Log) {
    let arches = bench
        .standing(StructureId::Vertebra(Level::C1))
        .and_then(atlas::arches);
    let tooth = bench
        .own(Level::C2)
        .section(Vec3::X, 0.0)
        .into_iter()
        .max_by(|a, b| {
            let front = |outline: &Outline| outline.furthest(Vec3::Z).z;
            front(a).total_cmp(&front(b))
        });
    let interval = arches
        .as_ref()
        .zip(tooth)
        .map(|([front, _], tooth)| front.nearest(&tooth))
        .map(|[a, b]| a.distance(b));
    log.add(
        "atlantodental",
        "atlantodental interval",
        mm(1.4, "Rojas 2007 1.3 ± 0.4 (n = 200, CT)").sd(0.4),
        interval,
    );
    let tip = bench.own(Level::C2).furthest(Vec3::Y, |_| true);
    let edges = bench
        .standing(StructureId::Occiput)
        .and_then(skull::foramen_edges);
    let dens = edges
        .zip(tip)
        .map(|([basion, _], tip)| basion.distance(tip));
    log.add(
        "basion-dens",
        "basion-dens interval",
        mm(6.0, "Rojas 2007 95 % < 8.5 (CT); mean 5-6"),
        dens,
    );
    let powers = edges
        .zip(arches)
        .map(|([basion, opisthion], [front, back])| {
            basion.distance(back.furthest(Vec3::Z))
                / opisthion.distance(front.furthest(Vec3::NEG_Z))
        });
    log.add(
        "powers",
        "Powers ratio",
        of(Unit::Ratio, 0.8, "Rojas 2007").sd(0.08),
        powers,
    );
}
