//! One transaction of an import: is the article there, who may be its
//! neighbours, and in with it.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::file::{Database, Transaction};
use super::grouped::{self, FoundPlace};
use super::journal::Apart;
use super::marks::MarksFile;
use super::postings::Postings;
use super::regrouping::Regrouped;
use super::{codec, documents, facts, lines, naming, regrouping};
use crate::model::{Article, ArticleId, Grouping, Related};
use crate::store::{Batch, Candidate, Digest, Outcome, Prepared, Standing, StoreError, Unit};

/// An import's transaction.
#[derive(Debug)]
pub(super) struct SqliteBatch<'a> {
    database: &'a Database,
    transaction: Transaction<'a>,
    postings: Postings,
    /// Articles that were candidates already, until events change.
    known: HashMap<i64, Candidate>,
    /// What the reader corrected about events and stories.
    groupings: Vec<Grouping>,
    apart: Apart,
    /// While all are put anew, how many were: the others are as if to come.
    anew: Option<u64>,
    /// What was deleted for good, and does not come again.
    gone: HashSet<String>,
}

/// What an article keeps in whatever form it comes.
struct Place {
    num: i64,
    first_seen: i64,
    origin: String,
    event: i64,
    story: i64,
    reports: i64,
    found: FoundPlace,
}

/// What the library has of an article already.
struct Earlier {
    fingerprint: Vec<u8>,
    place: Place,
}

impl<'a> SqliteBatch<'a> {
    /// The corrections are read once nobody else can write.
    pub(super) fn begin(database: &'a Database, marks: &MarksFile) -> Result<Self, StoreError> {
        let transaction = database.begin()?;
        let (groupings, apart) = (marks.groupings()?, marks.apart()?);
        let (postings, known, gone) = (Postings::default(), HashMap::new(), marks.gone()?);
        Ok(Self { database, transaction, postings, known, groupings, apart, anew: None, gone })
    }

    pub(super) fn commit(mut self) -> Result<(), StoreError> {
        self.database.run(|c| self.postings.write(c))?;
        if !self.groupings.is_empty() {
            self.database.run(|c| grouped::apply(c, &self.groupings))?;
        }
        self.transaction.commit()
    }

    fn earlier(&self, id: &ArticleId) -> Result<Option<Earlier>, StoreError> {
        self.database.run(|c| {
            c.prepare_cached(
                "SELECT fingerprint, num, first_seen, origin, event, story, reports, found_event, found_story
                 FROM articles WHERE id = ?1",
            )?
            .query_row([&id.0], |row| {
                Ok(Earlier {
                    fingerprint: row.get(0)?,
                    place: Place {
                        num: row.get(1)?,
                        first_seen: row.get(2)?,
                        origin: row.get(3)?,
                        event: row.get(4)?,
                        story: row.get(5)?,
                        reports: row.get(6)?,
                        found: FoundPlace::of(row.get(7)?, row.get(8)?),
                    },
                })
            })
            .optional()
        })
    }
}

