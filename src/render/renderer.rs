//! The picture, pass by pass.

use super::{
    RenderError,
    frame_uniforms::FrameUniforms,
    geometry::{IndexRange, SceneBuffers, SkinBuffers},
    oit_target::OitTarget,
    programs::{Programs, ShaderLookup, Uniform},
    render_state::{BlendMode, CullFace, DepthMode, RenderState, StencilMode},
    ribbon::RibbonBuffers,
};
use crate::scene::{
    Camera, Emphasis, HatchSpacing, Palette, Rgb, Scene, Visibility, srgb_to_linear,
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext as Gl, WebGlContextAttributes};

/// Width of the line round everything solid, CSS px.
const OUTLINE_PX: f32 = 1.7;
/// Width of the halo that parts a tube from the tubes behind it, CSS px.
const HALO_PX: f32 = 3.6;
/// The ring round the chosen structure: outer edge of its dark, white and inner dark part, CSS px.
const RING_PX: [f32; 3] = [6.4, 5.0, 1.5];
/// Below this height over its lower border the ghost fades, mm.
const BORDER_MM: f32 = 24.0;
/// How opaque the chosen structure shines through what hides it.
const SHINE_THROUGH: f32 = 0.45;
/// A plate this wide has the hatch at its full spacing, CSS px.
const PLATE_PX: f32 = 900.0;

/// The uploaded scene and the programs that draw it. Dropping it frees all of its objects on the
/// GPU; the context stays with the canvas.
#[derive(Debug)]
pub struct Renderer {
    canvas: HtmlCanvasElement,
    gl: Gl,
    programs: Programs,
    ribbon: RibbonBuffers,
    oit_target: Option<OitTarget>,
    supports_oit: bool,
    scene: Option<SceneBuffers>,
}

impl Renderer {
    /// Sets up the programs on a canvas; `find` gives the texts of shaders. After a lost context
    /// make another on the same canvas and upload again.
    ///
    /// # Errors
    /// [`RenderError`] when there is no WebGL2, a shader is missing, or the driver refuses.
    pub fn new(canvas: &HtmlCanvasElement, find: ShaderLookup<'_>) -> Result<Self, RenderError> {
        let wishes = WebGlContextAttributes::new();
        wishes.set_alpha(false);
        wishes.set_antialias(true);
        wishes.set_depth(true);
        wishes.set_stencil(true);
        wishes.set_preserve_drawing_buffer(false);
        wishes.set_fail_if_major_performance_caveat(false);
        let context = canvas
            .get_context_with_context_options("webgl2", &wishes)
            .ok()
            .flatten()
            .ok_or(RenderError::NoWebGl)?;
        let gl: Gl = context.dyn_into().ok().ok_or(RenderError::NoWebGl)?;
        if gl.is_context_lost() {
            return Err(RenderError::ContextLost);
        }
        let (programs, ribbon) = (Programs::link(&gl, find)?, RibbonBuffers::new(&gl)?);
        Ok(Self {
            canvas: canvas.clone(),
            gl,
            programs,
            ribbon,
            oit_target: None,
            supports_oit: true,
            scene: None,
        })
    }

    /// Uploads a scene at rest, in place of the one before. Posture is not uploaded:
    /// [`draw`](Self::draw) poses on the GPU.
    ///
    /// # Errors
    /// [`RenderError`] when it does not fit.
    pub fn upload(&mut self, scene: &Scene) -> Result<(), RenderError> {
        self.scene = None; // frees the old copy before there is a new one
        self.scene = Some(SceneBuffers::upload(&self.gl, scene)?);
        Ok(())
    }

    /// Whether the context is lost: nothing can be drawn until it is restored.
    #[must_use]
    pub fn lost(&self) -> bool {
        self.gl.is_context_lost()
    }

