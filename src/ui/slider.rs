//! A slider with its name and what it stands for in words: one for everything that can be set.

use super::shared::{Press, mark, told, watched};
use super::store::Store;
use super::tag::{Tag, tag};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// What a slider sets, as a whole number.
pub(crate) trait Dial {
    /// Id of its name in words, which begins with `ui.`; its mark is the rest with dashes.
    fn name(&self) -> String;
    /// Least, greatest, and how far a press of a key goes; tracked.
    fn range(&self) -> [i16; 3];
    /// Where it stands; tracked.
    fn number(&self) -> i16;
    /// Where it stands in words; tracked.
    fn words(&self) -> String;
    /// Sets it.
    fn set(&self, number: i16);
}

/// The slider of a dial.
#[inline(never)]
pub(crate) fn slider(store: Store, dial: Rc<dyn Dial>) -> Tag {
    let (name, follows, sets) = (dial.name(), dial.clone(), dial.clone());
    let id = mark(&name).replace('.', "-");
    let words = || {
        let dial = dial.clone();
        told(move || dial.words())
    };
    let label = tag("label").attr("for", id.as_str()).tell(store, &name);
    let heading = tag("div.row")
        .add(label)
        .add(tag("span.num.quiet").say(words()));
    let input = tag("input type=range")
        .attr("id", id.as_str())
        .attr("data-testid", id.as_str())
        .attr("aria-valuetext", words());
    let element = input.element().clone().unchecked_into::<HtmlInputElement>();
    // the ends come first: a browser keeps a value between them
    watched(move || {
        for (name, number) in ["min", "max", "step"].into_iter().zip(follows.range()) {
            super::log_failure(element.set_attribute(name, &number.to_string()));
        }
        element.set_value(&follows.number().to_string());
    });
    let chosen: Press = Box::new(move |event| {
        if let Ok(number) = event_target_value(event).parse() {
            sets.set(number);
        }
    });
    tag("div.slider")
        .add(heading)
        .add(input.on("input", chosen))
}
