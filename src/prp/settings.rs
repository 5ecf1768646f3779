//! What a reader can set, within bounds that the sliders, the address and a host share.

use std::{error::Error, fmt};

/// How often the tube is spun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spins {
    /// Once: the plasma that is taken off is the product.
    Single,
    /// Twice: the plasma is spun again and most of it removed.
    Double,
}

/// What happens to the buffy coat when the plasma is taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuffyCoat {
    /// It stays behind: few white cells.
    Left,
    /// It is taken along, with the surface of the red cells: many white cells.
    Taken,
}

/// A number that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Force of the first spin.
    FirstForce,
    /// Time of the first spin.
    FirstMinutes,
    /// Force of the second spin.
    SecondForce,
    /// Time of the second spin.
    SecondMinutes,
    /// Blood in the tube.
    Volume,
    /// Share of red cells in that blood.
    Haematocrit,
    /// Platelets in that blood.
    Platelets,
    /// How much of the plasma of the second spin is kept: the lower part, with the platelets.
    Kept,
}

/// What a field accepts. Values are kept as whole numbers, so that an address gives back exactly
/// what was set: a value is `whole × times ÷ parts` in its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldRange {
    /// Its name on the wire.
    pub name: &'static str,
    /// Its unit; a share of the whole has none.
    pub unit: &'static str,
    /// Its ends in that unit.
    pub range: &'static str,
    /// Least whole number.
    pub min: u16,
    /// Greatest whole number.
    pub max: u16,
    /// Step of a slider; every whole number between the bounds is a setting.
    pub step: u16,
    /// Where it stands at first.
    pub default: u16,
    /// Units in a whole number,
    pub times: u16,
    /// or whole numbers in a unit.
    pub parts: u16,
}

const fn bounds(
    name: &'static str,
    unit: &'static str,
    range: &'static str,
    wholes: [u16; 4],
    scale: [u16; 2],
) -> FieldRange {
    let [min, max, step, default] = wholes;
    FieldRange {
        name,
        unit,
        range,
        min,
        max,
        step,
        default,
        times: scale[0],
        parts: scale[1],
    }
}

/// In the order of [`Field::ALL`] (medical#6.1, medical#6.2). Forces and times span the published
/// recipes (50 to 2,656 g, 5 to 20 minutes, V). Volume: tubes of 3.5 to 10 mL and a kit of 60 (V).
/// Haematocrit: 0.38-0.50 in health (V), its middle as default. Platelets: 150-400 thousand per µL
/// (R). Kept: a third in two recipes, a tenth in one, 30-50 % in one (V).
const BOUNDS: [FieldRange; Field::ALL.len()] = [
    bounds(
        "spins[0].g",
        "× g",
        "50 to 3000",
        [50, 3000, 10, 100],
        [1, 1],
    ),
    bounds("spins[0].minutes", "min", "1 to 30", [1, 30, 1, 10], [1, 1]),
    bounds(
        "spins[1].g",
        "× g",
        "50 to 3000",
        [50, 3000, 10, 400],
        [1, 1],
    ),
    bounds("spins[1].minutes", "min", "1 to 30", [1, 30, 1, 10], [1, 1]),
    bounds("volume_ml", "mL", "3 to 60", [30, 600, 5, 100], [1, 10]),
    bounds("haematocrit", "", "0.25 to 0.60", [25, 60, 1, 44], [1, 100]),
    bounds(
        "platelets_per_ul",
        "/µL",
        "50000 to 600000",
        [50, 600, 10, 250],
        [1000, 1],
    ),
    bounds("kept", "", "0.05 to 1.00", [5, 100, 1, 33], [1, 100]),
];

impl Field {
    /// All of them, in the order of the settings.
    pub const ALL: [Self; 8] = [
        Self::FirstForce,
        Self::FirstMinutes,
        Self::SecondForce,
        Self::SecondMinutes,
        Self::Volume,
        Self::Haematocrit,
        Self::Platelets,
        Self::Kept,
    ];

    /// The range that it accepts.
    #[must_use]
    pub const fn bounds(self) -> FieldRange {
        BOUNDS[self as usize]
    }

