//! The list by event or by story: folded, unfolded, gone along; and what a reader
//! corrects about what belongs together.

use crate::filter::grouping::By;
use crate::model::{ArticleId, Change, Grouping, Row};

use super::list::Folding;
use super::reading::Place;
use super::views::{Subject, View};
use super::{Command, Effect, Focus, Joining, State};

impl State {
    /// Puts the list together in the next way.
    pub(super) fn group(&mut self, effects: &mut Vec<Effect>) {
        self.list.by = self.list.by.next();
        let fold = self.key_for(Command::Fold);
        self.notice = Some(match self.list.by {
            By::Article => "the list is a row an article".to_owned(),
            By::Event => format!("the list is a row an event: {fold} unfolds it"),
            By::Story => format!("the list is a row a story: {fold} unfolds it"),
            By::Day => format!("the list is a row a day: {fold} unfolds it"),
            By::Publisher => format!("the list is a row a publisher: {fold} unfolds it"),
        });
        self.ask_filter(effects);
    }

    /// Folds the selected group, or unfolds it.
    pub(super) fn fold(&mut self, effects: &mut Vec<Effect>) {
        match self.list.fold() {
            Folding::Done => {
                self.settle();
                self.preview(effects);
            }
            Folding::Alone => self.notice = Some("there is nothing to unfold here".to_owned()),
            Folding::Ungrouped => {
                let key = self.key_for(Command::Group);
                self.notice = Some(format!("{key} puts the list together by event, story, day, publisher"));
            }
        }
    }

    /// Goes to the next article of the event or story, or to the one before: in the
    /// list among what it shows, in the article among all.
    pub(super) fn go_among(&mut self, by: By, forward: bool, effects: &mut Vec<Effect>) {
        let word = if by == By::Event { "report of this event" } else { "article of this story" };
        let end = if forward { "last" } else { "first" };
        let found = if self.focus == Focus::List {
            self.list.beside(by, forward)
        } else {
            let Some(shown) = &self.reading.article else { return };
            self.list.article_beside(&shown.opened.article.id, by, forward)
        };
        match found {
            None => self.notice = Some(format!("this is the {end} {word}")),
            Some(id) if self.focus == Focus::List => {
                self.list.reveal(&id);
                self.settle();
                self.preview(effects);
            }
            Some(id) => {
                if let Some(here) = self.reading.here() {
                    self.reading.remember(here);
                }
                self.reading.future.clear();
                let from_view = self.reading.from_view;
                self.go_to(Place::Article { id, position: 0, from_view }, effects);
            }
        }
    }

    /// Marks what is new in the article, or leaves the marks out.
    pub(super) fn toggle_fresh(&mut self) {
        self.marks_fresh = !self.marks_fresh;
        let words = if self.marks_fresh { "what is new here is marked" } else { "what is new here is not marked" };
        self.notice = Some(words.to_owned());
    }

    // ---- corrections

    /// The article that a correction means, with its title: that of the list, the one
    /// that is read, the selected related one.
    pub(super) fn title_meant(&self) -> Option<(ArticleId, String)> {
        let row = |row: &Row| (row.id.clone(), row.title.clone());
        let shown = self.reading.article.as_ref();
        match self.focus {
            Focus::List => self.list.selected_row().map(row),
            Focus::Related => shown?.opened.related.get(self.reading.related).map(|linked| row(&linked.row)),
            Focus::Article | Focus::Removed | Focus::Outline => {
                let article = &shown?.opened.article;
                Some((article.id.clone(), article.title.clone()))
            }
        }
    }

    /// Marks an article, or says that it and the marked one report one event.
    pub(super) fn same_event(&mut self, effects: &mut Vec<Effect>) {
        let Some((article, title)) = self.title_meant() else { return };
        match self.joining.take() {
            Some(Joining::Event(from, _)) if from == article => {
                self.notice = Some(format!("no longer marked: {title}"));
            }
            Some(Joining::Event(from, _)) => effects.push(put(Grouping::SameEvent { from, into: article })),
            Some(Joining::Story(_)) | None => {
                let key = self.key_for(Command::SameEvent);
                self.notice =
                    Some(format!("marked: {key} on another report of the same event puts them together: {title}"));
                self.joining = Some(Joining::Event(article, title));
            }
        }
    }

    /// Says that an article reports an event of its own.
    pub(super) fn own_event(&mut self, effects: &mut Vec<Effect>) {
        if let Some((article, _)) = self.title_meant() {
            effects.push(put(Grouping::OwnEvent { article }));
        }
    }

    /// Says that an article stays in its event.
    pub(super) fn pin(&mut self, effects: &mut Vec<Effect>) {
        let Some((article, _)) = self.title_meant() else { return };
        let other =
            [true, false].into_iter().find_map(|forward| self.list.article_beside(&article, By::Event, forward));
        match other {
            Some(event) => effects.push(put(Grouping::Pin { article, event })),
            None => self.notice = Some("it is the only report of its event".to_owned()),
        }
    }

    /// Marks a story, or makes the marked one one with this.
    pub(super) fn same_story(&mut self, effects: &mut Vec<Effect>) {
        let Some(story) = self.view.as_ref().and_then(|view| view.selected_story()) else { return };
        let into = story.id.clone();
        match self.joining.take() {
            Some(Joining::Story(from)) if from == into => self.notice = Some("it is no longer marked".to_owned()),
            Some(Joining::Story(from)) => effects.push(put(Grouping::SameStory { from, into })),
            Some(Joining::Event(..)) | None => {
                let key = self.key_for(Command::SameStory);
                self.notice = Some(format!("the story is marked: {key} on another makes them one"));
                self.joining = Some(Joining::Story(into));
            }
        }
        self.settle_view();
    }

    /// Says that the selected event is a story of its own.
    pub(super) fn own_story(&mut self, effects: &mut Vec<Effect>) {
        let step = self.view.as_ref().and_then(|view| view.selected_step());
        match step.map(|step| step.event.clone()) {
            Some(article) => effects.push(put(Grouping::OwnStory { article })),
            None => self.notice = Some("select the event that is a story of its own".to_owned()),
        }
    }
}

fn put(grouping: Grouping) -> Effect {
    Effect::Change(Change::Group(grouping))
}

/// Turns a timeline whose first step became a story of its own to one that is left.
pub(super) fn follow(view: &mut View, grouping: &Grouping) {
    let (Subject::Timeline { article, timeline: Some(timeline), .. }, Grouping::OwnStory { article: gone }) =
        (&mut view.subject, grouping)
    else {
        return;
    };
    let is_gone = |step: &crate::model::Step| step.event == *gone || step.reports.iter().any(|row| row.id == *gone);
    let shown_by = timeline.steps.iter().find(|step| is_gone(step));
    let is_shown_by_it = shown_by.is_some_and(|step| step.reports.iter().any(|row| row.id == *article));
    if is_shown_by_it
        && let Some(row) = timeline.steps.iter().filter(|step| !is_gone(step)).find_map(|step| step.reports.first())
    {
        *article = row.id.clone();
    }
}
