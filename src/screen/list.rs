//! The list of articles.

use ratatui::style::Style;

use crate::filter::Lit;
use crate::model::Row;
use crate::model::row::Official;
use crate::reader::layout::Area;
use crate::reader::list::{Entry, Fold};
use crate::reader::{Command, Joining, Phase, Shelf, State, dates};
use crate::text::segments::runs;
use crate::text::shorten;
use crate::text::wrap::width;

use super::pen::Pen;

/// Draws the visible part of the list, or what to say instead.
pub fn draw(state: &State, area: Area, pen: &mut Pen<'_>) {
    if state.list.is_empty() {
        return empty(state, area, pen);
    }
    let rows = area.entry_rows();
    for (n, entry) in state.list.window(area.entries()).enumerate() {
        let y = area.y + n as u16 * rows;
        let cells = Area { y, height: rows, ..area };
        headline(state, &entry, cells, pen);
        if rows > 1 {
            facts(state, &entry, Area { y: y + 1, height: 1, ..area }, pen);
        }
        if entry.selected {
            pen.tint(cells, pen.theme.selected);
        }
    }
}

fn empty(state: &State, area: Area, pen: &mut Pen<'_>) {
    let mut lines = Vec::new();
    match &state.phase {
        Phase::Loading(words) => lines.push((format!("{words}…"), pen.theme.dim)),
        Phase::Failed(why) => {
            lines.push(("The list could not be loaded.".to_owned(), pen.theme.failure));
            lines.push((why.clone(), pen.theme.plain));
            lines.push(("q quits; attache doctor looks at the library.".to_owned(), pen.theme.dim));
        }
        Phase::Ready if state.list.total() > 0 && !state.filter.pattern().trim().is_empty() => {
            lines.push(("Nothing matches the filter.".to_owned(), pen.theme.plain));
            lines.push((format!("{} shows everything again.", state.key_for(Command::Cancel)), pen.theme.dim));
        }
        Phase::Ready if state.list.shelf != Shelf::Library => {
            let (words, how) = match state.list.shelf {
                Shelf::Archive => ("Nothing was put away.", "E on an article puts it here. q goes back."),
                Shelf::Deleted => ("Nothing was deleted.", "D on an article puts it here for 30 days. q goes back."),
                Shelf::History | Shelf::Library => ("No article was opened yet.", "q goes back."),
            };
            lines.push((words.to_owned(), pen.theme.plain));
            lines.push((how.to_owned(), pen.theme.dim));
        }
        Phase::Ready => {
            lines.push(("There are no articles here.".to_owned(), pen.theme.plain));
            lines.push((state.advice.clone(), pen.theme.dim));
        }
    }
    super::reading::paragraphs(&lines, area, pen);
}

fn headline(state: &State, entry: &Entry<'_>, area: Area, pen: &mut Pen<'_>) {
    let symbols = &state.symbols;
    let bar = if entry.selected { symbols.selected } else { " " };
    let is_joining = matches!(&state.joining, Some(Joining::Event(id, _)) if *id == entry.row.id);
    let mark = match (entry.read, entry.marks.starred) {
        _ if is_joining => symbols.marked,
        (_, true) => symbols.star,
        (false, false) => symbols.unread,
        (true, false) => " ",
    };
    let mut style = if entry.read { pen.theme.read } else { pen.theme.unread };
    if entry.row.title_derived {
        style = style.patch(pen.theme.derived);
    }
    let fold = match entry.fold {
        Fold::Alone => String::new(),
        Fold::Folded(_) => format!("{} ", symbols.folded),
        Fold::Unfolded(_) => format!("{} ", symbols.unfolded),
        Fold::Under => format!("  {} ", symbols.under),
    };
    let used = pen.put(area.x, area.y, area.width, &format!("{bar}{mark} {fold}"), pen.theme.key);
    let title = shorten(&entry.row.title, usize::from(area.width.saturating_sub(used)));
    let lit = entry.lit.map_or(&[][..], |lit| &lit.title);
    put_lit(pen, (area.x + used, area.y), area.width.saturating_sub(used), &title, lit, style);
}

/// Writes `text` and lights the characters that begin at the offsets `lit`.
fn put_lit(pen: &mut Pen<'_>, at: (u16, u16), columns: u16, text: &str, lit: &[usize], style: Style) -> u16 {
    let (mut x, y) = at;
    let end = x + columns;
    let mut rest = 0;
    for run in runs(text, lit) {
        let (from, to) = (run.start(), run.end());
        x += pen.put(x, y, end.saturating_sub(x), &text[rest..from], style);
        x += pen.put(x, y, end.saturating_sub(x), &text[from..to], style.patch(pen.theme.matched));
        rest = to;
    }
    x += pen.put(x, y, end.saturating_sub(x), &text[rest..], style);
    x - at.0
}

