//! The lines of the list: one query for all of them, and the marks laid over.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::file::Database;
use crate::model::{ArticleId, Corrections, Marks, Row, Stamp};
use crate::query::{Query, Subject};
use crate::store::{Counts, StoreError};

/// Which end of the list comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    NewestFirst,
    OldestFirst,
}

/// What the reader did, to be laid over rows.
#[derive(Debug)]
pub(super) struct Laid {
    /// By the id of an article.
    pub(super) marks: HashMap<String, Marks>,
    pub(super) corrections: Corrections,
}

/// The columns of a row, to be read by [`row`]; `a` is the article, `e` the
/// one that founded its event, `s` the one that founded its story.
pub(super) const COLUMNS: &str = "a.id, a.title, a.title_derived, a.publisher, a.published, a.not_before, \
     a.officials, a.url, e.id, e.reports, a.updated, s.id, a.length";

/// Where they come from.
pub(super) const TABLES: &str = "articles a JOIN articles e ON e.num = a.event JOIN articles s ON s.num = a.story";

/// The list from number `offset` on, newest first.
pub(super) fn rows(
    database: &Database,
    laid: &Laid,
    limit: Option<usize>,
    offset: usize,
) -> Result<Vec<Row>, StoreError> {
    let statement = format!("SELECT {COLUMNS} FROM {TABLES} ORDER BY a.sort DESC, a.id");
    let everything = Query::default();
    database.run(|c| {
        let mut statement = c.prepare_cached(&statement)?;
        let mut found = statement.query([])?;
        let (mut rows, mut passed) = (Vec::new(), 0);
        while limit.is_none_or(|limit| rows.len() < limit)
            && let Some(columns) = found.next()?
        {
            let row = row(columns, laid)?;
            if everything.leaves_out(&row.marks) {
                continue;
            }
            if passed < offset {
                passed += 1;
            } else {
                rows.push(row);
            }
        }
        Ok(rows)
    })
}

/// The start of the list down to a moment.
pub(super) fn since(database: &Database, laid: &Laid, since: Timestamp, limit: usize) -> Result<Vec<Row>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let statement = format!("SELECT {COLUMNS} FROM {TABLES} WHERE a.sort >= ?1 ORDER BY a.sort DESC, a.id LIMIT ?2");
    database.run(|c| {
        let mut rows: Vec<Row> = c
            .prepare_cached(&statement)?
            .query_map(params![since.as_second(), limit], |r| row(r, laid))?
            .collect::<Result<_, _>>()?;
        rows.retain(|row| !row.marks.deleted);
        Ok(rows)
    })
}

/// Hands over the rows that a query chooses until `take` says `false`.
pub(super) fn choose(
    database: &Database,
    laid: &Laid,
    query: &Query,
    order: Order,
    mut take: impl FnMut(Row) -> bool,
) -> Result<(), StoreError> {
    let order = match order {
        Order::NewestFirst => "a.sort DESC, a.id",
        Order::OldestFirst => "a.sort, a.id DESC",
    };
    let text = if query.needs_text() { "(SELECT text FROM bodies b WHERE b.num = a.num)" } else { "''" };
    let statement = format!("SELECT {COLUMNS}, {text} FROM {TABLES} ORDER BY {order}");
    database.run(|c| {
        let mut statement = c.prepare_cached(&statement)?;
        let mut found = statement.query([])?;
        while let Some(columns) = found.next()? {
            let row = row(columns, laid)?;
            let text = columns.get_ref(13)?.as_str().unwrap_or("");
            if (query.is_empty() || query.matches(&Subject::new(&row, text))) && !take(row) {
                break;
            }
        }
        Ok(())
    })
}

/// The numbers of the articles that a query chooses.
pub(super) fn numbers(database: &Database, laid: &Laid, query: &Query) -> Result<Vec<i64>, StoreError> {
    let mut ids = Vec::new();
    choose(database, laid, query, Order::NewestFirst, |row| {
        if !query.leaves_out(&row.marks) {
            ids.push(row.id);
        }
        true
    })?;
    numbers_of(database, &ids)
}

