//! The rooms and the direction of dependencies between them: who may name whom.
//!
//! A room that needs more changes this table, in plain sight of whoever reviews it.

#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use std::{fs, path::Path};

/// A room, the rooms it may name, and the crates of the browser it may name.
type Rule = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

/// `content` names `scene` for the ids of views; `embed` names `content` for the ids of steps.
const ROOMS: &[Rule] = &[
    ("domain", &[], NO_BROWSER),
    ("json", &[], NO_BROWSER),
    ("format", &["domain"], NO_BROWSER),
    ("mesh", &["json"], NO_BROWSER),
    ("anatomy", &["domain"], NO_BROWSER),
    ("prp", &["domain"], NO_BROWSER),
    ("motion", &["domain", "mesh"], NO_BROWSER),
    ("scene", &["domain", "json", "mesh", "motion"], NO_BROWSER),
    ("interaction", &["scene"], NO_BROWSER),
    ("shaders", &["motion"], NO_BROWSER),
    ("content", &["domain", "scene"], NO_BROWSER),
    ("document", &["domain", "content", "format"], NO_BROWSER),
    (
        "app",
        &["domain", "prp", "content", "motion", "scene"],
        NO_BROWSER,
    ),
    (
        "presentation",
        &[
            "app", "content", "domain", "format", "motion", "prp", "scene",
        ],
        NO_BROWSER,
    ),
    (
        "embed",
        &["domain", "json", "content", "app", "motion", "prp"],
        NO_BROWSER,
    ),
    (
        "browser",
        &[],
        &[
            "gloo",
            "js_sys",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "web_sys",
        ],
    ),
    (
        "render",
        &["domain", "mesh", "motion", "scene", "shaders", "browser"],
        &["js_sys", "wasm_bindgen", "web_sys"],
    ),
    (
        "viewer",
        &[
            "domain",
            "motion",
            "scene",
            "interaction",
            "presentation",
            "content",
            "app",
            "browser",
            "render",
        ],
        NO_BROWSER,
    ),
    ("element", &[], BROWSER),
    (
        "store",
        &[
            "domain",
            "format",
            "motion",
            "prp",
            "scene",
            "presentation",
            "content",
            "document",
            "app",
            "embed",
            "browser",
            "render",
            "viewer",
        ],
        BROWSER,
    ),
    (
        "ui",
        &[
            "domain",
            "format",
            "mesh",
            "motion",
            "prp",
            "scene",
            "interaction",
            "presentation",
            "content",
            "document",
            "app",
            "browser",
            "render",
            "viewer",
            "element",
            "store",
        ],
        BROWSER,
    ),
    (
        "sculptor",
        &["domain", "anatomy", "mesh", "motion", "scene"],
        NO_BROWSER,
    ),
    (
        "site",
        &["domain", "content", "document", "app", "scene", "shaders"],
        NO_BROWSER,
    ),
];

/// What only the browser rooms may name.
const BROWSER: &[&str] = &[
    "console_error_panic_hook",
    "gloo",
    "js_sys",
    "leptos",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
];

const NO_BROWSER: &[&str] = &[];

/// The rooms whose every function gives the same for the same: no clock, files, network or
/// surroundings.
const PURE: &[&str] = &[
    "domain",
    "json",
    "format",
    "anatomy",
    "mesh",
    "prp",
    "content",
    "document",
    "motion",
    "scene",
    "interaction",
    "presentation",
    "shaders",
    "app",
    "embed",
];

/// What a pure room must not name.
const IMPURE: &[&str] = &[
    "std::time",
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
];

/// Every Rust file below `folder`, with its path relative to `src` and its text.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let shown = path
                .strip_prefix(source())
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            found.push((shown, fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

fn source() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))
}

