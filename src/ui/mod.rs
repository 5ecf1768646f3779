//! What the reader sees and touches: Leptos components and the store.
//!
//! Components set classes, never colours; words come from the content by id; the model is drawn by `render`.
//! Deliberately absent: rules of the story (they are in `app`), maths, GL. Start reading at [`App`].

#![expect(unreachable_pub, reason = "the component macro makes properties public that never leave the room")]

mod blocks;
mod dialogs;
mod document;
mod evidence;
mod figure;
mod host;
mod icon;
mod labels;
mod list;
mod model;
mod page;
mod panel;
mod path;
mod reading;
mod shared;
mod stage;
mod store;
mod top;
mod viewer;

use crate::app::{Graphics, Interface, Msg, Origin, Route, Settings, State};
use crate::browser;
use crate::content::{Facts, Picture, Words};
use dialogs::Dialogs;
use leptos::prelude::*;
use page::Page;
use panel::{Panel, Sheet};
use shared::{act, part, told, when};
use stage::Stage;
use std::fmt::Display;
use store::Store;
use top::TopBar;
use wasm_bindgen::{JsCast, JsValue};

/// Tells the console and goes on.
pub(crate) fn warn(what: &dyn Display) {
    web_sys::console::warn_1(&JsValue::from_str(&format!("atlanto: {what}")));
}

/// Logs what the browser refused and goes on.
pub(crate) fn log_failure<T>(result: Result<T, JsValue>) {
    if let Err(error) = result {
        web_sys::console::warn_1(&error);
    }
}

/// The address of a file that the page names by a link's id (its name carries a hash), or the plain address.
pub(crate) fn linked(id: &str, plain: &str) -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.get_element_by_id(id));
    link.and_then(|link| link.get_attribute("href")).unwrap_or_else(|| plain.to_owned())
}

/// Why the program could not start.
#[derive(Debug)]
pub enum StartError {
    /// The content is broken; a test should have caught it.
    Content(crate::content::ContentError),
    /// The browser hides its address or a file.
    Browser(browser::BrowserError),
    /// A file of the content is no text.
    NotText(String),
}

impl Display for StartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Content(error) => write!(f, "the content cannot be read: {error}"),
            Self::Browser(error) => write!(f, "the page cannot be read: {error}"),
            Self::NotText(file) => write!(f, "the content {file} is no text"),
        }
    }
}

impl std::error::Error for StartError {}

/// Starts the program in the page's `#app` once facts and words are here; the static text goes when it stands. When it
/// cannot start, one line says so and the text stays.
pub fn run() {
    catch_crashes();
    wasm_bindgen_futures::spawn_local(async {
        match fetch_content().await {
            Ok((facts, words)) => start(facts, words),
            Err(error) => stay_static(&error),
        }
    });
}

async fn fetch_content() -> Result<(Facts, Words), StartError> {
    let facts = text_file("facts", "content/facts.json").await?;
    let words = text_file("words-en", "content/words-en.json").await?;
    Ok((Facts::parse(&facts).map_err(StartError::Content)?, Words::parse("words-en", &words).map_err(StartError::Content)?))
}

async fn text_file(id: &str, plain: &str) -> Result<String, StartError> {
    let bytes = browser::file(&linked(id, plain)).await.map_err(StartError::Browser)?;
    String::from_utf8(bytes).map_err(|error| StartError::NotText(format!("{id}: {error}")))
}

fn start(facts: Facts, words: Words) {
    let Some(root) = element("app") else { return stay_static(&"the page has no place for the program") };
    leptos::mount::mount_to(root, || match open(facts, words) {
        Ok(store) => {
            if let Some(text) = element("static") {
                text.remove();
            }
            view! { <App store /> }.into_any()
        }
        Err(error) => {
            stay_static(&error);
            ().into_any()
        }
    })
    .forget();
}

fn stay_static(why: &dyn Display) {
    warn(why);
    if let Some(line) = element("start-failed") {
        log_failure(line.remove_attribute("hidden"));
    }
}

fn element(id: &str) -> Option<web_sys::HtmlElement> {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.get_element_by_id(id)).and_then(|element| element.dyn_into().ok())
}

/// The first element that a selector finds.
pub(crate) fn element_at(selector: &str) -> Option<web_sys::Element> {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.query_selector(selector).ok().flatten())
}

