//! What is marked on the resting model for clinicians: where the usual needle aims, and how far
//! artery and sac were found from there. Patients are not told where a needle aims.

use crate::app::State;
use crate::content::{Exhibit, Facts};
use crate::domain::Audience;
use crate::motion::Posture;
use crate::scene::Scene;
use glam::{Vec2, Vec3};

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// The point that the needle aims at.
    Target,
    /// Least to greatest distance that was found.
    Range,
    /// The artery: one standard deviation about its mean distance.
    Artery,
    /// The dural sac, in the same way.
    Sac,
}

/// A line on the picture; the target is a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What it stands for.
    pub kind: MarkKind,
    /// Its ends, CSS px of the plate.
    pub ends_px: [Vec2; 2],
}

/// The marks of the open step; `project` gives the place of a point (mm, frame of the scene) on the
/// plate, CSS px, if it lies before the camera.
#[must_use]
pub fn marks(
    state: &State,
    facts: &Facts,
    scene: &Scene,
    project: impl Fn(Vec3) -> Option<Vec2>,
) -> Vec<Mark> {
    let shows = |exhibit| {
        state
            .open_step(facts)
            .is_some_and(|step| step.shows(exhibit))
    };
    // what was measured, was measured with the head straight
    let is_told = state.audience == Audience::Clinician && state.posture == Posture::NEUTRAL;
    if !is_told || !shows(Exhibit::Target) {
        return Vec::new();
    }
    let Some(target) = scene.needle_target(state.side) else {
        return Vec::new();
    };
    let lateral = Vec3::X * state.side.sign();
    let mut lines = Vec::new();
    if shows(Exhibit::Corridor) {
        for (away, id, kind) in [
            (1.0, "needle-to-artery", MarkKind::Artery),
            (-1.0, "needle-to-sac", MarkKind::Sac),
        ] {
            let measured = facts.measured(Exhibit::Corridor);
            for distance in measured.filter(|distance| distance.id == id) {
                let spans = [
                    (MarkKind::Range, distance.value.range),
                    (kind, distance.value.deviation()),
                ];
                for (kind, ends_mm) in spans {
                    lines.extend(ends_mm.map(|ends_mm| (kind, ends_mm.map(|mm| away * mm))));
                }
            }
        }
    }
    lines.push((MarkKind::Target, [0.0, 0.0]));
    lines
        .into_iter()
        .filter_map(|(kind, ends_mm)| {
            let [from, to] = ends_mm.map(|mm| project(target + lateral * mm));
            Some(Mark {
                kind,
                ends_px: [from?, to?],
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Settings, samples, steps_of};
    use crate::content::Block;
    use crate::domain::{Chapter, Side};
    use crate::scene::testing::neck;

    fn needle_step(audience: Audience, side: Side) -> (State, Facts) {
        let mut facts = samples::facts();
        facts.measurements = Facts::bundled().unwrap().measurements;
        let chapter = facts
            .chapters
            .iter_mut()
            .find(|chapter| chapter.id == Chapter::Explore)
            .unwrap();
        chapter.steps[0].blocks = vec![
            Block::Exhibit(Exhibit::Target),
            Block::Exhibit(Exhibit::Corridor),
        ];
        let mut state = State::new(&Settings::default(), &facts);
        assert!(!steps_of(&facts, Chapter::Explore).is_empty());
        (state.audience, state.side) = (audience, side);
        (state, facts)
    }

    fn drawn(state: &State, facts: &Facts) -> Vec<Mark> {
        marks(state, facts, &neck(), |point| {
            Some(Vec2::new(point.x, -point.y))
        })
    }

    #[test]
    fn clinicians_see_how_far_artery_and_sac_were_found() {
        for side in [Side::Left, Side::Right] {
            let (state, facts) = needle_step(Audience::Clinician, side);
            let marks = drawn(&state, &facts);
            let kinds: Vec<_> = marks.iter().map(|mark| mark.kind).collect();
            assert_eq!(
                kinds,
                [
                    MarkKind::Range,
                    MarkKind::Artery,
                    MarkKind::Range,
                    MarkKind::Sac,
                    MarkKind::Target
                ]
            );
            let target = marks[4].ends_px[0];
            assert_eq!(marks[4].ends_px, [target; 2]);
            // the artery lies lateral of the target, the sac medial: 7.1 ± 1.8 and 6.0 ± 2.2 mm
            let aside = |at: Vec2| (at.x - target.x) * side.sign();
            let found: Vec<f32> = [1, 3]
                .iter()
                .flat_map(|&at: &usize| marks[at].ends_px.map(aside))
                .collect();
            for (found, wanted) in found.iter().zip([5.3, 8.9, -3.8, -8.2]) {
                assert!((found - wanted).abs() < 1e-3, "{side}: {found} {wanted}");
            }
        }
    }

    #[test]
    fn patients_see_no_mark_in_any_step() {
        let (state, facts) = needle_step(Audience::Patient, Side::Left);
        assert_eq!(drawn(&state, &facts), []);
        let facts = Facts::bundled().unwrap();
        let mut marked = 0;
        for chapter in &facts.chapters {
            for step in 0..chapter.steps.len() {
                let mut state = State::new(&Settings::default(), &facts);
                (state.chapter, state.step) = (chapter.id, step);
                assert_eq!(drawn(&state, &facts), [], "{step} of {}", chapter.id);
                state.audience = Audience::Clinician;
                marked += usize::from(!drawn(&state, &facts).is_empty());
            }
        }
        assert_eq!(marked, 2, "clinicians see it where it is");
    }

    #[test]
    fn nothing_is_marked_on_a_turned_head_on_other_steps_or_behind_the_camera() {
        let (mut state, facts) = needle_step(Audience::Clinician, Side::Left);
        assert_eq!(marks(&state, &facts, &neck(), |_| None), []);
        state.posture.rotation_deg = 1;
        assert_eq!(drawn(&state, &facts), []);
        let facts = samples::facts();
        let state = State::new(&Settings::default(), &facts);
        assert_eq!(drawn(&state, &facts), []);
    }
}
