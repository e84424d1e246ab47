//! The reading pane.

use ratatui::style::Style;

use crate::model::Row;
use crate::reader::layout::Area;
use crate::reader::page::{Line, Spot, related_entry};
use crate::reader::reading::{Shown, related_window};
use crate::reader::{Focus, Phase, State};
use crate::text::shorten;
use crate::text::wrap::wrap;

use super::pen::Pen;

/// What the rule above the pane says: how much lies behind, and the marks.
pub fn label(state: &State) -> String {
    let Some(shown) = &state.reading.article else { return String::new() };
    let star = if shown.opened.marks.starred { state.symbols.star } else { "" };
    let more = match shown.minutes_left() {
        None => String::new(),
        Some(left) => format!("{}% {} {} {left} min left ", shown.percent(), state.symbols.more, state.symbols.dot),
    };
    match (star, more.as_str()) {
        ("", "") => String::new(),
        ("", more) => more.to_owned(),
        (star, more) => format!("{star} {more}"),
    }
}

/// What the rule says above what belongs to an article: to which.
pub fn label_of(what: &str, state: &State, columns: u16) -> String {
    let title = state.reading.article.as_ref().map_or("", |shown| shown.opened.article.title.as_str());
    format!("{} ", shorten(&format!("{what} {title}"), usize::from(columns.saturating_sub(3))))
}

/// Draws the article, what is related to it or was removed from it, or what to
/// say instead.
pub fn draw(state: &State, area: Area, pen: &mut Pen<'_>) {
    match &state.reading.article {
        // Where one pane is shown, what is on its way is not what was there.
        _ if is_stale(state) => paragraphs(&[("loading…".to_owned(), pen.theme.dim)], area, pen),
        Some(shown) if state.focus == Focus::Related => related(state, shown, area, pen),
        Some(_) if state.focus == Focus::Removed => removed(state, area, pen),
        Some(_) if state.focus == Focus::Outline => outline(state, area, pen),
        Some(shown) => article(state, shown, area, pen),
        None => nothing(state, area, pen),
    }
}

fn is_stale(state: &State) -> bool {
    !state.size.has_two_panes() && state.reading.wanted.as_ref().is_some_and(|wanted| wanted.to_read)
}

fn article(state: &State, shown: &Shown, area: Area, pen: &mut Pen<'_>) {
    let text = state.settings.text(area);
    let (find, numbers) = (state.find(), state.numbers());
    for (n, line) in shown.page.lines.iter().skip(shown.top).take(shown.rows).enumerate() {
        let number = shown.top + n;
        if let Some(line) = numbers.and_then(|numbers| numbers.numbered(number, line)) {
            // The numbers may push words into the margin.
            let room = Area { width: (area.x + area.width).saturating_sub(text.x), ..text };
            put_line(state, &line, room, text.y + n as u16, pen);
            continue;
        }
        let lit = find.and_then(|find| find.lit(number, line));
        put_line(state, lit.as_ref().unwrap_or(line), text, text.y + n as u16, pen);
        if let Some((x, width)) = find.and_then(|find| find.here(number, line)) {
            pen.tint(Area { x: text.x + x, y: text.y + n as u16, width, height: 1 }, pen.theme.cursor);
        }
        if state.marks_fresh && line.pieces.iter().any(|piece| piece.fresh) {
            // Where the margin is wide enough, the sign stands clear of the text.
            let x = text.x.saturating_sub(if text.x >= area.x + 2 { 2 } else { 1 });
            pen.put(x, text.y + n as u16, 1, state.symbols.fresh, pen.theme.key);
        }
    }
    let strip = &shown.page.strip;
    let top = area.y + area.height.saturating_sub(strip.len() as u16);
    for (n, line) in strip.iter().enumerate() {
        put_line(state, line, text, top + n as u16, pen);
    }
    if let Some(numbers) = numbers {
        super::links::draw(state, numbers, shown, area, pen);
    }
}

fn removed(state: &State, area: Area, pen: &mut Pen<'_>) {
    let view = &state.reading.removed;
    let text = state.settings.text(area);
    for (n, line) in view.lines.iter().skip(view.top).take(usize::from(area.height)).enumerate() {
        put_line(state, line, text, text.y + n as u16, pen);
    }
}

