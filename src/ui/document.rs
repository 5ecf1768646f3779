//! The page around the program: language, direction, theme, motion, title, focus, and the marks that tests read.

use super::shared::watched;
use super::store::Store;
use crate::app::{Accent, Direction};
use crate::browser::{Media, Tokens};
use crate::domain::{Motion, Theme};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

fn set(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        super::log_failure(root.set_attribute(name, value));
    }
}

fn mark(name: &str, value: &str) {
    if let Some(body) = document().and_then(|document| document.body()) {
        super::log_failure(body.set_attribute(name, value));
    }
}

/// Keeps the page's attributes in step with the state.
pub(super) fn follow(store: Store) {
    watched(move || set("lang", store.language.get().name()));
    let right_to_left = store.settings(|settings| settings.direction == Some(Direction::Rtl));
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
        if let Some(accent) = store.settings(|settings| settings.accent) {
            brand(accent);
        }
    });
    watched(move || {
        let motion = if store.reduced_motion.get() { Motion::Off } else { store.motion.get() };
        set("data-motion", motion.name());
    });
    watched(move || {
        let title = format!("{} · {}", store.text(&format!("chapter.{}.title", store.chapter.get())), store.text("ui.product"));
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
    let heading = document().and_then(|document| document.query_selector("#panel h1").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        super::log_failure(heading.focus());
    }
}

/// What the system says about colours, contrast and motion.
fn watch_system(store: Store) {
    let look = move |_| store.system_look.update(|count| *count += 1);
    let media = |query: &str| Media::watch(query, look).map_err(|error| super::warn(&error)).ok();
    let motion = Media::watch("(prefers-reduced-motion: reduce)", move |reduced| store.reduced_motion.set(reduced))
        .map_err(|error| super::warn(&error))
        .ok();
    store.reduced_motion.set(motion.as_ref().is_some_and(Media::matches));
    let kept = StoredValue::new_local([
        media("(prefers-color-scheme: dark)"),
        media("(prefers-contrast: more)"),
        media("(forced-colors: active)"),
        motion,
    ]);
    on_cleanup(move || drop(kept.try_update_value(std::mem::take)));
}

/// A host's colour takes the place of the ink if it can be read on the panel of the theme in force: 4.5 to 1. The
/// light and the dark panel lie so far apart that no colour reaches that on both, so each theme is judged by itself.
fn brand(accent: Accent) {
    let Some(root) = document().and_then(|document| document.document_element()).and_then(|root| root.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let style = root.style();
    for name in ["--accent", "--accent-hover", "--accent-active"] {
        super::log_failure(style.remove_property(name));
    }
    let panel = Tokens::of(&root).ok().and_then(|tokens| colour(&tokens.read("--surface-panel")));
    if panel.is_some_and(|panel| contrast(accent.0, panel) >= 4.5) {
        for name in ["--accent", "--accent-hover", "--accent-active"] {
            super::log_failure(style.set_property(name, &accent.to_string()));
        }
    } else {
        super::warn(&format!("the accent {accent} has less than 4.5:1 on the panel of this theme and is ignored"));
    }
}

/// `#rrggbb` as three numbers.
fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.trim().strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// Contrast ratio of two colours, 1 to 21.
///
/// # Source
/// Web Content Accessibility Guidelines 2.2, "contrast ratio" and "relative luminance".
fn contrast(one: [u8; 3], other: [u8; 3]) -> f32 {
    let linear = |part: u8| {
        let share = f32::from(part) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = |[red, green, blue]: [u8; 3]| 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 0.01);
        assert!((contrast([9, 9, 9], [9, 9, 9]) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn only_six_hexadecimal_digits_are_a_colour() {
        assert_eq!(colour(" #FAF8F3"), Some([0xFA, 0xF8, 0xF3]));
        assert_eq!(colour("red"), None);
        assert_eq!(colour("#12345é"), None);
    }
}
