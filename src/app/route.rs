//! State ⇄ URL fragment:
//! `#/<chapter>[/<step>][?r=1&s=…&side=…&a=…&l=…&v=…&m=…&p=…&w=…&c=…&t=…&o=…&h=…&x=…]`.
//!
//! | part | what | left out when |
//! |---|---|---|
//! | `r` | version of this form; 1 | nothing follows it |
//! | `s` | chosen structure, or `none` | it is what the step chooses on the home side |
//! | `side` | the side that hurts | it is the home side, or `s` says it |
//! | `a` | the reader | the home reader |
//! | `l` | language | the home language |
//! | `v` | yaw, pitch, zoom, x, y, z of the [`View`] | it is where the step puts the viewer |
//! | `m` | how the chosen structure is set apart: a [`DisplayMode`] | nothing is set apart |
//! | `p` | how the head is held: turn, nod and bend of a [`Posture`] | it is straight |
//! | `w` | which of the crossed wires carries a signal: [`Wires`] | it is that of the neck |
//! | `c` | how the centrifuge is set: [`prp::Settings::numbers`] | it is as at first |
//! | `t` | which picture of the tube is shown: [`State::moment`] | it is the one that the step begins with |
//! | `o` | which treatment options are shown together: [`Comparison`] | they are as at first |
//! | `x` | where the reader hurts: bits of regions, [`PainDrawing::bits`] | always but in a link that the reader asks for |
//! | `h` | what is hidden: a [`StructureSet`] | it is what is hidden at first |
//!
//! What "home" is, the query says ([`super::RouteDefaults`]). Theme and motion belong to the reader's device
//! and stay out.

use super::Comparison;
use super::query::{QuotedExcerpt, pairs};
use super::state::{MOMENTS, State, StepDefaults, step_index, steps_of};
use crate::content::Facts;
use crate::domain::{Audience, Chapter, Language, Side, StructureId, StructureSet, Wires};
use crate::motion::Posture;
use crate::prp;
use crate::scene::{DisplayMode, DisplayState, PainDrawing, View};
use std::{error::Error, fmt, str::FromStr};

/// Longest fragment that is read or written, in characters.
pub const FRAGMENT_MAX_CHARS: usize = 400;

/// The version of the form.
const VERSION: &str = "1";

/// What a URL fragment says. `Display` writes it with its `#`; [`Route::parse`] reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The chapter; none means the home chapter and step.
    pub chapter: Option<Chapter>,
    /// Id of the step; none means the first of the chapter.
    pub step: Option<String>,
    /// The structure; none means what the step chooses.
    pub structure: Option<StructureChoice>,
    /// The side; none means that of the structure, else home.
    pub side: Option<Side>,
    /// The reader; none means home.
    pub audience: Option<Audience>,
    /// The language; none means home.
    pub language: Option<Language>,
    /// The view; none means that of the step.
    pub view: Option<View>,
    /// How the chosen structure is set apart; none means not at all.
    pub show: Option<DisplayMode>,
    /// How the head is held; none means straight.
    pub posture: Option<Posture>,
    /// Which of the crossed wires carries a signal; none means that of the neck.
    pub wires: Option<Wires>,
    /// How the centrifuge is set; none means as at first.
    pub centrifuge: Option<prp::Settings>,
    /// Which picture of the tube is shown; none means that of the step.
    pub moment: Option<u8>,
    /// Which treatment options are shown together, as [`Comparison::written`]; none means as at
    /// first.
    pub options: Option<String>,
    /// Where the reader hurts; never told of a state, only by [`Route::with_painted`].
    pub painted: Option<u32>,
    /// What is hidden; none means what is hidden at first.
    pub hidden: Option<StructureSet>,
}

/// What a fragment says about the chosen structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StructureChoice {
    /// Nothing is chosen, although the step would choose something.
    Nothing,
    /// This is chosen.
    Structure(StructureId),
}

/// A part of a fragment that was ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RouteProblem {
    /// Longer than [`FRAGMENT_MAX_CHARS`]: nothing of it was read.
    TooLong(usize),
    /// Written by a later version: what is known was read.
    Newer(QuotedExcerpt),
    /// No such chapter: home opens.
    UnknownChapter(QuotedExcerpt),
    /// No such step in the chapter: its first opens.
    UnknownStep(Chapter, QuotedExcerpt),
    /// Path segments after the step.
    Extra(QuotedExcerpt),
    /// A key that means nothing here.
    UnknownKey(QuotedExcerpt),
    /// A value that the key does not take.
    BadValue(&'static str, QuotedExcerpt),
}

