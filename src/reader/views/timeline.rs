//! A story, a step an event: when, what, who, how many reports, and what it
//! added. Above, how much was reported over time.

use crate::model::{Added, Row, Step, Timeline};
use crate::reader::dates;
use crate::reader::page::{Line, Piece, Style};
use crate::text::SafeText;

use super::scroll::Entry;
use super::sheet::{Sheet, bars, names, padded, prose, spread, words};
use super::stories;

/// How many entries a timeline has: its head, and a step each.
pub fn len(timeline: &Timeline) -> usize {
    1 + timeline.steps.len()
}

/// The step at a position.
pub fn step(timeline: &Timeline, position: usize) -> Option<&Step> {
    position.checked_sub(1).and_then(|n| timeline.steps.get(n))
}

/// The report that stands for a step.
pub fn leading(step: &Step) -> Option<&Row> {
    step.reports.iter().find(|row| row.title == step.title).or(step.reports.first())
}

/// What stands at a position as an entry.
pub fn entry(timeline: &Timeline, position: usize, sheet: &Sheet<'_>) -> Entry {
    let Some(step) = step(timeline, position) else {
        let columns = sheet.columns.min(60);
        let activity = bars(&activity(timeline, columns), columns, sheet.symbols);
        return Entry { lines: stories::head(&timeline.story, &activity, sheet), ..Entry::default() };
    };
    let above = if position == 1 { vec![Line::default()] } else { Vec::new() };
    let date_columns = if sheet.columns < 60 { 7 } else { 13 };
    let date = step.date.as_ref().map_or(sheet.symbols.none.to_owned(), |date| dates::short(date, sheet.today));
    let mut left = padded(words(&date, date_columns - 1, Style::Label, &[]), date_columns);
    let reports = match step.reports.len() {
        0 | 1 => String::new(),
        n => format!("  {} {n}", sheet.symbols.reports),
    };
    let room = sheet.columns.saturating_sub(date_columns + crate::text::wrap::width(&reports) + 1);
    let is_read = step.reports.iter().all(|row| row.marks.read);
    let style = if is_read { Style::Plain } else { Style::Heading };
    left.extend(words(&SafeText::line(&step.title), room, style, &[]));
    let mut lines = vec![spread(left, vec![Piece::new(reports, Style::Plain)], sheet.columns)];
    let indent = if sheet.columns < 60 { 2 } else { date_columns };
    if sheet.rows >= 8 && !step.people.is_empty() {
        let names = names(&step.people, sheet.columns.saturating_sub(indent));
        lines.extend(prose(&names, indent, 1, Style::Person, sheet));
    }
    // All of the first step is new.
    if position > 1 {
        let added = added(&step.added);
        if !added.is_empty() {
            let most = if sheet.rows < 16 { 1 } else { 2 };
            lines.extend(prose(&format!("new: {added}"), indent, most, Style::Dim, sheet));
        }
    }
    Entry { above, lines, ..Entry::default() }
}

/// What a step added, in words of the articles.
fn added(added: &Added) -> String {
    let people = added.people.iter().map(|named| named.name.clone());
    let quotes = added.quotes.iter().map(|said| match &said.speaker {
        Some(speaker) => format!("“{}” ({speaker})", said.text.trim()),
        None => format!("“{}”", said.text.trim()),
    });
    let facts = added.figures.iter().chain(&added.dates).cloned();
    SafeText::line(&people.chain(facts).chain(quotes).collect::<Vec<_>>().join("; ")).into_string()
}

/// How many reports came in each part of the time that the story took.
fn activity(timeline: &Timeline, parts: usize) -> Vec<u32> {
    let days: Vec<i64> =
        timeline.steps.iter().flat_map(|step| &step.reports).filter_map(Row::date).map(dates::number).collect();
    let (Some(&first), Some(&last)) = (days.iter().min(), days.iter().max()) else { return Vec::new() };
    let span = last - first + 1;
    // One day is no time to speak of.
    if span < 2 {
        return Vec::new();
    }
    let parts = i64::try_from(parts).unwrap_or(1).clamp(1, span);
    let mut out = vec![0; usize::try_from(parts).unwrap_or(1)];
    for day in days {
        if let Some(part) = usize::try_from((day - first) * parts / span).ok().and_then(|at| out.get_mut(at)) {
            *part += 1;
        }
    }
    out
}
