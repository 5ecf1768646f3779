//! Eyes, nose and mouth.

use super::on_surface;
use crate::anatomy::field::{CsgBuilder, Field, Section, section};
use glam::{Vec3, vec3};

/// The hollow under the brow.
pub(super) fn socket() -> Field {
    Field::ellipsoid_along(
        vec3(33.0, 35.0, 99.5),
        vec3(21.0, 12.0, 18.0),
        vec3(0.3, 0.0, 1.0),
        Vec3::X,
    )
}

/// The eyeball under the lower lid.
pub(super) fn lower_lid() -> Field {
    Field::ellipsoid_along(
        vec3(32.0, 32.0, 66.0),
        vec3(18.0, 12.5, 15.5),
        vec3(0.26, 0.0, 1.0),
        Vec3::X,
    )
}

/// The closed upper lid: it ends below the middle of the eye, in a shallow bow.
pub(super) fn upper_lid() -> Field {
    let lid = Field::ellipsoid_along(
        vec3(32.0, 34.0, 66.0),
        vec3(18.5, 12.5, 16.6),
        vec3(0.26, 0.0, 1.0),
        Vec3::X,
    );
    let lashes = Field::ellipsoid_along(
        vec3(31.5, 7.0, 76.0),
        vec3(60.0, 22.0, 40.0),
        vec3(0.26, 0.0, 1.0),
        Vec3::X,
    );
    CsgBuilder::new().add(0.0, lid).cut(0.8, lashes).done()
}

/// The line where the lids meet, pressed a little into them.
pub(super) fn lashes() -> Field {
    let lids = CsgBuilder::new()
        .add(0.0, lower_lid())
        .add(2.0, upper_lid())
        .done();
    let line = [
        (18.0, 31.2, 0.9),
        (24.0, 28.8, 1.4),
        (32.0, 27.5, 1.6),
        (40.0, 28.3, 1.4),
        (46.5, 30.6, 0.9),
    ];
    let line: Vec<Section> = line
        .into_iter()
        .map(|(x, y, radius)| Section {
            at: on_surface(&lids, vec3(x, y, 84.0 - 0.016 * (x - 28.0).powi(2))) + Vec3::Z * 0.4,
            radii: [radius; 2],
        })
        .collect();
    Field::sweep(None, 0.0, &line)
}

/// Bridge, tip and the wall between the nostrils.
pub(super) fn nose() -> Field {
    let bridge = Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            section(0.0, 46.0, 81.0, 8.0, 8.0),
            section(0.0, 38.0, 83.5, 7.0, 7.5),
            section(0.0, 24.0, 91.5, 7.0, 8.5),
            section(0.0, 10.0, 100.0, 7.5, 9.0),
            section(0.0, 2.5, 104.0, 8.5, 8.5),
        ],
    );
    let flank = Field::ellipsoid_along(
        vec3(7.0, 16.0, 86.0),
        vec3(8.0, 9.0, 22.0),
        vec3(0.22, -1.0, 0.35),
        Vec3::X,
    );
    let columella = Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            section(0.0, -1.0, 104.0, 5.5, 5.5),
            section(0.0, -5.5, 93.0, 5.5, 5.5),
        ],
    );
    CsgBuilder::new()
        .add(0.0, bridge)
        .add(8.0, flank)
        .add(5.0, columella)
        .done()
}

pub(super) fn nostril_wing() -> Field {
    Field::ellipsoid_along(
        vec3(11.2, -0.5, 94.5),
        vec3(5.6, 6.6, 10.5),
        vec3(-0.32, 0.1, 1.0),
        Vec3::X,
    )
}

/// Low relief on the dental arch, fading towards the corners.
pub(super) fn lips() -> Field {
    let upper = Field::sweep(
        Some(Vec3::Y),
        0.0,
        &[
            section(0.0, -21.6, 92.2, 5.2, 4.9),
            section(7.0, -21.0, 91.8, 5.4, 4.9),
            section(16.0, -22.8, 87.4, 4.4, 4.4),
            section(26.0, -25.6, 79.6, 2.6, 3.0),
        ],
    );
    let lower = Field::sweep(
        Some(Vec3::Y),
        0.0,
        &[
            section(0.0, -32.8, 91.2, 5.8, 5.2),
            section(8.0, -32.2, 89.8, 5.4, 5.0),
            section(17.0, -30.0, 85.6, 4.4, 4.4),
            section(26.0, -26.8, 79.6, 2.6, 3.0),
        ],
    );
    CsgBuilder::new().add(0.0, upper).add(2.0, lower).done()
}

/// The line between the lips.
pub(super) fn mouth() -> Field {
    Field::sweep(
        Some(Vec3::Y),
        0.0,
        &[
            section(0.0, -27.4, 98.8, 1.7, 2.7),
            section(8.0, -26.9, 97.9, 1.7, 2.7),
            section(17.0, -26.4, 93.8, 1.6, 2.7),
            section(24.0, -25.8, 89.6, 1.2, 2.0),
        ],
    )
}
