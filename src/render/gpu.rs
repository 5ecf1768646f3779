//! Owners of what lives on the GPU. Each frees what it holds when dropped; all are counted.

use super::RenderError;
use js_sys::Float32Array;
use std::sync::atomic::{AtomicUsize, Ordering};
use web_sys::{
    WebGl2RenderingContext as Gl, WebGlBuffer, WebGlProgram, WebGlShader, WebGlVertexArrayObject,
};

static LIVE: AtomicUsize = AtomicUsize::new(0);

/// How many buffers, vertex arrays, programs and off-screen targets of this room are alive; for
/// tests of leaks.
#[must_use]
pub fn live_objects() -> usize {
    LIVE.load(Ordering::Relaxed)
}

/// Counts one object for as long as it lives.
#[derive(Debug)]
pub(super) struct LiveObject;

impl LiveObject {
    pub(super) fn new() -> Self {
        LIVE.fetch_add(1, Ordering::Relaxed);
        Self
    }
}

impl Drop for LiveObject {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What a buffer is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BufferTarget {
    Vertices,
    Indices,
}

impl BufferTarget {
    fn gl_enum(self) -> u32 {
        match self {
            Self::Vertices => Gl::ARRAY_BUFFER,
            Self::Indices => Gl::ELEMENT_ARRAY_BUFFER,
        }
    }
}

/// Bytes on the GPU.
#[derive(Debug)]
pub(super) struct Buffer {
    gl: Gl,
    object: WebGlBuffer,
    target: BufferTarget,
    _counted: LiveObject,
}

impl Buffer {
    pub(super) fn new(gl: &Gl, target: BufferTarget) -> Result<Self, RenderError> {
        let object = gl.create_buffer().ok_or(RenderError::OutOfMemory)?;
        Ok(Self {
            gl: gl.clone(),
            object,
            target,
            _counted: LiveObject::new(),
        })
    }

    pub(super) fn bind(&self) {
        self.gl
            .bind_buffer(self.target.gl_enum(), Some(&self.object));
    }

    /// Replaces what it holds. Indices must be set while their vertex array is bound.
    pub(super) fn set_bytes(&self, bytes: &[u8]) {
        self.bind();
        self.gl
            .buffer_data_with_u8_array(self.target.gl_enum(), bytes, Gl::STATIC_DRAW);
    }

    /// Replaces what it holds.
    pub(super) fn set_floats(&self, floats: &[f32]) {
        self.bind();
        self.gl.buffer_data_with_array_buffer_view(
            self.target.gl_enum(),
            &Float32Array::from(floats),
            Gl::STATIC_DRAW,
        );
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        self.gl.delete_buffer(Some(&self.object));
    }
}

/// One attribute of the vertices in a buffer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute {
    /// `layout(location = …)` in the shader.
    pub(super) location: u32,
    /// Numbers in it.
    pub(super) size: i32,
    /// Their type, as GL names it.
    pub(super) kind: u32,
    /// Whether integers stand for -1 to 1 or 0 to 1.
    pub(super) normalized: bool,
    /// Bytes from the start of a vertex.
    pub(super) offset: i32,
}

impl Attribute {
    pub(super) const fn floats(location: u32, size: i32, offset: i32) -> Self {
        Self {
            location,
            size,
            kind: Gl::FLOAT,
            normalized: false,
            offset,
        }
    }
}

/// How buffers are read as vertices.
#[derive(Debug)]
pub(super) struct VertexArray {
    gl: Gl,
    object: WebGlVertexArrayObject,
    _counted: LiveObject,
}

impl VertexArray {
    pub(super) fn new(gl: &Gl) -> Result<Self, RenderError> {
        let object = gl.create_vertex_array().ok_or(RenderError::OutOfMemory)?;
        Ok(Self {
            gl: gl.clone(),
            object,
            _counted: LiveObject::new(),
        })
    }

    pub(super) fn bind(&self) {
        self.gl.bind_vertex_array(Some(&self.object));
    }

    /// Reads these attributes from `buffer`, whose vertices are `stride` bytes long.
    pub(super) fn read(&self, buffer: &Buffer, stride: i32, attributes: &[Attribute]) {
        self.bind();
        buffer.bind();
        for attribute in attributes {
            self.gl.enable_vertex_attrib_array(attribute.location);
            let Attribute {
                location,
                size,
                kind,
                normalized,
                offset,
            } = *attribute;
            self.gl
                .vertex_attrib_pointer_with_i32(location, size, kind, normalized, stride, offset);
        }
    }
}

impl Drop for VertexArray {
    fn drop(&mut self) {
        self.gl.delete_vertex_array(Some(&self.object));
    }
}

/// What every shader begins with.
const HEAD: &str = "#version 300 es\nprecision highp float;\nprecision highp sampler2D;\n";

/// A linked program.
#[derive(Debug)]
pub(super) struct Program {
    gl: Gl,
    pub(super) object: WebGlProgram,
    _counted: LiveObject,
}

impl Program {
    /// Compiles and links; `name` is for the error.
    pub(super) fn link(
        gl: &Gl,
        name: &'static str,
        vertex: &str,
        fragment: &str,
    ) -> Result<Self, RenderError> {
        let object = gl.create_program().ok_or(RenderError::OutOfMemory)?;
        let program = Self {
            gl: gl.clone(),
            object,
            _counted: LiveObject::new(),
        };
        let mut logs = String::new();
        for (kind, source) in [(Gl::VERTEX_SHADER, vertex), (Gl::FRAGMENT_SHADER, fragment)] {
            let shader = gl.create_shader(kind).ok_or(RenderError::OutOfMemory)?;
            gl.shader_source(&shader, &format!("{HEAD}{source}"));
            gl.compile_shader(&shader);
            logs.push_str(&shader_log(gl, &shader));
            gl.attach_shader(&program.object, &shader);
            gl.delete_shader(Some(&shader)); // it lives on in the program
        }
        gl.link_program(&program.object);
        if gl
            .get_program_parameter(&program.object, Gl::LINK_STATUS)
            .is_truthy()
        {
            return Ok(program);
        }
        if gl.is_context_lost() {
            return Err(RenderError::ContextLost);
        }
        logs.push_str(&gl.get_program_info_log(&program.object).unwrap_or_default());
        Err(RenderError::ShaderRejected {
            name,
            log: logs.trim_end_matches('\0').trim().to_owned(),
        })
    }

    pub(super) fn bind(&self) {
        self.gl.use_program(Some(&self.object));
    }
}

fn shader_log(gl: &Gl, shader: &WebGlShader) -> String {
    if gl
        .get_shader_parameter(shader, Gl::COMPILE_STATUS)
        .is_truthy()
    {
        String::new()
    } else {
        gl.get_shader_info_log(shader).unwrap_or_default()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.gl.delete_program(Some(&self.object));
    }
}
