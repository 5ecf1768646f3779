//! The sculptor's toolbox: signed distance fields as a small tree, pruned by bounding boxes.
//!
//! Distances are in mm, negative inside. They are exact or a close first-order estimate near the
//! surface, and never jump: meshing projects on them, normals and ambient occlusion are taken from
//! them.

use glam::{Mat3, Vec3, vec3};
use std::sync::Arc;

/// Axis-aligned box in mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Least corner.
    pub min: Vec3,
    /// Greatest corner.
    pub max: Vec3,
}

impl Bounds {
    /// Contains nothing.
    pub const EMPTY: Self = Self {
        min: Vec3::splat(1e9),
        max: Vec3::splat(-1e9),
    };

    fn oriented(centre: Vec3, frame: &Mat3, half: Vec3) -> Self {
        let extent =
            frame.x_axis.abs() * half.x + frame.y_axis.abs() * half.y + frame.z_axis.abs() * half.z;
        Self {
            min: centre - extent,
            max: centre + extent,
        }
    }

    /// The smallest box round both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            min: self.min.min(other.min),
            max: self.max.max(other.max),
        }
    }

    /// This box with `margin` mm on every side.
    #[must_use]
    pub fn grow(self, margin: f32) -> Self {
        Self {
            min: self.min - margin,
            max: self.max + margin,
        }
    }

    /// A lower bound for the distance of anything inside; far below zero for points within, where
    /// nothing is known.
    fn lower_bound(&self, point: Vec3) -> f32 {
        let outside = (self.min - point).max(point - self.max);
        if outside.max_element() <= 0.0 {
            -1e9
        } else {
            outside.max(Vec3::ZERO).length()
        }
    }
}

/// Orthonormal frame with z along `normal` and x as near as possible to `x_hint`.
#[must_use]
pub fn frame(normal: Vec3, x_hint: Vec3) -> Mat3 {
    let z = normal.normalize();
    let x = (x_hint - z * x_hint.dot(z)).normalize();
    Mat3::from_cols(x, z.cross(x), z)
}

/// First-order distance to a superellipsoid with half-axes `radii`; `squareness` 0 is an ellipsoid,
/// 1 has exponent 4.
///
/// Inside, the first-order factor fades to the smallest radius: the usual k0(k0-1)/k1 jumps on the
/// axis of flat sections, which pits anything carved that deep.
fn ellipsoid_distance(q: Vec3, radii: Vec3, squareness: f32) -> f32 {
    const EPSILON: f32 = 1e-2;
    let least = radii.min_element();
    let s = q / radii;
    let g = s / radii;
    let k0 = (s.length_squared() + EPSILON * EPSILON).sqrt();
    let k1 = (g.length_squared() + (EPSILON / least).powi(2)).sqrt();
    let inside = k0.min(1.0).powi(4);
    let round = (k0 - 1.0) * ((k0 / k1 - least) * inside + least);
    if squareness <= 0.0 {
        return round;
    }
    let s2 = s * s;
    let n4 = (s2.length_squared() + EPSILON.powi(4)).sqrt().sqrt();
    let gradient = (s2 * g).length_squared() + (EPSILON.powi(3) / least).powi(2);
    let inside = n4.min(1.0).powi(4);
    let square = (n4 - 1.0) * ((n4.powi(3) / gradient.sqrt() - least) * inside + least);
    round * (1.0 - squareness) + square * squareness
}

/// A primitive shape.
#[derive(Clone, Debug)]
enum Primitive {
    Ellipsoid {
        centre: Vec3,
        frame: Mat3,
        radii: Vec3,
        squareness: f32,
    },
    Block {
        centre: Vec3,
        frame: Mat3,
        half: Vec3,
        rounding: f32,
    },
    Pad(Pad),
    HalfSpace {
        normal: Vec3,
        offset: f32,
    },
    Segment(Segment),
}

