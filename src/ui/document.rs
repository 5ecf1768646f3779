//! The page around the program: language, direction, theme, motion, title, focus, and the marks
//! that tests read.

use super::shared::watched;
use super::store::Store;
use crate::app::{Accent, Direction};
use crate::browser::{BrowserError, Media, Tokens};
use crate::domain::Theme;
use crate::scene::{css_colour, is_readable};
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
    /// To the reader leaving the frame.
    Left(#[expect(dead_code, reason = "kept so that it listens")] EventListener),
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

fn mark(name: &str, value: &str) {
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
        let motion = store.motion.get().in_force(store.reduced_motion.get());
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
    rest_when_left(store);
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

/// An active frame rests again when the reader clicks or taps outside it: its window loses the
/// focus.
fn rest_when_left(store: Store) {
    let Some(window) = web_sys::window().filter(|_| store.settings().embed) else {
        return;
    };
    let left = EventListener::new(&window, "blur", move |_| {
        if store.active.get_untracked() {
            store.set_active(false);
        }
    });
    store.hears(Ok(Ear::Left(left)));
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
    if panel.is_some_and(|[red, green, blue, _]| is_readable(own, [red, green, blue])) {
        for name in ["--accent", "--accent-hover", "--accent-active"] {
            super::log_failure(style.set_property(name, &accent.to_string()));
        }
    } else {
        super::warn(&format!(
            "the accent {accent} has less than 4.5:1 on the panel of this theme and is ignored"
        ));
    }
}
