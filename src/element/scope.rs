//! Effects, memos and cleanups that leave nothing behind.
//!
//! A reactive node of Leptos that is dropped stays in the subscriber sets of the memos that it read
//! (`reactive_graph` 0.2.16: `MemoInner` keeps weak subscribers, and nothing removes them). Views
//! that are made again and again then fill the memory behind long-lived memos: 17 to 25 kB with
//! each press of the side buttons, measured. Here every node unsubscribes when it ends.

use leptos::prelude::*;
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::graph::{
    AnySubscriber, Observer, ReactiveNode, Subscriber, ToAnySubscriber, WithObserver,
};
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;

/// A render effect: runs at once, and again when a signal that it reads changes, until dropped.
///
/// An effect never runs again before those around it. Leptos runs effects in the order in which
/// they subscribed, so an inner one may come first and read what is about to go with it. Here it
/// waits: what is around it makes it anew, ends it, or leaves it, and then it runs.
#[derive(Debug)]
pub(super) struct Binding(RenderEffect<()>);

impl Binding {
    /// Takes a box, so that the effect is compiled once and not for every closure.
    pub(super) fn new(run: Box<dyn Fn()>) -> Self {
        let outer = OUTER.with_borrow(Clone::clone);
        Self(RenderEffect::new(move |_| {
            let own = Observer::get();
            if outer.as_ref().is_some_and(|outer| outer.is_stale()) {
                if let Some(own) = own {
                    // in a task behind theirs: an effect that marks itself runs again at once
                    leptos::task::spawn_local(async move { own.mark_dirty() });
                }
                return;
            }
            run();
        }))
    }
}

impl Drop for Binding {
    fn drop(&mut self) {
        unsubscribe(&self.0);
    }
}

thread_local! {
    /// The effects around what is being made.
    static OUTER: RefCell<Option<Rc<Outer>>> = const { RefCell::new(None) };
}

/// An effect that makes elements, and those around it.
#[derive(Debug)]
pub(super) struct Outer {
    subscriber: AnySubscriber,
    outer: Option<Rc<Outer>>,
}

impl Outer {
    /// The effect that is running, as the innermost one.
    pub(super) fn running() -> Option<Rc<Self>> {
        let subscriber = Observer::get()?;
        let outer = OUTER.with_borrow(Clone::clone);
        Some(Rc::new(Self { subscriber, outer }))
    }

    /// Runs `make` as inside of this effect.
    pub(super) fn with<T>(this: Option<Rc<Self>>, make: impl FnOnce() -> T) -> T {
        let before = OUTER.replace(this);
        let made = make();
        OUTER.set(before);
        made
    }

    /// Whether this effect, or one around it, is about to run again.
    fn is_stale(&self) -> bool {
        let subscriber = &self.subscriber;
        let is_dirty = subscriber.with_observer(|| subscriber.update_if_necessary());
        if is_dirty {
            // asking has taken the mark away
            subscriber.mark_dirty();
        }
        is_dirty || self.outer.as_ref().is_some_and(|outer| outer.is_stale())
    }
}

fn unsubscribe(node: &impl ToAnySubscriber) {
    let subscriber = node.to_any_subscriber();
    subscriber.clear_sources(&subscriber);
}

/// Runs `run` on the next tick, when the view that is being made is in the page, and again whenever
/// a signal that it reads changes; until the current owner is cleaned up.
pub fn effect(run: impl Fn() + 'static) {
    boxed_effect(Box::new(run));
}

/// Takes a box for the reason of [`Binding::new`].
fn boxed_effect(run: Box<dyn Fn()>) {
    let effect = Effect::new(move |_| run());
    on_dispose(move || unsubscribe(&effect));
}

/// A memo of the current owner: what `compute` gives, told to its subscribers only when it is
/// another value.
#[must_use]
pub fn memo<T>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let memo = ArcMemo::new(move |_: Option<&T>| compute());
    let node = memo.clone();
    Owner::on_cleanup(move || unsubscribe(&node));
    memo.into()
}

/// Runs `cleanup` when the current owner is cleaned up. Other than Leptos' `on_cleanup` it takes
/// closures that hold objects of the browser, which has one thread.
pub fn on_dispose(cleanup: impl FnOnce() + 'static) {
    let cleanup = SendWrapper::new(cleanup);
    Owner::on_cleanup(move || cleanup.take()());
}
