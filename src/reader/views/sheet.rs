//! What the entries of a view are written with: how much room there is, and
//! words that are lit, shortened, put at the right.

use crate::model::{ArticleId, Named, PersonId, Span, Stamp};
use crate::reader::page::{Line, Piece, Style};
use crate::reader::symbols::Symbols;
use crate::text::segments::{runs, segments};
use crate::text::wrap::{width, wrap};
use crate::text::{SafeText, shorten};

/// The room for a view, and what its words depend on.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// Columns.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
    /// The signs in use.
    pub symbols: &'a Symbols,
    /// The day it is.
    pub today: &'a Stamp,
    /// What the filter matches.
    pub pattern: &'a str,
    /// The person who was marked to be one with another.
    pub marked: Option<&'a PersonId>,
    /// The story that was marked to be one with another.
    pub joined: Option<&'a ArticleId>,
}

/// Text in at most `most` lines behind `indent` columns; one that is cut says so.
pub fn prose(text: &str, indent: usize, most: usize, style: Style, sheet: &Sheet<'_>) -> Vec<Line> {
    // What is not seen need not be wrapped.
    let text = shorten(text, sheet.columns.saturating_mul(most + 1));
    let room = sheet.columns.saturating_sub(indent).max(1);
    let all = wrap(&text, room);
    let lead = Piece::new(" ".repeat(indent), Style::Plain);
    let line = |(n, span): (usize, &Span)| {
        let is_cut = n + 1 == most && all.len() > most;
        let words = if is_cut { shorten(&text[span.start()..], room) } else { span.of(&text).to_owned() };
        Line { pieces: vec![lead.clone(), Piece::new(words, style)], ..Line::default() }
    };
    all.iter().take(most).enumerate().map(line).collect()
}

/// Names, as many as there is room for, and how many more there are.
pub fn names(people: &[Named], columns: usize) -> String {
    let mut out = String::new();
    for (n, named) in people.iter().enumerate() {
        let lead = if n == 0 { "" } else { ", " };
        let name = SafeText::line(&named.name);
        if n > 0 && width(&out) + width(&name) + 6 > columns {
            return format!("{out}, +{}", people.len() - n);
        }
        out.push_str(lead);
        out.push_str(&name);
    }
    shorten(&out, columns)
}

/// A part of a text in pieces: `spans` of it in a style of their own, the rest in
/// `style`, the characters at `lit` lit.
pub fn pieces(text: &str, part: Span, style: Style, spans: &[(Span, Style)], lit: &[usize]) -> Vec<Piece> {
    let places: Vec<Span> = spans.iter().map(|(span, _)| *span).collect();
    let cut = segments(text, part, &places, &runs(text, lit));
    let of = |name: Option<usize>| name.and_then(|n| spans.get(n)).map_or(style, |(_, style)| *style);
    cut.into_iter().map(|s| Piece { lit: s.link.is_some(), ..Piece::new(s.span.of(text), of(s.name)) }).collect()
}

/// Words in one style, at most `columns` wide, the characters at `lit` lit.
pub fn words(text: &str, columns: usize, style: Style, lit: &[usize]) -> Vec<Piece> {
    let text = shorten(text, columns);
    Span::new(&text, 0, text.len()).map_or(Vec::new(), |all| pieces(&text, all, style, &[], lit))
}

/// A line of `left` and, at its right end, `right`, if there is room for it.
pub fn spread(mut left: Vec<Piece>, right: Vec<Piece>, columns: usize) -> Line {
    let used = columns_of(&left) + columns_of(&right);
    if !right.is_empty() && used < columns {
        left.push(Piece::new(" ".repeat(columns - used), Style::Plain));
        left.extend(right);
    }
    Line { pieces: left, ..Line::default() }
}

/// How many columns pieces take.
pub fn columns_of(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| width(&piece.text)).sum()
}

/// Pieces with as much room behind them as makes them `columns` wide.
pub fn padded(mut pieces: Vec<Piece>, columns: usize) -> Vec<Piece> {
    let room = columns.saturating_sub(columns_of(&pieces));
    if room > 0 {
        pieces.push(Piece::new(" ".repeat(room), Style::Plain));
    }
    pieces
}

/// A rule with a name in it.
pub fn rule(label: &str, symbols: &Symbols) -> Line {
    let text = format!("{} {label} ", symbols.rule);
    Line { pieces: vec![Piece::new(text, Style::Label)], ruled: true, ..Line::default() }
}

/// Numbers over time as bars, `columns` of them at most; none where there was
/// nothing.
pub fn bars(activity: &[u32], columns: usize, symbols: &Symbols) -> String {
    if columns == 0 {
        return String::new();
    }
    let size = activity.len().div_ceil(columns).max(1);
    let sums: Vec<u64> = activity.chunks(size).map(|part| part.iter().map(|&n| u64::from(n)).sum()).collect();
    let most = sums.iter().copied().max().unwrap_or(0).max(1);
    let steps = symbols.bars.len() as u64;
    let bar = |sum: u64| match sum {
        0 => symbols.no_bar,
        sum => symbols.bars[(sum * steps).div_ceil(most).clamp(1, steps) as usize - 1],
    };
    sums.into_iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::symbols::{ASCII, UNICODE};

    #[test]
    fn bars_grow_with_what_they_stand_for() {
        assert_eq!(bars(&[0, 1, 2, 4, 8], 10, &UNICODE), " ▁▂▄█");
        assert_eq!(bars(&[1, 1, 4, 4], 2, &UNICODE), "▂█");
        assert_eq!(bars(&[0, 1, 8], 10, &ASCII), " .@");
        assert_eq!(bars(&[], 10, &UNICODE), "");
        assert_eq!(bars(&[3], 0, &UNICODE), "");
    }

    #[test]
    fn what_does_not_fit_at_the_right_is_left_out() {
        let piece = |text: &str| vec![Piece::new(text, Style::Plain)];
        let text = |line: Line| line.pieces.iter().map(|p| p.text.as_str()).collect::<String>();
        assert_eq!(text(spread(piece("ab"), piece("cd"), 6)), "ab  cd");
        assert_eq!(text(spread(piece("ab"), piece("cd"), 4)), "ab");
    }
}
