//! JSON as the web speaks it, in few bytes: what a host sends and what a model file says about
//! itself.
//!
//! `serde_json` reads and writes everything that never reaches a reader; in the program it would
//! cost a sixth of the whole download, most of it for numbers of more digits than anybody sends.
//! Checked against it in the tests below.
//!
//! Deliberately absent: structs of one's own (see the callers), comments and other extensions,
//! numbers beyond `f64`. Start reading at [`Value::parse`].

use std::{error::Error, fmt};

/// How deep lists and objects may lie in each other.
pub const MAX_DEPTH: usize = 64;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it was written; see [`Value::as_f64`].
    Number(String),
    /// A text without its escapes.
    Text(String),
    /// `[…]`
    List(Vec<Value>),
    /// `{…}` in the order of the text; of a key that comes twice the last counts.
    Object(Vec<(String, Value)>),
}

/// Why a text is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// What stands at this byte is not what has to stand there.
    Unexpected(usize),
    /// More than [`MAX_DEPTH`] lists and objects in each other, at this byte.
    TooDeep(usize),
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unexpected(at) => write!(f, "byte {at} is not JSON"),
            Self::TooDeep(at) => write!(
                f,
                "lists and objects lie more than {MAX_DEPTH} deep at byte {at}"
            ),
        }
    }
}

impl Error for JsonError {}

impl Value {
    /// Reads one value that fills the text.
    ///
    /// # Errors
    /// [`JsonError`] with the place of the first mistake.
    ///
    /// # Example
    /// ```
    /// let value = atlanto::json::Value::parse(r#"{"step": [1, 2.5]}"#).unwrap();
    /// assert_eq!(value.get("step").and_then(|step| step.at(1)?.as_f64()), Some(2.5));
    /// ```
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0)?;
        reader.space();
        if reader.at == text.len() {
            Ok(value)
        } else {
            Err(reader.unexpected())
        }
    }

    /// The value of a key, if this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?
            .iter()
            .rev()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// The value at an index, if this is a list that long.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<&Self> {
        self.as_list()?.get(index)
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The values, if it is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(values) = self {
            Some(values)
        } else {
            None
        }
    }

    /// Keys and values, if it is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&[(String, Self)]> {
        if let Self::Object(entries) = self {
            Some(entries)
        } else {
            None
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        if let Self::Number(text) = self {
            decimal(text)
        } else {
            None
        }
    }

    /// The whole number from 0, if it is one and written as one.
    #[must_use]
    pub fn as_index(&self) -> Option<usize> {
        if let Self::Number(text) = self {
            text.parse().ok()
        } else {
            None
        }
    }

    /// An object of these.
    #[must_use]
    pub fn object<const N: usize>(entries: [(&str, Self); N]) -> Self {
        Self::Object(
            entries
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        )
    }

    /// A list of texts.
    #[must_use]
    pub fn texts(texts: impl IntoIterator<Item = String>) -> Self {
        Self::List(texts.into_iter().map(Self::Text).collect())
    }

    /// A number of hundredths.
    #[must_use]
    pub fn hundredths(count: i32) -> Self {
        let (whole, rest) = (count.unsigned_abs() / 100, count.unsigned_abs() % 100);
        let sign = if count < 0 { "-" } else { "" };
        Self::Number(format!("{sign}{whole}.{}{}", rest / 10, rest % 10))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.to_string())
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Null, Self::Text)
    }
}

/// Writes the value as JSON, without spaces.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(yes) => f.write_str(if *yes { "true" } else { "false" }),
            Self::Number(text) => f.write_str(text),
            Self::Text(text) => quoted(text, f),
            Self::List(values) => {
                for (i, value) in values.iter().enumerate() {
                    f.write_str(if i == 0 { "[" } else { "," })?;
                    value.fmt(f)?;
                }
                f.write_str(if values.is_empty() { "[]" } else { "]" })
            }
            Self::Object(entries) => {
                for (i, (key, value)) in entries.iter().enumerate() {
                    f.write_str(if i == 0 { "{" } else { "," })?;
                    quoted(key, f)?;
                    f.write_str(":")?;
                    value.fmt(f)?;
                }
                f.write_str(if entries.is_empty() { "{}" } else { "}" })
            }
        }
    }
}

fn quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    use fmt::Write;
    f.write_str("\"")?;
    for c in text.chars() {
        match c {
            '"' | '\\' => f.write_char('\\').and_then(|()| f.write_char(c))?,
            '\0'..='\x1f' => write!(f, "\\u{:04x}", u32::from(c))?,
            _ => f.write_char(c)?,
        }
    }
    f.write_str("\"")
}

