//! Plain text becomes lines: made safe, links reduced to their words, white
//! space folded, blank lines counted; and lines that were broken to a measure
//! (mails, old e-texts) joined into their paragraphs again.

use std::borrow::Cow;

use super::{Document, Line, Stated};
use crate::model::{ArticleId, Format, Source};
use crate::text::safe::sanitize;
use crate::text::{squeeze, wrap};

/// A plain text as a document; `first_line` is the number of its first line in
/// the source.
pub fn document(
    text: &str,
    origin: &str,
    key: Option<String>,
    stated: Stated,
    format: Format,
    first_line: usize,
    id: ArticleId,
) -> Document {
    let lines = unwrapped(lines(&sanitize(text), first_line));
    let line = lines.first().map_or(first_line, |line| line.number);
    let source = Source { format, origin: origin.to_owned(), key, line };
    Document {
        id,
        source,
        stated,
        stated_text: None,
        walled: false,
        lines,
        containers: Vec::new(),
        problems: Vec::new(),
    }
}

fn lines(text: &str, first_line: usize) -> Vec<Line> {
    let mut out = Vec::new();
    let mut blank = 0;
    for (index, raw) in text.split('\n').enumerate() {
        let words = raw.trim_start();
        let (reduced, linked) = without_links(words);
        let text = if is_folded(&reduced) { reduced.into_owned() } else { squeeze(&reduced) };
        if text.is_empty() {
            blank += 1;
            continue;
        }
        let address = address(&text);
        out.push(Line {
            text: address.clone().unwrap_or(text),
            number: first_line + index,
            blank_before: blank,
            indent: raw[..raw.len() - words.len()].chars().count(),
            linked,
            address,
            ..Line::default()
        });
        blank = 0;
    }
    out
}

/// Whether squeezing would change nothing: single spaces are all the white
/// space there is. Safe text has no other of ASCII.
fn is_folded(text: &str) -> bool {
    !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
        && (text.is_ascii() || text.chars().all(|c| c.is_ascii() || !c.is_whitespace()))
}

/// The address that is all there is in the line.
fn address(line: &str) -> Option<String> {
    let inner = line.strip_prefix('<').and_then(|l| l.strip_suffix('>')).unwrap_or(line);
    let is_address = inner.starts_with("http://") || inner.starts_with("https://");
    (is_address && !inner.contains(char::is_whitespace)).then(|| inner.to_owned())
}

/// Longer targets are not looked for, nor any after so many that were none:
/// a line of brackets takes no longer than another.
const TARGET: usize = 2048;
const MISSES: usize = 100;
/// Brackets further out than this are no links.
const DEEPEST: usize = 16;

/// `[words](target)` reduced to its words, and how many bytes of words that
/// were. Only what can be an address counts as a target, so that a remark in
/// brackets stays what it is.
fn without_links(line: &str) -> (Cow<'_, str>, usize) {
    // Brackets are rare, and one of them is found faster than the two.
    if memchr::memchr(b']', line.as_bytes()).is_some() && line.contains("](") {
        let (words, linked) = reduced(line);
        return (Cow::Owned(words), linked);
    }
    (Cow::Borrowed(line), 0)
}

fn reduced(line: &str) -> (String, usize) {
    let mut out = String::with_capacity(line.len());
    let mut open: Vec<usize> = Vec::new();
    let mut linked = 0;
    let mut misses = 0;
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c == '[' {
            if open.len() == DEEPEST {
                open.remove(0);
            }
            open.push(out.len());
        }
        let looked = c == ']' && rest.starts_with('(') && misses < MISSES;
        let target = if looked { target(rest) } else { None };
        misses += usize::from(looked && target.is_none());
        let (Some(after), Some(at)) = (target, if target.is_some() { open.pop() } else { None }) else {
            out.push(c);
            continue;
        };
        out.remove(at);
        if out[..at].ends_with('!') {
            out.truncate(at - 1);
        } else {
            linked += out.len() - at;
        }
        rest = after;
    }
    (out, linked.min(line.len()))
}

