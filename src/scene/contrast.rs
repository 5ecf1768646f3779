//! How well one colour can be read on another.
//!
//! # Source
//! Web Content Accessibility Guidelines 2.2: "relative luminance", "contrast ratio", success
//! criterion 1.4.3.

use super::{Rgb, linear};

/// The least contrast of text of ordinary size (level AA).
const READABLE: f64 = 4.5;

/// Relative luminance of a colour: 0 for black, 1 for white.
fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = linear(colour).map(f64::from);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Contrast ratio of two colours, 1 (the same) to 21 (black and white), in either order.
fn contrast_ratio(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Whether text of this colour can be read on that ground: at least 4.5 to 1.
#[must_use]
pub fn is_readable(text: Rgb, ground: Rgb) -> bool {
    contrast_ratio(text, ground) >= READABLE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(hex: u32) -> Rgb {
        let [_, red, green, blue] = hex.to_be_bytes();
        [red, green, blue].map(|byte| f32::from(byte) / 255.0)
    }

    #[test]
    fn ratios_are_the_published_ones() {
        // as every checker of the guidelines gives them, to two digits
        for (hex, on_white) in [
            (0x00_0000, 21.0),
            (0xff_ffff, 1.0),
            (0xff_0000, 4.0),
            (0x00_ff00, 1.37),
            (0x00_00ff, 8.59),
            (0xff_ff00, 1.07),
            (0x80_8080, 3.95),
            (0x76_7676, 4.54),
            (0x77_7777, 4.48),
        ] {
            let ratio = contrast_ratio(rgb(hex), [1.0; 3]);
            assert!((ratio - on_white).abs() < 0.005, "#{hex:06x}: {ratio}");
        }
    }

    #[test]
    fn the_order_does_not_matter() {
        let (one, other) = (rgb(0x12_3456), rgb(0xfe_dcba));
        assert!((contrast_ratio(one, other) - contrast_ratio(other, one)).abs() < 1e-12);
    }

    #[test]
    fn the_limit_is_exact() {
        // the lightest grey that can be read on white, and the next
        assert!(is_readable(rgb(0x76_7676), [1.0; 3]));
        assert!(!is_readable(rgb(0x77_7777), [1.0; 3]));
        // the lightest red, at 4.530, and the next, at 4.497
        assert!(is_readable(rgb(0xee_0000), [1.0; 3]));
        assert!(!is_readable(rgb(0xef_0000), [1.0; 3]));
    }
}
