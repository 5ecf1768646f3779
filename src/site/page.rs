//! The page itself: `index.html` as it is written, and what is done to it before it is served.

use super::html::escaped;
use crate::domain::Language;
use std::collections::BTreeMap;

const LANGUAGES: &str = "<!-- languages -->";
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

/// How a link asks for a file before the program does.
const PRELOAD: &str = "rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\"";

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

    /// Names a file of facts or words for the program.
    pub fn add_content(&mut self, id: &str, part: &str) {
        self.add_file("application/octet-stream", id, false, part);
    }

    /// A file that was named is on its way before the program is.
    ///
    /// # Errors
    /// When no file has this id.
    pub fn preload(&mut self, id: &str) -> Result<(), String> {
        let named = format!("<link id=\"{id}\" ");
        let (later, now) = (
            format!("{named}rel=\"alternate\""),
            format!("{named}{PRELOAD}"),
        );
        if !self.text.contains(&later) {
            return Err(format!("nothing in it is called {id}"));
        }
        self.text = self.text.replace(&later, &now);
        Ok(())
    }

    fn add_file(&mut self, kind: &str, id: &str, at_once: bool, part: &str) {
        let how = if at_once {
            PRELOAD
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

    /// Names the page of another language for search engines; `href` is relative to this page.
    pub fn add_alternate(&mut self, tag: &str, href: &str) {
        self.before(
            LANGUAGES,
            &format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{href}\">\n  "),
        );
    }

    /// Fills `{lang}`, `{dir}` and every `{ui.…}` that `index.html` holds with what `text` gives for
    /// it.
    pub fn fill_words(&mut self, language: Language, text: impl Fn(&str) -> String) {
        let mut filled = String::new();
        let mut rest = self.text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let (hole, behind) = after.split_once('}').unwrap_or((after, ""));
            let value = match hole {
                "lang" => language.tag().to_owned(),
                "dir" => language.direction().to_string(),
                id => escaped(&text(id)),
            };
            filled += before;
            filled += &value;
            rest = behind;
        }
        filled += rest;
        self.text = filled;
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
        self.text = [LANGUAGES, MODELS, FIGURES, SHADERS, STATIC_TEXT]
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
    fn what_a_page_needs_first_is_on_its_way_early() {
        let mut page = Page::new("<!-- models -->");
        page.add_content("words-es", "parts/words-es-1.bin");
        page.add_content("words-es-more", "parts/words-es-more-1.bin");
        page.preload("words-es").unwrap();
        assert!(page.preload("words-xx").is_err());
        page.check().unwrap();
        assert_eq!(page.text().matches("rel=\"preload\"").count(), 1);
        assert!(
            page.text()
                .contains("<link id=\"words-es\" rel=\"preload\"")
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
    fn the_page_as_written_holds_no_words_of_its_own() {
        let mut page = Page::new(include_str!("../../index.html"));
        page.fill_words(Language::ALL[1], |id| format!("<{id}>"));
        assert!(page.text().contains("<html lang=\"es\" dir=\"ltr\">"));
        assert!(page.text().contains("<title>&lt;ui.page.title&gt;</title>"));
        assert!(!page.text().contains(['{', '}']));
        let body = page.text().split_once("<body>").unwrap().1;
        let texts = body.split('>').filter_map(|rest| rest.split('<').next());
        let own: Vec<&str> = texts
            .map(str::trim)
            .filter(|text| !text.is_empty() && !text.starts_with("&lt;ui."))
            .collect();
        assert_eq!(own, Vec::<&str>::new());
    }

    #[test]
    fn a_page_names_those_of_other_languages() {
        let mut page = Page::new("<!-- languages -->");
        page.add_alternate("es", "./es.html");
        page.check().unwrap();
        assert_eq!(
            page.text(),
            "<link rel=\"alternate\" hreflang=\"es\" href=\"./es.html\">\n"
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
