//! The line icons: 24 grid, 1.6 stroke, round ends.

use leptos::prelude::*;

/// One of the icons the interface has.
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
    /// Chevron: opens in place.
    Open,
    /// Cross.
    Close,
    /// Sheet of paper.
    Document,
    /// Letter i in a circle.
    Information,
    /// Pointing hand.
    Hand,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Warning => "M12 4l9 16H3zM12 10v5M12 17.6v.1",
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
            Self::Find => "M11 5a6 6 0 1 0 0 12a6 6 0 1 0 0-12M15.5 15.5L20 20",
            Self::Next => "M5 12h13M13 6.5l5.5 5.5-5.5 5.5",
            Self::Back => "M19 12H6M11 6.5L5.5 12l5.5 5.5",
            Self::Open => "M6 9l6 6 6-6",
            Self::Close => "M6 6l12 12M18 6L6 18",
            Self::Document => "M6 3h8l4 4v14H6zM9 11h6M9 15h6",
            Self::Information => "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M12 11v5M12 8v.1",
            Self::Hand => "M9 12V5.5a1.7 1.7 0 0 1 3.4 0V11l4.6 1.3c1.4 .4 2 1.3 1.7 2.8L18 20h-7l-4-5c-.8-1.2 .6-2.6 2-1.8z",
        }
    }

    /// The drawing; decorative, the words beside it say the same.
    pub(crate) fn draw(self) -> impl IntoView {
        let class = match self {
            Self::Next | Self::Back => "icon icon--turns",
            Self::Open => "icon icon--open",
            Self::Warning | Self::Menu | Self::Find | Self::Close | Self::Document | Self::Information | Self::Hand => "icon",
        };
        view! { <svg class=class viewBox="0 0 24 24" aria-hidden="true"><path d=self.path() /></svg> }
    }
}

/// The mark: the atlas from above, an open ring and the dens.
pub(crate) fn mark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 28 28" aria-hidden="true">
            <path d="M10.2 23.3A10.2 10.2 0 1 1 17.8 23.3" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" />
            <circle cx="14" cy="9.6" r="2.7" fill="var(--tissue-nerve)" stroke="currentColor" stroke-width="1.6" />
        </svg>
    }
}
