//! What is shown of the model, and how much of it.

use crate::domain::{Kind, Ligament, StructureId, StructureSet, named_enum};

named_enum! {
    /// How the chosen structure is set apart from the rest.
    DisplayMode, "display", {
        /// Everything as it is.
        All => "all",
        /// It stands alone.
        Alone => "alone",
        /// Everything else is seen through.
        Ghost => "ghost",
        /// A sagittal cut goes through it, or through the middle.
        Cut => "cut",
        /// What lies over it opens in a round window.
        Window => "window",
    }
}

impl DisplayMode {
    /// Whether it means something only with a structure chosen.
    #[must_use]
    pub fn needs_one(self) -> bool {
        !matches!(self, Self::All | Self::Cut)
    }
}

/// What is shown: one value, so that it can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DisplayState {
    /// How the chosen structure is set apart.
    pub show: DisplayMode,
    /// What is not drawn.
    pub hidden: StructureSet,
}

impl DisplayState {
    /// Nothing set apart and nothing hidden.
    pub const ALL: Self = Self {
        show: DisplayMode::All,
        hidden: StructureSet::EMPTY,
    };
}

impl Default for DisplayState {
    /// Everything but what would hide the neck: muscles, and the sheet between them.
    fn default() -> Self {
        Self {
            show: DisplayMode::All,
            hidden: StructureSet::of_kind(Kind::Muscle)
                .with(StructureId::Ligament(Ligament::Nuchal)),
        }
    }
}
