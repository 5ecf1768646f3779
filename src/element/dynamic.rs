//! Children that come, go and change: dynamic children, conditions and switches.

use super::builder::{Drops, Element};
use super::log_failure;
use super::scope::Outer;
use super::value::{BoolValue, IntoBool};
use leptos::prelude::{Owner, document, untrack};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::{Node, Text};

/// A place among the children of an element for one child, or none. What is made for it lives in an
/// owner of its own, which is cleaned up before the next child is made and when the slot ends.
#[derive(Debug)]
struct Slot {
    /// An empty text after the place.
    end: Text,
    owner: Owner,
    shown: RefCell<Option<Element>>,
}

impl Slot {
    fn at_end_of(parent: &Element) -> Rc<Self> {
        let end = document().create_text_node("");
        parent.append(&end);
        Rc::new(Self {
            end,
            owner: Owner::new(),
            shown: RefCell::new(None),
        })
    }

    /// Shows what `make` gives in place of what is shown.
    fn show(&self, make: &dyn Fn() -> Option<Element>) {
        let old = self.shown.take();
        let old_node = old.as_ref().map(|old| old.node().clone());
        // the effects of what goes end before the signals that they read
        drop(old);
        self.owner.cleanup();
        let new = self.owner.with(make);
        match (old_node, &new) {
            (Some(old), Some(new)) => log_failure(old.replace_with_with_node_1(new.node())),
            (Some(old), None) => old.remove(),
            (None, Some(new)) => self.insert(new.node()),
            (None, None) => {}
        }
        self.shown.replace(new);
    }

    fn insert(&self, node: &Node) {
        if let Some(parent) = self.end.parent_node() {
            log_failure(parent.insert_before(node, Some(&self.end)));
        }
    }
}

/// Ends what a slot shows: the effect that fills the slot holds it too, and ends later.
struct SlotEnd(Rc<Slot>);

impl Drops for SlotEnd {}

impl Drop for SlotEnd {
    fn drop(&mut self) {
        drop(self.0.shown.take());
        self.0.owner.cleanup();
    }
}

impl Element {
    /// Ends with what `make` gives; it is made again whenever a signal that `make` reads changes.
    /// What is made again is a new element, without the focus of the old one: where only texts or
    /// attributes change, derive those instead.
    #[must_use]
    pub fn dyn_child<C>(self, make: impl Fn() -> C + 'static) -> Self
    where
        C: Into<Option<Element>>,
    {
        self.filled(move |slot| {
            let outer = Outer::running();
            slot.show(&|| Outer::with(outer.clone(), || make().into()));
        })
    }

    /// Ends with what `make` gives while `holds`. It is made again only after it was gone; signals
    /// that `make` itself reads are not followed.
    #[must_use]
    pub fn when(self, holds: impl IntoBool, make: impl Fn() -> Element + 'static) -> Self {
        match holds.into_bool() {
            BoolValue::Fixed(false) => self,
            BoolValue::Fixed(true) => self.child(make()),
            BoolValue::Derived(holds) => self.switch(holds, move |holds| holds.then(&make)),
        }
    }

    /// Ends with what `make` gives for the value of `key`. It is made again when the value is
    /// another one; signals that `make` itself reads are not followed.
    #[must_use]
    pub fn switch<K: PartialEq + Clone + 'static>(
        self,
        key: impl Fn() -> K + 'static,
        make: impl Fn(K) -> Option<Element> + 'static,
    ) -> Self {
        let last: RefCell<Option<K>> = RefCell::new(None);
        self.filled(move |slot| {
            let key = key();
            if last.replace(Some(key.clone())).as_ref() != Some(&key) {
                let outer = Outer::running();
                untrack(|| slot.show(&|| Outer::with(outer.clone(), || make(key.clone()))));
            }
        })
    }

    /// Ends with a slot that `fill` fills now, and again whenever a signal that it reads changes.
    fn filled(mut self, fill: impl Fn(&Slot) + 'static) -> Self {
        let slot = Slot::at_end_of(&self);
        let ended = Rc::new(Cell::new(false));
        let (filled, over) = (slot.clone(), ended.clone());
        self.bind(move || {
            if !over.get() {
                fill(&filled);
            }
        });
        self.hold(Ended(ended));
        self.hold(SlotEnd(slot));
        self
    }
}

/// Marks that an element has ended, for effects that run once more in the same tick.
struct Ended(Rc<Cell<bool>>);

impl Drops for Ended {}

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.set(true);
    }
}
