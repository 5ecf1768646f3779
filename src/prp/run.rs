//! A protocol carried out: spin, take off, spin again, remove, mix.

use super::{
    blood::{KINDS, PLATELET, RED, WHITE, fresh},
    column::Column,
    settings::{BuffyCoat, Field, Settings, Spins},
};

/// Pictures of the tube per spin, after the one at its start; evenly spaced in time.
pub const FRAMES: usize = 48;

/// Places along the tube in a picture.
pub const PLACES: usize = 40;

/// Grid cells in a place: finer than 40 x 3, recoveries move by less than 2 in 100 (tested).
const CELLS_PER_PLACE: usize = 3;

/// How far the bottom of the tube is from the axis, mm: a bench centrifuge with swing-out buckets
/// (assumed; the recipes tell no radius). Forces are those at the bottom.
pub const ROTOR_RADIUS_MM: f64 = 160.0;

/// Blood stands four times as high as the tube is wide (assumed): 41 x 10 mm for 3.5 mL, 59 x 15
/// for 10, 107 x 27 for 60, close to the inside of common tubes for these volumes.
const SLENDERNESS: f64 = 4.0;

/// The coat begins where white cells and platelets together are this many times as dense as the
/// platelets of the plasma would be, and at least twice the white cells (assumed, with an eye on
/// the table of `presets`: two million platelets per µL are milky to see). From 3 to 8 times, what
/// is recovered without the coat moves by 4 in 100.
const COAT_DENSITY: f64 = 5.0;

/// How much of the red cells' surface comes along with the coat, mm (a published recipe takes it,
/// V; how much is assumed).
const SURFACE_MM: f64 = 0.5;

/// What part of the platelets is where, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// In the plasma.
    pub plasma: f32,
    /// In the buffy coat; in a second spin, in the pellet.
    pub coat: f32,
    /// Between the red cells.
    pub red: f32,
}

/// The tube at one time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Since the spin began.
    pub seconds: f32,
    /// Height of the upper edge of the coat above the bottom, mm.
    pub coat_mm: f32,
    /// Height of the upper edge of the red cells above the bottom, mm.
    pub red_mm: f32,
    /// Where the platelets are.
    pub platelets: Shares,
    /// Shares of volume of every kind ([`RED`], [`WHITE`], [`PLATELET`]), from the surface down.
    pub profile: [[f32; KINDS]; PLACES],
}

/// One spin.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Height of the column, mm.
    pub height_mm: f32,
    /// The tube at the start and after each of [`FRAMES`] equal times.
    pub frames: Vec<Frame>,
}

/// What comes out. `factor × volume ÷ blood volume = recovery`, always. Volumes in mL, shares 0 to
/// 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Product {
    /// Its volume, mL.
    pub volume_ml: f64,
    /// How many times as many platelets per volume as in the blood in the tube.
    pub factor: f64,
    /// Part of the platelets of the blood that is in it, 0 to 1.
    pub recovery: f64,
    /// Platelets per µL.
    pub platelets_per_ul: f64,
    /// Part of the platelets that was taken off after the first spin.
    pub first_recovery: f64,
    /// Part of those that was kept after the second; 1 without one.
    pub second_recovery: f64,
    /// Part of the white cells of the blood that is in it.
    pub white_recovery: f64,
    /// Part of the red cells of the blood that is in it.
    pub red_recovery: f64,
}

/// A protocol carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Inner width of the tube, mm.
    pub diameter_mm: f32,
    /// One spin or two.
    pub courses: Vec<Course>,
    /// What comes out.
    pub product: Product,
}

/// Turns per minute that make a force at [`ROTOR_RADIUS_MM`], never to be shown without that
/// radius: `g = 1.118e-5 × cm × rpm²` (medical#6.1, C).
#[must_use]
pub fn rpm(g: f64) -> f64 {
    (g / (1.118e-6 * ROTOR_RADIUS_MM)).sqrt()
}

