//! Puts the site together: the built program, `index.html` and `assets` become a folder for a static
//! host, with every part named by its bytes and the words in the page.

use super::{
    headers::Headers,
    languages::{self, NamedWords, page_of},
    page::{self, Page},
    program::PROGRAM,
    words,
};
use crate::{
    content::{FIRST, Facts, Words},
    domain::{Audience, Language},
    shaders,
};
use std::{
    env,
    error::Error,
    fmt, fs, io,
    path::{Path, PathBuf},
};

/// The model as it is sent: all of it coarse, then the fine pieces as `sculptor::build` makes them.
pub const MODELS: [&str; 4] = ["first.glb", "near.glb", "neck.glb", "rest.glb"];

/// Where the finished parts live, below the page.
const PARTS: &str = "parts";

/// Why a site could not be finished.
#[derive(Debug)]
pub enum FinishError {
    /// A file could not be read or written.
    File(PathBuf, io::Error),
    /// The page holds something the policy forbids, or lacks something it needs.
    Page(String),
    /// The words could not be read.
    Words(String),
}

impl fmt::Display for FinishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(f, "{} could not be used: {error}", path.display()),
            Self::Page(reason) => write!(f, "index.html cannot be finished: {reason}"),
            Self::Words(reason) => write!(f, "the words of the page cannot be written: {reason}"),
        }
    }
}

impl Error for FinishError {}

/// Puts the site together in the folder `dist`, which holds the whole of the new site afterwards, or
/// still the whole of the old one when this fails.
///
/// `source` is the folder of this repository, `program` the one with [`PROGRAM`]. Words, facts and
/// drawings are read when this runs, so that a changed word needs no compiler.
///
/// # Errors
/// [`FinishError`] names the file and what is wrong with it.
pub fn finish(source: &Path, program: &Path, dist: &Path) -> Result<(), FinishError> {
    let staging = dist.with_extension("new");
    remove(&staging)?;
    let build = Build {
        source: source.to_owned(),
        program: program.to_owned(),
        staging: staging.clone(),
    };
    build.run()?;
    remove(dist)?;
    fs::rename(&staging, dist).map_err(|error| FinishError::File(staging, error))
}

struct Build {
    source: PathBuf,
    program: PathBuf,
    staging: PathBuf,
}

impl Build {
    fn run(&self) -> Result<(), FinishError> {
        let parts = self.staging.join(PARTS);
        fs::create_dir_all(&parts).map_err(|error| FinishError::File(parts, error))?;
        let mut page = Page::new(&text(&self.source.join("index.html"))?);
        for name in page::FILES {
            let folder = if PROGRAM.contains(&name) {
                &self.program
            } else {
                &self.source
            };
            let part = self.write_part(base_name(name), &bytes(&folder.join(name))?)?;
            page.rename(name, &part).map_err(FinishError::Page)?;
        }
        let boot = text(&self.source.join("assets/boot.js"))?;
        let boot = page.fill_boot(&boot).map_err(FinishError::Page)?;
        page.start_with(&self.write_part("boot.js", boot.as_bytes())?);
        let facts = self.facts()?;
        let spoken = self.add_content(&mut page, &facts)?;
        self.add_models(&mut page)?;
        self.add_stills()?;
        self.add_figures(&mut page)?;
        for (language, words) in &spoken {
            self.write_page(page.clone(), &facts, *language, words)?;
        }
        // the client that hosts may copy keeps its plain name: pages link to it
        write(
            &self.staging.join("embed.js"),
            &bytes(&self.source.join("assets/embed.js"))?,
        )?;
        write(
            &self.staging.join("_headers"),
            headers(&text(&self.source.join("assets/_headers"))?).as_bytes(),
        )
    }

    /// The facts as they are on disk now.
    fn facts(&self) -> Result<Facts, FinishError> {
        let path = self.source.join("assets/content/facts.json");
        Facts::parse(&text(&path)?).map_err(|error| FinishError::Words(error.to_string()))
    }

    /// The facts, and each language in what the first screen needs and the rest; gives all words of
    /// each.
    fn add_content(
        &self,
        page: &mut Page,
        facts: &Facts,
    ) -> Result<Vec<(Language, Words)>, FinishError> {
        let mut add = |id: &str, bytes: &[u8]| {
            let part = self.write_part(&format!("{id}.bin"), bytes)?;
            page.add_content(id, &part);
            Ok::<_, FinishError>(())
        };
        add("facts", &facts.pack())?;
        let mut spoken = Vec::new();
        for &language in Language::ALL {
            let files = languages::read(&self.source, language)?;
            let (now, later): (Vec<_>, Vec<_>) = files
                .into_iter()
                .partition(|(name, _)| FIRST.contains(name));
            let (now, later) = (joined(&now), joined(&later));
            add(&first_words(language), now.pack().as_bytes())?;
            add(&format!("words-{language}-more"), later.pack().as_bytes())?;
            spoken.push((language, now.or(&later)));
        }
        Ok(spoken)
    }

