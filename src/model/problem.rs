//! What could not be read as it should be, said to the user instead of hidden.

use serde::{Deserialize, Serialize};

/// Something odd in a source: where it is and what it looks like. The article
/// is still the best that could be made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// A fixed word for the kind, such as `invalid-bytes` or `incomplete`.
    pub kind: String,
    /// The line of the source, counted from 1; `None` for the whole of it.
    pub line: Option<usize>,
    /// The words concerned, shortened, or a sentence about them.
    pub excerpt: String,
}

impl Problem {
    /// A problem of the whole source.
    pub fn new(kind: &str, excerpt: impl Into<String>) -> Self {
        Self { kind: kind.to_owned(), line: None, excerpt: excerpt.into() }
    }

    /// A problem at one line of the source, counted from 1.
    pub fn at(kind: &str, line: usize, excerpt: impl Into<String>) -> Self {
        Self { line: Some(line), ..Self::new(kind, excerpt) }
    }
}
