//! The page around the frame: what it says becomes messages, what changes here is told to it, by
//! protocol v1.

use super::Store;
use crate::app::{ErrorEvent, Event, Origin};
use crate::browser::{is_framed, listen_for_messages, now_ms, post_to_parent, warn};
use crate::embed::{
    Gate, Sender, StateThrottle, ThrottleDecision, Verdict, event_message, handle_request,
    ready_message,
};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// The talk with the host, once it has begun.
#[derive(Debug)]
struct Connection {
    gate: Gate,
    cadence: StateThrottle,
    /// The last change that is still to be told.
    last: Option<Event>,
    /// Tells the last change.
    timer: Option<Timeout>,
    _listener: EventListener,
}

/// The link to the page around the frame; nothing where there is none.
#[derive(Clone, Copy, Debug)]
pub struct HostLink {
    connection: StoredValue<Option<Connection>, LocalStorage>,
}

impl HostLink {
    pub(super) fn new() -> Self {
        Self {
            connection: StoredValue::new_local(None),
        }
    }

    fn with<T>(self, act: impl FnOnce(&mut Connection) -> T) -> Option<T> {
        self.connection
            .try_update_value(|connection| connection.as_mut().map(act))
            .flatten()
    }

    fn post(self, text: &str) {
        let Some(target) = self.with(|connection| connection.gate.target_origin().to_owned())
        else {
            return;
        };
        if let Err(error) = post_to_parent(text, &target) {
            warn(&error);
        }
    }
}

impl Store {
    /// Starts the talk, if there is a page around this one, and says `ready`.
    pub fn connect_host(self) {
        if !is_framed() {
            return;
        }
        let listener = listen_for_messages(move |message| {
            let sender = Sender {
                origin: &message.origin,
                is_parent: message.from_parent,
            };
            let verdict = self.host.with(|connection| {
                let id = message.id();
                connection
                    .gate
                    .receive(sender, id.as_deref(), || message.json(), now_ms())
            });
            match verdict {
                Some(Verdict::Obey(request)) => {
                    let outcome = handle_request(request, self.facts());
                    for msg in outcome.msgs.clone() {
                        self.send_from(msg, Origin::Host);
                    }
                    let state = self.app.snapshot();
                    let position = |id| self.model.position(id);
                    let product = self.simulation.product();
                    self.host
                        .post(&outcome.reply(&state, self.facts(), product, &position));
                }
                Some(Verdict::Refuse(text)) => self.host.post(&text),
                Some(Verdict::Ignore) | None => {}
            }
        });
        let Ok(listener) = listener.map_err(|error| warn(&error)) else {
            return;
        };
        let pinned = self.settings().origin.clone();
        self.host.connection.set_value(Some(Connection {
            gate: Gate::new(pinned, now_ms()),
            cadence: StateThrottle::default(),
            last: None,
            timer: None,
            _listener: listener,
        }));
        self.host.post(&ready_message());
        // what went wrong before the host was heard
        if let Some(trouble) = ErrorEvent::of(self.app.graphics.get_untracked()) {
            self.post_event(Event::Error(trouble));
        }
    }

    /// Something happened that the host should know: changes at most every 100 ms, and the last one
    /// always.
    pub(super) fn tell_host(self, happened: Event) {
        let Event::StateChanged(cause) = happened else {
            return self.post_event(happened);
        };
        let turn = self.host.with(|connection| {
            connection.last = Some(happened);
            connection.cadence.changed(now_ms(), cause)
        });
        match turn {
            Some(ThrottleDecision::Now) => self.post_event(happened),
            Some(ThrottleDecision::Later(wait_ms)) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "at most 100 ms"
                )]
                let timer = Timeout::new(wait_ms.ceil().max(0.0) as u32, move || {
                    let last = self
                        .host
                        .with(|connection| {
                            let is_due = connection.cadence.elapsed(now_ms());
                            is_due.and(connection.last)
                        })
                        .flatten();
                    if let Some(last) = last {
                        self.post_event(last);
                    }
                });
                self.host.with(|connection| connection.timer = Some(timer));
            }
            Some(ThrottleDecision::Waiting) | None => {}
        }
    }

    fn post_event(self, happened: Event) {
        let state = self.app.snapshot();
        let product = self.simulation.product();
        self.host
            .post(&event_message(happened, &state, self.facts(), product));
    }
}
