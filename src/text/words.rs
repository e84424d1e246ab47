//! The words of a text with their places.

use crate::model::Span;

/// Each run of letters and digits, in order. An apostrophe or hyphen between
/// letters, and dots inside `U.S.`, belong to the word.
///
/// ```
/// let words: Vec<&str> = attache::text::words::words("The U.S. doesn't re-open.").map(|s| s.of("The U.S. doesn't re-open.")).collect();
/// assert_eq!(words, ["The", "U.S.", "doesn't", "re-open"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let end = end_of_word(text, start);
        at = end;
        Span::new(text, start, end)
    })
}

fn end_of_word(text: &str, start: usize) -> usize {
    let (mut at, mut end, mut run) = (start, start, 0);
    loop {
        // Nearly all of it is ASCII, which needs no tables.
        let ascii = text.as_bytes().iter().skip(at).take_while(|b| b.is_ascii_alphanumeric()).count();
        at += ascii;
        run += ascii;
        end = if ascii > 0 { at } else { end };
        let Some(c) = text[at..].chars().next() else { break };
        let after = at + c.len_utf8();
        if !c.is_ascii() && (c.is_alphanumeric() || is_mark(c)) {
            (at, end, run) = (after, after, run + 1);
            continue;
        }
        let next_is_word = text[after..].starts_with(char::is_alphanumeric);
        let joins = match c {
            '\'' | '’' | '-' | '‑' => next_is_word,
            // Initials: one letter before the dot, and either another follows
            // or one came before.
            '.' => run == 1 && (next_is_word || text[start..end].contains('.')),
            _ => false,
        };
        if !joins {
            break;
        }
        if c == '.' {
            end = after;
        }
        (at, run) = (after, 0);
    }
    end
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(words(text).map(|s| s.of(text)).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn marks_at_the_edge_are_no_part_of_a_word() {
        check("'Well,' he said – \"no\".", &["Well", "he", "said", "no"]);
        check("", &[]);
        check("- - .", &[]);
    }

    #[test]
    fn joined_words_stay_joined() {
        check("China’s vice-minister", &["China’s", "vice-minister"]);
        check("U.S.–China", &["U.S.", "China"]);
        check("J.D. Vance ended it. A", &["J.D.", "Vance", "ended", "it", "A"]);
    }

    #[test]
    fn words_of_other_scripts_are_words() {
        check("Путин и 習近平", &["Путин", "и", "習近平"]);
    }
}
