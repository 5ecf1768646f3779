//! What is to be seen, as plain values: parts, how each looks, the camera, and what a ray hits.
//!
//! Frame: right-handed, mm; x to the patient's left, y up, z forward; origin at the tip of the
//! dens. Deliberately absent: GL, the browser, words. Start reading at [`Scene`].

mod aabb;
mod appearance;
mod bvh;
mod camera;
mod contrast;
mod display;
mod paint;
mod palette;
mod part;
mod pick;
mod signal;
mod target;
#[cfg(test)]
pub(crate) mod testing;
mod view;
mod viewport;

pub use aabb::Aabb;
pub use appearance::{
    Appearance, Emphasis, HatchSpacing, Role, SectionPlane, Visibility, appearances, felt_weights,
};
pub use bvh::Bvh;
pub use camera::{Camera, Projected};
pub use contrast::is_readable;
pub use display::{DisplayMode, DisplayState};
pub use paint::{BRUSH_MM, Dab, PainDrawing, dab_at};
pub use palette::{Palette, PaletteError, Rgb, css_colour, srgb_to_linear};
pub use part::{Scene, SceneError, ScenePart};
pub use pick::{Hit, PickFilter, Ray, SLOP_MOUSE_PX, SLOP_TOUCH_PX, is_hidden, pick, pick_near};
pub use signal::signal;
pub use view::{NamedView, View};
pub use viewport::Viewport;
