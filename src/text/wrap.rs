//! How wide text is in a terminal, and where its lines break.
//!
//! Characters of ambiguous width (UAX #11: much of Greek and Cyrillic, typographic
//! quotation marks, lines and boxes) take one column in most terminals and two
//! in those set up for Chinese, Japanese or Korean. Which, [`measuring`] says for
//! all that is done within it, so that nobody who measures has to be told.

use std::cell::Cell;

use textwrap::WordSeparator;
use textwrap::core::{Fragment, Word, break_words};
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use unicode_segmentation::UnicodeSegmentation;

use crate::model::Span;

thread_local! {
    /// Whether characters of ambiguous width take two columns.
    static AMBIGUOUS_WIDE: Cell<bool> = const { Cell::new(false) };
}

/// Does `work` with characters of ambiguous width two columns wide, or one. It is
/// how things were before it once that is done.
///
/// ```
/// use attache::text::wrap::{measuring, width};
/// assert_eq!((width("—"), measuring(true, || width("—")), width("—")), (1, 2, 1));
/// ```
pub fn measuring<T>(ambiguous_wide: bool, work: impl FnOnce() -> T) -> T {
    struct Before(bool);
    impl Drop for Before {
        fn drop(&mut self) {
            AMBIGUOUS_WIDE.set(self.0);
        }
    }
    let _before = Before(AMBIGUOUS_WIDE.replace(ambiguous_wide));
    work()
}

/// Whether characters of ambiguous width take two columns now.
pub fn is_ambiguous_wide() -> bool {
    AMBIGUOUS_WIDE.get()
}

/// Columns that `text` takes in a terminal.
pub fn width(text: &str) -> usize {
    // Of printable ASCII, which most lines are made of, each byte is a column.
    if text.bytes().fold(true, |all, b| all & matches!(b, 0x20..=0x7e)) {
        return text.len();
    }
    if is_ambiguous_wide() {
        unicode_width::UnicodeWidthStr::width_cjk(text)
    } else {
        unicode_width::UnicodeWidthStr::width(text)
    }
}

/// The lines of `text` at most `columns` wide: spans of `text` in order that
/// leave out nothing but the white space at which it was broken. Breaks where
/// Unicode allows it (UAX #14), spread over the paragraph for even lines
/// (Knuth and Plass 1981); a word wider than a line is cut. Line feeds in the
/// text are kept as breaks.
pub fn wrap(text: &str, columns: usize) -> Vec<Span> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(text, start, line, columns, &mut lines);
        start += line.len() + 1;
    }
    lines
}

fn wrap_line(text: &str, start: usize, line: &str, columns: usize, out: &mut Vec<Span>) {
    let words = WordSeparator::UnicodeBreakProperties.find_words(line);
    let mut put = |lines: &mut dyn Iterator<Item = (usize, usize)>| {
        let mut at = start;
        for (bytes, trailing) in lines {
            out.extend(Span::new(text, at, at + bytes - trailing));
            at += bytes;
        }
    };
    if is_ambiguous_wide() {
        // The words of textwrap know but the other width.
        let words: Vec<Measured> = words.flat_map(|word| measured(&word, columns)).collect();
        let size = |w: &Measured| (w.bytes, w.whitespace);
        put(&mut fitted(&words, columns).into_iter().map(|words| ends(words, size)));
    } else {
        let words = break_words(words, columns);
        let size = |w: &Word<'_>| (w.word.len(), w.whitespace.len());
        put(&mut fitted(&words, columns).into_iter().map(|words| ends(words, size)));
    }
}

/// The words of each line.
fn fitted<W: Fragment>(words: &[W], columns: usize) -> Vec<&[W]> {
    let widths = [columns as f64];
    // Past numbers that floats cannot hold the optimum is not defined: greedy
    // lines are as good there.
    wrap_optimal_fit(words, &widths, &Penalties::new()).unwrap_or_else(|_| wrap_first_fit(words, &widths))
}

/// How many bytes the words of a line have, and how many of these are white space
/// at its end; `size` says so of a word and what follows it.
fn ends<W>(words: &[W], size: impl Fn(&W) -> (usize, usize)) -> (usize, usize) {
    let bytes = words.iter().map(&size).map(|(word, space)| word + space).sum();
    (bytes, words.last().map_or(0, |word| size(word).1))
}

/// A word, or the part of one that fits on a line.
#[derive(Debug)]
struct Measured {
    columns: usize,
    bytes: usize,
    whitespace: usize,
}

impl Fragment for Measured {
    fn width(&self) -> f64 {
        self.columns as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.whitespace as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// A word in parts at most `columns` wide.
fn measured(word: &Word<'_>, columns: usize) -> Vec<Measured> {
    let mut parts: Vec<Measured> = Vec::new();
    for grapheme in word.word.graphemes(true) {
        let wide = width(grapheme);
        match parts.last_mut().filter(|part| part.columns + wide <= columns) {
            Some(part) => {
                part.columns += wide;
                part.bytes += grapheme.len();
            }
            None => parts.push(Measured { columns: wide, bytes: grapheme.len(), whitespace: 0 }),
        }
    }
    if parts.is_empty() {
        parts.push(Measured { columns: 0, bytes: 0, whitespace: 0 });
    }
    if let Some(last) = parts.last_mut() {
        last.whitespace = word.whitespace.len();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn lines_are_even_and_no_wider_than_asked() {
        assert_eq!(lines("aaa bb cc ddddd", 6), ["aaa", "bb cc", "ddddd"]);
        assert_eq!(lines("", 10), [""]);
        assert_eq!(lines("one\ntwo", 10), ["one", "two"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        assert_eq!(lines("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(lines("天気予報", 4), ["天気", "予報"]);
    }

    #[test]
    fn no_line_begins_with_a_full_stop() {
        assert!(lines("今日は天気がいい。明日も。", 9).iter().all(|l| !l.starts_with('。')));
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_but_white_space(text in "([a-z天é]{1,12}|[ \n.,-]){0,60}", columns in 1usize..40) {
            let joined: String = wrap(&text, columns).iter().map(|s| s.of(&text)).collect();
            let solid = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&joined), solid(&text));
        }

        #[test]
        fn no_line_is_wider_than_asked(text in "([a-z天é]{1,12}|[ .,-]){0,60}", columns in 2usize..40) {
            for line in wrap(&text, columns) {
                prop_assert!(width(line.of(&text)) <= columns);
            }
        }

        #[test]
        fn nor_is_it_where_what_is_ambiguous_is_wide(text in "([a-z天é“”—Ж]{1,12}|[ .,\n-]){0,60}", columns in 2usize..40) {
            let lines = measuring(true, || wrap(&text, columns));
            let joined: String = lines.iter().map(|line| line.of(&text)).collect();
            let solid = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&joined), solid(&text));
            for line in lines {
                prop_assert!(measuring(true, || width(line.of(&text))) <= columns, "{:?}", line.of(&text));
            }
        }

        #[test]
        fn where_nothing_is_ambiguous_lines_are_the_same(text in "([a-z天]{1,12}|[ .,\n-]){0,60}", columns in 2usize..40) {
            prop_assert_eq!(measuring(true, || wrap(&text, columns)), wrap(&text, columns));
        }
    }
}
