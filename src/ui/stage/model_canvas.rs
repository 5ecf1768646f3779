//! The canvas of the model: its files, frames, theme, and the loss of its context.

use super::model_input::{canvas_listeners, with_input};
use crate::app::{Graphics, GraphicsFailure, Msg, Origin};
use crate::browser::{
    BrowserError, ContextWatch, Fetch, FrameLoop, NextFrame, ResizeWatch, StyleTokens, inline_text,
    link_href, pixel_size, set_body_attribute, warn,
};
use crate::element::{Element, effect, el, on_dispose};
use crate::mesh::glb;
use crate::render::Renderer;
use crate::scene::{Palette, Scene, Viewport};
use crate::store::{CanvasResources, Store};
use crate::ui::stage::labels;
use crate::viewer::{Rest, Viewer};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::fmt::Display;
use web_sys::HtmlCanvasElement;

/// How long a lost context may stay away, ms.
const LOST_PATIENCE_MS: u32 = 5000;

/// The model: a canvas in a group that takes keys.
pub(crate) fn model_canvas(store: Store) -> Element {
    store.model.set_canvas(Some(CanvasResources::default()));
    let picture = el("canvas")
        .attr("data-testid", "canvas")
        .attr("aria-hidden", "true");
    if let Some(canvas) = picture.node_as::<HtmlCanvasElement>() {
        follow(store, &canvas);
        // an effect runs once the canvas is in the page
        effect(move || start(store, &canvas));
    }
    on_dispose(move || {
        store.model.set_viewer(None);
        store.model.set_canvas(None);
    });
    let plate = el("div")
        .class("plate__model")
        .class_when("plate__model--resting", move || !store.page.is_awake.get())
        .attr("tabindex", "0")
        .attr("role", "application")
        .attr("aria-label", store.words.derive_text("ui.model.name"))
        .attr("aria-describedby", "model-keys")
        .attr("data-testid", "model");
    with_input(store, plate).child(picture).child(
        el("p")
            .class("heard")
            .attr("id", "model-keys")
            .text(store.words.derive_text("ui.model.keys")),
    )
}

/// The picture follows the state: the viewer is told, and a frame is asked for.
fn follow(store: Store, canvas: &HtmlCanvasElement) {
    let canvas = canvas.clone();
    effect(move || {
        store.app.structure.track();
        store.app.display.track();
        store.app.posture.track();
        store.app.painted.track();
        store.app.side.track();
        let _ = store.words.language();
        store.app.audience.track();
        store.model.with_viewer(|viewer| store.show_state(viewer));
        store.model.request_frame();
    });
    effect(move || {
        store.app.theme.track();
        store.page.system_colours.track();
        if let Some(palette) = palette(&canvas) {
            store.model.with_viewer(|viewer| viewer.paint(palette));
        }
        store.model.request_frame();
    });
    effect(move || {
        let Some((view, how)) = store.model.camera_goal.get() else {
            return;
        };
        let motion = untrack(|| store.motion_in_force());
        store
            .model
            .with_viewer(|viewer| viewer.go(view, how, motion));
        store.model.request_frame();
    });
    effect(move || {
        // whatever may change the size of the plate
        store.app.picture.track();
        store.app.topic.track();
        store.app.graphics.track();
        let _ = store.page.is_awake.get();
        store.model.frame_requests.track();
        store.model.request_frame();
    });
}

/// The colours of the theme in force; none when the style sheet is not there.
fn palette(element: &web_sys::Element) -> Option<Palette> {
    let tokens = StyleTokens::of(element)
        .map_err(|error| warn(&error))
        .ok()?;
    Palette::from_tokens(|name| tokens.read(name))
        .map_err(|error| warn(&error))
        .ok()
}

fn viewport(element: &web_sys::Element) -> Viewport {
    let size = pixel_size(element);
    Viewport {
        width_px: size.width_px,
        height_px: size.height_px,
        ratio: size.ratio,
    }
}

