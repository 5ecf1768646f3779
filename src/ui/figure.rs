//! The drawings of the PRP steps, in SVG with words beside them. Not to scale, and said to be so.

use super::store::Store;
use crate::content::Picture;
use leptos::prelude::*;

/// The drawing of a step.
#[component]
pub(crate) fn Figure(
    /// The store.
    store: Store,
    /// Which one.
    picture: Picture,
) -> impl IntoView {
    let drawing = match picture {
        Picture::Model | Picture::Page => ().into_any(),
        Picture::Checklist => checklist().into_any(),
        Picture::Draw => draw(store).into_any(),
        Picture::FirstSpin => rotor(store, Filling::Blood).into_any(),
        Picture::Layers => layers(store).into_any(),
        Picture::TakePlasma => take(store).into_any(),
        Picture::SecondSpin => rotor(store, Filling::Plasma).into_any(),
        Picture::Concentrate => concentrate(store).into_any(),
        Picture::Afterwards => afterwards(store).into_any(),
        Picture::Unknown => unknown(store).into_any(),
    };
    view! {
        <svg class="figure" viewBox="0 0 520 420" role="img" aria-label=store.picture_words()>
            {drawing}
            <text class="figure__note" x="260" y="412" text-anchor="middle">{store.text("ui.figure.illustrative")}</text>
        </svg>
    }
}

/// What is in the tubes of the rotor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filling {
    Blood,
    Plasma,
}

/// A round-bottomed tube: outer left edge, top, width and height, in drawing units.
#[derive(Clone, Copy, Debug)]
struct Tube {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

impl Tube {
    fn path(self) -> String {
        let Self { x, y, width, height } = self;
        let radius = width / 2.0;
        format!("M{x} {y}V{}a{radius} {radius} 0 0 0 {width} 0V{y}", y + height - radius)
    }

    /// Layers from the top down: height as a share of the tube, colour.
    fn filled(self, id: &'static str, layers: &[(f32, &'static str)]) -> impl IntoView + use<> {
        let Self { x, y, width, height } = self;
        let mut top = y;
        let rows: Vec<_> = layers
            .iter()
            .map(|&(share, colour)| {
                let from = top;
                top += share * height;
                view! { <rect x=x.to_string() y=from.to_string() width=width.to_string() height=(share * height + 1.0).to_string() fill=colour /> }
            })
            .collect();
        view! {
            <clipPath id=id><path d=format!("{}Z", self.path()) /></clipPath>
            <g clip-path=format!("url(#{id})")>{rows}</g>
            <path d=self.path() fill="none" stroke="var(--text-stage)" stroke-width="2.5" stroke-linecap="round" />
            <path d=format!("M{} {y}h{}", x - 7.0, width + 14.0) stroke="var(--text-stage)" stroke-width="4" stroke-linecap="round" />
        }
    }
}

/// Dots for platelets in a box; the places are a fixed low-discrepancy pattern.
fn platelets(x: f32, y: f32, width: f32, height: f32, count: u16) -> impl IntoView {
    let dot = move |index: u16| {
        let step = f32::from(index) + 0.5;
        let (u, v) = ((step * 0.754_877_7).fract(), (step * 0.569_840_3).fract());
        view! { <circle cx=(x + u * width).to_string() cy=(y + v * height).to_string() r="2.1" fill="var(--signal-case)" opacity=".75" /> }
    };
    (0..count).map(dot).collect_view()
}

fn name(x: f32, y: f32, text: String, note: Option<String>) -> impl IntoView {
    view! {
        <text class="figure__strong" x=x.to_string() y=y.to_string()>{text}</text>
        {note.map(|note| view! { <text class="figure__note" x=x.to_string() y=(y + 19.0).to_string()>{note}</text> })}
    }
}

fn leader(from: (f32, f32), to: (f32, f32)) -> impl IntoView {
    view! { <path d=format!("M{} {}L{} {}", from.0, from.1, to.0, to.1) stroke="var(--leader)" stroke-width="1.2" fill="none" /> }
}

