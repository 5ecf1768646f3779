//! One number for everything that decides a finished mesh.

use crate::anatomy::catalogue::Sculpture;
use glam::Vec3;
use rayon::prelude::*;
use std::fmt::{self, Write};

/// Changes whenever the tool makes something else of the same shape, so that nothing old is taken
/// from the cache.
const TOOL_VERSION: &str = "5";
/// Points along each side of the lattice on which a field is sampled.
const LATTICE: u8 = 14;

/// FNV-1a, 64 bits: small, and the same on every machine.
#[derive(Clone, Copy, Debug)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Fnv {
    /// Takes in `bytes`.
    pub fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    /// The hash of everything taken in.
    #[must_use]
    pub const fn finish(self) -> u64 {
        self.0
    }

    /// The hash of `bytes` alone.
    #[must_use]
    pub fn of(bytes: &[u8]) -> u64 {
        let mut hash = Self::default();
        hash.write(bytes);
        hash.finish()
    }
}

impl Write for Fnv {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.write(text.as_bytes());
        Ok(())
    }
}

/// Hash of all inputs of a structure: its field in words, samples of its field (a change in how a
/// primitive is computed shows only there), labels and settings.
#[must_use]
pub fn of_inputs(sculpture: &Sculpture) -> u64 {
    let Sculpture {
        id,
        field,
        first,
        cartilage,
        cell_mm,
        error_mm,
        coarse_error_mm,
        anchor,
        centreline,
        areas: _,
        parameters,
    } = sculpture;
    let mut hash = Fnv::default();
    // every float prints as the shortest text that reads back as the same float
    let words = write!(
        hash,
        "{TOOL_VERSION} {id} {field:?} {cartilage:?} {cell_mm} {error_mm} {coarse_error_mm} {anchor} {centreline:?} {parameters}"
    );
    let words = words.and_then(|()| {
        first
            .as_ref()
            .map_or(Ok(()), |first| write!(hash, " {first:?}"))
    });
    debug_assert!(words.is_ok(), "a hash takes any text");
    for bits in samples(sculpture) {
        hash.write(&bits);
    }
    hash.finish()
}

/// The bits of distances and area weights on a lattice over the bounds.
fn samples(sculpture: &Sculpture) -> Vec<Vec<u8>> {
    let bounds = sculpture.field.bounds().grow(1.0);
    let step = (bounds.max - bounds.min) / f32::from(LATTICE - 1);
    let row = |z: u8, y: u8| {
        let points = (0..LATTICE)
            .map(|x| bounds.min + step * Vec3::new(f32::from(x), f32::from(y), f32::from(z)));
        let values = points.flat_map(|point| {
            let weights = sculpture
                .areas
                .as_ref()
                .map_or([0.0; 12], |areas| areas(point));
            std::iter::once(sculpture.field.distance(point)).chain(weights)
        });
        values
            .flat_map(|value| value.to_bits().to_le_bytes())
            .collect()
    };
    (0..LATTICE)
        .into_par_iter()
        .flat_map_iter(|z| (0..LATTICE).map(move |y| row(z, y)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{anatomy::field::Field, domain::StructureId};

    fn ball(radius: f32) -> Sculpture {
        Sculpture::new(
            StructureId::Occiput,
            Field::ball(Vec3::ZERO, radius),
            0.5,
            [0.04, 0.2],
            Vec3::ZERO,
        )
    }

    #[test]
    fn fnv_gives_the_published_value() {
        assert_eq!(Fnv::of(b"a"), 0xAF63_DC4C_8601_EC8C);
    }

    #[test]
    fn the_hash_follows_shape_and_settings() {
        assert_eq!(of_inputs(&ball(5.0)), of_inputs(&ball(5.0)));
        assert_ne!(of_inputs(&ball(5.0)), of_inputs(&ball(5.000_01)));
        assert_ne!(
            of_inputs(&ball(5.0)),
            of_inputs(&Sculpture {
                error_mm: 0.05,
                ..ball(5.0)
            })
        );
        assert_ne!(
            of_inputs(&ball(5.0)),
            of_inputs(&Sculpture {
                first: Some(ball(4.0).field),
                ..ball(5.0)
            })
        );
        let areas = Sculpture {
            areas: Some(std::sync::Arc::new(|_| [0.5; 12])),
            ..ball(5.0)
        };
        assert_ne!(of_inputs(&ball(5.0)), of_inputs(&areas));
    }
}
