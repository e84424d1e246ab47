//! Documents become articles: a chain of steps over the lines of a document,
//! each of which decides a little more about what they are.
//!
//! [`passage`] cuts lines into passages, with the help of [`split`] where
//! several things were run together; [`features`] says how each looks and
//! [`class`] what it is by its words alone ([`phrases`], [`byline`],
//! [`caption`]). Then come the steps that use order: [`related`] splits off
//! other articles, [`video`] finds videos, [`region`] the body, [`head`] what
//! stands above it, [`body`] makes the blocks. [`article`] puts it all
//! together, and [`publishers`] knows what an address says.

mod article;
mod body;
mod byline;
mod caption;
mod class;
mod features;
mod head;
mod passage;
mod phrases;
mod publishers;
mod region;
mod related;
mod split;
mod video;

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::model::{Article, ArticleId};
use crate::parse::{Document, Stated};

/// The articles of a document: its own first, then those found inside it.
pub fn clean(document: &Document) -> Vec<Article> {
    let mut passages = passage::passages(&document.lines);
    let mut inner = Vec::new();
    let mut others = Vec::new();
    if let Some((start, entries)) = related::entries(&passages) {
        let list = passages.split_off(start);
        let mut times: HashMap<String, usize> = HashMap::new();
        let (taken, rest) = related::taken(list, start, entries);
        for entry in taken {
            let n = times.entry(entry.title.text.clone()).or_default();
            let id = embedded_id(&document.id, &entry.title.text, *n);
            *n += 1;
            inner.push((id, entry));
        }
        others = rest;
    }
    let mut main = article::article(document, document.id.clone(), &document.stated, passages, others);
    main.problems.splice(0..0, document.problems.iter().cloned());
    main.contains = inner.iter().map(|(id, _)| id.clone()).collect();
    let mut articles = vec![main];
    for (id, entry) in inner {
        let stated = Stated { title: Some(entry.title.text), publisher: entry.publisher, ..Stated::default() };
        let mut article = article::article(document, id, &stated, entry.body, Vec::new());
        article.source.line = entry.line;
        article.source.key = None;
        articles.push(article);
    }
    articles
}

/// The stable name of an article found inside another: from the parent's name
/// and the line it begins with; `n` tells equal lines apart, counted from 0.
pub fn embedded_id(parent: &ArticleId, raw_title_line: &str, n: usize) -> ArticleId {
    let mut hash = Sha256::new();
    hash.update(parent.0.as_bytes());
    hash.update(b"\n");
    hash.update(raw_title_line.as_bytes());
    if n > 0 {
        hash.update(format!("\n{n}"));
    }
    ArticleId(base32(&hash.finalize()))
}

/// The first 16 characters of RFC 4648 base32 in lower case.
fn base32(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let bits = bytes.iter().take(10).fold(0u128, |bits, byte| (bits << 8) | u128::from(*byte));
    (0..16).rev().map(|i| char::from(ALPHABET[usize::try_from((bits >> (5 * i)) & 31).unwrap_or(0)])).collect()
}
