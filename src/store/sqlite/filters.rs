//! The filters that were typed, so that they come back at the next start.

use rusqlite::params;

use super::marks::MarksFile;
use crate::store::StoreError;

impl MarksFile {
    /// All that are remembered, the newest last.
    pub(super) fn filters(&self) -> Result<Vec<String>, StoreError> {
        self.0.run(|c| {
            c.prepare_cached("SELECT pattern FROM filters ORDER BY num")?.query_map([], |row| row.get(0))?.collect()
        })
    }

    /// Remembers one as the newest, and forgets all but the newest `most`.
    pub(super) fn remember_filter(&self, pattern: &str, most: usize) -> Result<(), StoreError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let transaction = self.0.begin()?;
        self.0.run(|c| {
            c.prepare_cached("INSERT OR REPLACE INTO filters (pattern) VALUES (?1)")?.execute([pattern])?;
            c.prepare_cached(
                "DELETE FROM filters WHERE num NOT IN (SELECT num FROM filters ORDER BY num DESC LIMIT ?1)",
            )?
            .execute(params![most])
        })?;
        transaction.commit()
    }
}
