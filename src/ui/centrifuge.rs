//! The centrifuge as a reader sets it: recipes, sliders, what comes out, and the same in tables. The tube is in `tube`.

use super::shared::{Press, act, choice, option_of, part, part_when, told, when};
use super::slider::{Dial, slider};
use super::store::Store;
use super::tag::{Tag, tag};
use super::tube::{plot, share};
use crate::app::Msg;
use crate::prp::{Coat, FRAMES, Field, Preset, Product, ROTOR_RADIUS_MM, Settings, Shares, Spins, presets, rpm, run};
use std::rc::Rc;

/// The words of a field and of its value, in the order of the fields.
const FIELDS: [(&str, &str); Field::ALL.len()] = [
    ("first-force", "force"),
    ("first-minutes", "minutes"),
    ("second-force", "force"),
    ("second-minutes", "minutes"),
    ("volume", "millilitres"),
    ("haematocrit", "of-100"),
    ("platelets", "thousand"),
    ("kept", "of-100"),
];

/// A field as a slider sets it.
struct Setting(Store, Field);

impl Dial for Setting {
    fn name(&self) -> String {
        format!("ui.centrifuge.{}", FIELDS[self.1 as usize].0)
    }

    fn range(&self) -> [i32; 3] {
        let bounds = self.1.bounds();
        [bounds.min, bounds.max, bounds.step].map(i32::from)
    }

    fn number(&self) -> i32 {
        i32::from(self.0.centrifuge.get().whole(self.1))
    }

    fn words(&self) -> String {
        let number = self.0.centrifuge.get().whole(self.1);
        let shown = if self.1 == Field::Volume { tenths(f64::from(number) / 10.0) } else { number.to_string() };
        // to the nearest ten, and never without the radius that they belong to
        let [turns, radius] = [rpm(f64::from(number)), ROTOR_RADIUS_MM].map(|number| share(number / 1000.0));
        let turns = turns + "0";
        self.0.fill(&format!("ui.centrifuge.value.{}", FIELDS[self.1 as usize].1), &[("n", &shown), ("turns", &turns), ("radius", &radius)])
    }

    fn set(&self, number: i32) {
        if let Ok(whole) = u16::try_from(number) {
            self.0.send(Msg::CentrifugeSet(self.0.centrifuge.get_untracked().with_whole(self.1, whole)));
        }
    }
}

/// A choice between two, as a change of what is set.
type Change = (&'static str, fn(Settings) -> Settings);

const SPINS: [Change; 2] =
    [("single", |settings| settings.with_spins(Spins::Single)), ("double", |settings| settings.with_spins(Spins::Double))];

const COATS: [Change; 2] = [("left", |settings| settings.with_coat(Coat::Left)), ("taken", |settings| settings.with_coat(Coat::Taken))];

/// What comes out, with its words: volume, times as dense, how many of 100 platelets and of 100 white cells.
const RESULTS: [(&str, fn(&Product) -> String); 4] = [
    ("result-volume", |product| tenths(product.volume_ml)),
    ("result-factor", |product| tenths(product.factor)),
    ("result-recovery", |product| share(product.recovery)),
    ("result-white", |product| share(product.white_recovery)),
];

/// The sliders with what follows from them.
pub(crate) fn centrifuge(store: Store) -> Tag {
    let recipe = |preset: &'static Preset| {
        let chosen = when(move || store.centrifuge.get() == preset.settings);
        choice(store, "ui.centrifuge", preset.id, chosen, Msg::CentrifugeSet(preset.settings)).class("button")
    };
    let changes = |name: &str, changes: [Change; 2]| {
        let button = |(name, change): Change| {
            let chosen = when(move || change(store.centrifuge.get()) == store.centrifuge.get());
            let press: Press = act(move || store.send(Msg::CentrifugeSet(change(store.centrifuge.get_untracked()))));
            option_of(store, "ui.centrifuge", name, chosen, press)
        };
        tag("div.segments role=group").called(store, &format!("ui.centrifuge.{name}")).add_all(changes.map(button))
    };
    let dial = move |field: Field| slider(store, Rc::new(Setting(store, field)));
    let second = move || {
        let fields = [Field::SecondForce, Field::SecondMinutes, Field::Kept];
        tag("div.stack.stack--tight").add(tag("h2").tell(store, "ui.centrifuge.second")).add_all(fields.map(dial))
    };
    let is_double = when(move || store.centrifuge.get().spins == Spins::Double);
    let result = |(name, of): (&str, fn(&Product) -> String)| {
        let id = format!("ui.centrifuge.value.{name}");
        let value = told(move || store.fill(&id, &[("n", &of(&store.spun().product))]));
        let value = tag("p.result__value").attr("data-testid", name).say(value);
        tag("div").add(tag("p.small.quiet").tell(store, &format!("ui.centrifuge.{name}"))).add(value)
    };
    tag("section.stack.stack--tight")
        .add(tag("div.result.num role=status").add_all(RESULTS.map(result)))
        .add(tag("p.note").add(tag("strong").tell(store, "ui.centrifuge.illustrative")).say(" ").tell(store, "ui.centrifuge.note"))
        .add(tag("h2 id=recipes").tell(store, "ui.centrifuge.recipes"))
        .add(tag("div.names role=group aria-labelledby=recipes").add_all(presets().iter().map(recipe)))
        .add(changes("spins", SPINS))
        .add(tag("h2").tell(store, "ui.centrifuge.first"))
        .add_all([Field::FirstForce, Field::FirstMinutes].map(dial))
        .part(part_when(is_double, second))
        .add(tag("h2").tell(store, "ui.centrifuge.coats"))
        .add(changes("coats", COATS))
        .add(tag("h2").tell(store, "ui.centrifuge.blood"))
        .add_all([Field::Volume, Field::Haematocrit, Field::Platelets].map(dial))
        .add(tag("div.only-narrow").part(part(move || plot(store))))
        .add(details(store, "table", platelets))
        .add(store.has_text("ui.centrifuge.found").then(|| details(store, "found", found)))
}

