//! The nuchal ligament: an upright sheet from the median crest of the skull and the spinous
//! processes to a free edge behind.
//!
//! Its free edge runs from the inion to the spinous process of C7, under the skin of the nape.
//! Depths and thickness are shape numbers in mm, judged by eye.

use crate::{
    anatomy::{
        bones::{
            insertions::opisthion,
            landmarks::{inion, spine_tip},
        },
        field::{CsgBuilder, Field, Section},
        soft::{
            attach::{Frame, landing, settled},
            bundles::{Row, Weave, row, sheet},
        },
    },
    domain::{Level, Side},
};
use glam::{Vec3, vec3};

/// How far the sheet sinks into the spines.
const SUNK_MM: f32 = 0.5;
/// Half of the thickness of the sheet.
const HALF_THICKNESS_MM: f32 = 0.6;
/// Radius of the cord along its free edge.
const EDGE_RADIUS_MM: f32 = 1.2;
/// How far the free edge lies under the skin.
const UNDER_SKIN_MM: f32 = 7.0;

/// The free edge at a height.
fn edge(frame: &Frame<'_>, y: f32) -> Vec3 {
    let outside = vec3(0.0, y, -110.0);
    landing(frame.skin, outside, Vec3::Z) + Vec3::Z * UNDER_SKIN_MM
}

/// From above downwards: where the sheet takes hold, and its free edge.
fn hold_and_edge(frame: &Frame<'_>) -> Vec<[Vec3; 2]> {
    let (crest, knob) = (opisthion(), inion());
    let on_skull = |z: f32| {
        settled(
            frame.skull,
            vec3(0.0, crest.y + (knob.y - crest.y) * 0.2, z),
        )
    };
    let mut all = vec![[
        on_skull(crest.z - 6.0),
        settled(frame.skull, knob - vec3(0.0, 2.0, 1.0)),
    ]];
    for &level in Level::ALL {
        let tip = spine_tip(level, Side::Left).with_x(0.0);
        // between the prongs of a fork it reaches deeper
        let hold = tip
            + vec3(
                0.0,
                2.0,
                if level == Level::C7 || level == Level::C1 {
                    1.6
                } else {
                    4.6
                },
            );
        let edge = if level == Level::C7 {
            tip + vec3(0.0, 0.6, -1.6)
        } else {
            edge(frame, tip.y + 1.0)
        };
        // it ends just within the bone that it meets on the way: a cut through both shows no more
        // of it
        let met = landing(frame.bone, edge, hold - edge) + (hold - edge).normalize() * SUNK_MM;
        let hold = if met.distance(edge) < hold.distance(edge) {
            met
        } else {
            hold
        };
        all.push([hold, edge]);
    }
    all
}

fn rows(frame: &Frame<'_>) -> Vec<Row> {
    hold_and_edge(frame)
        .into_iter()
        .map(|ends| row(&ends, HALF_THICKNESS_MM))
        .collect()
}

pub(super) fn anchor(frame: &Frame<'_>) -> Vec3 {
    hold_and_edge(frame)[4][1]
}

/// The ligament.
pub(super) fn shape(frame: &Frame<'_>) -> Field {
    let membrane = sheet(
        &rows(frame),
        Weave {
            bundles: 4,
            blend_mm: 1.2,
            edge: 1.0,
        },
    );
    let edge: Vec<Section> = hold_and_edge(frame)
        .into_iter()
        .map(|[_, at]| Section {
            at,
            radii: [EDGE_RADIUS_MM, EDGE_RADIUS_MM * 1.3],
        })
        .collect();
    let cord = Field::sweep(Some(Vec3::X), 0.0, &edge);
    CsgBuilder::new().add(0.0, membrane).add(1.2, cord).done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::soft::attach::testing::with_frame;

    #[test]
    fn the_free_edge_lies_behind_the_spines_and_under_the_skin() {
        with_frame(|frame| {
            for [hold, edge] in hold_and_edge(frame) {
                assert!(edge.z < hold.z, "{edge} is not behind {hold}");
                assert!(
                    frame.skin.distance(edge) < -3.0,
                    "{edge} is too near to the skin"
                );
            }
        });
    }
}