    /// The nearest whole number to a value in its unit, whether allowed or not; least and greatest
    /// where there is none.
    fn nearest(self, value: f64) -> u16 {
        let FieldRange { times, parts, .. } = self.bounds();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "what is beyond is beyond the bounds as well"
        )]
        let whole = (value * f64::from(parts) / f64::from(times) + 0.5).floor() as u16;
        whole
    }
}

/// How many numbers tell all that is set.
pub const NUMBERS: usize = Field::ALL.len() + 2;

/// A value outside the range of its field, or no number at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange(
    /// The field it was meant for.
    pub Field,
);

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let FieldRange { name, range, .. } = self.0.bounds();
        f.write_str(name)?;
        f.write_str(" has to be from ")?;
        f.write_str(range)
    }
}

impl Error for OutOfRange {}

/// A protocol and the blood it is used on. There is no setting outside the bounds.
///
/// Haematocrit and platelets are those of the blood in the tube, with whatever keeps it from
/// clotting: what dilutes it, dilutes both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    values: [u16; Field::ALL.len()],
    /// One spin or two; the numbers of the second are kept while it is off.
    pub spins: Spins,
    /// Whether the buffy coat is taken along.
    pub coat: BuffyCoat,
}

impl Default for Settings {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Settings {
    /// Every field at its default.
    pub const DEFAULT: Self = {
        let mut values = [0; Field::ALL.len()];
        let mut place = 0;
        while place < values.len() {
            values[place] = BOUNDS[place].default;
            place += 1;
        }
        Self {
            values,
            spins: Spins::Double,
            coat: BuffyCoat::Left,
        }
    };

    /// The whole number of a field.
    #[must_use]
    pub const fn whole(&self, field: Field) -> u16 {
        self.values[field as usize]
    }

    /// The value of a field in its unit.
    #[must_use]
    pub fn value(&self, field: Field) -> f64 {
        let bounds = field.bounds();
        f64::from(self.whole(field)) * f64::from(bounds.times) / f64::from(bounds.parts)
    }

    /// The same with one value changed, given in its unit and taken to the nearest whole number.
    ///
    /// # Errors
    /// [`OutOfRange`] names the field when the value is outside its bounds or no number.
    pub fn with(self, field: Field, value: f64) -> Result<Self, OutOfRange> {
        let (FieldRange { min, max, .. }, whole) = (field.bounds(), field.nearest(value));
        // what is no number comes as 0, which no field allows
        if whole < min || whole > max {
            Err(OutOfRange(field))
        } else {
            Ok(self.with_whole(field, whole))
        }
    }

    /// All that is set, as whole numbers: the fields in their order, how many spins, and whether
    /// the coat is taken (1) or left (0).
    #[must_use]
    pub fn numbers(&self) -> [i16; NUMBERS] {
        let mut numbers = [0; NUMBERS];
        for (number, value) in numbers.iter_mut().zip(self.values) {
            *number = value.cast_signed();
        }
        numbers[NUMBERS - 2] = 1 + self.spins as i16;
        numbers[NUMBERS - 1] = self.coat as i16;
        numbers
    }

    /// The settings of these numbers; none where one is not allowed, or where they are more or
    /// fewer.
    #[must_use]
    pub fn of_numbers(numbers: &[i16]) -> Option<Self> {
        let mut settings = Self::DEFAULT;
        for (field, number) in Field::ALL.into_iter().zip(numbers) {
            settings = settings.with_whole(field, number.cast_unsigned());
        }
        if numbers.get(NUMBERS - 2) == Some(&1) {
            settings.spins = Spins::Single;
        }
        if numbers.last() == Some(&1) {
            settings.coat = BuffyCoat::Taken;
        }
        // what was not allowed comes back as something else
        (settings.numbers() == *numbers).then_some(settings)
    }

    /// The same, spun once or twice.
    #[must_use]
    pub const fn with_spins(mut self, spins: Spins) -> Self {
        self.spins = spins;
        self
    }

