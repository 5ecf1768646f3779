//! Frames, asked for only while something moves.

use std::{
    cell::{Cell, RefCell},
    fmt,
    rc::Rc,
};
use wasm_bindgen::{JsCast, closure::Closure};

/// Whether a step wants another frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Something still moves.
    Frame,
    /// Nothing moves: no frame until one is asked for.
    Rest,
}

/// Runs a step in each frame that was asked for; stops when dropped, also from inside its own step.
/// gloo has one closure for each frame; this has one for life.
pub struct FrameLoop(Rc<Shared>);

/// Set once, right after the loop was made: it must know the loop.
type Callback = RefCell<Option<Closure<dyn FnMut(f64)>>>;

struct Shared {
    pending: Cell<Option<i32>>,
    callback: Callback,
}

impl FrameLoop {
    /// Takes the step, which is given the milliseconds since the page was opened. It rests until
    /// [`request`](Self::request).
    pub fn new(mut step: impl FnMut(f64) -> Next + 'static) -> Self {
        let shared = Rc::new(Shared {
            pending: Cell::new(None),
            callback: RefCell::new(None),
        });
        let weak = Rc::downgrade(&shared);
        *shared.callback.borrow_mut() = Some(Closure::new(move |now_ms: f64| {
            let Some(shared) = weak.upgrade() else { return };
            shared.pending.set(None);
            if step(now_ms) == Next::Frame {
                shared.request();
            }
        }));
        Self(shared)
    }

    /// Asks for a frame; asking twice is asking once.
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
