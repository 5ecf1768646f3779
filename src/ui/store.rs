//! The store: the state as a signal, memos for what views read, and the one place where effects are
//! run.
//!
//! Views call [`Store::send`]; only `app::update` changes the state.

use super::document::Ear;
use super::host::Host;
use super::known::Known;
use super::labels;
use super::live::{Kept, Live};
use super::marks::marks;
use super::model::Life;
use super::panel::{HALF, Topic};
use super::tag::Tag;
use super::viewer::Viewer;
use crate::app::{
    Announcement, CameraMove, Dialog, Effect, Graphics, Msg, Origin, Settings, State, steps_of,
    update,
};
use crate::browser::{self, Entry, Fetch};
use crate::content::{Facts, Pathway, Picture, Words};
use crate::domain::{
    Audience, Chapter, Language, Motion, Side, StructureId, Theme, Wires, find_text, replace_text,
};
use crate::motion::Posture;
use crate::presentation::{Label, Mark};
use crate::prp;
use crate::scene::{Display, View};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::ops::Deref;
use std::rc::Rc;
use web_sys::Element;

/// The hole in words that stands for the reader's side.
const SIDE: &str = "{side}";

/// So long nothing may change before an address is written again, ms.
const ADDRESS_RESTS_MS: u32 = 350;

/// What never changes after the start.
#[derive(Debug)]
pub(super) struct Fixed {
    pub(super) facts: Facts,
    pub(super) settings: Settings,
}

/// The words that are here.
#[derive(Debug)]
struct Spoken {
    /// What every other language falls back to.
    english: Words,
    /// Words of another language, when it is chosen.
    foreign: Option<Words>,
}

/// The program's state for the views: one for the life of the page, and a pointer to it for whoever
/// asks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Store(&'static Held);

impl Deref for Store {
    type Target = Held;

    fn deref(&self) -> &Held {
        self.0
    }
}

/// What the program remembers.
#[derive(Debug)]
pub(crate) struct Held {
    pub(super) state: &'static Live<State>,
    pub(super) fixed: &'static Fixed,
    words: Live<Spoken>,
    /// What is said aloud.
    pub(crate) announcement: Live<String>,
    /// Where the camera was last asked to go.
    pub(crate) camera_goal: Live<Option<(View, CameraMove)>>,
    /// Counts up when the heading must take the focus.
    pub(crate) heading: Live<u32>,
    /// Told when a frame is wanted.
    pub(super) nudge: ArcTrigger,
    /// Told when other things are painted.
    pub(super) paint: ArcTrigger,
    /// Told when the system changes its colours or contrast.
    pub(super) system_look: ArcTrigger,
    /// How much of a small screen the panel takes, as a place in `SHEETS`.
    pub(super) sheet: Live<u32>,
    /// What is searched for in the list.
    pub(super) wanted: Live<String>,
    /// The labels in the margins.
    pub(super) labels: Live<Vec<Label>>,
    /// What is marked on the model.
    pub(super) marks: Live<Vec<Mark>>,
    pub(super) active: Live<bool>,
    /// Whether the system asks for less motion.
    pub(super) reduced_motion: Live<bool>,
    scroller: Kept<Element>,
    pub(super) viewer: Kept<Viewer>,
    pub(super) life: Kept<Life>,
    pub(super) host: Kept<Host>,
    pub(super) ears: Kept<Vec<Ear>>,
    more_words: Kept<Fetch>,
    language_file: Kept<Fetch>,
    /// An address that is written as soon as browsers let it.
    pub(super) pending: Kept<Timeout>,
    /// What the centrifuge did last, and how it was set.
    spun: Kept<(prp::Settings, Rc<prp::Run>)>,
    /// The next picture of the tube, while the time runs.
    pub(super) pace: Live<Option<Timeout>>,
    /// The open chapter.
    pub(crate) chapter: Known<Chapter>,
    /// Index of the open step.
    pub(crate) step: Known<usize>,
    /// The chosen structure.
    pub(crate) structure: Known<Option<StructureId>>,
    /// The side that hurts.
    pub(crate) side: Known<Side>,
    /// Who reads.
    pub(crate) audience: Known<Audience>,
    /// Language of the words.
    pub(crate) language: Known<Language>,
    /// Theme asked for.
    pub(crate) theme: Known<Theme>,
    /// Motion asked for.
    pub(crate) motion: Known<Motion>,
    /// Where the viewer stands.
    pub(crate) view: Known<View>,
    /// What is shown of the model.
    pub(crate) display: Known<Display>,
    /// The open dialog.
    pub(crate) dialog: Known<Option<Dialog>>,
    /// How the 3D view is doing.
    pub(crate) graphics: Known<Graphics>,
    /// How the head is held.
    pub(crate) posture: Known<Posture>,
    /// Which of the crossed wires carries a signal.
    pub(crate) wires: Known<Wires>,
    /// How the centrifuge is set.
    pub(crate) centrifuge: Known<prp::Settings>,
    /// Which picture of the tube is shown.
    pub(crate) moment: Known<u8>,
    /// What the stage shows.
    pub(crate) picture: Known<Picture>,
    /// What the panel is about.
    pub(crate) topic: Known<Topic>,
}

