//! One transaction of an import: is the article there, who may be its
//! neighbours, and in with it.

use std::collections::HashMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::codec;
use super::file::{Database, Transaction};
use crate::model::{Article, ArticleId, Related};
use crate::store::{Batch, Candidate, KeyCounts, Outcome, Prepared, Standing, StoreError};

/// How many of the newest articles are looked at for one key.
const NEWEST_OF_KEY: i64 = 400;
/// How many postings are looked at for one article: the rarest keys first, so
/// that common words cost nothing once the rare ones have spoken.
const POSTINGS: usize = 4_000;

/// An import's transaction.
#[derive(Debug)]
pub(super) struct SqliteBatch<'a> {
    database: &'a Database,
    transaction: Transaction<'a>,
}

/// What the library has of an article already.
struct Earlier {
    num: i64,
    fingerprint: Vec<u8>,
    first_seen: i64,
}

impl<'a> SqliteBatch<'a> {
    pub(super) fn begin(database: &'a Database) -> Result<Self, StoreError> {
        Ok(Self { database, transaction: database.begin()? })
    }

    pub(super) fn commit(self) -> Result<(), StoreError> {
        self.transaction.commit()
    }

    fn earlier(&self, id: &ArticleId) -> Result<Option<Earlier>, StoreError> {
        self.database.run(|c| {
            c.prepare_cached("SELECT num, fingerprint, first_seen FROM articles WHERE id = ?1")?
                .query_row([&id.0], |row| {
                    Ok(Earlier { num: row.get(0)?, fingerprint: row.get(1)?, first_seen: row.get(2)? })
                })
                .optional()
        })
    }
}

impl Batch for SqliteBatch<'_> {
    fn standing(&self, article: &Prepared) -> Result<Standing, StoreError> {
        Ok(match self.earlier(&article.article.id)? {
            None => Standing::New,
            Some(earlier) if earlier.fingerprint == article.fingerprint() => Standing::Unchanged,
            Some(_) => Standing::Changed,
        })
    }

    fn frequencies(&self, keys: &[String]) -> Result<KeyCounts, StoreError> {
        self.database.run(|c| {
            // Articles are numbered without gaps: the last number is their count.
            let articles: u32 =
                c.prepare_cached("SELECT coalesce(max(num), 0) FROM articles")?.query_row([], |row| row.get(0))?;
            let mut statement = c.prepare_cached("SELECT articles FROM keys WHERE key = ?1")?;
            let mut of = HashMap::with_capacity(keys.len());
            for key in keys {
                let count: Option<u32> = statement.query_row([codec::key_number(key)], |row| row.get(0)).optional()?;
                of.insert(key.clone(), count.unwrap_or(0).into());
            }
            Ok(KeyCounts { articles: articles.into(), of })
        })
    }

    fn candidates(&self, keys: &[String], limit: usize) -> Result<Vec<Candidate>, StoreError> {
        let counts = self.frequencies(keys)?;
        self.database.run(|c| {
            let mut nearest: Vec<(i64, f64)> = shared(c, &counts)?.into_iter().collect();
            nearest.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
            let mut statement = c.prepare_cached(
                "SELECT a.id, e.id, s.id FROM articles a
                 JOIN articles e ON e.num = a.event JOIN articles s ON s.num = a.story WHERE a.num = ?1",
            )?;
            let mut out = Vec::new();
            for (num, _) in nearest.into_iter().take(limit) {
                out.push(statement.query_row([num], |row| {
                    Ok(Candidate {
                        id: ArticleId(row.get(0)?),
                        event: ArticleId(row.get(1)?),
                        story: ArticleId(row.get(2)?),
                    })
                })?);
            }
            Ok(out)
        })
    }

    fn profile(&self, id: &ArticleId) -> Result<Option<String>, StoreError> {
        self.database.run(|c| {
            c.prepare_cached("SELECT p.profile FROM articles a JOIN profiles p ON p.num = a.num WHERE a.id = ?1")?
                .query_row([&id.0], |row| row.get(0))
                .optional()
        })
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
        let json = Columns::of(article).map_err(|e| self.database.unreadable(e))?;
        self.database.run(|c| {
            let num = match &earlier {
                Some(earlier) => {
                    forget(c, earlier.num)?;
                    let seen = Timestamp::from_second(earlier.first_seen).unwrap_or(now);
                    replace(c, earlier.num, article, &json, seen)?;
                    earlier.num
                }
                None => insert(c, article, &json, event, story, now)?,
            };
            put_body(c, num, article, &json)?;
            put_keys(c, num, &article.keys)?;
            put_mentions(c, num, article)?;
            put_links(c, num, related)
        })?;
        Ok(if earlier.is_some() { Outcome::Changed } else { Outcome::Added })
    }
}

