//! Text from outside, as it may stand in a sentence.

use std::fmt::{self, Write};

/// A text in quotation marks; what cannot be seen, or would turn the direction of what follows, is
/// written as an escape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted<'a>(pub &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            match c {
                '"' | '\\' => f.write_char('\\').and_then(|()| f.write_char(c))?,
                '\n' => f.write_str("\\n")?,
                _ if is_invisible_or_bidi(c) => write!(f, "\\u{{{:x}}}", u32::from(c))?,
                _ => f.write_char(c)?,
            }
        }
        f.write_char('"')
    }
}

/// Whether a character is a control character, changes the direction of the text that follows
/// (Unicode bidi), or is invisible.
#[must_use]
pub fn is_invisible_or_bidi(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_disguise_a_text_is_written_out() {
        assert_eq!(
            Quoted("a \"é\\\n\u{202e}\0").to_string(),
            "\"a \\\"é\\\\\\n\\u{202e}\\u{0}\""
        );
    }
}
