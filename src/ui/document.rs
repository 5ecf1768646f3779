//! The page around the program: language, direction, theme, motion, title, focus, and the marks
//! that tests read.

use super::shared::watched;
use super::store::Store;
use crate::app::{Accent, Direction};
use crate::browser::{BrowserError, Media, Tokens};
use crate::domain::{Motion, Theme};
use crate::scene::{Rgb, css_colour, linear};
use gloo::events::EventListener;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

/// What listens to the page for as long as the program is there.
#[derive(Debug)]
pub(super) enum Ear {
    /// To its address.
    Address(#[expect(dead_code, reason = "kept so that it listens")] EventListener),
    /// To what the system asks for.
    Media(#[expect(dead_code, reason = "kept so that it listens")] Media),
}

impl Store {
    /// Keeps what listens; what cannot is told to the console.
    pub(super) fn hears(self, ear: Result<Ear, BrowserError>) {
        match ear {
            Ok(ear) => {
                self.ears.with(|ears| ears.push(ear));
            }
            Err(error) => super::warn(&error),
        }
    }
}

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

fn set(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        super::log_failure(root.set_attribute(name, value));
    }
}

/// Gives the page's body an attribute, for style sheets, hosts of tests and tools.
pub(super) fn mark(name: &str, value: &str) {
    if let Some(body) = document().and_then(|document| document.body()) {
        super::log_failure(body.set_attribute(name, value));
    }
}

/// Keeps the page's attributes in step with the state.
pub(super) fn follow(store: Store) {
    watched(move || set("lang", store.language.get().name()));
    let right_to_left = store.settings().direction == Some(Direction::Rtl);
    set("dir", if right_to_left { "rtl" } else { "ltr" });
    watched(move || match store.theme.get() {
        Theme::Auto => {
            if let Some(root) = document().and_then(|document| document.document_element()) {
                super::log_failure(root.remove_attribute("data-theme"));
            }
        }
        theme @ (Theme::Light | Theme::Dark) => set("data-theme", theme.name()),
    });
    watched(move || {
        store.theme.track();
        store.system_look.track();
        if let Some(accent) = store.settings().accent {
            brand(accent);
        }
    });
    watched(move || {
        let motion = if store.reduced_motion.get() {
            Motion::Off
        } else {
            store.motion.get()
        };
        set("data-motion", motion.name());
    });
    watched(move || {
        let title = format!(
            "{} · {}",
            store.text(&format!("chapter.{}.title", store.chapter.get())),
            store.text("ui.product")
        );
        if let Some(document) = document() {
            document.set_title(&title);
        }
    });
    watched(move || mark("data-graphics", store.graphics_name()));
    let before = Cell::new(store.heading.get_untracked());
    watched(move || {
        let count = store.heading.get();
        if before.replace(count) != count {
            focus_heading();
        }
    });
    scroll_up(store);
    watch_system(store);
    mark("data-ready", "true");
}

/// The words start at their top when a step opens.
fn scroll_up(store: Store) {
    watched(move || {
        store.topic.track();
        store.scroll_up();
    });
}

fn focus_heading() {
    let heading =
        document().and_then(|document| document.query_selector("#panel h1").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        super::log_failure(heading.focus());
    }
}

/// What the system says about colours, contrast and motion.
fn watch_system(store: Store) {
    let look = move |_| store.system_look.notify();
    for query in [
        "(prefers-color-scheme: dark)",
        "(prefers-contrast: more)",
        "(forced-colors: active)",
    ] {
        store.hears(Media::watch(query, look).map(Ear::Media));
    }
    let motion = Media::watch("(prefers-reduced-motion: reduce)", move |reduced| {
        store.reduced_motion.set(reduced)
    });
    store
        .reduced_motion
        .set(motion.as_ref().is_ok_and(Media::matches));
    store.hears(motion.map(Ear::Media));
}

/// A host's colour takes the place of the ink if it can be read on the panel of the theme in force:
/// 4.5 to 1. The light and the dark panel lie so far apart that no colour reaches that on both, so
/// each theme is judged by itself.
fn brand(accent: Accent) {
    let Some(root) = document()
        .and_then(|document| document.document_element())
        .and_then(|root| root.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let style = root.style();
    for name in ["--accent", "--accent-hover", "--accent-active"] {
        super::log_failure(style.remove_property(name));
    }
    let panel = Tokens::of(&root)
        .ok()
        .and_then(|tokens| css_colour(&tokens.read("--surface-panel").trim().to_ascii_lowercase()));
    let own = accent.0.map(|part| f32::from(part) / 255.0);
    // a little more than 4.5, as the ratio is rounded
    if panel.is_some_and(|[red, green, blue, _]| contrast(own, [red, green, blue]) >= 4.55) {
        for name in ["--accent", "--accent-hover", "--accent-active"] {
            super::log_failure(style.set_property(name, &accent.to_string()));
        }
    } else {
        super::warn(&format!(
            "the accent {accent} has less than 4.5:1 on the panel of this theme and is ignored"
        ));
    }
}

/// Contrast ratio of two colours, 1 to 21, within 0.05 near 4.5.
///
/// # Source
/// Web Content Accessibility Guidelines 2.2, "contrast ratio" and "relative luminance".
fn contrast(one: Rgb, other: Rgb) -> f32 {
    let luminance = |colour: Rgb| {
        let [red, green, blue] = linear(colour);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 0.01);
        assert!((contrast([0.1; 3], [0.1; 3]) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_contrast_that_is_just_enough_is_found() {
        // #767676 on white is 4.54, #787878 is 4.42 (by the formula itself)
        let grey = |byte: u8| contrast([f32::from(byte) / 255.0; 3], [1.0; 3]);
        assert!(
            (grey(0x76) - 4.54).abs() < 0.05 && (grey(0x78) - 4.42).abs() < 0.05,
            "{} {}",
            grey(0x76),
            grey(0x78)
        );
    }
}
