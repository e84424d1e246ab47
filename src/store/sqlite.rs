//! The library in two `SQLite` files: articles, which can be made anew from
//! their sources, and the reader's marks, which cannot.
//!
//! [`mod@file`] opens a file safely and brings its schema up to date; [`schema`]
//! is the tables; [`marks`] keeps the marks, [`journal`] what can be taken back
//! and the corrections, which [`corrected`] makes ready for a library; [`rows`],
//! [`opened`], [`people`] with [`gathered`], [`find`], [`quotes`], [`contacts`]
//! and [`stories`] read; [`writing`]
//! puts articles in, [`grouped`] where the reader wants them, [`naming`] whom they name, [`facts`] keeps what enough of
//! them state, and [`postings`] finds them by their keys; [`documents`] tells what is there already, [`lines`] counts what
//! recurs; [`codec`] turns columns into values; [`health`] tells whether the files are whole.
//!
//! The two files have a connection each: an import that holds the library for
//! a moment never makes a mark wait.

mod codec;
mod contacts;
mod corrected;
mod documents;
mod facts;
mod file;
mod find;
mod gathered;
mod grouped;
pub mod health;
mod journal;
mod lines;
mod marks;
mod naming;
mod opened;
mod people;
mod postings;
mod quotes;
mod regrouping;
mod rows;
mod schema;
mod stories;
mod writing;

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::model::{
    ArticleId, Change, ContactReport, Correction, Dossier, Grouping, LocalFact, Marks, Opened, PersonEntry, PersonId,
    QuoteEntry, Row, StoryEntry,
};
use crate::query::Query;

use super::{Batch, ContactAsk, Counts, Found, FoundPerson, Library, QuoteAsk, Scope, StoreError};
use corrected::Corrected;
use file::Database;
use marks::MarksFile;
use rows::Laid;

/// A library in `SQLite` files, or in memory.
#[derive(Debug)]
pub struct SqliteLibrary {
    library: Database,
    marks: MarksFile,
}

impl SqliteLibrary {
    /// Opens the library at `path`, made if it is not there; its marks are in
    /// the file that [`state_path`] names.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let library = Database::open(path, &schema::LIBRARY)?;
        let marks = MarksFile::open(&state_path(path))?;
        let opened = Self { library, marks };
        // A program that was killed may have kept a correction without moving
        // the articles.
        opened.regroup()?;
        Ok(opened)
    }

    /// The library at `path` only to be read: nothing is made, and files that
    /// may not be written are no hindrance.
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        let library = Database::open_to_read(path, &schema::LIBRARY)?;
        let marks = MarksFile::open_to_read(&state_path(path))?;
        let opened = Self { library, marks };
        // Where nothing may be written, or somebody else is writing, it is read
        // as it stands.
        if let Err(error) = opened.regroup()
            && !matches!(error, StoreError::Busy { .. } | StoreError::Sqlite { .. })
        {
            return Err(error);
        }
        Ok(opened)
    }

    /// A library in memory; its marks in the file given, or in memory too.
    pub fn in_memory(state: Option<&Path>) -> Result<Self, StoreError> {
        let library = Database::in_memory(&schema::LIBRARY)?;
        let marks = match state {
            Some(path) => MarksFile::open(path)?,
            None => MarksFile::in_memory()?,
        };
        Ok(Self { library, marks })
    }

    /// Sees to it that events and stories are as the reader corrected them.
    fn regroup(&self) -> Result<(), StoreError> {
        grouped::renew(&self.library, || self.marks.groupings())
    }

    /// The same after a change, if it was one of events or stories.
    fn regroup_after(&self, change: Option<&Change>) -> Result<(), StoreError> {
        if matches!(change, Some(Change::Group(_))) { self.regroup() } else { Ok(()) }
    }

    /// The articles from which a change sets one apart.
    fn others(&self, change: &Change) -> Result<Vec<ArticleId>, StoreError> {
        match change {
            Change::Group(grouping) => self.library.run(|c| grouped::others(c, grouping)),
            _ => Ok(Vec::new()),
        }
    }

    fn corrected(&self) -> Result<Corrected, StoreError> {
        Corrected::new(&self.library, self.marks.corrected()?)
    }

    fn laid(&self) -> Result<Laid, StoreError> {
        Ok(Laid { marks: self.marks.all()?, corrections: self.corrected()?.corrections })
    }

    /// The numbers of the articles that are meant, or `None` for all.
    fn numbers(&self, scope: Scope<'_>) -> Result<Option<Vec<i64>>, StoreError> {
        match scope {
            Scope::All => Ok(None),
            Scope::Query(query) if query.is_empty() => Ok(None),
            Scope::Query(query) => rows::numbers(&self.library, &self.laid()?, query).map(Some),
            Scope::These(ids) => rows::numbers_of(&self.library, ids).map(Some),
        }
    }
}

