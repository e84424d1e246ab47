//! An article as the list shows it, and the marks a reader leaves on it.

use serde::{Deserialize, Serialize};

use super::{Article, ArticleId, Mention, PersonId, Related, Stamp};

/// One line of a list: what is needed to show, sort and filter an article
/// without loading it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// A day it cannot be older than, where `published` is not known.
    pub not_before: Option<Stamp>,
    /// The officials it names, most mentioned first.
    pub officials: Vec<Official>,
    /// Its address.
    pub url: Option<String>,
    /// The first-imported article of its event.
    pub event: ArticleId,
    /// How many articles report that event, this one included.
    pub reports: u32,
    /// What the reader did with it.
    pub marks: Marks,
}

/// An official as a list names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Official {
    /// Who.
    pub person: PersonId,
    /// The name in full.
    pub name: String,
}

/// What a reader did with an article. Kept apart from articles: precious.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Marks {
    /// Opened once, or marked so.
    pub read: bool,
    /// Kept.
    pub starred: bool,
    /// How far it was read: a byte offset into the text at the top of the
    /// pane.
    pub position: usize,
}

/// An article opened for reading, with all that is shown beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The article.
    pub article: Article,
    /// The people it names, by place.
    pub mentions: Vec<Mention>,
    /// The same people, once each, officials first, then by how often.
    pub named: Vec<Named>,
    /// Its neighbours, closest first.
    pub related: Vec<RelatedRow>,
    /// What the reader did with it.
    pub marks: Marks,
}

/// A person as "in this article" shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The fullest name the article has.
    pub name: String,
    /// The office as stated, if any.
    pub role: Option<String>,
    /// The country of the office, in words.
    pub country: Option<String>,
    /// Whether they are an official.
    pub official: bool,
    /// How often the article names them.
    pub mentions: usize,
}

/// A neighbour of an article, with what is needed to show it.
#[derive(Debug, Clone, PartialEq)]
pub struct RelatedRow {
    /// Who, how close, and why.
    pub related: Related,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, as stated.
    pub published: Option<Stamp>,
    /// Whether the reader has read it.
    pub read: bool,
}

/// How much there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Articles in the library.
    pub articles: usize,
    /// Of them not read.
    pub unread: usize,
    /// Running stories.
    pub stories: usize,
}
