//! How wide text is in a terminal, and where its lines break.

use textwrap::WordSeparator;
use textwrap::core::{Word, break_words};
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use crate::model::Span;

/// Columns that `text` takes in a terminal, as ratatui counts them.
pub fn width(text: &str) -> usize {
    // Of printable ASCII, which most lines are made of, each byte is a column.
    if text.bytes().fold(true, |all, b| all & matches!(b, 0x20..=0x7e)) {
        return text.len();
    }
    unicode_width::UnicodeWidthStr::width(text)
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
    let words: Vec<Word<'_>> = WordSeparator::UnicodeBreakProperties.find_words(line).collect();
    let words = break_words(words, columns);
    if words.is_empty() {
        out.extend(Span::new(text, start, start));
        return;
    }
    let widths = [columns as f64];
    // Past numbers that floats cannot hold the optimum is not defined: greedy
    // lines are as good there.
    let fitted =
        wrap_optimal_fit(&words, &widths, &Penalties::new()).unwrap_or_else(|_| wrap_first_fit(&words, &widths));
    let mut at = start;
    for words in fitted {
        let bytes: usize = words.iter().map(|w| w.word.len() + w.whitespace.len()).sum();
        let trailing = words.last().map_or(0, |w| w.whitespace.len());
        out.extend(Span::new(text, at, at + bytes - trailing));
        at += bytes;
    }
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
    }
}
