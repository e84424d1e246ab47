//! A source that is one article: a text, a page or Markdown.

use super::sniff::Kind;
use super::{Document, Stated, encoding, identity, markdown, page, text};
use crate::model::Format;

/// The document in the bytes of a source called `name`.
pub fn document(bytes: &[u8], name: &str, kind: Kind) -> Document {
    let (words, problems) = encoding::decoded(bytes);
    let id = |address: Option<&str>| identity::article_id(address, name, None, &words);
    let mut document = match kind {
        Kind::Html => page::document(&words, name, None, Stated::default(), Format::Html, 1, id),
        Kind::Markdown => markdown::document(&words, name, id(None)),
        _ => text::document(&words, name, None, Stated::default(), Format::Text, 1, id(None)),
    };
    document.problems.extend(problems);
    document
}
