//! The state drawn in cells. Nothing is changed, loaded or decided here.
//!
//! [`draw`] divides the screen; [`list`], [`reading`], [`links`], [`view`], [`status`],
//! [`help`], [`palette`], [`picker`], [`popup`] and [`tour`] draw one part each; [`theme`] says how each meaning looks, [`themes`] reads
//! that from files, [`colours`] fits it to what a terminal has. [`pen`] is the one way into a cell: it
//! lets only safe text through.

pub mod colours;
pub mod help;
pub mod links;
pub mod list;
pub mod palette;
pub mod pen;
pub mod picker;
pub mod popup;
pub mod reading;
pub mod status;
#[cfg(test)]
pub(crate) mod tests;
pub mod theme;
pub mod themes;
pub mod tour;
pub mod view;

use ratatui::Frame;

use crate::filter::grouping::By;
use crate::reader::layout::Area;
use crate::reader::symbols::Letters;
use crate::reader::{Focus, Phase, Shelf, Sort, State};
use crate::text::wrap::{measuring, width};

use pen::Pen;
pub use theme::Theme;
pub use themes::Themes;

/// Draws the whole screen.
pub fn draw(state: &State, theme: &Theme, frame: &mut Frame<'_>) {
    let cursor = paint(state, &mut Pen::new(frame.buffer_mut(), theme, state.letters == Letters::Ascii));
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// Draws into a buffer, and says where the cursor is, if it is shown.
pub fn paint(state: &State, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    measuring(state.settings.ambiguous_wide, || {
        pen.ground();
        let cursor = behind_themes(state, pen);
        match state.picker {
            Some(picker) if state.size.is_enough() => {
                picker::draw(state, picker, state.areas().status, pen);
                status::draw(state, state.areas().status, pen)
            }
            _ => cursor,
        }
    })
}

fn behind_themes(state: &State, pen: &mut Pen<'_>) -> Option<(u16, u16)> {
    if !state.size.is_enough() {
        pen.put(0, 0, state.size.columns, "too small", pen.theme.plain);
        pen.put(0, 1, state.size.columns, "20 x 5 needed", pen.theme.dim);
        return None;
    }
    if let Some(help) = &state.help {
        let cursor = help::draw(state, help, pen);
        popup::draw(state, pen);
        return cursor;
    }
    let areas = state.areas();
    if state.is_alone() {
        if let Some(area) = areas.reading {
            reading::draw(state, area, pen);
        }
        return state.speaks().then(|| last_line(state, areas.status, pen)).flatten();
    }
    header(state, areas.header, pen);
    if let Some(area) = areas.tour {
        tour::draw(state, area, pen);
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
    popup::draw(state, pen);
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
        let name = crate::text::shorten(&list_label(state), usize::from(list.width.saturating_sub(3)));
        let name = format!("{name} ");
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

/// What the list is of, what it is put together by, and in what order it stands.
fn list_label(state: &State) -> String {
    let list = &state.list;
    let mut label = match list.shelf {
        Shelf::Library => "Stories",
        Shelf::History => "History",
        Shelf::Archive => "Archive",
        Shelf::Deleted => "Deleted",
    }
    .to_owned();
    if list.by != By::Article {
        label.extend([" ", list.by.label()]);
    }
    // What is typed puts the best match first.
    if list.sort != Sort::Date && state.filter.pattern().trim().is_empty() {
        label.extend([" ", state.symbols.dot, " ", list.sort.label()]);
    }
    label
}
