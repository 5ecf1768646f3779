//! Frames, asked for only while something moves.

use std::{
    cell::{Cell, RefCell},
    fmt,
    rc::Rc,
};
use wasm_bindgen::{JsCast, closure::Closure};

/// Whether a callback needs another animation frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextFrame {
    /// Something still moves.
    Request,
    /// Nothing moves: no frame until one is asked for.
    Idle,
}

/// Runs a callback in each animation frame that was requested; stops when dropped, also from inside
/// its own callback. gloo allocates one closure for each frame; this keeps one.
pub struct FrameLoop(Rc<Shared>);

/// Set once, right after the loop was made: it must know the loop.
type Callback = RefCell<Option<Closure<dyn FnMut(f64)>>>;

struct Shared {
    pending: Cell<Option<i32>>,
    callback: Callback,
}

impl FrameLoop {
    /// Takes the callback, which is given the time of the frame, milliseconds since the page was
    /// opened. Nothing runs until [`request`](Self::request).
    pub fn new(mut step: impl FnMut(f64) -> NextFrame + 'static) -> Self {
        let shared = Rc::new(Shared {
            pending: Cell::new(None),
            callback: RefCell::new(None),
        });
        let weak = Rc::downgrade(&shared);
        *shared.callback.borrow_mut() = Some(Closure::new(move |now_ms: f64| {
            let Some(shared) = weak.upgrade() else { return };
            shared.pending.set(None);
            if step(now_ms) == NextFrame::Request {
                shared.request();
            }
        }));
        Self(shared)
    }

    /// Requests a frame; does nothing while one is pending.
    pub fn request(&self) {
        self.0.request();
    }
}

impl fmt::Debug for FrameLoop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FrameLoop")
            .field("pending", &self.0.pending)
            .finish_non_exhaustive()
    }
}

impl Shared {
    fn request(&self) {
        if self.pending.get().is_some() {
            return;
        }
        let callback = self.callback.borrow();
        if let (Some(window), Some(callback)) = (web_sys::window(), callback.as_ref()) {
            self.pending.set(
                window
                    .request_animation_frame(callback.as_ref().unchecked_ref())
                    .ok(),
            );
        }
    }

    fn cancel(&self) {
        if let (Some(window), Some(id)) = (web_sys::window(), self.pending.take()) {
            window.cancel_animation_frame(id).ok();
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.cancel();
    }
}
