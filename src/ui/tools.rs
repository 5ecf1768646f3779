//! What is shown of the model: the chosen structure set apart, a cut, what is hidden, and the way
//! back.

use super::shared::{choice, deed, segments, when};
use super::store::Store;
use super::tag::{Tag, tag};
use crate::app::Msg;
use crate::scene::{DisplayMode, DisplayState};

/// The ways to set the chosen structure apart, and what hides, shows and undoes.
pub(crate) fn tools(store: Store) -> Tag {
    let nothing = when(move || store.structure.get().is_none());
    let way = |&show: &DisplayMode| {
        choice(
            store,
            "ui.show",
            show.name(),
            when(move || store.display.get().show == show),
            Msg::ShowChosen(show),
        )
        .flag("disabled", when(move || show.needs_one() && nothing.get()))
    };
    let ways = segments(store, "ui.show", DisplayMode::ALL.iter().map(way));
    let deeds = tag("div.deeds");
    tag("div.showing").add(ways).add(
        deeds
            .add(deed(store, "hide", nothing, store.press(Msg::HidePressed)))
            .add(deed(
                store,
                "everything",
                when(move || store.display.get() == DisplayState::ALL),
                store.press(Msg::AllShown),
            ))
            .add(deed(
                store,
                "undo",
                when(move || store.state.read().past.is_empty()),
                store.press(Msg::UndoPressed),
            ))
            .add(deed(
                store,
                "reset",
                when(|| false),
                store.press(Msg::ResetPressed),
            )),
    )
}
