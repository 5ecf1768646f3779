//! The centrifuge as a reader sets it: recipes, sliders, what comes out, and the same in tables.
//! The tube is in `tube`.

pub(crate) mod playback;
mod plot;
pub(crate) mod tube;

use crate::app::Msg;
use crate::element::{Element, el};
use crate::format::{centimetres, minutes_in_tenths, of_100, tens, tenths, whole};
use crate::prp::{
    BuffyCoat, FRAMES, Field, Product, ROTOR_RADIUS_MM, Settings, Spins, presets, rpm,
};
use crate::store::Store;
use crate::ui::controls::{action_button, toggle_button_with};
use crate::ui::exhibits::centrifuge::tube::{TIMES, filled, id, shares, word};
use crate::ui::slider::{SliderModel, slider};
use leptos::prelude::*;
use plot::plot;
use std::rc::Rc;

/// The words of a field and of its value, in the order of the fields.
const FIELDS: [(&str, &str); Field::ALL.len()] = [
    ("first-force", "value.force"),
    ("first-minutes", "value.minutes"),
    ("second-force", "value.force"),
    ("second-minutes", "value.minutes"),
    ("volume", "value.millilitres"),
    ("haematocrit", "value.of-100"),
    ("platelets", "value.thousand"),
    ("kept", "value.of-100"),
];

/// A field as a slider sets it.
struct Setting(Store, Field);

impl SliderModel for Setting {
    fn name(&self) -> String {
        id(FIELDS[self.1 as usize].0)
    }

    fn range(&self) -> [i16; 3] {
        let bounds = self.1.bounds();
        [bounds.min, bounds.max, bounds.step].map(u16::cast_signed)
    }

    fn value(&self) -> i16 {
        self.0.app.centrifuge.get().whole(self.1).cast_signed()
    }

    fn value_text(&self) -> String {
        value(self.0, self.1)
    }

    fn set(&self, value: i16) {
        self.0.send(Msg::CentrifugeSet(
            self.0
                .app
                .centrifuge
                .get_untracked()
                .with_whole(self.1, value.cast_unsigned()),
        ));
    }
}

/// Where a field stands, in words.
fn value(store: Store, field: Field) -> String {
    let number = store.app.centrifuge.get().whole(field);
    let shown = if field == Field::Volume {
        tenths(f64::from(number) / 10.0)
    } else {
        number.to_string()
    };
    // turns to the nearest ten, and never without the radius that they belong to
    let (turns, radius) = (tens(rpm(f64::from(number))), centimetres(ROTOR_RADIUS_MM));
    store.words.fill(
        &id(FIELDS[field as usize].1),
        &[("n", &shown), ("turns", &turns), ("radius", &radius)],
    )
}

