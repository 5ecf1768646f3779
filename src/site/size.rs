//! Weighs the finished site against its budgets: brotli 11, 1 kB = 1000 bytes.

use super::{finish::MODELS, languages::page_of};
use crate::domain::Language;
use std::{
    fmt, fs,
    io::{self, Write},
    path::Path,
};

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight {
    /// What was weighed.
    pub what: String,
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
    let (shell, _) = apart(&page);
    let part = |name: &str| packed_part(dist, name);
    let css = part("tokens.css")? + part("style.css")?;
    let glue = part("atlanto.js")? + part("boot.js")?;
    let whole = MODELS[1..]
        .iter()
        .try_fold(0, |sum, name| part(name).map(|bytes| sum + bytes))?;
    let weight = |what: &str, bytes, limit: Option<usize>, note| Weight {
        what: what.to_owned(),
        bytes,
        limit: limit.map(|kilo| kilo * 1000),
        note,
    };
    let mut weights = vec![
        weight(
            "wasm + JS glue",
            part("atlanto_bg.wasm")? + glue,
            Some(260),
            "one module, its glue and the boot module",
        ),
        weight(
            "CSS + drawings + shaders",
            packed(shell.as_bytes())? + css,
            Some(30),
            "shell of index.html with drawings and shaders, and both style sheets",
        ),
        weight("model, first picture", part("first.glb")?, Some(90), ""),
        weight(
            "model, whole",
            whole,
            Some(450),
            "in pieces, the most important first",
        ),
    ];
    for &language in Language::ALL {
        let name = language.own_name();
        let page = fs::read_to_string(dist.join(page_of(language)))?;
        weights.extend([
            weight(
                &format!("{name}, in the page"),
                packed(apart(&page).1.as_bytes())?,
                Some(37),
                "text of all chapters, for no wasm (docs/decisions/0007)",
            ),
            weight(
                &format!("{name}, first screen"),
                part(&format!("words-{language}.bin"))?,
                Some(15),
                "one language",
            ),
            weight(
                &format!("{name}, long texts"),
                part(&format!("words-{language}-more.bin"))?,
                None,
                "fetched after the first screen",
            ),
        ]);
    }
    weights.extend([
        weight("facts", part("facts.bin")?, None, "no language in them"),
        weight(
            "largest still",
            largest(&dist.join("stills"))?,
            Some(30),
            "as it is",
        ),
    ]);
    Ok(weights)
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

/// The part that was written under this name, packed.
fn packed_part(dist: &Path, name: &str) -> io::Result<usize> {
    for entry in fs::read_dir(dist.join("parts"))? {
        let path = entry?.path();
        let found = path.file_name().and_then(|found| found.to_str());
        if found.and_then(without_hash).as_deref() == Some(name) {
            return packed(&fs::read(&path)?);
        }
    }
    Err(io::Error::new(
        io::ErrorKind::NotFound,
        format!("the site has no part {name}"),
    ))
}

/// `words-en-0123456789abcdef.bin` → `words-en.bin`.
fn without_hash(part: &str) -> Option<String> {
    let (stem, ending) = part.rsplit_once('.')?;
    let (stem, _hash) = stem.rsplit_once('-')?;
    Some(format!("{stem}.{ending}"))
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
    fn a_part_is_found_by_the_name_it_was_written_under() {
        let name = |part| without_hash(part);
        assert_eq!(
            name("words-en-more-0123456789abcdef.bin").as_deref(),
            Some("words-en-more.bin")
        );
        assert_eq!(name("plain.bin"), None);
    }

    #[test]
    fn a_budget_is_kept_to_the_byte() {
        let weight = |bytes| Weight {
            what: "wasm".to_owned(),
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
