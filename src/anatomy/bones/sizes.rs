//! Sizes of the bones as built, ray-marched on the fields, against the dimensions they were typed
//! with.
//!
//! Smooth unions and rounded ends add and take millimetres nobody typed; this catches them.

use super::{
    Bone, atlas::ATLAS, axis::AXIS, bone, dimensions::TypicalVertebra, landmarks::foramen_magnum,
    occiput as skull, occiput::OCCIPUT,
};
use crate::{anatomy::field::Field, domain::Level};
use glam::{Vec3, vec3};

/// How far one must go from `from` until `inside` the bone (or out of it), mm.
fn march(field: &Field, from: Vec3, along: Vec3, until_inside: bool) -> f32 {
    let mut gone = 0.0;
    while gone < 80.0 && (field.distance(from + along * gone) < 0.0) != until_inside {
        gone += 0.1;
    }
    gone
}

/// Width of a hollow at `at`.
fn hollow(field: &Field, at: Vec3, along: Vec3) -> f32 {
    march(field, at, along, true) + march(field, at, -along, true)
}

/// Where the bone ends towards `along` (an axis of the frame), from the origin, mm: rays on a grid,
/// each marched until it meets bone or can no longer better what was found.
fn extent(field: &Field, along: Vec3) -> f32 {
    const STEP_MM: f32 = 1.1;
    let (u, v) = if along.x.abs() > 0.5 {
        (Vec3::Y, Vec3::Z)
    } else {
        (
            Vec3::X,
            if along.y.abs() > 0.5 {
                Vec3::Z
            } else {
                Vec3::Y
            },
        )
    };
    let bounds = field.bounds();
    let (half, middle) = (
        (bounds.max - bounds.min) * 0.5,
        (bounds.max + bounds.min) * 0.5,
    );
    let far = middle.dot(along) + half.dot(along.abs());
    let lines = |axis: Vec3| {
        (0..200_u8).map(move |i| middle.dot(axis) - half.dot(axis) + f32::from(i) * STEP_MM)
    };
    let inside = |axis: Vec3| move |at: &f32| *at < middle.dot(axis) + half.dot(axis);
    let mut best = middle.dot(along);
    // the left half is enough
    for a in lines(u)
        .take_while(inside(u))
        .filter(|at| u.x < 0.5 || *at > -0.6)
    {
        for b in lines(v).take_while(inside(v)) {
            let mut reach = far;
            while reach > best {
                let distance = field.distance(u * a + v * b + along * reach);
                if distance < 0.05 {
                    best = reach;
                }
                reach -= distance.max(0.1) * 0.8;
            }
        }
    }
    best
}

/// From one end of the bone to the other along an axis that is not sideways.
fn length(field: &Field, along: Vec3) -> f32 {
    extent(field, along) + extent(field, -along)
}

/// From the left end to the right: the bones are mirrored.
fn width(field: &Field) -> f32 {
    2.0 * extent(field, Vec3::X)
}

/// Every line that is more than `tolerance` (share of 1) off, as text.
fn off(table: &[(String, f32, f32)], tolerance: f32) -> Vec<String> {
    for (what, built, wanted) in table {
        println!("{what:40} {built:6.1} {wanted:6.1}");
    }
    let far = table
        .iter()
        .filter(|(_, built, wanted)| (built - wanted).abs() > tolerance * wanted);
    far.map(|(what, built, wanted)| format!("{what}: {built:.1} built, {wanted:.1} wanted"))
        .collect()
}

fn line(what: impl Into<String>, built: f32, wanted: f32) -> (String, f32, f32) {
    (what.into(), built, wanted)
}

#[test]
fn the_atlas_is_as_large_as_it_should_be() {
    let Bone { shape, .. } = bone(Level::C1);
    let canal = ATLAS.canal();
    let table = [
        line("span", width(&shape), ATLAS.span),
        line(
            "front to back",
            length(&shape, Vec3::Z),
            ATLAS.anterior - ATLAS.posterior,
        ),
        line(
            "canal, front to back",
            hollow(&shape, canal, Vec3::Z),
            ATLAS.canal_depth,
        ),
        line(
            "canal, side to side",
            hollow(&shape, vec3(0.0, 0.0, -6.0), Vec3::X),
            ATLAS.canal_width,
        ),
        line(
            "foramen, front to back",
            hollow(&shape, ATLAS.foramen(), Vec3::Z),
            ATLAS.foramen_size[0],
        ),
        line(
            "foramen, side to side",
            hollow(&shape, ATLAS.foramen() - Vec3::Y * 1.6, Vec3::X),
            ATLAS.foramen_size[1],
        ),
    ];
    assert_eq!(off(&table, 0.1), Vec::<String>::new());
}

