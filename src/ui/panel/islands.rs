//! What only the program can show of a description: exhibits, the pathway of the chosen structure,
//! the side that hurts, print and copy.

use crate::app::Msg;
use crate::browser::print_page;
use crate::content::Exhibit;
use crate::document::{self, Island, Node};
use crate::domain::Side;
use crate::element::{Element, el};
use crate::store::Store;
use crate::ui::controls::toggle_button;
use crate::ui::described::words_alone;
use crate::ui::exhibits::centrifuge::centrifuge;
use crate::ui::exhibits::fits::{fit, fit_actions, noticed};
use crate::ui::exhibits::flexion_rotation::flexion_rotation;
use crate::ui::exhibits::head_turning::head_turning;
use crate::ui::exhibits::options::options;
use crate::ui::exhibits::painting::painting;
use leptos::prelude::*;

/// `parent` ends with an island of a description.
pub(super) fn island(store: Store, parent: Element, island: Island) -> Element {
    match island {
        Island::Exhibit(exhibit) => parent.child(el("div").class("exhibit").child(match exhibit {
            Exhibit::Turning => head_turning(store),
            Exhibit::FlexionRotation => flexion_rotation(store),
            Exhibit::Painting => painting(store),
            Exhibit::Centrifuge => centrifuge(store),
            // corridor and target have words for clinicians alone
            Exhibit::Corridor => words_alone(move || {
                let corridor = document::corridor(&store);
                corridor.map(Node::from).into_iter().collect()
            }),
            Exhibit::Target => words_alone(move || {
                let target = document::target(&store);
                target.map(Node::from).into_iter().collect()
            }),
            Exhibit::Noticed => noticed(store),
        })),
        Island::Pathway => parent.child(words_alone(move || {
            let path = store.app.pathway();
            path.map(|path| document::pathway(&store, path).into())
                .into_iter()
                .collect()
        })),
        Island::Options => parent.child(options(store)),
        Island::SideSwitch => parent.child(side_switch(store)),
        Island::TakeHome => parent.child(take_home(store)),
        Island::Fit(cell) => parent.child(fit(store, cell)),
        Island::FitActions => parent.child(fit_actions(store)),
    }
}

/// Left or right: this pain usually keeps to one side.
fn side_switch(store: Store) -> Element {
    let button = |side: Side| {
        let is_chosen = move || store.app.side.get() == side;
        toggle_button(
            store,
            "ui.side",
            side.name(),
            is_chosen,
            Msg::SideChosen(side),
        )
    };
    el("div")
        .class("row")
        .child(
            el("span")
                .attr("id", "side-question")
                .text(store.words.derive_text("ui.side.question")),
        )
        .child(
            el("div")
                .class("segments")
                .attr("role", "group")
                .attr("aria-labelledby", "side-question")
                .child(button(Side::Left))
                .child(button(Side::Right)),
        )
}

fn take_home(store: Store) -> Element {
    let print = el("button")
        .class("button")
        .text(store.words.derive_text("ui.print"))
        .on_click(print_page);
    let copy = el("button")
        .class("button")
        .attr("data-testid", "copy-address")
        .text(store.words.derive_text("ui.address"))
        .on_click(move || store.copy_address());
    el("div").class("row").child(print).child(copy)
}
