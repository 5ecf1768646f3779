//! Joint faces: how far a bone follows one smooth curved surface and faces its partner.

use super::gauge::{Gauge, pierce};
use crate::anatomy::bones::column::BonePlacement;
use glam::{Vec3, vec3};

/// The bone has left its joint face where it lies further than this from the smooth surface, mm: a
/// layer of cartilage (0.4-0.9 a side), which rounds the rim.
const LEAVES_MM: f32 = 0.9;
/// The partner has left where it lies further off than this many times the joint space in the
/// middle.
const PARTS: f32 = 2.0;
/// Directions in which the edge of a face is sought.
const RAYS: u8 = 72;
/// No joint face reaches further from its middle, mm.
const FURTHEST_MM: f32 = 16.0;

/// A joint face as found on a bone, mm.
#[derive(Clone)]
pub(super) struct Face {
    pub(super) centre: Vec3,
    /// Unit vector out of the bone, in the middle of the face.
    pub(super) normal: Vec3,
    right: Vec3,
    /// How far it reaches from its middle, in [`RAYS`] directions, turning from `right` towards
    /// `normal × right`.
    reach: Vec<f32>,
}

/// Side of a cell of a [`Relief`], mm.
const CELL_MM: f32 = 1.0;
/// Cells along a side of a [`Relief`].
const CELLS: u8 = 40;

/// The part of a bone that looks out of a face, as heights over its plane: triangles sorted by
/// where they lie.
struct Relief {
    cells: Vec<Vec<[Vec3; 3]>>,
}

impl Relief {
    /// `facing` +1: what looks the way of the face; -1: what looks at it.
    fn new(bone: &Gauge, face: &Face, facing: f32) -> Self {
        let up = face.up();
        let mut cells = vec![Vec::new(); usize::from(CELLS) * usize::from(CELLS)];
        for corners in bone.triangles() {
            let local = corners.map(|corner| {
                let way = corner - face.centre;
                vec3(way.dot(face.right), way.dot(up), way.dot(face.normal))
            });
            let [a, b, c] = local;
            if (b - a).cross(c - a).z * facing <= 0.0 || a.z.abs() > FURTHEST_MM {
                continue;
            }
            let (min, max) = (a.min(b).min(c), a.max(b).max(c));
            let half = f32::from(CELLS) * 0.5;
            let within = |at: f32, edge: f32| {
                edge >= (at - half) * CELL_MM && edge <= (at - half + 1.0) * CELL_MM
            };
            let touched = |low: f32, high: f32| {
                (0..CELLS).filter(move |&i| {
                    let at = f32::from(i);
                    within(at, low)
                        || within(at, high)
                        || (low < (at - half) * CELL_MM && high > (at - half) * CELL_MM)
                })
            };
            for row in touched(min.y, max.y) {
                for column in touched(min.x, max.x) {
                    cells[usize::from(row) * usize::from(CELLS) + usize::from(column)].push(local);
                }
            }
        }
        Self { cells }
    }

    /// Heights of the bone at a place.
    fn heights(&self, u: f32, v: f32) -> Option<impl Iterator<Item = f32>> {
        let index = |at: f32| {
            (0..CELLS)
                .find(|&i| at < (f32::from(i) - f32::from(CELLS) * 0.5 + 1.0) * CELL_MM)
                .map(usize::from)
        };
        let cell = self.cells.get(index(v)? * usize::from(CELLS) + index(u)?)?;
        Some(
            cell.iter()
                .filter_map(move |&triangle| pierce(triangle, vec3(u, v, 0.0), Vec3::Z))
                .map(|hit| hit.at),
        )
    }

    /// Height of the bone near `guess`.
    fn feel(&self, u: f32, v: f32, guess: f32) -> Option<f32> {
        self.heights(u, v)?
            .min_by(|a, b| (a - guess).abs().total_cmp(&(b - guess).abs()))
    }

    /// The first height over `floor`.
    fn over(&self, u: f32, v: f32, floor: f32) -> Option<f32> {
        self.heights(u, v)?
            .filter(|&height| height > floor)
            .min_by(f32::total_cmp)
    }
}

/// Height above a plane as a polynomial of second degree.
type Surface = [f64; 6];

