//! The drawings that stand in the page: each is a file of `assets/figures`, shown by its id in the
//! colours of its place.

use super::tag::{Tag, shape};

/// One of the line icons: 24 grid, 1.6 stroke, round ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// Triangle with a mark.
    Warning,
    /// Three lines.
    Menu,
    /// Looking glass.
    Find,
    /// Arrow onwards.
    Next,
    /// Arrow back.
    Back,
    /// Cross.
    Close,
    /// Letter i in a circle.
    Information,
    /// Pointing hand.
    Hand,
}

impl Icon {
    fn id(self) -> &'static str {
        match self {
            Self::Warning => "icon-warning",
            Self::Menu => "icon-menu",
            Self::Find => "icon-find",
            Self::Next => "icon-next",
            Self::Back => "icon-back",
            Self::Close => "icon-close",
            Self::Information => "icon-information",
            Self::Hand => "icon-hand",
        }
    }

    /// The drawing; decorative, the words beside it say the same.
    pub(crate) fn draw(self) -> Tag {
        let class = match self {
            Self::Next | Self::Back => "icon icon--turns",
            Self::Warning
            | Self::Menu
            | Self::Find
            | Self::Close
            | Self::Information
            | Self::Hand => "icon",
        };
        drawing(self.id(), class, "0 0 24 24")
    }
}

/// A drawing by its id, with the class and the view box of its place; decorative.
pub(crate) fn drawing(id: &str, class: &str, view_box: &str) -> Tag {
    let used = shape("use").attr("href", format!("#{id}"));
    shape("svg")
        .class(class)
        .attr("viewBox", view_box)
        .attr("aria-hidden", "true")
        .add(used)
}