/// A plateau with an elliptical outline: for cutting facets and end-plates, or for cartilage on
/// them.
///
/// Frame: z = `normal` (out of the face), x = `along`. The face is at `centre + normal *
/// half_height`.
#[derive(Clone, Debug)]
pub struct Pad {
    /// Middle of the plateau, mm.
    pub centre: Vec3,
    /// Direction the face looks in; need not be of unit length.
    pub normal: Vec3,
    /// Direction of `half_length`.
    pub along: Vec3,
    /// Half of the outline along `along`, mm.
    pub half_length: f32,
    /// Half of the outline across, mm.
    pub half_width: f32,
    /// Half of the thickness, mm.
    pub half_height: f32,
    /// Radius of the rim, mm.
    pub rounding: f32,
    /// Curvature along and across, 1/mm (positive: the rim rises towards `normal`, a dish); z +=
    /// c·u².
    pub dish: (f32, f32),
    /// Bends the outline into a bean, 1/mm.
    pub bean: f32,
    /// Squareness of the outline, 0 to 1.
    pub squareness: f32,
}

impl Default for Pad {
    fn default() -> Self {
        Self {
            centre: Vec3::ZERO,
            normal: Vec3::Y,
            along: Vec3::X,
            half_length: 5.0,
            half_width: 5.0,
            half_height: 1.0,
            rounding: 0.5,
            dish: (0.0, 0.0),
            bean: 0.0,
            squareness: 0.0,
        }
    }
}

impl Pad {
    fn distance(&self, point: Vec3, frame: &Mat3) -> f32 {
        let q = frame.transpose() * (point - self.centre);
        let u = q.x - self.bean * q.y * q.y;
        let w = q.z - self.dish.0 * q.x * q.x - self.dish.1 * q.y * q.y;
        let radii = vec3(
            self.half_length - self.rounding,
            self.half_width - self.rounding,
            1e6,
        );
        let outline = ellipsoid_distance(vec3(u, q.y, 0.0), radii, self.squareness);
        let height = w.abs() - (self.half_height - self.rounding);
        let outside = (outline.max(0.0).powi(2) + height.max(0.0).powi(2) + 1e-9).sqrt();
        outside + outline.max(height).min(0.0) - self.rounding
    }
}

/// One piece of a sweep, with frames and radii interpolated along it.
#[derive(Clone, Debug)]
struct Segment {
    from: Vec3,
    to: Vec3,
    normals: [Vec3; 2],
    binormals: [Vec3; 2],
    radii: [[f32; 2]; 2],
    squareness: f32,
}

