//! The bar below the stage: what is wrong with the 3D view, views, zoom, signals of the drawing.

use crate::app::{Graphics, Msg, Origin};
use crate::domain::Wires;
use crate::element::{Element, el};
use crate::scene::{NamedView, View};
use crate::store::Store;
use crate::ui::controls::{segmented_control, toggle_button};
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// The bar of the model.
pub(super) fn view_bar(store: Store) -> Element {
    let has_zoom = move || matches!(store.app.graphics.get(), Graphics::Ready | Graphics::Lost);
    el("div")
        .class("bar bar--views")
        .when(
            move || matches!(store.app.graphics.get(), Graphics::Unavailable(_)),
            move || trouble(store),
        )
        .child(views(store))
        .when(has_zoom, move || zoom(store))
        .child(
            el("p")
                .class("bar__note only-wide")
                .text(store.words.derive_text("ui.colours")),
        )
}

fn trouble(store: Store) -> Element {
    let reason = move || {
        let id = store.app.graphics.get().text_id();
        id.map_or_else(String::new, |id| store.words.text(id))
    };
    let again = move || store.send_from(Msg::GraphicsChanged(Graphics::Loading), Origin::Story);
    el("div")
        .class("bar__trouble")
        .attr("data-testid", "graphics-trouble")
        .child(Icon::Information.draw())
        .child(el("span").text(reason))
        .child(
            el("button")
                .class("button")
                .text(store.words.derive_text("ui.retry"))
                .on_click(again),
        )
}

fn views(store: Store) -> Element {
    let button = |&named: &NamedView| {
        let chosen = move || store.app.view.get() == View::named(named, store.app.side.get());
        toggle_button(
            store,
            "ui.view",
            named.name(),
            chosen,
            Msg::ViewChosen(named),
        )
    };
    segmented_control(store, "ui.view", NamedView::ALL.iter().map(button))
}

/// The signals that the drawing of the crossed wires can show.
pub(super) fn wires(store: Store) -> Element {
    let button = |&wires: &Wires| {
        toggle_button(
            store,
            "ui.wires",
            wires.name(),
            move || store.app.wires.get() == wires,
            Msg::WiresChosen(wires),
        )
    };
    el("div").class("bar").child(segmented_control(
        store,
        "ui.wires",
        Wires::ALL.iter().map(button),
    ))
}

fn zoom(store: Store) -> Element {
    let button = |name: &str, sign: &str, factor: f32| {
        el("button")
            .attr("aria-label", store.words.derive_text(name))
            .text(sign)
            .on_click(move || store.model.zoom(factor))
    };
    let reset = el("button")
        .class("only-wide")
        .text(store.words.derive_text("ui.zoom.reset"))
        .on_click(store.sender(Msg::ViewChosen(NamedView::Angle)));
    let row = el("div")
        .class("segments only-broad")
        .attr("role", "group")
        .attr("aria-label", store.words.derive_text("ui.zoom"));
    row.child(button("ui.zoom.out", "−", 0.8))
        .child(button("ui.zoom.in", "+", 1.25))
        .child(reset)
}
