//! What belongs to this page and to no address: what is said aloud, where the focus is asked for,
//! how the panel is opened, what the system asks for.

use crate::browser::{BrowserError, MediaQuery, warn};
use gloo::events::EventListener;
use leptos::prelude::*;
use web_sys::Element;

/// How much of a small screen the panel takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Title and foot.
    Peek,
    /// Half of it.
    Half,
    /// All but a strip of the model.
    Full,
}

impl Sheet {
    /// The name in the page, for `data-sheet`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Peek => "peek",
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    /// The next larger one; the largest stays.
    #[must_use]
    pub fn larger(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half | Self::Full => Self::Full,
        }
    }

    /// The next smaller one; the smallest stays.
    #[must_use]
    pub fn smaller(self) -> Self {
        match self {
            Self::Peek | Self::Half => Self::Peek,
            Self::Full => Self::Half,
        }
    }

    /// The next one in a round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half => Self::Full,
            Self::Full => Self::Peek,
        }
    }
}

/// Something that listens to the page for as long as the program is there.
#[derive(Debug)]
pub enum Subscription {
    /// To events of the window.
    Events(EventListener),
    /// To a media query.
    Media(MediaQuery),
}

/// What this page remembers and no address tells.
#[derive(Clone, Copy, Debug)]
pub struct PageState {
    /// What is said aloud by a screen reader.
    pub announcement: RwSignal<String>,
    /// Counts the times that the heading was asked to take the focus.
    pub focus_requests: RwSignal<u32>,
    /// How much of a small screen the panel takes.
    pub sheet: RwSignal<Sheet>,
    /// What is searched for in the list of structures.
    pub search: RwSignal<String>,
    /// Whether the model takes touch and wheel: always on the full page, after a tap in an embed.
    pub is_awake: RwSignal<bool>,
    /// Whether the system asks for less motion.
    pub reduced_motion: RwSignal<bool>,
    /// Notified when the system changes its colours or contrast.
    pub system_colours: Trigger,
    scroller: StoredValue<Option<Element>, LocalStorage>,
    subscriptions: StoredValue<Vec<Subscription>, LocalStorage>,
}

impl PageState {
    pub(super) fn new(is_awake: bool) -> Self {
        Self {
            announcement: RwSignal::new(String::new()),
            focus_requests: RwSignal::new(0),
            sheet: RwSignal::new(Sheet::Half),
            search: RwSignal::new(String::new()),
            is_awake: RwSignal::new(is_awake),
            reduced_motion: RwSignal::new(false),
            system_colours: Trigger::new(),
            scroller: StoredValue::new_local(None),
            subscriptions: StoredValue::new_local(Vec::new()),
        }
    }

    /// Asks for the focus on the heading of the words.
    pub fn focus_heading(self) {
        self.focus_requests.update(|count| *count += 1);
    }

    /// Retains a subscription as long as the page; what cannot be subscribed is told to the
    /// console.
    pub fn retain(self, subscription: Result<Subscription, BrowserError>) {
        match subscription {
            Ok(subscription) => self
                .subscriptions
                .update_value(|subscriptions| subscriptions.push(subscription)),
            Err(error) => warn(&error),
        }
    }

    /// Names the element that scrolls the words.
    pub fn set_scroller(self, scroller: &Element) {
        self.scroller.set_value(Some(scroller.clone()));
    }

    /// Scrolls the words to their start.
    pub fn scroll_to_start(self) {
        self.scroller.with_value(|scroller| {
            if let Some(scroller) = scroller {
                scroller.set_scroll_top(0);
            }
        });
    }
}
