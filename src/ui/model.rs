//! The canvas and everything that reaches it: pointers, wheel, keys, theme, frames, loss of the
//! context.

use super::shared::{Press, at_end, watched, when};
use super::store::Store;
use super::tag::{Tag, tag};
use super::viewer::{Rest, Viewer, failed};
use crate::app::{Graphics, GraphicsFailure, Msg, Origin, Scroll};
use crate::browser::{ContextWatch, Fetch, FrameLoop, Next, Resized, Tokens, pixel_size};
use crate::domain::{Brush, Motion};
use crate::mesh::glb;
use crate::render::Renderer;
use crate::scene::{NamedView, Palette, Scene, Show, Viewport};
use glam::{Vec2, vec2};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement, KeyboardEvent, PointerEvent, WheelEvent};

/// Degrees that an arrow key turns.
const KEY_TURN_DEG: f32 = 15.0;
/// Factor of a zoom key.
const KEY_ZOOM: f32 = 1.25;
/// How long a lost context may stay away, ms.
const LOST_PATIENCE_MS: u32 = 5000;

/// What the canvas keeps while it is there; dropped with the component.
#[derive(Debug, Default)]
pub(super) struct Life {
    frames: Option<FrameLoop>,
    listeners: Vec<EventListener>,
    context: Option<ContextWatch>,
    size: Option<Resized>,
    files: Vec<Fetch>,
    patience: Option<Timeout>,
    renderer: Option<Renderer>,
}

/// The model: a canvas in a group that takes keys.
pub(crate) fn model(store: Store) -> Tag {
    store.life.keep(Life::default());
    let picture = tag("canvas data-testid=canvas aria-hidden=true");
    if let Some(canvas) = picture.element().dyn_ref::<HtmlCanvasElement>().cloned() {
        follow(store, &canvas);
        // an effect runs once the canvas is in the page
        watched(move || start(store, &canvas));
    }
    at_end(move || {
        drop(store.viewer.take());
        drop(store.life.take());
    });
    tag("div.plate__model")
        .class_when("plate__model--resting", when(move || store.resting()))
        .attr("tabindex", "0")
        .attr("role", "application")
        .called(store, "ui.model.name")
        .attr("aria-describedby", "model-keys")
        .attr("data-testid", "model")
        .on(
            "keydown",
            at::<KeyboardEvent>(move |event| keys(store, event)),
        )
        .on(
            "pointerdown",
            at::<PointerEvent>(move |event| pointer_down(store, event)),
        )
        .on(
            "pointermove",
            at::<PointerEvent>(move |event| pointer_moved(store, event)),
        )
        .on(
            "pointerup",
            at::<PointerEvent>(move |event| pointer_up(store, event)),
        )
        .on(
            "pointercancel",
            at::<PointerEvent>(move |event| {
                if !painted(store, event) {
                    store.with_viewer(|viewer| viewer.pointer_lost(event.pointer_id()));
                }
            }),
        )
        .on("contextmenu", Box::new(|event| event.prevent_default()))
        .add(picture)
        .add(tag("p.heard id=model-keys").tell(store, "ui.model.keys"))
}

/// Something done at an event of this kind.
fn at<E: JsCast>(mut act: impl FnMut(&E) + 'static) -> Press {
    Box::new(move |event| {
        if let Some(event) = event.dyn_ref() {
            act(event);
        }
    })
}

/// The picture follows the state: the viewer is told, and a frame is asked for.
fn follow(store: Store, canvas: &HtmlCanvasElement) {
    let canvas = canvas.clone();
    watched(move || {
        store.structure.track();
        store.display.track();
        store.posture.track();
        store.paint.track();
        store.side.track();
        store.language.track();
        store.audience.track();
        store.with_viewer(|viewer| viewer.show(store));
        request(store);
    });
    watched(move || {
        store.theme.track();
        store.system_look.track();
        if let Some(palette) = palette(&canvas) {
            store.with_viewer(|viewer| viewer.paint(palette));
        }
        request(store);
    });
    watched(move || {
        let Some((view, how)) = store.camera_goal.get() else {
            return;
        };
        let motion = effective_motion(store);
        store.with_viewer(|viewer| viewer.go(view, how, motion));
        request(store);
    });
    watched(move || {
        // whatever may change the size of the plate
        store.picture.track();
        store.topic.track();
        store.graphics.track();
        let _ = store.active();
        store.nudge.track();
        request(store);
    });
}

