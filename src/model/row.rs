//! An article as the list shows it, and the marks a reader leaves on it.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Mark, PersonId, Stamp};

/// One line of a list: what is needed to show, sort and filter an article
/// without loading it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The article.
    pub id: ArticleId,
    /// Its title.
    pub title: String,
    /// Whether the title was made from the first sentence.
    pub title_derived: bool,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, as stated.
    pub published: Option<Stamp>,
    /// When changed, as stated.
    pub updated: Option<Stamp>,
    /// A day it cannot be older than, where `published` is not known.
    pub not_before: Option<Stamp>,
    /// The officials it names, most mentioned first.
    pub officials: Vec<Official>,
    /// Its address.
    pub url: Option<String>,
    /// The first-imported article of its event.
    pub event: ArticleId,
    /// The first-imported article of its story.
    pub story: ArticleId,
    /// How many articles report that event, this one included.
    pub reports: u32,
    /// How long its text is, in bytes.
    pub length: u32,
    /// What the reader did with it.
    pub marks: Marks,
}

impl Row {
    /// The date that lists show, sort and filter by: when it was published or,
    /// where that is not stated, when it was changed.
    pub fn date(&self) -> Option<&Stamp> {
        self.published.as_ref().or(self.updated.as_ref())
    }
}

/// An official as a list names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Official {
    /// Who.
    pub person: PersonId,
    /// The name in full.
    pub name: String,
    /// The name as the article repeats it: the family name, where it does.
    pub short: String,
}

/// What a reader did with an article. Kept apart from articles: precious.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Marks {
    /// Opened once, or marked so.
    pub read: bool,
    /// Kept.
    pub starred: bool,
    /// The tags it was given, in the order of the alphabet.
    pub tags: Vec<String>,
    /// Whether there is a note to it.
    pub noted: bool,
    /// Put away: out of the list, and still to be found.
    pub archived: bool,
    /// Deleted: no longer to be found.
    pub deleted: bool,
    /// When it was opened last, in seconds since 1970; zero where it is not
    /// remembered.
    pub opened: i64,
    /// How far it was read: a byte offset into the text at the top of the
    /// pane.
    pub position: usize,
}

impl Marks {
    /// Whether it is marked so already.
    pub fn have(&self, mark: &Mark) -> bool {
        let is_on = match mark {
            Mark::Read { .. } => self.read,
            Mark::Star { .. } => self.starred,
            Mark::Tag { tag, .. } => self.tags.contains(tag),
            Mark::Archive { .. } => self.archived,
            Mark::Delete { .. } => self.deleted,
        };
        is_on == mark.is_on()
    }

    /// Whether both keep an article in the same place: list, archive, or gone.
    pub fn is_beside(&self, other: &Self) -> bool {
        (self.archived, self.deleted) == (other.archived, other.deleted)
    }
}

/// How much a library holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Those not yet read.
    pub unread: usize,
    /// Those kept.
    pub starred: usize,
    /// Events that are reported.
    pub events: usize,
    /// Stories that events belong to.
    pub stories: usize,
}
