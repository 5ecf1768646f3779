//! Which messages count, and what becomes of those that do not.

use super::command::Command;
use super::wire::{self, ErrorCode, NAMESPACE, VERSION, WireError};
use crate::json::{JsonError, Value};

/// Most text of one message, bytes of JSON in UTF-8.
pub const MESSAGE_MAX_BYTES: usize = 64 * 1024;

/// Longest id of a message, characters.
const ID_MAX_CHARS: usize = 100;

/// Who sent a message, as the browser tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sender<'a> {
    /// `event.origin`; `"null"` from a sandboxed or local page.
    pub origin: &'a str,
    /// Whether `event.source` is the parent window, and there is one.
    pub is_parent: bool,
}

/// Marks text that is probably meant for us but cannot be parsed: the namespace as JSON writes it.
const MARK: &str = "\"atlanto\"";

/// Why a message is not parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum GateRefusal {
    /// Not from the parent window: ignored silently.
    WrongSource,
    /// Not from the origin that the query names: ignored silently.
    WrongOrigin,
    /// Too much text: answered if it bears our [`MARK`], else ignored silently.
    TooLarge { bytes: usize, marked: bool },
}

/// The JSON text of a message that may be parsed: from the parent window, from exactly the pinned
/// origin if there is one, and at most [`MESSAGE_MAX_BYTES`] long. `json` is called only for a
/// sender that is admitted.
///
/// # Errors
/// [`GateRefusal`]: the source is checked first, then the origin, then the size.
fn admit(
    sender: Sender<'_>,
    pinned: Option<&str>,
    json: impl FnOnce() -> String,
) -> Result<String, GateRefusal> {
    if !sender.is_parent {
        return Err(GateRefusal::WrongSource);
    }
    if pinned.is_some_and(|pinned| pinned != sender.origin) {
        return Err(GateRefusal::WrongOrigin);
    }
    let json = json();
    if json.len() > MESSAGE_MAX_BYTES {
        let marked = json.contains(MARK);
        return Err(GateRefusal::TooLarge {
            bytes: json.len(),
            marked,
        });
    }
    Ok(json)
}

/// A request that was admitted and understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The host's id, to be given back; null if it gave none.
    pub id: Value,
    /// What it asks.
    pub command: Command,
}

/// What to do about a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Nothing: it is not ours, or not from whom it should be.
    Ignore,
    /// Send this text back.
    Refuse(String),
    /// Do it: see [`super::handle_request`].
    Obey(Request),
}

/// A token bucket: tokens fill up with time, and each message takes one. Times are milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TokenBucket {
    tokens: f64,
    filled_ms: f64,
}

impl TokenBucket {
    /// Messages per second that are allowed for any length of time.
    pub const PER_SECOND: u32 = 60;
    /// Messages that are allowed at once after a pause.
    pub const BURST: f64 = 120.0;

    /// A full bucket.
    #[must_use]
    pub fn full(now_ms: f64) -> Self {
        Self {
            tokens: Self::BURST,
            filled_ms: now_ms,
        }
    }

    /// Takes a token, if there is one. A clock that goes back fills nothing.
    pub fn take(&mut self, now_ms: f64) -> bool {
        let passed_ms = (now_ms - self.filled_ms).max(0.0);
        self.filled_ms = self.filled_ms.max(now_ms);
        self.tokens =
            (self.tokens + passed_ms * f64::from(Self::PER_SECOND) / 1000.0).min(Self::BURST);
        let some = self.tokens >= 1.0;
        if some {
            self.tokens -= 1.0;
        }
        some
    }
}

/// Decides which messages count. Knows the pinned origin, the rate limit, and the target origin of
/// answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    pinned: Option<String>,
    learnt: Option<String>,
    bucket: TokenBucket,
}

impl Gate {
    /// A gate for messages of `pinned` only, or of whatever origin the parent window has.
    #[must_use]
    pub fn new(pinned: Option<String>, now_ms: f64) -> Self {
        Self {
            pinned,
            learnt: None,
            bucket: TokenBucket::full(now_ms),
        }
    }

