//! Names in the margins of the plate: which, in which order, and where.

use crate::app::State;
use crate::content::{Exhibit, Facts};
use crate::domain::{Joint, Level, Nerve, StructureId};
use glam::Vec2;

/// A plate narrower than this is a phone's and has no margins: names there would lie on bone. The
/// list has them, and the chip is not there, CSS px.
const NARROW_PX: f32 = 560.0;
/// Width of a column of names, and where a leader line would end on a narrow plate, CSS px.
const COLUMN_PX: [f32; 2] = [132.0, 100.0];
/// Height of the chip at the foot of the plate, which no label may cover, CSS px.
const CHIP_PX: f32 = 60.0;
/// Height of a line of a name, CSS px.
const LINE_PX: f32 = 19.0;
/// Gap between names, CSS px.
const GAP_PX: f32 = 10.0;
/// Room kept free at the top and bottom of a column, CSS px.
const MARGIN_PX: f32 = 40.0;
/// Most labels on a plate.
const MOST: usize = 7;

/// The part of the plate where names may stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelArea {
    /// Its width, which is that of the plate, CSS px.
    pub width_px: f32,
    /// Its height from the top of the plate, CSS px.
    pub height_px: f32,
}

impl LabelArea {
    /// The area of a plate of this size, CSS px; with a chip at its foot where `has_chip`.
    #[must_use]
    pub fn of_plate(width_px: f32, height_px: f32, has_chip: bool) -> Self {
        let area = Self {
            width_px,
            height_px,
        };
        let chip_px = if has_chip && !area.is_narrow() {
            CHIP_PX
        } else {
            0.0
        };
        Self {
            height_px: height_px - chip_px,
            ..area
        }
    }

    fn is_narrow(self) -> bool {
        self.width_px < NARROW_PX
    }

    /// Width of a column of names, CSS px.
    #[must_use]
    pub fn column_px(self) -> f32 {
        let [wide, narrow] = COLUMN_PX;
        if self.is_narrow() { narrow } else { wide }
    }

    /// Whether a point lies in it.
    #[must_use]
    pub fn contains(self, at_px: Vec2) -> bool {
        let inside = |at: f32, end: f32| at > 0.0 && at < end;
        inside(at_px.x, self.width_px) && inside(at_px.y, self.height_px)
    }
}

/// One label.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it names.
    pub id: StructureId,
    /// Its point on the model, CSS px of the plate.
    pub anchor_px: Vec2,
    /// Height of the middle of its text, CSS px of the plate.
    pub y_px: f32,
    /// Whether it stands before the model (at the left) or behind it.
    pub before: bool,
}

/// A name that wants a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelRequest {
    /// What it names.
    pub id: StructureId,
    /// Its point on the model, CSS px of the plate.
    pub anchor_px: Vec2,
    /// Height of its text with the gap below, CSS px.
    pub height_px: f32,
}

