//! Texts in which terms are marked: `[[term|words as they stand]]`, or `[[term]]` for the term's own
//! name. A view can explain such a term in its place; everywhere else the mark is taken away.

use std::borrow::Cow;

const OPEN: &str = "[[";
const CLOSE: &str = "]]";

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words without a mark.
    Words(&'a str),
    /// A term to explain.
    Term {
        /// Its id in the glossary.
        id: &'a str,
        /// The words as they stand; the term's own name where there are none.
        words: Option<&'a str>,
    },
}

/// The pieces of a text in order. A mark that is not closed is words.
///
/// # Example
/// ```
/// use atlanto::content::{Piece, pieces};
/// let found: Vec<_> = pieces("A [[capsule|sleeve]] round it.").collect();
/// let term = Piece::Term { id: "capsule", words: Some("sleeve") };
/// assert_eq!(found, [Piece::Words("A "), term, Piece::Words(" round it.")]);
/// ```
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mark = rest.find(OPEN).and_then(|start| {
            let length = rest[start..].find(CLOSE)?;
            Some((start, start + length))
        });
        let (piece, after) = match mark {
            None => (Piece::Words(rest), ""),
            Some((0, end)) => (term(&rest[OPEN.len()..end]), &rest[end + CLOSE.len()..]),
            Some((start, _)) => (Piece::Words(&rest[..start]), &rest[start..]),
        };
        rest = after;
        Some(piece)
    })
}

fn term(mark: &str) -> Piece<'_> {
    let (id, words) = match mark.split_once('|') {
        Some((id, words)) => (id, Some(words)),
        None => (mark, None),
    };
    Piece::Term { id, words }
}

/// The text as it is read, without marks; `name_of` gives the name of a term by its id.
///
/// # Example
/// ```
/// let name_of = |_: &str| "Joint capsule".to_owned();
/// let text = atlanto::content::plain_text("[[capsule]]: a [[capsule|sleeve]].", name_of);
/// assert_eq!(text, "Joint capsule: a sleeve.");
/// ```
pub fn plain_text(text: &str, name_of: impl Fn(&str) -> String) -> String {
    if !text.contains(OPEN) {
        return text.to_owned();
    }
    pieces(text)
        .map(|piece| match piece {
            Piece::Words(words)
            | Piece::Term {
                words: Some(words), ..
            } => Cow::Borrowed(words),
            Piece::Term { id, words: None } => Cow::Owned(name_of(id)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(id: &'static str, words: Option<&'static str>) -> Piece<'static> {
        Piece::Term { id, words }
    }

    fn all(text: &str) -> Vec<Piece<'_>> {
        pieces(text).collect()
    }

    #[test]
    fn marks_are_told_from_words() {
        assert_eq!(all(""), []);
        assert_eq!(all("no mark"), [Piece::Words("no mark")]);
        assert_eq!(
            all("[[plasma]][[cell|cells]] and é[[dura|the wrap]]"),
            [
                term("plasma", None),
                term("cell", Some("cells")),
                Piece::Words(" and é"),
                term("dura", Some("the wrap")),
            ]
        );
    }

    #[test]
    fn what_is_not_closed_or_not_opened_is_words() {
        for text in ["a [[b", "a]] b", "a [b] c", "]][["] {
            assert_eq!(all(text), [Piece::Words(text)], "{text}");
        }
        assert_eq!(
            all("]] [[a|b]]"),
            [Piece::Words("]] "), term("a", Some("b"))]
        );
    }

    #[test]
    fn pieces_put_together_are_the_text() {
        let text = "One [[a|b]], two [[c]]; [[ three.";
        let again: String = pieces(text)
            .map(|piece| match piece {
                Piece::Words(words) => words.to_owned(),
                Piece::Term {
                    id,
                    words: Some(words),
                } => format!("[[{id}|{words}]]"),
                Piece::Term { id, words: None } => format!("[[{id}]]"),
            })
            .collect();
        assert_eq!(again, text);
    }

    #[test]
    fn plain_text_has_no_marks() {
        let name_of = |id: &str| id.to_uppercase();
        assert_eq!(plain_text("as it is", name_of), "as it is");
        assert_eq!(plain_text("a [[b|c]] [[d]].", name_of), "a c D.");
    }
}
