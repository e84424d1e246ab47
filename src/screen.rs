//! The state drawn in cells. Nothing is changed, loaded or decided here.
//!
//! [`draw`] divides the screen; [`list`], [`reading`], [`view`], [`status`],
//! [`help`] and [`palette`] draw one part each; [`theme`] says how each meaning looks. [`pen`] is the
//! one way into a cell: it lets only safe text through.

pub mod help;
pub mod list;
pub mod palette;
pub mod pen;
pub mod reading;
pub mod status;
#[cfg(test)]
pub(crate) mod tests;
pub mod theme;
pub mod view;

use ratatui::Frame;

use crate::filter::grouping::By;
use crate::reader::layout::Area;
use crate::reader::symbols::ASCII;
use crate::reader::{Focus, Phase, State};
use crate::text::wrap::width;

use pen::Pen;
pub use theme::Theme;

/// Draws the whole screen.
pub fn draw(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let cursor = paint(state, &mut Pen::new(frame.buffer_mut(), theme, state.symbols == ASCII));
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// Draws into a buffer, and says where the cursor is, if it is shown.
pub fn paint(state: &State, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    if !state.size.is_enough() {
        pen.put(0, 0, state.size.columns, "too small", pen.theme.plain);
        return None;
    }
    if let Some(top) = state.help {
        help::draw(state, top, pen);
        return None;
    }
    let areas = state.areas();
    if state.is_alone() {
        if let Some(area) = areas.reading {
            reading::draw(state, area, pen);
        }
        return state.speaks().then(|| last_line(state, areas.status, pen)).flatten();
    }
    header(state, areas.header, pen);
    if let (Some(area), Some(banner)) = (areas.banner, &state.banner) {
        pen.put(area.x + 1, area.y, area.width.saturating_sub(1), banner, pen.theme.notice);
    }
    if let Some(view) = &state.view {
        view::draw(state, view, areas.rule, pen);
        return last_line(state, areas.status, pen);
    }
    rule(state, &areas, pen);
    if let Some(area) = areas.list {
        list::draw(state, area, pen);
    }
    if let Some(area) = areas.reading {
        reading::draw(state, area, pen);
    }
    if let (Some(list), Some(_)) = (areas.list, areas.reading) {
        for y in list.y..list.y + list.height {
            pen.put(list.x + list.width, y, 1, state.symbols.divider, pen.theme.rule);
        }
    }
    last_line(state, areas.status, pen)
}

fn last_line(state: &State, area: Area, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    if let Some(palette) = &state.palette {
        palette::draw(state, palette, area, pen);
    }
    status::draw(state, area, pen)
}

fn header(state: &State, area: Area, pen: &mut Pen<'_>) {
    let left = format!(" attache {} {}", state.symbols.dot, state.library);
    let used = pen.put(area.x, area.y, area.width, &left, pen.theme.header);
    let room = Area { x: area.x + used, width: area.width - used, ..area };
    if let Some(right) = facts(state).into_iter().find(|facts| width(facts) < usize::from(room.width)) {
        pen.put_right(room, &right, pen.theme.dim);
    }
}

/// What the header says of the library, longest first.
fn facts(state: &State) -> Vec<String> {
    let dot = state.symbols.dot;
    let counts = &state.counts;
    if let Phase::Loading(words) = &state.phase {
        return vec![format!("{words}… ")];
    }
    let unread = format!("{} unread ", counts.unread);
    let articles = count(counts.articles, "article", "articles");
    let stories = count(counts.stories, "story", "stories");
    vec![format!("{articles} {dot} {unread}{dot} {stories} "), format!("{articles} {dot} {unread}"), unread]
}

/// A number with its noun.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn rule(state: &State, areas: &crate::reader::layout::Areas, pen: &mut Pen<'_>) {
    let line = state.symbols.rule.repeat(usize::from(areas.rule.width));
    pen.put(areas.rule.x, areas.rule.y, areas.rule.width, &line, pen.theme.rule);
    let y = areas.rule.y;
    if let Some(list) = areas.list {
        let style = pen.theme.label(state.focus == Focus::List);
        let name = match state.list.by {
            By::Article => "Stories ".to_owned(),
            by => format!("Stories {} ", by.label()),
        };
        pen.put(list.x + 1, y, list.width.saturating_sub(1), &name, style);
    }
    if let Some(area) = areas.reading {
        let label = match state.focus {
            Focus::Related => reading::label_of("Related to", state, area.width),
            Focus::Removed => reading::label_of("Removed from", state, area.width),
            Focus::Outline => reading::label_of("Parts of", state, area.width),
            _ => reading::label(state),
        };
        let style = pen.theme.label(state.focus != Focus::List);
        pen.put(area.x + 1, y, area.width.saturating_sub(1), &label, style);
        if areas.list.is_some() {
            pen.put(area.x - 1, y, 1, state.symbols.tee, pen.theme.rule);
        }
    }
}
