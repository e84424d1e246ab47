//! The mouse: what lies under it, and what a click or the wheel does there.
//!
//! A click selects a row, or puts the cursor on a name, a quotation or a link; a
//! click on what is selected already, and so a double click, opens it.

use super::command::Command;
use super::layout::Area;
use super::page::{Line, Spot};
use super::palette::Typed;
use super::reading::related_window;
use super::status::status;
use super::{Effect, Focus, State};
use crate::text::wrap::width;

/// What was done with the mouse, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What.
    pub action: Action,
    /// Columns from the left edge.
    pub column: u16,
    /// Rows from the top edge.
    pub row: u16,
}

/// What can be done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The left button was pressed.
    Click,
    /// The left button was pressed twice in the same place.
    DoubleClick,
    /// The wheel was turned away from the user.
    WheelUp,
    /// The wheel was turned towards the user.
    WheelDown,
}

/// A turn of the wheel is so many lines.
const WHEEL: usize = 3;

impl State {
    /// Does what the mouse means.
    pub(super) fn mouse(&mut self, mouse: Mouse, effects: &mut Vec<Effect>) {
        match mouse.action {
            Action::WheelUp => self.wheel(mouse, Command::Up, effects),
            Action::WheelDown => self.wheel(mouse, Command::Down, effects),
            Action::Click => self.click(mouse, false, effects),
            Action::DoubleClick => self.click(mouse, true, effects),
        }
    }

    pub(super) fn toggle_mouse(&mut self, effects: &mut Vec<Effect>) {
        self.mouse = !self.mouse;
        let words =
            if self.mouse { "clicks come to attache" } else { "the mouse is the terminal's: gm takes it again" };
        self.notice = Some(words.to_owned());
        effects.push(Effect::Mouse(self.mouse));
    }

    /// Scrolls what is under the pointer; keys stay where they are.
    fn wheel(&mut self, mouse: Mouse, command: Command, effects: &mut Vec<Effect>) {
        if self.palette.is_some() || self.prompt.is_some() {
            return;
        }
        let areas = self.areas();
        let is_in = |area: Option<Area>| area.is_some_and(|area| area.holds(mouse.column, mouse.row));
        let focus = match self.focus {
            _ if self.help.is_some() || self.view.is_some() => None,
            _ if is_in(areas.list) => Some(Focus::List),
            Focus::List if is_in(areas.reading) => Some(Focus::Article),
            focus if is_in(areas.reading) => Some(focus),
            _ => return,
        };
        for _ in 0..WHEEL {
            match focus {
                None => self.command(command, effects),
                Some(focus) => self.go_in(focus, command, effects),
            }
        }
    }

    fn click(&mut self, mouse: Mouse, double: bool, effects: &mut Vec<Effect>) {
        self.notice = None;
        if self.help.is_some() {
            // The first line says that q closes.
            if mouse.row == 0 {
                self.command(Command::Close, effects);
            }
            return;
        }
        let areas = self.areas();
        if areas.status.holds(mouse.column, mouse.row) {
            if self.is_alone() && !self.speaks() {
                return;
            }
            return self.click_hint(mouse.column, areas.status, effects);
        }
        if let Some(palette) = &mut self.palette {
            let chosen = palette.at(areas.status.y, mouse.row);
            if let Some(Typed::Run(command)) = chosen {
                self.palette = None;
                self.command(command, effects);
            }
            return;
        }
        if self.prompt.is_some() {
            return;
        }
        if self.view.is_some() {
            return self.click_in_view(mouse, double, effects);
        }
        if let Some(area) = areas.list.filter(|area| area.holds(mouse.column, mouse.row)) {
            return self.click_in_list(mouse.row - area.y, area, double, effects);
        }
        if let Some(area) = areas.reading.filter(|area| area.holds(mouse.column, mouse.row)) {
            return self.click_in_reading(mouse, area, double, effects);
        }
        // The names of the panes.
        if mouse.row == areas.rule.y && self.size.has_two_panes() {
            match areas.list {
                Some(list) if mouse.column < list.x + list.width => self.command(Command::Left, effects),
                _ => self.command(Command::Right, effects),
            }
        }
    }

