//! The curves of the tube over the time of a spin.
//!
//! Units of the plots: 3200 wide, y down; time runs from x 330 to x 3066.

use super::tube::platelet_shares;
use crate::format::rounded;
use crate::prp::{Course, Frame};
use std::fmt::Write;

/// Where the axis of time begins, and the width of a frame on it.
const TIME: [f32; 2] = [330.0, 57.0];
/// The top of both plots.
const TOP: f32 = 90.0;
/// Height of the plot of the layers, and of that of the platelets.
const HEIGHTS: f32 = 800.0;
const SHARES: f32 = 1100.0;

/// Where a frame of a spin is on the axis of time.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a few dozen")]
pub fn time_x(frame: usize) -> f32 {
    TIME[0] + frame as f32 * TIME[1]
}

/// Where a share of the platelets, 0 to 1, is in their plot.
#[must_use]
pub fn share_y(share: f32) -> f32 {
    TOP + (1.0 - share) * SHARES
}

/// The areas below the upper edges of the layers, from the surface down, as path data: the tube as
/// it is at every moment, side by side. Each covers the part of the one before that lies below it.
#[must_use]
pub fn layer_areas(course: &Course) -> [String; 3] {
    let area = |top_mm: &dyn Fn(&Frame) -> f32| {
        let line = line_through(&course.frames, |frame| {
            TOP + (1.0 - top_mm(frame) / course.height_mm) * HEIGHTS
        });
        format!("{line}V{}H{}", rounded(TOP + HEIGHTS), rounded(TIME[0]))
    };
    [
        area(&|_| course.height_mm),
        area(&|frame| frame.coat_mm),
        area(&|frame| frame.red_mm),
    ]
}

/// What part of the platelets is in each layer over time, as path data.
#[must_use]
pub fn share_curves(course: &Course) -> [String; 3] {
    [0, 1, 2].map(|layer| {
        line_through(&course.frames, |frame| {
            share_y(platelet_shares(frame)[layer])
        })
    })
}

/// A line through the frames of a spin, each at its height in a plot, as path data.
fn line_through(frames: &[Frame], y: impl Fn(&Frame) -> f32) -> String {
    let mut data = String::new();
    for (at, frame) in frames.iter().enumerate() {
        let verb = if at == 0 { 'M' } else { 'L' };
        let (x, y) = (rounded(time_x(at)), rounded(y(frame)));
        // writing to a text cannot fail
        let _ = write!(data, "{verb}{x} {y}");
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prp::{FRAMES, PLACES, Settings, Shares, run};

    fn frame(seconds: f32, coat_mm: f32, red_mm: f32, plasma: f32) -> Frame {
        Frame {
            seconds,
            coat_mm,
            red_mm,
            platelets: Shares {
                plasma,
                coat: 0.0,
                red: 1.0 - plasma,
            },
            profile: [[0.0; 3]; PLACES],
        }
    }

    #[test]
    fn curves_go_through_their_frames() {
        let course = Course {
            height_mm: 80.0,
            frames: vec![frame(0.0, 80.0, 80.0, 0.5), frame(60.0, 40.0, 20.0, 0.75)],
        };
        assert_eq!(
            layer_areas(&course),
            [
                "M330 90L387 90V890H330",
                "M330 90L387 490V890H330",
                "M330 90L387 690V890H330"
            ]
        );
        assert_eq!(
            share_curves(&course),
            ["M330 640L387 365", "M330 1190L387 1190", "M330 640L387 915"]
        );
    }

    #[test]
    fn a_spin_fills_the_axis_of_time() {
        for course in &run(&Settings::DEFAULT).courses {
            for curve in share_curves(course) {
                assert_eq!(curve.matches('L').count(), FRAMES);
                let last = curve
                    .rsplit('L')
                    .next()
                    .and_then(|point| point.split_once(' '));
                assert_eq!(last.map(|(x, _)| x), Some("3066"));
            }
        }
    }

    #[test]
    fn a_curve_of_nothing_is_empty() {
        assert_eq!(line_through(&[], |_| 0.0), "");
    }
}