/// The numbers of articles, in their order, of those that are there.
pub(super) fn numbers_of(database: &Database, ids: &[ArticleId]) -> Result<Vec<i64>, StoreError> {
    database.run(|c| {
        let mut find = c.prepare_cached("SELECT num FROM articles WHERE id = ?1")?;
        let found = ids.iter().map(|id| find.query_row([&id.0], |row| row.get(0)).optional());
        found.filter_map(Result::transpose).collect()
    })
}

/// The rows of the articles of these numbers, in their order, but of those that
/// were deleted.
pub(super) fn of_numbers(database: &Database, laid: &Laid, numbers: &[i64]) -> Result<Vec<Row>, StoreError> {
    let statement = format!("SELECT {COLUMNS} FROM {TABLES} WHERE a.num = ?1");
    database.run(|c| {
        let mut statement = c.prepare_cached(&statement)?;
        let mut rows: Vec<Row> = numbers
            .iter()
            .map(|num| statement.query_row([num], |columns| row(columns, laid)))
            .collect::<Result<_, _>>()?;
        rows.retain(|row| !row.marks.deleted);
        Ok(rows)
    })
}

/// The rows of the event that an article belongs to, as they came in.
pub(super) fn of_event(database: &Database, laid: &Laid, article: &ArticleId) -> Result<Vec<Row>, StoreError> {
    let statement = format!(
        "SELECT {COLUMNS} FROM {TABLES}
         WHERE a.event = (SELECT event FROM articles WHERE id = ?1) ORDER BY a.num"
    );
    database.run(|c| {
        let mut rows: Vec<Row> =
            c.prepare_cached(&statement)?.query_map([&article.0], |r| row(r, laid))?.collect::<Result<_, _>>()?;
        rows.retain(|row| !row.marks.deleted || row.id == *article);
        Ok(rows)
    })
}

/// How much there is.
pub(super) fn counts(database: &Database, marks: &HashMap<String, Marks>) -> Result<Counts, StoreError> {
    let (articles, events, stories) = database.run(|c| {
        c.query_row("SELECT count(*), count(DISTINCT event), count(DISTINCT story) FROM articles", [], |row| {
            let number = |at| row.get::<_, u32>(at).map(|n| n as usize);
            Ok((number(0)?, number(1)?, number(2)?))
        })
    })?;
    let mut counts = Counts { articles, unread: articles, starred: 0, events, stories };
    database.run(|c| {
        let mut there = c.prepare_cached("SELECT 1 FROM articles WHERE id = ?1")?;
        for (id, marks) in marks {
            // Marks outlive articles that a smaller library does not hold.
            let is_away = marks.archived || marks.deleted;
            if (marks.read || marks.starred || is_away) && there.exists([id])? {
                counts.articles -= usize::from(is_away).min(counts.articles);
                counts.unread -= usize::from(marks.read || is_away).min(counts.unread);
                counts.starred += usize::from(marks.starred && !is_away);
            }
        }
        Ok(())
    })?;
    Ok(counts)
}

/// A row from the [`COLUMNS`].
pub(super) fn row(columns: &rusqlite::Row<'_>, laid: &Laid) -> rusqlite::Result<Row> {
    let id: String = columns.get(0)?;
    let stamp = |at| columns.get_ref(at).map(|value| value.as_str().ok().and_then(Stamp::parse));
    let officials = columns.get_ref(6)?.as_str()?;
    let mut row = Row {
        marks: laid.marks.get(&id).cloned().unwrap_or_default(),
        id: ArticleId(id),
        title: columns.get(1)?,
        title_derived: columns.get(2)?,
        publisher: columns.get(3)?,
        published: stamp(4)?,
        updated: stamp(10)?,
        not_before: stamp(5)?,
        // Written by this program; a damaged value costs the line its names,
        // not the list.
        officials: serde_json::from_str(officials).unwrap_or_default(),
        url: columns.get(7)?,
        event: ArticleId(columns.get(8)?),
        story: ArticleId(columns.get(11)?),
        reports: columns.get(9)?,
        length: columns.get(12)?,
    };
    laid.corrections.over_row(&mut row);
    Ok(row)
}
