//! A W3C WebDriver client over plain HTTP: what the browser tests and the stills need, and no more.

use serde_json::{Value, json};
use std::{
    error::Error,
    fmt,
    io::{self, BufRead, BufReader, Read, Write},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

/// How long one command may take.
const COMMAND_LIMIT: Duration = Duration::from_secs(60);
/// How long something on a page may take to come true.
const WAIT_LIMIT: Duration = Duration::from_secs(20);
/// The key under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Why a command failed.
#[derive(Debug)]
pub enum WebDriverError {
    /// The driver could not be reached, or was silent for too long.
    Silent(String, io::Error),
    /// The driver refused: its short error and its message.
    Refused(String, String),
    /// The page did not do in time what was waited for.
    Waited(String),
    /// The driver's answer is not what the standard says.
    Odd(String),
}

impl fmt::Display for WebDriverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Silent(command, error) => {
                write!(f, "the driver did not answer {command}: {error}")
            }
            Self::Refused(error, message) => {
                write!(f, "{error}: {}", message.lines().next().unwrap_or_default())
            }
            Self::Waited(what) => write!(f, "waited {} s until {what}", WAIT_LIMIT.as_secs()),
            Self::Odd(answer) => write!(f, "the driver answered {answer}"),
        }
    }
}

impl Error for WebDriverError {}

/// Result of a command.
pub type Done<T = ()> = Result<T, WebDriverError>;

/// An element of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element(String);

impl Element {
    /// The element as an argument for a script.
    #[must_use]
    pub fn as_argument(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

/// A browser window under our hands; it closes when dropped.
#[derive(Debug)]
pub struct Session {
    port: u16,
    id: String,
}

impl Session {
    /// Opens a window with the driver on this port.
    ///
    /// # Errors
    /// When the driver cannot start the browser.
    pub fn open(port: u16, capabilities: &Value) -> Done<Self> {
        let answer = call(
            port,
            "POST",
            "/session",
            Some(&json!({ "capabilities": { "alwaysMatch": capabilities } })),
        )?;
        let id = answer["sessionId"]
            .as_str()
            .ok_or_else(|| WebDriverError::Odd(answer.to_string()))?
            .to_owned();
        let session = Self { port, id };
        session.post(
            "timeouts",
            &json!({ "script": 40_000, "pageLoad": 40_000, "implicit": 0 }),
        )?;
        Ok(session)
    }

    /// Goes to an address and waits until it is loaded.
    ///
    /// # Errors
    /// When it does not load.
    pub fn go(&self, url: &str) -> Done {
        self.post("url", &json!({ "url": url })).map(drop)
    }

    /// The address of the top page.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn url(&self) -> Done<String> {
        let url = call(self.port, "GET", &format!("/session/{}/url", self.id), None)?;
        url.as_str()
            .map(str::to_owned)
            .ok_or_else(|| WebDriverError::Odd(url.to_string()))
    }

    /// The Back button.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn back(&self) -> Done {
        self.post("back", &json!({})).map(drop)
    }

