//! Pictures for the sculptor: a small software rasteriser that puts several views on one sheet.
//!
//! Parallel projection, a warm key light at the upper left of the viewer, a cool fill, and
//! occlusion from the depth picture. Drawn at twice the size and averaged.

use super::TriMesh;
use glam::{Mat3, Vec3, vec3};
use rayon::prelude::*;

/// Samples along each side of a pixel.
const SUPERSAMPLING: usize = 2;
/// Gap between the picture and its frame, as a share of the frame.
const MARGIN: f32 = 0.04;
const BACKGROUND: Vec3 = Vec3::new(0.93, 0.935, 0.94);

/// A mesh with its colour (linear, 0 to 1).
#[derive(Clone, Copy, Debug)]
pub struct PreviewPart<'a> {
    /// Triangles with normals.
    pub mesh: &'a TriMesh,
    /// Base colour.
    pub colour: [f32; 3],
}

/// Where the viewer stands: degrees about the vertical (0 front, 90 the patient's left, 180 back)
/// and above the horizontal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewpoint {
    /// About the vertical.
    pub yaw_deg: f32,
    /// Above the horizontal.
    pub pitch_deg: f32,
}

impl Viewpoint {
    /// The viewpoint called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (yaw_deg, pitch_deg) = match name {
            "front" => (0.0, 0.0),
            "back" => (180.0, 0.0),
            "left" => (90.0, 0.0),
            "right" => (-90.0, 0.0),
            "above" => (180.0, 89.9),
            "below" => (0.0, -89.9),
            "behind" => (140.0, 25.0),
            "angle" => (35.0, 20.0),
            _ => return None,
        };
        Some(Self { yaw_deg, pitch_deg })
    }

    /// The six views of a sheet: front, back, left; above, below, three-quarter from behind.
    pub const SHEET: [&'static str; 6] = ["front", "back", "left", "above", "below", "behind"];

    /// Turns the model's frame to the viewer's: x right, y up, z towards the viewer.
    fn rotation(self) -> Mat3 {
        Mat3::from_rotation_x(self.pitch_deg.to_radians())
            * Mat3::from_rotation_y(-self.yaw_deg.to_radians())
    }
}

/// An RGB picture.
#[derive(Clone, Debug)]
pub struct PreviewImage {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Three bytes a pixel.
    pub rgb: Vec<u8>,
}

impl PreviewImage {
    /// The picture as a PNG file.
    ///
    /// # Errors
    /// When the encoder refuses, which a well-formed picture does not cause.
    pub fn to_png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut file = Vec::new();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "no sheet is four thousand million pixels wide"
        )]
        let mut encoder = png::Encoder::new(&mut file, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.rgb)?;
        writer.finish()?;
        Ok(file)
    }
}

