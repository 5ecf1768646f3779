//! The fixed-function state of one draw: a value for each draw, nothing carried over.

use web_sys::WebGl2RenderingContext as Gl;

/// The stencil value where tubes are visible.
const TUBES: i32 = 2;

/// Which faces are culled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CullFace {
    Back,
    Front,
    None,
}

/// The depth test, and whether depth is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DepthMode {
    /// Less or equal passes; depth is written.
    TestAndWrite,
    /// Less or equal passes; depth is not written.
    Test,
    /// Only greater passes: what lies behind; depth is not written.
    TestBehind,
    /// Everything passes; depth is not written.
    Off,
}

/// What a draw does with the stencil buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StencilMode {
    Off,
    /// Writes 1.
    Write,
    /// Writes the value of tubes where they are visible.
    WriteTubes,
    /// Draws only where tubes are visible.
    TestTubes,
    /// Draws only where [`Write`](Self::Write) has not written.
    TestOutside,
}

/// How colours are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlendMode {
    Opaque,
    /// Source over destination; colours are premultiplied by alpha.
    Premultiplied,
    /// Sums of weighted colours in RGB, product of transmittances in alpha, for weighted blended
    /// order-independent transparency (McGuire and Bavoil 2013).
    WeightedSum,
    /// No colour is written.
    NoColour,
}

/// The state of one draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RenderState {
    pub(super) cull: CullFace,
    pub(super) depth: DepthMode,
    pub(super) stencil: StencilMode,
    pub(super) blend: BlendMode,
}

impl RenderState {
    /// Opaque and solid.
    pub(super) const SOLID: Self = Self {
        cull: CullFace::Back,
        depth: DepthMode::TestAndWrite,
        stencil: StencilMode::Off,
        blend: BlendMode::Opaque,
    };
    /// The line at the edge of what is seen through: its far side, blended.
    pub(super) const EDGE: Self = Self {
        cull: CullFace::Front,
        depth: DepthMode::Test,
        stencil: StencilMode::Off,
        blend: BlendMode::Premultiplied,
    };

    pub(super) fn apply(self, gl: &Gl) {
        let switch = |capability, on| {
            if on {
                gl.enable(capability)
            } else {
                gl.disable(capability)
            }
        };
        switch(Gl::CULL_FACE, self.cull != CullFace::None);
        gl.cull_face(if self.cull == CullFace::Front {
            Gl::FRONT
        } else {
            Gl::BACK
        });
        switch(Gl::DEPTH_TEST, self.depth != DepthMode::Off);
        gl.depth_mask(self.depth == DepthMode::TestAndWrite);
        gl.depth_func(if self.depth == DepthMode::TestBehind {
            Gl::GREATER
        } else {
            Gl::LEQUAL
        });
        switch(Gl::STENCIL_TEST, self.stencil != StencilMode::Off);
        match self.stencil {
            StencilMode::Off => {}
            StencilMode::Write => {
                gl.stencil_func(Gl::ALWAYS, 1, 0xff);
                gl.stencil_op(Gl::KEEP, Gl::KEEP, Gl::REPLACE);
            }
            StencilMode::WriteTubes => {
                gl.stencil_func(Gl::ALWAYS, TUBES, 0xff);
                gl.stencil_op(Gl::KEEP, Gl::KEEP, Gl::REPLACE);
            }
            StencilMode::TestTubes => {
                gl.stencil_func(Gl::EQUAL, TUBES, 0xff);
                gl.stencil_op(Gl::KEEP, Gl::KEEP, Gl::KEEP);
            }
            StencilMode::TestOutside => {
                gl.stencil_func(Gl::NOTEQUAL, 1, 0xff);
                gl.stencil_op(Gl::KEEP, Gl::KEEP, Gl::KEEP);
            }
        }
        switch(
            Gl::BLEND,
            matches!(
                self.blend,
                BlendMode::Premultiplied | BlendMode::WeightedSum
            ),
        );
        if self.blend == BlendMode::WeightedSum {
            gl.blend_func_separate(Gl::ONE, Gl::ONE, Gl::ZERO, Gl::ONE_MINUS_SRC_ALPHA);
        } else {
            gl.blend_func(Gl::ONE, Gl::ONE_MINUS_SRC_ALPHA);
        }
        let shown = self.blend != BlendMode::NoColour;
        gl.color_mask(shown, shown, shown, shown);
    }
}
