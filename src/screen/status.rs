//! The last line: the filter, a word to the user, what a key would do now.

use crate::reader::layout::Area;
use crate::reader::{State, hints};
use crate::text::shorten;
use crate::text::wrap::width;

use super::pen::Pen;

/// Draws the line, and says where the cursor is while something is typed.
pub fn draw(state: &State, area: Area, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    let (line, typing) = match &state.palette {
        Some(palette) => (Some((":", palette.line.value(), palette.line.cursor())), true),
        None if state.filter.typing || !state.filter.pattern().is_empty() => {
            (Some(("/", state.filter.pattern(), state.filter.cursor())), state.filter.typing)
        }
        None => (None, false),
    };
    let mut x = area.x + 1;
    let mut cursor = None;
    if let Some((sign, words, at)) = line {
        let (used, column) = prompt(sign, words, at, Area { x, ..area }, pen);
        cursor = typing.then(|| (column.min(area.x + area.width - 1), area.y));
        x += used + 2;
    }
    if let Some(words) = state.palette.as_ref().and_then(|palette| palette.complaint.as_ref()) {
        let room = (area.x + area.width).saturating_sub(x);
        pen.put(x, area.y, room, &shorten(words, usize::from(room)), pen.theme.notice);
        return cursor;
    }
    if let Some(words) = &state.notice {
        let room = (area.x + area.width).saturating_sub(x);
        pen.put(x, area.y, room, &shorten(words, usize::from(room)), pen.theme.notice);
        return cursor;
    }
    if let Some(found) = found(state).filter(|_| state.palette.is_none()) {
        let room = (area.x + area.width).saturating_sub(x);
        x += pen.put(x, area.y, room, &shorten(&found, usize::from(room)), pen.theme.plain) + 2;
    }
    put_hints(state, Area { x, width: (area.x + area.width).saturating_sub(x), ..area }, pen);
    cursor
}

/// Draws what is typed behind its sign; says how many columns that takes and in
/// which the cursor stands.
fn prompt(sign: &str, words: &str, cursor: usize, area: Area, pen: &mut Pen<'_>) -> (u16, u16) {
    let prompt = format!("{sign}{words}");
    // The end of a long line is what is being typed.
    let room = (area.width / 2).max(12);
    let before: String = prompt.chars().take(1 + cursor).collect();
    let skip = (width(&before) + 1).saturating_sub(usize::from(room));
    let used = pen.put(area.x, area.y, room, skip_columns(&prompt, skip), pen.theme.plain);
    let at = u16::try_from(width(&before) - skip.min(width(&before))).unwrap_or(0);
    (used, area.x + at)
}

/// How many rows the filter left, and where it matched.
fn found(state: &State) -> Option<String> {
    let matches = state.list.matches()?;
    let dot = state.symbols.dot;
    Some(format!(
        "{} of {} {dot} title {} {dot} officials {}",
        matches.rows.len(),
        state.list.total(),
        matches.on_title,
        matches.on_officials
    ))
}

/// As many hints as fit, at the right edge; the last, which leads to all
/// others, comes first.
fn put_hints(state: &State, area: Area, pen: &mut Pen<'_>) {
    let hints = hints::hints(state);
    let columns = |hint: &(String, &str)| width(&hint.0) + width(hint.1) + 3;
    let Some((last, others)) = hints.split_last() else { return };
    let mut used = columns(last);
    let fitting = others.iter().take_while(|hint| {
        used += columns(hint);
        used <= usize::from(area.width)
    });
    let shown: Vec<&(String, &str)> = fitting.chain([last]).collect();
    let all: usize = shown.iter().map(|hint| columns(hint)).sum();
    let end = area.x + area.width;
    let mut x = end - (all as u16).min(area.width);
    for (key, word) in shown {
        x += pen.put(x, area.y, end - x, key, pen.theme.key);
        x += pen.put(x, area.y, end - x, &format!(" {word}  "), pen.theme.dim);
    }
}

/// `text` without its first characters, so many that they take `columns`.
fn skip_columns(text: &str, columns: usize) -> &str {
    let mut skipped = 0;
    for (at, c) in text.char_indices() {
        if skipped >= columns {
            return &text[at..];
        }
        skipped += width(c.encode_utf8(&mut [0; 4]));
    }
    if columns == 0 { text } else { "" }
}
