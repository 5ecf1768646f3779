//! Finding one text in another, plainly.
//!
//! The library's search is made for long texts, and weighs a kilobyte of the program; ours look for
//! a few letters in a sentence.

/// Where `what` first stands in `text`, as a byte offset.
#[must_use]
pub fn find_text(text: &str, what: &str) -> Option<usize> {
    let (text, what) = (text.as_bytes(), what.as_bytes());
    (0..=text.len().checked_sub(what.len())?).find(|&at| text[at..].starts_with(what))
}

/// `text` with `with` wherever `what` stands; `what` is not empty.
#[must_use]
pub fn replace_text(text: &str, what: &str, with: &str) -> String {
    split_text(text, what).join(with)
}

/// What stands between the places of `what`, which is not empty.
///
/// # Example
/// ```
/// use atlanto::domain::{replace_text, split_text};
/// assert_eq!(split_text("one; two; three", "; "), ["one", "two", "three"]);
/// assert_eq!(replace_text("Your {side} side", "{side}", "left"), "Your left side");
/// ```
#[must_use]
pub fn split_text<'a>(text: &'a str, what: &str) -> Vec<&'a str> {
    let (mut rest, mut parts) = (text, Vec::new());
    while let Some(at) = find_text(rest, what).filter(|_| !what.is_empty()) {
        parts.push(&rest[..at]);
        rest = &rest[at + what.len()..];
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_finds_what_the_library_finds() {
        for text in ["", "a", "aab", "x\n\ny\n\n", "ñandú, ñu", "aaaa"] {
            for what in ["a", "aa", "ab", "\n\n", "ñu", "z", "longer than the text"] {
                assert_eq!(find_text(text, what), text.find(what), "{what} in {text}");
                assert_eq!(split_text(text, what), text.split(what).collect::<Vec<_>>());
                assert_eq!(replace_text(text, what, "-"), text.replace(what, "-"));
            }
        }
        assert_eq!(
            (find_text("abc", ""), split_text("abc", "")),
            (Some(0), vec!["abc"])
        );
    }
}
