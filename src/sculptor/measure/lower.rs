//! C3 to C7, each in its own frame: y out of the upper end-plate, z forward.

use super::{
    Bench, End, Log, Published, degrees,
    face::Face,
    gauge::{Gauge, Outline},
    mm, most, narrowest_foramen, paired, steps,
};
use crate::{anatomy::bones::column::BonePlacement, domain::Level};
use glam::{Vec3, vec3};

/// A vertebra in the mid-sagittal plane, as on a lateral radiograph.
#[derive(Clone)]
pub(super) struct Sagittal {
    pub(super) upper_front: Vec3,
    pub(super) upper_back: Vec3,
    pub(super) lower_front: Vec3,
    pub(super) lower_back: Vec3,
    arch: Option<Outline>,
}

impl Sagittal {
    /// The same where the bone stands.
    pub(super) fn placed(&self, pose: &BonePlacement) -> Self {
        Self {
            upper_front: pose.point(self.upper_front),
            upper_back: pose.point(self.upper_back),
            lower_front: pose.point(self.lower_front),
            lower_back: pose.point(self.lower_back),
            arch: self.arch.as_ref().map(|arch| arch.placed(pose)),
        }
    }

    pub(super) fn upper_depth(&self) -> f32 {
        self.upper_front.distance(self.upper_back)
    }

    pub(super) fn lower_depth(&self) -> f32 {
        self.lower_front.distance(self.lower_back)
    }

    /// How far the lower end-plate sinks to the front, degrees.
    pub(super) fn lower_tilt_deg(&self) -> f32 {
        let along = self.lower_front - self.lower_back;
        (-along.y).atan2(along.z).to_degrees()
    }

    /// Width of the body over the hollow of its lower plate, mm; what is wider than `free` ran out
    /// through a transverse process.
    pub(super) fn lower_width(&self, bone: &Gauge, free: f32) -> Option<f32> {
        let y = self.lower_front.y.max(self.lower_back.y) + 2.0;
        let middle = (self.lower_front.z + self.lower_back.z) * 0.5;
        most(steps(0.0, 4.5, 10).map(|forward| {
            bone.width(vec3(0.0, y, middle + forward), Vec3::X)
                .filter(|width| *width < free)
        }))
    }

    /// Out of the upper end-plate.
    fn upper_normal(&self) -> Vec3 {
        (self.upper_front - self.upper_back)
            .cross(Vec3::X)
            .normalize_or_zero()
    }

    /// The foremost point of the arch: of the spinolaminar line.
    pub(super) fn spinolaminar(&self) -> Option<Vec3> {
        self.arch.as_ref().map(|arch| arch.furthest(Vec3::Z))
    }

    /// Middle of the back wall of the body to the nearest point of the spinolaminar line, mm.
    pub(super) fn canal_depth(&self) -> Option<f32> {
        let wall = Outline(vec![(self.upper_back + self.lower_back) * 0.5]);
        self.arch
            .as_ref()
            .map(|arch| wall.nearest(arch))
            .map(|[a, b]| a.distance(b))
    }
}

/// The corners of the body as a calliper finds them, and the arch behind it.
pub(super) fn sagittal(bone: &Gauge) -> Option<Sagittal> {
    let mut cut = bone.section(Vec3::X, 0.0);
    cut.sort_by(|a, b| b.furthest(Vec3::Z).z.total_cmp(&a.furthest(Vec3::Z).z));
    let body = cut.first()?;
    let arch = cut
        .iter()
        .skip(1)
        .max_by(|a, b| a.area(Vec3::X).abs().total_cmp(&b.area(Vec3::X).abs()))
        .cloned();
    let (depth, height) = (body.extent(Vec3::Z), 13.0_f32.min(body.extent(Vec3::Y)));
    // where the jaws of a calliper lie: along the wall in the outer quarter of the height, along
    // the plate in that of the depth
    let corner = |up: f32, forward: f32| {
        let reach = |along: Vec3, across: Vec3, size: f32| {
            let limit = body.furthest(across).dot(across) - size * 0.25;
            body.0
                .iter()
                .filter(|point| point.dot(across) > limit)
                .map(|point| point.dot(along))
                .fold(f32::NEG_INFINITY, f32::max)
        };
        let (end, wall) = (Vec3::Y * up, Vec3::Z * forward);
        vec3(
            0.0,
            reach(end, wall, depth) * up,
            reach(wall, end, height) * forward,
        )
    };
    Some(Sagittal {
        upper_front: corner(1.0, 1.0),
        upper_back: corner(1.0, -1.0),
        lower_front: corner(-1.0, 1.0),
        lower_back: corner(-1.0, -1.0),
        arch,
    })
}

