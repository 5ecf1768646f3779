//! The program in two modules: what every reader needs, and what is loaded with the first step that
//! needs it ([`crate::later`]).
//!
//! Works on binaryen's text, with names, after everything else is optimised. Functions of the later
//! module come by their Rust paths, and with them what only they call. A function that is called
//! through the table stays in the first module, as nothing tells who calls it; so does one that the
//! first module calls, but for the entries: those the program calls only after the second module is
//! there (`app::Later` tells), through the table, where that module puts them.
//!
//! The second module owns no memory and imports what it uses from the first one's exports. Nothing
//! is written twice.

use super::order::parts;
use crate::later::FIRST;
use std::collections::{BTreeMap, BTreeSet};

/// The two modules, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Halves {
    /// What starts.
    pub first: String,
    /// What is loaded later.
    pub later: String,
}

/// A function of a module.
struct Function<'a> {
    text: &'a str,
    calls: BTreeSet<&'a str>,
    /// It may be called by who is not known, or is not of this module.
    is_open: bool,
}

/// Splits a module in two.
///
/// # Errors
/// Names the entry that is not there: inlined, or called through the table alone.
pub fn split(module: &str, paths: &[&str], entries: &[&str]) -> Result<Halves, String> {
    let module = Module::read(module);
    let chosen = module.chosen(paths, entries);
    let mut slots = BTreeMap::new();
    for &entry in entries {
        let name = chosen
            .iter()
            .find(|name| ends_with(name, entry))
            .ok_or_else(|| format!("{entry} is no function of its own to split off"))?;
        slots.insert(*name, 0);
    }
    // the first module may also call others: closures that only the second one makes
    let first = module
        .functions
        .iter()
        .filter(|(name, _)| !chosen.contains(*name));
    slots.extend(
        first
            .flat_map(|(_, function)| function.calls.intersection(&chosen))
            .map(|name| (*name, 0)),
    );
    let (table, size) = module.table()?;
    for (place, slot) in slots.values_mut().enumerate() {
        *slot = size + place;
    }
    Ok(module.halves(&chosen, &slots, table, size + slots.len()))
}

/// A module in its parts.
struct Module<'a> {
    parts: Vec<&'a str>,
    functions: BTreeMap<&'a str, Function<'a>>,
}

impl<'a> Module<'a> {
    fn read(text: &'a str) -> Self {
        let parts = parts(text.trim_end().strip_suffix(')').unwrap_or(text));
        let mut functions = BTreeMap::new();
        for part in &parts {
            let is_import = part.starts_with(" (import ");
            if part.starts_with(" (func ") || is_import && part.contains(" (func $") {
                let start = part.find("(func $").map_or(0, |at| at + "(func ".len());
                let calls = names_after(part, "(call $").collect();
                functions.insert(
                    name_at(&part[start..]),
                    Function {
                        text: part,
                        calls,
                        is_open: is_import,
                    },
                );
            }
        }
        let mut open: Vec<&str> = parts
            .iter()
            .flat_map(|part| names_after(part, "(ref.func $"))
            .collect();
        for part in &parts {
            if part.starts_with(" (elem ")
                || part.starts_with(" (export ")
                || part.starts_with(" (start ")
            {
                open.extend(names_after(part, "$"));
            }
        }
        for name in open {
            if let Some(function) = functions.get_mut(name) {
                function.is_open = true;
            }
        }
        Self { parts, functions }
    }

