//! A column of blood under force: cells sink or rise, plasma flows back, nothing is lost.

use super::blood::{
    CLUMPING, EXCESS, KINDS, PACKED, PLATELET, PULL, RED, WHITE, clumped, crowding,
};

/// Widths of a grid cell that what matters may cross in one step.
const COURANT: f64 = 0.9;

/// No more of a kind than this leaves a grid cell downwards in one step, however fast it is, and no
/// more than the rest upwards.
const MOST_DOWN: f64 = 0.7;

/// White cells and platelets that matter stay this far from that limit.
const SPARE: f64 = 1.4;

/// Red cells rarer than this do not shorten the step: their last stragglers are slowed instead.
const RARE_RED: f64 = 1e-2;

/// The same for white cells and platelets.
const RARE: f64 = 1e-4;

/// Below a pile this many times as dense the speed of what lands on it does not shorten the step.
const PILE: f64 = 50.0;

/// Shares of volume below this stay where they are: far under a cell per litre, and numbers that
/// small are slow to reckon with.
const NOTHING: f64 = 1e-15;

/// A column from its surface (place 0) to the bottom of the tube, as shares of volume on a fixed
/// grid.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Shares of volume, from the surface down.
    pub(super) cells: Vec<[f64; KINDS]>,
    /// Height, mm.
    pub(super) height_mm: f64,
    /// How far the bottom is from the axis, mm.
    pub(super) radius_mm: f64,
    /// The fastest speed that matters, as the last step met it, mm/s.
    fastest: f64,
}

impl Column {
    /// A column of one mixture.
    pub(super) fn new(mixture: [f64; KINDS], grid: usize, height_mm: f64, radius_mm: f64) -> Self {
        Self {
            cells: vec![mixture; grid],
            height_mm,
            radius_mm,
            fastest: f64::INFINITY,
        }
    }

    /// Height of a grid cell, mm.
    pub(super) fn width_mm(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a grid has hundreds of cells")]
        let cells = self.cells.len() as f64;
        self.height_mm / cells
    }

    /// Time under a force of `g` at the bottom; nearer to the axis the force is less in proportion.
    pub(super) fn advance(&mut self, g: f64, seconds: f64) {
        let width = self.width_mm();
        let mut left = seconds;
        while left > 0.0 {
            // the first step of all knows no speed: it is too short to matter and measures it
            let longest = if self.fastest.is_finite() {
                COURANT * width / self.fastest
            } else {
                1e-3 * width / g
            };
            let step = if longest < left { longest } else { left };
            self.step(g, step, width);
            left -= step;
        }
    }

    /// One step. What crosses a face is taken from the cell it leaves, at the speed of the mixture
    /// below the face: into packed cells nothing can flow, fronts stay sharp, and no share grows
    /// past its bounds (Bürger and others 2008, their scheme 1).
    fn step(&mut self, g: f64, step: f64, width: f64) {
        let ratio = step / width;
        let (mut fastest, mut entering) = (1e-9_f64, [0.0; KINDS]);
        let mut force = g * (1.0 - self.height_mm / self.radius_mm);
        let gain = g * width / self.radius_mm;
        let mut upper = [0.0; KINDS];
        for place in 0..self.cells.len() {
            let lower = self.cells[place];
            // nothing comes through the surface
            if place > 0 {
                force += gain;
                let (flux, speed) = crossing(&upper, &lower, force, 1.0 / ratio);
                if speed > fastest {
                    fastest = speed;
                }
                add(&mut self.cells[place - 1], ratio, &entering, &flux);
                entering = flux;
            }
            upper = lower;
        }
        if let Some(bottom) = self.cells.last_mut() {
            add(bottom, ratio, &entering, &[0.0; KINDS]);
        }
        self.fastest = fastest;
    }

    /// What lies above a depth, as mm of each kind.
    pub(super) fn above(&self, depth_mm: f64) -> [f64; KINDS] {
        let width = self.width_mm();
        let (mut sum, mut left) = ([0.0; KINDS], depth_mm);
        for cell in &self.cells {
            if left <= 0.0 {
                break;
            }
            let part = if left < width { left } else { width };
            for kind in 0..KINDS {
                sum[kind] += part * cell[kind];
            }
            left -= width;
        }
        sum
    }
}

