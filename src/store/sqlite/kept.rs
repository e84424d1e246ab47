//! What else is kept of a reader: tags, notes, and which articles were opened.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::marks::MarksFile;
use crate::model::ArticleId;
use crate::store::StoreError;
use crate::text::marks::folded_tag;

/// So many articles that were opened are remembered.
pub(super) const HISTORY: usize = 10_000;

impl MarksFile {
    /// All tags, those of the most articles first, with how many that is.
    pub(super) fn tags(&self) -> Result<Vec<(String, usize)>, StoreError> {
        self.0.run(|c| {
            c.prepare_cached(
                "SELECT min(tag), count(*) FROM tags INDEXED BY tags_folded GROUP BY folded
                 ORDER BY count(*) DESC, folded",
            )?
            .query_map([], |row| Ok((row.get(0)?, row.get::<_, u32>(1)? as usize)))?
            .collect()
        })
    }

    /// A tag as it was written first, where it is in use.
    pub(super) fn spelled(&self, tag: &str) -> Result<String, StoreError> {
        let known = self.0.run(|c| {
            c.prepare_cached("SELECT tag FROM tags WHERE folded = ?1 LIMIT 1")?
                .query_row([folded_tag(tag)], |row| row.get(0))
                .optional()
        })?;
        Ok(known.unwrap_or_else(|| tag.to_owned()))
    }

    /// Gives an article a tag, or takes it away, in the transaction under way.
    pub(super) fn tag(&self, id: &ArticleId, tag: &str, on: bool) -> Result<(), StoreError> {
        let folded = folded_tag(tag);
        self.0.run(|c| {
            if on {
                c.prepare_cached("INSERT OR IGNORE INTO tags (id, folded, tag) VALUES (?1, ?2, ?3)")?
                    .execute(params![id.0, folded, tag])
            } else {
                c.prepare_cached("DELETE FROM tags WHERE id = ?1 AND folded = ?2")?.execute(params![id.0, folded])
            }
        })?;
        Ok(())
    }

    /// The note to an article.
    pub(super) fn note(&self, id: &ArticleId) -> Result<Option<String>, StoreError> {
        self.0.run(|c| {
            c.prepare_cached("SELECT note FROM notes WHERE id = ?1")?.query_row([&id.0], |row| row.get(0)).optional()
        })
    }

    /// Writes the note to an article, or takes it away, in the transaction
    /// under way.
    pub(super) fn write_note(&self, id: &ArticleId, note: Option<&str>) -> Result<(), StoreError> {
        self.0.run(|c| match note {
            Some(note) => {
                c.prepare_cached("REPLACE INTO notes (id, note) VALUES (?1, ?2)")?.execute(params![id.0, note])
            }
            None => c.prepare_cached("DELETE FROM notes WHERE id = ?1")?.execute([&id.0]),
        })?;
        Ok(())
    }

    /// Remembers that an article was opened; what was opened long before
    /// [`HISTORY`] others is forgotten.
    pub(super) fn remember(&self, id: &ArticleId, now: Timestamp) -> Result<(), StoreError> {
        let transaction = self.0.begin()?;
        self.0.run(|c| {
            c.prepare_cached("DELETE FROM history WHERE id = ?1")?.execute([&id.0])?;
            c.prepare_cached("INSERT INTO history (id, second) VALUES (?1, ?2)")?
                .execute(params![id.0, now.as_second().max(1)])?;
            let last = "SELECT num FROM history ORDER BY num DESC LIMIT 1 OFFSET ?1";
            c.prepare_cached(&format!("DELETE FROM history WHERE num <= ({last})"))?
                .execute([i64::try_from(HISTORY).unwrap_or(i64::MAX)])
        })?;
        transaction.commit()
    }

    /// The articles that were opened, the latest first.
    pub(super) fn history(&self) -> Result<Vec<ArticleId>, StoreError> {
        self.0.run(|c| {
            c.prepare_cached("SELECT id FROM history ORDER BY num DESC")?
                .query_map([], |row| row.get(0).map(ArticleId))?
                .collect()
        })
    }
}
