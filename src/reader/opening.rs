//! How an article comes onto the screen: looked at beside the list, opened,
//! jumped to from another, gone back to.

use std::sync::Arc;

use crate::model::{ArticleId, Opened};

use super::command::Command;
use super::reading::{Place, Shown, Then, Wanted};
use super::removed::RemovedView;
use super::{Effect, Focus, State};

impl State {
    /// Asks for an article; `to_read` brings the keys to it.
    pub(super) fn want(&mut self, id: ArticleId, to_read: bool, position: Option<usize>, effects: &mut Vec<Effect>) {
        if to_read {
            self.focus = Focus::Article;
        }
        let shown = self.reading.article.as_mut().filter(|shown| shown.opened.article.id == id);
        if let Some(shown) = shown {
            // One that is loaded anew is still waited for.
            self.reading.wanted = self.reading.wanted.take().filter(|wanted| wanted.id == id && !wanted.to_read);
            if let Some(position) = position {
                shown.scroll_to(shown.page.line_of(position));
            }
            if to_read {
                effects.push(Effect::Remember(id.clone()));
                if !shown.opened.marks.read {
                    effects.push(Effect::SetRead(id, true));
                }
            }
            return;
        }
        let ticket = self.next_ticket();
        self.reading.wanted = Some(Wanted { ticket, id: id.clone(), to_read, position, then: Then::Article });
        effects.push(Effect::Load(ticket, id));
    }

    pub(super) fn show(&mut self, ticket: super::Ticket, opened: Box<Opened>, effects: &mut Vec<Effect>) {
        let Some(wanted) = self.reading.wanted.take_if(|wanted| wanted.ticket == ticket) else { return };
        if wanted.to_read {
            effects.push(Effect::Remember(wanted.id.clone()));
            if !opened.marks.read {
                effects.push(Effect::SetRead(wanted.id, true));
            }
        }
        let position = wanted.position.unwrap_or(opened.marks.position);
        self.reading.failure = None;
        // The same article loaded anew keeps what is selected in it.
        let before = self.reading.article.take().filter(|shown| shown.opened.article.id == opened.article.id);
        let mut shown = Shown::new(Arc::from(opened), &self.pane(), position);
        match before {
            // Corrected mentions are others, and so are their numbers.
            Some(before) if before.opened.mentions.len() == shown.opened.mentions.len() => {
                shown.cursor = before.cursor;
            }
            Some(_) => {}
            None => self.reading.related = 0,
        }
        self.lay(shown, effects);
        self.reading.numbers = None;
        self.enter(wanted.then);
        self.take_held(effects);
    }

    /// Where there is room for it, the selected article is shown beside the
    /// list. Being looked at is not being read.
    pub(super) fn preview(&mut self, effects: &mut Vec<Effect>) {
        if self.focus == Focus::List && self.size.has_two_panes() {
            if let Some(id) = self.list.selected_row().map(|row| row.id.clone()) {
                self.want(id, false, None, effects);
            } else {
                self.reading.article = None;
                self.reading.wanted = None;
            }
        }
    }

    pub(super) fn open_selected(&mut self, effects: &mut Vec<Effect>) {
        if let Some(id) = self.list.selected_row().map(|row| row.id.clone()) {
            self.want(id, true, None, effects);
        }
    }

    pub(super) fn enter_article(&mut self, effects: &mut Vec<Effect>) {
        if self.reading.article.is_some() && self.size.has_two_panes() {
            self.focus = Focus::Article;
        } else {
            self.open_selected(effects);
        }
    }

    pub(super) fn open_neighbour(&mut self, by: isize, effects: &mut Vec<Effect>) {
        let before = self.list.selected();
        self.list.step(by);
        if self.list.selected() == before {
            let end = if by > 0 { "this is the last article" } else { "this is the first article" };
            self.notice = Some(end.to_owned());
            return;
        }
        self.settle();
        self.open_selected(effects);
    }

    pub(super) fn open_unread(&mut self, forward: bool, effects: &mut Vec<Effect>) {
        match self.list.unread(forward) {
            Some(position) => {
                self.list.select(position);
                self.settle();
                self.open_selected(effects);
            }
            None if forward => self.notice = Some("no unread article below".to_owned()),
            None => self.notice = Some("no unread article above".to_owned()),
        }
    }

    pub(super) fn read_on(&mut self, effects: &mut Vec<Effect>) {
        match (&self.reading.article, self.focus) {
            (Some(shown), Focus::Article) if shown.at_end() => self.open_unread(true, effects),
            (_, Focus::Article) => self.go(Command::PageDown, effects),
            _ => self.open_selected(effects),
        }
    }

    /// Shows more of a very long text.
    pub(super) fn show_rest(&mut self, effects: &mut Vec<Effect>) {
        let Some(mut shown) = self.reading.article.take() else { return };
        if shown.want_more() {
            self.lay(shown, effects);
        } else {
            self.reading.article = Some(shown);
            self.notice = Some("all of the text is shown".to_owned());
        }
    }

