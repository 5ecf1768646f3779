//! Pointers, wheel and keys on the model: events of the browser become inputs of `interaction`, and
//! its commands are carried out.

use crate::app::{Msg, Scroll};
use crate::browser::find_element;
use crate::domain::Brush;
use crate::element::Element;
use crate::interaction::{
    Command, FrameState, KeyCommand, Modifiers, PointerInput, PointerKind, attention, key_command,
    wheel_factor, wheel_zooms,
};
use crate::scene::DisplayMode;
use crate::store::Store;
use crate::viewer::{Outcome, Stain};
use glam::{Vec2, vec2};
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    HtmlCanvasElement, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent,
};

/// The plate, listening to pointers and keys.
pub(super) fn with_input(store: Store, plate: Element) -> Element {
    plate
        .on_event::<KeyboardEvent>("keydown", move |event| keys(store, event))
        .on_event::<PointerEvent>("pointerdown", move |event| pointer_down(store, event))
        .on_event::<PointerEvent>("pointermove", move |event| pointer_moved(store, event))
        .on_event::<PointerEvent>("pointerup", move |event| pointer_up(store, event))
        .on_event::<PointerEvent>("pointercancel", move |event| pointer_lost(store, event))
        .on_event::<PointerEvent>("lostpointercapture", move |event| {
            // that of the canvas goes over to the plate at each touch
            if event.target() == event.current_target() {
                pointer_lost(store, event);
            }
        })
        .on("contextmenu", |event| event.prevent_default())
}

/// Listeners of the canvas itself that may prevent what the browser does by default.
pub(super) fn canvas_listeners(store: Store, canvas: &HtmlCanvasElement) -> Vec<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    let wheel = EventListener::new_with_options(canvas, "wheel", options, move |event| {
        if let Some(event) = event.dyn_ref::<WheelEvent>() {
            wheel(store, event);
        }
    });
    // keeps the page from scrolling with fingers that move the model
    let touch = EventListener::new_with_options(canvas, "touchmove", options, move |event| {
        let is_claimed = store
            .model
            .with_viewer(|viewer| viewer.pointers().claim_touches());
        if is_claimed == Some(true) && event.cancelable() {
            event.prevent_default();
        }
    });
    vec![wheel, touch]
}

/// Where an event is on the plate, CSS px.
fn position(event: &MouseEvent) -> Vec2 {
    let Some(plate) = event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
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
        at_px: position(event),
        button: event.button(),
        buttons: event.buttons(),
        shift: event.shift_key(),
        time_ms: event.time_stamp(),
    }
}

/// What the frame is like: whether its button is shown is for the style sheet to say.
fn frame_state(store: Store) -> FrameState {
    let button =
        find_element(".next__tap").and_then(|button| button.dyn_into::<HtmlElement>().ok());
    FrameState {
        is_active: store.page.is_awake.get_untracked(),
        has_wake_button: button.is_some_and(|button| button.offset_width() > 0),
        page_scrolls: store.settings().embed && store.settings().scroll != Some(Scroll::Model),
    }
}

fn pointer_down(store: Store, event: &PointerEvent) {
    let input = input(event);
    let attention = attention(input.kind, frame_state(store));
    let has_brush = store.app.state.read_untracked().brush != Brush::Move;
    let commands = store
        .model
        .with_viewer(|viewer| viewer.pointer_down(input, attention, has_brush));
    let is_followed = store
        .model
        .with_viewer(|viewer| !viewer.pointers().is_idle());
    if let Some(plate) = event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .filter(|_| is_followed == Some(true))
    {
        // a pointer that is gone already cannot be captured, which does no harm
        drop(plate.set_pointer_capture(event.pointer_id()));
    }
    obey(store, commands);
}

fn pointer_moved(store: Store, event: &PointerEvent) {
    let commands = store
        .model
        .with_viewer(|viewer| viewer.pointers().moved(input(event)));
    obey(store, commands);
}

fn pointer_up(store: Store, event: &PointerEvent) {
    let commands = store
        .model
        .with_viewer(|viewer| viewer.pointers().up(input(event)));
    obey(store, commands);
    // what was held comes to rest
    store.model.request_frame();
}

fn pointer_lost(store: Store, event: &PointerEvent) {
    let commands = store
        .model
        .with_viewer(|viewer| viewer.pointers().cancelled(event.pointer_id()));
    obey(store, commands);
    store.model.request_frame();
}

/// Does what the pointers ask, and tells the state what it remembers.
fn obey(store: Store, commands: Option<Vec<Command>>) {
    for command in commands.unwrap_or_default() {
        if command == Command::Wake {
            store.page.is_awake.set(true);
        }
        let stain = match store.app.state.read_untracked().brush {
            Brush::Erase => Stain::Erase,
            Brush::Paint | Brush::Move => Stain::Add,
        };
        match store
            .model
            .with_viewer(|viewer| viewer.apply(command, stain))
        {
            Some(Outcome::Picked(structure)) => store.send(Msg::StructurePicked(structure)),
            Some(Outcome::Painted(painted)) => store.send(Msg::PaintChanged(Box::new(painted))),
            Some(Outcome::Nothing) | None => {}
        }
        store.model.request_frame();
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
    store
        .model
        .with_viewer(|viewer| viewer.zoom(factor, Some(position(event))));
    store.model.request_frame();
}

/// A way to set the chosen structure apart; the same again takes it back.
fn toggled(store: Store, show: DisplayMode) -> Msg {
    Msg::ShowChosen(if store.app.display.get_untracked().show == show {
        DisplayMode::All
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
            store
                .model
                .with_viewer(|viewer| viewer.turn(yaw_deg, pitch_deg));
        }
        KeyCommand::Zoom(factor) => {
            store.model.with_viewer(|viewer| viewer.zoom(factor, None));
        }
        KeyCommand::View(view) => store.send(Msg::ViewChosen(view)),
        KeyCommand::ToggleShow(show) => store.send(toggled(store, show)),
        KeyCommand::Hide => store.send(Msg::HidePressed),
        KeyCommand::ShowAll => store.send(Msg::AllShown),
        KeyCommand::Undo if untrack(|| store.app.paints()) => store.send(Msg::PaintUndone),
        KeyCommand::Undo => store.send(Msg::UndoPressed),
        KeyCommand::Reset => store.send(Msg::ResetPressed),
        KeyCommand::Escape if store.settings().embed && store.page.is_awake.get_untracked() => {
            store.page.is_awake.set(false);
        }
        KeyCommand::Escape => store.send(Msg::StructurePicked(None)),
    }
    event.prevent_default();
    store.model.request_frame();
}
