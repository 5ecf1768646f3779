//! The centrifuge as it is set: its run, and the playback of it.

use super::AppState;
use crate::prp::{self, Product, Run};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;

/// The run of the centrifuge, and the timer that plays it.
#[derive(Clone, Copy, Debug)]
pub struct Simulation {
    /// What the centrifuge does as it is set; computed when it is first read.
    pub run: Memo<Arc<Run>>,
    /// Whether the time runs.
    pub is_playing: RwSignal<bool>,
    /// Shows the next picture of the tube, while the time runs.
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Simulation {
    pub(super) fn new(app: AppState) -> Self {
        Self {
            run: Memo::new(move |_| Arc::new(prp::run(&app.centrifuge.get()))),
            is_playing: RwSignal::new(false),
            timer: StoredValue::new_local(None),
        }
    }

    /// What comes out of the centrifuge; not tracked.
    #[must_use]
    pub fn product(self) -> Product {
        self.run.get_untracked().product
    }

    /// Plays on: `tick` is called once after `delay_ms`, unless it is stopped before.
    pub fn play(self, delay_ms: u32, tick: impl FnOnce() + 'static) {
        self.timer.set_value(Some(Timeout::new(delay_ms, tick)));
        self.is_playing.set(true);
    }

    /// Stops the playback.
    pub fn stop(self) {
        self.timer.set_value(None);
        self.is_playing.set(false);
    }
}
