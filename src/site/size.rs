//! Weighs the finished site against its budgets: brotli 11, 1 kB = 1000 bytes.

use super::finish::MODELS;
use std::{
    fmt, fs,
    io::{self, Write},
    path::Path,
};

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight {
    /// What was weighed.
    pub what: &'static str,
    /// Bytes, compressed where the line is of texts or models.
    pub bytes: usize,
    /// Bytes allowed, where there is a budget.
    pub limit: Option<usize>,
    /// What the number is made of.
    pub note: &'static str,
}

impl Weight {
    /// Whether the budget is kept.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.limit.is_none_or(|limit| self.bytes <= limit)
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limit = self.limit.map_or_else(|| "-".to_owned(), kilobytes);
        let mark = if self.fits() { "" } else { "  OVER" };
        write!(
            f,
            "{:<28}{:>9}{limit:>9}{mark:<7} {}",
            self.what,
            kilobytes(self.bytes),
            self.note
        )
    }
}

/// The weights of a finished site.
///
/// # Errors
/// When a part is missing.
pub fn weigh(dist: &Path) -> io::Result<Vec<Weight>> {
    let page = fs::read_to_string(dist.join("index.html"))?;
    let (shell, words) = apart(&page);
    let part = |start: &str, end: &str| packed_part(dist, start, end);
    let css = part("tokens-", ".css")? + part("style-", ".css")?;
    let glue = part("atlanto-", ".js")? + part("boot-", ".js")?;
    let whole = MODELS[1..].iter().try_fold(0, |sum, name| {
        part(&name.replace(".glb", "-"), ".glb").map(|bytes| sum + bytes)
    })?;
    let english = part("words-en-", ".bin")? - part("words-en-more-", ".bin")?;
    let weight = |what, bytes, limit: Option<usize>, note| Weight {
        what,
        bytes,
        limit: limit.map(|kilo| kilo * 1000),
        note,
    };
    Ok(vec![
        weight(
            "wasm + JS glue",
            part("atlanto_bg-", ".wasm")? + glue,
            Some(260),
            "one module, its glue and the boot module",
        ),
        weight(
            "CSS + drawings + shaders",
            packed(shell.as_bytes())? + css,
            Some(30),
            "shell of index.html with drawings and shaders, and both style sheets",
        ),
        weight(
            "words in the page",
            packed(words.as_bytes())?,
            None,
            "text of all chapters in index.html, for no wasm",
        ),
        weight(
            "model, first picture",
            part("first-", ".glb")?,
            Some(90),
            "",
        ),
        weight(
            "model, whole",
            whole,
            Some(450),
            "in pieces, the most important first",
        ),
        weight("English, first screen", english, Some(12), "one language"),
        weight(
            "English, long texts",
            part("words-en-more-", ".bin")?,
            None,
            "fetched after the first screen",
        ),
        weight(
            "Spanish",
            part("words-es-", ".bin")?,
            Some(12),
            "one language",
        ),
        weight(
            "facts",
            part("facts-", ".bin")?,
            None,
            "no language in them",
        ),
        weight(
            "largest still",
            largest(&dist.join("stills"))?,
            Some(30),
            "as it is",
        ),
    ])
}

/// The page without the words of the chapters, and those words.
fn apart(page: &str) -> (String, String) {
    let start = page.find("<main class=\"static\"").unwrap_or(page.len());
    let end = page[start..]
        .find("</main>")
        .map_or(page.len(), |end| start + end + "</main>".len());
    (
        format!("{}{}", &page[..start], &page[end..]),
        page[start..end].to_owned(),
    )
}

fn packed_part(dist: &Path, start: &str, end: &str) -> io::Result<usize> {
    let names = fs::read_dir(dist.join("parts"))?
        .flatten()
        .map(|entry| entry.path());
    let fits = |path: &Path| {
        path.file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.starts_with(start) && name.ends_with(end))
    };
    let found: Vec<_> = names.filter(|path| fits(path)).collect();
    if found.is_empty() {
        return Err(io::Error::new(
            io::ErrorKind::NotFound,
            format!("the site has no part {start}*{end}"),
        ));
    }
    found.iter().map(|path| packed(&fs::read(path)?)).sum()
}

fn packed(bytes: &[u8]) -> io::Result<usize> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    writer.flush()?;
    Ok(writer.into_inner().len())
}

fn largest(folder: &Path) -> io::Result<usize> {
    let sizes = fs::read_dir(folder)?
        .flatten()
        .filter_map(|entry| usize::try_from(entry.metadata().ok()?.len()).ok());
    Ok(sizes.max().unwrap_or(0))
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", (bytes + 50) / 1000, (bytes + 50) % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_weighed_apart_from_the_shell() {
        let (shell, words) =
            apart("<body><main class=\"static\" id=\"static\">words</main></body>");
        assert_eq!(
            (shell.as_str(), words.as_str()),
            (
                "<body></body>",
                "<main class=\"static\" id=\"static\">words</main>"
            )
        );
        assert_eq!(apart("<p>").0, "<p>");
    }

    #[test]
    fn a_budget_is_kept_to_the_byte() {
        let weight = |bytes| Weight {
            what: "wasm",
            bytes,
            limit: Some(130_000),
            note: "",
        };
        assert!(weight(130_000).fits());
        assert!(!weight(130_001).fits());
        assert_eq!(
            weight(130_049).to_string(),
            "wasm                            130.0    130.0  OVER  "
        );
    }

    #[test]
    fn kilobytes_are_rounded_to_a_tenth() {
        assert_eq!(
            [
                kilobytes(0),
                kilobytes(949),
                kilobytes(950),
                kilobytes(1234)
            ],
            ["0.0", "0.9", "1.0", "1.2"]
        );
    }
}
