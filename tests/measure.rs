//! The finished model against published dimensions: the kept table of `make measure`.
//!
//! At least 95 % within one standard deviation or 10 %, none beyond twice that, no two bones nearer
//! than 0.3 mm.
#![cfg(feature = "sculpt")]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use atlanto::{
    mesh::glb,
    sculptor::{
        hash::Fnv,
        measure::{LEAST_GAP_MM, measure, table},
    },
};
use std::{fs, path::PathBuf};

/// Share of dimensions that are what is published.
const WITHIN_PERCENT: f32 = 95.0;

fn kept(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("assets/models")
        .join(name)
}

fn text() -> String {
    fs::read_to_string(kept("measures.md")).unwrap()
}

/// The cells of the table whose head begins with `first`.
fn cells<'a>(text: &'a str, first: &str) -> Vec<Vec<&'a str>> {
    let head = format!("| {first} |");
    let lines = text
        .lines()
        .skip_while(|line| !line.starts_with(&head))
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    lines
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

#[test]
fn the_dimensions_are_what_is_published() {
    let text = text();
    let rows = cells(&text, "id");
    assert!(rows.len() >= 60, "only {} dimensions", rows.len());
    let mut ids: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rows.len(), "each has an id of its own");
    assert!(
        rows.iter().all(|row| row.len() == 7 && !row[4].is_empty()),
        "each has a source"
    );
    let within = rows.iter().filter(|row| row[6] == "within").count();
    let share = 100.0 * f32::from(u16::try_from(within).unwrap())
        / f32::from(u16::try_from(rows.len()).unwrap());
    assert!(share >= WITHIN_PERCENT, "{share:.1} % are within");
    let beyond: Vec<&str> = rows
        .iter()
        .filter(|row| row[6] == "**beyond**")
        .map(|row| row[0])
        .collect();
    assert_eq!(
        beyond,
        Vec::<&str>::new(),
        "further off than twice the tolerance"
    );
}

#[test]
fn no_bones_touch() {
    let text = text();
    let rows = cells(&text, "between");
    assert!(rows.len() >= 7, "only {} pairs of bones", rows.len());
    let near = rows.into_iter().filter(|row| {
        let least: f32 = row[1].trim_end_matches(" mm").parse().unwrap();
        least < LEAST_GAP_MM
    });
    assert_eq!(
        near.map(|row| row[0].to_owned()).collect::<Vec<_>>(),
        Vec::<String>::new()
    );
}

/// The model itself is not committed: where it has not been built, the manifest's hash still tells
/// a table left behind.
#[test]
fn the_kept_table_is_of_this_model_and_of_these_rulers() {
    let text = text();
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(kept("manifest.json")).unwrap()).unwrap();
    let hash = manifest
        .pointer("/files/whole.glb/hash")
        .unwrap()
        .as_str()
        .unwrap();
    assert!(
        text.contains(hash),
        "the model has changed since: `make measure`"
    );
    let Ok(bytes) = fs::read(kept("whole.glb")) else {
        return;
    };
    let report = measure(&glb::read(&bytes).unwrap()).unwrap();
    let now = table(&report, &format!("{:016x}", Fnv::of(&bytes)));
    assert!(
        now == text,
        "measured now, the table reads otherwise: `make measure`"
    );
}
