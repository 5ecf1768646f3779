//! The program's page, in sentences a reader would use.

use crate::checks::{Failure, Outcome, check, same};
use crate::pointer::Point;
use crate::window::Window;
use atlanto::site::ready::WHOLE_MODEL_HERE;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::{thread, time::Duration};

/// The selector of what is marked so.
fn marked(mark: &str) -> String {
    format!("[data-testid=\"{mark}\"]")
}

/// The page in the current window or frame.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a>(pub(crate) &'a Window);

impl<'a> Page<'a> {
    /// Loads an address of a site and waits until the program can be driven.
    pub(crate) fn open(window: &'a Window, site: &str, rest: &str) -> Outcome<Self> {
        // an address that differs in its fragment alone would not be loaded
        window.go("about:blank")?;
        window.go(&format!("{site}/{rest}"))?;
        let page = Self(window);
        page.is_ready()?;
        Ok(page)
    }

    /// Opens an address and waits until the model can be seen.
    pub(crate) fn with_model(window: &'a Window, site: &str, rest: &str) -> Outcome<Self> {
        let page = Self::open(window, site, rest)?;
        page.graphics_are("ready")?;
        Ok(page)
    }

    /// Waits until the program can be driven.
    pub(crate) fn is_ready(self) -> Outcome {
        self.until(
            "the program is ready",
            "document.body && document.body.dataset.ready === 'true'",
        )
    }

    /// Waits for a condition of the 3D view: `loading`, `ready`, `lost` or `unavailable`.
    pub(crate) fn graphics_are(self, condition: &str) -> Outcome {
        self.until(
            &format!("the graphics are {condition}"),
            &format!("document.body?.dataset.graphics === '{condition}'"),
        )
    }

    /// Waits until an expression is true.
    pub(crate) fn until(self, what: &str, expression: &str) -> Outcome {
        self.0.wait_for(what, expression)?;
        Ok(())
    }

    /// Waits until the button of this mark is there and pressed.
    pub(crate) fn is_pressed(self, mark: &str) -> Outcome {
        let pressed = format!(
            "document.querySelector('[data-testid=\"{mark}\"]')?.getAttribute('aria-pressed') === 'true'"
        );
        self.until(&format!("{mark} is pressed"), &pressed)
    }

    /// Waits until the heading of the words reads so.
    pub(crate) fn title_is(self, title: &str) -> Outcome {
        let wanted = json!(title);
        self.until(
            &format!("the title is {title:?}"),
            &format!("[...document.querySelectorAll('[data-testid=title]')].some(title => title.textContent.trim() === {wanted})"),
        )
    }

    /// The heading of the words.
    pub(crate) fn title(self) -> Outcome<String> {
        self.text("[...document.querySelectorAll('[data-testid=title]')].map(title => title.textContent.trim()).join()")
    }

    /// The fragment of the address, with its `#`.
    pub(crate) fn fragment(self) -> Outcome<String> {
        self.text("location.hash")
    }

    /// Waits until the fragment holds this.
    pub(crate) fn address_says(self, part: &str) -> Outcome {
        self.until(
            &format!("the address says {part:?}"),
            &format!("location.hash.includes({})", json!(part)),
        )
    }

