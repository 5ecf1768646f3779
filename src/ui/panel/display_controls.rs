//! What is shown of the model: the chosen structure set apart, a cut, what is hidden, and the way
//! back.

use crate::app::Msg;
use crate::element::{Element, el};
use crate::scene::{DisplayMode, DisplayState};
use crate::store::Store;
use crate::ui::controls::{action_button, segmented_control, toggle_button};
use leptos::prelude::*;

/// The ways to set the chosen structure apart, and what hides, shows and undoes.
pub(super) fn display_controls(store: Store) -> Element {
    let nothing = move || store.app.structure.get().is_none();
    let way = |&show: &DisplayMode| {
        toggle_button(
            store,
            "ui.show",
            show.name(),
            move || store.app.display.get().show == show,
            Msg::ShowChosen(show),
        )
        .bool_attr("disabled", move || show.needs_one() && nothing())
    };
    let ways = segmented_control(store, "ui.show", DisplayMode::ALL.iter().map(way));
    let deeds = el("div").class("deeds");
    el("div").class("showing").child(ways).child(
        deeds
            .child(action_button(
                store,
                "hide",
                nothing,
                store.sender(Msg::HidePressed),
            ))
            .child(action_button(
                store,
                "everything",
                move || store.app.display.get() == DisplayState::ALL,
                store.sender(Msg::AllShown),
            ))
            .child(action_button(
                store,
                "undo",
                move || store.app.state.read().past.is_empty(),
                store.sender(Msg::UndoPressed),
            ))
            .child(action_button(
                store,
                "reset",
                || false,
                store.sender(Msg::ResetPressed),
            )),
    )
}
