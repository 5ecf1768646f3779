//! The moving picture: camera, gestures and frames. What changes in every frame lives here and not
//! in the state; when it comes to rest it says so with one message.

use super::store::Store;
use crate::app::{CameraMove, Graphics, GraphicsFailure, Msg, Origin};
use crate::content::FeltFrequency;
use crate::domain::{Motion, StructureId};
use crate::render::Renderer;
use crate::scene::{
    Camera, DisplayMode, Emphasis, Gesture, HatchSpacing, Meaning, PainDrawing, Palette,
    PickFilter, Projected, SLOP_MOUSE_PX, SLOP_TOUCH_PX, Scene, View, Viewport, Visibility, dab_at,
    is_hidden, pick_near, signal,
};
use glam::{Vec2, Vec3};

/// A finger, pen or mouse on the model.
#[derive(Clone, Copy, Debug)]
struct Pointer {
    id: i32,
    at_px: Vec2,
    is_touch: bool,
}

/// Paint that is on its way: the reader has not let go.
#[derive(Debug)]
struct Stroke {
    /// Of the pointer that paints.
    id: i32,
    at_px: Vec2,
    painted: PainDrawing,
    before: PainDrawing,
    erases: bool,
    by_pen: bool,
}

/// Between two places of a stroke the brush touches the skin this often, CSS px.
const STROKE_STEP_PX: f32 = 8.0;

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
    stroke: Option<Stroke>,
    pen_seen: bool,
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
            pointers: Vec::new(),
            gesture: None,
            moved_by_hand: false,
            stroke: None,
            pen_seen: false,
        }
    }

    /// Takes finer parts in place of its own.
    pub(crate) fn refine(&mut self, finer: Scene) {
        self.scene.replace_parts(finer);
        self.camera.set_scene(&self.scene);
        if let Err(error) = self.renderer.upload(&self.scene) {
            super::warn(&error);
        }
    }

    /// The picture for what the state says.
    pub(crate) fn show(&mut self, store: Store) {
        self.scene.set_posture(store.posture.get_untracked());
        self.emphasis = emphasis(store, &self.scene);
    }

    /// Takes the colours of a theme.
    pub(crate) fn paint(&mut self, palette: Palette) {
        self.palette = palette;
    }

    /// Goes where the state asks.
    pub(crate) fn go(&mut self, view: View, how: CameraMove, motion: Motion) {
        match how {
            CameraMove::Cut => self.camera.set_view(view),
            CameraMove::Glide => self.camera.animate_to(view, motion),
        }
        self.moved_by_hand = false;
    }

    /// Draws one picture.
    pub(crate) fn step(&mut self, viewport: Viewport, now_ms: f64) -> Rest {
        if viewport != self.camera.viewport() {
            self.camera.resize(viewport);
        }
        let moving = self.camera.advance(now_ms);
        self.renderer
            .draw(&self.scene, &self.camera, &self.emphasis, &self.palette);
        let handled = !self.pointers.is_empty();
        if moving || handled {
            return Rest::Moving;
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

    /// A stroke of the brush begins where the skin is; a finger only turns the model once a pen has
    /// been seen. Returns whether.
    pub(crate) fn begin_stroke(&mut self, id: i32, at_px: Vec2, kind: &str, erases: bool) -> bool {
        let by_pen = kind == "pen";
        self.pen_seen |= by_pen;
        let Some(before) =
            self.emphasis.painted.clone().filter(|_| {
                self.pointers.is_empty() && (by_pen || kind == "mouse" || !self.pen_seen)
            })
        else {
            return false;
        };
        if dab_at(&self.camera.ray(at_px), &self.scene).is_none() {
            return false;
        }
        self.stroke = Some(Stroke {
            id,
            at_px,
            painted: before.clone(),
            before,
            erases,
            by_pen,
        });
        self.stroke_to(at_px)
    }

    fn stroke_to(&mut self, at_px: Vec2) -> bool {
        let Some(stroke) = &mut self.stroke else {
            return false;
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
                    stroke.painted.erase(&dab)
                } else {
                    stroke.painted.add(dab)
                }
            }
            step += 1.0;
        }
        stroke.at_px = at_px;
        self.emphasis.painted = Some(stroke.painted.clone());
        true
    }

    /// The stroke of this pointer is done, or its pointer was taken away: what is painted now.
    pub(crate) fn end_stroke(&mut self, id: i32) -> Option<PainDrawing> {
        let stroke = self.stroke.take_if(|stroke| stroke.id == id)?;
        self.pointer_lost(id);
        Some(stroke.painted)
    }

    /// A pointer went down.
    pub(crate) fn pointer_down(&mut self, id: i32, at_px: Vec2, is_touch: bool, now_ms: f64) {
        match &self.stroke {
            // a palm beside the pen
            Some(stroke) if stroke.id != id && stroke.by_pen => return,
            // a second finger means to move the model
            Some(stroke) if stroke.id != id => {
                self.emphasis.painted = self.stroke.take().map(|stroke| stroke.before)
            }
            Some(_) | None => {}
        }
        self.pointers.push(Pointer {
            id,
            at_px,
            is_touch,
        });
        match &mut self.gesture {
            Some(gesture) => gesture.spoil(),
            None => self.gesture = Some(Gesture::down(at_px, now_ms)),
        }
    }

    /// A pointer moved; `pans` when it should move the model aside. Returns whether the view
    /// changed.
    pub(crate) fn pointer_moved(&mut self, id: i32, at_px: Vec2, pans: bool) -> bool {
        let Some(index) = self.pointers.iter().position(|pointer| pointer.id == id) else {
            return false;
        };
        let before = self.pointers[index].at_px;
        self.pointers[index].at_px = at_px;
        if self.stroke.as_ref().is_some_and(|stroke| stroke.id == id) {
            return self.stroke_to(at_px);
        }
        match (self.pointers.as_slice(), &mut self.gesture) {
            ([_], Some(gesture)) => {
                let Some(way) = gesture.moved(at_px) else {
                    return false;
                };
                if pans {
                    self.camera.pan(way)
                } else {
                    self.camera.orbit(way)
                }
            }
            ([first, second], _) => {
                let other = if index == 0 {
                    second.at_px
                } else {
                    first.at_px
                };
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
        let slop = if is_touch {
            SLOP_TOUCH_PX
        } else {
            SLOP_MOUSE_PX
        };
        let emphasis = &self.emphasis;
        let ray = self.camera.ray(at_px);
        let in_window = emphasis
            .window
            .is_some_and(|(middle, radius)| ray.distance_to(middle) < radius);
        let met = |visible: &dyn Fn(StructureId) -> bool| {
            let there = |id| visible(id) && !(in_window && emphasis.appearance(id).opens);
            let sight = PickFilter {
                visible: &there,
                section: emphasis.section,
            };
            pick_near(&self.camera, at_px, slop, &self.scene, sight).map(|hit| hit.structure)
        };
        // what is seen through can be picked where nothing solid is; capsules are what the story is
        // about, and always can
        met(&|id| emphasis.is_picked_first(id))
            .or_else(|| met(&|id| emphasis.visibility(id) == Visibility::Translucent))
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
        self.camera.rotate(yaw_deg, pitch_deg);
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
            .is_some_and(|section| section.signed_distance_mm(part.anchor) > 0.5);
        let sight = PickFilter {
            visible: &|id| emphasis.visibility(id) == Visibility::Opaque,
            section: emphasis.section,
        };
        let gone = cut_away || emphasis.visibility(id) == Visibility::Hidden;
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

/// What stands out, from the state.
fn emphasis(store: Store, scene: &Scene) -> Emphasis {
    let state = store.snapshot();
    let facts = store.facts();
    let pathway = state.pathway(facts);
    // cut or opened, the model is looked at for what it is; so is a structure that nothing leads
    // from
    let told =
        pathway.filter(|_| matches!(state.display.show, DisplayMode::All | DisplayMode::Ghost));
    let painted = state.paints(facts).then(|| state.painted.clone());
    let regions = if told.is_some() {
        state.regions(facts)
    } else {
        Vec::new()
    };
    Emphasis {
        selected: state.structure,
        highlighted: if pathway.is_some() {
            state.highlighted(facts)
        } else {
            Vec::new()
        },
        felt: match &painted {
            Some(painted) => painted
                .by_name()
                .map(|region| (region, HatchSpacing::Close))
                .collect(),
            None => regions
                .into_iter()
                .map(|(region, often)| (region, spacing(often)))
                .collect(),
        },
        painted,
        dashed_hatch: pathway.is_some_and(|path| path.basis.is_loose()),
        signal: told.map_or_else(Vec::new, |path| signal(scene, &path.signal, state.side)),
        dim_others: pathway.is_some() && state.display.show == DisplayMode::All,
        display: state.display,
        ..Emphasis::default()
    }
    .with_openings(scene, state.side)
}

fn spacing(often: FeltFrequency) -> HatchSpacing {
    match often {
        FeltFrequency::Mostly => HatchSpacing::Close,
        FeltFrequency::Sometimes => HatchSpacing::Middle,
        FeltFrequency::Reported => HatchSpacing::Wide,
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
