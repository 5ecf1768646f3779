//! Angles in degrees, and their sines and cosines.
//!
//! The library's own functions take any angle in radians, and what makes them right far from the
//! circle weighs 2 kB of the program. Angles here are a turn or two.

/// An angle brought into -180 (left out) to 180, degrees.
#[must_use]
pub fn wrapped(degrees: f32) -> f32 {
    degrees - ((degrees - 180.0) / 360.0).ceil() * 360.0
}

/// Sine and cosine of an angle in degrees, within a ten-millionth or two.
#[must_use]
pub fn sin_cos(degrees: f32) -> (f32, f32) {
    let quarters = (degrees / 90.0).round();
    let x = (degrees - quarters * 90.0).to_radians();
    let square = x * x;
    // Taylor's series, good to a hundred-millionth up to 45 degrees
    let sin = x
        * (1.0
            - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))));
    let cos =
        1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)));
    #[expect(
        clippy::cast_possible_truncation,
        reason = "of quarters only the last two bits are asked"
    )]
    match (quarters as i32) & 3 {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sines_and_cosines_are_those_of_the_library() {
        for tenth in -7200_i16..=7200 {
            let degrees = f32::from(tenth) / 10.0;
            let (sin, cos) = sin_cos(degrees);
            let (right_sin, right_cos) = f64::from(degrees).to_radians().sin_cos();
            assert!(
                (f64::from(sin) - right_sin).abs() < 3e-7
                    && (f64::from(cos) - right_cos).abs() < 3e-7,
                "{degrees}: {sin} {cos}"
            );
        }
    }

    #[test]
    fn angles_are_wrapped() {
        for (given, wanted) in [
            (0.0, 0.0),
            (180.0, 180.0),
            (-180.0, 180.0),
            (181.0, -179.0),
            (-541.0, 179.0),
            (720.5, 0.5),
        ] {
            assert!(
                (wrapped(given) - wanted).abs() < 1e-4,
                "{given}: {}",
                wrapped(given)
            );
        }
    }
}