    /// The page of a language: it is served in it, and the program begins in it.
    fn write_page(
        &self,
        mut page: Page,
        facts: &Facts,
        language: Language,
        words: &Words,
    ) -> Result<(), FinishError> {
        let text = |id: &str| words.text(id, Audience::Patient).unwrap_or_default();
        page.fill_words(language, |id| text(id).to_owned());
        for name in ["facts", &first_words(language)] {
            page.preload(name).map_err(FinishError::Page)?;
        }
        for &other in Language::ALL {
            page.add_alternate(other.tag(), &format!("./{}", page_of(other)));
        }
        page.add_alternate("x-default", &format!("./{}", page_of(Language::ENGLISH)));
        // a shader is full of braces, which are no holes
        for name in shaders::names() {
            let text = shaders::shipped(name).ok_or_else(|| {
                FinishError::Page(format!("the shader {name} takes in what is not there"))
            })?;
            page.add_shader(name, &text);
        }
        page.add_words(&words::page(facts, words, language).map_err(FinishError::Words)?);
        page.check().map_err(FinishError::Page)?;
        write(
            &self.staging.join(page_of(language)),
            page.text().as_bytes(),
        )
    }

    fn add_models(&self, page: &mut Page) -> Result<(), FinishError> {
        for (place, name) in MODELS.into_iter().enumerate() {
            let path = self.source.join("assets/models").join(name);
            let model = bytes(&path)?;
            page.add_model(&format!("model-{place}"), &self.write_part(name, &model)?);
        }
        Ok(())
    }

    /// The drawings, in the order of their names.
    fn add_figures(&self, page: &mut Page) -> Result<(), FinishError> {
        let folder = self.source.join("assets/figures");
        let entries = fs::read_dir(&folder).map_err(|error| FinishError::File(folder, error))?;
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        paths
            .iter()
            .try_for_each(|path| page.add_figure(&text(path)?).map_err(FinishError::Page))
    }

    fn add_stills(&self) -> Result<(), FinishError> {
        let (from, to) = (
            self.source.join("assets/stills"),
            self.staging.join("stills"),
        );
        fs::create_dir_all(&to).map_err(|error| FinishError::File(to.clone(), error))?;
        // none yet: `make stills` draws them from a site without them
        for path in fs::read_dir(&from)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "webp"))
        {
            write(
                &to.join(path.file_name().unwrap_or_default()),
                &bytes(&path)?,
            )?;
        }
        Ok(())
    }

    fn write_part(&self, name: &str, content: &[u8]) -> Result<String, FinishError> {
        let part = format!("{PARTS}/{}", hashed_name(name, content));
        write(&self.staging.join(&part), content)?;
        Ok(part)
    }
}

/// The headers as written, or with the origin of `ATLANTO_ORIGIN` named beside `'self'`.
fn headers(text: &str) -> String {
    let origin = env::var("ATLANTO_ORIGIN")
        .ok()
        .filter(|origin| !origin.is_empty());
    origin.map_or_else(
        || text.to_owned(),
        |origin| Headers::parse(text).naming(&origin).to_string(),
    )
}

/// The id of the words that the first screen needs.
fn first_words(language: Language) -> String {
    format!("words-{language}")
}

/// The words of some files together.
fn joined(files: &[NamedWords]) -> Words {
    files
        .iter()
        .fold(Words::default(), |all, (_, words)| all.or(words))
}

/// Removes a folder, if it is there.
fn remove(folder: &Path) -> Result<(), FinishError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(FinishError::File(folder.to_owned(), error))
        }
        _ => Ok(()),
    }
}

/// The last part of a path.
fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// `style.css` → `style-0123456789abcdef.css`: the same bytes, the same name; other bytes, another
/// name.
fn hashed_name(name: &str, content: &[u8]) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!("{stem}-{:016x}.{ending}", fnv1a(content))
}

/// FNV-1a, 64 bit: names files, guards nothing.
fn fnv1a(content: &[u8]) -> u64 {
    content.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn bytes(path: &Path) -> Result<Vec<u8>, FinishError> {
    fs::read(path).map_err(|error| FinishError::File(path.to_owned(), error))
}

fn text(path: &Path) -> Result<String, FinishError> {
    fs::read_to_string(path).map_err(|error| FinishError::File(path.to_owned(), error))
}

fn write(path: &Path, content: &[u8]) -> Result<(), FinishError> {
    fs::write(path, content).map_err(|error| FinishError::File(path.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_the_bytes() {
        assert_eq!(hashed_name("style.css", b""), "style-cbf29ce484222325.css");
        assert_ne!(
            hashed_name("style.css", b"a"),
            hashed_name("style.css", b"b")
        );
        assert_eq!(
            fnv1a(b"foobar"),
            0x8594_4171_f739_67e8,
            "the published test value"
        );
    }
}
