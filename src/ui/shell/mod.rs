//! The page around stage and panel.

mod app;
mod dialogs;
mod document;
mod embed_foot;
mod top_bar;

pub(crate) use app::app;