impl Store {
    /// A store for these facts and settings, in the state that `state` says.
    #[must_use]
    pub(crate) fn new(facts: Facts, words: Words, settings: Settings, state: State) -> Self {
        let starts_active = !settings.embed;
        // a page has one program, which ends with it
        let fixed: &'static Fixed = Box::leak(Box::new(Fixed { facts, settings }));
        let state: &'static Live<State> = Box::leak(Box::new(Live::new(state)));
        let facts = &fixed.facts;
        Self(Box::leak(Box::new(Held {
            state,
            fixed,
            words: Live::new(Spoken {
                english: words,
                foreign: None,
            }),
            announcement: Live::new(String::new()),
            camera_goal: Live::new(None),
            heading: Live::new(0),
            nudge: ArcTrigger::new(),
            paint: ArcTrigger::new(),
            system_look: ArcTrigger::new(),
            sheet: Live::new(HALF),
            wanted: Live::new(String::new()),
            labels: Live::new(Vec::new()),
            marks: Live::new(Vec::new()),
            active: Live::new(starts_active),
            reduced_motion: Live::new(false),
            scroller: Kept::empty(),
            viewer: Kept::empty(),
            life: Kept::empty(),
            host: Kept::empty(),
            ears: Kept::empty(),
            more_words: Kept::empty(),
            language_file: Kept::empty(),
            pending: Kept::empty(),
            spun: Kept::empty(),
            pace: Live::new(None),
            chapter: Known::new(move || state.read().chapter),
            step: Known::new(move || state.read().step),
            structure: Known::new(move || state.read().structure),
            side: Known::new(move || state.read().side),
            audience: Known::new(move || state.read().audience),
            language: Known::new(move || state.read().language),
            theme: Known::new(move || state.read().theme),
            motion: Known::new(move || state.read().motion),
            view: Known::new(move || state.read().view),
            display: Known::new(move || state.read().display),
            dialog: Known::new(move || state.read().dialog),
            graphics: Known::new(move || state.read().graphics),
            posture: Known::new(move || state.read().posture),
            wires: Known::new(move || state.read().wires),
            centrifuge: Known::new(move || state.read().centrifuge),
            moment: Known::new(move || state.read().moment),
            picture: Known::new(move || {
                state
                    .read()
                    .open_step(facts)
                    .map_or(Picture::Page, |step| step.picture)
            }),
            topic: Known::new(move || topic(&state.read(), facts)),
        })))
    }

