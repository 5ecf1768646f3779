//! The anatomy, sculpted: named parts with published dimensions → signed distance fields in mm.
//!
//! Frame: x to the patient's left, y up, z forward; origin at the tip of the dens. Paired parts are
//! authored on the left (x > 0) and mirrored. Every number is a named field with its source, or a
//! shape number judged by eye and said to be so.
//!
//! Deliberately absent: triangles, files, colours. Start reading at `field`, then at one bone.

pub mod bones;
pub mod catalogue;
pub mod field;
pub mod soft;
