//! What is marked on the resting model, as it is drawn.

use super::store::Store;
use super::tag::{Tag, shape};
use crate::format::whole;
use crate::presentation::{self, Mark, MarkKind};

/// The marks of the open step.
pub(crate) fn marks(store: Store) -> Vec<Mark> {
    let state = store.snapshot();
    store
        .with_viewer(|viewer| {
            presentation::marks(&state, store.facts(), viewer.scene(), |point| {
                viewer.project(point)
            })
        })
        .unwrap_or_default()
}

/// A mark as it is drawn.
pub(crate) fn drawn(mark: &Mark) -> Tag {
    let [from, to] = mark.ends_px;
    let class = match mark.kind {
        MarkKind::Target => {
            return shape("circle.mark--target r=9")
                .attr("cx", whole(from.x))
                .attr("cy", whole(from.y));
        }
        MarkKind::Range => "mark--range",
        MarkKind::Artery => "mark--artery",
        MarkKind::Sac => "mark--sac",
    };
    shape("line")
        .class(class)
        .attr("x1", whole(from.x))
        .attr("y1", whole(from.y))
        .attr("x2", whole(to.x))
        .attr("y2", whole(to.y))
}
