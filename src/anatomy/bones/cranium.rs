//! The skull above and in front of the base: vault, face and lower jaw, so that the head reads as a
//! head.
//!
//! A quiet backdrop in one piece with the occipital bone: broad smooth masses, a closed jaw that
//! grows from its socket, a band for the teeth, hollow where the brain lies and behind the teeth.
//! It hangs on the landmarks of [`Occiput`]; all other numbers are shape numbers in mm, judged by
//! eye inside the skin.

use super::{occiput::Occiput, skull_lines};
use crate::anatomy::field::{CsgBuilder, Field, catmull_rom, section};
use glam::{Vec3, vec3};

/// `base` with the rest of the skull, smooth and alike on both sides: with sutures and teeth, and
/// without.
pub(super) fn crowned(base: &Field, o: &Occiput) -> [Field; 2] {
    let left = CsgBuilder::new()
        .add(0.0, vault(o))
        .add(8.0, pyramid(o))
        .add(10.0, midface())
        .add(8.0, between_orbits())
        .add(10.0, upper_jaw())
        .add(12.0, wing())
        .add(10.0, brow())
        .add(10.0, cheekbone())
        .add(9.0, orbital_rim())
        .add(8.0, side_of_nose())
        .add(8.0, nasal_bone())
        .cut(4.0, orbit())
        .cut(3.0, nasal_opening())
        .add(6.0, nasal_spine())
        .add(5.0, zygomatic_arch(o))
        .cut(3.0, cavity(o))
        .add(4.0, lower_jaw())
        .add(9.0, teeth())
        .cut(6.0, mouth())
        .cut(6.0, throat())
        .done();
    let lined = CsgBuilder::new()
        .add(0.0, left.clone())
        .cut(0.8, skull_lines::sutures(&left, o.vault))
        .cut(0.7, skull_lines::teeth(&left))
        .done();
    let ear = skull_lines::ear_canal(o.mastoid).mirrored(0.0);
    // the larger part first: the costly base is then asked for near itself only
    [lined, left].map(|left| {
        CsgBuilder::new()
            .add(0.0, left.mirrored(0.8))
            .add(1.0, base.clone())
            .cut(2.0, ear.clone())
            .done()
    })
}

/// Parietal and frontal bones over a floor that rises to the front.
fn vault(o: &Occiput) -> Field {
    let middle = o.vault;
    let dome = Field::ellipsoid(
        middle + vec3(0.0, 4.0, -2.0),
        o.vault_radii + vec3(-2.2, 4.5, -2.7),
    );
    let forehead = Field::squared_ellipsoid(
        middle + vec3(0.0, 4.0, 29.0),
        vec3(53.0, 55.0, 58.0),
        Vec3::Z,
        Vec3::X,
        0.1,
    );
    let temple = Field::ellipsoid_along(
        vec3(70.0, 44.0, 50.0),
        vec3(12.0, 26.0, 28.0),
        vec3(-0.3, 0.0, 1.0),
        Vec3::X,
    );
    let floor = Field::half_space(vec3(0.0, -1.0, 0.42), o.basion + vec3(0.0, 20.0, 12.0));
    let behind = Field::half_space(vec3(0.0, -1.0, -0.05), o.inion + vec3(0.0, 10.0, 0.0));
    CsgBuilder::new()
        .add(0.0, dome)
        .add(14.0, forehead)
        .cut(14.0, temple)
        .keep(8.0, floor)
        .keep(4.0, behind)
        .done()
}

/// Room for the brain: it opens downwards into the bowl of the base.
fn cavity(o: &Occiput) -> Field {
    let middle = o.vault;
    let dome = Field::ellipsoid(
        middle + vec3(0.0, 4.0, -2.0),
        o.vault_radii + vec3(-9.2, -2.5, -9.7),
    );
    let forehead = Field::squared_ellipsoid(
        middle + vec3(0.0, 4.0, 27.0),
        vec3(45.0, 47.0, 49.0),
        Vec3::Z,
        Vec3::X,
        0.1,
    );
    let floor = Field::half_space(vec3(0.0, -1.0, 0.42), o.basion + vec3(0.0, 29.0, 12.0));
    CsgBuilder::new()
        .add(0.0, dome)
        .add(14.0, forehead)
        .keep(6.0, floor)
        .done()
}

