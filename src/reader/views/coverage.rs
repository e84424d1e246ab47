//! How the reports of one event compare: a row a fact, a column a report, blank
//! where a report does not have it.

use crate::model::{Coverage, FactKind, Row};
use crate::reader::dates;
use crate::reader::page::{Line, Piece, Style};
use crate::text::SafeText;
use crate::text::wrap::width;

use super::scroll::Entry;
use super::sheet::{Sheet, padded, rule, words};

/// Where the columns stand: how wide the names of the facts are, how wide a report
/// is, which reports are seen.
struct Columns {
    label: usize,
    cell: usize,
    first: usize,
    shown: usize,
}

impl Columns {
    fn of(columns: usize, reports: usize, selected: usize) -> Self {
        let label = (columns * 3 / 10).clamp(10, 34).min(columns);
        let least = if columns < 60 { 12 } else { 16 };
        let room = columns - label;
        let shown = (room / (least + 1)).clamp(1, reports.max(1));
        Self {
            label,
            cell: (room / shown).saturating_sub(1).min(40),
            first: (selected + 1).saturating_sub(shown),
            shown,
        }
    }
}

/// The numbers and names of the reports that are seen.
pub fn heads(coverage: &Coverage, selected: usize, chosen: &[usize], sheet: &Sheet<'_>) -> Line {
    let columns = Columns::of(sheet.columns, coverage.reports.len(), selected);
    let more = if columns.first > 0 { format!("{} more left", columns.first) } else { String::new() };
    let mut pieces = padded(words(&more, columns.label.saturating_sub(1), Style::Dim, &[]), columns.label);
    for (n, row) in coverage.reports.iter().enumerate().skip(columns.first).take(columns.shown) {
        let sign = if chosen.contains(&n) { sheet.symbols.marked } else { "" };
        let here = if n == selected { sheet.symbols.selected } else { " " };
        let text = format!("{here}{sign}{} {}", n + 1, source(row, sheet));
        let style = if n == selected { Style::Column } else { Style::Label };
        pieces.extend(padded(words(&text, columns.cell, style, &[]), columns.cell + 1));
    }
    Line { pieces, ..Line::default() }
}

/// The report in column `x` of the sheet.
pub fn report_at(coverage: &Coverage, selected: usize, columns: usize, x: usize) -> Option<usize> {
    let of = Columns::of(columns, coverage.reports.len(), selected);
    let n = x.checked_sub(of.label)? / (of.cell + 1);
    (n < of.shown).then_some(of.first + n).filter(|&report| report < coverage.reports.len())
}

/// Who published a report, and when; its headline where nothing is known of that.
pub fn source(row: &Row, sheet: &Sheet<'_>) -> String {
    let date = row.date().map(|date| dates::short(date, sheet.today));
    let publisher = row.publisher.as_ref().map(|publisher| SafeText::line(publisher).into_string());
    match (publisher, date) {
        (Some(publisher), Some(date)) => format!("{publisher} {date}"),
        (Some(publisher), None) => publisher,
        (None, Some(date)) => format!("{date} {}", SafeText::line(&row.title)),
        (None, None) => SafeText::line(&row.title).into_string(),
    }
}

/// A fact as an entry.
pub fn entry(coverage: &Coverage, n: usize, selected: usize, sheet: &Sheet<'_>) -> Entry {
    let Some(fact) = coverage.facts.get(n) else { return Entry::default() };
    let columns = Columns::of(sheet.columns, coverage.reports.len(), selected);
    let is_first = n == 0 || coverage.facts.get(n - 1).is_some_and(|above| above.kind != fact.kind);
    let style = match fact.kind {
        FactKind::Person => Style::Person,
        FactKind::Quote => Style::Spoken,
        FactKind::Figure | FactKind::Date => Style::Plain,
    };
    let label = SafeText::line(&fact.label);
    let mut pieces = padded(words(&label, columns.label.saturating_sub(1), style, &[]), columns.label);
    for cell in fact.cells.iter().skip(columns.first).take(columns.shown) {
        let text = match cell {
            Some(cell) => words(&format!(" {}", SafeText::line(cell)), columns.cell, Style::Plain, &[]),
            None => vec![Piece::new(format!(" {}", sheet.symbols.dot), Style::Dim)],
        };
        pieces.extend(padded(text, columns.cell + 1));
    }
    let above = if is_first { vec![rule(name(fact.kind), sheet.symbols)] } else { Vec::new() };
    Entry { above, lines: vec![Line { pieces, ..Line::default() }], ..Entry::default() }
}

/// Facts of one kind, in words.
pub fn name(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Person => "People",
        FactKind::Quote => "Quotations",
        FactKind::Figure => "Numbers",
        FactKind::Date => "Dates",
    }
}

/// Which reports are seen: `columns 1–3 of 5`.
pub fn seen(coverage: &Coverage, selected: usize, columns: usize) -> String {
    let of = Columns::of(columns, coverage.reports.len(), selected);
    let all = coverage.reports.len();
    if of.shown >= all { String::new() } else { format!("{}–{} of {all}", of.first + 1, of.first + of.shown) }
}

/// What the selected report has of the selected fact, in full.
pub fn about(coverage: &Coverage, fact: usize, report: usize, sheet: &Sheet<'_>) -> Option<String> {
    let fact = coverage.facts.get(fact)?;
    let source = source(coverage.reports.get(report)?, sheet);
    let words = match fact.cells.get(report)? {
        Some(words) => format!("{source}: {words}"),
        None => format!("not in {source}: {}", fact.label),
    };
    debug_assert!(width(&words) > 0);
    Some(SafeText::line(&words).into_string())
}
