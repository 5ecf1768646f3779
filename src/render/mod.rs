//! WebGL2: GPU copies of the scene, programs, draw. The scene is data; the GPU is a cache of it.
//!
//! A handful of draw calls make a picture: all solid parts lie in one pair of buffers, and shaders
//! look up colour and style by part. Nothing lives only here: after a lost context another
//! [`Renderer`] takes the place of this one. Deliberately absent: Leptos, words, colours (they come
//! in the palette). Start reading at [`Renderer::draw`].

mod error;
mod frame_uniforms;
mod geometry;
mod gpu;
mod oit_target;
mod programs;
mod render_state;
mod renderer;
mod ribbon;

pub use error::RenderError;
pub use gpu::live_objects;
pub use programs::ShaderLookup;
pub use renderer::Renderer;
