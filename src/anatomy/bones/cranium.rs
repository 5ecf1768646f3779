//! The skull above and in front of the base: vault, face and lower jaw, so that the head reads as a head.
//!
//! A quiet backdrop in one piece with the occipital bone: broad smooth masses, a closed jaw that grows from its socket, a
//! band for the teeth, hollow where the brain lies and behind the teeth. It hangs on the landmarks of [`Occiput`]; all other
//! numbers are shape numbers in mm, judged by eye inside the skin.

use super::occiput::Occiput;
use crate::anatomy::field::{Clay, Field, catmull_rom, section};
use glam::{Vec3, vec3};

/// `base` with the rest of the skull: smooth, so that it costs few triangles, and alike on both sides.
pub(super) fn crowned(base: Field, o: &Occiput) -> Field {
    let left = Clay::new()
        .add(0.0, vault(o))
        .add(8.0, pyramid(o))
        .add(10.0, midface())
        .add(10.0, upper_jaw())
        .add(12.0, wing())
        .add(10.0, brow())
        .add(12.0, cheekbone())
        .cut(8.0, orbit())
        .add(6.0, nasal_bone())
        .cut(4.0, nasal_opening())
        .add(5.0, zygomatic_arch(o))
        .add(4.0, teeth())
        .cut(3.0, cavity(o))
        .cut(6.0, mouth())
        .cut(6.0, throat())
        .add(4.0, lower_jaw())
        .done();
    // the larger part first: the costly base is then asked for near itself only
    Clay::new().add(0.0, left.mirrored(0.8)).add(1.0, base).done()
}

/// Parietal and frontal bones over a floor that rises to the front.
fn vault(o: &Occiput) -> Field {
    let middle = o.vault;
    let dome = Field::ellipsoid(middle + vec3(0.0, 4.0, -2.0), o.vault_radii + vec3(-2.2, 4.5, -2.7));
    let forehead = Field::squared_ellipsoid(middle + vec3(0.0, 4.0, 29.0), vec3(53.0, 55.0, 58.0), Vec3::Z, Vec3::X, 0.1);
    let temple = Field::ellipsoid_along(vec3(70.0, 44.0, 50.0), vec3(12.0, 26.0, 28.0), vec3(-0.3, 0.0, 1.0), Vec3::X);
    let floor = Field::half_space(vec3(0.0, -1.0, 0.42), o.basion + vec3(0.0, 20.0, 12.0));
    let behind = Field::half_space(vec3(0.0, -1.0, -0.05), o.inion + vec3(0.0, 10.0, 0.0));
    Clay::new().add(0.0, dome).add(14.0, forehead).cut(14.0, temple).keep(8.0, floor).keep(4.0, behind).done()
}

/// Room for the brain: it opens downwards into the bowl of the base.
fn cavity(o: &Occiput) -> Field {
    let middle = o.vault;
    let dome = Field::ellipsoid(middle + vec3(0.0, 4.0, -2.0), o.vault_radii + vec3(-9.2, -2.5, -9.7));
    let forehead = Field::squared_ellipsoid(middle + vec3(0.0, 4.0, 27.0), vec3(45.0, 47.0, 49.0), Vec3::Z, Vec3::X, 0.1);
    let floor = Field::half_space(vec3(0.0, -1.0, 0.42), o.basion + vec3(0.0, 29.0, 12.0));
    Clay::new().add(0.0, dome).add(14.0, forehead).keep(6.0, floor).done()
}

/// The temporal bone in front of the mastoid process: the pyramid inwards, and the roof of the jaw joint.
fn pyramid(o: &Occiput) -> Field {
    Field::ellipsoid_along(o.mastoid + vec3(-18.0, 17.0, 11.0), vec3(9.0, 9.0, 27.0), vec3(1.0, 0.0, -0.35), Vec3::Z)
}

fn midface() -> Field {
    Field::squared_ellipsoid(vec3(0.0, 20.0, 44.0), vec3(37.0, 24.0, 30.0), Vec3::Z, Vec3::X, 0.2)
}

fn upper_jaw() -> Field {
    Field::squared_ellipsoid(vec3(0.0, -5.0, 48.0), vec3(28.0, 31.5, 27.0), Vec3::Y, Vec3::X, 0.2)
}

