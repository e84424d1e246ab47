//! What a query means.

use crate::model::Stamp;

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
}

impl Query {
    /// Whether it chooses everything.
    pub fn is_empty(&self) -> bool {
        self.wishes.is_empty()
    }

    /// Whether the text of an article is needed to answer it, or its row is
    /// enough.
    pub fn needs_text(&self) -> bool {
        self.wishes.iter().any(|wish| matches!(wish.term, Term::Words(_)))
    }
}
