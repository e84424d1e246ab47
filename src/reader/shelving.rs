//! What becomes of many articles at once, and where the list leads besides the
//! library: to what was opened, put away or deleted; and in what order it stands.

use crate::model::{ArticleId, Change, Mark, Marks};

use super::list::Shelf;
use super::views::Of;
use super::{Did, Effect, Focus, State};

impl State {
    /// The list in the next order.
    pub(super) fn sort(&mut self, effects: &mut Vec<Effect>) {
        self.list.sort = self.list.sort.next();
        self.list.begin_anew();
        self.notice = Some(format!("the list is {}", self.list.sort.label()));
        effects.push(Effect::Sort(self.list.sort));
        self.ask_filter(effects);
    }

    /// As the settings say, when the first rows come.
    pub(super) fn begin_list(&mut self, effects: &mut Vec<Effect>) {
        if std::mem::replace(&mut self.list.begun, true) {
            return;
        }
        (self.list.sort, self.list.by) = (self.settings.sort, self.settings.group);
        if self.list.is_ordered() {
            effects.push(Effect::Sort(self.list.sort));
        }
    }

    /// Turns the list to a shelf, or back to the library.
    pub(super) fn turn_to(&mut self, onto: Shelf, effects: &mut Vec<Effect>) {
        let onto = if self.list.shelf == onto { Shelf::Library } else { onto };
        let selected = self.list.selected_row().map(|row| row.id.clone());
        let came_from = match onto {
            Shelf::Library => self.came_from.take(),
            _ if self.list.shelf == Shelf::Library => {
                self.came_from = selected;
                None
            }
            _ => None,
        };
        self.filter.clear();
        self.filter_ticket = None;
        self.view = None;
        self.go_to_list();
        self.list.turn_to(onto, came_from);
        self.turning = true;
        effects.push(Effect::Shelf(onto));
    }

    /// Puts an article away, or takes it back; deletes it, or has it again.
    pub(super) fn shelve(&mut self, mark: impl Fn(&Marks) -> Mark, effects: &mut Vec<Effect>) {
        if let Some((article, marks)) = self.marks_meant() {
            // Keys that follow are meant for what comes after it in the list.
            self.turning = self.focus == Focus::List;
            effects.push(Effect::Change(Change::Mark { mark: mark(&marks), articles: vec![article] }));
        }
    }

    /// Marks all articles that are shown.
    pub(super) fn mark_shown(&mut self, mark: Mark, effects: &mut Vec<Effect>) {
        let shown = self.list.shown();
        if shown.is_empty() {
            self.notice = Some("there is no article in the list".to_owned());
            return;
        }
        self.turning = mark.moves();
        self.notice = Some("marking…".to_owned());
        effects.push(Effect::MarkShown(mark, shown));
    }

    /// Says how many articles were marked, and loads anew what shows them.
    pub(super) fn many_marked(&mut self, mark: &Mark, articles: usize, did: Did, effects: &mut Vec<Effect>) {
        let words = format!("{} {}", number(articles), mark.words());
        self.notice = Some(match did {
            Did::Made if articles == 0 => "all of them are so already".to_owned(),
            Did::Made => format!("{words}, U takes it back"),
            Did::Undone => format!("undone: {words}"),
            Did::Redone => format!("done again: {words}"),
        });
        if articles > 0 {
            self.make_views_stale();
            self.reload_article(effects);
            self.reload_view(effects);
        }
        if articles == 0 || !mark.moves() {
            self.settled(effects);
        }
    }

    /// What was waited for is there: keys go on.
    pub(super) fn settled(&mut self, effects: &mut Vec<Effect>) {
        if std::mem::take(&mut self.turning) {
            self.take_held(effects);
        }
    }

    /// An article was put away, or is back: the list is arranged without it, or
    /// with it.
    pub(super) fn moved_away(&mut self, did: Did, effects: &mut Vec<Effect>) {
        if did == Did::Made {
            self.list.hide();
            self.ask_filter(effects);
        }
        self.settled(effects);
    }

    /// The article that a mark means, as [`State::title_meant`] has it, and its
    /// marks.
    pub(super) fn marks_meant(&self) -> Option<(ArticleId, Marks)> {
        if self.focus == Focus::Related {
            let shown = self.reading.article.as_ref()?;
            let linked = shown.opened.related.get(self.reading.related)?;
            return Some((linked.row.id.clone(), linked.row.marks.clone()));
        }
        self.meant().map(|(id, marks, _)| (id, marks))
    }

    /// Of which articles people, quotations and contacts are listed on a shelf.
    pub(super) fn of_shelf(&self) -> Of {
        let shown = self.list.shown();
        let all = || (0..shown.rows.len()).collect();
        let chosen = shown.chosen.clone().unwrap_or_else(all);
        Of::Filtered { rows: shown.rows, chosen: std::sync::Arc::new(chosen), pattern: String::new() }
    }
}

/// A number as people write it: `1,204`.
pub(super) fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests;
