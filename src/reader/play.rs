//! The reader played without a world: effects are answered at once from the
//! sample article. For tests of the reader and of the screen.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::filter::Index;
use crate::filter::grouping::{By, Groups};
use crate::filter::people::People;
use crate::model::{ArticleId, Change, Counts, Marks, Opened, Row};

use super::key::sequence;
use super::samples::following;
use super::samples::people::{self, told};
use super::samples::{opened, page, rows, today};
use super::symbols::UNICODE;
use super::{Did, Effect, Haystack, Message, Size, State, Ticket, update};

/// A reader with `n` articles.
pub(crate) struct Play {
    /// Its state.
    pub(crate) state: State,
    /// What it asked for that has no answer here: addresses, the end.
    pub(crate) asked: Vec<Effect>,
    /// What an article holds when it is opened.
    pub(crate) article: fn() -> Opened,
    /// What was changed and may be taken back, the last change last.
    pub(crate) changes: Vec<Change>,
    /// What was taken back.
    undone: Vec<Change>,
    /// How many people and quotations there are.
    n: usize,
    index: Index,
    /// The articles.
    rows: Vec<Row>,
}

impl Play {
    /// A reader with `n` articles on a screen of this size.
    pub(crate) fn new(columns: u16, height: u16, n: usize) -> Self {
        let mut play = Self::loading(columns, height);
        play.n = n;
        let list = rows(n);
        play.index = Index::new(&list);
        play.rows.clone_from(&list);
        let unread = list.iter().filter(|row| !row.marks.read).count();
        play.take(Message::Counts(Counts { articles: n, unread, stories: 1, ..Counts::default() }));
        play.take(Message::Rows { rows: Arc::new(list), complete: true });
        play
    }

    /// A reader whose articles are pages with everything that pages bring.
    pub(crate) fn of_pages(columns: u16, height: u16) -> Self {
        let mut play = Self::loading(columns, height);
        play.article = page;
        play.take(Message::Rows { rows: Arc::new(rows(9)), complete: true });
        play
    }

    /// A reader in whose library there is a story of several events.
    pub(crate) fn of_story(columns: u16, height: u16) -> Self {
        let mut play = Self::loading(columns, height);
        play.article = following::opened;
        play.n = 9;
        play.rows = following::rows();
        let unread = play.rows.iter().filter(|row| !row.marks.read).count();
        play.take(Message::Counts(Counts { articles: 9, unread, stories: 4, ..Counts::default() }));
        play.index = Index::new(&play.rows);
        play.take(Message::Rows { rows: Arc::new(play.rows.clone()), complete: true });
        play
    }

    /// A reader whose articles quote people.
    pub(crate) fn of_people(columns: u16, height: u16) -> Self {
        let mut play = Self::loading(columns, height);
        play.article = told;
        play.n = 9;
        play.index = Index::new(&rows(9));
        play.take(Message::Rows { rows: Arc::new(rows(9)), complete: true });
        play
    }

    /// A reader that has nothing yet.
    pub(crate) fn loading(columns: u16, rows: u16) -> Self {
        let state = State::new(Size { columns, rows }, today(), UNICODE, "library".to_owned());
        Self {
            state,
            asked: Vec::new(),
            article: opened,
            changes: Vec::new(),
            undone: Vec::new(),
            n: 0,
            index: Index::new(&[]),
            rows: Vec::new(),
        }
    }

    /// Takes a message in, and the answers to what it asks for.
    pub(crate) fn take(&mut self, message: Message) {
        let mut messages = VecDeque::from([message]);
        while let Some(message) = messages.pop_front() {
            for effect in update(&mut self.state, message) {
                match self.changed(&effect) {
                    Some(answers) => messages.extend(answers),
                    None => match self.answer(&effect) {
                        Some(answer) => messages.push_back(answer),
                        None => self.asked.push(effect),
                    },
                }
            }
        }
    }

    /// What comes of a change, and of taking it back.
    fn changed(&mut self, effect: &Effect) -> Option<Vec<Message>> {
        let (change, did) = match effect {
            Effect::Change(change) => {
                self.undone.clear();
                (Some(change.clone()), Did::Made)
            }
            Effect::Undo => (self.changes.pop(), Did::Undone),
            Effect::Redo => (self.undone.pop(), Did::Redone),
            _ => return None,
        };
        let Some(change) = change else { return Some(vec![Message::Notice("nothing to take back".to_owned())]) };
        let is_undone = did == Did::Undone;
        if is_undone { &mut self.undone } else { &mut self.changes }.push(change.clone());
        let marked = match &change {
            Change::Read { article, read } => Some(self.marked(article, |marks| marks.read = *read != is_undone)),
            Change::Star { article, starred } => {
                Some(self.marked(article, |marks| marks.starred = *starred != is_undone))
            }
            Change::Correct(_) | Change::Group(_) => None,
        };
        Some(marked.into_iter().chain([Message::Changed(change, did)]).collect())
    }

