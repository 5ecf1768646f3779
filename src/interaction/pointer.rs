//! The pointers on the model, from down to up: what they mean.

use super::Attention;
use crate::scene::{SLOP_MOUSE_PX, SLOP_TOUCH_PX};
use glam::Vec2;

/// A pointer that travelled less than this may still be a click, CSS px.
const CLICK_TRAVEL_PX: f32 = 6.0;
/// A pointer that was down for less than this may be a click, ms.
const CLICK_TIME_MS: f64 = 400.0;
/// The buttons that move the model aside instead of turning it, as in `PointerEvent.buttons`: right
/// and middle.
const PAN_BUTTONS: u16 = 0b110;

/// What kind of device points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    /// A mouse, a trackpad, or what browsers do not name.
    Mouse,
    /// A stylus.
    Pen,
    /// A finger, or the palm of a hand.
    Touch,
}

impl PointerKind {
    /// The kind of a `PointerEvent.pointerType`.
    #[must_use]
    pub fn of(pointer_type: &str) -> Self {
        match pointer_type {
            "pen" => Self::Pen,
            "touch" => Self::Touch,
            _ => Self::Mouse,
        }
    }

    /// How far from the place a pick may reach, CSS px.
    fn slop_px(self) -> f32 {
        match self {
            Self::Mouse => SLOP_MOUSE_PX,
            Self::Pen | Self::Touch => SLOP_TOUCH_PX,
        }
    }
}

/// What an event tells about its pointer: the fields of `PointerEvent` that matter here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointerInput {
    /// The same from down to up.
    pub id: i32,
    /// The device.
    pub kind: PointerKind,
    /// Whether it is the only or the first pointer of its kind.
    pub is_primary: bool,
    /// Where it is, CSS px of the plate.
    pub at_px: Vec2,
    /// The button that changed: 0 for the left one, a finger or the tip of a pen.
    pub button: i16,
    /// The buttons that are down, a bit each: left 1, right 2, middle 4.
    pub buttons: u16,
    /// Whether Shift is held.
    pub shift: bool,
    /// When, ms.
    pub time_ms: f64,
}

/// What the model is to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command {
    /// Turn by a drag, CSS px.
    Orbit(Vec2),
    /// Move aside by a drag, CSS px.
    Pan(Vec2),
    /// Come nearer.
    Zoom {
        /// By this factor; below 1 it goes away.
        factor: f32,
        /// Towards this place, CSS px of the plate.
        at_px: Vec2,
    },
    /// Choose what is at a place.
    Pick {
        /// The place, CSS px of the plate.
        at_px: Vec2,
        /// How far from it may be looked, CSS px.
        slop_px: f32,
    },
    /// Give the frame the attention of fingers and wheel.
    Wake,
    /// Begin a stroke of paint here, CSS px of the plate.
    StrokeBegin(Vec2),
    /// Lead the stroke here.
    StrokeExtend(Vec2),
    /// Keep what the stroke painted.
    StrokeEnd,
    /// Take back what the stroke painted.
    StrokeCancel,
}

/// A pointer that is down.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pointer {
    id: i32,
    kind: PointerKind,
    attention: Attention,
    start_px: Vec2,
    start_ms: f64,
    /// Where it is.
    at_px: Vec2,
    /// How far the commands have brought the model; behind `at_px` until it is no click any more.
    followed_px: Vec2,
    /// Whether its down told a pressed button, so that none pressed means that its up was missed.
    tells_buttons: bool,
}

