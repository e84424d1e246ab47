//! Which articles have a key: read and changed in memory while a batch is
//! under way, and written once at its end, in the order of the keys.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};

use rusqlite::{Connection, OptionalExtension, params};

/// How many of the newest articles are kept for one key.
const NEWEST: usize = 200;
/// How many articles are looked at for one arriving article: the rarest keys
/// come first, so that common words cost nothing once the rare ones have
/// spoken.
const LOOKED_AT: usize = 1_500;

type Numbers<K, V> = HashMap<K, V, BuildHasherDefault<Spread>>;

/// Spreads a number over the bits of its hash by one multiplication: the
/// numbers are keys, which are hashes already, or numbers of our own.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(self.0.rotate_left(8) ^ u64::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// The postings that a batch has touched.
#[derive(Debug, Default)]
pub(super) struct Postings {
    touched: Numbers<u64, Posting>,
}

/// The articles that have one key.
#[derive(Debug, Default)]
struct Posting {
    /// How many there are in all.
    articles: u32,
    /// The numbers of the newest, in the order of their arrival.
    newest: Vec<u32>,
    changed: bool,
}

impl Postings {
    /// How many articles have the key.
    pub(super) fn count(&mut self, c: &Connection, key: u64) -> rusqlite::Result<u64> {
        if let Some(posting) = self.touched.get(&key) {
            return Ok(posting.articles.into());
        }
        // The count stands before the articles in the row: they are not read.
        let mut statement = c.prepare_cached("SELECT articles FROM keys WHERE key = ?1")?;
        let count: Option<u32> = statement.query_row([key.cast_signed()], |row| row.get(0)).optional()?;
        Ok(count.unwrap_or(0).into())
    }

    /// At most `limit` articles that share the rarest of the keys, those that
    /// share the most rarity first; `articles` is how many there are.
    pub(super) fn nearest(
        &mut self,
        c: &Connection,
        keys: &[u64],
        articles: u64,
        limit: usize,
    ) -> rusqlite::Result<Vec<i64>> {
        let mut known: Vec<(u32, u64)> = Vec::with_capacity(keys.len());
        for &key in keys {
            let count = self.posting(c, key)?.articles;
            if count > 0 {
                known.push((count, key));
            }
        }
        known.sort_unstable();
        known.dedup();
        let mut weights: Numbers<u32, f64> = HashMap::default();
        let mut seen = 0;
        for (count, key) in known {
            if seen >= LOOKED_AT {
                break;
            }
            let weight = ((articles as f64 + 1.0) / f64::from(count)).ln().max(0.01);
            let newest = &self.posting(c, key)?.newest;
            seen += newest.len();
            for &num in newest {
                *weights.entry(num).or_default() += weight;
            }
        }
        let mut nearest: Vec<(u32, f64)> = weights.into_iter().collect();
        let closest = |a: &(u32, f64), b: &(u32, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if limit < nearest.len() {
            nearest.select_nth_unstable_by(limit, closest);
            nearest.truncate(limit);
        }
        nearest.sort_unstable_by(closest);
        Ok(nearest.into_iter().map(|(num, _)| num.into()).collect())
    }

    /// Posts an article under the keys.
    pub(super) fn add(&mut self, c: &Connection, num: i64, keys: &[u64]) -> rusqlite::Result<()> {
        let num = number(num)?;
        for &key in keys {
            let posting = self.posting(c, key)?;
            if posting.newest.contains(&num) {
                continue;
            }
            posting.articles += 1;
            posting.newest.push(num);
            if posting.newest.len() > NEWEST {
                posting.newest.remove(0);
            }
            posting.changed = true;
        }
        Ok(())
    }

    /// Takes an article from under the keys.
    pub(super) fn remove(&mut self, c: &Connection, num: i64, keys: &[u64]) -> rusqlite::Result<()> {
        let num = number(num)?;
        for &key in keys {
            let posting = self.posting(c, key)?;
            posting.articles = posting.articles.saturating_sub(1);
            posting.newest.retain(|&other| other != num);
            posting.changed = true;
        }
        Ok(())
    }

    /// Writes what has changed.
    pub(super) fn write(&mut self, c: &Connection) -> rusqlite::Result<()> {
        let mut changed: Vec<(i64, &Posting)> =
            self.touched.iter().filter(|(_, p)| p.changed).map(|(key, p)| (key.cast_signed(), p)).collect();
        changed.sort_unstable_by_key(|&(key, _)| key);
        let mut statement = c.prepare_cached("REPLACE INTO keys (key, articles, newest) VALUES (?1, ?2, ?3)")?;
        for (key, posting) in changed {
            let newest: Vec<u8> = posting.newest.iter().flat_map(|num| num.to_le_bytes()).collect();
            statement.execute(params![key, posting.articles, newest])?;
        }
        self.touched.clear();
        Ok(())
    }

    fn posting(&mut self, c: &Connection, key: u64) -> rusqlite::Result<&mut Posting> {
        Ok(match self.touched.entry(key) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(read(c, key)?),
        })
    }
}

fn read(c: &Connection, key: u64) -> rusqlite::Result<Posting> {
    let mut statement = c.prepare_cached("SELECT articles, newest FROM keys WHERE key = ?1")?;
    let found = statement
        .query_row([key.cast_signed()], |row| {
            let newest = row.get_ref(1)?.as_blob()?;
            let (numbers, _) = newest.as_chunks();
            let newest = numbers.iter().map(|&four| u32::from_le_bytes(four)).collect();
            Ok(Posting { articles: row.get(0)?, newest, changed: false })
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// Articles are numbered from 1 without gaps.
fn number(num: i64) -> rusqlite::Result<u32> {
    u32::try_from(num).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, num))
}
