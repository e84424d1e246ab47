//! Motions: of the selection, of the window on an article, and what a change of
//! size does to both.

use super::command::Command;
use super::page::{self, Page};
use super::reading::{Pane, Shown};
use super::settings::SPACINGS;
use super::{Effect, Focus, State};

impl State {
    pub(super) fn go(&mut self, command: Command, effects: &mut Vec<Effect>) {
        self.go_in(self.focus, command, effects);
    }

    /// Moves in one pane, whichever has the keys.
    pub(super) fn go_in(&mut self, focus: Focus, command: Command, effects: &mut Vec<Effect>) {
        match focus {
            Focus::List => {
                let page = self.list_rows();
                self.list.select(moved(self.list.selected(), command, page, self.list.len()));
                self.settle();
                self.preview(effects);
            }
            Focus::Article => {
                if let Some(shown) = &mut self.reading.article {
                    // A line of the last page stays in sight.
                    let page = shown.rows.saturating_sub(1).max(1);
                    let top = moved(shown.top, command, page, shown.page.lines.len());
                    self.scroll_to(top, effects);
                }
            }
            Focus::Related => {
                let len = self.related_len();
                self.reading.related = moved(self.reading.related, command, self.list_rows(), len);
            }
            Focus::Outline => {
                let (page, len) = (self.list_rows(), self.reading.outline.parts.len());
                self.reading.outline.selected = moved(self.reading.outline.selected, command, page, len);
            }
            Focus::Removed => {
                let view = &mut self.reading.removed;
                let page = view.rows.saturating_sub(1).max(1);
                view.scroll_to(moved(view.top, command, page, view.lines.len()));
            }
        }
    }

    /// Scrolls to where the next paragraph begins, or the one before.
    pub(super) fn go_to_paragraph(&mut self, forward: bool, effects: &mut Vec<Effect>) {
        let Some(shown) = &self.reading.article else { return };
        let lines = &shown.page.lines;
        let is_blank = |n: &usize| lines[*n].pieces.is_empty();
        // As many free lines as between two lines of text make no paragraph.
        let least = shown.form.spacing + 1;
        let begins = |&n: &usize| n == 0 || !is_blank(&n) && n >= least && (n - least..n).all(|n| is_blank(&n));
        let to = if forward { (shown.top + 1..lines.len()).find(begins) } else { (0..shown.top).rev().find(begins) };
        if let Some(to) = to {
            self.scroll_to(to, effects);
        }
    }

    pub(super) fn scroll_to(&mut self, top: usize, effects: &mut Vec<Effect>) {
        let Some(shown) = &mut self.reading.article else { return };
        let before = shown.position();
        shown.scroll_to(top);
        self.keep_position(before, effects);
    }

    /// Keeps how far the article was read, if that is not `before`.
    pub(super) fn keep_position(&self, before: usize, effects: &mut Vec<Effect>) {
        let Some(shown) = &self.reading.article else { return };
        if shown.position() != before {
            effects.push(Effect::SetPosition(shown.opened.article.id.clone(), shown.position()));
        }
    }

    pub(super) fn list_rows(&self) -> usize {
        let areas = self.areas();
        areas.list.or(areas.reading).map_or(1, |area| area.entries().max(1))
    }

    pub(super) fn settle(&mut self) {
        let areas = self.size.areas(self.tour.is_shown(), false).with_list(self.list_columns());
        let rows = areas.list.map_or(1, super::layout::Area::entries);
        self.list.settle(rows, self.filter.pattern());
    }

    pub(super) fn resize(&mut self, size: super::Size, effects: &mut Vec<Effect>) {
        self.size = size;
        self.settle();
        self.settle_view();
        if self.reading.article.is_some() {
            self.lay_out_again(effects);
        } else {
            self.preview(effects);
        }
    }

    /// Lays the article out anew: its pane, or how it is to look, has changed.
    pub(super) fn lay_out_again(&mut self, effects: &mut Vec<Effect>) {
        if let Some(shown) = self.reading.article.take() {
            let shown = shown.again(&self.pane());
            self.lay(shown, effects);
        }
        match self.focus {
            Focus::Removed => self.lay_removed_out(),
            Focus::Outline => self.draw_outline_up(),
            Focus::List | Focus::Article | Focus::Related => {}
        }
    }

