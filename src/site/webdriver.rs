//! A browser window, driven through WebDriver: the library `fantoccini`, made blocking.
//!
//! Journeys and tools are plain functions that wait for each command, so each window has a runtime
//! of its own that runs only while a command is under way. `thirtyfour` would serve as well, with 102
//! crates instead of 85; `fantoccini` needs no TLS and has fingers and pens in its actions.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::{Actions, InputSource, KeyAction, KeyActions},
    elements::Element,
    error::{CmdError, NewSessionError},
    wd::{Capabilities, TimeoutConfiguration},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::{
    error::Error,
    fmt,
    future::Future,
    io, thread,
    time::{Duration, Instant},
};
use tokio::{
    runtime::{Builder, Runtime},
    time::timeout,
};

/// How long one command may take.
const COMMAND_LIMIT: Duration = Duration::from_secs(60);
/// How long a script of a page, or the loading of one, may take.
const PAGE_LIMIT: Duration = Duration::from_secs(40);
/// How long something on a page may take to come true.
const WAIT_LIMIT: Duration = Duration::from_secs(20);
/// How often a page is asked whether it has.
const WAIT_STEP: Duration = Duration::from_millis(50);

/// Why a command failed.
#[derive(Debug)]
pub enum WebDriverError {
    /// There is no runtime to wait in.
    Runtime(io::Error),
    /// The driver did not open a window.
    NewSession(NewSessionError),
    /// The driver refused a command.
    Command(CmdError),
    /// The driver was silent for longer than `COMMAND_LIMIT`.
    Silent,
    /// The page did not do in time what was waited for.
    Waited(String),
    /// The page's answer is not what was asked for.
    Odd(String),
}

impl fmt::Display for WebDriverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Runtime(error) => write!(f, "no runtime: {error}"),
            Self::NewSession(error) => write!(f, "the driver opened no window: {error}"),
            Self::Command(CmdError::Standard(refusal)) => write!(
                f,
                "{}: {}",
                refusal.error,
                refusal.message.lines().next().unwrap_or_default()
            ),
            Self::Command(error) => write!(f, "the driver did not do it: {error}"),
            Self::Silent => {
                write!(f, "the driver was silent for {} s", COMMAND_LIMIT.as_secs())
            }
            Self::Waited(what) => write!(f, "waited {} s until {what}", WAIT_LIMIT.as_secs()),
            Self::Odd(answer) => write!(f, "the page answered {answer}"),
        }
    }
}

impl Error for WebDriverError {}

impl From<CmdError> for WebDriverError {
    fn from(error: CmdError) -> Self {
        Self::Command(error)
    }
}

/// Result of a command.
pub type Done<T = ()> = Result<T, WebDriverError>;

/// A browser window under our hands; it closes when dropped.
#[derive(Debug)]
pub struct Session {
    client: Client,
    runtime: Runtime,
}

