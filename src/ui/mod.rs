//! What the reader sees and touches: views made of elements, and the start of the program.
//!
//! A view is a function that takes the [`Store`](crate::store::Store) and makes an
//! [`Element`](crate::element::Element). Views set classes, never colours; words come from the
//! content by id; what is drawn is worked out in `presentation`, what a gesture means in
//! `interaction`, and the model is drawn by `render`.
//!
//! | part | what |
//! |---|---|
//! | `shell` | the page around: app, top bar, dialogs, foot of a frame, attributes of the document |
//! | `stage` | the picture: model canvas, labels, view bar, still, drawings |
//! | `panel` | the words beside it or alone: step, evidence, list of structures, next |
//! | `exhibits` | what a step lets the reader do: turn the head, paint, run the centrifuge |
//! | `controls`, `described`, `explained`, `slider`, `icon` | what all of them are made of |
//!
//! Each part may name those below it in the table, never one above (`tests/architecture.rs`).
//!
//! Deliberately absent: rules of the story (they are in `app`), maths, GL. Start reading at
//! [`run`].

mod controls;
mod described;
mod exhibits;
mod explained;
mod icon;
mod panel;
mod shell;
mod slider;
mod stage;
mod start;

pub use start::{StartError, mount, run};
