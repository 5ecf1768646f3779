//! How a journey ends before its end: with one sentence.

use atlanto::site::webdriver::WebDriverError;
use std::{fmt, io};

/// Why a journey ended early.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something is wrong.
    Wrong(String),
    /// This machine cannot show it; on a build machine that is wrong too.
    Skipped(String),
}

impl Failure {
    /// Something is wrong.
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self::Wrong(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wrong(sentence) | Self::Skipped(sentence) => f.write_str(sentence),
        }
    }
}

impl From<WebDriverError> for Failure {
    fn from(error: WebDriverError) -> Self {
        Self::Wrong(error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Wrong(error.to_string())
    }
}

/// Result of a journey or of a part of it.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// Fails with the sentence unless it is true.
pub(crate) fn check(holds: bool, sentence: impl Into<String>) -> Outcome {
    if holds {
        Ok(())
    } else {
        Err(Failure::new(sentence))
    }
}

/// Fails unless both are the same; `what` names what is compared.
pub(crate) fn same<T: PartialEq + fmt::Debug>(what: &str, seen: &T, wanted: &T) -> Outcome {
    check(
        seen == wanted,
        format!("{what}: saw {seen:?}, wanted {wanted:?}"),
    )
}