/// Draws a line of a page; what the cursor stands on is lit.
pub fn put_line(state: &State, line: &Line, area: Area, y: u16, pen: &mut Pen<'_>) {
    let mut x = area.x;
    let cursor = state.reading.article.as_ref().filter(|_| state.view.is_none()).and_then(|shown| shown.cursor);
    for piece in &line.pieces {
        let room = (area.x + area.width).saturating_sub(x);
        let mut style = pen.theme.piece(piece);
        if piece.fresh && state.marks_fresh {
            style = style.patch(pen.theme.fresh);
        }
        if cursor.is_some_and(|spot| piece.spots.contains(&spot)) {
            style = style.patch(pen.theme.cursor);
        }
        // With a quotation the words that say whose it is.
        if matches!(cursor, Some(Spot::Quote(n)) if piece.spots.contains(&Spot::Speaker(n))) {
            style = style.patch(pen.theme.matched);
        }
        x += pen.put(x, y, room, &piece.text, style);
    }
    if line.ruled {
        let room = (area.x + area.width).saturating_sub(x);
        pen.put(x, y, room, &state.symbols.rule.repeat(usize::from(room)), pen.theme.rule);
    }
}

fn related(state: &State, shown: &Shown, area: Area, pen: &mut Pen<'_>) {
    let text = state.settings.text(area);
    let related = &shown.opened.related;
    let (first, rows) = related_window(area, state.reading.related);
    let entries = usize::from((area.height / rows).max(1));
    for (n, linked) in related.iter().enumerate().skip(first).take(entries) {
        let y = area.y + (n - first) as u16 * rows;
        let reasons = usize::from(rows / 2);
        let lines = related_entry(n, linked, usize::from(text.width), reasons, &state.today);
        let height = (lines.len() as u16).min(area.y + area.height - y);
        for (m, pieces) in lines.into_iter().take(usize::from(height)).enumerate() {
            put_line(state, &Line { pieces, ..Line::default() }, text, y + m as u16, pen);
        }
        if n == state.reading.related {
            pen.put(text.x.saturating_sub(1), y, 1, state.symbols.selected, pen.theme.key);
            pen.tint(Area { y, height, ..text }, pen.theme.selected);
        }
    }
}

/// The parts of the article, and where in it the reader is.
fn outline(state: &State, area: Area, pen: &mut Pen<'_>) {
    let text = state.settings.text(area);
    let outline = &state.reading.outline;
    let rows = usize::from(area.height);
    for (n, part) in outline.parts.iter().enumerate().skip(outline.first(rows)).take(rows) {
        let y = area.y + (n - outline.first(rows)) as u16;
        let row = Area { y, height: 1, ..text };
        let here = if n == outline.here { state.symbols.here } else { " " };
        let used = pen.put(row.x, y, row.width, &format!("{here} "), pen.theme.key);
        let percent = part.percent.map_or(String::new(), |percent| format!(" {percent}%"));
        let right = pen.put_right(row, &percent, pen.theme.dim);
        let room = row.width.saturating_sub(used + right);
        let (indent, style) = if part.is_heading { ("  ", pen.theme.heading) } else { ("", pen.theme.plain) };
        let words = shorten(&format!("{indent}{}", part.words), usize::from(room));
        pen.put(row.x + used, y, room, &words, style);
        if n == outline.selected {
            pen.tint(row, pen.theme.selected);
        }
    }
}

fn nothing(state: &State, area: Area, pen: &mut Pen<'_>) {
    let lines: Vec<(String, Style)> = match (&state.reading.failure, &state.phase, state.list.selected_row()) {
        (Some(why), _, _) => {
            vec![
                ("This article could not be opened.".to_owned(), pen.theme.failure),
                (why.clone(), pen.theme.plain),
                ("J and K go on to others, q goes back.".to_owned(), pen.theme.dim),
            ]
        }
        (None, Phase::Loading(_), None) | (None, Phase::Failed(_), _) => Vec::new(),
        (None, _, row) => vec![(invitation(row).to_owned(), pen.theme.dim)],
    };
    paragraphs(&lines, area, pen);
}

fn invitation(row: Option<&Row>) -> &'static str {
    if row.is_some() { "Press Enter to read the selected article." } else { "Select an article to read it here." }
}

/// Lines of prose in the middle of a pane, wrapped.
pub fn paragraphs(lines: &[(String, Style)], area: Area, pen: &mut Pen<'_>) {
    let text = area.measure();
    let mut y = area.y + area.height / 4;
    for (words, style) in lines {
        for span in wrap(words, usize::from(text.width)) {
            if y < area.y + area.height {
                pen.put(text.x, y, text.width, span.of(words), *style);
            }
            y += 1;
        }
    }
}
