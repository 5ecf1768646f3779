//! Names in the margins with straight leader lines; hidden while the model moves. Never over bone
//! or nerve.

use super::marks;
use super::shared::{part, when};
use super::store::Store;
use super::tag::{Tag, shape, tag};
use crate::content::Exhibit;
use crate::document::Reader;
use crate::domain::{Joint, Level, Nerve, StructureId};
use glam::Vec2;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Height of a line of a name, CSS px.
const LINE_PX: f32 = 19.0;
/// Gap between names, CSS px.
const GAP_PX: f32 = 10.0;
/// Room kept free at the top and bottom of a column, CSS px.
const MARGIN_PX: f32 = 40.0;
/// A plate narrower than this is a phone's and has no margins: names there would lie on bone. The
/// list has them, and the chip is not there, CSS px.
pub(crate) const NARROW_PX: f32 = 560.0;

/// Most labels on a plate.
const MOST: usize = 7;

/// One label.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Label {
    /// What it names.
    pub(crate) id: StructureId,
    /// Its point on the model, CSS px of the plate.
    pub(crate) anchor_px: Vec2,
    /// Height of its text, CSS px of the plate.
    pub(crate) y_px: f32,
    /// Whether it stands before the model (at the left) or behind it.
    pub(crate) before: bool,
}

/// What the margins may name, most important first; the chosen structure always comes first.
#[must_use]
pub(crate) fn wanted(store: Store) -> Vec<StructureId> {
    let state = store.snapshot();
    let side = state.side;
    // who paints looks at the skin
    if state.paints(store.facts()) {
        return Vec::new();
    }
    let mut ids: Vec<StructureId> = state.structure.into_iter().collect();
    let lit = state.lit(store.facts());
    let aims = state
        .open_step(store.facts())
        .is_some_and(|step| step.shows(Exhibit::Target));
    let beside = [
        StructureId::VertebralArtery(side),
        StructureId::C2Ganglion(side),
        StructureId::Dura,
    ]
    .into_iter()
    .filter(|_| aims);
    let usual = [
        StructureId::Vertebra(Level::C1),
        StructureId::Vertebra(Level::C2),
        StructureId::Nerve(Nerve::GreaterOccipital, side),
        StructureId::Joint(Joint::C1C2, side),
        StructureId::Occiput,
        StructureId::Joint(Joint::C2C3, side),
        StructureId::Nerve(Nerve::LesserOccipital, side),
    ];
    for id in beside.chain(lit).chain(usual) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// A name that wants a place: its structure, its point on the model, the height of its text, CSS
/// px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Wish {
    /// What it names.
    pub(crate) id: StructureId,
    /// Its point on the model.
    pub(crate) anchor_px: Vec2,
    /// Height of its text with the gap below.
    pub(crate) height_px: f32,
}

/// Height of a name in a column, with the gap to the next, CSS px; names break at about ten
/// characters a line, Latin (empty where it is not shown) at about thirteen.
#[must_use]
pub(crate) fn height_of(name: &str, latin: &str) -> f32 {
    let lines = name.chars().count().div_ceil(10) + latin.chars().count().div_ceil(13);
    f32::from(u16::try_from(lines).unwrap_or(4)) * LINE_PX + GAP_PX
}

/// Puts labels into two columns: by the height of their points, so that lines don't cross, and
/// apart. Each takes the points on its half of the plate, as lines over the whole picture are hard
/// to follow; what has no room there goes to the other.
#[must_use]
pub(crate) fn arrange(wishes: &[Wish], width_px: f32, height_px: f32) -> Vec<Label> {
    if width_px < NARROW_PX {
        return Vec::new();
    }
    let room = (height_px - 2.0 * MARGIN_PX).max(0.0);
    let mut taken: Vec<Wish> = Vec::new();
    let mut used = 0.0;
    for wish in wishes.iter().take(MOST) {
        used += wish.height_px;
        if used <= room * 1.6 {
            taken.push(*wish);
        }
    }
    order(&mut taken, |wish| wish.anchor_px.x);
    let needs = |run: &[Wish]| run.iter().map(|wish| wish.height_px).sum::<f32>();
    let mut before = taken
        .iter()
        .filter(|wish| wish.anchor_px.x < width_px / 2.0)
        .count();
    while before > 0 && needs(&taken[..before]) > room {
        before -= 1;
    }
    while before < taken.len() && needs(&taken[before..]) > room {
        before += 1;
    }
    let behind = taken.split_off(before);
    spread(taken, height_px, true)
        .into_iter()
        .chain(spread(behind, height_px, false))
        .collect()
}

/// Puts a handful of wishes in the order of a length: by insertion, as the library's sorting is
/// made for thousands.
fn order(wishes: &mut [Wish], length: fn(&Wish) -> f32) {
    for end in 1..wishes.len() {
        let mut at = end;
        while at > 0 && length(&wishes[at]) < length(&wishes[at - 1]) {
            wishes.swap(at, at - 1);
            at -= 1;
        }
    }
}

