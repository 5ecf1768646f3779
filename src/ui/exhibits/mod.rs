//! What a step lets the reader do: turn the head, see the flexion-rotation test, paint, mark what
//! fits, run the centrifuge, put options side by side.

pub(crate) mod centrifuge;
pub(crate) mod fits;
pub(crate) mod flexion_rotation;
pub(crate) mod head_turning;
pub(crate) mod options;
pub(crate) mod painting;
