//! The list of what is sculpted: each structure's field with what the tool must know to mesh, label
//! and light it.

use super::field::Field;
use crate::domain::StructureId;
use glam::Vec3;
use std::{fmt, sync::Arc};

/// Weights of the twelve areas (order of `domain::Area::ALL`, 0 to 1) at a point of the skin.
pub type AreaWeights = Arc<dyn Fn(Vec3) -> [f32; 12] + Send + Sync>;

/// One structure, ready for the mesher. Lengths in mm, in the model's frame.
#[derive(Clone)]
pub struct Sculpture {
    /// Which structure it is.
    pub id: StructureId,
    /// Its shape.
    pub field: Field,
    /// What the first picture shows in its stead, where the shape is too fine for few triangles.
    pub first: Option<Field>,
    /// Cartilage lying on it: what is inside of this field is drawn as cartilage.
    pub cartilage: Option<Field>,
    /// Size of the grid's cells at full resolution. Bones: 0.5; thin nerves: about a third of their
    /// radius.
    pub cell_mm: f32,
    /// How far the shipped surface may lie from the field.
    pub error_mm: f32,
    /// The same for the first picture.
    pub coarse_error_mm: f32,
    /// Where a label's leader ends: a point on or in the structure.
    pub anchor: Vec3,
    /// Points along the axis, from the centre of the body outwards, of nerves, arteries and the
    /// cord; else empty.
    pub centreline: Vec<Vec3>,
    /// For the skin: which area a point belongs to.
    pub areas: Option<AreaWeights>,
    /// Debug text of the inputs, hashed along with samples of the field; may be empty.
    pub parameters: String,
}

impl fmt::Debug for Sculpture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sculpture")
            .field("id", &self.id)
            .field("cell_mm", &self.cell_mm)
            .finish_non_exhaustive()
    }
}

impl Sculpture {
    /// A solid structure without centreline or areas.
    #[must_use]
    pub fn new(
        id: StructureId,
        field: Field,
        cell_mm: f32,
        error_mm: [f32; 2],
        anchor: Vec3,
    ) -> Self {
        let [error_mm, coarse_error_mm] = error_mm;
        Self {
            id,
            field,
            first: None,
            cartilage: None,
            cell_mm,
            error_mm,
            coarse_error_mm,
            anchor,
            centreline: Vec::new(),
            areas: None,
            parameters: String::new(),
        }
    }
}

/// Everything that is sculpted, in the order of [`StructureId::all`].
#[must_use]
pub fn catalogue() -> Vec<Sculpture> {
    let mut all: Vec<Sculpture> = super::bones::sculptures();
    all.extend(super::soft::sculptures());
    let order = StructureId::all();
    all.sort_by_key(|sculpture| order.iter().position(|&id| id == sculpture.id));
    all
}

/// Named points of the model, mm: `cord-c1` to `cord-c3`, `relay`, `target-c1-c2-left` and
/// `-right`, and those that the neck [turns about](super::bones::hinges::hinges).
#[must_use]
pub fn landmarks() -> Vec<(&'static str, Vec3)> {
    let mut all = super::soft::landmarks();
    // hundredths of a millimetre are fine enough, and short to write
    all.extend(
        super::bones::hinges::hinges()
            .into_iter()
            .map(|(name, at)| (name, (at * 100.0).round() / 100.0)),
    );
    all
}
