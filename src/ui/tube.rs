//! The tube at a moment, where its platelets are over time, and what makes the time run: a press, and nothing else.

use super::model::effective_motion;
use super::shared::{act, part, told};
use super::slider::{Dial, slider};
use super::store::Store;
use super::tag::{Tag, shape, tag};
use super::turning::whole;
use crate::app::{MOMENTS, Msg};
use crate::domain::Motion;
use crate::prp::{Course, FRAMES, Field, Frame, PLACES, PLATELET, Run};
use gloo::timers::callback::Timeout;
use std::fmt::Write;
use std::rc::Rc;

/// So long a picture of the tube stays while the time runs, ms: a spin takes five seconds.
const PACE_MS: u32 = 100;

/// A part of a whole in 100.
#[expect(clippy::cast_possible_truncation, reason = "for reading")]
pub(crate) fn share(part: f64) -> String {
    whole(part as f32 * 100.0)
}

/// The run, and which spin and picture of it are shown.
fn now(store: Store) -> (Rc<Run>, usize, usize) {
    let (run, moment) = (store.spun(), store.moment.get());
    let spin = (moment / usize::from(MOMENTS)).min(run.courses.len() - 1);
    (run, spin, moment % usize::from(MOMENTS))
}

/// The tube, and beside it where the platelets are over time.
pub(crate) fn tube(store: Store) -> Tag {
    tag("div.spun")
        .part(part(move || drawing(store)))
        .add(tag("div.only-broad").part(part(move || plot(store))))
        .add(tag("p.spun__note").tell(store, "ui.centrifuge.illustrative"))
}

/// The bottom of the drawn tube and the height of the blood in it.
const BOTTOM: f32 = 410.0;
const BLOOD: f32 = 340.0;
/// Platelets that are drawn.
const DOTS: f32 = 160.0;

fn drawing(store: Store) -> Tag {
    let (run, spin, place) = now(store);
    let course = &run.courses[spin];
    let frame = &course.frames[place];
    let scale = BLOOD / run.courses[0].height_mm;
    let y = |mm: f32| whole(BOTTOM - mm * scale);
    let drawing = shape("svg.tube viewBox=0,0,500,430 role=img").attr("aria-label", seen(store));
    let edges = [course.height_mm, frame.coat_mm, frame.red_mm, 0.0];
    let is_mixed = frame.red_mm >= course.height_mm;
    let Frame { platelets, .. } = frame;
    let layers = [("plasma", platelets.plasma), ("coat", platelets.coat), (if is_mixed { "mixed" } else { "red" }, platelets.red)];
    let (mut drawing, mut labels) = (drawing, Vec::new());
    for (at, (name, part)) in layers.into_iter().enumerate() {
        let [top, bottom] = [edges[at], edges[at + 1]];
        drawing = drawing.add(shape("path").class(&format!("lab lab--{name}")).attr("d", format!("M40 {}H160V{}H40", y(top), y(bottom))));
        if top - bottom > course.height_mm * 0.002 {
            labels.push((0.5 * (top + bottom), name, store.fill("ui.centrifuge.share", &[("n", &share(f64::from(part)))])));
        }
    }
    let drawing = drawing
        .add(shape("path.lab--dots").attr("d", dots(&run.courses[0], course, frame, scale)))
        .add(shape("path.lab--beyond d=M38,388H40a20,20,0,0,0,20,20H140a20,20,0,0,0,20,-20H162V414H38"))
        .add(shape("path.figure__line d=M40,24V390a20,20,0,0,0,20,20H140a20,20,0,0,0,20,-20V24"))
        .add(shape("path.figure__rim d=M30,24H170"));
    let kept = (spin > 0).then(|| course.height_mm * f32::from(store.centrifuge.get().whole(Field::Kept)) / 100.0);
    let line = kept.map(|kept| {
        labels.push((kept, "kept-line", String::new()));
        shape("path.tube__kept").attr("d", format!("M32 {}H168", y(kept)))
    });
    let words = labels.into_iter().enumerate().flat_map(|(at, (mm, name, note))| {
        let height = 110.0 + 85.0 * at as f32;
        let leader = shape("path.figure__leader").attr("d", format!("M164 {}L204 {}", y(mm), whole(height - 8.0)));
        let text = |class: &str, y: f32| shape("text x=212").class(class).attr("y", whole(y));
        let name = text("tube__name", height).say(store.text(&format!("ui.centrifuge.{name}")));
        [leader, name, text("tube__note", height + 26.0).say(note)]
    });
    drawing.add(line).add_all(words.collect::<Vec<_>>())
}

