//! All keys, on the whole screen.

use crate::reader::State;
use crate::reader::help::{Help, HelpLine, lines};
use crate::reader::hints::hints;
use crate::reader::layout::Area;
use crate::reader::status::status;
use crate::text::wrap::width;

use super::pen::Pen;

/// Draws the help, and says where the cursor is while something is searched.
pub fn draw(state: &State, help: &Help, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    let size = state.size;
    let header = Area { x: 0, y: 0, width: size.columns, height: 1 };
    pen.put(1, 0, size.columns, "Keys", pen.theme.header);
    let words = hints(state).iter().map(|hint| format!("{} {}", hint.shown, hint.word)).collect::<Vec<_>>().join("  ");
    pen.put_right(header, &format!("{words} "), pen.theme.dim);
    let lines = lines(state, help);
    let rows = usize::from(size.rows.saturating_sub(2)).max(1);
    let keys = lines.iter().map(keys_width).max().unwrap_or(0).min(usize::from(size.columns) / 2);
    for (n, line) in lines.iter().skip(help.top).take(rows).enumerate() {
        let y = 1 + n as u16;
        match line {
            HelpLine::Part(text) => {
                pen.put(1, y, size.columns, text, pen.theme.header);
            }
            HelpLine::Heading(text) => {
                pen.put(2, y, size.columns, text, pen.theme.focused);
            }
            HelpLine::Keys(keyed, sentence) => {
                let column = 3 + keys as u16 + 2;
                pen.put(3, y, keys as u16, keyed, pen.theme.key);
                pen.put(column, y, size.columns.saturating_sub(column), sentence, pen.theme.plain);
            }
            HelpLine::Words(text) => {
                pen.put(3, y, size.columns, text, pen.theme.plain);
            }
            HelpLine::Blank => {}
        }
    }
    let last = Area { y: size.rows.saturating_sub(1), ..header };
    let mut cursor = None;
    let line = status(state, last);
    for words in &line.words {
        pen.put(words.x, last.y, size.columns.saturating_sub(words.x), &words.text, pen.theme.plain);
        cursor = line.cursor.map(|x| (x, last.y));
    }
    if help.top + rows < lines.len() {
        let more = format!(" {} more", state.symbols.more);
        if line.words.is_empty() {
            pen.put(1, last.y, size.columns, &more, pen.theme.dim);
        } else {
            pen.put_right(last, &format!("{more} "), pen.theme.dim);
        }
    }
    cursor
}

fn keys_width(line: &HelpLine) -> usize {
    match line {
        HelpLine::Keys(keys, _) => width(keys),
        _ => 0,
    }
}
