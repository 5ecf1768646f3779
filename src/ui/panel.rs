//! The panel beside the model: one idea, its evidence, the list, and the way on.

use super::blocks::Blocks;
use super::evidence::Evidence;
use super::icon::Icon;
use super::list::StructureList;
use super::path::PathwayView;
use super::shared::{act, part, part_when, told, when};
use super::store::Store;
use crate::app::{Dialog, Msg};
use crate::content::ReviewStatus;
use crate::domain::{Chapter, Side, StructureId};
use leptos::prelude::*;

/// How much of a small screen the panel takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    /// Title and foot.
    Peek,
    /// Half of the screen.
    Half,
    /// All but a strip of the model.
    Full,
}

impl Sheet {
    /// The name in the page.
    #[must_use]
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Peek => "peek",
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half => Self::Full,
            Self::Full => Self::Peek,
        }
    }
}

/// The panel of a step that has a picture.
#[component]
pub(crate) fn Panel(
    /// The store.
    store: Store,
    /// How tall it is on small screens.
    sheet: RwSignal<Sheet>,
) -> impl IntoView {
    let keys = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "ArrowUp" => sheet.update(|sheet| *sheet = if *sheet == Sheet::Peek { Sheet::Half } else { Sheet::Full }),
        "ArrowDown" => sheet.update(|sheet| *sheet = if *sheet == Sheet::Full { Sheet::Half } else { Sheet::Peek }),
        _ => {}
    };
    view! {
        <section class="panel" id="panel" aria-label=store.say("ui.panel")>
            <button class="panel__grab" aria-label=store.say("ui.sheet") on:click=act(move || sheet.update(|sheet| *sheet = sheet.next())) on:keydown=keys></button>
            <div class="panel__scroll" node_ref=store.scroller() tabindex="0" role="group" aria-label=store.say("ui.panel")>
                <div class="two">
                    <div class="stack">
                        <Kicker store />
                        {part(move || topic(store, store.topic.get()).into_any())}
                    </div>
                    {part_when(when(move || matches!(store.chapter.get(), Chapter::Explore | Chapter::Pathways)), move || view! { <StructureList store /> }.into_any())}
                </div>
                <Foot store />
            </div>
            <NextBar store />
        </section>
    }
}

/// What the panel is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// The open step, as written.
    Step(Chapter, usize),
    /// A structure that the reader picked.
    Structure(StructureId),
}

fn topic(store: Store, topic: Topic) -> impl IntoView {
    match topic {
        Topic::Step(chapter, step) => {
            let prefix = store.step_prefix(chapter, step);
            let blocks = store.blocks(chapter, step);
            view! {
                <h1 tabindex="-1" data-testid="title">{store.text(&format!("{prefix}.title"))}</h1>
                <SideSwitch store />
                {paragraphs(&store.text(&format!("{prefix}.body")))}
                <PathwayView store open=true />
                <Blocks store blocks prefix />
            }
            .into_any()
        }
        Topic::Structure(id) => structure(store, id).into_any(),
    }
}

fn structure(store: Store, id: StructureId) -> impl IntoView {
    let base = id.base();
    let claims = store.structure_claims(id);
    view! {
        <h1 tabindex="-1" data-testid="title">{store.name(id)}</h1>
        <p class="latin">{store.latin(id)}</p>
        <SideSwitch store />
        <p>{store.text(&format!("structure.{base}.what"))}</p>
        <p>{store.text(&format!("structure.{base}.does"))}</p>
        <PathwayView store open=true />
        {claims.into_iter().map(|claim| view! { <Evidence store claim open=false /> }).collect_view()}
    }
}

/// The words of a body: a blank line parts paragraphs.
#[must_use]
pub(crate) fn paragraphs(text: &str) -> Vec<AnyView> {
    text.split("\n\n")
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| view! { <p>{paragraph.to_owned()}</p> }.into_any())
        .collect()
}

/// Where the reader is: chapter and step.
#[component]
pub(crate) fn Kicker(
    /// The store.
    store: Store,
) -> impl IntoView {
    let chapter = told(move || {
        let number = store.chapter.get() as usize + 1;
        store.fill("ui.step.of", &[("number", &number.to_string()), ("count", &Chapter::ALL.len().to_string())])
    });
    let own = move || {
        let count = store.step_count(store.chapter.get());
        let number = store.step.get() + 1;
        (count > 1).then(|| store.fill("ui.step.part", &[("number", &number.to_string()), ("count", &count.to_string())]))
    };
    view! {
        <p class="kicker">
            <span class="num">{chapter}</span>
            <span aria-hidden="true">"·"</span>
            <span>{told(move || store.text(&format!("chapter.{}.title", store.chapter.get())))}</span>
            {part(move || own().map(|own| view! { <span aria-hidden="true">"·"</span><span class="num">{own}</span> }).into_any())}
        </p>
    }
}

/// Left or right: this pain usually keeps to one side.
#[component]
pub(crate) fn SideSwitch(
    /// The store.
    store: Store,
) -> impl IntoView {
    let button = move |side: Side| {
        view! {
            <button aria-pressed=told(move || (store.side.get() == side).to_string()) data-testid=format!("side-{side}") on:click=store.press(Msg::SideChosen(side))>
                {told(move || store.text(&format!("ui.side.{side}")))}
            </button>
        }
    };
    view! {
        <div class="row">
            <span id="side-question">{store.say("ui.side.question")}</span>
            <div class="segments" role="group" aria-labelledby="side-question">{button(Side::Left)}{button(Side::Right)}</div>
        </div>
    }
}

/// Back and next: the whole story can be told by pressing next.
#[component]
pub(crate) fn NextBar(
    /// The store.
    store: Store,
) -> impl IntoView {
    let label = move || store.next_title().map(|title| store.fill("ui.next.to", &[("title", &title)]));
    view! {
        <div class="next">
            {part_when(when(move || store.resting()), move || view! {
                <button class="button button--primary next__tap" data-testid="tap" on:click=act(move || store.set_active(true))>{Icon::Hand.draw()}{store.say("ui.embed.tap")}</button>
            }.into_any())}
            <button class="button next__step" data-testid="back" disabled=when(move || store.is_first()) on:click=store.press(Msg::BackPressed)>
                {Icon::Back.draw()}{store.say("ui.back")}
            </button>
            {part(move || label().map(|label| view! {
                <button class="button button--primary next__step" data-testid="next" on:click=store.press(Msg::NextPressed)>{label}{Icon::Next.draw()}</button>
            }).into_any())}
        </div>
    }
}

/// What this is not, who has looked at it and when, and where it comes from.
#[component]
pub(crate) fn Foot(
    /// The store.
    store: Store,
) -> impl IntoView {
    let review = told(move || {
        let review = store.review();
        let key = match review.status {
            ReviewStatus::Awaiting => "ui.review.awaiting",
            ReviewStatus::Signed => "ui.review.signed",
        };
        format!("{}, {}", store.text(key), store.fill("ui.review.checked", &[("date", &review.checked)]))
    });
    view! {
        <p class="foot">
            <span>{store.say("ui.education")}</span>
            <span data-testid="review">{review}</span>
            <button class="link" data-testid="sources" on:click=store.press(Msg::DialogOpened(Dialog::Sources))>{store.say("ui.sources")}</button>
        </p>
    }
}
