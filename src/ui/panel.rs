//! The panel beside the model: one idea, its evidence, the list, and the way on.

use super::icon::Icon;
use super::islands::add_document;
use super::known::Small;
use super::list::structure_list;
use super::shared::{Press, act, part, part_when, told, when};
use super::store::Store;
use super::tag::{Tag, tag};
use super::tools::tools;
use crate::app::{Dialog, Graphics, Interface, Msg};
use crate::document::{self, Reader};
use crate::domain::{Chapter, StructureId};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// How much of a small screen the panel takes: title and foot, half of it, all but a strip of the
/// model.
pub(crate) const SHEETS: [&str; 3] = ["peek", "half", "full"];
/// The place of `half` in [`SHEETS`].
pub(crate) const HALF: u32 = 1;

/// The panel of a step that has a picture.
pub(crate) fn panel(store: Store) -> Tag {
    let keys: Press = Box::new(move |event| {
        match event
            .dyn_ref::<KeyboardEvent>()
            .map(KeyboardEvent::key)
            .as_deref()
        {
            Some("ArrowUp") => store.sheet.update(|sheet| *sheet = (*sheet + 1).min(2)),
            Some("ArrowDown") => store.sheet.update(|sheet| *sheet = sheet.saturating_sub(1)),
            _ => {}
        }
    });
    let grab = tag("button.panel__grab")
        .called(store, "ui.sheet")
        .on(
            "click",
            act(move || store.sheet.update(|sheet| *sheet = (*sheet + 1) % 3)),
        )
        .on("keydown", keys);
    let all = store.settings().interface != Some(Interface::Min);
    let has_list =
        when(move || all && matches!(store.chapter.get(), Chapter::Explore | Chapter::Pathways));
    let two = tag("div.two")
        .add(
            tag("div.stack")
                .add(kicker(store))
                .part(part(move || contents(store, store.topic.get()))),
        )
        .part(part_when(has_list, move || {
            let has_model = when(move || !matches!(store.graphics.get(), Graphics::Unavailable(_)));
            tag("div.stack")
                .part(part_when(has_model, move || tools(store)))
                .add(structure_list(store))
        }));
    let scroll = tag("div.panel__scroll tabindex=0 role=group").called(store, "ui.panel");
    let scroll = scroll.add(two).add(foot(store));
    store.scrolls(&scroll);
    let panel = tag("section.panel id=panel").called(store, "ui.panel");
    panel.add(grab).add(scroll).add(next_bar(store))
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

/// The words of the topic, with what is live in them.
pub(crate) fn contents(store: Store, topic: Topic) -> Tag {
    let nodes = match topic {
        Topic::Step(chapter, step) => store.step_nodes(chapter, step),
        Topic::Structure(id) => document::structure(&store, id),
    };
    add_document(store, tag("div.contents"), &nodes)
}

/// Where the reader is: chapter and step.
pub(crate) fn kicker(store: Store) -> Tag {
    let dot = || tag("span aria-hidden=true").say("·");
    let chapter = told(move || {
        let number = store.chapter.get() as usize + 1;
        store.fill(
            "ui.step.of",
            &[
                ("number", &number.to_string()),
                ("count", &Chapter::ALL.len().to_string()),
            ],
        )
    });
    let own = part(move || {
        let (number, count) = (store.step.get() + 1, store.step_count(store.chapter.get()));
        (count > 1).then(|| {
            let own = store.fill(
                "ui.step.part",
                &[
                    ("number", &number.to_string()),
                    ("count", &count.to_string()),
                ],
            );
            tag("span.contents")
                .add(dot())
                .add(tag("span.num").say(own))
        })
    });
    let title = told(move || store.text(&format!("chapter.{}.title", store.chapter.get())));
    tag("p.kicker")
        .add(tag("span.num").say(chapter))
        .add(dot())
        .add(tag("span").say(title))
        .part(own)
}

/// Back and next: the whole story can be told by pressing next.
pub(crate) fn next_bar(store: Store) -> Tag {
    let tap = move || {
        let button = tag("button.button.button--primary.next__tap data-testid=tap");
        button
            .on("click", act(move || store.set_active(true)))
            .add(Icon::Hand.draw())
            .tell(store, "ui.embed.tap")
    };
    // the label changes in its place: the focus stays where the reader presses on
    let next = move || {
        let label = told(move || {
            store.next_title().map_or_else(String::new, |title| {
                store.fill("ui.next.to", &[("title", &title)])
            })
        });
        let button = tag("button.button.button--primary.next__step data-testid=next");
        button
            .on("click", store.press(Msg::NextPressed))
            .say(label)
            .add(Icon::Next.draw())
    };
    let back = tag("button.button.next__step data-testid=back")
        .flag("disabled", when(move || store.is_first()))
        .on("click", store.press(Msg::BackPressed))
        .add(Icon::Back.draw())
        .tell(store, "ui.back");
    tag("div.next")
        .part(part_when(when(move || store.resting()), tap))
        .add(back)
        .part(part_when(when(move || store.next_title().is_some()), next))
}

/// What this is not, who has looked at it and when, and where it comes from.
pub(crate) fn foot(store: Store) -> Tag {
    let review = told(move || store.review());
    let sources = tag("button.link data-testid=sources").tell(store, "ui.sources");
    tag("p.foot")
        .add(tag("span").tell(store, "ui.education"))
        .add(tag("span data-testid=review").say(review))
        .add(sources.on("click", store.press(Msg::DialogOpened(Dialog::Sources))))
}
