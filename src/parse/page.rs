//! A web page, or a piece of one, as a document.

// Pages are still read as their bare text.
#[allow(dead_code)]
mod metadata;
mod tree;

use super::{Document, Stated, html, text};
use crate::model::{ArticleId, Format, Problem};

/// A page as a document; `stated` wins over what the page says about itself,
/// `first_line` is the number of its first line in the source.
pub fn document(
    page: &str,
    origin: &str,
    key: Option<String>,
    stated: Stated,
    format: Format,
    first_line: usize,
    id: ArticleId,
) -> Document {
    let mut document = text::document(&html::strip(page), origin, key, stated, format, first_line, id);
    document.problems.push(Problem::new("html-as-text", "the page was read as its bare text"));
    document
}
