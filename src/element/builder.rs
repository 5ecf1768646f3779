//! One element: its name, attributes, texts, listeners and children.

use super::log_failure;
use super::scope::Binding;
use super::value::{BoolValue, IntoBool, IntoText, TextValue};
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::document;
use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, Node};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Begins and ends the tag of the language of a text, where that is not the language of the page.
pub const FOREIGN: char = '\u{1d}';

/// The tag of the language that a text names, and the text without such names.
fn language_of(text: &str) -> (Option<&str>, Cow<'_, str>) {
    let Some(first) = text.find(FOREIGN) else {
        return (None, Cow::Borrowed(text));
    };
    let mut parts = text.split(FOREIGN);
    let kept: String = parts.clone().step_by(2).collect();
    let language = (first == 0).then(|| parts.nth(1)).flatten();
    (language, Cow::Owned(kept))
}

/// What is done at an event.
pub type EventHandler = Box<dyn FnMut(&Event)>;

/// An element with everything that belongs to it. Must be made inside a Leptos owner.
pub struct Element {
    node: web_sys::Element,
    held: Vec<Held>,
}

/// What ends with its element.
pub(super) enum Held {
    Binding(#[expect(dead_code, reason = "held so that it goes on running")] Binding),
    Listener(#[expect(dead_code, reason = "held so that it goes on listening")] EventListener),
    Slot(#[expect(dead_code, reason = "held so that its content ends with it")] Box<dyn Drops>),
}

/// Something whose drop matters.
pub(super) trait Drops {}

/// An element of HTML by its tag name, such as `button`.
///
/// # Panics
/// When `name` is no tag name, or the document refuses to make elements.
#[must_use]
pub fn el(name: &str) -> Element {
    Element::of(document().create_element(name), name)
}

/// An element of SVG by its tag name, such as `circle`.
///
/// # Panics
/// As [`el`].
#[must_use]
pub fn svg(name: &str) -> Element {
    Element::of(document().create_element_ns(Some(SVG), name), name)
}

impl Element {
    fn of(made: Result<web_sys::Element, JsValue>, name: &str) -> Self {
        match made {
            Ok(node) => Self {
                node,
                held: Vec::new(),
            },
            #[expect(
                clippy::panic,
                reason = "a page that can make no elements has no views"
            )]
            Err(reason) => panic!("the document made no element `{name}`: {reason:?}"),
        }
    }

    /// The element in the document.
    #[must_use]
    pub fn node(&self) -> &web_sys::Element {
        &self.node
    }

    /// The element in the document as the class it has there, such as `HtmlInputElement`.
    #[must_use]
    pub fn node_as<T: JsCast + Clone>(&self) -> Option<T> {
        self.node.dyn_ref::<T>().cloned()
    }

    /// Sets the attribute `name`.
    #[must_use]
    pub fn attr(self, name: &str, value: impl IntoText) -> Self {
        self.attr_value(name, value.into_text())
    }

    // of one type, so that it is compiled once and not for each kind of value
    fn attr_value(mut self, name: &str, value: TextValue) -> Self {
        match value {
            TextValue::Fixed(value) => {
                log_failure(self.node.set_attribute(name, &language_of(&value).1));
            }
            TextValue::Derived(value) => {
                let (node, name) = (self.node.clone(), name.to_owned());
                self.bind(move || {
                    let value = value();
                    let value = language_of(&value).1;
                    if node.get_attribute(&name).as_deref() != Some(&*value) {
                        log_failure(node.set_attribute(&name, &value));
                    }
                });
            }
        }
        self
    }

    /// Has the attribute `name`, without a value, when `holds`.
    #[must_use]
    pub fn bool_attr(self, name: &'static str, holds: impl IntoBool) -> Self {
        self.bool_attr_value(name, holds.into_bool())
    }

    fn bool_attr_value(self, name: &'static str, holds: BoolValue) -> Self {
        let node = self.node.clone();
        self.toggle(holds, move |holds| {
            log_failure(node.toggle_attribute_with_force(name, holds));
        })
    }

    /// Takes these classes, separated by spaces, in place of those it has.
    #[must_use]
    pub fn class(self, names: impl IntoText) -> Self {
        self.attr("class", names)
    }

    /// Has the class `name` when `holds`.
    #[must_use]
    pub fn class_when(self, name: &'static str, holds: impl IntoBool) -> Self {
        self.class_when_value(name, holds.into_bool())
    }

    fn class_when_value(self, name: &'static str, holds: BoolValue) -> Self {
        let classes = self.node.class_list();
        self.toggle(holds, move |holds| {
            log_failure(classes.toggle_with_force(name, holds));
        })
    }

    /// Calls `set` with the condition, now and whenever it becomes the other.
    fn toggle(mut self, holds: BoolValue, set: impl Fn(bool) + 'static) -> Self {
        match holds {
            BoolValue::Fixed(holds) => set(holds),
            BoolValue::Derived(holds) => {
                let last = Cell::new(None);
                self.bind(move || {
                    let holds = holds();
                    if last.replace(Some(holds)) != Some(holds) {
                        set(holds);
                    }
                });
            }
        }
        self
    }

    /// Sets the property `name` of the element, such as `value` of an input.
    #[must_use]
    pub fn prop(mut self, name: &'static str, value: impl IntoText) -> Self {
        let node = self.node.clone();
        let set = move |value: &str| {
            log_failure(js_sys::Reflect::set(&node, &name.into(), &value.into()));
        };
        match value.into_text() {
            TextValue::Fixed(value) => set(&value),
            TextValue::Derived(value) => self.bind(move || set(&value())),
        }
        self
    }

    /// Sets the property `name` of the element, such as `checked` of an input.
    #[must_use]
    pub fn bool_prop(self, name: &'static str, holds: impl IntoBool) -> Self {
        let node = self.node.clone();
        self.toggle(holds.into_bool(), move |holds| {
            log_failure(js_sys::Reflect::set(&node, &name.into(), &holds.into()));
        })
    }

    /// Ends with this text. One that begins with [`FOREIGN`], the tag of a language and again
    /// [`FOREIGN`] is in that language: the element says so as long as it holds it.
    #[must_use]
    pub fn text(self, text: impl IntoText) -> Self {
        self.text_value(text.into_text())
    }

    fn text_value(mut self, text: TextValue) -> Self {
        let node = document().create_text_node("");
        self.append(&node);
        let element = self.node.clone();
        let is_foreign = Cell::new(false);
        let set = move |text: &str| {
            let (language, text) = language_of(text);
            // a screen reader is not told the same again
            if node.data() != text {
                node.set_data(&text);
            }
            if is_foreign.replace(language.is_some()) != language.is_some() {
                for (name, value) in [("lang", language), ("dir", language.map(|_| "auto"))] {
                    log_failure(match value {
                        Some(value) => element.set_attribute(name, value),
                        None => element.remove_attribute(name),
                    });
                }
            }
        };
        match text {
            TextValue::Fixed(text) => set(&text),
            TextValue::Derived(text) => self.bind(move || set(&text())),
        }
        self
    }

    /// Ends with this element, if there is one.
    #[must_use]
    pub fn child(mut self, child: impl Into<Option<Element>>) -> Self {
        if let Some(child) = child.into() {
            let Self { node, held } = child;
            self.append(&node);
            self.held.extend(held);
        }
        self
    }

    /// Ends with these elements.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Element>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Calls `handler` at every `event` that reaches the element. The handler may prevent the
    /// event's default action.
    #[must_use]
    pub fn on(mut self, event: &'static str, handler: impl FnMut(&Event) + 'static) -> Self {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&self.node, event, options, handler);
        self.held.push(Held::Listener(listener));
        self
    }

