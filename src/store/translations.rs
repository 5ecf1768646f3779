//! The words of the page: which files are here, and what they say to this reader.

use super::AppState;
use crate::browser::{BrowserError, Fetch, link_href, warn};
use crate::content::{Words, plain_text};
use crate::domain::{Audience, Language, Side};
use leptos::prelude::*;

/// The hole in words that stands for the reader's side.
const SIDE: &str = "{side}";

/// The words that are here.
#[derive(Debug)]
struct Loaded {
    /// What every other language falls back to.
    english: Words,
    /// Words of the chosen language, when it is another one.
    other: Option<Words>,
}

/// The words for this reader: in the chosen language, else in English.
#[derive(Clone, Copy, Debug)]
pub struct Translations {
    loaded: RwSignal<Loaded>,
    audience: Memo<Audience>,
    side: Memo<Side>,
    language: Memo<Language>,
    /// The rest of English on its way.
    more_english: StoredValue<Option<Fetch>, LocalStorage>,
    /// Another language on its way.
    other_language: StoredValue<Option<Fetch>, LocalStorage>,
}

impl Translations {
    pub(super) fn new(english: Words, app: AppState) -> Self {
        Self {
            loaded: RwSignal::new(Loaded {
                english,
                other: None,
            }),
            audience: app.audience,
            side: app.side,
            language: app.language,
            more_english: StoredValue::new_local(None),
            other_language: StoredValue::new_local(None),
        }
    }

    /// The words of this id, with the side that hurts in its place; tracked. Empty while they are
    /// on their way.
    #[must_use]
    pub fn text(self, id: &str) -> String {
        let name_of = |term: &str| self.text(&format!("term.{term}.name"));
        plain_text(&self.written(id), name_of)
    }

    /// The same, with the terms marked that are explained to patients where they stand.
    #[must_use]
    pub fn marked_text(self, id: &str) -> String {
        match self.audience.get() {
            Audience::Patient => self.written(id),
            Audience::Clinician => self.text(id),
        }
    }

    fn written(self, id: &str) -> String {
        let text = self
            .read(|words, audience| words.text(id, audience).map(ToOwned::to_owned))
            .unwrap_or_default();
        if text.contains(SIDE) {
            text.replace(SIDE, &self.text(&format!("ui.sided.{}", self.side.get())))
        } else {
            text
        }
    }

    /// The words of this id as a view derives them.
    pub fn derive_text(self, id: impl Into<String>) -> impl Fn() -> String + Clone + 'static {
        let id = id.into();
        move || self.text(&id)
    }

    /// Whether there are words of this id for the reader; tracked.
    #[must_use]
    pub fn has_text(self, id: &str) -> bool {
        self.read(|words, audience| {
            let text = words.text(id, audience)?;
            (!text.is_empty()).then_some(())
        })
        .is_some()
    }

    /// The words of this id with their `{holes}` filled; tracked.
    #[must_use]
    pub fn fill(self, id: &str, holes: &[(&str, &str)]) -> String {
        self.read(|words, audience| words.fill(id, audience, holes))
            .unwrap_or_default()
    }

    /// The first answer of the chosen language, then of English.
    fn read<T>(self, read: impl Fn(&Words, Audience) -> Option<T>) -> Option<T> {
        let audience = self.audience.get();
        let loaded = self.loaded.read();
        let other = loaded.other.as_ref();
        other
            .and_then(|words| read(words, audience))
            .or_else(|| read(&loaded.english, audience))
    }

    /// Fetches the words that the first screen did not need, and those of the chosen language.
    pub fn load_rest(self) {
        let fetch = Fetch::bytes(&link_href("words-en-more"), move |answer| {
            if let Some(words) = unpacked("words-en-more", answer) {
                self.loaded
                    .update(|loaded| loaded.english = loaded.english.clone().or(&words));
            }
        });
        self.more_english.set_value(Some(fetch));
        self.load(self.language.get_untracked());
    }

    /// Fetches the words of a language; English stands in until they are here.
    pub(super) fn load(self, language: Language) {
        if language == Language::English {
            self.loaded.update(|loaded| loaded.other = None);
            return;
        }
        let id = format!("words-{language}");
        let fetch = Fetch::bytes(&link_href(&id), move |answer| {
            if let Some(words) = unpacked(&id, answer) {
                self.loaded.update(|loaded| loaded.other = Some(words));
            }
        });
        self.other_language.set_value(Some(fetch));
    }
}

/// The words of a file; what is wrong with it is told to the console.
fn unpacked(id: &str, answer: Result<Vec<u8>, BrowserError>) -> Option<Words> {
    let words = answer
        .map_err(|error| error.to_string())
        .and_then(|bytes| Words::unpack(id, &bytes).map_err(|error| error.to_string()));
    words.map_err(|error| warn(&format!("{id}: {error}"))).ok()
}
