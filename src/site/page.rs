//! The page itself: `index.html` as it is written, and what is done to it before it is served.

use std::collections::BTreeMap;

const MODELS: &str = "<!-- models -->";
const FIGURES: &str = "<!-- figures -->";
const SHADERS: &str = "<!-- shaders -->";
const STATIC_TEXT: &str = "<!-- static text -->";

/// The files that `index.html` names, as it names them: of the repository, then of the program.
pub const FILES: [&str; 5] = [
    "assets/tokens.css",
    "assets/style.css",
    "assets/icon.svg",
    "atlanto.js",
    "atlanto_bg.wasm",
];

/// `index.html` on its way to the reader.
#[derive(Clone, Debug)]
pub struct Page {
    text: String,
    names: BTreeMap<String, String>,
}

impl Page {
    /// The page as it is written.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            names: BTreeMap::new(),
        }
    }

    /// The page as it is now.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Points every link to a file at its finished part.
    ///
    /// # Errors
    /// When nothing in the page names the file.
    pub fn rename(&mut self, name: &str, part: &str) -> Result<(), String> {
        let (old, new) = (format!("\"./{name}\""), format!("\"./{part}\""));
        if !self.text.contains(&old) {
            return Err(format!("nothing in it names {old}"));
        }
        self.text = self.text.replace(&old, &new);
        self.names.insert(
            name.to_owned(),
            part.rsplit('/').next().unwrap_or(part).to_owned(),
        );
        Ok(())
    }

    /// The boot module with the names of the program's two parts in it.
    ///
    /// # Errors
    /// When a part has no name yet.
    pub fn fill_boot(&self, boot: &str) -> Result<String, String> {
        [("{glue}", "atlanto.js"), ("{wasm}", "atlanto_bg.wasm")]
            .iter()
            .try_fold(boot.to_owned(), |boot, (hole, name)| {
                let part = self
                    .names
                    .get(*name)
                    .ok_or_else(|| format!("{name} has no finished name"))?;
                Ok(boot.replace(hole, part))
            })
    }

    /// Starts the program with this module.
    pub fn start_with(&mut self, boot: &str) {
        self.before(
            "</head>",
            &format!("  <script type=\"module\" src=\"./{boot}\"></script>\n"),
        );
    }

    /// Names a piece of the model for the program, which reads the links by their ids, in this
    /// order: `model-0`, `model-1` and so on. The first one is on its way before the program is;
    /// the others wait until they are asked for.
    pub fn add_model(&mut self, id: &str, part: &str) {
        self.add_file("model/gltf-binary", id, id == "model-0", part);
    }

    /// Names a file of facts or words for the program; what the first screen needs is on its way
    /// before the program is.
    pub fn add_content(&mut self, id: &str, at_once: bool, part: &str) {
        self.add_file("application/octet-stream", id, at_once, part);
    }

    fn add_file(&mut self, kind: &str, id: &str, at_once: bool, part: &str) {
        let how = if at_once {
            "rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\""
        } else {
            "rel=\"alternate\""
        };
        self.before(
            MODELS,
            &format!("<link id=\"{id}\" {how} type=\"{kind}\" href=\"./{part}\">\n  "),
        );
    }

    /// Keeps a drawing in the page, to be shown wherever its id is used; it takes the colours of
    /// that place.
    ///
    /// # Errors
    /// When it is no SVG as `assets/figures` has them.
    pub fn add_figure(&mut self, svg: &str) -> Result<(), String> {
        let inside = svg
            .trim()
            .strip_prefix("<svg xmlns=\"http://www.w3.org/2000/svg\"")
            .and_then(|rest| rest.strip_suffix("</svg>"));
        let inside = inside
            .ok_or_else(|| "a figure is one svg element that begins with its xmlns".to_owned())?;
        self.before(
            FIGURES,
            &format!("<symbol{}</symbol>\n", inside.replace('\n', "")),
        );
        Ok(())
    }

    /// Keeps a shader in the page as a text that is not shown, where the renderer finds it by its
    /// name.
    pub fn add_shader(&mut self, name: &str, text: &str) {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        self.before(
            SHADERS,
            &format!("<pre id=\"{name}\" hidden>{text}</pre>\n"),
        );
    }

    /// Writes the words of the chapters into their place.
    pub fn add_words(&mut self, html: &str) {
        self.before(STATIC_TEXT, html);
    }

    /// Nothing the policy forbids is left, and every place is filled.
    ///
    /// # Errors
    /// Says what was found.
    pub fn check(&mut self) -> Result<(), String> {
        self.text = [MODELS, FIGURES, SHADERS, STATIC_TEXT]
            .iter()
            .fold(self.text.clone(), |text, place| text.replace(place, ""));
        let lines = self.text.lines().filter(|line| !line.trim().is_empty());
        self.text = lines.flat_map(|line| [line, "\n"]).collect();
        let tags = self
            .text
            .split('<')
            .skip(1)
            .filter_map(|rest| rest.split('>').next());
        for tag in tags {
            let inline_script = tag.starts_with("script") && !tag.contains(" src=");
            let inline_style = tag.starts_with("style") || tag.contains(" style=");
            let handler = tag
                .split_whitespace()
                .skip(1)
                .any(|word| word.starts_with("on") && word.contains("=\""));
            let foreign = tag.contains("src=\"http")
                || (tag.starts_with("link") && tag.contains("href=\"http"));
            let rooted = tag.contains("href=\"/") || tag.contains("src=\"/");
            // in a sandboxed frame every part is cross-origin: a hash there refuses what is not
            // fetched with CORS
            let integrity = tag.contains(" integrity=");
            if integrity || inline_script || inline_style || handler || foreign || rooted {
                return Err(format!(
                    "<{tag}> is inline, foreign, bound to the root of a host, or carries an integrity hash"
                ));
            }
        }
        Ok(())
    }

    fn before(&mut self, place: &str, html: &str) {
        self.text = self.text.replacen(place, &format!("{html}{place}"), 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_started_by_a_file() {
        let mut page = Page::new("<head></head>");
        page.start_with("parts/boot-1.js");
        page.check().unwrap();
        assert!(
            page.text()
                .contains("<script type=\"module\" src=\"./parts/boot-1.js\"></script>")
        );
    }

    #[test]
    fn the_page_as_written_names_every_file_once() {
        let written = include_str!("../../index.html");
        for name in FILES {
            assert_eq!(
                written.matches(&format!("\"./{name}\"")).count(),
                1,
                "{name}"
            );
        }
        Page::new(written).check().unwrap();
    }

    #[test]
    fn links_and_boot_follow_the_finished_names() {
        let mut page = Page::new("<link href=\"./atlanto.js\"><link href=\"./atlanto_bg.wasm\">");
        page.rename("atlanto.js", "parts/atlanto-1.js").unwrap();
        assert!(
            page.fill_boot("{wasm}")
                .unwrap_err()
                .contains("atlanto_bg.wasm has no finished name")
        );
        page.rename("atlanto_bg.wasm", "parts/atlanto_bg-2.wasm")
            .unwrap();
        assert_eq!(
            page.fill_boot("{glue} {wasm}").unwrap(),
            "atlanto-1.js atlanto_bg-2.wasm"
        );
        assert!(page.text().contains("\"./parts/atlanto-1.js\""));
        assert!(
            page.rename("style.css", "parts/style-3.css")
                .unwrap_err()
                .contains("style.css")
        );
    }

    #[test]
    fn a_shader_is_text_and_not_markup() {
        let mut page = Page::new("<!-- shaders -->");
        page.add_shader("a.frag", "if (a < b && c > d) {\n}");
        page.check().unwrap();
        assert_eq!(
            page.text(),
            "<pre id=\"a.frag\" hidden>if (a &lt; b &amp;&amp; c > d) {\n}</pre>\n"
        );
    }

    #[test]
    fn what_the_policy_forbids_is_refused() {
        for bad in [
            "<p style=\"x\">",
            "<style>",
            "<script>",
            "<p onclick=\"x\">",
            "<script src=\"https://x\">",
            "<link href=\"/x.css\">",
        ] {
            assert!(Page::new(bad).check().is_err(), "{bad}");
        }
        Page::new("<a href=\"https://doi.org/10\">a source may be linked</a>")
            .check()
            .unwrap();
    }
}