/// The pointers that are down, and what has become of them.
///
/// One pointer turns the model or moves it aside, or paints; two fingers move and zoom it; a short
/// press in one place picks. A mouse and a pen are alone: what was down before they came is let go.
/// Fingers beside a pen are a palm and do not count. No sequence of events makes it stick: a first
/// finger, a mouse or a pen replaces pointers whose up was missed.
///
/// # Example
/// ```
/// use atlanto::interaction::{Attention, Command, PointerInput, PointerKind, Pointers};
/// use glam::Vec2;
///
/// let at = |x, time_ms| PointerInput {
///     id: 1, kind: PointerKind::Mouse, is_primary: true, at_px: Vec2::new(x, 0.0),
///     button: 0, buttons: 1, shift: false, time_ms,
/// };
/// let mut pointers = Pointers::default();
/// assert_eq!(pointers.down(at(0.0, 0.0), Attention::Full, false), []);
/// assert_eq!(pointers.moved(at(9.0, 16.0)), [Command::Orbit(Vec2::new(9.0, 0.0))]);
/// assert_eq!(pointers.up(at(9.0, 32.0)), []);
/// assert!(pointers.is_idle());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pointers {
    down: Vec<Pointer>,
    /// Whether it may still be a click.
    may_click: bool,
    /// The pointer that paints.
    stroke: Option<i32>,
    /// Whether a pen was ever here: then fingers do not paint.
    pen_seen: bool,
}

impl Pointers {
    /// Whether no pointer is down.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.down.is_empty()
    }

    /// Whether the browser must not scroll with the fingers that are down: all of them are for the
    /// model.
    #[must_use]
    pub fn claim_touches(&self) -> bool {
        match self.down.as_slice() {
            [] => false,
            [one] => one.attention == Attention::Full,
            [_, _, ..] => true,
        }
    }

    /// A pointer went down; `paints` when it would paint there: a brush is in the hand and the skin
    /// below.
    pub fn down(
        &mut self,
        input: PointerInput,
        attention: Attention,
        paints: bool,
    ) -> Vec<Command> {
        let is_palm = input.kind == PointerKind::Touch
            && self.down.iter().any(|other| other.kind == PointerKind::Pen);
        if attention == Attention::Ignored || is_palm || !input.at_px.is_finite() {
            return Vec::new();
        }
        let mut commands = self.replaced_by(input);
        self.down.push(Pointer {
            id: input.id,
            kind: input.kind,
            attention,
            start_px: input.at_px,
            start_ms: input.time_ms,
            at_px: input.at_px,
            followed_px: input.at_px,
            tells_buttons: input.buttons != 0,
        });
        self.pen_seen |= input.kind == PointerKind::Pen;
        self.may_click = self.down.len() == 1;
        if !self.may_click {
            // a second finger means to move the model
            commands.extend(self.stroke.take().map(|_| Command::StrokeCancel));
            for pointer in &mut self.down {
                pointer.followed_px = pointer.at_px;
            }
            return commands;
        }
        let may_paint = input.kind != PointerKind::Touch || !self.pen_seen;
        let is_plain = input.button == 0 && !input.shift && attention == Attention::Full;
        if paints && may_paint && is_plain {
            self.stroke = Some(input.id);
            commands.push(Command::StrokeBegin(input.at_px));
        }
        commands
    }

    /// Lets go of the pointers that cannot be down beside this one.
    fn replaced_by(&mut self, input: PointerInput) -> Vec<Command> {
        let joins = input.kind == PointerKind::Touch && !input.is_primary;
        let (kept, gone): (Vec<_>, Vec<_>) = self
            .down
            .drain(..)
            .partition(|other| joins && other.kind == PointerKind::Touch && other.id != input.id);
        self.down = kept;
        let painter = gone.iter().find(|other| self.stroke == Some(other.id));
        let Some(painter) = painter else {
            return Vec::new();
        };
        self.stroke = None;
        // what a palm smeared before the pen came is not meant; any other stroke missed its up
        let palm = input.kind == PointerKind::Pen && painter.kind == PointerKind::Touch;
        vec![if palm {
            Command::StrokeCancel
        } else {
            Command::StrokeEnd
        }]
    }

    /// A pointer moved.
    pub fn moved(&mut self, input: PointerInput) -> Vec<Command> {
        let Some(index) = self.down.iter().position(|known| known.id == input.id) else {
            return Vec::new();
        };
        if self.down[index].tells_buttons && input.buttons == 0 {
            return self.cancelled(input.id);
        }
        if !input.at_px.is_finite() {
            return Vec::new();
        }
        let before_px = self.down[index].at_px;
        self.down[index].at_px = input.at_px;
        if self.stroke == Some(input.id) {
            return vec![Command::StrokeExtend(input.at_px)];
        }
        match self.down.as_mut_slice() {
            [pointer] => {
                let travel_px = pointer.at_px.distance(pointer.start_px);
                self.may_click &= travel_px < CLICK_TRAVEL_PX;
                let way_px = pointer.at_px - pointer.followed_px;
                if self.may_click || pointer.attention != Attention::Full || way_px == Vec2::ZERO {
                    return Vec::new();
                }
                pointer.followed_px = pointer.at_px;
                vec![if input.shift || input.buttons & PAN_BUTTONS != 0 {
                    Command::Pan(way_px)
                } else {
                    Command::Orbit(way_px)
                }]
            }
            [first, second] => {
                let other_px = if index == 0 { second } else { first }.at_px;
                all_follow(&mut self.down);
                pinch(before_px, input.at_px, other_px)
            }
            _ => {
                all_follow(&mut self.down);
                Vec::new()
            }
        }
    }

    /// A pointer went up.
    pub fn up(&mut self, input: PointerInput) -> Vec<Command> {
        let Some(index) = self.down.iter().position(|known| known.id == input.id) else {
            return Vec::new();
        };
        let pointer = self.down[index];
        let is_click = self.down.len() == 1
            && self.may_click
            && self.stroke.is_none()
            && input.time_ms - pointer.start_ms < CLICK_TIME_MS;
        let mut commands = self.cancelled(input.id);
        if is_click {
            if pointer.attention == Attention::TapOrTwoFingers {
                commands.push(Command::Wake);
            }
            commands.push(Command::Pick {
                at_px: pointer.at_px,
                slop_px: pointer.kind.slop_px(),
            });
        }
        commands
    }

    /// A pointer was taken away, or its capture lost: it counts as up, and is no click. What it
    /// painted stays.
    pub fn cancelled(&mut self, id: i32) -> Vec<Command> {
        self.down.retain(|known| known.id != id);
        if self.down.is_empty() {
            self.may_click = false;
        }
        self.stroke
            .take_if(|painter| *painter == id)
            .map(|_| Command::StrokeEnd)
            .into_iter()
            .collect()
    }
}