    pub(super) fn related_len(&self) -> usize {
        self.reading.article.as_ref().map_or(0, |shown| shown.opened.related.len())
    }

    /// Shows what stands beside an article: the one that is read, or the
    /// selected one.
    pub(super) fn show_beside(&mut self, then: Then, effects: &mut Vec<Effect>) {
        let shown = self.reading.article.as_ref().map(|shown| &shown.opened.article.id);
        let selected = self.list.selected_row().map(|row| row.id.clone());
        match selected.filter(|id| self.focus == Focus::List && shown != Some(id)) {
            Some(id) => {
                self.want(id, false, None, effects);
                if let Some(wanted) = &mut self.reading.wanted {
                    wanted.then = then;
                }
            }
            None => self.enter(then),
        }
    }

    pub(super) fn enter(&mut self, then: Then) {
        let Some(shown) = &self.reading.article else { return };
        match then {
            Then::Article => {}
            Then::Quote(field, span) => {
                if let Some(shown) = &mut self.reading.article {
                    shown.point_at_quote(field, span);
                }
            }
            Then::Words(words) => {
                if let Some(shown) = &mut self.reading.article {
                    shown.point_at_words(&words);
                }
            }
            Then::Related if shown.opened.related.is_empty() => {
                self.notice =
                    Some("nothing related is in the library: take in more, or look for names with p".to_owned());
            }
            Then::Related => {
                self.reading.related = 0;
                self.focus = Focus::Related;
            }
            Then::Removed if shown.opened.article.removed.is_empty() => {
                self.notice = Some("nothing was removed from this article".to_owned());
            }
            Then::Removed => {
                self.reading.removed = RemovedView::default();
                self.lay_removed_out();
                self.focus = Focus::Removed;
            }
        }
    }

    /// Lays what was removed out for the pane as it is now.
    pub(super) fn lay_removed_out(&mut self) {
        let Some(shown) = &self.reading.article else { return };
        let top = self.reading.removed.top;
        let mut view = RemovedView::new(&shown.opened.article.removed, self.pane().text, &self.symbols);
        view.scroll_to(top);
        self.reading.removed = view;
    }

    pub(super) fn jump(&mut self, n: usize, effects: &mut Vec<Effect>) {
        let target = self.reading.article.as_ref().and_then(|shown| shown.opened.related.get(n));
        let Some(id) = target.map(|row| row.related.id.clone()) else {
            self.notice = Some(format!("there is no related article {}", n + 1));
            return;
        };
        if let Some(here) = self.reading.here() {
            self.reading.remember(here);
        }
        self.reading.future.clear();
        let from_view = self.reading.from_view && self.focus != Focus::List;
        self.go_to(Place::Article { id, position: 0, from_view }, effects);
    }

    pub(super) fn travel(&mut self, forward: bool, effects: &mut Vec<Effect>) {
        let from = if forward { &mut self.reading.future } else { &mut self.reading.past };
        let Some(place) = from.pop() else {
            let words = if forward { "nothing to go forward to" } else { "nothing to go back to" };
            self.notice = Some(words.to_owned());
            return;
        };
        let from_list = self.focus == Focus::List && matches!(place, Place::View(_));
        let here = match self.view.take() {
            Some(view) => Some(Place::View(view)),
            None if from_list => Some(Place::List),
            None => self.reading.here(),
        };
        let onto = if forward { &mut self.reading.past } else { &mut self.reading.future };
        onto.extend(here);
        self.go_to(place, effects);
    }

    pub(super) fn go_to(&mut self, place: Place, effects: &mut Vec<Effect>) {
        match place {
            Place::Article { id, position, from_view } => {
                self.reading.from_view = from_view;
                self.list.select_article(&id);
                self.settle();
                self.want(id, true, Some(position), effects);
            }
            Place::List => {
                self.go_to_list();
                self.preview(effects);
            }
            Place::View(view) => {
                let stale = view.stale;
                self.view = Some(view);
                self.settle_view();
                if stale {
                    self.reload_view(effects);
                }
            }
        }
    }

    /// Brings the keys to the list.
    pub(super) fn go_to_list(&mut self) {
        self.reading.numbers = None;
        if let Some(find) = &mut self.reading.find {
            find.typing = false;
        }
        self.focus = Focus::List;
        self.reading.alone = false;
        self.reading.from_view = false;
    }

    /// Goes back to the view over which the article was opened.
    pub(super) fn back_to_view(&mut self, effects: &mut Vec<Effect>) {
        let mut here = self.reading.here();
        while let Some(place) = self.reading.past.pop() {
            self.reading.future.extend(here.take());
            if matches!(place, Place::View(_)) {
                return self.go_to(place, effects);
            }
            here = Some(place);
        }
        self.reading.future.extend(here);
        self.go_to_list();
    }
}
