//! Where the reader hurts, painted or chosen by name, and which sources have been felt there.
//!
//! None of it leaves the page: the address tells it only in a link that the reader copies here.

use super::known::{Known, Small};
use super::shared::{act, choice, part, part_when, told, when};
use super::store::Store;
use super::tag::{Tag, tag};
use crate::app::Msg;
use crate::content::{Cover, Warning, sources_of, warnings_of};
use crate::domain::{Area, Brush, Listed, RegionId, Side, StructureId};
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
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a weight is 0 to 1")]
    fn of(painted: &Painted) -> Self {
        Self(painted.weights().into_iter().fold(0, |all, (region, weight)| all | ((weight * 31.0) as u128) << place(region)))
    }

    /// The regions that count, with their weights.
    #[expect(clippy::cast_precision_loss, reason = "at most 31")]
    fn weights(self) -> Vec<(RegionId, f32)> {
        let weight = |region| (region, (self.0 >> place(region) & 31) as f32 / 31.0);
        let regions = Area::list().iter().flat_map(|&area| [Side::Left, Side::Right].map(|side| RegionId { area, side }));
        regions.map(weight).filter(|(_, weight)| *weight > 0.0).collect()
    }

    fn has(self, region: RegionId) -> bool {
        self.0 >> place(region) & 31 > 0
    }
}

/// Where the weight of a region begins, in bits.
fn place(region: RegionId) -> u32 {
    (region.area as u32 * 2 + region.side as u32) * 5
}

/// What the pointer does on the skin.
pub(crate) fn brushes(store: Store) -> Tag {
    let button =
        |&brush: &Brush| choice(store, "ui.brush", brush.name(), when(move || store.state.read().brush == brush), Msg::BrushChosen(brush));
    let row = tag("div.segments role=group").called(store, "ui.brush");
    tag("div.bar").add(row.add_all(Brush::ALL.iter().map(button)))
}

/// The areas by name, and what has been felt in those that are painted.
pub(crate) fn painting(store: Store) -> Tag {
    let marked = Known::new(move || Marked::of(&store.state.read().painted));
    let now = move || store.state.read_untracked().painted.clone();
    let put = move |painted: Painted| store.send(Msg::PaintChanged(Box::new(painted)));
    let name = move |&area: &Area| {
        let region = move || RegionId { area, side: store.side.get() };
        let has = when(move || marked.get().has(region()));
        let toggle = act(move || put(now().toggled(region())));
        tag("button.button")
            .attr("aria-pressed", told(move || has.get().to_string()))
            .attr("data-testid", format!("area-{area}"))
            .on("click", toggle)
            .tell(store, &format!("area.{area}.name"))
    };
    let nothing = when(move || store.state.read().painted.is_empty());
    let deed = |id: &str, idle: Known<bool>| {
        tag("button.button")
            .attr("aria-disabled", told(move || idle.get().to_string()))
            .attr("data-testid", id.to_owned())
            .tell(store, &format!("ui.{id}"))
    };
    let untouched = when(move || store.state.read().painted_past.is_empty());
    let deeds = tag("div.names")
        .add(deed("paint-mirror", nothing).on("click", act(move || put(now().on_both_sides()))))
        .add(deed("paint-undo", untouched).on("click", store.press(Msg::PaintUndone)))
        .add(deed("paint-clear", nothing).on("click", act(move || put(Painted::default()))))
        .add(deed("paint-share", nothing).on("click", act(move || store.copy_painted())));
    let names = tag("div.names role=group").called(store, "ui.painting.names");
    tag("section.stack.stack--tight")
        .add(names.add_all(Area::ALL.iter().map(name)))
        .add(deeds)
        .add(tag("p.note").add(tag("strong").tell(store, "ui.painting.cannot")).say(" ").tell(store, "ui.painting.why"))
        .part(part_when(when(move || marked.get().0 > 0), move || found(store, marked)))
}

/// The sources that were felt there, and the warning signs to think of.
fn found(store: Store, marked: Known<Marked>) -> Tag {
    let asked = part(move || {
        let weights = marked.get().weights();
        let asked = warnings_of(store.facts(), &weights);
        let row = |warning: &&Warning| tag("li").add(tag("span").say(store.text(&format!("warning.{}", warning.id))));
        let heading = tag("h2").say(store.text("ui.painting.warnings"));
        (!asked.is_empty()).then(|| tag("section.warnings").add(heading).add(tag("ul").add_all(asked.iter().map(row))))
    });
    let rows = part(move || {
        let weights = marked.get().weights();
        let covers = sources_of(store.facts(), &weights);
        tag("ul.rows data-testid=traced aria-labelledby=traced").add_all(covers.iter().filter_map(|cover| row(store, cover)))
    });
    tag("div.stack.stack--tight").part(asked).add(tag("h2 id=traced").tell(store, "ui.painting.traced")).part(rows)
}

/// A source, on the side that is painted: the reader's, where both are.
fn row(store: Store, cover: &Cover<'_>) -> Option<Tag> {
    let own = store.side.get();
    let side = if cover.sides().contains(&own) { own } else { own.opposite() };
    let id = StructureId::from_base(&cover.pathway.source, side).ok()?;
    let reach = store.text(if cover.is_whole() { "ui.painting.all" } else { "ui.painting.some" });
    let choose = tag("button").attr("data-testid", format!("traced-{id}")).on("click", store.press(Msg::StructurePicked(Some(id))));
    let choose = choose
        .add(tag("span.swatch").attr("data-tissue", id.kind().name()))
        .add(tag("span").say(store.name(id)))
        .add(tag("span.rows__note.num").say(format!("{}. {reach}", store.basis(cover.pathway))));
    Some(tag("li").add(choose))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_back_from_their_number() {
        let region = |name: &str| name.parse::<RegionId>().unwrap();
        let mut painted = Painted::default().toggled(region("region-occiput-left")).toggled(region("region-shoulder-blade-right"));
        painted.add(crate::scene::Dab { at_mm: [-40, 0, 0], areas: [0, 0, 0, 0, 128, 0, 0, 0, 0, 0, 0, 0] });
        let marked = Marked::from_number(Marked::of(&painted).number());
        let told: Vec<(String, String)> =
            marked.weights().iter().map(|(region, weight)| (region.to_string(), format!("{:.0}", weight * 31.0))).collect();
        let wanted = [("region-occiput-left", "31"), ("region-temple-right", "15"), ("region-shoulder-blade-right", "31")];
        assert_eq!(told, wanted.map(|(region, weight)| (region.to_owned(), weight.to_owned())));
        assert!(marked.has(region("region-temple-right")) && !marked.has(region("region-temple-left")));
    }
}