/// Published dimensions of one vertebra, mm and degrees: morphometry#3.5.
struct Typical {
    level: Level,
    upper_depth: f32,
    lower: [f32; 2],
    full_width: f32,
    heights: [f32; 2],
    canal: [f32; 2],
    span: f32,
    overall: f32,
    facet_slope: f32,
    facet: [f32; 2],
    facet_offset: f32,
    foramen: [f32; 2],
    foramen_offset: f32,
}

const TYPICAL: [Typical; 5] = [
    Typical {
        level: Level::C3,
        upper_depth: 14.5,
        lower: [17.0, 15.5],
        full_width: 21.0,
        heights: [13.0, 13.3],
        canal: [16.5, 23.0],
        span: 53.0,
        overall: 46.0,
        facet_slope: 50.0,
        facet: [11.0, 11.0],
        facet_offset: 18.3,
        foramen: [5.5, 6.0],
        foramen_offset: 15.5,
    },
    Typical {
        level: Level::C4,
        upper_depth: 15.0,
        lower: [18.0, 15.5],
        full_width: 22.0,
        heights: [12.6, 13.0],
        canal: [16.5, 24.0],
        span: 53.0,
        overall: 46.0,
        facet_slope: 46.0,
        facet: [11.0, 11.0],
        facet_offset: 18.5,
        foramen: [5.5, 6.0],
        foramen_offset: 15.5,
    },
    Typical {
        level: Level::C5,
        upper_depth: 15.0,
        lower: [19.5, 16.5],
        full_width: 23.0,
        heights: [12.1, 12.7],
        canal: [16.5, 24.5],
        span: 54.0,
        overall: 48.0,
        facet_slope: 44.0,
        facet: [11.0, 10.5],
        facet_offset: 18.3,
        foramen: [5.5, 6.0],
        foramen_offset: 16.0,
    },
    Typical {
        level: Level::C6,
        upper_depth: 16.0,
        lower: [21.5, 17.0],
        full_width: 24.5,
        heights: [12.3, 12.8],
        canal: [16.5, 25.0],
        span: 56.0,
        overall: 54.0,
        facet_slope: 45.0,
        facet: [12.0, 10.5],
        facet_offset: 18.5,
        foramen: [5.5, 6.5],
        foramen_offset: 17.0,
    },
    Typical {
        level: Level::C7,
        upper_depth: 16.5,
        lower: [23.5, 16.5],
        full_width: 26.0,
        heights: [13.5, 13.6],
        canal: [16.0, 24.5],
        span: 66.0,
        overall: 62.0,
        facet_slope: 48.0,
        facet: [13.0, 10.5],
        facet_offset: 18.0,
        foramen: [3.5, 3.5],
        foramen_offset: 18.5,
    },
];

const PANJABI: &str = "Panjabi 1991 (n = 12), Reed & Jones 2017 (n = 140)";
const REED: &str = "Reed & Jones 2017 (n = 140)";
const SLOPES: &str = "PMC2219934, table 2; Reed & Jones 2017";
const PATEL: &str = "Panjabi 1993 (n = 276), Patel 2007";
const FORAMEN: &str = "Hindawi 2015 5.5 ± 0.9 (n = 71)";

/// Standard deviation of the width of the body with its uncinate processes, C3 to C6 (Galloway
/// collection).
fn galloway(level: Level, value: f32) -> Published {
    let published = mm(value, "Galloway collection (n = 404)");
    match level {
        Level::C3 | Level::C5 => published.sd(1.5),
        Level::C4 => published.sd(1.7),
        Level::C6 => published.sd(1.8),
        Level::C1 | Level::C2 | Level::C7 => mm(value, "CT, J Spinal Disord Tech 2004 (n = 100)"),
    }
}

pub(super) fn read(bench: &Bench, log: &mut Log) {
    for published in &TYPICAL {
        let bone = bench.own(published.level);
        let cut = sagittal(bone);
        body(bone, cut.as_ref(), published, log);
        ring(bone, cut.as_ref(), published, log);
        pillar(bench, cut.as_ref(), published, log);
    }
}

