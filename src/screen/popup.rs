//! What may follow the keys that are pressed, above the last line.

use crate::reader::State;
use crate::reader::popup::popup;
use crate::text::shorten;

use super::pen::Pen;

/// Draws the box, if keys are pending.
pub fn draw(state: &State, pen: &mut Pen<'_>) {
    let Some(popup) = popup(state) else { return };
    let area = popup.area;
    pen.put(area.x, area.y, area.width, &state.symbols.rule.repeat(usize::from(area.width)), pen.theme.rule);
    pen.put(area.x + 1, area.y, area.width, &format!(" {} ", popup.pressed), pen.theme.focused);
    if popup.more > 0 {
        let more = format!(" {} {} more ", state.symbols.more, popup.more);
        pen.put_right(crate::reader::layout::Area { height: 1, ..area }, &more, pen.theme.dim);
    }
    for y in area.y + 1..area.y + area.height {
        pen.put(area.x, y, area.width, &" ".repeat(usize::from(area.width)), pen.theme.plain);
    }
    for entry in &popup.entries {
        let end = entry.area.x + entry.area.width;
        let mut x = entry.area.x + 2;
        pen.put(x, entry.area.y, end.saturating_sub(x), &entry.shown, pen.theme.key);
        x += popup.keys + 2;
        let room = end.saturating_sub(x + 1);
        pen.put(x, entry.area.y, room, &shorten(entry.words, usize::from(room)), pen.theme.plain);
    }
}
