//! Keys that go into a line: the filter, the name of a command.

use super::filtering::Typed;
use super::key::Key;
use super::palette;
use super::{Effect, State};

impl State {
    pub(super) fn type_filter(&mut self, key: Key, effects: &mut Vec<Effect>) {
        match self.filter.key(key) {
            Typed::Changed => self.ask_filter(effects),
            Typed::Moved => {}
            Typed::Done => self.filter.typing = false,
            Typed::Cancelled => self.drop_filter(effects),
            Typed::Select(by) => {
                self.list.step(by);
                self.settle();
                self.preview(effects);
            }
        }
    }

    pub(super) fn ask_filter(&mut self, effects: &mut Vec<Effect>) {
        if self.filter.pattern().trim().is_empty() {
            self.filter_ticket = None;
            self.list.set_matches(None);
            self.settle();
            return self.preview(effects);
        }
        let ticket = self.next_ticket();
        self.filter_ticket = Some(ticket);
        effects.push(Effect::Filter(ticket, self.filter.pattern().to_owned()));
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
            palette::Typed::Run(command) => {
                self.palette = None;
                self.command(command, effects);
            }
        }
    }

    pub(super) fn paste(&mut self, text: &str, effects: &mut Vec<Effect>) {
        // Pasted text is never taken for keys.
        if let Some(palette) = &mut self.palette {
            palette.paste(text);
        } else if self.filter.typing {
            self.filter.paste(text);
            self.ask_filter(effects);
        }
    }
}
