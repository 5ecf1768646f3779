//! From the skin to possible sources: which maps name what a reader painted, and which warning
//! signs go with it.
//!
//! Deliberately absent: any likelihood. A map shows where pain from a source can be felt; it cannot
//! tell the source in one person. The order is one of overlap, and must never be shown as a number
//! or a chance. Start reading at [`sources_of`].

use super::{Basis, Facts, Pathway, Warning};
use crate::domain::{RegionId, Side};

/// How much of what is painted the map of one source covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage<'a> {
    /// The pathway of the source.
    pub pathway: &'a Pathway,
    /// What it covers of the patient's left, thousandths of one fully painted area.
    pub left: u32,
    /// What it covers of the right.
    pub right: u32,
    /// All that is painted.
    pub painted: u32,
}

impl Coverage<'_> {
    /// What it covers of both sides.
    #[must_use]
    pub fn both(&self) -> u32 {
        self.left + self.right
    }

    /// Whether its map names all that is painted.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.both() == self.painted
    }

    /// The sides on which it covers something: those of the source, if it has a side.
    #[must_use]
    pub fn sides(&self) -> &'static [Side] {
        match (self.left > 0, self.right > 0) {
            (true, true) => &[Side::Left, Side::Right],
            (true, false) => &[Side::Left],
            (false, true) => &[Side::Right],
            (false, false) => &[],
        }
    }

    /// Whether it comes before `other`: it covers more, or as much on a stronger basis.
    fn is_before(&self, other: &Self) -> bool {
        let rank =
            |cover: &Self| -> (u32, Basis) { (u32::MAX - cover.both(), cover.pathway.basis()) };
        rank(self) < rank(other)
    }
}

/// The sources whose published areas cover some of what is painted, those that cover most of it
/// first.
///
/// `painted` holds each region once with a weight of 0 to 1. The score is the share of the painted
/// weight that lies in areas of the source, whatever how often it was felt there; what the source
/// names beyond it costs nothing, for maps are incomplete. As the whole is the same for all
/// sources, what is covered is compared. Ties go by [`Basis`], then by the order of the facts.
/// Sources that cover nothing are left out.
#[must_use]
pub fn sources_of<'a>(facts: &'a Facts, painted: &[(RegionId, f32)]) -> Vec<Coverage<'a>> {
    let mut ranked: Vec<Coverage<'a>> = Vec::new();
    for pathway in &facts.pathways {
        let mut cover = Coverage {
            pathway,
            left: 0,
            right: 0,
            painted: 0,
        };
        for &(region, weight) in painted {
            let weight = thousandths(weight);
            cover.painted += weight;
            if pathway.often(region.area).is_some() {
                match region.side {
                    Side::Left => cover.left += weight,
                    Side::Right => cover.right += weight,
                }
            }
        }
        if cover.both() > 0 {
            let place = ranked
                .iter()
                .position(|other| cover.is_before(other))
                .unwrap_or(ranked.len());
            ranked.insert(place, cover);
        }
    }
    ranked
}

/// The warning signs that can be felt where something is painted, in their own order: emergencies
/// first. The reader is to be asked about them; the others hold as ever.
#[must_use]
pub fn warnings_of<'a>(facts: &'a Facts, painted: &[(RegionId, f32)]) -> Vec<&'a Warning> {
    let is_painted = |warning: &&Warning| {
        painted.iter().any(|(region, weight)| {
            thousandths(*weight) > 0 && warning.areas.contains(&region.area)
        })
    };
    facts.warnings.iter().filter(is_painted).collect()
}