/// The temporal bone in front of the mastoid process: the pyramid inwards, and the roof of the jaw
/// joint.
fn pyramid(o: &Occiput) -> Field {
    Field::ellipsoid_along(
        o.mastoid + vec3(-18.0, 17.0, 11.0),
        vec3(9.0, 9.0, 27.0),
        vec3(1.0, 0.0, -0.35),
        Vec3::Z,
    )
}

fn midface() -> Field {
    Field::squared_ellipsoid(
        vec3(0.0, 20.0, 44.0),
        vec3(37.0, 24.0, 30.0),
        Vec3::Z,
        Vec3::X,
        0.2,
    )
}

/// The wall that the orbits share behind the root of the nose.
fn between_orbits() -> Field {
    Field::squared_ellipsoid(
        vec3(0.0, 38.0, 55.0),
        vec3(12.0, 17.0, 22.0),
        Vec3::Z,
        Vec3::X,
        0.3,
    )
}

fn upper_jaw() -> Field {
    Field::squared_ellipsoid(
        vec3(0.0, -5.0, 48.0),
        vec3(28.0, 31.5, 27.0),
        Vec3::Y,
        Vec3::X,
        0.2,
    )
}

/// The wall between the orbit and the temporal fossa.
fn wing() -> Field {
    Field::ellipsoid_along(
        vec3(41.0, 37.0, 44.0),
        vec3(9.0, 20.0, 17.0),
        vec3(0.4, 0.0, 1.0),
        Vec3::X,
    )
}

/// Over both orbits and the root of the nose.
fn brow() -> Field {
    let over = Field::ellipsoid_along(
        vec3(21.0, 58.0, 67.5),
        vec3(27.0, 8.0, 11.5),
        vec3(0.42, 0.0, 1.0),
        Vec3::X,
    );
    let middle = Field::ellipsoid(vec3(0.0, 54.0, 74.0), vec3(11.0, 10.0, 10.5));
    CsgBuilder::new().add(0.0, over).add(10.0, middle).done()
}

/// Below and outside the orbit, down to the upper teeth.
fn cheekbone() -> Field {
    let body = Field::ellipsoid_along(
        vec3(43.0, 13.5, 54.5),
        vec3(12.0, 9.5, 10.5),
        vec3(0.6, 0.1, 1.0),
        Vec3::X,
    );
    let pillar = Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            section(39.0, 8.0, 56.0, 8.0, 7.0),
            section(28.0, -10.0, 56.0, 6.0, 7.0),
        ],
    );
    CsgBuilder::new().add(0.0, body).add(10.0, pillar).done()
}

/// The edge of the orbit, round: over it, outside, where it stands back, below and towards the
/// nose.
fn orbital_rim() -> Field {
    let ring = [
        (14.0, 44.0, 73.0, 3.4),
        (19.0, 53.0, 73.0, 3.8),
        (31.0, 55.5, 71.0, 4.0),
        (43.0, 50.0, 62.5, 4.2),
        (49.0, 39.0, 56.5, 4.2),
        (48.5, 27.0, 56.0, 4.2),
        (42.0, 18.5, 61.0, 4.2),
        (30.0, 15.5, 66.0, 4.0),
        (19.0, 19.0, 69.0, 3.8),
    ];
    Field::sweep(
        None,
        0.0,
        &ring.map(|(x, y, z, radius)| section(x, y, z, radius, radius)),
    )
}

/// A cone that narrows inwards and back, its mouth a little lower outside.
fn orbit() -> Field {
    // one straight piece: more would show as rings
    let points = [
        section(34.5, 34.5, 92.0, 28.0, 25.0),
        section(22.0, 34.5, 36.0, 3.0, 3.0),
    ];
    Field::sweep_dense(Some(vec3(1.0, -0.24, 0.0)), 0.35, &points)
}

/// The wall between orbit and nasal opening, from the brow to the teeth.
fn side_of_nose() -> Field {
    Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            section(8.0, 45.0, 74.0, 5.0, 6.0),
            section(10.5, 27.0, 76.0, 4.6, 6.5),
            section(16.5, 6.0, 72.0, 6.0, 7.0),
        ],
    )
}

