//! The one `State`, the one `Msg`, the pure `update`, its `Effect`s, `Settings` (query) and `Route`
//! (state ⇄ fragment).
//!
//! Everything that can happen, from the canvas, the page, the URL, a host or a step, is a [`Msg`]
//! with an [`Origin`]. [`update`] is total, sends no messages and touches nothing but the state;
//! what the world must do about a change comes back as [`Effect`]s, and a message that changes
//! nothing has none.
//!
//! What follows from the state is asked for, not stored: [`State::pathway`], [`State::highlighted`],
//! [`State::regions`].
//!
//! Deliberately absent: per-frame values (the moving camera, hover), words, and anything of the
//! browser. Start reading at [`update`].

mod comparison;
mod effect;
mod msg;
mod query;
mod route;
#[cfg(test)]
pub(crate) mod samples;
mod settings;
mod state;
mod update;
mod values;

pub use comparison::Comparison;
pub use effect::{Announcement, CameraMove, Effect, ErrorEvent, Event};
pub use msg::{Msg, Origin};
pub use query::QuotedExcerpt;
pub use route::{FRAGMENT_MAX_CHARS, Route, RouteProblem, StructureChoice};
pub use settings::{Accent, Height, Interface, Scroll, Settings, SettingsProblem, Strings};
pub use state::{
    Dialog, Graphics, GraphicsFailure, MOMENTS, RouteDefaults, State, moments, steps_of,
};
pub use update::update;
