//! A builder for DOM elements over Leptos' reactivity. It knows Leptos and the DOM, and nothing of
//! Atlanto.
//!
//! `view!` gives every element with every set of attributes a type of its own and compiles its
//! rendering for each; `docs/decisions/element-builder.md` has the measured table. An [`Element`]
//! is one type, made at once by calls in the style of Leptos' builder. Signals, memos, owners and
//! effects are Leptos' own.
//!
//! ```ignore
//! let count = RwSignal::new(0);
//! let view = el("button")
//!     .class("button")
//!     .attr("aria-pressed", move || (count.get() > 0).to_string())
//!     .on_click(move || count.update(|count| *count += 1))
//!     .text(move || format!("pressed {} times", count.get()));
//! ```
//!
//! Texts and conditions are plain values, closures or signals alike ([`IntoText`], [`IntoBool`]).
//! What comes and goes is a [dynamic child](Element::dyn_child), a [condition](Element::when), a
//! [switch](Element::switch) or a [keyed list](Element::each). Everything that belongs to an element
//! ends when the element is dropped: effects, listeners, owners, and, other than in Leptos itself,
//! the subscriptions that they hold ([`effect`], [`memo`]).
//!
//! Start reading at [`el`].

mod builder;
mod dynamic;
mod each;
mod scope;
mod value;
mod view;

pub use builder::{Element, EventHandler, FOREIGN, el, svg};
pub use scope::{effect, memo, on_dispose};
pub use value::{BoolValue, IntoBool, IntoText, TextValue};

use wasm_bindgen::JsValue;

/// Logs what the browser refused and goes on: a view without an attribute is better than none.
pub(crate) fn log_failure<T>(result: Result<T, JsValue>) {
    if let Err(error) = result {
        web_sys::console::warn_1(&error);
    }
}
