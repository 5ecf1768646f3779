//! The moving picture: camera, strokes of paint and frames. What changes in every frame lives here
//! and not in the state; when it comes to rest it says so with one message.

use super::store::Store;
use crate::app::{CameraMove, Graphics, GraphicsFailure, Msg, Origin};
use crate::domain::{Motion, StructureId};
use crate::interaction::{Attention, Command, PointerInput, Pointers};
use crate::presentation::emphasis;
use crate::render::Renderer;
use crate::scene::{
    Camera, Emphasis, Painted, Palette, Presence, Projected, Scene, Sight, View, Viewport, dab_at,
    is_hidden, pick_near,
};
use glam::{Vec2, Vec3};

/// Paint that is on its way: the reader has not let go.
#[derive(Debug)]
struct Stroke {
    at_px: Vec2,
    painted: Painted,
    before: Painted,
    erases: bool,
}

/// Between two places of a stroke the brush touches the skin this often, CSS px.
const STROKE_STEP_PX: f32 = 8.0;

/// What the brush does to the skin it touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stain {
    /// It paints.
    Add,
    /// It takes paint away.
    Erase,
}

/// What a command of the reader led to, for the state.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome {
    /// Nothing that the state remembers.
    Nothing,
    /// This was picked; none for a click on nothing.
    Picked(Option<StructureId>),
    /// This is painted now.
    Painted(Painted),
}

/// The model as it is being looked at.
#[derive(Debug)]
pub(crate) struct Viewer {
    renderer: Renderer,
    scene: Scene,
    camera: Camera,
    emphasis: Emphasis,
    palette: Palette,
    pointers: Pointers,
    moved_by_hand: bool,
    stroke: Option<Stroke>,
}

/// What a step of the picture found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rest {
    /// Something still moves.
    Moving,
    /// The reader moved it and has not let go: nothing moves at the moment.
    Held,
    /// All is still.
    Still,
    /// It came to rest just now, after the reader moved it, here.
    Settled(View),
}

impl Viewer {
    /// A viewer of this scene.
    #[must_use]
    pub(crate) fn new(
        renderer: Renderer,
        scene: Scene,
        viewport: Viewport,
        view: View,
        palette: Palette,
    ) -> Self {
        let camera = Camera::new(&scene, viewport, view);
        Self {
            renderer,
            scene,
            camera,
            emphasis: Emphasis::default(),
            palette,
            pointers: Pointers::default(),
            moved_by_hand: false,
            stroke: None,
        }
    }

    /// Takes finer parts in place of its own.
    pub(crate) fn refine(&mut self, finer: Scene) {
        self.scene.refine(finer);
        self.camera.look_at(&self.scene);
        if let Err(error) = self.renderer.upload(&self.scene) {
            super::warn(&error);
        }
    }

    /// The picture for what the state says.
    pub(crate) fn show(&mut self, store: Store) {
        self.scene.take(store.posture.get_untracked());
        self.emphasis = emphasis(&store.snapshot(), store.facts(), &self.scene);
    }

    /// Takes the colours of a theme.
    pub(crate) fn paint(&mut self, palette: Palette) {
        self.palette = palette;
    }

    /// Goes where the state asks.
    pub(crate) fn go(&mut self, view: View, how: CameraMove, motion: Motion) {
        match how {
            CameraMove::Cut => self.camera.jump(view),
            CameraMove::Glide => self.camera.glide(view, motion),
        }
        self.moved_by_hand = false;
    }

    /// Draws one picture.
    pub(crate) fn step(&mut self, viewport: Viewport, now_ms: f64) -> Rest {
        if viewport != self.camera.viewport() {
            self.camera.resize(viewport);
        }
        let moving = self.camera.step(now_ms);
        self.renderer.draw(
            &self.scene,
            &self.camera,
            &self.emphasis,
            &self.palette,
            0.0,
        );
        if moving {
            return Rest::Moving;
        }
        if self.moved_by_hand && !self.pointers.is_idle() {
            return Rest::Held;
        }
        if std::mem::take(&mut self.moved_by_hand) {
            Rest::Settled(self.camera.view())
        } else {
            Rest::Still
        }
    }

    /// The context is back: another renderer takes the place of the lost one, filled from the
    /// scene.
    ///
    /// # Errors
    /// What the renderer says.
    pub(crate) fn restore(
        &mut self,
        mut renderer: Renderer,
    ) -> Result<(), crate::render::RenderError> {
        renderer.upload(&self.scene)?;
        self.renderer = renderer;
        Ok(())
    }

    /// The pointers that are down.
    pub(crate) fn pointers(&mut self) -> &mut Pointers {
        &mut self.pointers
    }

    /// A pointer went down; `has_brush` when the reader holds one.
    pub(crate) fn pointer_down(
        &mut self,
        input: PointerInput,
        attention: Attention,
        has_brush: bool,
    ) -> Vec<Command> {
        let paints = has_brush && self.emphasis.painted.is_some() && self.meets_skin(input.at_px);
        self.pointers.down(input, attention, paints)
    }

    fn meets_skin(&self, at_px: Vec2) -> bool {
        dab_at(&self.camera.ray(at_px), &self.scene).is_some()
    }

