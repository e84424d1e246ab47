//! Events that are found anew when an article arrives: which articles report
//! one, and in which story it stands.
//!
//! An event or story is known by the first of its articles. What was found is
//! kept beside what the reader sees; the two differ only where the reader
//! corrected, and there what the reader sees stays. Work is done for what
//! changes alone: that an article joins an event of ten thousand reports, or a
//! story without end, costs no more than if they were small.

use rusqlite::{Connection, OptionalExtension, Row, params};

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
#[derive(Clone, Copy)]
struct Standing {
    num: i64,
    found_event: i64,
    found_story: i64,
    event: i64,
    story: i64,
}

/// A larger story is not called by another article: all of its articles would
/// have to be changed.
const LARGE: usize = 500;

/// What is another now.
pub(super) enum Regrouped {
    /// The places of these articles.
    Articles(Vec<i64>),
    /// Stories are called otherwise: the places of any articles.
    Stories,
}

/// Makes each of the groups one event.
pub(super) fn regroup(c: &Connection, groups: &[Vec<Unit>]) -> rusqlite::Result<Regrouped> {
    // All are read before any is changed: one group may take from another.
    let groups: Vec<(Standing, Vec<Standing>)> =
        groups.iter().map(|group| standings(c, group)).filter_map(Result::transpose).collect::<Result<_, _>>()?;
    let (mut changed, mut moved): (Vec<i64>, Vec<i64>) = (Vec::new(), Vec::new());
    for (place, members) in &groups {
        for member in members {
            let event = if member.event == member.found_event { place.found_event } else { member.event };
            let story = if member.story == member.found_story { place.found_story } else { member.story };
            c.prepare_cached(
                "UPDATE articles SET found_event = ?2, found_story = ?3, event = ?4, story = ?5 WHERE num = ?1",
            )?
            .execute([member.num, place.found_event, place.found_story, event, story])?;
            moved.push(member.num);
            changed.extend([member.event, event, member.found_story, member.story, place.found_story, story]);
        }
    }
    changed.sort_unstable();
    changed.dedup();
    let mut renamed = false;
    for num in changed {
        c.prepare_cached(
            "UPDATE articles SET reports = (SELECT count(*) FROM articles WHERE event = ?1) WHERE num = ?1",
        )?
        .execute([num])?;
        renamed |= rename(c, num)?;
    }
    Ok(if renamed { Regrouped::Stories } else { Regrouped::Articles(moved) })
}

/// Where the articles of a group belong, as the `found_event` and `found_story`
/// of the first, and those of them that are elsewhere.
fn standings(c: &Connection, group: &[Unit]) -> rusqlite::Result<Option<(Standing, Vec<Standing>)>> {
    // An event is known by its first article, which stands for it.
    let mut first = c.prepare_cached(&format!("{STANDING} WHERE id = ?1"))?;
    let mut all: Vec<(&Unit, Standing)> = Vec::with_capacity(group.len());
    for unit in group {
        let (Unit::Article(id) | Unit::Event(id)) = unit;
        if let Some(found) = first.query_row([&id.0], standing).optional()? {
            all.push((unit, found));
        }
    }
    let Some(mut place) = all.iter().map(|&(_, found)| found).min_by_key(|found| found.num) else { return Ok(None) };
    place.found_event = place.num;
    let mut roots: Vec<i64> = all.iter().map(|(_, found)| found.num).filter(|&num| num != place.found_story).collect();
    roots.sort_unstable();
    for num in roots {
        if all.iter().any(|(_, found)| found.num == num && found.found_story == num) && is_large(c, num)? {
            place.found_story = num;
            break;
        }
    }
    let is_elsewhere =
        |found: &Standing| (found.found_event, found.found_story) != (place.found_event, place.found_story);
    let mut members = Vec::new();
    for (unit, found) in all.into_iter().filter(|(_, found)| is_elsewhere(found)) {
        if matches!(unit, Unit::Event(_)) {
            let mut of_event = c.prepare_cached(&format!("{STANDING} WHERE found_event = ?1"))?;
            for member in of_event.query_map([found.num], standing)? {
                members.push(member?);
            }
        } else {
            members.push(found);
        }
    }
    Ok(Some((place, members)))
}

const STANDING: &str = "SELECT num, found_event, found_story, event, story FROM articles";

fn standing(row: &Row<'_>) -> rusqlite::Result<Standing> {
    Ok(Standing {
        num: row.get(0)?,
        found_event: row.get(1)?,
        found_story: row.get(2)?,
        event: row.get(3)?,
        story: row.get(4)?,
    })
}

fn is_large(c: &Connection, story: i64) -> rusqlite::Result<bool> {
    c.prepare_cached(&format!("SELECT 1 FROM articles WHERE found_story = ?1 LIMIT 1 OFFSET {LARGE}"))?.exists([story])
}

/// Calls a story, whose first article may have left it, by the first that is
/// in it, and says whether it did.
fn rename(c: &Connection, story: i64) -> rusqlite::Result<bool> {
    let mut renamed = false;
    for column in ["found_story", "story"] {
        // The first of a story is the first of all that were ever in it.
        let there = format!("SELECT 1 FROM articles WHERE num = ?1 AND {column} = ?1");
        if c.prepare_cached(&there)?.exists([story])? {
            continue;
        }
        let first: Option<i64> = c
            .prepare_cached(&format!("SELECT min(num) FROM articles WHERE {column} = ?1"))?
            .query_row([story], |row| row.get(0))
            .optional()?
            .flatten();
        if let Some(first) = first {
            c.prepare_cached(&format!("UPDATE articles SET {column} = ?2 WHERE {column} = ?1"))?
                .execute([story, first])?;
            renamed = true;
        }
    }
    Ok(renamed)
}
