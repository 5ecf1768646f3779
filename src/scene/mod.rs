//! What is to be seen, as plain values: parts, how each looks, the camera, and what a ray hits.
//!
//! Frame: right-handed, mm; x to the patient's left, y up, z forward; origin at the tip of the dens.
//! Deliberately absent: GL, the browser, words. Start reading at [`View`].

mod view;

pub use view::{NamedView, View};