/// Simulates a protocol: sedimentation in one dimension, in the frame of the tube. Deterministic:
/// the same settings give the same run. Takes a few milliseconds.
#[must_use]
pub fn run(settings: &Settings) -> Run {
    run_on(settings, CELLS_PER_PLACE)
}

fn run_on(settings: &Settings, cells_per_place: usize) -> Run {
    let grid = PLACES * cells_per_place;
    let value = |field| settings.value(field);
    let volume_ml = value(Field::Volume);
    let diameter = (volume_ml * 1000.0 * 4.0 / (std::f64::consts::PI * SLENDERNESS)).cbrt();
    let height = diameter * SLENDERNESS;
    let haematocrit = value(Field::Haematocrit);
    let blood = fresh(haematocrit, value(Field::Platelets));
    let dense = (COAT_DENSITY * blood[PLATELET]).max(2.0 * blood[WHITE]);
    let edges = Edges {
        red: haematocrit / 2.0,
        coat: dense / (1.0 - haematocrit),
    };

    let mut column = Column::new(blood, grid, height, ROTOR_RADIUS_MM);
    let mut courses = vec![spun(
        &mut column,
        edges,
        value(Field::FirstForce),
        value(Field::FirstMinutes),
    )];
    let (coat, red) = edges.found(&column);
    let taken = match settings.coat {
        BuffyCoat::Left => coat,
        BuffyCoat::Taken => height.min(red + SURFACE_MM),
    };
    // where nothing has settled there is still a drop at the tip
    let taken = taken.max(column.width_mm());
    let plasma = column.above(taken);
    let (mut product, mut kept) = (plasma, taken);
    if settings.spins == Spins::Double {
        column = Column::new(
            plasma.map(|amount| amount / taken),
            grid,
            taken,
            ROTOR_RADIUS_MM,
        );
        courses.push(spun(
            &mut column,
            edges,
            value(Field::SecondForce),
            value(Field::SecondMinutes),
        ));
        kept = taken * value(Field::Kept);
        let removed = column.above(taken - kept);
        for kind in 0..KINDS {
            product[kind] -= removed[kind];
        }
    }
    let part = |kind: usize| product[kind] / (blood[kind] * height);
    let (recovery, share) = (part(PLATELET), kept / height);
    let factor = recovery / share;
    let product = Product {
        volume_ml: volume_ml * share,
        factor,
        recovery,
        platelets_per_ul: factor * value(Field::Platelets),
        first_recovery: plasma[PLATELET] / (blood[PLATELET] * height),
        second_recovery: if plasma[PLATELET] > 0.0 {
            product[PLATELET] / plasma[PLATELET]
        } else {
            0.0
        },
        white_recovery: part(WHITE),
        red_recovery: part(RED),
    };
    Run {
        diameter_mm: narrow(diameter),
        courses,
        product,
    }
}

/// One spin, with a picture at its start and after each part of it.
fn spun(column: &mut Column, edges: Edges, g: f64, minutes: f64) -> Course {
    let mut frames = Vec::with_capacity(FRAMES + 1);
    #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
    let part = minutes * 60.0 / FRAMES as f64;
    let mut seconds = 0.0;
    frames.push(picture(column, edges, seconds));
    for _ in 0..FRAMES {
        column.advance(g, part);
        seconds += part;
        frames.push(picture(column, edges, seconds));
    }
    Course {
        height_mm: narrow(column.height_mm),
        frames,
    }
}

fn picture(column: &Column, edges: Edges, seconds: f64) -> Frame {
    let (coat, red) = edges.found(column);
    let platelets = |depth| column.above(depth)[PLATELET];
    let (plasma, above_red, all) = (platelets(coat), platelets(red), platelets(column.height_mm));
    let mut profile = [[0.0; KINDS]; PLACES];
    let cells_per_place = column.cells.len() / PLACES;
    #[expect(clippy::cast_precision_loss, reason = "a few cells")]
    let weight = 1.0 / cells_per_place as f64;
    for (place, cells) in column
        .cells
        .chunks_exact(cells_per_place)
        .enumerate()
        .take(PLACES)
    {
        for kind in 0..KINDS {
            let mut sum = 0.0;
            for cell in cells {
                sum += cell[kind];
            }
            profile[place][kind] = narrow(sum * weight);
        }
    }
    Frame {
        seconds: narrow(seconds),
        coat_mm: narrow(column.height_mm - coat),
        red_mm: narrow(column.height_mm - red),
        platelets: Shares {
            plasma: narrow(plasma / all),
            coat: narrow((above_red - plasma) / all),
            red: narrow((all - above_red) / all),
        },
        profile,
    }
}