impl Batch for SqliteBatch<'_> {
    fn unchanged(&self, id: &ArticleId, digest: &Digest) -> Result<Option<usize>, StoreError> {
        self.database.run(|c| documents::unchanged(c, id, digest))
    }

    fn put_document(&mut self, id: &ArticleId, digest: &Digest, articles: usize) -> Result<(), StoreError> {
        self.database.run(|c| documents::put(c, id, digest, articles))
    }

    fn line_counts(&self, publisher: &str, lines: &[u64]) -> Result<Vec<u64>, StoreError> {
        self.database.run(|c| lines::counts(c, publisher, lines))
    }

    fn count_lines(&mut self, publisher: &str, lines: &[u64]) -> Result<(), StoreError> {
        let newest = self.articles()?;
        self.database.run(|c| lines::count(c, publisher, lines, newest))
    }

    fn standing(&self, article: &Prepared) -> Result<Standing, StoreError> {
        if self.gone.contains(&article.article.id.0) {
            return Ok(Standing::Unchanged);
        }
        Ok(match self.earlier(&article.article.id)? {
            None => Standing::New,
            Some(earlier) if earlier.fingerprint == article.fingerprint() => Standing::Unchanged,
            Some(_) => Standing::Changed,
        })
    }

    fn articles(&self) -> Result<u64, StoreError> {
        if let Some(articles) = self.anew {
            return Ok(articles);
        }
        // Articles are numbered without gaps: the last number is their count.
        let articles: u32 = self
            .database
            .run(|c| c.prepare_cached("SELECT coalesce(max(num), 0) FROM articles")?.query_row([], |row| row.get(0)))?;
        Ok(articles.into())
    }

    fn frequencies(&mut self, keys: &[u64]) -> Result<Vec<u64>, StoreError> {
        self.database.run(|c| keys.iter().map(|&key| self.postings.count(c, key)).collect())
    }

    fn candidates(&mut self, keys: &[u64], limit: usize) -> Result<Vec<Candidate>, StoreError> {
        let articles = self.articles()?;
        self.database.run(|c| {
            let mut statement = c.prepare_cached(
                "SELECT a.id, e.id, s.id FROM articles a
                 JOIN articles e ON e.num = a.found_event JOIN articles s ON s.num = a.found_story WHERE a.num = ?1",
            )?;
            let mut out = Vec::with_capacity(limit);
            for num in self.postings.nearest(c, keys, articles, limit)? {
                out.push(match self.known.entry(num) {
                    Entry::Occupied(entry) => entry.get().clone(),
                    Entry::Vacant(entry) => entry.insert(statement.query_row([num], candidate)?).clone(),
                });
            }
            Ok(out)
        })
    }

    fn profile(&self, id: &ArticleId) -> Result<Option<Vec<u8>>, StoreError> {
        self.database.run(|c| {
            c.prepare_cached("SELECT p.profile FROM articles a JOIN profiles p ON p.num = a.num WHERE a.id = ?1")?
                .query_row([&id.0], |row| row.get(0))
                .optional()
        })
    }

    fn members(&mut self, event: &ArticleId, limit: usize) -> Result<Vec<ArticleId>, StoreError> {
        self.database.run(|c| regrouping::members(c, event, limit))
    }

    fn regroup(&mut self, groups: &[Vec<Unit>]) -> Result<(), StoreError> {
        match self.database.run(|c| regrouping::regroup(c, groups))? {
            Regrouped::Articles(nums) => nums.iter().for_each(|num| drop(self.known.remove(num))),
            Regrouped::Stories => self.known.clear(),
        }
        Ok(())
    }

    fn begin_anew(&mut self) -> Result<Vec<ArticleId>, StoreError> {
        self.known.clear();
        self.postings = Postings::default();
        self.anew = Some(0);
        self.database.run(|c| {
            c.execute_batch(
                "DELETE FROM links; DELETE FROM keys; DELETE FROM profiles; UPDATE articles SET fingerprint = x'';",
            )?;
            c.prepare("SELECT id FROM articles ORDER BY num")?
                .query_map([], |row| Ok(ArticleId(row.get(0)?)))?
                .collect()
        })
    }

    fn article(&self, id: &ArticleId) -> Result<Option<Article>, StoreError> {
        let found = self.database.run(|c| {
            c.prepare_cached("SELECT b.text, b.article FROM articles a JOIN bodies b ON b.num = a.num WHERE a.id = ?1")?
                .query_row([&id.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
                .optional()
        })?;
        let Some((text, article)) = found else { return Ok(None) };
        let article: Article = serde_json::from_str(&article).map_err(|e| self.database.unreadable(e))?;
        Ok(Some(Article { text, ..article }))
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        self.database.run(|c| self.postings.write(c))?;
        self.postings = Postings::default();
        Ok(())
    }

    fn put(
        &mut self,
        article: &Prepared,
        related: &[Related],
        event: Option<&ArticleId>,
        story: Option<&ArticleId>,
        now: Timestamp,
    ) -> Result<Outcome, StoreError> {
        let earlier = self.earlier(&article.article.id)?;
        if earlier.as_ref().is_some_and(|earlier| earlier.fingerprint == article.fingerprint()) {
            return Ok(Outcome::Unchanged);
        }
        let outcome = if earlier.is_some() { Outcome::Changed } else { Outcome::Added };
        self.anew = self.anew.map(|articles| articles + 1);
        self.database.run(|c| {
            let mut claims = Vec::new();
            let place = if let Some(Earlier { place, .. }) = earlier {
                claims = facts::claims(c, place.num)?;
                let keys = forget(c, place.num)?;
                self.postings.remove(c, place.num, &keys)?;
                place
            } else {
                let mut place = place(c, article, event, story, now)?;
                let joined = (place.num, place.found.event, place.found.story);
                let (corrected, arriving) = ((&*self.groupings, &self.apart), (&article.article.id, related));
                place.found = grouped::found_place(c, corrected, arriving, joined)?;
                place
            };
            put_article(c, &place, article)?;
            put_body(c, place.num, article)?;
            self.postings.add(c, place.num, &article.keys)?;
            naming::put(c, place.num, sort(&place, article), article)?;
            facts::check(c, place.num, codec::day(&article.article), &claims)?;
            put_links(c, place.num, related)?;
            if outcome == Outcome::Added {
                let Place { num, event, story, found, .. } = place;
                if grouped::arrived(c, &self.groupings, num, &article.article.id, found, (event, story))? {
                    self.known.clear();
                }
            }
            Ok(())
        })?;
        Ok(outcome)
    }
}

fn candidate(row: &rusqlite::Row<'_>) -> rusqlite::Result<Candidate> {
    Ok(Candidate { id: ArticleId(row.get(0)?), event: ArticleId(row.get(1)?), story: ArticleId(row.get(2)?) })
}

/// Where a new article stands; it founds its event and story where it joins
/// none.
fn place(
    c: &Connection,
    article: &Prepared,
    event: Option<&ArticleId>,
    story: Option<&ArticleId>,
    now: Timestamp,
) -> rusqlite::Result<Place> {
    let num: i64 =
        c.prepare_cached("SELECT coalesce(max(num), 0) + 1 FROM articles")?.query_row([], |row| row.get(0))?;
    // What was found and what the reader made of it: a report of an event goes
    // where the reader put that event, and reports of one event are in one story.
    let (mut place, found) = ((num, num, num, num), (event, story));
    if let (Some(event), _) = found {
        place = founders(c, "found_event", event)?.unwrap_or(place);
    } else if let (_, Some(story)) = found {
        (_, place.1, _, place.3) = founders(c, "found_story", story)?.unwrap_or(place);
    }
    let (found_event, found_story, event, story) = place;
    if event != num {
        c.prepare_cached("UPDATE articles SET reports = reports + 1 WHERE num = ?1")?.execute([event])?;
    }
    let (first_seen, origin) = (now.as_second(), article.article.source.origin.clone());
    let (reports, found) = (i64::from(event == num), FoundPlace::of(found_event, found_story));
    Ok(Place { num, first_seen, origin, event, story, reports, found })
}

/// The row of an article, new or in place of that of an earlier form.
fn put_article(c: &Connection, place: &Place, article: &Prepared) -> rusqlite::Result<()> {
    let a = &article.article;
    c.prepare_cached(
        "REPLACE INTO articles (num, id, fingerprint, first_seen, sort, origin, event, story, reports, title,
             title_derived, publisher, published, updated, not_before, url, officials, day, found_event,
             found_story, length, topic)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)",
    )?
    .execute(params![
        place.num,
        a.id.0,
        article.fingerprint(),
        place.first_seen,
        sort(place, article),
        place.origin,
        place.event,
        place.story,
        place.reports,
        a.title,
        a.title_derived,
        a.publisher,
        a.published.as_ref().map(crate::model::Stamp::as_str),
        a.updated.as_ref().map(crate::model::Stamp::as_str),
        a.not_before.as_ref().map(crate::model::Stamp::as_str),
        a.url,
        article.json().officials,
        codec::day(a),
        place.found.event,
        place.found.story,
        i64::try_from(a.text.len()).unwrap_or(i64::MAX),
        article.topic,
    ])?;
    Ok(())
}

