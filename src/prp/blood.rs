//! What is in the tube: sizes, densities and speeds of the cells, and how crowding slows them.
//!
//! Numbers: medical#6.2. Marks: **V** seen in a published text, **R** recalled and to be checked,
//! **C** computed here, **F** fitted to a protocol.

/// How many kinds of cells are followed.
pub const KINDS: usize = 3;
/// Place of the red cells among the kinds.
pub const RED: usize = 0;
/// Place of the white cells among them.
pub const WHITE: usize = 1;
/// Place of the platelets among them.
pub const PLATELET: usize = 2;

/// Density of plasma at room temperature, g/mL: between 1.0205 at 37 degrees and 1.0310 at 4 (V,
/// Trudnowski & Rico 1974; C; medical#6.2).
const PLASMA_DENSITY: f64 = 1.025;
/// Viscosity of plasma at room temperature, mPa·s: laboratories give 1.50-1.72 (V,
/// medical#6.2).
const PLASMA_VISCOSITY: f64 = 1.6;
/// Standard gravity, m/s².
const GRAVITY: f64 = 9.806_65;

/// One kind of cell as a sphere of its own volume.
struct Kind {
    volume_fl: f64,
    density: f64,
}

const CELLS: [Kind; KINDS] = [
    // 90 fL (V, medical#6.2); 1.098 g/mL (R, inside 1.09-1.11, V)
    Kind {
        volume_fl: 90.0,
        density: 1.098,
    },
    // a mixture: 6 neutrophils of 330 fL and 1.086, 3 lymphocytes of 200 fL and 1.068, 1 monocyte
    // of 400 fL and 1.066 (densities V, Percoll; volumes R): means by volume
    Kind {
        volume_fl: 300.0,
        density: 1.080,
    },
    // 9 fL (R)
    Kind {
        volume_fl: 9.0,
        density: PLATELET_DENSITY,
    },
];

/// Density of a platelet, g/mL: the second of the two fitted constants (F, on Perez 2014: 70-80 %
/// at 5 times).
///
/// Textbooks give 1.04-1.07 (R); platelets stay above a layer of 1.063 that red and white cells
/// pass (V). The fit takes up what else slows them: they are discs, not spheres.
const PLATELET_DENSITY: f64 = 1.050;

/// White cells in a µL of blood: the middle of 4,000-11,000 (R).
const WHITE_PER_UL: f64 = 7_000.0;

/// How much faster red cells fall for each part of them in the mixture, because they clump: the
/// first of the two fitted constants (F, on the single spin of 160 g for 10 minutes: 85.7 % at 1.71
/// times).
///
/// Red cells begin to settle only when they have formed clumps of one size (V, abstract on
/// unstirred blood, virascience.com). Meetings are as frequent as cells are many, so the gain is
/// taken as proportional to their share; a lone cell gains nothing. At a haematocrit of 0.44 it
/// comes to 45 times, and so to 9 mm in the first hour at 1 g, as in the clinic's sedimentation
/// test, to which it was not fitted (C).
pub(super) const CLUMPING: f64 = 100.0;

/// The share of volume at which cells cannot move any more: 1-3 % of plasma stays between red cells
/// even in the hard spin that laboratories use to read the haematocrit (R); taken from that bracket
/// with an eye on the table of `presets`.
pub(super) const PACKED: f64 = 0.98;

/// Share of volume that one cell of each kind per µL makes.
pub(super) const SHARE_PER_UL: [f64; KINDS] = [
    CELLS[RED].volume_fl * 1e-9,
    CELLS[WHITE].volume_fl * 1e-9,
    CELLS[PLATELET].volume_fl * 1e-9,
];

/// How much denser than plasma the cells are, g/mL.
pub(super) const EXCESS: [f64; KINDS] = [
    CELLS[RED].density - PLASMA_DENSITY,
    CELLS[WHITE].density - PLASMA_DENSITY,
    CELLS[PLATELET].density - PLASMA_DENSITY,
];

/// Stokes' speed of a lone cell per g and per g/mL that it is denser, mm/s.
pub(super) const PULL: [f64; KINDS] = [
    pull(DIAMETER_UM[RED]),
    pull(DIAMETER_UM[WHITE]),
    pull(DIAMETER_UM[PLATELET]),
];

/// Stokes (1851): diameter² × gravity ÷ (18 × viscosity). The cells are taken as rigid spheres of
/// their own volume.
const fn pull(diameter_um: f64) -> f64 {
    // µm² × kg/m³ × m/s² ÷ (mPa·s) comes to 1e-3 mm/s
    diameter_um * diameter_um * GRAVITY / (18.0 * PLASMA_VISCOSITY) * 1e-3
}

/// Diameters of spheres of the cells' volumes, µm: cube roots of 6 volume / π (C). Written out,
/// because the standard library takes no roots at compile time; a test takes them again.
const DIAMETER_UM: [f64; KINDS] = [
    5.560_083_268_891_277,
    8.305_661_184_154_149,
    2.580_762_041_484_298_7,
];

/// Shares of volume in fresh blood.
pub(super) fn fresh(haematocrit: f64, platelets_per_ul: f64) -> [f64; KINDS] {
    [
        haematocrit,
        WHITE_PER_UL * SHARE_PER_UL[WHITE],
        platelets_per_ul * SHARE_PER_UL[PLATELET],
    ]
}

/// How much faster than a lone one a red cell falls through its own clumping.
#[inline(always)]
pub(super) fn clumped(red: f64) -> f64 {
    1.0 + CLUMPING * red
}

/// How much crowding slows a cell against the plasma around it, and how steeply: the value, and a
/// bound of its slope.
///
/// `(1 - total/packed)^2.5`: with the two factors `1 - total` that come from the density of the
/// mixture and from the plasma that flows back, a single kind falls as `(1 - total)^2 (1 -
/// total/packed)^2.5`. Between 0.3 and 0.5 that is Richardson and Zaki's `(1 - total)^4.65` within
/// 6 %, and it ends where cells are packed.
#[inline(always)]
pub(super) fn crowding(total: f64) -> (f64, f64) {
    let room = if total < PACKED {
        1.0 - total * (1.0 / PACKED)
    } else {
        0.0
    };
    let steep = room * room.sqrt();
    (room * steep, 2.5 / PACKED * steep)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diameters_are_those_of_spheres_of_the_volumes() {
        for (cell, diameter_um) in CELLS.iter().zip(DIAMETER_UM) {
            let sphere = (cell.volume_fl * 6.0 / std::f64::consts::PI).cbrt();
            assert!((diameter_um - sphere).abs() < 1e-12, "{sphere}");
        }
    }
}
