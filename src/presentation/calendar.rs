//! The weeks after an injection as a calendar: when an ache is usual, not how strong it is, for
//! nobody has measured that.

use crate::content::{ClaimStatus, Facts, Measurement};

/// The days of the first week, counted from that of the injection.
const DAYS: u8 = 7;
/// Where the calendar begins, and how wide a day and a later week are drawn, units of the drawing.
const START: u16 = 20;
const DAY_WIDTH: u16 = 40;
const WEEK_WIDTH: u16 = 66;

/// A day of the first week, or a later week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CalendarCell {
    /// Which day or week.
    pub number: u8,
    /// Whether it is a week.
    pub is_week: bool,
    /// Where it begins, units of the drawing.
    pub x: u16,
    /// How wide it is, units of the drawing.
    pub width: u16,
    /// Whether the ache is worst then.
    pub is_worst: bool,
    /// How dark it is drawn, above 0 to 1: from the days when the ache is worst it fades to the end.
    pub shade: f32,
}

/// The calendar: every day of the first week, then week after week to the last in which an ache was
/// reported. Empty where the facts do not tell.
#[must_use]
pub fn ache_calendar(facts: &Facts) -> Vec<CalendarCell> {
    let seen = |id: &str| {
        let mut all = facts.measurements.iter();
        all.find(|seen| seen.id == id && seen.status == ClaimStatus::Verified)
    };
    let worst = seen("ache-worst").and_then(|worst| worst.value.range);
    let last = seen("ache-last").and_then(last_week);
    let (Some(worst), Some(last)) = (worst, last) else {
        return Vec::new();
    };
    let [from, to] = worst.map(whole);
    let days = (0..DAYS).map(|day| (day, false));
    let cells: Vec<(u8, bool)> = days.chain((2..=last).map(|week| (week, true))).collect();
    let fading = f32::from(u8::try_from(cells.len()).unwrap_or(u8::MAX)) - f32::from(to);
    let mut x = START;
    let cell = |(at, (number, is_week)): (u8, (u8, bool))| {
        let width = if is_week { WEEK_WIDTH } else { DAY_WIDTH };
        let cell = CalendarCell {
            number,
            is_week,
            x,
            width,
            is_worst: !is_week && (from..=to).contains(&number),
            shade: 1.0 - f32::from(at.saturating_sub(to)) / fading,
        };
        x += width;
        cell
    };
    (0..).zip(cells).map(cell).collect()
}

/// The last week of a measurement in weeks.
fn last_week(measurement: &Measurement) -> Option<u8> {
    measurement.value.numbers().map(whole).max()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "days and weeks are few and not negative; others are clamped"
)]
fn whole(number: f32) -> u8 {
    number as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_says_what_the_claim_says() {
        let calendar = ache_calendar(&Facts::bundled().unwrap());
        let told: Vec<(u8, bool)> = calendar
            .iter()
            .map(|cell| (cell.number, cell.is_week))
            .collect();
        let days = (0..7).map(|day| (day, false));
        let wanted: Vec<(u8, bool)> = days.chain((2..=4).map(|week| (week, true))).collect();
        assert_eq!(told, wanted, "to the end of the fourth week");
        let worst: Vec<u8> = calendar
            .iter()
            .filter(|cell| cell.is_worst)
            .map(|cell| cell.number)
            .collect();
        assert_eq!(worst, [2, 3]);
    }

    #[test]
    fn the_ache_fades_from_the_worst_days_on_and_is_there_to_the_end() {
        let calendar = ache_calendar(&Facts::bundled().unwrap());
        let shades: Vec<f32> = calendar.iter().map(|cell| cell.shade).collect();
        assert!(shades[..4].iter().all(|shade| (shade - 1.0).abs() < 1e-6));
        assert!(shades[3..].windows(2).all(|pair| pair[0] > pair[1]));
        assert!(shades.iter().all(|shade| *shade > 0.0), "{shades:?}");
    }

    #[test]
    fn cells_stand_side_by_side_in_the_drawing() {
        let calendar = ache_calendar(&Facts::bundled().unwrap());
        let touch = |pair: &[CalendarCell]| pair[0].x + pair[0].width == pair[1].x;
        assert!(calendar.windows(2).all(touch));
        let last = calendar.last().unwrap();
        assert!(last.x + last.width <= 520 - START);
    }

    #[test]
    fn without_a_number_that_was_seen_there_is_no_calendar() {
        let mut facts = Facts::bundled().unwrap();
        let last = facts.measurements.iter_mut();
        let last = last.filter(|found| found.id == "ache-last");
        last.for_each(|found| found.status = ClaimStatus::Unverified);
        assert_eq!(ache_calendar(&facts), []);
    }
}