fn terms(u: f32, v: f32) -> [f64; 6] {
    let (u, v) = (f64::from(u), f64::from(v));
    [1.0, u, v, u * u, u * v, v * v]
}

#[expect(clippy::cast_possible_truncation, reason = "millimetres of a bone")]
fn height(surface: &Surface, u: f32, v: f32) -> f32 {
    surface
        .iter()
        .zip(terms(u, v))
        .map(|(factor, term)| factor * term)
        .sum::<f64>() as f32
}

impl Face {
    /// Finds the face round `near`, which looks about towards `normal` at its partner.
    pub(super) fn find(bone: &Gauge, partner: &Gauge, near: Vec3, normal: Vec3) -> Option<Self> {
        let right = if normal.z.abs() > 0.9 {
            Vec3::X
        } else {
            (Vec3::Z - normal * normal.z).normalize()
        };
        let mut face = Self {
            centre: near,
            normal,
            right,
            reach: vec![4.0; RAYS.into()],
        };
        for _ in 0..4 {
            face = face.better(bone, partner)?;
        }
        Some(face)
    }

    /// The same in the frame of a bone that stands as `pose` says.
    pub(super) fn own(self, pose: &BonePlacement) -> Self {
        let back = pose.rotation.transpose();
        Self {
            centre: pose.own(self.centre),
            normal: back * self.normal,
            right: back * self.right,
            ..self
        }
    }

    fn up(&self) -> Vec3 {
        self.normal.cross(self.right)
    }

    /// Fits a smooth surface to the inner three quarters, follows it outwards, and takes the middle
    /// of what was found.
    fn better(&self, bone: &Gauge, partner: &Gauge) -> Option<Self> {
        let relief = Relief::new(bone, self, 1.0);
        let ceiling = Relief::new(partner, self, -1.0);
        let mut sums = [[0.0; 7]; 6];
        for (direction, reach) in self.directions() {
            for ring in [0.15, 0.35, 0.55, 0.75] {
                let [u, v] = direction.map(|part| part * reach * ring);
                let Some(felt) = relief.feel(u, v, 0.0).filter(|felt| felt.abs() < 3.0) else {
                    continue;
                };
                let row = terms(u, v);
                for (i, sum) in sums.iter_mut().enumerate() {
                    // outer rings stand for more area
                    let weight = f64::from(ring * reach * reach) * row[i];
                    for (j, term) in row.iter().enumerate() {
                        sum[j] += weight * term;
                    }
                    sum[6] += weight * f64::from(felt);
                }
            }
        }
        let surface = solve(sums)?;
        let middle = height(&surface, 0.0, 0.0);
        let space = ceiling.over(0.0, 0.0, middle)? - middle;
        let mut edge = Vec::with_capacity(RAYS.into());
        for (direction, _) in self.directions() {
            let mut reach = 1.0;
            while reach < FURTHEST_MM {
                let [u, v] = direction.map(|part| part * (reach + 0.1));
                let smooth = height(&surface, u, v);
                let follows = relief
                    .feel(u, v, smooth)
                    .is_some_and(|felt| (felt - smooth).abs() < LEAVES_MM);
                let faces = ceiling
                    .over(u, v, smooth)
                    .is_some_and(|over| over - smooth < PARTS * space);
                if !(follows && faces) {
                    break;
                }
                reach += 0.1;
            }
            edge.push((direction, reach));
        }
        let squares: f32 = edge.iter().map(|(_, reach)| reach * reach).sum();
        // centroid of a fan of thin sectors
        let middle = |part: usize| {
            edge.iter()
                .map(|(direction, reach)| direction[part] * reach.powi(3))
                .sum::<f32>()
                / 1.5
                / squares
        };
        let [u, v] = [middle(0), middle(1)];
        let slope = |step_u: f32, step_v: f32| {
            height(&surface, u + step_u, v + step_v) - height(&surface, u - step_u, v - step_v)
        };
        let normal =
            (self.normal - self.right * slope(0.5, 0.0) - self.up() * slope(0.0, 0.5)).normalize();
        let right = (self.right - normal * self.right.dot(normal)).normalize();
        let centre =
            self.centre + self.right * u + self.up() * v + self.normal * height(&surface, u, v);
        // reaches anew from the new middle: from points of the old edge
        let rim: Vec<[f32; 2]> = edge
            .iter()
            .map(|(direction, reach)| [direction[0] * reach - u, direction[1] * reach - v])
            .collect();
        let turned = Self {
            centre,
            normal,
            right,
            reach: vec![0.0; RAYS.into()],
        };
        let reach = turned
            .directions()
            .map(|(direction, _)| reach_of(&rim, direction))
            .collect();
        Some(Self { reach, ..turned })
    }

