//! A person as a line of the list of people: name, newest office with its
//! country, how many articles and quotations, and mentions over time.

use crate::filter::lit_in;
use crate::model::PersonEntry;
use crate::reader::offices;
use crate::reader::page::{Line, Piece, Style};

use super::scroll::Entry;
use super::sheet::{Sheet, bars, padded, rule, spread, words};

/// The widths of the columns of a wide sheet.
struct Columns {
    name: usize,
    office: usize,
    bars: usize,
}

/// Two columns for a mark.
const MARK: usize = 2;
const ARTICLES: usize = 9;
const QUOTES: usize = 7;
/// Below this width the office stands below the name.
const WIDE: usize = 64;

impl Columns {
    fn of(columns: usize) -> Self {
        let bars = match columns {
            0..76 => 9,
            76..110 => 12,
            _ => 24,
        };
        let room = columns.saturating_sub(MARK + ARTICLES + QUOTES + 2 + bars);
        let name = (room * 2 / 5).clamp(14, 30).min(room);
        Self { name, office: room - name, bars }
    }
}

/// The names of the columns, where they stand in line.
pub fn heads(sheet: &Sheet<'_>) -> Option<Line> {
    if sheet.columns < WIDE || sheet.rows < 8 {
        return None;
    }
    let columns = Columns::of(sheet.columns);
    let text = format!(
        "{:MARK$}{:name$}{:office$}{:>ARTICLES$}{:>QUOTES$}  over time",
        "",
        "name",
        "office",
        "articles",
        "quotes",
        name = columns.name,
        office = columns.office
    );
    Some(Line { pieces: vec![Piece::new(text, Style::Label)], ..Line::default() })
}

/// A person as an entry. `others` says that officials end above.
pub fn entry(person: &PersonEntry, others: bool, sheet: &Sheet<'_>) -> Entry {
    let mark = if sheet.marked == Some(&person.person) { sheet.symbols.marked } else { " " };
    let style = if person.official { Style::Official } else { Style::Person };
    let name = |columns| words(&person.name, columns, style, &lit_in(sheet.pattern, &person.name, true));
    let office = person.office().map_or(String::new(), offices::of);
    let office = |columns| words(&office, columns, Style::Plain, &lit_in(sheet.pattern, &office, false));
    let mut lines = Vec::new();
    let mut pieces = vec![Piece::new(format!("{mark:MARK$}"), Style::Number)];
    if sheet.columns >= WIDE {
        let columns = Columns::of(sheet.columns);
        pieces.extend(padded(name(columns.name - 1), columns.name));
        pieces.extend(padded(office(columns.office), columns.office));
        pieces.push(Piece::new(format!("{:>ARTICLES$}", person.articles), Style::Plain));
        let quotes = if person.quotes == 0 { String::new() } else { person.quotes.to_string() };
        pieces.push(Piece::new(format!("{quotes:>QUOTES$}  "), Style::Plain));
        let bars = bars(&person.activity, columns.bars, sheet.symbols);
        pieces.extend(padded(vec![Piece::new(bars, Style::Bars)], columns.bars));
        lines.push(Line { pieces, ..Line::default() });
    } else {
        let counts = format!(" {} {} {}", person.articles, sheet.symbols.dot, person.quotes);
        pieces.extend(name(sheet.columns.saturating_sub(MARK + counts.len() + 1)));
        lines.push(spread(pieces, vec![Piece::new(counts, Style::Plain)], sheet.columns));
        if sheet.rows >= 8 {
            let bars = vec![Piece::new(format!(" {}", bars(&person.activity, 8, sheet.symbols)), Style::Bars)];
            let mut below = vec![Piece::new("  ", Style::Plain)];
            below.extend(office(sheet.columns.saturating_sub(MARK + 10)));
            lines.push(spread(below, bars, sheet.columns));
        }
    }
    let above = if others && !person.official { vec![rule("others", sheet.symbols)] } else { Vec::new() };
    Entry { above, lines, ..Entry::default() }
}
