//! Settings that a user wants from now on, taken over while the program runs.
//! What was changed by a key since stays, unless just that setting changes.

use super::{Effect, Settings, State};

impl State {
    /// Takes `settings` over and lays everything out by them.
    pub(super) fn apply(&mut self, settings: Settings, effects: &mut Vec<Effect>) {
        let before = std::mem::replace(&mut self.settings, settings);
        let (mouse, group) = (self.settings.mouse, self.settings.group);
        if mouse != before.mouse && mouse != self.mouse {
            self.mouse = mouse;
            effects.push(Effect::Mouse(mouse));
        }
        if group != before.group && group != self.list.by {
            self.list.by = group;
            self.ask_filter(effects);
        }
        self.resize(self.size, effects);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::grouping::By;
    use crate::reader::play::Play;
    use crate::reader::{Message, update};

    #[test]
    fn what_was_changed_by_a_key_stays_while_another_setting_changes() {
        let mut play = Play::new(120, 40, 9);
        play.keys("gm gv");
        let narrow = Settings { measure: 60, ..Settings::default() };
        let effects = update(&mut play.state, Message::Settings(Box::new(narrow.clone())));
        assert_eq!((play.state.settings.measure, play.state.mouse, play.state.list.by), (60, false, By::Event));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Mouse(_))));
        let by_story = Settings { group: By::Story, ..narrow };
        let effects = update(&mut play.state, Message::Settings(Box::new(by_story)));
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Filter(_, _, By::Story))), "{effects:?}");
        assert_eq!(play.state.list.by, By::Story);
    }

    #[test]
    fn the_mouse_is_given_back_where_the_settings_say_so() {
        let mut play = Play::new(80, 24, 3);
        let settings = Settings { mouse: false, ..Settings::default() };
        let effects = update(&mut play.state, Message::Settings(Box::new(settings)));
        assert!(effects.contains(&Effect::Mouse(false)));
    }
}
