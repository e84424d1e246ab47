//! The mouse: what lies under it, and what a click or the wheel does there; the
//! border between list and article is moved while the button is down.
//!
//! A click selects a row, or puts the cursor on a name, a quotation or a link; a
//! click on what is selected already, and so a double click, opens it.

use super::command::Command;
use super::layout::Area;
use super::page::{Line, Spot};
use super::palette::Typed;
use super::popup::{Popup, popup};
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
    /// The mouse was moved with the left button down.
    Drag,
    /// The left button was let go.
    Release,
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
            Action::Click | Action::DoubleClick => {
                self.border.is_held = self.is_border(mouse);
                if !self.border.is_held {
                    self.click(mouse, mouse.action == Action::DoubleClick, effects);
                }
            }
            Action::Drag if self.border.is_held => self.move_border(mouse.column, effects),
            Action::Drag => {}
            Action::Release => self.border.is_held = false,
        }
    }

    /// Whether the line between list and article lies under the mouse.
    fn is_border(&self, mouse: Mouse) -> bool {
        let is_covered = self.help.is_some() || self.view.is_some() || self.palette.is_some() || self.picker.is_some();
        let list = self.areas().list.filter(|_| self.size.has_two_panes() && !is_covered);
        // The rule above ends the line.
        list.is_some_and(|list| {
            mouse.column == list.x + list.width && (list.y - 1..list.y + list.height).contains(&mouse.row)
        })
    }

    pub(super) fn toggle_mouse(&mut self, effects: &mut Vec<Effect>) {
        self.mouse = !self.mouse;
        let mut words = "clicks come to attache".to_owned();
        if !self.mouse {
            words = format!("the mouse is the terminal's: {} takes it again", self.key_for(Command::Mouse));
        }
        self.notice = Some(words);
        effects.push(Effect::Mouse(self.mouse));
    }

    /// Scrolls what is under the pointer; keys stay where they are.
    fn wheel(&mut self, mouse: Mouse, command: Command, effects: &mut Vec<Effect>) {
        if self.palette.is_some() || self.prompt.is_some() {
            return;
        }
        if self.picker.is_some() {
            return self.command(command, effects);
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
        if let Some(popup) = popup(self) {
            return self.click_in_popup(mouse, popup, effects);
        }
        self.count = None;
        if self.picker.is_some() && mouse.row != self.areas().status.y {
            return self.click_in_picker(mouse.row, double, effects);
        }
        if self.help.is_some() && self.picker.is_none() {
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
            if let Some(Typed::Run(command)) = palette.at(areas.status.y, mouse.row) {
                self.run(command, effects);
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

    /// What may follow is pressed; a click elsewhere leaves the sequence.
    fn click_in_popup(&mut self, mouse: Mouse, popup: Popup, effects: &mut Vec<Effect>) {
        let entry = popup.entries.into_iter().find(|entry| entry.area.holds(mouse.column, mouse.row));
        if entry.is_none() {
            self.pending.clear();
            self.count = None;
        }
        for key in entry.map_or(Vec::new(), |entry| entry.rest) {
            self.key(key, effects);
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
        self.keep_filter(effects);
        if let Some(view) = &mut self.view {
            view.scroll.select(entry);
        }
        self.settle_view();
        self.select_report_at(usize::from(mouse.column.saturating_sub(area.x)), usize::from(area.width));
        if opens {
            self.command(Command::Open, effects);
        }
    }

    fn click_in_list(&mut self, row: u16, area: Area, double: bool, effects: &mut Vec<Effect>) {
        self.keep_filter(effects);
        let Some(position) = self.list.at(usize::from(row / area.entry_rows())) else { return };
        let opens = double && self.focus == Focus::List && self.list.selected() == position;
        self.go_to_list();
        self.list.select(position);
        self.settle();
        if opens { self.open_selected(effects) } else { self.preview(effects) }
    }

    fn click_in_reading(&mut self, mouse: Mouse, area: Area, double: bool, effects: &mut Vec<Effect>) {
        self.keep_filter(effects);
        self.keep_find(effects);
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
