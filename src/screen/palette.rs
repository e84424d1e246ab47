//! The commands that may be meant, above the line on which one is typed.

use crate::reader::hints::spelled;
use crate::reader::key::written;
use crate::reader::keymap::places_of;
use crate::reader::layout::Area;
use crate::reader::{Palette, State};
use crate::text::shorten;
use crate::text::wrap::width;

use super::pen::Pen;

/// Draws the choices over the rows above `status`.
pub fn draw(state: &State, palette: &Palette, status: Area, pen: &mut Pen<'_>) {
    let (first, rows) = palette.window(status.y);
    let names = palette.choices.iter().map(|choice| width(choice.binding.command.name())).max().unwrap_or(0) as u16;
    let mut area = Area { y: status.y - rows, height: 1, ..status };
    if rows > 0 {
        let rule = state.symbols.rule.repeat(usize::from(area.width));
        let above = Area { y: area.y - 1, ..area };
        pen.blank(above);
        pen.put(above.x, above.y, above.width, &rule, pen.theme.rule);
    }
    for (n, choice) in palette.choices.iter().enumerate().skip(first).take(usize::from(rows)) {
        let binding = choice.binding;
        let (name, plain) =
            if choice.here { (pen.theme.header, pen.theme.plain) } else { (pen.theme.dim, pen.theme.dim) };
        pen.blank(area);
        let mut x = area.x + 1;
        let end = area.x + area.width;
        pen.put(x, area.y, end.saturating_sub(x), binding.command.name(), name);
        x += names + 2;
        // A narrow screen has no room for the key that would do the same.
        if area.width >= 60 {
            let key = state.keymap.first(palette.scope(), binding.command).map(written);
            let key = key.map_or(String::new(), |key| spelled(&key, &state.symbols));
            pen.put(x, area.y, end.saturating_sub(x).min(9), &key, pen.theme.key);
            x += 10;
        }
        let room = end.saturating_sub(x);
        let mut words = binding.sentence.to_owned();
        if !choice.here {
            words = format!("not here, in {}: {words}", places_of(binding.command));
        }
        pen.put(x, area.y, room, &shorten(&words, usize::from(room)), plain);
        if palette.chosen == Some(n) {
            pen.put(area.x, area.y, 1, state.symbols.selected, pen.theme.key);
            pen.tint(area, pen.theme.selected);
        }
        area.y += 1;
    }
}
