//! Following a story: the events it is made of, what each added, how the outlets
//! covered one of them, and the briefing.

use serde::{Deserialize, Serialize};

use super::{ArticleId, ContactReport, Field, PersonId, QuoteEntry, Row, Span, Stamp};

/// Somebody by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
}

/// A running story as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryEntry {
    /// The first-imported article of the story.
    pub id: ArticleId,
    /// The title of its newest article.
    pub title: String,
    /// Who is named in most of its articles, the most first.
    pub people: Vec<Named>,
    /// Words of its topic, as the articles write them.
    pub words: Vec<String>,
    /// How many events it is made of.
    pub events: usize,
    /// How many articles report them.
    pub reports: usize,
    /// The day of the earliest article that has one.
    pub first: Option<String>,
    /// The day of the latest.
    pub last: Option<String>,
}

/// A story, step by step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    /// The story.
    pub story: StoryEntry,
    /// Its events, the oldest first; those without a date by arrival.
    pub steps: Vec<Step>,
}

/// One event of a story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The first-imported article of the event.
    pub event: ArticleId,
    /// When: the earliest date of its reports.
    pub date: Option<Stamp>,
    /// The title of the report that stands for it.
    pub title: String,
    /// Who it is about, the most named first.
    pub people: Vec<Named>,
    /// Its reports, the oldest first.
    pub reports: Vec<Row>,
    /// The first sentence of the report that stands for it.
    pub lead: String,
    /// What it has that no step before had.
    pub added: Added,
}

/// What a report or a step has that none before it had, each as the text has
/// it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Added {
    /// People.
    pub people: Vec<Named>,
    /// Numbers with what they count: `24,000 tonnes`.
    pub figures: Vec<String>,
    /// Days and months.
    pub dates: Vec<String>,
    /// Quotations, with who said them where that is known.
    pub quotes: Vec<Said>,
}

/// Who said what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Who, where the article says so.
    pub speaker: Option<String>,
    /// The words between the marks.
    pub text: String,
}

/// What kind of thing can be compared between reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FactKind {
    /// Somebody who is named.
    Person,
    /// Words that are quoted.
    Quote,
    /// A number with what it counts.
    Figure,
    /// A day or month.
    Date,
}

/// Words of a report that have something no earlier report of the event had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fresh {
    /// What it is.
    pub kind: FactKind,
    /// The part of the article.
    pub field: Field,
    /// The words in that part.
    pub span: Span,
}

/// How the reports of one event compare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// The first-imported article of the event.
    pub event: ArticleId,
    /// The reports, the oldest first: the columns.
    pub reports: Vec<Row>,
    /// How many earlier reports were left out.
    pub reports_left: usize,
    /// What they state, by kind, what most reports have first: the rows.
    pub facts: Vec<CoveredFact>,
    /// How many facts were left out, those that the fewest reports have.
    pub facts_left: usize,
}

/// What some of the reports of an event state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoveredFact {
    /// What it is.
    pub kind: FactKind,
    /// In a few words: a name, a number, a date, the start of a quotation with its
    /// speaker.
    pub label: String,
    /// For each report how it has it, in its own words; `None` where it has not.
    pub cells: Vec<Option<String>>,
}

/// What happened since some time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Brief {
    /// Since when, RFC 3339.
    pub since: String,
    /// Until when.
    pub until: String,
    /// The events, the most reported first.
    pub events: Vec<BriefEvent>,
    /// How many events were left out, those with the fewest reports.
    pub events_left: usize,
}

/// An event in a briefing. All of it is extracted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BriefEvent {
    /// The first-imported article of the event.
    pub event: ArticleId,
    /// The first-imported article of its story.
    pub story: ArticleId,
    /// The title of the report that stands for it.
    pub title: String,
    /// The first sentence of that report.
    pub lead: String,
    /// Who it is about.
    pub people: Vec<Named>,
    /// Quotations that no report before had.
    pub quotes: Vec<QuoteEntry>,
    /// Contacts it reports.
    pub contacts: Vec<ContactReport>,
    /// Its reports since then, the newest first: the sources.
    pub reports: Vec<Row>,
    /// How many reports of it there are in all.
    pub total: usize,
}
