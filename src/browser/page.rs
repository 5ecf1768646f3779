//! What the page says about itself: sizes, colours, time.

use super::{
    BrowserError,
    error::{refused, window},
};
use std::fmt::Display;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{CssStyleDeclaration, Element};

/// The size of an element in CSS px, and the device pixel ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PixelSize {
    /// Width, CSS px.
    pub width_px: f32,
    /// Height, CSS px.
    pub height_px: f32,
    /// Device pixels to a CSS pixel; 1 when unknown.
    pub ratio: f32,
}

/// The inner size of an element (`clientWidth`, `clientHeight`) at this moment; forces layout.
#[must_use]
pub fn pixel_size(element: &Element) -> PixelSize {
    #[expect(clippy::cast_possible_truncation, reason = "a ratio of a few")]
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio() as f32);
    let side = |length: i32| f32::from(u16::try_from(length).unwrap_or_default());
    PixelSize {
        width_px: side(element.client_width()),
        height_px: side(element.client_height()),
        ratio,
    }
}

/// The custom properties of the style sheet as they hold for one element.
#[derive(Clone, Debug)]
pub struct StyleTokens(CssStyleDeclaration);

impl StyleTokens {
    /// The tokens that hold for `element`; they stay up to date.
    ///
    /// # Errors
    /// [`BrowserError`] when the browser does not tell.
    pub fn of(element: &Element) -> Result<Self, BrowserError> {
        let style = window()?
            .get_computed_style(element)
            .map_err(refused("read the style"))?;
        style.map(Self).ok_or_else(|| BrowserError::Refused {
            what: "read the style",
            why: "the element has none".to_owned(),
        })
    }

    /// The value of a token such as `--tissue-bone`; empty when there is none.
    #[must_use]
    pub fn read(&self, name: &str) -> String {
        self.0
            .get_property_value(name)
            .unwrap_or_default()
            .trim()
            .to_owned()
    }
}

/// A text as it is compared in a search: lower case without accents (NFD without combining marks
/// U+0300 to U+036F). The browser has the Unicode tables already.
#[must_use]
pub fn fold_for_search(text: &str) -> String {
    let parted = js_sys::JsString::from(text)
        .normalize("NFD")
        .to_lower_case();
    String::from(parted)
        .chars()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .collect()
}

/// Milliseconds since the page was opened; 0 when the browser has no clock.
#[must_use]
pub fn now_ms() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |clock| clock.now())
}

/// Copies a text to the clipboard; `done` is called later with whether it worked, which in a
/// sandboxed frame it mostly does not.
pub fn copy_text(text: &str, done: impl FnOnce(bool) + 'static) {
    let promise = web_sys::window().map(|window| window.navigator().clipboard().write_text(text));
    spawn_local(async move {
        let copied = match promise {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        done(copied);
    });
}

/// The address of a file that the page names by a link's id; its name carries a hash that `site
/// finish` gave it. Empty where there is no such link.
#[must_use]
pub fn link_href(id: &str) -> String {
    element_by_id(id)
        .and_then(|link| link.get_attribute("href"))
        .unwrap_or_default()
}

/// The text that the page holds in the element with this id, such as a shader.
#[must_use]
pub fn inline_text(id: &str) -> Option<String> {
    element_by_id(id)?.text_content()
}

fn element_by_id(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// The first element that a CSS selector finds.
#[must_use]
pub fn find_element(selector: &str) -> Option<Element> {
    let document = web_sys::window()?.document()?;
    document.query_selector(selector).ok().flatten()
}

/// Sets an attribute of the body, for style sheets and tests.
pub fn set_body_attribute(name: &str, value: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(body) = document.and_then(|document| document.body()) {
        log_failure(body.set_attribute(name, value));
    }
}

/// Prints the page; where the browser refuses, the console is told.
pub fn print_page() {
    if let Some(window) = web_sys::window() {
        log_failure(window.print());
    }
}

/// Tells the console and goes on.
pub fn warn(what: &dyn Display) {
    web_sys::console::warn_1(&JsValue::from_str(&format!("atlanto: {what}")));
}

/// Logs what the browser refused and goes on.
pub fn log_failure<T>(result: Result<T, JsValue>) {
    if let Err(error) = result {
        web_sys::console::warn_1(&error);
    }
}