    /// A hint does what its key does.
    fn click_hint(&mut self, column: u16, area: Area, effects: &mut Vec<Effect>) {
        let hints = status(self, area).hints;
        let under = |(x, hint): &(u16, super::hints::Hint)| {
            let columns = width(&hint.shown) + 1 + width(hint.word);
            (usize::from(*x)..usize::from(*x) + columns).contains(&usize::from(column))
        };
        if let Some((_, hint)) = hints.into_iter().find(under) {
            for key in hint.keys {
                self.key(key, effects);
            }
        }
    }

    fn click_in_view(&mut self, mouse: Mouse, double: bool, effects: &mut Vec<Effect>) {
        let area = self.view_area();
        let Some(view) = &self.view else { return };
        let heads = u16::from(view.heads(&self.sheet(area, "")).is_some());
        let Some(row) = mouse.row.checked_sub(area.y + heads) else { return };
        let Some(entry) = view.scroll.at(usize::from(row)) else { return };
        let opens = double && view.scroll.selected() == entry;
        if let Some(view) = &mut self.view {
            view.filter.typing = false;
            view.scroll.select(entry);
        }
        self.settle_view();
        self.select_report_at(usize::from(mouse.column.saturating_sub(area.x)), usize::from(area.width));
        if opens {
            self.command(Command::Open, effects);
        }
    }

    fn click_in_list(&mut self, row: u16, area: Area, double: bool, effects: &mut Vec<Effect>) {
        self.filter.typing = false;
        let Some(position) = self.list.at(usize::from(row / area.entry_rows())) else { return };
        let opens = double && self.focus == Focus::List && self.list.selected() == position;
        self.go_to_list();
        self.list.select(position);
        self.settle();
        if opens { self.open_selected(effects) } else { self.preview(effects) }
    }

    fn click_in_reading(&mut self, mouse: Mouse, area: Area, double: bool, effects: &mut Vec<Effect>) {
        self.filter.typing = false;
        let row = mouse.row - area.y;
        if self.focus == Focus::Related {
            let (first, rows) = related_window(area, self.reading.related);
            let entry = first + usize::from(row / rows);
            if entry < self.related_len() {
                let opens = double && self.reading.related == entry;
                self.reading.related = entry;
                if opens {
                    self.jump(entry, effects);
                }
            }
            return;
        }
        if self.focus == Focus::Removed {
            return;
        }
        if self.focus == Focus::Outline {
            let outline = &mut self.reading.outline;
            let part = outline.first(usize::from(area.height)) + usize::from(row);
            if part < outline.parts.len() {
                let opens = double && outline.selected == part;
                outline.selected = part;
                if opens {
                    self.go_to_part(effects);
                }
            }
            return;
        }
        if self.focus == Focus::List {
            self.enter_article(effects);
        }
        let Some(shown) = &self.reading.article else { return };
        let columns = usize::from(mouse.column.saturating_sub(self.settings.text(area).x));
        let strip = area.height.saturating_sub(shown.page.strip.len() as u16);
        let (line, in_strip) = match usize::from(row) {
            row if row < shown.rows => (shown.page.lines.get(shown.top + row), false),
            _ => (row.checked_sub(strip).and_then(|row| shown.page.strip.get(usize::from(row))), true),
        };
        let Some(spot) = line.and_then(|line| spot_at(line, columns)) else {
            if let Some(shown) = &mut self.reading.article {
                shown.cursor = None;
            }
            return;
        };
        // What stands in the strip is a list of ways out, as the related are.
        let acts = in_strip || matches!(spot, Spot::Related(_)) || (double && shown.cursor == Some(spot));
        if acts {
            return self.follow(spot, effects);
        }
        if let Some(shown) = &mut self.reading.article {
            shown.cursor = Some(spot);
        }
    }
}

/// The innermost of what stands in a column of a line.
fn spot_at(line: &Line, column: usize) -> Option<Spot> {
    let mut end = 0;
    let piece = line.pieces.iter().find(|piece| {
        end += width(&piece.text);
        column < end
    })?;
    piece.spots.iter().copied().find(|spot| !matches!(spot, Spot::Speaker(_)))
}
