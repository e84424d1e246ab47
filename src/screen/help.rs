//! All keys, on the whole screen.

use crate::reader::State;
use crate::reader::hints::{HelpLine, help};
use crate::reader::layout::Area;

use super::pen::Pen;

/// Draws the help from line `top` on.
pub fn draw(state: &State, top: usize, pen: &mut Pen<'_>) {
    let size = state.size;
    let header = Area { x: 0, y: 0, width: size.columns, height: 1 };
    pen.put(1, 0, size.columns, "Keys", pen.theme.header);
    pen.put_right(header, "j k scroll  q close ", pen.theme.dim);
    let lines = help(&state.symbols);
    let rows = usize::from(size.rows.saturating_sub(2)).max(1);
    let keys = lines.iter().map(keys_width).max().unwrap_or(0).min(usize::from(size.columns) / 2);
    for (n, line) in lines.iter().skip(top).take(rows).enumerate() {
        let y = 1 + n as u16;
        match line {
            HelpLine::Heading(text) => {
                pen.put(2, y, size.columns, text, pen.theme.focused);
            }
            HelpLine::Keys(keyed, sentence) => {
                let column = 3 + keys as u16 + 2;
                pen.put(3, y, keys as u16, keyed, pen.theme.key);
                pen.put(column, y, size.columns.saturating_sub(column), sentence, pen.theme.plain);
            }
            HelpLine::Blank => {}
        }
    }
    if top + rows < lines.len() {
        let more = format!(" {} more", state.symbols.more);
        pen.put(1, size.rows.saturating_sub(1), size.columns, &more, pen.theme.dim);
    }
}

fn keys_width(line: &HelpLine) -> usize {
    match line {
        HelpLine::Keys(keys, _) => crate::text::wrap::width(keys),
        _ => 0,
    }
}
