//! Which documents are there already: a row for each, apart from the articles,
//! so that all digests can be read in a moment.

use rusqlite::{Connection, OptionalExtension, params};

use crate::model::ArticleId;
use crate::store::Digest;

/// The starts of the newest digests.
pub(super) fn digests(c: &Connection, most: usize) -> rusqlite::Result<Vec<u64>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    c.prepare_cached("SELECT digest FROM documents ORDER BY num DESC LIMIT ?1")?
        .query_map([most], |row| Ok(digest(row)?.start()))?
        .collect()
}

/// How many articles the document is, where it is there with that digest.
pub(super) fn unchanged(c: &Connection, id: &ArticleId, sought: &Digest) -> rusqlite::Result<Option<usize>> {
    let found = c
        .prepare_cached(
            "SELECT d.digest, d.articles FROM articles a JOIN documents d ON d.num = a.num WHERE a.id = ?1",
        )?
        .query_row([&id.0], |row| Ok((digest(row)?, row.get::<_, u32>(1)?)))
        .optional()?;
    Ok(found.filter(|(digest, _)| digest == sought).map(|(_, articles)| articles as usize))
}

/// Remembers the digest of a document.
pub(super) fn put(c: &Connection, id: &ArticleId, digest: &Digest, articles: usize) -> rusqlite::Result<()> {
    c.prepare_cached("REPLACE INTO documents (num, digest, articles) SELECT num, ?2, ?3 FROM articles WHERE id = ?1")?
        .execute(params![id.0, digest.0, u32::try_from(articles).unwrap_or(u32::MAX)])?;
    Ok(())
}

/// A digest of another length is that of no document.
fn digest(row: &rusqlite::Row<'_>) -> rusqlite::Result<Digest> {
    Ok(Digest(row.get_ref(0)?.as_blob()?.try_into().unwrap_or_default()))
}
