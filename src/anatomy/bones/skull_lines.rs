//! Lines on the skull that tell at a glance what it is: sutures, the closed rows of teeth, the
//! opening of the ear.
//!
//! All are shallow furrows, wide enough for the grid and flat enough to need few triangles. Their
//! courses are shape numbers in mm, judged by eye: bregma above the ear, the parietal bones between
//! the coronal and the lambdoid suture.

use super::occiput::settle;
use crate::anatomy::field::{CsgBuilder, Field, Section, catmull_rom, section};
use glam::{Vec3, vec3};

/// Radius of the round that presses a suture in, and how far its middle stands off the bone.
const SUTURE_MM: [f32; 2] = [2.6, 2.05];
/// The same of the line between the rows of teeth and of the lines between teeth.
const BITE_MM: [f32; 2] = [1.7, 0.9];
const GAP_MM: [f32; 2] = [1.4, 0.85];
/// A suture winds so far to each side.
const WINDING_MM: f32 = 0.9;

/// Where the left sutures run, from point to point: sagittal, coronal, squamous.
const SUTURES: [&[[f32; 3]]; 3] = [
    &[
        [0.0, 86.0, -84.0],
        [0.0, 106.0, -68.0],
        [0.0, 121.0, -44.0],
        [0.0, 128.0, -16.0],
        [0.0, 128.0, 20.0],
    ],
    &[
        [0.0, 128.0, 20.0],
        [20.0, 124.0, 24.0],
        [39.0, 112.0, 29.0],
        [53.0, 94.0, 34.0],
        [62.0, 74.0, 38.0],
        [64.0, 60.0, 41.0],
    ],
    &[
        [64.0, 60.0, 41.0],
        [68.0, 70.0, 26.0],
        [70.0, 72.0, 8.0],
        [70.0, 66.0, -10.0],
        [68.0, 54.0, -26.0],
        [65.0, 42.0, -40.0],
    ],
];

/// Which of them wind: the squamous suture is a smooth arch.
const WINDS: [f32; 3] = [1.0, 1.0, 0.3];

/// A furrow along `line` on a surface.
fn furrow(surface: &Field, line: &[Section], [radius, lift]: [f32; 2]) -> Field {
    let over = surface.clone().offset(lift);
    let last = line.len() - 1;
    let laid = line.iter().enumerate().map(|(number, s)| {
        // its ends run out
        let radius = if number == 0 || number == last {
            lift + 0.1
        } else {
            radius
        };
        Section {
            at: settle(s.at, &over),
            radii: [radius; 2],
        }
    });
    Field::sweep_dense(None, 0.0, &laid.collect::<Vec<_>>())
}

/// The sutures of the left half of the vault.
pub(super) fn sutures(vault: &Field, middle: Vec3) -> Field {
    let mut all = CsgBuilder::new();
    for (line, winds) in SUTURES.iter().zip(WINDS) {
        let points: Vec<Section> = line
            .iter()
            .map(|&[x, y, z]| section(x, y, z, 1.0, 1.0))
            .collect();
        let mut curve = catmull_rom(&points, 12);
        let last = curve.len() - 1;
        for i in 1..last {
            let along = curve[i + 1].at - curve[i - 1].at;
            let aside = vault
                .gradient(curve[i].at, 1.0)
                .cross(along)
                .normalize_or_zero();
            // unevenly, and the ends keep their place
            let wave = [0.0, 1.0, 0.2, -0.7, -0.3, 0.6, -0.2, -1.0, 0.4][i % 9];
            curve[i].at += aside * wave * winds * WINDING_MM;
        }
        // from well outside: further in there is the inner face
        curve
            .iter_mut()
            .for_each(|s| s.at = middle + (s.at - middle) * 1.08);
        all = all.add(0.0, furrow(vault, &curve, SUTURE_MM));
    }
    all.done()
}

/// Way along the outer face of the dental arch of the left, from the midline backwards.
const ARCH: [[f32; 2]; 6] = [
    [-4.0, 86.0],
    [0.0, 86.2],
    [9.5, 84.0],
    [18.5, 78.0],
    [25.5, 68.0],
    [29.0, 57.0],
];
/// Where the rows meet.
const BITE_Y: f32 = -26.5;
/// How far the lines between teeth reach up and down from there.
const TOOTH_MM: f32 = 7.5;
/// From the midline to the edges of the teeth along the arch: two incisors, canine, two premolars.
const EDGES_MM: [f32; 6] = [0.0, 8.4, 15.0, 22.6, 29.6, 36.4];

/// The line where the closed rows of teeth meet, and those between the teeth.
pub(super) fn teeth(jaws: &Field) -> Field {
    let arch = catmull_rom(&ARCH.map(|[x, z]| section(x, BITE_Y, z, 1.0, 1.0)), 8);
    let midline = arch.iter().position(|s| s.at.x >= 0.0).unwrap_or(0);
    let mut all = CsgBuilder::new().add(0.0, furrow(jaws, &arch, BITE_MM));
    let mut gone = 0.0;
    let mut edges = EDGES_MM.iter().peekable();
    for pair in arch[midline..].windows(2) {
        let length = pair[0].at.distance(pair[1].at);
        while let Some(&&edge) = edges.peek().filter(|edge| ***edge < gone + length) {
            edges.next();
            let at = pair[0].at.lerp(pair[1].at, (edge - gone) / length);
            let line = [1.0, 0.6, 0.0, -0.6, -1.0].map(|share: f32| Section {
                at: at + Vec3::Y * share * TOOTH_MM,
                radii: [1.0; 2],
            });
            all = all.add(0.0, furrow(jaws, &line, GAP_MM));
        }
        gone += length;
    }
    all.done()
}

/// The outer opening of the ear, below the root of the cheek's arch and behind the head of the jaw:
/// a blind hole.
pub(super) fn ear_canal(mastoid: Vec3) -> Field {
    let at = |out: f32, radius: f32| {
        section(
            mastoid.x + out,
            mastoid.y + 11.2,
            mastoid.z + 7.4,
            radius,
            radius * 0.8,
        )
    };
    Field::sweep_dense(
        Some(vec3(0.0, 1.0, 0.0)),
        0.0,
        &[at(16.0, 5.4), at(4.0, 4.4), at(-4.0, 3.4)],
    )
}
