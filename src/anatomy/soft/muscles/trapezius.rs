//! The upper (descending) part of the trapezius: a thin sheet right under the skin of the nape.
//!
//! From the inner third of the superior nuchal line, the inion and the free edge of the nuchal
//! ligament, down and outwards to the acromion and the outer third of the collarbone, which only
//! the skin shows; below it ends along its lowest fibres, from the spine of C7 to the acromion. The
//! greater occipital nerve pierces it 22.6 mm lateral and 16.3 mm below the inion, the third
//! occipital nerve 12.9 lateral and 44.2 below (Kim 2018). It follows the skin at an even depth;
//! its outline and its furrows are shape numbers in mm, judged by eye.

use super::{
    super::{
        attach::{Frame, clear_of, settled},
        bundles::{Row, row},
    },
    under_skin,
};
use crate::{
    anatomy::{
        bones::landmarks::{inion, superior_nuchal_line},
        field::{CsgBuilder, Field, Section, catmull_rom},
    },
    domain::Side,
};
use glam::{Vec3, vec3};

/// Depth of its outer face under the skin.
const OUTER_MM: f32 = 4.0;
/// Depth of its inner face on the nape, and where it thickens towards the shoulder.
const INNER_MM: [f32; 2] = [7.2, 8.6];
/// Radius of its edges.
const EDGE_MM: f32 = 1.8;
/// Furrows between bundles: how many, and their radius where they press into the outer face.
const FURROWS: u8 = 6;
const FURROW_MM: f32 = 1.7;
/// How far the middle of a furrow's round stands off the outer face: shallow furrows need few
/// triangles.
const FURROW_LIFT_MM: f32 = 1.2;
/// How far its outer face stands off the skull.
const ON_SKULL_MM: f32 = 2.4;

/// Size of the grid's cells.
pub(super) const CELL_MM: f32 = 1.0;
/// How far the shipped surfaces may lie off: whole, first picture.
pub(super) const ERROR_MM: [f32; 2] = [0.28, 0.6];

/// Points across the fibres seen from behind: mm beside the midline and below the inion, from the
/// outer edge to the midline.
const ACROSS: [[[f32; 2]; 6]; 5] = [
    [
        [24.0, 2.0],
        [12.0, 12.0],
        [6.0, 40.0],
        [5.0, 66.0],
        [5.0, 90.0],
        [6.0, 114.0],
    ],
    [
        [27.0, 30.0],
        [20.0, 40.0],
        [14.0, 60.0],
        [13.0, 80.0],
        [13.0, 98.0],
        [13.0, 118.0],
    ],
    [
        [36.0, 72.0],
        [31.0, 80.0],
        [27.0, 90.0],
        [25.0, 102.0],
        [24.0, 114.0],
        [23.0, 124.0],
    ],
    [
        [60.0, 118.0],
        [56.0, 121.0],
        [52.0, 125.0],
        [48.0, 129.0],
        [44.0, 133.0],
        [40.0, 137.0],
    ],
    [
        [94.0, 137.0],
        [92.0, 139.5],
        [89.0, 142.0],
        [85.0, 144.5],
        [80.0, 147.0],
        [74.0, 149.0],
    ],
];

fn at(frame: &Frame<'_>, [x, below]: [f32; 2], depth: f32) -> Vec3 {
    under_skin(
        frame.skin,
        vec3(x, inion().y - below, -140.0),
        Vec3::Z,
        depth,
    )
}

/// Seen from behind: from the nuchal line down to the shoulder, ended along the fibres that run
/// from C7 to the acromion.
fn outline() -> Field {
    let front = vec3(1.0, 0.0, 1.0).normalize();
    // the free border hollows from the nuchal line to the shoulder and leaves the side of the neck
    // open
    let open = Field::ellipsoid_along(
        front * 70.5 + Vec3::Y * 25.0,
        vec3(100.0, 135.0, 900.0),
        vec3(1.0, 0.0, -1.0),
        front,
    );
    CsgBuilder::new()
        .add(
            0.0,
            Field::block(
                vec3(51.0, -52.0, -48.0),
                vec3(61.0, 88.0, 44.0),
                Vec3::Z,
                Vec3::X,
                2.0,
            ),
        )
        .cut(4.0, open)
        .keep(
            3.0,
            Field::half_space(vec3(-0.28, -1.0, 0.0), vec3(0.0, -108.0, 0.0)),
        )
        // the acromion, and the collarbone in front of it
        .keep(
            6.0,
            Field::half_space(vec3(1.0, 0.0, -0.2), vec3(102.0, 0.0, -32.0)),
        )
        .keep(
            6.0,
            Field::half_space(vec3(0.6, 0.0, 0.8), vec3(84.0, 0.0, 0.0)),
        )
        .keep(
            1.0,
            Field::half_space(vec3(0.0, 1.0, 0.0), superior_nuchal_line(Side::Left)[1]),
        )
        .done()
}

