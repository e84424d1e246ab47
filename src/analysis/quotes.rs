//! What is quoted in an article, and who said it.

use crate::model::{Article, Mention, Quote};

/// The quotations of an article, ordered by field and place.
pub fn quotes(_article: &Article, _mentions: &[Mention]) -> Vec<Quote> {
    Vec::new()
}
