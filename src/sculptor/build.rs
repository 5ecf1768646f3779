//! `sculpt build`: every structure → `first.glb`, `whole.glb` and `manifest.json`, with a cache of
//! finished structures.
//!
//! `first.glb` is everything, coarse, for the first picture. `whole.glb` is everything as fine as
//! it ships, for tools; pages are sent the same in pieces, what the story is about first: see
//! [`PIECES`]. All of them are committed, so that a site can be built without sculpting.

use super::{
    finish::{Finished, Unsound, finish},
    hash::{self, Fnv},
};
use crate::{
    anatomy::catalogue::Sculpture,
    domain::{Joint, Kind, Level, Nerve, Side, StructureId},
    mesh::{
        PackedMesh, check,
        glb::{self, GlbError, Material, PackedPart, WritePart},
    },
    motion::{Rig, chain_position, pack_chain_position},
};
use glam::Vec3;
use rayon::prelude::*;
use serde::Serialize;
use std::{collections::BTreeMap, error::Error, fmt, fs, io, path::Path, time::Duration};

/// Why a build stops.
#[derive(Debug)]
pub enum BuildError {
    /// Shapes that cannot ship.
    Unsound(Vec<Unsound>),
    /// A file cannot be read or written.
    Io(String, io::Error),
    /// What was written does not read back.
    Unreadable(GlbError),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsound(unsound) => f.write_str(
                &unsound
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("; "),
            ),
            Self::Io(path, error) => write!(f, "{path} cannot be read or written: {error}"),
            Self::Unreadable(error) => write!(f, "the model does not read back: {error}"),
        }
    }
}

impl Error for BuildError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unsound(unsound) => unsound.first().map(|unsound| unsound as &dyn Error),
            Self::Io(_, error) => Some(error),
            Self::Unreadable(error) => Some(error),
        }
    }
}

/// What was done for one structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which structure.
    pub id: StructureId,
    /// Triangles in `first.glb`.
    pub first_triangles: usize,
    /// Triangles in `whole.glb`.
    pub whole_triangles: usize,
    /// Handles; 3 for C1 to C6.
    pub genus: i64,
    /// Time it took beside the others, or `None` when it came from the cache.
    pub took: Option<Duration>,
}

/// The committed summary: a change of shape shows in review.
#[derive(Debug, Serialize)]
struct Manifest {
    files: BTreeMap<&'static str, FileEntry>,
    structures: BTreeMap<String, StructureEntry>,
}

#[derive(Debug, Serialize)]
struct FileEntry {
    bytes: usize,
    hash: String,
}

#[derive(Debug, Serialize)]
struct StructureEntry {
    triangles_first: usize,
    triangles_whole: usize,
    bounds_min_mm: [f64; 3],
    bounds_max_mm: [f64; 3],
    volume_mm3: f64,
    hash: String,
}

