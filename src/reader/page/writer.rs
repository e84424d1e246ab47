//! Lines that fill up with words.

use crate::model::Span;
use crate::reader::symbols::Symbols;
use crate::text::wrap::{width, wrap};

use super::ink::Ink;
use super::{Join, Line, Piece, Style};

/// Lines that grow from top to bottom.
pub(in crate::reader) struct Writer<'a> {
    pub(in crate::reader) lines: Vec<Line>,
    pub(super) columns: usize,
    /// The offset in the article's text that was last reached.
    pub(super) at: usize,
    pub(super) symbols: &'a Symbols,
    /// Empty lines between two lines of words.
    pub(super) spacing: usize,
}

/// What stands at the left of words: before the first line, and before those
/// that follow.
#[derive(Debug, Clone, Default)]
pub(in crate::reader) struct Lead {
    first: String,
    rest: String,
}

/// A lead gives way where it would leave less room than this for words.
const LEAST: usize = 8;

impl Lead {
    /// A sign before the first line; the others stand below its words.
    pub(in crate::reader) fn first(sign: impl Into<String>) -> Self {
        let first = sign.into();
        Self { rest: " ".repeat(width(&first)), first }
    }

    /// A sign before every line.
    pub(in crate::reader) fn every(sign: impl Into<String>) -> Self {
        let first = sign.into();
        Self { rest: first.clone(), first }
    }
}

impl<'a> Writer<'a> {
    /// A writer of lines at most `columns` wide.
    pub(in crate::reader) fn new(columns: usize, symbols: &'a Symbols) -> Self {
        Self { lines: Vec::new(), columns: columns.max(1), at: 0, symbols, spacing: 0 }
    }

    /// Leaves a line free, if there is one above, and as many more as lie between two
    /// lines of words.
    pub(in crate::reader) fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.pieces.is_empty()) {
            self.lines.push(Line { at: self.at, ..Line::default() });
            self.space("", Style::Plain);
        }
    }

    /// Leaves the lines free that lie between two lines of words; a sign that stands
    /// before every line runs through.
    pub(super) fn space(&mut self, sign: &str, style: Style) {
        for _ in 0..self.spacing {
            let sign = sign.trim_end();
            self.line(if sign.is_empty() { Vec::new() } else { vec![Piece::new(sign, style)] });
        }
    }

    pub(super) fn line(&mut self, pieces: Vec<Piece>) {
        self.lines.push(Line { pieces, at: self.at, ..Line::default() });
    }

    /// A rule with a name in it.
    pub(in crate::reader) fn rule(&mut self, label: &str) {
        let text = format!("{} {label} ", self.symbols.rule);
        self.lines.push(Line {
            pieces: vec![Piece::new(text, Style::Label)],
            at: self.at,
            ruled: true,
            ..Line::default()
        });
    }

    /// Words of ours.
    pub(in crate::reader) fn words(&mut self, text: &str, style: Style) {
        self.led(text, style, Lead::default());
    }

    /// Words of ours behind a sign.
    pub(in crate::reader) fn led(&mut self, text: &str, style: Style, lead: Lead) {
        self.flow(text, 0..text.len(), style, &Ink::default(), lead);
    }

    /// Wraps `range` of `text` behind `lead`, with names and links lit.
    pub(super) fn flow(&mut self, text: &str, range: std::ops::Range<usize>, style: Style, ink: &Ink, lead: Lead) {
        let Some(range) = Span::new(text, range.start, range.end) else { return };
        let (lead, columns) = self.room(lead);
        let mut reached = 0;
        for (n, line) in wrap(range.of(text), columns).into_iter().enumerate() {
            let join = match n {
                0 => Join::Apart,
                _ if line.start() == reached => Join::Cut,
                _ => Join::Space,
            };
            reached = line.end();
            let line = Span::new(text, range.start() + line.start(), range.start() + line.end());
            if n > 0 {
                self.space(&lead.rest, style);
            }
            self.led_line(if n == 0 { &lead.first } else { &lead.rest }, style, text, line, ink);
            self.join(join);
        }
    }

    /// One line of `text` behind a sign; nothing but the sign without a `line`.
    pub(super) fn led_line(&mut self, sign: &str, style: Style, text: &str, line: Option<Span>, ink: &Ink) {
        let mut pieces = Vec::new();
        if !sign.is_empty() {
            pieces.push(Piece::new(sign, style));
        }
        if let Some(line) = line {
            self.at = ink.place(line).unwrap_or(self.at);
            pieces.extend(ink.pieces(text, line, style));
        }
        self.line(pieces);
        self.lead(usize::from(!sign.is_empty()));
    }

    /// Says how the last line goes on from the one above.
    pub(super) fn join(&mut self, join: Join) {
        if let Some(line) = self.lines.last_mut() {
            line.join = join;
        }
    }

    /// Says how many pieces of the last line are no words of the text.
    pub(super) fn lead(&mut self, pieces: usize) {
        if let Some(line) = self.lines.last_mut() {
            line.lead = pieces;
        }
    }

    /// The lead, if it leaves room for words, and how much room is left.
    pub(super) fn room(&self, lead: Lead) -> (Lead, usize) {
        let rest = self.columns.saturating_sub(width(&lead.first));
        if rest < LEAST { (Lead::default(), self.columns) } else { (lead, rest) }
    }
}

impl Lead {
    /// What stands before the lines that follow the first.
    pub(super) fn rest(&self) -> &str {
        &self.rest
    }
}