impl Segment {
    fn distance(&self, point: Vec3) -> f32 {
        let axis = self.to - self.from;
        let length = axis.length();
        let q = point - self.from;
        let along = q.dot(axis / length);
        let t = (along / length).clamp(0.0, 1.0);
        let beyond = along - t * length;
        let offset = q - axis * t;
        let u = offset.dot(self.normals[0].lerp(self.normals[1], t));
        let v = offset.dot(self.binormals[0].lerp(self.binormals[1], t));
        let ru = self.radii[0][0] + (self.radii[1][0] - self.radii[0][0]) * t;
        let rv = self.radii[0][1] + (self.radii[1][1] - self.radii[0][1]) * t;
        ellipsoid_distance(
            vec3(u, v, beyond),
            vec3(ru, rv, ru.min(rv)),
            self.squareness,
        )
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Operation {
    Add,
    Cut,
    Keep,
}

#[derive(Debug)]
enum Node {
    Primitive(Primitive, Mat3),
    Stack(Vec<(Operation, f32, Field)>),
    Mirror(Field, f32),
    Placed(Field, Mat3, Vec3),
    Warped(Field, Noise),
    Bumped {
        field: Field,
        noise: Noise,
        smooth: Option<Field>,
    },
    Offset(Field, f32),
}

/// Amplitude, wavelength (mm) and seed of a noise.
#[derive(Clone, Copy, Debug)]
pub struct Noise {
    /// Largest displacement, mm.
    pub amplitude: f32,
    /// Size of the bumps, mm.
    pub wavelength: f32,
    /// Another seed, another pattern.
    pub seed: u32,
}

/// A shape: point in mm → signed distance in mm. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Field {
    node: Arc<Node>,
    bounds: Bounds,
}

/// Smooth minimum by a quadratic; `blend` is the width of the fillet in mm.
///
/// # Source
/// Quadratic polynomial smooth minimum after I. Quilez; distances are lowered by at most `blend /
/// 4`.
fn smooth_min(a: f32, b: f32, blend: f32) -> f32 {
    if blend <= 0.0 {
        return a.min(b);
    }
    let h = (blend - (a - b).abs()).max(0.0);
    a.min(b) - h * h * 0.25 / blend
}

fn smooth_max(a: f32, b: f32, blend: f32) -> f32 {
    -smooth_min(-a, -b, blend)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lattice hashing wraps on purpose"
)]
fn lattice_gradient(cell: Vec3, seed: u32) -> Vec3 {
    let mut h = (cell.x as i32 as u32).wrapping_mul(0x9E37_79B1)
        ^ (cell.y as i32 as u32).wrapping_mul(0x85EB_CA77)
        ^ (cell.z as i32 as u32).wrapping_mul(0xC2B2_AE3D)
        ^ seed.wrapping_mul(0x27D4_EB2F);
    h ^= h >> 15;
    h = h.wrapping_mul(0x2C1B_3C6D);
    h ^= h >> 12;
    h = h.wrapping_mul(0x297A_2D39);
    h ^= h >> 15;
    let byte = |shift: u32| ((h >> shift) & 1023) as f32 / 511.5 - 1.0;
    vec3(byte(0), byte(10), byte(20))
}

/// Gradient noise in about [-1, 1]; free of the lattice weave that products of sines show on large
/// smooth bones.
fn gradient_noise(point: Vec3, seed: u32) -> f32 {
    let cell = point.floor();
    let f = point - cell;
    let u = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
    let corner = |x: f32, y: f32, z: f32| {
        let c = vec3(x, y, z);
        lattice_gradient(cell + c, seed).dot(f - c)
    };
    let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
    let near = mix(
        mix(corner(0., 0., 0.), corner(1., 0., 0.), u.x),
        mix(corner(0., 1., 0.), corner(1., 1., 0.), u.x),
        u.y,
    );
    let far = mix(
        mix(corner(0., 0., 1.), corner(1., 0., 1.), u.x),
        mix(corner(0., 1., 1.), corner(1., 1., 1.), u.x),
        u.y,
    );
    mix(near, far, u.z)
}

impl Field {
    fn new(node: Node, bounds: Bounds) -> Self {
        Self {
            node: Arc::new(node),
            bounds,
        }
    }

    /// Ellipsoid with `radii` along the axes of the frame whose z is `axis` and whose x is nearest
    /// to `x_hint`.
    #[must_use]
    pub fn ellipsoid_along(centre: Vec3, radii: Vec3, axis: Vec3, x_hint: Vec3) -> Self {
        Self::squared_ellipsoid(centre, radii, axis, x_hint, 0.0)
    }

    /// The same with `squareness` (0 ellipsoid … 1 rounded block).
    #[must_use]
    pub fn squared_ellipsoid(
        centre: Vec3,
        radii: Vec3,
        axis: Vec3,
        x_hint: Vec3,
        squareness: f32,
    ) -> Self {
        let frame = frame(axis, x_hint);
        Self::new(
            Node::Primitive(
                Primitive::Ellipsoid {
                    centre,
                    frame,
                    radii,
                    squareness,
                },
                frame,
            ),
            Bounds::oriented(centre, &frame, radii),
        )
    }

    /// Ellipsoid along the axes of the model.
    #[must_use]
    pub fn ellipsoid(centre: Vec3, radii: Vec3) -> Self {
        Self::ellipsoid_along(centre, radii, Vec3::Z, Vec3::X)
    }

