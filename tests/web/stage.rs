//! What a journey plays on: the site served in several ways, one browser window, and a probe that
//! notes what goes wrong.

use crate::checks::{Failure, Outcome, check};
use crate::window::Window;
use atlanto::domain::Language;
use atlanto::site::{
    engine::{Driver, Engine, Manner},
    languages::page_of,
    serve::{Server, Site},
};
use std::{env, fs, io, path::PathBuf};

const PROBE: &str = include_str!("probe.js");

/// The same site served under several policies, and a page of another origin to hold it in a frame.
pub(crate) struct Sites {
    /// As it is, with the probe.
    pub(crate) plain: Server,
    /// The same with its own address in its policy, as WebKit needs it in a sandboxed frame.
    pub(crate) named: Server,
    /// Under Trusted Types as well.
    pub(crate) trusted: Server,
    /// Under a policy that blocks wasm.
    pub(crate) without_wasm: Server,
    /// The first model is cut off in the middle.
    pub(crate) broken: Server,
    /// Another origin: `/host.html` takes the frame's address, `/readme.html` and
    /// `/readme-named.html` hold the snippet of the README with the plain and the named site.
    pub(crate) host: Server,
}

impl Sites {
    /// Serves `dist`.
    ///
    /// # Errors
    /// When it is not built.
    pub(crate) fn start() -> io::Result<Self> {
        let site = Site::open(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"))?;
        let probed = |path: &str| {
            let page = site.read(path).unwrap_or_default();
            let page = String::from_utf8(page).map_err(io::Error::other)?;
            Ok::<_, io::Error>(page.replacen(
                "<head>",
                "<head><script src=\"./probe.js\"></script>",
                1,
            ))
        };
        let mut served = site.clone().with_file("/probe.js", PROBE);
        for language in Language::ALL {
            let path = format!("/{}", page_of(*language));
            served = served.with_file(&path, probed(&path)?);
        }
        let probed = probed("/index.html")?;
        let site = served;
        let policy = |change: fn(String) -> String| {
            site.clone().with_headers(move |headers| {
                let old = headers
                    .for_path("/")
                    .find(|(name, _)| *name == "Content-Security-Policy")
                    .map_or("", |(_, value)| value)
                    .to_owned();
                headers.with("Content-Security-Policy", &change(old))
            })
        };
        let mut broken = site.clone();
        let link = probed
            .split("href=\"./")
            .filter_map(|rest| rest.split('"').next())
            .find(|href| href.contains("first-"));
        let path = format!(
            "/{}",
            link.ok_or_else(|| io::Error::other("the page names no first model"))?
        );
        let mut half = site.read(&path).unwrap_or_default();
        half.truncate(half.len() / 2);
        broken = broken.with_file(&path, half);
        let host = Site::of_files()
            .with_file("/host.html", include_str!("host.html"))
            .with_file("/host.js", include_str!("host.js"));
        let host = host
            .with_file("/embed.js", include_str!("../../assets/embed.js"))
            .with_file("/probe.js", PROBE);
        let plain = Server::start(site.clone(), 0)?;
        let named = Server::start(site.clone().naming_itself(), 0)?;
        let host = host
            .with_file("/readme.html", readme_page(&plain.address())?)
            .with_file("/readme-named.html", readme_page(&named.address())?);
        Ok(Self {
            plain,
            named,
            trusted: Server::start(
                policy(|old| old + "; require-trusted-types-for 'script'"),
                0,
            )?,
            without_wasm: Server::start(policy(|old| old.replace(" 'wasm-unsafe-eval'", "")), 0)?,
            broken: Server::start(broken, 0)?,
            host: Server::start(host, 0)?,
        })
    }
}

/// A page of another origin with the snippet that the README tells editors to paste.
fn readme_page(site: &str) -> io::Result<String> {
    let readme = fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md"))?;
    let snippet = snippet(&readme, site)
        .ok_or_else(|| io::Error::other("README.md has no <iframe> with an address"))?;
    // at the corner of the page: drivers disagree whether points in a frame count from the frame
    // or from the page
    Ok(format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A clinic</title>\
         <script src=\"./probe.js\"></script></head><body style=\"margin:0\">{snippet}\
         <script type=\"module\" src=\"./host.js\"></script></body></html>"
    ))
}

