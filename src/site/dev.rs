//! `make dev`: builds the site quickly, serves it, watches the repository, and reloads the browser.
//!
//! Words, styles and drawings are put in place without a compiler. A view needs the program compiled
//! anew, without optimisation. The policy is the one that ships: the script that reloads the page is
//! a file of the same origin, and only this server adds it (see [`super::reload`]).

use super::{
    changes::{Watch, Work, work_for},
    finish::finish,
    program::{self, Profile},
    reload::Builds,
    serve::{Server, Site},
};
use std::{
    env,
    error::Error,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

/// Between two looks at the files.
const PAUSE: Duration = Duration::from_millis(200);

/// Builds, serves and watches the repository in the current folder. Returns when this tool
/// has itself changed and has to be compiled again.
///
/// # Errors
/// When the port is taken or a folder cannot be used. Mistakes in what is watched are told on the
/// terminal instead, and mended by the next change.
pub fn run(port: u16) -> Result<(), Box<dyn Error>> {
    let source = env::current_dir()?;
    let mut watch = Watch::new(&source);
    println!("building the program without optimisation …");
    let (program, dist) = loop {
        match told(build(&source)) {
            Some(folders) => break folders,
            None => wait(&mut watch),
        };
    };
    let builds = Arc::new(Builds::default());
    let served = Site::open(&dist)?
        .naming_itself()
        .reloading(Arc::clone(&builds));
    let server = Server::start(served, port)?;
    println!(
        "\n  Atlanto is ready: {}\n  Watched: index.html and assets/ (seconds), src/ (the program is \
         compiled), Cargo.toml.\n  Shapes in src/anatomy/ need `make models`. Ctrl+C stops it.\n",
        server.address()
    );
    loop {
        let (work, paths) = wait(&mut watch);
        let start = now();
        println!("{} changed", paths.join(", "));
        let done = match work {
            Work::Page => told(finish(&source, &program, &dist).map_err(Into::into)),
            // also before the tool: a mistake in it shows here, and this goes on
            Work::Program | Work::Tool => told(build(&source)).map(|_| ()),
        };
        if done.is_some() {
            println!("  ready after {:.1} s", start.elapsed().as_secs_f32());
            if work == Work::Tool {
                println!("  the tool has changed too: it is compiled and starts again");
                return Ok(());
            }
            builds.announce();
        }
    }
}

/// Compiles the program and puts the site together; gives the folders of both.
fn build(source: &Path) -> Result<(PathBuf, PathBuf), Box<dyn Error>> {
    let program = program::build(source, Profile::Quick)?;
    // never dist/: what is deployed is not what was built for a quick look
    let dist = program.with_file_name("dev-site");
    finish(source, &program, &dist)?;
    Ok((program, dist))
}

/// The result, or none after the terminal was told why.
fn told<T>(result: Result<T, Box<dyn Error>>) -> Option<T> {
    result
        .inspect_err(|error| eprintln!("  {error}; the last good site stays"))
        .ok()
}

/// Waits for a change that asks for work, and for editors to finish writing.
fn wait(watch: &mut Watch) -> (Work, Vec<String>) {
    let mut changed: Vec<String> = Vec::new();
    loop {
        thread::sleep(PAUSE);
        let more = watch.changes();
        let quiet = more.is_empty();
        changed.extend(more.into_iter().filter(|path| work_for(path).is_some()));
        let work = changed.iter().filter_map(|path| work_for(path)).max();
        if let (true, Some(work)) = (quiet, work) {
            changed.sort();
            changed.dedup();
            return (work, changed);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this tool runs on the host only")]
fn now() -> Instant {
    Instant::now()
}
