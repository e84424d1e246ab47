//! The list of themes: what is chosen is seen on the screen behind it, and kept
//! or given up.

use super::command::Command;
use super::moving::moved;
use super::{Effect, State};

/// A theme that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Its name.
    pub name: String,
    /// A sentence about it.
    pub about: String,
}

/// The list while it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picker {
    /// The chosen theme.
    pub chosen: usize,
}

/// So many rows leave enough to see of the screen behind.
const MOST: u16 = 8;

impl Picker {
    /// The first theme that is seen, and how many of `n`, above a line at row
    /// `status`.
    pub fn window(self, n: usize, status: u16) -> (usize, u16) {
        let rows = MOST.min(status / 2).min(n as u16);
        ((self.chosen + 1).saturating_sub(usize::from(rows)), rows)
    }
}

impl State {
    /// The name of the theme that is seen now.
    pub fn theme(&self) -> &str {
        let chosen = self.picker.and_then(|picker| self.themes.get(picker.chosen));
        chosen.map_or(&self.settings.theme, |theme| &theme.name)
    }

    pub(super) fn open_picker(&mut self) {
        let chosen = self.themes.iter().position(|theme| theme.name == self.settings.theme).unwrap_or(0);
        self.picker = Some(Picker { chosen });
    }

    pub(super) fn command_in_picker(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let Some(picker) = &mut self.picker else { return };
        match command {
            Command::Open => {
                let name = self.theme().to_owned();
                self.picker = None;
                self.notice = Some(format!("{name} until you quit; for good, in config.toml: theme = \"{name}\""));
                self.settings.theme = name;
            }
            Command::Close => self.picker = None,
            Command::Quit => effects.push(Effect::Quit),
            command => {
                let page = usize::from(MOST - 1);
                picker.chosen = moved(picker.chosen, command, page, self.themes.len());
            }
        }
    }

    /// A click chooses the theme at a row; a second one keeps it.
    pub(super) fn click_in_picker(&mut self, row: u16, double: bool, effects: &mut Vec<Effect>) {
        let status = self.areas().status.y;
        let Some(picker) = &mut self.picker else { return };
        let (first, rows) = picker.window(self.themes.len(), status);
        let Some(n) = row.checked_sub(status - rows).filter(|n| *n < rows) else { return };
        picker.chosen = first + usize::from(n);
        if double {
            self.command_in_picker(Command::Open, effects);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::reader::play::Play;
    use crate::reader::pointer::{Action, Mouse};
    use crate::reader::{Effect, Message};

    #[test]
    fn a_theme_is_seen_while_it_is_chosen_and_kept_with_enter() {
        let mut play = Play::new(80, 24, 9);
        assert_eq!(play.state.theme(), "terminal");
        play.keys("gT j");
        assert_eq!(play.state.theme(), "harbour");
        play.keys("G");
        let last = play.state.theme().to_owned();
        play.keys("j k k Enter");
        assert!(play.state.picker.is_none());
        assert!(play.state.theme() != last && play.state.theme() != "terminal");
        let notice = play.state.notice.clone().expect("a word");
        assert!(notice.ends_with(&format!("theme = \"{}\"", play.state.theme())), "{notice}");
    }

    #[test]
    fn a_theme_that_is_given_up_leaves_the_one_before() {
        for leave in ["Esc", "q"] {
            let mut play = Play::new(80, 24, 9);
            play.keys("gT j j Enter gT gg");
            assert_eq!(play.state.theme(), "terminal");
            play.keys(leave);
            assert_eq!(play.state.theme(), "ember", "{leave}");
            assert!(play.asked.is_empty(), "{leave} leaves the list of themes only");
        }
    }

    #[test]
    fn the_list_of_themes_opens_over_everything_and_by_name() {
        for keys in ["Enter", "p", "p Enter", "Enter r", "gb", "gq"] {
            let mut play = Play::of_people(100, 30);
            play.keys(keys).keys(": t h e m e Enter");
            assert!(play.state.picker.is_some(), "{keys}");
            play.keys("Esc").keys("gT C-c");
            assert_eq!(play.asked, [Effect::Quit], "{keys}");
        }
    }

    #[test]
    fn a_click_chooses_a_theme_and_a_second_one_keeps_it() {
        let mut play = Play::new(80, 24, 9);
        play.keys("gT");
        let mut click = |action| play.take(Message::Mouse(Mouse { action, column: 4, row: 19 }));
        click(Action::Click);
        assert_eq!(play.state.theme(), "paper");
        play.take(Message::Mouse(Mouse { action: Action::DoubleClick, column: 4, row: 19 }));
        assert!(play.state.picker.is_none());
        assert_eq!(play.state.settings.theme, "paper");
    }

    #[test]
    fn the_wheel_goes_through_the_themes() {
        let mut play = Play::new(80, 24, 9);
        play.keys("gT");
        play.take(Message::Mouse(Mouse { action: Action::WheelDown, column: 4, row: 2 }));
        assert_eq!(play.state.theme(), "harbour", "one a turn, so that each is seen");
    }
}
