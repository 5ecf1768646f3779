//! What makes the time of a spin run: a press, and nothing else.

use super::model::motion_in_force;
use super::shared::{act, told};
use super::slider::{Dial, slider};
use super::store::Store;
use super::tag::{Tag, tag};
use super::tube::{id, seen, when, word};
use crate::app::{Msg, moments};
use crate::presentation::{Playback, Tick, play, tick};
use gloo::timers::callback::Timeout;
use leptos::prelude::untrack;
use std::rc::Rc;

/// So long a picture of the tube stays while the time runs, ms: a spin takes five seconds.
const PACE_MS: u32 = 100;

/// The moment as a slider sets it.
struct Moment(Store);

impl Dial for Moment {
    fn name(&self) -> String {
        id("time")
    }

    fn range(&self) -> [i16; 3] {
        [0, i16::from(count(self.0)) - 1, 1]
    }

    fn number(&self) -> i16 {
        i16::from(self.0.moment.get())
    }

    fn words(&self) -> String {
        when(self.0)
    }

    fn set(&self, moment: i16) {
        show(self.0, u8::try_from(moment).unwrap_or_default());
    }
}

/// What makes the time run: a button, a button for one picture more, a slider.
pub(crate) fn clock(store: Store) -> Tag {
    let run = tag("button.button data-testid=centrifuge-run")
        .on("click", act(move || run_or_pause(store)));
    let words = told(move || {
        word(
            store,
            if store.pace.read().is_some() {
                "pause"
            } else {
                "run"
            },
        )
    });
    let next = act(move || show(store, store.moment.get_untracked() + 1));
    let next = tag("button.button data-testid=centrifuge-step")
        .on("click", next)
        .tell(store, &id("step"));
    tag("div.bar.clock")
        .add(run.say(words))
        .add(next)
        .add(slider(store, Rc::new(Moment(store))))
}

/// How many pictures of the tube there are; tracked.
fn count(store: Store) -> u8 {
    moments(store.centrifuge.get().spins)
}

fn show(store: Store, moment: u8) {
    store.send(Msg::MomentChosen(moment));
}

/// Runs on to the end of the spin, from its end to that of the next, from the very end to that of
/// the first; or stops.
fn run_or_pause(store: Store) {
    if store.pace.read_untracked().is_some() {
        return store.pace.set(None);
    }
    let moment = store.moment.get_untracked();
    let count = untrack(|| count(store));
    match play(moment, count, motion_in_force(store)) {
        Playback::From(from) => {
            show(store, from);
            run_on(store, from);
        }
        Playback::Cut(end) => {
            show(store, end);
            tell_end(store);
        }
    }
}

/// Shows one picture after the other until the spin ends, or until anything else changes the
/// moment.
fn run_on(store: Store, played: u8) {
    let later = Timeout::new(PACE_MS, move || {
        let is_tube = store.picture.get_untracked().is_spun();
        match tick(played, is_tube.then(|| store.moment.get_untracked())) {
            Tick::Interrupted => store.pace.set(None),
            Tick::Next(next) => {
                show(store, next);
                run_on(store, next);
            }
            Tick::Last(end) => {
                show(store, end);
                store.pace.set(None);
                tell_end(store);
            }
        }
    });
    store.pace.set(Some(later));
}

/// Says what is seen at the end of a spin.
fn tell_end(store: Store) {
    store.announcement.set(untrack(|| seen(store)));
}
