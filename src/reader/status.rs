//! What stands on the last line, and where: what is typed, a word to the user,
//! what the cursor stands on, the keys of the moment.

use crate::filter::Order;
use crate::text::shorten;
use crate::text::wrap::width;

use super::hints::{Hint, hints};
use super::key::written;
use super::layout::Area;
use super::views::View;
use super::{Focus, State};

/// The last line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatusLine {
    /// Words, from left to right.
    pub words: Vec<Words>,
    /// The column of the cursor, while something is typed.
    pub cursor: Option<u16>,
    /// The hints, each with its first column.
    pub hints: Vec<(u16, Hint)>,
}

/// Words on the last line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The first column.
    pub x: u16,
    /// They.
    pub text: String,
    /// What they are.
    pub role: Role,
}

/// What words on the last line are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What is typed, and its sign.
    Typed,
    /// What Tab would make of it.
    Offered,
    /// The one of these that it made.
    Taken,
    /// A word to the user.
    Notice,
    /// How many entries a filter left.
    Found,
    /// What the cursor stands on.
    About,
}

/// The hints beside an answer take so many columns.
const HINTS_OF_A_PROMPT: usize = 20;

/// Names leave so much room for the keys that go through them.
const KEPT_FREE: usize = 24;

/// The last line of `state` in `area`.
pub fn status(state: &State, area: Area) -> StatusLine {
    let mut line = StatusLine::default();
    let end = area.x + area.width;
    let mut x = area.x + 1;
    if let Some(begun) = begun(state) {
        let used = width(&begun) as u16;
        line.words.push(Words { x, text: begun, role: Role::Typed });
        x += used + 2;
    } else if let Some((sign, words, at, typing)) = typed(state) {
        let columns = usize::from(end - x);
        let (shown, column) = if state.prompt.is_some() {
            // The question stays in sight, and of a long answer what is being typed.
            let sign = shorten(&sign, columns.saturating_sub(12).max(1));
            let room = columns.saturating_sub(width(&sign) + HINTS_OF_A_PROMPT).max(12);
            let (shown, column) = prompt("", words, at, room, columns.saturating_sub(width(&sign)));
            (format!("{sign}{shown}"), width(&sign) as u16 + column)
        } else {
            // The end of a long line is what is being typed.
            let room = (columns / 2).max(12).max((width(&sign) + 12).min(columns));
            let sign = shorten(&sign, room.saturating_sub(12).max(1));
            prompt(&sign, words, at, room, columns)
        };
        let used = width(&shown) as u16;
        line.cursor = typing.then(|| (x + column).min(end.saturating_sub(1)));
        line.words.push(Words { x, text: shown, role: Role::Typed });
        x += used + 2;
    }
    let mut put = |x: &mut u16, text: &str, role| {
        let text = shorten(text, usize::from(end.saturating_sub(*x)));
        let used = width(&text) as u16;
        line.words.push(Words { x: *x, text, role });
        *x += used + 2;
    };
    if let Some(find) = state.find() {
        put(&mut x, &find.count(), Role::Found);
    }
    let complaint = state.palette.as_ref().and_then(|palette| palette.complaint.as_ref());
    if let Some(words) = complaint.or(state.notice.as_ref()) {
        put(&mut x, words, Role::Notice);
        return line;
    }
    if let (None, Some(prompt)) = (&state.palette, &state.prompt) {
        let room = usize::from(end.saturating_sub(x)).saturating_sub(KEPT_FREE);
        for (words, taken) in fitting(prompt.offered(), room) {
            put(&mut x, &words, if taken { Role::Taken } else { Role::Offered });
        }
    }
    if state.palette.is_none() && state.prompt.is_none() && state.help.is_none() {
        let room = |x: u16| usize::from(end.saturating_sub(x));
        let is_offered = !offered(state, room(x)).is_empty();
        // On a narrow screen the names are what is needed to go on.
        if let Some(found) = found(state).filter(|found| !is_offered || width(found) + 40 <= room(x)) {
            put(&mut x, &found, Role::Found);
        }
        for (words, taken) in offered(state, room(x).saturating_sub(KEPT_FREE)) {
            put(&mut x, &words, if taken { Role::Taken } else { Role::Offered });
        }
        if let Some(about) = state.about() {
            // In a view the keys are as much wanted.
            let about = if state.view.is_some() { shorten(&about, room(x) * 3 / 5) } else { about };
            put(&mut x, &about, Role::About);
        }
    }
    line.hints = placed(hints(state), x, end);
    line
}

/// The count and the keys of a sequence, while they are pressed.
fn begun(state: &State) -> Option<String> {
    let count = state.count.map_or(String::new(), |count| count.to_string());
    let keys = written(&state.pending);
    (!count.is_empty() || !keys.is_empty()).then(|| format!("{count}{keys}"))
}

