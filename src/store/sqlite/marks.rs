//! The reader's marks: a small file of their own, on disk before anyone is
//! told that a mark was made. [`super::kept`] has tags, notes and what was
//! opened; [`super::journal`] keeps corrections there, and what can be taken
//! back.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use rusqlite::{OptionalExtension, Row, params};

use super::file::Database;
use super::schema::STATE;
use crate::model::{ArticleId, Mark, Marks};
use crate::store::StoreError;

/// The marks of a library.
#[derive(Debug)]
pub(super) struct MarksFile(pub(super) Database);

/// What can be set.
#[derive(Debug, Clone, Copy)]
pub(super) enum Column {
    Read,
    Starred,
    Position,
    Archived,
    Deleted,
}

/// The second that stands for what is gone for good.
pub(super) const GONE: i64 = 1;

impl MarksFile {
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        Database::open(path, &STATE).map(Self)
    }

    /// The marks that are there, or none.
    pub(super) fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        if path.exists() { Database::open_to_read(path, &STATE).map(Self) } else { Self::in_memory() }
    }

    pub(super) fn in_memory() -> Result<Self, StoreError> {
        Database::in_memory(&STATE).map(Self)
    }

    /// The marks of all articles that have any.
    pub(super) fn all(&self) -> Result<HashMap<String, Marks>, StoreError> {
        self.0.run(|c| {
            let mut all: HashMap<String, Marks> = c
                .prepare_cached("SELECT read, starred, position, archived, deleted, id FROM marks")?
                .query_map([], |row| Ok((row.get(5)?, marks(row)?)))?
                .collect::<Result<_, _>>()?;
            let mut statement = c.prepare_cached("SELECT id, tag FROM tags ORDER BY id, folded")?;
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                all.entry(row.get(0)?).or_default().tags.push(row.get(1)?);
            }
            let mut statement = c.prepare_cached("SELECT id FROM notes")?;
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                all.entry(row.get(0)?).or_default().noted = true;
            }
            let mut statement = c.prepare_cached("SELECT id, second FROM history")?;
            let mut found = statement.query([])?;
            while let Some(row) = found.next()? {
                all.entry(row.get(0)?).or_default().opened = row.get(1)?;
            }
            Ok(all)
        })
    }

    /// The marks of one article.
    pub(super) fn of(&self, id: &ArticleId) -> Result<Marks, StoreError> {
        self.0.run(|c| {
            let found = c
                .prepare_cached("SELECT read, starred, position, archived, deleted FROM marks WHERE id = ?1")?
                .query_row([&id.0], marks)
                .optional()?;
            let tags = c
                .prepare_cached("SELECT tag FROM tags WHERE id = ?1 ORDER BY folded")?
                .query_map([&id.0], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let noted = c.prepare_cached("SELECT 1 FROM notes WHERE id = ?1")?.exists([&id.0])?;
            let opened = c
                .prepare_cached("SELECT second FROM history WHERE id = ?1")?
                .query_row([&id.0], |row| row.get(0))
                .optional()?;
            Ok(Marks { tags, noted, opened: opened.unwrap_or(0), ..found.unwrap_or_default() })
        })
    }

    /// The articles that were deleted for good.
    pub(super) fn gone(&self) -> Result<HashSet<String>, StoreError> {
        self.0.run(|c| {
            c.prepare_cached("SELECT id FROM marks WHERE deleted = ?1")?.query_map([GONE], |row| row.get(0))?.collect()
        })
    }

    /// The articles that were deleted before a second, those that are gone
    /// among them.
    pub(super) fn deleted_before(&self, second: i64) -> Result<Vec<ArticleId>, StoreError> {
        self.0.run(|c| {
            c.prepare_cached("SELECT id FROM marks WHERE deleted > 0 AND deleted < ?1 ORDER BY id")?
                .query_map([second.max(GONE + 1)], |row| row.get(0).map(ArticleId))?
                .collect()
        })
    }

    /// Sets one mark; committed and synced when it returns.
    pub(super) fn set(&self, id: &ArticleId, column: Column, value: i64) -> Result<(), StoreError> {
        let transaction = self.0.begin()?;
        self.write(id, column, value)?;
        transaction.commit()
    }

    /// Marks an article in the transaction under way; `second` is the time.
    pub(super) fn mark(&self, id: &ArticleId, mark: &Mark, second: i64) -> Result<(), StoreError> {
        match mark {
            Mark::Read { on } => self.write(id, Column::Read, i64::from(*on)),
            Mark::Star { on } => self.write(id, Column::Starred, i64::from(*on)),
            Mark::Archive { on } => self.write(id, Column::Archived, i64::from(*on)),
            // A clock that is wrong must not make it gone at once.
            Mark::Delete { on } => self.write(id, Column::Deleted, if *on { second.max(GONE + 1) } else { 0 }),
            Mark::Tag { tag, on } => self.tag(id, tag, *on),
        }
    }

    /// Sets one mark in the transaction under way.
    pub(super) fn write(&self, id: &ArticleId, column: Column, value: i64) -> Result<(), StoreError> {
        let statement = match column {
            Column::Read => "INSERT INTO marks (id, read) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET read = ?2",
            Column::Starred => {
                "INSERT INTO marks (id, starred) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET starred = ?2"
            }
            Column::Position => {
                "INSERT INTO marks (id, position) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET position = ?2"
            }
            Column::Archived => {
                "INSERT INTO marks (id, archived) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET archived = ?2"
            }
            Column::Deleted => {
                "INSERT INTO marks (id, deleted) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET deleted = ?2"
            }
        };
        self.0.run(|c| c.prepare_cached(statement)?.execute(params![id.0, value]))?;
        Ok(())
    }
}

fn marks(row: &Row<'_>) -> rusqlite::Result<Marks> {
    let position: i64 = row.get(2)?;
    Ok(Marks {
        read: row.get(0)?,
        starred: row.get(1)?,
        position: usize::try_from(position).unwrap_or(0),
        archived: row.get(3)?,
        deleted: row.get::<_, i64>(4)? > 0,
        ..Marks::default()
    })
}
