//! Owners for what the browser lends: frames, history, messages, files, sizes. JS errors become
//! Rust errors here.
//!
//! Whatever is opened here closes when its owner is dropped. Listeners are gloo's
//! [`EventListener`](gloo::events::EventListener). Deliberately absent: what any of it means. Start
//! reading at [`FrameLoop`].

mod address;
mod error;
mod fetch;
mod frame;
mod page;
mod post;
mod watch;

pub use address::{Address, Entry, address, on_address, whole_address, write_fragment};
pub use error::BrowserError;
pub use fetch::{Fetch, file};
pub use frame::{FrameLoop, Next};
pub use page::{
    PixelSize, Tokens, copy_text, find_element, folded, inline_text, link_href, log_failure,
    now_ms, pixel_size, print_page, warn,
};
pub use post::{Posted, is_framed, on_message, post_to_parent};
pub use watch::{ContextWatch, Media, Resized, Seen, on_page_seen};