/// The room a file of `src` belongs to.
fn room_of(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The text without comments, lines kept.
fn code(text: &str) -> String {
    text.lines()
        .map(|line| {
            if line.trim_start().starts_with("//") {
                ""
            } else {
                line
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// The line number of a byte offset.
fn line_at(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

/// Where `word` stands as a whole path segment followed by `::`, or as the last word of a `use`.
fn places(text: &str, word: &str) -> Vec<usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let ends =
        |rest: &str| rest.starts_with("::") || (rest.starts_with(';') || rest.starts_with(" as "));
    text.match_indices(word)
        .filter(|(at, _)| !text[..*at].ends_with(is_part) && ends(&text[at + word.len()..]))
        .map(|(at, _)| at)
        .collect()
}

/// The first segments named after `crate::` (or after `super::`, where that reaches a room), with
/// their lines.
fn named_rooms(text: &str) -> Vec<(usize, String)> {
    let mut named = Vec::new();
    for root in ["crate", "atlanto"] {
        for at in places(text, root)
            .into_iter()
            .filter(|at| text[at + root.len()..].starts_with("::"))
        {
            let rest = &text[at + root.len() + 2..];
            let names = if let Some(group) = rest.strip_prefix('{') {
                first_segments(group)
            } else {
                vec![first_word(rest)]
            };
            named.extend(names.into_iter().map(|name| (line_at(text, at), name)));
        }
    }
    let through_super = ROOMS.iter().flat_map(|(room, ..)| {
        text.match_indices(&format!("super::{room}::"))
            .map(|(at, _)| (at, *room))
            .collect::<Vec<_>>()
    });
    named.extend(through_super.map(|(at, room)| (line_at(text, at), room.to_owned())));
    named
}

fn first_word(text: &str) -> String {
    text.chars()
        .take_while(|&c| c.is_alphanumeric() || c == '_')
        .collect()
}

/// The first words of the members of `{…}`, given what follows its opening brace.
fn first_segments(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut member_starts) = (1, Vec::new(), true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => member_starts = true,
            c if member_starts && !c.is_whitespace() => {
                names.push(first_word(&group[at..]));
                member_starts = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

/// Every breach of the table in one file, as sentences with file and line.
fn breaches(file: &str, text: &str) -> Vec<String> {
    let room = room_of(file);
    let Some((_, rooms, crates)) = ROOMS.iter().find(|(name, ..)| *name == room) else {
        return vec![format!("{file}: the room {room} is not in the table")];
    };
    let text = code(text);
    let mut breaches = Vec::new();
    for (line, named) in named_rooms(&text) {
        if ROOMS.iter().any(|(name, ..)| *name == named)
            && named != room
            && !rooms.contains(&named.as_str())
        {
            breaches.push(format!("src/{file}:{line}: {room} may not name {named}"));
        }
    }
    // a test at the bottom of a file may measure time
    let shipped = text.find("#[cfg(test)]\nmod tests").unwrap_or(text.len());
    let banned_crates = BROWSER.iter().filter(|name| !crates.contains(name));
    let banned_std = IMPURE.iter().filter(|_| PURE.contains(&room));
    for (banned, text) in banned_crates
        .map(|name| (name, text.as_str()))
        .chain(banned_std.map(|name| (name, &text[..shipped])))
    {
        breaches.extend(places(text, banned).into_iter().map(|at| {
            format!(
                "src/{file}:{}: {room} may not name {banned}",
                line_at(text, at)
            )
        }));
    }
    breaches
}

/// The files that belong to rooms: all but the crate root and the programs.
fn room_files() -> Vec<(String, String)> {
    files(source())
        .into_iter()
        .filter(|(file, _)| {
            !["lib.rs", "main.rs"].contains(&file.as_str()) && !file.starts_with("bin/")
        })
        .collect()
}

#[test]
fn every_room_names_only_what_it_may() {
    let files = room_files();
    assert!(files.len() > 20, "only {} files were found", files.len());
    let breaches: Vec<String> = files
        .iter()
        .flat_map(|(file, text)| breaches(file, text))
        .collect();
    assert_eq!(breaches, Vec::<String>::new());
}

/// The parts of `ui`, those that may name the others first; files beside the folders come last.
const UI_PARTS: [&str; 5] = ["start", "shell", "stage", "panel", "exhibits"];

/// The parts of `ui` that a file names though it may not: those above it, and panel and stage each
/// other.
fn upward_names(file: &str, text: &str) -> Vec<String> {
    let Some(part) = file.strip_prefix("ui/").map(room_of) else {
        return Vec::new();
    };
    let place = |part: &str| UI_PARTS.iter().position(|known| *known == part);
    let own = place(part).unwrap_or(UI_PARTS.len());
    let text = code(text);
    let mut found = Vec::new();
    for (at, named) in text.match_indices("crate::ui::") {
        let named = first_word(&text[at + named.len()..]);
        let is_above = place(&named).is_some_and(|place| place < own);
        let are_neighbours = ["stage", "panel"].contains(&part) && named != part;
        let is_neighbour = are_neighbours && ["stage", "panel"].contains(&named.as_str());
        if is_above || is_neighbour {
            found.push(format!("src/{file}: {part} may not name {named}"));
        }
    }
    found
}

#[test]
fn the_parts_of_ui_name_only_what_is_below_them() {
    let files = room_files();
    let found: Vec<String> = files
        .iter()
        .flat_map(|(file, text)| upward_names(file, text))
        .collect();
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(
        upward_names("ui/exhibits/x.rs", "use crate::ui::panel::page;"),
        ["src/ui/exhibits/x.rs: exhibits may not name panel"]
    );
    assert_eq!(
        upward_names(
            "ui/slider.rs",
            "use crate::ui::{shell};\nuse crate::ui::shell::app;"
        ),
        ["src/ui/slider.rs: slider may not name shell"]
    );
    assert!(upward_names("ui/shell/x.rs", "use crate::ui::panel::page;").is_empty());
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<String> = files(source())
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(file, _)| file)
        .collect();
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn the_crate_root_knows_every_room_and_no_other() {
    let root = fs::read_to_string(source().join("lib.rs")).unwrap();
    for room in root
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|name| name.trim_end_matches(';'))
    {
        assert!(
            ROOMS.iter().any(|(name, ..)| *name == room),
            "the room {room} is not in the table"
        );
        assert!(source().join(room).is_dir() || source().join(format!("{room}.rs")).is_file());
    }
}

#[test]
fn a_breach_is_named_with_file_and_line() {
    let text = "//! doc\nuse crate::domain::Side;\nuse crate::{content::{Facts, ui}, embed};\nfn f() { web_sys::window(); }\nuse super::super::render::X;\n";
    assert_eq!(
        breaches("app/x.rs", text),
        [
            "src/app/x.rs:3: app may not name embed",
            "src/app/x.rs:5: app may not name render",
            "src/app/x.rs:4: app may not name web_sys"
        ]
    );
    assert_eq!(
        breaches("embed/x.rs", "// crate::ui::A\nuse std::time::Instant;"),
        ["src/embed/x.rs:2: embed may not name std::time"]
    );
    assert_eq!(
        breaches("render/x.rs", "use leptos::prelude::*;"),
        ["src/render/x.rs:1: render may not name leptos"]
    );
    assert_eq!(
        breaches("attic/x.rs", ""),
        ["attic/x.rs: the room attic is not in the table"]
    );
}
