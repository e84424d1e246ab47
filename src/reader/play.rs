//! The reader played without a world: effects are answered at once from the
//! sample article. For tests of the reader and of the screen.

use std::sync::Arc;

use crate::filter::Index;
use crate::model::{ArticleId, Counts, Marks, Opened};

use super::key::sequence;
use super::samples::{opened, page, rows, today};
use super::symbols::UNICODE;
use super::{Effect, Message, Size, State, update};

/// A reader with `n` articles.
pub(crate) struct Play {
    /// Its state.
    pub(crate) state: State,
    /// What it asked for that has no answer here: addresses, the end.
    pub(crate) asked: Vec<Effect>,
    /// What an article holds when it is opened.
    pub(crate) article: fn() -> Opened,
    index: Index,
}

impl Play {
    /// A reader with `n` articles on a screen of this size.
    pub(crate) fn new(columns: u16, height: u16, n: usize) -> Self {
        let mut play = Self::loading(columns, height);
        let list = rows(n);
        play.index = Index::new(&list);
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

    /// A reader that has nothing yet.
    pub(crate) fn loading(columns: u16, rows: u16) -> Self {
        let state = State::new(Size { columns, rows }, today(), UNICODE, "library".to_owned());
        Self { state, asked: Vec::new(), article: opened, index: Index::new(&[]) }
    }

    /// Takes a message in, and the answers to what it asks for.
    pub(crate) fn take(&mut self, message: Message) {
        let mut messages = vec![message];
        while let Some(message) = messages.pop() {
            for effect in update(&mut self.state, message) {
                match self.answer(&effect) {
                    Some(answer) => messages.push(answer),
                    None => self.asked.push(effect),
                }
            }
        }
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
            Effect::Filter(ticket, pattern) => Message::Filtered(*ticket, self.index.search(pattern)),
            Effect::SetRead(id, read) => self.marked(id, |marks| marks.read = *read),
            Effect::SetStarred(id, starred) => self.marked(id, |marks| marks.starred = *starred),
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

    /// The title in the reading pane.
    pub(crate) fn title(&self) -> &str {
        self.state.reading.article.as_ref().map_or("", |shown| &shown.opened.article.title)
    }

    /// The selected title in the list.
    pub(crate) fn selected(&self) -> &str {
        self.state.list.selected_row().map_or("", |row| &row.title)
    }
}
