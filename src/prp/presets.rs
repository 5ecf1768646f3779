//! Published protocols that tell their forces, as settings, with what they reported. No number here
//! comes from the model.

use super::settings::{BuffyCoat, Field, Settings, Spins};

/// What was reported; a range, or a mean ± its standard deviation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Published {
    /// Times as many platelets per volume as in blood.
    pub factor: Option<[f64; 2]>,
    /// Part of the blood's platelets in the product.
    pub recovery: Option<[f64; 2]>,
    /// Part of the blood's platelets in the plasma of the first spin.
    pub first_recovery: Option<[f64; 2]>,
    /// Part of those kept after the second spin.
    pub second_recovery: Option<[f64; 2]>,
    /// How many people gave blood, where it is told.
    pub people: Option<u16>,
}

/// A published protocol. What its report does not tell stands at the default.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// Its name, which is also its source's.
    pub id: &'static str,
    /// How to carry it out.
    pub settings: Settings,
    /// What came of it.
    pub published: Published,
}

const NOTHING: Published = Published {
    factor: None,
    recovery: None,
    first_recovery: None,
    second_recovery: None,
    people: None,
};

const fn double(first: [u16; 2], second: [u16; 2]) -> Settings {
    let one = Settings::DEFAULT
        .with_whole(Field::FirstForce, first[0])
        .with_whole(Field::FirstMinutes, first[1]);
    one.with_whole(Field::SecondForce, second[0])
        .with_whole(Field::SecondMinutes, second[1])
}

/// The protocols, all **V** (medical#6.3); only abstracts and a figure were seen, none tells the
/// haematocrit or the radius.
const PRESETS: [Preset; 5] = [
    // 3.5 mL, 100 g 10 min, 400 g 10 min, two thirds of the plasma removed, white cells left;
    // "70-80 %" and "5x", read as 4.5-5.5
    Preset {
        id: "perez-2014",
        settings: double([100, 10], [400, 10])
            .with_whole(Field::Volume, 35)
            .with_whole(Field::Kept, 33),
        published: Published {
            factor: Some([4.5, 5.5]),
            recovery: Some([0.70, 0.80]),
            people: Some(20),
            ..NOTHING
        },
    },
    // 10 mL, 100 g 15 min, 1,600 g 20 min, the lower third; that white cells were left is not told.
    // Haematocrit not told either: a third of all plasma holds at most 3 ÷ (1 - haematocrit) times,
    // so 5.6 times takes 0.46 or more, and 0.47 with what stays behind (C)
    Preset {
        id: "muthu-2022",
        settings: double([100, 15], [1600, 20])
            .with_coat(BuffyCoat::Taken)
            .with_whole(Field::Volume, 100)
            .with_whole(Field::Kept, 33)
            .with_whole(Field::Haematocrit, 47),
        published: Published {
            factor: Some([5.6, 7.2]),
            recovery: Some([0.86, 0.99]),
            people: Some(40),
            ..NOTHING
        },
    },
    // 900 g 5 min, 1,500 g 15 min; the blood is parted into two, red cells and plasma: the coat
    // goes with the plasma
    Preset {
        id: "jo-2013",
        settings: double([900, 5], [1500, 15]).with_coat(BuffyCoat::Taken),
        published: Published {
            first_recovery: Some([0.889, 0.951]),
            second_recovery: Some([0.743, 0.943]),
            people: Some(39),
            ..NOTHING
        },
    },
    // one spin, 160 g 10 min: 1.71 times and 85.7 %, with the relative deviation of the count, 45.4
    // of 483.6, for both (C); 98.5 % of the white cells were left
    Preset {
        id: "single-spin",
        settings: double([160, 10], [400, 10]).with_spins(Spins::Single),
        published: Published {
            factor: Some([1.55, 1.87]),
            recovery: Some([0.777, 0.937]),
            people: Some(30),
            ..NOTHING
        },
    },
    // 533 g 10 min, 2,656 g 5 min, 50-70 % removed; both with and without the coat, here without;
    // no yield in what was seen
    Preset {
        id: "implant-dent",
        settings: double([533, 10], [2656, 5]).with_whole(Field::Kept, 40),
        published: NOTHING,
    },
];

/// The published protocols that tell their forces.
#[must_use]
pub const fn presets() -> &'static [Preset] {
    const LIST: &[Preset] = &PRESETS;
    LIST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prp::run;

    /// What the model does not meet: protocol, quantity, what it gives, and why.
    const MISSES: [(&str, &str, f64, &str); 1] = [
        // 22,500 g·min bring every platelet down; what was lost was lost by hands: clumps, walls,
        // mixing, counting
        (
            "jo-2013",
            "second",
            1.00,
            "the model loses no platelet in handling",
        ),
    ];

    /// The published quantities of a protocol and what the model gives.
    fn quantities(preset: &Preset) -> [(&'static str, Option<[f64; 2]>, f64); 4] {
        let (product, published) = (run(&preset.settings).product, preset.published);
        [
            ("recovery", published.recovery, product.recovery),
            ("factor", published.factor, product.factor),
            ("first", published.first_recovery, product.first_recovery),
            ("second", published.second_recovery, product.second_recovery),
        ]
    }

    #[test]
    fn every_published_number_is_met_or_listed_as_missed() {
        println!(
            "{:<14}{:<10}{:>16}{:>11}",
            "protocol", "quantity", "published", "simulated"
        );
        let (mut met, mut missed) = (0, 0);
        for preset in presets() {
            for (name, range, simulated) in quantities(preset) {
                let Some([least, most]) = range else {
                    println!("{:<14}{name:<10}{:>16}{simulated:>11.3}", preset.id, "-");
                    continue;
                };
                let inside = (least..=most).contains(&simulated);
                let listed = MISSES
                    .iter()
                    .find(|(id, quantity, ..)| *id == preset.id && *quantity == name);
                let why = listed.map_or("", |(.., why)| why);
                println!(
                    "{:<14}{name:<10}{:>16}{simulated:>11.3}  {why}",
                    preset.id,
                    format!("{least:.3}-{most:.3}")
                );
                match listed {
                    None => assert!(inside, "{} {name}: {simulated}", preset.id),
                    Some((_, _, number, _)) => assert!(
                        !inside && (simulated - number).abs() < 0.03,
                        "{} {name}: {simulated}",
                        preset.id
                    ),
                }
                if inside { met += 1 } else { missed += 1 }
            }
        }
        assert_eq!((met, missed), (7, MISSES.len()));
    }

    #[test]
    fn a_third_of_the_plasma_holds_what_was_reported_only_from_a_haematocrit_of_46_on() {
        // why that preset does not stand at the default, where the model gives 5.4 times
        let preset = presets()
            .iter()
            .find(|preset| preset.id == "muthu-2022")
            .unwrap();
        let least = preset.published.factor.unwrap()[0];
        let factor = |percent| {
            run(&preset.settings.with_whole(Field::Haematocrit, percent))
                .product
                .factor
        };
        for percent in [38, 44, 45] {
            let most = 100.0 / 33.0 / (1.0 - f64::from(percent) / 100.0);
            assert!(
                most < least && factor(percent) < most,
                "{percent}: {} {most}",
                factor(percent)
            );
        }
        assert!((factor(44) - 5.36).abs() < 0.03 && factor(46) < least && factor(47) > least);
    }
}
