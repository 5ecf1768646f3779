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
mod intl;
mod page;
mod post;
mod watch;

pub use address::{
    Address, HistoryEntry, full_url, listen_for_address, read_address, write_fragment,
};
pub use error::BrowserError;
pub use fetch::{Fetch, fetch_bytes};
pub use frame::{FrameLoop, NextFrame};
pub use intl::{date, number};
pub use page::{
    PixelSize, StyleTokens, copy_text, find_element, fold_for_search, inline_text, link_href,
    log_failure, now_ms, pixel_size, print_page, set_body_attribute, warn,
};
pub use post::{PostedMessage, is_framed, listen_for_messages, post_to_parent};
pub use watch::{ContextWatch, MediaQuery, ResizeWatch};
