//! What a centrifuge does to a tube of blood: from a protocol to the layers over time and to what
//! is left in the syringe.
//!
//! **What is modelled.** Red cells, white cells and platelets along the tube, in the rotating frame
//! (force grows with the distance from the axis): Stokes' speed, crowding as Richardson and Zaki
//! found it with a limit of packing, red cells that clump, the density of the mixture that lifts
//! light cells out of heavy ones (Masliyah 1979; Lockett & Bassoon 1979), and plasma that flows
//! back and takes cells along. A conservative scheme on a fixed grid: the red front is a shock, the
//! buffy coat forms by itself. Then what hands do: plasma is taken off with the coat or without,
//! spun again, the upper plasma removed, the rest mixed.
//!
//! **What is not.** One dimension: no walls (tubes swing out and their sides are taken as
//! parallel), no slanted rotor, no run-up, no stirring when it stops, no sizes within a kind, no
//! clotting, no clumps of platelets, no platelet lost in handling, no temperature. Packed cells are
//! not pressed further than crowding lets plasma out. What hands leave behind is taken as the same
//! for all. Two constants are fitted, each on one protocol (`blood`); `presets` tells which
//! published numbers are met and which are not, and why. What is assumed (shape of tube, radius,
//! edge of the coat, packing) moves the recoveries compared there by up to 6 in 100; the grid makes
//! curves ripple by 1. With the coat taken, more force only ever gives more: Jo's best of 900 g for
//! 5 minutes is not found.
//!
//! **Sources.** medical#6.1, medical#6.2 and medical#6.3, of `docs/sources/medical.md`.
//! Models of others: Perez 2013 (PMC3731689: packing corrects the red cells' speed), Piao 2017
//! (10.1371/journal.pone.0187509: kinematic waves; there is a best force and a best time), of which
//! abstracts were seen. Marks: **V** seen in a published text, **R** recalled and to be checked,
//! **C** computed here, **F** fitted.
//!
//! Deliberately absent: frames of an animation, drawing, words, any advice. Start reading at
//! [`run`].

mod blood;
mod column;
mod presets;
mod run;
mod settings;

pub use blood::{KINDS, PLATELET, RED, WHITE};
pub use presets::{Preset, Published, presets};
pub use run::{Course, FRAMES, Frame, PLACES, Product, ROTOR_RADIUS_MM, Run, Shares, rpm, run};
pub use settings::{BuffyCoat, Field, FieldRange, NUMBERS, OutOfRange, Settings, Spins};
