//! The colours of the picture, by role: the tokens of the style sheet and nothing else.

use super::Role;
use crate::domain::Quoted;
use crate::json::decimal;
use std::{error::Error, fmt};

/// A colour as the style sheet writes it: sRGB, red, green, blue, 0 to 1.
pub type Rgb = [f32; 3];

/// sRGB as the style sheet writes it → linear light, each channel 0 to 1 (IEC 61966-2-1).
#[must_use]
pub fn linear(colour: Rgb) -> Rgb {
    colour.map(|channel| {
        if channel <= 0.040_45 {
            channel / 12.92
        } else {
            ((channel + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// The colours of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind the model.
    pub stage: Rgb,
    /// Bone.
    pub bone: Rgb,
    /// Joint and cartilage.
    pub cartilage: Rgb,
    /// Disc.
    pub disc: Rgb,
    /// Ligament.
    pub ligament: Rgb,
    /// Muscle.
    pub muscle: Rgb,
    /// Nerve.
    pub nerve: Rgb,
    /// Spinal cord.
    pub cord: Rgb,
    /// Artery.
    pub artery: Rgb,
    /// Edge of the ghost.
    pub skin: Rgb,
    /// Line round everything solid.
    pub outline: Rgb,
    /// The signal.
    pub signal: Rgb,
    /// Dashes on the signal.
    pub signal_core: Rgb,
    /// Dark edge of the signal.
    pub signal_case: Rgb,
    /// Hatch where pain is felt.
    pub felt: Rgb,
    /// Ring round the chosen structure.
    pub pick: Rgb,
    /// How opaque the wash below the hatch is, 0 to 1.
    pub felt_wash: f32,
    /// How opaque the ghost is where it faces the viewer, 0 to 1.
    pub ghost_face: f32,
    /// How opaque the ghost is at its edge, 0 to 1.
    pub ghost_edge: f32,
}

/// A token that is missing or says no colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaletteError {
    /// Its name, such as `--tissue-bone`.
    pub token: &'static str,
    /// What it says.
    pub value: String,
}

impl fmt::Display for PaletteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the style token {} says {}, which is no colour or number this program knows",
            self.token,
            Quoted(&self.value)
        )
    }
}

impl Error for PaletteError {}

impl Palette {
    /// Reads the palette from the style sheet's tokens; `read` gives the value of a custom
    /// property, empty if there is none.
    ///
    /// # Errors
    /// [`PaletteError`] names the first token that is missing or no colour.
    pub fn from_tokens(read: impl Fn(&str) -> String) -> Result<Self, PaletteError> {
        // the first fault is told at the end: a way back at every token weighs more than the rest
        let mut fault = None;
        let mut found = |token: &'static str, parse: fn(&str) -> Option<[f32; 4]>| {
            let value = read(token).trim().to_ascii_lowercase();
            parse(&value).unwrap_or_else(|| {
                fault.get_or_insert(PaletteError { token, value });
                [0.0; 4]
            })
        };
        let palette = Self {
            stage: rgb(found("--surface-stage", css_colour)),
            bone: rgb(found("--tissue-bone", css_colour)),
            cartilage: rgb(found("--tissue-cartilage", css_colour)),
            disc: rgb(found("--tissue-disc", css_colour)),
            ligament: rgb(found("--tissue-ligament", css_colour)),
            muscle: rgb(found("--tissue-muscle", css_colour)),
            nerve: rgb(found("--tissue-nerve", css_colour)),
            cord: rgb(found("--tissue-cord", css_colour)),
            artery: rgb(found("--tissue-artery", css_colour)),
            skin: rgb(found("--tissue-skin", css_colour)),
            outline: rgb(found("--tissue-outline", css_colour)),
            signal: rgb(found("--signal", css_colour)),
            signal_core: rgb(found("--signal-core", css_colour)),
            signal_case: rgb(found("--signal-case", css_colour)),
            felt: rgb(found("--felt", css_colour)),
            pick: rgb(found("--pick", css_colour)),
            felt_wash: found("--felt-wash", css_colour)[3],
            ghost_face: found("--ghost-face", share)[3],
            ghost_edge: found("--ghost-edge", share)[3],
        };
        fault.map_or(Ok(palette), Err)
    }

    /// The colour of a role.
    #[must_use]
    pub fn colour(&self, role: Role) -> Rgb {
        match role {
            Role::Bone => self.bone,
            Role::Cartilage => self.cartilage,
            Role::Disc => self.disc,
            Role::Ligament | Role::Dura => self.ligament,
            Role::Muscle => self.muscle,
            Role::Nerve => self.nerve,
            Role::Cord => self.cord,
            Role::Artery => self.artery,
            Role::Skin => self.skin,
            Role::Signal => self.signal,
        }
    }
}