/// As many dots as there are platelets in proportion, each at the depth that has its share of them above it: a dot moves as they do.
fn dots(first: &Course, course: &Course, frame: &Frame, scale: f32) -> String {
    let all: f32 = first.frames[0].profile.iter().map(|kinds| kinds[PLATELET]).sum();
    let each = DOTS * course.height_mm / (first.height_mm * all);
    #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
    let step = course.height_mm * scale / PLACES as f32;
    let (mut path, mut dot, mut above) = (String::new(), 0_u16, 0.0);
    let mut top = BOTTOM - course.height_mm * scale;
    for kinds in &frame.profile {
        let here = kinds[PLATELET] * each;
        while f32::from(dot) + 0.5 < above + here {
            let part = (f32::from(dot) + 0.5 - above) / here;
            let _ = write!(path, "M{} {}h0", 48 + dot * 61 % 105, whole(top + part * step));
            dot += 1;
        }
        above += here;
        top += step;
    }
    path
}

/// When it is and where the platelets are, in words.
fn seen(store: Store) -> String {
    let (run, spin, place) = now(store);
    let frame = &run.courses[spin].frames[place];
    let parts = [frame.platelets.plasma, frame.platelets.coat, frame.platelets.red].map(|part| share(f64::from(part)));
    store.fill("ui.centrifuge.seen", &[("when", &when(store)), ("plasma", &parts[0]), ("coat", &parts[1]), ("red", &parts[2])])
}

/// Which spin it is and which minute of it.
fn when(store: Store) -> String {
    let (run, spin, place) = now(store);
    store.fill(&format!("ui.centrifuge.at-{spin}"), &[("n", &whole(run.courses[spin].frames[place].seconds / 60.0))])
}

/// The lines of the plot with their words.
const LINES: [(&str, fn(&Frame) -> f32); 3] =
    [("plasma", |frame| frame.platelets.plasma), ("coat", |frame| frame.platelets.coat), ("red", |frame| frame.platelets.red)];

/// Where the platelets are over the time of the spin that is shown.
pub(crate) fn plot(store: Store) -> Tag {
    let (run, spin, place) = now(store);
    let frames = &run.courses[spin].frames;
    #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
    let x = |place: usize| whole(330.0 + place as f32 * 57.0);
    let y = |part: f32| whole(120.0 + (1.0 - part) * 1300.0);
    let mut drawing = shape("svg.plot viewBox=0,0,3200,1900 aria-hidden=true").add(shape("path.plot__frame d=M330,120V1420H3066"));
    for (at, (name, of)) in LINES.into_iter().enumerate() {
        let points: Vec<String> = frames.iter().enumerate().map(|(place, frame)| format!("{},{}", x(place), y(of(frame)))).collect();
        let class = format!("plot__line plot__line--{name}");
        let left = 330 + at * 960;
        let key = shape("path").class(&class).attr("d", format!("M{left} 1780h220"));
        let word = shape("text.plot__key y=1820").attr("x", (left + 270).to_string()).say(store.text(&format!("ui.centrifuge.{name}")));
        drawing = drawing.add(shape("polyline").class(&class).attr("points", points.join(" "))).add(key).add(word);
    }
    let tick = |x: String, y: String, words: String| shape("text").attr("x", x).attr("y", y).say(words);
    for part in [0.0, 0.5, 1.0] {
        drawing = drawing.add(tick(whole(170.0), whole(160.0 + (1.0 - part) * 1300.0), share(f64::from(part))));
    }
    let minutes = store.fill("ui.centrifuge.value.minutes", &[("n", &whole(frames[FRAMES].seconds / 60.0))]);
    let here = shape("path.plot__now").attr("d", format!("M{} 120V1420", x(place)));
    let drawing = drawing
        .add(tick(x(0), whole(1590.0), whole(0.0)))
        .add(tick(x(FRAMES - 2), whole(1590.0), minutes))
        .add(here)
        .add(shape("circle.plot__here r=60").attr("cx", x(place)).attr("cy", y(frames[place].platelets.plasma)));
    let title = store.text("ui.centrifuge.plot");
    tag("figure").add(tag("p.small").say(title)).add(drawing)
}