fn spread(mut column: Vec<Wish>, height_px: f32, before: bool) -> Vec<Label> {
    order(&mut column, |wish| wish.anchor_px.y);
    let mut labels: Vec<(Label, f32)> = column
        .into_iter()
        .map(|wish| {
            (
                Label {
                    id: wish.id,
                    anchor_px: wish.anchor_px,
                    y_px: wish.anchor_px.y,
                    before,
                },
                wish.height_px / 2.0,
            )
        })
        .collect();
    let mut least = MARGIN_PX;
    for (label, half) in &mut labels {
        label.y_px = label.y_px.max(least + *half);
        least = label.y_px + *half;
    }
    let mut most = height_px - MARGIN_PX;
    for (label, half) in labels.iter_mut().rev() {
        label.y_px = label.y_px.min(most - *half);
        most = label.y_px - *half;
    }
    labels.into_iter().map(|(label, _)| label).collect()
}

/// Whole CSS pixels: a name needs no finer place, and fractions would cost the program the code
/// that writes them.
#[expect(clippy::cast_possible_truncation, reason = "pixels of a screen")]
fn px(length: f32) -> String {
    (length.round() as i32).to_string()
}

/// The labels of the plate.
pub(crate) fn labels(store: Store) -> Tag {
    let drawn = part(move || {
        let marks = store.marks.get();
        let marked = marks.iter().map(marks::drawn);
        shape("svg")
            .add_all(
                store
                    .labels
                    .get()
                    .iter()
                    .flat_map(|label| leader(store, label)),
            )
            .add_all(marked)
    });
    let names = part(move || {
        tag("div.contents").add_all(store.labels.get().iter().map(|label| name(store, label)))
    });
    let hidden = when(move || store.labels.read().is_empty() && store.marks.read().is_empty());
    tag("div.labels")
        .class_when("labels--hidden", hidden)
        .attr("aria-hidden", "true")
        .part(drawn)
        .part(names)
}

fn is_chosen(store: Store, label: &Label) -> bool {
    store.structure.get_untracked() == Some(label.id)
}

fn leader(store: Store, label: &Label) -> [Tag; 2] {
    let class = if is_chosen(store, label) {
        "is-chosen"
    } else {
        ""
    };
    let (width, gap) = store.label_column();
    let end = if label.before { gap } else { width - gap };
    let (x, y) = (px(label.anchor_px.x), px(label.anchor_px.y));
    let line = shape("line")
        .class(class)
        .attr("x1", x.as_str())
        .attr("y1", y.as_str())
        .attr("x2", px(end))
        .attr("y2", px(label.y_px));
    [
        line,
        shape("circle")
            .class(class)
            .attr("cx", x)
            .attr("cy", y)
            .attr("r", "4"),
    ]
}

fn name(store: Store, label: &Label) -> Tag {
    let class = if label.before {
        "labels__name labels__name--before"
    } else {
        "labels__name labels__name--behind"
    };
    let latin = store
        .shows_latin()
        .then(|| tag("small").say(store.latin(label.id)));
    let name = tag("span")
        .class(class)
        .class_when("is-chosen", is_chosen(store, label))
        .say(store.name(label.id))
        .add(latin);
    if let Some(element) = name.element().dyn_ref::<HtmlElement>() {
        super::log_failure(
            element
                .style()
                .set_property("top", &format!("{}px", px(label.y_px))),
        );
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::vec2;

    fn wishes() -> Vec<Wish> {
        let heights = [300.0, 302.0, 120.0, 310.0, 80.0, 330.0];
        let wish = |(id, y): (StructureId, f32)| Wish {
            id,
            anchor_px: vec2(300.0 + y / 3.0, y),
            height_px: 48.0,
        };
        StructureId::all()
            .iter()
            .copied()
            .zip(heights)
            .map(wish)
            .collect()
    }

    #[test]
    fn labels_of_a_column_keep_their_distance_and_their_order() {
        let labels = arrange(&wishes(), 800.0, 600.0);
        assert_eq!(labels.len(), 6);
        for pair in labels
            .windows(2)
            .filter(|pair| pair[0].before == pair[1].before)
        {
            assert!(pair[1].y_px - pair[0].y_px >= 47.9);
            assert!(pair[1].anchor_px.y >= pair[0].anchor_px.y);
        }
    }

    #[test]
    fn a_label_stands_on_the_side_of_its_point() {
        let labels = arrange(&wishes(), 800.0, 600.0);
        assert_eq!(labels.iter().filter(|label| label.before).count(), 2);
        assert!(
            labels
                .iter()
                .all(|label| label.before == (label.anchor_px.x < 400.0)),
            "{labels:?}"
        );
    }

    #[test]
    fn what_is_full_gives_to_the_other_column() {
        let crowded: Vec<Wish> = wishes()
            .into_iter()
            .map(|wish| Wish {
                anchor_px: vec2(100.0, wish.anchor_px.y),
                ..wish
            })
            .collect();
        let labels = arrange(&crowded, 800.0, 300.0);
        assert!(
            labels.iter().any(|label| !label.before) && labels.iter().any(|label| label.before),
            "{labels:?}"
        );
    }

    #[test]
    fn a_phone_has_no_margins_for_labels() {
        assert!(arrange(&wishes(), 390.0, 400.0).is_empty());
    }

    #[test]
    fn a_flat_plate_has_no_labels() {
        assert!(arrange(&wishes(), 800.0, 60.0).is_empty());
    }

    #[test]
    fn a_long_name_takes_more_room() {
        assert!(height_of("Greater occipital nerve, left", "") > height_of("Atlas (C1)", ""));
        assert!(height_of("Atlas (C1)", "Atlas") > height_of("Atlas (C1)", ""));
    }
}
