//! The tube of the centrifuge at a moment, as it is drawn.
//!
//! Units of the drawing: its view box is 20 0 400 430, y down. The tube stands at x 40 to 160, its
//! bottom at y 410.

use crate::prp::{Course, Frame, PLACES, PLATELET, Run};

/// The bottom of the tube.
const BOTTOM: f32 = 410.0;
/// The height of the blood at the start.
const BLOOD: f32 = 340.0;
/// From a label to the next.
const LABEL: f32 = 66.0;
/// The lowest place of a label.
const LOWEST: f32 = 386.0;
/// A layer thinner than this share of the column has no label.
const THIN: f32 = 0.002;
/// How many platelets are drawn in a tube of blood.
const DOTS: f32 = 160.0;

/// What the tube has from its surface down.
pub const LAYERS: [&str; 3] = ["plasma", "coat", "red"];

/// What part of the platelets is in each of the [`LAYERS`], 0 to 1.
#[must_use]
pub fn platelet_shares(frame: &Frame) -> [f32; 3] {
    [
        frame.platelets.plasma,
        frame.platelets.coat,
        frame.platelets.red,
    ]
}

/// A name beside the tube.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TubeLabel {
    /// Of what: one of the [`LAYERS`], `mixed` before anything has sunk, or `kept-line`.
    pub name: &'static str,
    /// The part of the platelets that is there, 0 to 1; none for the line.
    pub share: Option<f32>,
    /// The height in the tube that it names.
    pub y: f32,
    /// The height at which it stands.
    pub text_y: f32,
}

/// The tube at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct TubeDrawing {
    /// Upper and lower edge of each of the [`LAYERS`].
    pub layers: [[f32; 2]; 3],
    /// The line below which the second spin is kept; none in the first.
    pub kept_y: Option<f32>,
    /// From the lowest up.
    pub labels: Vec<TubeLabel>,
    /// The platelets, x and y.
    pub platelets: Vec<[f32; 2]>,
}

/// The tube in a frame of a spin; `kept_percent` of the column is kept after the second. A spin or
/// frame that the run does not have makes no drawing.
#[must_use]
pub fn tube_drawing(
    run: &Run,
    spin: usize,
    frame: usize,
    kept_percent: u16,
) -> Option<TubeDrawing> {
    let first = run.courses.first()?;
    let course = run.courses.get(spin)?;
    let frame = course.frames.get(frame)?;
    let scale = BLOOD / first.height_mm;
    let y = |mm: f32| BOTTOM - mm * scale;
    let edges_mm = [course.height_mm, frame.coat_mm, frame.red_mm, 0.0];
    let kept_mm = (spin > 0).then(|| course.height_mm * f32::from(kept_percent) / 100.0);
    Some(TubeDrawing {
        layers: [0, 1, 2].map(|at| [y(edges_mm[at]), y(edges_mm[at + 1])]),
        kept_y: kept_mm.map(y),
        labels: spread(named(course, frame, edges_mm, kept_mm), y),
        platelets: platelets(first, course, frame, scale),
    })
}

