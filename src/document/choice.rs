//! A treatment option: how sure its evidence is, what speaks for it and against it.

use super::block::proof;
use super::node::drawing;
use super::{Element, Reader, el};
use crate::content::{Certainty, Choice};

/// An option with its claims.
pub(super) fn choice(reader: &dyn Reader, choice: &Choice) -> Element {
    let word = |part: &str| reader.text(&format!("option.{}.{part}", choice.id));
    el("section")
        .class("option")
        .child(el("h2").text(word("name")))
        .child(certainty(reader, choice.certainty))
        .child(el("h3").text(reader.text("ui.option.for")))
        .child(el("p").text(word("for")))
        .child(el("h3").text(reader.text("ui.option.against")))
        .child(el("p").text(word("against")))
        .children(proof(reader, &choice.claims))
}

fn certainty(reader: &dyn Reader, certainty: Certainty) -> Element {
    let name = match certainty {
        Certainty::Moderate => "moderate",
        Certainty::Low => "low",
        Certainty::VeryLow => "very-low",
        Certainty::Unknown => "unknown",
    };
    el("p")
        .class("certainty")
        .child(drawing(&format!("certainty-{name}"), "", "0 0 20 20"))
        .text(reader.text(&format!("ui.certainty.{name}")))
}
