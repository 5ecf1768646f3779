//! What a pointer that went down and moved means.

use glam::Vec2;

/// A pointer that travelled less than this may still be a click, CSS px.
const CLICK_TRAVEL_PX: f32 = 6.0;
/// A pointer that was down for less than this may be a click, ms.
const CLICK_TIME_MS: f64 = 400.0;

/// One pointer from down to up: a click until it has travelled or stayed too long.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gesture {
    start_px: Vec2,
    last_px: Vec2,
    start_ms: f64,
    travelled: bool,
}

/// What a finished gesture was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A short press in one place.
    Click,
    /// The view was moved.
    Drag,
}

impl Gesture {
    /// A pointer went down.
    #[must_use]
    pub fn down(at_px: Vec2, now_ms: f64) -> Self {
        Self {
            start_px: at_px,
            last_px: at_px,
            start_ms: now_ms,
            travelled: false,
        }
    }

    /// The pointer moved: the way since the last move, in px, once it is no longer a click; the way
    /// held back until then comes with the first.
    pub fn moved(&mut self, to_px: Vec2) -> Option<Vec2> {
        self.travelled |= to_px.distance(self.start_px) >= CLICK_TRAVEL_PX;
        if !self.travelled {
            return None;
        }
        let way = to_px - self.last_px;
        self.last_px = to_px;
        Some(way)
    }

    /// A second pointer joined: this is no click any more.
    pub fn spoil(&mut self) {
        self.travelled = true;
    }

    /// The pointer went up.
    #[must_use]
    pub fn up(&self, now_ms: f64) -> Meaning {
        if self.travelled || now_ms - self.start_ms >= CLICK_TIME_MS {
            Meaning::Drag
        } else {
            Meaning::Click
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_still_press_is_a_click() {
        let mut gesture = Gesture::down(Vec2::new(10.0, 10.0), 1000.0);
        assert_eq!(gesture.moved(Vec2::new(14.0, 13.0)), None);
        assert_eq!(gesture.up(1399.0), Meaning::Click);
        assert_eq!(gesture.up(1400.0), Meaning::Drag);
    }

    #[test]
    fn a_travelling_pointer_drags_and_loses_no_way() {
        let mut gesture = Gesture::down(Vec2::ZERO, 0.0);
        assert_eq!(gesture.moved(Vec2::new(3.0, 0.0)), None);
        assert_eq!(
            gesture.moved(Vec2::new(8.0, 0.0)),
            Some(Vec2::new(8.0, 0.0))
        );
        assert_eq!(gesture.moved(Vec2::ZERO), Some(Vec2::new(-8.0, 0.0)));
        assert_eq!(gesture.up(50.0), Meaning::Drag);
    }

    #[test]
    fn two_fingers_never_click() {
        let mut gesture = Gesture::down(Vec2::ZERO, 0.0);
        gesture.spoil();
        assert_eq!(gesture.up(10.0), Meaning::Drag);
    }
}
