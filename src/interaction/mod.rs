//! What a reader's pointers, wheel and keys mean: events as plain values in, commands for the model
//! out.
//!
//! Positions and lengths are CSS px of the plate, x to the right and y down; times are ms of any
//! one clock. Deliberately absent: the browser, the state of the program, the scene's geometry.
//! Start reading at [`Pointers`].

mod attention;
mod keyboard;
mod pointer;
mod wheel;

pub use attention::{Attention, FrameState, attention, wheel_zooms};
pub use keyboard::{KeyCommand, Modifiers, key_command};
pub use pointer::{Command, PointerInput, PointerKind, Pointers};
pub use wheel::wheel_factor;
