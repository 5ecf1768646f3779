//! The picture, pass by pass.

use super::{
    RenderError,
    geometry::{SceneBuffers, SkinBuffers},
    programs::{Hull, MAX_PARTS, Ribbon, Skin, Solid},
    ribbon::RibbonBuffers,
    state::{Cull, Depth, Mask, Paint, State},
};
use crate::scene::{Camera, Emphasis, Look, Palette, Rgb, Role, Scene, Spacing, looks};
use glam::{Mat3, Mat4, Vec3};
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext as Gl, WebGlContextAttributes, WebglLoseContext};

/// Width of the line round everything solid, CSS px.
const OUTLINE_PX: f32 = 1.7;
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
    solid: Solid,
    hull: Hull,
    skin: Skin,
    line: Ribbon,
    ribbon: RibbonBuffers,
    scene: Option<SceneBuffers>,
}

/// What every pass of one picture needs.
struct Shot<'a> {
    scene: &'a Scene,
    camera: &'a Camera,
    palette: &'a Palette,
    looks: Vec<Look>,
    clip_from_world: Mat4,
    size_px: [f32; 2],
    ratio: f32,
    /// Device pixels to a CSS px of lines: thinner on a small plate.
    line_ratio: f32,
}

impl Renderer {
    /// Sets up the programs on a canvas. After a lost context make another on the same canvas and upload again.
    ///
    /// # Errors
    /// [`RenderError`] when there is no WebGL2, or the driver refuses.
    pub fn new(canvas: &HtmlCanvasElement) -> Result<Self, RenderError> {
        let wishes = WebGlContextAttributes::new();
        wishes.set_alpha(false);
        wishes.set_antialias(true);
        wishes.set_depth(true);
        wishes.set_stencil(true);
        wishes.set_preserve_drawing_buffer(false);
        wishes.set_fail_if_major_performance_caveat(false);
        let context = canvas.get_context_with_context_options("webgl2", &wishes).ok().flatten().ok_or(RenderError::NoWebGl)?;
        let gl: Gl = context.dyn_into().ok().ok_or(RenderError::NoWebGl)?;
        if gl.is_context_lost() {
            return Err(RenderError::Lost);
        }
        let (solid, hull, skin, line) = (Solid::link(&gl)?, Hull::link(&gl)?, Skin::link(&gl)?, Ribbon::link(&gl)?);
        let ribbon = RibbonBuffers::new(&gl)?;
        Ok(Self { canvas: canvas.clone(), gl, solid, hull, skin, line, ribbon, scene: None })
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

    /// Frees everything and gives the context back to the browser, for pages that come and go.
    pub fn release(self) {
        let gl = self.gl.clone();
        drop(self);
        if let Ok(Some(extension)) = gl.get_extension("WEBGL_lose_context") {
            extension.unchecked_into::<WebglLoseContext>().lose_context();
        }
    }

    /// Draws the scene that was uploaded, at the camera's size. `phase_px` moves the dashes of the signal along, CSS px;
    /// 0 at rest. Returns how many draw calls it took.
    pub fn draw(&mut self, scene: &Scene, camera: &Camera, emphasis: &Emphasis, palette: &Palette, phase_px: f32) -> u32 {
        if self.lost() {
            return 0;
        }
        let [width, height] = camera.viewport().device_size();
        if [self.canvas.width(), self.canvas.height()] != [width, height] {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        let side = |length: u32| u16::try_from(length).unwrap_or(u16::MAX);
        let size_px = [width, height].map(|length| f32::from(side(length)));
        let shot = Shot {
            scene,
            camera,
            palette,
            looks: looks(scene, emphasis),
            clip_from_world: camera.clip_from_world(),
            size_px,
            ratio: size_px[1] / camera.viewport().height_px.max(1.0),
            line_ratio: size_px[1] / camera.viewport().height_px.max(1.0) * line_scale(camera.viewport().height_px),
        };
        self.gl.viewport(0, 0, i32::from(side(width)), i32::from(side(height)));
        self.clear(palette.stage);
        self.ribbon.set(&emphasis.signal);
        let mut calls = 0;
        if let Some(skin) = self.scene.as_mut().and_then(|buffers| buffers.skin.as_mut()) {
            skin.set_felt(scene, &emphasis.felt);
        }
        if let Some(buffers) = &self.scene {
            calls += self.draw_solids(&shot, buffers);
            calls += self.draw_outlines(&shot, buffers);
            if let Some(skin) = &buffers.skin {
                calls += self.draw_skin(&shot, skin);
            }
            calls += self.draw_ring(&shot, buffers);
        }
        calls += self.draw_signal(&shot, phase_px);
        self.gl.bind_vertex_array(None);
        calls
    }

    fn clear(&self, stage: Rgb) {
        State { mask: Mask::Marks, ..State::SOLID }.apply(&self.gl);
        self.gl.clear_color(stage[0], stage[1], stage[2], 1.0);
        self.gl.clear(Gl::COLOR_BUFFER_BIT | Gl::DEPTH_BUFFER_BIT | Gl::STENCIL_BUFFER_BIT);
    }

    /// Pass 1: everything solid, shaded, in one call.
    fn draw_solids(&self, shot: &Shot<'_>, buffers: &SceneBuffers) -> u32 {
        State::SOLID.apply(&self.gl);
        self.solid.bind();
        let program = &self.solid;
        let (mut colours, mut styles) = (vec![0.0; MAX_PARTS * 4], vec![0.0; MAX_PARTS * 4]);
        for (look, (colour, style)) in shot.looks.iter().zip(colours.chunks_exact_mut(4).zip(styles.chunks_exact_mut(4))) {
            let [red, green, blue] = desaturated(linear(shot.palette.colour(look.role)), look.saturation);
            colour.copy_from_slice(&[red, green, blue, look.towards_stage]);
            let pores = if look.role == Role::Bone { 1.0 } else { 0.0 };
            style.copy_from_slice(&[glow(*look), pores, gloss(look.role), 0.0]);
        }
        let gl = &self.gl;
        gl.uniform_matrix4fv_with_f32_array(program.clip_from_world.as_ref(), false, &shot.clip_from_world.to_cols_array());
        gl.uniform4fv_with_f32_array(program.part_colour.as_ref(), &colours);
        gl.uniform4fv_with_f32_array(program.part_style.as_ref(), &styles);
        gl.uniform3fv_with_f32_array(program.eye.as_ref(), &shot.camera.eye().to_array());
        let world_from_view = Mat3::from_mat4(shot.camera.view_from_world()).transpose();
        let light = |x, y, z| (world_from_view * Vec3::new(x, y, z)).normalize_or_zero().to_array();
        gl.uniform3fv_with_f32_array(program.key_light.as_ref(), &light(-0.52, 0.70, 0.62));
        gl.uniform3fv_with_f32_array(program.fill_light.as_ref(), &light(0.80, -0.10, 0.55));
        gl.uniform3fv_with_f32_array(program.stage.as_ref(), &linear(shot.palette.stage));
        let framed = shot.scene.framed();
        let radius = framed.size().length() * 0.5;
        let depth = shot.camera.eye().distance(framed.centre());
        gl.uniform2f(program.fog_mm.as_ref(), depth - radius * 0.3, radius * 1.3);
        buffers.solids.draw(gl)
    }

    /// Pass 2: the back faces of grown parts show as a line round everything solid.
    fn draw_outlines(&self, shot: &Shot<'_>, buffers: &SceneBuffers) -> u32 {
        State { cull: Cull::Front, ..State::SOLID }.apply(&self.gl);
        self.bind_hull(shot, OUTLINE_PX, shot.palette.outline, 1.0, None);
        buffers.solids.draw(&self.gl)
    }

    /// Pass 3: the ghost and the hatch on it: depth first, so that only its front is seen; then a line at its edge.
    fn draw_skin(&self, shot: &Shot<'_>, skin: &SkinBuffers) -> u32 {
        let (gl, program, palette) = (&self.gl, &self.skin, shot.palette);
        let depth_only = State { paint: Paint::Nothing, ..State::SOLID };
        depth_only.apply(gl);
        program.bind();
        gl.uniform_matrix4fv_with_f32_array(program.clip_from_world.as_ref(), false, &shot.clip_from_world.to_cols_array());
        gl.uniform3fv_with_f32_array(program.eye.as_ref(), &shot.camera.eye().to_array());
        gl.uniform3fv_with_f32_array(program.ghost.as_ref(), &palette.skin);
        gl.uniform2f(program.face_edge.as_ref(), palette.ghost_face, palette.ghost_edge);
        gl.uniform2f(program.border_mm.as_ref(), skin.border_mm, BORDER_MM);
        gl.uniform3fv_with_f32_array(program.felt.as_ref(), &palette.felt);
        gl.uniform1f(program.wash.as_ref(), palette.felt_wash);
        let plate = (shot.camera.viewport().width_px / PLATE_PX).clamp(0.62, 1.2) * shot.ratio;
        gl.uniform3fv_with_f32_array(program.spacing_px.as_ref(), &Spacing::ALL.map(|spacing| spacing.px() * plate));
        let mut calls = skin.triangles.draw(gl);
        State { depth: Depth::Asked, paint: Paint::Blended, ..depth_only }.apply(gl);
        calls += skin.triangles.draw(gl);
        State { cull: Cull::Front, depth: Depth::Asked, mask: Mask::Ignored, paint: Paint::Blended }.apply(gl);
        self.bind_hull(shot, 1.0, palette.skin, palette.ghost_edge, Some(skin.border_mm));
        calls + skin.triangles.draw(gl)
    }

    /// Pass 4: the chosen structure shines through what hides it and has a white ring inside a dark one.
    fn draw_ring(&self, shot: &Shot<'_>, buffers: &SceneBuffers) -> u32 {
        let place = shot.looks.iter().position(|look| look.ringed);
        let Some((place, run)) = place.and_then(|place| Some((place, buffers.run(place)?))) else { return 0 };
        let gl = &self.gl;
        let nothing = State { cull: Cull::Nothing, depth: Depth::Ignored, mask: Mask::Marks, paint: Paint::Nothing };
        nothing.apply(gl);
        self.bind_hull(shot, 0.0, shot.palette.pick, 1.0, None);
        let mut calls = buffers.solids.draw_run(gl, run);
        State { cull: Cull::Back, depth: Depth::Hidden, mask: Mask::Ignored, paint: Paint::Blended }.apply(gl);
        self.bind_hull(shot, 0.0, shot.palette.colour(shot.looks[place].role), SHINE_THROUGH, None);
        calls += buffers.solids.draw_run(gl, run);
        State { mask: Mask::Outside, paint: Paint::Opaque, ..nothing }.apply(gl);
        let colours = [shot.palette.outline, shot.palette.pick, shot.palette.outline];
        for (grow_px, colour) in RING_PX.into_iter().zip(colours) {
            self.bind_hull(shot, grow_px, colour, 1.0, None);
            calls += buffers.solids.draw_run(gl, run);
        }
        calls
    }

    /// Pass 5: the line of the signal, over everything.
    fn draw_signal(&self, shot: &Shot<'_>, phase_px: f32) -> u32 {
        let (gl, program, palette) = (&self.gl, &self.line, shot.palette);
        State { cull: Cull::Nothing, depth: Depth::Ignored, mask: Mask::Ignored, paint: Paint::Blended }.apply(gl);
        program.bind();
        gl.uniform_matrix4fv_with_f32_array(program.clip_from_world.as_ref(), false, &shot.clip_from_world.to_cols_array());
        gl.uniform2fv_with_f32_array(program.size_px.as_ref(), &shot.size_px);
        gl.uniform1f(program.ratio.as_ref(), shot.line_ratio);
        gl.uniform1f(program.px_per_mm.as_ref(), shot.camera.mm_per_px().max(1e-6).recip());
        gl.uniform1f(program.phase_px.as_ref(), phase_px);
        gl.uniform3fv_with_f32_array(program.core.as_ref(), &palette.signal);
        gl.uniform3fv_with_f32_array(program.case_colour.as_ref(), &palette.signal_case);
        gl.uniform3fv_with_f32_array(program.dash.as_ref(), &palette.signal_core);
        self.ribbon.draw(gl)
    }

    /// Makes the flat program draw parts grown by some CSS px.
    fn bind_hull(&self, shot: &Shot<'_>, grow_px: f32, [red, green, blue]: Rgb, alpha: f32, border_mm: Option<f32>) {
        let (gl, program) = (&self.gl, &self.hull);
        program.bind();
        gl.uniform_matrix4fv_with_f32_array(program.clip_from_world.as_ref(), false, &shot.clip_from_world.to_cols_array());
        gl.uniform2fv_with_f32_array(program.size_px.as_ref(), &shot.size_px);
        gl.uniform1f(program.grow_px.as_ref(), grow_px * shot.line_ratio);
        gl.uniform4f(program.colour.as_ref(), red, green, blue, alpha);
        let (border, over) = border_mm.map_or((-1e6, 1.0), |border| (border, BORDER_MM));
        gl.uniform2f(program.border_mm.as_ref(), border, over);
    }
}

/// How much thinner lines are on a plate of this height, CSS px: a phone's is a third of a desk's.
fn line_scale(height_px: f32) -> f32 {
    (height_px / 620.0).clamp(0.55, 1.0)
}

/// How far a part is freed from shade, so that its colour tells: wholly when lit, half for thin nerves.
fn glow(look: Look) -> f32 {
    match (look.lit, look.role) {
        (true, _) => 1.0,
        (false, Role::Nerve) => 0.5,
        _ => 0.0,
    }
}

/// How glossy a tissue is: bone is matt, an artery is not.
fn gloss(role: Role) -> f32 {
    match role {
        Role::Bone | Role::Skin => 0.12,
        Role::Disc | Role::Ligament | Role::Muscle | Role::Cord | Role::Dura => 0.35,
        Role::Nerve | Role::Signal => 0.45,
        Role::Cartilage => 0.7,
        Role::Artery => 0.8,
    }
}

/// sRGB as the style sheet writes it → linear light.
fn linear(colour: Rgb) -> Rgb {
    colour.map(|channel| if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) })
}

/// A linear colour with a share of its saturation left and its lightness kept.
fn desaturated(colour: Rgb, saturation: f32) -> Rgb {
    let [red, green, blue] = colour;
    let grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    colour.map(|channel| grey + (channel - grey) * saturation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_become_linear_and_grey_keeps_its_lightness() {
        assert!((linear([0.5; 3])[0] - 0.214).abs() < 0.001);
        let [red, green, blue] = desaturated([0.8, 0.4, 0.1], 0.0);
        assert!((red - green).abs() < 1e-6 && (green - blue).abs() < 1e-6);
        assert!((0.2126 * 0.8 + 0.7152 * 0.4 + 0.0722 * 0.1 - red).abs() < 1e-6);
    }
}
