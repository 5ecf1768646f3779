//! The moving picture: camera, gestures and frames. What changes in every frame lives here and not in the state; when
//! it comes to rest it says so with one message.

use super::store::Store;
use crate::app::{CameraMove, Graphics, GraphicsFailure, Msg, Origin};
use crate::content::Often;
use crate::domain::{Motion, StructureId};
use crate::render::Renderer;
use crate::scene::{
    Camera, Emphasis, Gesture, Meaning, Palette, Presence, Projected, SLOP_MOUSE_PX, SLOP_TOUCH_PX, Scene, Show, Sight, Spacing, View,
    Viewport, is_hidden, pick_near, signal,
};
use glam::Vec2;

/// A finger, pen or mouse on the model.
#[derive(Clone, Copy, Debug)]
struct Pointer {
    id: i32,
    at_px: Vec2,
    is_touch: bool,
}

/// The model as it is being looked at.
#[derive(Debug)]
pub(crate) struct Viewer {
    renderer: Renderer,
    scene: Scene,
    camera: Camera,
    emphasis: Emphasis,
    palette: Palette,
    pointers: Vec<Pointer>,
    gesture: Option<Gesture>,
    moved_by_hand: bool,
}

/// What a step of the picture found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rest {
    /// Something still moves.
    Moving,
    /// All is still.
    Still,
    /// It came to rest just now, after the reader moved it, here.
    Settled(View),
}

impl Viewer {
    /// A viewer of this scene.
    #[must_use]
    pub(crate) fn new(renderer: Renderer, scene: Scene, viewport: Viewport, view: View, palette: Palette) -> Self {
        let camera = Camera::new(&scene, viewport, view);
        Self { renderer, scene, camera, emphasis: Emphasis::default(), palette, pointers: Vec::new(), gesture: None, moved_by_hand: false }
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
        self.emphasis = emphasis(store, &self.scene);
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
        self.renderer.draw(&self.scene, &self.camera, &self.emphasis, &self.palette, 0.0);
        let handled = !self.pointers.is_empty();
        if moving || handled {
            return Rest::Moving;
        }
        if std::mem::take(&mut self.moved_by_hand) { Rest::Settled(self.camera.view()) } else { Rest::Still }
    }

    /// The context is back: another renderer takes the place of the lost one, filled from the scene.
    ///
    /// # Errors
    /// What the renderer says.
    pub(crate) fn restore(&mut self, mut renderer: Renderer) -> Result<(), crate::render::RenderError> {
        renderer.upload(&self.scene)?;
        self.renderer = renderer;
        Ok(())
    }

    /// A pointer went down.
    pub(crate) fn pointer_down(&mut self, id: i32, at_px: Vec2, is_touch: bool, now_ms: f64) {
        self.pointers.push(Pointer { id, at_px, is_touch });
        match &mut self.gesture {
            Some(gesture) => gesture.spoil(),
            None => self.gesture = Some(Gesture::down(at_px, now_ms)),
        }
    }

    /// A pointer moved; `pans` when it should move the model aside. Returns whether the view changed.
    pub(crate) fn pointer_moved(&mut self, id: i32, at_px: Vec2, pans: bool) -> bool {
        let Some(index) = self.pointers.iter().position(|pointer| pointer.id == id) else { return false };
        let before = self.pointers[index].at_px;
        self.pointers[index].at_px = at_px;
        match (self.pointers.as_slice(), &mut self.gesture) {
            ([_], Some(gesture)) => {
                let Some(way) = gesture.moved(at_px) else { return false };
                if pans { self.camera.pan(way) } else { self.camera.orbit(way) }
            }
            ([first, second], _) => {
                let other = if index == 0 { second.at_px } else { first.at_px };
                let middle = (at_px + other) * 0.5;
                let stretch = at_px.distance(other).max(1.0) / before.distance(other).max(1.0);
                self.camera.zoom_at(stretch, middle);
                self.camera.pan((at_px - before) * 0.5);
            }
            _ => return false,
        }
        self.moved_by_hand = true;
        true
    }