/// The wall between the orbit and the temporal fossa.
fn wing() -> Field {
    Field::ellipsoid_along(vec3(41.0, 37.0, 44.0), vec3(9.0, 20.0, 17.0), vec3(0.4, 0.0, 1.0), Vec3::X)
}

/// Over both orbits, the root of the nose, and down outside the orbit.
fn brow() -> Field {
    let over = Field::ellipsoid_along(vec3(20.0, 56.0, 68.5), vec3(26.0, 8.0, 12.0), vec3(0.42, 0.0, 1.0), Vec3::X);
    let middle = Field::ellipsoid(vec3(0.0, 52.0, 74.5), vec3(10.0, 10.0, 11.0));
    let outside = Field::ellipsoid_along(vec3(46.0, 34.0, 53.5), vec3(5.5, 17.0, 7.5), vec3(0.3, 0.0, 1.0), Vec3::X);
    Clay::new().add(0.0, over).add(8.0, middle).add(20.0, outside).done()
}

/// Below and outside the orbit, down to the upper teeth.
fn cheekbone() -> Field {
    Field::ellipsoid_along(vec3(39.0, 14.0, 54.0), vec3(15.0, 12.0, 11.0), vec3(0.55, 0.1, 1.0), Vec3::X)
}

fn nasal_bone() -> Field {
    Field::ellipsoid_along(vec3(0.0, 37.0, 76.0), vec3(7.0, 7.5, 14.5), vec3(0.0, -1.0, 0.36), Vec3::X)
}

fn orbit() -> Field {
    Field::ellipsoid_along(vec3(32.0, 35.5, 76.0), vec3(17.0, 16.5, 26.0), vec3(0.3, 0.0, 1.0), vec3(1.0, -0.3, 0.0))
}

fn nasal_opening() -> Field {
    Field::ellipsoid_along(vec3(0.0, 10.0, 84.0), vec3(10.0, 13.0, 20.0), vec3(0.0, 0.15, 1.0), Vec3::X)
}

fn zygomatic_arch(o: &Occiput) -> Field {
    let t = o.mastoid;
    Field::sweep(
        Some(Vec3::Y),
        0.0,
        &[section(t.x + 3.0, t.y + 18.5, t.z + 10.0, 3.6, 3.4), section(59.0, 24.0, 26.0, 3.8, 2.8), section(50.0, 19.0, 53.0, 6.0, 4.5)],
    )
}

/// Both rows as one band along the dental arch.
fn teeth() -> Field {
    Field::squared_ellipsoid(vec3(0.0, -26.0, 47.0), vec3(28.5, 33.5, 15.0), Vec3::Y, Vec3::X, 0.5)
}

/// The hollow behind the teeth, under the palate: the throat is as deep as the neck is before the spine.
fn mouth() -> Field {
    Field::ellipsoid(vec3(0.0, -26.0, 33.0), vec3(21.0, 25.0, 33.0))
}

/// The way of the air between palate and base.
fn throat() -> Field {
    Field::ellipsoid_along(vec3(0.0, -2.0, 22.0), vec3(14.0, 16.0, 22.0), vec3(0.0, 0.35, 1.0), Vec3::X)
}

/// Head in its socket, ramus, body and chin.
fn lower_jaw() -> Field {
    let ramus = Field::ellipsoid_along(vec3(46.5, 0.0, 22.0), vec3(4.4, 16.0, 28.0), vec3(-0.08, -1.0, 0.12), Vec3::X);
    let head = Field::ellipsoid_along(vec3(49.0, 16.0, 11.5), vec3(8.0, 5.0, 10.0), vec3(-0.1, -1.0, 0.2), Vec3::X);
    // the hint is the height
    let body = [
        section(45.0, -19.0, 21.0, 11.0, 4.6),
        section(37.0, -31.5, 39.5, 11.5, 5.4),
        section(18.5, -47.0, 68.0, 13.5, 6.0),
        section(0.0, -49.0, 75.0, 14.0, 6.5),
    ];
    let body = Field::sweep_dense(Some(Vec3::Y), 0.2, &catmull_rom(&body, 8));
    let chin = Field::ellipsoid(vec3(0.0, -56.0, 76.0), vec3(16.0, 8.0, 7.5));
    Clay::new().add(0.0, ramus).add(8.0, head).add(16.0, body).add(10.0, chin).done()
}