/// What is named, from the surface down: heights in mm, names, shares.
type Named = (f32, &'static str, Option<f32>);

fn named(course: &Course, frame: &Frame, edges_mm: [f32; 4], kept_mm: Option<f32>) -> Vec<Named> {
    let mut names: Vec<Named> = Vec::new();
    for (at, (name, share)) in LAYERS.into_iter().zip(platelet_shares(frame)).enumerate() {
        let [top, bottom] = [edges_mm[at], edges_mm[at + 1]];
        // before anything has sunk the red cells are everywhere
        let name = if name == "red" && top >= course.height_mm {
            "mixed"
        } else {
            name
        };
        if top - bottom > course.height_mm * THIN {
            names.push((0.5 * (top + bottom), name, Some(share)));
        }
        if let Some(kept) = kept_mm.filter(|_| at == 0) {
            // from the top down, so that no leader crosses another
            let place = usize::from(kept < 0.5 * (top + bottom)).min(names.len());
            names.insert(place, (kept, "kept-line", None));
        }
    }
    names
}

/// Labels from the lowest up, each at its height or as far above it as the one below needs.
fn spread(names: Vec<Named>, y: impl Fn(f32) -> f32) -> Vec<TubeLabel> {
    let mut lowest = LOWEST;
    let mut labels = Vec::new();
    for (mm, name, share) in names.into_iter().rev() {
        let text_y = y(mm).min(lowest);
        lowest = text_y - LABEL;
        labels.push(TubeLabel {
            name,
            share,
            y: y(mm),
            text_y,
        });
    }
    labels
}

/// As many dots as there are platelets in proportion, each at the depth that has its share of them
/// above it: a dot moves as they do.
fn platelets(first: &Course, course: &Course, frame: &Frame, scale: f32) -> Vec<[f32; 2]> {
    let all: f32 = first.frames.first().map_or(0.0, |start| {
        start.profile.iter().map(|kinds| kinds[PLATELET]).sum()
    });
    let each = DOTS * course.height_mm / (first.height_mm * all);
    #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
    let step = course.height_mm * scale / PLACES as f32;
    let (mut dots, mut dot, mut above) = (Vec::new(), 0_u16, 0.0);
    let mut top = BOTTOM - course.height_mm * scale;
    for kinds in &frame.profile {
        let here = kinds[PLATELET] * each;
        while f32::from(dot) + 0.5 < above + here {
            let part = (f32::from(dot) + 0.5 - above) / here;
            // spread over the width of the tube without a pattern that the eye would follow
            let x = f32::from(48 + dot * 61 % 105);
            dots.push([x, top + part * step]);
            dot += 1;
        }
        above += here;
        top += step;
    }
    dots
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prp::{FRAMES, Settings, run};

    fn drawings() -> Vec<(usize, TubeDrawing)> {
        let run = run(&Settings::DEFAULT);
        (0..run.courses.len())
            .flat_map(|spin| (0..=FRAMES).map(move |frame| (spin, frame)))
            .map(|(spin, frame)| (spin, tube_drawing(&run, spin, frame, 25).unwrap()))
            .collect()
    }

    #[test]
    fn layers_lie_on_each_other_down_to_the_bottom() {
        for (_, drawing) in drawings() {
            let [plasma, coat, red] = drawing.layers;
            for (above, below) in [(plasma[1], coat[0]), (coat[1], red[0]), (red[1], BOTTOM)] {
                assert!((above - below).abs() < 1e-3, "{above} {below}");
            }
            for [top, bottom] in drawing.layers {
                assert!(
                    top <= bottom && top >= BOTTOM - BLOOD - 0.01,
                    "{top} {bottom}"
                );
            }
        }
    }

    #[test]
    fn labels_stand_apart_and_no_leader_crosses_another() {
        for (_, drawing) in drawings() {
            assert!(!drawing.labels.is_empty());
            for pair in drawing.labels.windows(2) {
                assert!(pair[0].text_y - pair[1].text_y >= LABEL - 1e-3, "{pair:?}");
                assert!(pair[0].y >= pair[1].y, "{pair:?}");
            }
            for label in &drawing.labels {
                assert!(label.text_y <= LOWEST && label.text_y > 0.0, "{label:?}");
            }
        }
    }

    #[test]
    fn blood_is_mixed_before_it_is_spun() {
        let (_, start) = &drawings()[0];
        assert_eq!(start.labels.len(), 1);
        assert_eq!(start.labels[0].name, "mixed");
    }

    #[test]
    fn what_is_kept_is_marked_in_the_second_spin_alone() {
        for (spin, drawing) in drawings() {
            let line = drawing
                .labels
                .iter()
                .find(|label| label.name == "kept-line");
            assert_eq!(drawing.kept_y, line.map(|line| line.y), "spin {spin}");
            assert_eq!(line.is_some(), spin == 1);
        }
    }

    #[test]
    fn every_platelet_stays_in_the_tube_and_none_is_lost_in_a_spin() {
        let all = drawings();
        for (spin, drawing) in &all {
            let start = &all[spin * (FRAMES + 1)].1;
            let (now, before) = (drawing.platelets.len(), start.platelets.len());
            assert!(now.abs_diff(before) <= 1, "{now} of {before}");
            for &[x, y] in &drawing.platelets {
                assert!((40.0..=160.0).contains(&x), "{x}");
                assert!((BOTTOM - BLOOD - 0.1..=BOTTOM + 0.1).contains(&y), "{y}");
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let first = all[0].1.platelets.len() as f32;
        assert!((first - DOTS).abs() <= 1.0, "{first}");
    }

    #[test]
    fn a_moment_that_is_not_there_is_not_drawn() {
        let run = run(&Settings::DEFAULT);
        assert_eq!(tube_drawing(&run, 2, 0, 25), None);
        assert_eq!(tube_drawing(&run, 0, FRAMES + 1, 25), None);
    }
}