fn nasal_bone() -> Field {
    Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            section(0.0, 49.0, 76.5, 8.0, 6.0),
            section(0.0, 39.0, 79.0, 6.5, 5.5),
            section(0.0, 29.0, 83.0, 7.5, 4.6),
        ],
    )
}

/// A pear, wide below.
fn nasal_opening() -> Field {
    let low = Field::ellipsoid(vec3(0.0, 4.0, 84.0), vec3(12.0, 9.0, 24.0));
    let high = Field::ellipsoid(vec3(0.0, 14.0, 84.0), vec3(7.2, 13.0, 20.0));
    CsgBuilder::new().add(0.0, low).add(6.0, high).done()
}

fn nasal_spine() -> Field {
    Field::ellipsoid(vec3(0.0, -6.5, 76.5), vec3(3.4, 3.4, 5.0))
}

fn zygomatic_arch(o: &Occiput) -> Field {
    let t = o.mastoid;
    Field::sweep(
        Some(Vec3::Y),
        0.0,
        &[
            section(t.x + 4.0, t.y + 18.0, t.z + 11.0, 3.8, 3.4),
            section(60.0, 24.5, 24.0, 4.0, 2.8),
            section(58.0, 22.5, 40.0, 4.6, 3.2),
            section(48.0, 17.0, 55.0, 7.0, 5.0),
        ],
    )
}

/// Both rows as one ridge along the dental arch.
fn teeth() -> Field {
    let arch = [
        (-8.0, 80.0),
        (0.0, 81.5),
        (8.0, 80.0),
        (15.5, 75.0),
        (21.5, 66.5),
        (25.0, 56.0),
        (26.5, 42.0),
    ];
    let arch = arch.map(|(x, z)| section(x, -26.5, z, 9.5, 4.2));
    Field::sweep_dense(Some(Vec3::Y), 0.0, &catmull_rom(&arch, 6))
}

/// The hollow behind the teeth, under the palate: the throat is as deep as the neck is before the
/// spine.
fn mouth() -> Field {
    Field::ellipsoid(vec3(0.0, -26.0, 33.0), vec3(21.0, 25.0, 33.0))
}

/// The way of the air between palate and base.
fn throat() -> Field {
    Field::ellipsoid_along(
        vec3(0.0, -2.0, 22.0),
        vec3(14.0, 16.0, 22.0),
        vec3(0.0, 0.35, 1.0),
        Vec3::X,
    )
}

/// Head in its socket, ramus with the coronoid process before it, angle, body and chin.
fn lower_jaw() -> Field {
    // the hint is the thickness
    let ramus = Field::sweep(
        Some(Vec3::X),
        0.1,
        &[
            section(48.5, 6.0, 21.5, 3.4, 13.5),
            section(47.5, -9.0, 22.5, 3.8, 14.5),
            section(46.0, -21.0, 25.5, 4.6, 15.5),
        ],
    );
    let head = Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            section(48.5, 4.0, 13.5, 3.6, 5.0),
            section(49.5, 16.5, 11.0, 8.0, 4.6),
        ],
    );
    let coronoid = Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            section(48.0, 2.0, 30.0, 3.2, 7.0),
            section(48.0, 16.0, 36.0, 2.6, 3.6),
        ],
    );
    // the hint is the height
    let body = [
        section(46.0, -17.5, 18.0, 12.0, 4.6),
        section(42.5, -26.0, 34.0, 13.0, 5.4),
        section(32.0, -37.5, 55.0, 13.5, 6.0),
        section(17.5, -45.5, 70.0, 14.5, 6.4),
        section(0.0, -48.0, 75.5, 14.5, 6.4),
        section(-17.5, -45.5, 70.0, 14.5, 6.4),
    ];
    let body = Field::sweep_dense(Some(Vec3::Y), 0.25, &catmull_rom(&body, 8));
    let chin = Field::ellipsoid(vec3(0.0, -57.0, 77.0), vec3(15.0, 6.5, 7.0));
    CsgBuilder::new()
        .add(0.0, ramus)
        .add(8.0, head)
        .add(8.0, coronoid)
        .add(10.0, body)
        .add(9.0, chin)
        .done()
}
