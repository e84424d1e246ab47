//! Stepping through the names, quotations and links of an article, and what is
//! done there.

use super::about;
use super::page::Spot;
use super::{Command, Effect, Focus, State, links};

impl State {
    /// The next name, quotation or link, or the one before.
    pub(super) fn step(&mut self, forward: bool, effects: &mut Vec<Effect>) {
        let Some(shown) = &mut self.reading.article else { return };
        if shown.page.stops.is_empty() {
            self.notice = Some("there are no names, quotations or links in this article".to_owned());
            return;
        }
        let before = shown.position();
        if !shown.step(forward) {
            self.notice = Some(if forward { "this was the last one" } else { "this was the first one" }.to_owned());
        }
        self.keep_position(before, effects);
    }

    /// What the line above the keys says of what the cursor stands on.
    pub fn about(&self) -> Option<String> {
        if self.view.is_some() {
            return self.about_coverage();
        }
        if self.focus != Focus::Article {
            return None;
        }
        if self.numbers().is_some() {
            return self.about_number();
        }
        let shown = self.reading.article.as_ref()?;
        about::about(&shown.opened, shown.cursor?, &self.symbols)
    }

    /// Follows what the cursor stands on.
    pub(super) fn act(&mut self, effects: &mut Vec<Effect>) {
        let shown = self.reading.article.as_ref();
        if let Some(spot) = shown.and_then(|shown| shown.cursor) {
            return self.follow(spot, effects);
        }
        let key = self.key_for(Command::NextStop);
        self.notice = Some(format!("{key} steps to names, quotations and links"));
    }

    /// Opens what a spot of the article leads to.
    pub(super) fn follow(&mut self, spot: Spot, effects: &mut Vec<Effect>) {
        let Some(shown) = &self.reading.article else { return };
        let opened = &shown.opened;
        match spot {
            Spot::Related(n) => self.jump(n, effects),
            Spot::Link(block, n) => effects.extend(links::link(opened, block, n).map(|link| Effect::Browse(link.url))),
            Spot::Name(_) | Spot::Quote(_) | Spot::Speaker(_) => match about::person(opened, spot) {
                Some((person, name)) => self.open_dossier(person, name, effects),
                None if matches!(spot, Spot::Name(_)) => {
                    self.notice = Some("the article does not say in full who that is".to_owned());
                }
                None => self.notice = Some("the article names no person who said it".to_owned()),
            },
        }
    }
}
