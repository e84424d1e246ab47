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

/// What is said of a quotation above its sentence: not what is the same for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Above {
    /// Who said it, and where and when it was printed.
    All,
    /// Who said it.
    Speaker,
    /// Where and when it was printed.
    Source,
}

/// A quotation as an entry.
pub fn entry(entry: &QuoteEntry, above: Above, sheet: &Sheet<'_>) -> Entry {
    let dot = format!(" {} ", sheet.symbols.dot);
    let source = |columns: usize| {
        let date = entry.date.as_ref().map(|date| dates::short(date, sheet.today));
        let facts: Vec<String> = entry.publisher.iter().map(|p| SafeText::line(p).into_string()).chain(date).collect();
        let title = SafeText::line(&entry.title);
        // The title is said where nothing else would be, or where there is room.
        match (facts.join(&dot), above) {
            (facts, _) if facts.is_empty() => shorten(&title, columns),
            (facts, Above::Source) if width(&facts) + width(&dot) + 12 < columns => {
                let room = columns - width(&facts) - width(&dot);
                format!("{facts}{dot}{}", shorten(&title, room))
            }
            (facts, _) => shorten(&facts, columns),
        }
    };
    let first = match above {
        Above::All => {
            let speaker = speaker(entry, sheet);
            let room = sheet.columns.saturating_sub(columns_of(&speaker) + 2);
            spread(speaker, vec![Piece::new(source(room.min(sheet.columns / 2)), Style::Dim)], sheet.columns)
        }
        Above::Speaker => Line { pieces: speaker(entry, sheet), ..Line::default() },
        Above::Source => Line { pieces: vec![Piece::new(source(sheet.columns), Style::Dim)], ..Line::default() },
    };
    let lines = std::iter::once(first).chain(sentence(entry, sheet)).collect();
    Entry { lines, ..Entry::default() }
}

fn speaker(entry: &QuoteEntry, sheet: &Sheet<'_>) -> Vec<Piece> {
    let speaker = &entry.quote.speaker;
    let room = sheet.columns * 3 / 5;
    match (&speaker.name, speaker.kind) {
        (Some(name), _) => {
            let name = SafeText::line(name);
            words(&name, room, Style::Heading, &lit_in(sheet.pattern, &name, true))
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
    // One that is cut says so, and opens in its place.
    let most = MOST.min(sheet.rows.saturating_sub(4)).max(2);
    let more = lines.len() > most;
    let mut out: Vec<Line> = lines
        .into_iter()
        .take(most)
        .map(|line| {
            let indent = Piece::new("  ", Style::Plain);
            let words = pieces(&text, line, Style::Plain, spoken.as_slice(), &lit);
            Line { pieces: std::iter::once(indent).chain(words).collect(), ..Line::default() }
        })
        .collect();
    if let (true, Some(last)) = (more, out.last_mut()) {
        last.pieces.push(Piece::new("…", Style::Plain));
    }
    out
}
