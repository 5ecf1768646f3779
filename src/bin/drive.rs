//! Host tool: drives the built site in Chromium, for pictures and times.

use atlanto::site::{bench, portraits, stills};
use std::{env, error::Error, path::Path, process::ExitCode};

const HELP: &str = "drive stills <folder> <into>    draw the still pictures with a finished site
drive portraits <folder> <manifest> <into> [name …]
                                draw sheets of structures with it, to be looked at
drive bench <folder> <model> <three.js>
                                time frames beside three.js";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("drive: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    match arguments {
        ["stills", folder, into] => stills::draw(Path::new(folder), Path::new(into)),
        ["portraits", folder, manifest, into, names @ ..] => portraits::draw(
            Path::new(folder),
            Path::new(manifest),
            Path::new(into),
            names,
        ),
        ["bench", folder, model, three] => {
            bench::run(Path::new(folder), Path::new(model), Path::new(three))
        }
        _ => Err(HELP.into()),
    }
}
