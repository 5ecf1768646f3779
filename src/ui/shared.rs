//! One type each for what views are made of: words, presses, parts that come and go.
//!
//! Every closure in a view is a type of its own, and Leptos compiles its rendering once a type; a page has a hundred. The
//! few types here keep the program small enough for a phone. Use them wherever a closure would stand in a `view!`.

use super::store::Store;
use crate::app::Msg;
use leptos::{ev::MouseEvent, prelude::*};

/// What a press does.
pub(crate) type Press = Box<dyn FnMut(MouseEvent)>;

/// A part of a view that is made again when what it reads changes.
pub(crate) type Part = Box<dyn FnMut() -> AnyView + Send>;

/// Words that follow what they read.
pub(crate) fn told(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// A yes or no that follows what it reads.
pub(crate) fn when(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// A part of a view.
pub(crate) fn part(make: impl FnMut() -> AnyView + Send + 'static) -> Part {
    Box::new(make)
}

/// A part of a view that is there only when `holds`.
pub(crate) fn part_when(holds: Signal<bool>, make: impl Fn() -> AnyView + Send + 'static) -> Part {
    let holds = Memo::new(move |_| holds.get());
    Box::new(move || if holds.get() { make() } else { ().into_any() })
}

/// Something done at a press.
pub(crate) fn act(mut act: impl FnMut() + 'static) -> Press {
    Box::new(move |event| {
        event.prevent_default();
        act();
    })
}

impl Store {
    /// The words of this id.
    pub(crate) fn say(&self, id: &str) -> Signal<String> {
        let (store, id) = (*self, id.to_owned());
        told(move || store.text(&id))
    }

    /// A press that says `msg`. A link's own way is not gone.
    pub(crate) fn press(&self, msg: Msg) -> Press {
        let store = *self;
        act(move || store.send(msg.clone()))
    }
}
