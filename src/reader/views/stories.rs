//! A running story as a line of the list of stories: who it is about, its topic,
//! its newest headline, how much there is of it.

use crate::filter::lit_in;
use crate::model::StoryEntry;
use crate::reader::offices::days;
use crate::reader::page::{Line, Piece, Style};
use crate::text::SafeText;

use super::scroll::Entry;
use super::sheet::{Sheet, columns_of, spread, words};

/// A story as an entry.
pub fn entry(story: &StoryEntry, sheet: &Sheet<'_>) -> Entry {
    let mark = if sheet.joined == Some(&story.id) { format!("{} ", sheet.symbols.marked) } else { String::new() };
    let label = label(story);
    let counts = counts(story, sheet);
    let room = sheet.columns.saturating_sub(crate::text::wrap::width(&counts) + 4);
    let mut left = vec![Piece::new(mark, Style::Number)];
    left.extend(words(&label, room, Style::Heading, &lit_in(sheet.pattern, &label, true)));
    let mut lines = vec![spread(left, vec![Piece::new(counts, Style::Plain)], sheet.columns)];
    if sheet.rows >= 8 {
        let days = days(story.first.as_deref(), story.last.as_deref(), sheet.today);
        let days = vec![Piece::new(format!("  {days}"), Style::Dim)];
        let title = SafeText::line(&story.title);
        let mut below = vec![Piece::new("  ", Style::Plain)];
        let room = sheet.columns.saturating_sub(2 + columns_of(&days));
        below.extend(words(&title, room, Style::Dim, &lit_in(sheet.pattern, &title, false)));
        lines.push(spread(below, days, sheet.columns));
    }
    Entry { lines, ..Entry::default() }
}

/// Who and what a story is about; where neither is known, its headline.
pub fn label(story: &StoryEntry) -> String {
    let names: Vec<&str> = story.people.iter().take(3).map(|named| named.name.as_str()).collect();
    let parts = [names.join(", "), story.words.iter().take(4).cloned().collect::<Vec<_>>().join(", ")];
    let label = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
    SafeText::line(if label.is_empty() { &story.title } else { &label }).into_string()
}

/// How many events and reports: in words where there is room.
fn counts(story: &StoryEntry, sheet: &Sheet<'_>) -> String {
    let (events, reports) = (story.events, story.reports);
    if sheet.columns < 64 {
        return format!(" {events} {} {} {reports}", sheet.symbols.dot, sheet.symbols.reports);
    }
    let count = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    format!("  {} {} {}", count(events, "event"), sheet.symbols.dot, count(reports, "report"))
}

/// What stands above a list of its steps.
pub fn head(story: &StoryEntry, activity: &str, sheet: &Sheet<'_>) -> Vec<Line> {
    let mut lines = super::sheet::prose(&label(story), 0, 2, Style::Title, sheet);
    let days = days(story.first.as_deref(), story.last.as_deref(), sheet.today);
    let counts = counts(story, &Sheet { columns: 64, ..*sheet });
    let facts =
        if days.is_empty() { counts.trim().to_owned() } else { format!("{days} {}{counts}", sheet.symbols.dot) };
    lines.extend(super::sheet::prose(&facts.replace("   ", " ").replace("  ", " "), 0, 2, Style::Dim, sheet));
    if !activity.trim().is_empty() {
        lines.push(Line { pieces: vec![Piece::new(activity, Style::Bars)], ..Line::default() });
    }
    lines
}
