//! What is to be seen, as plain values: parts, how each looks, the camera, and what a ray hits.
//!
//! Frame: right-handed, mm; x to the patient's left, y up, z forward; origin at the tip of the dens.
//! Deliberately absent: GL, the browser, words. Start reading at [`View`].

use crate::domain::named_enum;

named_enum! {
    /// A canonical view, named by where the viewer stands.
    NamedView, "view", {
        /// From behind.
        Back => "back",
        /// From behind and the chosen side.
        Angle => "angle",
        /// From the chosen side.
        Side => "side",
        /// From the front.
        Front => "front",
        /// From above.
        Top => "top",
    }
}

/// Where the viewer stands. Whole numbers, so that a view survives a URL exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// Turn about the vertical, degrees: 0 from the front, 90 from the patient's left, 180 from behind; -179 to 180.
    pub yaw_deg: i16,
    /// Height of the viewer, degrees above the horizontal; -80 to 80.
    pub pitch_deg: i16,
    /// 100 shows the whole neck and head; larger is nearer; 60 to 800.
    pub zoom_percent: u16,
    /// The point looked at, mm.
    pub target_mm: [i16; 3],
}