    /// Does what the reader asks; `stain` is what the brush does.
    pub(crate) fn apply(&mut self, command: Command, stain: Stain) -> Outcome {
        match command {
            Command::Orbit(drag_px) => {
                self.camera.orbit(drag_px);
                self.moved_by_hand = true;
            }
            Command::Pan(drag_px) => {
                self.camera.pan(drag_px);
                self.moved_by_hand = true;
            }
            Command::Zoom { factor, at_px } => self.zoom(factor, Some(at_px)),
            Command::Pick { at_px, slop_px } => {
                return Outcome::Picked(self.pick(at_px, slop_px));
            }
            Command::StrokeBegin(at_px) => self.begin_stroke(at_px, stain),
            Command::StrokeExtend(at_px) => self.stroke_to(at_px),
            Command::StrokeEnd => {
                if let Some(stroke) = self.stroke.take() {
                    return Outcome::Painted(stroke.painted);
                }
            }
            Command::StrokeCancel => {
                if let Some(stroke) = self.stroke.take() {
                    self.emphasis.painted = Some(stroke.before);
                }
            }
            // of the frame, not of the picture in it
            Command::Wake => {}
        }
        Outcome::Nothing
    }

    fn begin_stroke(&mut self, at_px: Vec2, stain: Stain) {
        if let Some(before) = self.emphasis.painted.clone() {
            self.stroke = Some(Stroke {
                at_px,
                painted: before.clone(),
                before,
                erases: stain == Stain::Erase,
            });
            self.stroke_to(at_px);
        }
    }

    fn stroke_to(&mut self, at_px: Vec2) {
        let Some(stroke) = &mut self.stroke else {
            return;
        };
        let way = at_px - stroke.at_px;
        let steps = (way.length() / STROKE_STEP_PX).ceil().max(1.0);
        let mut step = 1.0;
        while step <= steps {
            if let Some(dab) = dab_at(
                &self.camera.ray(stroke.at_px + way * (step / steps)),
                &self.scene,
            ) {
                if stroke.erases {
                    stroke.painted.erase(&dab);
                } else {
                    stroke.painted.add(dab);
                }
            }
            step += 1.0;
        }
        stroke.at_px = at_px;
        self.emphasis.painted = Some(stroke.painted.clone());
    }

    fn pick(&self, at_px: Vec2, slop_px: f32) -> Option<StructureId> {
        let emphasis = &self.emphasis;
        let ray = self.camera.ray(at_px);
        let in_window = emphasis
            .window
            .is_some_and(|(middle, radius)| ray.distance_to(middle) < radius);
        let met = |visible: &dyn Fn(StructureId) -> bool| {
            let there = |id| visible(id) && !(in_window && emphasis.look(id).opens);
            let sight = Sight {
                visible: &there,
                section: emphasis.section,
            };
            pick_near(&self.camera, at_px, slop_px, &self.scene, sight).map(|hit| hit.structure)
        };
        // what is seen through can be picked where nothing solid is; capsules are what the story is
        // about, and always can
        met(&|id| emphasis.is_met(id))
            .or_else(|| met(&|id| emphasis.presence(id) == Presence::Ghost))
    }

    /// Comes nearer by a factor, towards a place if there is one.
    pub(crate) fn zoom(&mut self, factor: f32, at_px: Option<Vec2>) {
        match at_px {
            Some(at) => self.camera.zoom_at(factor, at),
            None => self.camera.zoom(factor),
        }
        self.moved_by_hand = true;
    }

    /// Turns by degrees.
    pub(crate) fn turn(&mut self, yaw_deg: f32, pitch_deg: f32) {
        self.camera.turn(yaw_deg, pitch_deg);
        self.moved_by_hand = true;
    }

    /// The scene.
    pub(crate) fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Where a point is, CSS px of the plate.
    pub(crate) fn project(&self, point: Vec3) -> Option<Vec2> {
        self.camera.project(point).map(|projected| projected.at_px)
    }

    /// Where a structure's label point is, CSS px of the plate, and whether something hides it.
    #[must_use]
    pub(crate) fn place(&self, id: StructureId) -> Option<(Projected, bool)> {
        let part = self.scene.part(id)?;
        let projected = self.camera.project(part.anchor)?;
        let emphasis = &self.emphasis;
        let cut_away = emphasis
            .section
            .is_some_and(|section| section.depth(part.anchor) > 0.5);
        let sight = Sight {
            visible: &|id| emphasis.presence(id) == Presence::Solid,
            section: emphasis.section,
        };
        let gone = cut_away || emphasis.presence(id) == Presence::Gone;
        Some((
            projected,
            gone || is_hidden(&self.camera, &self.scene, part.anchor, Some(id), sight),
        ))
    }

    /// The size of the plate.
    #[must_use]
    pub(crate) fn viewport(&self) -> Viewport {
        self.camera.viewport()
    }
}

/// Why a model could not be shown.
pub(crate) fn failed(store: Store, failure: GraphicsFailure, why: &dyn std::fmt::Display) {
    super::warn(why);
    store.send_from(
        Msg::GraphicsChanged(Graphics::Unavailable(failure)),
        Origin::Story,
    );
}
