//! [`Certainty`]: how sure the evidence for an option is, worked out from what was found.
//!
//! The rule, in words for readers in `ui.certainty.rule` and in `docs/glossary.md`:
//!
//! 1. Harms say nothing of benefit and are left out.
//! 2. Nothing is left: nobody has looked yet ([`Certainty::NotSearched`]).
//! 3. A search for studies of this option in this headache found none: what was found elsewhere does
//!    not stand in for it and is left out too.
//! 4. Two or more randomised trials, or a review of trials, that are direct and agree: *moderate*.
//! 5. Other trials (a single one, some that disagree, or indirect ones alone): *low*.
//! 6. Studies that compare with nothing (series, records, cases, blocks): *very low*.
//! 7. Only the search is left: *unknown*.
//!
//! A study is direct when it asked about this headache and this treatment: not another disease,
//! joint or outcome. The mark says how far the findings can be trusted, not that they are good: two
//! trials that agree on no difference are *moderate* as well. There is no mark above it: no option
//! here has evidence that would not change with a further trial.

use super::Study;
use super::compact::{compact, listed};
#[cfg(any(test, feature = "json"))]
use serde::Deserialize;

/// What a claim says of an option.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(deny_unknown_fields))]
pub struct Evidence {
    /// Id of the claim.
    pub claim: String,
    /// What it found.
    pub finding: Finding,
    /// Whether it asked about this headache and this treatment.
    pub direct: bool,
}

/// What a study found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(any(test, feature = "json"), derive(Deserialize))]
#[cfg_attr(any(test, feature = "json"), serde(rename_all = "kebab-case"))]
pub enum Finding {
    /// Better than what it was compared with.
    Better,
    /// No clear difference.
    NoDifference,
    /// Better in one respect or time, and not in another.
    Mixed,
    /// A harm; it says nothing of benefit.
    Harm,
    /// It compared with nothing; of a search, that it found nothing.
    Uncontrolled,
}

/// How sure the evidence is, the surest first; shown as a mark with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Direct trials agree.
    Moderate,
    /// A single trial, trials that disagree, or indirect ones.
    Low,
    /// Studies without comparison only.
    VeryLow,
    /// A search found no study.
    Unknown,
    /// Nobody has looked for studies yet.
    NotSearched,
}

impl Certainty {
    /// All of them, the surest first.
    pub const ALL: [Self; 5] = [
        Self::Moderate,
        Self::Low,
        Self::VeryLow,
        Self::Unknown,
        Self::NotSearched,
    ];

    /// How sure these findings are: what kind of study each is, what it found, and whether it is
    /// direct.
    ///
    /// # Example
    /// ```
    /// use atlanto::content::{Certainty, Finding, Study};
    /// let trial = (Study::Trial, Finding::Better, true);
    /// assert_eq!(Certainty::of(&[trial]), Certainty::Low);
    /// assert_eq!(Certainty::of(&[trial, trial]), Certainty::Moderate);
    /// ```
    #[must_use]
    pub fn of(found: &[(Study, Finding, bool)]) -> Self {
        let of_benefit = || {
            let all = found.iter().copied();
            all.filter(|(_, finding, _)| *finding != Finding::Harm)
        };
        let found_none = of_benefit().any(|(study, ..)| study == Study::Search);
        let mut best = if found_none {
            Self::Unknown
        } else {
            Self::NotSearched
        };
        // direct trials: how many, a review for two, and whether they agree with the first
        let (mut trials, mut first, mut agree) = (0, None, true);
        for (study, finding, direct) in of_benefit() {
            if study == Study::Search || (found_none && !direct) {
                continue;
            }
            if !(study.compares() && finding.compares()) {
                best = best.min(Self::VeryLow);
                continue;
            }
            best = best.min(Self::Low);
            if direct {
                trials += if study == Study::Review { 2 } else { 1 };
                agree &= finding != Finding::Mixed && *first.get_or_insert(finding) == finding;
            }
        }
        if agree && trials > 1 {
            Self::Moderate
        } else {
            best
        }
    }

    /// Last part of the word id of its words, such as `ui.certainty.very-low`, and of the id of its
    /// mark.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Moderate => "moderate",
            Self::Low => "low",
            Self::VeryLow => "very-low",
            Self::Unknown => "unknown",
            Self::NotSearched => "not-searched",
        }
    }
}

impl Study {
    /// Whether it compares groups that chance made, or pools studies that do.
    #[must_use]
    pub fn compares(self) -> bool {
        matches!(self, Self::Trial | Self::Review)
    }
}