/// A choice, as a change of what is set.
type Change = (&'static str, fn(Settings) -> Settings);

const SPINS: [Change; 2] = [
    ("single", |settings| settings.with_spins(Spins::Single)),
    ("double", |settings| settings.with_spins(Spins::Double)),
];

const COATS: [Change; 2] = [
    ("left", |settings| settings.with_coat(BuffyCoat::Left)),
    ("taken", |settings| settings.with_coat(BuffyCoat::Taken)),
];

/// The name of a quantity, the words of its value, and how it is read from what comes out.
type Quantity = (&'static str, &'static str, fn(&Product) -> String);

/// What comes out, with its words: volume, times as dense, how many of 100 platelets and of 100
/// white cells.
const RESULTS: [Quantity; 4] = [
    ("result-volume", "value.millilitres", |product| {
        tenths(product.volume_ml)
    }),
    ("result-factor", "value.times", |product| {
        tenths(product.factor)
    }),
    ("result-recovery", "value.of-100", |product| {
        of_100(product.recovery)
    }),
    ("result-white", "value.of-100", |product| {
        of_100(product.white_recovery)
    }),
];

/// A row of choices; the one that would change nothing is pressed.
fn choices<C>(
    store: Store,
    name: &str,
    class: &str,
    changes: impl IntoIterator<Item = (&'static str, C)>,
) -> Element
where
    C: Fn(Settings) -> Settings + Copy + 'static,
{
    let mut row = el("div")
        .attr("role", "group")
        .class(class)
        .attr("aria-label", store.words.derive_text(id(name)));
    for (name, change) in changes {
        let chosen = move || change(store.app.centrifuge.get()) == store.app.centrifuge.get();
        let press = move || {
            store.send(Msg::CentrifugeSet(change(
                store.app.centrifuge.get_untracked(),
            )));
        };
        row = row.child(
            toggle_button_with(store, "ui.centrifuge", name, chosen, press)
                .class(if class == "names" { "button" } else { "" }),
        );
    }
    row
}

/// Sliders under a heading.
fn group(store: Store, name: &str, fields: &[Field]) -> Element {
    let mut group = el("div")
        .class("stack stack--tight")
        .child(el("h2").text(store.words.derive_text(id(name))));
    if !fields.is_empty() {
        group = group
            .attr("role", "group")
            .attr("aria-label", store.words.derive_text(id(name)));
    }
    for &field in fields {
        group = group.child(slider(store, Rc::new(Setting(store, field))));
    }
    group
}

/// The sliders with what follows from them.
pub(crate) fn centrifuge(store: Store) -> Element {
    let mut results = el("div").class("result num").attr("role", "status");
    for (name, value, of) in RESULTS {
        let value = move || filled(store, value, &of(&store.simulation.run.get().product));
        let value = el("p")
            .class("result__value")
            .attr("data-testid", name)
            .text(value);
        results = results.child(
            el("div")
                .child(
                    el("p")
                        .class("small quiet")
                        .text(store.words.derive_text(id(name))),
                )
                .child(value),
        );
    }
    let is_double = move || store.app.centrifuge.get().spins == Spins::Double;
    let second = move || {
        group(
            store,
            "second",
            &[Field::SecondForce, Field::SecondMinutes, Field::Kept],
        )
    };
    let recipes = presets()
        .iter()
        .map(|preset| (preset.id, |_| preset.settings));
    let is_usual = move || store.app.centrifuge.get() == Settings::DEFAULT;
    el("section")
        .class("stack stack--tight")
        .child(results)
        .child(
            el("p")
                .class("note")
                .child(el("strong").text(store.words.derive_text(id("illustrative"))))
                .text(" ")
                .text(store.words.derive_text(id("note"))),
        )
        .child(group(store, "recipes", &[]))
        .child(
            choices(store, "recipes", "names", recipes).child(action_button(
                store,
                "reset",
                is_usual,
                store.sender(Msg::ResetPressed),
            )),
        )
        .child(choices(store, "spins", "segments", SPINS))
        .child(group(
            store,
            "first",
            &[Field::FirstForce, Field::FirstMinutes],
        ))
        .when(is_double, second)
        .child(group(store, "coats", &[]))
        .child(choices(store, "coats", "segments", COATS))
        .child(group(
            store,
            "blood",
            &[Field::Volume, Field::Haematocrit, Field::Platelets],
        ))
        .child(el("div").class("plot-below").child(plot(store)))
        .child(details(store, "table").dyn_child(move || numbers(store)))
        .when(
            move || store.words.has_text(&id("found")),
            move || details(store, "found").dyn_child(move || found(store)),
        )
}

/// What can be opened.
fn details(store: Store, name: &str) -> Element {
    el("details")
        .attr("data-testid", format!("centrifuge-{name}"))
        .child(el("summary").text(store.words.derive_text(id(name))))
}

/// A table of these columns and rows, the first of each row its name.
fn table(store: Store, columns: &[&str], rows: &[Vec<String>]) -> Element {
    let mut head = el("tr");
    for column in columns {
        head = head.child(el("th").attr("scope", "col").text(word(store, column)));
    }
    let mut body = el("tbody");
    for row in rows {
        let mut line = el("tr");
        for (at, cell) in row.iter().enumerate() {
            let element = if at == 0 {
                el("th").attr("scope", "row")
            } else {
                el("td").class("num")
            };
            line = line.child(element.text(cell.as_str()));
        }
        body = body.child(line);
    }
    el("table").child(el("thead").child(head)).child(body)
}

/// What the plots show, in quarters of the time of each spin: where 100 platelets are, and how high
/// the layers reach.
fn numbers(store: Store) -> Element {
    let (mut platelets, mut heights) = (Vec::new(), Vec::new());
    for (spin, course) in store.simulation.run.get().courses.iter().enumerate() {
        for frame in course.frames.iter().step_by(FRAMES / 4) {
            let row = |cells: [String; 3]| -> Vec<String> {
                let minutes = minutes_in_tenths(frame.seconds);
                std::iter::once(filled(store, TIMES[spin], &minutes))
                    .chain(cells)
                    .collect()
            };
            platelets.push(row(shares(frame)));
            heights.push(row(
                [course.height_mm, frame.coat_mm, frame.red_mm].map(whole)
            ));
        }
    }
    let titled = |name: &str, rows: &[Vec<String>]| {
        el("div")
            .child(el("p").class("small").text(word(store, name)))
            .child(table(store, &["time", "plasma", "coat", "red"], rows))
    };
    el("div")
        .class("stack stack--tight")
        .child(titled("plot", &platelets))
        .child(titled("heights", &heights))
}

/// What studies reported beside what comes out here, with what is not met. Recipes do not change,
/// so it stands in the words (`tests/content.rs` keeps it true) and is not run again.
fn found(store: Store) -> Element {
    let text = word(store, "rows");
    let rows: Vec<Vec<String>> = text
        .split('\n')
        .map(|row| row.split(" | ").map(ToOwned::to_owned).collect())
        .collect();
    let miss = el("p").class("small").text(word(store, "miss"));
    el("div")
        .class("stack stack--tight")
        .child(table(
            store,
            &["recipe", "quantity", "published", "here"],
            &rows,
        ))
        .child(miss)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_fields_stand_in_their_order() {
        assert_eq!(FIELDS[Field::Volume as usize].0, "volume");
        assert_eq!(FIELDS[Field::Kept as usize].0, "kept");
    }
}
