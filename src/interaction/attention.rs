//! Which input a frame takes for the model, and which it leaves to the page around it.

use super::PointerKind;

/// What a frame is like at the moment. The full page is always active.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameState {
    /// Whether the model has been given the attention of a finger and of the plain wheel.
    pub is_active: bool,
    /// Whether a button that gives it is shown, as in narrow frames that rest.
    pub has_wake_button: bool,
    /// Whether the plain wheel is for the page around the frame, unless it is active.
    pub page_scrolls: bool,
}

/// How much of a pointer the model takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    /// Nothing: it is for the page.
    Ignored,
    /// A tap picks and wakes the frame, two fingers move the model; one finger that moves scrolls
    /// the page.
    TapOrTwoFingers,
    /// Everything.
    Full,
}

/// How much of a pointer of this kind the model takes: mouse and pen work in every frame, a finger
/// moves the model only in an active one, as it scrolls the page everywhere else.
#[must_use]
pub fn attention(kind: PointerKind, frame: FrameState) -> Attention {
    match kind {
        PointerKind::Mouse | PointerKind::Pen => Attention::Full,
        PointerKind::Touch if frame.is_active => Attention::Full,
        PointerKind::Touch if frame.has_wake_button => Attention::Ignored,
        PointerKind::Touch => Attention::TapOrTwoFingers,
    }
}

/// Whether the wheel zooms the model: always where the page has no use for it, when the frame is
/// active, and with the key that asks for a zoom (Ctrl or ⌘). Otherwise the page scrolls.
#[must_use]
pub fn wheel_zooms(asks_zoom: bool, frame: FrameState) -> bool {
    asks_zoom || !frame.page_scrolls || frame.is_active
}

#[cfg(test)]
mod tests {
    use super::*;

    const RESTING: FrameState = FrameState {
        is_active: false,
        has_wake_button: false,
        page_scrolls: true,
    };

    const FRAMES: [FrameState; 4] = [
        RESTING,
        FrameState {
            has_wake_button: true,
            ..RESTING
        },
        FrameState {
            is_active: true,
            ..RESTING
        },
        FrameState {
            is_active: true,
            has_wake_button: true,
            ..RESTING
        },
    ];

    #[test]
    fn mouse_and_pen_work_in_every_frame() {
        for frame in FRAMES {
            for kind in [PointerKind::Mouse, PointerKind::Pen] {
                assert_eq!(
                    attention(kind, frame),
                    Attention::Full,
                    "{kind:?} {frame:?}"
                );
            }
        }
    }

    #[test]
    fn a_finger_scrolls_the_page_until_the_frame_is_active() {
        assert_eq!(
            FRAMES.map(|frame| attention(PointerKind::Touch, frame)),
            [
                Attention::TapOrTwoFingers,
                Attention::Ignored,
                Attention::Full,
                Attention::Full
            ]
        );
    }

    #[test]
    fn the_plain_wheel_scrolls_the_page_around_a_frame_that_rests() {
        for frame in FRAMES {
            assert_eq!(wheel_zooms(false, frame), frame.is_active, "{frame:?}");
            assert!(wheel_zooms(true, frame), "{frame:?}");
            let page = FrameState {
                page_scrolls: false,
                ..frame
            };
            assert!(wheel_zooms(false, page), "{page:?}");
        }
    }
}