/// The motion in force: what the reader chose, unless the system asks for less.
pub(crate) fn effective_motion(store: Store) -> Motion {
    let chosen = store.motion.get_untracked();
    if chosen == Motion::Full && store.reduced_motion.get_untracked() {
        Motion::Off
    } else {
        chosen
    }
}

fn request(store: Store) {
    store.life.with(|life| {
        if let Some(frames) = &life.frames {
            frames.request();
        }
    });
}

/// The colours of the theme in force; none when the style sheet is not there.
fn palette(element: &Element) -> Option<Palette> {
    let tokens = Tokens::of(element)
        .map_err(|error| super::warn(&error))
        .ok()?;
    Palette::from_tokens(|name| tokens.read(name))
        .map_err(|error| super::warn(&error))
        .ok()
}

fn viewport(element: &Element) -> Viewport {
    let size = pixel_size(element);
    Viewport {
        width_px: size.width_px,
        height_px: size.height_px,
        ratio: size.ratio,
    }
}

/// Makes the renderer and fetches the model, all of it coarse first.
fn start(store: Store, element: &HtmlCanvasElement) {
    let renderer = match Renderer::new(element, &super::shader) {
        Ok(renderer) => renderer,
        Err(error) => return failed(store, GraphicsFailure::NoWebGl, &error),
    };
    let canvas = element.clone();
    let frames = FrameLoop::new(move |now_ms| frame(store, &canvas, now_ms));
    let lost = move || {
        store.send_from(Msg::GraphicsChanged(Graphics::Lost), Origin::Story);
        store.life.with(|life| {
            life.patience = Some(Timeout::new(LOST_PATIENCE_MS, move || give_up(store)))
        });
    };
    let canvas = element.clone();
    let restored = move || restore(store, &canvas);
    let canvas = element.clone();
    store.life.with(|life| {
        life.frames = Some(frames);
        life.context = Some(ContextWatch::new(element, lost, restored));
        life.size = Resized::watch(element, move || request(store))
            .map_err(|error| super::warn(&error))
            .ok();
        life.listeners = vec![wheel_listener(store, element)];
        life.renderer = Some(renderer);
        life.files = vec![Fetch::bytes(&super::linked("model-0"), move |answer| {
            first_model(store, &canvas, answer);
        })];
    });
}

type Answer = Result<Vec<u8>, crate::browser::BrowserError>;

fn scene_of(answer: Answer) -> Result<Scene, (GraphicsFailure, String)> {
    let bytes = answer.map_err(|error| (GraphicsFailure::ModelMissing, error.to_string()))?;
    let model =
        glb::read(&bytes).map_err(|error| (GraphicsFailure::ModelBroken, error.to_string()))?;
    Scene::from_model(model).map_err(|error| (GraphicsFailure::ModelBroken, error.to_string()))
}

/// The coarse model is here: the first picture, and the fine model is asked for.
fn first_model(store: Store, canvas: &HtmlCanvasElement, answer: Answer) {
    let scene = match scene_of(answer) {
        Ok(scene) => scene,
        Err((failure, why)) => return failed(store, failure, &why),
    };
    let Some(mut renderer) = store.life.with(|life| life.renderer.take()).flatten() else {
        return;
    };
    let Some(palette) = palette(canvas) else {
        return failed(store, GraphicsFailure::NoWebGl, &"there is no style sheet");
    };
    if let Err(error) = renderer.upload(&scene) {
        return failed(store, GraphicsFailure::NoWebGl, &error);
    }
    let mut viewer = Viewer::new(
        renderer,
        scene,
        viewport(canvas),
        store.view.get_untracked(),
        palette,
    );
    viewer.show(store);
    store.viewer.keep(viewer);
    store.send_from(Msg::GraphicsChanged(Graphics::Ready), Origin::Story);
    request(store);
    finer_models(store, 1);
}

