//! What was deleted so long ago that it can no longer be taken back: its words,
//! people and links go out of the library. A line without words keeps its
//! number and its place in its event, because both are counted on; that it was
//! deleted stays with the marks, so that it does not come again.

use rusqlite::{Connection, OptionalExtension};

use super::file::Database;
use super::writing;
use crate::model::ArticleId;
use crate::store::StoreError;

/// Takes the words of articles out of the library; says of how many.
pub(super) fn purge(database: &Database, articles: &[ArticleId]) -> Result<usize, StoreError> {
    if articles.is_empty() {
        return Ok(0);
    }
    let transaction = database.begin()?;
    let mut purged = 0;
    for id in articles {
        purged += usize::from(database.run(|c| one(c, id))?);
    }
    transaction.commit()?;
    Ok(purged)
}

fn one(c: &Connection, id: &ArticleId) -> rusqlite::Result<bool> {
    let find = "SELECT a.num FROM articles a JOIN bodies b ON b.num = a.num WHERE a.id = ?1";
    let num: Option<i64> = c.prepare_cached(find)?.query_row([&id.0], |row| row.get(0)).optional()?;
    let Some(num) = num else { return Ok(false) };
    writing::forget(c, num)?;
    c.prepare_cached(
        "UPDATE articles SET title = '', publisher = NULL, url = NULL, origin = '', officials = '[]', length = 0
         WHERE num = ?1",
    )?
    .execute([num])?;
    Ok(true)
}
