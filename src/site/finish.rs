//! Turns what Trunk built into the finished site: no inline script, every part named by its bytes,
//! words in the page.

use super::{headers::Headers, page::Page, words};
use crate::{
    content::{ContentError, ENGLISH, FIRST, Facts, Words},
    shaders,
};
use std::{
    env,
    error::Error,
    fmt, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// The model as it is sent: all of it coarse, then the fine pieces as `sculptor::build` makes them.
pub const MODELS: [&str; 4] = ["first.glb", "near.glb", "neck.glb", "rest.glb"];

/// Where the finished parts live, below the page.
const PARTS: &str = "parts";

/// What binaryen may use: all of it is in Safari 16.4, Chrome 111 and Firefox 115.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Why a site could not be finished.
#[derive(Debug)]
pub enum FinishError {
    /// A file could not be read or written.
    File(PathBuf, io::Error),
    /// Trunk did not say where it builds.
    NotInTrunk,
    /// `wasm-opt` is missing or refused the program.
    WasmOpt(String),
    /// The page holds something the policy forbids, or lacks something it needs.
    Page(String),
    /// The words could not be read.
    Words(String),
}

impl fmt::Display for FinishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(f, "{} could not be used: {error}", path.display()),
            Self::NotInTrunk => f.write_str(
                "TRUNK_STAGING_DIR and TRUNK_SOURCE_DIR are not set: `site finish` is run by trunk",
            ),
            Self::WasmOpt(reason) => write!(
                f,
                "wasm-opt did not finish, `.ci/tools build` installs it: {reason}"
            ),
            Self::Page(reason) => write!(f, "index.html cannot be finished: {reason}"),
            Self::Words(reason) => write!(f, "the words of the page cannot be written: {reason}"),
        }
    }
}

impl Error for FinishError {}

/// Finishes the site that Trunk has just staged.
///
/// # Errors
/// [`FinishError`] names the file and what is wrong with it.
pub fn finish() -> Result<(), FinishError> {
    let folder = |name| {
        env::var_os(name)
            .map(PathBuf::from)
            .ok_or(FinishError::NotInTrunk)
    };
    let build = Build {
        staging: folder("TRUNK_STAGING_DIR")?,
        source: folder("TRUNK_SOURCE_DIR")?,
    };
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    build.run(release)
}

struct Build {
    staging: PathBuf,
    source: PathBuf,
}

impl Build {
    fn run(&self, release: bool) -> Result<(), FinishError> {
        let parts = self.staging.join(PARTS);
        fs::create_dir_all(&parts).map_err(|error| FinishError::File(parts, error))?;
        let mut page = Page::new(&text(&self.staging.join("index.html"))?);
        page.take_bootstrap().map_err(FinishError::Page)?;
        if release {
            self.optimise()?;
        }
        for name in [
            "tokens.css",
            "style.css",
            "icon.svg",
            "atlanto.js",
            "atlanto_bg.wasm",
        ] {
            let part = self.move_part(name)?;
            page.rename(name, &part).map_err(FinishError::Page)?;
        }
        let boot = text(&self.source.join("assets/boot.js"))?;
        let boot = page.fill_boot(&boot).map_err(FinishError::Page)?;
        page.start_with(&self.write_part("boot.js", boot.as_bytes())?);
        self.add_content(&mut page)?;
        self.add_models(&mut page)?;
        self.add_stills()?;
        self.add_figures(&mut page)?;
        for name in shaders::names() {
            let text = shaders::shipped(name).ok_or_else(|| {
                FinishError::Page(format!("the shader {name} takes in what is not there"))
            })?;
            page.add_shader(name, &text);
        }
        page.add_words(&written_words()?);
        page.check().map_err(FinishError::Page)?;
        write(&self.staging.join("index.html"), page.text().as_bytes())?;
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

    /// Optimises the program for size, in its place.
    fn optimise(&self) -> Result<(), FinishError> {
        let program = self.staging.join("atlanto_bg.wasm");
        let mut run = Command::new(self.source.join(".tools/node_modules/.bin/wasm-opt"));
        run.arg("-Oz").args(WASM_FEATURES);
        run.arg(&program).arg("-o").arg(&program);
        let run = run
            .output()
            .map_err(|error| FinishError::WasmOpt(error.to_string()))?;
        if run.status.success() {
            Ok(())
        } else {
            let reason = String::from_utf8_lossy(&run.stderr).into_owned();
            Err(FinishError::WasmOpt(reason))
        }
    }

    /// The facts, and each language in what the first screen needs and the rest.
    fn add_content(&self, page: &mut Page) -> Result<(), FinishError> {
        let (now, later): (Vec<_>, Vec<_>) = ENGLISH
            .into_iter()
            .partition(|(name, _)| FIRST.contains(name));
        let spanish = text(&self.source.join("assets/content/es.json"))?;
        let words = |files: &[(&str, &str)]| {
            Words::of_files(files)
                .map(|words| words.pack().into_bytes())
                .map_err(|error| told(&error))
        };
        let parts = [
            (
                "facts",
                Facts::bundled().map_err(|error| told(&error))?.pack(),
                true,
            ),
            ("words-en", words(&now)?, true),
            ("words-en-more", words(&later)?, false),
            ("words-es", words(&[("es.json", &spanish)])?, false),
        ];
        for (id, bytes, at_once) in parts {
            page.add_content(id, at_once, &self.write_part(&format!("{id}.bin"), &bytes)?);
        }
        Ok(())
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

    /// Moves a staged file to the parts; gives its new path from the page.
    fn move_part(&self, name: &str) -> Result<String, FinishError> {
        let path = self.staging.join(name);
        let part = self.write_part(name, &bytes(&path)?)?;
        fs::remove_file(&path).map_err(|error| FinishError::File(path, error))?;
        Ok(part)
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

fn written_words() -> Result<String, FinishError> {
    let (facts, words) = (
        Facts::bundled().map_err(|error| told(&error))?,
        Words::bundled().map_err(|error| told(&error))?,
    );
    words::page(&facts, &words).map_err(FinishError::Words)
}

fn told(error: &ContentError) -> FinishError {
    FinishError::Words(error.to_string())
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
