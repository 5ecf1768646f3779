//! The start of the program: fetches facts and words, makes the store, mounts the page.

use super::shell::app;
use crate::app::{Route, Settings, State};
use crate::browser::{self, BrowserError, link_href, log_failure, warn};
use crate::content::{ContentError, Facts, Words};
use crate::domain::Language;
use crate::element::Element;
use crate::store::{Store, part_of};
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
    let facts = Facts::unpack(&facts)?;
    let root = element_by_id("app").ok_or(StartError::NoRoot)?;
    let address = browser::read_address()?;
    let (mut settings, problems) = Settings::parse(&address.query);
    problems.iter().for_each(|problem| warn(problem));
    let page = page_language();
    let home = *settings.language.get_or_insert(page);
    let (route, _) = Route::parse(&address.fragment, &facts);
    let words = first_words(page, route.language.unwrap_or(home)).await?;
    let view = mount(&root, facts, words, settings, |store| {
        store.words.load_rest();
    });
    // the program ends with the page
    view.forget();
    if let Some(text) = element_by_id("static") {
        text.remove();
    }
    Ok(())
}

/// The language of the page as it was served; English where it does not say.
fn page_language() -> Language {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("lang")?.parse().ok())
        .unwrap_or(Language::ENGLISH)
}

/// The words of the first screen in the chosen language; in the page's own, which are on their way
/// already, when those do not come.
async fn first_words(page: Language, chosen: Language) -> Result<(Language, Words), StartError> {
    let own = words_of(page).await?;
    if chosen == page {
        return Ok((page, own));
    }
    let words = words_of(chosen).await;
    Ok(words.map_or_else(
        |error| {
            warn(&error);
            (page, own)
        },
        |words| (chosen, words),
    ))
}

async fn words_of(language: Language) -> Result<Words, StartError> {
    let id = part_of(language, "");
    let bytes = browser::fetch_bytes(&link_href(&id)).await?;
    Ok(Words::unpack(&id, &bytes)?)
}

/// Mounts the program in `root`, in the state that the settings and the fragment of the address ask
/// for, with words of a language. What is wrong in the fragment is told to the console; `started` is
/// called with the store before the first view is made. The program ends when the handle is dropped.
pub fn mount(
    root: &HtmlElement,
    facts: Facts,
    words: (Language, Words),
    settings: Settings,
    started: impl FnOnce(Store) + 'static,
) -> UnmountHandle<Element> {
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
