//! A column of blood under force: cells sink or rise, plasma flows back, nothing is lost.

use super::blood::{CLUMPING, EXCESS, KINDS, PLATELET, PULL, RED, WHITE, clumped, crowding};

/// Widths of a grid cell that what matters may cross in one step.
const COURANT: f64 = 0.9;

/// No kind leaves a grid cell by more than this share in one step, however fast it is.
const MOST_LEAVING: f64 = 0.8;

/// Red cells rarer than this do not shorten the step: their last stragglers are slowed instead.
const RARE_RED: f64 = 1e-2;

/// The same for white cells and platelets, as times of their share.
const COMMON: f64 = 1e4;

/// Shares of volume below this stay where they are: far under a cell per litre, and numbers that small are slow to reckon with.
const NOTHING: f64 = 1e-15;

/// A column from its surface (place 0) to the bottom of the tube, as shares of volume on a fixed grid.
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
        Self { cells: vec![mixture; grid], height_mm, radius_mm, fastest: f64::INFINITY }
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
            let longest = if self.fastest.is_finite() { COURANT * width / self.fastest } else { 1e-3 * width / g };
            let step = if longest < left { longest } else { left };
            self.step(g, step, width);
            left -= step;
        }
    }

    /// One step. What crosses a face is taken from the cell it leaves, at the speed of the mixture below the face: into packed
    /// cells nothing can flow, fronts stay sharp, and no share grows past its bounds (Bürger and others 2008, their scheme 1).
    fn step(&mut self, g: f64, step: f64, width: f64) {
        let ratio = step / width;
        let limit = MOST_LEAVING / ratio;
        let (mut fastest, mut entering) = (1e-9_f64, [0.0; KINDS]);
        let mut force = g * (1.0 - self.height_mm / self.radius_mm);
        let gain = g * width / self.radius_mm;
        for below in 1..self.cells.len() {
            force += gain;
            let (upper, lower) = (self.cells[below - 1], self.cells[below]);
            let total = lower[0] + lower[1] + lower[2];
            let excess = lower[0] * EXCESS[0] + lower[1] * EXCESS[1] + lower[2] * EXCESS[2];
            let (free, steep) = crowding(total);
            let clumps = clumped(lower[RED]);
            let lift = [PULL[RED] * force * clumps, PULL[WHITE] * force, PULL[PLATELET] * force];
            let (mut slip, mut all) = ([0.0; KINDS], 0.0);
            for kind in 0..KINDS {
                // against the plasma: down where the kind is denser than the mixture, else up
                let speed = lift[kind] * free * (EXCESS[kind] - excess);
                let leaving = if speed > 0.0 { upper[kind] } else { lower[kind] };
                if leaving > NOTHING {
                    slip[kind] = leaving * speed.clamp(-limit, limit);
                    all += slip[kind];
                    if kind != RED {
                        fastest = fastest.max(speed.abs() * (leaving * COMMON).min(1.0));
                    }
                }
            }
            if upper[RED] > RARE_RED {
                fastest = fastest.max(lift[RED] * wave(upper[RED], lower[RED], EXCESS[RED] - excess, free, steep, clumps));
            }
            // plasma flows back and takes along what is in the cell it comes from
            let source = if all > 0.0 { lower } else { upper };
            for kind in 0..KINDS {
                let flux = slip[kind] - all * source[kind];
                self.cells[below - 1][kind] += ratio * (entering[kind] - flux);
                entering[kind] = flux;
            }
        }
        if let Some(bottom) = self.cells.last_mut() {
            for kind in 0..KINDS {
                bottom[kind] += ratio * entering[kind];
            }
        }
        self.fastest = fastest;
    }

    /// What lies above a depth, as mm of each kind.
    pub(super) fn above(&self, depth_mm: f64) -> [f64; KINDS] {
        let width = self.width_mm();
        let (mut sum, mut left) = ([0.0; KINDS], depth_mm);
        for cell in &self.cells {
            let part = left.clamp(0.0, width);
            for kind in 0..KINDS {
                sum[kind] += part * cell[kind];
            }
            left -= width;
        }
        sum
    }
}

/// How far red cells make themselves felt per time and lift: the slopes of their flux with the share above the face and below it.
fn wave(upper: f64, lower: f64, denser: f64, free: f64, steep: f64, clumps: f64) -> f64 {
    let open = 1.0 - lower;
    let speed = denser * free;
    open * (speed + upper * (denser * steep + EXCESS[RED] * free)) + upper * speed * (1.0 - open * CLUMPING / clumps)
}
