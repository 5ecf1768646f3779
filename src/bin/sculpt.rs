//! Host tool: anatomy → mesh → pictures and `assets/models`.
//!
//! Build once, then run (quick to build, quick to run):
//! ```text
//! cargo run --profile tool --no-default-features --features sculpt --bin sculpt -- look c2
//! sculpt look <id, id without side, bones, soft or all>…
//!        [--cell 0.6]             mm; smaller shows more and takes longer
//!        [--out look/c2.png]      default: look/<first name>.png
//!        [--views back,left]      of front back left right above below behind angle; default: six
//!        [--size 500]             pixels along one view
//! ```

use atlanto::{
    mesh::preview::Viewpoint,
    workshop::look::{Request, look},
};
use std::{error::Error, fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sculpt: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    match arguments.split_first().map(|(verb, rest)| (verb.as_str(), rest)) {
        Some(("look", rest)) => draw(rest),
        _ => Err("say what to do: `look`; the head of src/bin/sculpt.rs tells how".into()),
    }
}

fn draw(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let mut request = Request { names: Vec::new(), views: Viewpoint::SHEET.map(str::to_owned).to_vec(), cell_mm: 0.6, size: 500 };
    let mut out = None;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--cell" => request.cell_mm = value()?.parse()?,
            "--size" => request.size = value()?.parse()?,
            "--out" => out = Some(value()?.clone()),
            "--views" => request.views = value()?.split(',').map(str::to_owned).collect(),
            _ => request.names.push(argument.clone()),
        }
    }
    let first = request.names.first().ok_or("name what to look at")?;
    let out = out.unwrap_or_else(|| format!("look/{first}.png"));
    let picture = look(&request)?;
    if let Some(folder) = Path::new(&out).parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&out, picture.to_png()?)?;
    println!("{out}: {} x {} pixels", picture.width, picture.height);
    Ok(())
}