/// Where the marks of the library at `path` are: `D/library.db` has them in
/// `D/state.db`, any other `NAME.db` in `NAME.state.db`.
pub fn state_path(path: &Path) -> PathBuf {
    if path.file_name().is_some_and(|name| name == "library.db") {
        return path.with_file_name("state.db");
    }
    if path.extension().is_some_and(|extension| extension == "db") {
        return path.with_extension("state.db");
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".state.db");
    path.with_file_name(name)
}

impl Library for SqliteLibrary {
    fn batch(&mut self, work: &mut dyn FnMut(&mut dyn Batch) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let mut batch = writing::SqliteBatch::begin(&self.library, &self.marks)?;
        work(&mut batch)?;
        batch.commit()
    }

    fn rows(&self, limit: Option<usize>, offset: usize) -> Result<Vec<Row>, StoreError> {
        rows::rows(&self.library, &self.laid()?, limit, offset)
    }

    fn since(&self, since: Timestamp, limit: usize) -> Result<Vec<Row>, StoreError> {
        rows::since(&self.library, &self.laid()?, since, limit)
    }

    fn select(&self, query: &Query, limit: Option<usize>) -> Result<Vec<Row>, StoreError> {
        if query.is_empty() {
            return self.rows(limit, 0);
        }
        let mut chosen = Vec::new();
        rows::choose(&self.library, &self.laid()?, query, rows::Order::NewestFirst, |row| {
            if limit.is_none_or(|limit| chosen.len() < limit) {
                chosen.push(row);
            }
            limit.is_none_or(|limit| chosen.len() < limit)
        })?;
        Ok(chosen)
    }

    fn article(&self, id: &ArticleId) -> Result<Option<Opened>, StoreError> {
        opened::article(&self.library, &self.marks, &self.corrected()?.corrections, id)
    }

    fn resolve(&self, meant: &str) -> Result<Found, StoreError> {
        opened::resolve(&self.library, meant)
    }

    fn export(&self, query: &Query, take: &mut dyn FnMut(Opened) -> bool) -> Result<(), StoreError> {
        let mut ids = Vec::new();
        rows::choose(&self.library, &self.laid()?, query, rows::Order::OldestFirst, |row| {
            ids.push(row.id);
            true
        })?;
        for id in ids {
            if let Some(opened) = self.article(&id)?
                && !take(opened)
            {
                break;
            }
        }
        Ok(())
    }

    fn people(&self, scope: Scope<'_>) -> Result<Vec<PersonEntry>, StoreError> {
        people::people(&self.library, &self.corrected()?, self.numbers(scope)?.as_deref())
    }

    fn dossier(&self, person: &PersonId) -> Result<Option<Dossier>, StoreError> {
        let (corrected, laid) = (self.corrected()?, self.laid()?);
        let Some(entry) = people::person(&self.library, &corrected, person)? else { return Ok(None) };
        let articles = people::articles(&self.library, &corrected, person)?;
        let ask = QuoteAsk { by: Some(person), limit: Some(quotes::OF_A_PERSON), ..QuoteAsk::default() };
        Ok(Some(Dossier {
            entry,
            quotes: quotes::quotes(&self.library, &corrected, &ask, None)?,
            companions: people::companions(&self.library, &corrected, person, &articles)?,
            articles: rows::of_numbers(&self.library, &laid, &articles)?,
        }))
    }

