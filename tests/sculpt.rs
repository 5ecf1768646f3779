//! The anatomy as meshes and files: every structure, on a coarse grid, through the same steps as
//! the shipped one.
#![cfg(feature = "sculpt")]
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use atlanto::{
    anatomy::catalogue::{Sculpture, catalogue, landmarks},
    content::{Exhibit, Facts},
    domain::{Kind, Level, Nerve, Side, StructureId},
    mesh::{
        TriMesh, check,
        glb::{self, Model},
    },
    scene::Scene,
    sculptor::build::{PIECES, build},
};
use glam::{Vec3, vec3};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if path.exists() {
        fs::remove_dir_all(&path).unwrap();
    }
    fs::create_dir_all(&path).unwrap();
    path
}

/// Larger cells for a quick test; thin cords keep theirs nearly.
fn coarse(sculpture: Sculpture) -> Sculpture {
    let larger = match sculpture.id.kind() {
        Kind::Bone => 1.4,
        Kind::Skin => 2.0,
        Kind::Joint
        | Kind::Disc
        | Kind::Ligament
        | Kind::Muscle
        | Kind::Nerve
        | Kind::Cord
        | Kind::Dura
        | Kind::Artery => 1.3,
    };
    Sculpture {
        cell_mm: larger * sculpture.cell_mm,
        error_mm: sculpture.coarse_error_mm * 0.5,
        ..sculpture
    }
}

/// Where all structures have been built, coarse. The build itself refuses what is not sound.
static BUILT: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = folder("whole-anatomy");
    let sculptures: Vec<Sculpture> = catalogue().into_iter().map(coarse).collect();
    build(&sculptures, &landmarks(), &folder).unwrap();
    folder
});

/// All structures as a reader of the file gets them.
static MODEL: LazyLock<Model> = LazyLock::new(|| built("whole.glb"));

fn built(name: &str) -> Model {
    glb::read(&fs::read(BUILT.join(name)).unwrap()).unwrap()
}

fn mesh(id: StructureId) -> &'static TriMesh {
    &MODEL
        .parts
        .iter()
        .find(|part| part.name == id.to_string())
        .unwrap()
        .mesh
}

fn bounds(mesh: &TriMesh) -> (Vec3, Vec3) {
    let points = mesh.positions.iter().map(|&p| Vec3::from(p));
    points.fold((Vec3::INFINITY, Vec3::NEG_INFINITY), |(min, max), p| {
        (min.min(p), max.max(p))
    })
}

#[test]
fn the_pieces_are_the_whole_and_the_joint_comes_first() {
    let whole = &MODEL.parts;
    let pieces: Vec<Vec<_>> = PIECES.iter().map(|(name, _)| built(name).parts).collect();
    let joint = ["c1", "c2", "c1-c2-joint-left", "c1-c2-joint-right"];
    assert!(
        joint
            .iter()
            .all(|id| pieces[0].iter().any(|part| part.name == *id))
    );
    let again: Vec<_> = pieces.into_iter().flatten().collect();
    assert_eq!(again.len(), whole.len());
    for (part, other) in again.iter().zip(whole) {
        assert_eq!((&part.name, &part.mesh), (&other.name, &other.mesh));
    }
}

#[test]
fn the_file_holds_every_structure_once() {
    let expected: BTreeSet<String> = StructureId::all().iter().map(ToString::to_string).collect();
    let names: BTreeSet<String> = MODEL.parts.iter().map(|part| part.name.clone()).collect();
    assert_eq!(names, expected);
    assert_eq!(MODEL.parts.len(), expected.len());
}

#[test]
fn what_matters_most_comes_first() {
    let first: Vec<&str> = MODEL
        .parts
        .iter()
        .take(4)
        .map(|part| part.name.as_str())
        .collect();
    assert_eq!(first, ["c1", "c2", "c1-c2-joint-left", "c1-c2-joint-right"]);
}

#[test]
fn every_mesh_is_closed_manifold_oriented_and_in_one_piece() {
    for part in &MODEL.parts {
        assert_eq!(check::all(&part.mesh), Ok(()), "{}", part.name);
    }
}