/// What makes an edge visible, as shares of volume.
#[derive(Clone, Copy, Debug)]
struct Edges {
    /// Red cells: half of what fresh blood has.
    red: f64,
    /// White cells and platelets together.
    coat: f64,
}

impl Edges {
    /// Depths of the upper edges of the coat and of the red cells, mm. Without red cells the red
    /// ones begin at the bottom.
    fn found(self, column: &Column) -> (f64, f64) {
        let (cells, width) = (&column.cells, column.width_mm());
        let mut place = 0;
        while place < cells.len() && cells[place][RED] < self.red {
            place += 1;
        }
        let red = match cells.get(place) {
            Some(cell) if place > 0 => edge(
                place,
                width,
                (self.red - cells[place - 1][RED]) / (cell[RED] - cells[place - 1][RED]),
            ),
            Some(_) => 0.0,
            None => column.height_mm,
        };
        let pale = |at: usize| cells[at][WHITE] + cells[at][PLATELET];
        while place > 0 && pale(place - 1) >= self.coat {
            place -= 1;
        }
        let coat = if place > 0 && place < cells.len() && pale(place) >= self.coat {
            edge(
                place,
                width,
                (self.coat - pale(place - 1)) / (pale(place) - pale(place - 1)),
            )
        } else {
            red
        };
        (coat.min(red), red)
    }
}

/// The depth of an edge a part of the way from the middle of the cell before to the middle of a
/// cell.
fn edge(place: usize, width: f64, part: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a grid has hundreds of cells")]
    let middle = place as f64 - 0.5;
    (middle + part) * width
}

