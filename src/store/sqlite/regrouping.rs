//! Events that are found anew when an article arrives: which articles report
//! one, and in which story it stands.
//!
//! An event or story is known by the first of its articles. What was found is
//! kept beside what the reader sees; the two differ only where the reader
//! corrected, and there what the reader sees stays.

use rusqlite::{Connection, OptionalExtension, params};

use crate::model::ArticleId;
use crate::store::Unit;

/// The newest articles that were found to report the event.
pub(super) fn members(c: &Connection, event: &ArticleId, limit: usize) -> rusqlite::Result<Vec<ArticleId>> {
    c.prepare_cached(
        "SELECT id FROM articles WHERE found_event = (SELECT num FROM articles WHERE id = ?1)
         ORDER BY num DESC LIMIT ?2",
    )?
    .query_map(params![event.0, i64::try_from(limit).unwrap_or(i64::MAX)], |row| row.get(0).map(ArticleId))?
    .collect()
}

/// Where an article was found to stand, and where the reader sees it.
struct Standing {
    num: i64,
    found_event: i64,
    found_story: i64,
    event: i64,
    story: i64,
}

/// Makes each of the groups one event.
pub(super) fn regroup(c: &Connection, groups: &[Vec<Unit>]) -> rusqlite::Result<()> {
    // All are read before any is changed: one group may take from another.
    let groups: Vec<Vec<Standing>> = groups.iter().map(|group| standings(c, group)).collect::<Result<_, _>>()?;
    let mut changed: Vec<i64> = Vec::new();
    for group in &groups {
        let Some(first) = group.iter().min_by_key(|member| member.num) else { continue };
        for member in group {
            if (member.found_event, member.found_story) == (first.num, first.found_story) {
                continue;
            }
            let event = if member.event == member.found_event { first.num } else { member.event };
            let story = if member.story == member.found_story { first.found_story } else { member.story };
            c.prepare_cached(
                "UPDATE articles SET found_event = ?2, found_story = ?3, event = ?4, story = ?5 WHERE num = ?1",
            )?
            .execute([member.num, first.num, first.found_story, event, story])?;
            changed.extend([member.event, event, member.found_story, member.story, first.found_story, story]);
        }
    }
    changed.sort_unstable();
    changed.dedup();
    for num in changed {
        c.prepare_cached(
            "UPDATE articles SET reports = (SELECT count(*) FROM articles WHERE event = ?1) WHERE num = ?1",
        )?
        .execute([num])?;
        rename(c, num)?;
    }
    Ok(())
}

fn standings(c: &Connection, group: &[Unit]) -> rusqlite::Result<Vec<Standing>> {
    let mut out = Vec::new();
    for unit in group {
        let (column, id) = match unit {
            Unit::Article(id) => ("num", id),
            Unit::Event(id) => ("found_event", id),
        };
        let mut statement = c.prepare_cached(&format!(
            "SELECT num, found_event, found_story, event, story FROM articles
             WHERE {column} = (SELECT num FROM articles WHERE id = ?1)"
        ))?;
        let members = statement.query_map([&id.0], |row| {
            Ok(Standing {
                num: row.get(0)?,
                found_event: row.get(1)?,
                found_story: row.get(2)?,
                event: row.get(3)?,
                story: row.get(4)?,
            })
        })?;
        for member in members {
            out.push(member?);
        }
    }
    Ok(out)
}

/// Calls a story, whose first article may have left it, by the first that is
/// in it.
fn rename(c: &Connection, story: i64) -> rusqlite::Result<()> {
    for column in ["found_story", "story"] {
        let first: Option<i64> = c
            .prepare_cached(&format!("SELECT min(num) FROM articles WHERE {column} = ?1"))?
            .query_row([story], |row| row.get(0))
            .optional()?
            .flatten();
        if let Some(first) = first.filter(|&first| first != story) {
            c.prepare_cached(&format!("UPDATE articles SET {column} = ?2 WHERE {column} = ?1"))?
                .execute([story, first])?;
        }
    }
    Ok(())
}
