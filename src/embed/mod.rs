//! The wire protocol v1 between the frame and the page around it, and which messages count.
//!
//! The wire is not the domain: what a host sees is written here by hand, and `tests/fixtures/embed`
//! holds one example of each message both ways, so that a rename inside cannot break a host.
//!
//! The way of a message: [`Gate::receive`] → [`Request`] → [`handle_request`] → its [`Outcome::msgs`] go
//! through `app::update` with `Origin::Host` → [`Outcome::reply`] tells the new state. Own accord:
//! [`ready_message`], [`event_message`] at the pace of [`StateThrottle`].
//!
//! Deliberately absent: the browser (text comes in, text goes out), clocks (time is an argument),
//! and whatever a reader paints: that is never sent. Start reading at [`Gate`].

mod command;
mod gate;
mod reply;
mod throttle;
mod wire;

pub use command::{Command, SettingsPatch, StatePayload};
pub use gate::{Gate, MESSAGE_MAX_BYTES, Request, Sender, TokenBucket, Verdict};
pub use reply::{Outcome, ScreenPoint, event_message, handle_request, ready_message};
pub use throttle::{StateThrottle, ThrottleDecision};
pub use wire::{Cause, ErrorCode, NAMESPACE, VERSION, WireError, WireState};