    /// The functions of the second module.
    fn chosen(&self, paths: &[&str], entries: &[&str]) -> BTreeSet<&'a str> {
        let is_later = |name: &str| paths.iter().any(|path| name.contains(path));
        let closed = self
            .functions
            .iter()
            .filter(|(_, function)| !function.is_open);
        let mut chosen: BTreeSet<&str> = closed
            .clone()
            .map(|(name, _)| *name)
            .filter(|name| is_later(name))
            .collect();
        loop {
            let calls = |is_asked: &dyn Fn(&str) -> bool| -> BTreeSet<&'a str> {
                self.functions
                    .iter()
                    .filter(|(name, _)| is_asked(name))
                    .flat_map(|(_, function)| function.calls.iter().copied())
                    .collect()
            };
            // what others call by themselves goes back, and then what it calls; a closure of a
            // later room is only made there
            let foreign = calls(&|name| {
                !(chosen.contains(name) || is_later(name) && self.functions[name].is_open)
            });
            let before = chosen.len();
            chosen.retain(|name| {
                !foreign.contains(name) || entries.iter().any(|entry| ends_with(name, entry))
            });
            // what only these call comes along
            let (inner, outer) = (
                calls(&|name| chosen.contains(name)),
                calls(&|name| !chosen.contains(name)),
            );
            let is_alone = |name: &&str| {
                inner.contains(name)
                    && !outer.contains(name)
                    && !chosen.contains(name)
                    && !is_later(name)
            };
            let along: Vec<&str> = closed
                .clone()
                .map(|(name, _)| *name)
                .filter(is_alone)
                .collect();
            if chosen.len() == before && along.is_empty() {
                return chosen;
            }
            chosen.extend(along);
        }
    }

    /// The name and the size of the table of functions.
    fn table(&self) -> Result<(&'a str, usize), String> {
        let table = self
            .parts
            .iter()
            .find(|part| part.starts_with(" (table $") && part.contains(" funcref)"));
        let mut words = table
            .into_iter()
            .flat_map(|part| part.split_whitespace().skip(1));
        let found = words
            .next()
            .zip(words.next().and_then(|size| size.parse().ok()));
        found.ok_or_else(|| "the module has no table of functions".to_owned())
    }

    fn halves(
        &self,
        chosen: &BTreeSet<&'a str>,
        slots: &BTreeMap<&str, usize>,
        table: &str,
        size: usize,
    ) -> Halves {
        let mut shared = Shared::default();
        let mut later = String::from("(module\n");
        let mut first = String::new();
        let mut bodies = String::new();
        let table_text = format!("(table {table} {size} {size} funcref)");
        for part in &self.parts {
            let name = part.strip_prefix(" (func ").map(name_at);
            if part.starts_with(" (type ") || part.starts_with(" (rec") {
                later += part;
            }
            if name.is_some_and(|name| chosen.contains(name)) {
                bodies += part;
                bodies += "\n";
            } else if part.starts_with(&format!(" (table {table} ")) {
                first += &format!(" {table_text}\n");
            } else {
                first += &through_table(part, slots, table, &self.functions);
                first += "\n";
            }
        }
        for part in &self.parts {
            let Some((kind, rest)) = part
                .trim_start()
                .strip_prefix('(')
                .and_then(|rest| rest.split_once(' '))
            else {
                continue;
            };
            let name = name_at(rest);
            let is_used = |ops: &[&str]| {
                ops.iter()
                    .any(|op| names_after(&bodies, op).any(|used| used == name))
            };
            match kind {
                "memory" => later += &shared.import(&self.parts, "memory", name, part.trim()),
                "table" if name == table => {
                    later += &shared.import(&self.parts, "table", name, &table_text)
                }
                "table"
                    if is_used(&[
                        "(table.get $",
                        "(table.set $",
                        "(table.grow $",
                        "(table.size $",
                        "(table.fill $",
                    ]) =>
                {
                    later += &shared.import(&self.parts, "table", name, part.trim());
                }
                "global" if is_used(&["(global.get $", "(global.set $"]) => {
                    // without what it begins with
                    let declared = part
                        .trim()
                        .rsplit_once(" (")
                        .map_or("", |(declared, _)| declared);
                    later += &shared.import(&self.parts, "global", name, &format!("{declared})"));
                }
                _ => {}
            }
        }
        let called: BTreeSet<&str> = chosen
            .iter()
            .flat_map(|name| self.functions[name].calls.iter().copied())
            .collect();
        for name in called.difference(chosen) {
            later += &shared.import(
                &self.parts,
                "func",
                name,
                &format!("(func {name} {})", signature(self.functions[name].text)),
            );
        }
        for (name, slot) in slots {
            later += &format!(" (elem (table {table}) (i32.const {slot}) func {name})\n");
        }
        first += &shared.exports;
        Halves {
            first: first + ")\n",
            later: later + &bodies + ")\n",
        }
    }
}

/// What the first module gives the second one.
#[derive(Default)]
struct Shared {
    exports: String,
    count: usize,
}

impl Shared {
    /// An import of this, under the name that the first module exports it by; it gets one where it
    /// has none.
    fn import(&mut self, parts: &[&str], kind: &str, name: &str, declared: &str) -> String {
        let export = parts.iter().find(|part| {
            part.starts_with(" (export ") && part.contains(&format!("({kind} {name})"))
        });
        let known = export
            .and_then(|part| part.split('"').nth(1))
            .map(ToOwned::to_owned);
        let export = known.unwrap_or_else(|| {
            let export = self.count.to_string();
            self.count += 1;
            self.exports += &format!(" (export \"{export}\" ({kind} {name}))\n");
            export
        });
        format!(" (import \"{FIRST}\" \"{export}\" {declared})\n")
    }
}