/// The values that are kept as JSON.
struct Columns {
    article: String,
    mentions: String,
    officials: String,
    keys: String,
}

impl Columns {
    fn of(article: &Prepared) -> serde_json::Result<Self> {
        // The text has a column of its own, so that searching need not read
        // the JSON.
        let bare = Article { text: String::new(), ..article.article.clone() };
        Ok(Self {
            article: serde_json::to_string(&bare)?,
            mentions: serde_json::to_string(&article.mentions)?,
            officials: serde_json::to_string(&article.officials)?,
            keys: serde_json::to_string(&article.keys)?,
        })
    }
}

/// Articles by how much rarity they share with the keys.
fn shared(c: &Connection, counts: &KeyCounts) -> rusqlite::Result<HashMap<i64, f64>> {
    let mut keys: Vec<(&String, u64)> = counts.of.iter().map(|(key, &n)| (key, n)).filter(|&(_, n)| n > 0).collect();
    keys.sort_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.cmp(b.0)));
    let mut statement = c.prepare_cached("SELECT num FROM postings WHERE key = ?1 ORDER BY num DESC LIMIT ?2")?;
    let mut weights: HashMap<i64, f64> = HashMap::new();
    let mut seen = 0;
    for (key, count) in keys {
        if seen >= POSTINGS {
            break;
        }
        let weight = ((counts.articles as f64 + 1.0) / count as f64).ln().max(0.01);
        let mut found = statement.query(params![codec::key_number(key), NEWEST_OF_KEY])?;
        while let Some(row) = found.next()? {
            *weights.entry(row.get(0)?).or_default() += weight;
            seen += 1;
        }
    }
    Ok(weights)
}

/// A new article; it founds its event and story where it joins none.
fn insert(
    c: &Connection,
    article: &Prepared,
    json: &Columns,
    event: Option<&ArticleId>,
    story: Option<&ArticleId>,
    now: Timestamp,
) -> rusqlite::Result<i64> {
    let a = &article.article;
    c.prepare_cached(
        "INSERT INTO articles (id, fingerprint, first_seen, sort, origin, event, story, title, title_derived,
             publisher, published, not_before, url, officials)
         VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        a.id.0,
        article.fingerprint(),
        now.as_second(),
        codec::sort_second(a.published.as_ref(), now),
        a.source.origin,
        a.title,
        a.title_derived,
        a.publisher,
        a.published.as_ref().map(crate::model::Stamp::as_str),
        a.not_before.as_ref().map(crate::model::Stamp::as_str),
        a.url,
        json.officials,
    ])?;
    let num = c.last_insert_rowid();
    let event = founder(c, "event", event)?.unwrap_or(num);
    let story = if event == num {
        founder(c, "story", story)?.unwrap_or(num)
    } else {
        // Reports of one event are in one story.
        c.prepare_cached("SELECT story FROM articles WHERE num = ?1")?.query_row([event], |row| row.get(0))?
    };
    c.prepare_cached("UPDATE articles SET event = ?2, story = ?3 WHERE num = ?1")?.execute([num, event, story])?;
    c.prepare_cached("UPDATE articles SET reports = reports + 1 WHERE num = ?1")?.execute([event])?;
    Ok(num)
}

/// The article that founded the event or story that `member` belongs to.
fn founder(c: &Connection, column: &str, member: Option<&ArticleId>) -> rusqlite::Result<Option<i64>> {
    let Some(member) = member else { return Ok(None) };
    c.prepare_cached(&format!("SELECT {column} FROM articles WHERE id = ?1"))?
        .query_row([&member.0], |row| row.get(0))
        .optional()
}

