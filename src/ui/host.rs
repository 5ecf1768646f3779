//! The page around the frame: what it says becomes messages, what changes here is told to it, by
//! protocol v1.

use super::store::Store;
use crate::app::{ErrorEvent, Event, Origin};
use crate::browser::{is_framed, listen_for_messages, now_ms, post_to_parent};
use crate::domain::StructureId;
use crate::embed::{
    Gate, ScreenPoint, Sender, StateThrottle, ThrottleDecision, Verdict, event_message,
    handle_request, ready_message,
};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;

/// What is kept of the talk with the host.
#[derive(Debug)]
pub(crate) struct Host {
    gate: Gate,
    cadence: StateThrottle,
    last: Option<Event>,
    later: Option<Timeout>,
    _listener: EventListener,
}

/// Starts the talk, if there is a page around this one, and says `ready`.
pub(super) fn connect(store: Store) {
    if !is_framed() {
        return;
    }
    let listener = listen_for_messages(move |message| {
        let sender = Sender {
            origin: &message.origin,
            is_parent: message.from_parent,
        };
        let verdict = with_host(store, |host| {
            host.gate.receive(sender, || message.json(), now_ms())
        });
        match verdict {
            Some(Verdict::Obey(request)) => {
                let outcome = handle_request(request, store.facts());
                for msg in outcome.msgs.clone() {
                    store.send_from(msg, Origin::Host);
                }
                let state = store.snapshot();
                post(
                    store,
                    &outcome.reply(&state, store.facts(), store.product(), &|id| {
                        place(store, id)
                    }),
                );
            }
            Some(Verdict::Refuse(text)) => post(store, &text),
            Some(Verdict::Ignore) | None => {}
        }
    });
    let Ok(listener) = listener.map_err(|error| super::warn(&error)) else {
        return;
    };
    let pinned = store.settings().origin.clone();
    let host = Host {
        gate: Gate::new(pinned, now_ms()),
        cadence: StateThrottle::default(),
        last: None,
        later: None,
        _listener: listener,
    };
    store.host.keep(host);
    post(store, &ready_message());
    // what went wrong while this was on its way
    if let Some(trouble) = ErrorEvent::of(store.graphics.get_untracked()) {
        say(store, Event::Error(trouble));
    }
}

fn with_host<T>(store: Store, act: impl FnOnce(&mut Host) -> T) -> Option<T> {
    store.host.with(act)
}

fn post(store: Store, text: &str) {
    let Some(target) = with_host(store, |host| host.gate.target_origin().to_owned()) else {
        return;
    };
    if let Err(error) = post_to_parent(text, &target) {
        super::warn(&error);
    }
}

/// Something happened that the host should know: changes at most every 100 ms and the last one
/// always.
pub(super) fn tell(store: Store, happened: Event) {
    let Event::StateChanged(cause) = happened else {
        return say(store, happened);
    };
    let turn = with_host(store, |host| {
        host.last = Some(happened);
        host.cadence.changed(now_ms(), cause)
    });
    match turn {
        Some(ThrottleDecision::Now) => say(store, happened),
        Some(ThrottleDecision::Later(wait_ms)) => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "at most 100 ms"
            )]
            let timeout = Timeout::new(wait_ms.ceil().max(0.0) as u32, move || {
                let last = with_host(store, |host| host.cadence.elapsed(now_ms()).and(host.last))
                    .flatten();
                if let Some(last) = last {
                    say(store, last);
                }
            });
            with_host(store, |host| host.later = Some(timeout));
        }
        Some(ThrottleDecision::Waiting) | None => {}
    }
}

fn say(store: Store, happened: Event) {
    let state = store.snapshot();
    post(
        store,
        &event_message(happened, &state, store.facts(), store.product()),
    );
}

/// Where a structure is in the frame, CSS px.
fn place(store: Store, id: StructureId) -> Option<ScreenPoint> {
    let (projected, hidden) = store.with_viewer(|viewer| viewer.place(id)).flatten()?;
    let plate = super::element_at("[data-testid=canvas]")?.get_bounding_client_rect();
    let (x, y) = (f64::from(projected.at_px.x), f64::from(projected.at_px.y));
    let inside = x >= 0.0 && y >= 0.0 && x <= plate.width() && y <= plate.height();
    Some(ScreenPoint {
        x: plate.left() + x,
        y: plate.top() + y,
        visible: inside && !hidden,
    })
}
