//! Who is in the news: everybody whom articles name, one person with all that
//! is known of them, and who is meant by a name.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, params};

use super::corrected::Corrected;
use super::file::Database;
use super::gathered::{Gatherer, Line};
use crate::model::{Companion, PersonEntry, PersonId};
use crate::store::StoreError;

/// How many of a person's newest articles are listed, and looked through for
/// others.
pub(super) const ARTICLES: usize = 500;
/// How many others are listed.
const COMPANIONS: usize = 50;

const COLUMNS: &str = "m.person, m.office, m.num, m.official, m.times, m.quotes, m.day";

/// Everybody in the `chosen` articles, or in all.
pub(super) fn people(
    database: &Database,
    corrected: &Corrected,
    chosen: Option<&[i64]>,
) -> Result<Vec<PersonEntry>, StoreError> {
    database.run(|c| {
        let mut gatherer = Gatherer::new(c, corrected)?;
        let articles: u32 = c.query_row("SELECT coalesce(max(num), 0) FROM articles", [], |row| row.get(0))?;
        match chosen {
            // A few are looked up; many are found sooner by going through all.
            Some(chosen) if chosen.len() < articles as usize / 4 => {
                let mut statement = c.prepare_cached(&format!("SELECT {COLUMNS} FROM mentions m WHERE m.num = ?1"))?;
                for num in chosen {
                    let mut lines = statement.query([num])?;
                    while let Some(row) = lines.next()? {
                        gatherer.add(&line(row)?)?;
                    }
                }
            }
            _ => {
                gatherer.know_all()?;
                let chosen: Option<HashSet<i64>> = chosen.map(|chosen| chosen.iter().copied().collect());
                let mut statement = c.prepare_cached(&format!("SELECT {COLUMNS} FROM mentions m"))?;
                let mut lines = statement.query([])?;
                while let Some(row) = lines.next()? {
                    let line = line(row)?;
                    if chosen.as_ref().is_none_or(|chosen| chosen.contains(&line.num)) {
                        gatherer.add(&line)?;
                    }
                }
            }
        }
        gatherer.entries()
    })
}

/// One person over all articles; `None` where none names them.
pub(super) fn person(
    database: &Database,
    corrected: &Corrected,
    person: &PersonId,
) -> Result<Option<PersonEntry>, StoreError> {
    database.run(|c| {
        let mut gatherer = Gatherer::new(c, corrected)?;
        let mut statement = c.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM people p JOIN mentions m ON m.person = p.num WHERE p.id = ?1"
        ))?;
        for found in corrected.corrections.found_as(person) {
            let mut lines = statement.query([&found.0])?;
            while let Some(row) = lines.next()? {
                let line = line(row)?;
                if corrected.person_in(line.num, &found) == Some(person) {
                    gatherer.add(&line)?;
                }
            }
        }
        Ok(gatherer.entries()?.pop())
    })
}

/// The numbers of the articles that name a person, the newest first, at most
/// [`ARTICLES`].
pub(super) fn articles(database: &Database, corrected: &Corrected, person: &PersonId) -> Result<Vec<i64>, StoreError> {
    database.run(|c| {
        let mut statement =
            c.prepare_cached("SELECT m.num, m.sort FROM people p JOIN mentions m ON m.person = p.num WHERE p.id = ?1")?;
        let mut all: Vec<(i64, i64)> = Vec::new();
        for found in corrected.corrections.found_as(person) {
            let mut lines = statement.query([&found.0])?;
            while let Some(row) = lines.next()? {
                let num = row.get(0)?;
                if corrected.person_in(num, &found) == Some(person) {
                    all.push((row.get(1)?, num));
                }
            }
        }
        all.sort_unstable_by(|a, b| b.cmp(a));
        all.dedup();
        Ok(all.into_iter().take(ARTICLES).map(|(_, num)| num).collect())
    })
}

/// Who else is named in these articles, in the most of them first.
pub(super) fn companions(
    database: &Database,
    corrected: &Corrected,
    person: &PersonId,
    articles: &[i64],
) -> Result<Vec<Companion>, StoreError> {
    database.run(|c| {
        let mut statement = c.prepare_cached("SELECT DISTINCT person FROM mentions WHERE num = ?1")?;
        let mut people = People::new(c)?;
        let mut counted: HashMap<PersonId, Companion> = HashMap::new();
        for &num in articles {
            let mut here: Vec<(PersonId, String)> = Vec::new();
            let mut found = statement.query([num])?;
            while let Some(row) = found.next()? {
                let (found, name) = people.of(row.get(0)?)?;
                let Some(who) = corrected.person_in(num, found) else { continue };
                if who != person && here.iter().all(|(known, _)| known != who) {
                    here.push((who.clone(), corrected.corrections.shown(found, who, name).to_owned()));
                }
            }
            for (who, name) in here {
                let entry = Companion { person: who.clone(), name, articles: 0 };
                counted.entry(who).or_insert(entry).articles += 1;
            }
        }
        let mut companions: Vec<Companion> = counted.into_values().collect();
        companions.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.person.cmp(&b.person)));
        companions.truncate(COMPANIONS);
        Ok(companions)
    })
}

/// Persons by their numbers, each looked up once.
struct People<'a> {
    statement: rusqlite::CachedStatement<'a>,
    known: HashMap<i64, (PersonId, String)>,
}

impl<'a> People<'a> {
    fn new(c: &'a Connection) -> rusqlite::Result<Self> {
        Ok(Self { statement: c.prepare_cached("SELECT id, name FROM people WHERE num = ?1")?, known: HashMap::new() })
    }

    fn of(&mut self, num: i64) -> rusqlite::Result<&(PersonId, String)> {
        use std::collections::hash_map::Entry;
        Ok(match self.known.entry(num) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let person = self.statement.query_row(params![num], |row| Ok((PersonId(row.get(0)?), row.get(1)?)))?;
                place.insert(person)
            }
        })
    }
}

fn line(row: &rusqlite::Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        person: row.get(0)?,
        office: row.get(1)?,
        num: row.get(2)?,
        official: row.get(3)?,
        times: row.get(4)?,
        quotes: row.get(5)?,
        day: row.get(6)?,
    })
}
