//! How a journey fails: with one sentence.

use atlanto::site::webdriver::WebDriverError;
use std::{fmt, io};

/// What went wrong.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<WebDriverError> for Failure {
    fn from(error: WebDriverError) -> Self {
        Self(error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Result of a journey or of a part of it.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// Fails with the sentence unless it is true.
pub(crate) fn check(holds: bool, sentence: impl Into<String>) -> Outcome {
    if holds {
        Ok(())
    } else {
        Err(Failure(sentence.into()))
    }
}

/// Fails unless both are the same; `what` names what is compared.
pub(crate) fn same<T: PartialEq + fmt::Debug>(what: &str, seen: &T, wanted: &T) -> Outcome {
    check(
        seen == wanted,
        format!("{what}: saw {seen:?}, wanted {wanted:?}"),
    )
}