/// A number to a tenth, without one where it is whole.
#[expect(clippy::cast_possible_truncation, reason = "hundreds at most")]
fn tenths(number: f64) -> String {
    let count = (number * 10.0 + 0.5) as i32;
    if count % 10 == 0 { (count / 10).to_string() } else { format!("{}.{}", count / 10, count % 10) }
}

/// A table that is made when it is opened.
fn details(store: Store, name: &str, table: fn(Store) -> Tag) -> Tag {
    let open = Rc::new(super::live::Live::new(false));
    let opened = open.clone();
    let details = tag("details").attr("data-testid", format!("centrifuge-{name}")).on("toggle", act(move || opened.set(true)));
    let details = details.add(tag("summary").tell(store, &format!("ui.centrifuge.{name}")));
    details.part(part(move || open.get().then(|| table(store))))
}

/// A table of these columns and rows, the first of each row its name.
fn table(store: Store, columns: &[&str], rows: Vec<[String; 4]>) -> Tag {
    let head = columns.iter().map(|column| tag("th scope=col").say(store.text(&format!("ui.centrifuge.{column}"))));
    let row =
        |[name, cells @ ..]: [String; 4]| tag("tr").add(tag("th scope=row").say(name)).add_all(cells.map(|cell| tag("td.num").say(cell)));
    tag("table").add(tag("thead").add(tag("tr").add_all(head))).add(tag("tbody").add_all(rows.into_iter().map(row)))
}

/// Where 100 platelets are, in quarters of the time of each spin.
fn platelets(store: Store) -> Tag {
    let mut rows = Vec::new();
    for (spin, course) in store.spun().courses.iter().enumerate() {
        for frame in course.frames.iter().step_by(FRAMES / 4) {
            let Shares { plasma, coat, red } = frame.platelets;
            let [plasma, coat, red] = [plasma, coat, red].map(|part| share(f64::from(part)));
            rows.push([
                store.fill(&format!("ui.centrifuge.at-{spin}"), &[("n", &tenths(f64::from(frame.seconds) / 60.0))]),
                plasma,
                coat,
                red,
            ]);
        }
    }
    table(store, &["time", "plasma", "coat", "red"], rows)
}

/// What studies reported beside what comes out here, with what is not met.
fn found(store: Store) -> Tag {
    let mut rows = Vec::new();
    for preset in presets() {
        let (product, published) = (run(&preset.settings).product, preset.published);
        let quantities = [
            ("result-factor", published.factor, product.factor, tenths as fn(f64) -> String),
            ("result-recovery", published.recovery, product.recovery, share),
            ("step-0", published.first_recovery, product.first_recovery, share),
            ("step-1", published.second_recovery, product.second_recovery, share),
        ];
        for (name, range, here, shown) in quantities {
            if let Some([least, most]) = range {
                let name = store.text(&format!("ui.centrifuge.{name}"));
                let range = format!("{}–{}", shown(least), shown(most));
                rows.push([store.text(&format!("ui.centrifuge.{}", preset.id)), name, range, shown(here)]);
            }
        }
    }
    let miss = tag("p.small").say(store.text("ui.centrifuge.miss"));
    tag("div.stack.stack--tight").add(table(store, &["recipe", "quantity", "published", "here"], rows)).add(miss)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([3.5, 10.0, 1.06, 0.04].map(tenths), ["3.5", "10", "1.1", "0"]);
        assert_eq!([0.754, 1.0, 0.0].map(share), ["75", "100", "0"]);
    }

    #[test]
    fn the_words_of_the_fields_stand_in_their_order() {
        assert_eq!(FIELDS[Field::Volume as usize].0, "volume");
        assert_eq!(FIELDS[Field::Kept as usize].0, "kept");
    }
}
