//! Who holds which office, as the user's own articles state it: a fact once
//! three articles from two publishers say so, beside a full name.
//!
//! Looked at anew whenever an article that states it arrives or changes, on the
//! newest few of such articles alone, so that an import stays as quick however
//! many there are. An office is the same whatever its capitals and hyphens.

use std::collections::{BTreeMap, HashSet};

use rusqlite::{Connection, params};

use super::codec;
use super::corrected::Corrected;
use crate::model::{LocalFact, PersonId};

/// How many articles must state a fact, of how many publishers.
const ARTICLES: usize = 3;
const PUBLISHERS: usize = 2;
/// How many of the newest articles are looked at by each way of writing it: the
/// one that arrives is among them, and with it the claim becomes a fact or not.
const NEWEST: i64 = 8;

/// What may be a fact: who holds which office of which country, the office in
/// small letters and without hyphens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    person: String,
    role: String,
    country: String,
}

/// What the article of number `num` is evidence for.
pub(super) fn claims(c: &Connection, num: i64) -> rusqlite::Result<Vec<Claim>> {
    c.prepare_cached(
        "SELECT DISTINCT p.id, replace(lower(o.role), '-', ' '), o.country FROM mentions m
         JOIN people p ON p.num = m.person JOIN offices o ON o.num = m.office WHERE m.num = ?1 AND m.evidence",
    )?
    .query_map([num], |row| Ok(Claim { person: row.get(0)?, role: row.get(1)?, country: row.get(2)? }))?
    .collect()
}

/// Looks at what the article of number `num` states, and what its earlier form
/// stated.
pub(super) fn check(c: &Connection, num: i64, day: Option<i64>, before: &[Claim]) -> rusqlite::Result<()> {
    let now = claims(c, num)?;
    for claim in &now {
        if !claim.is_fact(c)? {
            claim.check(c)?;
        } else if let Some(day) = day {
            c.prepare_cached(
                "UPDATE facts SET first = min(coalesce(first, ?4), ?4), last = max(coalesce(last, ?4), ?4)
                 WHERE person = ?1 AND role = ?2 AND country = ?3
                     AND (first IS NULL OR first > ?4 OR last < ?4)",
            )?
            .execute(params![claim.person, claim.role, claim.country, day])?;
        }
    }
    for claim in before.iter().filter(|claim| !now.contains(claim)) {
        claim.check(c)?;
    }
    Ok(())
}

impl Claim {
    fn is_fact(&self, c: &Connection) -> rusqlite::Result<bool> {
        c.prepare_cached("SELECT 1 FROM facts WHERE person = ?1 AND role = ?2 AND country = ?3")?.exists([
            &self.person,
            &self.role,
            &self.country,
        ])
    }

    /// Makes it a fact where enough articles state it, or no longer one.
    fn check(&self, c: &Connection) -> rusqlite::Result<()> {
        let mut ways = c.prepare_cached(
            "SELECT p.num, p.name, o.num, o.role FROM people p CROSS JOIN offices o
             WHERE p.id = ?1 AND replace(lower(o.role), '-', ' ') = ?2 AND o.country = ?3",
        )?;
        let mut newest = c.prepare_cached(
            "SELECT m.num, a.publisher FROM mentions m JOIN articles a ON a.num = m.num
             WHERE m.person = ?1 AND m.office = ?2 AND m.evidence ORDER BY m.num DESC LIMIT ?3",
        )?;
        let mut days =
            c.prepare_cached("SELECT min(day), max(day) FROM mentions WHERE person = ?1 AND office = ?2 AND evidence")?;
        let (mut articles, mut publishers) = (HashSet::new(), HashSet::new());
        let (mut names, mut roles) = (BTreeMap::<String, usize>::new(), BTreeMap::<String, usize>::new());
        let mut written: Vec<(i64, i64)> = Vec::new();
        let mut way = ways.query([&self.person, &self.role, &self.country])?;
        while let Some(row) = way.next()? {
            let (person, office): (i64, i64) = (row.get(0)?, row.get(2)?);
            let mut lines = newest.query(params![person, office, NEWEST])?;
            while let Some(line) = lines.next()? {
                articles.insert(line.get::<_, i64>(0)?);
                publishers.extend(line.get::<_, Option<String>>(1)?);
                *names.entry(row.get(1)?).or_default() += 1;
                *roles.entry(row.get(3)?).or_default() += 1;
            }
            written.push((person, office));
        }
        if articles.len() < ARTICLES || publishers.len() < PUBLISHERS {
            c.prepare_cached("DELETE FROM facts WHERE person = ?1 AND role = ?2 AND country = ?3")?.execute([
                &self.person,
                &self.role,
                &self.country,
            ])?;
            return Ok(());
        }
        let (mut first, mut last) = (None::<i64>, None::<i64>);
        for (person, office) in written {
            let (from, to): (Option<i64>, Option<i64>) =
                days.query_row([person, office], |row| Ok((row.get(0)?, row.get(1)?)))?;
            first = first.into_iter().chain(from).min();
            last = last.max(to);
        }
        c.prepare_cached(
            "REPLACE INTO facts (person, role, country, name, office, first, last) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![self.person, self.role, self.country, most(names), most(roles), first, last])?;
        Ok(())
    }
}

/// The one that is there most often, the first of those that are.
fn most(counted: BTreeMap<String, usize>) -> Option<String> {
    counted.into_iter().rev().max_by_key(|(_, times)| *times).map(|(words, _)| words)
}

/// The facts, but for those of whom the reader said that they are nobody.
pub(super) fn all(c: &Connection, corrected: &Corrected) -> rusqlite::Result<Vec<LocalFact>> {
    let mut statement = c.prepare_cached(
        "SELECT person, name, office, country, first, last FROM facts ORDER BY person, role, country",
    )?;
    let mut rows = statement.query([])?;
    let mut facts = Vec::new();
    while let Some(row) = rows.next()? {
        if corrected.corrections.person(&PersonId(row.get(0)?)).is_none() {
            continue;
        }
        let day = |at| row.get::<_, Option<i64>>(at).map(|day| day.map(codec::stated));
        facts.push(LocalFact {
            name: row.get(1)?,
            eastern: None,
            office: row.get(2)?,
            country: row.get::<_, Option<String>>(3)?.filter(|country| !country.is_empty()),
            from: day(4)?,
            to: day(5)?,
        });
    }
    Ok(facts)
}