/// What follows `(target)` at the start of `text`.
fn target(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(')?;
    let looks = inner.starts_with(['#', '/', ')', '.', '?'])
        || ["http://", "https://", "mailto:", "www.", "javascript:"].iter().any(|scheme| inner.starts_with(scheme));
    if !looks {
        return None;
    }
    let mut depth = 0;
    for (at, byte) in inner.bytes().enumerate().take(TARGET) {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return inner.get(at + 1..),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The widest measure that text is broken to by hand or by a mail program.
const WIDEST: usize = 100;

/// Joins the lines of each paragraph of a text that was broken to a measure.
/// A text is taken to be so when nearly no line is wider than [`WIDEST`], and
/// of the lines that another follows directly most are so full that the next
/// word did not fit, many going on in lower case.
fn unwrapped(lines: Vec<Line>) -> Vec<Line> {
    let widths: Vec<usize> = lines.iter().map(|l| l.text.len().min(4 * WIDEST)).collect();
    if widths.iter().filter(|w| **w > WIDEST * 5 / 4).count() * 50 > lines.len() {
        return lines;
    }
    let follows = |i: usize| lines.get(i + 1).is_some_and(|next| next.blank_before == 0 && !is_item(&next.text));
    let columns: Vec<usize> = lines.iter().map(|l| wrap::width(&l.text)).collect();
    let measure = columns.iter().copied().filter(|w| *w <= WIDEST).max().unwrap_or(0);
    let full = |i: usize| {
        let first = lines.get(i + 1).and_then(|next| next.text.split(' ').next()).map_or(0, wrap::width);
        columns.get(i).is_some_and(|width| width + 1 + first + SLACK > measure)
    };
    let (mut pairs, mut filled, mut lower) = (0, 0, 0);
    for i in (0..lines.len()).filter(|i| follows(*i)) {
        pairs += 1;
        filled += usize::from(full(i));
        lower += usize::from(lines.get(i + 1).is_some_and(|next| next.text.starts_with(char::is_lowercase)));
    }
    if measure < 40 || pairs < 2 || filled * 10 < pairs * 7 || lower * 10 < pairs * 3 {
        return lines;
    }
    let joins: Vec<bool> = (0..lines.len()).map(|i| follows(i) && full(i)).collect();
    let mut out: Vec<Line> = Vec::new();
    let mut join = false;
    for (line, next) in lines.into_iter().zip(joins) {
        match out.last_mut().filter(|last| join && line.indent <= last.indent + 1) {
            Some(last) => {
                if !(last.text.ends_with('-') && line.text.starts_with(char::is_lowercase)) {
                    last.text.push(' ');
                }
                last.text.push_str(&line.text);
                last.linked += line.linked;
                last.address = None;
            }
            None => out.push(line),
        }
        join = next;
    }
    out
}

/// How many columns short of the measure a broken line may be: ragged text is
/// not always filled to the last.
const SLACK: usize = 6;

fn is_item(text: &str) -> bool {
    text.starts_with(['•', '□', '☆', '*', '-', '–', '>', '|', '[', '·', '◦'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Line> {
        let id = ArticleId("a".repeat(16));
        document(text, "a.txt", None, Stated::default(), Format::Text, 1, id).lines
    }

    fn check(text: &str, lines: &[&str]) {
        assert_eq!(read(text).iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), lines, "{text}");
    }

    #[test]
    fn links_are_reduced_to_their_words() {
        check("See [the plan](#) and [a map](https://example.org/m_(1)).", &["See the plan and a map."]);
        check("![a boat](/boat.png) [![icon](/i.png)](/home) It sails.", &["It sails."]);
        check("He said [sic](really) and [that] (is all).", &["He said [sic](really) and [that] (is all)."]);
        assert_eq!(read("[Ann Lee](#)")[0].linked, 7);
    }

    #[test]
    fn a_line_that_is_an_address_says_so() {
        for line in ["<https://example.org/a/b>", "https://example.org/a/b"] {
            assert_eq!(read(line)[0].address.as_deref(), Some("https://example.org/a/b"));
        }
        assert_eq!(read("https://example.org is down")[0].address, None);
    }

    #[test]
    fn blank_lines_and_indents_are_counted() {
        let lines = read("\n\n  one\ttwo \n \n\nthree");
        assert_eq!(
            (lines[0].text.as_str(), lines[0].number, lines[0].blank_before, lines[0].indent),
            ("one two", 3, 2, 2)
        );
        assert_eq!((lines[1].number, lines[1].blank_before), (6, 2));
    }

    #[test]
    fn hard_wrapped_paragraphs_are_joined() {
        check(
            "The harbour of the small town was closed on Friday\nafter a ferry ran aground in the fog, and nobody was\nhurt.\n\nThe ferry will be towed to the yard at high tide, the\nowner said.",
            &[
                "The harbour of the small town was closed on Friday after a ferry ran aground in the fog, and nobody was hurt.",
                "The ferry will be towed to the yard at high tide, the owner said.",
            ],
        );
    }

    #[test]
    fn lines_that_are_paragraphs_and_lists_stay_apart() {
        let long = "A line that is far longer than any measure because it is a whole paragraph that nobody broke at all, and goes on.";
        check(&format!("{long}\n{long}"), &[long, long]);
        check("• Home\n• News about the town\n• Sport", &["• Home", "• News about the town", "• Sport"]);
        check("Home\nNews\nSport", &["Home", "News", "Sport"]);
    }
}
