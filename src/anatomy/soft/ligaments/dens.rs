//! What ties the dens to the skull: the two alar ligaments and the thin one at its tip.
//!
//! Published (morphometry#5): alar ligaments 9 ± 2.5 mm long, 117 ± 31° to each other; 5
//! to 6 mm across is recalled.

use crate::{
    anatomy::{
        bones::insertions::{basion, dens, dens_slope},
        field::{Field, Section},
        soft::attach::{Frame, clear_of, landing},
    },
    domain::Side,
};
use glam::{Vec3, vec3};

/// Height at the dens and at the skull, and thickness, mm.
const ALAR_MM: [f32; 3] = [6.2, 6.8, 3.2];
/// The length that is aimed at, mm (column "use").
const ALAR_LENGTH_MM: f32 = 10.0;
/// Radius of the apical ligament, mm; by eye.
const APICAL_RADIUS_MM: f32 = 1.0;

/// Both ends of the left alar ligament: on the dens, on the inner side of the condyle.
pub(super) fn alar_ends(frame: &Frame<'_>) -> [Vec3; 2] {
    let from = dens_slope(Side::Left);
    // outwards and a little up; as far back as the published length asks
    let ends =
        (0..9_u8).map(|back| landing(frame.skull, from, vec3(1.0, 0.45, -0.1 * f32::from(back))));
    let miss = |end: &Vec3| (end.distance(from) - ALAR_LENGTH_MM).abs();
    [
        from,
        ends.min_by(|a, b| miss(a).total_cmp(&miss(b)))
            .unwrap_or(from),
    ]
}

pub(super) fn alar_middle(frame: &Frame<'_>) -> Vec3 {
    let [from, to] = alar_ends(frame);
    from.midpoint(to)
}

/// The left alar ligament.
pub(super) fn alar(frame: &Frame<'_>) -> Field {
    let [from, to] = alar_ends(frame);
    let way = (to - from).normalize();
    let [near, far, thin] = ALAR_MM.map(|size| size * 0.5);
    let at = |point: Vec3, high: f32, thin: f32| Section {
        at: point,
        radii: [high, thin],
    };
    let cord = Field::sweep(
        Some(Vec3::Y),
        0.1,
        &[
            at(from - way * 0.8, near, thin),
            at(from.lerp(to, 0.5), (near + far) * 0.46, thin * 0.92),
            at(to + way * 1.0, far, thin * 1.1),
        ],
    );
    clear_of(cord, &[frame.axis, frame.skull])
}

fn apical_ends(frame: &Frame<'_>) -> [Vec3; 2] {
    let edge = basion();
    let tip = landing(frame.axis, vec3(0.0, edge.y, dens(0.0).z), Vec3::NEG_Y);
    [tip, landing(frame.skull, tip, edge + Vec3::Y * 0.6 - tip)]
}

pub(super) fn apical_middle(frame: &Frame<'_>) -> Vec3 {
    let [from, to] = apical_ends(frame);
    from.midpoint(to)
}

/// From the tip of the dens to the front edge of the foramen magnum.
pub(super) fn apical(frame: &Frame<'_>) -> Field {
    let [from, to] = apical_ends(frame);
    let way = (to - from).normalize();
    let at = |point: Vec3, share: f32| Section {
        at: point,
        radii: [APICAL_RADIUS_MM * share * 1.3, APICAL_RADIUS_MM * share],
    };
    let cord = Field::sweep(
        Some(Vec3::X),
        0.0,
        &[
            at(from - way * 0.9, 1.35),
            at(from.midpoint(to), 0.95),
            at(to + way * 0.9, 1.4),
        ],
    );
    clear_of(cord, &[frame.axis, frame.skull])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::soft::attach::testing::with_frame;

    #[test]
    fn alar_ligaments_are_as_long_and_as_steep_as_published() {
        with_frame(|frame| {
            let [from, to] = alar_ends(frame);
            let length = from.distance(to);
            assert!(
                (6.5..13.0).contains(&length),
                "an alar ligament is {length} mm long"
            );
            let left = to - from;
            let angle = left.angle_between(left * vec3(-1.0, 1.0, 1.0)).to_degrees();
            assert!(
                (86.0..148.0).contains(&angle),
                "the alar ligaments meet at {angle} degrees"
            );
        });
    }
}