    /// The same, with the coat left or taken.
    #[must_use]
    pub const fn with_coat(mut self, coat: BuffyCoat) -> Self {
        self.coat = coat;
        self
    }

    /// The same with one whole number changed, the nearest that is allowed.
    #[must_use]
    pub const fn with_whole(mut self, field: Field, whole: u16) -> Self {
        let FieldRange { min, max, .. } = field.bounds();
        self.values[field as usize] = if whole < min {
            min
        } else if whole > max {
            max
        } else {
            whole
        };
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_given_back_exactly() {
        for field in Field::ALL {
            let bounds = field.bounds();
            assert!(
                0 < bounds.min
                    && bounds.min <= bounds.default
                    && bounds.default <= bounds.max
                    && bounds.name == field.bounds().name
            );
            assert_eq!(Settings::DEFAULT.whole(field), bounds.default);
            let shown =
                |whole: u16| f64::from(whole) * f64::from(bounds.times) / f64::from(bounds.parts);
            let ends: Vec<f64> = bounds
                .range
                .split(" to ")
                .map(|end| end.parse().unwrap())
                .collect();
            assert_eq!(ends, [shown(bounds.min), shown(bounds.max)], "{field:?}");
            for whole in bounds.min..=bounds.max {
                let settings = Settings::DEFAULT.with_whole(field, whole);
                assert_eq!(settings.whole(field), whole);
                assert_eq!(
                    Settings::DEFAULT.with(field, settings.value(field)),
                    Ok(settings),
                    "{field:?} {whole}"
                );
            }
        }
    }

    #[test]
    fn numbers_give_back_the_same_settings_and_others_none() {
        for (spins, coat) in [
            (Spins::Single, BuffyCoat::Left),
            (Spins::Double, BuffyCoat::Taken),
            (Spins::Single, BuffyCoat::Taken),
        ] {
            let settings = Settings::DEFAULT
                .with_whole(Field::SecondForce, 3000)
                .with_spins(spins)
                .with_coat(coat);
            assert_eq!(Settings::of_numbers(&settings.numbers()), Some(settings));
        }
        let usual = Settings::DEFAULT.numbers();
        assert_eq!(usual, [100, 10, 400, 10, 100, 44, 250, 33, 2, 0]);
        assert_eq!(
            (Settings::of_numbers(&usual[..9]), Settings::of_numbers(&[])),
            (None, None)
        );
        for (place, number) in [
            (0, 49),
            (0, 3001),
            (1, -1),
            (4, 29),
            (7, 101),
            (8, 0),
            (8, 3),
            (9, -1),
            (9, 2),
        ] {
            let mut numbers = usual;
            numbers[place] = number;
            assert_eq!(Settings::of_numbers(&numbers), None, "{place} {number}");
        }
    }

    #[test]
    fn the_bounds_stand_in_the_order_of_the_fields() {
        for (place, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field as usize, place);
        }
        assert_eq!(Field::Volume.bounds().name, "volume_ml");
        assert_eq!(Field::Kept.bounds().name, "kept");
    }

    #[test]
    fn what_is_outside_is_refused_by_name_or_clamped() {
        let refused = |field, value| {
            Settings::DEFAULT
                .with(field, value)
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            refused(Field::FirstForce, 3001.0),
            "spins[0].g has to be from 50 to 3000"
        );
        assert_eq!(
            refused(Field::Volume, 2.9),
            "volume_ml has to be from 3 to 60"
        );
        assert_eq!(
            refused(Field::Platelets, f64::NAN),
            "platelets_per_ul has to be from 50000 to 600000"
        );
        assert_eq!(
            refused(Field::Haematocrit, 44.0),
            "haematocrit has to be from 0.25 to 0.60"
        );
        assert_eq!(
            refused(Field::Kept, 0.0),
            "kept has to be from 0.05 to 1.00"
        );
        assert_eq!(
            refused(Field::SecondMinutes, f64::NEG_INFINITY),
            "spins[1].minutes has to be from 1 to 30"
        );
        assert_eq!(
            Settings::DEFAULT
                .with_whole(Field::Kept, 0)
                .whole(Field::Kept),
            5
        );
    }
}