impl fmt::Display for RouteProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong(chars) => write!(
                f,
                "the address has {chars} characters after the # and at most {FRAGMENT_MAX_CHARS} are read"
            ),
            Self::Newer(version) => write!(
                f,
                "the address is of version {version} and this program writes version {VERSION}"
            ),
            Self::UnknownChapter(given) => write!(f, "the address names no chapter with {given}"),
            Self::UnknownStep(chapter, given) => {
                write!(f, "the chapter {chapter} has no step called {given}")
            }
            Self::Extra(given) => write!(f, "the address goes on after the step with {given}"),
            Self::UnknownKey(given) => {
                write!(f, "the address has a part {given} that means nothing here")
            }
            Self::BadValue(key, given) => write!(
                f,
                "the address has {given} for {key}, which it does not take"
            ),
        }
    }
}

impl Error for RouteProblem {}

impl Route {
    /// The same with what is painted in this state: for a link that the reader asks for.
    #[must_use]
    pub fn with_painted(self, state: &State) -> Self {
        Self {
            painted: Some(state.painted.bits()).filter(|bits| *bits != 0),
            ..self
        }
    }

    /// The shortest fragment that leads to what `state` shows.
    #[must_use]
    pub fn of(state: &State, facts: &Facts) -> Self {
        let defaults = StepDefaults::of(facts, state.chapter, state.step, state.side);
        let usual = DisplayState::default();
        let away = state.side != state.home.side;
        let sided = state.structure.is_some_and(|id| id.side().is_some());
        let said = state.structure != defaults.structure || (sided && away);
        let step = (state.step > 0)
            .then(|| steps_of(facts, state.chapter).get(state.step))
            .flatten();
        Self {
            chapter: Some(state.chapter),
            step: step.map(|step| step.id.clone()),
            structure: said.then(|| {
                state
                    .structure
                    .map_or(StructureChoice::Nothing, StructureChoice::Structure)
            }),
            side: (away && !sided).then_some(state.side),
            audience: (state.audience != state.home.audience).then_some(state.audience),
            language: (state.language != state.home.language).then_some(state.language),
            view: (state.view != defaults.view).then_some(state.view),
            show: (state.display.show != usual.show).then_some(state.display.show),
            posture: (state.posture != Posture::NEUTRAL).then_some(state.posture),
            wires: (state.wires != Wires::Neck).then_some(state.wires),
            centrifuge: (state.centrifuge != prp::Settings::DEFAULT).then_some(state.centrifuge),
            moment: (state.moment != state.first_moment(facts)).then_some(state.moment),
            options: (state.comparison != Comparison::new(facts))
                .then(|| state.comparison.written(facts)),
            painted: None,
            hidden: (state.display.hidden != usual.hidden).then_some(state.display.hidden),
        }
    }

    /// Reads a fragment, with or without its `#`, and lists what was ignored.
    #[must_use]
    pub fn parse(fragment: &str, facts: &Facts) -> (Self, Vec<RouteProblem>) {
        let text = fragment.strip_prefix('#').unwrap_or(fragment);
        let (mut route, mut problems) = (Self::default(), Vec::new());
        let chars = text.chars().count();
        if chars > FRAGMENT_MAX_CHARS {
            problems.push(RouteProblem::TooLong(chars));
            return (route, problems);
        }
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        route.read_path(path, facts, &mut problems);
        for (key, value) in pairs(query) {
            route.read_pair(&key, value, facts, &mut problems);
        }
        (route, problems)
    }

    fn read_path(&mut self, path: &str, facts: &Facts, problems: &mut Vec<RouteProblem>) {
        let mut parts = path
            .trim_matches('/')
            .splitn(3, '/')
            .filter(|part| !part.is_empty());
        let Some(chapter) = parts.next() else { return };
        self.chapter = chapter.parse().ok();
        let Some(known) = self.chapter else {
            problems.push(RouteProblem::UnknownChapter(QuotedExcerpt(
                chapter.to_owned(),
            )));
            return;
        };
        if let Some(step) = parts.next() {
            match step_index(facts, known, step) {
                Some(_) => self.step = Some(step.to_owned()),
                None => problems.push(RouteProblem::UnknownStep(
                    known,
                    QuotedExcerpt(step.to_owned()),
                )),
            }
        }
        problems.extend(
            parts
                .next()
                .map(|extra| RouteProblem::Extra(QuotedExcerpt(extra.to_owned()))),
        );
    }