    fn answer(&mut self, effect: &Effect) -> Option<Message> {
        Some(match effect {
            Effect::Load(ticket, id) => {
                let mut answer = (self.article)();
                if let Some(row) =
                    (0..self.state.list.len()).find_map(|n| self.state.list.row(n).filter(|r| r.id == *id))
                {
                    answer.article.title.clone_from(&row.title);
                    answer.marks = self.state.list.marks(row).clone();
                }
                answer.article.id = id.clone();
                Message::Article(*ticket, Box::new(answer))
            }
            Effect::Filter(ticket, pattern, by) => {
                let mut matches = self.index.search(pattern);
                matches.groups = (*by != By::Article).then(|| Groups::new(&self.rows, &matches.rows, *by));
                Message::Filtered(*ticket, matches)
            }
            Effect::Stories(ticket) => Message::Stories(*ticket, Arc::new(following::stories(self.n))),
            Effect::Timeline(ticket, id) => {
                Message::Timeline(*ticket, (self.n > 0).then(|| Box::new(following::timeline(id))))
            }
            Effect::Contacts(ticket, of) => Message::Contacts(*ticket, Arc::new(following::contacts(of, self.n))),
            Effect::Coverage(ticket, id) => {
                Message::Coverage(*ticket, (self.n > 0).then(|| Box::new(following::coverage(id))))
            }
            Effect::Difference(ticket, ..) => Message::Difference(*ticket, Box::new(following::difference())),
            Effect::Brief(ticket, since) => Message::Brief(*ticket, Box::new(following::briefing(*since, self.n))),
            Effect::SetRead(id, read) => self.marked(id, |marks| marks.read = *read),
            Effect::LayOut(ticket, layout) => {
                Message::LaidOut(*ticket, Box::new(super::page::lay_out(&layout.opened, &layout.form)))
            }
            Effect::People(ticket, _) => Message::People(*ticket, Arc::new(people::people(self.n))),
            Effect::Dossier(ticket, person) => Message::Dossier(*ticket, people::dossier(person).map(Box::new)),
            Effect::Quotes(ticket, _) => Message::Quotes(*ticket, Arc::new(people::quotes(self.n))),
            Effect::Arrange(ticket, Haystack::People(entries, by)) => {
                Message::Arranged(*ticket, People::new(entries).arrange(by))
            }
            Effect::Arrange(ticket, Haystack::Contacts(entries, pattern, sort)) => {
                Message::Arranged(*ticket, crate::filter::following::contacts(entries, pattern, *sort))
            }
            Effect::Arrange(ticket, Haystack::Stories(entries, pattern)) => {
                Message::Arranged(*ticket, crate::filter::following::stories(entries, pattern))
            }
            Effect::Arrange(ticket, Haystack::Quotes(entries, pattern)) => {
                Message::Arranged(*ticket, Index::of_quotes(entries).search(pattern).rows)
            }
            _ => return None,
        })
    }

    fn marked(&self, id: &ArticleId, change: impl Fn(&mut Marks)) -> Message {
        let list = &self.state.list;
        let row = (0..list.len()).find_map(|n| list.row(n).filter(|row| row.id == *id));
        let before = row.map_or(Marks::default(), |row| list.marks(row).clone());
        let mut marks = before.clone();
        change(&mut marks);
        Message::Marked { id: id.clone(), marks, was_read: before.read }
    }

    /// Presses keys, written as in the table, separated by spaces.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ').flat_map(sequence) {
            self.take(Message::Key(key));
        }
        self
    }

    /// The number of the newest request.
    pub(crate) fn ticket(&self) -> Ticket {
        self.state.ticket
    }

    /// The title in the reading pane.
    pub(crate) fn title(&self) -> &str {
        self.state.reading.article.as_ref().map_or("", |shown| &shown.opened.article.title)
    }

    /// The selected title in the list.
    pub(crate) fn selected(&self) -> &str {
        self.state.list.selected_row().map_or("", |row| &row.title)
    }
}
