//! Where the words of two reports differ: what only the one has is marked as
//! wdiff marks it, `[-so-]`, what only the other has `{+so+}`.

use crate::model::{Row, Span};
use crate::reader::page::{Line, Piece, Style};
use crate::text::diff::{self, Change};
use crate::text::wrap::wrap;
use crate::text::{SafeText, shorten};

use super::coverage::source;
use super::scroll::Entry;
use super::sheet::{Sheet, pieces};

/// Two texts laid over one another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// The text in parts that fit on a screen each.
    pub parts: Vec<Part>,
    /// How many runs of words only the first has.
    pub removed: usize,
    /// How many only the second has.
    pub added: usize,
}

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Whether a paragraph begins with it.
    pub begins: bool,
    /// The words, with the signs around what differs.
    pub text: String,
    /// What differs in them, signs included.
    pub changes: Vec<(Span, Change)>,
}

/// A part ends with the first word past so many bytes.
const ENOUGH: usize = 300;

impl Difference {
    /// How `old` and `new` differ.
    pub fn new(old: &str, new: &str) -> Self {
        let mut out = Self::default();
        let mut writing = Writing { part: Part { begins: true, ..Part::default() }, parts: Vec::new() };
        for piece in diff::words(old, new) {
            match piece.change {
                Change::Same => {}
                Change::Removed => out.removed += 1,
                Change::Added => out.added += 1,
            }
            for (n, paragraph) in piece.text.split("\n\n").enumerate() {
                if n > 0 {
                    writing.end(true);
                }
                writing.words(paragraph, piece.change);
            }
        }
        writing.end(true);
        Self { parts: writing.parts, ..out }
    }
}

struct Writing {
    part: Part,
    parts: Vec<Part>,
}

impl Writing {
    fn end(&mut self, paragraph: bool) {
        let next = Part { begins: paragraph, ..Part::default() };
        let part = std::mem::replace(&mut self.part, next);
        if part.text.trim().is_empty() {
            self.part.begins |= part.begins;
        } else {
            self.parts.push(part);
        }
    }

    /// Writes words, a part after the other.
    fn words(&mut self, text: &str, change: Change) {
        let (begins, ends) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
        let text = SafeText::line(text);
        let (open, close) = signs(change);
        if begins {
            self.space();
        }
        let mut words = text.trim().split_inclusive(' ').peekable();
        while words.peek().is_some() {
            let start = self.part.text.len();
            let mut run = String::new();
            while self.part.text.len() + run.len() < ENOUGH
                && let Some(word) = words.next()
            {
                run.push_str(word);
            }
            let trimmed = run.trim();
            if change == Change::Same || trimmed.is_empty() {
                self.part.text.push_str(&run);
            } else {
                for text in [open, trimmed, close] {
                    self.part.text.push_str(text);
                }
                let end = self.part.text.len();
                self.part.changes.extend(Span::new(&self.part.text, start, end).map(|span| (span, change)));
            }
            if words.peek().is_some() {
                self.end(false);
            }
        }
        if ends {
            self.space();
        }
        if self.part.text.len() >= ENOUGH && self.part.text.ends_with(' ') {
            self.end(false);
        }
    }

    fn space(&mut self) {
        if !self.part.text.is_empty() && !self.part.text.ends_with(' ') {
            self.part.text.push(' ');
        }
    }
}

fn signs(change: Change) -> (&'static str, &'static str) {
    match change {
        Change::Same => ("", ""),
        Change::Removed => ("[-", "-]"),
        Change::Added => ("{+", "+}"),
    }
}

/// Which signs stand for which report.
pub fn heads(reports: &[Row; 2], sheet: &Sheet<'_>) -> Line {
    let room = (sheet.columns / 2).saturating_sub(6);
    let [old, new] = reports.each_ref().map(|row| shorten(&source(row, sheet), room));
    let pieces = vec![
        Piece::new(format!("[-{old}-]"), Style::Removed),
        Piece::new("  ", Style::Plain),
        Piece::new(format!("{{+{new}+}}"), Style::Added),
    ];
    Line { pieces, ..Line::default() }
}

/// A part as an entry.
pub fn entry(part: &Part, position: usize, sheet: &Sheet<'_>) -> Entry {
    let style = |change| match change {
        Change::Same => Style::Plain,
        Change::Removed => Style::Removed,
        Change::Added => Style::Added,
    };
    let changes: Vec<(Span, Style)> = part.changes.iter().map(|&(span, change)| (span, style(change))).collect();
    let lines = wrap(&part.text, sheet.columns)
        .into_iter()
        .map(|line| Line { pieces: pieces(&part.text, line, Style::Plain, &changes, &[]), ..Line::default() });
    let above = if part.begins && position > 0 { vec![Line::default()] } else { Vec::new() };
    Entry { above, lines: lines.collect(), ..Entry::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_stands_between_signs() {
        let difference =
            Difference::new("The ferry left at six.\n\nIt was late.", "The ferry left at noon.\n\nIt was late.");
        let text: Vec<&str> = difference.parts.iter().map(|part| part.text.trim()).collect();
        assert!(text[0].contains("at [-six-]{+noon+}."), "{text:?}");
        assert_eq!(text.last().copied(), Some("It was late."));
        assert!(difference.parts[1..].iter().any(|part| part.begins));
    }

    #[test]
    fn a_long_paragraph_is_in_parts() {
        let long = "ferry ".repeat(1000);
        let difference = Difference::new(&long, &long);
        assert!(difference.parts.len() > 10 && difference.parts.iter().all(|part| part.text.len() < 2 * ENOUGH));
        assert_eq!((difference.removed, difference.added), (0, 0));
        assert!(Difference::new("", "").parts.is_empty());
    }
}
