//! How far a turn of the wheel zooms.

/// Height of a line, where a wheel counts lines instead of CSS px.
const LINE_PX: f64 = 30.0;
/// Half the logarithm of the zoom per CSS px of wheel.
const HALF_PER_PX: f64 = 0.000_75;
/// The greatest such half of one event: a zoom by 5/3.
const HALF_MAX: f64 = 0.25;

/// The factor by which a wheel event zooms: near to `exp(-0.0015 * delta)`, 3/5 to 5/3; over 1 comes
/// nearer. `delta_y` is that of the event, in CSS px or in lines. Forth and back again is exactly
/// where it was.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "0.6 to 1.7")]
pub fn wheel_factor(delta_y: f64, is_lines: bool) -> f32 {
    let delta_px = if is_lines { delta_y * LINE_PX } else { delta_y };
    let half = (-delta_px * HALF_PER_PX).clamp(-HALF_MAX, HALF_MAX);
    if half.is_nan() {
        return 1.0;
    }
    ((1.0 + half) / (1.0 - half)) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forth_and_back_is_where_it_was() {
        for delta in [1.0, 53.0, 120.0, 1e9] {
            let factor = wheel_factor(delta, false) * wheel_factor(-delta, false);
            assert!((factor - 1.0).abs() < 1e-6, "{delta}: {factor}");
        }
    }

    #[test]
    fn a_wheel_zooms_by_its_way_and_never_far() {
        assert!((f64::from(wheel_factor(-120.0, false)) - 0.18_f64.exp()).abs() < 1e-3);
        assert!((wheel_factor(-4.0, true) - wheel_factor(-120.0, false)).abs() < 1e-6);
        assert!((wheel_factor(f64::NEG_INFINITY, false) - 5.0 / 3.0).abs() < 1e-6);
        assert!((wheel_factor(f64::INFINITY, false) - 0.6).abs() < 1e-6);
        assert!((wheel_factor(f64::NAN, false) - 1.0).abs() < 1e-6);
    }
}
