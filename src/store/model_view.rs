//! The 3D view as the rest of the page knows it.

use crate::app::CameraMove;
use crate::browser::{ContextWatch, Fetch, FrameLoop, ResizeWatch};
use crate::domain::StructureId;
use crate::embed::ScreenPoint;
use crate::presentation::{Label, Mark};
use crate::render::Renderer;
use crate::scene::View;
use crate::viewer::Viewer;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::HtmlCanvasElement;

/// What the canvas holds while it is in the page.
#[derive(Debug, Default)]
pub struct CanvasResources {
    /// Draws when a frame is asked for.
    pub frames: Option<FrameLoop>,
    /// Listeners that Leptos' own events cannot express.
    pub listeners: Vec<EventListener>,
    /// Tells when the context is lost and comes back.
    pub context: Option<ContextWatch>,
    /// Tells when the canvas changes its size.
    pub size: Option<ResizeWatch>,
    /// Files of the model on their way.
    pub files: Vec<Fetch>,
    /// Gives up a lost context.
    pub give_up: Option<Timeout>,
    /// The renderer until there is a model to draw.
    pub renderer: Option<Renderer>,
    /// The canvas itself.
    pub canvas: Option<HtmlCanvasElement>,
}

/// The viewer, if there is one, and what is asked of it.
#[derive(Clone, Copy, Debug)]
pub struct ModelView {
    /// Where the camera was last asked to go.
    pub camera_goal: RwSignal<Option<(View, CameraMove)>>,
    /// Notified when a frame is wanted.
    pub frame_requests: Trigger,
    /// The labels in the margins; none while the model moves.
    pub labels: RwSignal<Vec<Label>>,
    /// What is marked on the resting model.
    pub marks: RwSignal<Vec<Mark>>,
    viewer: StoredValue<Option<Viewer>, LocalStorage>,
    canvas: StoredValue<Option<CanvasResources>, LocalStorage>,
}

impl ModelView {
    pub(super) fn new() -> Self {
        Self {
            camera_goal: RwSignal::new(None),
            frame_requests: Trigger::new(),
            labels: RwSignal::new(Vec::new()),
            marks: RwSignal::new(Vec::new()),
            viewer: StoredValue::new_local(None),
            canvas: StoredValue::new_local(None),
        }
    }

    /// Does something with the viewer, if there is one. Not to be called again from `act`.
    pub fn with_viewer<T>(self, act: impl FnOnce(&mut Viewer) -> T) -> Option<T> {
        self.viewer
            .try_update_value(|viewer| viewer.as_mut().map(act))
            .flatten()
    }

    /// Takes this viewer in place of the one before; none when the canvas goes.
    pub fn set_viewer(self, viewer: Option<Viewer>) {
        self.viewer.try_update_value(|slot| *slot = viewer);
    }

    /// Does something with what the canvas holds, while it is in the page. Not to be called again
    /// from `act`.
    pub fn with_canvas<T>(self, act: impl FnOnce(&mut CanvasResources) -> T) -> Option<T> {
        self.canvas
            .try_update_value(|canvas| canvas.as_mut().map(act))
            .flatten()
    }

    /// Takes these resources in place of those before; none when the canvas goes.
    pub fn set_canvas(self, canvas: Option<CanvasResources>) {
        let old = self
            .canvas
            .try_update_value(|slot| std::mem::replace(slot, canvas));
        drop(old);
    }

    /// Asks for a frame of the canvas, if it is in the page.
    pub fn request_frame(self) {
        self.with_canvas(|canvas| {
            if let Some(frames) = &canvas.frames {
                frames.request();
            }
        });
    }

    /// Comes nearer (`factor` above 1) or goes away, and asks for a frame.
    pub fn zoom(self, factor: f32) {
        self.with_viewer(|viewer| viewer.zoom(factor, None));
        self.frame_requests.notify();
    }

    /// Where the label point of a structure is, CSS px of the page, and whether it can be seen;
    /// none without a viewer or where the structure is not in the model.
    #[must_use]
    pub fn position(self, id: StructureId) -> Option<ScreenPoint> {
        let (projected, is_hidden) = self.with_viewer(|viewer| viewer.place(id)).flatten()?;
        let canvas = self.with_canvas(|canvas| canvas.canvas.clone()).flatten()?;
        let frame = canvas.get_bounding_client_rect();
        let (x, y) = (f64::from(projected.at_px.x), f64::from(projected.at_px.y));
        let is_inside = x >= 0.0 && y >= 0.0 && x <= frame.width() && y <= frame.height();
        Some(ScreenPoint {
            x: frame.left() + x,
            y: frame.top() + y,
            visible: is_inside && !is_hidden,
        })
    }
}