/// What a function takes and gives, without names.
fn signature(function: &str) -> String {
    let head = function.lines().next().unwrap_or_default();
    let of = |open: &str| -> String {
        let types = head
            .match_indices(open)
            .filter_map(|(at, _)| head[at + 1..].split(')').next());
        // `param $0 i32` or `result i32 i32`
        types
            .map(|words| {
                format!(
                    "({}) ",
                    words
                        .split(' ')
                        .filter(|word| !word.starts_with('$'))
                        .collect::<Vec<_>>()
                        .join(" ")
                )
            })
            .collect()
    };
    (of("(param ") + &of("(result ")).trim_end().to_owned()
}

/// A function with its calls of what is loaded later made through the table.
fn through_table(
    text: &str,
    slots: &BTreeMap<&str, usize>,
    table: &str,
    functions: &BTreeMap<&str, Function<'_>>,
) -> String {
    let mut text = text.to_owned();
    let calls: Vec<usize> = text.match_indices("(call $").map(|(at, _)| at).collect();
    // from the last to the first, as calls stand in calls
    for at in calls.into_iter().rev() {
        let name = name_at(&text[at + "(call ".len()..]).to_owned();
        let Some(slot) = slots.get(name.as_str()) else {
            continue;
        };
        let kind = signature(functions[name.as_str()].text);
        text.insert_str(end_of(&text, at), &format!(" (i32.const {slot})"));
        text.replace_range(
            at..at + "(call ".len() + name.len(),
            &format!("(call_indirect {table} {kind}"),
        );
    }
    text
}

/// The place of the bracket that closes the one at `start`.
fn end_of(text: &str, start: usize) -> usize {
    let (mut depth, mut is_quoted, mut is_escaped) = (0, false, false);
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            b'(' if !is_quoted => depth += 1,
            b')' if !is_quoted => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// Every name that follows this; `before` ends with the `$` of the name.
fn names_after<'t>(text: &'t str, before: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(before)
        .map(move |(at, _)| name_at(&text[at + before.len() - 1..]))
}

/// The name at the start of a text: `$word` or `$"any \"words\""`.
fn name_at(text: &str) -> &str {
    let mut is_escaped = false;
    if text.starts_with("$\"") {
        let end = text.bytes().enumerate().skip(2).find(|&(_, byte)| {
            let ends = byte == b'"' && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            ends
        });
        return &text[..end.map_or(text.len(), |(at, _)| at + 1)];
    }
    &text[..text.find([' ', ')', '\n']).unwrap_or(text.len())]
}