#[test]
fn vertebrae_have_a_canal_and_two_foramina() {
    for level in [
        Level::C1,
        Level::C2,
        Level::C3,
        Level::C4,
        Level::C5,
        Level::C6,
    ] {
        assert_eq!(
            check::genus(mesh(StructureId::Vertebra(level))),
            3,
            "{level}"
        );
    }
}

#[test]
fn muscles_have_no_holes() {
    for id in StructureId::all()
        .iter()
        .filter(|id| id.kind() == Kind::Muscle)
    {
        assert_eq!(check::genus(mesh(*id)), 0, "{id}");
    }
}

#[test]
fn the_right_mirrors_the_left() {
    for &left in StructureId::all()
        .iter()
        .filter(|id| id.side() == Some(Side::Left))
    {
        let (left_mesh, right_mesh) = (mesh(left), mesh(left.on(Side::Right)));
        let ((min, max), (right_min, right_max)) = (bounds(left_mesh), bounds(right_mesh));
        let mirrored = (
            vec3(-right_max.x, right_min.y, right_min.z),
            vec3(-right_min.x, right_max.y, right_max.z),
        );
        let apart = (min - mirrored.0)
            .abs()
            .max_element()
            .max((max - mirrored.1).abs().max_element());
        assert!(
            apart < 0.8,
            "{left} and its mirror image end {apart:.2} mm apart"
        );
        let share = check::volume_mm3(left_mesh) / check::volume_mm3(right_mesh);
        assert!(
            (share - 1.0).abs() < 0.03,
            "{left} has {share:.3} times the volume of the other side"
        );
    }
}

#[test]
fn anchors_lie_on_or_in_their_structure() {
    for sculpture in catalogue() {
        let distance = sculpture.field.distance(sculpture.anchor);
        assert!(
            distance < 1.0,
            "the anchor of {} floats {distance:.1} mm outside",
            sculpture.id
        );
    }
}

#[test]
fn courses_run_inside_nerves_arteries_and_cord() {
    let all = catalogue();
    let field = |id: StructureId| {
        &all.iter()
            .find(|sculpture| sculpture.id == id)
            .unwrap()
            .field
    };
    let cord = field(StructureId::SpinalCord);
    let roots: Vec<_> = Side::ALL
        .iter()
        .map(|&side| field(StructureId::Nerve(Nerve::C2Root, side)))
        .collect();
    for sculpture in &all {
        let needs_course = matches!(
            sculpture.id.kind(),
            Kind::Nerve | Kind::Artery | Kind::Cord | Kind::Dura
        );
        assert_eq!(
            needs_course,
            sculpture.centreline.len() > 1,
            "{}",
            sculpture.id
        );
        for &point in &sculpture.centreline {
            // what is told of a nerve may begin in the cord, and of the ganglion in its root
            let distance = sculpture.field.distance(point).min(cord.distance(point));
            let in_root = roots
                .iter()
                .map(|root| root.distance(point))
                .fold(f32::INFINITY, f32::min);
            let distance = if matches!(sculpture.id, StructureId::C2Ganglion(_)) {
                distance.min(in_root)
            } else {
                distance
            };
            assert!(
                distance < 0.5,
                "the course of {} leaves it at {point:.1} mm",
                sculpture.id
            );
        }
    }
}

#[test]
fn the_skin_alone_has_areas_and_each_is_somewhere() {
    for part in &MODEL.parts {
        assert_eq!(
            part.name == "skin",
            !part.mesh.areas.is_empty(),
            "{}",
            part.name
        );
    }
    for area in 0..12 {
        assert!(
            mesh(StructureId::Skin)
                .areas
                .iter()
                .any(|weights| weights[area] > 128),
            "area {area} is nowhere"
        );
    }
}

#[test]
fn landmarks_have_the_names_that_the_scene_asks_for() {
    let names: BTreeSet<&str> = MODEL
        .landmarks
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    for name in [
        "cord-c1",
        "cord-c2",
        "cord-c3",
        "relay",
        "target-c1-c2-left",
        "target-c1-c2-right",
    ] {
        assert!(names.contains(name), "{name} is missing");
    }
}

