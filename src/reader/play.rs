//! The reader played without a world: effects are answered at once from the
//! sample article. For tests of the reader and of the screen.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::filter::Index;
use crate::filter::listing::Listing;
use crate::filter::people::People;
use crate::model::{ArticleId, Change, Counts, Mark, Marks, Opened, Row};

use super::key::{Code, Key, sequence, written};
use super::picker::Offered;
use super::samples::following;
use super::samples::people::{self, told};
use super::samples::{opened, page, rows, today};
use super::symbols::UNICODE;
use super::{Did, Effect, Haystack, Message, Shelf, Size, State, Ticket, update};

/// When whatever is opened is: 26 Nov 2025 at 10:05.
const OPENED: i64 = 1_764_151_500;

/// The keys of a word: what the table calls so, else its letters.
pub(crate) fn typed(word: &str) -> Vec<Key> {
    let keys = sequence(word);
    let is_name = written(&keys) == word;
    if is_name { keys } else { word.chars().map(|c| Key::plain(Code::Char(c))).collect() }
}

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
    /// Answers that have not come yet, while they are to be late.
    pub(crate) late: Option<Vec<Message>>,
    /// How many people and quotations there are.
    n: usize,
    /// As the thread of the filter keeps it.
    listing: Listing,
    /// What was opened, the latest last.
    history: Vec<ArticleId>,
    /// The articles.
    rows: Vec<Row>,
}

impl Play {
    /// A reader with `n` articles on a screen of this size.
    pub(crate) fn new(columns: u16, height: u16, n: usize) -> Self {
        let mut play = Self::loading(columns, height);
        play.n = n;
        let list = rows(n);
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
        play.take(Message::Rows { rows: Arc::new(play.rows.clone()), complete: true });
        play
    }

    /// A reader whose articles quote people.
    pub(crate) fn of_people(columns: u16, height: u16) -> Self {
        let mut play = Self::loading(columns, height);
        play.article = told;
        play.n = 9;
        play.take(Message::Rows { rows: Arc::new(rows(9)), complete: true });
        play
    }

    /// A reader that has nothing yet.
    pub(crate) fn loading(columns: u16, rows: u16) -> Self {
        let mut state = State::new(Size { columns, rows }, today(), UNICODE, "library".to_owned());
        state.themes = ["terminal", "harbour", "ember", "paper", "dune", "contrast-dark", "contrast-light"]
            .map(|name| Offered { name: name.to_owned(), about: "What it looks like".to_owned() })
            .to_vec();
        Self {
            state,
            asked: Vec::new(),
            article: opened,
            changes: Vec::new(),
            undone: Vec::new(),
            late: None,
            n: 0,
            listing: Listing::default(),
            history: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Takes a message in, and the answers to what it asks for.
    pub(crate) fn take(&mut self, message: Message) {
        self.overhear(&message);
        let effects = update(&mut self.state, message);
        self.perform(effects);
    }

    /// Does what is asked for, and takes the answers in, or keeps them while answers are
    /// to be late.
    pub(crate) fn perform(&mut self, effects: Vec<Effect>) {
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Sort(sort) => {
                    self.listing.sort = sort;
                    continue;
                }
                Effect::Remember(id) => {
                    self.history.retain(|known| *known != id);
                    for row in self.rows.iter_mut().filter(|row| row.id == id) {
                        row.marks.opened = OPENED;
                    }
                    self.history.push(id);
                    continue;
                }
                _ => {}
            }
            let answers = match self.changed(&effect) {
                Some(answers) => answers,
                None => self.answer(&effect).into_iter().collect(),
            };
            if answers.is_empty() {
                self.asked.push(effect);
            }
            for answer in answers {
                if let Some(late) = &mut self.late {
                    late.push(answer);
                } else {
                    self.overhear(&answer);
                    effects.extend(update(&mut self.state, answer));
                }
            }
        }
    }

    /// What the threads of the filter and the library know of a message.
    fn overhear(&mut self, message: &Message) {
        match message {
            Message::Rows { rows, .. } => self.listing.set_rows(Arc::clone(rows)),
            Message::Marked { id, marks, .. } => {
                self.listing.set_marks(id.clone(), marks.clone());
                for row in self.rows.iter_mut().filter(|row| row.id == *id) {
                    row.marks.clone_from(marks);
                }
            }
            _ => {}
        }
    }

