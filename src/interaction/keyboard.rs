//! The key map of the model.

use crate::scene::{NamedView, Show};

/// Degrees that an arrow key turns.
const TURN_DEG: f32 = 15.0;
/// Factor of a zoom key.
const ZOOM: f32 = 1.25;

/// The keys that make another key a command of the browser or of the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers {
    /// Ctrl.
    pub ctrl: bool,
    /// Alt or Option.
    pub alt: bool,
    /// ⌘ or the Windows key.
    pub meta: bool,
}

impl Modifiers {
    /// Whether any is held.
    #[must_use]
    pub fn any(self) -> bool {
        self.ctrl || self.alt || self.meta
    }
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum KeyCommand {
    /// Turns the view, degrees: to the right of the picture, and up.
    Turn {
        /// About the vertical axis.
        yaw_deg: f32,
        /// About the horizontal axis.
        pitch_deg: f32,
    },
    /// Comes nearer by this factor, or goes away below 1.
    Zoom(f32),
    /// Goes to a named view.
    View(NamedView),
    /// Sets the chosen structure apart in this way, or takes that back.
    ToggleShow(Show),
    /// Hides the chosen structure.
    Hide,
    /// Shows everything.
    ShowAll,
    /// Takes the last change back.
    Undo,
    /// Starts the step again.
    Reset,
    /// Lets go: of an active frame first, then of the chosen structure.
    Escape,
}

/// What a key asks for; `key` is that of the keyboard event. Letters work with and without Shift and
/// Caps Lock. Nothing with a modifier is ours.
#[must_use]
pub fn key_command(key: &str, modifiers: Modifiers) -> Option<KeyCommand> {
    if modifiers.any() {
        return None;
    }
    let turn = |yaw_deg, pitch_deg| KeyCommand::Turn { yaw_deg, pitch_deg };
    Some(match key {
        "ArrowLeft" => turn(-TURN_DEG, 0.0),
        "ArrowRight" => turn(TURN_DEG, 0.0),
        "ArrowUp" => turn(0.0, TURN_DEG),
        "ArrowDown" => turn(0.0, -TURN_DEG),
        "+" | "=" => KeyCommand::Zoom(ZOOM),
        "-" => KeyCommand::Zoom(1.0 / ZOOM),
        "0" => KeyCommand::Reset,
        "b" | "B" => KeyCommand::View(NamedView::Back),
        "a" | "A" => KeyCommand::View(NamedView::Angle),
        "s" | "S" => KeyCommand::View(NamedView::Side),
        "o" | "O" => KeyCommand::View(NamedView::Across),
        "f" | "F" => KeyCommand::View(NamedView::Front),
        "t" | "T" => KeyCommand::View(NamedView::Top),
        "j" | "J" => KeyCommand::View(NamedView::Joint),
        "i" | "I" => KeyCommand::ToggleShow(Show::Alone),
        "g" | "G" => KeyCommand::ToggleShow(Show::Ghost),
        "c" | "C" => KeyCommand::ToggleShow(Show::Cut),
        "w" | "W" => KeyCommand::ToggleShow(Show::Window),
        "h" | "H" => KeyCommand::Hide,
        "e" | "E" => KeyCommand::ShowAll,
        "u" | "U" => KeyCommand::Undo,
        "Escape" => KeyCommand::Escape,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Modifiers = Modifiers {
        ctrl: false,
        alt: false,
        meta: false,
    };

    #[test]
    fn arrows_turn_and_come_back() {
        let turn = |yaw_deg, pitch_deg| Some(KeyCommand::Turn { yaw_deg, pitch_deg });
        for (key, command) in [
            ("ArrowLeft", turn(-15.0, 0.0)),
            ("ArrowRight", turn(15.0, 0.0)),
            ("ArrowUp", turn(0.0, 15.0)),
            ("ArrowDown", turn(0.0, -15.0)),
        ] {
            assert_eq!(key_command(key, NONE), command, "{key}");
        }
    }

    #[test]
    fn every_named_view_has_one_key() {
        for &view in NamedView::ALL {
            let keys = ('a'..='z')
                .filter(|key| key_command(&key.to_string(), NONE) == Some(KeyCommand::View(view)))
                .count();
            assert_eq!(keys, 1, "{view:?}");
        }
    }

    #[test]
    fn letters_work_with_shift_and_not_with_a_modifier() {
        for key in 'a'..='z' {
            let command = key_command(&key.to_string(), NONE);
            assert_eq!(
                command,
                key_command(&key.to_ascii_uppercase().to_string(), NONE)
            );
            for modifiers in [
                Modifiers { ctrl: true, ..NONE },
                Modifiers { alt: true, ..NONE },
                Modifiers { meta: true, ..NONE },
            ] {
                assert_eq!(key_command(&key.to_string(), modifiers), None);
            }
        }
    }

    #[test]
    fn other_keys_stay_with_the_page() {
        for key in [
            "Tab", "Enter", " ", "PageDown", "Home", "F5", "Dead", "é", "",
        ] {
            assert_eq!(key_command(key, NONE), None, "{key}");
        }
    }
}