/// Two fingers and more move the model by where they are: none has a way that is held back.
fn all_follow(pointers: &mut [Pointer]) {
    for pointer in pointers {
        pointer.followed_px = pointer.at_px;
    }
}

/// One of two fingers moved: the model stretches about their middle, and goes with it.
fn pinch(before_px: Vec2, after_px: Vec2, other_px: Vec2) -> Vec<Command> {
    if before_px == after_px {
        return Vec::new();
    }
    // fingers closer than a pixel would zoom without end
    let [before, after] = [before_px, after_px].map(|at| at.distance(other_px).max(1.0));
    vec![
        Command::Zoom {
            factor: after / before,
            at_px: (after_px + other_px) * 0.5,
        },
        Command::Pan((after_px - before_px) * 0.5),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::vec2;

    const MOUSE: PointerKind = PointerKind::Mouse;
    const PEN: PointerKind = PointerKind::Pen;
    const TOUCH: PointerKind = PointerKind::Touch;

    fn at(id: i32, kind: PointerKind, x: f32, y: f32) -> PointerInput {
        PointerInput {
            id,
            kind,
            is_primary: true,
            at_px: vec2(x, y),
            button: 0,
            buttons: 1,
            shift: false,
            time_ms: 0.0,
        }
    }

    fn second(input: PointerInput) -> PointerInput {
        PointerInput {
            is_primary: false,
            ..input
        }
    }

    fn later(input: PointerInput, time_ms: f64) -> PointerInput {
        PointerInput { time_ms, ..input }
    }

    fn plain_down(pointers: &mut Pointers, input: PointerInput) -> Vec<Command> {
        pointers.down(input, Attention::Full, false)
    }

    fn orbit(x: f32, y: f32) -> Vec<Command> {
        vec![Command::Orbit(vec2(x, y))]
    }

    fn picks(commands: &[Command]) -> bool {
        matches!(commands, [Command::Pick { .. }])
    }

    #[test]
    fn a_short_still_press_picks_where_it_is() {
        for (kind, slop_px) in [
            (MOUSE, SLOP_MOUSE_PX),
            (PEN, SLOP_TOUCH_PX),
            (TOUCH, SLOP_TOUCH_PX),
        ] {
            let mut pointers = Pointers::default();
            assert_eq!(plain_down(&mut pointers, at(1, kind, 10.0, 10.0)), []);
            assert_eq!(pointers.moved(at(1, kind, 14.0, 13.0)), []);
            assert_eq!(
                pointers.up(later(at(1, kind, 14.0, 13.0), 399.0)),
                [Command::Pick {
                    at_px: vec2(14.0, 13.0),
                    slop_px
                }]
            );
            assert!(pointers.is_idle());
        }
    }

    #[test]
    fn a_long_press_is_no_click() {
        let mut pointers = Pointers::default();
        plain_down(&mut pointers, at(1, MOUSE, 0.0, 0.0));
        assert_eq!(pointers.up(later(at(1, MOUSE, 0.0, 0.0), 400.0)), []);
    }

    #[test]
    fn a_travelling_pointer_turns_the_model_and_loses_no_way() {
        let mut pointers = Pointers::default();
        plain_down(&mut pointers, at(1, MOUSE, 0.0, 0.0));
        assert_eq!(pointers.moved(at(1, MOUSE, 3.0, 0.0)), []);
        assert_eq!(pointers.moved(at(1, MOUSE, 8.0, 0.0)), orbit(8.0, 0.0));
        assert_eq!(pointers.moved(at(1, MOUSE, 8.0, 0.0)), []);
        assert_eq!(pointers.moved(at(1, MOUSE, 0.0, 0.0)), orbit(-8.0, 0.0));
        assert_eq!(pointers.up(later(at(1, MOUSE, 0.0, 0.0), 50.0)), []);
    }

    #[test]
    fn shift_and_the_other_buttons_move_the_model_aside() {
        for (shift, buttons) in [(true, 1), (false, 2), (false, 4)] {
            let mut pointers = Pointers::default();
            let with = |x| PointerInput {
                shift,
                buttons,
                ..at(1, MOUSE, x, 0.0)
            };
            plain_down(&mut pointers, with(0.0));
            assert_eq!(
                pointers.moved(with(9.0)),
                [Command::Pan(vec2(9.0, 0.0))],
                "{shift} {buttons}"
            );
        }
    }

    #[test]
    fn two_fingers_zoom_and_move_and_never_click() {
        let mut pointers = Pointers::default();
        plain_down(&mut pointers, at(1, TOUCH, 0.0, 0.0));
        plain_down(&mut pointers, second(at(2, TOUCH, 100.0, 0.0)));
        assert_eq!(
            pointers.moved(second(at(2, TOUCH, 200.0, 0.0))),
            [
                Command::Zoom {
                    factor: 2.0,
                    at_px: vec2(100.0, 0.0)
                },
                Command::Pan(vec2(50.0, 0.0))
            ]
        );
        assert_eq!(pointers.up(at(1, TOUCH, 0.0, 0.0)), []);
        assert_eq!(pointers.up(at(2, TOUCH, 200.0, 0.0)), []);
        assert!(pointers.is_idle());
    }

    #[test]
    fn a_finger_that_stays_after_a_pinch_turns_on_from_where_it_is() {
        let mut pointers = Pointers::default();
        plain_down(&mut pointers, at(1, TOUCH, 0.0, 0.0));
        plain_down(&mut pointers, second(at(2, TOUCH, 100.0, 0.0)));
        pointers.moved(second(at(2, TOUCH, 200.0, 0.0)));
        pointers.up(at(1, TOUCH, 0.0, 0.0));
        assert_eq!(
            pointers.moved(second(at(2, TOUCH, 203.0, 4.0))),
            orbit(3.0, 4.0)
        );
    }

    #[test]
    fn three_fingers_do_nothing_and_leave_no_leap() {
        let mut pointers = Pointers::default();
        plain_down(&mut pointers, at(1, TOUCH, 0.0, 0.0));
        plain_down(&mut pointers, second(at(2, TOUCH, 100.0, 0.0)));
        plain_down(&mut pointers, second(at(3, TOUCH, 50.0, 90.0)));
        assert_eq!(pointers.moved(second(at(3, TOUCH, 50.0, 10.0))), []);
        pointers.up(at(1, TOUCH, 0.0, 0.0));
        pointers.up(at(2, TOUCH, 100.0, 0.0));
        assert_eq!(
            pointers.moved(second(at(3, TOUCH, 50.0, 11.0))),
            orbit(0.0, 1.0)
        );
    }

    #[test]
    fn a_pointer_that_never_came_up_is_replaced() {
        // the second finger of the reproduction is the first of its own touch
        for (stale, next) in [(TOUCH, TOUCH), (TOUCH, MOUSE), (MOUSE, TOUCH), (PEN, MOUSE)] {
            let mut pointers = Pointers::default();
            plain_down(&mut pointers, at(11, stale, 5.0, 5.0));
            pointers.moved(at(11, stale, 50.0, 50.0));
            plain_down(&mut pointers, at(12, next, 0.0, 0.0));
            assert_eq!(
                pointers.moved(at(12, next, 9.0, 0.0)),
                orbit(9.0, 0.0),
                "{stale:?} {next:?}"
            );
            pointers.up(at(12, next, 9.0, 0.0));
            assert!(pointers.is_idle(), "{stale:?} {next:?}");
        }
    }

    #[test]
    fn a_move_without_a_button_means_that_the_up_was_missed() {
        let mut pointers = Pointers::default();
        plain_down(&mut pointers, at(1, MOUSE, 0.0, 0.0));
        let hover = PointerInput {
            buttons: 0,
            ..at(1, MOUSE, 40.0, 0.0)
        };
        assert_eq!(pointers.moved(hover), []);
        assert!(pointers.is_idle());
    }

    #[test]
    fn what_is_cancelled_is_gone_and_no_click() {
        let mut pointers = Pointers::default();
        plain_down(&mut pointers, at(1, TOUCH, 0.0, 0.0));
        assert_eq!(pointers.cancelled(1), []);
        assert!(pointers.is_idle());
        assert_eq!(pointers.up(at(1, TOUCH, 0.0, 0.0)), []);
        assert_eq!(pointers.cancelled(1), []);
    }

    #[test]
    fn a_brush_paints_until_its_pointer_is_up_or_taken_away() {
        for ends in [
            Pointers::up,
            |pointers: &mut Pointers, input: PointerInput| pointers.cancelled(input.id),
        ] {
            let mut pointers = Pointers::default();
            let begun = pointers.down(at(1, MOUSE, 3.0, 3.0), Attention::Full, true);
            assert_eq!(begun, [Command::StrokeBegin(vec2(3.0, 3.0))]);
            assert_eq!(
                pointers.moved(at(1, MOUSE, 4.0, 3.0)),
                [Command::StrokeExtend(vec2(4.0, 3.0))]
            );
            assert_eq!(
                ends(&mut pointers, at(1, MOUSE, 4.0, 3.0)),
                [Command::StrokeEnd]
            );
            assert!(pointers.is_idle());
        }
    }

    #[test]
    fn only_the_main_button_without_shift_paints() {
        let right = PointerInput {
            button: 2,
            buttons: 2,
            ..at(1, MOUSE, 0.0, 0.0)
        };
        let shifted = PointerInput {
            shift: true,
            ..at(1, MOUSE, 0.0, 0.0)
        };
        for input in [right, shifted] {
            let mut pointers = Pointers::default();
            assert_eq!(pointers.down(input, Attention::Full, true), []);
        }
    }

    #[test]
    fn a_second_finger_takes_the_stroke_back_and_moves_the_model() {
        let mut pointers = Pointers::default();
        pointers.down(at(1, TOUCH, 0.0, 0.0), Attention::Full, true);
        let joined = pointers.down(second(at(2, TOUCH, 50.0, 0.0)), Attention::Full, true);
        assert_eq!(joined, [Command::StrokeCancel]);
        assert_eq!(pointers.moved(at(1, TOUCH, 10.0, 0.0)).len(), 2);
        assert_eq!(pointers.up(at(1, TOUCH, 10.0, 0.0)), []);
    }

    #[test]
    fn a_pen_takes_over_from_a_palm_that_is_down() {
        let mut pointers = Pointers::default();
        let palm = pointers.down(at(1, TOUCH, 0.0, 90.0), Attention::Full, true);
        assert_eq!(palm, [Command::StrokeBegin(vec2(0.0, 90.0))]);
        let pen = pointers.down(at(2, PEN, 50.0, 0.0), Attention::Full, true);
        assert_eq!(
            pen,
            [Command::StrokeCancel, Command::StrokeBegin(vec2(50.0, 0.0))]
        );
        // the palm is still there, and moves, and is lifted
        assert_eq!(pointers.moved(at(1, TOUCH, 0.0, 99.0)), []);
        assert_eq!(
            pointers.moved(at(2, PEN, 51.0, 0.0)),
            [Command::StrokeExtend(vec2(51.0, 0.0))]
        );
        assert_eq!(pointers.up(at(1, TOUCH, 0.0, 99.0)), []);
        assert_eq!(pointers.up(at(2, PEN, 51.0, 0.0)), [Command::StrokeEnd]);
    }

    #[test]
    fn a_palm_beside_a_pen_does_not_count() {
        let mut pointers = Pointers::default();
        plain_down(&mut pointers, at(2, PEN, 0.0, 0.0));
        assert_eq!(
            pointers.down(at(1, TOUCH, 0.0, 90.0), Attention::Full, true),
            []
        );
        assert_eq!(pointers.moved(at(2, PEN, 9.0, 0.0)), orbit(9.0, 0.0));
        assert_eq!(pointers.up(at(1, TOUCH, 0.0, 90.0)), []);
    }

    #[test]
    fn fingers_only_turn_the_model_once_a_pen_was_seen() {
        let mut pointers = Pointers::default();
        pointers.down(at(2, PEN, 0.0, 0.0), Attention::Full, true);
        pointers.up(at(2, PEN, 0.0, 0.0));
        assert_eq!(
            pointers.down(at(3, TOUCH, 0.0, 0.0), Attention::Full, true),
            []
        );
        assert_eq!(pointers.moved(at(3, TOUCH, 0.0, 9.0)), orbit(0.0, 9.0));
    }

    #[test]
    fn a_frame_that_rests_takes_a_tap_and_two_fingers_and_leaves_one_to_the_page() {
        let rests = Attention::TapOrTwoFingers;
        let mut pointers = Pointers::default();
        assert_eq!(pointers.down(at(1, TOUCH, 0.0, 0.0), rests, true), []);
        assert!(!pointers.claim_touches());
        assert_eq!(pointers.moved(at(1, TOUCH, 0.0, 40.0)), []);
        assert_eq!(pointers.up(at(1, TOUCH, 0.0, 40.0)), []);

        pointers.down(at(1, TOUCH, 7.0, 7.0), rests, false);
        assert!(matches!(
            pointers.up(at(1, TOUCH, 7.0, 7.0)).as_slice(),
            [Command::Wake, Command::Pick { .. }]
        ));

        pointers.down(at(1, TOUCH, 0.0, 0.0), rests, false);
        pointers.down(second(at(2, TOUCH, 50.0, 0.0)), rests, false);
        assert!(pointers.claim_touches());
        assert_eq!(pointers.moved(second(at(2, TOUCH, 60.0, 0.0))).len(), 2);
        pointers.up(at(1, TOUCH, 0.0, 0.0));
        assert_eq!(pointers.moved(second(at(2, TOUCH, 90.0, 0.0))), []);
        assert_eq!(pointers.up(second(at(2, TOUCH, 90.0, 0.0))), []);
        assert!(pointers.is_idle());
    }

    #[test]
    fn what_is_for_the_page_is_not_followed() {
        let mut pointers = Pointers::default();
        let input = at(1, TOUCH, 0.0, 0.0);
        assert_eq!(pointers.down(input, Attention::Ignored, true), []);
        assert!(pointers.is_idle() && !pointers.claim_touches());
        assert_eq!(pointers.up(input), []);
    }

    #[test]
    fn a_place_that_is_no_number_is_not_followed() {
        let mut pointers = Pointers::default();
        plain_down(&mut pointers, at(1, MOUSE, f32::NAN, 0.0));
        assert!(pointers.is_idle());
        plain_down(&mut pointers, at(1, MOUSE, 0.0, 0.0));
        assert_eq!(pointers.moved(at(1, MOUSE, f32::INFINITY, 0.0)), []);
        assert!(picks(&pointers.up(at(1, MOUSE, 0.0, 0.0))));
    }

    /// A sequence of random numbers, the same in every run (xorshift).
    struct Random(u64);

    impl Random {
        fn below(&mut self, end: u64) -> u64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            self.0 % end
        }
    }

    fn random_input(random: &mut Random) -> PointerInput {
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let mut place = || random.below(500) as f32 - 50.0;
        let at_px = vec2(place(), place());
        let id = random.below(5);
        PointerInput {
            id: i32::try_from(id).unwrap(),
            kind: [MOUSE, PEN, TOUCH, TOUCH, TOUCH][usize::try_from(id).unwrap()],
            is_primary: random.below(2) == 0,
            at_px,
            button: i16::try_from(random.below(3)).unwrap(),
            buttons: u16::try_from(random.below(4)).unwrap(),
            shift: random.below(8) == 0,
            time_ms: f64::from(u32::try_from(random.below(1000)).unwrap()),
        }
    }

    /// Strokes begin and end in turns, and every number is finite.
    fn check(commands: &[Command], paints: &mut bool) {
        for command in commands {
            match *command {
                Command::StrokeBegin(at_px) => {
                    assert!(!*paints && at_px.is_finite());
                    *paints = true;
                }
                Command::StrokeExtend(at_px) => assert!(*paints && at_px.is_finite()),
                Command::StrokeEnd | Command::StrokeCancel => {
                    assert!(*paints);
                    *paints = false;
                }
                Command::Orbit(way) | Command::Pan(way) => assert!(way.is_finite()),
                Command::Zoom { factor, at_px } => {
                    assert!(factor.is_finite() && factor > 0.0 && at_px.is_finite());
                }
                Command::Pick { at_px, slop_px } => assert!(at_px.is_finite() && slop_px > 0.0),
                Command::Wake => {}
            }
        }
    }

    #[test]
    fn no_sequence_of_events_makes_it_stick() {
        for seed in 1..=400_u64 {
            let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let (mut pointers, mut paints) = (Pointers::default(), false);
            for _ in 0..200 {
                let input = random_input(&mut random);
                let attention = [
                    Attention::Ignored,
                    Attention::TapOrTwoFingers,
                    Attention::Full,
                    Attention::Full,
                ][usize::try_from(random.below(4)).unwrap()];
                let commands = match random.below(6) {
                    0 | 1 => pointers.down(input, attention, random.below(2) == 0),
                    2 | 3 => pointers.moved(input),
                    4 => pointers.up(input),
                    _ => pointers.cancelled(input.id),
                };
                check(&commands, &mut paints);
                assert_eq!(paints, pointers.stroke.is_some());
            }
            let mut healed = pointers.clone();
            for id in 0..5 {
                check(&pointers.up(at(id, TOUCH, 0.0, 0.0)), &mut paints);
            }
            assert!(pointers.is_idle() && !paints, "seed {seed}: {pointers:?}");
            // and without any up, the mouse works
            plain_down(&mut healed, at(0, MOUSE, 0.0, 0.0));
            assert_eq!(healed.moved(at(0, MOUSE, 9.0, 0.0)), orbit(9.0, 0.0));
        }
    }
}