impl Finding {
    /// Whether it is the result of a comparison.
    #[must_use]
    pub fn compares(self) -> bool {
        matches!(self, Self::Better | Self::NoDifference | Self::Mixed)
    }
}

compact! {
    Evidence { claim, finding, direct }
}

listed! {
    Finding [Better, NoDifference, Mixed, Harm, Uncontrolled]
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRIAL: Study = Study::Trial;
    const REVIEW: Study = Study::Review;
    const BETTER: Finding = Finding::Better;
    const SAME: Finding = Finding::NoDifference;
    const MIXED: Finding = Finding::Mixed;
    const HARM: Finding = Finding::Harm;
    const ALONE: Finding = Finding::Uncontrolled;

    /// Why a row is what it is, what was found, and how sure that is.
    type Row = (&'static str, &'static [(Study, Finding, bool)], Certainty);

    #[test]
    fn how_sure_is_a_rule() {
        let (moderate, low) = (Certainty::Moderate, Certainty::Low);
        let (very_low, unknown) = (Certainty::VeryLow, Certainty::Unknown);
        let table: &[Row] = &[
            ("nothing was looked up", &[], Certainty::NotSearched),
            (
                "only a harm was looked up",
                &[(Study::Case, HARM, true), (TRIAL, HARM, true)],
                Certainty::NotSearched,
            ),
            (
                "a search found none",
                &[(Study::Search, ALONE, true)],
                unknown,
            ),
            (
                "what was found elsewhere does not stand in",
                &[
                    (Study::Search, ALONE, true),
                    (TRIAL, BETTER, false),
                    (TRIAL, BETTER, false),
                    (Study::Series, ALONE, false),
                ],
                unknown,
            ),
            (
                "a search for trials, and series without one",
                &[(Study::Search, ALONE, true), (Study::Series, ALONE, true)],
                very_low,
            ),
            (
                "no comparison, however many",
                &[
                    (Study::Series, ALONE, true),
                    (Study::Records, ALONE, true),
                    (Study::Block, ALONE, true),
                    (Study::Case, ALONE, true),
                ],
                very_low,
            ),
            (
                "a review of series is no review of trials",
                &[(REVIEW, ALONE, true)],
                very_low,
            ),
            ("one trial", &[(TRIAL, BETTER, true)], low),
            (
                "one trial, and series beside it",
                &[(TRIAL, BETTER, true), (Study::Series, ALONE, true)],
                low,
            ),
            (
                "trials that disagree",
                &[(TRIAL, BETTER, true), (TRIAL, SAME, true)],
                low,
            ),
            (
                "trials of which each is of two minds",
                &[(TRIAL, MIXED, true), (TRIAL, MIXED, true)],
                low,
            ),
            (
                "a review of trials that disagree",
                &[(REVIEW, MIXED, true)],
                low,
            ),
            (
                "a review against a trial",
                &[(REVIEW, BETTER, true), (TRIAL, SAME, true)],
                low,
            ),
            (
                "trials of something else",
                &[(TRIAL, BETTER, false), (REVIEW, BETTER, false)],
                low,
            ),
            (
                "one direct trial, one indirect",
                &[(TRIAL, BETTER, true), (TRIAL, BETTER, false)],
                low,
            ),
            (
                "two trials that agree",
                &[(TRIAL, BETTER, true), (TRIAL, BETTER, true)],
                moderate,
            ),
            (
                "two trials that agree on no difference",
                &[(TRIAL, SAME, true), (TRIAL, SAME, true)],
                moderate,
            ),
            ("a review of trials", &[(REVIEW, BETTER, true)], moderate),
            (
                "an indirect trial takes nothing away",
                &[(REVIEW, BETTER, true), (TRIAL, SAME, false)],
                moderate,
            ),
            (
                "nor does a harm",
                &[(REVIEW, BETTER, true), (TRIAL, HARM, true)],
                moderate,
            ),
        ];
        for (why, found, sure) in table {
            assert_eq!(Certainty::of(found), *sure, "{why}");
            let backwards: Vec<_> = found.iter().rev().copied().collect();
            assert_eq!(Certainty::of(&backwards), *sure, "{why}, in any order");
        }
        for certainty in Certainty::ALL {
            assert!(
                table.iter().any(|(.., sure)| *sure == certainty),
                "{certainty:?}"
            );
        }
    }
}