fn ends_with(name: &str, path: &str) -> bool {
    name.trim_end_matches('"').ends_with(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = r#"(module
 (type $0 (func (param i32) (result i32)))
 (type $1 (func))
 (import "a" "b" (func $"now \"(\"" (type $1)))
 (global $stack (mut i32) (i32.const 64))
 (global $other i32 (i32.const 1))
 (memory $0 9)
 (table $0 7 7 funcref)
 (table $refs 128 externref)
 (elem $0 (table $0) (i32.const 1) func $"x[1]::ui::tube::tube::{closure#0}" $shared)
 (export "c" (memory $0))
 (export "d" (func $start))
 (func $start (type $1)
  (drop
   (call $"x[1]::ui::tube::tube"
    (call $"x[1]::prp::run::run"
     (call $shared
      (i32.const 2)
     )
    )
   )
  )
  (call $"x[1]::ui::tube::word")
 )
 (func $shared (type $0) (param $0 i32) (result i32)
  (local.get $0)
 )
 (func $helper (type $1)
  (call $"now \"(\"")
 )
 (func $"x[1]::ui::tube::tube::{closure#0}" (type $1)
  (call $"x[1]::ui::tube::drawing")
 )
 (func $"x[1]::ui::tube::drawing" (type $1)
  (call $"x[1]::ui::tube::word")
 )
 (func $"x[1]::ui::tube::word" (type $1)
  (call $"x[1]::ui::tube::letter")
 )
 (func $"x[1]::ui::tube::letter" (type $1)
  (nop)
 )
 (func $"x[1]::ui::tube::tube" (type $0) (param $0 i32) (result i32)
  (global.set $stack
   (call $shared
    (local.get $0)
   )
  )
  (call $helper)
  (drop
   (table.get $refs
    (i32.const 0)
   )
  )
  (i32.const 3)
 )
 (func $"x[1]::prp::run::run" (type $0) (param $0 i32) (result i32)
  (i32.load
   (local.get $0)
  )
 )
 (func $"x[1]::ui::tube::clock" (type $1)
  (nop)
 )
 (func $"x[1]::ui::centrifuge::centrifuge" (type $1)
  (nop)
 )
)
"#;

    fn halves(module: &str) -> Result<Halves, String> {
        let entries = [
            "::prp::run::run",
            "::ui::centrifuge::centrifuge",
            "::ui::tube::tube",
            "::ui::tube::clock",
        ];
        split(
            module,
            &["::prp::run::", "::ui::centrifuge::", "::ui::tube::"],
            &entries,
        )
    }

    #[test]
    fn entries_go_with_what_only_they_call_and_others_stay() {
        let Halves { first, later } = halves(MODULE).unwrap();
        let has = |text: &str, name: &str| {
            text.lines()
                .any(|line| line.starts_with(&format!(" (func {name} ")))
        };
        for name in [
            "$\"x[1]::ui::tube::tube\"",
            "$\"x[1]::ui::tube::drawing\"",
            "$\"x[1]::prp::run::run\"",
            "$helper",
        ] {
            assert!(has(&later, name) && !has(&first, name), "{name}");
        }
        // the start, a closure in the table, what the table has, what the first module calls by
        // itself, and what that calls
        let stay = [
            "start",
            "\"x[1]::ui::tube::tube::{closure#0}\"",
            "shared",
            "\"x[1]::ui::tube::word\"",
            "\"x[1]::ui::tube::letter\"",
        ];
        for name in stay.map(|name| format!("${name}")) {
            assert!(has(&first, &name) && !has(&later, &name), "{name}");
        }
    }

    #[test]
    fn calls_across_go_through_the_table() {
        let Halves { first, later } = halves(MODULE).unwrap();
        // in the order of their names: run, centrifuge, clock, drawing, tube
        let entry = |name: &str, slot: usize| {
            later.contains(&format!(
                " (elem (table $0) (i32.const {slot}) func $\"x[1]::{name}\")"
            ))
        };
        assert!(
            entry("prp::run::run", 7)
                && entry("ui::tube::drawing", 10)
                && entry("ui::tube::tube", 11),
            "{later}"
        );
        assert!(
            first.contains("(table $0 12 12 funcref)")
                && later.contains("(table $0 12 12 funcref)")
        );
        let calls: String = first
            .lines()
            .skip_while(|line| !line.contains("$start (type"))
            .take(11)
            .map(str::trim)
            .collect();
        let expected = "(call_indirect $0 (param i32) (result i32)(call_indirect $0 (param i32) (result i32)(call $shared(i32.const 2))(i32.const 7))(i32.const 11))";
        assert!(calls.contains(expected), "{calls}");
        assert!(
            first.contains("(call_indirect $0  (i32.const 10))"),
            "{first}"
        );
    }

    #[test]
    fn what_is_used_is_imported_and_nothing_else() {
        let Halves { first, later } = halves(MODULE).unwrap();
        let imports: Vec<&str> = later
            .lines()
            .filter(|line| line.starts_with(" (import"))
            .collect();
        let expected = [
            " (import \"a\" \"0\" (global $stack (mut i32)))",
            " (import \"a\" \"c\" (memory $0 9))",
            " (import \"a\" \"1\" (table $0 12 12 funcref))",
            " (import \"a\" \"2\" (table $refs 128 externref))",
            " (import \"a\" \"3\" (func $\"now \\\"(\\\"\" ))",
            " (import \"a\" \"4\" (func $\"x[1]::ui::tube::word\" ))",
            " (import \"a\" \"5\" (func $shared (param i32) (result i32)))",
        ];
        assert_eq!(imports, expected);
        assert!(
            first.contains(" (export \"3\" (func $\"now \\\"(\\\"\"))\n")
                && first.ends_with(")\n)\n"),
            "{first}"
        );
    }

    #[test]
    fn an_entry_that_is_not_there_is_named() {
        let inlined = MODULE.replace("::ui::tube::clock\"", "::ui::tube::other\"");
        assert_eq!(
            halves(&inlined).unwrap_err(),
            "::ui::tube::clock is no function of its own to split off"
        );
    }
}
