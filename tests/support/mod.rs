//! What several tests of the host need: small made-up facts, and a session that checks itself after
//! every message.

#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use atlanto::app::{
    Effect, FRAGMENT_MAX_CHARS, Msg, Origin, Route, Settings, State, steps_of, update,
};
use atlanto::content::Facts;
use atlanto::domain::Chapter;

/// Facts with a few steps and two pathways; no medical content.
pub(crate) fn made_up_facts() -> Facts {
    serde_json::from_str(include_str!("facts.json")).unwrap()
}

/// One reader's session.
pub(crate) struct Session {
    /// The facts it runs on.
    pub(crate) facts: Facts,
    /// The state now.
    pub(crate) state: State,
    /// The history of the browser tab, as text.
    pub(crate) history: Vec<String>,
    /// The entry of the history that is open.
    pub(crate) at: usize,
}

impl Session {
    /// Opens the program at an address: query and fragment.
    pub(crate) fn open(facts: Facts, query: &str, fragment: &str) -> Self {
        let state = State::new(&Settings::parse(query).0, &facts);
        let mut session = Self {
            facts,
            state,
            history: vec![fragment.to_owned()],
            at: 0,
        };
        session.check_state();
        if !fragment.is_empty() {
            session.arrive();
        }
        session
    }

    /// Sends a message as the reader.
    pub(crate) fn user(&mut self, msg: Msg) -> Vec<Effect> {
        self.send(msg, Origin::User)
    }

    /// Sends a message, runs its effects on the history, and checks what must always hold.
    pub(crate) fn send(&mut self, msg: Msg, origin: Origin) -> Vec<Effect> {
        let before = self.state.clone();
        let effects = update(&mut self.state, &self.facts, msg.clone(), origin);
        assert!(
            before != self.state || effects.is_empty(),
            "{msg:?} changed nothing and has effects {effects:?}"
        );
        for effect in &effects {
            match effect {
                Effect::PushUrl(route) => {
                    assert_eq!(origin, Origin::User, "only a reader fills the history");
                    self.history.truncate(self.at + 1);
                    self.history.push(route.to_string());
                    self.at += 1;
                }
                Effect::ReplaceUrl(route) => self.history[self.at] = route.to_string(),
                Effect::MoveCamera(view, _) => assert_eq!(*view, self.state.view),
                Effect::LoadWords(language) => assert_eq!(*language, self.state.language),
                Effect::Post(_) | Effect::Announce(_) | Effect::FocusHeading => {}
            }
        }
        self.check_state();
        assert_eq!(
            self.led_by(&self.history[self.at]),
            self.state,
            "the address tells what is seen after {msg:?}"
        );
        effects
    }

    /// What a fragment shows to somebody else with the same query; theme, motion and the like are
    /// his own.
    fn led_by(&self, fragment: &str) -> State {
        let mut elsewhere = self.state.clone();
        let route = Route::parse(fragment, &self.facts).0;
        drop(update(
            &mut elsewhere,
            &self.facts,
            Msg::ChapterOpened(Chapter::Summary),
            Origin::Story,
        ));
        drop(update(
            &mut elsewhere,
            &self.facts,
            Msg::RouteOpened(Box::new(route)),
            Origin::Url,
        ));
        // what can be undone is the way here, not the place
        State {
            dialog: self.state.dialog,
            past: self.state.past.clone(),
            ..elsewhere
        }
    }

    /// Presses the browser's Back (`-1`) or Forward (`1`).
    pub(crate) fn travel(&mut self, by: isize) {
        self.at = self.at.checked_add_signed(by).unwrap();
        self.arrive();
    }

    fn arrive(&mut self) {
        let (route, _) = Route::parse(&self.history[self.at], &self.facts);
        drop(self.send(Msg::RouteOpened(Box::new(route)), Origin::Url));
    }

    /// What must hold after every message.
    fn check_state(&self) {
        let Self { state, facts, .. } = self;
        assert!(
            state.step < steps_of(facts, state.chapter).len(),
            "the step exists"
        );
        assert_eq!(
            state.view,
            state.view.clamped(),
            "the view is within its limits"
        );
        if let Some(side) = state.structure.and_then(|structure| structure.side()) {
            assert_eq!(
                side, state.side,
                "the chosen structure is on the chosen side"
            );
        }
        if let Some(pathway) = state.pathway(facts) {
            assert_eq!(
                Some(pathway.source.clone()),
                state.structure.map(|structure| structure.base()),
                "a lit pathway starts at what is chosen"
            );
        }
        assert_eq!(
            state.highlighted(facts).first().copied(),
            state.structure,
            "what is chosen is lit"
        );
        assert!(
            state
                .regions(facts)
                .iter()
                .all(|(region, _)| region.side == state.side),
            "pain is felt on the chosen side"
        );
        let text = state.route(facts).to_string();
        assert!(
            text.chars().count() <= FRAGMENT_MAX_CHARS,
            "{text} is too long"
        );
        let (route, problems) = Route::parse(&text, facts);
        assert_eq!(
            (route.to_string(), problems),
            (text.clone(), vec![]),
            "an address reads as it is written"
        );
        assert_eq!(&self.led_by(&text), state, "{text} leads back exactly");
    }
}
