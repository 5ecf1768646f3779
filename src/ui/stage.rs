//! The stage: plate (model, still or drawing) and the bar below it.

use super::figure::Figure;
use super::icon::Icon;
use super::labels::Labels;
use super::model::Model;
use super::shared::{act, part, part_when, told, when};
use super::store::Store;
use crate::app::{Graphics, GraphicsFailure, Interface, Msg};
use crate::content::Picture;
use crate::scene::{NamedView, View};
use leptos::prelude::*;

/// The stage of a step that has a picture.
#[component]
pub(crate) fn Stage(
    /// The store.
    store: Store,
) -> impl IntoView {
    let is_model = Memo::new(move |_| store.picture.get() == Picture::Model);
    view! {
        <section class="stage" aria-label=store.say("ui.model.name")>
            <div class="plate">
                // the canvas stays when a step shows a drawing: one context for the life of the page
                <div hidden=when(move || !is_model.get())><ModelPlate store /></div>
                {part(move || if is_model.get() { ().into_any() } else { view! { <Figure store picture=store.picture.get() /> }.into_any() })}
            </div>
            {part_when(when(move || is_model.get() && store.settings(|settings| settings.interface != Some(Interface::None))), move || view! { <StageBar store /> }.into_any())}
        </section>
    }
}

#[component]
fn ModelPlate(store: Store) -> impl IntoView {
    let has_model = Memo::new(move |_| !matches!(store.graphics.get(), Graphics::Unavailable(_)));
    let turned = Memo::new(move |_| Facing::of(store.view.get()));
    view! {
        {part(move || if has_model.get() { view! { <Model store /><Labels store /> }.into_any() } else { view! { <Still store /> }.into_any() })}
        {part_when(when(move || turned.get().shows_sides()), move || view! {
            <p class="plate__side plate__side--left">{told(move || store.text(if turned.get() == Facing::Front { "ui.your-right" } else { "ui.your-left" }))}</p>
            <p class="plate__side plate__side--right">{told(move || store.text(if turned.get() == Facing::Front { "ui.your-left" } else { "ui.your-right" }))}</p>
        }.into_any())}
        <p class="plate__caption">{told(move || store.text(turned.get().key()))}</p>
        {part_when(when(move || store.graphics.get() == Graphics::Loading), move || view! { <p class="plate__wait">{store.say("ui.model.loading")}</p> }.into_any())}
        {part_when(when(move || store.graphics.get() == Graphics::Lost), move || view! { <p class="plate__wait" role="status">{store.say("ui.graphics.lost")}</p> }.into_any())}
    }
}

/// The picture that stands in for the model, from the nearest canonical view.
#[component]
fn Still(store: Store) -> impl IntoView {
    let name = move || {
        if store.pathway.get().is_some() {
            return format!("pathway-{}", store.side.get());
        }
        match Facing::of(store.view.get()) {
            Facing::Front | Facing::FrontLeft | Facing::FrontRight => "front".to_owned(),
            Facing::Left | Facing::Right => "side".to_owned(),
            Facing::BackLeft | Facing::BackRight => "angle".to_owned(),
            Facing::Back | Facing::Top | Facing::Below => "back".to_owned(),
        }
    };
    view! { <img class="plate__still" data-testid="still" src=told(move || format!("stills/{}.webp", name())) alt=store.say("ui.model.still") /> }
}

/// From where the model is seen, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Facing {
    /// From the front.
    Front,
    /// From the patient's left.
    Left,
    /// From the patient's right.
    Right,
    /// From behind.
    Back,
    /// From the front, on the left.
    FrontLeft,
    /// From the front, on the right.
    FrontRight,
    /// From behind, on the left.
    BackLeft,
    /// From behind, on the right.
    BackRight,
    /// From above.
    Top,
    /// From below.
    Below,
}

