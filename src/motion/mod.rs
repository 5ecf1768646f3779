//! How the neck moves: from a posture of the head to where every bone stands and what the soft
//! parts do between them.
//!
//! Published numbers come first: [`segment_angles`] tells what each joint gives, [`Rig`] knows where the
//! joints lie, [`Pose`] moves points. `kinematics#1` in a comment is section 1 of
//! `docs/sources/kinematics.md`; **V** = read in a published text, **R** = recalled, to be checked
//! before it is quoted, **D** = derived here. Frame and units are the model's: mm, x to the
//! patient's left, y up, z forward; degrees.
//!
//! Deliberately absent: forces, time, pain, drawing. The thorax does not move: what the head turns
//! beyond the neck's own share is given to the joint below C7. Start reading at [`segment_angles`].

mod chain;
mod follow;
mod pose;
mod posture;
mod rig;
mod segments;
mod tightened_ligament;

pub use chain::{CHAIN_STEPS, chain_position, pack_chain_position, unpack_chain_position};
pub use follow::{length_mm, posed_line, posed_mesh};
pub use pose::{BONES, Pose, RigidTransform};
pub use posture::Posture;
pub use rig::{RIG_LANDMARKS, Rig};
pub use segments::{JOINT_NAMES, JOINTS, SegmentAngles, segment_angles};
pub use tightened_ligament::{TightenedLigament, tightened_ligament};
