//! Counts before keys, and what is said of keys that mean nothing.

use super::command::Command;
use super::key::{Code, Key, written};
use super::keymap::Meaning;
use super::moving::counted;
use super::{Effect, Focus, State, help};

/// A larger count is a stuck key.
const LARGEST: usize = 999_999;
/// What is done so often at most where each time may look at the whole list.
const REPEATED: usize = 100;

impl State {
    /// How a command is given where the user is, in words: its key, or its name.
    pub fn key_for(&self, command: Command) -> String {
        self.keymap.spelled(self.scope(), command)
    }

    /// Takes a digit that is part of a count; says whether it was one. A digit that
    /// means something here, as in an article, is none.
    pub(super) fn take_digit(&mut self, key: Key) -> bool {
        let Code::Char(c) = key.code else { return false };
        let Some(digit) = c.to_digit(10).filter(|_| !key.control && !key.alt && self.pending.is_empty()) else {
            return false;
        };
        let begins = self.count.is_none() && digit == 0;
        if begins || self.keymap.meaning(self.scope(), &[key]) != Meaning::Nothing {
            return false;
        }
        self.count = Some((self.count.unwrap_or(0) * 10 + digit as usize).min(LARGEST));
        true
    }

    /// Does what is meant so many times.
    pub(super) fn command_times(&mut self, command: Command, count: Option<usize>, effects: &mut Vec<Effect>) {
        let Some(count) = count else { return self.command(command, effects) };
        match command {
            Command::Up
            | Command::Down
            | Command::Top
            | Command::Bottom
            | Command::HalfUp
            | Command::HalfDown
            | Command::PageUp
            | Command::PageDown => self.go_times(command, count, effects),
            Command::NextArticle
            | Command::PreviousArticle
            | Command::NextUnread
            | Command::PreviousUnread
            | Command::NextStop
            | Command::PreviousStop
            | Command::NextReport
            | Command::PreviousReport
            | Command::NextOfStory
            | Command::PreviousOfStory
            | Command::NextParagraph
            | Command::PreviousParagraph
            | Command::Undo
            | Command::Redo => {
                for _ in 0..count.min(REPEATED) {
                    self.command(command, effects);
                    // It cannot be done once more.
                    if self.notice.is_some() {
                        break;
                    }
                }
            }
            _ => self.command(command, effects),
        }
    }

    fn go_times(&mut self, command: Command, count: usize, effects: &mut Vec<Effect>) {
        if let Some(help) = &self.help {
            let (len, rows) = (help::lines(self, help).len(), self.help_rows());
            let top = counted(help.top, command, count, rows, len).min(len.saturating_sub(rows));
            if let Some(help) = &mut self.help {
                help.top = top;
            }
            return;
        }
        if let Some(view) = &mut self.view {
            let len = view.len();
            let page = view.scroll.page();
            view.scroll.select(counted(view.scroll.selected(), command, count, page, len));
            return self.settle_view();
        }
        match self.focus {
            Focus::List => {
                let page = self.list_rows();
                self.list.select(counted(self.list.selected(), command, count, page, self.list.len()));
                self.settle();
                self.preview(effects);
            }
            Focus::Removed => {
                let view = &mut self.reading.removed;
                let page = view.rows.saturating_sub(1).max(1);
                view.scroll_to(counted(view.top, command, count, page, view.lines.len()));
            }
            Focus::Outline => {
                let (page, len) = (self.list_rows(), self.reading.outline.parts.len());
                self.reading.outline.selected = counted(self.reading.outline.selected, command, count, page, len);
            }
            Focus::Related => {
                let (page, len) = (self.list_rows(), self.related_len());
                self.reading.related = counted(self.reading.related, command, count, page, len);
            }
            Focus::Article => {
                let Some(shown) = &self.reading.article else { return };
                let page = shown.rows.saturating_sub(1).max(1);
                let top = counted(shown.top, command, count, page, shown.page.lines.len());
                self.scroll_to(top, effects);
            }
        }
    }

    /// Says why keys that were pressed mean nothing, where somebody may wonder.
    pub(super) fn say_nothing_is_meant(&mut self) {
        let (keys, name) = (written(&self.pending), self.keymap.preset().name());
        if let Some(there) = self.keymap.missing(&self.pending) {
            self.notice = Some(format!("{keys} is not there ({name}: {there})"));
        } else if self.pending.len() > 1 && self.pending.last() != Some(&Key::plain(Code::Esc)) {
            self.notice = Some(format!("{keys} means nothing here"));
        }
    }
}
