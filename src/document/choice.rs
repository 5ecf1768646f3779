//! A treatment option: how sure its evidence is, what speaks for it and against it.

use super::block::proof;
use super::node::drawing;
use super::{Element, Reader, el, running_text};
use crate::content::{Certainty, Choice};

/// An option with its claims.
pub(super) fn choice(reader: &dyn Reader, choice: &Choice) -> Element {
    let id = |part: &str| format!("option.{}.{part}", choice.id);
    let words = |part: &str| el("p").children(running_text(reader, &id(part)));
    el("section")
        .class("option")
        .child(el("h2").text(reader.text(&id("name"))))
        .child(certainty(reader, choice.certainty))
        .child(el("h3").text(reader.text("ui.option.for")))
        .child(words("for"))
        .child(el("h3").text(reader.text("ui.option.against")))
        .child(words("against"))
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