fn body(bone: &Gauge, cut: Option<&Sagittal>, v: &Typical, log: &mut Log) {
    let level = v.level;
    log.add(
        format!("{level}-upper-plate-depth"),
        "upper end-plate, front to back",
        mm(v.upper_depth, PANJABI),
        cut.map(Sagittal::upper_depth),
    );
    log.add(
        format!("{level}-lower-plate-depth"),
        "lower end-plate, front to back",
        mm(v.lower[1], PANJABI),
        cut.map(Sagittal::lower_depth),
    );
    let free = 2.0 * v.foramen_offset - v.foramen[1];
    let wide = cut.and_then(|cut| cut.lower_width(bone, free));
    log.add(
        format!("{level}-lower-plate-width"),
        "body, width above the lower rim",
        mm(v.lower[0], "Panjabi 1991 (n = 12)"),
        wide,
    );
    let crests = cut.and_then(|cut| {
        let inside =
            |point: Vec3| point.y > cut.upper_front.y - 2.0 && point.z > cut.upper_back.z + 1.0;
        bone.extent(Vec3::X, inside)
    });
    log.add(
        format!("{level}-body-width"),
        "body, width with the uncinate processes",
        galloway(level, v.full_width),
        crests,
    );
    let front = cut.map(|cut| cut.upper_front.distance(cut.lower_front));
    let back = cut.map(|cut| cut.upper_back.distance(cut.lower_back));
    log.add(
        format!("{level}-front-height"),
        "body, height in front",
        mm(v.heights[0], REED),
        front,
    );
    log.add(
        format!("{level}-back-height"),
        "body, height behind",
        mm(v.heights[1], REED),
        back,
    );
    log.add(
        format!("{level}-depth"),
        "front of the body to the tip of the spinous process",
        mm(v.overall, REED),
        bone.extent(Vec3::Z, |_| true),
    );
}

fn ring(bone: &Gauge, cut: Option<&Sagittal>, v: &Typical, log: &mut Log) {
    let level = v.level;
    log.add(
        format!("{level}-canal-depth"),
        "canal, body to spinolaminar line",
        mm(v.canal[0], PANJABI),
        cut.and_then(Sagittal::canal_depth),
    );
    let wall = cut.map(|cut| (cut.upper_back.z + cut.lower_back.z) * 0.5);
    // at the height of the pedicles, where both walls are bone
    let wide = wall.and_then(|wall| {
        most(steps(2.0, 9.0, 15).map(|behind| bone.width(vec3(0.0, 0.8, wall - behind), Vec3::X)))
    });
    log.add(
        format!("{level}-canal-width"),
        "canal, between the pedicles",
        mm(v.canal[1], "Panjabi 1991 (n = 12)"),
        wide,
    );
    log.add(
        format!("{level}-width"),
        "across the transverse processes",
        mm(v.span, "Panjabi 1991 (n = 12), UMTRI"),
        bone.extent(Vec3::X, |_| true),
    );
    let holes = [1.0, -1.0].map(|sign| narrowest_foramen(bone, level, sign, steps(-5.0, 2.0, 15)));
    let pick = |read: fn(&Outline) -> f32| paired(&holes, read);
    // the seventh foramen carries veins only and has no series of its own
    let published = |value: f32| {
        if level == Level::C7 {
            mm(value, "morphometry#3.5: 3-4, no artery").sd(0.5)
        } else {
            mm(value, FORAMEN).sd(0.87)
        }
    };
    log.add(
        format!("{level}-foramen-depth"),
        "transverse foramen, front to back",
        published(v.foramen[0]),
        pick(|hole| hole.extent(Vec3::Z)),
    );
    log.add(
        format!("{level}-foramen-width"),
        "transverse foramen, side to side",
        published(v.foramen[1]),
        pick(|hole| hole.extent(Vec3::X)),
    );
    log.add(
        format!("{level}-foramen-offset"),
        "transverse foramen, middle from the midline",
        mm(
            v.foramen_offset,
            "morphometry#3.5, morphometry#6 (artery 15-17)",
        ),
        pick(|hole| hole.middle().x.abs()),
    );
}

fn pillar(bench: &Bench, cut: Option<&Sagittal>, v: &Typical, log: &mut Log) {
    let level = v.level;
    let faces = [1.0, -1.0].map(|sign| bench.joint_face(level, End::Upper, sign));
    let pick = |read: &dyn Fn(&Face) -> f32| paired(&faces, read);
    let plate = cut.map_or(Vec3::Y, Sagittal::upper_normal);
    log.add(
        format!("{level}-facet-slope"),
        "upper facet, to the upper end-plate",
        degrees(v.facet_slope, SLOPES),
        pick(&|face| face.slope_deg(plate)),
    );
    log.add(
        format!("{level}-facet-width"),
        "upper facet, width",
        mm(v.facet[0], PATEL),
        pick(&|face| face.length(face.across(face.uphill()))),
    );
    log.add(
        format!("{level}-facet-height"),
        "upper facet, height",
        mm(v.facet[1], PATEL),
        pick(&|face| face.length(face.uphill())),
    );
    log.add(
        format!("{level}-facet-offset"),
        "upper facet, middle from the midline",
        mm(v.facet_offset, "BodyParts3D, UMTRI"),
        pick(&|face| face.centre.x.abs()),
    );
}
