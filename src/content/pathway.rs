//! [`Pathway`]: from a source to where its pain is felt, and what that map rests on.

use super::compact::{compact, listed};
use crate::domain::{Area, Enumerated, RegionId, Side};
#[cfg(any(test, feature = "json"))]
use serde::Deserialize;

/// The landmark where signals of neck, face and head meet.
pub(super) const RELAY: &str = "relay";

/// From a source to where pain is felt.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Pathway {
    /// Base id of the structure that hurts; its words are `pathway.<source>.*`.
    pub source: String,
    /// Base ids of structures that no study tells from the source, such as the small muscles below
    /// the skull: this is their pathway too.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub also: Vec<String>,
    /// Base ids of structures that light up with it, source included.
    pub lit: Vec<String>,
    /// Waypoints of the signal from the source to the relay: base ids, or landmarks of the model
    /// (`cord-c1`, `relay`). Below C2/C3 it ends before the relay, which nerves below C3 are not
    /// known to reach; the source alone draws no line.
    pub signal: Vec<String>,
    /// Base id of the structure named as carrier; none where the model has no such nerve.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub carrier: Option<String>,
    /// What gives its areas, that of the first claim first; never empty.
    pub maps: Vec<PainMap>,
    /// Whether it was felt on both sides at least as often as on one.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub both_sides: bool,
    /// Where it is felt, each area once.
    pub felt: Vec<Felt>,
    /// Claims that show it, the first of those that give its areas first; never empty.
    pub claims: Vec<String>,
}

/// What gives areas of a pathway: a claim whose study says where the pain was felt.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct PainMap {
    /// Id of the claim.
    pub claim: String,
    /// What kind of evidence it is.
    pub basis: Basis,
    /// How many people were studied for it, or how many discs tested where the basis is
    /// discography; none where nobody was counted.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub n: Option<u16>,
}

impl Pathway {
    /// Whether this is the pathway of the structure with this base id.
    #[must_use]
    pub fn starts_at(&self, base: &str) -> bool {
        self.source == base || self.also.iter().any(|also| also == base)
    }

    /// Whether its signal is known to reach the relay, where it can be taken for a headache.
    #[must_use]
    pub fn reaches_relay(&self) -> bool {
        self.signal.last().is_some_and(|point| point == RELAY)
    }

    /// What the map as a whole rests on: the weakest of what gives its areas.
    #[must_use]
    pub fn basis(&self) -> Basis {
        let weakest = self.maps.iter().map(|map| map.basis).max();
        weakest.unwrap_or(Basis::Skin)
    }

    /// What gives this area.
    #[must_use]
    pub fn map_of(&self, felt: &Felt) -> Option<&PainMap> {
        match &felt.from {
            Some(claim) => self.maps.iter().find(|map| map.claim == *claim),
            None => self.maps.first(),
        }
    }

    /// How often it was felt in an area; nothing where no source names it.
    #[must_use]
    pub fn often(&self, area: Area) -> Option<FeltFrequency> {
        self.felt
            .iter()
            .find(|felt| felt.area == area)
            .map(|felt| felt.often)
    }

    /// The regions where it is felt when the source is on `side`, and on the other side where it is
    /// felt on both.
    pub fn regions(&self, side: Side) -> impl Iterator<Item = (RegionId, FeltFrequency)> {
        let sides = Side::ALL
            .iter()
            .filter(move |&&other| other == side || self.both_sides);
        sides.flat_map(|&side| {
            self.felt.iter().map(move |felt| {
                (
                    RegionId {
                        area: felt.area,
                        side,
                    },
                    felt.often,
                )
            })
        })
    }
}

/// What kind of evidence a map rests on, in the order of its strength: what was stopped in patients
/// before what was set off in them, patients before healthy people, anything counted before what
/// was not. The order is our judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(rename_all = "kebab-case"))]
pub enum Basis {
    /// Patients whose pain a numbing injection stopped.
    Block,
    /// Patients whose own pain was set off at the source.
    Patients,
    /// Patients whose discs were made sore; tests are counted, not people.
    Discography,
    /// Patients whose nerves were stimulated.
    Stimulation,
    /// Volunteers in whom pain was set off.
    Volunteers,
    /// Places that reviews name, with no count.
    Named,
    /// Maps that experts drew from practice.
    Experts,
    /// The skin that a nerve serves: anatomy, no study of pain.
    Skin,
}

impl Basis {
    /// All of them, the strongest first.
    pub const ALL: [Self; 8] = [
        Self::Block,
        Self::Patients,
        Self::Discography,
        Self::Stimulation,
        Self::Volunteers,
        Self::Named,
        Self::Experts,
        Self::Skin,
    ];

    /// Whether the map is drawn with broken lines: few volunteers, or nobody who was in pain was
    /// counted.
    #[must_use]
    pub fn is_loose(self) -> bool {
        self > Self::Discography
    }

    /// The name in content; `basis.<name>` says it in words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Patients => "patients",
            Self::Discography => "discography",
            Self::Stimulation => "stimulation",
            Self::Volunteers => "volunteers",
            Self::Named => "named",
            Self::Experts => "experts",
            Self::Skin => "skin",
        }
    }
}

/// An area where pain of a pathway is felt.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Felt {
    /// The area; the side is that of the source, or both.
    pub area: Area,
    /// How often it was seen, in three steps; sets the spacing of the hatch.
    pub often: FeltFrequency,
    /// The claim of the map that gives it; none where that is the first.
    #[cfg_attr(any(test, feature = "json"), serde(default))]
    pub from: Option<String>,
}

/// Three steps of frequency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(rename_all = "kebab-case"))]
pub enum FeltFrequency {
    /// In most people studied.
    Mostly,
    /// In some.
    Sometimes,
    /// Named, with no count seen.
    Reported,
}

compact! {
    Pathway { source, also, lit, signal, carrier, maps, both_sides, felt, claims }
    PainMap { claim, basis, n }
    Felt { area, often, from }
}

listed! {
    FeltFrequency [Mostly, Sometimes, Reported]
}

impl Enumerated for Basis {
    fn values() -> &'static [Self] {
        &Self::ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Facts;

    #[test]
    fn a_base_is_named_as_it_is_written() {
        for basis in Basis::ALL {
            assert_eq!(
                serde_json::from_str::<Basis>(&format!("{:?}", basis.name())).unwrap(),
                basis
            );
        }
        assert!(Basis::ALL.is_sorted());
    }

    #[test]
    fn what_is_felt_on_both_sides_has_regions_on_both() {
        let facts = Facts::bundled().unwrap();
        let regions = |base: &str| -> Vec<String> {
            facts
                .pathway(base)
                .unwrap()
                .regions(Side::Right)
                .map(|(region, _)| region.to_string())
                .collect()
        };
        assert_eq!(
            regions("great-auricular-nerve"),
            ["region-behind-ear-right"]
        );
        let muscles = [
            "region-occiput-left",
            "region-temple-left",
            "region-occiput-right",
            "region-temple-right",
        ];
        assert_eq!(regions("obliquus-capitis-superior"), muscles);
    }
}