/// Where it takes hold of the skull: along the nuchal line to the inion.
fn hold(frame: &Frame<'_>) -> Field {
    let line = superior_nuchal_line(Side::Left);
    let points = [line[1].lerp(line[2], 0.7), line[1], line[0]].map(|at| Section {
        at: settled(frame.skull, at),
        radii: [2.4, 1.8],
    });
    Field::sweep(Some(Vec3::Y), 0.0, &points)
}

/// The lines across the fibres on its outer face, from above downwards.
fn rows(frame: &Frame<'_>) -> [Row; 5] {
    ACROSS.map(|line| row(&line.map(|point| at(frame, point, OUTER_MM)), FURROW_MM))
}

/// Laid along the outer face: between its points a curve would dive through the sheet.
fn furrow(rows: &[Row], share: f32, face: &Field) -> Field {
    let ends = [0.72, 1.0, 1.0, 0.9, 0.6];
    let points: Vec<Section> = rows
        .iter()
        .zip(ends)
        .map(|(row, end)| Section {
            at: row.at(share),
            radii: [FURROW_MM * end; 2],
        })
        .collect();
    let laid: Vec<Section> = catmull_rom(&points, 8)
        .into_iter()
        .map(|s| Section {
            at: settled(face, s.at),
            ..s
        })
        .collect();
    Field::sweep_dense(None, 0.0, &laid)
}

/// What lies deeper than its outer face: `depth` under the skin of the nape, and above, where skin
/// and fat are thicker, in front of a plane that leads to the skull.
fn under(frame: &Frame<'_>, depth: f32) -> Field {
    let back = vec3(0.16, 0.115, -0.96).normalize();
    let knob = superior_nuchal_line(Side::Left)[0];
    let plane = Field::half_space(back, knob + back * (ON_SKULL_MM + OUTER_MM - depth));
    CsgBuilder::new()
        .add(0.0, frame.skin.clone().offset(-depth))
        .keep(6.0, plane)
        .done()
}

/// On its outer face, where the label's line ends.
pub(super) fn anchor(frame: &Frame<'_>) -> Vec3 {
    at(frame, [26.0, 84.0], OUTER_MM + 0.4)
}

/// The left sheet, up to the midline and a little beyond.
pub(super) fn shape(frame: &Frame<'_>) -> Field {
    let [nape, shoulder] = INNER_MM;
    let face = under(frame, OUTER_MM);
    // thicker below a slanting line: what is cut out of the sheet lies deeper there
    let above = Field::half_space(vec3(-0.3, -1.0, 0.0), vec3(0.0, -52.0, 0.0));
    let inside = CsgBuilder::new()
        .add(0.0, under(frame, nape))
        .keep(24.0, above)
        .add(6.0, under(frame, shoulder))
        .done();
    let over = face.clone().offset(FURROW_LIFT_MM);
    let rows = rows(frame);
    let furrows =
        (0..FURROWS).map(|k| furrow(&rows, f32::from(k + 1) / f32::from(FURROWS + 1), &over));
    let sheet = CsgBuilder::new()
        .add(0.0, outline())
        .keep(EDGE_MM, face)
        .cut(EDGE_MM, inside)
        .add(3.0, hold(frame));
    let sheet = furrows
        .fold(sheet, |csg, furrow| csg.cut(1.3, furrow))
        .done();
    clear_of(sheet, &[frame.skull])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::soft::attach::testing::with_frame;

    /// On a lattice of 2 mm.
    #[test]
    fn the_sheet_lies_under_the_skin_and_on_the_bone() {
        with_frame(|frame| {
            let sheet = shape(frame);
            let bounds = sheet.bounds();
            let steps = ((bounds.max - bounds.min) / 2.0).as_uvec3();
            let across = (0..steps.x).flat_map(|i| (0..steps.y).map(move |j| (i, j)));
            for (i, j, k) in across.flat_map(|(i, j)| (0..steps.z).map(move |k| (i, j, k))) {
                let at = bounds.min + vec3(i as f32, j as f32, k as f32) * 2.0;
                if at.x > 1.0 && sheet.distance(at) < 0.0 {
                    let (skin, bone) = (frame.skin.distance(at), frame.bone.distance(at));
                    assert!(skin < -3.0, "{at} is {skin} mm from the skin");
                    assert!(bone > -0.4, "{at} is {bone} mm from bone");
                }
            }
        });
    }
}
