//! Host only: finishes the built site, serves it, measures it, and drives it in a browser.
//!
//! Trunk builds the program; `finish` then gives every file a name with a hash, takes the last
//! inline script out, and writes the words of all chapters into the page. `make` calls all of this
//! through the bin `site`.
//!
//! Deliberately absent: anything that ends up in the program itself. Start reading at [`finish`].

pub mod bench;
pub mod engine;
pub mod finish;
pub mod headers;
mod html;
pub mod page;
pub mod picture;
pub mod portraits;
pub mod ready;
pub mod serve;
pub mod size;
pub mod stills;
pub mod webdriver;
pub mod words;
