//! What can be wrong with a content file.

use std::{error::Error, fmt};

/// Why content could not be read.
#[derive(Debug)]
pub enum ContentError {
    /// The file is not the JSON it should be.
    Unreadable {
        /// Name of the file under `assets/content`.
        file: String,
        /// Where and why.
        source: serde_json::Error,
    },
    /// Two texts have the same id.
    TwoTexts {
        /// Name of the file with the second text.
        file: String,
        /// The id.
        id: String,
    },
}

impl fmt::Display for ContentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { file, source } => write!(f, "the content file {file} cannot be read: {source}"),
            Self::TwoTexts { file, id } => write!(f, "the content file {file} gives a second text for {id}"),
        }
    }
}

impl Error for ContentError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unreadable { source, .. } => Some(source),
            Self::TwoTexts { .. } => None,
        }
    }
}
