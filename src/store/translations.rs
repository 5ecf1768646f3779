//! The words of the page: which files are here, and what they say to this reader.

use super::AppState;
use crate::browser::{self, Fetch, link_href, warn};
use crate::content::{STAND_IN, Words, plain_text};
use crate::domain::{Audience, Language, Side};
use crate::format::is_number;
use leptos::prelude::*;

/// The hole in words that stands for the reader's side.
const SIDE: &str = "{side}";

/// The words that are here: all of one language.
#[derive(Debug)]
struct Loaded {
    language: Language,
    words: Words,
    /// Whether the long texts are among them.
    is_whole: bool,
}

/// The words for this reader.
#[derive(Clone, Copy, Debug)]
pub struct Translations {
    loaded: RwSignal<Loaded>,
    audience: Memo<Audience>,
    side: Memo<Side>,
    /// Whether texts are made longer, to try the layout.
    is_long: bool,
    /// Words on their way.
    coming: StoredValue<Option<Fetch>, LocalStorage>,
}

impl Translations {
    /// The words of the first screen in a language.
    pub(super) fn new(language: Language, words: Words, is_long: bool, app: AppState) -> Self {
        let words = if is_long { words.lengthened() } else { words };
        Self {
            is_long,
            loaded: RwSignal::new(Loaded {
                language,
                words,
                is_whole: false,
            }),
            audience: app.audience,
            side: app.side,
            coming: StoredValue::new_local(None),
        }
    }

    /// The language of the words that are here; tracked. It is not yet the chosen one while that is
    /// on its way.
    #[must_use]
    pub fn language(self) -> Language {
        self.loaded.read().language
    }

    /// The words of this id, with the side that hurts in its place; tracked. Empty while they are
    /// on their way.
    #[must_use]
    pub fn text(self, id: &str) -> String {
        let name_of = |term: &str| {
            self.text(&format!("term.{term}.name"))
                .replace(STAND_IN, "")
        };
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

    /// The words of this id with their `{holes}` filled, numbers as the language writes them;
    /// tracked.
    #[must_use]
    pub fn fill(self, id: &str, holes: &[(&str, &str)]) -> String {
        let locale = self.language().locale();
        let value = |value: &str| {
            if is_number(value) {
                browser::number(value, locale)
            } else {
                value.to_owned()
            }
        };
        let values: Vec<String> = holes.iter().map(|(_, given)| value(given)).collect();
        let names = holes.iter().map(|(name, _)| *name);
        let holes: Vec<_> = names.zip(values.iter().map(String::as_str)).collect();
        self.read(|words, audience| words.fill(id, audience, &holes))
            .unwrap_or_default()
    }

    fn read<T>(self, read: impl Fn(&Words, Audience) -> Option<T>) -> Option<T> {
        let audience = self.audience.get();
        read(&self.loaded.read().words, audience)
    }

    /// Fetches the words that the first screen did not need.
    pub fn load_rest(self) {
        let language = self.loaded.read_untracked().language;
        self.fetch(&part_of(language, "-more"), move |words| {
            self.loaded.update(|loaded| {
                loaded.words = std::mem::take(&mut loaded.words).or(&words);
                loaded.is_whole = true;
            });
        });
    }

    /// Fetches the words of a language. The words that are here stay until all of the others are.
    pub(super) fn load(self, language: Language) {
        let (here, is_whole) = {
            let loaded = self.loaded.read_untracked();
            (loaded.language, loaded.is_whole)
        };
        if here == language {
            // chosen again before the others came
            self.coming.set_value(None);
            if !is_whole {
                self.load_rest();
            }
            return;
        }
        self.fetch(&part_of(language, ""), move |first| {
            self.fetch(&part_of(language, "-more"), move |rest| {
                self.loaded.set(Loaded {
                    language,
                    words: first.or(&rest),
                    is_whole: true,
                });
            });
        });
    }

    /// Fetches a file of words in place of what was on its way; what is wrong with it is told to the
    /// console.
    fn fetch(self, id: &str, done: impl FnOnce(Words) + 'static) {
        let file = id.to_owned();
        let fetch = Fetch::bytes(&link_href(id), move |answer| {
            let words = answer
                .map_err(|error| error.to_string())
                .and_then(|bytes| Words::unpack(&file, &bytes).map_err(|error| error.to_string()));
            match words {
                Ok(words) if self.is_long => done(words.lengthened()),
                Ok(words) => done(words),
                Err(error) => warn(&format!("{file}: {error}")),
            }
        });
        self.coming.set_value(Some(fetch));
    }
}

/// The id of the link to a file of words: `words-es`, `words-es-more`.
#[must_use]
pub fn part_of(language: Language, part: &str) -> String {
    format!("words-{language}{part}")
}
