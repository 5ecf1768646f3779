//! The reader's hand: mouse, finger and pen through the browser's own input, as WebDriver moves
//! them.

use crate::checks::Outcome;
use atlanto::site::webdriver::Session;
use fantoccini::actions::{
    Actions, InputSource, MOUSE_BUTTON_LEFT, MouseActions, PenActions, PointerAction, TouchActions,
};
use std::time::Duration;

/// A point of the window, CSS px from its upper left corner.
pub(crate) type Point = (f64, f64);

/// How long a pointer takes from one point to the next.
const MOVE: Duration = Duration::from_millis(20);
/// How long it stays before it lets go.
const HOLD: Duration = Duration::from_millis(60);

/// Appends a press at the first point, a way over the others, and the letting go.
fn along<S: InputSource<Action = PointerAction>>(pointer: S, way: &[Point]) -> S {
    let to = |&(x, y): &Point| PointerAction::MoveTo {
        duration: Some(MOVE),
        x: x.round(),
        y: y.round(),
    };
    let (first, rest) = way.split_at(way.len().min(1));
    let pointer = first.iter().map(to).fold(pointer, S::then);
    let pointer = pointer.then(PointerAction::Down {
        button: MOUSE_BUTTON_LEFT,
    });
    let pointer = rest.iter().map(to).fold(pointer, S::then).pause(HOLD);
    pointer.then(PointerAction::Up {
        button: MOUSE_BUTTON_LEFT,
    })
}

fn perform(session: &Session, actions: impl Into<Actions>) -> Outcome {
    session.perform(actions)?;
    Ok(session.release()?)
}

/// Presses the mouse at the first point, moves it over the others and lets go at the last.
pub(crate) fn drag(session: &Session, way: &[Point]) -> Outcome {
    perform(session, along(MouseActions::new("mouse".to_owned()), way))
}

/// Clicks with the mouse.
pub(crate) fn click(session: &Session, at: Point) -> Outcome {
    drag(session, &[at])
}

/// Moves fingers at the same time, each along its own way.
pub(crate) fn touch(session: &Session, ways: &[&[Point]]) -> Outcome {
    let fingers: Vec<TouchActions> = ways
        .iter()
        .enumerate()
        .map(|(number, way)| along(TouchActions::new(format!("finger {number}")), way))
        .collect();
    perform(session, fingers)
}

/// Draws with a pen.
pub(crate) fn pen(session: &Session, way: &[Point]) -> Outcome {
    perform(session, along(PenActions::new("pen".to_owned()), way))
}

/// Draws with a pen while the palm of the same hand moves on the screen.
pub(crate) fn pen_and_palm(session: &Session, pen: &[Point], palm: &[Point]) -> Outcome {
    let pen = along(PenActions::new("pen".to_owned()), pen);
    // the palm comes down after the pen: both sources go on step by step together
    let later = TouchActions::new("palm".to_owned()).pause(MOVE).pause(MOVE);
    perform(session, Actions::from(pen).and(along(later, palm)))
}
