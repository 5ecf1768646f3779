//! Names in the margins with straight leader lines; hidden while the model moves. Never over bone or nerve.

use super::shared::{part, when};
use super::store::Store;
use crate::domain::{Joint, Level, Nerve, StructureId};
use glam::Vec2;
use leptos::prelude::*;

/// Height that one label takes, CSS px.
const ROW_PX: f32 = 48.0;
/// Room kept free at the top and bottom of a column, CSS px.
const MARGIN_PX: f32 = 35.0;

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
    let mut ids: Vec<StructureId> = state.structure.into_iter().collect();
    let lit = store.facts(|facts| state.lit(facts));
    let usual = [
        StructureId::Vertebra(Level::C1),
        StructureId::Vertebra(Level::C2),
        StructureId::Nerve(Nerve::GreaterOccipital, side),
        StructureId::Joint(Joint::C1C2, side),
        StructureId::Occiput,
        StructureId::Joint(Joint::C2C3, side),
        StructureId::Nerve(Nerve::LesserOccipital, side),
    ];
    for id in lit.into_iter().chain(usual) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Puts labels into one or two columns: by the height of their points, so that lines don't cross, and apart.
#[must_use]
pub(crate) fn arrange(points: &[(StructureId, Vec2)], width_px: f32, height_px: f32) -> Vec<Label> {
    let narrow = width_px < 560.0;
    let rows = ((height_px - 2.0 * MARGIN_PX) / ROW_PX).max(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of rows, at most 7")]
    let per_column = (rows.min(if narrow { 4.0 } else { 7.0 })) as usize;
    let total = if narrow { per_column.min(4) } else { (per_column * 2).min(7) };
    let mut columns: [Vec<(StructureId, Vec2)>; 2] = [Vec::new(), Vec::new()];
    let middle = width_px / 2.0;
    for &(id, at) in points.iter().take(total) {
        let own = usize::from(narrow || at.x >= middle);
        let column = if columns[own].len() < per_column { own } else { 1 - own };
        if columns[column].len() < per_column && !(narrow && column == 0) {
            columns[column].push((id, at));
        }
    }
    let [before, behind] = columns;
    spread(before, height_px, true).into_iter().chain(spread(behind, height_px, false)).collect()
}

fn spread(mut column: Vec<(StructureId, Vec2)>, height_px: f32, before: bool) -> Vec<Label> {
    column.sort_by(|a, b| a.1.y.total_cmp(&b.1.y));
    let mut labels: Vec<Label> = column.into_iter().map(|(id, anchor_px)| Label { id, anchor_px, y_px: anchor_px.y, before }).collect();
    let mut least = MARGIN_PX;
    for label in &mut labels {
        label.y_px = label.y_px.max(least);
        least = label.y_px + ROW_PX;
    }
    let mut most = height_px - MARGIN_PX;
    for label in labels.iter_mut().rev() {
        label.y_px = label.y_px.min(most);
        most = label.y_px - ROW_PX;
    }
    labels
}

/// The labels of the plate.
#[component]
pub(crate) fn Labels(
    /// The store.
    store: Store,
) -> impl IntoView {
    let line = move |label: &Label| {
        let class = move |chosen: bool| if chosen { "is-chosen" } else { "" };
        let chosen = store.structure.get_untracked() == Some(label.id);
        let (width, gap) = store.label_column();
        let end = if label.before { gap } else { width - gap };
        view! {
            <line class=class(chosen) x1=label.anchor_px.x.to_string() y1=label.anchor_px.y.to_string() x2=end.to_string() y2=label.y_px.to_string() />
            <circle class=class(chosen) cx=label.anchor_px.x.to_string() cy=label.anchor_px.y.to_string() r="4" />
        }
    };
    let name = move |label: &Label| {
        let chosen = store.structure.get_untracked() == Some(label.id);
        view! {
            <span class="labels__name" class:labels__name--before=label.before class:labels__name--behind=!label.before class:is-chosen=chosen style:top=format!("{}px", label.y_px)>
                {store.name(label.id)}
                {store.shows_latin().then(|| view! { <small>{store.latin(label.id)}</small> })}
            </span>
        }
    };
    view! {
        <div class="labels" class:labels--hidden=when(move || store.labels.with(Vec::is_empty)) aria-hidden="true">
            <svg>{part(move || store.labels.get().iter().map(line).collect_view().into_any())}</svg>
            {part(move || store.labels.get().iter().map(name).collect_view().into_any())}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Side;
    use glam::vec2;

    fn points() -> Vec<(StructureId, Vec2)> {
        let heights = [300.0, 302.0, 120.0, 310.0, 80.0, 330.0];
        StructureId::all().into_iter().zip(heights).map(|(id, y)| (id, vec2(300.0 + y, y))).collect()
    }

    #[test]
    fn labels_of_a_column_keep_their_distance_and_their_order() {
        let labels = arrange(&points(), 800.0, 600.0);
        assert_eq!(labels.len(), 6);
        for pair in labels.windows(2).filter(|pair| pair[0].before == pair[1].before) {
            assert!(pair[1].y_px - pair[0].y_px >= ROW_PX - 0.01);
            assert!(pair[1].anchor_px.y >= pair[0].anchor_px.y);
        }
    }

    #[test]
    fn a_phone_has_one_column_of_at_most_four() {
        let labels = arrange(&points(), 390.0, 400.0);
        assert!(labels.len() <= 4 && labels.iter().all(|label| !label.before));
    }

    #[test]
    fn a_flat_plate_has_no_labels() {
        assert!(arrange(&[(StructureId::Joint(Joint::C0C1, Side::Left), vec2(1.0, 1.0))], 800.0, 60.0).is_empty());
    }
}
