//! Preformatted lines: nothing is put elsewhere in them, and where one does not
//! fit it breaks at the edge.

use unicode_segmentation::UnicodeSegmentation;

use super::wrap::width;
use crate::model::Span;

/// Tabs lead to columns that are multiples of this.
const TAB: usize = 4;

/// A line of code, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Where it stands in the text.
    pub span: Span,
    /// Whether it goes on a line that did not fit.
    pub goes_on: bool,
}

/// The lines of `text`, cut into parts at most `columns` wide.
pub fn parts(text: &str, columns: usize) -> Vec<Part> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let (mut begin, mut used, mut goes_on) = (start, 0, false);
        for (at, grapheme) in line.grapheme_indices(true) {
            let wide = columns_of(grapheme, used);
            if used + wide > columns && start + at > begin {
                out.extend(Span::new(text, begin, start + at).map(|span| Part { span, goes_on }));
                (begin, used, goes_on) = (start + at, 0, true);
            }
            used += columns_of(grapheme, used);
        }
        out.extend(Span::new(text, begin, start + line.len()).map(|span| Part { span, goes_on }));
        start += line.len() + 1;
    }
    out
}

/// `text` with spaces for its tabs; `used` is the column at which it begins,
/// and is moved on to where it ends.
///
/// ```
/// assert_eq!(attache::text::code::untabbed("a\tb", &mut 0), "a   b");
/// ```
pub fn untabbed(text: &str, used: &mut usize) -> String {
    let mut out = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        let wide = columns_of(grapheme, *used);
        match grapheme {
            "\t" => out.extend(std::iter::repeat_n(' ', wide)),
            _ => out.push_str(grapheme),
        }
        *used = if grapheme == "\n" { 0 } else { *used + wide };
    }
    out
}

fn columns_of(grapheme: &str, used: usize) -> usize {
    if grapheme == "\t" { TAB - used % TAB } else { width(grapheme) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, columns: usize, expected: &[(&str, bool)]) {
        let seen: Vec<_> = parts(text, columns).iter().map(|p| (p.span.of(text), p.goes_on)).collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn a_line_breaks_at_the_edge_and_nowhere_else() {
        check("a b\n\n  c", 8, &[("a b", false), ("", false), ("  c", false)]);
        check("abc def", 3, &[("abc", false), (" de", true), ("f", true)]);
        check("天気", 3, &[("天", false), ("気", true)]);
    }

    #[test]
    fn a_tab_is_as_wide_as_it_looks() {
        check("a\tbc", 5, &[("a\tb", false), ("c", true)]);
        assert_eq!(untabbed("ab\tc\n\td", &mut 0), "ab  c\n    d");
    }

    proptest! {
        #[test]
        fn parts_are_the_lines(text in "[ab天\t \n]{0,40}", columns in 1usize..9) {
            let mut joined = String::new();
            for (n, part) in parts(&text, columns).iter().enumerate() {
                if n > 0 && !part.goes_on {
                    joined.push('\n');
                }
                joined.push_str(part.span.of(&text));
            }
            prop_assert_eq!(joined, text);
        }
    }
}