    /// What an expression gives, as text.
    pub(crate) fn text(self, expression: &str) -> Outcome<String> {
        let value = self.0.run(&format!("return String({expression});"), &[])?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// What an expression gives.
    pub(crate) fn value(self, expression: &str) -> Outcome<Value> {
        Ok(self.0.run(&format!("return ({expression});"), &[])?)
    }

    /// Waits until the live region says something that begins so.
    pub(crate) fn says(self, beginning: &str) -> Outcome {
        self.until(
            &format!("the live region says {beginning:?}"),
            &format!(
                "document.querySelector('[data-testid=live]').textContent.startsWith({})",
                json!(beginning)
            ),
        )
    }

    /// Presses what is marked so, as a reader with a mouse does.
    pub(crate) fn press(self, mark: &str) -> Outcome {
        self.press_at(&marked(mark))
    }

    /// Presses the first element that fits a selector, as a reader with a mouse does.
    pub(crate) fn press_at(self, selector: &str) -> Outcome {
        let shown = format!(
            "(() => {{ const found = document.querySelector({}); found?.scrollIntoView({{ block: 'center' }}); return !!found; }})()",
            json!(selector)
        );
        self.until(&format!("there is {selector} to press"), &shown)?;
        Ok(self.0.click(&self.0.find(selector)?)?)
    }

    /// Presses a key wherever the focus is.
    pub(crate) fn key(self, key: char) -> Outcome {
        Ok(self.0.chord(&[key])?)
    }

    /// Gives the focus to what is marked so.
    pub(crate) fn focus(self, mark: &str) -> Outcome {
        let focus = "document.querySelector(`[data-testid='${arguments[0]}']`).focus();";
        self.0.run(focus, &[json!(mark)]).map(drop)?;
        Ok(())
    }

    /// Walks with Tab until the focus is on what is marked so; it must be visible that it is.
    pub(crate) fn tab_to(self, mark: &str) -> Outcome {
        self.walk_to(mark, &[Key::Tab.into()])
    }

    /// Walks with Shift and Tab until the focus is on what is marked so; it must be visible that it
    /// is.
    pub(crate) fn tab_back_to(self, mark: &str) -> Outcome {
        self.walk_to(mark, &[Key::Shift.into(), Key::Tab.into()])
    }

    fn walk_to(self, mark: &str, keys: &[char]) -> Outcome {
        for _ in 0..90 {
            self.0.chord(keys)?;
            // behind the last control the focus leaves the page for the browser's own bars
            if self
                .text("document.hasFocus() ? document.activeElement?.dataset.testid ?? '' : ''")?
                == mark
            {
                let look = "const look = getComputedStyle(document.activeElement); return look.outlineStyle !== 'none' || look.boxShadow !== 'none';";
                return check(
                    self.0.run(look, &[])? == json!(true),
                    format!("the focus on {mark} cannot be seen"),
                );
            }
        }
        check(false, format!("90 presses of Tab do not lead to {mark}"))
    }

    /// Watches for so long that nothing happens: what an expression gives stays the same.
    pub(crate) fn stays(self, what: &str, expression: &str, milliseconds: u64) -> Outcome {
        let before = self.value(expression)?;
        thread::sleep(Duration::from_millis(milliseconds));
        same(what, &self.value(expression)?, &before)
    }

    /// Waits until nothing moves: no further frame is asked for and no transition runs.
    pub(crate) fn is_still(self) -> Outcome {
        self.0
            .run_until_done("window.probe.still().then(done);", &[])?;
        Ok(())
    }

    /// Waits until every piece of the model is in the scene.
    pub(crate) fn has_whole_model(self) -> Outcome {
        self.until("the whole model is here", WHOLE_MODEL_HERE)
    }

    /// A picture of the canvas with its labels as a PNG, once nothing moves.
    pub(crate) fn canvas_at_rest(self) -> Outcome<Vec<u8>> {
        self.is_still()?;
        Ok(self.0.picture_of(&self.0.find(&marked("canvas"))?)?)
    }

    /// A point of the canvas, as shares of its width and height, in CSS px of the window or frame.
    pub(crate) fn on_canvas(self, x: f64, y: f64) -> Outcome<Point> {
        let corner = self.value(
            "(() => { const at = document.querySelector('[data-testid=canvas]').getBoundingClientRect(); return [at.left, at.top, at.width, at.height]; })()",
        )?;
        let [left, top, width, height] = [0, 1, 2, 3].map(|index| corner[index].as_f64());
        match (left, top, width, height) {
            (Some(left), Some(top), Some(width), Some(height)) => {
                Ok((left + x * width, top + y * height))
            }
            _ => Err(Failure::new(format!("the canvas has no place: {corner}"))),
        }
    }
}
