//! A small server for the built site: files from one folder, the right types, the headers of
//! `_headers`.

use super::{
    headers::Headers,
    reload::{self, Builds},
};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// The most that the head of a request may take, bytes.
const HEAD_LIMIT: u64 = 32 * 1024;
/// How long a reader may take to ask or to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is answered: a folder, its headers, and files that stand in front of the folder's.
#[derive(Clone, Debug)]
pub struct Site {
    root: PathBuf,
    headers: Headers,
    files: BTreeMap<String, Vec<u8>>,
    names_itself: bool,
    builds: Option<Arc<Builds>>,
}

impl Site {
    /// A folder with the `_headers` in it.
    ///
    /// # Errors
    /// When the folder has no `_headers`: it is not a finished site.
    pub fn open(root: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(root.join("_headers")).map_err(|error| {
            io::Error::new(
                error.kind(),
                format!(
                    "{} is not a finished site: no _headers in it",
                    root.display()
                ),
            )
        })?;
        Ok(Self {
            root: root.to_owned(),
            headers: Headers::parse(&text),
            files: BTreeMap::new(),
            names_itself: false,
            builds: None,
        })
    }

    /// A site of no folder: only the files that are added, without headers. For pages around a
    /// frame.
    #[must_use]
    pub fn of_files() -> Self {
        Self {
            root: PathBuf::from("/nonexistent"),
            headers: Headers::default(),
            files: BTreeMap::new(),
            names_itself: false,
            builds: None,
        }
    }

    /// The same with other headers.
    #[must_use]
    pub fn with_headers(self, headers: impl FnOnce(Headers) -> Headers) -> Self {
        Self {
            headers: headers(self.headers),
            ..self
        }
    }

    /// The same, with the address it is served at in its policy; see [`Headers::naming`].
    #[must_use]
    pub fn naming_itself(self) -> Self {
        Self {
            names_itself: true,
            ..self
        }
    }

    /// The same, whose pages are reloaded after each of these builds. The files and the headers stay
    /// as they are: the script is added to the page while it is sent.
    #[must_use]
    pub fn reloading(self, builds: Arc<Builds>) -> Self {
        let mut site = self.with_file(reload::SCRIPT_PATH, reload::SCRIPT);
        site.builds = Some(builds);
        site
    }

    /// The same with a file of this path (`/probe.js`), whatever the folder holds.
    #[must_use]
    pub fn with_file(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), bytes.into());
        self
    }

    /// The bytes of a path, if it names a file; never one outside the folder.
    #[must_use]
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        let path = if path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        if let Some(bytes) = self.files.get(&path) {
            return Some(bytes.clone());
        }
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        let plain = parts.iter().all(|part| {
            !part.is_empty() && !part.starts_with(['.', '_']) && !part.contains(['\\', '%', ':'])
        });
        plain
            .then(|| {
                fs::read(
                    parts
                        .iter()
                        .fold(self.root.clone(), |folder, part| folder.join(part)),
                )
                .ok()
            })
            .flatten()
    }

    /// Answers one request and closes: a connection that is kept open would hold a thread for
    /// nothing.
    fn answer(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut reader = BufReader::new(stream.take(HEAD_LIMIT));
        let mut asked = String::new();
        reader.read_line(&mut asked)?;
        let mut line = String::new();
        while reader.read_line(&mut line)? > 2 {
            line.clear();
        }
        let mut words = asked.split_whitespace();
        let (method, url) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        let mut stream = stream;
        if let Some(builds) = self.builds.as_ref().filter(|_| url == reload::EVENTS_PATH) {
            let head = self.head("200 OK", "text/event-stream", url, None);
            stream.write_all(head.as_bytes())?;
            return builds.follow(&mut stream);
        }
        let (head, body) = self.response(method, url);
        stream.write_all(head.as_bytes())?;
        stream.write_all(if method == "HEAD" { &[] } else { &body })?;
        stream.flush()
    }

    fn response(&self, method: &str, url: &str) -> (String, Vec<u8>) {
        let path = url.split(['?', '#']).next().unwrap_or("/");
        let (status, body) = match (method, self.read(path)) {
            ("GET" | "HEAD", Some(body)) => ("200 OK", body),
            ("GET" | "HEAD", None) => ("404 Not Found", b"There is no such file here.".to_vec()),
            _ => (
                "405 Method Not Allowed",
                b"Only GET and HEAD are answered here.".to_vec(),
            ),
        };
        let kind = if status == "200 OK" {
            kind_of(path)
        } else {
            "text/plain; charset=utf-8"
        };
        let body = match &self.builds {
            Some(builds) if kind.starts_with("text/html") => builds
                .added_to(&String::from_utf8_lossy(&body))
                .into_bytes(),
            _ => body,
        };
        (self.head(status, kind, path, Some(body.len())), body)
    }

    /// The head of an answer, with the headers for this path; without a length the body ends with
    /// the connection.
    fn head(&self, status: &str, kind: &str, path: &str, length: Option<usize>) -> String {
        let mut head =
            format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nConnection: close\r\n");
        if let Some(length) = length {
            write!(head, "Content-Length: {length}\r\n").expect("a string takes every line");
        }
        for (name, value) in self.headers.for_path(path) {
            write!(head, "{name}: {value}\r\n").expect("a string takes every line");
        }
        head + "\r\n"
    }
}