    fn quotes(&self, ask: &QuoteAsk<'_>) -> Result<Vec<QuoteEntry>, StoreError> {
        quotes::quotes(&self.library, &self.corrected()?, ask, self.numbers(ask.scope)?.as_deref())
    }

    fn contacts(&self, ask: &ContactAsk<'_>) -> Result<Vec<ContactReport>, StoreError> {
        contacts::contacts(&self.library, &self.corrected()?, ask, self.numbers(ask.scope)?.as_deref())
    }

    fn event(&self, article: &ArticleId) -> Result<Vec<Row>, StoreError> {
        rows::of_event(&self.library, &self.laid()?, article)
    }

    fn stories(&self, least: usize, limit: Option<usize>) -> Result<Vec<StoryEntry>, StoreError> {
        stories::stories(&self.library, &self.corrected()?, least, limit)
    }

    fn story(&self, article: &ArticleId) -> Result<Option<(StoryEntry, Vec<Row>)>, StoreError> {
        stories::story(&self.library, &self.corrected()?, &self.laid()?, article)
    }

    fn groupings(&self) -> Result<Vec<Grouping>, StoreError> {
        self.marks.groupings()
    }

    fn find_person(&self, meant: &str) -> Result<FoundPerson, StoreError> {
        find::find(&self.library, &self.corrected()?, meant)
    }

    fn local_facts(&self) -> Result<Vec<LocalFact>, StoreError> {
        let corrected = self.corrected()?;
        self.library.run(|c| facts::all(c, &corrected))
    }

    fn digests(&self, most: usize) -> Result<Vec<u64>, StoreError> {
        self.library.run(|c| documents::digests(c, most))
    }

    fn counts(&self) -> Result<Counts, StoreError> {
        rows::counts(&self.library, &self.marks.all()?)
    }

    fn marks(&self, id: &ArticleId) -> Result<Marks, StoreError> {
        self.marks.of(id)
    }

    fn change(&mut self, change: &Change, now: Timestamp) -> Result<(), StoreError> {
        self.marks.change(change, &self.others(change)?, now)?;
        self.regroup_after(Some(change))
    }

    fn undo(&mut self) -> Result<Option<Change>, StoreError> {
        let undone = self.marks.undo()?;
        self.regroup_after(undone.as_ref())?;
        Ok(undone)
    }

    fn redo(&mut self) -> Result<Option<Change>, StoreError> {
        let redone = self.marks.redo(|change| self.others(change))?;
        self.regroup_after(redone.as_ref())?;
        Ok(redone)
    }

    fn corrections(&self) -> Result<Vec<Correction>, StoreError> {
        self.marks.corrections()
    }

    fn set_read(&mut self, id: &ArticleId, read: bool) -> Result<(), StoreError> {
        self.marks.set(id, marks::Column::Read, i64::from(read))
    }

    fn set_starred(&mut self, id: &ArticleId, starred: bool) -> Result<(), StoreError> {
        self.marks.set(id, marks::Column::Starred, i64::from(starred))
    }

    fn set_position(&mut self, id: &ArticleId, position: usize) -> Result<(), StoreError> {
        self.marks.set(id, marks::Column::Position, i64::try_from(position).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_have_a_file_of_their_own() {
        for (library, state) in [
            ("d/library.db", "d/state.db"),
            ("library.db", "state.db"),
            ("d/desk.db", "d/desk.state.db"),
            ("d/desk", "d/desk.state.db"),
            ("d/desk.sqlite", "d/desk.sqlite.state.db"),
        ] {
            assert_eq!(state_path(Path::new(library)), Path::new(state));
        }
    }
}