fn checklist() -> impl IntoView {
    let row = |index: u16| {
        let y = 96 + index * 58;
        view! {
            <rect x="160" y=y.to_string() width="24" height="24" rx="3" fill="none" stroke="var(--accent)" stroke-width="2.5" />
            <path d=format!("M206 {}h{}", y + 12, 130 - index % 2 * 30) stroke="var(--rule-strong)" stroke-width="5" stroke-linecap="round" />
        }
    };
    view! {
        <rect x="124" y="46" width="272" height="316" rx="8" fill="var(--surface-raised)" stroke="var(--text-stage)" stroke-width="2.5" />
        <rect x="212" y="32" width="96" height="28" rx="6" fill="var(--surface-stage)" stroke="var(--text-stage)" stroke-width="2.5" />
        {(0..5).map(row).collect_view()}
    }
}

fn draw(store: Store) -> impl IntoView {
    let tube = Tube { x: 300.0, y: 130.0, width: 56.0, height: 220.0 };
    view! {
        <path d="M24 250C90 214 150 226 214 218C250 214 262 246 226 258C170 276 96 300 24 318Z" fill="var(--tissue-skin)" opacity=".35" stroke="var(--text-stage)" stroke-width="2" />
        <path d="M40 276C100 248 150 250 206 240" fill="none" stroke="var(--tissue-vein)" stroke-width="5" stroke-linecap="round" />
        <path d="M176 246L232 196" stroke="var(--text-stage)" stroke-width="3" stroke-linecap="round" />
        <path d="M232 196C262 160 296 96 328 132" fill="none" stroke="var(--lab-red)" stroke-width="4" />
        {tube.filled("draw-tube", &[(0.28, "var(--surface-stage)"), (0.62, "var(--lab-red)"), (0.1, "var(--lab-plasma)")])}
        {leader((358.0, 240.0), (392.0, 240.0))}
        {name(398.0, 245.0, store.text("ui.figure.blood"), None)}
        {leader((346.0, 342.0), (366.0, 366.0))}
        {name(306.0, 388.0, store.text("ui.figure.anticoagulant"), None)}
        {name(116.0, 176.0, store.text("ui.figure.needle"), None)}
        {leader((168.0, 184.0), (204.0, 216.0))}
    }
}