    fn directions(&self) -> impl Iterator<Item = ([f32; 2], f32)> {
        (0..RAYS).zip(&self.reach).map(|(i, &reach)| {
            let (sine, cosine) = (std::f32::consts::TAU * f32::from(i) / f32::from(RAYS)).sin_cos();
            ([cosine, sine], reach)
        })
    }

    /// Area, taken onto the plane of the face, mm².
    pub(super) fn area(&self) -> f32 {
        let turn = std::f32::consts::TAU / f32::from(RAYS);
        self.reach.iter().map(|reach| reach * reach).sum::<f32>() * 0.5 * turn
    }

    /// A point of the edge towards a direction in space, on the plane of the face.
    pub(super) fn edge(&self, towards: Vec3) -> Vec3 {
        let flat = (towards - self.normal * towards.dot(self.normal)).normalize_or_zero();
        let rim: Vec<[f32; 2]> = self
            .directions()
            .map(|(direction, reach)| direction.map(|part| part * reach))
            .collect();
        self.centre + flat * reach_of(&rim, [flat.dot(self.right), flat.dot(self.up())])
    }

    /// Length through the middle along a direction in space, mm.
    pub(super) fn length(&self, along: Vec3) -> f32 {
        self.edge(along).distance(self.edge(-along))
    }

    /// The direction in which it is longest.
    pub(super) fn longest(&self) -> Vec3 {
        let half = self
            .directions()
            .take(usize::from(RAYS) / 2)
            .map(|([cosine, sine], _)| self.right * cosine + self.up() * sine);
        half.max_by(|a, b| self.length(*a).total_cmp(&self.length(*b)))
            .unwrap_or(self.right)
    }

    /// Along the face, square to a direction in space.
    pub(super) fn across(&self, along: Vec3) -> Vec3 {
        self.normal.cross(along).normalize_or_zero()
    }

    /// Uphill along the face.
    pub(super) fn uphill(&self) -> Vec3 {
        (Vec3::Y - self.normal * self.normal.y).normalize_or_zero()
    }

    /// Angle to a plane, degrees.
    pub(super) fn slope_deg(&self, plane_normal: Vec3) -> f32 {
        self.normal.angle_between(plane_normal).to_degrees()
    }
}

/// How far a star-shaped outline reaches from the origin towards a unit direction.
fn reach_of(rim: &[[f32; 2]], [x, y]: [f32; 2]) -> f32 {
    let sides = rim.iter().zip(rim.iter().cycle().skip(1));
    let crossings = sides.filter_map(|(a, b)| {
        let (from, to) = (a[1] * x - a[0] * y, b[1] * x - b[0] * y);
        if (from > 0.0) == (to > 0.0) {
            return None;
        }
        let share = from / (from - to);
        let along = |p: &[f32; 2]| p[0] * x + p[1] * y;
        Some(along(a) + (along(b) - along(a)) * share)
    });
    crossings.fold(0.0, f32::max)
}

/// Gauss with pivots; `None` where the samples do not tell a surface.
fn solve(mut rows: [[f64; 7]; 6]) -> Option<Surface> {
    for column in 0..6 {
        let pivot =
            (column..6).max_by(|&a, &b| rows[a][column].abs().total_cmp(&rows[b][column].abs()))?;
        rows.swap(column, pivot);
        let head = rows[column];
        if head[column].abs() < 1e-9 {
            return None;
        }
        for (_, row) in rows
            .iter_mut()
            .enumerate()
            .filter(|(index, _)| *index != column)
        {
            let share = row[column] / head[column];
            row.iter_mut()
                .zip(head)
                .for_each(|(value, of_head)| *value -= share * of_head);
        }
    }
    Some([0, 1, 2, 3, 4, 5].map(|i| rows[i][6] / rows[i][i]))
}
