//! What the views draw, worked out from state, facts and scene as plain values: emphasis, labels,
//! marks, the tube and its plots, how a spin is played, and the weeks after an injection.
//!
//! Lengths are CSS px of the plate, x to the right and y down, or the units of a drawing where a
//! function says so. Deliberately absent: the browser, words, elements. Start reading at
//! [`emphasis`].

mod calendar;
mod emphasis;
mod facing;
mod labels;
mod marks;
mod playback;
mod plot;
mod tube;

pub use calendar::{CalendarCell, ache_calendar};
pub use emphasis::emphasis;
pub use facing::{Facing, direction};
pub use labels::{Label, LabelArea, LabelRequest, arrange, label_height_px, label_order};
pub use marks::{Mark, MarkKind, marks};
pub use playback::{Playback, Tick, play, spin_and_frame, tick};
pub use plot::{layer_areas, share_curves, share_y, time_x};
pub use tube::{LAYERS, TubeDrawing, TubeLabel, platelet_shares, tube_drawing};
