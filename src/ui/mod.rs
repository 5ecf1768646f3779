//! What the reader sees and touches: Leptos views and the store.
//!
//! A view is a function that makes a `Tag` and what is in it. Views set classes, never colours;
//! words come from the content by id; the model is drawn by `render`. Deliberately absent: rules of
//! the story (they are in `app`), maths, GL. Start reading at [`run`].

mod blocks;
mod centrifuge;
mod clock;
mod dialogs;
mod document;
mod evidence;
mod figure;
mod flexion_rotation;
mod host;
mod icon;
mod known;
mod labels;
mod list;
mod live;
mod marks;
mod model;
mod page;
mod painting;
mod panel;
mod path;
mod plot;
mod reading;
mod shared;
mod slider;
mod stage;
mod store;
mod tag;
mod tools;
mod top;
mod tube;
mod turning;
mod viewer;

use crate::app::{Dialog, Graphics, Interface, Msg, Origin, Route, Settings, State};
use crate::browser;
use crate::content::{Facts, Picture, Words};
use dialogs::dialogs;
use document::Ear;
use page::page;
use panel::SHEETS;
use shared::{act, part, told, when};
use stage::stage;
use std::fmt::Display;
use store::Store;
use tag::{Tag, tag};
use top::top_bar;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

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

/// The address of a file that the page names by a link's id; its name carries a hash that `site
/// finish` gave it.
pub(crate) fn linked(id: &str) -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.get_element_by_id(id));
    link.and_then(|link| link.get_attribute("href"))
        .unwrap_or_default()
}

/// The text of a shader, which the page carries by its name.
pub(crate) fn shader(name: &str) -> Option<String> {
    web_sys::window()?
        .document()?
        .get_element_by_id(name)?
        .text_content()
}

/// Why the program could not start.
#[derive(Debug)]
pub enum StartError {
    /// The content is broken; a test should have caught it.
    Content(crate::content::ContentError),
    /// The browser hides its address or a file.
    Browser(browser::BrowserError),
}

impl Display for StartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Content(error) => write!(f, "the content cannot be read: {error}"),
            Self::Browser(error) => write!(f, "the page cannot be read: {error}"),
        }
    }
}

impl std::error::Error for StartError {}

/// Starts the program in the page's `#app` once facts and words are here; the static text goes when
/// it stands. When it cannot start, one line says so and the text stays.
pub fn run() {
    report_panics();
    spawn_local(async {
        match fetch_content().await {
            Ok((facts, words)) => start(facts, words),
            Err(error) => stay_static(&error),
        }
    });
}

async fn fetch_content() -> Result<(Facts, Words), StartError> {
    let facts = browser::file(&linked("facts"))
        .await
        .map_err(StartError::Browser)?;
    let words = browser::file(&linked("words-en"))
        .await
        .map_err(StartError::Browser)?;
    Ok((
        Facts::unpack(&facts).map_err(StartError::Content)?,
        Words::unpack("words-en", &words).map_err(StartError::Content)?,
    ))
}

fn start(facts: Facts, words: Words) {
    let Some(root) = element("app") else {
        return stay_static(&"the page has no place for the program");
    };
    leptos::mount::mount_to(root, || match open(facts, words) {
        Ok(store) => {
            if let Some(text) = element("static") {
                text.remove();
            }
            app(store)
        }
        Err(error) => {
            stay_static(&error);
            tag("span")
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
    document
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into().ok())
}

/// The first element that a selector finds.
pub(crate) fn element_at(selector: &str) -> Option<web_sys::Element> {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.query_selector(selector).ok().flatten())
}

/// Tells the console and the crash card what a panic was. The page sees that the program has stopped
/// and shows the card (`boot.js`).
fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Some(report) = element("crash-report") {
            report.set_text_content(Some(&info.to_string()));
        }
    }));
}

/// The store in the state that the address asks for. Must be called inside a Leptos owner.
///
/// # Errors
/// [`StartError`] when content or address cannot be read.
fn open(facts: Facts, words: Words) -> Result<Store, StartError> {
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
fn app(store: Store) -> Tag {
    let is_page = when(move || {
        store.picture.get() == Picture::Page
            && !matches!(store.topic.get(), panel::Topic::Structure(_))
    });
    let (embedded, bare) = (
        store.settings().embed,
        store.settings().interface == Some(Interface::None),
    );
    store.ears.keep(Vec::new());
    document::follow(store);
    host::connect(store);
    store.hears(
        browser::on_address(move |address| store.open_fragment(&address.fragment))
            .map(Ear::Address),
    );
    // the stage stays behind a page of words: one WebGL context for the life of the program
    let main = tag("main.main")
        .class_when("main--page", when(move || is_page.get()))
        .attr(
            "data-sheet",
            told(move || SHEETS[store.sheet.get() as usize % SHEETS.len()].to_owned()),
        )
        .add(
            tag("div.stage-frame")
                .flag("hidden", when(move || is_page.get()))
                .add(stage(store)),
        )
        .part(part(move || {
            if is_page.get() {
                page(store)
            } else {
                panel::panel(store)
            }
        }));
    let said = tag("p.heard role=status aria-live=polite data-testid=live");
    tag("div.app")
        .class_when("app--embed", embedded)
        .class_when("app--bare", bare)
        .class_when("app--resting", when(move || store.resting()))
        .class_when("app--active", when(move || embedded && store.active()))
        .add(
            tag("a.skip href=#panel")
                .on("click", act(move || store.focus_heading()))
                .tell(store, "ui.skip"),
        )
        .add(top_bar(store))
        .add(main)
        .add(embedded.then(|| embed_foot(store)))
        .add(said.say(told(move || store.announcement.get())))
        .add(dialogs(store))
}

fn embed_foot(store: Store) -> Tag {
    let full = told(move || {
        store.view.track();
        store.structure.track();
        store.full_page()
    });
    let sources = tag("button.link")
        .on("click", store.press(Msg::DialogOpened(Dialog::Sources)))
        .tell(store, "ui.sources");
    let page = tag("a")
        .attr("href", full)
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .tell(store, "ui.embed.full");
    tag("footer.embed-foot")
        .add(tag("span").tell(store, "ui.embed.line"))
        .add(call_to_action(store))
        .add(tag("span").add(sources).say(" ").add(page))
}

/// The one link a host may add.
fn call_to_action(store: Store) -> Option<Tag> {
    let (label, url) = (
        store.settings().cta.clone(),
        store.settings().cta_url.clone(),
    );
    let (label, url) = (label?, url?);
    Some(
        tag("a")
            .attr("href", url)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .say(label),
    )
}

impl Store {
    /// Opens what a fragment says; what it says wrongly is told to the console.
    pub(crate) fn open_fragment(self, fragment: &str) {
        // an address that waited belongs to where the reader was
        drop(self.pending.take());
        let (route, problems) = Route::parse(fragment, self.facts());
        problems.iter().for_each(|problem| warn(problem));
        self.send_from(Msg::RouteOpened(Box::new(route)), Origin::Url);
    }

    /// The address of the same view without the frame.
    fn full_page(self) -> String {
        let route = self.snapshot().route(self.facts());
        format!("./{route}")
    }

    /// Puts the focus on the heading of the words.
    pub(crate) fn focus_heading(self) {
        self.heading.update(|count| *count += 1);
    }

    /// Tells whether the 3D view is there; for `data-graphics`.
    pub(crate) fn graphics_name(self) -> &'static str {
        match self.graphics.get() {
            Graphics::Loading => "loading",
            Graphics::Ready => "ready",
            Graphics::Lost => "lost",
            Graphics::Unavailable(_) => "unavailable",
        }
    }
}
