//! Courses: the way of a nerve or vessel as a smooth line with a width, and the tube round it.

use crate::anatomy::field::{CsgBuilder, Field, Section, catmull_rom};
use glam::Vec3;

/// Distance between the points of a finished course, mm.
const STEP_MM: f32 = 1.6;
/// Distance between the points of a shipped centreline, mm.
const CENTRELINE_STEP_MM: f32 = 3.0;

/// A trunk and its branches, ready for tubes.
pub(super) struct Course {
    /// From the spine outwards.
    pub trunk: Vec<Section>,
    /// Branches, and branches of those; twigs come last.
    pub branches: Vec<Vec<Section>>,
    /// The trunk and the branches told by name, before they thin.
    pub plain: Vec<Vec<Section>>,
}

impl Course {
    /// With all twigs.
    #[must_use]
    pub(super) fn shape(&self) -> Field {
        tree(&self.trunk, &self.branches)
    }

    /// For the first picture: without twigs and fine ends, which few triangles cannot show.
    #[must_use]
    pub(super) fn plain(&self) -> Field {
        tree(&self.plain[0], &self.plain[1..])
    }
}

/// What a course must lie between.
pub(super) struct Bed<'a> {
    /// Bone to stay out of.
    pub bone: &'a Field,
    /// Skin to stay under.
    pub skin: &'a Field,
    /// Between the wall of the nerve and the bone, mm.
    pub clearance_mm: f32,
    /// Least depth of the axis under the skin, mm.
    pub depth_mm: f32,
}

/// The same course with points `step_mm` apart.
fn resampled(line: &[Section], step_mm: f32) -> Vec<Section> {
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else {
        return Vec::new();
    };
    let mut points = vec![first];
    let mut carried = 0.0;
    for pair in line.windows(2) {
        let length = pair[0].at.distance(pair[1].at);
        let mut at = step_mm - carried;
        while at < length {
            let t = at / length;
            let mix = |k: usize| pair[0].radii[k] + (pair[1].radii[k] - pair[0].radii[k]) * t;
            points.push(Section {
                at: pair[0].at.lerp(pair[1].at, t),
                radii: [mix(0), mix(1)],
            });
            at += step_mm;
        }
        carried = length - (at - step_mm);
    }
    if points
        .last()
        .is_some_and(|point| point.at.distance(last.at) < step_mm * 0.5)
        && points.len() > 1
    {
        points.pop();
    }
    points.push(last);
    points
}

/// Rounds a line; its ends stay.
pub(super) fn relaxed(line: &mut [Section], times: usize) {
    for _ in 0..times {
        let before: Vec<Vec3> = line.iter().map(|section| section.at).collect();
        for i in 1..line.len().saturating_sub(1) {
            line[i].at = before[i] * 0.5 + (before[i - 1] + before[i + 1]) * 0.25;
        }
    }
}

/// A smooth, evenly spaced course through or near `points`.
#[must_use]
pub(super) fn course(points: &[Section]) -> Vec<Section> {
    let mut line = resampled(&catmull_rom(points, 8), STEP_MM);
    relaxed(&mut line, 6);
    line
}

/// A course that is pushed out of the bone and under the skin; bone wins.
#[must_use]
pub(super) fn laid(points: &[Section], bed: &Bed<'_>) -> Vec<Section> {
    let mut line = course(points);
    for _ in 0..14 {
        relaxed(&mut line, 2);
        line.iter_mut().for_each(|section| push(section, bed));
    }
    resampled(&line, STEP_MM)
}

/// Moves a point deep enough under the skin, then out of the bone.
fn push(section: &mut Section, bed: &Bed<'_>) {
    let shallow = bed.skin.distance(section.at) + bed.depth_mm;
    if shallow > 0.0 {
        section.at -= bed.skin.gradient(section.at, 0.8).normalize_or_zero() * shallow;
    }
    let sunk = bed.bone.distance(section.at) - (section.radii[0] + bed.clearance_mm);
    if sunk < 0.0 {
        section.at -= bed.bone.gradient(section.at, 0.6).normalize_or_zero() * sunk * 0.9;
    }
}

/// The tube round a course.
#[must_use]
pub(super) fn tube(line: &[Section]) -> Field {
    Field::sweep_dense(None, 0.0, line)
}

/// The shape cut across at both ends of its line, where it goes on beyond the model: rounded ends
/// would look like a sausage's.
#[must_use]
pub(super) fn cut_across(shape: Field, line: &[Section]) -> Field {
    let end = |last: usize, before: usize| {
        Field::half_space(line[last].at - line[before].at, line[last].at)
    };
    let (first, last) = (end(0, 1), end(line.len() - 1, line.len() - 2));
    CsgBuilder::new()
        .add(0.0, shape)
        .keep(0.5, first)
        .keep(0.5, last)
        .done()
}

/// A trunk and its branches, grown together.
#[must_use]
fn tree(trunk: &[Section], branches: &[Vec<Section>]) -> Field {
    branches
        .iter()
        .fold(CsgBuilder::new().add(0.0, tube(trunk)), |csg, branch| {
            csg.add(0.9, tube(branch))
        })
        .done()
}

/// The axis as it ships, from the first point on.
#[must_use]
pub(super) fn centreline(line: &[Section]) -> Vec<Vec3> {
    resampled(line, CENTRELINE_STEP_MM)
        .iter()
        .map(|section| section.at)
        .collect()
}

/// The point a share of the way along, 0 to 1.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a small count"
)]
pub(super) fn index(line: &[Section], share: f32) -> usize {
    ((line.len() - 1) as f32 * share.clamp(0.0, 1.0)).round() as usize
}

/// The axis point a share of the way along, 0 to 1.
#[must_use]
pub(super) fn along(line: &[Section], share: f32) -> Vec3 {
    line[index(line, share)].at
}

/// Mirrored to the right.
#[must_use]
pub(super) fn reflected(points: &[Vec3]) -> Vec<Vec3> {
    points.iter().map(|point| point.with_x(-point.x)).collect()
}

/// The greatest bend between neighbouring pieces, degrees.
#[cfg(test)]
pub(super) fn sharpest_bend_deg(line: &[Section]) -> f32 {
    line.windows(3)
        .map(|w| {
            (w[1].at - w[0].at)
                .angle_between(w[2].at - w[1].at)
                .to_degrees()
        })
        .fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::field::round;

    #[test]
    fn points_of_a_course_are_evenly_spaced() {
        let line = course(&[
            round(0., 0., 0., 1.0),
            round(10., 3., 0., 1.0),
            round(30., 0., 5., 1.0),
        ]);
        assert!(
            line.windows(2)
                .all(|pair| (0.7..2.5).contains(&pair[0].at.distance(pair[1].at)))
        );
        assert!(
            line[0].at == Vec3::ZERO
                && line[line.len() - 1].at.distance(Vec3::new(30., 0., 5.)) < 1e-3
        );
    }

    #[test]
    fn a_laid_course_keeps_out_of_bone() {
        let bone = Field::ball(Vec3::ZERO, 8.0);
        let skin = Field::ball(Vec3::ZERO, 60.0);
        let bed = Bed {
            bone: &bone,
            skin: &skin,
            clearance_mm: 0.5,
            depth_mm: 2.0,
        };
        let line = laid(
            &[
                round(-20., 1., 0., 1.0),
                round(0., 1., 0., 1.0),
                round(20., 1., 0., 1.0),
            ],
            &bed,
        );
        assert!(line.iter().all(|section| bone.distance(section.at) > 1.0));
    }
}
