//! One article with all that is shown beside it, and how it is found by name.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::codec;
use super::file::Database;
use super::grouped;
use super::marks::MarksFile;
use super::rows::{COLUMNS, Laid, TABLES, row};
use crate::model::{Article, ArticleId, Contact, Corrections, Linked, Mention, Opened, Quote, Related, Relation};
use crate::store::{Found, StoreError};
use crate::text::shorten;

/// Neighbours that an article is shown with.
const NEIGHBOURS: usize = 50;
/// How many articles an ambiguous name is answered with.
const SEVERAL: i64 = 5;

/// The article, or `None` where there is none of that id.
pub(super) fn article(
    database: &Database,
    marks: &MarksFile,
    corrections: &Corrections,
    id: &ArticleId,
) -> Result<Option<Opened>, StoreError> {
    let found = database.run(|c| {
        c.prepare_cached(
            "SELECT a.num, b.text, b.article, b.mentions, b.quotes, e.id, s.id, b.contacts FROM articles a
             JOIN bodies b ON b.num = a.num JOIN articles e ON e.num = a.event JOIN articles s ON s.num = a.story
             WHERE a.id = ?1",
        )?
        .query_row([&id.0], |row| {
            let (num, text, article): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (mentions, quotes): (String, String) = (row.get(3)?, row.get(4)?);
            let (event, story): (String, String) = (row.get(5)?, row.get(6)?);
            let contacts: String = row.get(7)?;
            Ok((num, text, article, mentions, quotes, contacts, ArticleId(event), ArticleId(story)))
        })
        .optional()
    })?;
    let Some((num, text, article, mentions, quotes, contacts, event, story)) = found else { return Ok(None) };
    let article: Article = serde_json::from_str(&article).map_err(|e| database.unreadable(e))?;
    let mut mentions: Vec<Mention> = serde_json::from_str(&mentions).map_err(|e| database.unreadable(e))?;
    let mut quotes: Vec<Quote> = serde_json::from_str(&quotes).map_err(|e| database.unreadable(e))?;
    let mut contacts: Vec<Contact> = serde_json::from_str(&contacts).map_err(|e| database.unreadable(e))?;
    corrections.over_mentions(id, &mut mentions);
    corrections.over_quotes(id, &mut quotes);
    corrections.over_contacts(id, &mut contacts);
    let marks_here = marks.of(id)?;
    let related = related(database, marks, corrections, num, (&event, &story))?;
    Ok(Some(Opened {
        article: Article { text, ..article },
        mentions,
        quotes,
        contacts,
        fresh: Vec::new(),
        related,
        event,
        story,
        marks: marks_here,
        note: marks.note(id)?,
    }))
}

fn related(
    database: &Database,
    marks: &MarksFile,
    corrections: &Corrections,
    num: i64,
    (event, story): (&ArticleId, &ArticleId),
) -> Result<Vec<Linked>, StoreError> {
    let statement = format!(
        "SELECT {COLUMNS}, l.relation, l.score, l.because FROM links l JOIN {TABLES}
         WHERE l.num = ?1 AND a.num = l.other ORDER BY l.relation, l.score DESC, a.sort DESC, a.id LIMIT {NEIGHBOURS}"
    );
    let laid = Laid { marks: HashMap::new(), corrections: corrections.clone() };
    let mut linked: Vec<Linked> = database.run(|c| {
        let mut linked: Vec<Linked> = c
            .prepare_cached(&statement)?
            .query_map([num], |columns| {
                let row = row(columns, &laid)?;
                let related = Related {
                    id: row.id.clone(),
                    relation: codec::relation(columns.get(13)?),
                    score: columns.get(14)?,
                    because: serde_json::from_str(columns.get_ref(15)?.as_str()?).unwrap_or_default(),
                };
                Ok(Linked { related, row })
            })?
            .collect::<Result<_, _>>()?;
        through_others(c, num, event, &mut linked)?;
        grouped::over_related(c, &laid, num, &mut linked)?;
        Ok(linked)
    })?;
    // Two articles were compared before all reports around them were: the events
    // that these came to say what the two are to one another.
    for Linked { related, row } in &mut linked {
        if row.event == *event {
            related.relation = related.relation.min(Relation::SameEvent);
        } else if related.relation == Relation::SameEvent {
            related.relation = if row.story == *story { Relation::SameStory } else { Relation::Similar };
        }
    }
    linked.sort_by(|a, b| {
        let (a, b) = (&a.related, &b.related);
        a.relation.cmp(&b.relation).then(b.score.total_cmp(&a.score))
    });
    linked.truncate(NEIGHBOURS);
    for linked in &mut linked {
        linked.row.marks = marks.of(&linked.row.id)?;
    }
    linked.retain(|linked| !linked.row.marks.deleted);
    Ok(linked)
}

/// Says of those that are in the event of article `num` only through a third what
/// that is: the one that was found to report the same as both.
fn through_others(c: &Connection, num: i64, event: &ArticleId, linked: &mut [Linked]) -> rusqlite::Result<()> {
    /// As much of a title as tells which is meant.
    const TITLE: usize = 60;
    let mut find = c.prepare_cached(
        "SELECT t.title FROM links x JOIN links y ON y.num = x.other JOIN articles t ON t.num = x.other
             JOIN articles e ON e.num = t.event
         WHERE x.num = ?1 AND y.other = (SELECT num FROM articles WHERE id = ?2) AND e.id = ?3
             AND x.relation <= ?4 AND y.relation <= ?4
         ORDER BY x.score + y.score DESC, t.id LIMIT 1",
    )?;
    let same = codec::relation_number(Relation::SameEvent);
    let others = linked.iter_mut().filter(|linked| linked.row.event == *event);
    for Linked { related, row } in others.filter(|linked| linked.related.relation > Relation::SameEvent) {
        let third = find.query_row(params![num, row.id.0, event.0, same], |row| row.get::<_, String>(0)).optional()?;
        if let Some(title) = third {
            related.because.insert(0, format!("both stand with “{}”", shorten(&title, TITLE)));
        }
    }
    Ok(())
}

/// An id, else a file name, else the unique start of an id.
pub(super) fn resolve(database: &Database, meant: &str) -> Result<Found, StoreError> {
    let ids = |statement: &str, from: &str, to: &str| -> Result<Vec<ArticleId>, StoreError> {
        database.run(|c| {
            c.prepare_cached(statement)?
                .query_map(params![from, to, SEVERAL], |row| row.get(0).map(ArticleId))?
                .collect()
        })
    };
    let name = std::path::Path::new(meant).file_name().and_then(|name| name.to_str()).unwrap_or(meant);
    let whole = ids("SELECT id FROM articles WHERE id = ?1 AND ?2 = ?2 LIMIT ?3", meant, "")?;
    if let [id] = whole.as_slice() {
        return Ok(Found::One(id.clone()));
    }
    let by_origin = ids("SELECT id FROM articles WHERE origin IN (?1, ?2) ORDER BY num LIMIT ?3", meant, name)?;
    let found = if by_origin.is_empty() && is_start_of_id(meant) {
        // Every id that begins so comes before the start with a letter after
        // the last of base32.
        ids("SELECT id FROM articles WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT ?3", meant, &format!("{meant}~"))?
    } else {
        by_origin
    };
    Ok(match found.as_slice() {
        [] => Found::Nothing,
        [id] => Found::One(id.clone()),
        _ => Found::Several(found),
    })
}

fn is_start_of_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || (b'2'..=b'7').contains(&b))
}
