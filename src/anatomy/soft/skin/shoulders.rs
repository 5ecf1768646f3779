//! The upper trunk, and where the figure ends.

use crate::anatomy::field::{CsgBuilder, Field, round};
use glam::{Vec3, vec3};

/// Chest, the slope of the trapezius and the round of the shoulder.
pub(super) fn shoulders() -> Field {
    let trunk = Field::squared_ellipsoid(
        vec3(0.0, -226.0, -24.0),
        vec3(150.0, 92.0, 98.0),
        Vec3::Y,
        Vec3::X,
        0.2,
    );
    let breast = Field::ellipsoid(vec3(44.0, -180.0, 6.0), vec3(72.0, 48.0, 46.0));
    let trapezius = Field::ellipsoid_along(
        vec3(70.0, -130.0, -40.0),
        vec3(75.0, 25.0, 36.0),
        Vec3::Z,
        vec3(1.0, -0.5, 0.0),
    );
    let deltoid = Field::ellipsoid(vec3(108.0, -176.0, -32.0), vec3(41.0, 48.0, 47.0));
    CsgBuilder::new()
        .add(0.0, trunk)
        .add(30.0, breast)
        .add(34.0, trapezius)
        .add(36.0, deltoid)
        .done()
}

pub(super) fn collarbone() -> Field {
    Field::sweep(
        None,
        0.0,
        &[
            round(12.0, -142.0, 32.0, 4.5),
            round(46.0, -137.0, 27.0, 4.0),
            round(84.0, -131.0, 6.0, 4.0),
            round(116.0, -131.0, -18.0, 4.5),
        ],
    )
}

/// Ended below in a shallow bow with a soft edge, like a bust.
pub(super) fn ended(figure: Field) -> Field {
    let below = Field::ellipsoid(vec3(0.0, 240.0, -20.0), vec3(760.0, 410.0, 1000.0));
    CsgBuilder::new().add(0.0, figure).keep(14.0, below).done()
}
