//! The program's two halves, made lean together: what neither names goes, and what is named across
//! the border gets a short name.
//!
//! `wasm-bindgen` writes the glue with names of up to 300 characters, and exports classes of
//! `wasm-streams`, which Leptos brings along for servers. wasm-metadce drops the exports that the
//! glue does not name, wasm-opt shortens the other names, and [`Names::shorten`] does the same in
//! the glue.

use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The module that the program imports from, in the program and in the glue.
const GLUE_MODULE: &str = "./atlanto_bg.js";
/// What wasm-opt calls it.
const SHORT_MODULE: &str = "a";

/// The glue without the classes of `wasm-streams`: this program has no server to stream from.
#[must_use]
pub fn without_streams(glue: &str) -> String {
    let mut kept = Vec::new();
    let mut inside = false;
    for line in glue.lines() {
        let is_finalization = line.starts_with("const IntoUnderlying");
        if line.starts_with("export class IntoUnderlying") || is_finalization {
            inside = true;
        }
        if !inside {
            kept.push(line);
        }
        // a class ends with the line that makes it disposable, a registry with its semicolon
        if line.starts_with("if (Symbol.dispose) IntoUnderlying")
            || (inside && line.starts_with("    : new FinalizationRegistry"))
        {
            inside = false;
        }
    }
    kept.join("\n") + "\n"
}

/// What wasm-metadce asks: the glue needs the exports that it names, and no others.
#[must_use]
pub fn graph(glue: &str) -> String {
    let mut names: Vec<&str> = glue
        .match_indices("wasm.")
        .filter_map(|(at, dot)| first_word(&glue[at + dot.len()..]))
        .collect();
    names.sort_unstable();
    names.dedup();
    let exports = names
        .iter()
        .map(|name| json!({ "name": name, "export": name }));
    let root = json!({ "name": "the glue", "root": true, "reaches": names });
    Value::from_iter(std::iter::once(root).chain(exports)).to_string()
}

fn first_word(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
    (end > 0).then(|| &text[..end])
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// Short names for long ones, as wasm-opt gave them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

impl Names {
    /// Reads what `wasm-opt --minify-imports-and-exports-and-modules` printed.
    ///
    /// # Errors
    /// Says what it is not.
    pub fn parse(printed: &str) -> Result<Self, String> {
        let map: Value = serde_json::from_str(printed)
            .map_err(|error| format!("wasm-opt's map of names cannot be read: {error}"))?;
        let rows = |what: &str| map[what].as_array().cloned().unwrap_or_default();
        let text = |row: &Value, at: usize| {
            row[at]
                .as_str()
                .map(ToOwned::to_owned)
                .ok_or_else(|| format!("{row} is no row of the map of names"))
        };
        let mut names = Self::default();
        for row in rows("imports") {
            names.imports.insert(text(&row, 1)?, text(&row, 2)?);
        }
        for row in rows("exports") {
            names.exports.insert(text(&row, 0)?, text(&row, 1)?);
        }
        Ok(names)
    }

    /// The glue with the short names.
    ///
    /// # Errors
    /// Names an import that the glue does not have.
    pub fn shorten(&self, glue: &str) -> Result<String, String> {
        let mut lean = String::with_capacity(glue.len());
        let (mut rest, mut renamed) = (glue, 0);
        while let Some(start) = rest.find(is_part) {
            let (before, word) = (
                &rest[..start],
                first_word(&rest[start..]).unwrap_or_default(),
            );
            lean.push_str(before);
            rest = &rest[start + word.len()..];
            let is_key = rest.starts_with(": function");
            let short = match (self.imports.get(word), self.exports.get(word)) {
                (Some(short), _) if is_key => {
                    renamed += 1;
                    short.clone()
                }
                (_, Some(short)) if lean.ends_with("wasm.") => short.clone(),
                // the glue's own functions are called as what they call
                (_, Some(short)) if word.starts_with("wasm_bindgen_") => format!("_{short}"),
                _ => word.to_owned(),
            };
            lean.push_str(&short);
        }
        lean.push_str(rest);
        if renamed != self.imports.len() {
            return Err(format!(
                "the glue has {renamed} of the {} functions that the program imports",
                self.imports.len()
            ));
        }
        if lean.contains(GLUE_MODULE) {
            Ok(lean.replace(GLUE_MODULE, SHORT_MODULE))
        } else {
            Err(format!("the glue does not name {GLUE_MODULE}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "export class IntoUnderlyingSink {\n    free() {\n        wasm.sink_free(1);\n    }\n}\nif (Symbol.dispose) IntoUnderlyingSink.x;\n\
                        const import0 = {\n    __wbg_now_12: function() { wasm.memory.buffer; wasm_bindgen_9_call(1); },\n};\n\
                        const IntoUnderlyingSinkFinalization = (x)\n    ? { }\n    : new FinalizationRegistry(ptr => wasm.sink_free(ptr, 1));\n\
                        function wasm_bindgen_9_call(a) { wasm.wasm_bindgen_9_call(a); }\n\"./atlanto_bg.js\": import0\n";
    const MAP: &str = r#"{"imports": [["./atlanto_bg.js", "__wbg_now_12", "a"]], "exports": [["memory", "b"], ["wasm_bindgen_9_call", "c"]]}"#;

    #[test]
    fn classes_for_servers_and_their_exports_go() {
        let glue = without_streams(GLUE);
        assert!(
            !glue.contains("IntoUnderlying")
                && !glue.contains("sink_free")
                && glue.contains("__wbg_now_12"),
            "{glue}"
        );
        let graph: Value = serde_json::from_str(&graph(&glue)).unwrap();
        assert_eq!(
            graph[0]["reaches"],
            json!(["memory", "wasm_bindgen_9_call"])
        );
        assert_eq!(graph[1], json!({ "name": "memory", "export": "memory" }));
    }

    #[test]
    fn both_halves_use_the_same_short_names() {
        let lean = Names::parse(MAP)
            .unwrap()
            .shorten(&without_streams(GLUE))
            .unwrap();
        let expected = "const import0 = {\n    a: function() { wasm.b.buffer; _c(1); },\n};\nfunction _c(a) { wasm.c(a); }\n\"a\": import0\n";
        assert_eq!(lean, expected);
    }

    #[test]
    fn a_function_that_the_glue_lacks_is_named_by_its_absence() {
        let names = Names::parse(&MAP.replace("__wbg_now_12", "__wbg_other")).unwrap();
        assert_eq!(
            names.shorten(GLUE),
            Err("the glue has 0 of the 1 functions that the program imports".to_owned())
        );
        assert!(Names::parse("no map").is_err());
    }
}
