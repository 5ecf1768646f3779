//! The ear.

use crate::anatomy::field::{CsgBuilder, Field, round};
use glam::{Vec3, vec3};

/// Rolled rim, inner ridge, bowl, tragus and lobe; 62 high from brow to nose base, leaning back by
/// 15 degrees, standing off by some 25.
pub(super) fn ear() -> Field {
    let shell = CsgBuilder::new()
        .add(
            0.0,
            Field::ellipsoid_along(
                vec3(73.0, 22.0, -12.0),
                vec3(4.0, 27.0, 16.5),
                vec3(-0.34, 0.26, 1.0),
                vec3(1.0, 0.0, 0.34),
            ),
        )
        .add(
            5.0,
            Field::ellipsoid_along(
                vec3(66.5, -3.5, 0.5),
                vec3(4.5, 9.5, 7.5),
                vec3(-0.3, 0.2, 1.0),
                vec3(1.0, 0.25, 0.3),
            ),
        )
        .add(
            6.0,
            Field::ellipsoid_along(
                vec3(64.0, 20.0, -10.0),
                vec3(9.0, 20.0, 9.0),
                vec3(0.0, -0.2, 1.0),
                Vec3::X,
            ),
        )
        .done();
    let rim = Field::sweep(
        None,
        0.0,
        &[
            round(68.5, 20.0, -1.0, 2.6),
            round(70.5, 29.0, 3.0, 3.0),
            round(71.5, 41.0, 0.5, 3.2),
            round(73.0, 49.0, -10.0, 3.4),
            round(76.0, 45.0, -22.5, 3.4),
            round(78.0, 32.0, -28.0, 3.4),
            round(75.5, 14.0, -23.0, 3.3),
            round(70.5, -1.0, -11.0, 3.2),
            round(65.5, -8.0, -2.0, 3.4),
        ],
    );
    let ridge = Field::sweep(
        None,
        0.0,
        &[
            round(74.5, 40.0, -10.0, 2.4),
            round(76.0, 28.0, -18.0, 2.9),
            round(73.5, 13.0, -14.0, 2.9),
            round(69.5, 5.0, -4.0, 2.4),
        ],
    );
    let bowl = Field::ellipsoid_along(
        vec3(78.0, 17.0, -5.5),
        vec3(8.0, 11.0, 8.0),
        vec3(-0.4, 0.0, 1.0),
        Vec3::X,
    );
    let tragus = Field::ellipsoid(vec3(66.5, 15.0, 3.5), vec3(4.0, 6.0, 3.6));
    CsgBuilder::new()
        .add(0.0, shell)
        .cut(2.5, bowl)
        .add(3.0, rim)
        .add(3.0, ridge)
        .add(2.5, tragus)
        .done()
}
