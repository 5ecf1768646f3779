//! The program's page, in sentences a reader would use.

use crate::checks::{Failure, Outcome, check};
use atlanto::site::webdriver::{Session, key};
use serde_json::{Value, json};
use std::{thread, time::Duration};

/// The page in the current window or frame.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a>(pub(crate) &'a Session);

impl<'a> Page<'a> {
    /// Opens an address of a site and waits until the program can be driven.
    pub(crate) fn open(session: &'a Session, site: &str, rest: &str) -> Outcome<Self> {
        session.go(&format!("{site}/{rest}"))?;
        let page = Self(session);
        page.is_ready()?;
        Ok(page)
    }

    /// Opens an address and waits until the model can be seen.
    pub(crate) fn with_model(session: &'a Session, site: &str, rest: &str) -> Outcome<Self> {
        let page = Self::open(session, site, rest)?;
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

    /// Presses what is marked so, as a reader with a mouse does.
    pub(crate) fn press(self, mark: &str) -> Outcome {
        let selector = format!("[data-testid=\"{mark}\"]");
        self.until(
            &format!("there is a {mark} to press"),
            &format!("document.querySelector({})", json!(selector)),
        )?;
        let script = "const found = document.querySelector(arguments[0]); found.scrollIntoView({ block: 'center' }); return found;";
        Ok(self.0.click(&self.0.find_by(script, &[json!(selector)])?)?)
    }

    /// Presses a key wherever the focus is.
    pub(crate) fn key(self, key: char) -> Outcome {
        Ok(self.0.press(key)?)
    }

    /// Walks with Tab until the focus is on what is marked so; it must be visible that it is.
    pub(crate) fn tab_to(self, mark: &str) -> Outcome {
        self.walk_to(mark, &[key::TAB])
    }

    /// Walks with Shift and Tab until the focus is on what is marked so; it must be visible that it
    /// is.
    pub(crate) fn tab_back_to(self, mark: &str) -> Outcome {
        self.walk_to(mark, &[key::SHIFT, key::TAB])
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

    /// Waits a little where nothing can be waited for: to see that nothing happens.
    pub(crate) fn rest(self, milliseconds: u64) {
        thread::sleep(Duration::from_millis(milliseconds));
    }

    /// A picture of the canvas, as base64 of a PNG.
    pub(crate) fn canvas(self) -> Outcome<String> {
        Ok(self.0.picture_of(&self.0.find("[data-testid=canvas]")?)?)
    }

    /// A picture of the canvas with its labels, once two in a row are the same.
    pub(crate) fn canvas_at_rest(self) -> Outcome<String> {
        let mut last = self.canvas()?;
        for _ in 0..20 {
            self.rest(700);
            let next = self.canvas()?;
            if next == last {
                return Ok(next);
            }
            last = next;
        }
        Err(Failure(
            "the model does not come to rest in 14 s".to_owned(),
        ))
    }
}
