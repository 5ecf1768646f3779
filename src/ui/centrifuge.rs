//! The centrifuge as a reader sets it: recipes, sliders, what comes out, and the same in tables.
//! The tube is in `tube`.

use super::plot::plot;
use super::shared::{Press, act, deed, option_of, part, part_when, told, when};
use super::slider::{Dial, slider};
use super::store::Store;
use super::tag::{Tag, tag};
use super::tube::{TIMES, filled, id, shares, word};
use crate::app::Msg;
use crate::domain::split_text;
use crate::format::{centimetres, minutes_in_tenths, of_100, tens, tenths, whole};
use crate::prp::{Coat, FRAMES, Field, Product, ROTOR_RADIUS_MM, Settings, Spins, presets, rpm};
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

impl Dial for Setting {
    fn name(&self) -> String {
        id(FIELDS[self.1 as usize].0)
    }

    fn range(&self) -> [i16; 3] {
        let bounds = self.1.bounds();
        [bounds.min, bounds.max, bounds.step].map(u16::cast_signed)
    }

    fn number(&self) -> i16 {
        self.0.centrifuge.get().whole(self.1).cast_signed()
    }

    fn words(&self) -> String {
        value(self.0, self.1)
    }

    fn set(&self, number: i16) {
        self.0.send(Msg::CentrifugeSet(
            self.0
                .centrifuge
                .get_untracked()
                .with_whole(self.1, number.cast_unsigned()),
        ));
    }
}

/// Where a field stands, in words.
fn value(store: Store, field: Field) -> String {
    let number = store.centrifuge.get().whole(field);
    let shown = if field == Field::Volume {
        tenths(f64::from(number) / 10.0)
    } else {
        number.to_string()
    };
    // turns to the nearest ten, and never without the radius that they belong to
    let (turns, radius) = (tens(rpm(f64::from(number))), centimetres(ROTOR_RADIUS_MM));
    store.fill(
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
    ("left", |settings| settings.with_coat(Coat::Left)),
    ("taken", |settings| settings.with_coat(Coat::Taken)),
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
) -> Tag
where
    C: Fn(Settings) -> Settings + Copy + 'static,
{
    let mut row = tag("div role=group").class(class).called(store, &id(name));
    for (name, change) in changes {
        let chosen = when(move || change(store.centrifuge.get()) == store.centrifuge.get());
        let press: Press =
            act(move || store.send(Msg::CentrifugeSet(change(store.centrifuge.get_untracked()))));
        row = row.add(
            option_of(store, "ui.centrifuge", name, chosen, press).class(if class == "names" {
                "button"
            } else {
                ""
            }),
        );
    }
    row
}

/// Sliders under a heading.
fn group(store: Store, name: &str, fields: &[Field]) -> Tag {
    let mut group = tag("div.stack.stack--tight").add(tag("h2").tell(store, &id(name)));
    if !fields.is_empty() {
        group = group.attr("role", "group").called(store, &id(name));
    }
    for &field in fields {
        group = group.add(slider(store, Rc::new(Setting(store, field))));
    }
    group
}

/// The sliders with what follows from them.
pub(crate) fn centrifuge(store: Store) -> Tag {
    let mut results = tag("div.result.num role=status");
    for (name, value, of) in RESULTS {
        let value = told(move || filled(store, value, &of(&store.spun().product)));
        let value = tag("p.result__value").attr("data-testid", name).say(value);
        results = results.add(
            tag("div")
                .add(tag("p.small.quiet").tell(store, &id(name)))
                .add(value),
        );
    }
    let is_double = when(move || store.centrifuge.get().spins == Spins::Double);
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
    let is_usual = when(move || store.centrifuge.get() == Settings::DEFAULT);
    tag("section.stack.stack--tight")
        .add(results)
        .add(
            tag("p.note")
                .add(tag("strong").tell(store, &id("illustrative")))
                .say(" ")
                .tell(store, &id("note")),
        )
        .add(group(store, "recipes", &[]))
        .add(choices(store, "recipes", "names", recipes).add(deed(
            store,
            "reset",
            is_usual,
            store.press(Msg::ResetPressed),
        )))
        .add(choices(store, "spins", "segments", SPINS))
        .add(group(
            store,
            "first",
            &[Field::FirstForce, Field::FirstMinutes],
        ))
        .part(part_when(is_double, second))
        .add(group(store, "coats", &[]))
        .add(choices(store, "coats", "segments", COATS))
        .add(group(
            store,
            "blood",
            &[Field::Volume, Field::Haematocrit, Field::Platelets],
        ))
        .add(tag("div.plot-below").add(plot(store)))
        .add(details(store, "table").part(part(move || numbers(store))))
        .add(
            store
                .has_text(&id("found"))
                .then(|| details(store, "found").add(found(store))),
        )
}

/// What can be opened.
fn details(store: Store, name: &str) -> Tag {
    tag("details")
        .attr("data-testid", format!("centrifuge-{name}"))
        .add(tag("summary").tell(store, &id(name)))
}

/// A table of these columns and rows, the first of each row its name.
fn table(store: Store, columns: &[&str], rows: &[Vec<String>]) -> Tag {
    let mut head = tag("tr");
    for column in columns {
        head = head.add(tag("th scope=col").say(word(store, column)));
    }
    let mut body = tag("tbody");
    for row in rows {
        let mut line = tag("tr");
        for (at, cell) in row.iter().enumerate() {
            line =
                line.add(tag(if at == 0 { "th scope=row" } else { "td.num" }).say(cell.as_str()));
        }
        body = body.add(line);
    }
    tag("table").add(tag("thead").add(head)).add(body)
}

/// What the plots show, in quarters of the time of each spin: where 100 platelets are, and how high
/// the layers reach.
fn numbers(store: Store) -> Tag {
    let (mut platelets, mut heights) = (Vec::new(), Vec::new());
    for (spin, course) in store.spun().courses.iter().enumerate() {
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
        tag("div")
            .add(tag("p.small").say(word(store, name)))
            .add(table(store, &["time", "plasma", "coat", "red"], rows))
    };
    tag("div.stack.stack--tight")
        .add(titled("plot", &platelets))
        .add(titled("heights", &heights))
}

/// What studies reported beside what comes out here, with what is not met. Recipes do not change,
/// so it stands in the words (`tests/content.rs` keeps it true) and is not run again.
fn found(store: Store) -> Tag {
    let text = word(store, "rows");
    let rows: Vec<Vec<String>> = split_text(&text, "\n")
        .into_iter()
        .map(|row| {
            split_text(row, " | ")
                .into_iter()
                .map(ToOwned::to_owned)
                .collect()
        })
        .collect();
    let miss = tag("p.small").say(word(store, "miss"));
    tag("div.stack.stack--tight")
        .add(table(
            store,
            &["recipe", "quantity", "published", "here"],
            &rows,
        ))
        .add(miss)
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
