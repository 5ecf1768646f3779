//! One type each for what views are made of: words, presses, parts that come and go.
//!
//! Every closure is a type of its own, and what takes closures is compiled once for each; a page
//! has a hundred. The few types here keep the program small enough for a phone.

use super::known::Known;
use super::store::Store;
use super::tag::{Tag, tag};
use crate::app::Msg;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::Event;

/// What is done at an event.
pub(crate) type Press = Box<dyn FnMut(&Event)>;

/// A part of a view that is made again when what it reads changes.
pub(crate) type Part = Box<dyn Fn() -> Option<Tag>>;

/// Words as they are at any time.
pub(crate) type Told = Box<dyn Fn() -> String>;

/// Words that follow what they read.
pub(crate) fn told(read: impl Fn() -> String + 'static) -> Told {
    Box::new(read)
}

/// A yes or no that follows what it reads, and tells only when it becomes the other.
pub(crate) fn when(read: impl Fn() -> bool + 'static) -> Known<bool> {
    Known::new(read)
}

/// Does something now, and again whenever what it reads changes.
pub(crate) fn watched(act: impl Fn() + 'static) {
    begin(Box::new(act));
}

#[inline(never)]
fn begin(act: Box<dyn Fn()>) {
    Effect::new(move |_| act());
}

/// Does something when the part of the view that is being made goes.
pub(crate) fn at_end(act: impl FnOnce() + 'static) {
    // a page has one thread, which Leptos cannot know
    let act = SendWrapper::new(act);
    on_cleanup(move || act.take()());
}

/// A part of a view: an element, or none at times.
pub(crate) fn part<T: Into<Option<Tag>>>(make: impl Fn() -> T + 'static) -> Part {
    Box::new(move || make().into())
}

/// A part of a view that is there only when `holds`.
pub(crate) fn part_when(holds: Known<bool>, make: impl Fn() -> Tag + 'static) -> Part {
    Box::new(move || holds.get().then(&make))
}

/// Something done at a press.
pub(crate) fn act(mut act: impl FnMut() + 'static) -> Press {
    Box::new(move |event| {
        event.prevent_default();
        act();
    })
}

/// A button of a row of which one is pressed: its words are `<label>.<name>`, its mark
/// `<label>-<name>` without the `ui.`.
pub(crate) fn choice(store: Store, label: &str, name: &str, pressed: Known<bool>, msg: Msg) -> Tag {
    option_of(store, label, name, pressed, store.press(msg))
}

/// The mark of what words of this id are about.
pub(crate) fn mark(id: &str) -> &str {
    id.strip_prefix("ui.").unwrap_or(id)
}

/// The same, where the press says more than one thing.
#[inline(never)]
pub(crate) fn option_of(
    store: Store,
    label: &str,
    name: &str,
    pressed: Known<bool>,
    press: Press,
) -> Tag {
    tag("button")
        .attr("aria-pressed", told(move || pressed.get().to_string()))
        .attr("data-testid", format!("{}-{name}", mark(label)))
        .on("click", press)
        .tell(store, &format!("{label}.{name}"))
}

/// A row of which one button is pressed.
#[inline(never)]
pub(crate) fn segments(store: Store, label: &str, buttons: impl Iterator<Item = Tag>) -> Tag {
    tag("div.segments role=group")
        .called(store, label)
        .add_all(buttons)
}

/// A button that may have nothing to do: its mark is `<name>`, its words are `ui.<name>`.
#[inline(never)]
pub(crate) fn deed(store: Store, name: &str, idle: Known<bool>, press: Press) -> Tag {
    tag("button.button")
        .attr("data-testid", name)
        // not the attribute `disabled`: the focus would be lost with the press that leaves nothing
        // more to do
        .attr("aria-disabled", told(move || idle.get().to_string()))
        .on("click", press)
        .tell(store, &format!("ui.{name}"))
}

impl Store {
    /// The words of this id.
    #[inline(never)]
    pub(crate) fn say(self, id: &str) -> Told {
        let (store, id) = (self, id.to_owned());
        told(move || store.text(&id))
    }

    /// A press that says `msg`. A link's own way is not gone.
    #[inline(never)]
    pub(crate) fn press(self, msg: Msg) -> Press {
        let store = self;
        act(move || store.send(msg.clone()))
    }
}
