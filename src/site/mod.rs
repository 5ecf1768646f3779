//! Host only: finishes the built site, serves it, weighs it, and drives it in a browser (feature
//! `drive`).
//!
//! Trunk builds the program; `finish` then gives every file a name with a hash, takes the last
//! inline script out, and writes the words of all chapters into the page. `make` calls all of this
//! through the bins `site` and `drive`.
//!
//! Deliberately absent: anything that ends up in the program itself. Start reading at [`finish`].

#[cfg(feature = "drive")]
pub mod bench;
#[cfg(feature = "drive")]
pub mod engine;
pub mod finish;
pub mod headers;
pub mod page;
#[cfg(feature = "drive")]
pub mod picture;
#[cfg(feature = "drive")]
pub mod portraits;
#[cfg(feature = "drive")]
pub mod ready;
pub mod serve;
pub mod size;
#[cfg(feature = "drive")]
pub mod stills;
#[cfg(feature = "drive")]
pub mod webdriver;
pub mod words;
