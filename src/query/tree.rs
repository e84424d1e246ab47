//! What a query means.

use crate::model::{Marks, Stamp};

/// All of its wishes must come true; the empty query chooses everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The wishes, in the order typed.
    pub wishes: Vec<Wish>,
}

/// One term, wanted or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// What is looked for.
    pub term: Term,
    /// Whether it must be there (`true`) or must not (`-`).
    pub wanted: bool,
}

/// What can be looked for. Words are folded already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// A word or phrase in title, text or officials.
    Words(String),
    /// A part of an official's name.
    Official(String),
    /// A mark.
    Is(Mark),
    /// A tag.
    Tag(String),
    /// A part of the publisher's name.
    Publisher(String),
    /// Published, or else changed, on that day or later.
    After(Stamp),
    /// Published, or else changed, before that day.
    Before(Stamp),
}

/// The marks that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Not yet read.
    Unread,
    /// Read.
    Read,
    /// Kept.
    Starred,
    /// Given a tag.
    Tagged,
    /// Given a note.
    Noted,
    /// Put away.
    Archived,
    /// Deleted, and not yet gone.
    Deleted,
}

impl Mark {
    /// All of them, as they are typed.
    pub const ALL: [(&'static str, Self); 7] = [
        ("unread", Self::Unread),
        ("read", Self::Read),
        ("starred", Self::Starred),
        ("tagged", Self::Tagged),
        ("noted", Self::Noted),
        ("archived", Self::Archived),
        ("deleted", Self::Deleted),
    ];
}

impl Query {
    /// What is marked so.
    pub fn of_mark(mark: Mark) -> Self {
        Self { wishes: vec![Wish { term: Term::Is(mark), wanted: true }] }
    }

    /// Whether it chooses everything.
    pub fn is_empty(&self) -> bool {
        self.wishes.is_empty()
    }

    /// Whether a mark is asked for, or asked not to be there.
    pub fn asks(&self, mark: Mark) -> bool {
        self.wishes.iter().any(|wish| wish.term == Term::Is(mark))
    }

    /// Whether an article with these marks is left out unless it is asked for:
    /// what was put away is only found by `is:archived`, what was deleted by
    /// `is:deleted`.
    pub fn leaves_out(&self, marks: &Marks) -> bool {
        marks.deleted && !self.asks(Mark::Deleted) || marks.archived && !marks.deleted && !self.asks(Mark::Archived)
    }

    /// Whether the text of an article is needed to answer it, or its row is
    /// enough.
    pub fn needs_text(&self) -> bool {
        self.wishes.iter().any(|wish| matches!(wish.term, Term::Words(_)))
    }
}
