//! Where the reader is: chapter and step.

use crate::domain::Chapter;
use crate::element::{Element, el};
use crate::store::Store;
use leptos::prelude::*;

/// The line above the heading: which chapter of how many, its title, which step of how many.
pub(super) fn place(store: Store) -> Element {
    let dot = || el("span").attr("aria-hidden", "true").text("·");
    let counted = move |id: &str, number: usize, count: usize| {
        let (number, count) = (number.to_string(), count.to_string());
        store
            .words
            .fill(id, &[("number", &number), ("count", &count)])
    };
    let chapter = move || {
        let number = store.app.chapter.get() as usize + 1;
        counted("ui.step.of", number, Chapter::ALL.len())
    };
    let count = move || store.app.step_count(store.app.chapter.get());
    let step = move || counted("ui.step.part", store.app.step.get() + 1, count());
    let title = move || {
        let chapter = store.app.chapter.get();
        store.words.text(&format!("chapter.{chapter}.title"))
    };
    el("p")
        .class("kicker")
        .child(el("span").class("num").text(chapter))
        .child(dot())
        .child(el("span").text(title))
        .when(
            move || count() > 1,
            move || {
                el("span")
                    .class("contents")
                    .child(dot())
                    .child(el("span").class("num").text(step))
            },
        )
}
