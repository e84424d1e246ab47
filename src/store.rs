//! The library: articles go in with what was found in them, rows, opened
//! articles, people and quotes come out, and the reader's marks and
//! corrections stay for good.
//!
//! [`Library`] says it in domain words and knows no engine; [`sqlite`] keeps
//! it in two files. [`contents`] has the values that pass in and out,
//! [`error`] what can go wrong. The store does not look into a profile: it
//! keeps it for the room that made it, and finds articles by its keys.

pub mod contents;
pub mod error;
pub mod sqlite;

pub use contents::{
    Candidate, ContactAsk, Digest, Found, FoundPerson, Outcome, Prepared, QuoteAsk, Scope, Standing, Tally, Unit,
};
pub use error::StoreError;
pub use sqlite::SqliteLibrary;

use std::path::Path;

use jiff::Timestamp;

use crate::model::{
    Article, ArticleId, Change, ContactReport, Correction, Counts, Dossier, Grouping, LocalFact, Marks, Opened,
    PersonEntry, PersonId, QuoteEntry, Related, Row, StoryEntry,
};
use crate::query::Query;

/// Opens the library that `--library` names, made if it is not there.
pub fn open(name: &str) -> Result<SqliteLibrary, StoreError> {
    SqliteLibrary::open(file(name)?)
}

/// The same, if it is there, only to read it.
pub fn open_to_read(name: &str) -> Result<SqliteLibrary, StoreError> {
    let path = file(name)?;
    if path.exists() { SqliteLibrary::open_to_read(path) } else { Err(StoreError::Missing { path: path.to_owned() }) }
}

fn file(name: &str) -> Result<&Path, StoreError> {
    match name.split_once("://") {
        Some((scheme @ ("postgres" | "postgresql"), _)) => Err(StoreError::NotYet { scheme: scheme.to_owned() }),
        Some((scheme, _)) => Err(StoreError::UnknownAddress { scheme: scheme.to_owned() }),
        None if name.is_empty() => Err(StoreError::NoName),
        None => Ok(Path::new(name)),
    }
}

/// A library of articles. Lists are newest first by the earlier of
/// publication and arrival, the undated by arrival, then by id.
pub trait Library {
    /// Runs `work` as one transaction: all that it puts arrives together, or
    /// nothing does. Later work of the batch sees what it put before.
    fn batch(&mut self, work: &mut dyn FnMut(&mut dyn Batch) -> Result<(), StoreError>) -> Result<(), StoreError>;

    /// The lines of the list, from number `offset` on.
    fn rows(&self, limit: Option<usize>, offset: usize) -> Result<Vec<Row>, StoreError>;

    /// The lines of what was published since, or came in since where no date is
    /// stated; at most so many.
    fn since(&self, since: Timestamp, limit: usize) -> Result<Vec<Row>, StoreError>;

    /// The lines that a query chooses.
    fn select(&self, query: &Query, limit: Option<usize>) -> Result<Vec<Row>, StoreError>;

    /// An article with all that is shown beside it.
    fn article(&self, id: &ArticleId) -> Result<Option<Opened>, StoreError>;

    /// The article meant by an id, the start of one, or a file name.
    fn resolve(&self, meant: &str) -> Result<Found, StoreError>;

    /// Hands over every article that a query chooses, oldest first, until
    /// `take` says `false`.
    fn export(&self, query: &Query, take: &mut dyn FnMut(Opened) -> bool) -> Result<(), StoreError>;

