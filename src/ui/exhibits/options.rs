//! A few treatment options side by side: the first is always there, the reader chooses the others.
//!
//! How many stand beside each other is a matter of style sheets: two on a phone, three where there
//! is room. All options, in a table of their own, stand after this in the description of the step;
//! they are shown when the reader asks for them, and on paper.

use crate::app::Msg;
use crate::document::options_beside;
use crate::element::{Element, el};
use crate::store::Store;
use crate::ui::controls::{segmented_control, toggle_button_with};
use crate::ui::described::words_alone;
use leptos::prelude::*;

/// The two ways to see options, the choice of those beside the first, and their grid.
pub(crate) fn options(store: Store) -> Element {
    let comparison = move || store.app.comparison();
    let compare = move |comparison| store.send(Msg::OptionsCompared(comparison));
    let ways = [("few", false), ("all", true)]
        .into_iter()
        .map(|(name, all)| {
            toggle_button_with(
                store,
                "ui.options",
                name,
                move || comparison().shows_all() == all,
                move || compare(untrack(comparison).showing_all(all)),
            )
        });
    let grid = words_alone(move || options_beside(&store, &comparison().options(store.facts())));
    let choices = el("div")
        .class("options-chosen")
        .attr("role", "group")
        .attr("aria-label", store.words.derive_text("ui.option.choose"))
        .child(choice(store, 0))
        .child(choice(store, 1).class_when("is-third", true));
    let live = el("div").class("options-live").child(choices).child(grid);
    el("div")
        .class("options-few")
        .attr("data-all", move || comparison().shows_all().to_string())
        .child(segmented_control(store, "ui.options", ways))
        .child(live)
}

/// The choice of the option in a column beside the first.
fn choice(store: Store, column: usize) -> Element {
    let comparison = move || store.app.comparison();
    let id = format!("options-{column}");
    let options = store.facts().options.iter().enumerate().skip(1);
    let options = options.map(|(place, option)| {
        el("option").attr("value", place.to_string()).text(
            store
                .words
                .derive_text(format!("option.{}.name", option.id)),
        )
    });
    let select = el("select")
        .attr("id", id.as_str())
        .attr("data-testid", id.as_str())
        .children(options)
        // after its options: a browser knows no other values
        .prop("value", move || comparison().beside()[column].to_string())
        .on("change", move |event| {
            if let Ok(place) = event_target_value(event).parse() {
                let chosen = untrack(comparison).with(column, place);
                store.send(Msg::OptionsCompared(chosen));
            }
        });
    let label = if column == 0 {
        "ui.options.beside"
    } else {
        "ui.options.third"
    };
    el("div")
        .class("select")
        .child(
            el("label")
                .attr("for", id)
                .text(store.words.derive_text(label)),
        )
        .child(select)
}
