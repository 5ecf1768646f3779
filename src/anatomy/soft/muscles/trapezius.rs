//! The upper (descending) part of the trapezius down to the height of C7: a thin sheet right under the skin of the nape.
//!
//! From the inner third of the superior nuchal line, the inion and the free edge of the nuchal ligament, down and outwards to
//! the shoulder. The greater occipital nerve pierces it 22.6 mm lateral and 16.3 mm below the inion, the third occipital nerve
//! 12.9 lateral and 44.2 below (Kim 2018). Edges and depth are shape numbers in mm, judged by eye.

use super::{
    super::{
        attach::{Frame, settled},
        bundles::{Row, Weave, row},
    },
    Belly, under_skin,
};
use crate::{
    anatomy::bones::landmarks::{inion, superior_nuchal_line},
    domain::Side,
};
use glam::{Vec3, vec3};

/// Depth of its middle under the skin.
const DEPTH_MM: f32 = 7.4;

/// Points across the fibres seen from behind: mm beside the midline and below the inion, from the outer edge to the midline.
const ACROSS: [[[f32; 2]; 8]; 5] = [
    [[26.0, 8.0], [17.0, 15.0], [8.0, 27.0], [6.0, 45.0], [6.0, 67.0], [6.0, 88.0], [7.0, 108.0], [8.0, 126.0]],
    [[29.0, 20.0], [21.0, 29.0], [14.0, 40.0], [11.0, 56.0], [11.0, 76.0], [11.0, 94.0], [12.0, 112.0], [13.0, 127.0]],
    [[36.0, 60.0], [30.0, 67.0], [27.0, 76.0], [25.0, 88.0], [24.0, 100.0], [24.0, 112.0], [24.0, 122.0], [24.0, 131.0]],
    [[50.0, 102.0], [46.0, 107.0], [43.0, 112.0], [40.0, 117.0], [38.0, 122.0], [36.0, 127.0], [35.0, 131.0], [34.0, 135.0]],
    [[62.0, 120.0], [58.0, 123.0], [54.0, 126.0], [50.0, 129.0], [47.0, 132.0], [44.0, 135.0], [42.0, 137.0], [40.0, 139.0]],
];

fn at(frame: &Frame<'_>, [x, below]: [f32; 2]) -> Vec3 {
    under_skin(frame.skin, vec3(x, inion().y - below, -140.0), Vec3::Z, DEPTH_MM)
}

/// On the nuchal line and down the midline.
fn origin(frame: &Frame<'_>) -> Row {
    let line = superior_nuchal_line(Side::Left);
    let on_skull = |at: Vec3| settled(frame.skull, at);
    let mut points = vec![on_skull(line[1].lerp(line[2], 0.7)), on_skull(line[1]), on_skull(line[0] + Vec3::X * 2.0)];
    points.extend([26.0, 52.0, 78.0, 102.0, 124.0].map(|below| at(frame, [1.8, below])));
    row(&points, 1.3)
}

pub(super) fn belly(frame: &Frame<'_>) -> Belly {
    let mut rows = vec![origin(frame)];
    rows.extend(ACROSS.iter().zip([1.3, 1.5, 1.8, 2.2, 2.4]).map(|(line, half_thickness)| {
        let points: Vec<Vec3> = line.iter().map(|&point| at(frame, point)).collect();
        row(&points, half_thickness)
    }));
    Belly { rows, weave: Weave { bundles: 8, blend_mm: 1.8, edge: 0.9 }, label: (3, 0.4), cell_mm: 1.2, error_mm: [0.28, 0.6] }
}
