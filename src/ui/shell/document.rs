//! The page around the program: language, direction, theme, motion, title, focus, and the marks
//! that tests read.

use crate::app::Accent;
use crate::browser::{MediaQuery, StyleTokens, log_failure, set_body_attribute, warn};
use crate::domain::Theme;
use crate::element::effect;
use crate::scene::{css_colour, is_readable};
use crate::store::{Store, Subscription};
use gloo::events::EventListener;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

fn set(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        log_failure(root.set_attribute(name, value));
    }
}

/// Keeps the page's attributes in step with the state.
pub(super) fn follow(store: Store) {
    effect(move || {
        let language = store.words.language();
        set("lang", language.tag());
        let asked = store.settings().direction;
        set("dir", asked.unwrap_or(language.direction()).name());
    });
    effect(move || match store.app.theme.get() {
        Theme::Auto => {
            if let Some(root) = document().and_then(|document| document.document_element()) {
                log_failure(root.remove_attribute("data-theme"));
            }
        }
        theme @ (Theme::Light | Theme::Dark) => set("data-theme", theme.name()),
    });
    effect(move || {
        store.app.theme.track();
        store.page.system_colours.track();
        if let Some(accent) = store.settings().accent {
            brand(accent);
        }
    });
    effect(move || {
        let motion = store
            .app
            .motion
            .get()
            .in_force(store.page.reduced_motion.get());
        set("data-motion", motion.name());
    });
    effect(move || {
        let title = format!(
            "{} · {}",
            store
                .words
                .text(&format!("chapter.{}.title", store.app.chapter.get())),
            store.words.text("ui.product")
        );
        if let Some(document) = document() {
            document.set_title(&title);
        }
    });
    effect(move || set_body_attribute("data-graphics", store.app.graphics.get().name()));
    let before = Cell::new(store.page.focus_requests.get_untracked());
    effect(move || {
        let count = store.page.focus_requests.get();
        if before.replace(count) != count {
            focus_heading();
        }
    });
    scroll_up(store);
    watch_system(store);
    rest_when_left(store);
    set_body_attribute("data-ready", "true");
}

/// The words start at their top when a step opens.
fn scroll_up(store: Store) {
    effect(move || {
        store.app.topic.track();
        store.page.scroll_to_start();
    });
}

fn focus_heading() {
    let heading =
        document().and_then(|document| document.query_selector("#panel h1").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        log_failure(heading.focus());
    }
}

/// An active frame rests again when the reader clicks or taps outside it: its window loses the
/// focus.
fn rest_when_left(store: Store) {
    let Some(window) = web_sys::window().filter(|_| store.settings().embed) else {
        return;
    };
    let left = EventListener::new(&window, "blur", move |_| {
        if store.page.is_awake.get_untracked() {
            store.page.is_awake.set(false);
        }
    });
    store.page.retain(Ok(Subscription::Events(left)));
}

/// What the system says about colours, contrast and motion.
fn watch_system(store: Store) {
    let look = move |_| store.page.system_colours.notify();
    for query in [
        "(prefers-color-scheme: dark)",
        "(prefers-contrast: more)",
        "(forced-colors: active)",
    ] {
        store
            .page
            .retain(MediaQuery::watch(query, look).map(Subscription::Media));
    }
    let motion = MediaQuery::watch("(prefers-reduced-motion: reduce)", move |reduced| {
        store.page.reduced_motion.set(reduced);
    });
    store
        .page
        .reduced_motion
        .set(motion.as_ref().is_ok_and(MediaQuery::matches));
    store.page.retain(motion.map(Subscription::Media));
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
        log_failure(style.remove_property(name));
    }
    let panel = StyleTokens::of(&root)
        .ok()
        .and_then(|tokens| css_colour(&tokens.read("--surface-panel").trim().to_ascii_lowercase()));
    let own = accent.0.map(|part| f32::from(part) / 255.0);
    if panel.is_some_and(|[red, green, blue, _]| is_readable(own, [red, green, blue])) {
        for name in ["--accent", "--accent-hover", "--accent-active"] {
            log_failure(style.set_property(name, &accent.to_string()));
        }
    } else {
        warn(&format!(
            "the accent {accent} has less than 4.5:1 on the panel of this theme and is ignored"
        ));
    }
}
