//! A source that is one article: a text or a page.

use super::sniff::Kind;
use super::{Document, Stated, encoding, html, identity, text};
use crate::model::{Format, Problem};

/// The document in the bytes of a source called `name`.
pub fn document(bytes: &[u8], name: &str, kind: Kind) -> Document {
    let (words, problems) = encoding::decode(bytes);
    let id = identity::article_id(None, name, None, &words);
    let mut document = match kind {
        Kind::Html => {
            let page = text::document(&html::strip(&words), name, None, Stated::default(), Format::Html, 1, id);
            with_problem(page, as_text())
        }
        _ => text::document(&words, name, None, Stated::default(), Format::Text, 1, id),
    };
    document.problems.extend(problems);
    document
}

/// What is said about a page of which only the words were read.
pub fn as_text() -> Problem {
    Problem::new("html-as-text", "the page was read as its bare text")
}

fn with_problem(mut document: Document, problem: Problem) -> Document {
    document.problems.push(problem);
    document
}
