//! The reader's marks: a small file of their own, on disk before anyone is
//! told that a mark was made. [`super::journal`] keeps corrections there, and
//! what can be taken back.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::{OptionalExtension, Row, params};

use super::file::Database;
use super::schema::STATE;
use crate::model::{ArticleId, Marks};
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
}

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
            c.prepare_cached("SELECT read, starred, position, id FROM marks")?
                .query_map([], |row| Ok((row.get(3)?, marks(row)?)))?
                .collect()
        })
    }

    /// The marks of one article.
    pub(super) fn of(&self, id: &ArticleId) -> Result<Marks, StoreError> {
        let found = self.0.run(|c| {
            c.prepare_cached("SELECT read, starred, position FROM marks WHERE id = ?1")?
                .query_row([&id.0], marks)
                .optional()
        })?;
        Ok(found.unwrap_or_default())
    }

    /// Sets one mark; committed and synced when it returns.
    pub(super) fn set(&self, id: &ArticleId, column: Column, value: i64) -> Result<(), StoreError> {
        let transaction = self.0.begin()?;
        self.write(id, column, value)?;
        transaction.commit()
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
        };
        self.0.run(|c| c.prepare_cached(statement)?.execute(params![id.0, value]))?;
        Ok(())
    }
}

fn marks(row: &Row<'_>) -> rusqlite::Result<Marks> {
    let position: i64 = row.get(2)?;
    Ok(Marks { read: row.get(0)?, starred: row.get(1)?, position: usize::try_from(position).unwrap_or(0) })
}
