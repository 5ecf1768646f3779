//! Regions of the skin where pain is felt.

use super::{Side, UnknownName, named_enum};
use std::{fmt, str::FromStr};

named_enum! {
    /// An area of skin, without its side.
    Area, "area", {
        /// Back of the head.
        Occiput => "occiput",
        /// Just below the skull.
        Suboccipital => "suboccipital",
        /// Behind the ear, over the mastoid.
        BehindEar => "behind-ear",
        /// Top of the head.
        Vertex => "vertex",
        /// Temple.
        Temple => "temple",
        /// Forehead.
        Forehead => "forehead",
        /// In and around the eye.
        Eye => "eye",
        /// Upper back of the neck.
        NeckUpper => "neck-upper",
        /// Middle back of the neck.
        NeckMiddle => "neck-middle",
        /// Lower back of the neck.
        NeckLower => "neck-lower",
        /// Top of the shoulder.
        Shoulder => "shoulder",
        /// Over and beside the shoulder blade.
        ShoulderBlade => "shoulder-blade",
    }
}

/// A region of the skin on one side, such as `region-occiput-left`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RegionId {
    /// Which area.
    pub area: Area,
    /// The patient's side.
    pub side: Side,
}

impl RegionId {
    /// Every region, area by area, left before right.
    pub fn all() -> impl Iterator<Item = Self> {
        Area::ALL
            .iter()
            .flat_map(|&area| Side::ALL.iter().map(move |&side| Self { area, side }))
    }

    /// Its index in that order, 0 to 23. Shared links depend on it.
    #[must_use]
    pub fn index(self) -> u32 {
        self.area as u32 * 2 + self.side as u32
    }
}

impl fmt::Display for RegionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "region-{}-{}", self.area, self.side)
    }
}

impl FromStr for RegionId {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownName::new("region", text);
        let rest = text.strip_prefix("region-").ok_or_else(unknown)?;
        let (area, side) = rest.rsplit_once('-').ok_or_else(unknown)?;
        match (area.parse(), side.parse()) {
            (Ok(area), Ok(side)) => Ok(Self { area, side }),
            _ => Err(unknown()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::round_trips;

    #[test]
    fn region_ids_round_trip() {
        for (index, region) in (0..).zip(RegionId::all()) {
            assert!(round_trips(&region));
            assert_eq!(region.index(), index);
        }
        assert_eq!(RegionId::all().count(), 2 * Area::ALL.len());
    }
}
