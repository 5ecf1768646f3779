//! How long the processor works on a frame: ours beside three.js with the same file, both in
//! headless Chromium.
//!
//! Ours draws more (outlines, the ghost of the skin, halos), three.js fewer passes; what is
//! compared is what a page has to wait for. `.ci/tools bench` puts three.js where this looks for
//! it.

use super::{
    engine::Manner,
    ready,
    serve::{Server, Site},
};
use serde_json::Value;
use std::{error::Error, fs, io, path::Path};

/// Frames that are timed.
const FRAMES: u32 = 40;
/// Files of three.js, from its package.
const THREE: [(&str, &str); 4] = [
    ("/three.module.js", "build/three.module.js"),
    ("/three.core.js", "build/three.core.js"),
    ("/GLTFLoader.js", "examples/jsm/loaders/GLTFLoader.js"),
    (
        "/meshopt_decoder.module.js",
        "examples/jsm/libs/meshopt_decoder.module.js",
    ),
];

/// Times of frames, ms.
struct Times {
    median: f64,
    worst_of_twenty: f64,
}

impl Times {
    fn of(frames: &Value) -> Option<Self> {
        let mut times: Vec<f64> = frames
            .as_array()?
            .iter()
            .filter_map(Value::as_f64)
            .collect();
        times.sort_by(f64::total_cmp);
        let at = |share: usize| {
            times
                .get((times.len() * share / 100).min(times.len().saturating_sub(1)))
                .copied()
        };
        Some(Self {
            median: at(50)?,
            worst_of_twenty: at(95)?,
        })
    }
}

/// Prints the two in a table; `model` is `whole.glb`, `three` the folder of the package.
///
/// # Errors
/// When something is missing or a page does not come to its picture.
pub fn run(dist: &Path, model: &Path, three: &Path) -> Result<(), Box<dyn Error>> {
    let driver = ready::chromium(Manner::Plain)?;
    let session = driver.open()?;
    session.resize(700, 700)?;
    let site = Site::open(dist)?;
    let page = String::from_utf8(site.read("/").unwrap_or_default())?;
    let ours = site.with_file(
        "/index.html",
        page.replacen("<head>", "<head><script src=\"./bench.js\"></script>", 1),
    );
    let ours = Server::start(ours.with_file("/bench.js", include_str!("ours.js")), 0)?;
    session.go(&format!("{}/#/explore?r=1&s=none", ours.address()))?;
    ready::wait_for_the_whole_model(&session)?;
    let turn = format!("window.turn({FRAMES}).then(done)");
    let our_times =
        Times::of(&session.run_until_done(&turn, &[])?).ok_or("our frames were not timed")?;
    let theirs = Server::start(of_three(model, three)?, 0)?;
    session.go(&format!("{}/index.html", theirs.address()))?;
    session.wait_for(
        "their model can be seen",
        "document.body.dataset.ready === 'yes'",
    )?;
    // the first turn compiles shaders and is not counted
    session.run_until_done(&turn, &[])?;
    let their_times =
        Times::of(&session.run_until_done(&turn, &[])?).ok_or("their frames were not timed")?;
    let triangles = session.run("return document.body.dataset.triangles", &[])?;
    println!(
        "{FRAMES} frames of the whole model ({} triangles), ms of the processor in the page",
        triangles.as_str().unwrap_or("?")
    );
    println!("{:<12}{:>8}{:>8}", "", "median", "95 %");
    for (name, times) in [("atlanto", &our_times), ("three.js", &their_times)] {
        println!(
            "{name:<12}{:>8.2}{:>8.2}",
            times.median, times.worst_of_twenty
        );
    }
    let slower = our_times.median > their_times.median;
    if slower {
        Err("ours is slower".into())
    } else {
        Ok(())
    }
}

fn of_three(model: &Path, three: &Path) -> io::Result<Site> {
    let utilities = fs::read_to_string(three.join("examples/jsm/utils/BufferGeometryUtils.js"))?;
    let skeletons =
        fs::read_to_string(three.join("examples/jsm/utils/SkeletonUtils.js")).unwrap_or_default();
    let site = Site::of_files()
        .with_file("/index.html", include_str!("three.html"))
        .with_file("/bench.js", include_str!("three.js"))
        .with_file("/whole.glb", fs::read(model)?)
        .with_file("/utils/BufferGeometryUtils.js", utilities)
        .with_file("/utils/SkeletonUtils.js", skeletons);
    THREE.iter().try_fold(site, |site, (path, file)| {
        let text = fs::read_to_string(three.join(file))?.replace("'../utils/", "'./utils/");
        Ok(site.with_file(path, text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn times_are_the_middle_and_the_slow_ones() {
        let times = Times::of(&json!((0..100).map(f64::from).collect::<Vec<_>>()))
            .expect("there are times");
        assert!((times.median - 50.0).abs() < 1e-9 && (times.worst_of_twenty - 95.0).abs() < 1e-9);
        assert!(Times::of(&json!([])).is_none() && Times::of(&json!("no")).is_none());
    }
}
