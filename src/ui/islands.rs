//! What only the program can show of a description: exhibits, the pathway of the chosen structure,
//! the side that hurts, print and copy.

use super::centrifuge::centrifuge;
use super::nodes::{add_nodes, still_view};
use super::painting::painting;
use super::shared::{act, choice, part, when};
use super::store::Store;
use super::tag::{Tag, tag};
use super::test::flexion_rotation;
use super::turning::turning;
use crate::app::Msg;
use crate::content::Exhibit;
use crate::document::{self, Island, Node};
use crate::domain::Side;

/// `parent` ends with these nodes and what is live in them.
pub(crate) fn add_document(store: Store, parent: Tag, nodes: &[Node]) -> Tag {
    add_nodes(parent, nodes, &|parent, island| live(store, parent, island))
}

fn live(store: Store, parent: Tag, island: Island) -> Tag {
    match island {
        Island::Exhibit(exhibit) => {
            parent.add(tag("div.exhibit").part(part(move || shown(store, exhibit))))
        }
        Island::Pathway => parent.part(part(move || pathway(store))),
        Island::SideSwitch => parent.add(side_switch(store)),
        Island::TakeHome => parent.add(take_home(store)),
    }
}

/// An exhibit; the corridor has words for clinicians only.
fn shown(store: Store, exhibit: Exhibit) -> Option<Tag> {
    match exhibit {
        Exhibit::Corridor => document::corridor(&store).as_ref().map(still_view),
        Exhibit::Turning => Some(turning(store)),
        Exhibit::FlexionRotation => Some(flexion_rotation(store)),
        Exhibit::Painting => Some(painting(store)),
        Exhibit::Target => Some(still_view(&document::target(&store))),
        Exhibit::Centrifuge => Some(centrifuge(store)),
    }
}

/// The pathway of the chosen structure, if it has one.
fn pathway(store: Store) -> Option<Tag> {
    let path = store.pathway()?;
    Some(still_view(&document::pathway(&store, path)))
}

/// Left or right: this pain usually keeps to one side.
fn side_switch(store: Store) -> Tag {
    let button = |side: Side| {
        choice(
            store,
            "ui.side",
            side.name(),
            when(move || store.side.get() == side),
            Msg::SideChosen(side),
        )
    };
    let segments = tag("div.segments role=group aria-labelledby=side-question");
    tag("div.row")
        .add(tag("span id=side-question").tell(store, "ui.side.question"))
        .add(segments.add(button(Side::Left)).add(button(Side::Right)))
}

fn take_home(store: Store) -> Tag {
    let print = tag("button.button")
        .say(store.text("ui.print"))
        .on("click", act(move || store.print()));
    let copy = tag("button.button data-testid=copy-address").say(store.text("ui.address"));
    tag("div.row")
        .add(print)
        .add(copy.on("click", act(move || store.copy_address())))
}
