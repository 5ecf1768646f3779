//! The neck: a column that leans forward from C7, with a hint of its muscles.

use crate::anatomy::field::{CsgBuilder, Field, catmull_rom, section};
use glam::{Vec3, vec3};

pub(super) fn neck() -> Field {
    let sections = [
        section(0.0, 6.0, -20.0, 48.0, 47.0),
        section(0.0, -30.0, -11.0, 47.0, 48.0),
        section(0.0, -66.0, -11.0, 48.0, 52.0),
        section(0.0, -104.0, -19.0, 52.0, 56.5),
        section(0.0, -150.0, -26.0, 58.0, 58.0),
    ];
    // many short pieces: few would show as rings
    let column = Field::sweep_dense(Some(Vec3::X), 0.1, &catmull_rom(&sections, 24));
    // the throat below the chin, with the windpipe
    let throat = Field::ellipsoid_along(
        vec3(0.0, -86.0, 16.0),
        vec3(26.0, 26.0, 66.0),
        vec3(0.0, -1.0, -0.08),
        Vec3::X,
    );
    CsgBuilder::new().add(0.0, column).add(22.0, throat).done()
}

/// The two muscles that show: the long one from behind the ear to the breastbone, and those of the
/// nape with a furrow between.
pub(super) fn relief() -> Field {
    let nape = Field::ellipsoid_along(
        vec3(15.0, -34.0, -40.0),
        vec3(22.0, 21.0, 78.0),
        vec3(0.05, -1.0, -0.06),
        Vec3::X,
    );
    let sternomastoid = Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            section(54.0, 42.0, -36.0, 8.0, 12.0),
            section(54.0, 24.0, -29.0, 12.5, 17.0),
            section(53.5, 2.0, -15.0, 10.0, 13.0),
            section(43.0, -38.0, -2.0, 9.0, 12.0),
            section(32.0, -80.0, 14.0, 9.0, 11.0),
            section(22.0, -118.0, 26.0, 8.0, 8.0),
            section(10.0, -142.0, 32.0, 5.0, 6.0),
        ],
    );
    CsgBuilder::new()
        .add(0.0, nape)
        .add(20.0, sternomastoid)
        .done()
}
