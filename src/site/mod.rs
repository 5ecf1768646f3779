//! Host only: builds the site, serves it, weighs it, and drives it in a browser (feature `drive`).
//!
//! `program` compiles the program; `finish` puts it together with the page and the assets, names
//! every file by its bytes, and writes the words of all chapters into a page for each language; `dev` does the parts
//! of this that a change needs, and reloads the browser. `make` calls all of this through the bins
//! `site` and `drive`.
//!
//! Deliberately absent: anything that ends up in the program itself. Start reading at
//! [`finish::finish`].

#[cfg(feature = "drive")]
pub mod bench;
pub mod changes;
pub mod dev;
#[cfg(feature = "drive")]
pub mod engine;
pub mod finish;
pub mod headers;
mod html;
pub mod languages;
pub mod page;
#[cfg(feature = "drive")]
pub mod picture;
#[cfg(feature = "drive")]
pub mod portraits;
pub mod program;
#[cfg(feature = "drive")]
pub mod ready;
pub mod reload;
pub mod serve;
pub mod size;
#[cfg(feature = "drive")]
pub mod stills;
#[cfg(feature = "drive")]
pub mod webdriver;
pub mod words;
