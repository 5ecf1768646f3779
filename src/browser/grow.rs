//! More of the program, loaded while it runs.

use super::{BrowserError, error::refused, fetch::file};
use crate::later::FIRST;
use js_sys::{Object, Reflect, WebAssembly};
use wasm_bindgen_futures::JsFuture;

/// Loads the second module of the program; it puts its functions where the first one calls them.
///
/// # Errors
/// [`BrowserError`] when the server does not give it or the browser does not take it.
pub async fn grow(url: &str) -> Result<(), BrowserError> {
    let module = file(url).await?;
    let imports = Object::new();
    let refuse = || refused("load more of the program");
    Reflect::set(&imports, &FIRST.into(), &wasm_bindgen::exports()).map_err(refuse())?;
    JsFuture::from(WebAssembly::instantiate_buffer(&module, &imports))
        .await
        .map_err(refuse())?;
    Ok(())
}
