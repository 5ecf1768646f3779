//! Key-value text of queries and fragments: split and decoded, never trusted.

use crate::domain;
use std::fmt;

/// The pairs of `a=1&b=2`, decoded; pairs without a key are left out.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(key), decoded(value))
    })
}

/// Percent sequences and `+` decoded as forms do; a broken sequence stays as it is, bytes that are
/// no UTF-8 become U+FFFD.
pub(super) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = bytes
            .get(at + 1..at + 3)
            .and_then(|hex| Some(hex_digit(hex[0])? * 16 + hex_digit(hex[1])?));
        match (byte, escaped) {
            (b'%', Some(value)) => {
                out.push(value);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            _ => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The value of a hexadecimal digit.
pub(super) fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

/// Text from outside, shown in a message: quoted, escaped, cut after 40 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedExcerpt(pub String);

impl fmt::Display for QuotedExcerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(40) {
            Some((end, _)) => write!(f, "{}…", domain::Quoted(&self.0[..end])),
            None => domain::Quoted(&self.0).fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_decoded_and_broken_ones_stay() {
        assert_eq!(decoded("a%2Cb+c"), "a,b c");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%4"), "%zz%4");
        assert_eq!(decoded("%ff"), "\u{fffd}");
        assert_eq!(decoded("é%C3%A9"), "éé");
    }

    #[test]
    fn what_is_quoted_is_escaped_and_cut() {
        assert_eq!(QuotedExcerpt("a\n".to_owned()).to_string(), "\"a\\n\"");
        assert_eq!(
            QuotedExcerpt("é".repeat(50)).to_string(),
            format!("\"{}\"…", "é".repeat(40))
        );
    }
}
