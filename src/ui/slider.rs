//! A slider with its name and its value in words: one for everything that can be set.

use crate::browser::log_failure;
use crate::element::{Element, effect, el};
use crate::store::Store;
use crate::ui::controls::test_id;
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::{Event, HtmlInputElement};

/// What a slider sets, as a whole number.
pub(crate) trait SliderModel {
    /// Id of its name in words, which begins with `ui.`; its test id is the rest with dashes.
    fn name(&self) -> String;
    /// Least, greatest, and how far a press of a key goes; tracked.
    fn range(&self) -> [i16; 3];
    /// Its value; tracked.
    fn value(&self) -> i16;
    /// Its value in words; tracked.
    fn value_text(&self) -> String;
    /// Sets it.
    fn set(&self, value: i16);
}

/// The slider of a model.
pub(crate) fn slider(store: Store, model: Rc<dyn SliderModel>) -> Element {
    let name = model.name();
    let id = test_id(&name).replace('.', "-");
    let value_text = || {
        let model = model.clone();
        move || model.value_text()
    };
    let heading = el("div")
        .class("row")
        .child(
            el("label")
                .attr("for", id.as_str())
                .text(store.words.derive_text(name)),
        )
        .child(el("span").class("num quiet").text(value_text()));
    let input = el("input")
        .attr("type", "range")
        .attr("id", id.as_str())
        .attr("data-testid", id.as_str())
        .attr("aria-valuetext", value_text());
    if let Some(input) = input.node_as::<HtmlInputElement>() {
        let model = model.clone();
        // the ends come first: a browser keeps a value between them
        effect(move || {
            for (name, number) in ["min", "max", "step"].into_iter().zip(model.range()) {
                log_failure(input.set_attribute(name, &number.to_string()));
            }
            input.set_value(&model.value().to_string());
        });
    }
    let input = input.on_event::<Event>("input", move |event| {
        if let Ok(value) = event_target_value(event).parse() {
            model.set(value);
        }
    });
    el("div").class("slider").child(heading).child(input)
}
