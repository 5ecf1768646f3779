//! A small server for the built site: files from one folder, the right types, the headers of `_headers`.

use super::headers::Headers;
use std::{
    collections::BTreeMap,
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    thread::{self, JoinHandle},
};
use tiny_http::{Header, Method, Request, Response};

const THREADS: usize = 4;

/// What is answered: a folder, its headers, and files that stand in front of the folder's.
#[derive(Clone, Debug)]
pub struct Site {
    root: PathBuf,
    headers: Headers,
    files: BTreeMap<String, Vec<u8>>,
    names_itself: bool,
}

impl Site {
    /// A folder with the `_headers` in it.
    ///
    /// # Errors
    /// When the folder has no `_headers`: it is not a finished site.
    pub fn open(root: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(root.join("_headers"))
            .map_err(|error| io::Error::new(error.kind(), format!("{} is not a finished site: no _headers in it", root.display())))?;
        Ok(Self { root: root.to_owned(), headers: Headers::parse(&text), files: BTreeMap::new(), names_itself: false })
    }

    /// A site of no folder: only the files that are added, without headers. For pages around a frame.
    #[must_use]
    pub fn of_files() -> Self {
        Self { root: PathBuf::from("/nonexistent"), headers: Headers::default(), files: BTreeMap::new(), names_itself: false }
    }

    /// The same with other headers.
    #[must_use]
    pub fn with_headers(self, headers: impl FnOnce(Headers) -> Headers) -> Self {
        Self { headers: headers(self.headers), ..self }
    }

    /// The same, with the address it is served at in its policy; see [`Headers::naming`].
    #[must_use]
    pub fn naming_itself(self) -> Self {
        Self { names_itself: true, ..self }
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
        let path = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        if let Some(bytes) = self.files.get(&path) {
            return Some(bytes.clone());
        }
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        let plain = parts.iter().all(|part| !part.is_empty() && !part.starts_with(['.', '_']) && !part.contains(['\\', '%', ':']));
        plain.then(|| fs::read(parts.iter().fold(self.root.clone(), |folder, part| folder.join(part))).ok()).flatten()
    }

    fn answer(&self, request: Request) -> io::Result<()> {
        let path = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
        let (status, body) = match (request.method(), self.read(&path)) {
            (Method::Get | Method::Head, Some(body)) => (200, body),
            (Method::Get | Method::Head, None) => (404, b"There is no such file here.".to_vec()),
            _ => (405, b"Only GET and HEAD are answered here.".to_vec()),
        };
        let kind = if status == 200 { kind_of(&path) } else { "text/plain; charset=utf-8" };
        let headers = self.headers.for_path(&path).chain([("Content-Type", kind)]);
        let headers = headers.filter_map(|(name, value)| Header::from_bytes(name, value).ok());
        let response = Response::from_data(body).with_status_code(status);
        request.respond(headers.fold(response, Response::with_header))
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
pub struct Server {
    inner: Arc<tiny_http::Server>,
    threads: Vec<JoinHandle<()>>,
    port: u16,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("port", &self.port).finish_non_exhaustive()
    }
}

impl Server {
    /// Serves a site on this port of this machine only; 0 takes a free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start(site: Site, port: u16) -> io::Result<Self> {
        let inner =
            tiny_http::Server::http(("127.0.0.1", port)).map_err(|error| io::Error::new(io::ErrorKind::AddrInUse, error.to_string()))?;
        let port = inner.server_addr().to_ip().map_or(port, |address| address.port());
        let named = |headers: Headers| headers.naming(&format!("http://127.0.0.1:{port} http://localhost:{port}"));
        let site = if site.names_itself { site.with_headers(named) } else { site };
        let (inner, site) = (Arc::new(inner), Arc::new(site));
        let threads = (0..THREADS).map(|_| {
            let (inner, site) = (Arc::clone(&inner), Arc::clone(&site));
            thread::spawn(move || {
                while let Ok(request) = inner.recv() {
                    // a reader who has gone away is no error of ours
                    site.answer(request).ok();
                }
            })
        });
        let threads = threads.collect();
        Ok(Self { inner, threads, port })
    }

    /// Where it answers, such as `http://127.0.0.1:8080`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        for thread in self.threads.drain(..) {
            thread.join().ok();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in 0..self.threads.len() {
            self.inner.unblock();
        }
        for thread in self.threads.drain(..) {
            thread.join().ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets");
        Site { root, headers: Headers::default(), files: BTreeMap::new(), names_itself: false }
    }

    #[test]
    fn a_path_never_leaves_the_folder() {
        assert!(site().read("/icon.svg").is_some());
        for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "//icon.svg", "/./icon.svg", "/_headers", "\\icon.svg", "icon.svg", ""] {
            assert_eq!(site().read(path), None, "{path}");
        }
    }

    #[test]
    fn the_root_is_the_page() {
        assert_eq!(site().with_file("/index.html", "page").read("/"), Some(b"page".to_vec()));
        assert_eq!(kind_of("/"), "text/html; charset=utf-8");
        assert_eq!(kind_of("/parts/atlanto_bg-0.wasm"), "application/wasm");
    }
}
