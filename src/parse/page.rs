//! A web page, or a piece of one, as a document: [`tree`] as browsers build it,
//! within budgets (for which [`attributes`] looks ahead); [`metadata`], what it
//! says about itself; [`blocks`], its lines, with what [`hints`] the names of
//! the elements around them give.

mod attributes;
mod blocks;
mod hints;
mod metadata;
mod tree;

use url::Url;

use super::{Document, Stated, html, text};
use crate::model::{ArticleId, Format, Problem, Source};

/// The longest page whose tree is built.
const LONGEST: usize = 4 * 1024 * 1024;

/// A page as a document; `stated` wins over what the page says about itself,
/// `first_line` is the number of its first line in the source. `id` names the
/// article, knowing the address that the page calls its own.
pub fn document(
    page: &str,
    origin: &str,
    key: Option<String>,
    stated: Stated,
    format: Format,
    first_line: usize,
    id: impl FnOnce(Option<&str>) -> ArticleId,
) -> Document {
    let Some(tree) = (page.len() <= LONGEST).then(|| tree::parse(page)).flatten() else {
        let mut document = text::document(&html::strip(page), origin, key, stated, format, first_line, id(None));
        let words = "too large or too deep: the page was read as its bare text";
        document.problems.push(Problem::new("html-as-text", words));
        return document;
    };
    let mut about = metadata::metadata(&tree, None, stated);
    if about.by_publisher {
        about.stated.author = None;
    }
    let address = about.stated.url.as_deref().and_then(|url| Url::parse(url).ok());
    let base = tree.base().and_then(|href| match &address {
        Some(address) => address.join(href).ok(),
        None => Url::parse(href).ok(),
    });
    let base = base.or(address);
    let mut page = blocks::blocks(&tree, base.as_ref());
    for line in &mut page.lines {
        line.number += first_line - 1;
    }
    let line = page.lines.first().map_or(first_line, |line| line.number);
    Document {
        id: id(about.canonical.as_deref()),
        source: Source { format, origin: origin.to_owned(), key, line },
        stated: about.stated,
        stated_text: about.body,
        walled: about.walled,
        lines: page.lines,
        containers: page.containers,
        problems: Vec::new(),
    }
}
