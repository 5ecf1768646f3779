//! The address: its query (what the host set) and its fragment (what the reader sees).

use super::{
    BrowserError,
    error::{refused, window},
};
use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// The query and the fragment of the page's address, without `?` and `#`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// What stands between `?` and `#`.
    pub query: String,
    /// What stands after `#`.
    pub fragment: String,
}

/// Whether a new fragment becomes an entry of the session history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryEntry {
    /// Back leads to the fragment before.
    Push,
    /// It takes the place of the fragment before.
    Replace,
}

/// Reads query and fragment of the page.
///
/// # Errors
/// [`BrowserError`] when there is no window or it hides its address.
pub fn read_address() -> Result<Address, BrowserError> {
    let location = window()?.location();
    let part = |text: String, mark: char| {
        text.strip_prefix(mark)
            .map(ToOwned::to_owned)
            .unwrap_or_default()
    };
    Ok(Address {
        query: part(location.search().map_err(refused("read the query"))?, '?'),
        fragment: part(location.hash().map_err(refused("read the fragment"))?, '#'),
    })
}

/// The full URL of the page, for copying.
///
/// # Errors
/// [`BrowserError`] when there is no window or it hides its address.
pub fn full_url() -> Result<String, BrowserError> {
    window()?
        .location()
        .href()
        .map_err(refused("read the address"))
}

/// Writes the fragment without telling [`listen_for_address`].
///
/// # Errors
/// [`BrowserError`] when the browser does not let a page write its address, as some do in a
/// sandbox.
pub fn write_fragment(fragment: &str, entry: HistoryEntry) -> Result<(), BrowserError> {
    let history = window()?.history().map_err(refused("reach the history"))?;
    let url = format!("#{fragment}");
    match entry {
        HistoryEntry::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        HistoryEntry::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
    }
    .map_err(refused("write the address"))
}

/// Tells when the reader goes back, forward or edits the address; until dropped.
///
/// # Errors
/// [`BrowserError`] when there is no window.
pub fn listen_for_address(
    mut changed: impl FnMut(Address) + 'static,
) -> Result<EventListener, BrowserError> {
    // `popstate` is sent for back, forward and for edits of the fragment alike.
    let window = window()?;
    Ok(EventListener::new(&window, "popstate", move |_| {
        if let Ok(address) = read_address() {
            changed(address);
        }
    }))
}
