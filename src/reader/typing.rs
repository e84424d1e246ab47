//! Keys that go into a line: the filter, the name of a command.

use crate::filter::grouping::By;
use crate::filter::{Order, pattern};

use super::command::Command;
use super::filtering::{FilterLine, Typed};
use super::key::Key;
use super::palette;
use super::{Effect, State};

/// So many names of commands come back.
const REMEMBERED: usize = 50;

impl State {
    /// The filter line of what has the screen.
    pub fn filter_line(&self) -> &FilterLine {
        self.view.as_ref().map_or(&self.filter, |view| &view.filter)
    }

    fn filter_line_mut(&mut self) -> &mut FilterLine {
        self.view.as_mut().map_or(&mut self.filter, |view| &mut view.filter)
    }

    pub(super) fn type_filter(&mut self, key: Key, effects: &mut Vec<Effect>) {
        match self.filter_line_mut().key(key) {
            Typed::Changed => {
                self.filters.leave();
                self.filter_anew(effects);
            }
            Typed::Moved => {}
            Typed::Done => self.keep_filter(effects),
            Typed::Cancelled => {
                self.filters.leave();
                self.filter_line_mut().clear();
                self.filter_anew(effects);
            }
            Typed::Recall(forward) => self.recall(forward, effects),
            Typed::Select(by) => self.select_while_typing(by, effects),
        }
    }

    fn select_while_typing(&mut self, by: isize, effects: &mut Vec<Effect>) {
        if let Some(view) = &mut self.view {
            view.scroll.select(view.scroll.selected().saturating_add_signed(by));
            return self.settle_view();
        }
        self.list.step(by);
        self.settle();
        self.preview(effects);
    }

    /// Matches anew what has the screen.
    fn filter_anew(&mut self, effects: &mut Vec<Effect>) {
        if self.view.is_some() { self.arrange(effects) } else { self.ask_filter(effects) }
    }

    /// Takes the keys from the filter line, whose filter stands and is remembered.
    pub(super) fn keep_filter(&mut self, effects: &mut Vec<Effect>) {
        let line = self.filter_line_mut();
        if std::mem::take(&mut line.typing) {
            let pattern = line.pattern().trim().to_owned();
            if self.filters.remember(&pattern) {
                effects.push(Effect::RememberFilter(pattern));
            }
        }
    }

    /// Brings a filter back that was typed before.
    fn recall(&mut self, forward: bool, effects: &mut Vec<Effect>) {
        let typed = self.filter_line().pattern().to_owned();
        match self.filters.go(forward, &typed).map(str::to_owned) {
            Some(pattern) => {
                self.filter_line_mut().set(&pattern);
                self.filter_anew(effects);
            }
            None if forward => self.notice = Some("this is the newest filter".to_owned()),
            None if typed.is_empty() => self.notice = Some("no filter was typed before".to_owned()),
            None => self.notice = Some("no other filter begins like this".to_owned()),
        }
    }

    /// The best match first, or what comes first without a filter.
    pub(super) fn toggle_order(&mut self, effects: &mut Vec<Effect>) {
        let line = self.filter_line_mut();
        line.order = line.order.other();
        if pattern::is_empty(line.pattern()) {
            let first = match line.order {
                Order::Match => "what matches best",
                Order::Own => "what comes first without it",
            };
            self.notice = Some(format!("a filter puts {first} first"));
            return;
        }
        self.filter_anew(effects);
    }

    pub(super) fn ask_filter(&mut self, effects: &mut Vec<Effect>) {
        let by = self.list.by;
        if self.filter.pattern().trim().is_empty() && by == By::Article && !self.list.is_ordered() {
            self.filter_ticket = None;
            self.list.set_matches(None);
            self.settle();
            return self.preview(effects);
        }
        let ticket = self.next_ticket();
        self.filter_ticket = Some(ticket);
        effects.push(Effect::Filter(ticket, self.filter.ask(), by));
    }

    pub(super) fn drop_filter(&mut self, effects: &mut Vec<Effect>) {
        self.filter.clear();
        self.ask_filter(effects);
    }

    pub(super) fn type_command(&mut self, key: Key, effects: &mut Vec<Effect>) {
        let Some(palette) = &mut self.palette else { return };
        match palette.key(key) {
            palette::Typed::More => {}
            palette::Typed::Leave => self.palette = None,
            palette::Typed::Run(command) => self.run(command, effects),
        }
    }

    /// Does a command that was named, and remembers its name.
    pub(super) fn run(&mut self, command: Command, effects: &mut Vec<Effect>) {
        self.palette = None;
        self.typed.retain(|name| *name != command.name());
        self.typed.insert(0, command.name());
        self.typed.truncate(REMEMBERED);
        self.command(command, effects);
    }

    pub(super) fn paste(&mut self, text: &str, effects: &mut Vec<Effect>) {
        // Pasted text is never taken for keys.
        if let Some(help) = &mut self.help {
            help.paste(text);
        } else if let Some(prompt) = &mut self.prompt {
            prompt.paste(text);
        } else if let Some(palette) = &mut self.palette {
            palette.paste(text);
        } else if self.find().is_some_and(|find| find.typing) {
            self.paste_into_find(text);
        } else if self.filter_line().typing {
            self.filters.leave();
            if !self.filter_line_mut().paste(text) {
                self.notice = Some("the paste was cut: that is all that a filter holds".to_owned());
            }
            self.filter_anew(effects);
        }
    }
}
