//! glTF 2.0 binary, in and out: the one file format of the model.
//!
//! One node a structure, dequantised by its translation and scale (`KHR_mesh_quantization`); a
//! mirror image is a second node for the same mesh, with its x scale negative. Positions are `i16`,
//! normals `i8`, occlusion is colour and cartilage what its alpha lacks, areas of the skin are
//! `_AREAS_0` to `_AREAS_2`, and `_PLACE` tells by which bones a soft part is moved (28 steps from
//! bone to bone, from the head down). Views are compressed (`EXT_meshopt_compression`) and like
//! lies beside like: with brotli that takes 60 % of plain views in file order. Labels, centrelines
//! and landmarks are in `extras`.
//!
//! The reader trusts nothing: every offset and count is checked, and it returns a [`GlbError`]
//! instead of panicking. It reads what the writer writes, not all of glTF. Start reading at
//! [`read`].

mod codec;
mod read;
#[cfg(feature = "sculpt")]
mod write;

pub use read::{Landmarks, Model, ModelPart, PackedPart, read, read_packed};
#[cfg(feature = "sculpt")]
pub use write::{Material, WritePart, write};

use std::{error::Error, fmt};

/// No model file of ours comes near this size, in bytes.
pub const MAX_FILE_BYTES: usize = 16_000_000;
/// No structure of ours has more vertices.
pub const MAX_VERTICES: usize = 500_000;
/// No file of ours has more nodes.
pub const MAX_NODES: usize = 512;

/// The extension that every view uses.
const COMPRESSION: &str = "EXT_meshopt_compression";
const MAGIC: u32 = 0x4654_6C67;
const VERSION: u32 = 2;
const CHUNK_JSON: u32 = 0x4E4F_534A;
const CHUNK_BIN: u32 = 0x004E_4942;
const COMPONENT_I8: usize = 5120;
const COMPONENT_U8: usize = 5121;
const COMPONENT_I16: usize = 5122;
const COMPONENT_U16: usize = 5123;
const COMPONENT_U32: usize = 5125;

/// Why a file is not a model of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GlbError {
    /// The file ends before its own header says.
    Truncated {
        /// Bytes the file should have at least.
        expected: usize,
        /// Bytes it has.
        got: usize,
    },
    /// It does not start as glTF 2.0 binary, or its JSON cannot be read.
    NotGltf,
    /// A size beyond everything plausible.
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
    /// Something is missing, of another type than ours, or points outside the file.
    Malformed {
        /// The offending entry.
        what: &'static str,
    },
}

impl fmt::Display for GlbError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated { expected, got } => {
                write!(f, "the model file has {got} bytes instead of {expected}")
            }
            Self::NotGltf => f.write_str("the model file is not glTF 2.0 binary"),
            Self::TooLarge { what, limit } => {
                write!(f, "the model file has more than {limit} {what}")
            }
            Self::Malformed { what } => {
                write!(f, "the model file's {what} is missing or malformed")
            }
        }
    }
}

impl Error for GlbError {}