/// Builds `sculptures` into `folder`; files are touched only when their bytes differ.
///
/// # Errors
/// [`BuildError`] names the structure or the file.
pub fn build(
    sculptures: &[Sculpture],
    landmarks: &[(&str, Vec3)],
    folder: &Path,
) -> Result<Vec<Line>, BuildError> {
    let cache = folder.join("cache");
    fs::create_dir_all(&cache)
        .map_err(|error| BuildError::Io(cache.display().to_string(), error))?;
    let mut order: Vec<&Sculpture> = sculptures.iter().collect();
    order.sort_by_key(|sculpture| importance(sculpture.id));
    // what is on the right is the mirror image of what is on the left
    let left_of = |sculpture: &Sculpture| {
        let left = sculpture.id.on(Side::Left);
        (left != sculpture.id)
            .then(|| order.iter().position(|other| other.id == left))
            .flatten()
    };
    let mut own: Vec<Option<Made>> = {
        let results = order.par_iter().map(|sculpture| {
            left_of(sculpture)
                .is_none()
                .then(|| make(sculpture, &cache))
                .transpose()
        });
        all_or_faults(results.collect())?
    };
    let point = |name: &str| {
        landmarks
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, at)| *at)
    };
    if let Some(rig) = Rig::new(point) {
        for (sculpture, made) in order.iter().zip(&mut own) {
            if let Some(made) = made.as_mut().filter(|_| sculpture.id.kind() != Kind::Bone) {
                for mesh in [&mut made.finished.first, &mut made.finished.whole] {
                    let places = mesh.unpack().positions.into_iter().map(|at| {
                        pack_chain_position(chain_position(sculpture.id, Vec3::from(at), &rig))
                    });
                    mesh.chain_positions = places.collect();
                }
            }
        }
    }
    let made = order.iter().zip(&own).filter_map(|(sculpture, made)| {
        made.clone().or_else(|| {
            left_of(sculpture)
                .and_then(|left| own[left].as_ref())
                .map(Made::mirrored)
        })
    });
    let made: Vec<Made> = made.collect();
    let landmarks: Vec<(String, [f32; 3])> = landmarks
        .iter()
        .map(|(name, at)| ((*name).to_owned(), at.to_array()))
        .collect();
    let file = |pick: fn(&Finished) -> &PackedMesh, wanted: &[u8]| {
        let parts = order
            .iter()
            .zip(&made)
            .filter(|(sculpture, _)| wanted.contains(&importance(sculpture.id)));
        let parts: Vec<WritePart> = parts
            .map(|(sculpture, made)| part(sculpture, made, pick))
            .collect();
        glb::write(&parts, &landmarks)
    };
    let everything: Vec<u8> = PIECES
        .iter()
        .flat_map(|(_, wanted)| wanted.iter().copied())
        .collect();
    let mut files = vec![
        ("first.glb", file(|made| &made.first, &everything)),
        ("whole.glb", file(|made| &made.whole, &everything)),
    ];
    files.extend(
        PIECES
            .iter()
            .map(|(name, wanted)| (*name, file(|made| &made.whole, wanted))),
    );
    for (name, bytes) in &files {
        glb::read(bytes).map_err(BuildError::Unreadable)?;
        write_if_changed(&folder.join(name), bytes)?;
    }
    let manifest = Manifest {
        files: files
            .iter()
            .map(|(name, bytes)| {
                (
                    *name,
                    FileEntry {
                        bytes: bytes.len(),
                        hash: hex(Fnv::of(bytes)),
                    },
                )
            })
            .collect(),
        structures: order
            .iter()
            .zip(&made)
            .map(|(sculpture, made)| (sculpture.id.to_string(), made.entry()))
            .collect(),
    };
    let text = serde_json::to_string_pretty(&manifest)
        .map_err(|error| BuildError::Io("manifest.json".to_owned(), error.into()));
    let mut text = text?;
    text.push('\n');
    write_if_changed(&folder.join("manifest.json"), text.as_bytes())?;
    Ok(order
        .iter()
        .zip(&made)
        .map(|(sculpture, made)| made.line(sculpture.id))
        .collect())
}

/// Everything, or every shape that cannot ship at once: a sculptor mends them together.
fn all_or_faults<T>(results: Vec<Result<T, BuildError>>) -> Result<Vec<T>, BuildError> {
    let mut made = Vec::new();
    let mut unsound = Vec::new();
    for result in results {
        match result {
            Ok(one) => made.push(one),
            Err(BuildError::Unsound(more)) => unsound.extend(more),
            Err(other) => return Err(other),
        }
    }
    if unsound.is_empty() {
        Ok(made)
    } else {
        Err(BuildError::Unsound(unsound))
    }
}

/// The pieces in which the fine model is sent, in this order: file, and which `importance` is in
/// it.
pub const PIECES: [(&str, &[u8]); 3] = [
    ("near.glb", &[0, 1, 2]),
    ("neck.glb", &[3, 4, 5, 6]),
    ("rest.glb", &[7, 8]),
];

/// Most important first: what the story is about, then what lies round it, then the rest.
fn importance(id: StructureId) -> u8 {
    match id {
        StructureId::Vertebra(Level::C1 | Level::C2) => 0,
        StructureId::Joint(Joint::C1C2, _) | StructureId::MedianJoint => 1,
        StructureId::C2Ganglion(_) | StructureId::Nerve(Nerve::GreaterOccipital, _) => 2,
        StructureId::Occiput | StructureId::Vertebra(Level::C3) => 3,
        StructureId::Joint(..) | StructureId::Nerve(..) => 4,
        StructureId::Ligament(_) | StructureId::AlarLigament(_) => 5,
        StructureId::SpinalCord | StructureId::Dura | StructureId::VertebralArtery(_) => 5,
        StructureId::Vertebra(_) | StructureId::Disc(_) => 6,
        StructureId::Muscle(..) => 7,
        StructureId::Skin => 8,
    }
}

/// A finished structure with its bookkeeping.
#[derive(Clone)]
struct Made {
    finished: Finished,
    hash: u64,
    took: Option<Duration>,
}

impl Made {
    /// The same structure on the other side.
    fn mirrored(&self) -> Self {
        let Finished { whole, first } = self.finished.clone();
        Self {
            finished: Finished {
                whole: whole.mirrored(),
                first: first.mirrored(),
            },
            hash: self.hash,
            took: None,
        }
    }

