//! Owners for what the browser lends: listeners, frames, history, fetch, post. JS errors become Rust errors here.
