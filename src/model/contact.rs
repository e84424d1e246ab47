//! Contacts: who called, met or visited whom, when, where, and whether it has
//! happened. One article's [`Contact`]s point at the sentences they were read
//! from; over all articles the reports of one contact are one [`LedgerEntry`].

use serde::{Deserialize, Serialize};

use super::{ArticleId, Field, Happening, Named, PersonId, Span, Stamp};

/// A contact between people as one article reports it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// What it was.
    pub kind: Happening,
    /// Who took part; at least one, each once. One alone where the text does not
    /// name the others, as of a visit to a country.
    pub participants: Vec<PersonId>,
    /// Whether it has taken place.
    pub status: Standing,
    /// When, as far as the text and the article's own date give it; may be
    /// partial.
    pub date: Option<Stamp>,
    /// When, in the words of the text.
    pub date_text: Option<String>,
    /// Where, in the words of the text.
    pub place: Option<String>,
    /// The part of the article that reports it.
    pub field: Field,
    /// The sentence of that part.
    pub span: Span,
    /// Whether the article is about it, and does not only mention it.
    pub main: bool,
}

/// Whether a contact has taken place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It has.
    Held,
    /// It is to come: arranged, announced, agreed.
    Planned,
    /// It may come.
    Possible,
}

impl Standing {
    /// In a word: `held`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Planned => "planned",
            Self::Possible => "possible",
        }
    }
}

/// A contact as one article of the library reports it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactReport {
    /// The article.
    pub article: ArticleId,
    /// The first-imported article of its event.
    pub event: ArticleId,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The date that lists show of the article.
    pub published: Option<Stamp>,
    /// The contact.
    pub contact: Contact,
    /// Who took part, in the order of the contact.
    pub people: Vec<Named>,
    /// The words of the sentence that reports it.
    pub sentence: String,
}

/// One contact with all reports of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// What it was, as most of the reports have it, the plainest word first.
    pub kind: Happening,
    /// Who took part, over all reports.
    pub people: Vec<Named>,
    /// Whether it has taken place, as the newest report has it.
    pub status: Standing,
    /// When; the fullest date that the reports give.
    pub date: Option<Stamp>,
    /// When, in the words of a report, where no date is known.
    pub date_text: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Whether an article is about it.
    pub main: bool,
    /// The reports, the oldest first.
    pub reports: Vec<ContactReport>,
    /// Where the reports differ, in words: who says what.
    pub differences: Vec<String>,
}