    /// Shows an article, and asks for those of its lines that are not there yet.
    pub(super) fn lay(&mut self, shown: Shown, effects: &mut Vec<Effect>) {
        self.reading.laying = shown.layout().map(|layout| {
            let ticket = self.next_ticket();
            effects.push(Effect::LayOut(ticket, Box::new(layout)));
            ticket
        });
        self.reading.article = Some(shown);
        self.find_again();
        self.number_again();
    }

    /// Takes the lines that were on their way.
    pub(super) fn laid_out(&mut self, ticket: super::Ticket, page: Page, effects: &mut Vec<Effect>) {
        if self.reading.laying != Some(ticket) {
            return;
        }
        self.reading.laying = None;
        if let Some(shown) = &mut self.reading.article {
            shown.complete(page);
        }
        self.find_again();
        self.number_again();
        self.take_held(effects);
    }

    /// Where an article is laid out now.
    pub(super) fn pane(&self) -> Pane {
        let alone = self.is_alone();
        let areas = if alone {
            self.size.alone()
        } else {
            self.size.areas(self.tour.is_shown(), true).with_list(self.list_columns())
        };
        Pane {
            text: self.settings.text(areas.reading.unwrap_or_default()),
            alone,
            spacing: usize::from(self.settings.spacing.min(*SPACINGS.end())),
            symbols: self.symbols,
            today: self.today.clone(),
            keys: page::Keys::new(&self.keymap),
        }
    }

    /// Moves the border between list and article to a column.
    pub(super) fn move_border(&mut self, column: u16, effects: &mut Vec<Effect>) {
        let before = self.areas().list;
        self.border.columns = Some(column);
        let Some(list) = self.areas().list.filter(|_| self.size.has_two_panes()) else { return };
        // Moved back from beyond the edge it comes at once.
        self.border.columns = Some(list.width);
        if before != Some(list) {
            self.resize(self.size, effects);
        }
    }

    /// Makes the list wider by so many columns, or narrower.
    pub(super) fn widen_list(&mut self, by: i16, effects: &mut Vec<Effect>) {
        match self.areas().list.filter(|_| self.size.has_two_panes()) {
            Some(list) => self.move_border(list.width.saturating_add_signed(by), effects),
            None => self.notice = Some("list and article stand side by side on a wider screen only".to_owned()),
        }
    }
}

/// Where a motion that is done `count` times leads from `at` among `len` places, `page`
/// of them in sight; to the top or the bottom with a count is to that place.
pub(super) fn counted(at: usize, command: Command, count: usize, page: usize, len: usize) -> usize {
    let half = (page / 2).max(1);
    let to = match command {
        Command::Up => at.saturating_sub(count),
        Command::Down => at.saturating_add(count),
        Command::HalfUp => at.saturating_sub(half.saturating_mul(count)),
        Command::HalfDown => at.saturating_add(half.saturating_mul(count)),
        Command::PageUp => at.saturating_sub(page.saturating_mul(count)),
        Command::PageDown => at.saturating_add(page.saturating_mul(count)),
        Command::Top | Command::Bottom => count.saturating_sub(1),
        _ => at,
    };
    to.min(len.saturating_sub(1))
}

/// Where a motion leads from `at` among `len` places, `page` of them in sight.
pub(super) fn moved(at: usize, command: Command, page: usize, len: usize) -> usize {
    let half = (page / 2).max(1);
    let to = match command {
        Command::Up => at.saturating_sub(1),
        Command::Down => at + 1,
        Command::HalfUp => at.saturating_sub(half),
        Command::HalfDown => at + half,
        Command::PageUp => at.saturating_sub(page),
        Command::PageDown => at + page,
        Command::Top => 0,
        Command::Bottom => len,
        _ => at,
    };
    to.min(len.saturating_sub(1))
}
