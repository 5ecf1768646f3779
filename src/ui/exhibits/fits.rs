//! Marking what fits in a comparison, and what was marked as a list to take along.
//!
//! The marks stay in the page, and nothing is worked out from them: they cannot tell the cause.

use crate::app::Msg;
use crate::content::{Block, Facts};
use crate::document::{self, FIT_KEY};
use crate::domain::Chapter;
use crate::element::{Element, el};
use crate::store::Store;
use crate::ui::controls::action_button;
use crate::ui::described::words_alone;
use leptos::prelude::*;

/// The box of a cell.
pub(crate) fn fit(store: Store, cell: u8) -> Element {
    el("input")
        .attr("type", "checkbox")
        .attr("aria-describedby", FIT_KEY)
        .attr("data-testid", format!("fit-{cell}"))
        .bool_prop("checked", move || store.app.noticed.get().has(cell))
        .on("change", move |_| store.send(Msg::FitToggled(cell)))
}

/// Clear, and take that back.
pub(crate) fn fit_actions(store: Store) -> Element {
    let nothing = move || store.app.noticed.get().is_empty();
    let cleared = move || !store.app.state.read().noticed_before.is_empty();
    el("div")
        .class("names fit-actions")
        .child(action_button(
            store,
            "fit-clear",
            nothing,
            store.sender(Msg::FitsCleared),
        ))
        .child(action_button(
            store,
            "fit-undo",
            move || !cleared(),
            store.sender(Msg::FitsRestored),
        ))
}

/// What is marked; while nothing is, where that can be done.
pub(crate) fn noticed(store: Store) -> Element {
    let list = move || {
        words_alone(move || document::noticed(&store, store.app.noticed.get()))
            .attr("data-testid", "noticed")
    };
    let hint = move || {
        let go = el("button")
            .class("link")
            .attr("data-testid", "fit-go")
            .text(store.words.derive_text("ui.compare.go"));
        let go = match comparison(store.facts()) {
            Some((chapter, step)) => go.on_click(store.sender(Msg::StepOpened(chapter, step))),
            None => go,
        };
        el("p")
            .class("small quiet fit-hint")
            .text(store.words.derive_text("ui.compare.none"))
            .text(" ")
            .child(go)
    };
    el("div").class("stack stack--tight").switch(
        move || store.app.noticed.get().is_empty(),
        move |is_empty| Some(if is_empty { hint() } else { list() }),
    )
}

/// The step with the comparison that can be marked.
fn comparison(facts: &Facts) -> Option<(Chapter, usize)> {
    let is_markable = |block: &Block| {
        if let Block::Table(id) = block {
            facts.table(id).is_some_and(|table| table.markable)
        } else {
            false
        }
    };
    facts.chapters.iter().find_map(|chapter| {
        let at = chapter
            .steps
            .iter()
            .position(|step| step.blocks.iter().any(is_markable));
        Some((chapter.id, at?))
    })
}