    /// Everybody whom the articles name and who can be told, in the most
    /// articles first.
    fn people(&self, scope: Scope<'_>) -> Result<Vec<PersonEntry>, StoreError>;

    /// All that is known of one person. Bounded: of somebody in very many
    /// articles only the newest are listed.
    fn dossier(&self, person: &PersonId) -> Result<Option<Dossier>, StoreError>;

    /// What was said: the newest articles first, in the order of their text.
    fn quotes(&self, ask: &QuoteAsk<'_>) -> Result<Vec<QuoteEntry>, StoreError>;

    /// Who met, called or visited whom: the newest articles first, in the order
    /// of their text.
    fn contacts(&self, ask: &ContactAsk<'_>) -> Result<Vec<ContactReport>, StoreError>;

    /// The reports of the event that an article belongs to, as they came in;
    /// empty where there is no such article.
    fn event(&self, article: &ArticleId) -> Result<Vec<Row>, StoreError>;

    /// The stories of at least so many articles, the one with the newest article
    /// first.
    fn stories(&self, least: usize, limit: Option<usize>) -> Result<Vec<StoryEntry>, StoreError>;

    /// The story that an article belongs to, with all its articles, the oldest
    /// first.
    fn story(&self, article: &ArticleId) -> Result<Option<(StoryEntry, Vec<Row>)>, StoreError>;

    /// What the reader corrected about events and stories, the earliest first.
    fn groupings(&self) -> Result<Vec<Grouping>, StoreError>;

    /// Who is meant by an id, a name, or words of a name.
    fn find_person(&self, meant: &str) -> Result<FoundPerson, StoreError>;

    /// The offices that the library's own articles state often enough to be
    /// taken for known.
    fn local_facts(&self) -> Result<Vec<LocalFact>, StoreError>;

    /// The first eight bytes of the digests of documents that are there, of the
    /// newest `most`: what is not among them is new or changed.
    fn digests(&self, most: usize) -> Result<Vec<u64>, StoreError>;

    /// How much there is.
    fn counts(&self) -> Result<Counts, StoreError>;

    /// What the reader did with an article.
    fn marks(&self, id: &ArticleId) -> Result<Marks, StoreError>;

    /// Makes a change that can be taken back, even after a new start, for at
    /// least thirty days; safe on disk when it returns. What was taken back
    /// before cannot be made again after it.
    fn change(&mut self, change: &Change, now: Timestamp) -> Result<(), StoreError>;

    /// Takes the last change back, and says which; safe on disk when it
    /// returns.
    fn undo(&mut self) -> Result<Option<Change>, StoreError>;

    /// Makes the change again that was taken back last, and says which; safe on
    /// disk when it returns.
    fn redo(&mut self) -> Result<Option<Change>, StoreError>;

    /// What the reader corrected, the earliest first.
    fn corrections(&self) -> Result<Vec<Correction>, StoreError>;

    /// Marks an article as read or unread of itself, which is nothing to take
    /// back; safe on disk when it returns.
    fn set_read(&mut self, id: &ArticleId, read: bool) -> Result<(), StoreError>;

    /// Keeps an article or lets go of it in the same way.
    fn set_starred(&mut self, id: &ArticleId, starred: bool) -> Result<(), StoreError>;

    /// Remembers how far an article was read; safe on disk when it returns.
    fn set_position(&mut self, id: &ArticleId, position: usize) -> Result<(), StoreError>;
}

/// One transaction of an import.
pub trait Batch {
    /// How many articles the document of that id is, where it is there already
    /// and the same.
    fn unchanged(&self, id: &ArticleId, digest: &Digest) -> Result<Option<usize>, StoreError>;

    /// Remembers the digest of a document whose articles are all there.
    fn put_document(&mut self, id: &ArticleId, digest: &Digest, articles: usize) -> Result<(), StoreError>;

    /// In how many articles of a publisher each of the lines has been counted.
    fn line_counts(&self, publisher: &str, lines: &[u64]) -> Result<Vec<u64>, StoreError>;

    /// Counts each of the lines for one more article of the publisher. Of a
    /// publisher with many lines those not seen for long are forgotten.
    fn count_lines(&mut self, publisher: &str, lines: &[u64]) -> Result<(), StoreError>;

    /// Whether the article is there already, and the same.
    fn standing(&self, article: &Prepared) -> Result<Standing, StoreError>;

    /// How many articles there are.
    fn articles(&self) -> Result<u64, StoreError>;

    /// How many articles have each of the keys.
    fn frequencies(&mut self, keys: &[u64]) -> Result<Vec<u64>, StoreError>;

    /// The articles that share the rarest of the keys, most and rarest keys
    /// first. Bounded: of a common key only the newest articles are looked at.
    fn candidates(&mut self, keys: &[u64], limit: usize) -> Result<Vec<Candidate>, StoreError>;

    /// What was given as the profile of an article that is there.
    fn profile(&self, id: &ArticleId) -> Result<Option<String>, StoreError>;

    /// The newest articles that were found to report the event.
    fn members(&mut self, event: &ArticleId, limit: usize) -> Result<Vec<ArticleId>, StoreError>;

    /// Makes each of the groups one event, by the id of the first that came in,
    /// and in its story. What the reader corrected stays as it is.
    fn regroup(&mut self, groups: &[Vec<Unit>]) -> Result<(), StoreError>;

    /// Forgets how articles are related and found by their keys, so that each can be
    /// [`put`](Self::put) once more as it came in: gives their ids in that order.
    fn begin_anew(&mut self) -> Result<Vec<ArticleId>, StoreError>;

    /// An article that is there, as it was put in.
    fn article(&self, id: &ArticleId) -> Result<Option<Article>, StoreError>;

    /// Writes what is remembered of keys, so that a long batch does not grow.
    fn flush(&mut self) -> Result<(), StoreError>;

    /// Puts the article in, or in place of its earlier form, whose arrival,
    /// event and story it keeps. `event` and `story` are those it joins; its
    /// own where `None`.
    fn put(
        &mut self,
        article: &Prepared,
        related: &[Related],
        event: Option<&ArticleId>,
        story: Option<&ArticleId>,
        now: Timestamp,
    ) -> Result<Outcome, StoreError>;
}