#[test]
fn the_axis_is_as_large_as_it_should_be() {
    let Bone { shape, .. } = bone(Level::C2);
    let dens = AXIS.dens(-7.8);
    let front = march(&shape, dens, Vec3::Z, false);
    let canal = AXIS.canal_centre();
    let top = extent(&shape, Vec3::Y);
    let table = [
        line("span", width(&shape), AXIS.span),
        line(
            "dens, width",
            march(&shape, dens, Vec3::X, false) * 2.0,
            AXIS.dens_width,
        ),
        line(
            "dens, front to back",
            front + march(&shape, dens, Vec3::NEG_Z, false),
            AXIS.dens_depth,
        ),
        line(
            "canal, front to back",
            hollow(&shape, canal, Vec3::Z),
            AXIS.canal[0],
        ),
        line(
            "canal, side to side",
            hollow(&shape, canal, Vec3::X),
            AXIS.canal[1],
        ),
        line(
            "spinous process, back of the body to tip",
            extent(&shape, Vec3::NEG_Z) + AXIS.back,
            AXIS.canal[0] + AXIS.spine_length,
        ),
    ];
    assert!(
        top.abs() < 1.0,
        "the tip of the dens is the origin, not {top} mm up"
    );
    assert_eq!(off(&table, 0.1), Vec::<String>::new());
}

#[test]
fn the_lower_vertebrae_are_as_large_as_they_should_be() {
    let mut table = Vec::new();
    for level in [Level::C3, Level::C4, Level::C5, Level::C6, Level::C7] {
        let v = TypicalVertebra::of(level);
        let Bone { shape, .. } = bone(level);
        let canal = v.canal();
        let body = |along: Vec3| march(&shape, vec3(0.0, 0.0, 0.5), along, false);
        table.extend([
            line(format!("{level} span"), width(&shape), v.process_span),
            line(
                format!("{level} front to back"),
                length(&shape, Vec3::Z),
                v.overall_depth,
            ),
            line(
                format!("{level} canal, front to back"),
                hollow(&shape, vec3(0.0, -1.5, canal.z), Vec3::Z),
                v.canal_depth,
            ),
            line(
                format!("{level} canal, side to side"),
                hollow(&shape, vec3(0.0, 0.5, v.back() - 5.6), Vec3::X),
                v.canal_width,
            ),
            line(
                format!("{level} body, middle height"),
                body(Vec3::Y) + body(Vec3::NEG_Y),
                v.mean_height() - 1.5,
            ),
            line(
                format!("{level} foramen, side to side"),
                hollow(&shape, v.foramen() - Vec3::Y * 2.4, Vec3::X),
                v.foramen_size[1],
            ),
        ]);
    }
    assert_eq!(off(&table, 0.1), Vec::<String>::new());
}

#[test]
fn the_occiput_is_as_large_as_it_should_be() {
    let shape = skull();
    let middle = foramen_magnum();
    let behind = march(&shape, OCCIPUT.inion - Vec3::Z * 8.0, Vec3::Z, true) - 8.0;
    let table = [
        line(
            "foramen magnum, front to back",
            hollow(
                &shape,
                middle + Vec3::Y * 1.0,
                (OCCIPUT.basion - OCCIPUT.opisthion).normalize(),
            ),
            35.5,
        ),
        line(
            "foramen magnum, side to side",
            hollow(&shape, middle + vec3(0.0, 3.0, -5.0), Vec3::X),
            OCCIPUT.foramen_width,
        ),
        line("inion", -(OCCIPUT.inion.z + behind), -OCCIPUT.inion.z),
        line("between the mastoid tips", 2.0 * OCCIPUT.mastoid.x, 106.0),
    ];
    assert_eq!(off(&table, 0.1), Vec::<String>::new());
    assert!(
        shape.distance(OCCIPUT.mastoid).abs() < 2.0,
        "the mastoid tip is {} mm off",
        shape.distance(OCCIPUT.mastoid)
    );
}
