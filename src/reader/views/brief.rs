//! The briefing: an event with its first sentence, who it is about, what was said
//! and who met, and its sources, each of which can be opened.

use crate::model::{Brief, BriefEvent};
use crate::reader::dates;
use crate::reader::page::{Line, Piece, Style};
use crate::text::SafeText;

use super::contacts;
use super::quotes::{self, Above};
use super::scroll::Entry;
use super::sheet::{Sheet, names, padded, prose, rule, spread, words};

/// How far back a briefing looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Since {
    /// 24 hours.
    #[default]
    Day,
    /// Three days.
    ThreeDays,
    /// Seven days.
    Week,
    /// Thirty days.
    Month,
    /// All that there is.
    Ever,
}

impl Since {
    const ALL: [Self; 5] = [Self::Day, Self::ThreeDays, Self::Week, Self::Month, Self::Ever];

    /// Further back, or less far.
    #[must_use]
    pub fn other(self, wider: bool) -> Self {
        let at = Self::ALL.iter().position(|since| *since == self).unwrap_or(0);
        let to = if wider { at + 1 } else { at.saturating_sub(1) };
        Self::ALL.get(to).copied().unwrap_or(self)
    }

    /// In hours, where it has an end.
    pub fn hours(self) -> Option<i64> {
        match self {
            Self::Day => Some(24),
            Self::ThreeDays => Some(3 * 24),
            Self::Week => Some(7 * 24),
            Self::Month => Some(30 * 24),
            Self::Ever => None,
        }
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Day => "24 hours",
            Self::ThreeDays => "3 days",
            Self::Week => "7 days",
            Self::Month => "30 days",
            Self::Ever => "everything",
        }
    }
}

/// A briefing, and what of it can be selected.
#[derive(Debug, Clone, PartialEq)]
pub struct Briefing {
    /// It.
    pub brief: Brief,
    /// The day with which it ends, where nothing is newer than that.
    pub until: Option<String>,
    parts: Vec<Part>,
}

/// A part of a briefing: of which event, and which of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// An event.
    Event(usize),
    /// Something said.
    Quote(usize, usize),
    /// A contact.
    Contact(usize, usize),
    /// A report.
    Source(usize, usize),
}

/// Of an event so many quotations, contacts and reports are listed: the view of its
/// coverage has them all.
const MOST: usize = 5;

impl Briefing {
    /// A briefing that ends with the day `until`, or now.
    pub fn new(brief: Brief, until: Option<String>) -> Self {
        let mut parts = Vec::new();
        for (n, event) in brief.events.iter().enumerate() {
            parts.push(Part::Event(n));
            parts.extend((0..event.quotes.len().min(MOST)).map(|m| Part::Quote(n, m)));
            parts.extend((0..event.contacts.len().min(MOST)).map(|m| Part::Contact(n, m)));
            parts.extend((0..event.reports.len().min(MOST)).map(|m| Part::Source(n, m)));
        }
        Self { brief, until, parts }
    }

    /// How many parts it has.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether nothing happened.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The part at a position, and its event.
    pub fn part(&self, position: usize) -> Option<(Part, &BriefEvent)> {
        let part = *self.parts.get(position)?;
        let (Part::Event(n) | Part::Quote(n, _) | Part::Contact(n, _) | Part::Source(n, _)) = part;
        Some((part, self.brief.events.get(n)?))
    }

    /// Where the event after the one at a position begins, or the one before.
    pub fn event_beside(&self, position: usize, forward: bool) -> Option<usize> {
        let is_event = |&at: &usize| matches!(self.parts.get(at), Some(Part::Event(_)));
        if forward { (position + 1..self.len()).find(is_event) } else { (0..position).rev().find(is_event) }
    }
}

/// The part at a position as an entry.
pub fn entry(briefing: &Briefing, position: usize, sheet: &Sheet<'_>) -> Entry {
    let Some((part, event)) = briefing.part(position) else { return Entry::default() };
    let label = |text: &str| vec![Line { pieces: vec![Piece::new(text, Style::Label)], ..Line::default() }];
    let (above, lines) = match part {
        Part::Event(n) => (if n == 0 { Vec::new() } else { vec![Line::default()] }, head(event, sheet)),
        Part::Quote(_, m) => {
            let lines = event.quotes.get(m).map(|quote| quotes::entry(quote, Above::Speaker, sheet).lines);
            (if m == 0 { label("  new quotations") } else { Vec::new() }, lines.unwrap_or_default())
        }
        Part::Contact(_, m) => (if m == 0 { label("  contacts") } else { Vec::new() }, contact(event, m, sheet)),
        Part::Source(_, m) => {
            let more = event.reports.len().saturating_sub(MOST);
            let text = if more > 0 { format!("  sources (and {more} more)") } else { "  sources".to_owned() };
            (if m == 0 { label(&text) } else { Vec::new() }, source(event, m, sheet))
        }
    };
    Entry { above, lines: if lines.is_empty() { vec![Line::default()] } else { lines }, ..Entry::default() }
}

fn head(event: &BriefEvent, sheet: &Sheet<'_>) -> Vec<Line> {
    let reports = event.reports.len();
    let counted = match (reports, event.total) {
        (reports, total) if total > reports => format!("{reports} of {total} reports"),
        (1, _) => "1 report".to_owned(),
        (reports, _) => format!("{reports} reports"),
    };
    let mut lines = vec![Line { ruled: true, ..rule(&counted, sheet.symbols) }];
    lines.extend(prose(&SafeText::line(&event.title), 0, 3, Style::Title, sheet));
    if SafeText::line(&event.lead).into_string() != event.title {
        lines.extend(prose(&SafeText::line(&event.lead), 2, 4, Style::Plain, sheet));
    }
    if !event.people.is_empty() {
        lines.extend(prose(&names(&event.people, sheet.columns.saturating_sub(2)), 2, 1, Style::Official, sheet));
    }
    lines
}

fn contact(event: &BriefEvent, m: usize, sheet: &Sheet<'_>) -> Vec<Line> {
    let Some(report) = event.contacts.get(m) else { return Vec::new() };
    let contact = &report.contact;
    let kind = contacts::kind(contact.kind, contact.status, sheet.symbols);
    let date = contact.date.as_ref().map(|date| dates::short(date, sheet.today)).or_else(|| contact.date_text.clone());
    let parts =
        [names(&report.people, sheet.columns), date.unwrap_or_default(), contact.place.clone().unwrap_or_default()];
    let facts = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let text = format!("{kind} {} {}", sheet.symbols.dot, facts.join(&format!(" {} ", sheet.symbols.dot)));
    prose(&SafeText::line(&text), 2, 2, Style::Plain, sheet)
}

fn source(event: &BriefEvent, m: usize, sheet: &Sheet<'_>) -> Vec<Line> {
    let Some(row) = event.reports.get(m) else { return Vec::new() };
    let date = row.date().map_or(sheet.symbols.none.to_owned(), |date| dates::short(date, sheet.today));
    let columns = if sheet.columns < 60 { 9 } else { 15 };
    let mut left = vec![Piece::new("  ", Style::Plain)];
    left.extend(padded(words(&date, columns - 3, Style::Dim, &[]), columns - 2));
    let style = if row.marks.read { Style::Plain } else { Style::Heading };
    left.extend(words(&SafeText::line(&row.title), sheet.columns.saturating_sub(columns), style, &[]));
    let publisher =
        row.publisher.as_deref().map_or(String::new(), |p| format!("  {}", SafeText::line(p).into_string()));
    vec![spread(left, vec![Piece::new(publisher, Style::Dim)], sheet.columns)]
}
