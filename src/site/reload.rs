//! Reloads pages after a build: server-sent events, and the script that listens to them. Only the
//! dev server uses this; no file of a built site knows of it.

use std::{
    io::{self, Write},
    process,
    sync::{Condvar, Mutex, PoisonError},
    time::Duration,
};

/// Where the script is served.
pub const SCRIPT_PATH: &str = "/reload.js";
/// Where the events are served.
pub const EVENTS_PATH: &str = "/reload";
/// The script: each event names the build that is served; when that is not the page's own, the page
/// is reloaded. The browser connects again by itself after the server was away.
pub const SCRIPT: &str = "const own = new URL(import.meta.url).search.slice(1);
new EventSource(new URL(\"./reload\", import.meta.url)).onmessage = event => {
  if (event.data !== own) location.reload();
};
";

/// How often a silent connection is tried, so that one whose page has gone ends.
const PING: Duration = Duration::from_secs(10);

/// Which build is served, and who waits for the next one.
#[derive(Debug, Default)]
pub struct Builds {
    count: Mutex<u64>,
    changed: Condvar,
}

impl Builds {
    /// Tells every page that there is a new build.
    pub fn announce(&self) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }

    /// The name of the build that is served; another process has other names.
    #[must_use]
    pub fn name(&self) -> String {
        name(*self.count.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// `page` with the script that follows these builds.
    #[must_use]
    pub fn added_to(&self, page: &str) -> String {
        let script = format!(
            "<script type=\"module\" src=\".{SCRIPT_PATH}?{}\"></script>\n</head>",
            self.name()
        );
        page.replacen("</head>", &script, 1)
    }

    /// Writes an event for this build and for each one to come, until the reader has gone.
    ///
    /// # Errors
    /// When the reader has gone.
    pub fn follow(&self, stream: &mut impl Write) -> io::Result<()> {
        stream.write_all(b"retry: 500\n")?;
        let mut told = None;
        loop {
            let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
            let (count, _) = self
                .changed
                .wait_timeout_while(count, PING, |count| told == Some(*count))
                .unwrap_or_else(PoisonError::into_inner);
            let now = *count;
            drop(count);
            let event = if told == Some(now) {
                ": still here\n\n".to_owned()
            } else {
                format!("data: {}\n\n", name(now))
            };
            told = Some(now);
            stream.write_all(event.as_bytes())?;
            stream.flush()?;
        }
    }
}

fn name(count: u64) -> String {
    format!("{}-{count}", process::id())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{sync::Arc, sync::mpsc, thread};

    /// A reader that keeps each event, and has gone after `most` of them.
    struct Reader {
        events: mpsc::Sender<String>,
        most: usize,
    }

    impl Write for Reader {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.most == 0 {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            self.most -= 1;
            let event = String::from_utf8_lossy(bytes).into_owned();
            self.events
                .send(event)
                .map_err(|error| io::Error::new(io::ErrorKind::BrokenPipe, error))?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_hears_of_the_build_it_has_and_of_the_next() {
        let builds = Arc::new(Builds::default());
        let (events, heard) = mpsc::channel();
        let following = Arc::clone(&builds);
        let reader = thread::spawn(move || following.follow(&mut Reader { events, most: 3 }));
        assert_eq!(heard.recv().unwrap(), "retry: 500\n");
        assert_eq!(heard.recv().unwrap(), format!("data: {}\n\n", name(0)));
        builds.announce();
        assert_eq!(heard.recv().unwrap(), format!("data: {}\n\n", name(1)));
        builds.announce();
        let end = reader.join().unwrap().unwrap_err();
        assert_eq!(end.kind(), io::ErrorKind::BrokenPipe);
    }

    #[test]
    fn the_script_is_a_file_and_names_the_build_of_its_page() {
        let builds = Builds::default();
        builds.announce();
        assert_eq!(
            builds.added_to("<head></head><body></body>"),
            format!(
                "<head><script type=\"module\" src=\"./reload.js?{}\"></script>\n</head><body></body>",
                name(1)
            )
        );
    }
}