    /// Calls `handler` at every event `event` of the class `E`, such as `PointerEvent`.
    #[must_use]
    pub fn on_event<E: JsCast>(
        self,
        event: &'static str,
        mut handler: impl FnMut(&E) + 'static,
    ) -> Self {
        self.on(event, move |event| {
            if let Some(event) = event.dyn_ref() {
                handler(event);
            }
        })
    }

    /// Calls `handler` at every click, in place of its default action: a link is not followed.
    #[must_use]
    pub fn on_click(self, mut handler: impl FnMut() + 'static) -> Self {
        self.on("click", move |event| {
            event.prevent_default();
            handler();
        })
    }

    /// Runs `run` now and whenever a signal that it reads changes, as long as the element is there.
    pub(super) fn bind(&mut self, run: impl Fn() + 'static) {
        self.held.push(Held::Binding(Binding::new(Box::new(run))));
    }

    /// Holds something until the element ends.
    pub(super) fn hold(&mut self, slot: impl Drops + 'static) {
        self.held.push(Held::Slot(Box::new(slot)));
    }

    pub(super) fn append(&self, node: &Node) {
        log_failure(self.node.append_child(node));
    }
}

impl From<Element> for Vec<Element> {
    fn from(element: Element) -> Self {
        vec![element]
    }
}

impl fmt::Debug for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Element")
            .field("tag", &self.node.tag_name())
            .field("held", &self.held.len())
            .finish()
    }
}
