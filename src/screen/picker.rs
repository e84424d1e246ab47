//! The list of themes, above the last line: the screen behind shows the chosen
//! one.

use crate::reader::State;
use crate::reader::layout::Area;
use crate::reader::picker::Picker;
use crate::text::shorten;
use crate::text::wrap::width;

use super::pen::Pen;

/// Draws the list over the rows above `status`.
pub fn draw(state: &State, picker: Picker, status: Area, pen: &mut Pen<'_>) {
    let (first, rows) = picker.window(state.themes.len(), status.y);
    let names = state.themes.iter().map(|theme| width(&theme.name)).max().unwrap_or(0) as u16;
    let mut area = Area { y: status.y - rows, height: 1, ..status };
    let above = Area { y: area.y - 1, ..area };
    pen.blank(Area { height: rows + 1, ..above });
    pen.put(above.x, above.y, above.width, &state.symbols.rule.repeat(usize::from(above.width)), pen.theme.rule);
    pen.put(above.x + 1, above.y, above.width.saturating_sub(1), "Themes ", pen.theme.focused);
    for (n, theme) in state.themes.iter().enumerate().skip(first).take(usize::from(rows)) {
        let end = area.x + area.width;
        let mut x = area.x + 2;
        pen.put(x, area.y, end.saturating_sub(x), &theme.name, pen.theme.header);
        x += names + 2;
        let room = end.saturating_sub(x);
        pen.put(x, area.y, room, &shorten(&theme.about, usize::from(room)), pen.theme.plain);
        if picker.chosen == n {
            pen.put(area.x, area.y, 1, state.symbols.selected, pen.theme.key);
            pen.tint(area, pen.theme.selected);
        }
        area.y += 1;
    }
}