/// Asks for the fine model, piece by piece, as the page names them. Each is a refinement: without
/// it the coarse one stays.
fn finer_models(store: Store, piece: u8) {
    let address = super::linked(&format!("model-{piece}"));
    if address.is_empty() {
        // the page names no further piece
        return super::document::mark("data-model", "whole");
    }
    let file = Fetch::bytes(&address, move |answer| {
        match scene_of(answer) {
            Ok(finer) => {
                store.with_viewer(|viewer| {
                    viewer.refine(finer);
                    viewer.show(store);
                });
                request(store);
            }
            Err((_, why)) => super::warn(&why),
        }
        finer_models(store, piece + 1);
    });
    store.life.with(|life| life.files.push(file));
}

fn give_up(store: Store) {
    if store.graphics.try_get_untracked() == Some(Graphics::Lost) {
        failed(
            store,
            GraphicsFailure::ContextLost,
            &"the WebGL context was lost and did not come back",
        );
    }
}

fn restore(store: Store, canvas: &HtmlCanvasElement) {
    store.life.with(|life| life.patience = None);
    let renderer = match Renderer::new(canvas, &super::shader) {
        Ok(renderer) => renderer,
        Err(error) => return failed(store, GraphicsFailure::ContextLost, &error),
    };
    match store.with_viewer(|viewer| viewer.restore(renderer)) {
        Some(Ok(())) => {
            store.send_from(Msg::GraphicsChanged(Graphics::Ready), Origin::Story);
            request(store);
        }
        Some(Err(error)) => failed(store, GraphicsFailure::ContextLost, &error),
        None => {}
    }
}

/// One frame; rests as soon as nothing moves.
fn frame(store: Store, canvas: &HtmlCanvasElement, now_ms: f64) -> Next {
    let size = viewport(canvas);
    if size.width_px < 1.0
        || size.height_px < 1.0
        || store.graphics.try_get_untracked() != Some(Graphics::Ready)
    {
        return Next::Rest;
    }
    match store.with_viewer(|viewer| viewer.step(size, now_ms)) {
        Some(Rest::Moving) => {
            store.labels_moving(true);
            Next::Frame
        }
        Some(Rest::Still) => {
            store.labels_moving(false);
            Next::Rest
        }
        Some(Rest::Settled(view)) => {
            store.labels_moving(false);
            store.send(Msg::CameraSettled(view));
            Next::Rest
        }
        None => Next::Rest,
    }
}

fn wheel_listener(store: Store, element: &HtmlCanvasElement) -> EventListener {
    let active = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(element, "wheel", active, move |event| {
        if let Some(event) = event.dyn_ref::<WheelEvent>() {
            wheel(store, event);
        }
    })
}

fn place(event: &web_sys::MouseEvent) -> Vec2 {
    let Some(plate) = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return Vec2::ZERO;
    };
    let corner = plate.get_bounding_client_rect();
    #[expect(clippy::cast_possible_truncation, reason = "CSS pixels of a screen")]
    let at = vec2(
        (f64::from(event.client_x()) - corner.left()) as f32,
        (f64::from(event.client_y()) - corner.top()) as f32,
    );
    at
}

fn pointer_down(store: Store, event: &PointerEvent) {
    if !store.active.get_untracked() {
        return;
    }
    if let Some(plate) = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    {
        // a pointer that is gone already cannot be captured, which does no harm
        drop(plate.set_pointer_capture(event.pointer_id()));
    }
    let (kind, brush) = (event.pointer_type(), store.state.read_untracked().brush);
    store.with_viewer(|viewer| {
        if brush != Brush::Move
            && event.button() == 0
            && !event.shift_key()
            && viewer.begin_stroke(
                event.pointer_id(),
                place(event),
                &kind,
                brush == Brush::Erase,
            )
        {
            request(store);
        }
        viewer.pointer_down(
            event.pointer_id(),
            place(event),
            kind != "mouse",
            event.time_stamp(),
        );
    });
}

fn pointer_moved(store: Store, event: &PointerEvent) {
    let pans = event.shift_key() || event.buttons() & 6 != 0;
    if store.with_viewer(|viewer| viewer.pointer_moved(event.pointer_id(), place(event), pans))
        == Some(true)
    {
        request(store);
    }
}