/// Three small structures, quick to sculpt.
fn few() -> Vec<Sculpture> {
    let small = |id: StructureId| {
        matches!(
            id,
            StructureId::Disc(Level::C2 | Level::C3) | StructureId::C2Ganglion(Side::Left)
        )
    };
    catalogue()
        .into_iter()
        .filter(|sculpture| small(sculpture.id))
        .collect()
}

const FILES: [&str; 6] = [
    "first.glb",
    "whole.glb",
    "near.glb",
    "neck.glb",
    "rest.glb",
    "manifest.json",
];

fn bytes(folder: &Path) -> Vec<Vec<u8>> {
    FILES
        .iter()
        .map(|name| fs::read(folder.join(name)).unwrap())
        .collect()
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let [one, other] = ["same-bytes-one", "same-bytes-other"].map(folder);
    build(&few(), &landmarks(), &one).unwrap();
    build(&few(), &landmarks(), &other).unwrap();
    assert_eq!(bytes(&one), bytes(&other));
}

#[test]
fn what_has_not_changed_is_not_sculpted_again() {
    let folder = folder("cached");
    let sculpted = |sculptures: &[Sculpture]| {
        let lines = build(sculptures, &landmarks(), &folder).unwrap();
        lines.iter().filter(|line| line.took.is_some()).count()
    };
    let mut sculptures = few();
    assert_eq!(sculpted(&sculptures), 3);
    let (before, written) = (
        bytes(&folder),
        fs::metadata(folder.join("whole.glb"))
            .unwrap()
            .modified()
            .unwrap(),
    );
    assert_eq!(sculpted(&sculptures), 0);
    assert_eq!(bytes(&folder), before);
    assert_eq!(
        fs::metadata(folder.join("whole.glb"))
            .unwrap()
            .modified()
            .unwrap(),
        written,
        "the same bytes are not written again"
    );
    sculptures[0].error_mm *= 1.5;
    assert_eq!(sculpted(&sculptures), 1);
    assert_ne!(bytes(&folder)[1], before[1]);
    assert_eq!(
        fs::read_dir(folder.join("cache")).unwrap().count(),
        3,
        "earlier versions leave the cache"
    );
}

#[test]
fn a_damaged_cache_is_sculpted_over() {
    let folder = folder("damaged");
    build(&few(), &landmarks(), &folder).unwrap();
    let before = bytes(&folder);
    for entry in fs::read_dir(folder.join("cache")).unwrap() {
        fs::write(entry.unwrap().path(), b"glTF, but not really").unwrap();
    }
    let lines = build(&few(), &landmarks(), &folder).unwrap();
    assert!(lines.iter().all(|line| line.took.is_some()));
    assert_eq!(bytes(&folder), before);
}

#[test]
fn the_target_of_the_needle_lies_as_far_from_artery_and_sac_as_was_measured() {
    let scene = Scene::from_model(built("whole.glb")).unwrap();
    let facts = Facts::bundled().unwrap();
    let published = |id: &str| {
        let mut measured = facts.measured(Exhibit::Corridor);
        measured
            .find(|distance| distance.id == id)
            .and_then(|distance| distance.value.range)
            .unwrap()
    };
    for (&side, lateral) in Side::ALL.iter().zip([1.0, -1.0]) {
        let target = scene.needle_target(side).unwrap();
        // at the height of the target, sideways to the nearest point of a structure
        let aside = |id: StructureId, sign: f32| {
            let level = mesh(id)
                .positions
                .iter()
                .filter(|point| (point[1] - target.y).abs() < 1.5);
            level
                .map(|point| sign * (point[0] - target.x))
                .fold(f32::INFINITY, f32::min)
        };
        let distances = [
            (
                aside(StructureId::VertebralArtery(side), lateral),
                published("needle-to-artery"),
            ),
            (
                aside(StructureId::Dura, -lateral),
                published("needle-to-sac"),
            ),
        ];
        for (found, [least, most]) in distances {
            println!("{side}: {found:.1} mm, published {least} to {most}");
            assert!((least..=most).contains(&found), "{side} {found}");
        }
    }
}