fn rotor(store: Store, filling: Filling) -> impl IntoView {
    let layers: [(f32, &'static str); 3] = match filling {
        Filling::Blood => [(0.34, "var(--lab-plasma)"), (0.04, "var(--lab-buffy)"), (0.5, "var(--lab-red)")],
        Filling::Plasma => [(0.78, "var(--lab-plasma)"), (0.02, "var(--lab-buffy)"), (0.08, "var(--lab-buffy)")],
    };
    let arm = |turn: &'static str, id: &'static str| {
        let tube = Tube { x: -20.0, y: 64.0, width: 40.0, height: 96.0 };
        view! { <g transform=turn><path d="M0 14V60" stroke="var(--text-stage)" stroke-width="8" />{tube.filled(id, &layers)}</g> }
    };
    view! {
        <circle cx="260" cy="190" r="172" fill="var(--surface-inset)" stroke="var(--text-stage)" stroke-width="2.5" />
        {arm("translate(260 190) rotate(90)", "rotor-a")}
        {arm("translate(260 190) rotate(-90)", "rotor-b")}
        {arm("translate(260 190)", "rotor-c")}
        {arm("translate(260 190) rotate(180)", "rotor-d")}
        <circle cx="260" cy="190" r="22" fill="var(--surface-raised)" stroke="var(--text-stage)" stroke-width="2.5" />
        <path d="M152 84A152 152 0 0 1 206 48" fill="none" stroke="var(--accent)" stroke-width="4" stroke-linecap="round" />
        <path d="M192 42l18 5-8 17" fill="none" stroke="var(--accent)" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" />
        <text x="260" y="388" text-anchor="middle">{store.text("ui.figure.turns")}</text>
    }
}

fn layers(store: Store) -> impl IntoView {
    let tube = Tube { x: 110.0, y: 40.0, width: 104.0, height: 340.0 };
    view! {
        {tube.filled("layers-tube", &[(0.1, "var(--surface-stage)"), (0.42, "var(--lab-plasma)"), (0.035, "var(--lab-buffy)"), (0.445, "var(--lab-red)")])}
        {platelets(116.0, 82.0, 92.0, 132.0, 64)}
        {leader((216.0, 140.0), (252.0, 140.0))}
        {name(260.0, 138.0, store.text("ui.figure.plasma"), Some(store.text("ui.figure.plasma.note")))}
        {leader((216.0, 222.0), (252.0, 222.0))}
        {name(260.0, 220.0, store.text("ui.figure.buffy"), Some(store.text("ui.figure.buffy.note")))}
        {leader((216.0, 306.0), (252.0, 306.0))}
        {name(260.0, 304.0, store.text("ui.figure.red"), Some(store.text("ui.figure.red.note")))}
    }
}

fn take(store: Store) -> impl IntoView {
    let left = Tube { x: 80.0, y: 96.0, width: 80.0, height: 256.0 };
    let right = Tube { x: 330.0, y: 96.0, width: 80.0, height: 256.0 };
    let pipette = |x: f32, tip: f32| {
        view! { <path d=format!("M{x} {tip}l-4 -40V30h8V{}z", tip - 40.0) fill="var(--surface-raised)" stroke="var(--text-stage)" stroke-width="2" stroke-linejoin="round" /> }
    };
    let share = [(0.14, "var(--surface-stage)"), (0.36, "var(--lab-plasma)"), (0.05, "var(--lab-buffy)"), (0.45, "var(--lab-red)")];
    view! {
        {left.filled("take-a", &share)}
        {right.filled("take-b", &share)}
        {pipette(120.0, 196.0)}
        {pipette(370.0, 231.0)}
        <text x="120" y="386" text-anchor="middle">{store.text("ui.figure.poor")}</text>
        <text x="370" y="386" text-anchor="middle">{store.text("ui.figure.rich")}</text>
    }
}

fn concentrate(store: Store) -> impl IntoView {
    let tube = Tube { x: 90.0, y: 40.0, width: 90.0, height: 320.0 };
    view! {
        {tube.filled("concentrate-tube", &[(0.16, "var(--surface-stage)"), (0.56, "var(--lab-plasma)"), (0.28, "var(--lab-buffy)")])}
        {platelets(98.0, 278.0, 72.0, 68.0, 90)}
        {platelets(96.0, 104.0, 78.0, 150.0, 6)}
        {leader((182.0, 180.0), (232.0, 180.0))}
        {name(240.0, 185.0, store.text("ui.figure.upper"), None)}
        {leader((182.0, 312.0), (232.0, 312.0))}
        {name(240.0, 317.0, store.text("ui.figure.concentrate"), None)}
    }
}

fn afterwards(store: Store) -> impl IntoView {
    let day = |number: u16| {
        let x = 70 + number * 60;
        view! {
            <path d=format!("M{x} 300v10") stroke="var(--text-stage)" stroke-width="2" />
            <text class="figure__note" x=x.to_string() y="330" text-anchor="middle">{store.fill("ui.figure.day", &[("number", &number.to_string())])}</text>
        }
    };
    view! {
        <path d="M70 300H460" stroke="var(--text-stage)" stroke-width="2" />
        {(0..7).map(day).collect_view()}
        <path d="M70 270C110 250 150 130 200 120C280 112 330 230 460 284" fill="none" stroke="var(--accent)" stroke-width="4" stroke-dasharray="10 7" stroke-linecap="round" />
        <text class="figure__strong" x="226" y="104">{store.text("ui.figure.ache")}</text>
    }
}

fn unknown(store: Store) -> impl IntoView {
    let circle = |index: u16| {
        let (x, y) = (125 + index % 10 * 30, 40 + index / 10 * 30);
        view! { <circle cx=x.to_string() cy=y.to_string() r="10.5" fill="none" stroke="var(--unknown)" stroke-width="2" stroke-dasharray="4 4" /> }
    };
    view! {
        {(0..100).map(circle).collect_view()}
        <text class="figure__strong" x="260" y="370" text-anchor="middle">{store.text("ui.figure.unknown")}</text>
    }
}
