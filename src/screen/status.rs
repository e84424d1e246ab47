//! The last line: what is typed, a word to the user, what a key would do now.

use crate::reader::State;
use crate::reader::layout::Area;
use crate::reader::status::{Role, status};

use super::pen::Pen;

/// Draws the line, and says where the cursor is while something is typed.
pub fn draw(state: &State, area: Area, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    let line = status(state, area);
    let end = area.x + area.width;
    for words in &line.words {
        let style = match words.role {
            Role::Typed | Role::Found | Role::About => pen.theme.plain,
            Role::Offered => pen.theme.dim,
            Role::Taken => pen.theme.official,
            Role::Notice => pen.theme.notice,
        };
        pen.put(words.x, area.y, end.saturating_sub(words.x), &words.text, style);
    }
    for (x, hint) in &line.hints {
        let used = pen.put(*x, area.y, end.saturating_sub(*x), &hint.shown, pen.theme.key);
        let x = x + used;
        pen.put(x, area.y, end.saturating_sub(x), &format!(" {}", hint.word), pen.theme.dim);
    }
    line.cursor.map(|x| (x, area.y))
}
