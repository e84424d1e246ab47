//! A range of bytes in a text.

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets that is never backwards and never cuts a
/// character of the text it was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span from `start` to `end` of `text`, or `None` where that is
    /// backwards, beyond the text, or inside a character.
    ///
    /// ```
    /// use attache::model::Span;
    /// assert!(Span::new("né", 1, 3).is_some());
    /// assert!(Span::new("né", 1, 2).is_none());
    /// ```
    pub fn new(text: &str, start: usize, end: usize) -> Option<Self> {
        text.get(start..end).map(|_| Self { start, end })
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end
    }

    /// The words of `text` that the span covers; empty for another text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same span in a text that lacks the first `by` bytes.
    #[must_use]
    pub fn shifted_back(self, by: usize) -> Self {
        Self { start: self.start.saturating_sub(by), end: self.end.saturating_sub(by) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_never_backwards_or_outside() {
        assert!(Span::new("abc", 2, 1).is_none());
        assert!(Span::new("abc", 0, 4).is_none());
        assert_eq!(Span::new("abc", 1, 3).map(|s| s.of("abc")), Some("bc"));
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        let text = "abcdef";
        let of = |a, b| Span::new(text, a, b).expect("a span of the text");
        assert!(!of(0, 3).overlaps(of(3, 6)));
        assert!(of(0, 4).overlaps(of(3, 6)));
    }
}