/// For drawing, single precision is plenty.
#[expect(clippy::cast_possible_truncation, reason = "for drawing")]
fn narrow(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prp::presets;

    fn with(pairs: &[(Field, u16)]) -> Settings {
        pairs
            .iter()
            .fold(Settings::DEFAULT, |settings, &(field, whole)| {
                settings.with_whole(field, whole)
            })
    }

    fn once(g: u16, minutes: u16) -> Settings {
        with(&[(Field::FirstForce, g), (Field::FirstMinutes, minutes)]).with_spins(Spins::Single)
    }

    /// Settings at the corners of what can be set, in every combination of least and most.
    fn corners() -> Vec<Settings> {
        let mut all = Vec::new();
        for bits in 0..1_u32 << Field::ALL.len() {
            let corner = |place: usize, field: Field| {
                if bits >> place & 1 == 0 {
                    field.bounds().min
                } else {
                    field.bounds().max
                }
            };
            let pairs: Vec<_> = Field::ALL
                .into_iter()
                .enumerate()
                .map(|(place, field)| (field, corner(place, field)))
                .collect();
            for coat in [BuffyCoat::Left, BuffyCoat::Taken] {
                all.push(with(&pairs).with_coat(coat));
            }
        }
        all
    }

    #[test]
    fn factor_times_share_of_volume_is_recovery_everywhere() {
        for settings in corners() {
            let product = run(&settings).product;
            let Product {
                volume_ml,
                factor,
                recovery,
                platelets_per_ul,
                first_recovery,
                second_recovery,
                ..
            } = product;
            assert!(
                [
                    first_recovery,
                    second_recovery,
                    product.white_recovery,
                    product.red_recovery
                ]
                .iter()
                .all(|part| (-1e-9..=1.0 + 1e-9).contains(part)),
                "{settings:?} {product:?}"
            );
            let share = volume_ml / settings.value(Field::Volume);
            assert!((factor * share - recovery).abs() < 1e-12, "{settings:?}");
            assert!(
                (platelets_per_ul - factor * settings.value(Field::Platelets)).abs()
                    < 1e-6 * platelets_per_ul
            );
            assert!(
                share > 0.0 && share < 1.0 && (0.0..=1.0 + 1e-9).contains(&recovery),
                "{settings:?}: {share} {recovery}"
            );
        }
    }

    #[test]
    fn every_picture_makes_sense_everywhere() {
        for settings in corners() {
            let run = run(&settings);
            assert_eq!(run.courses.len(), 2);
            for course in &run.courses {
                assert_eq!(course.frames.len(), FRAMES + 1);
                for frame in &course.frames {
                    let Shares { plasma, coat, red } = frame.platelets;
                    assert!(
                        (plasma + coat + red - 1.0).abs() < 1e-4
                            && plasma >= -1e-6
                            && coat >= -1e-6
                            && red >= -1e-6,
                        "{frame:?}"
                    );
                    assert!(
                        (0.0..=course.height_mm).contains(&frame.red_mm),
                        "{settings:?} {} {}",
                        frame.red_mm,
                        course.height_mm
                    );
                    assert!(
                        (frame.red_mm..=course.height_mm).contains(&frame.coat_mm),
                        "{settings:?} {}",
                        frame.coat_mm
                    );
                    let fits = |&share: &f32| (-1e-6..=1.0).contains(&share);
                    assert!(
                        frame
                            .profile
                            .iter()
                            .all(|place| place.iter().all(fits) && place.iter().sum::<f32>() < 1.0),
                        "{settings:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_first_picture_is_blood_and_the_last_is_layers() {
        let run = run(&presets()[0].settings);
        let [start, end] = [&run.courses[0].frames[0], &run.courses[0].frames[FRAMES]];
        assert!(start.seconds.abs() < 1e-3 && (end.seconds - 600.0).abs() < 1e-3);
        assert!((start.red_mm - run.courses[0].height_mm).abs() < 1e-4);
        assert!(
            start
                .profile
                .iter()
                .all(|place| (place[RED] - 0.44).abs() < 1e-6)
                && start.platelets.red > 0.999
        );
        assert!(
            end.red_mm < 0.6 * start.red_mm
                && end.coat_mm > end.red_mm
                && end.coat_mm < end.red_mm + 2.0
        );
        assert!(end.profile[PLACES - 1][RED] > 0.85 && end.profile[5][RED] < 1e-6);
        // platelets lie on the white cells, and those on the red
        let peak = |kind: usize| {
            (0..PLACES)
                .max_by(|&a, &b| end.profile[a][kind].total_cmp(&end.profile[b][kind]))
                .unwrap()
        };
        assert!(
            peak(PLATELET) <= peak(WHITE) && peak(WHITE) < peak(RED),
            "{} {}",
            peak(PLATELET),
            peak(WHITE)
        );
        let reds: Vec<f32> = run.courses[0]
            .frames
            .iter()
            .map(|frame| frame.red_mm)
            .collect();
        assert!(
            reds.windows(2).all(|pair| pair[1] <= pair[0] + 0.01),
            "{reds:?}"
        );
    }

    #[test]
    fn one_spin_stays_under_its_ceiling() {
        for haematocrit in [30, 38, 44, 50] {
            for g in [50, 100, 160, 300, 600, 1500] {
                for minutes in [3, 10, 30] {
                    let settings = once(g, minutes).with_whole(Field::Haematocrit, haematocrit);
                    let ceiling = 1.0 / (1.0 - settings.value(Field::Haematocrit));
                    let factor = run(&settings).product.factor;
                    // platelets are pressed out of the red cells a little more readily than plasma
                    // is
                    assert!(
                        factor <= ceiling * 1.02,
                        "{haematocrit} {g} {minutes}: {factor} over {ceiling}"
                    );
                }
            }
        }
    }

    #[test]
    fn there_is_a_best_force_and_a_best_time() {
        let at = |g, minutes| run(&once(g, minutes)).product.recovery;
        let forces = [50, 110, 300, 1000, 3000].map(|g| at(g, 10));
        assert!(
            forces[0] < forces[1] - 0.02
                && forces[1] > forces[2] + 0.02
                && forces[2] > forces[3]
                && forces[3] > forces[4],
            "{forces:?}"
        );
        let times = [1, 7, 15, 30].map(|minutes| at(160, minutes));
        assert!(
            times[0] < times[1] - 0.1 && times[1] > times[2] + 0.02 && times[2] > times[3],
            "{times:?}"
        );
    }

    #[test]
    fn a_finer_grid_gives_the_same() {
        for preset in presets() {
            let [coarse, finer, finest] = [CELLS_PER_PLACE, 6, 10].map(|cells| {
                let product = run_on(&preset.settings, cells).product;
                [
                    product.recovery,
                    product.volume_ml / preset.settings.value(Field::Volume),
                ]
            });
            println!("{}: {coarse:.4?} {finer:.4?} {finest:.4?}", preset.id);
            for at in 0..2 {
                assert!((coarse[at] - finest[at]).abs() < 0.02, "{}", preset.id);
                assert!((finer[at] - finest[at]).abs() < 0.01, "{}", preset.id);
            }
            // what is met is met on the finest grid as well
            let inside = |range: Option<[f64; 2]>, value: f64| {
                range.is_none_or(|[least, most]| (least..=most).contains(&value))
            };
            assert!(
                inside(preset.published.recovery, finest[0])
                    && inside(preset.published.factor, finest[0] / finest[1]),
                "{}",
                preset.id
            );
        }
    }

    #[test]
    fn a_larger_tube_gives_less_as_published() {
        // Perez 2014: 8.5 mL instead of 3.5 recovers less (V)
        let [small, large] = [35, 85].map(|volume| {
            run(&presets()[0].settings.with_whole(Field::Volume, volume))
                .product
                .recovery
        });
        assert!(large < small - 0.05, "{small} {large}");
    }

    #[test]
    fn thinner_blood_gives_more_as_others_found() {
        // Piao 2017 (V, abstract) advise to dilute: fewer red cells hold back less plasma
        let [thick, thin] = [50, 35].map(|percent| {
            run(&presets()[2]
                .settings
                .with_whole(Field::Haematocrit, percent))
            .product
            .recovery
        });
        assert!(thin > thick + 0.03, "{thin} {thick}");
    }

    #[test]
    fn the_coat_holds_the_white_cells() {
        let [left, taken] = [BuffyCoat::Left, BuffyCoat::Taken]
            .map(|coat| run(&once(160, 10).with_coat(coat)).product);
        // 98.46 % of white and 98.76 % of red cells stayed behind in the single spin (V)
        assert!(
            left.white_recovery < 0.0154 && left.red_recovery < 0.0124,
            "{left:?}"
        );
        assert!(
            taken.white_recovery > 0.5 && taken.recovery > left.recovery + 0.05,
            "{taken:?}"
        );
    }

    #[test]
    fn nine_tenths_removed_come_near_twenty_times() {
        // Araki 2012 (V): 250 g for 10 minutes, then over 2,300 g, minutes not told; 90 % removed,
        // "about 20 times"; the ceiling is 10 ÷ (1 - haematocrit) = 17.9 here
        let fields = [
            (Field::FirstForce, 250),
            (Field::SecondForce, 2300),
            (Field::Kept, 10),
        ];
        let factor = run(&with(&fields)).product.factor;
        assert!((14.0..18.0).contains(&factor), "{factor}");
    }

    #[test]
    fn turns_per_minute_belong_to_a_radius() {
        // medical#6.1: 100 g at 10 cm are 946 turns; at 16 cm fewer
        assert!(
            (rpm(100.0) * (ROTOR_RADIUS_MM / 100.0).sqrt() - 946.0).abs() < 1.0,
            "{}",
            rpm(100.0)
        );
    }
}