    fn entry(&self) -> StructureEntry {
        let mesh = self.finished.whole.unpack();
        let points = mesh.positions.iter().map(|&p| Vec3::from(p));
        let (min, max) = points.fold((Vec3::INFINITY, Vec3::NEG_INFINITY), |(min, max), p| {
            (min.min(p), max.max(p))
        });
        let tenths = |value: f32| (f64::from(value) * 10.0).round() / 10.0;
        StructureEntry {
            triangles_first: self.finished.first.indices.len() / 3,
            triangles_whole: self.finished.whole.indices.len() / 3,
            bounds_min_mm: min.to_array().map(tenths),
            bounds_max_mm: max.to_array().map(tenths),
            volume_mm3: tenths(check::volume_mm3(&mesh)),
            hash: hex(self.hash),
        }
    }

    fn line(&self, id: StructureId) -> Line {
        Line {
            id,
            first_triangles: self.finished.first.indices.len() / 3,
            whole_triangles: self.finished.whole.indices.len() / 3,
            genus: check::genus(&self.finished.whole.unpack()),
            took: self.took,
        }
    }
}

/// Takes the structure from the cache, or sculpts it and leaves it there.
fn make(sculpture: &Sculpture, cache: &Path) -> Result<Made, BuildError> {
    let hash = hash::of_inputs(sculpture);
    let path = cache.join(format!("{}-{}.glb", sculpture.id, hex(hash)));
    if let Some(finished) = fs::read(&path)
        .ok()
        .and_then(|bytes| from_cache(&bytes).ok())
    {
        return Ok(Made {
            finished,
            hash,
            took: None,
        });
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "the sculptor runs on the host only"
    )]
    let start = std::time::Instant::now();
    let finished = finish(sculpture).map_err(|unsound| BuildError::Unsound(vec![unsound]))?;
    let made = Made {
        finished,
        hash,
        took: Some(start.elapsed()),
    };
    forget(cache, sculpture.id)?;
    let parts = [
        part(sculpture, &made, |finished| &finished.first),
        part(sculpture, &made, |finished| &finished.whole),
    ];
    let bytes = glb::write(&parts, &[]);
    write_if_changed(&path, &bytes)?;
    // writing turns triangles and rounds normals: go on with what was written, so that a cached
    // build gives the same
    let finished = from_cache(&bytes).map_err(BuildError::Unreadable)?;
    Ok(Made { finished, ..made })
}

fn from_cache(bytes: &[u8]) -> Result<Finished, GlbError> {
    let (parts, _) = glb::read_packed(bytes)?;
    let [first, whole] = <[PackedPart; 2]>::try_from(parts).or(Err(GlbError::Malformed {
        what: "count of nodes",
    }))?;
    Ok(Finished {
        whole: whole.mesh,
        first: first.mesh,
    })
}

/// Removes earlier versions of a structure from the cache.
fn forget(cache: &Path, id: StructureId) -> Result<(), BuildError> {
    let name = id.to_string();
    let failed = |error| BuildError::Io(cache.display().to_string(), error);
    for entry in fs::read_dir(cache).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .and_then(|stem| stem.rsplit_once('-'));
        if stem.is_some_and(|(of, _)| of == name) {
            fs::remove_file(&path).map_err(failed)?;
        }
    }
    Ok(())
}

fn part(sculpture: &Sculpture, made: &Made, pick: fn(&Finished) -> &PackedMesh) -> WritePart {
    WritePart {
        name: sculpture.id.to_string(),
        material: material(sculpture.id.kind()),
        mesh: pick(&made.finished).clone(),
        hash: made.hash,
        anchor: sculpture.anchor.to_array(),
        centreline: sculpture.centreline.iter().map(Vec3::to_array).collect(),
    }
}

/// Materials for viewers other than ours, which has its own palette. Linear colours near to
/// `brief.md` section 5.
fn material(kind: Kind) -> Material {
    let [red, green, blue] = super::preview::colour(kind);
    let alpha = if kind == Kind::Skin { 0.25 } else { 1.0 };
    Material {
        name: kind.name().to_owned(),
        base_colour: [red, green, blue, alpha],
    }
}

fn hex(hash: u64) -> String {
    format!("{hash:016x}")
}

fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<(), BuildError> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    fs::write(path, bytes).map_err(|error| BuildError::Io(path.display().to_string(), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_files_are_those_of_the_manifest() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/models");
        let manifest = fs::read_to_string(folder.join("manifest.json")).unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
        let files = manifest["files"].as_object().unwrap();
        assert_eq!(files.len(), 2 + PIECES.len());
        for (name, entry) in files {
            let bytes = fs::read(folder.join(name)).unwrap();
            assert_eq!(entry["bytes"], bytes.len(), "{name}");
            assert_eq!(entry["hash"], hex(Fnv::of(&bytes)), "{name}");
        }
    }
}
