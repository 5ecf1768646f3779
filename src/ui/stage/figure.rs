//! The drawings of the crossed wires and the PRP steps: `assets/figures`, put into the page by
//! `site finish`, with their words. Not to scale, and said to be so.

use crate::content::Picture;
use crate::element::{Element, svg};
use crate::presentation::{CalendarCell, ache_calendar};
use crate::store::Store;
use leptos::prelude::*;

/// How a word stands in a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// The name of a thing, beginning at its point.
    Name,
    /// A note below a name.
    Note,
    /// A name or sentence around its point.
    Middle,
    /// A small note around its point.
    Small,
    /// Where pain is felt that comes from the neck, and that comes from the head.
    FromNeck,
    FromHead,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Name => "figure__strong",
            Self::Note => "figure__note",
            Self::Middle => "figure__strong figure__middle",
            Self::Small => "figure__note figure__middle",
            Self::FromNeck => "figure__felt wire wire--neck",
            Self::FromHead => "figure__felt wire wire--head",
        }
    }
}

/// A word: x and y in the drawing's units, how it stands, last part of its id.
type Word = (u16, u16, Look, &'static str);

fn words_of(picture: Picture) -> &'static [Word] {
    match picture {
        // a page is in words, a model is seen, the tube of the centrifuge is drawn as it is at the
        // moment
        Picture::Model
        | Picture::Page
        | Picture::Checklist
        | Picture::FirstSpin
        | Picture::SecondSpin
        | Picture::Concentrate => &[],
        Picture::Crossed => &[
            (66, 22, Look::Name, "head"),
            (392, 28, Look::Name, "brain"),
            (28, 402, Look::Name, "joint"),
            (292, 240, Look::Name, "relay"),
            (292, 259, Look::Note, "relay.note"),
            (292, 206, Look::FromNeck, "felt.head"),
            (292, 206, Look::FromHead, "felt.neck"),
        ],
        Picture::Draw => &[
            (382, 245, Look::Name, "blood"),
            (328, 388, Look::Middle, "anticoagulant"),
            (116, 176, Look::Name, "needle"),
        ],
        Picture::Layers => &[
            (260, 138, Look::Name, "plasma"),
            (260, 157, Look::Note, "plasma.note"),
            (260, 220, Look::Name, "buffy"),
            (260, 239, Look::Note, "buffy.note"),
            (260, 304, Look::Name, "red"),
            (260, 323, Look::Note, "red.note"),
        ],
        Picture::TakePlasma => &[
            (120, 386, Look::Middle, "poor"),
            (370, 386, Look::Middle, "rich"),
        ],
        Picture::Afterwards => &[
            (20, 112, Look::Name, "ache"),
            (20, 150, Look::Note, "days"),
            (304, 150, Look::Note, "weeks"),
            (140, 282, Look::Middle, "worst"),
            (20, 330, Look::Note, "when"),
        ],
        Picture::Unknown => &[(260, 370, Look::Middle, "unknown")],
    }
}

/// The drawing of a step.
pub(super) fn figure(store: Store, picture: Picture) -> Element {
    let word = move |(x, y, look, id): Word| {
        place(x, y, look).text(store.words.derive_text(format!("ui.figure.{id}")))
    };
    let drawing = if picture == Picture::Afterwards {
        svg("g").children(ache_calendar(store.facts()).iter().map(calendar_cell))
    } else {
        svg("use").attr("href", format!("#figure-{picture}"))
    };
    svg("svg")
        .class("figure")
        .attr("viewBox", "0 0 520 420")
        .attr("role", "img")
        .attr("aria-label", move || store.picture_words())
        .attr("data-wires", move || store.app.wires.get().to_string())
        .child(drawing)
        .children(words_of(picture).iter().copied().map(word))
        .child(word((260, 412, Look::Small, "illustrative")))
}

/// A day or a week of the calendar: its number, and the bar of the ache.
fn calendar_cell(cell: &CalendarCell) -> Element {
    let CalendarCell { x, width, .. } = *cell;
    let frame = bar(x, 160, width, 80).class("figure__day");
    let ache = bar(x, 202, width, 26)
        .class("figure__ache")
        .attr("fill-opacity", format!("{:.2}", cell.shade));
    let number = place(x + width / 2, 188, Look::Middle).text(cell.number.to_string());
    let below = cell.is_worst.then(|| {
        svg("path")
            .class("figure__line")
            .attr("d", format!("M{x} 254h{width}"))
    });
    svg("g").child(frame).child(ache).child(number).child(below)
}

fn bar(x: u16, y: u16, width: u16, height: u16) -> Element {
    let names = ["x", "y", "width", "height"];
    let sizes = [x, y, width, height].into_iter();
    let named = names.into_iter().zip(sizes);
    named.fold(svg("rect"), |bar, (name, size)| {
        bar.attr(name, size.to_string())
    })
}

/// An empty text at a point of the drawing.
fn place(x: u16, y: u16, look: Look) -> Element {
    svg("text")
        .class(look.class())
        .attr("x", x.to_string())
        .attr("y", y.to_string())
}
