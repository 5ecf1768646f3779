//! What the host sets once, in the query of the address.

use super::query::{QuotedExcerpt, pairs};
use super::values::{read_accent, read_https, read_logo, read_origin, read_step, read_words};
use crate::domain::{Audience, Chapter, Direction, Language, Motion, Side, Theme, named_enum};
use std::{error::Error, fmt, str::FromStr};

named_enum! {
    /// How much of the page is around the model. Risks, warning signs, sources and review date stay
    /// in all of them.
    Interface, "interface", {
        /// Everything.
        Full => "full",
        /// The model, the open step and the way to the warning signs and sources.
        Min => "min",
        /// The model; the host has its own words and controls.
        None => "none",
    }
}

named_enum! {
    /// What a wheel or a finger over the model moves.
    Scroll, "scroll", {
        /// The page, until the model has the focus.
        Page => "page",
        /// The model.
        Model => "model",
    }
}

named_enum! {
    /// Who decides the height of the frame.
    Height, "height", {
        /// The host's page.
        Fixed => "fixed",
        /// The content: not available yet, behaves as fixed.
        Auto => "auto",
    }
}

named_enum! {
    /// How long texts are: to try the layout, not for readers.
    Strings, "length of strings", {
        /// Two fifths longer than they are written.
        Long => "long",
    }
}

/// An accent colour, `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent(
    /// Red, green and blue, 0 to 255.
    pub [u8; 3],
);

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// What the host sets once, in the query of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whether the program runs inside another page.
    pub embed: bool,
    /// The first chapter.
    pub chapter: Option<Chapter>,
    /// Id of the first step, in the chapter.
    pub step: Option<String>,
    /// Language of the words.
    pub language: Option<Language>,
    /// Direction of reading, when it is not the language's own.
    pub direction: Option<Direction>,
    /// How long texts are; none means as they are written.
    pub strings: Option<Strings>,
    /// Colour theme.
    pub theme: Option<Theme>,
    /// Who reads.
    pub audience: Option<Audience>,
    /// The side that hurts.
    pub side: Option<Side>,
    /// How much of the page is around the model; none means full.
    pub interface: Option<Interface>,
    /// How much may move.
    pub motion: Option<Motion>,
    /// What a wheel moves; none means the page in a frame and the model outside one.
    pub scroll: Option<Scroll>,
    /// Who decides the height; none means the host.
    pub height: Option<Height>,
    /// The host's colour.
    pub accent: Option<Accent>,
    /// A picture: a file beside the page, or a `data:image/…;base64,…`; the Content-Security-Policy
    /// lets no other in.
    pub logo: Option<String>,
    /// Words of the host's own button, at most 40 characters.
    pub cta: Option<String>,
    /// Where that button leads; https.
    pub cta_url: Option<String>,
    /// The only origin whose messages count.
    pub origin: Option<String>,
}

/// A part of the query that was ignored, or cannot have its effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsProblem {
    /// A key that means nothing here.
    UnknownKey(QuotedExcerpt),
    /// A key that was given before: the first counts.
    Repeated(&'static str),
    /// A value that the key does not take, and what it takes.
    BadValue(&'static str, QuotedExcerpt, &'static str),
    /// A value that will have its effect in a later version.
    NotYet(&'static str, &'static str),
}

impl fmt::Display for SettingsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey(key) => {
                write!(f, "the query has a part {key} that means nothing here")
            }
            Self::Repeated(key) => write!(
                f,
                "the query says {key} more than once and the first counts"
            ),
            Self::BadValue(key, given, takes) => {
                write!(f, "the query has {given} for {key}, which takes {takes}")
            }
            Self::NotYet(key, value) => write!(
                f,
                "the query asks for {key}={value}, which is not available yet"
            ),
        }
    }
}

impl Error for SettingsProblem {}

impl Settings {
    /// Reads a query, with or without its `?`, and lists what was ignored.
    #[must_use]
    pub fn parse(query: &str) -> (Self, Vec<SettingsProblem>) {
        let (mut settings, mut problems) = (Self::default(), Vec::new());
        let mut seen: Vec<&'static str> = Vec::new();
        for (key, value) in pairs(query.strip_prefix('?').unwrap_or(query)) {
            let Some(&(key, takes)) = TAKES.iter().find(|(known, _)| *known == key) else {
                problems.push(SettingsProblem::UnknownKey(QuotedExcerpt(key)));
                continue;
            };
            if seen.contains(&key) {
                problems.push(SettingsProblem::Repeated(key));
                continue;
            }
            seen.push(key);
            if !settings.read(key, &value) {
                problems.push(SettingsProblem::BadValue(key, QuotedExcerpt(value), takes));
            }
        }
        if settings.height == Some(Height::Auto) {
            problems.push(SettingsProblem::NotYet("height", "auto"));
        }
        (settings, problems)
    }

