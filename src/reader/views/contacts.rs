//! A contact as an entry of the ledger: when, what kind, who, how many reports;
//! then where, whether it has taken place, and where the reports differ.

use crate::filter::lit_in_names;
use crate::model::{Happening, LedgerEntry, Standing};
use crate::reader::dates;
use crate::reader::page::{Line, Piece, Style};
use crate::reader::symbols::Symbols;
use crate::text::SafeText;
use crate::text::wrap::width;

use super::scroll::Entry;
use super::sheet::{Sheet, columns_of, padded, prose, spread, words};

/// The contacts of so many reports, the newest, are looked at together.
pub const NEWEST: usize = 2_000;

/// A contact as an entry.
pub fn entry(contact: &LedgerEntry, sheet: &Sheet<'_>) -> Entry {
    let wide = sheet.columns >= 64;
    let date = contact.date.as_ref().map(|date| dates::short(date, sheet.today));
    let date = date.or_else(|| contact.date_text.as_ref().map(|text| format!("“{}”", SafeText::line(text).trim())));
    let date = date.unwrap_or_else(|| sheet.symbols.none.to_owned());
    let date_columns = if wide { 16 } else { 12 };
    let mut left = padded(words(&date, date_columns - 1, Style::Label, &[]), date_columns);
    let kind = kind(contact.kind, contact.status, sheet.symbols);
    let style = if contact.status == Standing::Held { Style::Heading } else { Style::Standfirst };
    left.extend(padded(words(&kind, 24, style, &[]), if wide { 24 } else { width(&kind) + 1 }));
    let reports = match contact.reports.len() {
        0 | 1 => String::new(),
        n => format!("  {} {n}", sheet.symbols.reports),
    };
    let reports = vec![Piece::new(reports, Style::Plain)];
    let mut lines = Vec::new();
    let people = contact.people.iter().map(|named| named.name.as_str()).collect::<Vec<_>>().join(", ");
    let people = SafeText::line(&people);
    let lit = lit_in_names(sheet.pattern, &people);
    let indent = if wide { date_columns } else { 2 };
    if wide {
        let room = sheet.columns.saturating_sub(columns_of(&left) + columns_of(&reports) + 1);
        left.extend(words(&people, room, Style::Official, &lit));
        lines.push(spread(left, reports, sheet.columns));
    } else {
        lines.push(spread(left, reports, sheet.columns));
        let mut below = vec![Piece::new("  ", Style::Plain)];
        below.extend(words(&people, sheet.columns.saturating_sub(2), Style::Official, &lit));
        lines.push(Line { pieces: below, ..Line::default() });
    }
    let facts = facts(contact, sheet);
    if !facts.is_empty() && sheet.rows >= 8 {
        let most = if sheet.rows < 16 { 2 } else { 1 };
        lines.extend(prose(&facts, indent, most, Style::Dim, sheet));
    }
    // Where there is room, the words themselves.
    if let Some(report) = contact.reports.first().filter(|_| sheet.rows >= 16) {
        lines.extend(prose(&SafeText::line(&report.sentence), indent, 2, Style::Plain, sheet));
    }
    for difference in contact.differences.iter().take(2).filter(|_| sheet.rows >= 8) {
        lines.extend(prose(&format!("differs: {}", SafeText::line(difference)), indent, 2, Style::Correction, sheet));
    }
    Entry { lines, ..Entry::default() }
}

/// `☏ call`, `☏ planned call`.
pub fn kind(kind: Happening, status: Standing, symbols: &Symbols) -> String {
    let word = kind.with_article();
    let word = word.strip_prefix("a ").unwrap_or(word);
    let sign = symbols.contacts[kind as usize];
    match status {
        Standing::Held => format!("{sign} {word}"),
        status => format!("{sign} {} {word}", status.label()),
    }
}

fn facts(contact: &LedgerEntry, sheet: &Sheet<'_>) -> String {
    let mut facts = Vec::new();
    facts.extend(contact.place.as_ref().map(|place| SafeText::line(place).into_string()));
    if !contact.main {
        facts.push("mentioned in passing".to_owned());
    }
    if let Some(first) = contact.reports.first() {
        facts.extend(first.publisher.as_ref().map(|publisher| SafeText::line(publisher).into_string()));
        facts.push(SafeText::line(&first.title).into_string());
    }
    facts.join(&format!(" {} ", sheet.symbols.dot))
}
