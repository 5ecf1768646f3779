//! The picture, pass by pass.

use super::{
    RenderError,
    geometry::{Run, SceneBuffers, SkinBuffers},
    layers::Layers,
    programs::{FindShader, Programs, Uniform},
    ribbon::RibbonBuffers,
    shot::Shot,
    state::{Cull, Depth, Mask, Paint, State},
};
use crate::scene::{Camera, Emphasis, Palette, Presence, Rgb, Scene, Spacing, linear};
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

/// The GPU's copy of the scene and the programs that draw it. Dropped, it frees all of it.
#[derive(Debug)]
pub struct Renderer {
    canvas: HtmlCanvasElement,
    gl: Gl,
    programs: Programs,
    ribbon: RibbonBuffers,
    layers: Option<Layers>,
    can_layer: bool,
    scene: Option<SceneBuffers>,
}

impl Renderer {
    /// Sets up the programs on a canvas; `find` gives the texts of shaders. After a lost context
    /// make another on the same canvas and upload again.
    ///
    /// # Errors
    /// [`RenderError`] when there is no WebGL2, a shader is missing, or the driver refuses.
    pub fn new(canvas: &HtmlCanvasElement, find: FindShader<'_>) -> Result<Self, RenderError> {
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
            return Err(RenderError::Lost);
        }
        let (programs, ribbon) = (Programs::link(&gl, find)?, RibbonBuffers::new(&gl)?);
        Ok(Self {
            canvas: canvas.clone(),
            gl,
            programs,
            ribbon,
            layers: None,
            can_layer: true,
            scene: None,
        })
    }

    /// Copies a scene to the GPU, in place of the one before.
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

    /// Draws the scene that was uploaded, at the size of the camera's viewport. Returns how many
    /// draw calls it took; 0 when the context is lost.
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
        let shot = Shot::new(
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
        let is_ghost = |place: usize| {
            shot.looks
                .get(place)
                .is_some_and(|look| look.presence == Presence::Ghost)
        };
        let ghosts = self
            .scene
            .as_ref()
            .and_then(|buffers| buffers.span(is_ghost));
        if ghosts.is_some() && shot.layered {
            self.make_layers(size);
        } else {
            self.layers = None;
        }
        if let Some(buffers) = &self.scene {
            calls += self.draw_solids(&shot, buffers);
            calls += self.draw_outlines(&shot, buffers);
            if let Some(ghosts) = ghosts {
                calls += self.draw_ghosts(&shot, buffers, ghosts);
            }
            if let Some(skin) = buffers
                .skin
                .as_ref()
                .filter(|skin| is_ghost(skin.place) && shot.afar > 0.0)
            {
                calls += self.draw_skin(&shot, skin);
            }
            calls += self.draw_ring(&shot, buffers);
        }
        calls += self.draw_signal(&shot);
        self.gl.bind_vertex_array(None);
        calls
    }

    /// A picture for layers of this size, where the device can have one.
    fn make_layers(&mut self, size: [i32; 2]) {
        if self.can_layer && !self.layers.as_ref().is_some_and(|layers| layers.fits(size)) {
            self.layers = None; // frees the old one before there is a new one
            self.layers = Layers::new(&self.gl, size).ok().flatten();
            self.can_layer = self.layers.is_some();
        }
    }

    fn clear(&self, stage: Rgb) {
        State {
            mask: Mask::Marks,
            ..State::SOLID
        }
        .apply(&self.gl);
        self.gl.clear_color(stage[0], stage[1], stage[2], 1.0);
        self.gl
            .clear(Gl::COLOR_BUFFER_BIT | Gl::DEPTH_BUFFER_BIT | Gl::STENCIL_BUFFER_BIT);
    }

    /// Pass 1: everything solid, shaded; nerves and arteries leave their mark. A cut shows the
    /// insides of what it goes through.
    fn draw_solids(&self, shot: &Shot<'_>, buffers: &SceneBuffers) -> u32 {
        let (gl, program) = (&self.gl, &self.programs.solid);
        let state = State {
            cull: if shot.is_cut() {
                Cull::Nothing
            } else {
                Cull::Back
            },
            ..State::SOLID
        };
        program.bind(gl, shot, Presence::Solid);
        program.set(gl, Uniform::KeyLight, &shot.light(-0.52, 0.70, 0.62));
        program.set(gl, Uniform::FillLight, &shot.light(0.80, -0.10, 0.55));
        program.set(gl, Uniform::Stage, &linear(shot.palette.stage));
        state.apply(gl);
        let calls = buffers.solids.draw_run(gl, buffers.rest);
        State {
            mask: Mask::MarksTubes,
            ..state
        }
        .apply(gl);
        calls + buffers.solids.draw_run(gl, buffers.tubes)
    }

    /// Pass 2: the back faces of grown parts show as a line round everything solid. Tubes first get
    /// a halo where they cross other tubes.
    fn draw_outlines(&self, shot: &Shot<'_>, buffers: &SceneBuffers) -> u32 {
        let state = State {
            cull: Cull::Front,
            ..State::SOLID
        };
        State {
            mask: Mask::OnTubes,
            ..state
        }
        .apply(&self.gl);
        self.bind_hull(shot, HALO_PX, shot.palette.stage, 1.0, Presence::Solid);
        let calls = buffers.solids.draw_run(&self.gl, buffers.tubes);
        state.apply(&self.gl);
        self.bind_hull(shot, OUTLINE_PX, shot.palette.outline, 1.0, Presence::Solid);
        calls + buffers.solids.draw(&self.gl)
    }

    /// Pass 3: what is seen through: all layers summed up where the device can, else the nearest;
    /// then a line at its edge.
    fn draw_ghosts(&self, shot: &Shot<'_>, buffers: &SceneBuffers, ghosts: Run) -> u32 {
        let (gl, programs) = (&self.gl, &self.programs);
        let depth_only = State {
            paint: Paint::Nothing,
            ..State::SOLID
        };
        let mut calls = 0;
        if let Some(layers) = &self.layers {
            layers.begin();
            depth_only.apply(gl);
            programs.solid.bind(gl, shot, Presence::Solid);
            calls += buffers.solids.draw(gl);
            State {
                depth: Depth::Asked,
                paint: Paint::Summed,
                ..State::SOLID
            }
            .apply(gl);
            calls += self.draw_seen_through(shot, buffers, ghosts, 1.0);
            layers.end();
            State {
                cull: Cull::Nothing,
                depth: Depth::Ignored,
                mask: Mask::Ignored,
                paint: Paint::Blended,
            }
            .apply(gl);
            programs.compose.bind(gl, shot, Presence::Solid);
            programs.compose.set_unit(gl, Uniform::Sums, 0);
            programs.compose.set_unit(gl, Uniform::AllWeights, 1);
            gl.draw_arrays(Gl::TRIANGLES, 0, 3);
            calls += 1;
        }
        depth_only.apply(gl);
        calls += self.draw_seen_through(shot, buffers, ghosts, 0.0);
        if self.layers.is_none() {
            State {
                depth: Depth::Asked,
                paint: Paint::Blended,
                ..depth_only
            }
            .apply(gl);
            calls += self.draw_seen_through(shot, buffers, ghosts, 0.0);
        }
        State::EDGE.apply(gl);
        self.bind_hull(
            shot,
            1.0,
            shot.palette.outline,
            shot.palette.ghost_edge * 0.6,
            Presence::Ghost,
        );
        calls + buffers.solids.draw_run(gl, ghosts)
    }

    fn draw_seen_through(
        &self,
        shot: &Shot<'_>,
        buffers: &SceneBuffers,
        ghosts: Run,
        layered: f32,
    ) -> u32 {
        let (gl, program) = (&self.gl, &self.programs.ghost);
        program.bind(gl, shot, Presence::Ghost);
        program.set(
            gl,
            Uniform::FaceEdge,
            &[shot.palette.ghost_face, shot.palette.ghost_edge],
        );
        program.set(gl, Uniform::Layered, &[layered]);
        buffers.solids.draw_run(gl, ghosts)
    }

    /// Pass 4: the skin and the hatch on it: depth first, so that only its front is seen; then a
    /// line at its edge.
    fn draw_skin(&self, shot: &Shot<'_>, skin: &SkinBuffers) -> u32 {
        let (gl, program, palette) = (&self.gl, &self.programs.skin, shot.palette);
        // cut open, its far wall is seen from inside
        let cull = if shot.is_cut() {
            Cull::Nothing
        } else {
            Cull::Back
        };
        let depth_only = State {
            paint: Paint::Nothing,
            cull,
            ..State::SOLID
        };
        depth_only.apply(gl);
        program.bind(gl, shot, Presence::Ghost);
        program.set(gl, Uniform::Ghost, &palette.skin);
        program.set(
            gl,
            Uniform::FaceEdge,
            &[palette.ghost_face, palette.ghost_edge],
        );
        program.set(gl, Uniform::BorderMm, &[skin.border_mm, BORDER_MM]);
        program.set(gl, Uniform::Felt, &palette.felt);
        program.set(gl, Uniform::Wash, &[palette.felt_wash]);
        program.set(gl, Uniform::Afar, &[shot.afar]);
        program.set(gl, Uniform::Loose, &[shot.loose]);
        let plate = (shot.camera.viewport().width_px / PLATE_PX).clamp(0.62, 1.2) * shot.ratio;
        program.set(
            gl,
            Uniform::SpacingPx,
            &Spacing::ALL.map(|spacing| spacing.px() * plate),
        );
        let mut calls = skin.triangles.draw(gl);
        State {
            depth: Depth::Asked,
            paint: Paint::Blended,
            ..depth_only
        }
        .apply(gl);
        calls += skin.triangles.draw(gl);
        State::EDGE.apply(gl);
        self.bind_hull(
            shot,
            1.0,
            palette.skin,
            palette.ghost_edge * shot.afar,
            Presence::Ghost,
        );
        self.programs
            .hull
            .set(gl, Uniform::BorderMm, &[skin.border_mm, BORDER_MM]);
        calls + skin.triangles.draw(gl)
    }

    /// Pass 5: the chosen structure shines through what hides it and has a white ring inside a dark
    /// one.
    fn draw_ring(&self, shot: &Shot<'_>, buffers: &SceneBuffers) -> u32 {
        let place = shot.looks.iter().position(|look| look.ringed);
        let Some((place, run)) = place.and_then(|place| Some((place, buffers.run(place)?))) else {
            return 0;
        };
        let (gl, own) = (&self.gl, shot.looks[place].presence);
        let nothing = State {
            cull: Cull::Nothing,
            depth: Depth::Ignored,
            mask: Mask::Marks,
            paint: Paint::Nothing,
        };
        nothing.apply(gl);
        self.bind_hull(shot, 0.0, shot.palette.pick, 1.0, own);
        let mut calls = buffers.solids.draw_run(gl, run);
        State {
            cull: Cull::Back,
            depth: Depth::Hidden,
            mask: Mask::Ignored,
            paint: Paint::Blended,
        }
        .apply(gl);
        self.bind_hull(
            shot,
            0.0,
            shot.palette.colour(shot.looks[place].role),
            SHINE_THROUGH,
            own,
        );
        calls += buffers.solids.draw_run(gl, run);
        State {
            mask: Mask::Outside,
            paint: Paint::Opaque,
            ..nothing
        }
        .apply(gl);
        let colours = [
            shot.palette.outline,
            shot.palette.pick,
            shot.palette.outline,
        ];
        for (grow_px, colour) in RING_PX.into_iter().zip(colours) {
            self.bind_hull(shot, grow_px, colour, 1.0, own);
            calls += buffers.solids.draw_run(gl, run);
        }
        calls
    }

    /// Pass 6: the line of the signal, over everything.
    fn draw_signal(&self, shot: &Shot<'_>) -> u32 {
        let (gl, program, palette) = (&self.gl, &self.programs.line, shot.palette);
        State {
            cull: Cull::Nothing,
            depth: Depth::Ignored,
            mask: Mask::Ignored,
            paint: Paint::Blended,
        }
        .apply(gl);
        program.bind(gl, shot, Presence::Solid);
        program.set(
            gl,
            Uniform::PxPerMm,
            &[shot.camera.mm_per_px().max(1e-6).recip()],
        );
        program.set(gl, Uniform::Core, &palette.signal);
        program.set(gl, Uniform::CaseColour, &palette.signal_case);
        program.set(gl, Uniform::Dash, &palette.signal_core);
        self.ribbon.draw(gl)
    }

    /// Makes the flat program draw parts of a presence, grown by some CSS px.
    fn bind_hull(
        &self,
        shot: &Shot<'_>,
        grow_px: f32,
        [red, green, blue]: Rgb,
        alpha: f32,
        presence: Presence,
    ) {
        let (gl, program) = (&self.gl, &self.programs.hull);
        program.bind(gl, shot, presence);
        program.set(gl, Uniform::GrowPx, &[grow_px * shot.line_ratio]);
        program.set(gl, Uniform::Colour, &[red, green, blue, alpha]);
        program.set(gl, Uniform::BorderMm, &[-1e6, 1.0]);
    }
}
