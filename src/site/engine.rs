//! The three browser engines: where they are, how they are started so that WebGL works without a
//! GPU, and how they end.

use super::webdriver::{Done, Session};
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use std::{
    env, fmt, fs,
    io::{self, BufRead, BufReader},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::Duration,
};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge and their kin.
    Chromium,
    /// Firefox.
    Firefox,
    /// `WebKitGTK`, in place of Safari.
    WebKit,
}

/// What differs from a plain window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// Nothing.
    #[default]
    Plain,
    /// The system asks for less motion.
    ReducedMotion,
    /// There is no WebGL.
    WithoutWebGl,
}

impl Engine {
    /// All three, in the order in which they are tested.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name, as written in test output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// What is missing on this machine to run it, if anything.
    #[must_use]
    pub fn missing(self) -> Option<String> {
        let commands: &[&[&str]] = match self {
            Self::Chromium => &[&["chromedriver"], &["chromium", "google-chrome"]],
            Self::Firefox => &[&["geckodriver"], &["firefox-esr", "firefox"], &["Xvfb"]],
            Self::WebKit => &[&["WebKitWebDriver"], &["Xvfb"]],
        };
        let lost = commands
            .iter()
            .find(|names| names.iter().all(|name| which(name).is_none()));
        match (lost, self) {
            (Some(names), _) => Some(format!("{} is not installed", names[0])),
            (None, Self::WebKit) if mini_browser().is_none() => {
                Some("MiniBrowser of WebKitGTK is not installed".to_owned())
            }
            (None, _) => None,
        }
    }

    fn driver_command(self, port: u16) -> Command {
        let mut command = Command::new(match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        });
        command.arg(format!("--port={port}"));
        if self == Self::Firefox {
            // its second socket: a free port, or two runs would fight for the default one
            command.args(["--websocket-port", &free_port().unwrap_or(0).to_string()]);
        }
        command
    }

    fn capabilities(self, manner: Manner, home: &Path) -> Capabilities {
        let capabilities = match self {
            Self::Chromium => chromium(manner, home),
            Self::Firefox => firefox(manner),
            Self::WebKit => {
                let mut arguments = vec!["--automation"];
                if manner == Manner::WithoutWebGl {
                    arguments.push("--enable-webgl=false");
                }
                json!({ "webkitgtk:browserOptions": { "binary": mini_browser(), "args": arguments } })
            }
        };
        // each of them is an object
        capabilities.as_object().cloned().unwrap_or_default()
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn chromium(manner: Manner, home: &Path) -> Value {
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--window-size=1280,900",
    ]
    .map(str::to_owned)
    .into();
    arguments.push(format!(
        "--user-data-dir={}",
        home.join("profile").display()
    ));
    match manner {
        Manner::Plain => {}
        Manner::ReducedMotion => arguments.push("--force-prefers-reduced-motion".to_owned()),
        Manner::WithoutWebGl => arguments.push("--disable-3d-apis".to_owned()),
    }
    let binary = which("chromium").or_else(|| which("google-chrome"));
    json!({ "browserName": "chrome", "goog:chromeOptions": { "binary": binary, "args": arguments } })
}

fn firefox(manner: Manner) -> Value {
    let prefs = json!({
        "webgl.force-enabled": true,
        "webgl.disabled": manner == Manner::WithoutWebGl,
        "ui.prefersReducedMotion": i32::from(manner == Manner::ReducedMotion),
        "app.update.enabled": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "browser.shell.checkDefaultBrowser": false,
    });
    let binary = which("firefox-esr").or_else(|| which("firefox"));
    json!({ "browserName": "firefox", "moz:firefoxOptions": { "binary": binary, "prefs": prefs } })
}

/// A driver of one engine, with a home of its own; both end when dropped.
#[derive(Debug)]
pub struct Driver {
    engine: Engine,
    manner: Manner,
    port: u16,
    process: Process,
    home: PathBuf,
}

impl Driver {
    /// Starts the driver; `display` is the X display of [`Screen`], which Firefox and WebKit need.
    ///
    /// # Errors
    /// When it cannot be started, or is not ready within ten seconds.
    pub fn start(engine: Engine, manner: Manner, display: Option<&str>) -> io::Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let home = env::temp_dir().join(format!("atlanto-{}-{number}", std::process::id()));
        fs::create_dir_all(home.join(".config/gtk-3.0"))?;
        if manner == Manner::ReducedMotion {
            fs::write(
                home.join(".config/gtk-3.0/settings.ini"),
                "[Settings]\ngtk-enable-animations=0\n",
            )?;
        }
        let port = free_port()?;
        let log = fs::File::create(home.join("driver.log"))?;
        let mut command = engine.driver_command(port);
        command
            .env("HOME", &home)
            .env("XDG_CONFIG_HOME", home.join(".config"))
            .env("XDG_CACHE_HOME", home.join(".cache"));
        command
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        if let Some(display) = display {
            command
                .env("DISPLAY", display)
                .env_remove("WAYLAND_DISPLAY");
        }
        let driver = Self {
            engine,
            manner,
            port,
            process: Process(command.spawn()?),
            home,
        };
        for _ in 0..100 {
            // a driver listens as soon as it can open a window
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(driver);
            }
            thread::sleep(Duration::from_millis(100));
        }
        Err(io::Error::new(
            io::ErrorKind::TimedOut,
            format!(
                "the driver of {engine} is not ready; process {}",
                driver.process.0.id()
            ),
        ))
    }

    /// Opens a window.
    ///
    /// # Errors
    /// When the browser does not start.
    pub fn open(&self) -> Done<Session> {
        Session::open(self.port, self.engine.capabilities(self.manner, &self.home))
    }

    /// Which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.end();
        // a profile that is still being written to is left to the system's own cleaning
        fs::remove_dir_all(&self.home).ok();
    }
}

/// An X display without a screen, for the two engines that draw only on one; it ends when dropped.
#[derive(Debug)]
pub struct Screen {
    display: String,
    _process: Process,
}

impl Screen {
    /// Starts Xvfb on a free display.
    ///
    /// # Errors
    /// When Xvfb does not start.
    pub fn start() -> io::Result<Self> {
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1400x1100x24",
            "-nolisten",
            "tcp",
        ]);
        let mut process = Process(
            command
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()?,
        );
        let output = process
            .0
            .stdout
            .take()
            .ok_or_else(|| io::Error::other("Xvfb has no output"))?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        let number: u32 = number
            .trim()
            .parse()
            .map_err(|odd| io::Error::other(format!("Xvfb found no free display: {odd}")))?;
        Ok(Self {
            display: format!(":{number}"),
            _process: process,
        })
    }

    /// The display, such as `:99`.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }
}

/// A process of ours that ends when dropped.
#[derive(Debug)]
struct Process(Child);

impl Process {
    fn end(&mut self) {
        // it may have ended by itself
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn which(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

fn mini_browser() -> Option<PathBuf> {
    let folders = ["/usr/lib", "/usr/libexec", "/usr/lib64"]
        .into_iter()
        .map(PathBuf::from);
    let libraries = fs::read_dir("/usr/lib")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let versions = ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"];
    folders
        .chain(libraries)
        .flat_map(|folder| versions.map(|version| folder.join(version).join("MiniBrowser")))
        .find(|path| path.is_file())
}
