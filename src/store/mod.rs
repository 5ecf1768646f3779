//! What the page remembers, as signals, and the one place where effects are run.
//!
//! [`Store`] is a handle to its parts, one noun each: [`AppState`] the state of `app` and its
//! messages, [`Translations`] the words, [`AddressBar`] the address, [`HostLink`] the page around
//! the frame, [`ModelView`] the 3D view, [`Simulation`] the centrifuge, [`PageState`] what belongs
//! to this page and to no address. Views call [`Store::send`]; only `app::update` changes the state.
//!
//! Deliberately absent: elements and views. Start reading at [`Store::send_from`].

mod address_bar;
mod announcement;
mod app_state;
mod host_link;
mod model_view;
mod page_state;
mod reading;
mod simulation;
mod translations;

pub use address_bar::AddressBar;
pub use app_state::{AppState, Topic};
pub use host_link::HostLink;
pub use model_view::{CanvasResources, ModelView};
pub use page_state::{PageState, Sheet, Subscription};
pub use simulation::Simulation;
pub use translations::{Translations, part_of};

use crate::app::{Effect, Msg, Origin, Route, Settings, State, Strings, update};
use crate::browser::{self, HistoryEntry, warn};
use crate::content::{Facts, Words};
use crate::domain::{Language, Motion};
use crate::viewer::Viewer;
use leptos::prelude::*;

/// What never changes after the start.
#[derive(Debug)]
struct Fixed {
    facts: Facts,
    settings: Settings,
}

/// Handles to everything that the page remembers. Made once, inside the root owner.
#[derive(Clone, Copy, Debug)]
pub struct Store {
    /// The state of the program.
    pub app: AppState,
    /// The words.
    pub words: Translations,
    /// The address.
    pub address: AddressBar,
    /// The page around the frame.
    pub host: HostLink,
    /// The 3D view.
    pub model: ModelView,
    /// The centrifuge.
    pub simulation: Simulation,
    /// What belongs to this page and to no address.
    pub page: PageState,
    fixed: &'static Fixed,
}

impl Store {
    /// A store for these facts, the words of the first screen in a language, and settings, in this
    /// state. Must be made inside a Leptos owner, which it lives in.
    #[must_use]
    pub fn new(
        facts: Facts,
        (language, words): (Language, Words),
        settings: Settings,
        state: State,
    ) -> Self {
        let is_awake = !settings.embed;
        let is_long = settings.strings == Some(Strings::Long);
        // a page has one program, which ends with it: facts are read as long as it is there
        let fixed: &'static Fixed = Box::leak(Box::new(Fixed { facts, settings }));
        let app = AppState::new(state, &fixed.facts);
        Self {
            app,
            words: Translations::new(language, words, is_long, app),
            address: AddressBar::new(),
            host: HostLink::new(),
            model: ModelView::new(),
            simulation: Simulation::new(app),
            page: PageState::new(is_awake),
            fixed,
        }
    }

    /// What there is to tell.
    #[must_use]
    pub fn facts(self) -> &'static Facts {
        &self.fixed.facts
    }

    /// What the query asked for.
    #[must_use]
    pub fn settings(self) -> &'static Settings {
        &self.fixed.settings
    }

    /// The motion in force: what the reader chose, or what the system asks for; tracked.
    #[must_use]
    pub fn motion_in_force(self) -> Motion {
        let chosen = self.app.motion.get();
        chosen.in_force(self.page.reduced_motion.get())
    }

    /// The reader did something.
    pub fn send(self, msg: Msg) {
        self.send_from(msg, Origin::User);
    }

    /// A handler that sends `msg` as the reader's.
    pub fn sender(self, msg: Msg) -> impl Fn() + Clone + 'static {
        move || self.send(msg.clone())
    }

    /// Something happened: changes the state and runs what follows.
    pub fn send_from(self, msg: Msg, origin: Origin) {
        let mut state = self.app.snapshot();
        let effects = update(&mut state, self.facts(), msg, origin);
        self.app.set(state);
        for effect in effects {
            self.run(effect);
        }
    }

    fn run(self, effect: Effect) {
        match effect {
            Effect::PushUrl(route) => self.address.write(&route.to_string(), HistoryEntry::Push),
            Effect::ReplaceUrl(route) => self
                .address
                .write(&route.to_string(), HistoryEntry::Replace),
            Effect::Post(event) => self.tell_host(event),
            Effect::Announce(announcement) => {
                let text = untrack(|| self.announcement_text(announcement));
                self.page.announcement.set(text);
            }
            Effect::MoveCamera(view, how) => self.model.camera_goal.set(Some((view, how))),
            Effect::FocusHeading => self.page.focus_heading(),
            Effect::LoadWords(language) => self.words.load(language),
        }
    }

    /// Makes the viewer show what the state says; not tracked.
    pub fn show_state(self, viewer: &mut Viewer) {
        viewer.show(&self.app.state.read_untracked(), self.facts());
    }

    /// Opens what a fragment says; what it says wrongly is told to the console.
    pub fn open_fragment(self, fragment: &str) {
        // an address that waited belongs to where the reader was
        self.address.forget_pending();
        let (route, problems) = Route::parse(fragment, self.facts());
        problems.iter().for_each(|problem| warn(problem));
        self.send_from(Msg::RouteOpened(Box::new(route)), Origin::Url);
    }

    /// The address of the same view without the frame, relative to this page.
    #[must_use]
    pub fn full_page(self) -> String {
        let route = self.app.snapshot().route(self.facts());
        format!("./{route}")
    }

    /// Copies the address of this page, or says how to.
    pub fn copy_address(self) {
        self.copy(&browser::full_url().unwrap_or_default());
    }

    /// Copies an address that tells which areas are painted.
    pub fn copy_painted(self) {
        let state = self.app.snapshot();
        let address = browser::full_url().unwrap_or_default();
        let page = address.split('#').next().unwrap_or_default();
        let route = state.route(self.facts()).with_painted(&state);
        self.copy(&format!("{page}{route}"));
    }

    fn copy(self, address: &str) {
        browser::copy_text(address, move |is_copied| {
            let id = if is_copied {
                "ui.address.copied"
            } else {
                "ui.address.selected"
            };
            self.page.announcement.set(untrack(|| self.words.text(id)));
        });
    }
}