/// Whole numbers add up the same in any order; a weight that is no number counts nothing.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=1000"
)]
fn thousandths(weight: f32) -> u32 {
    (weight.clamp(0.0, 1.0) * 1000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted(regions: &[(&str, f32)]) -> Vec<(RegionId, f32)> {
        regions
            .iter()
            .map(|(region, weight)| (format!("region-{region}").parse().unwrap(), *weight))
            .collect()
    }

    /// Regions with their weights, and what is to be found for them.
    type Row = (
        &'static [(&'static str, f32)],
        &'static [(&'static str, u32, u32)],
    );

    /// What the table below is written in: the source, and thousandths covered on the left and on
    /// the right.
    fn ranked(facts: &Facts, regions: &[(&str, f32)]) -> Vec<(String, u32, u32)> {
        sources_of(facts, &painted(regions))
            .iter()
            .map(|cover| (cover.pathway.source.clone(), cover.left, cover.right))
            .collect()
    }

    #[test]
    fn sources_come_by_what_they_cover_and_then_by_what_their_map_rests_on() {
        let facts = Facts::bundled().unwrap();
        // counted by hand from medical#4
        let table: [Row; 7] = [
            (&[], &[]),
            (&[("vertex-left", 0.0), ("vertex-right", f32::NAN)], &[]),
            (
                &[("vertex-left", 0.5)],
                &[("greater-occipital-nerve", 500, 0)],
            ),
            (
                &[("temple-right", 1.0), ("shoulder-left", 0.4)],
                &[
                    ("c2-c3-joint", 0, 1000),
                    ("rectus-capitis-posterior-major", 0, 1000),
                    ("semispinalis-capitis", 0, 1000),
                    ("trapezius", 0, 1000),
                    ("c5-c6-joint", 400, 0),
                    ("c3-c4-disc", 400, 0),
                    ("c4-c5-disc", 400, 0),
                    ("c5-c6-disc", 400, 0),
                ],
            ),
            (
                &[
                    ("behind-ear-left", 1.0),
                    ("behind-ear-right", 0.25),
                    ("eye-left", 0.5),
                ],
                &[
                    ("sternocleidomastoid", 1500, 250),
                    ("c1-c2-joint", 1000, 250),
                    ("lesser-occipital-nerve", 1000, 250),
                    ("great-auricular-nerve", 1000, 250),
                    ("c1-root", 500, 0),
                ],
            ),
            (
                &[
                    ("occiput-left", 1.0),
                    ("suboccipital-left", 1.0),
                    ("behind-ear-left", 1.0),
                    ("neck-upper-left", 1.0),
                ],
                &[
                    ("c1-c2-joint", 4000, 0),
                    ("c2-c3-joint", 3000, 0),
                    ("c0-c1-joint", 2000, 0),
                    ("c2-c3-disc", 2000, 0),
                    ("c3-c4-disc", 2000, 0),
                    ("c4-c5-disc", 2000, 0),
                    ("c5-c6-disc", 2000, 0),
                    ("third-occipital-nerve", 2000, 0),
                    ("c1-root", 2000, 0),
                    ("c2-root", 2000, 0),
                    ("c3-root", 2000, 0),
                    ("sternocleidomastoid", 2000, 0),
                    ("c3-c4-joint", 1000, 0),
                    ("rectus-capitis-posterior-major", 1000, 0),
                    ("trapezius", 1000, 0),
                    ("lesser-occipital-nerve", 1000, 0),
                    ("greater-occipital-nerve", 1000, 0),
                    ("great-auricular-nerve", 1000, 0),
                ],
            ),
            (
                &[("shoulder-blade-right", 0.8), ("neck-lower-right", 0.1)],
                &[
                    ("c4-c5-joint", 0, 900),
                    ("c5-c6-joint", 0, 900),
                    ("c3-c4-disc", 0, 900),
                    ("c4-c5-disc", 0, 900),
                    ("c5-c6-disc", 0, 900),
                    ("c6-c7-joint", 0, 800),
                    ("c2-c3-disc", 0, 100),
                ],
            ),
        ];
        for (regions, wanted) in table {
            let wanted: Vec<(String, u32, u32)> = wanted
                .iter()
                .map(|(source, left, right)| ((*source).to_owned(), *left, *right))
                .collect();
            assert_eq!(ranked(&facts, regions), wanted, "{regions:?}");
        }
    }

    #[test]
    fn the_sides_are_those_that_are_painted() {
        let facts = Facts::bundled().unwrap();
        let picture = painted(&[("eye-left", 1.0), ("eye-right", 1.0), ("vertex-right", 3.0)]);
        let covers = sources_of(&facts, &picture);
        let told: Vec<(&str, &[Side], bool)> = covers
            .iter()
            .map(|cover| {
                (
                    cover.pathway.source.as_str(),
                    cover.sides(),
                    cover.is_whole(),
                )
            })
            .collect();
        let both: &[Side] = &[Side::Left, Side::Right];
        assert_eq!(
            told,
            [
                ("c1-root", both, false),
                ("sternocleidomastoid", both, false),
                ("greater-occipital-nerve", &[Side::Right], false)
            ]
        );
        assert!(
            covers.iter().all(|cover| cover.painted == 3000),
            "a weight over 1 counts as 1"
        );
        assert!(sources_of(&facts, &picture[..2])[0].is_whole());
    }

    #[test]
    fn every_structure_with_a_map_is_found_by_painting_that_map_and_then_covers_it_whole() {
        let facts = Facts::bundled().unwrap();
        for pathway in &facts.pathways {
            let map: Vec<(RegionId, f32)> = pathway
                .regions(Side::Left)
                .map(|(region, _)| (region, 1.0))
                .collect();
            let covers = sources_of(&facts, &map);
            let found = covers
                .iter()
                .find(|cover| cover.pathway == pathway)
                .unwrap();
            assert!(found.is_whole(), "{}", pathway.source);
        }
    }

    #[test]
    fn warning_signs_are_those_felt_where_something_is_painted() {
        let facts = Facts::bundled().unwrap();
        let signs = |regions: &[(&str, f32)]| -> Vec<String> {
            warnings_of(&facts, &painted(regions))
                .iter()
                .map(|warning| warning.id.clone())
                .collect()
        };
        assert_eq!(signs(&[("temple-left", 1.0)]), ["over-fifty"]);
        assert_eq!(signs(&[("eye-right", 0.2)]), ["artery", "sight"]);
        assert_eq!(
            signs(&[("occiput-left", 1.0), ("neck-upper-left", 1.0)]),
            ["artery", "over-fifty", "tongue"]
        );
        assert!(signs(&[("shoulder-blade-left", 1.0), ("temple-right", 0.0)]).is_empty());
    }
}
