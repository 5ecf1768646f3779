//! Values that views follow and things that live as long as the page, each with one compiled way of
//! telling and keeping.
//!
//! Leptos compiles a signal anew for every type it holds, half a kilobyte of the download each;
//! here only the trigger is a signal, and the value lies beside it.

use leptos::prelude::*;
use std::cell::{Ref, RefCell};

/// A value that tells when it is set.
#[derive(Debug)]
pub(crate) struct Live<T> {
    value: RefCell<T>,
    changed: ArcTrigger,
}

impl<T> Live<T> {
    /// A value to begin with.
    pub(crate) fn new(value: T) -> Self {
        Self {
            value: RefCell::new(value),
            changed: ArcTrigger::new(),
        }
    }

    /// The value; tracked. Must be given back before it is set.
    pub(crate) fn read(&self) -> Ref<'_, T> {
        self.changed.track();
        self.value.borrow()
    }

    /// The value as it is. Must be given back before it is set.
    pub(crate) fn read_untracked(&self) -> Ref<'_, T> {
        self.value.borrow()
    }

    /// A copy of the value; tracked.
    pub(crate) fn get(&self) -> T
    where
        T: Clone,
    {
        self.read().clone()
    }

    /// A copy of the value as it is.
    pub(crate) fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        self.read_untracked().clone()
    }

    /// Takes another value, and tells.
    pub(crate) fn set(&self, value: T) {
        drop(self.value.replace(value));
        self.changed.notify();
    }

    /// Changes the value, and tells.
    pub(crate) fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.value.borrow_mut());
        self.changed.notify();
    }
}

/// A place for something that lives until it is put away, and that nothing follows.
#[derive(Debug)]
pub(crate) struct Kept<T>(RefCell<Option<T>>);

impl<T> Kept<T> {
    /// An empty place.
    pub(crate) fn empty() -> Self {
        Self(RefCell::new(None))
    }

    /// Keeps this in place of what was there.
    pub(crate) fn keep(&self, thing: T) {
        drop(self.0.replace(Some(thing)));
    }

    /// What was there; the place is empty now.
    pub(crate) fn take(&self) -> Option<T> {
        self.0.replace(None)
    }

    /// Whether there is something.
    pub(crate) fn is_kept(&self) -> bool {
        self.0.borrow().is_some()
    }

    /// Does something with it, if it is there. Not to be called from `act`.
    pub(crate) fn with<R>(&self, act: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.0.borrow_mut().as_mut().map(act)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_can_be_read_and_what_is_kept_can_be_taken() {
        let number = Live::new(1);
        number.set(2);
        number.update(|number| *number += 1);
        assert_eq!((number.get_untracked(), *number.read_untracked()), (3, 3));
        let place = Kept::empty();
        assert!(!place.is_kept() && place.with(|_: &mut i32| ()).is_none());
        place.keep(4);
        place.keep(5);
        assert_eq!(place.with(|thing| *thing), Some(5));
        assert_eq!((place.take(), place.take()), (Some(5), None));
    }

    #[test]
    fn what_follows_is_told() {
        let owner = Owner::new();
        owner.set();
        let number: &'static Live<i32> = Box::leak(Box::new(Live::new(1)));
        let double =
            crate::ui::known::Known::new(move || usize::try_from(number.get() * 2).unwrap());
        assert_eq!(double.get_untracked(), 2);
        number.set(4);
        assert_eq!(double.get_untracked(), 8);
    }
}
