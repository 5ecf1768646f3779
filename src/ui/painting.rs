//! Where the reader hurts, painted or chosen by name, and which sources have been felt there.
//!
//! None of it leaves the page: the address tells it only in a link that the reader copies here.

use super::known::{Known, Small};
use super::list::structure_row;
use super::nodes::still_view;
use super::shared::{act, choice, deed, part, segments, told, when};
use super::store::Store;
use super::tag::{Tag, tag};
use crate::app::Msg;
use crate::content::{Cover, sources_of, warnings_of};
use crate::document::{Reader, warning_box};
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
#[inline(never)]
pub(crate) fn brushes(store: Store) -> Tag {
    let button = |&brush: &Brush| {
        choice(
            store,
            "ui.brush",
            brush.name(),
            when(move || store.state.read().brush == brush),
            Msg::BrushChosen(brush),
        )
    };
    tag("div.bar").add(segments(store, "ui.brush", Brush::ALL.iter().map(button)))
}

/// The areas by name, and what has been felt in those that are painted.
#[inline(never)]
pub(crate) fn painting(store: Store) -> Tag {
    let marked = Known::new(move || Marked::of(&store.state.read().painted));
    let now = move || store.state.read_untracked().painted.clone();
    let put = move |painted: Painted| store.send(Msg::PaintChanged(Box::new(painted)));
    let name = move |&area: &Area| {
        let region = move || RegionId {
            area,
            side: store.side.get(),
        };
        let has = when(move || marked.get().has(region()));
        let toggle = act(move || put(now().toggled(region())));
        tag("button.button")
            .attr("aria-pressed", told(move || has.get().to_string()))
            .attr("data-testid", format!("area-{area}"))
            .on("click", toggle)
            .tell(store, &format!("area.{area}.name"))
    };
    let nothing = when(move || store.state.read().painted.is_empty());
    let untouched = when(move || store.state.read().painted_past.is_empty());
    let deeds = tag("div.names")
        .add(deed(
            store,
            "paint-mirror",
            nothing,
            act(move || put(now().on_both_sides())),
        ))
        .add(deed(
            store,
            "paint-undo",
            untouched,
            store.press(Msg::PaintUndone),
        ))
        .add(deed(
            store,
            "paint-clear",
            nothing,
            act(move || put(Painted::default())),
        ))
        .add(deed(
            store,
            "paint-share",
            nothing,
            act(move || store.copy_painted()),
        ));
    let names = tag("div.names role=group").called(store, "ui.painting.names");
    tag("section.stack.stack--tight")
        .add(names.add_all(Area::ALL.iter().map(name)))
        .add(deeds)
        .add(
            tag("p.note")
                .add(tag("strong").tell(store, "ui.painting.cannot"))
                .say(" ")
                .tell(store, "ui.painting.why"),
        )
        .part(part(move || {
            Some(marked.get().weights())
                .filter(|weights| !weights.is_empty())
                .map(|weights| found(store, &weights))
        }))
}

/// The sources that were felt there, and the warning signs to think of.
#[inline(never)]
fn found(store: Store, weights: &[(RegionId, f32)]) -> Tag {
    let asked = warnings_of(store.facts(), weights)
        .into_iter()
        .map(|warning| store.text(&format!("warning.{}", warning.id)))
        .collect();
    let warnings = warning_box("warnings", store.text("ui.painting.warnings"), asked);
    let rows = sources_of(store.facts(), weights);
    tag("div.stack.stack--tight")
        .add(warnings.as_ref().map(still_view))
        .add(tag("h2 id=traced").say(store.text("ui.painting.traced")))
        .add(
            tag("ul.rows data-testid=traced aria-labelledby=traced")
                .add_all(rows.iter().filter_map(|cover| row(store, cover))),
        )
}

/// A source, on the side that is painted: the reader's, where both are.
#[inline(never)]
fn row(store: Store, cover: &Cover<'_>) -> Option<Tag> {
    let own = store.side.get();
    let side = if cover.sides().contains(&own) {
        own
    } else {
        own.opposite()
    };
    let id = StructureId::from_base(&cover.pathway.source, side).ok()?;
    let reach = store.text(if cover.is_whole() {
        "ui.painting.all"
    } else {
        "ui.painting.some"
    });
    let note = tag("span.rows__note.num").say(format!("{}. {reach}", store.basis(cover.pathway)));
    Some(
        tag("li").add(
            structure_row(store, id, "traced", note)
                .on("click", store.press(Msg::StructurePicked(Some(id)))),
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
        painted.add(crate::scene::Dab {
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
