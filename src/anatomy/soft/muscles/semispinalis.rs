//! Semispinalis capitis: the thick strap on each side of the midline, between the small muscles and
//! the trapezius.
//!
//! It arises from the articular and transverse processes of the lower neck and upper chest, of
//! which the model has C4 to C7, and takes hold of the skull between the nuchal lines. The greater
//! occipital nerve pierces it 13.1 mm lateral and 27.7 mm below the inion, the third occipital
//! nerve 11.5 lateral and 61.4 below (Kim 2018). Depths are shape numbers in mm.

use super::{
    super::{
        attach::{Frame, settled},
        bundles::{Weave, row},
    },
    Belly,
};
use crate::{
    anatomy::bones::{
        insertions::inferior_nuchal_line,
        landmarks::{inferior_facet, inion, spine_tip, superior_nuchal_line},
    },
    domain::{Level, Side},
};
use glam::{Vec3, vec3};

pub(super) fn belly(frame: &Frame<'_>) -> Belly {
    let (low, high) = (
        inferior_nuchal_line(Side::Left),
        superior_nuchal_line(Side::Left),
    );
    let between = |k: usize, x: f32| settled(frame.skull, low[k].lerp(high[k], 0.55).with_x(x));
    let skull = [between(0, 2.6), between(1, 12.0), between(2, 22.0)];
    let from_inion = |x: f32, below: f32, z: f32| vec3(x, inion().y - below, z);
    let beside = |level: Level| {
        let (tip, facet) = (
            spine_tip(level, Side::Left),
            inferior_facet(level, Side::Left).centre,
        );
        [
            vec3(3.0, tip.y + 1.0, tip.z - 1.0),
            vec3(13.0, tip.y + 3.0, tip.z + 2.0),
            vec3(22.0, tip.y + 6.0, facet.z.midpoint(tip.z) - 1.0),
        ]
    };
    let end = inferior_facet(Level::C7, Side::Left).centre;
    let above: [Vec3; 3] = [
        vec3(8.0, end.y + 8.0, end.z - 16.0),
        vec3(15.0, end.y + 8.0, end.z - 13.0),
        vec3(22.0, end.y + 9.0, end.z - 9.0),
    ];
    // its lowest slips here run out on the laminae and the transverse process of C7
    let foot = [
        vec3(11.0, end.y + 0.5, end.z - 12.0),
        vec3(17.0, end.y - 0.5, end.z - 9.0),
        vec3(23.0, end.y + 1.0, end.z - 7.0),
    ]
    .map(|at| settled(frame.bone, at));
    Belly {
        rows: vec![
            row(&foot, 0.8),
            row(&above, 3.0),
            row(&beside(Level::C6), 4.0),
            row(&beside(Level::C4).map(|at| at - Vec3::Z * 3.5), 4.6),
            row(
                &[
                    from_inion(3.0, 61.4, -48.5),
                    from_inion(12.0, 60.4, -47.6),
                    from_inion(21.0, 57.0, -42.0),
                ],
                4.4,
            ),
            row(
                &[
                    from_inion(3.0, 41.0, -55.0),
                    from_inion(12.5, 41.0, -54.6),
                    from_inion(22.5, 39.0, -52.6),
                ],
                3.6,
            ),
            row(
                &[
                    from_inion(3.0, 27.7, -59.0),
                    from_inion(13.1, 27.7, -57.6),
                    from_inion(23.5, 26.0, -55.6),
                ],
                3.2,
            ),
            row(
                &[
                    from_inion(2.8, 13.0, -64.5),
                    from_inion(13.0, 13.0, -62.5),
                    from_inion(23.5, 13.0, -59.0),
                ],
                2.6,
            ),
            row(&skull, 1.6),
        ],
        weave: Weave {
            bundles: 5,
            blend_mm: 1.6,
            edge: 0.7,
        },
        label: (5, 0.5),
        cell_mm: 1.1,
        error_mm: [0.25, 1.2],
    }
}
