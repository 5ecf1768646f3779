//! The host tool's work: takes what `anatomy` sculpts through `mesh` to files and pictures.
//!
//! The only room that knows both. Deliberately absent: shapes, and how triangles are made. Start
//! reading at [`finish::finish`].

pub mod build;
pub mod finish;
pub mod hash;
pub mod measure;
pub mod preview;

use crate::{anatomy::catalogue::Sculpture, mesh::Solid};

/// Hands the field of `sculpture` to `work` in the mesher's terms.
pub fn with_solid<T>(sculpture: &Sculpture, work: impl FnOnce(&Solid<'_>) -> T) -> T {
    let bounds = sculpture.field.bounds();
    let distance = |point| sculpture.field.distance(point);
    work(&Solid {
        distance: &distance,
        min: bounds.min,
        max: bounds.max,
    })
}