impl Facing {
    /// The octant of a view.
    #[must_use]
    pub(crate) fn of(view: View) -> Self {
        if view.pitch_deg > 60 {
            return Self::Top;
        }
        if view.pitch_deg < -60 {
            return Self::Below;
        }
        match view.yaw_deg {
            -22..=22 => Self::Front,
            23..=67 => Self::FrontLeft,
            68..=112 => Self::Left,
            113..=157 => Self::BackLeft,
            -67..=-23 => Self::FrontRight,
            -112..=-68 => Self::Right,
            -157..=-113 => Self::BackRight,
            _ => Self::Back,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Front => "ui.seen.front",
            Self::Left => "ui.seen.left",
            Self::Right => "ui.seen.right",
            Self::Back => "ui.seen.back",
            Self::FrontLeft => "ui.seen.front-left",
            Self::FrontRight => "ui.seen.front-right",
            Self::BackLeft => "ui.seen.back-left",
            Self::BackRight => "ui.seen.back-right",
            Self::Top => "ui.seen.top",
            Self::Below => "ui.seen.below",
        }
    }

    fn shows_sides(self) -> bool {
        matches!(self, Self::Front | Self::Back | Self::Top)
    }
}

/// The word id that tells about the 3D view, if there is something to tell.
#[must_use]
pub(crate) fn graphics_key(graphics: Graphics) -> Option<&'static str> {
    match graphics {
        Graphics::Loading | Graphics::Ready => None,
        Graphics::Lost => Some("ui.graphics.lost"),
        Graphics::Unavailable(GraphicsFailure::NoWebGl) => Some("ui.graphics.no-webgl"),
        Graphics::Unavailable(GraphicsFailure::ContextLost) => Some("ui.graphics.context-lost"),
        Graphics::Unavailable(GraphicsFailure::ModelMissing) => Some("ui.graphics.model-missing"),
        Graphics::Unavailable(GraphicsFailure::ModelBroken) => Some("ui.graphics.model-broken"),
    }
}

#[component]
fn StageBar(store: Store) -> impl IntoView {
    view! {
        <div class="bar">
            {part(move || match store.graphics.get() {
                Graphics::Unavailable(_) => trouble(store).into_any(),
                Graphics::Loading | Graphics::Ready | Graphics::Lost => ().into_any(),
            })}
            <Views store />
            {part_when(when(move || matches!(store.graphics.get(), Graphics::Ready | Graphics::Lost)), move || view! { <Zoom store /> }.into_any())}
            <p class="bar__note only-wide">{store.say("ui.colours")}</p>
        </div>
    }
}

fn trouble(store: Store) -> impl IntoView {
    let key = graphics_key(store.graphics.get_untracked()).unwrap_or("ui.graphics.no-webgl");
    view! {
        <div class="bar__trouble" data-testid="graphics-trouble">
            {Icon::Information.draw()}
            <span>{store.text(key)}</span>
            <button class="button" on:click=act(move || store.send_from(Msg::GraphicsChanged(Graphics::Loading), crate::app::Origin::Story))>{store.text("ui.retry")}</button>
        </div>
    }
}

#[component]
fn Views(store: Store) -> impl IntoView {
    let button = move |named: NamedView| {
        let chosen = Memo::new(move |_| store.view.get() == View::named(named, store.side.get()));
        view! {
            <button aria-pressed=told(move || chosen.get().to_string()) data-testid=format!("view-{named}") on:click=store.press(Msg::ViewChosen(named))>
                {told(move || store.text(&format!("ui.view.{named}")))}
            </button>
        }
    };
    view! { <div class="segments" role="group" aria-label=store.say("ui.view")>{NamedView::ALL.iter().map(|&named| button(named)).collect_view()}</div> }
}

#[component]
fn Zoom(store: Store) -> impl IntoView {
    let by = move |factor: f32| store.zoom(factor);
    view! {
        <div class="segments only-broad" role="group" aria-label=store.say("ui.zoom")>
            <button aria-label=store.say("ui.zoom.out") on:click=act(move || by(0.8))>"−"</button>
            <button aria-label=store.say("ui.zoom.in") on:click=act(move || by(1.25))>"+"</button>
            <button class="only-wide" on:click=store.press(Msg::ViewChosen(NamedView::Angle))>{store.say("ui.zoom.reset")}</button>
        </div>
    }
}