fn facts(state: &State, entry: &Entry<'_>, area: Area, pen: &mut Pen<'_>) {
    let row = entry.row;
    let symbols = &state.symbols;
    let bar = if entry.selected { symbols.selected } else { " " };
    pen.put(area.x, area.y, 1, bar, pen.theme.key);
    // What follows adds to the dim of the line, so that a match stands out.
    pen.tint(Area { x: area.x + 1, width: area.width.saturating_sub(1), ..area }, pen.theme.dim);
    let mut right = 0;
    let reports = match entry.fold {
        Fold::Folded(n) | Fold::Unfolded(n) => n,
        Fold::Alone => row.reports as usize,
        Fold::Under => 1,
    };
    if reports > 1 {
        right = pen.put_right(area, &format!(" {} {reports} ", symbols.reports), pen.theme.dim);
    }
    let room = area.width.saturating_sub(right);
    let dot = format!(" {} ", symbols.dot);
    let date = row.date().map_or(symbols.none.to_owned(), |date| dates::short(date, &state.today));
    let date = if state.list.shelf == Shelf::History { dates::opened(entry.marks.opened, &state.today) } else { date };
    let mut x = area.x + if entry.fold == Fold::Under { 7 } else { 3 };
    let mut put = |text: &str| {
        let room = (area.x + room).saturating_sub(x);
        x += pen.put(x, area.y, room, &shorten(text, usize::from(room)), Style::new());
    };
    put(&date);
    if entry.marks.noted {
        put(&format!(" {}", symbols.note));
    }
    for tag in &entry.marks.tags {
        put(&format!(" #{tag}"));
    }
    if let Some(publisher) = &row.publisher {
        put(&format!("{dot}{publisher}"));
    }
    if !row.officials.is_empty() {
        put(&dot);
    }
    officials(row, entry.lit, Area { x, width: (area.x + room).saturating_sub(x), ..area }, pen);
}

/// The officials, those that the filter matched first.
fn officials(row: &Row, lit: Option<&Lit>, area: Area, pen: &mut Pen<'_>) {
    let matched =
        |n: usize| lit.and_then(|lit| lit.officials.iter().find(|(m, _)| *m == n)).map(|(_, at)| at.as_slice());
    let mut order: Vec<usize> = (0..row.officials.len()).collect();
    order.sort_by_key(|&n| matched(n).is_none());
    let mut used = 0;
    for (shown, n) in order.into_iter().enumerate() {
        let official = &row.officials[n];
        let (text, lit) = match matched(n) {
            Some(lit) => shown_name(official, lit),
            None => (official.short.as_str(), Vec::new()),
        };
        let lead = if shown == 0 { "" } else { ", " };
        let more = row.officials.len() - shown;
        let room = area.width.saturating_sub(used);
        if width(lead) + width(text) + 4 > usize::from(room) && shown > 0 {
            let more = format!(", +{more}");
            if width(&more) <= usize::from(room) {
                pen.put(area.x + used, area.y, room, &more, Style::new());
            }
            break;
        }
        used += pen.put(area.x + used, area.y, room, lead, Style::new());
        let room = area.width.saturating_sub(used);
        let text = shorten(text, usize::from(room));
        used += put_lit(pen, (area.x + used, area.y), room, &text, &lit, Style::new());
    }
}

/// The short name where the match lies in it, else the name in full, with the
/// places to light.
fn shown_name<'a>(official: &'a Official, lit: &[usize]) -> (&'a str, Vec<usize>) {
    let Official { name, short, .. } = official;
    let Some(start) = name.find(short.as_str()) else { return (name, lit.to_vec()) };
    if lit.iter().all(|at| (start..start + short.len()).contains(at)) {
        (short, lit.iter().map(|at| at - start).collect())
    } else {
        (name, lit.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_match_in_the_short_name_shows_the_short_name() {
        let official = |name: &str, short: &str| Official {
            person: crate::model::PersonId(String::new()),
            name: name.to_owned(),
            short: short.to_owned(),
        };
        let sample = official("Lee Sample", "Sample");
        assert_eq!(shown_name(&sample, &[4, 5]), ("Sample", vec![0, 1]));
        assert_eq!(shown_name(&sample, &[0, 4]), ("Lee Sample", vec![0, 4]));
        assert_eq!(shown_name(&official("Ann Xi", "Elsewhere"), &[4]), ("Ann Xi", vec![4]));
    }
}
