//! [`Measurement`]: a number that a study found, with its unit, its people and where it comes from.
//!
//! Drawings and tests read these; the words of a claim tell the same numbers to readers, and
//! [`check`](super::check) holds both together.

use super::compact::{compact, listed};
use super::{ClaimStatus, Exhibit};
#[cfg(any(test, feature = "json"))]
use serde::Deserialize;

/// What a study found, as a number.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Measurement {
    /// Kebab-case id, such as `needle-to-artery`.
    pub id: String,
    /// What was found, in `unit`.
    pub value: Value,
    /// The unit of `value`.
    pub unit: Unit,
    /// How far the head was turned to one side when it was measured, degrees.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub head: Option<Value>,
    /// How many people (or scans) were measured, where it is told.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub n: Option<u32>,
    /// Id of the source.
    pub source: String,
    /// The claim whose words tell the same numbers, where there is one.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub claim: Option<String>,
    /// Whether the number was seen in its source; only then may it be shown.
    pub status: ClaimStatus,
    /// The exhibit that draws it; none where a drawing is made by it, or it is only compared with.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub exhibit: Option<Exhibit>,
}

/// A published value: a mean, with its spread if it is told, or a range, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Value {
    /// The mean, or the only number.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub mean: Option<f32>,
    /// One standard deviation of the mean.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub sd: Option<f32>,
    /// Least and greatest.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub range: Option<[f32; 2]>,
}

/// The unit of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(rename_all = "kebab-case"))]
pub enum Unit {
    /// Degrees of an angle.
    Degrees,
    /// Millimetres.
    Millimetres,
    /// Percent.
    Percent,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
}

impl Value {
    /// Mean ± one standard deviation (the mean twice where no deviation is told); none without a
    /// mean.
    #[must_use]
    pub fn deviation(&self) -> Option<[f32; 2]> {
        let (mean, sd) = (self.mean?, self.sd.unwrap_or_default());
        Some([mean - sd, mean + sd])
    }

    /// Where most of what was found lies: mean ± one standard deviation, or else the range.
    #[must_use]
    pub fn span(&self) -> Option<[f32; 2]> {
        self.deviation().or(self.range)
    }

    /// Every number of it.
    pub fn numbers(&self) -> impl Iterator<Item = f32> {
        let range = self.range.into_iter().flatten();
        self.mean.into_iter().chain(self.sd).chain(range)
    }
}

compact! {
    Measurement { id, value, unit, head, n, source, claim, status, exhibit }
    Value { mean, sd, range }
}

listed! {
    Unit [Degrees, Millimetres, Percent, Days, Weeks]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_the_deviation_or_else_the_range() {
        let alone = Value {
            mean: Some(44.0),
            ..Value::default()
        };
        assert_eq!(alone.span(), Some([44.0, 44.0]));
        let range = Value {
            range: Some([26.7, 38.9]),
            ..Value::default()
        };
        assert_eq!((range.span(), range.deviation()), (range.range, None));
        let all = Value {
            mean: Some(6.0),
            sd: Some(2.0),
            range: Some([1.5, 18.0]),
        };
        assert_eq!(all.span(), Some([4.0, 8.0]));
        assert!(all.numbers().eq([6.0, 2.0, 1.5, 18.0]));
        assert_eq!(Value::default().span(), None);
    }
}