    /// The pathway of the chosen structure; follows that.
    pub(crate) fn pathway(self) -> Option<&'static Pathway> {
        let base = self.structure.get()?.base();
        self.facts().pathway(&base)
    }

    /// What the centrifuge does as it is set; follows that.
    pub(crate) fn spun(self) -> Rc<prp::Run> {
        let settings = self.centrifuge.get();
        if let Some(run) = self
            .spun
            .with(|(set, run)| (*set == settings).then(|| run.clone()))
            .flatten()
        {
            return run;
        }
        let run = Rc::new(prp::run(&settings));
        self.spun.keep((settings, run.clone()));
        run
    }

    /// What comes out of the centrifuge.
    pub(super) fn product(self) -> prp::Product {
        untrack(|| self.spun()).product
    }

    /// The reader did something.
    pub(crate) fn send(self, msg: Msg) {
        self.send_from(msg, Origin::User);
    }

    /// Something happened: changes the state and runs what follows.
    pub(crate) fn send_from(self, msg: Msg, origin: Origin) {
        let mut state = self.state.get_untracked();
        let effects = update(&mut state, self.facts(), msg, origin);
        let repainted = state.painted != self.state.read_untracked().painted;
        if state != *self.state.read_untracked() {
            self.state.set(state);
        }
        if repainted {
            self.paint.notify();
        }
        for effect in effects {
            self.run(effect);
        }
    }

    fn run(self, effect: Effect) {
        match effect {
            Effect::PushUrl(route) => {
                drop(self.pending.take());
                write_address(&route.to_string(), Entry::New);
            }
            Effect::ReplaceUrl(route) => self.replace_address(route.to_string()),
            Effect::Post(event) => super::host::tell(self, event),
            Effect::Announce(announcement) => self.announcement.set(self.said(announcement)),
            Effect::MoveCamera(view, how) => self.camera_goal.set(Some((view, how))),
            Effect::FocusHeading => self.heading.update(|count| *count += 1),
            Effect::LoadWords(language) => self.load_words(language),
        }
    }

    /// Changes the present address: at once, and while a slider is drawn once it rests. Safari
    /// refuses more than a hundred changes in half a minute.
    fn replace_address(self, address: String) {
        let (store, waits) = (self, self.pending.is_kept());
        if !waits {
            write_address(&address, Entry::Same);
        }
        let later = Timeout::new(ADDRESS_RESTS_MS, move || {
            drop(store.pending.take());
            if waits {
                write_address(&address, Entry::Same);
            }
        });
        self.pending.keep(later);
    }

    /// Fetches the words that the first screen did not need, and those of the chosen language.
    pub(super) fn load_more_words(self) {
        let store = self;
        let more = Fetch::bytes(&super::linked("words-en-more"), move |answer| {
            if let Some(words) = words_of("words-en-more", answer) {
                store
                    .words
                    .update(|spoken| spoken.english = spoken.english.clone().or(&words));
            }
        });
        self.more_words.keep(more);
        self.load_words(self.language.get_untracked());
    }

    fn load_words(self, language: Language) {
        if language == Language::English {
            self.words.update(|spoken| spoken.foreign = None);
            return;
        }
        let (store, id) = (self, format!("words-{language}"));
        let fetch = Fetch::bytes(&super::linked(&id), move |answer| {
            if let Some(words) = words_of(&id, answer) {
                store.words.update(|spoken| spoken.foreign = Some(words));
            }
        });
        self.language_file.keep(fetch);
    }

    fn said(self, announcement: Announcement) -> String {
        match announcement {
            Announcement::StructureSelected(id) => {
                let state = self.state.get_untracked();
                let name = self.name(id);
                match state.pathway(self.facts()) {
                    Some(path) => self.fill(
                        "ui.said.path",
                        &[("name", &name), ("areas", &self.areas(path))],
                    ),
                    None => self.fill("ui.said.chosen", &[("name", &name)]),
                }
            }
            Announcement::StructureCleared => self.text("ui.said.nothing"),
            Announcement::StepOpened(chapter, step) => {
                self.text(&format!("{}.title", self.step_prefix(chapter, step)))
            }
            Announcement::SideChosen(side) => self.text(&format!("ui.side.{side}")),
            Announcement::AudienceChosen(audience) => self.text(&format!("ui.audience.{audience}")),
            Announcement::Shown(show) => self.text(&format!("ui.show.{show}")),
            Announcement::Hidden(id) => self.fill("ui.said.hidden", &[("name", &self.name(id))]),
            Announcement::KindShown(kind, shown) => {
                let words = if shown {
                    "ui.said.shown"
                } else {
                    "ui.said.hidden"
                };
                self.fill(words, &[("name", &self.text(&format!("ui.group.{kind}")))])
            }
            Announcement::EverythingShown => self.text("ui.said.everything"),
            Announcement::Undone => self.text("ui.said.undone"),
            Announcement::Painted(count) => {
                self.fill("ui.said.painted", &[("n", &count.to_string())])
            }
            Announcement::WiresChosen(wires) => self.text(&format!("ui.wires.{wires}.said")),
            Announcement::ViewChosen(view) => self.text(&format!("ui.view.{view}")),
            Announcement::GraphicsChanged(graphics) => {
                super::stage::graphics_key(graphics).map_or_else(String::new, |key| self.text(key))
            }
        }
    }

    /// The words of this id for the reader, with the side that hurts in its place; tracked. Empty
    /// while they are on their way.
    #[must_use]
    pub(crate) fn text(self, id: &str) -> String {
        let text = self
            .read_words(|words, audience| words.text(id, audience).map(ToOwned::to_owned))
            .unwrap_or_default();
        if find_text(&text, SIDE).is_none() {
            return text;
        }
        replace_text(
            &text,
            SIDE,
            &self.text(&format!("ui.sided.{}", self.side.get())),
        )
    }

    /// Whether there are words of this id for the reader.
    #[must_use]
    pub(crate) fn has_text(self, id: &str) -> bool {
        self.read_words(|words, audience| {
            words
                .text(id, audience)
                .filter(|text| !text.is_empty())
                .map(|_| ())
        })
        .is_some()
    }

    /// The words of this id with their `{holes}` filled.
    #[must_use]
    pub(crate) fn fill(self, id: &str, holes: &[(&str, &str)]) -> String {
        self.read_words(|words, audience| words.fill(id, audience, holes))
            .unwrap_or_default()
    }

    /// The first answer of the chosen language, then of English.
    fn read_words<T>(self, read: impl Fn(&Words, Audience) -> Option<T>) -> Option<T> {
        let audience = self.audience.get();
        let spoken = self.words.read();
        spoken
            .foreign
            .as_ref()
            .and_then(|words| read(words, audience))
            .or_else(|| read(&spoken.english, audience))
    }

    /// What the query asked for.
    pub(crate) fn settings(self) -> &'static Settings {
        &self.fixed.settings
    }

    /// What there is to tell.
    pub(super) fn facts(self) -> &'static Facts {
        &self.fixed.facts
    }

    /// Whether the model takes wheel and touch: always on the full page, after a tap in an embed.
    #[must_use]
    pub(crate) fn active(self) -> bool {
        self.active.get()
    }

    /// An embed that waits for its tap.
    #[must_use]
    pub(crate) fn resting(self) -> bool {
        !self.active.get()
    }

    /// Wakes or rests an embed.
    pub(crate) fn set_active(self, active: bool) {
        self.active.set(active);
    }

    /// This element scrolls the words.
    pub(crate) fn scrolls(self, scroller: &Tag) {
        self.scroller.keep(scroller.element().clone());
    }

    /// The words start at their top.
    pub(crate) fn scroll_up(self) {
        self.scroller.with(|scroller| scroller.set_scroll_top(0));
    }

    /// Prints the page.
    pub(crate) fn print(self) {
        if let Some(window) = web_sys::window() {
            super::log_failure(window.print());
        }
    }

    /// Whether the reader can paint on the skin now; tracked.
    pub(crate) fn paints(self) -> bool {
        self.state.read().paints(self.facts())
    }

    /// Copies the address, or says how to.
    pub(crate) fn copy_address(self) {
        self.copy(&browser::whole_address().unwrap_or_default());
    }

    /// Copies an address that tells the areas that are painted.
    pub(crate) fn copy_painted(self) {
        let state = self.snapshot();
        let address = browser::whole_address().unwrap_or_default();
        let page = address.split('#').next().unwrap_or_default();
        self.copy(&format!(
            "{page}{}",
            state.route(self.facts()).with_painted(&state)
        ));
    }

    fn copy(self, address: &str) {
        let store = self;
        browser::copy_text(address, move |copied| {
            store.announcement.set(store.text(if copied {
                "ui.address.copied"
            } else {
                "ui.address.selected"
            }));
        });
    }

    /// How many steps a chapter has.
    #[must_use]
    pub(crate) fn step_count(self, chapter: Chapter) -> usize {
        steps_of(self.facts(), chapter).len()
    }
}

