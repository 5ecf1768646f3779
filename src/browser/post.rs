//! Messages from and to the page around the frame.

use super::{
    BrowserError,
    error::{refused, window},
};
use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageEvent;

/// A message as it came; whether it counts is for `embed` to say.
#[derive(Clone, Debug)]
pub struct PostedMessage {
    data: JsValue,
    /// The sender's origin; `null` for a sandbox.
    pub origin: String,
    /// Whether the sender is the window around this frame.
    pub from_parent: bool,
}

impl PostedMessage {
    /// The `id` of its data, where that is an object and the id a text; costs nothing.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        let data = self.data.dyn_ref::<js_sys::Object>()?;
        js_sys::Reflect::get(data, &"id".into()).ok()?.as_string()
    }

    /// Its data as JSON text; empty when it has no such form. Costs as much as the data is large:
    /// ask for it only when the sender is the right one.
    #[must_use]
    pub fn json(&self) -> String {
        js_sys::JSON::stringify(&self.data)
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    }
}

/// Whether the page lies in a frame.
#[must_use]
pub fn is_framed() -> bool {
    parent().is_ok_and(|parent| parent.is_some())
}

/// Sends JSON as an object to the window around this frame; to nobody when there is none.
///
/// # Errors
/// [`BrowserError`] when the text is no JSON or the browser refuses.
pub fn post_to_parent(json: &str, origin: &str) -> Result<(), BrowserError> {
    let message = js_sys::JSON::parse(json).map_err(refused("send a message that is not JSON"))?;
    match parent()? {
        Some(parent) => parent
            .post_message(&message, origin)
            .map_err(refused("send a message")),
        None => Ok(()),
    }
}

/// Listens to every message that reaches the window, until dropped.
///
/// # Errors
/// [`BrowserError`] when there is no window.
pub fn listen_for_messages(
    mut on_message: impl FnMut(PostedMessage) + 'static,
) -> Result<EventListener, BrowserError> {
    let window = window()?;
    Ok(EventListener::new(&window, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else {
            return;
        };
        let sender = event.source().map(JsValue::from);
        let from_parent = parent()
            .ok()
            .flatten()
            .is_some_and(|parent| sender.as_ref() == Some(parent.as_ref()));
        on_message(PostedMessage {
            data: event.data(),
            origin: event.origin(),
            from_parent,
        });
    }))
}

fn parent() -> Result<Option<web_sys::Window>, BrowserError> {
    let window = window()?;
    let parent = window
        .parent()
        .map_err(refused("reach the window around this one"))?;
    Ok(parent.filter(|parent| !js_sys::Object::is(parent, &window)))
}
