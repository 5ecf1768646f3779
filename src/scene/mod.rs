//! What is to be seen, as plain values: parts, how each looks, the camera, and what a ray hits.
//!
//! Frame: right-handed, mm; x to the patient's left, y up, z forward; origin at the tip of the
//! dens. Deliberately absent: GL, the browser, words. Start reading at [`Scene`].

mod bounds;
mod bvh;
mod camera;
mod contrast;
mod look;
mod paint;
mod palette;
mod part;
mod pick;
mod show;
mod signal;
mod target;
#[cfg(test)]
pub(crate) mod testing;
mod view;
mod viewport;

pub use bounds::Bounds;
pub use bvh::Bvh;
pub use camera::{Camera, Projected};
pub use contrast::is_readable;
pub use look::{Emphasis, Look, Presence, Role, Section, Spacing, felt_weights, looks};
pub use paint::{BRUSH_MM, Dab, Painted, dab_at};
pub use palette::{Palette, PaletteError, Rgb, css_colour, linear};
pub use part::{Part, Scene, SceneError};
pub use pick::{Hit, Ray, SLOP_MOUSE_PX, SLOP_TOUCH_PX, Sight, is_hidden, pick, pick_near};
pub use show::{Display, Show};
pub use signal::signal;
pub use target::{Distance, TO_ARTERY, TO_SAC};
pub use view::{NamedView, View};
pub use viewport::Viewport;
