//! A quotation as an entry of a list: who, where and when, then the sentence,
//! the words of the quotation set apart in it.

use crate::filter::lit_in;
use crate::model::{QuoteEntry, Span, SpeakerKind};
use crate::reader::dates;
use crate::reader::page::{Line, Piece, Style};
use crate::text::wrap::{width, wrap};
use crate::text::{SafeText, shorten};

use super::scroll::Entry;
use super::sheet::{Sheet, columns_of, pieces, spread, words};

/// So many quotations, the newest, are looked at together.
pub const NEWEST: usize = 2_000;

/// A sentence is shown up to so many lines: more would leave no room for others.
const MOST: usize = 12;
/// What is longer is not looked through for where lines break.
const LONGEST: usize = 4_000;

/// A quotation as an entry; without its speaker in a place that names them.
pub fn entry(entry: &QuoteEntry, with_speaker: bool, sheet: &Sheet<'_>) -> Entry {
    let mut first = if with_speaker { speaker(entry, sheet) } else { Vec::new() };
    let date = entry.date.as_ref().map(|date| dates::short(date, sheet.today));
    let facts: Vec<String> = entry.publisher.iter().map(|p| SafeText::line(p).into_string()).chain(date).collect();
    let dot = format!(" {} ", sheet.symbols.dot);
    let room = sheet.columns.saturating_sub(columns_of(&first) + 2);
    let facts = shorten(&facts.join(&dot), room);
    let line = if with_speaker {
        spread(first, vec![Piece::new(facts, Style::Dim)], sheet.columns)
    } else {
        let room = room.saturating_sub(width(&facts) + width(&dot));
        first.push(Piece::new(facts.clone(), Style::Dim));
        if room > 12 && !facts.is_empty() {
            first.push(Piece::new(format!("{dot}{}", shorten(&SafeText::line(&entry.title), room)), Style::Dim));
        }
        Line { pieces: first, ..Line::default() }
    };
    let mut lines = vec![line];
    lines.extend(sentence(entry, sheet));
    lines.retain(|line| !line.pieces.iter().all(|piece| piece.text.is_empty()));
    Entry { lines, ..Entry::default() }
}

fn speaker(entry: &QuoteEntry, sheet: &Sheet<'_>) -> Vec<Piece> {
    let speaker = &entry.quote.speaker;
    let room = sheet.columns * 3 / 5;
    match (&speaker.name, speaker.kind) {
        (Some(name), kind) => {
            let style = if kind == SpeakerKind::Person { Style::Official } else { Style::Heading };
            words(&SafeText::line(name), room, style, &lit_in(sheet.pattern, &SafeText::line(name), true))
        }
        (None, SpeakerKind::Institution) => vec![Piece::new("an institution", Style::Dim)],
        (None, SpeakerKind::Person) => vec![Piece::new("somebody without a name", Style::Dim)],
        (None, SpeakerKind::None) => vec![Piece::new("nobody is named", Style::Dim)],
    }
}

/// The sentence in lines.
fn sentence(entry: &QuoteEntry, sheet: &Sheet<'_>) -> Vec<Line> {
    let (before, words) = (SafeText::line(&entry.before), SafeText::line(&entry.quote.text));
    // A line of its own has no blank at its ends; the sentence keeps them.
    let gap = |text: &str, at_end: bool| {
        let blank = if at_end { text.ends_with(char::is_whitespace) } else { text.starts_with(char::is_whitespace) };
        if blank { " " } else { "" }
    };
    let mut text = format!("{}{}", before.trim_end(), if before.is_empty() { "" } else { gap(&entry.before, true) });
    let start = text.len();
    text.push_str(words.trim());
    let end = text.len();
    text.push_str(gap(&entry.after, false));
    text.push_str(SafeText::line(&entry.after).trim());
    let text = shorten(text.trim_end(), LONGEST);
    let spoken = Span::new(&text, start, end.min(text.len())).map(|span| (span, Style::Spoken));
    let lit = lit_in(sheet.pattern, &text, false);
    let lines = wrap(&text, sheet.columns.saturating_sub(2));
    let more = lines.len() > MOST;
    let mut out: Vec<Line> = lines
        .into_iter()
        .take(MOST)
        .map(|line| {
            let indent = Piece::new("  ", Style::Plain);
            let words = pieces(&text, line, Style::Dim, spoken.as_slice(), &lit);
            Line { pieces: std::iter::once(indent).chain(words).collect(), ..Line::default() }
        })
        .collect();
    if let (true, Some(last)) = (more, out.last_mut()) {
        last.pieces.push(Piece::new("…", Style::Dim));
    }
    out
}
