//! What the browser can refuse.

use std::{error::Error, fmt};
use wasm_bindgen::{JsCast, JsValue};

/// Something the browser did not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BrowserError {
    /// There is no window: this is no page.
    NoWindow,
    /// A call was refused.
    Refused {
        /// What was asked for, such as `read the address`.
        what: &'static str,
        /// What the browser said.
        why: String,
    },
    /// The server answered with something else than success.
    Status {
        /// The address that was asked.
        url: String,
        /// The HTTP status.
        status: u16,
    },
}

impl fmt::Display for BrowserError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWindow => f.write_str("there is no browser window"),
            Self::Refused { what, why } => write!(f, "the browser refused to {what}: {why}"),
            Self::Status { url, status } => write!(f, "the server answered {status} for {url}"),
        }
    }
}

impl Error for BrowserError {}

/// Turns what a JS call threw into an error that tells what was asked for.
pub(super) fn refused(what: &'static str) -> impl Fn(JsValue) -> BrowserError {
    move |thrown| {
        let said = thrown
            .dyn_ref::<js_sys::Error>()
            .map(|error| String::from(error.message()));
        BrowserError::Refused {
            what,
            why: said
                .or_else(|| thrown.as_string())
                .unwrap_or_else(|| "no reason given".to_owned()),
        }
    }
}

/// The window.
pub(super) fn window() -> Result<web_sys::Window, BrowserError> {
    web_sys::window().ok_or(BrowserError::NoWindow)
}
