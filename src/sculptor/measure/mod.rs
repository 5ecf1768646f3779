//! `sculpt measure`: published dimensions against the triangles that ship.
//!
//! The bones are measured as a morphometrist measures bones: outer sizes along the bone's axes,
//! slices, lines through holes, joint faces followed to their edge, corners of end-plates in the
//! mid-sagittal plane. Where a ruler is laid comes from the landmarks of `anatomy`; what it reads
//! comes from the triangles of `whole.glb` alone. The published values are typed here and not taken
//! from the structs that the bones are sculpted from: a changed parameter must not move its own
//! goal. They are the column "use" of `docs/sources/morphometry.md` (an adult of 1.70 to 1.75 m),
//! which weighs the series that the sources name; a standard deviation is that of the series named
//! with it.
//!
//! Deliberately absent: the field. What simplifying and packing did to a bone is measured with it.
//! Start reading at [`measure`], then at one of `atlas`, `axis`, `lower`, `skull`, `column`.

mod atlas;
mod axis;
mod column;
mod face;
mod gap;
mod gauge;
mod lower;
mod skull;
mod soft;
mod table;

pub use table::table;

use crate::{
    anatomy::bones::{
        column::{BonePlacement, pose},
        landmarks::{inferior_facet, superior_facet, transverse_foramen_centre},
    },
    domain::{Level, Side, StructureId},
    mesh::glb::Model,
};
use face::Face;
use gauge::{Gauge, Outline, sided};
use glam::Vec3;
use std::{error::Error, fmt};

/// Bones nearer to each other than this would touch in life, mm.
pub const LEAST_GAP_MM: f32 = 0.3;

/// What is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Millimetres.
    Mm,
    /// Square millimetres.
    SquareMm,
    /// Degrees.
    Degrees,
    /// A number without a unit.
    Ratio,
}

/// A published dimension.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Published {
    /// The value to compare with.
    pub value: f32,
    /// Its unit.
    pub unit: Unit,
    /// Standard deviation between people where a series gives one, or half of a published range.
    pub deviation: Option<f32>,
    /// Which series.
    pub source: &'static str,
}

impl Published {
    const fn sd(self, deviation: f32) -> Self {
        Self {
            deviation: Some(deviation),
            ..self
        }
    }

    /// How far off still counts as the same: one standard deviation or a tenth of the value,
    /// whichever is more.
    #[must_use]
    pub fn tolerance(&self) -> f32 {
        self.deviation.unwrap_or(0.0).max(0.1 * self.value.abs())
    }
}

const fn of(unit: Unit, value: f32, source: &'static str) -> Published {
    Published {
        value,
        unit,
        deviation: None,
        source,
    }
}

const fn mm(value: f32, source: &'static str) -> Published {
    of(Unit::Mm, value, source)
}

const fn degrees(value: f32, source: &'static str) -> Published {
    of(Unit::Degrees, value, source)
}

/// How a measured dimension stands to the published one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Within one standard deviation or a tenth.
    Within,
    /// Within twice that.
    Off,
    /// Further away: not this bone.
    Beyond,
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which dimension, in kebab-case.
    pub id: String,
    /// The same in words.
    pub quantity: &'static str,
    /// What is published.
    pub published: Published,
    /// What the triangles say; of paired parts the mean of both sides.
    pub measured: f32,
}

impl Row {
    /// Whether it is what is published.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let off = (self.measured - self.published.value).abs();
        let tolerance = self.published.tolerance();
        if off <= tolerance {
            Verdict::Within
        } else if off <= 2.0 * tolerance {
            Verdict::Off
        } else {
            Verdict::Beyond
        }
    }
}

/// The least distance between two bones.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Which two.
    pub between: [StructureId; 2],
    /// How near they come, mm.
    pub least_mm: f32,
    /// Where, mm, in the model's frame.
    pub at: Vec3,
}

/// Everything that was measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Dimensions, from the head down.
    pub rows: Vec<Row>,
    /// Bones that come near to each other.
    pub gaps: Vec<Gap>,
}

impl Report {
    /// How many dimensions stand like this.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows
            .iter()
            .filter(|row| row.verdict() == verdict)
            .count()
    }
}

/// What could not be measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmeasured {
    /// The model lacks a structure.
    NoStructure(StructureId),
    /// A ruler met no bone: the ids of the dimensions.
    NoBone(Vec<String>),
}

impl fmt::Display for Unmeasured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoStructure(id) => write!(f, "the model has no {id}"),
            Self::NoBone(ids) => write!(f, "the ruler meets no bone for {}", ids.join(", ")),
        }
    }
}

impl Error for Unmeasured {}

/// Measures the finished model.
///
/// # Errors
/// [`Unmeasured`] names what is missing.
pub fn measure(model: &Model) -> Result<Report, Unmeasured> {
    let bench = Bench::new(model)?;
    let mut log = Log::default();
    skull::read(&bench, &mut log);
    atlas::read(&bench, &mut log);
    axis::read(&bench, &mut log);
    lower::read(&bench, &mut log);
    column::read(&bench, &mut log);
    soft::read(&bench, &mut log);
    if log.missed.is_empty() {
        Ok(Report {
            rows: log.rows,
            gaps: gaps(&bench),
        })
    } else {
        Err(Unmeasured::NoBone(log.missed))
    }
}

