//! What makes the time of a spin run: a press, and nothing else.

use crate::app::{Msg, moments};
use crate::element::{Element, el};
use crate::presentation::{Playback, Tick, play, tick};
use crate::store::Store;
use crate::ui::exhibits::centrifuge::tube::{id, seen, when, word};
use crate::ui::slider::{SliderModel, slider};
use leptos::prelude::*;
use std::rc::Rc;

/// So long a picture of the tube stays while the time runs, ms: a spin takes five seconds.
const PACE_MS: u32 = 100;

/// The moment as a slider sets it.
struct Moment(Store);

impl SliderModel for Moment {
    fn name(&self) -> String {
        id("time")
    }

    fn range(&self) -> [i16; 3] {
        [0, i16::from(count(self.0)) - 1, 1]
    }

    fn value(&self) -> i16 {
        i16::from(self.0.app.moment.get())
    }

    fn value_text(&self) -> String {
        when(self.0)
    }

    fn set(&self, moment: i16) {
        show(self.0, u8::try_from(moment).unwrap_or_default());
    }
}

/// What makes the time run: a button, a button for one picture more, a slider.
pub(crate) fn playback_controls(store: Store) -> Element {
    let run = el("button")
        .class("button")
        .attr("data-testid", "centrifuge-run")
        .on_click(move || run_or_pause(store));
    let words = move || {
        word(
            store,
            if store.simulation.is_playing.get() {
                "pause"
            } else {
                "run"
            },
        )
    };
    let next = move || show(store, store.app.moment.get_untracked() + 1);
    let next = el("button")
        .class("button")
        .attr("data-testid", "centrifuge-step")
        .on_click(next)
        .text(store.words.derive_text(id("step")));
    el("div")
        .class("bar clock")
        .child(run.text(words))
        .child(next)
        .child(slider(store, Rc::new(Moment(store))))
}

/// How many pictures of the tube there are; tracked.
fn count(store: Store) -> u8 {
    moments(store.app.centrifuge.get().spins)
}

fn show(store: Store, moment: u8) {
    store.send(Msg::MomentChosen(moment));
}

/// Runs on to the end of the spin, from its end to that of the next, from the very end to that of
/// the first; or stops.
fn run_or_pause(store: Store) {
    if store.simulation.is_playing.get_untracked() {
        return store.simulation.stop();
    }
    let moment = store.app.moment.get_untracked();
    let count = untrack(|| count(store));
    match play(moment, count, untrack(|| store.motion_in_force())) {
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
    store.simulation.play(PACE_MS, move || {
        let is_tube = store.app.picture.get_untracked().is_spun();
        match tick(played, is_tube.then(|| store.app.moment.get_untracked())) {
            Tick::Interrupted => store.simulation.stop(),
            Tick::Next(next) => {
                show(store, next);
                run_on(store, next);
            }
            Tick::Last(end) => {
                show(store, end);
                store.simulation.stop();
                tell_end(store);
            }
        }
    });
}

/// Says what is seen at the end of a spin.
fn tell_end(store: Store) {
    store.page.announcement.set(untrack(|| seen(store)));
}
