//! The rig on the real bones: over a grid of postures no bones meet, and nerves and arteries keep
//! their lengths.
//!
//! Bones are meshed coarsely (cells of 1 mm) and their vertices carried into the field of the
//! neighbour, which tells distances with their sign; a gap between vertices can be a tenth of a
//! millimetre smaller than what is found.
#![cfg(feature = "sculpt")]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use atlanto::{
    anatomy::catalogue::{Sculpture, catalogue},
    domain::{Kind, Level, StructureId},
    motion::{Posture, Rig, length_mm, posed_line},
    sculptor::preview::{coarse, rig},
};
use glam::Vec3;
use rayon::prelude::*;
use std::sync::LazyLock;

/// No two bones come nearer, mm.
const LEAST_GAP_MM: f32 = 0.2;
/// Vertices further from the neighbour at rest than this never reach it, mm: the axis is turned
/// furthest, the tips of spinous processes are farthest from their axes.
fn reach_mm([upper, lower]: [usize; 2]) -> f32 {
    if upper == 1 || lower - upper > 1 {
        14.0
    } else {
        8.0
    }
}

/// Nerves and arteries may get longer or shorter by this share.
const LENGTH_SHARE: f32 = 0.10;

static ALL: LazyLock<Vec<Sculpture>> = LazyLock::new(catalogue);

/// Turns to the left, with every nod and tilt; the bones are mirror images, so the right is the
/// same.
fn grid() -> Vec<Posture> {
    let mut all = Vec::new();
    for rotation_deg in [0, 15, 30, 45, 60, 72] {
        for flexion_deg in [-60, -40, -20, 0, 20, 40, 60] {
            for bending_deg in [-40, -20, 0, 20, 40] {
                all.push(
                    Posture {
                        rotation_deg,
                        flexion_deg,
                        bending_deg,
                    }
                    .clamped(),
                );
            }
        }
    }
    all.sort_by_key(|posture| {
        (
            posture.rotation_deg,
            posture.flexion_deg,
            posture.bending_deg,
        )
    });
    all.dedup();
    all
}

/// The bones from the occiput down.
fn bones() -> Vec<&'static Sculpture> {
    let ids = std::iter::once(StructureId::Occiput)
        .chain(Level::ALL.iter().map(|&level| StructureId::Vertebra(level)));
    ids.map(|id| ALL.iter().find(|sculpture| sculpture.id == id).unwrap())
        .collect()
}

/// The least distance of two bones over the grid, with where and when.
struct Worst {
    gap_mm: f32,
    at: Vec3,
    posture: Posture,
}

fn worst(
    pair: [usize; 2],
    bones: &[&Sculpture],
    vertices: &[Vec<Vec3>],
    rig: &Rig,
    postures: &[Posture],
) -> Worst {
    let [upper, lower] = pair;
    // each bone's vertices in the other's field
    let near = |of: usize, to: usize| -> Vec<Vec3> {
        vertices[of]
            .iter()
            .copied()
            .filter(|&point| bones[to].field.distance(point) < reach_mm(pair))
            .step_by(lower - upper)
            .collect()
    };
    let (uppers, lowers) = (near(upper, lower), near(lower, upper));
    let each = postures.par_iter().map(|&posture| {
        let pose = rig.pose(posture);
        let (up, low) = (pose.bones[upper], pose.bones[lower]);
        let down = uppers.iter().map(|&point| {
            (
                bones[lower]
                    .field
                    .distance(low.inverse_transform_point(up.transform_point(point))),
                point,
            )
        });
        let all = down.chain(lowers.iter().map(|&point| {
            (
                bones[upper]
                    .field
                    .distance(up.inverse_transform_point(low.transform_point(point))),
                point,
            )
        }));
        let (gap_mm, at) = all
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .unwrap_or((f32::INFINITY, Vec3::ZERO));
        Worst {
            gap_mm,
            at,
            posture,
        }
    });
    each.min_by(|a, b| a.gap_mm.total_cmp(&b.gap_mm)).unwrap()
}

#[test]
fn no_bones_meet_in_any_posture() {
    let (bones, rig, postures) = (bones(), rig().unwrap(), grid());
    assert!(postures.len() >= 200, "only {} postures", postures.len());
    let vertices: Vec<Vec<Vec3>> = bones
        .par_iter()
        .map(|bone| {
            coarse(bone, 1.0)
                .positions
                .into_iter()
                .map(Vec3::from)
                .collect()
        })
        .collect();
    let mut faults = Vec::new();
    for apart in 1..=2 {
        for upper in 0..bones.len() - apart {
            let pair = [upper, upper + apart];
            let rest = worst(pair, &bones, &vertices, &rig, &[Posture::NEUTRAL]);
            let worst = worst(pair, &bones, &vertices, &rig, &postures);
            let line = format!(
                "{} and {}: {:.2} mm at rest, {:.2} mm at {:.1} in {:?}",
                bones[upper].id,
                bones[upper + apart].id,
                rest.gap_mm,
                worst.gap_mm,
                worst.at,
                worst.posture
            );
            println!("{line}");
            if worst.gap_mm < LEAST_GAP_MM {
                faults.push(line);
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn nerves_and_arteries_keep_their_lengths() {
    let (rig, postures) = (rig().unwrap(), grid());
    let mut faults = Vec::new();
    for sculpture in ALL
        .iter()
        .filter(|sculpture| matches!(sculpture.id.kind(), Kind::Nerve | Kind::Artery))
    {
        let rest = length_mm(&sculpture.centreline);
        let share = |posture: &Posture| {
            length_mm(&posed_line(
                sculpture.id,
                &sculpture.centreline,
                &rig,
                &rig.pose(*posture),
            )) / rest
                - 1.0
        };
        let shares = || postures.iter().map(|posture| (share(posture), *posture));
        let shortest = shares().min_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
        let longest = shares().max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
        let percent =
            |(share, posture): (f32, Posture)| format!("{:+.1} % in {posture:?}", share * 100.0);
        let line = format!(
            "{}, {rest:.0} mm: {}, {}",
            sculpture.id,
            percent(shortest),
            percent(longest)
        );
        println!("{line}");
        if longest.0 > LENGTH_SHARE || shortest.0 < -LENGTH_SHARE {
            faults.push(line);
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}
