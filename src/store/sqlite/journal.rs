//! Changes that can be taken back, and the corrections among them: made,
//! written down and synced in one transaction.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, params};

use super::marks::{Column, MarksFile};
use crate::model::{ArticleId, Change, Correction, Corrections, Grouping};
use crate::store::StoreError;

/// How long a change can be taken back.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Articles that were set apart, each with those from which it was.
pub(super) type Apart = HashMap<ArticleId, HashSet<ArticleId>>;

/// A line of the journal.
struct Entry {
    num: i64,
    change: Change,
    /// The mark that it replaced.
    before: bool,
}

impl MarksFile {
    /// What the reader corrected, the earliest first.
    pub(super) fn corrections(&self) -> Result<Vec<Correction>, StoreError> {
        let kept: Vec<String> = self.0.run(|c| {
            c.prepare_cached("SELECT correction FROM corrections ORDER BY num")?
                .query_map([], |row| row.get(0))?
                .collect()
        })?;
        kept.iter().map(|json| serde_json::from_str(json).map_err(|e| self.0.unreadable(e))).collect()
    }

    /// What the reader corrected about events and stories, the earliest first.
    pub(super) fn groupings(&self) -> Result<Vec<Grouping>, StoreError> {
        let kept: Vec<String> = self.0.run(|c| {
            c.prepare_cached("SELECT grouping FROM groupings ORDER BY num")?.query_map([], |row| row.get(0))?.collect()
        })?;
        kept.iter().map(|json| serde_json::from_str(json).map_err(|e| self.0.unreadable(e))).collect()
    }

    /// The articles that the reader set apart, and from which others; nothing of
    /// those that were not there then.
    pub(super) fn apart(&self) -> Result<Apart, StoreError> {
        let kept: Vec<(String, String)> = self.0.run(|c| {
            c.prepare_cached("SELECT grouping, apart FROM groupings WHERE apart <> '[]'")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })?;
        let mut apart = Apart::new();
        for (grouping, others) in kept {
            let grouping: Grouping = serde_json::from_str(&grouping).map_err(|e| self.0.unreadable(e))?;
            let others: Vec<ArticleId> = serde_json::from_str(&others).map_err(|e| self.0.unreadable(e))?;
            if let Some(article) = grouping.set_apart() {
                apart.entry(article.clone()).or_default().extend(others);
            }
        }
        Ok(apart)
    }

    /// What the corrections come to.
    pub(super) fn corrected(&self) -> Result<Corrections, StoreError> {
        let mut corrected = Corrections::default();
        for correction in self.corrections()? {
            corrected.add(&correction);
        }
        Ok(corrected)
    }

    /// Makes a change and writes it down; nothing where it changes nothing.
    /// `others` are the articles from which it sets one apart.
    pub(super) fn change(&self, change: &Change, others: &[ArticleId], now: Timestamp) -> Result<(), StoreError> {
        let transaction = self.0.begin()?;
        let Some(before) = self.replaced(change)? else { return Ok(()) };
        self.make(change, others)?;
        let oldest = now.saturating_sub(KEPT).map_or(i64::MIN, Timestamp::as_second);
        let json = self.json(change)?;
        self.0.run(|c| {
            c.prepare_cached("DELETE FROM journal WHERE undone OR second < ?1")?.execute([oldest])?;
            c.prepare_cached("INSERT INTO journal (second, change, before) VALUES (?1, ?2, ?3)")?.execute(params![
                now.as_second(),
                json,
                before
            ])
        })?;
        transaction.commit()
    }

    /// Takes back the newest change that stands.
    pub(super) fn undo(&self) -> Result<Option<Change>, StoreError> {
        let transaction = self.0.begin()?;
        let newest = "SELECT num, change, before FROM journal WHERE NOT undone ORDER BY num DESC LIMIT 1";
        let Some(Entry { num, change, before }) = self.entry(newest)? else { return Ok(None) };
        match &change {
            Change::Read { article, .. } => self.write(article, Column::Read, i64::from(before))?,
            Change::Star { article, .. } => self.write(article, Column::Starred, i64::from(before))?,
            Change::Correct(correction) => {
                let json = self.json(correction)?;
                self.0.run(|c| {
                    c.prepare_cached(
                        "DELETE FROM corrections WHERE num = (SELECT max(num) FROM corrections WHERE correction = ?1)",
                    )?
                    .execute([json])
                })?;
            }
            Change::Group(grouping) => {
                let json = self.json(grouping)?;
                self.0.run(|c| {
                    c.prepare_cached(
                        "DELETE FROM groupings WHERE num = (SELECT max(num) FROM groupings WHERE grouping = ?1)",
                    )?
                    .execute([json])
                })?;
            }
        }
        self.0.run(|c| c.prepare_cached("UPDATE journal SET undone = 1 WHERE num = ?1")?.execute([num]))?;
        transaction.commit()?;
        Ok(Some(change))
    }

    /// Makes the oldest change again that does not stand: the one taken back
    /// last.
    pub(super) fn redo(
        &self,
        others: impl FnOnce(&Change) -> Result<Vec<ArticleId>, StoreError>,
    ) -> Result<Option<Change>, StoreError> {
        let transaction = self.0.begin()?;
        let oldest = "SELECT num, change, before FROM journal WHERE undone ORDER BY num LIMIT 1";
        let Some(Entry { num, change, .. }) = self.entry(oldest)? else { return Ok(None) };
        self.make(&change, &others(&change)?)?;
        self.0.run(|c| c.prepare_cached("UPDATE journal SET undone = 0 WHERE num = ?1")?.execute([num]))?;
        transaction.commit()?;
        Ok(Some(change))
    }

    /// The mark that a change replaces; `None` where it changes nothing.
    fn replaced(&self, change: &Change) -> Result<Option<bool>, StoreError> {
        Ok(match change {
            Change::Read { article, read } => Some(self.of(article)?.read).filter(|before| before != read),
            Change::Star { article, starred } => Some(self.of(article)?.starred).filter(|before| before != starred),
            Change::Correct(correction) => self.corrected()?.add(correction).then_some(false),
            Change::Group(grouping) => (self.groupings()?.last() != Some(grouping)).then_some(false),
        })
    }

    fn make(&self, change: &Change, others: &[ArticleId]) -> Result<(), StoreError> {
        match change {
            Change::Read { article, read } => self.write(article, Column::Read, i64::from(*read)),
            Change::Star { article, starred } => self.write(article, Column::Starred, i64::from(*starred)),
            Change::Correct(correction) => {
                let json = self.json(correction)?;
                self.0
                    .run(|c| c.prepare_cached("INSERT INTO corrections (correction) VALUES (?1)")?.execute([json]))?;
                Ok(())
            }
            Change::Group(grouping) => {
                let values = [self.json(grouping)?, self.json(&others)?];
                self.0.run(|c| {
                    c.prepare_cached("INSERT INTO groupings (grouping, apart) VALUES (?1, ?2)")?.execute(values)
                })?;
                Ok(())
            }
        }
    }

    fn entry(&self, statement: &str) -> Result<Option<Entry>, StoreError> {
        let found: Option<(i64, String, bool)> = self.0.run(|c| {
            c.prepare_cached(statement)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()
        })?;
        let Some((num, json, before)) = found else { return Ok(None) };
        let change = serde_json::from_str(&json).map_err(|e| self.0.unreadable(e))?;
        Ok(Some(Entry { num, change, before }))
    }

    fn json(&self, value: &impl serde::Serialize) -> Result<String, StoreError> {
        serde_json::to_string(value).map_err(|e| self.0.unreadable(e))
    }
}
