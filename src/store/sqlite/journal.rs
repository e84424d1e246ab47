//! Changes that can be taken back, and the corrections among them: made,
//! written down and synced in one transaction.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, params};

use super::marks::MarksFile;
use crate::model::{ArticleId, Change, Correction, Corrections, Grouping, Mark, Marks};
use crate::store::StoreError;

/// How long a change can be taken back.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The second before which changes are no longer kept.
pub(super) fn oldest(now: Timestamp) -> i64 {
    now.saturating_sub(KEPT).map_or(i64::MIN, Timestamp::as_second)
}

/// Articles that were set apart, each with those from which it was.
pub(super) type Apart = HashMap<ArticleId, HashSet<ArticleId>>;

/// A line of the journal.
struct Entry {
    num: i64,
    second: i64,
    change: Change,
    /// The note that it replaced.
    earlier: Option<String>,
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

    /// Makes a change and writes it down; nothing where it changes nothing. Says
    /// how many articles, or other things, it changes. `others` are the articles
    /// from which it sets one apart.
    pub(super) fn change(&self, change: &Change, others: &[ArticleId], now: Timestamp) -> Result<usize, StoreError> {
        let transaction = self.0.begin()?;
        let Some(change) = self.needed(change)? else { return Ok(0) };
        let earlier = match &change {
            Change::Note { article, .. } => self.note(article)?,
            _ => None,
        };
        // Of articles only those are written down that were marked otherwise: so
        // each line says what was there before.
        let before = change.marked().is_some_and(|(mark, _)| !mark.is_on());
        self.make(&change, others, now.as_second())?;
        let json = self.json(&change)?;
        self.forget(oldest(now))?;
        self.0.run(|c| {
            c.prepare_cached("DELETE FROM journal WHERE undone")?.execute([])?;
            c.prepare_cached("INSERT INTO journal (second, change, before, earlier) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![now.as_second(), json, before, earlier])
        })?;
        transaction.commit()?;
        Ok(change.marked().map_or(1, |(_, articles)| articles.len()))
    }

    /// Forgets changes that were made before a second.
    pub(super) fn forget(&self, second: i64) -> Result<(), StoreError> {
        self.0.run(|c| c.prepare_cached("DELETE FROM journal WHERE second < ?1")?.execute([second]))?;
        Ok(())
    }

    /// Takes back the newest change that stands.
    pub(super) fn undo(&self) -> Result<Option<Change>, StoreError> {
        let transaction = self.0.begin()?;
        let newest = "SELECT num, second, change, earlier FROM journal WHERE NOT undone ORDER BY num DESC LIMIT 1";
        let Some(Entry { num, second, change, earlier }) = self.entry(newest)? else { return Ok(None) };
        if let Some((mark, articles)) = change.marked() {
            for article in articles {
                self.mark(article, &mark.reversed(), second)?;
            }
        }
        match &change {
            Change::Read { .. } | Change::Star { .. } | Change::Mark { .. } => {}
            Change::Note { article, .. } => self.write_note(article, earlier.as_deref())?,
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
        let oldest = "SELECT num, second, change, earlier FROM journal WHERE undone ORDER BY num LIMIT 1";
        let Some(Entry { num, second, change, .. }) = self.entry(oldest)? else { return Ok(None) };
        self.make(&change, &others(&change)?, second)?;
        self.0.run(|c| c.prepare_cached("UPDATE journal SET undone = 0 WHERE num = ?1")?.execute([num]))?;
        transaction.commit()?;
        Ok(Some(change))
    }

    /// What of a change changes anything; `None` where nothing does.
    fn needed(&self, change: &Change) -> Result<Option<Change>, StoreError> {
        Ok(match change {
            Change::Read { article, read } => (self.of(article)?.read != *read).then(|| change.clone()),
            Change::Star { article, starred } => (self.of(article)?.starred != *starred).then(|| change.clone()),
            Change::Mark { mark, articles } => {
                let mark = match mark {
                    Mark::Tag { tag, on } => Mark::Tag { tag: self.spelled(tag)?, on: *on },
                    mark => mark.clone(),
                };
                let articles = self.marked_otherwise(&mark, articles)?;
                (!articles.is_empty()).then_some(Change::Mark { mark, articles })
            }
            Change::Note { article, note } => (self.note(article)? != *note).then(|| change.clone()),
            Change::Correct(correction) => self.corrected()?.add(correction).then(|| change.clone()),
            Change::Group(grouping) => (self.groupings()?.last() != Some(grouping)).then(|| change.clone()),
        })
    }

    /// Those of the articles that are not marked so, each once.
    fn marked_otherwise(&self, mark: &Mark, articles: &[ArticleId]) -> Result<Vec<ArticleId>, StoreError> {
        if let [article] = articles {
            return Ok(if self.of(article)?.have(mark) { Vec::new() } else { vec![article.clone()] });
        }
        let (all, none) = (self.all()?, Marks::default());
        let mut seen = HashSet::new();
        let mut needed: Vec<ArticleId> = Vec::new();
        for id in articles {
            if !all.get(&id.0).unwrap_or(&none).have(mark) && seen.insert(id) {
                needed.push(id.clone());
            }
        }
        Ok(needed)
    }

    fn make(&self, change: &Change, others: &[ArticleId], second: i64) -> Result<(), StoreError> {
        if let Some((mark, articles)) = change.marked() {
            for article in articles {
                self.mark(article, &mark, second)?;
            }
        }
        match change {
            Change::Read { .. } | Change::Star { .. } | Change::Mark { .. } => Ok(()),
            Change::Note { article, note } => self.write_note(article, note.as_deref()),
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
        let found: Option<(i64, i64, String, Option<String>)> = self.0.run(|c| {
            c.prepare_cached(statement)?
                .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
                .optional()
        })?;
        let Some((num, second, json, earlier)) = found else { return Ok(None) };
        let change = serde_json::from_str(&json).map_err(|e| self.0.unreadable(e))?;
        Ok(Some(Entry { num, second, change, earlier }))
    }

    fn json(&self, value: &impl serde::Serialize) -> Result<String, StoreError> {
        serde_json::to_string(value).map_err(|e| self.0.unreadable(e))
    }
}
