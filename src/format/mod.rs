//! Numbers as readers see them: rounded, without noise, with one meaning each; and how a language
//! writes them.
//!
//! Every function here rounds half away from zero and never writes `-0`. The decimal sign is a point:
//! these are numbers for a drawing, or for the hole of a text. Holes are filled with numbers as the
//! language writes them: in the program by `Intl`, in the page without it by [`written`], which gives
//! the same (`tests/border.rs`).

mod locale;

pub use locale::{written, written_date};

/// Whether a text is a number as the functions here write it, and nothing else.
///
/// # Example
/// ```
/// use atlanto::format::is_number;
/// assert!(is_number("-2640.5") && !is_number("12°") && !is_number("-") && !is_number(""));
/// ```
#[must_use]
pub fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits
            .bytes()
            .all(|letter| letter.is_ascii_digit() || letter == b'.')
}

/// The nearest whole number; 0 for what is no number.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "saturates far beyond what is shown"
)]
pub fn rounded(number: impl Into<f64>) -> i64 {
    number.into().round() as i64
}

/// The nearest whole number, written: degrees, millimetres, CSS pixels or the units of a drawing.
#[must_use]
pub fn whole(number: impl Into<f64>) -> String {
    rounded(number).to_string()
}

/// A number to a tenth, without a decimal where that is 0: `3.5`, `10`.
#[must_use]
pub fn tenths(number: impl Into<f64>) -> String {
    // rounded by hand: `{:.1}` rounds halves to even, and a number may round to a whole one
    let tenths = rounded(number.into() * 10.0);
    if tenths % 10 == 0 {
        return (tenths / 10).to_string();
    }
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

/// A number to the nearest ten.
#[must_use]
pub fn tens(number: impl Into<f64>) -> String {
    (rounded(number.into() / 10.0) * 10).to_string()
}

/// A share of 0 to 1 as how many of 100, without a sign: the words say "of 100".
#[must_use]
pub fn of_100(share: impl Into<f64>) -> String {
    whole(share.into() * 100.0)
}

/// An angle in degrees, with its sign: `12°`.
#[must_use]
pub fn degrees(degrees: impl Into<f64>) -> String {
    format!("{}°", rounded(degrees))
}

/// A length in millimetres as whole centimetres, without the unit.
#[must_use]
pub fn centimetres(mm: impl Into<f64>) -> String {
    whole(mm.into() / 10.0)
}

/// A time in seconds as whole minutes, without the unit.
#[must_use]
pub fn minutes(seconds: impl Into<f64>) -> String {
    whole(seconds.into() / 60.0)
}

/// A time in seconds as minutes to a tenth, without the unit.
#[must_use]
pub fn minutes_in_tenths(seconds: impl Into<f64>) -> String {
    tenths(seconds.into() / 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_away_from_zero_and_nothing_is_minus_zero() {
        assert_eq!(
            [-1.5, -0.5, -0.4, 0.4, 0.5, 2.5].map(whole),
            ["-2", "-1", "0", "0", "1", "3"]
        );
        assert_eq!([f64::NAN, f64::INFINITY].map(rounded), [0, i64::MAX]);
    }

    #[test]
    fn tenths_are_short() {
        assert_eq!(
            [3.5, 10.0, 1.06, 0.04, 9.96, -0.3, -2.54, -0.04].map(tenths),
            ["3.5", "10", "1.1", "0", "10", "-0.3", "-2.5", "0"]
        );
        assert_eq!([0.05, 0.15, 0.25].map(tenths), ["0.1", "0.2", "0.3"]);
    }

    #[test]
    fn shares_are_of_100() {
        assert_eq!([0.754, 1.0, 0.0].map(of_100), ["75", "100", "0"]);
    }

    #[test]
    fn units_are_converted() {
        assert_eq!(tens(1044.9), "1040");
        assert_eq!(tens(1045.0), "1050");
        assert_eq!(centimetres(160.0), "16");
        assert_eq!([minutes(89.9_f32), minutes(90.0_f32)], ["1", "2"]);
        assert_eq!(minutes_in_tenths(90.0_f32), "1.5");
        assert_eq!(degrees(-11.6_f32), "-12°");
    }
}