    /// Draws the scene that was uploaded, in its present posture, at the size of the camera's
    /// viewport; the canvas is resized to it. Returns how many draw calls it took; 0 when the
    /// context is lost.
    pub fn draw(
        &mut self,
        scene: &Scene,
        camera: &Camera,
        emphasis: &Emphasis,
        palette: &Palette,
    ) -> u32 {
        if self.lost() {
            return 0;
        }
        let [width, height] = camera.viewport().device_size();
        if [self.canvas.width(), self.canvas.height()] != [width, height] {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        let side = |length: u32| u16::try_from(length).unwrap_or(u16::MAX);
        let size = [width, height].map(|length| i32::from(side(length)));
        let frame = FrameUniforms::new(
            scene,
            camera,
            emphasis,
            palette,
            [width, height].map(|length| f32::from(side(length))),
        );
        self.gl.viewport(0, 0, size[0], size[1]);
        self.clear(palette.stage);
        self.ribbon.set(&emphasis.signal);
        let mut calls = 0;
        if let Some(skin) = self
            .scene
            .as_mut()
            .and_then(|buffers| buffers.skin.as_mut())
        {
            skin.set_felt(scene, &emphasis.felt, emphasis.painted.as_ref());
        }
        let is_ghost = |part_index: usize| {
            frame
                .appearances
                .get(part_index)
                .is_some_and(|appearance| appearance.visibility == Visibility::Translucent)
        };
        let ghosts = self
            .scene
            .as_ref()
            .and_then(|buffers| buffers.span(is_ghost));
        if ghosts.is_some() && frame.layered {
            self.prepare_oit_target(size);
        } else {
            self.oit_target = None;
        }
        if let Some(buffers) = &self.scene {
            calls += self.draw_solids(&frame, buffers);
            calls += self.draw_outlines(&frame, buffers);
            if let Some(ghosts) = ghosts {
                calls += self.draw_ghosts(&frame, buffers, ghosts);
            }
            if let Some(skin) = buffers
                .skin
                .as_ref()
                .filter(|skin| is_ghost(skin.part_index) && frame.afar > 0.0)
            {
                calls += self.draw_skin(&frame, skin);
            }
            calls += self.draw_ring(&frame, buffers);
        }
        calls += self.draw_signal(&frame);
        self.gl.bind_vertex_array(None);
        calls
    }

    /// A picture for layers of this size, where the device can have one.
    fn prepare_oit_target(&mut self, size: [i32; 2]) {
        if self.supports_oit
            && !self
                .oit_target
                .as_ref()
                .is_some_and(|target| target.has_size(size))
        {
            self.oit_target = None; // frees the old one before there is a new one
            self.oit_target = OitTarget::new(&self.gl, size).ok().flatten();
            self.supports_oit = self.oit_target.is_some();
        }
    }

    fn clear(&self, stage: Rgb) {
        RenderState {
            stencil: StencilMode::Write,
            ..RenderState::SOLID
        }
        .apply(&self.gl);
        self.gl.clear_color(stage[0], stage[1], stage[2], 1.0);
        self.gl
            .clear(Gl::COLOR_BUFFER_BIT | Gl::DEPTH_BUFFER_BIT | Gl::STENCIL_BUFFER_BIT);
    }

    /// Pass 1: everything solid, shaded; nerves and arteries leave their mark. A cut shows the
    /// insides of what it goes through.
    fn draw_solids(&self, frame: &FrameUniforms<'_>, buffers: &SceneBuffers) -> u32 {
        let (gl, program) = (&self.gl, &self.programs.solid);
        let state = RenderState {
            cull: if frame.is_cut() {
                CullFace::None
            } else {
                CullFace::Back
            },
            ..RenderState::SOLID
        };
        program.bind(gl, frame, Visibility::Opaque);
        program.set(gl, Uniform::KeyLight, &frame.light(-0.52, 0.70, 0.62));
        program.set(gl, Uniform::FillLight, &frame.light(0.80, -0.10, 0.55));
        program.set(gl, Uniform::Stage, &srgb_to_linear(frame.palette.stage));
        state.apply(gl);
        let calls = buffers.solids.draw_range(gl, buffers.rest);
        RenderState {
            stencil: StencilMode::WriteTubes,
            ..state
        }
        .apply(gl);
        calls + buffers.solids.draw_range(gl, buffers.tubes)
    }

    /// Pass 2: the back faces of grown parts show as a line round everything solid. Tubes first get
    /// a halo where they cross other tubes.
    fn draw_outlines(&self, frame: &FrameUniforms<'_>, buffers: &SceneBuffers) -> u32 {
        let state = RenderState {
            cull: CullFace::Front,
            ..RenderState::SOLID
        };
        RenderState {
            stencil: StencilMode::TestTubes,
            ..state
        }
        .apply(&self.gl);
        self.bind_hull(frame, HALO_PX, frame.palette.stage, 1.0, Visibility::Opaque);
        let calls = buffers.solids.draw_range(&self.gl, buffers.tubes);
        state.apply(&self.gl);
        self.bind_hull(
            frame,
            OUTLINE_PX,
            frame.palette.outline,
            1.0,
            Visibility::Opaque,
        );
        calls + buffers.solids.draw(&self.gl)
    }

    /// Pass 3: what is seen through: all layers summed up where the device can, else the nearest;
    /// then a line at its edge.
    fn draw_ghosts(
        &self,
        frame: &FrameUniforms<'_>,
        buffers: &SceneBuffers,
        ghosts: IndexRange,
    ) -> u32 {
        let (gl, programs) = (&self.gl, &self.programs);
        let depth_only = RenderState {
            blend: BlendMode::NoColour,
            ..RenderState::SOLID
        };
        let mut calls = 0;
        if let Some(target) = &self.oit_target {
            target.begin();
            depth_only.apply(gl);
            programs.solid.bind(gl, frame, Visibility::Opaque);
            calls += buffers.solids.draw(gl);
            RenderState {
                depth: DepthMode::Test,
                blend: BlendMode::WeightedSum,
                ..RenderState::SOLID
            }
            .apply(gl);
            calls += self.draw_seen_through(frame, buffers, ghosts, 1.0);
            target.end();
            RenderState {
                cull: CullFace::None,
                depth: DepthMode::Off,
                stencil: StencilMode::Off,
                blend: BlendMode::Premultiplied,
            }
            .apply(gl);
            programs.compose.bind(gl, frame, Visibility::Opaque);
            programs.compose.set_unit(gl, Uniform::Sums, 0);
            programs.compose.set_unit(gl, Uniform::AllWeights, 1);
            gl.draw_arrays(Gl::TRIANGLES, 0, 3);
            calls += 1;
        }
        depth_only.apply(gl);
        calls += self.draw_seen_through(frame, buffers, ghosts, 0.0);
        if self.oit_target.is_none() {
            RenderState {
                depth: DepthMode::Test,
                blend: BlendMode::Premultiplied,
                ..depth_only
            }
            .apply(gl);
            calls += self.draw_seen_through(frame, buffers, ghosts, 0.0);
        }
        RenderState::EDGE.apply(gl);
        self.bind_hull(
            frame,
            1.0,
            frame.palette.outline,
            frame.palette.ghost_edge * 0.6,
            Visibility::Translucent,
        );
        calls + buffers.solids.draw_range(gl, ghosts)
    }

    fn draw_seen_through(
        &self,
        frame: &FrameUniforms<'_>,
        buffers: &SceneBuffers,
        ghosts: IndexRange,
        layered: f32,
    ) -> u32 {
        let (gl, program) = (&self.gl, &self.programs.ghost);
        program.bind(gl, frame, Visibility::Translucent);
        program.set(
            gl,
            Uniform::FaceEdge,
            &[frame.palette.ghost_face, frame.palette.ghost_edge],
        );
        program.set(gl, Uniform::Layered, &[layered]);
        buffers.solids.draw_range(gl, ghosts)
    }

    /// Pass 4: the skin and the hatch on it: depth first, so that only its front is seen; then a
    /// line at its edge.
    fn draw_skin(&self, frame: &FrameUniforms<'_>, skin: &SkinBuffers) -> u32 {
        let (gl, program, palette) = (&self.gl, &self.programs.skin, frame.palette);
        // cut open, its far wall is seen from inside
        let cull = if frame.is_cut() {
            CullFace::None
        } else {
            CullFace::Back
        };
        let depth_only = RenderState {
            blend: BlendMode::NoColour,
            cull,
            ..RenderState::SOLID
        };
        depth_only.apply(gl);
        program.bind(gl, frame, Visibility::Translucent);
        program.set(gl, Uniform::Ghost, &palette.skin);
        program.set(
            gl,
            Uniform::FaceEdge,
            &[palette.ghost_face, palette.ghost_edge],
        );
        program.set(gl, Uniform::BorderMm, &[skin.border_mm, BORDER_MM]);
        program.set(gl, Uniform::Felt, &palette.felt);
        program.set(gl, Uniform::Wash, &[palette.felt_wash]);
        program.set(gl, Uniform::Afar, &[frame.afar]);
        program.set(gl, Uniform::Loose, &[frame.dashed_hatch]);
        let plate = (frame.camera.viewport().width_px / PLATE_PX).clamp(0.62, 1.2) * frame.ratio;
        program.set(
            gl,
            Uniform::SpacingPx,
            &HatchSpacing::ALL.map(|spacing| spacing.px() * plate),
        );
        let mut calls = skin.triangles.draw(gl);
        RenderState {
            depth: DepthMode::Test,
            blend: BlendMode::Premultiplied,
            ..depth_only
        }
        .apply(gl);
        calls += skin.triangles.draw(gl);
        RenderState::EDGE.apply(gl);
        self.bind_hull(
            frame,
            1.0,
            palette.skin,
            palette.ghost_edge * frame.afar,
            Visibility::Translucent,
        );
        self.programs
            .hull
            .set(gl, Uniform::BorderMm, &[skin.border_mm, BORDER_MM]);
        calls + skin.triangles.draw(gl)
    }

    /// Pass 5: the chosen structure shines through what hides it and has a white ring inside a dark
    /// one.
    fn draw_ring(&self, frame: &FrameUniforms<'_>, buffers: &SceneBuffers) -> u32 {
        let ringed = frame
            .appearances
            .iter()
            .position(|appearance| appearance.ringed);
        let Some((part_index, range)) =
            ringed.and_then(|part_index| Some((part_index, buffers.range(part_index)?)))
        else {
            return 0;
        };
        let (gl, own) = (&self.gl, frame.appearances[part_index].visibility);
        let nothing = RenderState {
            cull: CullFace::None,
            depth: DepthMode::Off,
            stencil: StencilMode::Write,
            blend: BlendMode::NoColour,
        };
        nothing.apply(gl);
        self.bind_hull(frame, 0.0, frame.palette.pick, 1.0, own);
        let mut calls = buffers.solids.draw_range(gl, range);
        RenderState {
            cull: CullFace::Back,
            depth: DepthMode::TestBehind,
            stencil: StencilMode::Off,
            blend: BlendMode::Premultiplied,
        }
        .apply(gl);
        self.bind_hull(
            frame,
            0.0,
            frame.palette.colour(frame.appearances[part_index].role),
            SHINE_THROUGH,
            own,
        );
        calls += buffers.solids.draw_range(gl, range);
        RenderState {
            stencil: StencilMode::TestOutside,
            blend: BlendMode::Opaque,
            ..nothing
        }
        .apply(gl);
        let colours = [
            frame.palette.outline,
            frame.palette.pick,
            frame.palette.outline,
        ];
        for (grow_px, colour) in RING_PX.into_iter().zip(colours) {
            self.bind_hull(frame, grow_px, colour, 1.0, own);
            calls += buffers.solids.draw_range(gl, range);
        }
        calls
    }

    /// Pass 6: the line of the signal, over everything.
    fn draw_signal(&self, frame: &FrameUniforms<'_>) -> u32 {
        let (gl, program, palette) = (&self.gl, &self.programs.line, frame.palette);
        RenderState {
            cull: CullFace::None,
            depth: DepthMode::Off,
            stencil: StencilMode::Off,
            blend: BlendMode::Premultiplied,
        }
        .apply(gl);
        program.bind(gl, frame, Visibility::Opaque);
        program.set(
            gl,
            Uniform::PxPerMm,
            &[frame.camera.mm_per_px().max(1e-6).recip()],
        );
        program.set(gl, Uniform::Core, &palette.signal);
        program.set(gl, Uniform::CaseColour, &palette.signal_case);
        program.set(gl, Uniform::Dash, &palette.signal_core);
        self.ribbon.draw(gl)
    }

    /// Makes the flat program draw parts of a visibility, grown by some CSS px.
    fn bind_hull(
        &self,
        frame: &FrameUniforms<'_>,
        grow_px: f32,
        [red, green, blue]: Rgb,
        alpha: f32,
        visibility: Visibility,
    ) {
        let (gl, program) = (&self.gl, &self.programs.hull);
        program.bind(gl, frame, visibility);
        program.set(gl, Uniform::GrowPx, &[grow_px * frame.line_ratio]);
        program.set(gl, Uniform::Colour, &[red, green, blue, alpha]);
        program.set(gl, Uniform::BorderMm, &[-1e6, 1.0]);
    }
}