/// Where an article stands in time.
fn sort(place: &Place, article: &Prepared) -> i64 {
    let article = &article.article;
    codec::sort_second(article.published.as_ref().or(article.updated.as_ref()), place.first_seen)
}

/// Of the article that founded the event or story that `member` was found to
/// belong to, by the name of the column: the event and story found, and those
/// that the reader sees.
fn founders(c: &Connection, column: &str, member: &ArticleId) -> rusqlite::Result<Option<(i64, i64, i64, i64)>> {
    c.prepare_cached(&format!(
        "SELECT f.found_event, f.found_story, f.event, f.story FROM articles m JOIN articles f ON f.num = m.{column}
         WHERE m.id = ?1"
    ))?
    .query_row([&member.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
    .optional()
}

/// Takes out what was derived from an earlier form, and hands back the keys it
/// was posted under.
pub(super) fn forget(c: &Connection, num: i64) -> rusqlite::Result<Vec<u64>> {
    let keys = c
        .prepare_cached("SELECT keys FROM profiles WHERE num = ?1")?
        .query_row([num], |row| {
            let (keys, _) = row.get_ref(0)?.as_blob()?.as_chunks();
            Ok(keys.iter().map(|&eight| u64::from_le_bytes(eight)).collect())
        })
        .optional()?
        .unwrap_or_default();
    // A link stands with both of its articles.
    let others: Vec<i64> = c
        .prepare_cached("SELECT other FROM links WHERE num = ?1")?
        .query_map([num], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for other in others {
        c.prepare_cached("DELETE FROM links WHERE num = ?1 AND other = ?2")?.execute([other, num])?;
    }
    for table in ["links", "bodies", "profiles", "mentions", "quotes", "contacts"] {
        c.prepare_cached(&format!("DELETE FROM {table} WHERE num = ?1"))?.execute([num])?;
    }
    Ok(keys)
}

fn put_body(c: &Connection, num: i64, article: &Prepared) -> rusqlite::Result<()> {
    c.prepare_cached(
        "INSERT INTO bodies (num, text, article, mentions, quotes, contacts) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        num,
        article.article.text,
        article.json().article,
        article.json().mentions,
        article.json().quotes,
        article.json().contacts
    ])?;
    let keys: Vec<u8> = article.keys.iter().flat_map(|key| key.to_le_bytes()).collect();
    c.prepare_cached("INSERT INTO profiles (num, keys, profile) VALUES (?1, ?2, ?3)")?.execute(params![
        num,
        keys,
        article.profile
    ])?;
    Ok(())
}

/// Links are kept both ways: each of the two is a neighbour of the other.
fn put_links(c: &Connection, num: i64, related: &[Related]) -> rusqlite::Result<()> {
    let mut find = c.prepare_cached("SELECT num FROM articles WHERE id = ?1")?;
    let mut put = c.prepare_cached(
        "INSERT OR REPLACE INTO links (num, other, relation, score, because) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for related in related {
        let other: Option<i64> = find.query_row([&related.id.0], |row| row.get(0)).optional()?;
        let Some(other) = other.filter(|&other| other != num) else { continue };
        let because = serde_json::to_string(&related.because).unwrap_or_default();
        let relation = codec::relation_number(related.relation);
        put.execute(params![num, other, relation, related.score, because])?;
        put.execute(params![other, num, relation, related.score, because])?;
    }
    Ok(())
}