    /// Ball of `radius` mm.
    #[must_use]
    pub fn ball(centre: Vec3, radius: f32) -> Self {
        Self::ellipsoid(centre, Vec3::splat(radius))
    }

    /// Rounded block with half sizes `half`, z along `axis`, x nearest to `x_hint`.
    #[must_use]
    pub fn block(centre: Vec3, half: Vec3, axis: Vec3, x_hint: Vec3, rounding: f32) -> Self {
        let frame = frame(axis, x_hint);
        Self::new(
            Node::Primitive(
                Primitive::Block {
                    centre,
                    frame,
                    half,
                    rounding,
                },
                frame,
            ),
            Bounds::oriented(centre, &frame, half),
        )
    }

    /// Everything on the side of the plane through `at` that `normal` does not point to.
    #[must_use]
    pub fn half_space(normal: Vec3, at: Vec3) -> Self {
        let normal = normal.normalize();
        let everything = Bounds {
            min: Vec3::splat(-1e9),
            max: Vec3::splat(1e9),
        };
        Self::new(
            Node::Primitive(
                Primitive::HalfSpace {
                    normal,
                    offset: normal.dot(at),
                },
                Mat3::IDENTITY,
            ),
            everything,
        )
    }

    /// A sweep through `points`, rounded by a Catmull-Rom curve. `hint` turns the first radius of
    /// each section towards it; `None` carries the frame along without twist (nerves, vessels).
    #[must_use]
    pub fn sweep(hint: Option<Vec3>, squareness: f32, points: &[Section]) -> Self {
        let per_span = if points.len() == 2 {
            1
        } else if hint.is_some() {
            9
        } else {
            6
        };
        Self::sweep_dense(hint, squareness, &catmull_rom(points, per_span))
    }

    /// A sweep through points that are dense already: straight pieces between them.
    #[must_use]
    pub fn sweep_dense(hint: Option<Vec3>, squareness: f32, points: &[Section]) -> Self {
        let count = points.len();
        let tangent = |i: usize| {
            (points[(i + 1).min(count - 1)].at - points[i.saturating_sub(1)].at).normalize()
        };
        let mut carried = None;
        let frames: Vec<Mat3> = (0..count)
            .map(|i| {
                let t = tangent(i);
                let x_hint = match (hint, carried) {
                    // a hint along the tangent has no direction left to give
                    (Some(hint), _) if hint.normalize().dot(t).abs() > 0.97 => {
                        hint + vec3(0.31, 0.43, 0.17)
                    }
                    (Some(hint), _) => hint,
                    (None, Some(previous)) => previous,
                    (None, None) => {
                        if t.x.abs() < 0.7 {
                            Vec3::X
                        } else {
                            Vec3::Y
                        }
                    }
                };
                let frame = frame(t, x_hint);
                carried = Some(frame.x_axis);
                frame
            })
            .collect();
        let mut csg = CsgBuilder::new();
        for i in 0..count - 1 {
            let (a, b) = (points[i], points[i + 1]);
            let segment = Segment {
                from: a.at,
                to: b.at,
                normals: [frames[i].x_axis, frames[i + 1].x_axis],
                binormals: [frames[i].y_axis, frames[i + 1].y_axis],
                radii: [a.radii, b.radii],
                squareness,
            };
            let reach = a.radii[0].max(a.radii[1]).max(b.radii[0]).max(b.radii[1]);
            let bounds = Bounds {
                min: a.at.min(b.at),
                max: a.at.max(b.at),
            }
            .grow(reach);
            csg = csg.add(
                0.0,
                Self::new(
                    Node::Primitive(Primitive::Segment(segment), Mat3::IDENTITY),
                    bounds,
                ),
            );
        }
        csg.done()
    }

