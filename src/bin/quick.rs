//! Scratch: bones only, measured with the soft parts of the last whole.glb.
use atlanto::{
    anatomy::catalogue::{catalogue, landmarks},
    domain::{Kind, StructureId},
    mesh::glb,
    workshop::{
        build::build,
        measure::{Verdict, measure, table},
    },
};
use std::{fs, path::Path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new("/tmp/w/quick-bones");
    let bones: Vec<_> = catalogue().into_iter().filter(|s| s.id.kind() == Kind::Bone).collect();
    let lines = build(&bones, &landmarks(), folder)?;
    for line in &lines {
        println!(
            "{:12} first {:6} whole {:6} genus {} {:?}",
            line.id.to_string(),
            line.first_triangles,
            line.whole_triangles,
            line.genus,
            line.took
        );
    }
    let mut model = glb::read(&fs::read(folder.join("whole.glb"))?)?;
    let old = glb::read(&fs::read("assets/models/whole.glb")?)?;
    for part in old.parts {
        if !model.parts.iter().any(|p| p.name == part.name) {
            model.parts.push(part);
        }
    }
    let _ = StructureId::SpinalCord;
    let report = measure(&model)?;
    let text = table(&report, "quick");
    fs::write(folder.join("measures.md"), &text)?;
    println!(
        "within {} off {} beyond {} of {}",
        report.count(Verdict::Within),
        report.count(Verdict::Off),
        report.count(Verdict::Beyond),
        report.rows.len()
    );
    for line in text.lines() {
        if line.contains("**") {
            println!("{line}");
        }
    }
    for gap in &report.gaps {
        println!("{} - {}: {:.2} at {:.1}", gap.between[0], gap.between[1], gap.least_mm, gap.at);
    }
    Ok(())
}
