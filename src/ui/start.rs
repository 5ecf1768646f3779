//! The start of the program: fetches facts and words, makes the store, mounts the page.

use super::shell::app;
use crate::app::{Settings, State};
use crate::browser::{self, BrowserError, link_href, log_failure, warn};
use crate::content::{ContentError, Facts, Words};
use crate::element::Element;
use crate::store::Store;
use leptos::mount::UnmountHandle;
use std::fmt::{self, Display};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Why the program could not start.
#[derive(Debug)]
pub enum StartError {
    /// The content is broken; a test should have caught it.
    Content(ContentError),
    /// The browser hides its address or a file.
    Browser(BrowserError),
    /// The page has no element `#app`.
    NoRoot,
}

impl Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content(error) => write!(f, "the content cannot be read: {error}"),
            Self::Browser(error) => write!(f, "the page cannot be read: {error}"),
            Self::NoRoot => f.write_str("the page has no place for the program"),
        }
    }
}

impl std::error::Error for StartError {}

impl From<ContentError> for StartError {
    fn from(error: ContentError) -> Self {
        Self::Content(error)
    }
}

impl From<BrowserError> for StartError {
    fn from(error: BrowserError) -> Self {
        Self::Browser(error)
    }
}

/// Starts the program in the page's `#app` once facts and words are here; the static text goes when
/// it stands. When it cannot start, one line says so and the text stays.
pub fn run() {
    report_panics();
    spawn_local(async {
        if let Err(error) = start().await {
            warn(&error);
            if let Some(line) = element_by_id("start-failed") {
                log_failure(line.remove_attribute("hidden"));
            }
        }
    });
}

async fn start() -> Result<(), StartError> {
    let facts = browser::fetch_bytes(&link_href("facts")).await?;
    let words = browser::fetch_bytes(&link_href("words-en")).await?;
    let (facts, words) = (Facts::unpack(&facts)?, Words::unpack("words-en", &words)?);
    let root = element_by_id("app").ok_or(StartError::NoRoot)?;
    let query = browser::read_address()?.query;
    let view = mount(&root, facts, words, &query, |store| store.words.load_rest());
    // the program ends with the page
    view.forget();
    if let Some(text) = element_by_id("static") {
        text.remove();
    }
    Ok(())
}

/// Mounts the program in `root`, in the state that `query` and the fragment of the address ask for.
/// What is wrong in them is told to the console; `started` is called with the store before the
/// first view is made. The program ends when the handle is dropped.
pub fn mount(
    root: &HtmlElement,
    facts: Facts,
    words: Words,
    query: &str,
    started: impl FnOnce(Store) + 'static,
) -> UnmountHandle<Element> {
    let (settings, problems) = Settings::parse(query);
    problems.iter().for_each(|problem| warn(problem));
    leptos::mount::mount_to_renderer(root, move || {
        let state = State::new(&settings, &facts);
        let store = Store::new(facts, words, settings, state);
        let fragment = browser::read_address().map(|address| address.fragment);
        if let Some(fragment) = fragment.ok().filter(|fragment| !fragment.is_empty()) {
            store.open_fragment(&fragment);
        }
        started(store);
        app(store)
    })
}

fn element_by_id(id: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id(id)?.dyn_into().ok()
}

/// Tells the console and the crash card what a panic was. The page sees that the program has
/// stopped and shows the card (`boot.js`).
fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Some(report) = element_by_id("crash-report") {
            report.set_text_content(Some(&info.to_string()));
        }
    }));
}
