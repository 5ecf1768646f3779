//! The address as the page writes it.

use crate::browser::{HistoryEntry, warn, write_fragment};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// So long nothing may change before an address is written again, ms. Safari refuses more than a
/// hundred changes in half a minute.
const REST_MS: u32 = 350;

/// Writes the fragment: a new entry at once, and changes of the present one at most as often as
/// browsers let it.
#[derive(Clone, Copy, Debug)]
pub struct AddressBar {
    /// Runs while changes of the present entry have to wait.
    pending: StoredValue<Option<Timeout>, LocalStorage>,
}

impl AddressBar {
    pub(super) fn new() -> Self {
        Self {
            pending: StoredValue::new_local(None),
        }
    }

    /// Writes a fragment. A change of the present entry is written at once, and while changes
    /// follow each other (a slider is drawn) once they rest.
    pub(super) fn write(self, fragment: &str, entry: HistoryEntry) {
        match entry {
            HistoryEntry::Push => {
                self.forget_pending();
                write(fragment, HistoryEntry::Push);
            }
            HistoryEntry::Replace => self.replace(fragment.to_owned()),
        }
    }

    fn replace(self, fragment: String) {
        let waits = self.pending.with_value(Option::is_some);
        if !waits {
            write(&fragment, HistoryEntry::Replace);
        }
        let timeout = Timeout::new(REST_MS, move || {
            self.forget_pending();
            if waits {
                write(&fragment, HistoryEntry::Replace);
            }
        });
        self.pending.set_value(Some(timeout));
    }

    /// Drops a change that waits.
    pub(super) fn forget_pending(self) {
        self.pending.set_value(None);
    }
}

fn write(fragment: &str, entry: HistoryEntry) {
    // a sandbox may refuse: the story goes on without an address
    if let Err(error) = write_fragment(fragment.trim_start_matches('#'), entry) {
        warn(&error);
    }
}