/// Adds to a cell what enters and takes what leaves. Here and below loops of three are written out,
/// calls avoided, and comparisons stand for `max`, which is a call in the browser: in a build for
/// size it halves the time of a run.
#[inline(always)]
fn add(cell: &mut [f64; KINDS], ratio: f64, entering: &[f64; KINDS], leaving: &[f64; KINDS]) {
    cell[RED] += ratio * (entering[RED] - leaving[RED]);
    cell[WHITE] += ratio * (entering[WHITE] - leaving[WHITE]);
    cell[PLATELET] += ratio * (entering[PLATELET] - leaving[PLATELET]);
}

/// What crosses a face downwards, per time, and the speed that matters for the next step. `most`
/// would empty a cell in this step.
#[inline(always)]
fn crossing(
    upper: &[f64; KINDS],
    lower: &[f64; KINDS],
    force: f64,
    most: f64,
) -> ([f64; KINDS], f64) {
    let total = lower[RED] + lower[WHITE] + lower[PLATELET];
    let excess = lower[RED] * EXCESS[RED]
        + lower[WHITE] * EXCESS[WHITE]
        + lower[PLATELET] * EXCESS[PLATELET];
    let (free, steep) = crowding(total);
    let clumps = clumped(lower[RED]);
    let lift = [
        PULL[RED] * force * clumps,
        PULL[WHITE] * force,
        PULL[PLATELET] * force,
    ];
    // against the plasma: down where the kind is denser than the mixture, else up
    let speed = |kind: usize| lift[kind] * free * (EXCESS[kind] - excess);
    let (reds, whites, platelets) = (speed(RED), speed(WHITE), speed(PLATELET));
    let mut slip = [
        slipping(upper[RED], lower[RED], reds, most),
        slipping(upper[WHITE], lower[WHITE], whites, most),
        slipping(upper[PLATELET], lower[PLATELET], platelets, most),
    ];
    let mut all = slip[RED] + slip[WHITE] + slip[PLATELET];
    // no more comes than there is room for: where a long step would overfill, it is cut
    let room = (PACKED - total) * most;
    if all > room && room > 0.0 {
        slip = slip.map(|part| part * (room / all));
        all = room;
    }
    let (white, platelet) = (
        mattering(upper[WHITE], lower[WHITE], whites),
        mattering(upper[PLATELET], lower[PLATELET], platelets),
    );
    let mut fastest = if white > platelet { white } else { platelet };
    let red = upper[RED];
    if red > RARE_RED {
        // how far red cells make themselves felt: the slopes of their flux with the share above the
        // face and below it
        let (open, denser) = (1.0 - lower[RED], EXCESS[RED] - excess);
        let slopes = open * (denser * free + red * (denser * steep + EXCESS[RED] * free))
            + red * denser * free * (1.0 - open * CLUMPING / clumps);
        if lift[RED] * slopes > fastest {
            fastest = lift[RED] * slopes;
        }
    }
    let flux = [
        flowing(slip[RED], all, upper[RED], lower[RED], most),
        flowing(slip[WHITE], all, upper[WHITE], lower[WHITE], most),
        flowing(slip[PLATELET], all, upper[PLATELET], lower[PLATELET], most),
    ];
    (flux, fastest)
}

/// What of a kind crosses against the plasma: from the cell that it leaves.
#[inline(always)]
fn slipping(upper: f64, lower: f64, speed: f64, most: f64) -> f64 {
    let leaving = if speed > 0.0 { upper } else { lower };
    if leaving < NOTHING {
        return 0.0;
    }
    leaving
        * if speed < MOST_DOWN * most {
            speed
        } else {
            MOST_DOWN * most
        }
}

