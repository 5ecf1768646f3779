//! The wire protocol v1 between the frame and the page around it, and which messages count.
//!
//! The wire is not the domain: what a host sees is written here by hand, and `tests/fixtures/embed`
//! holds one example of each message both ways, so that a rename inside cannot break a host.
//!
//! The way of a message: [`Gate::receive`] → [`Request`] → [`answer`] → its [`Outcome::msgs`] go
//! through `app::update` with `Origin::Host` → [`Outcome::reply`] tells the new state. Own accord:
//! [`ready`], [`event`] at the pace of [`Cadence`].
//!
//! Deliberately absent: the browser (text comes in, text goes out), clocks (time is an argument),
//! and whatever a reader paints: that is never sent. Start reading at [`Gate`].

mod answer;
mod cadence;
mod command;
mod gate;
mod wire;

pub use answer::{Outcome, ScreenPoint, answer, event, ready};
pub use cadence::{Cadence, Turn};
pub use command::{Command, Settable, WholeState};
pub use gate::{Bucket, Gate, MESSAGE_MAX_BYTES, Request, Sender, Verdict};
pub use wire::{Cause, ErrorCode, NAMESPACE, StateOnWire, VERSION, WireError};
