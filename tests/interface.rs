//! The words that the interface asks for by id are there: every `ui.…` in the code.
//!
//! An id may be made of a pattern, as `ui.side.{side}`: what fills it stands in a table here, and a
//! pattern that is not in it is a fault, so that no id goes unchecked.

#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use atlanto::{
    content::Words,
    domain::{Audience, Kind, Side, Wires},
    scene::{DisplayMode, NamedView},
};
use std::{collections::BTreeSet, fmt::Display, fs, path::Path};

/// What fills the holes of a pattern. Holes are written `{}` here, whatever the code calls them.
fn fillings() -> Vec<(&'static str, Vec<String>)> {
    fn all<T: Display>(values: &[T]) -> Vec<String> {
        values.iter().map(ToString::to_string).collect()
    }
    let listed: Vec<Kind> = Kind::ALL
        .iter()
        .copied()
        // the skin has no row of its own
        .filter(|&kind| kind != Kind::Skin)
        .collect();
    let studies = [
        "provocation",
        "block",
        "trial",
        "series",
        "records",
        "case",
        "anatomy",
        "survey",
        "review",
        "experts",
        "laboratory",
        "search",
    ];
    let certainties = ["moderate", "low", "very-low", "unknown", "not-searched"];
    let questions = ["what", "for", "against", "sure", "like", "cost"];
    // parts of drawings, as `ui` places them
    let drawn = [
        "plasma",
        "plasma.note",
        "buffy",
        "buffy.note",
        "red",
        "red.note",
        "blood",
        "anticoagulant",
        "poor",
        "rich",
        "needle",
        "unknown",
        "ache",
        "head",
        "brain",
        "joint",
        "relay",
        "relay.note",
        "felt.head",
        "felt.neck",
    ];
    let buttons = [
        "hide",
        "everything",
        "undo",
        "reset",
        "paint-mirror",
        "paint-undo",
        "paint-clear",
        "paint-share",
        "head-straight",
    ];
    vec![
        ("ui.side.{}", all(Side::ALL)),
        ("ui.sided.{}", all(Side::ALL)),
        ("ui.audience.{}", all(Audience::ALL)),
        ("ui.show.{}", all(DisplayMode::ALL)),
        ("ui.view.{}", all(NamedView::ALL)),
        ("ui.group.{}", all(&listed)),
        ("ui.wires.{}.said", all(Wires::ALL)),
        ("ui.study.{}", all(&studies)),
        ("ui.certainty.{}", all(&certainties)),
        ("ui.option.{}", all(&questions)),
        ("ui.interest.{}", all(&["sponsor", "author"])),
        ("ui.turning.{}", all(&["turn", "nod", "bend"])),
        (
            "ui.test.mark.{}",
            all(&["healthy", "cut-off", "painful", "neck"]),
        ),
        (
            "ui.corridor.{}",
            all(&["sac", "sac.least", "artery", "artery.least", "artery.most"]),
        ),
        ("ui.figure.{}", all(&drawn)),
        ("ui.{}", all(&buttons)),
    ]
}

/// Every text in quotes of Rust code that begins with `ui.`, without tests and comments.
fn asked(code: &str) -> BTreeSet<String> {
    let shipped = code
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let lines = shipped
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines
        .flat_map(|line| {
            line.split("\"ui.")
                .skip(1)
                .filter_map(|rest| rest.split_once('"'))
                .map(|(id, _)| format!("ui.{id}"))
        })
        // what only asks whether an id is one of the interface's, and preferences of Firefox
        .filter(|id| id != "ui." && !id.ends_with(".json") && !id.contains(char::is_uppercase))
        .collect()
}

/// A pattern with its holes written `{}`.
fn plain(pattern: &str) -> String {
    let mut parts = pattern.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + "{}" + part.split_once('}').map_or("", |(_, rest)| rest)
    })
}

/// What is asked for by one id or pattern and is not there.
fn missing(asked: &str, has: &dyn Fn(&str) -> bool, leads: &dyn Fn(&str) -> bool) -> Vec<String> {
    let pattern = plain(asked);
    if !pattern.contains("{}") {
        // or the beginning of ids whose end is put on elsewhere
        let there = has(asked) || leads(&format!("{}.", asked.trim_end_matches('.')));
        return if there {
            vec![]
        } else {
            vec![asked.to_owned()]
        };
    }
    match fillings().into_iter().find(|(known, _)| *known == pattern) {
        None => vec![format!(
            "{pattern} is not in the table of tests/interface.rs"
        )],
        Some((_, fillings)) => fillings
            .iter()
            .map(|filling| pattern.replacen("{}", filling, 1))
            .filter(|id| !has(id))
            .collect(),
    }
}

fn rust_files(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            texts.push(fs::read_to_string(&path).unwrap());
        }
    }
    texts
}

#[test]
fn every_word_that_the_code_asks_for_is_there() {
    let words = Words::bundled().unwrap();
    let ids: BTreeSet<String> = words.iter().map(|(id, _)| id.to_owned()).collect();
    let has = |id: &str| ids.contains(id);
    let leads = |start: &str| ids.iter().any(|id| id.starts_with(start));
    let code = rust_files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
    let asked: BTreeSet<String> = code.iter().flat_map(|text| asked(text)).collect();
    assert!(asked.len() > 100, "only {} ids were found", asked.len());
    let missing: Vec<String> = asked
        .iter()
        .flat_map(|id| missing(id, &has, &leads))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn what_is_missing_is_found() {
    let code = "// \"ui.comment\"\nsay(\"ui.back\"); say(\"ui.bcak\");\nformat!(\"ui.side.{side}\");\nformat!(\"ui.odd.{}\", x)\n#[cfg(test)]\nmod tests { \"ui.test-only\" }";
    let there = ["ui.back", "ui.side.left"];
    let has = |id: &str| there.contains(&id);
    let leads = |start: &str| there.iter().any(|id| id.starts_with(start));
    let found: Vec<String> = asked(code)
        .iter()
        .flat_map(|id| missing(id, &has, &leads))
        .collect();
    assert_eq!(
        found,
        [
            "ui.bcak",
            "ui.odd.{} is not in the table of tests/interface.rs",
            "ui.side.right"
        ]
    );
}
