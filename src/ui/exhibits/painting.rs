//! Where the reader hurts, painted or chosen by name, and which sources have been felt there.
//!
//! None of it leaves the page: the address tells it only in a link that the reader copies here.

use leptos::prelude::*;
use crate::ui::panel::blocks::warning_box;
use crate::ui::panel::structure_list::structure_row;
use crate::ui::controls::{toggle_button, segmented_control, action_button};
use crate::store::Store;
use crate::element::{Element, el, memo};
use crate::app::Msg;
use crate::content::{Cover, sources_of, warnings_of};
use crate::domain::{Area, Brush, RegionId, StructureId};
use crate::scene::Painted;

/// How strongly each region is painted, in 31 steps: what the list follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marked(u128);

impl Small for Marked {
    fn number(self) -> u128 {
        self.0
    }

    fn from_number(number: u128) -> Self {
        Self(number)
    }
}

impl Marked {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a weight is 0 to 1"
    )]
    fn of(painted: &Painted) -> Self {
        Self(
            painted
                .weights()
                .into_iter()
                .fold(0, |all, (region, weight)| {
                    all | ((weight * 31.0) as u128) << place(region)
                }),
        )
    }

    /// The regions that count, with their weights.
    #[expect(clippy::cast_precision_loss, reason = "at most 31")]
    fn weights(self) -> Vec<(RegionId, f32)> {
        let weight = |region| (region, (self.0 >> place(region) & 31) as f32 / 31.0);
        RegionId::all()
            .map(weight)
            .filter(|(_, weight)| *weight > 0.0)
            .collect()
    }

    fn has(self, region: RegionId) -> bool {
        self.0 >> place(region) & 31 > 0
    }
}

/// Where the weight of a region begins, in bits.
fn place(region: RegionId) -> u32 {
    region.index() * 5
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
    el("div").class("bar").child(segmented_control(store, "ui.brush", Brush::ALL.iter().map(button)))
}

/// The areas by name, and what has been felt in those that are painted.
pub(crate) fn painting(store: Store) -> Element {
    let marked = memo(move || Marked::of(&store.app.state.read().painted));
    let now = move || store.app.state.read_untracked().painted.clone();
    let put = move |painted: Painted| store.send(Msg::PaintChanged(Box::new(painted)));
    let name = move |&area: &Area| {
        let region = move || RegionId {
            area,
            side: store.app.side.get(),
        };
        let has = move || marked.get().has(region());
        let toggle = move || put(now().toggled(region()));
        el("button").class("button")
            .attr("aria-pressed", move || has().to_string())
            .attr("data-testid", format!("area-{area}"))
            .on_click(toggle)
            .text(store.words.derive_text(format!("area.{area}.name")))
    };
    let nothing = move || store.app.state.read().painted.is_empty();
    let untouched = move || store.app.state.read().painted_past.is_empty();
    let deeds = el("div").class("names")
        .child(action_button(
            store,
            "paint-mirror",
            nothing,
            move || put(now().on_both_sides()),
        ))
        .child(action_button(
            store,
            "paint-undo",
            untouched,
            store.sender(Msg::PaintUndone),
        ))
        .child(action_button(
            store,
            "paint-clear",
            nothing,
            move || put(Painted::default()),
        ))
        .child(action_button(
            store,
            "paint-share",
            nothing,
            move || store.copy_painted(),
        ));
    let names = el("div").class("names").attr("role", "group").attr("aria-label", store.words.derive_text("ui.painting.names"));
    el("section").class("stack stack--tight")
        .child(names.children(Area::ALL.iter().map(name)))
        .child(deeds)
        .child(
            el("p").class("note")
                .child(el("strong").text(store.words.derive_text("ui.painting.cannot")))
                .text(" ")
                .text(store.words.derive_text("ui.painting.why")),
        )
        .dyn_child(move || {
            Some(marked.get().weights())
                .filter(|weights| !weights.is_empty())
                .map(|weights| found(store, &weights))
        })
}

/// The sources that were felt there, and the warning signs to think of.
fn found(store: Store, weights: &[(RegionId, f32)]) -> Element {
    let asked = warnings_of(store.facts(), weights)
        .into_iter()
        .map(|warning| store.words.text(&format!("warning.{}", warning.id)))
        .collect();
    let rows = sources_of(store.facts(), weights);
    el("div").class("stack stack--tight")
        .child(warning_box(
            "warnings",
            store.words.text("ui.painting.warnings"),
            asked,
        ))
        .child(el("h2").attr("id", "traced").text(store.words.text("ui.painting.traced")))
        .child(
            el("ul").class("rows").attr("data-testid", "traced").attr("aria-labelledby", "traced")
                .children(rows.iter().filter_map(|cover| row(store, cover))),
        )
}

/// A source, on the side that is painted: the reader's, where both are.
fn row(store: Store, cover: &Cover<'_>) -> Option<Element> {
    let own = store.app.side.get();
    let side = if cover.sides().contains(&own) {
        own
    } else {
        own.opposite()
    };
    let id = StructureId::from_base(&cover.pathway.source, side).ok()?;
    let reach = store.words.text(if cover.is_whole() {
        "ui.painting.all"
    } else {
        "ui.painting.some"
    });
    let note = el("span").class("rows__note num").text(format!("{}. {reach}", store.basis(cover.pathway)));
    Some(
        el("li").child(
            structure_row(store, id, "traced", note)
                .on_click(store.sender(Msg::StructurePicked(Some(id)))),
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_back_from_their_number() {
        let region = |name: &str| name.parse::<RegionId>().unwrap();
        let mut painted = Painted::default()
            .toggled(region("region-occiput-left"))
            .toggled(region("region-shoulder-blade-right"));
        painted.child(crate::scene::Dab {
            at_mm: [-40, 0, 0],
            areas: [0, 0, 0, 0, 128, 0, 0, 0, 0, 0, 0, 0],
        });
        let marked = Marked::from_number(Marked::of(&painted).number());
        let told: Vec<(String, String)> = marked
            .weights()
            .iter()
            .map(|(region, weight)| (region.to_string(), format!("{:.0}", weight * 31.0)))
            .collect();
        let wanted = [
            ("region-occiput-left", "31"),
            ("region-temple-right", "15"),
            ("region-shoulder-blade-right", "31"),
        ];
        assert_eq!(
            told,
            wanted.map(|(region, weight)| (region.to_owned(), weight.to_owned()))
        );
        assert!(
            marked.has(region("region-temple-right")) && !marked.has(region("region-temple-left"))
        );
    }
}