    /// Both halves: what is authored for x > 0 also stands at x < 0. `softness` (mm) rounds the
    /// fold at the midline.
    #[must_use]
    pub fn mirrored(self, softness: f32) -> Self {
        let b = self.bounds;
        let x = b.min.x.abs().max(b.max.x.abs());
        let bounds = Bounds {
            min: vec3(-x, b.min.y, b.min.z),
            max: vec3(x, b.max.y, b.max.z),
        };
        Self::new(Node::Mirror(self, softness), bounds)
    }

    /// Turned by `rotation`, then moved by `translation`: `p_world = rotation * p_local +
    /// translation`. `rotation` may hold a reflection.
    #[must_use]
    pub fn placed(self, rotation: Mat3, translation: Vec3) -> Self {
        let centre = (self.bounds.min + self.bounds.max) * 0.5;
        let half = (self.bounds.max - self.bounds.min) * 0.5;
        let bounds = Bounds::oriented(rotation * centre + translation, &rotation, half);
        Self::new(Node::Placed(self, rotation, translation), bounds)
    }

    /// The mirror image in the sagittal plane: left becomes right.
    #[must_use]
    pub fn reflected(self) -> Self {
        self.placed(Mat3::from_diagonal(vec3(-1.0, 1.0, 1.0)), Vec3::ZERO)
    }

    /// Bent a little by noise, so that nothing is perfectly straight.
    #[must_use]
    pub fn warped(self, noise: Noise) -> Self {
        let bounds = self.bounds.grow(noise.amplitude);
        Self::new(Node::Warped(self, noise), bounds)
    }

    /// Roughened by noise, except where `smooth` is inside or near (cartilage).
    #[must_use]
    pub fn bumped(self, noise: Noise, smooth: Option<Self>) -> Self {
        let bounds = self.bounds.grow(noise.amplitude);
        Self::new(
            Node::Bumped {
                field: self,
                noise,
                smooth,
            },
            bounds,
        )
    }

    /// Thicker by `by` mm on every side (thinner if negative).
    #[must_use]
    pub fn offset(self, by: f32) -> Self {
        let bounds = self.bounds.grow(by.max(0.0));
        Self::new(Node::Offset(self, by), bounds)
    }

    /// A box that holds the shape.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Signed distance in mm, negative inside.
    #[must_use]
    pub fn distance(&self, point: Vec3) -> f32 {
        match &*self.node {
            Node::Primitive(primitive, frame) => primitive.distance(point, frame),
            Node::Stack(parts) => stack_distance(parts, point),
            Node::Mirror(field, softness) => {
                field.distance(vec3(point.x.hypot(*softness), point.y, point.z))
            }
            Node::Placed(field, rotation, translation) => {
                field.distance(rotation.transpose() * (point - *translation))
            }
            Node::Warped(field, noise) => {
                let q = point / noise.wavelength;
                let shift = vec3(
                    gradient_noise(q, noise.seed),
                    gradient_noise(q, noise.seed.wrapping_add(101)),
                    gradient_noise(q, noise.seed.wrapping_add(202)),
                );
                field.distance(point + shift * noise.amplitude)
            }
            Node::Bumped {
                field,
                noise,
                smooth,
            } => {
                let distance = field.distance(point);
                if distance.abs() > 3.0 {
                    return distance;
                }
                let q = point * (1.6 / noise.wavelength);
                let octaves = gradient_noise(q, noise.seed) * 0.6
                    + gradient_noise(q * 2.1, noise.seed.wrapping_add(5)) * 0.32
                    + gradient_noise(q * 4.3, noise.seed.wrapping_add(7)) * 0.16;
                let weight = smooth
                    .as_ref()
                    .map_or(1.0, |smooth| (smooth.distance(point) * 0.8).clamp(0.0, 1.0));
                distance + 1.5 * noise.amplitude * octaves * weight
            }
            Node::Offset(field, by) => field.distance(point) - by,
        }
    }

