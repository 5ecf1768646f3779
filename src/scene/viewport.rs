//! How large the picture is.

/// The largest ratio of device to CSS pixels that is drawn; more costs heat and shows nothing.
const RATIO_LIMIT: f32 = 2.0;
/// The largest picture, device pixels: old iPads give up at 16.7 million, weak ones long before.
const AREA_LIMIT: f32 = 8.0e6;

/// The picture's size in CSS pixels and the screen's pixel ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Width, CSS px.
    pub width_px: f32,
    /// Height, CSS px.
    pub height_px: f32,
    /// Device pixels to a CSS pixel.
    pub ratio: f32,
}

impl Viewport {
    /// Width over height; 1 when there is no height.
    #[must_use]
    pub fn aspect(&self) -> f32 {
        if self.width_px > 0.0 && self.height_px > 0.0 {
            self.width_px / self.height_px
        } else {
            1.0
        }
    }

    /// Device pixels to a CSS pixel after the limits: at most 2, and fewer for a picture of over 8
    /// million pixels.
    #[must_use]
    pub fn drawn_ratio(&self) -> f32 {
        let ratio = if self.ratio.is_finite() {
            self.ratio.clamp(0.5, RATIO_LIMIT)
        } else {
            1.0
        };
        let area = self.width_px * self.height_px * ratio * ratio;
        if area > AREA_LIMIT {
            ratio * (AREA_LIMIT / area).sqrt()
        } else {
            ratio
        }
    }

    /// Width and height to draw, device pixels; at least 1 each.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 1..=16384, and NaN becomes 0"
    )]
    pub fn device_size(&self) -> [u32; 2] {
        let ratio = self.drawn_ratio();
        [self.width_px, self.height_px]
            .map(|side| ((side * ratio).floor().clamp(1.0, 16384.0) as u32).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewport(width_px: f32, height_px: f32, ratio: f32) -> Viewport {
        Viewport {
            width_px,
            height_px,
            ratio,
        }
    }

    #[test]
    fn the_ratio_is_at_most_two() {
        assert_eq!(viewport(390.0, 400.0, 3.0).device_size(), [780, 800]);
        assert_eq!(viewport(390.0, 400.0, 1.0).device_size(), [390, 400]);
    }

    #[test]
    fn a_wall_of_pixels_is_drawn_with_fewer() {
        let [width, height] = viewport(3840.0, 2160.0, 2.0).device_size();
        assert!(
            width * height <= 8_000_000 && width * height > 7_900_000,
            "{width} x {height}"
        );
    }

    #[test]
    fn nothing_is_still_a_pixel() {
        assert_eq!(viewport(0.0, 0.0, 1.0).device_size(), [1, 1]);
        assert_eq!(viewport(f32::NAN, 10.0, f32::NAN).device_size()[1], 10);
    }
}