    /// Judges a message that came at `now_ms`, milliseconds of any clock: first by its sender, then
    /// by its size, then by what it says.
    ///
    /// `json` makes the JSON text of the message's data. It is called only for an admitted sender,
    /// so that strangers cost nothing. `id` is the message's id where it is a text: a message that
    /// is too large or nested too deeply is refused by it, as it is not parsed.
    pub fn receive(
        &mut self,
        sender: Sender<'_>,
        id: Option<&str>,
        json: impl FnOnce() -> String,
        now_ms: f64,
    ) -> Verdict {
        let json = match admit(sender, self.pinned.as_deref(), json) {
            Ok(json) => json,
            Err(GateRefusal::TooLarge {
                bytes,
                marked: true,
            }) => {
                return self.refuse_unread(
                    id,
                    ErrorCode::TooLarge,
                    format!(
                        "the message has {bytes} bytes of JSON and at most {MESSAGE_MAX_BYTES} \
                         are read"
                    ),
                    now_ms,
                );
            }
            Err(
                GateRefusal::WrongSource
                | GateRefusal::WrongOrigin
                | GateRefusal::TooLarge { marked: false, .. },
            ) => return Verdict::Ignore,
        };
        let message = match Value::parse(&json) {
            Ok(message) if message.get("ns").and_then(Value::as_text) == Some(NAMESPACE) => message,
            Err(error @ JsonError::TooDeep(_)) if json.contains(MARK) => {
                return self.refuse_unread(
                    id,
                    ErrorCode::BadMessage,
                    format!("the message cannot be read: {error}"),
                    now_ms,
                );
            }
            Ok(_) | Err(_) => return Verdict::Ignore,
        };
        if sender.origin != "null" {
            self.learnt = Some(sender.origin.to_owned());
        }
        let given = message.get("id").unwrap_or(&Value::Null);
        let (id, id_is_good) = if is_id(given) {
            (given.clone(), true)
        } else {
            (Value::Null, false)
        };
        let read = self
            .take_token(now_ms)
            .and_then(|()| read(&message, id_is_good));
        match read {
            Ok(command) => Verdict::Obey(Request { id, command }),
            Err(error) => Verdict::Refuse(wire::reply(&id, Err(&error))),
        }
    }

    /// Refuses a message whose id is not known because it was not parsed. Like every other message
    /// it counts for the rate limit.
    fn refuse_unread(
        &mut self,
        id: Option<&str>,
        code: ErrorCode,
        message: String,
        now_ms: f64,
    ) -> Verdict {
        let error = match self.take_token(now_ms) {
            Ok(()) => WireError::new(code, message),
            Err(limited) => limited,
        };
        let id = id
            .map(|id| Value::Text(id.to_owned()))
            .filter(is_id)
            .unwrap_or(Value::Null);
        Verdict::Refuse(wire::reply(&id, Err(&error)))
    }

    fn take_token(&mut self, now_ms: f64) -> Result<(), WireError> {
        if self.bucket.take(now_ms) {
            Ok(())
        } else {
            Err(WireError::new(
                ErrorCode::RateLimited,
                format!(
                    "more than {} messages a second came",
                    TokenBucket::PER_SECOND
                ),
            ))
        }
    }

    /// The target origin of what is sent to the parent: the pinned one, else the one it wrote from.
    ///
    /// Before it has written, and when its origin is `"null"`, no target but `"*"` reaches it: the
    /// receiver is still the parent window alone, and what is sent holds nothing of a person but
    /// what was chosen in the frame.
    #[must_use]
    pub fn target_origin(&self) -> &str {
        self.pinned
            .as_deref()
            .or(self.learnt.as_deref())
            .unwrap_or("*")
    }
}

/// Null, a number, or a short text.
fn is_id(id: &Value) -> bool {
    match id {
        Value::Null | Value::Number(_) => true,
        Value::Text(text) => text.chars().count() <= ID_MAX_CHARS,
        Value::Bool(_) | Value::List(_) | Value::Object(_) => false,
    }
}

