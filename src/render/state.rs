//! How a draw treats depth, stencil and colour: a value for each draw, nothing carried over.

use web_sys::WebGl2RenderingContext as Gl;

/// The mask's value where tubes are seen.
const TUBES: i32 = 2;

/// Which faces are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cull {
    Back,
    Front,
    Nothing,
}

/// How depth counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// What is nearer is drawn and kept.
    Kept,
    /// What is nearer or as near is drawn, and not kept.
    Asked,
    /// Only what is hidden is drawn.
    Hidden,
    /// Everything is drawn.
    Ignored,
}

/// How the mask counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mask {
    Ignored,
    /// Sets the mask.
    Marks,
    /// Sets the mask of tubes where they are seen.
    MarksTubes,
    /// Draws only where tubes are seen.
    OnTubes,
    /// Draws only outside the mask.
    Outside,
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Opaque,
    /// Colours are premultiplied.
    Blended,
    /// Colours add up, and what still shines through gets less.
    Summed,
    /// No colour.
    Nothing,
}

/// How one draw is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub(super) cull: Cull,
    pub(super) depth: Depth,
    pub(super) mask: Mask,
    pub(super) paint: Paint,
}

impl State {
    /// Opaque and solid.
    pub(super) const SOLID: Self = Self {
        cull: Cull::Back,
        depth: Depth::Kept,
        mask: Mask::Ignored,
        paint: Paint::Opaque,
    };
    /// The line at the edge of what is seen through: its far side, blended.
    pub(super) const EDGE: Self = Self {
        cull: Cull::Front,
        depth: Depth::Asked,
        mask: Mask::Ignored,
        paint: Paint::Blended,
    };

    pub(super) fn apply(self, gl: &Gl) {
        let switch = |capability, on| {
            if on {
                gl.enable(capability)
            } else {
                gl.disable(capability)
            }
        };
        switch(Gl::CULL_FACE, self.cull != Cull::Nothing);
        gl.cull_face(if self.cull == Cull::Front {
            Gl::FRONT
        } else {
            Gl::BACK
        });
        switch(Gl::DEPTH_TEST, self.depth != Depth::Ignored);
        gl.depth_mask(self.depth == Depth::Kept);
        gl.depth_func(if self.depth == Depth::Hidden {
            Gl::GREATER
        } else {
            Gl::LEQUAL
        });
        switch(Gl::STENCIL_TEST, self.mask != Mask::Ignored);
        match self.mask {
            Mask::Ignored => {}
            Mask::Marks => {
                gl.stencil_func(Gl::ALWAYS, 1, 0xff);
                gl.stencil_op(Gl::KEEP, Gl::KEEP, Gl::REPLACE);
            }
            Mask::MarksTubes => {
                gl.stencil_func(Gl::ALWAYS, TUBES, 0xff);
                gl.stencil_op(Gl::KEEP, Gl::KEEP, Gl::REPLACE);
            }
            Mask::OnTubes => {
                gl.stencil_func(Gl::EQUAL, TUBES, 0xff);
                gl.stencil_op(Gl::KEEP, Gl::KEEP, Gl::KEEP);
            }
            Mask::Outside => {
                gl.stencil_func(Gl::NOTEQUAL, 1, 0xff);
                gl.stencil_op(Gl::KEEP, Gl::KEEP, Gl::KEEP);
            }
        }
        switch(
            Gl::BLEND,
            matches!(self.paint, Paint::Blended | Paint::Summed),
        );
        if self.paint == Paint::Summed {
            gl.blend_func_separate(Gl::ONE, Gl::ONE, Gl::ZERO, Gl::ONE_MINUS_SRC_ALPHA);
        } else {
            gl.blend_func(Gl::ONE, Gl::ONE_MINUS_SRC_ALPHA);
        }
        let shown = self.paint != Paint::Nothing;
        gl.color_mask(shown, shown, shown, shown);
    }
}
