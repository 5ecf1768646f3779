//! A step without a picture: one column of words.

use super::blocks::block;
use super::panel::{Topic, foot, kicker, next_bar, paragraphs};
use super::shared::{act, part};
use super::store::Store;
use super::tag::{Tag, tag};
use crate::domain::Chapter;

/// The page of a step.
pub(crate) fn page(store: Store) -> Tag {
    let words = part(move || {
        let Topic::Step(chapter, step) = store.topic.get() else {
            return None;
        };
        let prefix = store.step_prefix(chapter, step);
        let heading =
            tag("h1 tabindex=-1 data-testid=title").say(store.text(&format!("{prefix}.title")));
        let words = tag("div.contents")
            .add(heading)
            .add_all(paragraphs(&store.text(&format!("{prefix}.body"))))
            .add((chapter == Chapter::Summary).then(|| take_home(store)));
        Some(
            words.add_all(
                store
                    .blocks(chapter, step)
                    .iter()
                    .flat_map(|part| block(store, part, &prefix)),
            ),
        )
    });
    let column = tag("div.page__column")
        .add(kicker(store))
        .part(words)
        .add(foot(store));
    let scroll = tag("div.page__scroll tabindex=0 role=group")
        .called(store, "ui.panel")
        .add(column);
    store.scrolls(&scroll);
    tag("section.page id=panel")
        .called(store, "ui.panel")
        .add(scroll)
        .add(next_bar(store))
}

fn take_home(store: Store) -> Tag {
    let print = tag("button.button")
        .say(store.text("ui.print"))
        .on("click", act(move || store.print()));
    let copy = tag("button.button data-testid=copy-address").say(store.text("ui.address"));
    tag("div.row")
        .add(print)
        .add(copy.on("click", act(move || store.copy_address())))
}
