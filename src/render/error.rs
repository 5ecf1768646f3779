//! Why there is no picture.

use std::{error::Error, fmt};

/// Why the renderer could not be set up, or a scene not be uploaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenderError {
    /// The browser has no WebGL2, or does not give it.
    NoWebGl,
    /// The context is lost; it may come back.
    ContextLost,
    /// The driver refused to compile or link a shader program.
    ShaderRejected {
        /// Which one.
        name: &'static str,
        /// What the driver said.
        log: String,
    },
    /// The page does not carry this shader.
    MissingShader(&'static str),
    /// The driver could not allocate a buffer or another object.
    OutOfMemory,
    /// The scene has more parts than the shaders know.
    TooManyParts(usize),
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWebGl => f.write_str("this browser gives no WebGL2 context"),
            Self::ContextLost => f.write_str("the graphics context is lost"),
            Self::ShaderRejected { name, log } => {
                write!(f, "the graphics driver refused the program {name}: {log}")
            }
            Self::MissingShader(name) => write!(f, "the page has no shader {name}"),
            Self::OutOfMemory => f.write_str("the graphics driver has no room left"),
            Self::TooManyParts(count) => {
                write!(f, "the scene has {count} parts, more than the shaders know")
            }
        }
    }
}

impl Error for RenderError {}
