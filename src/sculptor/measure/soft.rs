//! Cord and arteries, where they run in their canals.

use super::{Bench, Log, both, gauge::sided, mm};
use crate::{
    anatomy::bones::{
        column::pose,
        landmarks::{canal_centre, transverse_foramen_centre},
    },
    domain::{Level, Side, StructureId},
};
use glam::Vec3;

/// Published front to back and side to side of the cord, mm: morphometry#6.
const CORD: [(Level, [f32; 2]); 3] = [
    (Level::C2, [8.5, 12.0]),
    (Level::C5, [8.2, 13.3]),
    (Level::C7, [7.4, 11.5]),
];

pub(super) fn read(bench: &Bench, log: &mut Log) {
    for (level, [deep, wide]) in CORD {
        let up = pose(level).rotation.y_axis;
        let cut = bench
            .standing(StructureId::SpinalCord)
            .map(|cord| cord.section(up, canal_centre(level).dot(up)));
        let cut = cut.and_then(|cut| {
            cut.into_iter()
                .max_by(|a, b| a.area(up).abs().total_cmp(&b.area(up).abs()))
        });
        let forward = pose(level).rotation.z_axis;
        let source = "MRI, AJNR 11:369 (n = 66); Frostell 2016 (11 studies)";
        log.add(
            format!("cord-depth-{level}"),
            "spinal cord, front to back",
            mm(deep, source),
            cut.as_ref().map(|cut| cut.extent(forward)),
        );
        log.add(
            format!("cord-width-{level}"),
            "spinal cord, side to side",
            mm(wide, source),
            cut.as_ref().map(|cut| cut.extent(Vec3::X)),
        );
    }
    let bore = both(|sign| {
        let side = if sign > 0.0 { Side::Left } else { Side::Right };
        let at = sided(transverse_foramen_centre(Level::C4, Side::Left), sign);
        Some(
            bench
                .standing(StructureId::VertebralArtery(side))?
                .hole(Vec3::Y, at)?
                .extent(Vec3::X),
        )
    });
    log.add(
        "vertebral-artery",
        "vertebral artery at C4, diameter",
        mm(4.2, "morphometry#6: V2 3.5-4, V3 4.4-4.6"),
        bore,
    );
}
