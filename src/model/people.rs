//! People over all articles: what a list of them and a person's own page show.

use serde::{Deserialize, Serialize};

use super::{PersonId, QuoteEntry, Row};

/// An office as articles state it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Office {
    /// What the office is.
    pub role: Option<String>,
    /// ISO 3166-1 alpha-2 code of its state.
    pub country: Option<String>,
    /// Of which body.
    pub organisation: Option<String>,
}

/// An office in time, as far as articles state it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeHeld {
    /// The office.
    #[serde(flatten)]
    pub office: Office,
    /// In how many articles it is stated.
    pub articles: usize,
    /// The day of the earliest of them that has one.
    pub first: Option<String>,
    /// The day of the latest of them.
    pub last: Option<String>,
}

/// A person over articles, as a list shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonEntry {
    /// Who.
    pub person: PersonId,
    /// The name as most articles have it, or as the reader corrected it.
    pub name: String,
    /// Whether any of the articles shows them to hold a public office.
    pub official: bool,
    /// The offices stated, the one stated last first.
    pub offices: Vec<OfficeHeld>,
    /// In how many articles they are named.
    pub articles: usize,
    /// How often in all.
    pub mentions: usize,
    /// How many quotations are theirs.
    pub quotes: usize,
    /// The day of the earliest article that has one.
    pub first: Option<String>,
    /// The day of the latest.
    pub last: Option<String>,
    /// Articles that name them, by equal parts of the time that all dated
    /// articles span, oldest first. Empty where no article has a date.
    pub activity: Vec<u32>,
}

impl PersonEntry {
    /// The office stated last, if any is.
    pub fn office(&self) -> Option<&Office> {
        self.offices.first().map(|held| &held.office)
    }

    /// The country of the newest office that has one.
    pub fn country(&self) -> Option<&str> {
        self.offices.iter().find_map(|held| held.office.country.as_deref())
    }
}

/// All that the library knows of one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// The person.
    pub entry: PersonEntry,
    /// What they said, newest first.
    pub quotes: Vec<QuoteEntry>,
    /// The articles that name them, newest first.
    pub articles: Vec<Row>,
    /// Who is named with them, in the most articles first.
    pub companions: Vec<Companion>,
}

/// Somebody who is named in the same articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Companion {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// In how many of the articles.
    pub articles: usize,
}

/// An office of someone as the user's own articles state it: in three or more,
/// from two or more publishers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalFact {
    /// The full name.
    pub name: String,
    /// Whether the family name stands first; `None` where its words are to say.
    pub eastern: Option<bool>,
    /// What the office is, as most of the articles state it.
    pub office: String,
    /// ISO 3166-1 alpha-2 code of its state, where one is stated.
    pub country: Option<String>,
    /// The day of the earliest of the articles that has one.
    pub from: Option<String>,
    /// The day of the latest.
    pub to: Option<String>,
}
