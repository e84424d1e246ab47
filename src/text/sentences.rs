//! Where sentences end.

use crate::model::Span;

/// Abbreviations that a capital may follow inside a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "maj", "capt", "cmdr", "adm", "sgt",
    "st", "jr", "sr", "rev", "hon", "pres", "vs", "no", "inc", "ltd", "co", "corp", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec", "u.s", "u.k", "u.n", "e.u", "a.m", "p.m", "d.c", "amb", "sec",
    "dept", "approx", "fig", "etc", "viz", "al",
];

/// The sentences of a text, in order, without the white space between them.
/// A blank line ends a sentence whatever stands before it.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = match c {
            '.' | '!' | '?' | '…' | '。' | '！' | '？' => {
                let mut end = at + c.len_utf8();
                while let Some(&(i, c)) = chars.peek() {
                    if !is_closing(c) && !matches!(c, '.' | '!' | '?') {
                        break;
                    }
                    end = i + c.len_utf8();
                    chars.next();
                }
                if !ends_sentence(text, start, at, c, end) {
                    continue;
                }
                end
            }
            '\n' if text[at + 1..].starts_with('\n') => at,
            _ => continue,
        };
        push(&mut out, text, start, end);
        start = end;
    }
    push(&mut out, text, start, text.len());
    out
}

fn push(out: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let piece = &text[start..end];
    let lead = piece.len() - piece.trim_start().len();
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        out.extend(Span::new(text, start + lead, start + lead + trimmed.len()));
    }
}

/// Whether the stop `c` at `at`, with its closing marks up to `end`, ends the
/// sentence that began at `start`.
fn ends_sentence(text: &str, start: usize, at: usize, c: char, end: usize) -> bool {
    if matches!(c, '。' | '！' | '？') {
        return true;
    }
    let after = &text[end..];
    if !after.is_empty() && !after.starts_with(char::is_whitespace) {
        return false;
    }
    let next = after.trim_start().chars().find(|c| !is_opening(*c));
    let opens = next.is_none_or(|n| !n.is_lowercase());
    if c != '.' || end > at + 1 {
        return opens;
    }
    let word = text[start..at].rsplit(|c: char| c.is_whitespace() || is_opening(c)).next().unwrap_or("");
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    opens && !initial && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']')
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(sentences(text).iter().map(|s| s.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn stops_end_sentences_and_abbreviations_do_not() {
        check("He met Sen. Ortiz. They spoke.", &["He met Sen. Ortiz.", "They spoke."]);
        check(
            "The U.S. Senate met J. Smith at 5 p.m. on Monday.",
            &["The U.S. Senate met J. Smith at 5 p.m. on Monday."],
        );
        check("It rose 2.5 per cent.", &["It rose 2.5 per cent."]);
    }

    #[test]
    fn a_quotation_keeps_its_marks() {
        check("“We agreed.” He left.", &["“We agreed.”", "He left."]);
        check("“Agreed?” she asked.", &["“Agreed?” she asked."]);
    }

    #[test]
    fn a_blank_line_ends_a_sentence() {
        check("Heading\n\nText here", &["Heading", "Text here"]);
    }

    #[test]
    fn full_width_stops_need_no_space() {
        check("晴れです。雨です。", &["晴れです。", "雨です。"]);
    }
}
