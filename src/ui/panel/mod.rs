//! The panel beside the model: one idea, its evidence, the list, and the way on.

use leptos::prelude::*;
use crate::ui::panel::blocks::block;
use crate::ui::panel::evidence::evidence;
use crate::ui::icon::Icon;
use crate::ui::panel::structure_list::structure_list;
use crate::ui::panel::pathway::pathway;
use crate::ui::controls::{toggle_button};
use crate::store::Store;
use crate::element::{Element, el};
use crate::ui::panel::display_controls::tools;
use crate::app::{Dialog, Graphics, Interface, Msg};
use crate::content::{Picture, ReviewStatus};
use crate::domain::{Chapter, Side, StructureId, split_text};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// How much of a small screen the panel takes: title and foot, half of it, all but a strip of the
/// model.
pub(crate) const SHEETS: [&str; 3] = ["peek", "half", "full"];
/// The place of `half` in [`SHEETS`].
pub(crate) const HALF: u32 = 1;

/// The panel of a step that has a picture.
pub(crate) fn panel(store: Store) -> Element {
    let keys: Press = Box::new(move |event| {
        match event
            .dyn_ref::<KeyboardEvent>()
            .map(KeyboardEvent::key)
            .as_deref()
        {
            Some("ArrowUp") => store.page.sheet.update(|sheet| *sheet = (*sheet + 1).min(2)),
            Some("ArrowDown") => store.page.sheet.update(|sheet| *sheet = sheet.saturating_sub(1)),
            _ => {}
        }
    });
    let grab = el("button").class("panel__grab")
        .attr("aria-label", store.words.derive_text("ui.sheet"))
        .on_click(move || store.page.sheet.update(|sheet| *sheet = (*sheet + 1) % 3),
        )
        .on("keydown", keys);
    let all = store.settings().interface != Some(Interface::Min);
    let has_list =
        move || all && matches!(store.app.chapter.get(), Chapter::Explore | Chapter::Pathways);
    let two = el("div").class("two")
        .child(
            el("div").class("stack")
                .child(kicker(store))
                .dyn_child(move || topic(store, store.app.topic.get())),
        )
        .when(has_list, move || {
            let has_model = move || !matches!(store.app.graphics.get(), Graphics::Unavailable(_));
            el("div").class("stack")
                .when(has_model, move || tools(store))
                .child(structure_list(store))
        });
    let scroll = el("div").class("panel__scroll").attr("tabindex", "0").attr("role", "group").attr("aria-label", store.words.derive_text("ui.panel"));
    let scroll = scroll.child(two).child(foot(store));
    store.page.set_scroller(scroll.node());
    let panel = el("section").class("panel").attr("id", "panel").attr("aria-label", store.words.derive_text("ui.panel"));
    panel.child(grab).child(scroll).child(next_bar(store))
}

/// What the panel is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// The open step, as written.
    Step(Chapter, usize),
    /// A structure that the reader picked.
    Structure(StructureId),
}

impl Small for Topic {
    fn number(self) -> u128 {
        match self {
            Self::Step(chapter, step) => chapter.number() << 32 | step.number(),
            Self::Structure(id) => STRUCTURE | id.number(),
        }
    }

    fn from_number(number: u128) -> Self {
        if number & STRUCTURE == 0 {
            Self::Step(
                Chapter::from_number(number >> 32),
                usize::from_number(number & 0xffff_ffff),
            )
        } else {
            Self::Structure(StructureId::from_number(number ^ STRUCTURE))
        }
    }
}

/// Set in the number of a topic that is a structure.
const STRUCTURE: u128 = 1 << 64;

fn topic(store: Store, topic: Topic) -> Element {
    let heading = |text: String| el("h1").attr("tabindex", "-1").attr("data-testid", "title").text(text);
    let all = el("div").class("contents");
    match topic {
        Topic::Step(chapter, step) => {
            let prefix = store.step_prefix(chapter, step);
            all.child(heading(store.words.text(&format!("{prefix}.title"))))
                .child((store.app.picture.get() == Picture::Model).then(|| side_switch(store)))
                .children(paragraphs(&store.words.text(&format!("{prefix}.body"))))
                .dyn_child(move || pathway(store))
                .children(
                    store
                        .blocks(chapter, step)
                        .iter()
                        .flat_map(|part| block(store, part, &prefix)),
                )
        }
        Topic::Structure(id) => {
            let word =
                |part: &str| el("p").text(store.words.text(&format!("structure.{}.{part}", id.base())));
            all.child(heading(store.name(id)))
                .child(el("p").class("latin").text(store.latin(id)))
                .child(side_switch(store))
                .child(word("what"))
                .child(word("does"))
                .dyn_child(move || pathway(store))
                .children(
                    store
                        .structure_claims(id)
                        .iter()
                        .map(|claim| evidence(store, claim, false)),
                )
        }
    }
}

