//! An article as it is opened: itself, and what the library knows around it.

use serde::{Deserialize, Serialize};

use super::{Article, ArticleId, Contact, Fresh, Marks, Mention, Quote, Related, Row};

/// An article with everything that is shown beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// The article.
    pub article: Article,
    /// The people it names.
    pub mentions: Vec<Mention>,
    /// What is quoted in it, and who said so.
    pub quotes: Vec<Quote>,
    /// Who met, called or visited whom.
    pub contacts: Vec<Contact>,
    /// What no earlier report of its event had. Empty where it is the first, or
    /// nobody asked.
    pub fresh: Vec<Fresh>,
    /// Its neighbours, closest first.
    pub related: Vec<Linked>,
    /// The first-imported article of its event.
    pub event: ArticleId,
    /// The first-imported article of its story.
    pub story: ArticleId,
    /// What the reader did with it.
    pub marks: Marks,
    /// What the reader wrote to it.
    pub note: Option<String>,
}

/// A neighbour, why it is one, and its line in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Linked {
    /// Why it is a neighbour.
    pub related: Related,
    /// What a list shows of it.
    pub row: Row,
}
