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
//!        [--posture 40,0,0]       turn to the left, nod, tilt to the left of the head, degrees
//! sculpt build assets/models      first.glb, whole.glb, its pieces, manifest.json; unchanged structures come from assets/models/cache
//! sculpt check [<id>…]            handles and pieces (mm³) of each structure at full resolution
//! sculpt stl <folder> [<id>…]     binary STL in mm at full resolution
//! sculpt measure assets/models docs/measures.md    published dimensions against the triangles of whole.glb
//! ```

use atlanto::{
    anatomy::catalogue::{catalogue, landmarks},
    mesh::{check, components, contour, glb, preview::Viewpoint, stl},
    motion::Posture,
    sculptor::{
        build::{Line, build},
        finish::full,
        hash::Fnv,
        measure::{Verdict, measure, table},
        preview::{PreviewRequest, choose, render},
        with_solid,
    },
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
        Some(("build", [folder])) => {
            let lines = build(&catalogue(), &landmarks(), Path::new(folder))?;
            print_table(&lines);
            Ok(())
        }
        Some(("check", names)) => report(names),
        Some(("measure", [folder, table])) => write_measures(Path::new(folder), Path::new(table)),
        Some(("stl", [folder, names @ ..])) => write_stl(folder, names),
        _ => Err("say what to do: `look`, `check`, `build`, `measure` or `stl`; the head of src/bin/sculpt.rs tells how".into()),
    }
}

fn draw(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let mut request = PreviewRequest {
        names: Vec::new(),
        views: Viewpoint::SHEET.map(str::to_owned).to_vec(),
        cell_mm: 0.6,
        size: 500,
        posture: Posture::NEUTRAL,
    };
    let mut out = None;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut value = || {
            arguments
                .next()
                .ok_or_else(|| format!("{argument} needs a value"))
        };
        match argument.as_str() {
            "--cell" => request.cell_mm = value()?.parse()?,
            "--size" => request.size = value()?.parse()?,
            "--posture" => request.posture = posture(value()?)?,
            "--out" => out = Some(value()?.clone()),
            "--views" => request.views = value()?.split(',').map(str::to_owned).collect(),
            _ => request.names.push(argument.clone()),
        }
    }
    let first = request.names.first().ok_or("name what to look at")?;
    let out = out.unwrap_or_else(|| format!("look/{first}.png"));
    let picture = render(&request)?;
    if let Some(folder) = Path::new(&out).parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&out, picture.to_png()?)?;
    println!("{out}: {} x {} pixels", picture.width, picture.height);
    Ok(())
}

/// Turn, nod and tilt from `40,0,-10`.
fn posture(text: &str) -> Result<Posture, Box<dyn Error>> {
    let degrees = text
        .split(',')
        .map(str::parse)
        .collect::<Result<Vec<i16>, _>>()?;
    let [rotation_deg, flexion_deg, bending_deg] = degrees[..] else {
        return Err("a posture is three numbers: turn, nod, tilt".into());
    };
    Ok(Posture {
        rotation_deg,
        flexion_deg,
        bending_deg,
    })
}

fn print_table(lines: &[Line]) {
    println!(
        "{:34} {:>8} {:>8} {:>6} {:>8}",
        "structure", "first", "whole", "genus", "seconds"
    );
    for line in lines {
        let took = line.took.map_or_else(
            || "cached".to_owned(),
            |took| format!("{:.1}", took.as_secs_f32()),
        );
        println!(
            "{:34} {:>8} {:>8} {:>6} {took:>8}",
            line.id.to_string(),
            line.first_triangles,
            line.whole_triangles,
            line.genus
        );
    }
    let [first, whole] = [
        |line: &Line| line.first_triangles,
        |line: &Line| line.whole_triangles,
    ]
    .map(|count| lines.iter().map(count).sum::<usize>());
    println!("{:34} {first:>8} {whole:>8}", "triangles in all");
}

fn write_stl(folder: &str, names: &[String]) -> Result<(), Box<dyn Error>> {
    let everything = ["all".to_owned()];
    fs::create_dir_all(folder)?;
    for sculpture in choose(if names.is_empty() { &everything } else { names })? {
        let path = Path::new(folder).join(format!("{}.stl", sculpture.id));
        let mesh = full(&sculpture)?;
        fs::write(&path, stl::write(&mesh))?;
        println!("{}: {} triangles", path.display(), mesh.indices.len() / 3);
    }
    Ok(())
}

fn report(names: &[String]) -> Result<(), Box<dyn Error>> {
    let everything = ["all".to_owned()];
    for sculpture in choose(if names.is_empty() { &everything } else { names })? {
        let mesh = with_solid(&sculpture, |solid| contour(solid, sculpture.cell_mm));
        let pieces = components::component_volumes_mm3(&mesh);
        let mut largest = mesh;
        components::drop_small_components(&mut largest);
        let verdict = check::manifold(&largest).and_then(|()| check::single_component(&largest));
        let verdict = verdict.map_or_else(|fault| fault.to_string(), |()| "sound".to_owned());
        println!(
            "{}: {verdict}; handles {}, pieces {pieces:.1?} mm³",
            sculpture.id,
            check::genus(&largest)
        );
    }
    Ok(())
}

fn write_measures(folder: &Path, file: &Path) -> Result<(), Box<dyn Error>> {
    let path = folder.join("whole.glb");
    let bytes = fs::read(&path).map_err(|error| {
        format!(
            "{} cannot be read ({error}); `sculpt build` makes it",
            path.display()
        )
    })?;
    let report = measure(&glb::read(&bytes)?)?;
    let text = table(&report, &format!("{:016x}", Fnv::of(&bytes)));
    fs::write(file, text)?;
    let [within, off, beyond] =
        [Verdict::Within, Verdict::Off, Verdict::Beyond].map(|verdict| report.count(verdict));
    println!(
        "{}: {within} within, {off} off, {beyond} beyond",
        file.display()
    );
    Ok(())
}
