//! A browser window that remembers what every page in it has complained of.

use crate::checks::Outcome;
use atlanto::site::webdriver::{Done, Session};
use serde_json::Value;
use std::{cell::RefCell, ops::Deref};

/// What the probe has noted in the current page or frame since it was last asked.
const TAKE: &str = "return window.probe ? window.probe.take() : [];";

/// A window with what its pages noted: each page has a probe of its own, which ends with it.
#[derive(Debug)]
pub(crate) struct Window {
    session: Session,
    noted: RefCell<Vec<String>>,
}

impl Deref for Window {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl Window {
    /// A window on an empty page.
    pub(crate) fn new(session: Session) -> Self {
        Self {
            session,
            noted: RefCell::default(),
        }
    }

    /// Goes to an address; what the page before it complained of is kept.
    pub(crate) fn go(&self, url: &str) -> Outcome {
        self.collect()?;
        Ok(self.session.go(url)?)
    }

    /// Forgets all complaints.
    pub(crate) fn forget(&self) -> Outcome {
        self.collect()?;
        self.noted.take();
        Ok(())
    }

    /// Everything that the pages complained of, in this order.
    pub(crate) fn complaints(&self) -> Outcome<Vec<String>> {
        self.collect()?;
        Ok(self.noted.borrow().clone())
    }

    /// Takes the notes of the page, and of the frame in it.
    fn collect(&self) -> Done {
        self.session.enter(None)?;
        self.take()?;
        if let Ok(frame) = self.session.find("iframe") {
            self.session.enter(Some(&frame))?;
            let taken = self.take();
            self.session.enter(None)?;
            taken?;
        }
        Ok(())
    }

    fn take(&self) -> Done {
        let notes = self.session.run(TAKE, &[])?;
        let notes = notes.as_array().into_iter().flatten();
        let notes = notes.filter_map(Value::as_str).map(str::to_owned);
        self.noted.borrow_mut().extend(notes);
        Ok(())
    }
}
