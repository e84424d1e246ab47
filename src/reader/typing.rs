//! Keys that go into a line: the filter, the name of a command.

use crate::filter::grouping::By;

use super::filtering::{FilterLine, Typed};
use super::key::Key;
use super::palette;
use super::{Effect, State};

impl State {
    /// The filter line of what has the screen.
    pub fn filter_line(&self) -> &FilterLine {
        self.view.as_ref().map_or(&self.filter, |view| &view.filter)
    }

    pub(super) fn type_filter(&mut self, key: Key, effects: &mut Vec<Effect>) {
        if let Some(view) = &mut self.view {
            return match view.filter.key(key) {
                Typed::Changed => self.arrange(effects),
                Typed::Moved => {}
                Typed::Done => view.filter.typing = false,
                Typed::Cancelled => {
                    view.filter.clear();
                    self.arrange(effects);
                }
                Typed::Select(by) => {
                    view.scroll.select(view.scroll.selected().saturating_add_signed(by));
                    self.settle_view();
                }
            };
        }
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
        let by = self.list.by;
        if self.filter.pattern().trim().is_empty() && by == By::Article && !self.list.is_ordered() {
            self.filter_ticket = None;
            self.list.set_matches(None);
            self.settle();
            return self.preview(effects);
        }
        let ticket = self.next_ticket();
        self.filter_ticket = Some(ticket);
        effects.push(Effect::Filter(ticket, self.filter.pattern().to_owned(), by));
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
        if let Some(prompt) = &mut self.prompt {
            prompt.paste(text);
        } else if let Some(palette) = &mut self.palette {
            palette.paste(text);
        } else if let Some(view) = self.view.as_mut() {
            if view.filter.typing {
                view.filter.paste(text);
                self.arrange(effects);
            }
        } else if self.filter.typing {
            self.filter.paste(text);
            self.ask_filter(effects);
        }
    }
}
