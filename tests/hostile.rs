//! Pages made to make a parser build a tree out of all proportion, or to look
//! for an end that never comes: each is read, and the sentence in it is found.
//!
//! No time is measured here: `benches/hostile.py` does that. A page is 1,000
//! and 20,000 pieces long; with `ATTACHE_HAZARDS=full` a million as well.

use attache::clean;
use attache::parse::{single, sniff::Kind};

const SENTENCE: &str = "The ferry ran aground in the fog on Friday, the owner said.";

/// Reads a page made of `n` pieces, at each size.
fn check(shape: impl Fn(usize) -> String) {
    let full = std::env::var_os("ATTACHE_HAZARDS").is_some_and(|value| value == "full");
    let sizes = [1_000, 20_000, 1_000_000];
    for &n in &sizes[..if full { 3 } else { 2 }] {
        let page = format!("<!doctype html><title>Fog</title>{}", shape(n));
        let document = single::document(page.as_bytes(), "fog.html", Kind::Html);
        let articles = clean::clean(&document);
        let shown = articles.iter().any(|article| {
            article.text.contains(SENTENCE) || article.removed.iter().any(|removed| removed.text.contains(SENTENCE))
        });
        assert!(shown, "the sentence is lost in {n} pieces: {:?}", articles.first().map(|article| &article.problems));
    }
}

/// One piece again and again, then the sentence.
fn repeated(piece: &str) {
    check(|n| piece.repeat(n) + SENTENCE);
}

/// The same, with the sentence in a paragraph of its own behind `end`.
fn repeated_until(start: &str, piece: &str, end: &str) {
    check(|n| format!("{start}{}{end}<p>{SENTENCE}", piece.repeat(n)));
}

/// Pieces that differ by their number.
fn numbered(n: usize, piece: impl Fn(usize) -> String) -> String {
    (0..n).map(piece).collect()
}

#[test]
fn elements_in_elements() {
    for piece in ["<div>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<a href=x>"] {
        repeated(piece);
    }
    repeated_until("<svg>", "<g>", "</svg>");
    check(|n| format!("{}{}<p>{SENTENCE}", "<template>".repeat(n), "</template>".repeat(n)));
}

#[test]
fn formatting_that_is_opened_again_and_again() {
    repeated("<p><b><i>");
    check(|n| {
        let opened = |name: &str| numbered(n, |i| format!("<{name} {i}>"));
        format!("{}{}x{}{SENTENCE}", opened("b"), opened("i"), "</b>".repeat(n))
    });
}

#[test]
fn attributes_without_end() {
    check(|n| format!("<p {}>{SENTENCE}", numbered(n, |i| format!("a{i}=1 "))));
    check(|n| format!("<p class=\"{}\">{SENTENCE}", "ad-slot ".repeat(n)));
}

#[test]
fn siblings() {
    for piece in ["<p>a", "<p>a</p>", "<h1>a"] {
        repeated_until("", piece, "");
    }
    repeated("a<br>");
}

#[test]
fn tables_and_choices() {
    repeated_until("<table>", "<tr><td>a<td>1", "</table>");
    repeated_until("<table>", "<tr><td>a</td><td>1</td></tr>", "</table>");
    repeated_until("<table><tr>", "<td>a", "</table>");
    repeated_until("<table>", "a<tr>", "</table>");
    repeated_until("<select>", "<option>a", "</select>");
}

#[test]
fn words_and_references_without_end() {
    check(|n| format!("{} {SENTENCE}", "a".repeat(n)));
    check(|n| format!("{} {SENTENCE}", "&amp;".repeat(n)));
    check(|n| format!("{} {SENTENCE}", "&".repeat(n)));
}

#[test]
fn a_text_of_five_megabytes() {
    let page = format!("<!doctype html><p>{SENTENCE}<p>{}", "The tide rose, and the crews waited. ".repeat(140_000));
    let document = single::document(page.as_bytes(), "fog.html", Kind::Html);
    assert!(clean::clean(&document)[0].text.contains(SENTENCE));
}

/// What a browser would swallow as well stands behind the sentence.
#[test]
fn what_never_ends() {
    repeated_until("", "<!--", "-->");
    repeated_until("", "<", "");
    for piece in ["<!--", "<style>", "<script>", "<a ", "<a href='", "<![CDATA[", "<?", "</"] {
        check(|n| format!("<p>{SENTENCE}</p>{}", piece.repeat(n)));
        // So deep that the page is read without a tree.
        check(|n| format!("{}<p>{SENTENCE}</p>{}", "<div>".repeat(600), piece.repeat(n)));
    }
}