/// The media type of a path, from its ending.
#[must_use]
pub fn kind_of(path: &str) -> &'static str {
    match path.rsplit(['.', '/']).next().unwrap_or_default() {
        "html" | "" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "glb" => "model/gltf-binary",
        _ => "application/octet-stream",
    }
}

/// A running server; it stops when dropped.
#[derive(Debug)]
pub struct Server {
    port: u16,
    ends: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves a site on this port of this machine only; 0 takes a free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start(site: Site, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let port = listener.local_addr()?.port();
        let named = |headers: Headers| {
            headers.naming(&format!("http://127.0.0.1:{port} http://localhost:{port}"))
        };
        let site = Arc::new(if site.names_itself {
            site.with_headers(named)
        } else {
            site
        });
        let ends = Arc::new(AtomicBool::new(false));
        let ended = Arc::clone(&ends);
        let listening = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if ended.load(Ordering::Relaxed) {
                    return;
                }
                let site = Arc::clone(&site);
                // a reader who has gone away is no error of ours
                thread::spawn(move || site.answer(&stream).ok());
            }
        });
        Ok(Self {
            port,
            ends,
            listening: Some(listening),
        })
    }

    /// Where it answers, such as `http://127.0.0.1:8080`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        self.listening.take().map(JoinHandle::join);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        // wakes the listener, which then sees that it is over
        if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
            self.listening.take().map(JoinHandle::join);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets");
        Site {
            root,
            headers: Headers::default(),
            files: BTreeMap::new(),
            names_itself: false,
            builds: None,
        }
    }

    #[test]
    fn a_path_never_leaves_the_folder() {
        assert!(site().read("/icon.svg").is_some());
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "//icon.svg",
            "/./icon.svg",
            "/_headers",
            "\\icon.svg",
            "icon.svg",
            "",
        ] {
            assert_eq!(site().read(path), None, "{path}");
        }
    }

    #[test]
    fn many_readers_at_once_are_all_answered() {
        let server = Server::start(site().with_file("/index.html", "page"), 0).unwrap();
        let ask = |_| {
            let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
            // a reader who keeps the connection open, as browsers do
            stream
                .write_all(b"GET /?query HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n")
                .unwrap();
            stream
        };
        let readers: Vec<TcpStream> = (0..40).map(ask).collect();
        for mut reader in readers {
            let mut answer = String::new();
            reader.read_to_string(&mut answer).unwrap();
            assert!(
                answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\npage"),
                "{answer}"
            );
        }
    }

    #[test]
    fn only_reading_is_answered() {
        assert!(
            site()
                .response("POST", "/icon.svg")
                .0
                .starts_with("HTTP/1.1 405")
        );
        assert!(
            site()
                .response("GET", "/nothing")
                .0
                .starts_with("HTTP/1.1 404")
        );
        assert!(site().response("", "").0.starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn only_a_reloading_site_adds_the_script_and_its_policy_is_the_same() {
        let headers = Headers::parse(include_str!("../../assets/_headers"));
        let plain = site()
            .with_headers(|_| headers)
            .with_file("/index.html", "<head></head>");
        let reloading = plain.clone().reloading(Arc::new(Builds::default()));
        let lines = |site: &Site| -> Vec<String> {
            let (head, _) = site.response("GET", "/");
            let lines = head
                .lines()
                .filter(|line| !line.starts_with("Content-Length"));
            lines.map(str::to_owned).collect()
        };
        assert!(
            lines(&plain)
                .iter()
                .any(|line| line.contains("script-src 'self' 'wasm-unsafe-eval';"))
        );
        assert_eq!(lines(&plain), lines(&reloading));
        assert_eq!(plain.response("GET", "/").1, b"<head></head>");
        assert_eq!(plain.read(reload::SCRIPT_PATH), None);
        let page = String::from_utf8(reloading.response("GET", "/").1).unwrap();
        assert_eq!(page.matches("<script").count(), 1, "{page}");
        assert!(reloading.read(reload::SCRIPT_PATH).is_some());
    }

    #[test]
    fn the_root_is_the_page() {
        assert_eq!(
            site().with_file("/index.html", "page").read("/"),
            Some(b"page".to_vec())
        );
        assert_eq!(kind_of("/"), "text/html; charset=utf-8");
        assert_eq!(kind_of("/parts/atlanto_bg-0.wasm"), "application/wasm");
    }
}