    /// Gradient of the distance by tetrahedral differences over `step` mm; points outwards.
    #[must_use]
    pub fn gradient(&self, point: Vec3, step: f32) -> Vec3 {
        [
            vec3(1., -1., -1.),
            vec3(-1., -1., 1.),
            vec3(-1., 1., -1.),
            vec3(1., 1., 1.),
        ]
        .into_iter()
        .map(|corner| corner * self.distance(point + corner * step))
        .sum::<Vec3>()
            / (4.0 * step)
    }
}

fn stack_distance(parts: &[(Operation, f32, Field)], point: Vec3) -> f32 {
    let mut distance = f32::INFINITY;
    for (operation, blend, field) in parts {
        match operation {
            Operation::Add if distance.is_infinite() => distance = field.distance(point),
            Operation::Add => {
                if field.bounds.lower_bound(point) < distance + blend {
                    distance = smooth_min(distance, field.distance(point), *blend);
                }
            }
            Operation::Cut => {
                if field.bounds.lower_bound(point) < blend - distance {
                    distance = smooth_max(distance, -field.distance(point), *blend);
                }
            }
            Operation::Keep => distance = smooth_max(distance, field.distance(point), *blend),
        }
    }
    distance
}

impl Primitive {
    fn distance(&self, point: Vec3, pad_frame: &Mat3) -> f32 {
        match self {
            Self::Ellipsoid {
                centre,
                frame,
                radii,
                squareness,
            } => ellipsoid_distance(frame.transpose() * (point - *centre), *radii, *squareness),
            Self::Block {
                centre,
                frame,
                half,
                rounding,
            } => {
                let d = (frame.transpose() * (point - *centre)).abs() - (*half - *rounding);
                d.max(Vec3::ZERO).length() + d.max_element().min(0.0) - rounding
            }
            Self::Pad(pad) => pad.distance(point, pad_frame),
            Self::HalfSpace { normal, offset } => point.dot(*normal) - offset,
            Self::Segment(segment) => segment.distance(point),
        }
    }
}

impl From<Pad> for Field {
    fn from(pad: Pad) -> Self {
        let frame = frame(pad.normal, pad.along);
        let lift = (pad.dish.0 * pad.half_length.powi(2)).abs()
            + (pad.dish.1 * pad.half_width.powi(2)).abs();
        let half = vec3(
            pad.half_length + (pad.bean * pad.half_width.powi(2)).abs(),
            pad.half_width,
            pad.half_height + lift,
        );
        let bounds = Bounds::oriented(pad.centre, &frame, half);
        Self::new(Node::Primitive(Primitive::Pad(pad), frame), bounds)
    }
}

/// Constructive solid geometry: parts are united, subtracted and intersected in order, each with its
/// own fillet in mm.
///
/// Blends that look right on bone: 3-4 where bone flows, 2-2.6 for processes, 1.5-1.8 for
/// tubercles, 0.6-1.1 for facet and foramen rims. Cut facets out of a mass that is too big;
/// glued-on pads look like coins.
#[derive(Clone, Debug, Default)]
pub struct CsgBuilder(Vec<(Operation, f32, Field)>);

impl CsgBuilder {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part.
    #[must_use]
    pub fn add(mut self, blend_mm: f32, part: impl Into<Field>) -> Self {
        self.0.push((Operation::Add, blend_mm, part.into()));
        self
    }

    /// Cuts a part away.
    #[must_use]
    pub fn cut(mut self, blend_mm: f32, part: impl Into<Field>) -> Self {
        self.0.push((Operation::Cut, blend_mm, part.into()));
        self
    }

    /// Keeps only what lies inside `part`.
    #[must_use]
    pub fn keep(mut self, blend_mm: f32, part: impl Into<Field>) -> Self {
        self.0.push((Operation::Keep, blend_mm, part.into()));
        self
    }

