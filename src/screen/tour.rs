//! The tour above the list, in the first minute.

use crate::reader::State;
use crate::reader::layout::Area;
use crate::reader::tour::lines;

use super::pen::Pen;

/// Draws the lines of the tour.
pub fn draw(state: &State, area: Area, pen: &mut Pen<'_>) {
    let end = area.x + area.width;
    for (y, pieces) in (area.y..).zip(lines(area.height, area.width.saturating_sub(2), &state.symbols, &state.keymap)) {
        let mut x = area.x + 1;
        for piece in pieces {
            let style = if piece.is_key { pen.theme.key } else { pen.theme.notice };
            x += pen.put(x, y, end.saturating_sub(x), &piece.text, style);
        }
    }
}