/// A panic shows the crash card of the page, which keeps the address; it borrows nothing and takes no lock.
fn catch_crashes() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        if let Some(card) = element("crash") {
            log_failure(card.remove_attribute("hidden"));
        }
    }));
}

/// The store in the state that the address asks for. Must be called inside a Leptos owner.
///
/// # Errors
/// [`StartError`] when content or address cannot be read.
pub fn open(facts: Facts, words: Words) -> Result<Store, StartError> {
    let address = browser::address().map_err(StartError::Browser)?;
    let (settings, problems) = Settings::parse(&address.query);
    problems.iter().for_each(|problem| warn(problem));
    let state = State::new(&settings, &facts);
    let store = Store::new(facts, words, settings, state);
    if !address.fragment.is_empty() {
        store.open_fragment(&address.fragment);
    }
    store.load_more_words();
    Ok(store)
}

/// The program.
#[component]
pub fn App(
    /// The store.
    store: Store,
) -> impl IntoView {
    let sheet = RwSignal::new(Sheet::Half);
    let is_page = Memo::new(move |_| store.picture.get() == Picture::Page && !matches!(store.topic.get(), panel::Topic::Structure(_)));
    let (embedded, bare) = store.settings(|settings| (settings.embed, settings.interface == Some(Interface::None)));
    document::follow(store);
    host::connect(store);
    let listening = StoredValue::new_local(
        browser::on_address(move |address| store.open_fragment(&address.fragment)).map_err(|error| warn(&error)).ok(),
    );
    on_cleanup(move || drop(listening.try_update_value(Option::take)));
    view! {
        <div class="app" class:app--embed=embedded class:app--bare=bare class:app--resting=when(move || store.resting()) class:app--active=when(move || embedded && store.active())>
            <a class="skip" href="#panel" on:click=act(move || store.focus_heading())>{store.say("ui.skip")}</a>
            <TopBar store />
            <main class="main" class:main--page=when(move || is_page.get()) data-sheet=told(move || sheet.get().name().to_owned())>
                // the stage stays behind a page of words: one WebGL context for the life of the program
                <div class="stage-frame" hidden=when(move || is_page.get())><Stage store /></div>
                {part(move || if is_page.get() { view! { <Page store /> }.into_any() } else { view! { <Panel store sheet /> }.into_any() })}
            </main>
            {embedded.then(|| view! { <EmbedFoot store /> })}
            <p class="heard" role="status" aria-live="polite" data-testid="live">{told(move || store.announcement.get())}</p>
            <Dialogs store />
        </div>
    }
}

#[component]
fn EmbedFoot(store: Store) -> impl IntoView {
    let full = told(move || {
        store.view.track();
        store.structure.track();
        store.full_page()
    });
    view! {
        <footer class="embed-foot">
            <span>{store.say("ui.embed.line")}</span>
            {call_to_action(store)}
            <span>
                <button class="link" on:click=store.press(Msg::DialogOpened(crate::app::Dialog::Sources))>{store.say("ui.sources")}</button>
                <a href=full target="_blank" rel="noopener">{store.say("ui.embed.full")}</a>
            </span>
        </footer>
    }
}

/// The one link a host may add.
fn call_to_action(store: Store) -> Option<impl IntoView> {
    let (label, url) = store.settings(|settings| (settings.cta.clone(), settings.cta_url.clone()));
    let (label, url) = (label?, url?);
    Some(view! { <a href=url target="_blank" rel="noopener noreferrer">{label}</a> })
}

impl Store {
    /// Opens what a fragment says; what it says wrongly is told to the console.
    pub(crate) fn open_fragment(&self, fragment: &str) {
        let (route, problems) = self.facts(|facts| Route::parse(fragment, facts));
        problems.iter().for_each(|problem| warn(problem));
        self.send_from(Msg::RouteOpened(Box::new(route)), Origin::Url);
    }

    /// The address of the same view without the frame.
    fn full_page(&self) -> String {
        let route = self.facts(|facts| self.snapshot().route(facts));
        format!("./{route}")
    }

    /// Puts the focus on the heading of the words.
    pub(crate) fn focus_heading(&self) {
        self.heading.update(|count| *count += 1);
    }

    /// Tells whether the 3D view is there; for `data-graphics`.
    pub(crate) fn graphics_name(&self) -> &'static str {
        match self.graphics.get() {
            Graphics::Loading => "loading",
            Graphics::Ready => "ready",
            Graphics::Lost => "lost",
            Graphics::Unavailable(_) => "unavailable",
        }
    }
}
