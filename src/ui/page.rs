//! A step without a picture: one column of words.

use super::panel::{Topic, contents, foot, kicker, next_bar};
use super::shared::part;
use super::store::Store;
use super::tag::{Tag, tag};

/// The page of a step.
pub(crate) fn page(store: Store) -> Tag {
    let words = part(move || {
        let topic = store.topic.get();
        matches!(topic, Topic::Step(..)).then(|| contents(store, topic))
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
