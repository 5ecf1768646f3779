//! What a journey plays on: the site served in several ways, one browser window, and a probe that
//! notes what goes wrong.

use crate::checks::{Failure, Outcome, check};
use atlanto::site::{
    engine::{Driver, Engine, Manner},
    serve::{Server, Site},
    webdriver::{Session, decode},
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
    /// Another origin, with `host.html`.
    pub(crate) host: Server,
}

impl Sites {
    /// Serves `dist`.
    ///
    /// # Errors
    /// When it is not built.
    pub(crate) fn start() -> io::Result<Self> {
        let site = Site::open(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist"))?;
        let page =
            String::from_utf8(site.read("/").unwrap_or_default()).map_err(io::Error::other)?;
        let probed = page.replacen("<head>", "<head><script src=\"./probe.js\"></script>", 1);
        let site = site
            .with_file("/index.html", probed.clone())
            .with_file("/probe.js", PROBE);
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
        let host = host.with_file("/embed.js", include_str!("../../assets/embed.js"));
        Ok(Self {
            plain: Server::start(site.clone(), 0)?,
            named: Server::start(site.clone().naming_itself(), 0)?,
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

/// One engine's window on the sites.
pub(crate) struct Stage<'a> {
    engine: Engine,
    display: Option<&'a str>,
    /// The sites.
    pub(crate) sites: &'a Sites,
    window: Option<(Manner, Session, Driver)>,
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
        if self
            .window
            .as_ref()
            .is_none_or(|(open, ..)| *open != manner)
        {
            self.window = None;
            let driver = Driver::start(self.engine, manner, self.display)?;
            self.window = Some((manner, driver.open()?, driver));
        }
        self.session()?.enter(None)?;
        self.session()?.resize(1280, 900)?;
        Ok(self.session()?.go("about:blank")?)
    }

    /// The window.
    pub(crate) fn session(&self) -> Outcome<&Session> {
        self.window
            .as_ref()
            .map(|(_, session, _)| session)
            .ok_or_else(|| Failure("no window is open".to_owned()))
    }

    /// This journey makes the page complain in these words, on purpose.
    pub(crate) fn expect(&mut self, words: &'static str) {
        self.expected.push(words);
    }

    /// The page has reported no error and no breach of its policy, but what the journey expects.
    pub(crate) fn nothing_went_wrong(&self) -> Outcome {
        let noted = self
            .session()?
            .run("return window.probe ? window.probe.noted : [];", &[])?;
        let noted = noted
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|note| note.as_str());
        let new: Vec<&str> = noted
            .filter(|note| !self.expected.iter().any(|words| note.contains(words)))
            .collect();
        check(
            new.is_empty(),
            format!("the page complained: {}", new.join(" | ")),
        )
    }

    /// What the page has noted so far, for whoever looks into a failure.
    pub(crate) fn notes(&self) -> String {
        let notes = self.session().ok().and_then(|session| {
            session
                .run(
                    "return (window.probe?.noted ?? []).concat(window.probe?.warned ?? []);",
                    &[],
                )
                .ok()
        });
        notes
            .filter(|notes| notes.as_array().is_some_and(|notes| !notes.is_empty()))
            .map_or_else(String::new, |notes| {
                format!("\n    the page noted: {notes}")
            })
    }

    /// Keeps a picture of the window for whoever looks into a failure.
    pub(crate) fn keep_picture(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/web");
        let picture = self
            .session()
            .ok()
            .and_then(|session| session.screenshot().ok())
            .and_then(|text| decode(&text));
        if let (Ok(()), Some(picture)) = (fs::create_dir_all(&folder), picture) {
            // the failure itself has been told; a picture that cannot be kept is no second one
            fs::write(folder.join(format!("{}-{name}.png", self.engine)), picture).ok();
        }
    }

    /// Closes the window, so that a failure leaves nothing to the next journey.
    pub(crate) fn start_afresh(&mut self) {
        self.window = None;
    }
}

/// Whether this is a build machine, where nothing may be left out.
pub(crate) fn is_build_machine() -> bool {
    env::var("CI").is_ok_and(|value| value == "true")
}