fn read(message: &Value, id_is_good: bool) -> Result<Command, WireError> {
    match message.get("v") {
        Some(version) if version.as_index() == Some(VERSION as usize) => {}
        Some(_) | None => {
            return Err(WireError::new(
                ErrorCode::BadVersion,
                format!("v has to be {VERSION}, a number"),
            ));
        }
    }
    if !id_is_good {
        return Err(WireError::new(
            ErrorCode::BadMessage,
            format!("id has to be a number or a text of at most {ID_MAX_CHARS} characters"),
        ));
    }
    let Some(kind) = message.get("type").and_then(Value::as_text) else {
        return Err(WireError::new(
            ErrorCode::BadMessage,
            "type has to be a text",
        ));
    };
    Command::parse(kind, message.get("payload").unwrap_or(&Value::Null))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HELLO: &str = r#"{"ns":"atlanto","v":1,"id":7,"type":"hello"}"#;

    const HOST: Sender<'static> = Sender {
        origin: "https://clinic.example",
        is_parent: true,
    };

    fn receive(gate: &mut Gate, json: &str, now_ms: f64) -> Verdict {
        gate.receive(HOST, None, || json.to_owned(), now_ms)
    }

    fn refusal(text: &str) -> (serde_json::Value, String) {
        match receive(&mut Gate::new(None, 0.0), text, 0.0) {
            Verdict::Refuse(reply) => {
                let reply: serde_json::Value = serde_json::from_str(&reply).unwrap();
                (
                    reply["id"].clone(),
                    format!(
                        "{}: {}",
                        reply["error"]["code"].as_str().unwrap(),
                        reply["error"]["message"].as_str().unwrap()
                    ),
                )
            }
            other @ (Verdict::Ignore | Verdict::Obey(_)) => {
                (serde_json::Value::Null, format!("{other:?}"))
            }
        }
    }

    #[test]
    fn only_the_parent_and_exactly_the_pinned_origin_are_admitted() {
        let admitted = |origin, is_parent, pinned, bytes| {
            let sender = Sender { origin, is_parent };
            admit(sender, pinned, || "x".repeat(bytes)).map(|json| json.len())
        };
        let pinned = Some("https://clinic.example");
        assert_eq!(admitted("https://clinic.example", true, pinned, 9), Ok(9));
        assert_eq!(
            admitted("null", true, None, MESSAGE_MAX_BYTES),
            Ok(MESSAGE_MAX_BYTES)
        );
        assert_eq!(
            admitted("https://clinic.example", false, pinned, 9),
            Err(GateRefusal::WrongSource)
        );
        assert_eq!(
            admitted("null", true, None, MESSAGE_MAX_BYTES + 1),
            Err(GateRefusal::TooLarge {
                bytes: 65_537,
                marked: false
            })
        );
        let others = [
            "https://clinic.example.evil.example",
            "https://clinic.exampl",
            "http://clinic.example",
            "https://clinic.example:8443",
            "null",
            "",
        ];
        for origin in others {
            assert_eq!(
                admitted(origin, true, pinned, 9),
                Err(GateRefusal::WrongOrigin),
                "{origin}"
            );
        }
    }

    #[test]
    fn what_strangers_send_is_never_made_into_text() {
        let mut gate = Gate::new(Some(HOST.origin.to_owned()), 0.0);
        let strangers = [
            Sender {
                is_parent: false,
                ..HOST
            },
            Sender {
                origin: "https://other.example",
                ..HOST
            },
        ];
        for sender in strangers {
            let verdict = gate.receive(
                sender,
                None,
                || unreachable!("{sender:?} is a stranger"),
                0.0,
            );
            assert_eq!(verdict, Verdict::Ignore);
        }
        assert!(matches!(receive(&mut gate, HELLO, 0.0), Verdict::Obey(_)));
    }

    #[test]
    fn what_is_not_ours_is_ignored_silently() {
        let others = [
            "",
            "7",
            "null",
            "\"atlanto\"",
            "[]",
            "{}",
            r#"{"ns":"other","v":1,"type":"hello"}"#,
            r#"{"ns":1}"#,
            "{\"ns\":\"atlanto\"",
            &"x".repeat(MESSAGE_MAX_BYTES + 1),
        ];
        for text in others {
            assert_eq!(
                receive(&mut Gate::new(None, 0.0), text, 0.0),
                Verdict::Ignore,
                "{text}"
            );
        }
    }

    #[test]
    fn a_broken_envelope_is_answered_with_its_id_and_a_sentence() {
        let cases = [
            (
                r#"{"ns":"atlanto","id":"a","type":"hello"}"#,
                "a".into(),
                "bad-version: v has to be 1, a number",
            ),
            (
                r#"{"ns":"atlanto","v":"1","id":2,"type":"hello"}"#,
                2.into(),
                "bad-version: v has to be 1, a number",
            ),
            (
                r#"{"ns":"atlanto","v":2,"type":"hello"}"#,
                serde_json::Value::Null,
                "bad-version: v has to be 1, a number",
            ),
            (
                r#"{"ns":"atlanto","v":1,"id":3}"#,
                3.into(),
                "bad-message: type has to be a text",
            ),
            (
                r#"{"ns":"atlanto","v":1,"id":{},"type":"hello"}"#,
                serde_json::Value::Null,
                "bad-message: id has to be a number or a text of at most 100 characters",
            ),
            (
                r#"{"ns":"atlanto","v":1,"id":4,"type":"snapshot","payload":{"width":9,"height":9}}"#,
                4.into(),
                "unknown-type: no message is called \"snapshot\"",
            ),
        ];
        for (text, id, sentence) in cases {
            assert_eq!(refusal(text), (id, sentence.to_owned()), "{text}");
        }
        // refused by its size before anything of it is parsed: it is not even whole
        let large = format!(
            r#"{{"ns":"atlanto","v":1,"id":5,"type":"hello","payload":"{}"#,
            "x".repeat(MESSAGE_MAX_BYTES)
        );
        let sentence = format!(
            "too-large: the message has {} bytes of JSON and at most 65536 are read",
            large.len()
        );
        assert_eq!(refusal(&large), (serde_json::Value::Null, sentence));
        let deep = format!(
            r#"{{"ns":"atlanto","v":1,"id":6,"type":"hello","payload":{}{}}}"#,
            "[".repeat(9000),
            "]".repeat(9000)
        );
        assert!(
            refusal(&deep)
                .1
                .starts_with("bad-message: the message cannot be read")
        );
    }

    #[test]
    fn a_flood_is_cut_to_the_pace_and_a_rest_makes_up_for_it() {
        let mut gate = Gate::new(None, 0.0);
        let mut obeyed_at = |now_ms: f64| {
            (0..200)
                .filter(|_| matches!(receive(&mut gate, HELLO, now_ms), Verdict::Obey(_)))
                .count()
        };
        assert_eq!(obeyed_at(0.0), 120);
        assert_eq!(obeyed_at(1000.0), 60);
        assert_eq!(obeyed_at(500.0), 0);
        assert_eq!(obeyed_at(1000.0), 0);
        assert_eq!(obeyed_at(60_000.0), 120);
        let Verdict::Refuse(reply) = receive(&mut gate, HELLO, 60_000.0) else {
            unreachable!("the bucket is empty")
        };
        assert!(reply.contains("rate-limited") && reply.contains("\"id\":7"));
    }

    #[test]
    fn answers_go_to_the_pinned_origin_else_to_the_one_that_wrote() {
        let mut gate = Gate::new(None, 0.0);
        assert_eq!(gate.target_origin(), "*");
        assert!(matches!(
            gate.receive(
                Sender {
                    origin: "null",
                    ..HOST
                },
                None,
                || HELLO.to_owned(),
                0.0
            ),
            Verdict::Obey(_)
        ));
        assert_eq!(gate.target_origin(), "*");
        assert!(matches!(receive(&mut gate, HELLO, 0.0), Verdict::Obey(_)));
        assert_eq!(gate.target_origin(), "https://clinic.example");
        assert_eq!(
            Gate::new(Some("https://a.example".to_owned()), 0.0).target_origin(),
            "https://a.example"
        );
    }
}