/// What is typed: the sign before it, the words, the cursor in them, and whether
/// keys go there.
fn typed(state: &State) -> Option<(String, &str, usize, bool)> {
    if let Some(help) = &state.help {
        let is_shown = help.typing || !help.line.value().is_empty();
        return is_shown.then(|| ("/".to_owned(), help.line.value(), help.line.cursor(), help.typing));
    }
    if let Some(palette) = &state.palette {
        return Some((":".to_owned(), palette.line.value(), palette.line.cursor(), true));
    }
    if let Some(prompt) = &state.prompt {
        return Some((prompt.label(), prompt.line.value(), prompt.line.cursor(), true));
    }
    if let Some(find) = state.find() {
        return Some(("/".to_owned(), find.line.value(), find.line.cursor(), find.typing));
    }
    if let Some(numbers) = state.numbers() {
        return Some((";".to_owned(), &numbers.typed, numbers.typed.len(), true));
    }
    let filter = state.filter_line();
    let is_shown = filter.typing || !filter.pattern().is_empty();
    is_shown.then(|| ("/".to_owned(), filter.pattern(), filter.cursor(), filter.typing))
}

/// What is typed behind its sign, of a line longer than `room` the end, and the column
/// of the cursor in it; at most `columns` of it.
fn prompt(sign: &str, words: &str, cursor: usize, room: usize, columns: usize) -> (String, u16) {
    let text = format!("{sign}{words}");
    let before: String = text.chars().take(sign.chars().count() + cursor).collect();
    let skip = (width(&before) + 1).saturating_sub(room);
    let at = width(&before) - skip.min(width(&before));
    let shown = skip_columns(&text, skip);
    (shown.chars().scan(0, |used, c| take(used, c, columns)).collect(), at as u16)
}

fn take(used: &mut usize, c: char, columns: usize) -> Option<char> {
    *used += width(c.encode_utf8(&mut [0; 4]));
    (*used <= columns).then_some(c)
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

/// The names that Tab offers, as many as there is room for, and whether each is the
/// one on the line.
fn offered(state: &State, columns: usize) -> Vec<(String, bool)> {
    let filter = state.filter_line();
    if !filter.typing {
        return Vec::new();
    }
    fitting(filter.offered(), columns)
}

/// As many of these as there is room for, from the one on the line on.
fn fitting((names, chosen): (&[String], Option<usize>), columns: usize) -> Vec<(String, bool)> {
    let first = chosen.unwrap_or(0);
    let mut used = 0;
    let mut out = Vec::new();
    for (n, name) in names.iter().enumerate().skip(first) {
        used += width(name) + 2;
        if used > columns.max(width(name) + 2) {
            break;
        }
        out.push((name.clone(), chosen == Some(n)));
    }
    out
}

/// How many entries a filter left, and where it matched.
fn found(state: &State) -> Option<String> {
    if let Some(view) = &state.view {
        return found_in_view(view);
    }
    if state.focus == Focus::Article && (state.about().is_some() || state.find().is_some()) {
        return None;
    }
    let matches = state.list.matches()?;
    let dot = state.symbols.dot;
    // While names are offered, they are what is needed to go on.
    let order = match state.filter.order {
        _ if state.filter.typing && !state.filter.offered().0.is_empty() => String::new(),
        Order::Match => format!("best match {dot} "),
        Order::Own => format!("{} {dot} ", state.list.sort.label()),
    };
    Some(format!(
        "{} of {} {dot} {order}title {} {dot} officials {}",
        matches.rows.len(),
        state.list.total(),
        matches.on_title,
        matches.on_officials
    ))
}

fn found_in_view(view: &View) -> Option<String> {
    (!view.filter.pattern().is_empty()).then(|| format!("{} of {}", view.len(), view.total()))
}

/// As many hints as fit, at the right edge; the last, which leads to all others,
/// comes first.
fn placed(hints: Vec<Hint>, from: u16, end: u16) -> Vec<(u16, Hint)> {
    let room = usize::from(end.saturating_sub(from));
    let columns = |hint: &Hint| width(&hint.shown) + width(hint.word) + 3;
    let mut hints = hints;
    let Some(last) = hints.pop() else { return Vec::new() };
    let mut used = columns(&last);
    if used > room {
        return Vec::new();
    }
    let fitting = hints.into_iter().take_while(|hint| {
        used += columns(hint);
        used <= room
    });
    let shown: Vec<Hint> = fitting.collect::<Vec<_>>().into_iter().chain([last]).collect();
    let all: usize = shown.iter().map(columns).sum();
    let mut x = end - (all as u16).min(end);
    shown
        .into_iter()
        .map(|hint| {
            let at = x;
            x += columns(&hint) as u16;
            (at, hint)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_long_line_is_what_is_seen() {
        let (shown, at) = prompt("/", "harbour masters and ferries", 27, 13, 24);
        assert_eq!((shown.as_str(), at), (" and ferries", 12));
        let (shown, at) = prompt("/", "ma", 2, 13, 24);
        assert_eq!((shown.as_str(), at), ("/ma", 3));
    }
}