/// The words of a file; what is wrong with it is told to the console.
fn words_of(id: &str, answer: Result<Vec<u8>, browser::BrowserError>) -> Option<Words> {
    let words = answer
        .map_err(|error| error.to_string())
        .and_then(|bytes| Words::unpack(id, &bytes).map_err(|error| error.to_string()));
    words
        .map_err(|error| super::warn(&format!("{id}: {error}")))
        .ok()
}

fn write_address(fragment: &str, entry: Entry) {
    // a sandbox may refuse: the story goes on without an address
    if let Err(error) = browser::write_fragment(fragment.trim_start_matches('#'), entry) {
        super::warn(&error);
    }
}

/// The step as written, unless the reader picked something else than the step did.
fn topic(state: &State, facts: &Facts) -> Topic {
    let own = state
        .open_step(facts)
        .and_then(|step| step.structure.clone());
    match state.structure {
        Some(id) if Some(id.base()) != own => Topic::Structure(id),
        _ => Topic::Step(state.chapter, state.step),
    }
}

impl Store {
    /// Does something with the viewer, if there is one.
    pub(super) fn with_viewer<T>(self, act: impl FnOnce(&mut Viewer) -> T) -> Option<T> {
        self.viewer.with(act)
    }

    /// Comes nearer or goes away, and asks for a frame.
    pub(super) fn zoom(self, factor: f32) {
        self.with_viewer(|viewer| viewer.zoom(factor, None));
        self.nudge.notify();
    }

    /// The model moves, so labels hide; or it rests, so they are put in place.
    pub(super) fn labels_moving(self, moving: bool) {
        let labels = if moving {
            Vec::new()
        } else {
            labels::arranged(self)
        };
        if *self.labels.read_untracked() != labels {
            self.labels.set(labels);
        }
        let marks = if !moving { marks(self) } else { Vec::new() };
        if *self.marks.read_untracked() != marks {
            self.marks.set(marks);
        }
    }
}