/// Keeps what the pointer painted, if it did.
fn painted(store: Store, event: &PointerEvent) -> bool {
    let painted = store
        .with_viewer(|viewer| viewer.end_stroke(event.pointer_id()))
        .flatten();
    let done = painted
        .map(|painted| store.send(Msg::PaintChanged(Box::new(painted))))
        .is_some();
    if done {
        request(store);
    }
    done
}

fn pointer_up(store: Store, event: &PointerEvent) {
    if painted(store, event) {
        return;
    }
    let picked = store
        .with_viewer(|viewer| viewer.pointer_up(event.pointer_id(), event.time_stamp()))
        .flatten();
    if let Some(structure) = picked {
        store.send(Msg::StructurePicked(structure));
    }
    request(store);
}

/// The wheel zooms when the model has been given the page's attention; in an embed the page keeps
/// its scroll.
fn wheel(store: Store, event: &WheelEvent) {
    let asked = event.ctrl_key() || event.meta_key();
    let embedded = store.settings().embed && store.settings().scroll != Some(Scroll::Model);
    if !asked && embedded && !store.active.get_untracked() {
        return;
    }
    event.prevent_default();
    let lines = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL {
        1.0
    } else {
        30.0
    };
    #[expect(clippy::cast_possible_truncation, reason = "a wheel step fits")]
    let half = (-event.delta_y() * lines * 0.000_75).clamp(-0.25, 0.25) as f32;
    // near to e^2h, and forth and back again is where it was
    let factor = (1.0 + half) / (1.0 - half);
    store.with_viewer(|viewer| viewer.zoom(factor, Some(place(event))));
    request(store);
}

/// A way to set the chosen structure apart; the same again takes it back.
fn shown(store: Store, show: Show) -> Msg {
    Msg::ShowChosen(if store.display.get_untracked().show == show {
        Show::All
    } else {
        show
    })
}

fn keys(store: Store, event: &KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let key = event.key();
    let key = if key.len() == 1 {
        key.to_ascii_lowercase()
    } else {
        key
    };
    let turn = |yaw: f32, pitch: f32| store.with_viewer(|viewer| viewer.turn(yaw, pitch));
    let say = |msg| {
        store.send(msg);
        Some(())
    };
    let done = match key.as_str() {
        "ArrowLeft" => turn(-KEY_TURN_DEG, 0.0),
        "ArrowRight" => turn(KEY_TURN_DEG, 0.0),
        "ArrowUp" => turn(0.0, KEY_TURN_DEG),
        "ArrowDown" => turn(0.0, -KEY_TURN_DEG),
        "+" | "=" => store.with_viewer(|viewer| viewer.zoom(KEY_ZOOM, None)),
        "-" => store.with_viewer(|viewer| viewer.zoom(1.0 / KEY_ZOOM, None)),
        "0" => say(Msg::ResetPressed),
        "b" => say(Msg::ViewChosen(NamedView::Back)),
        "a" => say(Msg::ViewChosen(NamedView::Angle)),
        "s" => say(Msg::ViewChosen(NamedView::Side)),
        "o" => say(Msg::ViewChosen(NamedView::Across)),
        "f" => say(Msg::ViewChosen(NamedView::Front)),
        "t" => say(Msg::ViewChosen(NamedView::Top)),
        "j" => say(Msg::ViewChosen(NamedView::Joint)),
        "i" => say(shown(store, Show::Alone)),
        "g" => say(shown(store, Show::Ghost)),
        "c" => say(shown(store, Show::Cut)),
        "w" => say(shown(store, Show::Window)),
        "h" => say(Msg::HidePressed),
        "e" => say(Msg::AllShown),
        "u" => say(if store.paints() {
            Msg::PaintUndone
        } else {
            Msg::UndoPressed
        }),
        "Escape" => {
            if store.settings().embed && store.active.get_untracked() {
                store.set_active(false);
            } else {
                store.send(Msg::StructurePicked(None));
            }
            Some(())
        }
        _ => None,
    };
    if done.is_some() {
        event.prevent_default();
        request(store);
    }
}