/// What the margins may name, most important first; the chosen structure always comes first.
#[must_use]
pub fn label_order(state: &State, facts: &Facts) -> Vec<StructureId> {
    // who paints looks at the skin
    if state.paints(facts) {
        return Vec::new();
    }
    let side = state.side;
    let mut ids: Vec<StructureId> = state.structure.into_iter().collect();
    let aims = state
        .open_step(facts)
        .is_some_and(|step| step.shows(Exhibit::Target));
    let beside = [
        StructureId::Joint(Joint::C1C2, side),
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
    for id in beside.chain(state.highlighted(facts)).chain(usual) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Height of a name in a column, with the gap to the next, CSS px; names break at about ten
/// characters a line, Latin (empty where it is not shown) at about thirteen.
#[must_use]
pub fn label_height_px(name: &str, latin: &str) -> f32 {
    let lines = name.chars().count().div_ceil(10) + latin.chars().count().div_ceil(13);
    f32::from(u16::try_from(lines).unwrap_or(4)) * LINE_PX + GAP_PX
}

/// Puts labels into two columns: by the height of their points, so that lines don't cross, and
/// apart. Each takes the points on its half of the plate, as lines over the whole picture are hard
/// to follow; what has no room there goes to the other. Of equal points the first stays first.
#[must_use]
pub fn arrange(requests: &[LabelRequest], area: LabelArea) -> Vec<Label> {
    if area.is_narrow() {
        return Vec::new();
    }
    let room = (area.height_px - 2.0 * MARGIN_PX).max(0.0);
    let mut taken: Vec<LabelRequest> = Vec::new();
    let mut used = 0.0;
    for request in requests.iter().take(MOST) {
        used += request.height_px;
        if used <= room * 1.6 {
            taken.push(*request);
        }
    }
    taken.sort_by(|one, other| one.anchor_px.x.total_cmp(&other.anchor_px.x));
    let needs =
        |column: &[LabelRequest]| -> f32 { column.iter().map(|request| request.height_px).sum() };
    let mut before = taken
        .iter()
        .filter(|request| request.anchor_px.x < area.width_px / 2.0)
        .count();
    while before > 0 && needs(&taken[..before]) > room {
        before -= 1;
    }
    while before < taken.len() && needs(&taken[before..]) > room {
        before += 1;
    }
    let behind = taken.split_off(before);
    let mut labels = spread(taken, area.height_px, true);
    labels.extend(spread(behind, area.height_px, false));
    labels
}

/// A column of labels from the top down, each as near to its point as the others let it.
fn spread(mut column: Vec<LabelRequest>, height_px: f32, before: bool) -> Vec<Label> {
    column.sort_by(|one, other| one.anchor_px.y.total_cmp(&other.anchor_px.y));
    let mut heights_px: Vec<f32> = column.iter().map(|request| request.anchor_px.y).collect();
    let halves_px: Vec<f32> = column
        .iter()
        .map(|request| request.height_px / 2.0)
        .collect();
    let mut least = MARGIN_PX;
    for (y, half) in heights_px.iter_mut().zip(&halves_px) {
        *y = y.max(least + half);
        least = *y + half;
    }
    let mut most = height_px - MARGIN_PX;
    for (y, half) in heights_px.iter_mut().zip(&halves_px).rev() {
        *y = y.min(most - half);
        most = *y - half;
    }
    column
        .into_iter()
        .zip(heights_px)
        .map(|(request, y_px)| Label {
            id: request.id,
            anchor_px: request.anchor_px,
            y_px,
            before,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Msg, Origin, Settings, samples, update};
    use crate::domain::Side;
    use glam::vec2;

    fn area(width_px: f32, height_px: f32) -> LabelArea {
        LabelArea::of_plate(width_px, height_px, false)
    }

    fn requests() -> Vec<LabelRequest> {
        let heights = [300.0, 302.0, 120.0, 310.0, 80.0, 330.0];
        let request = |(id, y): (StructureId, f32)| LabelRequest {
            id,
            anchor_px: vec2(300.0 + y / 3.0, y),
            height_px: 48.0,
        };
        StructureId::all()
            .iter()
            .copied()
            .zip(heights)
            .map(request)
            .collect()
    }

    #[test]
    fn labels_of_a_column_keep_their_distance_and_their_order() {
        let labels = arrange(&requests(), area(800.0, 600.0));
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
        let labels = arrange(&requests(), area(800.0, 600.0));
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
        let crowded: Vec<LabelRequest> = requests()
            .into_iter()
            .map(|request| LabelRequest {
                anchor_px: vec2(100.0, request.anchor_px.y),
                ..request
            })
            .collect();
        let labels = arrange(&crowded, area(800.0, 300.0));
        assert!(
            labels.iter().any(|label| !label.before) && labels.iter().any(|label| label.before),
            "{labels:?}"
        );
    }

    #[test]
    fn a_phone_has_no_margins_for_labels() {
        assert!(arrange(&requests(), area(559.0, 400.0)).is_empty());
        assert!(!arrange(&requests(), area(560.0, 400.0)).is_empty());
    }

    #[test]
    fn a_flat_plate_has_no_labels() {
        assert!(arrange(&requests(), area(800.0, 60.0)).is_empty());
    }

    #[test]
    fn labels_stay_above_the_chip() {
        let with_chip = LabelArea::of_plate(800.0, 400.0, true);
        assert!(with_chip.height_px < area(800.0, 400.0).height_px);
        assert!(!with_chip.contains(vec2(400.0, 399.0)));
        let lowest = arrange(&requests(), with_chip)
            .iter()
            .map(|label| label.y_px)
            .fold(0.0, f32::max);
        assert!(lowest <= with_chip.height_px - MARGIN_PX, "{lowest}");
        // a phone has no chip
        assert_eq!(LabelArea::of_plate(400.0, 400.0, true), area(400.0, 400.0));
    }

    #[test]
    fn a_long_name_takes_more_room() {
        let plain = label_height_px("Atlas (C1)", "");
        assert!(label_height_px("Greater occipital nerve, left", "") > plain);
        assert!(label_height_px("Atlas (C1)", "Atlas") > plain);
    }

    #[test]
    fn the_chosen_structure_is_named_first_and_none_twice() {
        let facts = samples::facts();
        let mut state = State::new(&Settings::default(), &facts);
        let chosen = StructureId::Joint(Joint::C1C2, Side::Right);
        let msg = Msg::StructurePicked(Some(chosen));
        drop(update(&mut state, &facts, msg, Origin::User));
        let order = label_order(&state, &facts);
        assert_eq!(order[0], chosen);
        for (at, id) in order.iter().enumerate() {
            assert!(!order[..at].contains(id), "{id} twice");
            assert!(id.side().is_none_or(|side| side == Side::Right), "{id}");
        }
    }
}