/// Makes the renderer and fetches the model, all of it coarse first.
fn start(store: Store, element: &HtmlCanvasElement) {
    let renderer = match Renderer::new(element, &inline_text) {
        Ok(renderer) => renderer,
        Err(error) => return fail(store, GraphicsFailure::NoWebGl, &error),
    };
    let canvas = element.clone();
    let frames = FrameLoop::new(move |now_ms| frame(store, &canvas, now_ms));
    let lost = move || {
        store.send_from(Msg::GraphicsChanged(Graphics::Lost), Origin::Story);
        store.model.with_canvas(|canvas| {
            canvas.give_up = Some(Timeout::new(LOST_PATIENCE_MS, move || give_up(store)));
        });
    };
    let canvas = element.clone();
    let restored = move || restore(store, &canvas);
    let canvas_of_model = element.clone();
    store.model.with_canvas(|canvas| {
        canvas.frames = Some(frames);
        canvas.context = Some(ContextWatch::new(element, lost, restored));
        canvas.size = ResizeWatch::watch(element, move || store.model.request_frame())
            .map_err(|error| warn(&error))
            .ok();
        canvas.listeners = canvas_listeners(store, element);
        canvas.canvas = Some(element.clone());
        canvas.renderer = Some(renderer);
        canvas.files = vec![Fetch::bytes(&link_href("model-0"), move |answer| {
            first_model(store, &canvas_of_model, answer);
        })];
    });
}

type Answer = Result<Vec<u8>, BrowserError>;

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
        Err((failure, why)) => return fail(store, failure, &why),
    };
    let Some(mut renderer) = store
        .model
        .with_canvas(|canvas| canvas.renderer.take())
        .flatten()
    else {
        return;
    };
    let Some(palette) = palette(canvas) else {
        return fail(store, GraphicsFailure::NoWebGl, &"there is no style sheet");
    };
    if let Err(error) = renderer.upload(&scene) {
        return fail(store, GraphicsFailure::NoWebGl, &error);
    }
    let mut viewer = Viewer::new(
        renderer,
        scene,
        viewport(canvas),
        store.app.view.get_untracked(),
        palette,
    );
    store.show_state(&mut viewer);
    store.model.set_viewer(Some(viewer));
    store.send_from(Msg::GraphicsChanged(Graphics::Ready), Origin::Story);
    store.model.request_frame();
    finer_models(store, 1);
}

/// Asks for the fine model, piece by piece, as the page names them. Each is a refinement: without
/// it the coarse one stays.
fn finer_models(store: Store, piece: u8) {
    let address = link_href(&format!("model-{piece}"));
    if address.is_empty() {
        // for tests: no further piece will change the picture
        return set_body_attribute("data-model", "whole");
    }
    let file = Fetch::bytes(&address, move |answer| {
        match scene_of(answer) {
            Ok(finer) => {
                store.model.with_viewer(|viewer| {
                    viewer.refine(finer);
                    store.show_state(viewer);
                });
                store.model.request_frame();
            }
            Err((_, why)) => warn(&why),
        }
        finer_models(store, piece + 1);
    });
    store.model.with_canvas(|canvas| canvas.files.push(file));
}

fn give_up(store: Store) {
    if store.app.graphics.try_get_untracked() == Some(Graphics::Lost) {
        fail(
            store,
            GraphicsFailure::ContextLost,
            &"the WebGL context was lost and did not come back",
        );
    }
}

fn restore(store: Store, canvas: &HtmlCanvasElement) {
    store.model.with_canvas(|canvas| canvas.give_up = None);
    let renderer = match Renderer::new(canvas, &inline_text) {
        Ok(renderer) => renderer,
        Err(error) => return fail(store, GraphicsFailure::ContextLost, &error),
    };
    match store.model.with_viewer(|viewer| viewer.restore(renderer)) {
        Some(Ok(())) => {
            store.send_from(Msg::GraphicsChanged(Graphics::Ready), Origin::Story);
            store.model.request_frame();
        }
        Some(Err(error)) => fail(store, GraphicsFailure::ContextLost, &error),
        None => {}
    }
}

/// One frame; rests as soon as nothing moves.
fn frame(store: Store, canvas: &HtmlCanvasElement, now_ms: f64) -> NextFrame {
    let size = viewport(canvas);
    if size.width_px < 1.0
        || size.height_px < 1.0
        || store.app.graphics.try_get_untracked() != Some(Graphics::Ready)
    {
        return NextFrame::Idle;
    }
    match store.model.with_viewer(|viewer| viewer.step(size, now_ms)) {
        Some(Rest::Moving) => {
            labels::update(store, true);
            NextFrame::Request
        }
        Some(Rest::Held) => {
            labels::update(store, true);
            NextFrame::Idle
        }
        Some(Rest::Still) => {
            labels::update(store, false);
            NextFrame::Idle
        }
        Some(Rest::Settled(view)) => {
            labels::update(store, false);
            store.send(Msg::CameraSettled(view));
            NextFrame::Idle
        }
        None => NextFrame::Idle,
    }
}

/// The model cannot be shown: the console is told why, and pictures take its place.
fn fail(store: Store, failure: GraphicsFailure, why: &dyn Display) {
    warn(why);
    store.send_from(
        Msg::GraphicsChanged(Graphics::Unavailable(failure)),
        Origin::Story,
    );
}
