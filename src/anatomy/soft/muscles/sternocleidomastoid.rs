//! Sternocleidomastoid: the strap at the side of the neck that the lesser occipital and the great
//! auricular nerve wind round.
//!
//! From the outer face of the mastoid process and the outer half of the superior nuchal line,
//! forward and down to the breastbone and the inner third of the collarbone, which only the skin
//! shows. Its depth under the skin and its edges are shape numbers in mm, judged by eye.

use super::{
    super::{
        attach::{Frame, settled},
        bundles::{Weave, row},
    },
    Belly, under_skin,
};
use crate::{
    anatomy::bones::landmarks::{mastoid_tip, superior_nuchal_line},
    domain::Side,
};
use glam::{Vec3, vec3};

/// Depth of its middle under the skin.
const DEPTH_MM: f32 = 8.6;

pub(super) fn belly(frame: &Frame<'_>) -> Belly {
    let (tip, line) = (mastoid_tip(Side::Left), superior_nuchal_line(Side::Left));
    let on_skull = |at: Vec3| settled(frame.skull, at);
    // seen from the side: y and z, met from the left
    let at = |y: f32, z: f32| under_skin(frame.skin, vec3(140.0, y, z), Vec3::NEG_X, DEPTH_MM);
    let front =
        |x: f32, y: f32| under_skin(frame.skin, vec3(x, y, 90.0), vec3(0.0, 0.0, -1.0), DEPTH_MM);
    let hold = [
        on_skull(tip + vec3(5.0, 1.0, 2.0)),
        on_skull(tip + vec3(6.0, 8.0, -10.0)),
        on_skull(line[3].lerp(line[4], 0.4)),
    ];
    let high = [at(-30.0, 9.0), at(-32.0, -3.0), at(-33.0, -20.0)];
    // below the ear, where a way in from the side would meet it
    let below_ear = [0, 1, 2].map(|k| hold[k].lerp(high[k], 0.5) + vec3(-0.8, 0.0, -0.5));
    Belly {
        rows: vec![
            row(&hold, 2.0),
            row(&below_ear, 2.8),
            row(&high, 4.7),
            row(&[at(-58.0, 17.0), at(-60.0, 5.0), at(-61.0, -9.0)], 4.8),
            row(&[front(27.0, -84.0), at(-86.0, 12.0), at(-88.0, -5.0)], 4.8),
            row(
                &[
                    front(18.0, -110.0),
                    front(28.0, -110.0),
                    front(41.0, -112.0),
                ],
                4.2,
            ),
            row(
                &[
                    front(10.0, -127.0),
                    front(21.0, -126.0),
                    front(36.0, -125.0),
                ],
                3.4,
            ),
            row(
                &[front(6.0, -139.0), front(16.0, -137.0), front(31.0, -135.0)],
                2.2,
            ),
        ],
        weave: Weave {
            bundles: 6,
            blend_mm: 1.4,
            edge: 0.7,
        },
        label: (3, 0.5),
        cell_mm: 1.3,
        error_mm: [0.28, 0.7],
    }
}
