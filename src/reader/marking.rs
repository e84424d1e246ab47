//! What is done with an article besides reading it: marks, and its address.

use crate::model::{ArticleId, Change, Marks};

use super::reading::Place;
use super::{Effect, Focus, State};

impl State {
    /// The article that a command means: the one that is read, or the selected
    /// one.
    pub(super) fn meant(&self) -> Option<(ArticleId, Marks, Option<String>)> {
        match (&self.reading.article, self.focus) {
            (Some(shown), Focus::Article | Focus::Related | Focus::Removed | Focus::Outline) => {
                let opened = &shown.opened;
                Some((opened.article.id.clone(), opened.marks.clone(), opened.article.url.clone()))
            }
            _ => self.list.selected_row().map(|row| (row.id.clone(), self.list.marks(row).clone(), row.url.clone())),
        }
    }

    pub(super) fn toggle(&mut self, effects: &mut Vec<Effect>, change: impl Fn(ArticleId, Marks) -> Change) {
        if let Some((id, marks, _)) = self.meant() {
            effects.push(Effect::Change(change(id, marks)));
        }
    }

    pub(super) fn with_address(&mut self, effects: &mut Vec<Effect>, effect: impl Fn(String) -> Effect) {
        match self.meant() {
            Some((_, _, Some(url))) => effects.push(effect(url)),
            Some(_) => self.notice = Some("this article has no address".to_owned()),
            None => {}
        }
    }

    pub(super) fn marked(&mut self, id: &ArticleId, marks: Marks, was_read: bool) {
        let shown = self.reading.article.as_mut().filter(|shown| shown.opened.article.id == *id);
        match (was_read, marks.read) {
            (false, true) => self.counts.unread = self.counts.unread.saturating_sub(1),
            (true, false) => self.counts.unread += 1,
            _ => {}
        }
        if let Some(shown) = shown {
            shown.set_marks(marks.clone());
        }
        if let Some(shown) = &mut self.reading.article {
            shown.set_related_marks(id, &marks);
        }
        let past = self.reading.past.iter_mut().chain(&mut self.reading.future).filter_map(|place| match place {
            Place::View(view) => Some(view),
            _ => None,
        });
        for view in self.view.iter_mut().chain(past) {
            view.set_marks(id, &marks);
        }
        self.list.set_marks(id, marks);
    }
}
