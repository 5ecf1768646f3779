//! Citations: `kinematics#3` in a comment or text is section 3 of `docs/sources/kinematics.md`.
//!
//! Every citation leads to a section, every section can be opened by its anchor, and a name of a
//! file without a section is no citation.

#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Where citations stand: folders with what their files end in, and single files.
const READ: &[(&str, &[&str])] = &[
    ("src", &["rs", "frag", "vert", "glsl"]),
    ("tests", &["rs"]),
    ("docs", &["md"]),
    ("assets/models", &["md"]),
];

/// The numbers of the sections of each file of sources, by the name of the file.
type Sections = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` that ends in one of these.
fn files(folder: &Path, ends: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let end = path.extension().and_then(|end| end.to_str());
        if path.is_dir() {
            found.extend(files(&path, ends));
        } else if end.is_some_and(|end| ends.contains(&end)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The files of sources but their README: name without its end, and text.
fn sources() -> Vec<(String, String)> {
    files(&root().join("docs/sources"), &["md"])
        .into_iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .filter(|(name, _)| name != "README")
        .collect()
}

/// The sections of one file, and its headings that nobody can open: below the title every heading
/// begins with its anchor, `## <a id="3"></a>3. Title`, and no number stands twice.
fn sections(file: &str, text: &str) -> (BTreeSet<String>, Vec<String>) {
    let (mut sections, mut wrong) = (BTreeSet::new(), Vec::new());
    let headings = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| line.starts_with("##"));
    for (heading, line) in headings {
        let anchored = heading
            .trim_start_matches('#')
            .strip_prefix(" <a id=\"")
            .and_then(|rest| rest.split_once("\"></a>"))
            .filter(|(number, title)| {
                title
                    .strip_prefix(number)
                    .is_some_and(|rest| rest.starts_with([' ', '.']))
            });
        let is_new = anchored.is_some_and(|(number, _)| sections.insert(number.to_owned()));
        if !is_new {
            wrong.push(format!(
                "docs/sources/{file}.md:{line}: no anchor of its own"
            ));
        }
    }
    (sections, wrong)
}

/// Words before `#` and the number after it, such as `("kinematics", "3")`, with their lines.
fn citations(text: &str) -> Vec<(usize, &str, &str)> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    text.lines()
        .zip(1..)
        .flat_map(|(line, number)| {
            line.match_indices('#').filter_map(move |(at, _)| {
                let (before, after) = (&line[..at], &line[at + 1..]);
                let before = before.strip_suffix(".md").unwrap_or(before);
                let name = &before[before.trim_end_matches(is_name).len()..];
                let ends = after.find(|c: char| !c.is_ascii_digit() && c != '.');
                let section = after[..ends.unwrap_or(after.len())].trim_end_matches('.');
                (name.starts_with(|c: char| c.is_ascii_lowercase()) && !section.is_empty())
                    .then_some((number, name, section))
            })
        })
        .collect()
}

/// Citations of this text that lead nowhere, as sentences with file and line.
fn dangling(file: &str, text: &str, sections: &Sections) -> Vec<String> {
    let mut wrong: Vec<String> = citations(text)
        .into_iter()
        .filter(|(_, name, section)| {
            !sections
                .get(*name)
                .is_some_and(|known| known.contains(*section))
        })
        .map(|(line, name, section)| {
            format!("{file}:{line}: docs/sources has no section {name}#{section}")
        })
        .collect();
    // "see kinematics 3" cannot be resolved; `medical` alone is a word of English
    for name in sections.keys() {
        for (line, number) in text.lines().zip(1..) {
            let loose = line.match_indices(name.as_str()).any(|(at, _)| {
                let after = &line[at + name.len()..];
                let rest = after.trim_start_matches([' ', ',']);
                let counted = rest.strip_prefix("section").unwrap_or(rest).trim_start();
                rest.len() < after.len() && counted.starts_with(|c: char| c.is_ascii_digit())
            });
            if loose {
                wrong.push(format!("{file}:{number}: cite it as {name}#1"));
            }
        }
    }
    wrong
}

fn all_sections() -> Sections {
    sources()
        .iter()
        .map(|(name, text)| (name.clone(), sections(name, text).0))
        .collect()
}

#[test]
fn every_section_can_be_opened_and_every_file_is_listed() {
    let readme = fs::read_to_string(root().join("docs/sources/README.md")).unwrap();
    let sources = sources();
    assert!(sources.len() >= 4, "{} files", sources.len());
    for (name, text) in &sources {
        let (sections, wrong) = sections(name, text);
        assert_eq!(wrong, Vec::<String>::new());
        assert!(!sections.is_empty(), "{name}");
        let link = format!("]({name}.md)");
        assert!(
            readme.contains(&link),
            "docs/sources/README.md does not list {name}.md"
        );
    }
}

#[test]
fn every_citation_leads_to_a_section() {
    let sections = all_sections();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (folder, ends) in READ {
        for path in files(&root().join(folder), ends) {
            let shown = path.strip_prefix(root()).unwrap().to_string_lossy();
            // its own tests cite what is not there
            if shown == "tests/sources.rs" {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            count += citations(&text).len();
            wrong.extend(dangling(&shown, &text, &sections));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(count > 80, "only {count} citations were found");
}

#[test]
fn a_wrong_citation_is_named_with_file_and_line() {
    let known: Sections = [("kinematics", "3"), ("medical", "6.2")]
        .map(|(name, section)| (name.to_owned(), BTreeSet::from([section.to_owned()])))
        .into();
    let text = "//! kinematics#3, kinematics.md#3, medical#6.2.\n/// (kinematics#9, V)\nlet x = \"medical#6\";\n// anatomy#1\n";
    assert_eq!(
        dangling("src/x.rs", text, &known),
        [
            "src/x.rs:2: docs/sources has no section kinematics#9",
            "src/x.rs:3: docs/sources has no section medical#6",
            "src/x.rs:4: docs/sources has no section anatomy#1",
        ]
    );
    let loose = "// kinematics 3\n// medical, section 6.2\n// no medical content, kinematics.md\n";
    assert_eq!(
        dangling("src/x.rs", loose, &known),
        [
            "src/x.rs:1: cite it as kinematics#1",
            "src/x.rs:2: cite it as medical#1"
        ]
    );
    let code = "#[test]\nlet raw = r#\"3\"#; write!(f, \"{x:#3}\"); // issue #12, #26A1b2\n";
    assert_eq!(dangling("src/x.rs", code, &known), Vec::<String>::new());
}

#[test]
fn a_section_that_cannot_be_opened_is_named() {
    let text = "# Title\n## <a id=\"1\"></a>1. One\n### <a id=\"1.1\"></a>1.1 First\n## 2. Two\n## <a id=\"3\"></a>4. Four\n## <a id=\"1\"></a>1. Again\n";
    let (found, wrong) = sections("x", text);
    assert!(found.iter().eq(["1", "1.1"]));
    assert_eq!(
        wrong,
        [4, 5, 6].map(|line| format!("docs/sources/x.md:{line}: no anchor of its own"))
    );
}
