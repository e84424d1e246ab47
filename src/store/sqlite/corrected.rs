//! The reader's corrections, ready to be laid over what articles were found to
//! hold: with the names that articles give those whom others were merged into,
//! the numbers of the articles in which somebody was split, and of those that were
//! deleted.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension};

use super::file::Database;
use super::rows;
use crate::model::{ArticleId, Corrections, PersonId};
use crate::store::StoreError;

/// Corrections of this library.
#[derive(Debug, Default)]
pub(super) struct Corrected {
    pub(super) corrections: Corrections,
    split: HashMap<i64, ArticleId>,
    /// Articles that were deleted: they name nobody.
    deleted: HashSet<i64>,
}

impl Corrected {
    pub(super) fn new(
        database: &Database,
        mut corrections: Corrections,
        deleted: &[ArticleId],
    ) -> Result<Self, StoreError> {
        let mut split = HashMap::new();
        if !corrections.is_empty() {
            let targets: Vec<PersonId> = corrections.targets().cloned().collect();
            database.run(|c| {
                for person in targets {
                    if let Some(name) = name(c, &person)? {
                        corrections.know(person, name);
                    }
                }
                let mut find = c.prepare_cached("SELECT num FROM articles WHERE id = ?1")?;
                for article in corrections.split_articles() {
                    let num: Option<i64> = find.query_row([&article.0], |row| row.get(0)).optional()?;
                    split.extend(num.map(|num| (num, article.clone())));
                }
                Ok(())
            })?;
        }
        let deleted = rows::numbers_of(database, deleted)?.into_iter().collect();
        Ok(Self { corrections, split, deleted })
    }

    /// Whether something was said of this article alone.
    pub(super) fn is_split(&self, num: i64) -> bool {
        self.split.contains_key(&num) || self.is_deleted(num)
    }

    /// Whether the article was deleted.
    pub(super) fn is_deleted(&self, num: i64) -> bool {
        self.deleted.contains(&num)
    }

    /// Who it is that the article of that number was found to name.
    pub(super) fn person_in<'a>(&'a self, num: i64, found: &'a PersonId) -> Option<&'a PersonId> {
        if self.is_deleted(num) {
            return None;
        }
        match self.split.get(&num) {
            Some(article) => self.corrections.person_in(article, found),
            None => self.corrections.person(found),
        }
    }
}

/// The name that most articles have of somebody.
pub(super) fn name(c: &Connection, person: &PersonId) -> rusqlite::Result<Option<String>> {
    c.prepare_cached(
        "SELECT p.name FROM people p JOIN mentions m ON m.person = p.num WHERE p.id = ?1
         GROUP BY p.num ORDER BY count(*) DESC, p.name LIMIT 1",
    )?
    .query_row([&person.0], |row| row.get(0))
    .optional()
}