/// All `viewpoints` on one sheet of at most three columns, each `size` pixels square, at one common
/// scale.
#[must_use]
pub fn sheet(parts: &[PreviewPart<'_>], viewpoints: &[Viewpoint], size: usize) -> PreviewImage {
    let columns = viewpoints.len().clamp(1, 3);
    let rows = viewpoints.len().div_ceil(columns);
    let (width, height) = (columns * size, rows * size);
    let mut rgb = vec![0; width * height * 3];
    let frames: Vec<PreviewCamera> = viewpoints
        .iter()
        .map(|&viewpoint| PreviewCamera::around(parts, viewpoint))
        .collect();
    let span_mm = frames
        .iter()
        .fold(1.0_f32, |span, frame| span.max(frame.span_mm))
        * (1.0 + 2.0 * MARGIN);
    let views: Vec<Vec<u8>> = frames
        .par_iter()
        .map(|frame| draw(parts, frame, span_mm, size))
        .collect();
    for (number, view) in views.iter().enumerate() {
        let (column, row) = (number % columns, number / columns);
        for y in 0..size {
            let to = ((row * size + y) * width + column * size) * 3;
            rgb[to..to + size * 3].copy_from_slice(&view[y * size * 3..(y + 1) * size * 3]);
        }
    }
    PreviewImage { width, height, rgb }
}

/// A view with the middle and size of what it shows.
struct PreviewCamera {
    rotation: Mat3,
    middle: Vec3,
    span_mm: f32,
}

impl PreviewCamera {
    fn around(parts: &[PreviewPart<'_>], viewpoint: Viewpoint) -> Self {
        let rotation = viewpoint.rotation();
        let points = parts
            .iter()
            .flat_map(|part| &part.mesh.positions)
            .map(|&point| rotation * Vec3::from(point));
        let (min, max) = points.fold(
            (Vec3::splat(1e9), Vec3::splat(-1e9)),
            |(min, max), point| (min.min(point), max.max(point)),
        );
        let span = max - min;
        Self {
            rotation,
            middle: (min + max) * 0.5,
            span_mm: span.x.max(span.y),
        }
    }
}

/// What is nearest to the viewer at each sample.
struct RasterBuffers {
    side: usize,
    per_mm: f32,
    depth: Vec<f32>,
    normal: Vec<Vec3>,
    colour: Vec<Vec3>,
}

fn draw(parts: &[PreviewPart<'_>], frame: &PreviewCamera, span_mm: f32, size: usize) -> Vec<u8> {
    let side = size * SUPERSAMPLING;
    let count = side * side;
    let per_mm = side as f32 / span_mm;
    let mut layers = RasterBuffers {
        side,
        per_mm,
        depth: vec![f32::NEG_INFINITY; count],
        normal: vec![Vec3::Z; count],
        colour: vec![BACKGROUND; count],
    };
    for part in parts {
        layers.rasterise(part, frame);
    }
    let samples: Vec<Vec3> = (0..count).map(|at| layers.shade(at)).collect();
    let mut rgb = Vec::with_capacity(size * size * 3);
    for y in 0..size {
        for x in 0..size {
            let sum: Vec3 = (0..SUPERSAMPLING * SUPERSAMPLING)
                .map(|k| {
                    samples[(y * SUPERSAMPLING + k / SUPERSAMPLING) * side
                        + x * SUPERSAMPLING
                        + k % SUPERSAMPLING]
                })
                .sum();
            let linear = sum / (SUPERSAMPLING * SUPERSAMPLING) as f32;
            rgb.extend(linear.to_array().map(to_byte));
        }
    }
    rgb
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a byte"
)]
fn to_byte(linear: f32) -> u8 {
    (linear.clamp(0.0, 1.0).powf(1.0 / 2.2) * 255.0).round() as u8
}

impl RasterBuffers {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixel numbers, clamped to the picture"
    )]
    fn rasterise(&mut self, part: &PreviewPart<'_>, frame: &PreviewCamera) {
        let middle = self.side as f32 / 2.0;
        let on_screen = |&position: &[f32; 3]| {
            let p = (frame.rotation * Vec3::from(position) - frame.middle) * self.per_mm;
            vec3(middle + p.x, middle - p.y, p.z)
        };
        let points: Vec<Vec3> = part.mesh.positions.iter().map(on_screen).collect();
        let normals: Vec<Vec3> = part
            .mesh
            .normals
            .iter()
            .map(|&normal| frame.rotation * Vec3::from(normal))
            .collect();
        let last = self.side as f32 - 1.0;
        for triangle in part.mesh.indices.as_chunks::<3>().0 {
            let corners = triangle.map(|index| points[index as usize]);
            let [a, b, c] = corners;
            let area = (b - a).truncate().perp_dot((c - a).truncate());
            if area.abs() < 1e-9 {
                continue;
            }
            let min = a.min(b).min(c).floor().clamp(Vec3::ZERO, Vec3::splat(last));
            let max = a.max(b).max(c).ceil().clamp(Vec3::ZERO, Vec3::splat(last));
            for y in min.y as usize..=max.y as usize {
                for x in min.x as usize..=max.x as usize {
                    let p = vec3(x as f32 + 0.5, y as f32 + 0.5, 0.0);
                    let weight = |from: Vec3, to: Vec3| {
                        (to - from).truncate().perp_dot((p - from).truncate()) / area
                    };
                    let w = [weight(b, c), weight(c, a), weight(a, b)];
                    if w.iter().any(|&w| w < 0.0) {
                        continue;
                    }
                    let depth = w[0] * a.z + w[1] * b.z + w[2] * c.z;
                    let at = y * self.side + x;
                    if depth > self.depth[at] {
                        self.depth[at] = depth;
                        self.normal[at] = (0..3)
                            .map(|k| normals[triangle[k] as usize] * w[k])
                            .sum::<Vec3>()
                            .normalize_or(Vec3::Z);
                        self.colour[at] = Vec3::from(part.colour);
                    }
                }
            }
        }
    }

    fn shade(&self, at: usize) -> Vec3 {
        if self.depth[at] == f32::NEG_INFINITY {
            return BACKGROUND;
        }
        let normal = self.normal[at];
        let open = self.openness(at);
        let key = vec3(-0.5, 0.65, 0.58).normalize().dot(normal).max(0.0);
        let fill = vec3(0.8, 0.05, 0.4).normalize().dot(normal).max(0.0);
        let sky = 0.5 + 0.5 * normal.y;
        let gloss = vec3(-0.3, 0.4, 0.9)
            .normalize()
            .dot(normal)
            .max(0.0)
            .powi(24);
        let light = vec3(1.0, 0.96, 0.9) * key * (0.35 + 0.65 * open) * 0.72
            + (vec3(0.85, 0.92, 1.0) * fill * 0.16 + Vec3::splat(0.16 + 0.14 * sky)) * open;
        self.colour[at] * light + Vec3::splat(gloss * 0.06 * open)
    }

    /// How open the surface is at a sample, 0 to 1: spokes over the depth picture, from 0.4 to 7
    /// mm.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixel numbers, checked against the picture"
    )]
    fn openness(&self, at: usize) -> f32 {
        const SPOKES: usize = 10;
        const REACHES_MM: [f32; 5] = [0.4, 1.0, 2.0, 4.0, 7.0];
        let (x, y) = ((at % self.side) as f32, (at / self.side) as f32);
        let normal = self.normal[at];
        // turned a little from pixel to pixel, so that spokes do not show as bands
        let turn =
            ((x * 0.754_877_7 + y * 0.569_840_3).fract()) * std::f32::consts::TAU / SPOKES as f32;
        let mut hidden = 0.0;
        for spoke in 0..SPOKES {
            let (sin, cos) =
                (turn + spoke as f32 * std::f32::consts::TAU / SPOKES as f32).sin_cos();
            let mut horizon = 0.0_f32;
            for reach_mm in REACHES_MM {
                let reach = reach_mm * self.per_mm;
                let (sx, sy) = (x + cos * reach, y + sin * reach);
                if sx < 0.0 || sy < 0.0 || sx >= self.side as f32 || sy >= self.side as f32 {
                    break;
                }
                let depth = self.depth[sy as usize * self.side + sx as usize];
                if depth == f32::NEG_INFINITY {
                    continue;
                }
                let rise = vec3(cos * reach, -sin * reach, depth - self.depth[at]);
                // far above in depth is another thing in front, not a wall beside
                let fade = (1.5 - rise.length() / (8.0 * self.per_mm)).clamp(0.0, 1.0);
                horizon = horizon.max((rise.normalize_or_zero().dot(normal) - 0.08) * fade);
            }
            hidden += horizon.min(1.0);
        }
        (1.0 - 1.25 * hidden / SPOKES as f32).clamp(0.12, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn triangle() -> TriMesh {
        TriMesh {
            positions: vec![[-9., -9., 0.], [9., -9., 0.], [0., 9., 0.]],
            normals: vec![[0., 0., 1.]; 3],
            occlusion: vec![255; 3],
            cartilage: Vec::new(),
            chain_positions: Vec::new(),
            areas: Vec::new(),
            indices: vec![0, 1, 2],
        }
    }

    #[test]
    fn the_patients_left_is_on_the_right_from_the_front() {
        let front = Viewpoint::named("front").expect("named above").rotation();
        assert!((front * Vec3::X).x > 0.99);
        let back = Viewpoint::named("back").expect("named above").rotation();
        assert!((back * Vec3::X).x < -0.99);
        let left = Viewpoint::named("left").expect("named above").rotation();
        assert!(
            (left * Vec3::X).z > 0.99,
            "the left side looks at the viewer"
        );
        let above = Viewpoint::named("above").expect("named above").rotation();
        assert!((above * Vec3::Y).z > 0.99);
    }

    #[test]
    fn a_triangle_is_drawn_in_the_middle() {
        let mesh = triangle();
        let picture = sheet(
            &[PreviewPart {
                mesh: &mesh,
                colour: [0.9, 0.1, 0.1],
            }],
            &[Viewpoint {
                yaw_deg: 0.0,
                pitch_deg: 0.0,
            }],
            40,
        );
        let pixel = |x: usize, y: usize| &picture.rgb[(y * 40 + x) * 3..][..3];
        assert!(pixel(20, 24)[0] > 2 * pixel(20, 24)[2]);
        assert_eq!(pixel(1, 1)[0], to_byte(BACKGROUND.x));
        assert_eq!(&picture.to_png().expect("well-formed")[1..4], b"PNG");
    }
}
