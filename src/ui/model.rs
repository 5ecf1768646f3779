//! The canvas and everything that reaches it: pointers, wheel, keys, theme, frames, loss of the
//! context.

use super::shared::{Press, at_end, watched, when};
use super::store::Store;
use super::tag::{Tag, tag};
use super::viewer::{Outcome, Rest, Stain, Viewer, failed};
use crate::app::{Graphics, GraphicsFailure, Msg, Origin, Scroll};
use crate::browser::{ContextWatch, Fetch, FrameLoop, Next, Resized, Tokens, pixel_size};
use crate::domain::{Brush, Motion};
use crate::interaction::{
    Command, FrameState, KeyCommand, Modifiers, PointerInput, PointerKind, attention, key_command,
    wheel_factor, wheel_zooms,
};
use crate::mesh::glb;
use crate::render::Renderer;
use crate::scene::{Palette, Scene, Show, Viewport};
use glam::{Vec2, vec2};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlCanvasElement, HtmlElement, KeyboardEvent, PointerEvent, TouchEvent, WheelEvent,
};

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
            at::<PointerEvent>(move |event| pointer_lost(store, event)),
        )
        .on(
            "lostpointercapture",
            at::<PointerEvent>(move |event| {
                // that of the canvas goes over to the plate at each touch
                if event.target() == event.current_target() {
                    pointer_lost(store, event);
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
        let motion = motion_in_force(store);
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

/// The motion in force; untracked.
pub(crate) fn motion_in_force(store: Store) -> Motion {
    store
        .motion
        .get_untracked()
        .in_force(store.reduced_motion.get_untracked())
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
            life.patience = Some(Timeout::new(LOST_PATIENCE_MS, move || give_up(store)));
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
        life.listeners = vec![
            wheel_listener(store, element),
            touch_listener(store, element),
        ];
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
        return;
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
        Some(Rest::Held) => {
            store.labels_moving(true);
            Next::Rest
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

/// Keeps the page from scrolling with fingers that move the model.
fn touch_listener(store: Store, element: &HtmlCanvasElement) -> EventListener {
    let active = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(element, "touchmove", active, move |event| {
        let claimed = store.with_viewer(|viewer| viewer.pointers().claim_touches());
        if claimed == Some(true) && event.dyn_ref::<TouchEvent>().is_some() && event.cancelable() {
            event.prevent_default();
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

fn input(event: &PointerEvent) -> PointerInput {
    PointerInput {
        id: event.pointer_id(),
        kind: PointerKind::of(&event.pointer_type()),
        is_primary: event.is_primary(),
        at_px: place(event),
        button: event.button(),
        buttons: event.buttons(),
        shift: event.shift_key(),
        time_ms: event.time_stamp(),
    }
}

/// What the frame is like: whether its button is shown is for the style sheet to say.
fn frame_state(store: Store) -> FrameState {
    let button =
        super::element_at(".next__tap").and_then(|button| button.dyn_into::<HtmlElement>().ok());
    FrameState {
        is_active: store.active.get_untracked(),
        has_wake_button: button.is_some_and(|button| button.offset_width() > 0),
        page_scrolls: store.settings().embed && store.settings().scroll != Some(Scroll::Model),
    }
}

fn pointer_down(store: Store, event: &PointerEvent) {
    let input = input(event);
    let attention = attention(input.kind, frame_state(store));
    let has_brush = store.state.read_untracked().brush != Brush::Move;
    let commands = store.with_viewer(|viewer| viewer.pointer_down(input, attention, has_brush));
    let is_followed = store.with_viewer(|viewer| !viewer.pointers().is_idle());
    if let Some(plate) = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .filter(|_| is_followed == Some(true))
    {
        // a pointer that is gone already cannot be captured, which does no harm
        drop(plate.set_pointer_capture(event.pointer_id()));
    }
    obey(store, commands);
}

fn pointer_moved(store: Store, event: &PointerEvent) {
    let commands = store.with_viewer(|viewer| viewer.pointers().moved(input(event)));
    obey(store, commands);
}

fn pointer_up(store: Store, event: &PointerEvent) {
    let commands = store.with_viewer(|viewer| viewer.pointers().up(input(event)));
    obey(store, commands);
    // what was held comes to rest
    request(store);
}

fn pointer_lost(store: Store, event: &PointerEvent) {
    let commands = store.with_viewer(|viewer| viewer.pointers().cancelled(event.pointer_id()));
    obey(store, commands);
    request(store);
}

/// Does what the pointers ask, and tells the state what it remembers.
fn obey(store: Store, commands: Option<Vec<Command>>) {
    for command in commands.unwrap_or_default() {
        if command == Command::Wake {
            store.set_active(true);
        }
        let stain = match store.state.read_untracked().brush {
            Brush::Erase => Stain::Erase,
            Brush::Paint | Brush::Move => Stain::Add,
        };
        match store.with_viewer(|viewer| viewer.apply(command, stain)) {
            Some(Outcome::Picked(structure)) => store.send(Msg::StructurePicked(structure)),
            Some(Outcome::Painted(painted)) => store.send(Msg::PaintChanged(Box::new(painted))),
            Some(Outcome::Nothing) | None => {}
        }
        request(store);
    }
}

/// The wheel zooms when the model has been given the page's attention; in an embed the page keeps
/// its scroll.
fn wheel(store: Store, event: &WheelEvent) {
    let asks_zoom = event.ctrl_key() || event.meta_key();
    if !wheel_zooms(asks_zoom, frame_state(store)) {
        return;
    }
    event.prevent_default();
    let is_lines = event.delta_mode() != WheelEvent::DOM_DELTA_PIXEL;
    let factor = wheel_factor(event.delta_y(), is_lines);
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
    let modifiers = Modifiers {
        ctrl: event.ctrl_key(),
        alt: event.alt_key(),
        meta: event.meta_key(),
    };
    let Some(command) = key_command(&event.key(), modifiers) else {
        return;
    };
    match command {
        KeyCommand::Turn { yaw_deg, pitch_deg } => {
            store.with_viewer(|viewer| viewer.turn(yaw_deg, pitch_deg));
        }
        KeyCommand::Zoom(factor) => {
            store.with_viewer(|viewer| viewer.zoom(factor, None));
        }
        KeyCommand::View(view) => store.send(Msg::ViewChosen(view)),
        KeyCommand::ToggleShow(show) => store.send(shown(store, show)),
        KeyCommand::Hide => store.send(Msg::HidePressed),
        KeyCommand::ShowAll => store.send(Msg::AllShown),
        KeyCommand::Undo if store.paints() => store.send(Msg::PaintUndone),
        KeyCommand::Undo => store.send(Msg::UndoPressed),
        KeyCommand::Reset => store.send(Msg::ResetPressed),
        KeyCommand::Escape if store.settings().embed && store.active.get_untracked() => {
            store.set_active(false);
        }
        KeyCommand::Escape => store.send(Msg::StructurePicked(None)),
    }
    event.prevent_default();
    request(store);
}
