//! One person on a page: the offices in time, what they said, the articles that
//! name them, and who is named with them.

use crate::model::Dossier;
use crate::reader::dates;
use crate::reader::offices::{self, days, is_newest};
use crate::reader::page::{Line, Piece, Style};
use crate::text::SafeText;
use crate::text::wrap::wrap;

use super::quotes::{self, Above};
use super::scroll::Entry;
use super::sheet::{Sheet, bars, padded, rule, spread, words};

/// A part of a dossier that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The name and the numbers.
    Head,
    /// An office: which.
    Office(usize),
    /// Something said: which.
    Quote(usize),
    /// An article: which.
    Article(usize),
    /// Somebody named with them: which.
    Companion(usize),
}

/// How many parts a dossier has.
pub fn parts(dossier: &Dossier) -> usize {
    1 + sections(dossier).iter().map(|(len, _)| len).sum::<usize>()
}

type Section = (usize, fn(usize) -> Part);

fn sections(dossier: &Dossier) -> [Section; 4] {
    [
        (dossier.entry.offices.len(), Part::Office),
        (dossier.quotes.len(), Part::Quote),
        (dossier.articles.len(), Part::Article),
        (dossier.companions.len(), Part::Companion),
    ]
}

/// The part at a position.
pub fn part(dossier: &Dossier, position: usize) -> Option<Part> {
    let Some(mut rest) = position.checked_sub(1) else { return Some(Part::Head) };
    for (len, part) in sections(dossier) {
        if rest < len {
            return Some(part(rest));
        }
        rest -= len;
    }
    None
}

/// The positions at which sections begin.
pub fn section_starts(dossier: &Dossier) -> Vec<usize> {
    let mut starts = vec![0];
    let mut at = 1;
    for (len, _) in sections(dossier) {
        if len > 0 {
            starts.push(at);
        }
        at += len;
    }
    starts
}

/// The part at a position as an entry.
pub fn entry(dossier: &Dossier, position: usize, sheet: &Sheet<'_>) -> Entry {
    let Some(part) = part(dossier, position) else { return Entry::default() };
    let person = &dossier.entry;
    let (lines, label) = match part {
        Part::Head => return Entry { lines: head(dossier, sheet), ..Entry::default() },
        Part::Office(n) => (office(dossier, n, sheet), "Offices".to_owned()),
        Part::Quote(n) => {
            let lines = quotes::entry(&dossier.quotes[n], Above::Source, sheet).lines;
            (lines, counted("Said", dossier.quotes.len(), person.quotes))
        }
        Part::Article(n) => {
            (vec![article(dossier, n, sheet)], counted("Articles", dossier.articles.len(), person.articles))
        }
        Part::Companion(n) => (vec![companion(dossier, n, sheet)], "Named with them".to_owned()),
    };
    let first = matches!(part, Part::Office(0) | Part::Quote(0) | Part::Article(0) | Part::Companion(0));
    let above = match part {
        _ if first => vec![Line::default(), rule(&label, sheet.symbols)],
        Part::Quote(_) => vec![Line::default()],
        _ => Vec::new(),
    };
    Entry { above, lines, ..Entry::default() }
}

/// The name of a section, and how much of all it shows.
fn counted(label: &str, shown: usize, all: usize) -> String {
    if all > shown { format!("{label} (newest {shown} of {all})") } else { format!("{label} ({shown})") }
}

