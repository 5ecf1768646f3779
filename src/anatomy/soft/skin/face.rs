//! The masses of the face: what bone, teeth and muscle make of it.

use crate::anatomy::field::{CsgBuilder, Field, round, section};
use glam::{Vec3, vec3};

/// From the sockets to the lower jaw, rounded in front.
pub(super) fn core() -> Field {
    Field::sweep(
        Some(Vec3::X),
        0.2,
        &[
            section(0.0, 46.0, 30.0, 59.0, 54.0),
            section(0.0, 22.0, 35.0, 58.0, 51.0),
            section(0.0, -4.0, 40.0, 51.0, 46.0),
            section(0.0, -28.0, 46.0, 42.0, 40.0),
            section(0.0, -44.0, 55.0, 30.0, 29.0),
        ],
    )
}

/// The lower jaw from the joint over the angle to the chin, and the floor of the mouth between its
/// halves.
pub(super) fn jaw() -> Field {
    let border = Field::sweep(
        None,
        0.0,
        &[
            round(54.0, 10.0, 6.0, 8.0),
            round(47.5, -14.0, 11.0, 9.0),
            round(42.0, -31.0, 22.0, 10.0),
            round(31.0, -43.0, 46.0, 11.0),
            round(18.0, -52.0, 68.0, 12.0),
            round(5.0, -55.0, 77.0, 12.0),
        ],
    );
    let floor = Field::ellipsoid_along(
        vec3(0.0, -44.0, 46.0),
        vec3(34.0, 14.0, 34.0),
        vec3(0.0, -0.36, 1.0),
        Vec3::X,
    );
    CsgBuilder::new().add(0.0, border).add(26.0, floor).done()
}

/// The chewing muscle over the angle of the jaw.
pub(super) fn masseter() -> Field {
    Field::ellipsoid_along(
        vec3(43.0, -8.0, 27.0),
        vec3(13.5, 17.0, 34.0),
        vec3(0.22, 1.0, 0.32),
        Vec3::X,
    )
}

pub(super) fn cheekbone() -> Field {
    Field::ellipsoid_along(
        vec3(41.0, 16.0, 50.0),
        vec3(18.0, 14.0, 24.0),
        vec3(-0.6, -0.12, 1.0),
        Vec3::X,
    )
}

/// From the cheekbone back to the ear.
pub(super) fn arch() -> Field {
    Field::sweep(
        None,
        0.0,
        &[
            round(55.5, 22.0, 2.0, 10.0),
            round(54.5, 22.0, 24.0, 11.0),
            round(49.0, 19.0, 44.0, 11.0),
        ],
    )
}

/// The fullness between cheekbone, mouth and jaw.
pub(super) fn cheek() -> Field {
    Field::ellipsoid_along(
        vec3(31.0, -11.0, 57.0),
        vec3(19.0, 27.0, 22.0),
        vec3(-0.5, 0.0, 1.0),
        Vec3::X,
    )
}

pub(super) fn brow() -> Field {
    Field::sweep(
        None,
        0.0,
        &[
            round(0.0, 52.0, 83.4, 8.5),
            round(22.0, 53.0, 78.8, 8.0),
            round(43.0, 50.0, 64.0, 7.5),
        ],
    )
}

/// The lips rest on the teeth.
pub(super) fn dental_arch() -> Field {
    Field::ellipsoid(vec3(0.0, -23.0, 69.0), vec3(30.0, 27.0, 26.0))
}

pub(super) fn chin() -> Field {
    Field::ellipsoid(vec3(0.0, -55.5, 80.0), vec3(19.0, 12.5, 13.5))
}