    /// The finished shape.
    #[must_use]
    pub fn done(self) -> Field {
        let added = self
            .0
            .iter()
            .filter(|(operation, ..)| *operation == Operation::Add);
        let (bounds, blend) = added.fold(
            (Bounds::EMPTY, 0.0_f32),
            |(bounds, widest), (_, blend, field)| (bounds.join(field.bounds), widest.max(*blend)),
        );
        Field::new(Node::Stack(self.0), bounds.grow(blend * 0.25))
    }
}

impl From<CsgBuilder> for Field {
    fn from(csg: CsgBuilder) -> Self {
        csg.done()
    }
}

/// A control point of a sweep.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Section {
    /// Centre, mm.
    pub at: Vec3,
    /// Radius towards the hint and across it, mm.
    pub radii: [f32; 2],
}

/// A section at (x, y, z) with a radius along the hint and one across, all in mm.
#[must_use]
pub const fn section(x: f32, y: f32, z: f32, along_hint: f32, across: f32) -> Section {
    Section {
        at: vec3(x, y, z),
        radii: [along_hint, across],
    }
}

/// A round section.
#[must_use]
pub const fn round(x: f32, y: f32, z: f32, radius: f32) -> Section {
    section(x, y, z, radius, radius)
}

/// Points on the Catmull-Rom curve through `points`, `per_span` to each span.
#[must_use]
pub fn catmull_rom(points: &[Section], per_span: usize) -> Vec<Section> {
    let last = points.len() - 1;
    let channels = |s: Section| [s.at.x, s.at.y, s.at.z, s.radii[0], s.radii[1]];
    let beyond = |a: Section, b: Section| Section {
        at: a.at * 2.0 - b.at,
        radii: a.radii,
    };
    let mut curve = Vec::with_capacity(last * per_span + 1);
    for i in 0..last {
        let before = if i == 0 {
            beyond(points[0], points[1])
        } else {
            points[i - 1]
        };
        let after = if i + 2 > last {
            beyond(points[last], points[last - 1])
        } else {
            points[i + 2]
        };
        let [a, b, c, d] = [before, points[i], points[i + 1], after].map(channels);
        for step in 0..per_span {
            let t = step as f32 / per_span as f32;
            let value = |k: usize| {
                0.5 * (2.0 * b[k]
                    + (c[k] - a[k]) * t
                    + (2.0 * a[k] - 5.0 * b[k] + 4.0 * c[k] - d[k]) * t * t
                    + (3.0 * b[k] - a[k] - 3.0 * c[k] + d[k]) * t * t * t)
            };
            curve.push(section(
                value(0),
                value(1),
                value(2),
                value(3).max(0.15),
                value(4).max(0.15),
            ));
        }
    }
    curve.push(points[last]);
    curve
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ball_measures_its_radius() {
        let ball = Field::ball(vec3(1.0, 2.0, 3.0), 5.0);
        assert!(ball.distance(vec3(6.0, 2.0, 3.0)).abs() < 1e-3);
        assert!((ball.distance(vec3(11.0, 2.0, 3.0)) - 5.0).abs() < 0.02);
    }

    #[test]
    fn a_cut_is_a_hole() {
        let shape = CsgBuilder::new()
            .add(0.0, Field::ball(Vec3::ZERO, 5.0))
            .cut(0.0, Field::ball(Vec3::ZERO, 2.0))
            .done();
        assert!(shape.distance(Vec3::ZERO) > 1.5);
        assert!(shape.distance(vec3(3.5, 0.0, 0.0)) < -1.0);
    }

    #[test]
    fn reflection_swaps_sides() {
        let left = Field::ball(vec3(4.0, 0.0, 0.0), 1.0);
        assert!(left.reflected().distance(vec3(-4.0, 0.0, 0.0)) < -0.9);
    }

    #[test]
    fn the_gradient_points_outwards() {
        let ball = Field::ball(Vec3::ZERO, 3.0);
        assert!(ball.gradient(vec3(3.0, 0.0, 0.0), 0.05).dot(Vec3::X) > 0.98);
    }
}