/// A decimal number such as `-1.25e-3` or a style sheet's `.5`; none for any other text, for `+1`,
/// and for the words `inf` and `nan` that the standard library reads too.
#[must_use]
pub fn decimal(text: &str) -> Option<f64> {
    let plain =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E');
    let is_number = text.bytes().all(plain) && !text.starts_with('+');
    is_number.then(|| text.parse().ok()).flatten()
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn unexpected(&self) -> JsonError {
        JsonError::Unexpected(self.at)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Passes over this word, if it comes next.
    fn take(&mut self, word: &str) -> bool {
        let comes = self.text.as_bytes()[self.at..].starts_with(word.as_bytes());
        if comes {
            self.at += word.len();
        }
        comes
    }

    fn value(&mut self, depth: usize) -> Result<Value, JsonError> {
        self.space();
        if depth > MAX_DEPTH {
            return Err(JsonError::TooDeep(self.at));
        }
        match self.peek() {
            Some(b'"') => self.quoted().map(Value::Text),
            Some(b'[') => {
                let mut values = Vec::new();
                self.members(b']', |reader| {
                    values.push(reader.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Value::List(values))
            }
            Some(b'{') => {
                let mut entries = Vec::new();
                self.members(b'}', |reader| {
                    let key = reader.quoted()?;
                    reader.space();
                    if !reader.take(":") {
                        return Err(reader.unexpected());
                    }
                    entries.push((key, reader.value(depth + 1)?));
                    Ok(())
                })?;
                Ok(Value::Object(entries))
            }
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ if self.take("null") => Ok(Value::Null),
            _ if self.take("true") => Ok(Value::Bool(true)),
            _ if self.take("false") => Ok(Value::Bool(false)),
            _ => Err(self.unexpected()),
        }
    }

    /// Members between brackets, with commas between them.
    fn members(
        &mut self,
        end: u8,
        mut member: impl FnMut(&mut Self) -> Result<(), JsonError>,
    ) -> Result<(), JsonError> {
        self.at += 1;
        self.space();
        let mut first = true;
        while self.peek() != Some(end) {
            if !first && !self.take(",") {
                return Err(self.unexpected());
            }
            first = false;
            self.space();
            member(self)?;
            self.space();
        }
        self.at += 1;
        Ok(())
    }

    /// `-`, then digits without a leading zero, a fraction, a power.
    fn number(&mut self) -> Result<Value, JsonError> {
        let start = self.at;
        self.take("-");
        if !self.take("0") {
            self.digits()?;
        }
        if self.take(".") {
            self.digits()?;
        }
        if self.take("e") || self.take("E") {
            let _signed = self.take("+") || self.take("-");
            self.digits()?;
        }
        Ok(Value::Number(self.text[start..self.at].to_owned()))
    }

    /// At least one digit.
    fn digits(&mut self) -> Result<(), JsonError> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > start {
            Ok(())
        } else {
            Err(self.unexpected())
        }
    }

    fn quoted(&mut self) -> Result<String, JsonError> {
        if !self.take("\"") {
            return Err(self.unexpected());
        }
        let mut text = String::new();
        loop {
            let c = self.text[self.at..]
                .chars()
                .next()
                .filter(|&c| c >= ' ')
                .ok_or(self.unexpected())?;
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(text),
                '\\' => text.push(self.escape()?),
                _ => text.push(c),
            }
        }
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Result<char, JsonError> {
        let meant = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.code_point();
            }
            _ => return Err(self.unexpected()),
        };
        self.at += 1;
        Ok(meant)
    }

    /// Four digits to the base of 16, or eight in two pairs for what lies beyond them; half a pair
    /// stands for no character.
    fn code_point(&mut self) -> Result<char, JsonError> {
        let first = self.unit()?;
        if !(0xD800..0xDC00).contains(&first) {
            return Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let start = self.at;
        if self.take("\\u") {
            let second = self.unit()?;
            if (0xDC00..0xE000).contains(&second) {
                let beyond = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(beyond).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
        }
        self.at = start;
        Ok(char::REPLACEMENT_CHARACTER)
    }

    fn unit(&mut self) -> Result<u32, JsonError> {
        let digits = self
            .text
            .as_bytes()
            .get(self.at..self.at + 4)
            .ok_or(self.unexpected())?;
        let unit = digits
            .iter()
            .try_fold(0, |unit, &byte| {
                Some(unit * 16 + char::from(byte).to_digit(16)?)
            })
            .ok_or(self.unexpected())?;
        self.at += 4;
        Ok(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same value as `serde_json` has it.
    fn judged(value: &Value) -> serde_json::Value {
        match value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(yes) => (*yes).into(),
            Value::Number(text) => text
                .parse::<i64>()
                .map_or_else(|_| decimal(text).unwrap().into(), Into::into),
            Value::Text(text) => text.as_str().into(),
            Value::List(values) => values.iter().map(judged).collect(),
            Value::Object(entries) => entries
                .iter()
                .map(|(key, value)| (key.clone(), judged(value)))
                .collect(),
        }
    }

    const SAMPLES: [&str; 12] = [
        "null",
        " [ true , false,null ] ",
        "{}",
        "[]",
        r#"{"a":{"b":[1,-2,3.5,1e3,-2.5E-2,0,-0.0]},"a":7}"#,
        r#""é😀 \u00e9\ud83d\ude00\n\t\r\b\f\/\\\"""#,
        "123456789012345",
        "0.000123",
        "16777217.25",
        "9007199254740991",
        "1e22",
        "{\"x\" : [ { } , [ ] ]}",
    ];

    #[test]
    fn it_reads_and_writes_as_the_library_does() {
        for text in SAMPLES {
            let (ours, theirs) = (
                Value::parse(text).unwrap(),
                serde_json::from_str::<serde_json::Value>(text).unwrap(),
            );
            assert_eq!(judged(&ours), theirs, "{text}");
            let written = ours.to_string();
            assert_eq!(Value::parse(&written), Ok(ours), "{written}");
            assert_eq!(
                serde_json::from_str::<serde_json::Value>(&written).unwrap(),
                theirs,
                "{written}"
            );
        }
    }

    #[test]
    fn it_refuses_what_the_library_refuses() {
        let wrong = [
            "",
            " ",
            "nul",
            "tru",
            "[1,]",
            "[,1]",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "01",
            "1.",
            ".5",
            "+1",
            "1e",
            "--1",
            "\"",
            "\"\n\"",
            "\"\\x\"",
            "\"\\u12\"",
            "[1",
            "{\"a\":1",
            "1 2",
            "[1 2]",
            "'a'",
            "NaN",
            "\u{feff}1",
        ];
        for text in wrong {
            assert!(Value::parse(text).is_err(), "{text}");
            assert!(
                serde_json::from_str::<serde_json::Value>(text).is_err(),
                "{text}"
            );
        }
    }

    #[test]
    fn a_spoilt_text_never_panics_and_is_judged_as_the_library_judges_it() {
        for text in SAMPLES {
            for at in (0..text.len()).filter(|&at| text.is_char_boundary(at)) {
                for with in ["", "\"", "}", "]", ",", "0", "\\", "-", "e", " "] {
                    let spoilt = format!(
                        "{}{with}{}",
                        &text[..at],
                        text[at..].chars().skip(1).collect::<String>()
                    );
                    let (ours, theirs) = (
                        Value::parse(&spoilt),
                        serde_json::from_str::<serde_json::Value>(&spoilt),
                    );
                    // the library refuses half a pair of escapes; a browser never sends one
                    let half = spoilt.contains("\\u");
                    // nor does it take a number beyond f64, which is none here only once it is
                    // asked for
                    let excused = half
                        || theirs
                            .as_ref()
                            .is_err_and(|error| error.to_string().contains("out of range"));
                    assert!(
                        excused || ours.is_ok() == theirs.is_ok(),
                        "{spoilt}: {ours:?} {theirs:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn depth_has_an_end() {
        let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(Value::parse(&deep(MAX_DEPTH)).is_ok());
        assert_eq!(
            Value::parse(&deep(9000)),
            Err(JsonError::TooDeep(MAX_DEPTH + 1))
        );
    }

    #[test]
    fn decimals_are_exact_where_they_are_used() {
        for text in [
            "0.1",
            ".5",
            "-3.0625",
            "1e-3",
            "142.857",
            "0.00390625",
            "65504",
            "123.456789012345",
            "-0.000001",
        ] {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
        assert_eq!(decimal("1e300").map(|number| number > 1e299), Some(true));
        for text in ["", "-", ".", "1.2.3", "1e", "0x1", "1 ", "inf", "NaN"] {
            assert_eq!(decimal(text), None, "{text}");
        }
        let written = [
            (0, "0.00"),
            (5, "0.05"),
            (-250, "-2.50"),
            (12_345, "123.45"),
        ];
        assert!(written.iter().all(|(count, text)| Value::hundredths(*count) == Value::Number((*text).to_owned())));
    }
}
