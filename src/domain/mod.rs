//! What exists and what hurts: structures, regions, sides, audiences and their ids.
//!
//! Deliberately absent: words (they live in `content`), shapes (`anatomy`), anything of the
//! browser. Start reading at [`StructureId`].

mod language;
mod noticed;
mod quoted;
mod region;
mod set;
mod structure;

pub use language::{Direction, Language, Translation};
pub use noticed::Noticed;
pub use quoted::{Quoted, is_invisible_or_bidi};
pub use region::{Area, RegionId};
pub use set::StructureSet;
pub use structure::{Joint, Kind, Level, Ligament, Muscle, Nerve, StructureId};

use std::{error::Error, fmt, str::FromStr};

/// A text that names nothing this program knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    /// What kind of name was expected, such as `structure`.
    pub what: &'static str,
    /// The text that was given.
    pub given: String,
}

impl UnknownName {
    pub(crate) fn new(what: &'static str, given: &str) -> Self {
        Self {
            what,
            given: given.to_owned(),
        }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no {} is called {}", self.what, Quoted(&self.given))
    }
}

impl Error for UnknownName {}

/// A type with a fixed, short list of values, such as an enum without fields.
pub trait Enumerated: Copy + PartialEq + 'static {
    /// All values, in the order in which a reader meets them.
    fn values() -> &'static [Self];

    /// Its index in that list.
    fn ordinal(self) -> usize {
        Self::values()
            .iter()
            .position(|&other| other == self)
            .unwrap_or_default()
    }
}

/// Declares a plain enum whose variants have one kebab-case name each, for URLs, messages and
/// content.
macro_rules! named_enum {
    ($(#[$doc:meta])* $name:ident, $what:literal, { $($(#[$variant_doc:meta])* $variant:ident => $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// All values, in the order in which a reader meets them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name used in URLs, messages and content.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl $crate::domain::Enumerated for $name {
            fn values() -> &'static [Self] { Self::ALL }
            fn ordinal(self) -> usize { self as usize }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.name()) }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::UnknownName;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text { $($text => Ok(Self::$variant),)+ other => Err($crate::domain::UnknownName::new($what, other)) }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> { serializer.serialize_str(self.name()) }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use named_enum;

named_enum! {
    /// The patient's side, never the viewer's.
    Side, "side", {
        /// The patient's left, +x in the model.
        Left => "left",
        /// The patient's right, -x in the model.
        Right => "right",
    }
}

impl Side {
    /// The other side.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// +1 for the patient's left, -1 for the right: the sign of x.
    #[must_use]
    pub fn sign(self) -> f32 {
        match self {
            Self::Left => 1.0,
            Self::Right => -1.0,
        }
    }
}

named_enum! {
    /// Who reads: changes words and panels, nothing else.
    Audience, "audience", {
        /// Plain words.
        Patient => "patient",
        /// Terms, spreads and study details.
        Clinician => "clinician",
    }
}

named_enum! {
    /// The six chapters, in reading order.
    Chapter, "chapter", {
        /// The upper neck.
        Explore => "explore",
        /// Where the pain travels.
        Pathways => "pathways",
        /// Is it from the neck?
        Headache => "headache",
        /// How PRP is made.
        Prp => "prp",
        /// Options and evidence.
        Decide => "decide",
        /// Take it home.
        Summary => "summary",
    }
}

named_enum! {
    /// The colour theme; `Auto` follows the system.
    Theme, "theme", {
        /// As the system asks.
        Auto => "auto",
        /// Light paper.
        Light => "light",
        /// Low-glare dark.
        Dark => "dark",
    }
}

named_enum! {
    /// Which wire into the relay carries a signal, in the drawing of the crossed wires.
    Wires, "signal", {
        /// A joint of the neck: felt on the head.
        Neck => "neck",
        /// A migraine: felt in the neck.
        Migraine => "migraine",
        /// None.
        Quiet => "none",
    }
}

named_enum! {
    /// What a pointer does on the skin where it can be painted.
    Brush, "brush", {
        /// It paints.
        Paint => "paint",
        /// It takes paint away.
        Erase => "erase",
        /// It turns the model, as everywhere else.
        Move => "move",
    }
}

named_enum! {
    /// How much may move.
    Motion, "motion", {
        /// Camera moves under 600 ms, and only after a press.
        Full => "full",
        /// The camera cuts instead of moving.
        Calm => "calm",
        /// Nothing moves at all.
        Off => "off",
    }
}

impl Motion {
    /// The motion in force for a reader who chose this: the stricter of that and what the system
    /// asks for, which is that nothing moves where it asks to reduce motion
    /// (`prefers-reduced-motion`).
    #[must_use]
    pub fn in_force(self, system_reduces: bool) -> Self {
        if system_reduces { Self::Off } else { self }
    }
}

/// Checks that `FromStr` and `Display` of a named type agree; for tests of other rooms.
#[must_use]
pub fn round_trips<T: FromStr + fmt::Display + PartialEq>(value: &T) -> bool {
    value
        .to_string()
        .parse::<T>()
        .is_ok_and(|parsed| parsed == *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_round_trips() {
        assert!(Side::ALL.iter().all(round_trips));
        assert!(Chapter::ALL.iter().all(round_trips));
        assert!(Motion::ALL.iter().all(round_trips));
    }

    #[test]
    fn the_stricter_of_reader_and_system_is_in_force() {
        for &chosen in Motion::ALL {
            assert_eq!(chosen.in_force(false), chosen);
            assert_eq!(chosen.in_force(true), Motion::Off);
        }
    }

    #[test]
    fn an_unknown_name_is_told_in_a_sentence() {
        assert_eq!(
            "up".parse::<Side>().unwrap_err().to_string(),
            "no side is called \"up\""
        );
    }
}
