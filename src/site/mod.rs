//! Host only: builds the site, serves it, measures it, and drives it in a browser.
//!
//! `program` compiles the program; `finish` puts it together with the page and the assets, names
//! every file by its bytes, and writes the words of all chapters into the page; `dev` does the parts
//! of this that a change needs, and reloads the browser. `make` calls all of this through the bin
//! `site`.
//!
//! Deliberately absent: anything that ends up in the program itself. Start reading at
//! [`finish::finish`].

pub mod bench;
pub mod changes;
pub mod dev;
pub mod engine;
pub mod finish;
pub mod headers;
mod html;
pub mod page;
pub mod picture;
pub mod portraits;
pub mod program;
pub mod ready;
pub mod reload;
pub mod serve;
pub mod size;
pub mod stills;
pub mod webdriver;
pub mod words;
