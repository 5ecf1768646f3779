//! The strip along the line of a signal.

use super::{
    RenderError,
    gpu::{Attribute, Buffer, BufferTarget, VertexArray},
};
use glam::Vec3;
use web_sys::WebGl2RenderingContext as Gl;

/// Half width of the strip's body and of its head with room for the edge, and the head's length,
/// CSS px; `ribbon.frag` draws inside them.
const BODY_PX: f32 = 8.0;
const HEAD_PX: f32 = 17.0;
const HEAD_LENGTH_PX: f32 = 27.0;
/// Bytes of a vertex: place, tangent, and four numbers.
const STRIDE: i32 = 40;

/// The strip on the GPU.
#[derive(Debug)]
pub(super) struct RibbonBuffers {
    vertices: VertexArray,
    buffer: Buffer,
    line: Vec<Vec3>,
    count: i32,
}

impl RibbonBuffers {
    pub(super) fn new(gl: &Gl) -> Result<Self, RenderError> {
        let (vertices, buffer) = (
            VertexArray::new(gl)?,
            Buffer::new(gl, BufferTarget::Vertices)?,
        );
        vertices.read(
            &buffer,
            STRIDE,
            &[
                Attribute::floats(0, 3, 0),
                Attribute::floats(1, 3, 12),
                Attribute::floats(2, 4, 24),
            ],
        );
        Ok(Self {
            vertices,
            buffer,
            line: Vec::new(),
            count: 0,
        })
    }

    /// Takes another line; the same again costs nothing.
    pub(super) fn set(&mut self, line: &[Vec3]) {
        if self.line == line {
            return;
        }
        line.clone_into(&mut self.line);
        let strip = strip(line);
        self.count = i32::try_from(strip.len() / 10).unwrap_or(0);
        self.buffer.set_floats(&strip);
    }

    /// Draws the strip; returns how many draw calls that took.
    pub(super) fn draw(&self, gl: &Gl) -> u32 {
        if self.count == 0 {
            return 0;
        }
        self.vertices.bind();
        gl.draw_arrays(Gl::TRIANGLES, 0, self.count);
        1
    }
}

/// TriangleBuffers of the strip, ten numbers a vertex: place, tangent, aside and along in px, way in mm,
/// whether head.
fn strip(line: &[Vec3]) -> Vec<f32> {
    let mut floats = Vec::new();
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else {
        return floats;
    };
    if line.len() < 2 {
        return floats;
    }
    let tangents = tangents(line);
    let (start, end) = (tangents[0], tangents[line.len() - 1]);
    quad(
        &mut floats,
        Corner::new(first, start, -BODY_PX, 0.0, 0.0),
        Corner::new(first, start, 0.0, 0.0, 0.0),
        BODY_PX,
    );
    let mut way_mm = 0.0;
    for (points, tangents) in line.windows(2).zip(tangents.windows(2)) {
        let next_mm = way_mm + points[0].distance(points[1]);
        quad(
            &mut floats,
            Corner::new(points[0], tangents[0], 0.0, way_mm, 0.0),
            Corner::new(points[1], tangents[1], 0.0, next_mm, 0.0),
            BODY_PX,
        );
        way_mm = next_mm;
    }
    quad(
        &mut floats,
        Corner::new(last, end, -1.0, way_mm, 1.0),
        Corner::new(last, end, HEAD_LENGTH_PX, way_mm, 1.0),
        HEAD_PX,
    );
    floats
}

#[derive(Clone, Copy)]
struct Corner {
    place: Vec3,
    tangent: Vec3,
    along_px: f32,
    way_mm: f32,
    head: f32,
}

impl Corner {
    fn new(place: Vec3, tangent: Vec3, along_px: f32, way_mm: f32, head: f32) -> Self {
        Self {
            place,
            tangent,
            along_px,
            way_mm,
            head,
        }
    }
}

fn quad(floats: &mut Vec<f32>, from: Corner, to: Corner, half_px: f32) {
    for (corner, aside) in [
        (from, -half_px),
        (from, half_px),
        (to, half_px),
        (from, -half_px),
        (to, half_px),
        (to, -half_px),
    ] {
        floats.extend(corner.place.to_array());
        floats.extend(corner.tangent.to_array());
        floats.extend([aside, corner.along_px, corner.way_mm, corner.head]);
    }
}

/// The direction of the line at each point, from a few points before to a few after, so that the
/// strip does not crumple.
fn tangents(line: &[Vec3]) -> Vec<Vec3> {
    let mut last = Vec3::Y;
    let at = |index: usize| {
        let (before, after) = (index.saturating_sub(2), (index + 2).min(line.len() - 1));
        last = (line[after] - line[before]).try_normalize().unwrap_or(last);
        last
    };
    (0..line.len()).map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_becomes_a_cap_a_body_and_a_head() {
        let line = [Vec3::ZERO, Vec3::X * 2.0, Vec3::X * 5.0];
        let strip = strip(&line);
        assert_eq!(strip.len(), (1 + 2 + 1) * 6 * 10);
        let ways: Vec<f32> = strip.chunks_exact(10).map(|vertex| vertex[8]).collect();
        assert!(ways.iter().copied().fold(0.0, f32::max) > 4.99);
        assert!(strip.iter().all(|number| number.is_finite()));
    }

    #[test]
    fn points_in_one_place_do_not_break_it() {
        assert!(
            strip(&[Vec3::ONE; 4])
                .iter()
                .all(|number| number.is_finite())
        );
        assert!(strip(&[Vec3::ONE]).is_empty());
        assert!(strip(&[]).is_empty());
    }
}