    /// The Forward button.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn forward(&self) -> Done {
        self.post("forward", &json!({})).map(drop)
    }

    /// Sets the size of the window, in CSS pixels.
    ///
    /// # Errors
    /// When the browser will not.
    pub fn resize(&self, width: u32, height: u32) -> Done {
        self.post("window/rect", &json!({ "width": width, "height": height }))
            .map(drop)
    }

    /// The first element that fits a CSS selector.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(&self, selector: &str) -> Done<Element> {
        let answer = self.post(
            "element",
            &json!({ "using": "css selector", "value": selector }),
        )?;
        let id = answer[ELEMENT]
            .as_str()
            .ok_or_else(|| WebDriverError::Odd(answer.to_string()))?;
        Ok(Element(id.to_owned()))
    }

    /// The element that a script returns.
    ///
    /// # Errors
    /// When it returns none.
    pub fn find_by(&self, script: &str, arguments: &[Value]) -> Done<Element> {
        let answer = self.run(script, arguments)?;
        let id = answer[ELEMENT].as_str().ok_or_else(|| {
            WebDriverError::Waited(format!("there is such an element: {arguments:?}"))
        })?;
        Ok(Element(id.to_owned()))
    }

    /// Clicks an element as a person would: it must be in view and uncovered.
    ///
    /// # Errors
    /// When it cannot be clicked.
    pub fn click(&self, element: &Element) -> Done {
        self.post(&format!("element/{}/click", element.0), &json!({}))
            .map(drop)
    }

    /// Clicks a point of the current frame, in its CSS pixels.
    ///
    /// # Errors
    /// When the point is outside.
    pub fn click_at(&self, x: f64, y: f64) -> Done {
        self.drag(&[(x, y)])
    }

    /// Presses the mouse at the first of these points, CSS px of the window, and lets go at the
    /// last.
    ///
    /// # Errors
    /// When a point is outside.
    pub fn drag(&self, way: &[(f64, f64)]) -> Done {
        let to = |&(x, y): &(f64, f64)| json!({ "type": "pointerMove", "duration": 20, "x": x.round(), "y": y.round(), "origin": "viewport" });
        let mut actions: Vec<Value> = way.iter().map(to).collect();
        actions.insert(
            1.min(actions.len()),
            json!({ "type": "pointerDown", "button": 0 }),
        );
        actions.extend([
            json!({ "type": "pause", "duration": 60 }),
            json!({ "type": "pointerUp", "button": 0 }),
        ]);
        let mouse = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
        self.post("actions", &json!({ "actions": [mouse] }))
            .map(drop)
    }

    /// Presses and releases one key, wherever the focus is; see [`key`] for keys without a
    /// character.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn press(&self, key: char) -> Done {
        self.chord(&[key])
    }

    /// Presses keys in this order and releases them in the other, as for Shift and Tab.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn chord(&self, keys: &[char]) -> Done {
        let down = keys
            .iter()
            .map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys
            .iter()
            .rev()
            .map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<Value> = down.chain(up).collect();
        self.post(
            "actions",
            &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }),
        )
        .map(drop)
    }

    /// Runs a script in the current frame and gives what it returns; the policy of the page does
    /// not apply to it.
    ///
    /// # Errors
    /// When the script throws.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Done<Value> {
        self.post(
            "execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Runs a script that hands its result to `done(result)`.
    ///
    /// # Errors
    /// When it throws, or is not done in time.
    pub fn run_until_done(&self, script: &str, arguments: &[Value]) -> Done<Value> {
        let script = format!("const done = arguments[arguments.length - 1]; {script}");
        self.post(
            "execute/async",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Waits until an expression is truthy, and gives its value; `what` completes the sentence
    /// "waited until …".
    ///
    /// # Errors
    /// [`WebDriverError::Waited`] when it takes too long, with the last value seen.
    #[expect(clippy::disallowed_methods, reason = "a host tool has a clock")]
    pub fn wait_for(&self, what: &str, expression: &str) -> Done<Value> {
        let start = Instant::now();
        loop {
            let value = self.run(&format!("return ({expression});"), &[])?;
            if !matches!(value, Value::Null | Value::Bool(false))
                && value != json!(0)
                && value != json!("")
            {
                return Ok(value);
            }
            if start.elapsed() > WAIT_LIMIT {
                return Err(WebDriverError::Waited(what.to_owned()));
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Goes on inside a frame, or with `None` back on the top page.
    ///
    /// # Errors
    /// When the element is no frame.
    pub fn enter(&self, frame: Option<&Element>) -> Done {
        self.post("frame", &json!({ "id": frame.map(Element::as_argument) }))
            .map(drop)
    }

    /// A picture of the window, as base64 of a PNG.
    ///
    /// # Errors
    /// When the window is gone.
    pub fn screenshot(&self) -> Done<String> {
        self.picture("screenshot")
    }

    /// A picture of an element, as base64 of a PNG.
    ///
    /// # Errors
    /// When the element is gone.
    pub fn picture_of(&self, element: &Element) -> Done<String> {
        self.picture(&format!("element/{}/screenshot", element.0))
    }

    fn picture(&self, command: &str) -> Done<String> {
        let picture = call(
            self.port,
            "GET",
            &format!("/session/{}/{command}", self.id),
            None,
        )?;
        picture
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| WebDriverError::Odd("a picture that is no text".to_owned()))
    }

    fn post(&self, command: &str, body: &Value) -> Done<Value> {
        call(
            self.port,
            "POST",
            &format!("/session/{}/{command}", self.id),
            Some(body),
        )
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // a browser that has crashed is closed already
        call(self.port, "DELETE", &format!("/session/{}", self.id), None).ok();
    }
}

/// Keys without a character, as WebDriver numbers them.
pub mod key {
    /// Shift.
    pub const SHIFT: char = '\u{E008}';
    /// Tab.
    pub const TAB: char = '\u{E004}';
    /// Enter.
    pub const ENTER: char = '\u{E007}';
    /// Escape.
    pub const ESCAPE: char = '\u{E00C}';
    /// Space.
    pub const SPACE: char = ' ';
    /// Arrow to the left.
    pub const LEFT: char = '\u{E012}';
    /// Arrow to the right.
    pub const RIGHT: char = '\u{E014}';
    /// Arrow down.
    pub const DOWN: char = '\u{E015}';
}

/// Whether a driver answers on this port and is ready.
#[must_use]
pub fn is_ready(port: u16) -> bool {
    call(port, "GET", "/status", None).is_ok_and(|status| status["ready"] == json!(true))
}

fn call(port: u16, method: &str, path: &str, body: Option<&Value>) -> Done<Value> {
    let text = exchange(port, method, path, body)
        .map_err(|error| WebDriverError::Silent(format!("{method} {path}"), error))?;
    let mut answer: Value =
        serde_json::from_str(&text).map_err(|odd| WebDriverError::Odd(format!("{odd}: {text}")))?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(WebDriverError::Refused(
            error.to_owned(),
            value["message"].as_str().unwrap_or_default().to_owned(),
        )),
        None => Ok(value),
    }
}

fn exchange(port: u16, method: &str, path: &str, body: Option<&Value>) -> io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(COMMAND_LIMIT))?;
    stream.set_nodelay(true)?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json; charset=utf-8\r\n"
    );
    stream.write_all(
        format!(
            "{head}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
        .as_bytes(),
    )?;
    read_answer(&mut BufReader::new(stream))
}

/// The body of an HTTP answer: with a length, in chunks, or until the end.
fn read_answer(stream: &mut impl BufRead) -> io::Result<String> {
    let (mut length, mut chunked) = (None, false);
    let mut line = String::new();
    while stream.read_line(&mut line)? > 0 && line.trim() != "" {
        if let Some((name, value)) = line.to_ascii_lowercase().split_once(':') {
            match name {
                "content-length" => length = value.trim().parse::<u64>().ok(),
                "transfer-encoding" => chunked = value.contains("chunked"),
                _ => {}
            }
        }
        line.clear();
    }
    let mut body = Vec::new();
    match (chunked, length) {
        (true, _) => read_chunks(stream, &mut body)?,
        (false, Some(length)) => drop(stream.take(length).read_to_end(&mut body)?),
        (false, None) => drop(stream.read_to_end(&mut body)?),
    }
    String::from_utf8(body).map_err(io::Error::other)
}

fn read_chunks(stream: &mut impl BufRead, body: &mut Vec<u8>) -> io::Result<()> {
    loop {
        let mut size = String::new();
        stream.read_line(&mut size)?;
        let size = u64::from_str_radix(size.trim(), 16).map_err(io::Error::other)?;
        stream.by_ref().take(size).read_to_end(body)?;
        stream.read_line(&mut String::new())?;
        if size == 0 {
            return Ok(());
        }
    }
}

/// Bytes from base64, as pictures come; none when it is not base64.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0_u32);
    for letter in text
        .bytes()
        .filter(|letter| !letter.is_ascii_whitespace() && *letter != b'=')
    {
        let value = ALPHABET.iter().position(|known| *known == letter)?;
        bits = (bits << 6) | u32::try_from(value).ok()?;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 0xff).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_by_length_in_chunks_or_to_the_end() {
        let read = |text: &str| read_answer(&mut text.as_bytes()).unwrap();
        assert_eq!(
            read("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbodyrest"),
            "body"
        );
        assert_eq!(
            read(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nbod\r\n1\r\ny\r\n0\r\n\r\n"
            ),
            "body"
        );
        assert_eq!(read("HTTP/1.1 200 OK\r\n\r\nbody"), "body");
    }

    #[test]
    fn pictures_come_as_base64() {
        assert_eq!(decode("aGVsbG8=").unwrap(), b"hello");
        assert_eq!(decode("aGVsbG8h\n").unwrap(), b"hello!");
        assert_eq!(decode("!"), None);
    }

    #[test]
    fn a_refusal_is_told_in_one_line() {
        let error = WebDriverError::Refused(
            "no such element".to_owned(),
            "nothing fits #x\nstack".to_owned(),
        );
        assert_eq!(error.to_string(), "no such element: nothing fits #x");
    }
}
