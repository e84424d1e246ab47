//! A web page, or a piece of one, as a document: [`tree`] as browsers build it,
//! within budgets; [`blocks`] its lines, with what [`hints`] the names of the
//! elements around them give; [`metadata`] what it says about itself.

mod attributes;
mod blocks;
mod hints;
// Read by nobody until what cleaning finds in the lines is weighed against it.
#[allow(dead_code)]
mod metadata;
mod tree;

use url::Url;

use super::{Document, Stated, html, text};
use crate::model::{ArticleId, Format, Problem, Source};

/// The longest page whose tree is built.
const LONGEST: usize = 4 * 1024 * 1024;

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
    let Some(tree) = (page.len() <= LONGEST).then(|| tree::parse(page)).flatten() else {
        let mut document = text::document(&html::strip(page), origin, key, stated, format, first_line, id);
        document
            .problems
            .push(Problem::new("html-as-text", "too large or too deep: the page was read as its bare text"));
        return document;
    };
    let base = stated.url.as_deref().and_then(|url| Url::parse(url).ok());
    let mut page = blocks::blocks(&tree, base.as_ref());
    for line in &mut page.lines {
        line.number += first_line - 1;
    }
    let line = page.lines.first().map_or(first_line, |line| line.number);
    let source = Source { format, origin: origin.to_owned(), key, line };
    Document { id, source, stated, lines: page.lines, containers: page.containers, problems: Vec::new() }
}