/// A colour in lower case as a browser hands it out: `#rgb`, `#rrggbb`, `rgb(…)`, `rgba(…)`,
/// `transparent`, or one of the system colours that forced colours put in place of the tokens
/// (taken for a light page). Red, green, blue and opacity, 0 to 1.
#[must_use]
pub fn css_colour(text: &str) -> Option<[f32; 4]> {
    match text {
        "transparent" => return Some([0.0; 4]),
        "canvas" => return Some([1.0; 4]),
        "canvastext" | "highlight" => return Some([0.0, 0.0, 0.0, 1.0]),
        _ => {}
    }
    if let Some(digits) = text.strip_prefix('#') {
        return hex_colour(digits);
    }
    let inside = text
        .strip_prefix("rgba(")
        .or_else(|| text.strip_prefix("rgb("))?
        .strip_suffix(')')?;
    let parts: Vec<&str> = inside
        .split([' ', ',', '/'])
        .filter(|part| !part.is_empty())
        .collect();
    let channel = |at: usize| Some(number(parts.get(at)?)? / 255.0);
    let opacity = match parts.get(3) {
        Some(part) => part.strip_suffix('%').map_or_else(
            || number(part),
            |percent| number(percent).map(|share| share / 100.0),
        )?,
        None => 1.0,
    };
    Some([channel(0)?, channel(1)?, channel(2)?, opacity].map(|share: f32| share.clamp(0.0, 1.0)))
}

fn rgb([red, green, blue, _]: [f32; 4]) -> Rgb {
    [red, green, blue]
}

/// A number of 0 to 1, as an opacity.
fn share(text: &str) -> Option<[f32; 4]> {
    number(text)
        .filter(|share| (0.0..=1.0).contains(share))
        .map(|share| [0.0, 0.0, 0.0, share])
}

/// A number as CSS writes it.
#[expect(clippy::cast_possible_truncation, reason = "colours need few digits")]
fn number(text: &str) -> Option<f32> {
    decimal(text).map(|number| number as f32)
}

fn hex_colour(digits: &str) -> Option<[f32; 4]> {
    let byte = |high: usize, low: usize| {
        let text = [*digits.as_bytes().get(high)?, *digits.as_bytes().get(low)?];
        u8::from_str_radix(std::str::from_utf8(&text).ok()?, 16)
            .ok()
            .map(|byte| f32::from(byte) / 255.0)
    };
    match digits.len() {
        3 => Some([byte(0, 0)?, byte(1, 1)?, byte(2, 2)?, 1.0]),
        6 => Some([byte(0, 1)?, byte(2, 3)?, byte(4, 5)?, 1.0]),
        _ => None,
    }
}

#[cfg(test)]
#[expect(
    clippy::float_cmp,
    reason = "these numbers are passed on, not computed"
)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_the_forms_browsers_write() {
        assert_eq!(css_colour("#ff0000"), Some([1.0, 0.0, 0.0, 1.0]));
        assert_eq!(css_colour("#0f0"), Some([0.0, 1.0, 0.0, 1.0]));
        assert_eq!(
            css_colour("rgb(0 0 255 / .16)"),
            Some([0.0, 0.0, 1.0, 0.16])
        );
        assert_eq!(
            css_colour("rgba(0, 0, 255, 50%)"),
            Some([0.0, 0.0, 1.0, 0.5])
        );
        assert_eq!(css_colour("transparent").map(|colour| colour[3]), Some(0.0));
        for broken in [
            "",
            "#12",
            "#gggggg",
            "#ééé",
            "rgb(1 2)",
            "mauve",
            "rgb(1,2,x)",
        ] {
            assert_eq!(css_colour(broken), None, "{broken}");
        }
    }

    #[test]
    fn colours_become_linear() {
        // both ends, both sides of the knee, and mid-grey
        for (channel, right) in [
            (0.0, 0.0),
            (0.04, 0.003_096),
            (0.041, 0.003_173),
            (0.5, 0.214_041),
            (1.0, 1.0),
        ] {
            assert!((linear([channel; 3])[0] - right).abs() < 1e-5, "{channel}");
        }
    }

    #[test]
    fn a_missing_token_is_named() {
        let read = |token: &str| {
            if token == "--felt" {
                String::new()
            } else {
                "#123456".to_owned()
            }
        };
        assert_eq!(
            Palette::from_tokens(read)
                .expect_err("the token is missing")
                .to_string(),
            "the style token --felt says \"\", which is no colour or number this program knows"
        );
    }

    #[test]
    fn the_shipped_style_sheet_has_every_token() {
        let sheet = include_str!("../../assets/tokens.css");
        let first = |token: &str| {
            Some(
                sheet
                    .split_once(&format!("{token}:"))?
                    .1
                    .split_once(';')?
                    .0
                    .to_owned(),
            )
        };
        let palette = Palette::from_tokens(|token| first(token).unwrap_or_default())
            .expect("all tokens are there");
        assert!(palette.bone[0] > palette.bone[2], "ivory is warm");
        assert_eq!(
            Some(palette.pick),
            first("--pick")
                .and_then(|value| css_colour(value.trim()))
                .map(|[red, green, blue, _]| [red, green, blue])
        );
    }

    #[test]
    fn tokens_become_roles() {
        let read = |token: &str| match token {
            "--ghost-face" => ".12".to_owned(),
            "--ghost-edge" => " .62".to_owned(),
            "--tissue-bone" => "#FFF".to_owned(),
            "--felt-wash" => "rgb(154 44 85 / .16)".to_owned(),
            _ => "#000000".to_owned(),
        };
        let palette = Palette::from_tokens(read).expect("all tokens are there");
        assert_eq!(palette.colour(Role::Bone), [1.0; 3]);
        assert_eq!(
            (palette.ghost_face, palette.ghost_edge, palette.felt_wash),
            (0.12, 0.62, 0.16)
        );
    }
}
