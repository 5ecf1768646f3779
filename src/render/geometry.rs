//! The scene's triangles on the GPU: all solid parts in one pair of buffers, the skin in another.

use super::{
    RenderError,
    gpu::{Attribute, Buffer, BufferTarget, VertexArray},
};
use crate::domain::{Kind, RegionId};
use crate::scene::{HatchSpacing, PainDrawing, Scene, ScenePart, felt_weights};
use crate::shaders::MAX_PARTS;
use web_sys::WebGl2RenderingContext as Gl;

/// Bytes of a vertex: position at rest, three floats, mm; normal and occlusion, four bytes; index of
/// the part, cartilage, position along the chain of bones, and one to spare, a byte each.
const STRIDE: u8 = 20;

/// Triangles in a vertex and an index buffer.
#[derive(Debug)]
pub(super) struct TriangleBuffers {
    vertices: VertexArray,
    _buffer: Buffer,
    _indices: Buffer,
    count: i32,
}

/// Bytes of an index, an unsigned 32-bit integer.
const INDEX_BYTES: i32 = 4;

/// A range in an index buffer; both numbers count indices, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct IndexRange {
    first: i32,
    count: i32,
}

impl TriangleBuffers {
    /// Uploads these parts, each with its index in the scene, which its vertices carry. Returns the
    /// ranges of the parts with those indices too.
    fn upload<'a>(
        gl: &Gl,
        parts: impl Iterator<Item = (usize, &'a ScenePart)>,
    ) -> Result<(Self, Vec<(usize, IndexRange)>), RenderError> {
        let mut vertex_bytes = Vec::new();
        let mut index_bytes = Vec::new();
        let mut ranges = Vec::new();
        for (part_index, part) in parts {
            let first_vertex = u32::try_from(vertex_bytes.len() / usize::from(STRIDE))
                .ok()
                .ok_or(RenderError::OutOfMemory)?;
            let first_index = index_bytes.len() / 4;
            pack(
                &mut vertex_bytes,
                part,
                u8::try_from(part_index).unwrap_or(u8::MAX),
            );
            index_bytes.extend(
                part.mesh
                    .indices
                    .iter()
                    .flat_map(|index| (first_vertex + index).to_ne_bytes()),
            );
            let number = |count: usize| i32::try_from(count).ok().ok_or(RenderError::OutOfMemory);
            ranges.push((
                part_index,
                IndexRange {
                    first: number(first_index)?,
                    count: number(index_bytes.len() / 4 - first_index)?,
                },
            ));
        }
        let (vertices, buffer, indices) = (
            VertexArray::new(gl)?,
            Buffer::new(gl, BufferTarget::Vertices)?,
            Buffer::new(gl, BufferTarget::Indices)?,
        );
        buffer.set_bytes(&vertex_bytes);
        let byte = |location, size, normalized, offset| Attribute {
            location,
            size,
            kind: Gl::UNSIGNED_BYTE,
            normalized,
            offset,
        };
        vertices.read(
            &buffer,
            i32::from(STRIDE),
            &[
                Attribute::floats(0, 3, 0),
                byte(1, 4, true, 12),
                byte(2, 1, false, 16),
                byte(3, 1, true, 17),
                byte(4, 1, true, 18),
            ],
        );
        indices.set_bytes(&index_bytes);
        let count = i32::try_from(index_bytes.len() / 4)
            .ok()
            .ok_or(RenderError::OutOfMemory)?;
        Ok((
            Self {
                vertices,
                _buffer: buffer,
                _indices: indices,
                count,
            },
            ranges,
        ))
    }

    /// Draws everything; returns how many draw calls that took.
    pub(super) fn draw(&self, gl: &Gl) -> u32 {
        self.draw_range(
            gl,
            IndexRange {
                first: 0,
                count: self.count,
            },
        )
    }

    /// Draws a range of indices; returns how many draw calls that took.
    pub(super) fn draw_range(&self, gl: &Gl, range: IndexRange) -> u32 {
        if range.count <= 0 {
            return 0;
        }
        self.vertices.bind();
        gl.draw_elements_with_i32(
            Gl::TRIANGLES,
            range.count,
            Gl::UNSIGNED_INT,
            range.first * INDEX_BYTES,
        );
        1
    }
}

/// Appends a part's vertices as they lie on the GPU.
fn pack(bytes: &mut Vec<u8>, part: &ScenePart, part_index: u8) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a byte"
    )]
    let byte = |coordinate: f32| ((coordinate * 0.5 + 0.5) * 255.0).round().clamp(0.0, 255.0) as u8;
    for (at, position) in part.positions_at_rest().iter().enumerate() {
        let normal = part
            .mesh
            .normals
            .get(at)
            .copied()
            .unwrap_or([0.0, 1.0, 0.0])
            .map(byte);
        let occlusion = part.mesh.occlusion.get(at).copied().unwrap_or(u8::MAX);
        bytes.extend(
            position
                .iter()
                .flat_map(|coordinate| coordinate.to_ne_bytes()),
        );
        bytes.extend(normal);
        let cartilage = part.mesh.cartilage.get(at).copied().unwrap_or(0);
        bytes.extend([occlusion, part_index, cartilage, part.chain_position(at), 0]);
    }
}

/// The skin with the strength at which each vertex is felt.
#[derive(Debug)]
pub(super) struct SkinBuffers {
    /// Its index among the parts of the scene.
    pub(super) part_index: usize,
    pub(super) triangles: TriangleBuffers,
    strength: Buffer,
    felt: Vec<(RegionId, HatchSpacing)>,
    painted: Option<PainDrawing>,
    /// Height of the lower border, mm.
    pub(super) border_mm: f32,
}