    /// A pointer went up: a click picks what is under it; `Some(None)` is a click on nothing.
    pub(crate) fn pointer_up(&mut self, id: i32, now_ms: f64) -> Option<Option<StructureId>> {
        let index = self.pointers.iter().position(|pointer| pointer.id == id)?;
        let pointer = self.pointers.remove(index);
        if !self.pointers.is_empty() {
            return None;
        }
        let gesture = self.gesture.take()?;
        (gesture.up(now_ms) == Meaning::Click).then(|| self.pick(pointer.at_px, pointer.is_touch))
    }

    /// A pointer was taken away.
    pub(crate) fn pointer_lost(&mut self, id: i32) {
        self.pointers.retain(|pointer| pointer.id != id);
        if self.pointers.is_empty() {
            self.gesture = None;
        }
    }

    fn pick(&self, at_px: Vec2, is_touch: bool) -> Option<StructureId> {
        let slop = if is_touch { SLOP_TOUCH_PX } else { SLOP_MOUSE_PX };
        let emphasis = &self.emphasis;
        let ray = self.camera.ray(at_px);
        let in_window = emphasis.window.is_some_and(|(middle, radius)| ray.distance_to(middle) < radius);
        let met = |visible: &dyn Fn(StructureId) -> bool| {
            let there = |id| visible(id) && !(in_window && emphasis.look(id).opens);
            let sight = Sight { visible: &there, section: emphasis.section };
            pick_near(&self.camera, at_px, slop, &self.scene, sight).map(|hit| hit.structure)
        };
        // what is seen through can be picked where nothing solid is; capsules are what the story is about, and always can
        met(&|id| emphasis.is_met(id)).or_else(|| met(&|id| emphasis.presence(id) == Presence::Ghost))
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

    /// Where a structure's label point is, CSS px of the plate, and whether something hides it.
    #[must_use]
    pub(crate) fn place(&self, id: StructureId) -> Option<(Projected, bool)> {
        let part = self.scene.part(id)?;
        let projected = self.camera.project(part.anchor)?;
        let emphasis = &self.emphasis;
        let cut_away = emphasis.section.is_some_and(|section| section.depth(part.anchor) > 0.5);
        let sight = Sight { visible: &|id| emphasis.presence(id) == Presence::Solid, section: emphasis.section };
        let gone = cut_away || emphasis.presence(id) == Presence::Gone;
        Some((projected, gone || is_hidden(&self.camera, &self.scene, part.anchor, Some(id), sight)))
    }

    /// The size of the plate.
    #[must_use]
    pub(crate) fn viewport(&self) -> Viewport {
        self.camera.viewport()
    }
}

/// What stands out, from the state.
fn emphasis(store: Store, scene: &Scene) -> Emphasis {
    let state = store.snapshot();
    store.facts(|facts| {
        let pathway = state.pathway(facts);
        // cut or opened, the model is looked at for what it is; so is a structure that nothing leads from
        let told = pathway.filter(|_| matches!(state.display.show, Show::All | Show::Ghost));
        let regions = if told.is_some() { state.regions(facts) } else { Vec::new() };
        Emphasis {
            selected: state.structure,
            lit: if pathway.is_some() { state.lit(facts) } else { Vec::new() },
            felt: regions.into_iter().map(|(region, often)| (region, spacing(often))).collect(),
            loose: pathway.is_some_and(|path| path.basis.is_loose()),
            signal: told.map_or_else(Vec::new, |path| signal(scene, &path.signal, state.side)),
            quiet_others: pathway.is_some() && state.display.show == Show::All,
            display: state.display,
            ..Emphasis::default()
        }
        .opened(scene, state.side)
    })
}

fn spacing(often: Often) -> Spacing {
    match often {
        Often::Mostly => Spacing::Close,
        Often::Sometimes => Spacing::Middle,
        Often::Reported => Spacing::Wide,
    }
}

/// Why a model could not be shown.
pub(crate) fn failed(store: Store, failure: GraphicsFailure, why: &dyn std::fmt::Display) {
    super::warn(why);
    store.send_from(Msg::GraphicsChanged(Graphics::Unavailable(failure)), Origin::Story);
}
