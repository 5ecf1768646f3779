//! What changes around the page: sizes, what the reader's system asks for, the WebGL context.

use super::{
    BrowserError,
    error::{refused, window},
};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlCanvasElement, MediaQueryList, ResizeObserver};

/// A media query that is watched until dropped.
#[derive(Debug)]
pub struct MediaQuery {
    list: MediaQueryList,
    _listener: EventListener,
}

impl MediaQuery {
    /// Watches a query such as `(prefers-reduced-motion: reduce)`.
    ///
    /// # Errors
    /// [`BrowserError`] when the browser does not know media queries.
    pub fn watch(
        query: &str,
        mut changed: impl FnMut(bool) + 'static,
    ) -> Result<Self, BrowserError> {
        let unknown = || BrowserError::Refused {
            what: "watch a media query",
            why: "it is not known".to_owned(),
        };
        let list = window()?
            .match_media(query)
            .map_err(refused("watch a media query"))?
            .ok_or_else(unknown)?;
        let watched = list.clone();
        let listener = EventListener::new(&list, "change", move |_| changed(watched.matches()));
        Ok(Self {
            list,
            _listener: listener,
        })
    }

    /// Whether it holds now.
    #[must_use]
    pub fn matches(&self) -> bool {
        self.list.matches()
    }
}

/// An element whose size is watched until dropped.
#[derive(Debug)]
pub struct ResizeWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl ResizeWatch {
    /// Tells once at the beginning and when the element's size changes.
    ///
    /// # Errors
    /// [`BrowserError`] when the browser cannot watch.
    pub fn watch(element: &Element, changed: impl FnMut() + 'static) -> Result<Self, BrowserError> {
        let callback = Closure::<dyn FnMut()>::new(changed);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref())
            .map_err(refused("watch a size"))?;
        observer.observe(element);
        Ok(Self {
            observer,
            _callback: callback,
        })
    }
}

impl Drop for ResizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// A canvas whose WebGL context is watched until dropped: `lost` when it is gone, `restored` when
/// it may be set up anew.
#[derive(Debug)]
pub struct ContextWatch {
    _lost: EventListener,
    _restored: EventListener,
}

impl ContextWatch {
    /// Watches the context of a canvas and asks the browser to give it back when it is lost.
    #[must_use]
    pub fn new(
        canvas: &HtmlCanvasElement,
        mut lost: impl FnMut() + 'static,
        mut restored: impl FnMut() + 'static,
    ) -> Self {
        let options = EventListenerOptions::enable_prevent_default();
        let on_lost =
            EventListener::new_with_options(canvas, "webglcontextlost", options, move |event| {
                event.prevent_default(); // without this it never comes back
                lost();
            });
        Self {
            _lost: on_lost,
            _restored: EventListener::new(canvas, "webglcontextrestored", move |_| restored()),
        }
    }
}