impl SkinBuffers {
    fn upload(gl: &Gl, part_index: usize, part: &ScenePart) -> Result<Self, RenderError> {
        let (triangles, _) = TriangleBuffers::upload(gl, std::iter::once((part_index, part)))?;
        let strength = Buffer::new(gl, BufferTarget::Vertices)?;
        triangles.vertices.read(
            &strength,
            4,
            &[Attribute {
                location: 3,
                size: 4,
                kind: Gl::UNSIGNED_BYTE,
                normalized: true,
                offset: 0,
            }],
        );
        strength.set_bytes(&vec![0; part.mesh.positions.len() * 4]);
        Ok(Self {
            part_index,
            triangles,
            strength,
            felt: Vec::new(),
            painted: None,
            border_mm: part.bounds.min.y,
        })
    }

    /// Takes other regions or other paint; the same again costs nothing.
    pub(super) fn set_felt(
        &mut self,
        scene: &Scene,
        felt: &[(RegionId, HatchSpacing)],
        painted: Option<&PainDrawing>,
    ) {
        if self.felt == felt && self.painted.as_ref() == painted {
            return;
        }
        if let Some(part) = scene.parts().iter().find(|part| part.is_skin()) {
            felt.clone_into(&mut self.felt);
            self.painted = painted.cloned();
            self.strength
                .set_bytes(felt_weights(part, felt, painted).as_flattened());
        }
    }
}

/// Parts of one group lie together in the buffers: what is translucent by its nature, and tubes
/// last, which are separated by halos where they cross.
fn buffer_group(part: &ScenePart) -> u8 {
    match part.id.kind() {
        Kind::Joint | Kind::Dura => 1,
        Kind::Nerve | Kind::Artery => 2,
        Kind::Bone | Kind::Disc | Kind::Ligament | Kind::Muscle | Kind::Cord | Kind::Skin => 0,
    }
}

/// The GPU's copy of a scene.
#[derive(Debug)]
pub(super) struct SceneBuffers {
    pub(super) solids: TriangleBuffers,
    /// Nerves and arteries.
    pub(super) tubes: IndexRange,
    /// All the others.
    pub(super) rest: IndexRange,
    ranges: Vec<(usize, IndexRange)>,
    pub(super) skin: Option<SkinBuffers>,
}

impl SceneBuffers {
    pub(super) fn upload(gl: &Gl, scene: &Scene) -> Result<Self, RenderError> {
        let parts = || scene.parts().iter().enumerate();
        if scene.parts().len() > MAX_PARTS {
            return Err(RenderError::TooManyParts(scene.parts().len()));
        }
        let lying_in = |wanted: u8| {
            parts().filter(move |(_, part)| !part.is_skin() && buffer_group(part) == wanted)
        };
        let (solids, ranges) = TriangleBuffers::upload(gl, (0..3).flat_map(lying_in))?;
        let none = IndexRange {
            first: solids.count,
            count: 0,
        };
        let tubes = span(&ranges, |part_index| {
            buffer_group(&scene.parts()[part_index]) == 2
        })
        .unwrap_or(none);
        let rest = IndexRange {
            first: 0,
            count: tubes.first,
        };
        let skin = parts()
            .find(|(_, part)| part.is_skin())
            .map(|(part_index, part)| SkinBuffers::upload(gl, part_index, part))
            .transpose()?;
        gl.bind_vertex_array(None);
        Ok(Self {
            solids,
            tubes,
            rest,
            ranges,
            skin,
        })
    }

    /// The range of the part with this index in the scene; none for the skin.
    pub(super) fn range(&self, part_index: usize) -> Option<IndexRange> {
        self.span(|other| other == part_index)
    }

    /// The shortest range with every part whose index in the scene is wanted; what lies between them
    /// is in it too.
    pub(super) fn span(&self, wanted: impl Fn(usize) -> bool) -> Option<IndexRange> {
        span(&self.ranges, wanted)
    }
}

fn span(ranges: &[(usize, IndexRange)], wanted: impl Fn(usize) -> bool) -> Option<IndexRange> {
    let mut own = ranges
        .iter()
        .filter(|(part_index, _)| wanted(*part_index))
        .map(|(_, range)| *range);
    let first = own.next()?;
    let last = own.last().unwrap_or(first);
    Some(IndexRange {
        first: first.first,
        count: last.first - first.first + last.count,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_holds_all_that_is_wanted_and_no_more_at_its_ends() {
        let ranges = [
            (
                4,
                IndexRange {
                    first: 0,
                    count: 30,
                },
            ),
            (
                0,
                IndexRange {
                    first: 30,
                    count: 6,
                },
            ),
            (
                2,
                IndexRange {
                    first: 36,
                    count: 9,
                },
            ),
        ];
        assert_eq!(
            span(&ranges, |part_index| part_index != 4),
            Some(IndexRange {
                first: 30,
                count: 15
            })
        );
        assert_eq!(
            span(&ranges, |part_index| part_index == 4),
            Some(IndexRange {
                first: 0,
                count: 30
            })
        );
        assert_eq!(
            span(&ranges, |_| true),
            Some(IndexRange {
                first: 0,
                count: 45
            })
        );
        assert_eq!(span(&ranges, |_| false), None);
    }
}
