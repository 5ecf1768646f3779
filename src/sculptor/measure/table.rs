//! What was measured, as a file to read and to keep.

use super::{LEAST_GAP_MM, Report, Unit, Verdict};
use std::fmt::Write as _;

const fn sign(unit: Unit) -> &'static str {
    match unit {
        Unit::Mm => " mm",
        Unit::SquareMm => " mm²",
        Unit::Degrees => "°",
        Unit::Ratio => "",
    }
}

fn format_number(value: f32, unit: Unit) -> String {
    match unit {
        Unit::Mm | Unit::Degrees => format!("{value:.1}"),
        Unit::SquareMm => format!("{value:.0}"),
        Unit::Ratio => format!("{value:.2}"),
    }
}

/// The report as Markdown; `model` is the hash of the measured file, as in the manifest.
#[must_use]
pub fn table(report: &Report, model: &str) -> String {
    let [within, off, beyond] =
        [Verdict::Within, Verdict::Off, Verdict::Beyond].map(|verdict| report.count(verdict));
    let all = report.rows.len();
    let share = if all == 0 {
        0.0
    } else {
        100.0 * f64::from(u32::try_from(within).unwrap_or(0))
            / f64::from(u32::try_from(all).unwrap_or(1))
    };
    let mut text = String::from("# Published dimensions, and ours\n\n");
    let mut line = |words: std::fmt::Arguments<'_>| {
        // writing to a string cannot fail
        text.write_fmt(words).ok();
        text.push('\n');
    };
    line(format_args!(
        "Written by `make measure` from the triangles of `whole.glb` ({model}); how, tells `src/sculptor/measure/mod.rs`."
    ));
    line(format_args!(
        "The published value is what an adult of 1.70 to 1.75 m should have; the SD is that of the series named with it, between people."
    ));
    line(format_args!(
        "Within: at most one SD or 10 % off, whichever is more. Off: at most twice that. Beyond: more."
    ));
    line(format_args!(
        "`morphometry#3` is section 3 of `docs/sources/morphometry.md`; where a section stands alone the value is recalled, not verified.\n"
    ));
    line(format_args!(
        "{all} dimensions: {within} within ({share:.1} %), {off} off, {beyond} beyond.\n"
    ));
    line(format_args!(
        "| id | quantity | published | SD or half range | source | measured | |"
    ));
    line(format_args!("|---|---|--:|--:|---|--:|---|"));
    for row in &report.rows {
        let unit = row.published.unit;
        let verdict = match row.verdict() {
            Verdict::Within => "within",
            Verdict::Off => "**off**",
            Verdict::Beyond => "**beyond**",
        };
        let deviation = row
            .published
            .deviation
            .map_or_else(String::new, |sd| format!("{sd}"));
        let [published, measured] = [row.published.value, row.measured]
            .map(|value| format_number(value, unit) + sign(unit));
        line(format_args!(
            "| {} | {} | {published} | {deviation} | {} | {measured} | {verdict} |",
            row.id, row.quantity, row.published.source
        ));
    }
    line(format_args!("\n## How near bones come to each other\n"));
    line(format_args!("Never nearer than {LEAST_GAP_MM} mm.\n"));
    line(format_args!(
        "| between | least distance | where (x, y, z) |"
    ));
    line(format_args!("|---|--:|---|"));
    for gap in &report.gaps {
        let [one, other] = gap.between;
        line(format_args!(
            "| {one}, {other} | {:.2} mm | {:.1}, {:.1}, {:.1} |",
            gap.least_mm, gap.at.x, gap.at.y, gap.at.z
        ));
    }
    text
}
