//! Sets of structures, small enough for an address.

use super::{Enumerated, Kind, StructureId, UnknownName};
use std::{fmt, str::FromStr};

/// A set of structures: bit n stands for the n-th of [`StructureId::all`]. Written in hexadecimal
/// digits.
///
/// Addresses hold such digits, so the order of [`StructureId::all`] is part of their form.
///
/// # Example
/// ```
/// use atlanto::domain::{StructureId, StructureSet};
/// let set = StructureSet::default().with(StructureId::Occiput);
/// assert!(set.contains(StructureId::Occiput));
/// assert_eq!(set.to_string(), "1");
/// assert_eq!("1".parse(), Ok(set));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct StructureSet(u128);

impl StructureSet {
    /// Nothing.
    pub const EMPTY: Self = Self(0);

    /// Every structure of this kind, both sides.
    #[must_use]
    pub fn of_kind(kind: Kind) -> Self {
        StructureId::all()
            .iter()
            .copied()
            .filter(|id| id.kind() == kind)
            .collect()
    }

    /// Its bits, as a number.
    #[must_use]
    pub fn bits(self) -> u128 {
        self.0
    }

    /// The set with these [`bits`](Self::bits).
    #[must_use]
    pub fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    /// What is in it, in the order of [`StructureId::all`].
    pub fn iter(self) -> impl Iterator<Item = StructureId> {
        StructureId::all()
            .iter()
            .copied()
            .filter(move |&id| self.contains(id))
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the structure is in it.
    #[must_use]
    pub fn contains(self, id: StructureId) -> bool {
        self.0 & bit(id) != 0
    }

    /// Whether all of `other` is in it.
    #[must_use]
    pub fn is_superset(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The set with this structure.
    #[must_use]
    pub fn with(self, id: StructureId) -> Self {
        Self(self.0 | bit(id))
    }

    /// What is in one or the other.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in this one and not in `other`.
    #[must_use]
    pub fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

fn bit(id: StructureId) -> u128 {
    1 << id.ordinal()
}

impl fmt::Display for StructureSet {
    /// Hexadecimal digits, the least without zeros before.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = 128 - self.0.leading_zeros().min(124);
        (0..digits.div_ceil(4)).rev().try_for_each(|place| {
            let digit = u32::try_from((self.0 >> (place * 4)) & 15).unwrap_or(0);
            f.write_str(
                char::from_digit(digit, 16)
                    .unwrap_or('0')
                    .encode_utf8(&mut [0; 4]),
            )
        })
    }
}

impl FromIterator<StructureId> for StructureSet {
    fn from_iter<T: IntoIterator<Item = StructureId>>(ids: T) -> Self {
        ids.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl FromStr for StructureSet {
    type Err = UnknownName;

    /// Reads what `Display` writes; bits that stand for nothing are refused.
    fn from_str(text: &str) -> Result<Self, UnknownName> {
        let digits = Some(text).filter(|text| !text.is_empty() && text.len() <= 32);
        let bits = digits.and_then(|text| {
            text.chars().try_fold(0, |bits, digit| {
                Some(bits << 4 | u128::from(digit.to_digit(16)?))
            })
        });
        let known = bits.filter(|bits| bits >> StructureId::all().len() == 0);
        known
            .map(Self)
            .ok_or_else(|| UnknownName::new("set of structures", text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Level;

    #[test]
    fn every_structure_has_a_bit_and_there_is_room_for_all() {
        let all: StructureSet = StructureId::all().iter().copied().collect();
        assert!(StructureId::all().len() <= 128);
        assert!(
            StructureId::all().iter().all(|&id| all.contains(id)
                && !all.difference(StructureSet::EMPTY.with(id)).contains(id))
        );
        assert_eq!(all.to_string().parse(), Ok(all));
    }

    #[test]
    fn sets_are_written_and_read() {
        for (level, text) in [(Level::C1, "2"), (Level::C4, "10"), (Level::C7, "80")] {
            let set = StructureSet::default().with(StructureId::Vertebra(level));
            assert_eq!(set.to_string(), text);
            assert_eq!(text.parse(), Ok(set));
        }
        assert_eq!(StructureSet::default().to_string(), "0");
        let wide = "f".repeat(33);
        for broken in [
            "",
            "g",
            "-1",
            "ffffffffffffffffffffffffffffffff",
            wide.as_str(),
        ] {
            assert_eq!(
                broken.parse::<StructureSet>(),
                Err(UnknownName::new("set of structures", broken))
            );
        }
    }

    #[test]
    fn sets_are_joined_and_parted() {
        let bones = StructureSet::of_kind(Kind::Bone);
        let atlas = StructureSet::default().with(StructureId::Vertebra(Level::C1));
        assert!(bones.is_superset(atlas) && !atlas.is_superset(bones));
        assert!(bones.intersection(atlas) == atlas && bones.iter().count() == 8);
        assert!(
            bones.difference(atlas).union(atlas) == bones && bones.difference(bones).is_empty()
        );
    }
}
