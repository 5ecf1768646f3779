//! The built model against published dimensions, and against what is committed of it: the table of
//! `make measure` and the manifest.
//!
//! `make test-measure`, after a build. At least 95 % within one standard deviation or 10 %, none
//! beyond twice that, no two bones nearer than 0.3 mm.
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
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/measures.md");
    fs::read_to_string(file).unwrap()
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

/// A file of the model.
fn built(name: &str) -> Vec<u8> {
    fs::read(kept(name))
        .map_err(|error| format!("{name}: {error}; `make models` makes it"))
        .unwrap()
}

#[test]
fn the_manifest_is_of_the_built_files() {
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(kept("manifest.json")).unwrap()).unwrap();
    let files = manifest["files"].as_object().unwrap();
    assert!(files.len() >= 5, "only {} files", files.len());
    for (name, entry) in files {
        let bytes = built(name);
        assert_eq!(entry["bytes"], bytes.len(), "{name}");
        assert_eq!(entry["hash"], format!("{:016x}", Fnv::of(&bytes)), "{name}");
    }
}

#[test]
fn the_table_is_of_the_built_model_and_of_these_rulers() {
    let bytes = built("whole.glb");
    let report = measure(&glb::read(&bytes).unwrap()).unwrap();
    let now = table(&report, &format!("{:016x}", Fnv::of(&bytes)));
    assert!(
        now == text(),
        "measured now, the table reads otherwise: `make measure`"
    );
}
