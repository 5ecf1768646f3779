//! How nerves of the skin end: every branch thins after each that it gives off, parts for the last
//! time, and runs out in a fine point.
//!
//! Which branches a nerve has is told with its course; what is here is alike for all. Shape
//! numbers, judged by eye.

use super::course;
use crate::anatomy::field::{Field, Section};
use glam::Vec3;

/// Radius of the very end, mm: as fine as the grid can carry.
const END_MM: f32 = 0.25;
/// A branch thins to its end over this much of its way, and over no more than this, mm.
const THINNING: (f32, f32) = (0.6, 34.0);
/// How much of a branch's cross-section is taken from what it springs from; in life branches are
/// wider together.
const TAKEN: f32 = 0.5;
/// Twigs are so much of the line that they spring from, and no shorter or longer than this, mm.
const TWIG_SHARE: f32 = 0.3;
const TWIG_MM: [f32; 2] = [9.0, 20.0];
/// Width of a twig as a share of the branch that it springs from.
const TWIG_WIDTH: f32 = 0.68;
/// How far a twig turns aside, as a share of its length.
const ASIDE: f32 = 0.5;
/// A branch that ends deeper than this under the skin ends in a muscle and has no twigs, mm.
const DEEP_MM: f32 = 5.0;
/// How far a twig keeps from the others, mm: in life some join, but rings would look like a net.
const ROOM_MM: f32 = 2.6;
/// A line longer than this parts twice at its end, mm, and where lines part, as shares of their
/// way.
const LONG_MM: f32 = 62.0;
const PARTS: [&[f32]; 2] = [&[0.62], &[0.68, 0.84]];

/// Length of a line, mm.
fn length(line: &[Section]) -> f32 {
    line.windows(2)
        .map(|pair| pair[0].at.distance(pair[1].at))
        .sum()
}

/// The radius of a line a share of the way along.
pub(super) fn radius(line: &[Section], share: f32) -> f32 {
    line[course::index(line, share)].radii[0]
}

/// A point of the line a little further than a share of the way.
pub(super) fn ahead(line: &[Section], share: f32) -> Vec3 {
    line[course::index(line, share + 0.035)
        .max(course::index(line, share) + 2)
        .min(line.len() - 1)]
    .at
}

/// Thinner from a share of the way on, where a branch of this radius leaves.
pub(super) fn thinned(line: &mut [Section], share: f32, branch: f32) {
    let from = course::index(line, share);
    for (step, section) in line.iter_mut().skip(from).enumerate() {
        let [radius, _] = section.radii;
        let left = (1.0 - TAKEN * (branch / radius).min(1.0).powi(2)).sqrt();
        // no step: over the first six points
        let left = 1.0 - (1.0 - left) * (step as f32 / 6.0).min(1.0);
        section.radii = [radius * left; 2];
    }
}

/// Thins to a point towards the end.
pub(super) fn pointed(line: &mut [Section]) {
    let reach = (length(line) * THINNING.0).min(THINNING.1);
    let mut left = 0.0;
    for i in (0..line.len()).rev() {
        if let Some(next) = line.get(i + 1) {
            left += next.at.distance(line[i].at);
        }
        let share = (left / reach).min(1.0);
        // fuller at first: a cone looks like a thorn
        let full = share * (2.0 - share);
        let radius = END_MM + (line[i].radii[0] - END_MM).max(0.0) * full;
        line[i].radii = [radius; 2];
    }
}

/// Where a line gives off its twigs, as shares of its way: nowhere if it ends in a muscle.
pub(super) fn places(line: &[Section], skin: &Field) -> &'static [f32] {
    let ends_under_skin = line
        .last()
        .is_some_and(|end| skin.distance(end.at) > -DEEP_MM);
    if ends_under_skin {
        PARTS[usize::from(length(line) > LONG_MM)]
    } else {
        &[]
    }
}

/// The twig that springs a share of the way along `line`: to the side that leads away from all
/// lines of the nerve and from the midline; none if there is room on neither.
pub(super) fn twig(
    line: &[Section],
    share: f32,
    skin: &Field,
    all: &[Vec<Section>],
) -> Option<Vec<Section>> {
    let from = course::along(line, share);
    let ahead = (ahead(line, share) - from).normalize_or_zero();
    let out = skin.gradient(from, 0.8).normalize_or_zero();
    let (aside, depth) = (
        out.cross(ahead).normalize_or_zero(),
        -skin.distance(line.last()?.at),
    );
    let long = (length(line) * TWIG_SHARE).clamp(TWIG_MM[0], TWIG_MM[1]);
    let radius = radius(line, share) * TWIG_WIDTH;
    let to = |side: f32| {
        [0.35, 0.7, 1.0].map(|way: f32| {
            let at = from + (ahead * way + aside * side * ASIDE * way.powf(1.2)) * long;
            Section {
                at: under(skin, at, depth),
                radii: [radius; 2],
            }
        })
    };
    let room = |points: &[Section; 3]| {
        let nearest = |at: Vec3| {
            all.iter()
                .flatten()
                .map(|section| section.at.distance(at))
                .fold(2.0 * at.x, f32::min)
        };
        nearest(points[1].at).min(nearest(points[2].at))
    };
    let [left, right] = [to(1.0), to(-1.0)];
    let best = if room(&left) > room(&right) {
        left
    } else {
        right
    };
    (room(&best) > ROOM_MM).then(|| best.to_vec())
}

/// The point, moved along the skin's normal until it is `depth` mm under it.
fn under(skin: &Field, at: Vec3, depth: f32) -> Vec3 {
    (0..6).fold(at, |at, _| {
        at - skin.gradient(at, 0.8).normalize_or_zero() * (skin.distance(at) + depth)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::field::round;

    fn straight() -> Vec<Section> {
        course::course(&[
            round(0.0, 0.0, 57.0, 1.0),
            round(0.0, 10.0, 57.0, 1.0),
            round(0.0, 20.0, 54.0, 1.0),
        ])
    }

    #[test]
    fn a_nerve_thins_after_a_branch_and_to_its_end() {
        let mut line = straight();
        thinned(&mut line, 0.3, 0.8);
        let (before, after) = (radius(&line, 0.2), radius(&line, 0.9));
        assert!(
            before > 0.99 && (0.75..0.9).contains(&after),
            "{before} and {after}"
        );
        pointed(&mut line);
        assert!((radius(&line, 1.0) - END_MM).abs() < 1e-4);
        assert!(
            line.windows(2)
                .all(|pair| pair[1].radii[0] <= pair[0].radii[0] + 1e-4)
        );
    }

    #[test]
    fn a_twig_lies_as_deep_as_its_branch_and_keeps_away_from_the_midline() {
        let skin = Field::ball(Vec3::ZERO, 60.0);
        assert_eq!(places(&straight(), &skin), PARTS[0]);
        let points = twig(&straight(), 0.6, &skin, &[]).expect("there is room");
        assert!(points[2].at.x > 2.0, "{}", points[2].at);
        assert!(
            points
                .iter()
                .all(|point| (-6.5..-1.0).contains(&skin.distance(point.at)))
        );
    }

    #[test]
    fn a_line_deep_in_muscle_has_no_twigs() {
        assert!(places(&straight(), &Field::ball(Vec3::ZERO, 80.0)).is_empty());
    }
}