/// The moment as a slider sets it.
struct Moment(Store);

impl Dial for Moment {
    fn name(&self) -> String {
        "ui.centrifuge.time".to_owned()
    }

    fn range(&self) -> [i32; 3] {
        let spins = self.0.spun().courses.len();
        [0, if spins > 1 { 2 } else { 1 } * i32::from(MOMENTS) - 1, 1]
    }

    fn number(&self) -> i32 {
        i32::from(number(self.0.moment.get()))
    }

    fn words(&self) -> String {
        when(self.0)
    }

    fn set(&self, moment: i32) {
        show(self.0, moment.cast_unsigned() as u8);
    }
}

/// What makes the time run: a button, a button for one picture more, a slider.
pub(crate) fn clock(store: Store) -> Tag {
    let run = tag("button.button data-testid=centrifuge-run").on("click", act(move || run_or_pause(store)));
    let words = told(move || store.text(if store.pace.read().is_some() { "ui.centrifuge.pause" } else { "ui.centrifuge.run" }));
    let next = act(move || show(store, number(store.moment.get_untracked()) + 1));
    let next = tag("button.button data-testid=centrifuge-step").on("click", next).tell(store, "ui.centrifuge.step");
    tag("div.bar.clock").add(run.say(words)).add(next).add(slider(store, Rc::new(Moment(store))))
}

/// A moment as the state holds it.
fn number(moment: usize) -> u8 {
    u8::try_from(moment).unwrap_or_default()
}

fn show(store: Store, moment: u8) {
    store.send(Msg::MomentChosen(moment));
}

/// Whether a spin ends with this picture.
fn ends(moment: u8) -> bool {
    moment % MOMENTS == MOMENTS - 1
}

/// Runs on to the end of the spin, from its end to that of the next, from the very end to that of the first; or stops.
fn run_or_pause(store: Store) {
    if store.pace.read_untracked().is_some() {
        return store.pace.set(None);
    }
    let moment = number(store.moment.get_untracked());
    show(store, if ends(moment) { moment + 1 } else { moment });
    if ends(number(store.moment.get_untracked())) {
        show(store, 0);
    }
    let moment = number(store.moment.get_untracked());
    if effective_motion(store) == Motion::Full {
        run_on(store, moment);
    } else {
        show(store, moment - moment % MOMENTS + MOMENTS - 1);
        tell_end(store);
    }
}

/// Shows one picture after the other until the spin ends, or until anything else changes the moment.
fn run_on(store: Store, from: u8) {
    let later = Timeout::new(PACE_MS, move || {
        let is_left = !store.picture.get_untracked().is_spun() || number(store.moment.get_untracked()) != from;
        if !is_left {
            show(store, from + 1);
        }
        if is_left || ends(from + 1) {
            store.pace.set(None);
        } else {
            run_on(store, from + 1);
        }
        if !is_left && ends(from + 1) {
            tell_end(store);
        }
    });
    store.pace.set(Some(later));
}

/// Says what is seen at the end of a spin.
fn tell_end(store: Store) {
    store.announcement.set(leptos::prelude::untrack(|| seen(store)));
}
