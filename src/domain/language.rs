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

/// What is known of a language.
struct Entry {
    tag: &'static str,
    locale: &'static str,
    own_name: &'static str,
    direction: Direction,
    translation: Translation,
}

/// The languages, in the order in which a reader meets them; the first is the one that the words are
/// written in. Another is a line here and a folder in `assets/content`.
#[rustfmt::skip]
const LANGUAGES: [Entry; 2] = [
    Entry { tag: "en", locale: "en-GB", own_name: "English", direction: Direction::Ltr, translation: Translation::Original },
    Entry { tag: "es", locale: "es", own_name: "Español", direction: Direction::Ltr, translation: Translation::Unchecked },
];

/// A language that has its words in `assets/content`: its place in the table of languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(u8);

impl Language {
    /// All languages.
    pub const ALL: &'static [Self] = &{
        let mut all = [Self(0); LANGUAGES.len()];
        let mut place = 1;
        while place < all.len() {
            all[place] = Self(all[place - 1].0 + 1);
            place += 1;
        }
        all
    };

    /// The language that the words are written in and translated from.
    pub const ENGLISH: Self = Self(0);

    fn entry(self) -> &'static Entry {
        &LANGUAGES[usize::from(self.0)]
    }

    /// The tag of BCP 47 for addresses, messages and `lang`; also the name of its folder.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.entry().tag
    }

    /// The locale of `Intl` by which numbers and dates are written in it.
    #[must_use]
    pub fn locale(self) -> &'static str {
        self.entry().locale
    }

    /// What it calls itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        self.entry().own_name
    }

    /// How it is read.
    #[must_use]
    pub fn direction(self) -> Direction {
        self.entry().direction
    }

    /// Who has read it.
    #[must_use]
    pub fn translation(self) -> Translation {
        self.entry().translation
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = UnknownName;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.iter().copied().find(|known| known.tag() == tag);
        known.ok_or_else(|| UnknownName::new("language", tag))
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
        let tags: BTreeSet<&str> = LANGUAGES.iter().map(|language| language.tag).collect();
        assert_eq!(tags.len(), Language::ALL.len());
        let originals = Language::ALL
            .iter()
            .filter(|language| language.translation() == Translation::Original);
        assert!(originals.eq([&Language::ENGLISH]));
    }
}
