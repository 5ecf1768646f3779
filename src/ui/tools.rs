//! What is shown of the model: the chosen structure set apart, a cut, what is hidden, and the way back.

use super::known::Known;
use super::shared::{choice, told, when};
use super::store::Store;
use super::tag::{Tag, tag};
use crate::app::Msg;
use crate::scene::{Display, Show};

/// The ways to set the chosen structure apart, and what hides, shows and undoes.
pub(crate) fn tools(store: Store) -> Tag {
    let nothing = when(move || store.structure.get().is_none());
    let way = |&show: &Show| {
        choice(store, "ui.show", show.name(), when(move || store.display.get().show == show), Msg::ShowChosen(show))
            .flag("disabled", when(move || show.needs_one() && nothing.get()))
    };
    let deed = |name: &str, msg: Msg, idle: Known<bool>| {
        tag("button.button")
            .attr("data-testid", name)
            // not the attribute `disabled`: the focus would be lost with the press that leaves nothing more to do
            .attr("aria-disabled", told(move || idle.get().to_string()))
            .on("click", store.press(msg))
            .tell(store, &format!("ui.{name}"))
    };
    let ways = tag("div.segments role=group").called(store, "ui.show");
    let deeds = tag("div.deeds");
    tag("div.showing").add(ways.add_all(Show::ALL.iter().map(way))).add(
        deeds
            .add(deed("hide", Msg::HidePressed, when(move || nothing.get())))
            .add(deed("everything", Msg::AllShown, when(move || store.display.get() == Display::ALL)))
            .add(deed("undo", Msg::UndoPressed, when(move || store.state.read().past.is_empty())))
            .add(deed("reset", Msg::ResetPressed, when(|| false))),
    )
}
