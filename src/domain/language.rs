//! [`Language`]: the languages of the words, in one table.

use super::UnknownName;
use super::named_enum;
use std::{fmt, str::FromStr};

named_enum! {
    /// The direction in which a language is read.
    Direction, "direction", {
        /// Left to right.
        Ltr => "ltr",
        /// Right to left.
        Rtl => "rtl",
    }
}

/// Whether a clinician has read what the words of a language say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Translation {
    /// The language that the words are written in; the review of the content is its review.
    Original,
    /// Nobody but its translators has read it: a line beside the review says so.
    Unchecked,
    /// A clinician has compared it with the original.
    Checked,
}

/// A language that has its words in `assets/content`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language {
    /// The tag of BCP 47 for addresses, messages, `lang` and `Intl`; also the name of its folder.
    pub tag: &'static str,
    /// What it calls itself.
    pub own_name: &'static str,
    /// How it is read.
    pub direction: Direction,
    /// Who has read it.
    pub translation: Translation,
}

impl Language {
    /// All languages, in the order in which a reader meets them; the first is the one that the
    /// words are written in. Another is a line here and a folder in `assets/content`.
    #[rustfmt::skip]
    pub const ALL: &'static [Self] = &[
        Self { tag: "en", own_name: "English", direction: Direction::Ltr, translation: Translation::Original },
        Self { tag: "es", own_name: "Español", direction: Direction::Ltr, translation: Translation::Unchecked },
    ];

    /// The language that the words are written in and translated from.
    pub const ENGLISH: Self = Self::ALL[0];
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag)
    }
}

impl FromStr for Language {
    type Err = UnknownName;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.iter().find(|language| language.tag == tag);
        known
            .copied()
            .ok_or_else(|| UnknownName::new("language", tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::round_trips;
    use std::collections::BTreeSet;

    #[test]
    fn every_tag_leads_to_its_language() {
        assert!(Language::ALL.iter().all(round_trips));
        assert_eq!(
            "xx".parse::<Language>().unwrap_err().to_string(),
            "no language is called \"xx\""
        );
    }

    #[test]
    fn tags_differ_and_one_language_is_the_original() {
        let tags: BTreeSet<&str> = Language::ALL.iter().map(|language| language.tag).collect();
        assert_eq!(tags.len(), Language::ALL.len());
        let originals = Language::ALL
            .iter()
            .filter(|language| language.translation == Translation::Original);
        assert!(originals.eq([&Language::ENGLISH]));
    }
}