    fn read_pair(
        &mut self,
        key: &str,
        value: String,
        facts: &Facts,
        problems: &mut Vec<RouteProblem>,
    ) {
        let bad = match key {
            "r" => {
                if value != VERSION {
                    problems.push(RouteProblem::Newer(QuotedExcerpt(value)));
                }
                return;
            }
            "s" if value == "none" => {
                self.structure = Some(StructureChoice::Nothing);
                return;
            }
            "s" => set(
                &mut self.structure,
                value.parse().ok().map(StructureChoice::Structure),
            )
            .then_some("s"),
            "side" => set(&mut self.side, value.parse().ok()).then_some("side"),
            "a" => set(&mut self.audience, value.parse().ok()).then_some("a"),
            "l" => set(&mut self.language, value.parse().ok()).then_some("l"),
            "v" => set(&mut self.view, read_view(&value)).then_some("v"),
            "m" => set(&mut self.show, value.parse().ok()).then_some("m"),
            "p" => set(&mut self.posture, read_posture(&value)).then_some("p"),
            "w" => set(&mut self.wires, value.parse().ok()).then_some("w"),
            "c" => set(
                &mut self.centrifuge,
                whole_numbers(&value).and_then(|numbers| prp::Settings::of_numbers(&numbers)),
            )
            .then_some("c"),
            "t" => set(&mut self.moment, read_moment(&value)).then_some("t"),
            "o" => set(
                &mut self.options,
                Comparison::read(&value, facts).map(|comparison| comparison.written(facts)),
            )
            .then_some("o"),
            "x" => set(
                &mut self.painted,
                u32::from_str_radix(&value, 16)
                    .ok()
                    .filter(|bits| PainDrawing::from_bits(*bits).bits() == *bits),
            )
            .then_some("x"),
            "h" => set(&mut self.hidden, value.parse().ok()).then_some("h"),
            _ => {
                problems.push(RouteProblem::UnknownKey(QuotedExcerpt(key.to_owned())));
                return;
            }
        };
        problems.extend(bad.map(|key| RouteProblem::BadValue(key, QuotedExcerpt(value))));
    }

    /// Makes `state` what this address says; what it leaves out is home, or what the step brings.
    pub(super) fn apply(&self, state: &mut State, facts: &Facts) {
        let said_by_structure = match self.structure {
            Some(StructureChoice::Structure(id)) => id.side(),
            Some(StructureChoice::Nothing) | None => None,
        };
        state.side = said_by_structure.or(self.side).unwrap_or(state.home.side);
        state.audience = self.audience.unwrap_or(state.home.audience);
        state.language = self.language.unwrap_or(state.home.language);
        let (chapter, step) = match self.chapter {
            Some(chapter) => (
                chapter,
                self.step
                    .as_deref()
                    .and_then(|id| step_index(facts, chapter, id))
                    .unwrap_or(0),
            ),
            None => (state.home.chapter, state.home.step),
        };
        state.centrifuge = self.centrifuge.unwrap_or_default();
        let compared = self.options.as_deref();
        state.comparison = compared
            .and_then(|text| Comparison::read(text, facts))
            .unwrap_or_else(|| Comparison::new(facts));
        state.open(facts, chapter, step);
        if let Some(moment) = self.moment {
            state.moment = moment.min(state.last_moment());
        }
        match self.structure {
            Some(StructureChoice::Structure(id)) => state.structure = Some(id),
            Some(StructureChoice::Nothing) => state.structure = None,
            None => {}
        }
        if let Some(view) = self.view {
            state.view = view.clamped();
        }
        state.posture = self.posture.unwrap_or_default();
        state.wires = self.wires.unwrap_or(Wires::Neck);
        if let Some(bits) = self.painted {
            state.painted = PainDrawing::from_bits(bits);
        }
        let usual = DisplayState::default();
        state.display = DisplayState {
            show: self.show.unwrap_or(usual.show),
            hidden: self.hidden.unwrap_or(usual.hidden),
        };
    }
}