/// The speed of a kind as far as it has to be waited for: what is rare, or lands on a pile, is
/// slowed instead.
#[inline(always)]
fn mattering(upper: f64, lower: f64, speed: f64) -> f64 {
    let (leaving, pile) = if speed > 0.0 {
        (upper, lower)
    } else {
        (lower, upper)
    };
    if leaving < NOTHING || leaving * PILE < pile {
        return 0.0;
    }
    SPARE * speed.abs() * if leaving < RARE { leaving / RARE } else { 1.0 }
}

/// What of a kind crosses in all: plasma flows back and takes along what is in the cell it comes
/// from.
#[inline(always)]
fn flowing(slip: f64, all: f64, upper: f64, lower: f64, most: f64) -> f64 {
    let flux = slip - all * if all > 0.0 { lower } else { upper };
    let (up, down) = ((MOST_DOWN - 1.0) * most * lower, MOST_DOWN * most * upper);
    if flux < up {
        up
    } else if flux > down {
        down
    } else {
        flux
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prp::blood::fresh;

    /// So far from the axis that force is the same everywhere.
    const FAR_MM: f64 = 1e9;

    fn sum(column: &Column, kind: usize) -> f64 {
        column.above(column.height_mm)[kind]
    }

    /// Where the middle of a kind is, mm under the surface.
    fn middle(column: &Column, kind: usize) -> f64 {
        let width = column.width_mm();
        let mut moment = 0.0;
        for (place, cell) in column.cells.iter().enumerate() {
            moment += cell[kind] * (f64::from(u32::try_from(place).unwrap()) + 0.5) * width * width;
        }
        moment / sum(column, kind)
    }

    #[test]
    fn a_lone_cell_falls_as_stokes_says_and_faster_the_farther_it_is() {
        let (height, radius, g) = (60.0, 160.0, 100.0);
        for (kind, seconds) in [(RED, 120.0), (WHITE, 90.0), (PLATELET, 1500.0)] {
            let mut column = Column::new([0.0; KINDS], 240, height, radius);
            column.cells[60][kind] = 1e-6;
            let start = radius - height + middle(&column, kind);
            for _ in 0..2000 {
                column.advance(g, seconds / 2000.0);
            }
            let travelled = radius - height + middle(&column, kind) - start;
            // speed = pull × denser × g × r/radius, so r grows exponentially
            let exact = start * ((PULL[kind] * EXCESS[kind] * g / radius * seconds).exp() - 1.0);
            assert!(
                exact > 5.0 && (travelled / exact - 1.0).abs() < 0.003,
                "{kind}: {travelled} {exact}"
            );
        }
        // medical#6.2 at 1 g: red cell 0.77, lymphocyte 0.77, platelet of 1.058 g/mL 0.075
        // µm/s
        assert!((PULL[RED] * EXCESS[RED] * 1e3 - 0.77).abs() < 0.005);
        assert!((PULL[PLATELET] * 0.033 * 1e3 - 0.075).abs() < 0.0005);
    }

    /// Kynch's closed form for red cells alone: speed, flux and its slope, per g.
    fn speed(share: f64) -> f64 {
        let open = 1.0 - share;
        PULL[RED]
            * EXCESS[RED]
            * (1.0 + CLUMPING * share)
            * open
            * open
            * (1.0 - share / PACKED).powf(2.5)
    }

    fn slope(of: impl Fn(f64) -> f64, share: f64) -> f64 {
        (of(share + 1e-6) - of(share - 1e-6)) / 2e-6
    }

    fn flux(share: f64) -> f64 {
        share * speed(share)
    }

    /// The share at which a chord of the flux from `fixed` touches it, between two shares.
    fn tangent(fixed: f64, mut low: f64, mut high: f64) -> f64 {
        let gap = |share: f64| (flux(fixed) - flux(share)) / (fixed - share) - slope(flux, share);
        for _ in 0..60 {
            let half = f64::midpoint(low, high);
            if (gap(half) > 0.0) == (gap(low) > 0.0) {
                low = half;
            } else {
                high = half;
            }
        }
        low
    }

    /// Depth at which red cells pass half of what they were.
    fn front(column: &Column, level: f64) -> f64 {
        let place = column
            .cells
            .iter()
            .position(|cell| cell[RED] > level)
            .unwrap();
        let (before, after) = (column.cells[place - 1][RED], column.cells[place][RED]);
        (f64::from(u32::try_from(place).unwrap()) - 0.5 + (level - before) / (after - before))
            * column.width_mm()
    }

    #[test]
    fn one_kind_alone_settles_as_kynch_says() {
        let (height, g, share) = (60.0, 100.0, 0.44);
        let mut column = Column::new([share, 0.0, 0.0], 480, height, FAR_MM);
        // the front: a shock from the haze of stragglers to the blood below
        let haze = tangent(share, 1e-5, 0.2);
        let down = (flux(share) - flux(haze)) / (share - haze) * g;
        // the bed: a shock from the blood to a fan that ends packed
        let loose = tangent(share, share + 0.05, PACKED - 1e-3);
        let up = (flux(share) - flux(loose)) / (loose - share) * g;
        let meet = height / (down + up);
        for part in [0.3, 0.6, 0.9] {
            column.advance(g, 0.3 * meet);
            let exact = down * part * meet;
            let found = front(&column, share / 2.0);
            assert!(
                (found / exact - 1.0).abs() < 0.01,
                "{part}: {found} {exact}"
            );
        }
        // later: the surface is on the fan; its share s and the time are bound by t = content ÷
        // (-s² speed'), height = -flux' t
        let mut time = 0.9 * meet;
        for top in [0.75, 0.8, 0.85] {
            let later = share * height / (-top * top * slope(speed, top) * g);
            column.advance(g, later - time);
            time = later;
            let exact = -slope(flux, top) * g * later;
            let found = height - front(&column, share / 2.0);
            assert!((found / exact - 1.0).abs() < 0.01, "{top}: {found} {exact}");
            let bed = share * height / exact;
            assert!(bed > top && bed < PACKED, "{bed}");
        }
    }

    #[test]
    fn blood_at_rest_sinks_as_in_the_clinic() {
        // not fitted: 2-15 mm in the first hour in health (medical#6.2, R)
        let front = speed(0.44) * 3600.0;
        assert!((2.0..15.0).contains(&front), "{front}");
    }

    #[test]
    fn crowding_is_richardson_and_zakis() {
        for percent in 30..=50 {
            let share = f64::from(percent) / 100.0;
            let ratio = (1.0 - share).powi(2) * crowding(share).0 / (1.0 - share).powf(4.65);
            assert!((ratio - 1.0).abs() < 0.06, "{share}: {ratio}");
        }
        assert!(crowding(PACKED).0 < 1e-12 && crowding(1.0).0 < 1e-12);
    }

    #[test]
    fn nothing_is_lost_and_nothing_is_overfilled() {
        for (haematocrit, platelets, g) in [
            (0.25, 50_000.0, 3000.0),
            (0.44, 250_000.0, 160.0),
            (0.6, 600_000.0, 900.0),
        ] {
            let mut column = Column::new(fresh(haematocrit, platelets), 120, 59.0, 160.0);
            let start = [RED, WHITE, PLATELET].map(|kind| sum(&column, kind));
            for _ in 0..30 {
                column.advance(g, 60.0);
                for kind in 0..KINDS {
                    assert!(
                        (sum(&column, kind) / start[kind] - 1.0).abs() < 1e-9,
                        "{kind} {g}"
                    );
                    assert!(
                        column.cells.iter().all(|cell| cell[kind] > -1e-12),
                        "{kind} {g}"
                    );
                }
                let most = column
                    .cells
                    .iter()
                    .map(|cell| cell.iter().sum::<f64>())
                    .fold(0.0, f64::max);
                assert!(most < PACKED + 0.005, "{most}");
            }
        }
    }

    #[test]
    fn how_time_is_cut_does_not_matter() {
        let end = |parts: u32| {
            let mut column = Column::new(fresh(0.44, 250_000.0), 120, 59.0, 160.0);
            for _ in 0..parts {
                column.advance(160.0, 600.0 / f64::from(parts));
            }
            column.above(29.0)[PLATELET]
        };
        let (once, often) = (end(1), end(400));
        assert!((once / often - 1.0).abs() < 0.005, "{once} {often}");
    }
}