fn head(dossier: &Dossier, sheet: &Sheet<'_>) -> Vec<Line> {
    let person = &dossier.entry;
    let dot = format!(" {} ", sheet.symbols.dot);
    let mark = if sheet.marked == Some(&person.person) { sheet.symbols.marked } else { "" };
    let mut lines = vec![spread(
        words(&person.name, sheet.columns.saturating_sub(4), Style::Title, &[]),
        vec![Piece::new(mark, Style::Number)],
        sheet.columns,
    )];
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let mut facts = vec![if person.official { "official" } else { "not known as an official" }.to_owned()];
    facts.push(format!(
        "named {} in {}",
        count(person.mentions, "time", "times"),
        count(person.articles, "article", "articles")
    ));
    facts.push(count(person.quotes, "quotation", "quotations"));
    let days = days(person.first.as_deref(), person.last.as_deref(), sheet.today);
    let text = facts.join(&dot);
    for span in wrap(&text, sheet.columns) {
        lines.push(Line { pieces: vec![Piece::new(span.of(&text), Style::Dim)], ..Line::default() });
    }
    let bars = bars(&person.activity, sheet.columns.saturating_sub(days.len() + 2).min(40), sheet.symbols);
    let over_time = vec![Piece::new(bars, Style::Bars), Piece::new(format!("  {days}"), Style::Dim)];
    if !days.is_empty() {
        lines.push(Line { pieces: over_time, ..Line::default() });
    }
    lines
}

/// `now` before what is stated last, `then` before what was stated earlier.
fn office(dossier: &Dossier, n: usize, sheet: &Sheet<'_>) -> Vec<Line> {
    let offices = &dossier.entry.offices;
    let held = &offices[n];
    let when = if is_newest(held, &offices[0]) { "now   " } else { "then  " };
    let days = days(held.first.as_deref(), held.last.as_deref(), sheet.today);
    let articles = if held.articles == 1 { "1 article".to_owned() } else { format!("{} articles", held.articles) };
    let facts = if days.is_empty() { articles } else { format!("{days} {} {articles}", sheet.symbols.dot) };
    let words = offices::of(&held.office);
    let lead = |n: usize| Piece::new(if n == 0 { when } else { "      " }, Style::Label);
    let line = |n: usize, text: &str| vec![lead(n), Piece::new(text, Style::Plain)];
    let fits = 6 + crate::text::wrap::width(&words) + 2 + crate::text::wrap::width(&facts) <= sheet.columns;
    if fits {
        return vec![spread(line(0, &words), vec![Piece::new(facts, Style::Dim)], sheet.columns)];
    }
    let spans = wrap(&words, sheet.columns.saturating_sub(6));
    let lines = spans.iter().enumerate().map(|(n, span)| line(n, span.of(&words)));
    let facts = vec![lead(1), Piece::new(facts, Style::Dim)];
    lines.chain([facts]).map(|pieces| Line { pieces, ..Line::default() }).collect()
}

fn article(dossier: &Dossier, n: usize, sheet: &Sheet<'_>) -> Line {
    let row = &dossier.articles[n];
    let date = row.date().map_or(sheet.symbols.none.to_owned(), |date| dates::short(date, sheet.today));
    let publisher = row.publisher.as_deref().map_or(String::new(), |p| SafeText::line(p).into_string());
    let date_columns = if sheet.columns < 60 { 7 } else { 13 };
    let mut left = padded(words(&date, date_columns - 1, Style::Dim, &[]), date_columns);
    let style = if row.marks.read { Style::Plain } else { Style::Heading };
    left.extend(words(&SafeText::line(&row.title), sheet.columns.saturating_sub(date_columns), style, &[]));
    // The headline is worth more than who published it.
    spread(left, vec![Piece::new(format!("  {publisher}"), Style::Dim)], sheet.columns)
}

fn companion(dossier: &Dossier, n: usize, sheet: &Sheet<'_>) -> Line {
    let companion = &dossier.companions[n];
    let mark = if sheet.marked == Some(&companion.person) { sheet.symbols.marked } else { "" };
    let mut left = words(&SafeText::line(&companion.name), sheet.columns.saturating_sub(16), Style::Person, &[]);
    left.push(Piece::new(format!(" {mark}"), Style::Number));
    let articles =
        if companion.articles == 1 { "1 article".to_owned() } else { format!("{} articles", companion.articles) };
    spread(left, vec![Piece::new(articles, Style::Dim)], sheet.columns)
}