/// Puts a value read in its place; answers whether there was none to put.
fn set<T>(place: &mut Option<T>, read: Option<T>) -> bool {
    let missing = read.is_none();
    if !missing {
        *place = read;
    }
    missing
}

fn whole_numbers(text: &str) -> Option<Vec<i16>> {
    text.split(',')
        .map(i16::from_str)
        .collect::<Result<_, _>>()
        .ok()
}

/// A posture of three whole numbers that a neck can reach.
fn read_posture(text: &str) -> Option<Posture> {
    let [rotation_deg, flexion_deg, bending_deg] = whole_numbers(text)?[..] else {
        return None;
    };
    let posture = Posture {
        rotation_deg,
        flexion_deg,
        bending_deg,
    };
    (posture == posture.clamped()).then_some(posture)
}

/// A picture of the tube.
fn read_moment(text: &str) -> Option<u8> {
    let [moment] = whole_numbers(text)?[..] else {
        return None;
    };
    u8::try_from(moment)
        .ok()
        .filter(|moment| *moment < 2 * MOMENTS)
}

/// A view of six whole numbers within their limits.
fn read_view(text: &str) -> Option<View> {
    let numbers = whole_numbers(text)?;
    let [yaw_deg, pitch_deg, zoom, x, y, z] = numbers[..] else {
        return None;
    };
    let view = View {
        yaw_deg,
        pitch_deg,
        zoom_percent: u16::try_from(zoom).ok()?,
        target_mm: [x, y, z],
    };
    (view == view.clamped()).then_some(view)
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("#/")?;
        if let Some(chapter) = self.chapter {
            write!(f, "{chapter}")?;
            self.step
                .as_ref()
                .map_or(Ok(()), |step| write!(f, "/{step}"))?;
        }
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.structure.map(|choice| match choice {
            StructureChoice::Nothing => "s=none".to_owned(),
            StructureChoice::Structure(id) => format!("s={id}"),
        }));
        parts.extend(self.side.map(|side| format!("side={side}")));
        parts.extend(self.audience.map(|audience| format!("a={audience}")));
        parts.extend(self.language.map(|language| format!("l={language}")));
        parts.extend(self.view.map(
            |View {
                 yaw_deg,
                 pitch_deg,
                 zoom_percent,
                 target_mm: [x, y, z],
             }| { format!("v={yaw_deg},{pitch_deg},{zoom_percent},{x},{y},{z}") },
        ));
        parts.extend(self.show.map(|show| format!("m={show}")));
        parts.extend(self.posture.map(
            |Posture {
                 rotation_deg,
                 flexion_deg,
                 bending_deg,
             }| format!("p={rotation_deg},{flexion_deg},{bending_deg}"),
        ));
        parts.extend(self.wires.map(|wires| format!("w={wires}")));
        parts.extend(self.centrifuge.map(|settings| {
            format!(
                "c={}",
                settings
                    .numbers()
                    .map(|number| number.to_string())
                    .join(",")
            )
        }));
        parts.extend(self.moment.map(|moment| format!("t={moment}")));
        parts.extend(self.options.as_ref().map(|options| format!("o={options}")));
        parts.extend(self.painted.map(|bits| format!("x={bits:x}")));
        parts.extend(self.hidden.map(|hidden| format!("h={hidden}")));
        if parts.is_empty() {
            Ok(())
        } else {
            write!(f, "?r={VERSION}&{}", parts.join("&"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Settings, samples};

    fn problems(fragment: &str) -> Vec<String> {
        Route::parse(fragment, &samples::facts())
            .1
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn an_empty_fragment_is_home_and_no_problem() {
        for text in ["", "#", "#/", "/"] {
            assert_eq!(
                Route::parse(text, &samples::facts()),
                (Route::default(), vec![])
            );
        }
    }

    #[test]
    fn a_route_reads_as_it_is_written() {
        let text = "#/pathways/c2-c3?r=1&s=c1-c2-joint-right&a=clinician&l=es&v=-179,-80,800,-160,0,160&m=ghost&h=1f";
        let (route, problems) = Route::parse(text, &samples::facts());
        assert_eq!((route.to_string().as_str(), problems), (text, vec![]));
        assert_eq!(
            route.structure,
            Some(StructureChoice::Structure(
                "c1-c2-joint-right".parse().unwrap()
            ))
        );
        assert_eq!(route.view.map(|view| view.target_mm), Some([-160, 0, 160]));
    }

    #[test]
    fn only_a_link_that_is_asked_for_tells_what_is_painted() {
        let facts = samples::facts();
        let (route, problems) = Route::parse("#/explore?r=1&x=3", &facts);
        assert_eq!((route.painted, problems), (Some(3), vec![]));
        let mut state = State::new(&Settings::default(), &facts);
        route.apply(&mut state, &facts);
        let told: Vec<String> = state
            .painted
            .by_name()
            .map(|region| region.to_string())
            .collect();
        assert_eq!(told, ["region-occiput-left", "region-occiput-right"]);
        assert_eq!(state.route(&facts).to_string(), "#/explore");
        assert_eq!(
            state.route(&facts).with_painted(&state).to_string(),
            "#/explore?r=1&x=3"
        );
        assert_eq!(
            self::problems("#/explore?x=1000000"),
            ["the address has \"1000000\" for x, which it does not take"]
        );
    }

    #[test]
    fn the_centrifuge_and_its_moment_read_as_they_are_written() {
        let facts = samples::facts();
        let text = "#/prp?r=1&c=3000,30,3000,30,600,60,600,100,1,1&t=97";
        let (route, problems) = Route::parse(text, &facts);
        assert_eq!((route.to_string().as_str(), problems), (text, vec![]));
        let mut state = State::new(&Settings::default(), &facts);
        route.apply(&mut state, &facts);
        assert_eq!(
            (state.centrifuge.spins, state.moment),
            (prp::Spins::Single, 48),
            "one spin ends sooner"
        );
        assert_eq!(
            state.route(&facts).to_string(),
            "#/prp?r=1&c=3000,30,3000,30,600,60,600,100,1,1&t=48"
        );
        for bad in [
            "c=100,10,400,10,100,44,250,33,2",
            "c=100,10,400,10,100,44,250,33,3,0",
            "c=49,10,400,10,100,44,250,33,2,0",
            "c=",
            "t=98",
            "t=-1",
        ] {
            let (key, value) = bad.split_at(1);
            let sentence = format!(
                "the address has \"{}\" for {key}, which it does not take",
                &value[1..]
            );
            assert_eq!(self::problems(&format!("#/prp?{bad}")), [sentence]);
        }
    }

    #[test]
    fn a_messenger_may_escape_the_commas() {
        let (route, problems) =
            Route::parse("#/explore?v=1%2C2%2C100%2C0%2C0%2C0", &samples::facts());
        assert_eq!(
            (route.view.map(|view| view.yaw_deg), problems),
            (Some(1), vec![])
        );
    }

    #[test]
    fn what_is_unknown_is_ignored_and_listed_in_sentences() {
        assert_eq!(
            problems("#/nowhere/x?side=left"),
            ["the address names no chapter with \"nowhere\""]
        );
        assert_eq!(
            problems("#/explore/x"),
            ["the chapter explore has no step called \"x\""]
        );
        assert_eq!(
            problems("#/explore/start/b/c"),
            ["the address goes on after the step with \"b/c\""]
        );
        assert_eq!(
            problems("#/explore?r=2&s=none"),
            ["the address is of version \"2\" and this program writes version 1"]
        );
        assert_eq!(
            problems("#/explore?side=up"),
            ["the address has \"up\" for side, which it does not take"]
        );
        assert_eq!(
            problems("#/explore?v=0,81,100,0,0,0"),
            ["the address has \"0,81,100,0,0,0\" for v, which it does not take"]
        );
        assert_eq!(
            problems("#/explore?v=0,0,100,0,0"),
            ["the address has \"0,0,100,0,0\" for v, which it does not take"]
        );
        assert_eq!(
            problems("#/explore?m=x&h=z"),
            [
                "the address has \"x\" for m, which it does not take",
                "the address has \"z\" for h, which it does not take"
            ]
        );
        assert_eq!(
            problems("#/explore?<b>=1"),
            ["the address has a part \"<b>\" that means nothing here"]
        );
        let long = format!("#/explore?s=none&x={}", "é".repeat(400));
        assert_eq!(
            problems(&long),
            ["the address has 418 characters after the # and at most 400 are read"]
        );
        assert_eq!(Route::parse(&long, &samples::facts()).0, Route::default());
    }
}
