//! What can be wrong with a content file.

use std::{error::Error, fmt};

/// Why content could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentError {
    /// The file is not what it should be.
    Unreadable {
        /// Name of the file.
        file: String,
        /// Where and why.
        why: String,
    },
    /// Two texts have the same id.
    TwoTexts {
        /// Name of the file with the second text.
        file: String,
        /// The id.
        id: String,
    },
}

impl ContentError {
    pub(super) fn unreadable(file: &str, why: &dyn fmt::Display) -> Self {
        Self::Unreadable {
            file: file.to_owned(),
            why: why.to_string(),
        }
    }
}

impl fmt::Display for ContentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { file, why } => {
                write!(f, "the content file {file} cannot be read: {why}")
            }
            Self::TwoTexts { file, id } => {
                write!(f, "the content file {file} gives a second text for {id}")
            }
        }
    }
}

impl Error for ContentError {}
