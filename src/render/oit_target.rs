//! The off-screen target of weighted blended order-independent transparency (OIT): sums in which
//! the order of transparent layers does not matter.

use super::{RenderError, gpu::LiveObject};
use web_sys::{WebGl2RenderingContext as Gl, WebGlFramebuffer, WebGlTexture};

/// A picture of half floats: sums of colours with what still shines through, and sums of weights;
/// and a depth of its own.
#[derive(Debug)]
pub(super) struct OitTarget {
    gl: Gl,
    framebuffer: WebGlFramebuffer,
    sums: WebGlTexture,
    weights: WebGlTexture,
    depth: WebGlTexture,
    size: [i32; 2],
    _counted: LiveObject,
}

impl OitTarget {
    /// A picture of this size in device pixels; none where the device cannot draw into half floats.
    pub(super) fn new(gl: &Gl, size: [i32; 2]) -> Result<Option<Self>, RenderError> {
        let draws = |name| gl.get_extension(name).ok().flatten().is_some();
        if !draws("EXT_color_buffer_float") && !draws("EXT_color_buffer_half_float") {
            return Ok(None);
        }
        let [width, height] = size;
        let framebuffer = gl.create_framebuffer().ok_or(RenderError::OutOfMemory)?;
        gl.bind_framebuffer(Gl::FRAMEBUFFER, Some(&framebuffer));
        let texture = |format, place| {
            let texture = gl.create_texture().ok_or(RenderError::OutOfMemory)?;
            gl.bind_texture(Gl::TEXTURE_2D, Some(&texture));
            gl.tex_storage_2d(Gl::TEXTURE_2D, 1, format, width, height);
            gl.framebuffer_texture_2d(Gl::FRAMEBUFFER, place, Gl::TEXTURE_2D, Some(&texture), 0);
            Ok(texture)
        };
        let (sums, weights) = (
            texture(Gl::RGBA16F, Gl::COLOR_ATTACHMENT0)?,
            texture(Gl::R16F, Gl::COLOR_ATTACHMENT1)?,
        );
        let depth = texture(Gl::DEPTH_COMPONENT24, Gl::DEPTH_ATTACHMENT)?;
        let both = js_sys::Array::of2(&Gl::COLOR_ATTACHMENT0.into(), &Gl::COLOR_ATTACHMENT1.into());
        gl.draw_buffers(&both);
        let complete = gl.check_framebuffer_status(Gl::FRAMEBUFFER) == Gl::FRAMEBUFFER_COMPLETE;
        gl.bind_framebuffer(Gl::FRAMEBUFFER, None);
        let layers = Self {
            gl: gl.clone(),
            framebuffer,
            sums,
            weights,
            depth,
            size,
            _counted: LiveObject::new(),
        };
        Ok(complete.then_some(layers))
    }

    /// Whether it has this size.
    pub(super) fn has_size(&self, size: [i32; 2]) -> bool {
        self.size == size
    }

    /// What is drawn from now on goes into it; it is empty.
    pub(super) fn begin(&self) {
        let gl = &self.gl;
        gl.bind_framebuffer(Gl::FRAMEBUFFER, Some(&self.framebuffer));
        gl.depth_mask(true);
        gl.color_mask(true, true, true, true);
        gl.clear_bufferfv_with_f32_array(Gl::COLOR, 0, &[0.0, 0.0, 0.0, 1.0]);
        gl.clear_bufferfv_with_f32_array(Gl::COLOR, 1, &[0.0; 4]);
        gl.clear_bufferfv_with_f32_array(Gl::DEPTH, 0, &[1.0]);
    }

    /// What is drawn from now on goes onto the canvas, and may read the sums in unit 0 and the
    /// weights in unit 1.
    pub(super) fn end(&self) {
        let gl = &self.gl;
        gl.bind_framebuffer(Gl::FRAMEBUFFER, None);
        for (unit, texture) in [(Gl::TEXTURE1, &self.weights), (Gl::TEXTURE0, &self.sums)] {
            gl.active_texture(unit);
            gl.bind_texture(Gl::TEXTURE_2D, Some(texture));
        }
    }
}

impl Drop for OitTarget {
    fn drop(&mut self) {
        self.gl.delete_framebuffer(Some(&self.framebuffer));
        self.gl.delete_texture(Some(&self.sums));
        self.gl.delete_texture(Some(&self.weights));
        self.gl.delete_texture(Some(&self.depth));
    }
}