/// Another form of an article that is there: its arrival, event, story and
/// origin stay.
fn replace(c: &Connection, num: i64, article: &Prepared, json: &Columns, seen: Timestamp) -> rusqlite::Result<()> {
    let a = &article.article;
    c.prepare_cached(
        "UPDATE articles SET fingerprint = ?2, sort = ?3, title = ?4, title_derived = ?5, publisher = ?6,
             published = ?7, not_before = ?8, url = ?9, officials = ?10 WHERE num = ?1",
    )?
    .execute(params![
        num,
        article.fingerprint(),
        codec::sort_second(a.published.as_ref(), seen),
        a.title,
        a.title_derived,
        a.publisher,
        a.published.as_ref().map(crate::model::Stamp::as_str),
        a.not_before.as_ref().map(crate::model::Stamp::as_str),
        a.url,
        json.officials,
    ])?;
    Ok(())
}

/// Takes out what was derived from an earlier form.
fn forget(c: &Connection, num: i64) -> rusqlite::Result<()> {
    let keys: Option<String> =
        c.prepare_cached("SELECT keys FROM profiles WHERE num = ?1")?.query_row([num], |row| row.get(0)).optional()?;
    let keys: Vec<String> = keys.and_then(|keys| serde_json::from_str(&keys).ok()).unwrap_or_default();
    for key in &keys {
        let key = codec::key_number(key);
        let gone = c.prepare_cached("DELETE FROM postings WHERE key = ?1 AND num = ?2")?.execute([key, num])?;
        if gone > 0 {
            c.prepare_cached("UPDATE keys SET articles = articles - 1 WHERE key = ?1")?.execute([key])?;
        }
    }
    // A link stands with both of its articles.
    let others: Vec<i64> = c
        .prepare_cached("SELECT other FROM links WHERE num = ?1")?
        .query_map([num], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for other in others {
        c.prepare_cached("DELETE FROM links WHERE num = ?1 AND other = ?2")?.execute([other, num])?;
    }
    for table in ["links", "bodies", "profiles", "mentions"] {
        c.prepare_cached(&format!("DELETE FROM {table} WHERE num = ?1"))?.execute([num])?;
    }
    Ok(())
}

fn put_body(c: &Connection, num: i64, article: &Prepared, json: &Columns) -> rusqlite::Result<()> {
    c.prepare_cached("INSERT INTO bodies (num, text, article, mentions) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        num,
        article.article.text,
        json.article,
        json.mentions
    ])?;
    c.prepare_cached("INSERT INTO profiles (num, keys, profile) VALUES (?1, ?2, ?3)")?.execute(params![
        num,
        json.keys,
        article.profile
    ])?;
    Ok(())
}

fn put_keys(c: &Connection, num: i64, keys: &[String]) -> rusqlite::Result<()> {
    let mut post = c.prepare_cached("INSERT OR IGNORE INTO postings (key, num) VALUES (?1, ?2)")?;
    let mut count = c.prepare_cached(
        "INSERT INTO keys (key, articles) VALUES (?1, 1) ON CONFLICT (key) DO UPDATE SET articles = articles + 1",
    )?;
    for key in keys {
        let key = codec::key_number(key);
        if post.execute([key, num])? > 0 {
            count.execute([key])?;
        }
    }
    Ok(())
}

/// The officials with each office that the article states, and how often each
/// is named; a mention without an office counts for the person's first one.
fn put_mentions(c: &Connection, num: i64, article: &Prepared) -> rusqlite::Result<()> {
    let mut statement = c.prepare_cached(
        "INSERT INTO mentions (num, person, name, role, country, organisation, times) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for official in &article.officials {
        let mut times = 0i64;
        let mut offices = Vec::new();
        for mention in article.mentions.iter().filter(|m| m.person.as_ref() == Some(&official.person)) {
            times += 1;
            let office = (&mention.role, &mention.country, &mention.organisation);
            if (mention.role.is_some() || mention.organisation.is_some()) && !offices.contains(&office) {
                offices.push(office);
            }
        }
        if offices.is_empty() {
            offices.push((&None, &None, &None));
        }
        for (role, country, organisation) in offices {
            statement.execute(params![num, official.person.0, official.name, role, country, organisation, times])?;
            times = 0;
        }
    }
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
