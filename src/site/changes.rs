//! What has changed in the repository since the last look, and what that asks for.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// The files and folders that are watched, below the root of the repository.
pub const WATCHED: [&str; 5] = ["index.html", "assets", "src", "Cargo.toml", "Cargo.lock"];

/// What a change asks for; each does all that the ones before it do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// The site is put together again: seconds.
    Page,
    /// The program is compiled first.
    Program,
    /// The host tool is part of what changed: it is compiled as well and starts again.
    Tool,
}

/// What a change of this file asks for; `path` is relative to the repository, with slashes. None
/// when the site does not depend on it.
#[must_use]
pub fn work_for(path: &str) -> Option<Work> {
    let parts: Vec<&str> = path.split('/').collect();
    let name = parts.last()?;
    // what editors leave beside a file while they write it
    if name.starts_with('.') || name.ends_with('~') {
        return None;
    }
    match parts[..] {
        // the server reads the headers when it starts
        ["assets", "_headers"] => Some(Work::Tool),
        ["assets", "models", name] => name.ends_with(".glb").then_some(Work::Page),
        ["assets", "models", ..] => None,
        ["index.html"] | ["assets", ..] => Some(Work::Page),
        ["Cargo.toml" | "Cargo.lock"] => Some(Work::Tool),
        ["src", "main.rs"] => Some(Work::Program),
        ["src", "bin", "sculpt.rs"] => None,
        ["src", room, ..] => {
            let room = room.trim_end_matches(".rs");
            if rooms_of("sculpt").any(|other| other == room) {
                // these make the model: `make models`
                None
            } else if rooms_of("web").any(|other| other == room) {
                Some(Work::Program)
            } else {
                Some(Work::Tool)
            }
        }
        _ => None,
    }
}

/// The rooms that are compiled with this feature alone, as `lib.rs` says.
fn rooms_of(feature: &str) -> impl Iterator<Item = &'static str> {
    let gate = format!("#[cfg(feature = \"{feature}\")]");
    let root = include_str!("../lib.rs");
    root.lines()
        .zip(root.lines().skip(1))
        .filter(move |(line, _)| *line == gate)
        .filter_map(|(_, room)| room.strip_prefix("pub mod ")?.strip_suffix(';'))
}

/// The state of the watched files at the last look.
#[derive(Clone, Debug)]
pub struct Watch {
    root: PathBuf,
    seen: BTreeMap<String, (SystemTime, u64)>,
}

impl Watch {
    /// Looks at [`WATCHED`] below `root` for the first time.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        let seen = look(root);
        Self {
            root: root.to_owned(),
            seen,
        }
    }

    /// The files that were written, made or removed since the last look, in the order of their
    /// names.
    pub fn changes(&mut self) -> Vec<String> {
        let now = look(&self.root);
        let differs = |path: &&String| now.get(path.as_str()) != self.seen.get(path.as_str());
        let mut changed: Vec<String> = now
            .keys()
            .chain(self.seen.keys())
            .filter(differs)
            .cloned()
            .collect();
        changed.sort();
        changed.dedup();
        self.seen = now;
        changed
    }
}

/// Every watched file with the time of its last change and its length.
fn look(root: &Path) -> BTreeMap<String, (SystemTime, u64)> {
    let mut found = BTreeMap::new();
    let mut open: Vec<String> = WATCHED.map(str::to_owned).to_vec();
    // what vanishes between two calls is simply gone
    while let Some(path) = open.pop() {
        let full = root.join(&path);
        if let Ok(entries) = fs::read_dir(&full) {
            let names = entries.flatten().map(|entry| entry.file_name());
            open.extend(names.map(|name| format!("{path}/{}", name.to_string_lossy())));
        } else if let Ok(about) = fs::metadata(&full) {
            let changed = about.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            found.insert(path, (changed, about.len()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_file_asks_for_the_least_work_that_shows_it() {
        for (path, work) in [
            ("index.html", Some(Work::Page)),
            ("assets/style.css", Some(Work::Page)),
            ("assets/boot.js", Some(Work::Page)),
            ("assets/content/en/ui.json", Some(Work::Page)),
            ("assets/figures/mark.svg", Some(Work::Page)),
            ("assets/models/near.glb", Some(Work::Page)),
            ("assets/models/manifest.json", None),
            ("assets/models/cache/c1-0.glb", None),
            ("assets/_headers", Some(Work::Tool)),
            ("src/main.rs", Some(Work::Program)),
            ("src/ui/panel.rs", Some(Work::Program)),
            ("src/render/mod.rs", Some(Work::Program)),
            ("src/content/facts.rs", Some(Work::Tool)),
            ("src/shaders/solid.frag", Some(Work::Tool)),
            ("src/site/finish.rs", Some(Work::Tool)),
            ("src/lib.rs", Some(Work::Tool)),
            ("src/angle.rs", Some(Work::Tool)),
            ("src/anatomy/field.rs", None),
            ("src/bin/sculpt.rs", None),
            ("src/bin/site.rs", Some(Work::Tool)),
            ("Cargo.lock", Some(Work::Tool)),
            ("README.md", None),
            ("assets/.style.css.swp", None),
            ("src/ui/panel.rs~", None),
        ] {
            assert_eq!(work_for(path), work, "{path}");
        }
        assert!(Work::Page < Work::Program && Work::Program < Work::Tool);
    }

    #[test]
    fn a_look_names_what_was_written_made_and_removed() {
        let root = std::env::temp_dir().join(format!("atlanto-changes-{}", std::process::id()));
        let write = |path: &str, text: &str| fs::write(root.join(path), text).unwrap();
        fs::create_dir_all(root.join("assets/content")).unwrap();
        write("index.html", "page");
        write("assets/style.css", "a");
        let mut watch = Watch::new(&root);
        assert_eq!(watch.changes(), Vec::<String>::new());
        write("assets/style.css", "ab");
        write("assets/content/es.json", "{}");
        write("README.md", "not watched");
        fs::remove_file(root.join("index.html")).unwrap();
        assert_eq!(
            watch.changes(),
            ["assets/content/es.json", "assets/style.css", "index.html"]
        );
        assert_eq!(watch.changes(), Vec::<String>::new());
        fs::remove_dir_all(&root).unwrap();
    }
}