/// The words of a body: a blank line parts paragraphs.
#[must_use]
pub(crate) fn paragraphs(text: &str) -> Vec<Element> {
    split_text(text, "\n\n")
        .into_iter()
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| el("p").text(paragraph))
        .collect()
}

/// Where the reader is: chapter and step.
pub(crate) fn kicker(store: Store) -> Element {
    let dot = || el("span").attr("aria-hidden", "true").text("·");
    let chapter = move || {
        let number = store.app.chapter.get() as usize + 1;
        store.words.fill(
            "ui.step.of",
            &[
                ("number", &number.to_string()),
                ("count", &Chapter::ALL.len().to_string()),
            ],
        )
    };
    let own = part(move || {
        let (number, count) = (store.app.step.get() + 1, store.app.step_count(store.app.chapter.get()));
        (count > 1).then(|| {
            let own = store.words.fill(
                "ui.step.part",
                &[
                    ("number", &number.to_string()),
                    ("count", &count.to_string()),
                ],
            );
            el("span").class("contents")
                .child(dot())
                .child(el("span").class("num").text(own))
        })
    });
    let title = move || store.words.text(&format!("chapter.{}.title", store.app.chapter.get()));
    el("p").class("kicker")
        .child(el("span").class("num").text(chapter))
        .child(dot())
        .child(el("span").text(title))
        .part(own)
}

/// Left or right: this pain usually keeps to one side.
fn side_switch(store: Store) -> Element {
    let button = |side: Side| {
        toggle_button(
            store,
            "ui.side",
            side.name(),
            move || store.app.side.get() == side,
            Msg::SideChosen(side),
        )
    };
    let segments = el("div").class("segments").attr("role", "group").attr("aria-labelledby", "side-question");
    el("div").class("row")
        .child(el("span").attr("id", "side-question").text(store.words.derive_text("ui.side.question")))
        .child(segments.child(button(Side::Left)).child(button(Side::Right)))
}

/// Back and next: the whole story can be told by pressing next.
pub(crate) fn next_bar(store: Store) -> Element {
    let tap = move || {
        let button = el("button").class("button button--primary next__tap").attr("data-testid", "tap");
        button
            .on_click(move || store.page.is_awake.set(true))
            .child(Icon::Hand.draw())
            .text(store.words.derive_text("ui.embed.tap"))
    };
    // the label changes in its place: the focus stays where the reader presses on
    let next = move || {
        let label = move || {
            store.next_title().map_or_else(String::new, |title| {
                store.words.fill("ui.next.to", &[("title", &title)])
            })
        };
        let button = el("button").class("button button--primary next__step").attr("data-testid", "next");
        button
            .on_click(store.sender(Msg::NextPressed))
            .text(label)
            .child(Icon::Next.draw())
    };
    let back = el("button").class("button next__step").attr("data-testid", "back")
        .bool_attr("disabled", move || store.app.is_first())
        .on_click(store.sender(Msg::BackPressed))
        .child(Icon::Back.draw())
        .text(store.words.derive_text("ui.back"));
    el("div").class("next")
        .when(move || !store.page.is_awake.get(), tap)
        .child(back)
        .when(move || store.next_title().is_some(), next)
}

/// What this is not, who has looked at it and when, and where it comes from.
pub(crate) fn foot(store: Store) -> Element {
    let review = move || {
        let review = &store.facts().review;
        let key = match review.status {
            ReviewStatus::Awaiting => "ui.review.awaiting",
            ReviewStatus::Signed => "ui.review.signed",
        };
        // a date is not broken at the end of a line
        let date = review.checked.replace('-', "\u{2011}");
        format!(
            "{}, {}",
            store.words.text(key),
            store.words.fill("ui.review.checked", &[("date", &date)])
        )
    };
    let sources = el("button").class("link").attr("data-testid", "sources").text(store.words.derive_text("ui.sources"));
    el("p").class("foot")
        .child(el("span").text(store.words.derive_text("ui.education")))
        .child(el("span").attr("data-testid", "review").text(review))
        .child(sources.on_click(store.sender(Msg::DialogOpened(Dialog::Sources))))
}