    /// The articles of the shelf on which the list is.
    fn shelf(&self, which: Shelf) -> Message {
        let rows: Vec<Row> = if which == Shelf::History {
            let opened = self.history.iter().rev();
            opened.filter_map(|id| self.rows.iter().find(|row| row.id == *id)).cloned().collect()
        } else {
            let wanted = (which == Shelf::Archive, which == Shelf::Deleted);
            let is_there = |row: &&Row| (row.marks.archived, row.marks.deleted) == wanted;
            self.rows.iter().filter(is_there).cloned().collect()
        };
        Message::Rows { rows: Arc::new(rows), complete: true }
    }

    /// Many marks at once, made or taken back.
    fn mark_many(&mut self, mark: &Mark, articles: &[ArticleId], did: Did) -> Vec<Message> {
        let set = if did == Did::Undone { mark.reversed() } else { mark.clone() };
        for row in self.rows.iter_mut().filter(|row| articles.contains(&row.id)) {
            apply(&mut row.marks, &set);
        }
        let told = Message::Many { mark: mark.clone(), articles: articles.len(), did };
        vec![told, self.shelf(self.state.list.shelf)]
    }

    /// What comes of a change, and of taking it back.
    fn changed(&mut self, effect: &Effect) -> Option<Vec<Message>> {
        let (change, did) = match effect {
            Effect::MarkShown(mark, shown) => {
                let is_meant = |id: &ArticleId| self.rows.iter().any(|row| row.id == *id && !row.marks.have(mark));
                let articles: Vec<ArticleId> = shown.ids().into_iter().filter(is_meant).collect();
                self.undone.clear();
                (Some(Change::Mark { mark: mark.clone(), articles }), Did::Made)
            }
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
            Change::Mark { mark, articles } => match articles.as_slice() {
                [article] => {
                    let set = if is_undone { mark.reversed() } else { mark.clone() };
                    Some(self.marked(article, |marks| apply(marks, &set)))
                }
                articles => return Some(self.mark_many(mark, articles, did)),
            },
            Change::Note { article, note } => {
                Some(self.marked(article, |marks| marks.noted = note.is_some() != is_undone))
            }
            Change::Correct(_) | Change::Group(_) => None,
        };
        let moved = matches!(&change, Change::Mark { mark, .. } if mark.moves()) && did != Did::Made;
        let mut told: Vec<Message> = marked.into_iter().chain([Message::Changed(change, did)]).collect();
        for message in &told {
            self.overhear(message);
        }
        if moved {
            told.push(self.shelf(self.state.list.shelf));
        }
        Some(told)
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
            Effect::Filter(ticket, ask, by) => Message::Filtered(*ticket, self.listing.arrange(ask, *by)),
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
            Effect::Tags => Message::Tags(vec!["harbour".to_owned(), "Łódź port".to_owned(), "ferries".to_owned()]),
            Effect::Note(id) => Message::Note(id.clone(), None),
            Effect::EditNote(id, before) => Message::NoEditor(id.clone(), before.clone()),
            Effect::Shelf(which) => self.shelf(*which),
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
            Effect::Arrange(ticket, Haystack::Contacts(entries, ask, sort)) => {
                Message::Arranged(*ticket, crate::filter::following::contacts(entries, ask, *sort))
            }
            Effect::Arrange(ticket, Haystack::Stories(entries, ask)) => {
                Message::Arranged(*ticket, crate::filter::following::stories(entries, ask))
            }
            Effect::Arrange(ticket, Haystack::Quotes(entries, ask)) => {
                Message::Arranged(*ticket, Index::of_quotes(entries).find(ask).rows)
            }
            _ => return None,
        })
    }

    fn marked(&self, id: &ArticleId, change: impl Fn(&mut Marks)) -> Message {
        let list = &self.state.list;
        let row = (0..list.len()).find_map(|n| list.row(n).filter(|row| row.id == *id));
        let before = row.map_or(Marks::default(), |row| list.marks(row).clone());
        let opened = self.rows.iter().find(|row| row.id == *id).map_or(0, |row| row.marks.opened);
        let mut marks = Marks { opened, ..before.clone() };
        change(&mut marks);
        Message::Marked { id: id.clone(), marks, was_read: before.read }
    }

    /// Presses keys, written as in the table, separated by spaces.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ').flat_map(typed) {
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

/// Marks as they are once a mark is set.
fn apply(marks: &mut Marks, mark: &Mark) {
    match mark {
        Mark::Read { on } => marks.read = *on,
        Mark::Star { on } => marks.starred = *on,
        Mark::Archive { on } => marks.archived = *on,
        Mark::Delete { on } => marks.deleted = *on,
        Mark::Tag { tag, on } => {
            marks.tags.retain(|known| known != tag);
            marks.tags.extend(on.then(|| tag.clone()));
        }
    }
}
