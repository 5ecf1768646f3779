//! The form of the head: cranium first, then the face laid on it.

use super::{face, features};
use crate::anatomy::field::{CsgBuilder, Field};
use glam::{Vec3, vec3};

/// Without ears.
pub(super) fn head() -> Field {
    CsgBuilder::new()
        .add(0.0, cranium())
        .add(24.0, face::core())
        .add(16.0, face::jaw())
        .add(16.0, face::masseter())
        .add(16.0, face::cheekbone())
        .add(20.0, face::arch())
        .add(18.0, face::cheek())
        .add(14.0, face::brow())
        .cut(14.0, features::socket())
        .add(7.0, features::lower_lid())
        .add(2.0, features::upper_lid())
        .cut(2.4, features::lashes())
        .add(12.0, face::dental_arch())
        .add(11.0, features::nose())
        .add(6.0, features::nostril_wing())
        .add(4.0, features::lips())
        .cut(2.6, features::mouth())
        .add(12.0, face::chin())
        .done()
}

/// Back and top of the head, widest above and behind the ears; the forehead narrower.
fn cranium() -> Field {
    CsgBuilder::new()
        .add(
            0.0,
            Field::ellipsoid(vec3(0.0, 62.0, -7.0), vec3(73.0, 78.0, 89.0)),
        )
        .add(
            16.0,
            Field::squared_ellipsoid(
                vec3(0.0, 64.0, -32.0),
                vec3(73.5, 61.0, 63.0),
                Vec3::Z,
                Vec3::X,
                0.1,
            ),
        )
        .add(
            18.0,
            Field::squared_ellipsoid(
                vec3(0.0, 66.0, 27.0),
                vec3(60.5, 63.0, 66.0),
                Vec3::Z,
                Vec3::X,
                0.05,
            ),
        )
        .done()
}
