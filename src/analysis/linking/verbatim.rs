//! What two reports of one event have word for word, however else they tell it:
//! runs of quoted words, and figures with what they count.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::key::{fnv, mix};
use crate::analysis::coverage::figures::figures;
use crate::model::{Article, Quote};
use crate::text::{fold, words::words};

/// As many quoted words in a row two people do not say by chance.
const RUN: usize = 6;
/// How many runs of an article are kept. They are those with the smallest
/// numbers, so that two articles keep the same of what they share.
const RUNS: usize = 24;
/// How many figures of an article are kept, of so many letters of its text.
const FIGURES: usize = 8;
const TOP: usize = 1_000;
/// The most quotations that are read of an article.
const QUOTES: usize = 24;

/// A number with what it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Equal for equal figures.
    pub key: u32,
    /// As the article writes it.
    pub shown: String,
}

/// The runs of quoted words that are kept of an article, in order.
pub(super) fn quoted(quotes: &[Quote]) -> Vec<u32> {
    let read = quotes.iter().take(QUOTES);
    let mut out: Vec<u32> = read.flat_map(|quote| runs(&quote.text)).map(|(run, _)| run).collect();
    out.sort_unstable();
    out.dedup();
    out.truncate(RUNS);
    out
}

/// The first quoted words of an article that are one of these runs.
pub(super) fn words_of<'a>(shared: &[u32], quotes: &'a [String]) -> Option<&'a str> {
    quotes.iter().find_map(|quote| {
        let (_, place) = runs(quote).into_iter().find(|(run, _)| shared.contains(run))?;
        quote.get(place)
    })
}

/// Each run of words of a text, and where it stands.
fn runs(text: &str) -> Vec<(u32, Range<usize>)> {
    let words: Vec<_> = words(text).map(|span| (fnv(fold(span.of(text)).as_bytes()), span)).collect();
    let run = |run: &[(u64, crate::model::Span)]| {
        let (first, last) = (run.first()?, run.last()?);
        let number = run.iter().fold(0, |all: u64, (word, _)| mix(all ^ word)) as u32;
        Some((number, first.1.start()..last.1.end()))
    };
    words.windows(RUN).filter_map(run).collect()
}

/// The first figures of an article, in the order of their keys. What counts up to
/// nine is in any news.
pub(super) fn counted(article: &Article) -> Vec<Counted> {
    let end = article.text.char_indices().nth(TOP).map(|(at, _)| at);
    let text = end.and_then(|end| article.text.get(..end)).unwrap_or(&article.text);
    let title = if article.title_derived { "" } else { article.title.as_str() };
    let mut out: Vec<Counted> = Vec::new();
    for part in [title, text] {
        for figure in figures(part, &[]) {
            let Some(of) = figure.of.first().filter(|_| figure.value.len() > 1) else { continue };
            let key = mix(fnv(figure.value.as_bytes()) ^ mix(fnv(of.as_bytes()))) as u32;
            if out.len() < FIGURES && !out.iter().any(|known| known.key == key) {
                out.push(Counted { key, shown: figure.span.of(part).to_owned() });
            }
        }
    }
    out.sort_by_key(|counted| counted.key);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::plain_article;

    #[test]
    fn the_same_figure_has_the_same_key_however_it_is_written() {
        let of = |text: &str| counted(&plain_article("", text));
        let (one, other) = (of("The ferry lost 4,200 tonnes of grain."), of("Some 4200 tonnes are gone."));
        assert_eq!(one.iter().map(|figure| figure.shown.as_str()).collect::<Vec<_>>(), ["4,200 tonnes"]);
        assert_eq!(one[0].key, other[0].key);
        assert_eq!(of("Two ships sank."), []);
    }

    #[test]
    fn quoted_words_are_found_again_in_a_longer_quotation() {
        let long = "Well, nobody sails before the fog has lifted from the strait, and that is final";
        let short = "Nobody sails before the fog has lifted";
        let shared: Vec<u32> = runs(short).into_iter().map(|(run, _)| run).collect();
        assert_eq!(words_of(&shared, &[long.to_owned()]), Some("nobody sails before the fog has"));
        assert_eq!(words_of(&shared, &["Nobody sails".to_owned()]), None);
    }
}
