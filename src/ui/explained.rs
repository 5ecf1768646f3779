//! Terms explained in place: a dotted word is a button, and the meaning stands below the text that
//! it belongs to until it is pressed again, or Escape is.

use crate::browser::log_failure;
use crate::document::Explained;
use crate::element::{Element, el};
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

/// Ids that no other note of the page has: a dialog may say what the page says.
static NEXT_ID: AtomicU32 = AtomicU32::new(0);

/// The meanings of the terms in one text, of which one is shown at a time.
#[derive(Clone)]
pub(super) struct Meanings {
    id: String,
    /// The place of the term whose meaning is shown.
    shown: RwSignal<Option<usize>>,
}

impl Meanings {
    /// Of another text, none shown. Must be called inside the owner of its view.
    pub(super) fn new() -> Self {
        let number = NEXT_ID.fetch_add(1, Ordering::Relaxed);
        Self {
            id: format!("meaning-{number}"),
            shown: RwSignal::new(None),
        }
    }

    /// The term that stands at this place, as a button in its sentence.
    pub(super) fn term(
        &self,
        at: usize,
        term: &Explained,
        words: impl Fn() -> String + 'static,
    ) -> Element {
        let shown = self.shown;
        let press = move |event: &Event| {
            shown.update(|shown| *shown = (*shown != Some(at)).then_some(at));
            // WebKit gives a pressed button no focus, and Escape goes where the focus is
            let button = event.current_target();
            if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                log_failure(button.focus());
            }
        };
        let close = move |event: &KeyboardEvent| {
            if event.key() == "Escape" && shown.get_untracked() == Some(at) {
                // a dialog around it stays open
                event.prevent_default();
                event.stop_propagation();
                shown.set(None);
            }
        };
        el("button")
            .class("term")
            .attr("type", "button")
            .attr("data-testid", term.anchor())
            .attr("aria-controls", self.id.as_str())
            .attr("aria-expanded", move || {
                (shown.get() == Some(at)).to_string()
            })
            .text(words)
            .on("click", press)
            .on_event("keydown", close)
    }

    /// The place below the text where the meaning is shown; a screen reader says it when it comes.
    pub(super) fn note(
        &self,
        term_at: impl Fn(usize) -> Option<Explained> + Clone + 'static,
    ) -> Element {
        let shown = self.shown;
        el("span")
            .class("meaning")
            .attr("id", self.id.as_str())
            .attr("role", "status")
            .switch(
                move || shown.get(),
                move |at| {
                    let (name, meaning) = (term_at.clone(), term_at.clone());
                    let at = at?;
                    let name = move || name(at).map_or_else(String::new, |term| term.name);
                    let meaning = move || meaning(at).map_or_else(String::new, |term| term.meaning);
                    let words = el("span")
                        .child(el("strong").text(name))
                        .text(" ")
                        .text(meaning);
                    Some(words)
                },
            )
    }
}
