//! Where the reader hurts, painted or chosen by name, and which sources have been felt there.
//!
//! None of it leaves the page: the address tells it only in a link that the reader copies here.

use crate::app::Msg;
use crate::content::{Coverage, sources_of, warnings_of};
use crate::document::{self, Node, Reader, demote, warning_groups};
use crate::domain::{Area, Brush, RegionId, StructureId};
use crate::element::{Element, el, memo};
use crate::scene::PainDrawing;
use crate::store::Store;
use crate::ui::controls::{action_button, segmented_control, structure_row, toggle_button};
use crate::ui::described::words_alone;
use leptos::prelude::*;

/// A region counts from this weight on, of 1.
const LEAST_WEIGHT: f32 = 1.0 / 31.0;

/// The regions that are painted enough to count, with their weights from 0 to 1.
fn counted_weights(painted: &PainDrawing) -> Vec<(RegionId, f32)> {
    let mut weights = painted.weights();
    weights.retain(|(_, weight)| *weight >= LEAST_WEIGHT);
    weights
}

/// What the pointer does on the skin.
pub(crate) fn brushes(store: Store) -> Element {
    let button = |&brush: &Brush| {
        toggle_button(
            store,
            "ui.brush",
            brush.name(),
            move || store.app.state.read().brush == brush,
            Msg::BrushChosen(brush),
        )
    };
    el("div").class("bar").child(segmented_control(
        store,
        "ui.brush",
        Brush::ALL.iter().map(button),
    ))
}

/// The areas by name, and what has been felt in those that are painted.
pub(crate) fn painting(store: Store) -> Element {
    let weights = memo(move || counted_weights(&store.app.painted.read()));
    let now = move || store.app.painted.get_untracked();
    let put = move |painted: PainDrawing| store.send(Msg::PaintChanged(Box::new(painted)));
    let name = move |&area: &Area| {
        let region = move || RegionId {
            area,
            side: store.app.side.get(),
        };
        let has = move || {
            weights
                .read()
                .iter()
                .any(|(painted, _)| *painted == region())
        };
        let toggle = move || put(now().toggled(untrack(region)));
        el("button")
            .class("button")
            .attr("aria-pressed", move || has().to_string())
            .attr("data-testid", format!("area-{area}"))
            .on_click(toggle)
            .text(store.words.derive_text(format!("area.{area}.name")))
    };
    let nothing = move || store.app.state.read().painted.is_empty();
    let untouched = move || store.app.state.read().painted_past.is_empty();
    let deeds = el("div")
        .class("names")
        .child(action_button(store, "paint-mirror", nothing, move || {
            put(now().on_both_sides());
        }))
        .child(action_button(
            store,
            "paint-undo",
            untouched,
            store.sender(Msg::PaintUndone),
        ))
        .child(action_button(store, "paint-clear", nothing, move || {
            put(PainDrawing::default());
        }))
        .child(action_button(store, "paint-share", nothing, move || {
            store.copy_painted();
        }));
    let names = el("div")
        .class("names")
        .attr("role", "group")
        .attr("aria-label", store.words.derive_text("ui.painting.names"));
    el("section")
        .class("stack stack--tight")
        .child(names.children(Area::ALL.iter().map(name)))
        .child(deeds)
        .child(
            el("p")
                .class("note")
                .child(el("strong").text(store.words.derive_text("ui.painting.cannot")))
                .text(" ")
                .text(store.words.derive_text("ui.painting.why")),
        )
        .when(
            move || !weights.read().is_empty(),
            move || found(store, weights),
        )
}

/// The sources that were felt there, and the warning signs to think of.
fn found(store: Store, weights: Memo<Vec<(RegionId, f32)>>) -> Element {
    let warnings = move || {
        let signs = warnings_of(store.facts(), &weights.read());
        let question = document::el("h2").text(store.words.text("ui.painting.warnings"));
        let mut nodes: Vec<Node> = Vec::new();
        nodes.extend((!signs.is_empty()).then(|| question.into()));
        nodes.extend(demote(warning_groups(&store, &signs), 1));
        nodes
    };
    let rows = move || rows(store, &weights.read());
    el("div")
        .class("stack stack--tight")
        .child(words_alone(warnings))
        .child(
            el("h2")
                .attr("id", "traced")
                .text(store.words.derive_text("ui.painting.traced")),
        )
        .child(
            el("ul")
                .class("rows")
                .attr("data-testid", "traced")
                .attr("aria-labelledby", "traced")
                .each(rows, Clone::clone, move |row| row_view(store, row)),
        )
}

/// A source that was felt where it is painted, and whether it covers all of that.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Row {
    id: StructureId,
    is_whole: bool,
}

/// The sources on the side that is painted: the reader's, where both are.
fn rows(store: Store, weights: &[(RegionId, f32)]) -> Vec<Row> {
    let own = store.app.side.get();
    let row = |cover: Coverage<'_>| {
        let side = if cover.sides().contains(&own) {
            own
        } else {
            own.opposite()
        };
        let id = StructureId::from_base(&cover.pathway.source, side).ok()?;
        let is_whole = cover.is_whole();
        Some(Row { id, is_whole })
    };
    sources_of(store.facts(), weights)
        .into_iter()
        .filter_map(row)
        .collect()
}

fn row_view(store: Store, row: Row) -> Element {
    let Row { id, is_whole } = row;
    let note = move || {
        let reach = store.words.text(if is_whole {
            "ui.painting.all"
        } else {
            "ui.painting.some"
        });
        let path = store.facts().pathway(&id.base());
        let basis = path.map_or_else(String::new, |path| store.basis(path));
        format!("{basis}. {reach}")
    };
    let note = el("span").class("rows__note num").text(note);
    el("li").child(
        structure_row(store, id, "traced", note)
            .on_click(store.sender(Msg::StructurePicked(Some(id)))),
    )
}
