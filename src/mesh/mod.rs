//! Triangles: how they are kept, checked, written and read.
//!
//! `contour`, `simplify` and `bake` turn a field (handed over as a closure) into triangles and need
//! the feature `sculpt`; `check` and `glb` are plain. Deliberately absent: any knowledge of
//! anatomy. Start reading at [`TriMesh`].

#[cfg(feature = "sculpt")]
mod bake;
pub mod check;
pub mod components;
#[cfg(feature = "sculpt")]
mod contour;
pub mod glb;
mod pack;
#[cfg(feature = "sculpt")]
pub mod preview;
#[cfg(feature = "sculpt")]
mod simplify;
#[cfg(feature = "sculpt")]
mod solid;
#[cfg(feature = "sculpt")]
pub mod stl;

pub use pack::PackedMesh;
#[cfg(feature = "sculpt")]
pub use {
    bake::bake,
    contour::contour,
    simplify::simplify,
    solid::{DistanceFunction, Solid},
};

/// A closed triangle mesh of one structure, in the model's frame and mm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TriMesh {
    /// Vertex positions, mm.
    pub positions: Vec<[f32; 3]>,
    /// Unit normals, pointing out; one for each position.
    pub normals: Vec<[f32; 3]>,
    /// Ambient occlusion, 0 (closed in) to 255 (open); one for each position.
    pub occlusion: Vec<u8>,
    /// For bones: how much of the vertex is cartilage, 0 to 255; else empty.
    pub cartilage: Vec<u8>,
    /// For soft parts: where along the chain from the head (0) to the trunk each vertex lies, as
    /// `motion::pack_chain_position`; for bones empty.
    pub chain_positions: Vec<u8>,
    /// For the skin: weight of each of the twelve areas (order of `domain::Area::ALL`), 0 to 255;
    /// else empty.
    pub areas: Vec<[u8; 12]>,
    /// Three vertices a triangle, counter-clockwise seen from outside.
    pub indices: Vec<u32>,
}

/// The number of a vertex, as triangles name it.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a mesh of four thousand million vertices does not fit into memory"
)]
const fn vertex_number(index: usize) -> u32 {
    index as u32
}