    /// Reads one value; answers whether the key takes it.
    fn read(&mut self, key: &str, value: &str) -> bool {
        match key {
            "embed" => {
                self.embed = value == "1";
                matches!(value, "0" | "1")
            }
            "chapter" => named(&mut self.chapter, value),
            "step" => kept(&mut self.step, read_step(value)),
            "lang" => named(&mut self.language, value),
            "dir" => named(&mut self.direction, value),
            "strings" => named(&mut self.strings, value),
            "theme" => named(&mut self.theme, value),
            "audience" => named(&mut self.audience, value),
            "side" => named(&mut self.side, value),
            "ui" => named(&mut self.interface, value),
            "motion" => named(&mut self.motion, value),
            "scroll" => named(&mut self.scroll, value),
            "height" => named(&mut self.height, value),
            "accent" => kept(&mut self.accent, read_accent(value)),
            "logo" => kept(&mut self.logo, read_logo(value)),
            "cta" => kept(&mut self.cta, read_words(value)),
            "cta-url" => kept(&mut self.cta_url, read_https(value)),
            "origin" => kept(&mut self.origin, read_origin(value)),
            _ => false,
        }
    }
}

/// Every key of the query with what it takes, for the console.
const TAKES: &[(&str, &str)] = &[
    ("embed", "0 or 1"),
    (
        "chapter",
        "explore, pathways, headache, prp, decide or summary",
    ),
    ("step", "the id of a step"),
    ("lang", "the tag of a language that is here, such as en"),
    ("dir", "ltr or rtl"),
    ("strings", "long"),
    ("theme", "auto, light or dark"),
    ("audience", "patient or clinician"),
    ("side", "left or right"),
    ("ui", "full, min or none"),
    ("motion", "full, calm or off"),
    ("scroll", "page or model"),
    ("height", "fixed or auto"),
    ("accent", "a colour as #rrggbb, with the # written %23"),
    (
        "logo",
        "a file beside the page or data:image/…;base64,… of at most 32 kB",
    ),
    ("cta", "at most 40 characters of words"),
    ("cta-url", "an https address of at most 500 characters"),
    ("origin", "an origin such as https://clinic.example"),
];

fn named<T: FromStr>(place: &mut Option<T>, value: &str) -> bool {
    kept(place, value.parse().ok())
}

fn kept<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    *place = value;
    place.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(query: &str) -> Vec<String> {
        Settings::parse(query)
            .1
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn every_key_takes_what_it_says() {
        let query = "?embed=1&chapter=prp&step=draw&lang=es&dir=rtl&strings=long&theme=dark&audience=clinician&side=right&ui=min&motion=calm&scroll=model\
            &height=fixed&accent=%23A1b2c3&logo=logo.svg&cta=Book+a+visit&cta-url=https://clinic.example/a?b=c%23d&origin=HTTPS://Clinic.example:443";
        let (settings, problems) = Settings::parse(query);
        assert_eq!(problems, vec![]);
        let expected = Settings {
            embed: true,
            chapter: Some(Chapter::Prp),
            step: Some("draw".to_owned()),
            language: "es".parse().ok(),
            direction: Some(Direction::Rtl),
            strings: Some(Strings::Long),
            theme: Some(Theme::Dark),
            audience: Some(Audience::Clinician),
            side: Some(Side::Right),
            interface: Some(Interface::Min),
            motion: Some(Motion::Calm),
            scroll: Some(Scroll::Model),
            height: Some(Height::Fixed),
            accent: Some(Accent([0xa1, 0xb2, 0xc3])),
            logo: Some("logo.svg".to_owned()),
            cta: Some("Book a visit".to_owned()),
            cta_url: Some("https://clinic.example/a?b=c#d".to_owned()),
            origin: Some("https://clinic.example".to_owned()),
        };
        assert_eq!(settings, expected);
        assert_eq!(
            settings.accent.map(|accent| accent.to_string()).as_deref(),
            Some("#a1b2c3")
        );
    }

    #[test]
    fn a_bad_value_of_any_key_is_ignored_and_listed() {
        for (key, takes) in TAKES {
            let (settings, problems) = Settings::parse(&format!("{key}=%3Cscript%3E"));
            assert_eq!(settings, Settings::default(), "{key}");
            assert_eq!(
                problems,
                [SettingsProblem::BadValue(
                    key,
                    QuotedExcerpt("<script>".to_owned()),
                    takes
                )]
            );
        }
    }

    #[test]
    fn problems_are_told_in_sentences() {
        assert_eq!(
            problems("utm_source=x"),
            ["the query has a part \"utm_source\" that means nothing here"]
        );
        assert_eq!(
            problems("side=left&side=right"),
            ["the query says side more than once and the first counts"]
        );
        assert_eq!(
            problems("side=both"),
            ["the query has \"both\" for side, which takes left or right"]
        );
        assert_eq!(
            problems("height=auto"),
            ["the query asks for height=auto, which is not available yet"]
        );
        assert_eq!(Settings::parse("height=auto").0.height, Some(Height::Auto));
        assert_eq!(problems(""), Vec::<String>::new());
    }
}