impl Session {
    /// Opens a window with the driver on this port of this machine.
    ///
    /// # Errors
    /// When the driver cannot start the browser.
    pub fn open(port: u16, capabilities: Capabilities) -> Done<Self> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(WebDriverError::Runtime)?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{port}");
        let client = runtime
            .block_on(async { timeout(COMMAND_LIMIT, builder.connect(&address)).await })
            .or(Err(WebDriverError::Silent))?
            .map_err(WebDriverError::NewSession)?;
        let session = Self { client, runtime };
        let limits = TimeoutConfiguration::new(
            Some(PAGE_LIMIT),
            Some(PAGE_LIMIT),
            Some(Duration::from_millis(0)),
        );
        session.finish(session.client.update_timeouts(limits))?;
        Ok(session)
    }

    /// Waits for a command.
    fn finish<T>(&self, command: impl Future<Output = Result<T, CmdError>>) -> Done<T> {
        // the timer must be made inside the runtime
        let done = self
            .runtime
            .block_on(async { timeout(COMMAND_LIMIT, command).await });
        done.or(Err(WebDriverError::Silent))?
            .map_err(WebDriverError::Command)
    }

    /// Goes to an address and waits until it is loaded.
    ///
    /// # Errors
    /// When it does not load.
    pub fn go(&self, url: &str) -> Done {
        self.finish(self.client.goto(url))
    }

    /// The Back button.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn back(&self) -> Done {
        self.finish(self.client.back())
    }

    /// The Forward button.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn forward(&self) -> Done {
        self.finish(self.client.forward())
    }

    /// Sets the size of the window, in CSS pixels.
    ///
    /// # Errors
    /// When the browser will not.
    pub fn resize(&self, width: u32, height: u32) -> Done {
        self.finish(self.client.set_window_size(width, height))
    }

    /// The first element that fits a CSS selector.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(&self, selector: &str) -> Done<Element> {
        self.finish(self.client.find(Locator::Css(selector)))
    }

    /// Clicks an element as a person would: it must be in view and uncovered.
    ///
    /// # Errors
    /// When it cannot be clicked.
    pub fn click(&self, element: &Element) -> Done {
        self.finish(element.click())
    }

    /// Moves, presses and releases pointers and keys as these input sources say, in step with each
    /// other.
    ///
    /// # Errors
    /// When a point is outside of the window, or the driver does not know such a source.
    pub fn perform(&self, actions: impl Into<Actions>) -> Done {
        self.finish(self.client.perform_actions(actions))
    }

    /// Releases everything that [`Self::perform`] left pressed.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn release(&self) -> Done {
        self.finish(self.client.release_actions())
    }

    /// Presses keys in this order and releases them in the other, as for Shift and Tab, wherever
    /// the focus is; see [`fantoccini::key::Key`] for keys without a character.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn chord(&self, keys: &[char]) -> Done {
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        let keyboard = KeyActions::new("keyboard".to_owned());
        self.perform(down.chain(up).fold(keyboard, KeyActions::then))
    }

    /// Runs a script in the current frame and gives what it returns; the policy of the page does
    /// not apply to it.
    ///
    /// # Errors
    /// When the script throws.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Done<Value> {
        self.finish(self.client.execute(script, arguments.to_vec()))
    }

    /// Runs a script that hands its result to `done(result)`.
    ///
    /// # Errors
    /// When it throws, or is not done in time.
    pub fn run_until_done(&self, script: &str, arguments: &[Value]) -> Done<Value> {
        let script = format!("const done = arguments[arguments.length - 1]; {script}");
        self.finish(self.client.execute_async(&script, arguments.to_vec()))
    }

    /// Waits until an expression is truthy, and gives its value; `what` completes the sentence
    /// "waited until …".
    ///
    /// # Errors
    /// [`WebDriverError::Waited`] when it takes too long.
    pub fn wait_for(&self, what: &str, expression: &str) -> Done<Value> {
        let script = format!("return ({expression});");
        wait_until(what, || {
            let value = self.run(&script, &[])?;
            Ok(is_truthy(&value).then_some(value))
        })
    }

    /// Goes on inside a frame, or with `None` back on the page that holds it; on the top page that
    /// changes nothing.
    ///
    /// # Errors
    /// When the element is no frame.
    pub fn enter(&self, frame: Option<&Element>) -> Done {
        match frame {
            Some(frame) => self.finish(frame.enter_frame()),
            None => self.finish(self.client.enter_parent_frame()),
        }
    }

    /// A picture of the window, as a PNG.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn screenshot(&self) -> Done<Vec<u8>> {
        self.finish(self.client.screenshot())
    }

    /// A picture of an element, as a PNG.
    ///
    /// # Errors
    /// When the element is gone.
    pub fn picture_of(&self, element: &Element) -> Done<Vec<u8>> {
        self.finish(element.screenshot())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // a browser that has crashed is closed already
        self.finish(self.client.clone().close()).ok();
    }
}

/// Tries until there is a value; `what` completes the sentence "waited until …".
///
/// # Errors
/// [`WebDriverError::Waited`] when it takes too long, or the first error of a try.
#[expect(clippy::disallowed_methods, reason = "a host tool has a clock")]
pub fn wait_until<T>(what: &str, mut attempt: impl FnMut() -> Done<Option<T>>) -> Done<T> {
    let start = Instant::now();
    loop {
        if let Some(value) = attempt()? {
            return Ok(value);
        }
        if start.elapsed() > WAIT_LIMIT {
            return Err(WebDriverError::Waited(what.to_owned()));
        }
        thread::sleep(WAIT_STEP);
    }
}

/// Whether JavaScript takes a value for true.
fn is_truthy(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && *value != json!(0) && *value != json!("")
}

/// Base64 of bytes, as scripts of a page take them.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// Bytes from base64, as scripts of a page give them; none when it is not base64.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    BASE64_STANDARD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_javascript_takes_for_true_is_true() {
        for value in [json!(null), json!(false), json!(0), json!("")] {
            assert!(!is_truthy(&value), "{value}");
        }
        for value in [json!(true), json!(-1), json!("0"), json!([]), json!({})] {
            assert!(is_truthy(&value), "{value}");
        }
    }

    #[test]
    fn waiting_ends_with_the_first_value_or_the_first_error() {
        let mut tries = 0;
        let third = wait_until("it is the third try", || {
            tries += 1;
            Ok((tries == 3).then_some(tries))
        });
        assert_eq!(third.ok(), Some(3));
        let error = wait_until::<()>("never", || Err(WebDriverError::Odd("no".to_owned())));
        assert!(matches!(error, Err(WebDriverError::Odd(_))));
    }
}
