//! Files from the server this page came from.

use super::{
    BrowserError,
    error::{refused, window},
};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, RequestInit, Response};

/// A file being fetched. Dropping it aborts the request, and `done` is not called.
#[derive(Debug)]
pub struct Fetch {
    abort: Option<AbortController>,
    wanted: Rc<Cell<bool>>,
}

/// Fetches the bytes of a file.
///
/// # Errors
/// [`BrowserError`] when the server does not give it.
pub async fn fetch_bytes(url: &str) -> Result<Vec<u8>, BrowserError> {
    fetched(url, &RequestInit::new()).await
}

impl Fetch {
    /// Starts to fetch the bytes of a file; `done` is called once with them or the error, unless
    /// this is dropped before.
    pub fn bytes(url: &str, done: impl FnOnce(Result<Vec<u8>, BrowserError>) + 'static) -> Self {
        Self::begin(url, Box::new(done))
    }

    fn begin(url: &str, done: Box<dyn FnOnce(Result<Vec<u8>, BrowserError>)>) -> Self {
        let abort = AbortController::new().ok();
        let options = RequestInit::new();
        options.set_signal(abort.as_ref().map(AbortController::signal).as_ref());
        let wanted = Rc::new(Cell::new(true));
        let still_wanted = Rc::clone(&wanted);
        let url = url.to_owned();
        spawn_local(async move {
            let answer = fetched(&url, &options).await;
            if still_wanted.get() {
                done(answer);
            }
        });
        Self { abort, wanted }
    }
}

impl Drop for Fetch {
    fn drop(&mut self) {
        self.wanted.set(false);
        if let Some(abort) = &self.abort {
            abort.abort();
        }
    }
}

async fn fetched(url: &str, options: &RequestInit) -> Result<Vec<u8>, BrowserError> {
    let answer = JsFuture::from(window()?.fetch_with_str_and_init(url, options))
        .await
        .map_err(refused("fetch a file"))?;
    let answer: Response = answer.dyn_into().map_err(refused("fetch a file"))?;
    if !answer.ok() {
        return Err(BrowserError::Status {
            url: url.to_owned(),
            status: answer.status(),
        });
    }
    let bytes = JsFuture::from(answer.array_buffer().map_err(refused("read a file"))?)
        .await
        .map_err(refused("read a file"))?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}