/// The first `<iframe>` of a text, with the origin of its address replaced.
fn snippet(text: &str, site: &str) -> Option<String> {
    let start = text.find("<iframe")?;
    let end = start + text[start..].find("</iframe>")? + "</iframe>".len();
    let (before, address) = text[start..end].split_once("src=\"https://")?;
    let (_, rest) = address.split_once('/')?;
    Some(format!("{before}src=\"{site}/{rest}"))
}

/// One engine's window on the sites.
pub(crate) struct Stage<'a> {
    engine: Engine,
    display: Option<&'a str>,
    /// The sites.
    pub(crate) sites: &'a Sites,
    window: Option<(Manner, Window, Driver)>,
    /// Whether the window must not serve another journey.
    is_spent: bool,
    expected: Vec<&'static str>,
}

impl<'a> Stage<'a> {
    /// A stage without a window yet.
    pub(crate) fn new(engine: Engine, display: Option<&'a str>, sites: &'a Sites) -> Self {
        Self {
            engine,
            display,
            sites,
            window: None,
            is_spent: false,
            expected: Vec::new(),
        }
    }

    /// Which engine plays.
    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }

    /// Opens a window of this manner, unless the last one will do, on an empty page.
    pub(crate) fn prepare(&mut self, manner: Manner) -> Outcome {
        self.expected.clear();
        let serves = |(open, ..): &(Manner, Window, Driver)| *open == manner && !self.is_spent;
        if !self.window.as_ref().is_some_and(serves) {
            self.window = None;
            self.is_spent = false;
            let driver = Driver::start(self.engine, manner, self.display)?;
            self.window = Some((manner, Window::new(driver.open()?), driver));
        }
        let window = self.window()?;
        window.enter(None)?;
        window.resize(1280, 900)?;
        window.go("about:blank")?;
        window.forget()
    }

    /// The window.
    pub(crate) fn window(&self) -> Outcome<&Window> {
        self.window
            .as_ref()
            .map(|(_, window, _)| window)
            .ok_or_else(|| Failure::new("no window is open"))
    }

    /// This journey makes the page complain in these words, on purpose: complaints in which they
    /// stand are let pass, and there must be one. Engines differ in what they say, so of several
    /// such words one is enough.
    pub(crate) fn expect(&mut self, words: &'static str) {
        self.expected.push(words);
    }

    /// No page has reported an error, a warning or a breach of its policy, but what the journey
    /// expects.
    pub(crate) fn nothing_went_wrong(&self) -> Outcome {
        judge(&self.window()?.complaints()?, &self.expected)
    }

    /// What the pages have complained of so far, for whoever looks into a failure.
    pub(crate) fn notes(&self) -> String {
        let notes = self.window().and_then(Window::complaints);
        match notes {
            Ok(notes) if !notes.is_empty() => format!("\n    noted: {}", notes.join(" | ")),
            Ok(_) | Err(_) => String::new(),
        }
    }

    /// Keeps a picture of the window for whoever looks into a failure.
    pub(crate) fn keep_picture(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/web");
        let picture = self
            .window()
            .ok()
            .and_then(|window| window.screenshot().ok());
        if let (Ok(()), Some(picture)) = (fs::create_dir_all(&folder), picture) {
            // the failure itself has been told; a picture that cannot be kept is no second one
            fs::write(folder.join(format!("{}-{name}.png", self.engine)), picture).ok();
        }
    }

    /// The next journey gets a window of its own: this one leaves something behind in the browser.
    pub(crate) fn is_last_in_window(&mut self) {
        self.is_spent = true;
    }

    /// Closes the window, so that a failure leaves nothing to the next journey.
    pub(crate) fn start_afresh(&mut self) {
        self.window = None;
    }
}

/// Why these complaints are wrong: some are not expected, or none of the expected ones came.
pub(crate) fn judge(complaints: &[String], expected: &[&str]) -> Outcome {
    let (known, new): (Vec<&str>, Vec<&str>) = complaints
        .iter()
        .map(String::as_str)
        .partition(|complaint| expected.iter().any(|words| complaint.contains(words)));
    check(
        new.is_empty(),
        format!("the page complained: {}", new.join(" | ")),
    )?;
    check(
        expected.is_empty() || !known.is_empty(),
        format!("the page complained of none of {expected:?}"),
    )
}

/// Whether this is a build machine, where nothing may be left out.
pub(crate) fn is_build_machine() -> bool {
    env::var("CI").is_ok_and(|value| value == "true")
}
