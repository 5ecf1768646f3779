//! The scene's triangles on the GPU: all solid parts in one pair of buffers, the skin in another.

use super::{
    RenderError,
    gpu::{Attribute, Buffer, Holds, VertexArray},
    shot::MAX_PARTS,
};
use crate::domain::{Kind, RegionId};
use crate::scene::{Painted, Part, Scene, Spacing, felt_weights};
use web_sys::WebGl2RenderingContext as Gl;

/// Bytes of a vertex: three floats; normal and occlusion; part, cartilage, place along the chain of
/// bones and one to spare.
const STRIDE: i32 = 20;

/// Triangles in buffers, drawn with one call.
#[derive(Debug)]
pub(super) struct Triangles {
    vertices: VertexArray,
    _buffer: Buffer,
    _indices: Buffer,
    count: i32,
}

/// A run of indices: where it starts, bytes, and how many they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    start: i32,
    count: i32,
}

impl Triangles {
    /// Uploads these parts; each vertex carries its part's place in `parts`.
    fn upload<'a>(
        gl: &Gl,
        parts: impl Iterator<Item = (usize, &'a Part)>,
    ) -> Result<(Self, Vec<(usize, Run)>), RenderError> {
        let mut vertex_bytes = Vec::new();
        let mut index_bytes = Vec::new();
        let mut runs = Vec::new();
        for (place, part) in parts {
            let first = u32::try_from(vertex_bytes.len() / 20)
                .ok()
                .ok_or(RenderError::NoRoom)?;
            let start = index_bytes.len();
            pack(
                &mut vertex_bytes,
                part,
                u8::try_from(place).unwrap_or(u8::MAX),
            );
            index_bytes.extend(
                part.mesh
                    .indices
                    .iter()
                    .flat_map(|index| (first + index).to_ne_bytes()),
            );
            let run = |bytes: usize| i32::try_from(bytes).ok().ok_or(RenderError::NoRoom);
            runs.push((
                place,
                Run {
                    start: run(start)?,
                    count: run((index_bytes.len() - start) / 4)?,
                },
            ));
        }
        let (vertices, buffer, indices) = (
            VertexArray::new(gl)?,
            Buffer::new(gl, Holds::Vertices)?,
            Buffer::new(gl, Holds::Indices)?,
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
            STRIDE,
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
            .ok_or(RenderError::NoRoom)?;
        Ok((
            Self {
                vertices,
                _buffer: buffer,
                _indices: indices,
                count,
            },
            runs,
        ))
    }

    /// Draws everything; returns how many draw calls that took.
    pub(super) fn draw(&self, gl: &Gl) -> u32 {
        self.draw_run(
            gl,
            Run {
                start: 0,
                count: self.count,
            },
        )
    }

    /// Draws one part; returns how many draw calls that took.
    pub(super) fn draw_run(&self, gl: &Gl, run: Run) -> u32 {
        if run.count <= 0 {
            return 0;
        }
        self.vertices.bind();
        gl.draw_elements_with_i32(Gl::TRIANGLES, run.count, Gl::UNSIGNED_INT, run.start);
        1
    }
}

/// Appends a part's vertices as they lie on the GPU.
fn pack(bytes: &mut Vec<u8>, part: &Part, number: u8) {
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
        bytes.extend([occlusion, number, cartilage, part.place(at), 0]);
    }
}

/// The skin with the strength at which each vertex is felt.
#[derive(Debug)]
pub(super) struct SkinBuffers {
    /// Its place in the scene.
    pub(super) place: usize,
    pub(super) triangles: Triangles,
    strength: Buffer,
    felt: Vec<(RegionId, Spacing)>,
    painted: Option<Painted>,
    /// Height of the lower border, mm.
    pub(super) border_mm: f32,
}

