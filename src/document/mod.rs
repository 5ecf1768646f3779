//! Content as a description of HTML: what a step, a claim or a pathway says, for one reader, as a
//! small tree without a browser.
//!
//! The words are described once. Two renderers use the same tree: `ui` makes elements of it,
//! `site` writes it as the page that is read without wasm and by search engines. Both give a
//! [`Reader`]: the facts, and the words for one audience in one language.
//!
//! # How to add a content block
//!
//! 1. `content/story.rs`: add the variant to [`Block`](crate::content::Block), its number in
//!    `Compact`, what it names (`Block::references`) and which words it needs
//!    (`Block::word_ids`).
//! 2. Here: [`block`] matches every variant, so the compiler asks for the new one. Return its
//!    nodes; read every text through the [`Reader`].
//!
//! The panel, the page of words and the page without wasm then show it. A block that only the
//! program can show is not a `Block` of its own but an [`Exhibit`](crate::content::Exhibit): its
//! view is in `ui/islands.rs`, and [`still`] says what stands in its place without the program.
//!
//! | file | what it describes |
//! |---|---|
//! | `node` | the tree itself, and its builder |
//! | `reader` | what a description asks for: facts, words, and look-ups made of both |
//! | `reading` | a [`Reader`] of facts and words in memory |
//! | `running_text` | sentences in which terms can be explained where they stand |
//! | `step`, `block` | a step with its blocks; a structure |
//! | `evidence`, `table`, `icon_array`, `options`, `warnings`, `lists`, `pathway`, `exhibit`, `noticed`, `about` | the pieces |
//!
//! Deliberately absent: rendering, state, anything that reacts. Start reading at [`step`].

mod about;
mod block;
mod evidence;
mod exhibit;
mod icon_array;
mod lists;
mod node;
mod noticed;
mod options;
mod pathway;
mod reader;
mod reading;
mod running_text;
mod step;
mod table;
mod warnings;

pub use about::about;
pub use block::block;
pub use evidence::evidence;
pub use exhibit::{corridor, still, target};
pub use lists::{glossary, questions, sources};
pub use node::{Element, Explained, Island, Node, Passage, demote, el, svg, text_of};
pub use noticed::noticed;
pub use options::options_beside;
pub use pathway::pathway;
pub use reader::Reader;
pub use reading::Reading;
pub use running_text::{paragraphs, running_text};
pub use step::{step, structure, structure_text};
pub use table::FIT_KEY;
pub use warnings::{warning_groups, warnings};