/// Every two neighbouring bones.
fn gaps(bench: &Bench) -> Vec<Gap> {
    let names: Vec<StructureId> = std::iter::once(StructureId::Occiput)
        .chain(Level::ALL.iter().map(|&level| StructureId::Vertebra(level)))
        .collect();
    // the occiput comes near to the dens as well, and spinous processes to the second below
    let pairs = names.iter().enumerate().flat_map(|(i, &upper)| {
        names
            .iter()
            .skip(i + 1)
            .take(2)
            .map(move |&lower| [upper, lower])
    });
    let least = |between: [StructureId; 2]| {
        let [upper, lower] = between.map(|id| bench.standing(id));
        gap::least(upper?, lower?).map(|(least_mm, at)| Gap {
            between,
            least_mm,
            at,
        })
    };
    pairs.filter_map(least).collect()
}

/// What is written down while measuring.
#[derive(Default)]
struct Log {
    rows: Vec<Row>,
    missed: Vec<String>,
}

impl Log {
    fn add(
        &mut self,
        id: impl Into<String>,
        quantity: &'static str,
        published: Published,
        measured: Option<f32>,
    ) {
        match measured.filter(|measured| measured.is_finite()) {
            Some(measured) => self.rows.push(Row {
                id: id.into(),
                quantity,
                published,
                measured,
            }),
            None => self.missed.push(id.into()),
        }
    }
}

/// Every structure, as it stands and in its own frame.
struct Bench {
    standing: Vec<(String, Gauge)>,
    own: Vec<Gauge>,
}

impl Bench {
    fn new(model: &Model) -> Result<Self, Unmeasured> {
        let part = |id: StructureId| {
            let name = id.to_string();
            model
                .parts
                .iter()
                .find(|part| part.name == name)
                .map(|part| &part.mesh)
                .ok_or(Unmeasured::NoStructure(id))
        };
        let own = Level::ALL.iter().map(|&level| {
            Ok(Gauge::new(
                part(StructureId::Vertebra(level))?,
                &pose(level),
            ))
        });
        let own = own.collect::<Result<_, Unmeasured>>()?;
        part(StructureId::Occiput)?;
        let standing = model
            .parts
            .iter()
            .map(|part| {
                (
                    part.name.clone(),
                    Gauge::new(&part.mesh, &BonePlacement::IDENTITY),
                )
            })
            .collect();
        Ok(Self { standing, own })
    }

    /// A vertebra in its own frame.
    fn own(&self, level: Level) -> &Gauge {
        &self.own[level as usize]
    }

    /// The upper or the lower joint face of a vertebra on one side, in its own frame.
    fn joint_face(&self, level: Level, end: End, sign: f32) -> Option<Face> {
        let (facet, partner) = match end {
            End::Upper => {
                let above = Level::ALL.iter().find(|above| above.below() == Some(level));
                (
                    superior_facet(level, Side::Left),
                    above.map_or(StructureId::Occiput, |&above| StructureId::Vertebra(above)),
                )
            }
            End::Lower => (
                inferior_facet(level, Side::Left),
                StructureId::Vertebra(level.below()?),
            ),
        };
        let [bone, partner] = [StructureId::Vertebra(level), partner].map(|id| self.standing(id));
        Some(
            Face::find(
                bone?,
                partner?,
                sided(facet.centre, sign),
                sided(facet.normal, sign),
            )?
            .own(&pose(level)),
        )
    }

    /// A structure in the model's frame.
    fn standing(&self, id: StructureId) -> Option<&Gauge> {
        let name = id.to_string();
        self.standing
            .iter()
            .find(|(of, _)| *of == name)
            .map(|(_, gauge)| gauge)
    }
}

/// Which joint faces of a vertebra.
#[derive(Clone, Copy)]
enum End {
    Upper,
    Lower,
}

/// Width of a canal as it is seen along it: at each depth the narrowest of all heights, then the
/// widest depth.
fn see_through(bone: &Gauge, heights: [f32; 2], depths: [f32; 2]) -> Option<f32> {
    let wall = |z: f32, along: Vec3| {
        least(steps(heights[0], heights[1], 15).map(|y| bone.reach(Vec3::new(0.0, y, z), along)))
    };
    most(steps(depths[0], depths[1], 15).map(|z| Some(wall(z, Vec3::X)? + wall(z, Vec3::NEG_X)?)))
}

/// The mean of left (+1) and right (-1).
fn both(read: impl Fn(f32) -> Option<f32>) -> Option<f32> {
    Some((read(1.0)? + read(-1.0)?) * 0.5)
}

/// The mean of left and right of what is paired.
fn paired<T>([left, right]: &[Option<T>; 2], read: impl Fn(&T) -> f32) -> Option<f32> {
    Some((read(left.as_ref()?) + read(right.as_ref()?)) * 0.5)
}

/// The narrowest slice of a transverse foramen, of the slices at these heights.
fn narrowest_foramen(
    bone: &Gauge,
    level: Level,
    sign: f32,
    heights: impl Iterator<Item = f32>,
) -> Option<Outline> {
    let at = sided(
        pose(level).own(transverse_foramen_centre(level, Side::Left)),
        sign,
    );
    let slices = heights.filter_map(|y| bone.hole(Vec3::Y, Vec3::new(at.x, y, at.z)));
    slices.min_by(|a, b| a.area(Vec3::Y).abs().total_cmp(&b.area(Vec3::Y).abs()))
}

/// Numbers from `from` to `to`, both included, `count` in all.
fn steps(from: f32, to: f32, count: u8) -> impl Iterator<Item = f32> {
    (0..count)
        .map(move |i| from + (to - from) * f32::from(i) / f32::from(count.saturating_sub(1).max(1)))
}

/// The least of what could be read.
fn least(values: impl Iterator<Item = Option<f32>>) -> Option<f32> {
    values.flatten().min_by(f32::total_cmp)
}

/// The most of what could be read.
fn most(values: impl Iterator<Item = Option<f32>>) -> Option<f32> {
    values.flatten().max_by(f32::total_cmp)
}