impl SkinBuffers {
    fn upload(gl: &Gl, place: usize, part: &Part) -> Result<Self, RenderError> {
        let (triangles, _) = Triangles::upload(gl, std::iter::once((place, part)))?;
        let strength = Buffer::new(gl, Holds::Vertices)?;
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
            place,
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
        felt: &[(RegionId, Spacing)],
        painted: Option<&Painted>,
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

/// In which stretch of the buffers a part lies: what is seen through by its nature lies together,
/// and tubes come last, as halos part them where they cross.
fn stretch(part: &Part) -> u8 {
    match part.id.kind() {
        Kind::Joint | Kind::Dura => 1,
        Kind::Nerve | Kind::Artery => 2,
        Kind::Bone | Kind::Disc | Kind::Ligament | Kind::Muscle | Kind::Cord | Kind::Skin => 0,
    }
}

/// The GPU's copy of a scene.
#[derive(Debug)]
pub(super) struct SceneBuffers {
    pub(super) solids: Triangles,
    /// Nerves and arteries.
    pub(super) tubes: Run,
    /// All the others.
    pub(super) rest: Run,
    runs: Vec<(usize, Run)>,
    pub(super) skin: Option<SkinBuffers>,
}

impl SceneBuffers {
    pub(super) fn upload(gl: &Gl, scene: &Scene) -> Result<Self, RenderError> {
        let parts = || scene.parts().iter().enumerate();
        if scene.parts().len() > MAX_PARTS {
            return Err(RenderError::TooManyParts(scene.parts().len()));
        }
        let lying_in = |wanted: u8| {
            parts().filter(move |(_, part)| !part.is_skin() && stretch(part) == wanted)
        };
        let (solids, runs) = Triangles::upload(gl, (0..3).flat_map(lying_in))?;
        let none = Run {
            start: solids.count * 4,
            count: 0,
        };
        let tubes = span(&runs, |place| stretch(&scene.parts()[place]) == 2).unwrap_or(none);
        let rest = Run {
            start: 0,
            count: tubes.start / 4,
        };
        let skin = parts()
            .find(|(_, part)| part.is_skin())
            .map(|(place, part)| SkinBuffers::upload(gl, place, part))
            .transpose()?;
        gl.bind_vertex_array(None);
        Ok(Self {
            solids,
            tubes,
            rest,
            runs,
            skin,
        })
    }

    /// The run of the part at a place in the scene; none for the skin.
    pub(super) fn run(&self, place: usize) -> Option<Run> {
        self.span(|other| other == place)
    }

    /// The shortest run with every part that is wanted by its place in the scene; what lies between
    /// them comes with it.
    pub(super) fn span(&self, wanted: impl Fn(usize) -> bool) -> Option<Run> {
        span(&self.runs, wanted)
    }
}

fn span(runs: &[(usize, Run)], wanted: impl Fn(usize) -> bool) -> Option<Run> {
    let mut own = runs
        .iter()
        .filter(|(place, _)| wanted(*place))
        .map(|(_, run)| *run);
    let first = own.next()?;
    let last = own.last().unwrap_or(first);
    Some(Run {
        start: first.start,
        count: (last.start - first.start) / 4 + last.count,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_holds_all_that_is_wanted_and_no_more_at_its_ends() {
        let runs = [
            (
                4,
                Run {
                    start: 0,
                    count: 30,
                },
            ),
            (
                0,
                Run {
                    start: 120,
                    count: 6,
                },
            ),
            (
                2,
                Run {
                    start: 144,
                    count: 9,
                },
            ),
        ];
        assert_eq!(
            span(&runs, |place| place != 4),
            Some(Run {
                start: 120,
                count: 15
            })
        );
        assert_eq!(
            span(&runs, |place| place == 4),
            Some(Run {
                start: 0,
                count: 30
            })
        );
        assert_eq!(
            span(&runs, |_| true),
            Some(Run {
                start: 0,
                count: 45
            })
        );
        assert_eq!(span(&runs, |_| false), None);
    }
}
