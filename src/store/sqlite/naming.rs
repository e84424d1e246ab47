//! Whom an article names, in which offices, who is quoted in it and who met whom,
//! as numbers: see the tables of [`super::schema`].

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::codec;
use crate::model::{Mention, PersonId, SpeakerKind};
use crate::store::Prepared;

/// Puts in what the article of number `num` says.
pub(super) fn put(c: &Connection, num: i64, sort: i64, article: &Prepared) -> rusqlite::Result<()> {
    let day = codec::day(&article.article);
    let mut statement = c.prepare_cached(
        "INSERT INTO mentions (person, office, num, official, evidence, times, quotes, day, sort)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    let mut people: HashMap<&PersonId, i64> = HashMap::new();
    for named in named(article) {
        let person = person(c, &named.id.0, named.name)?;
        people.insert(named.id, person);
        let official = named.mentions.iter().any(|mention| mention.official);
        let (mut times, mut quotes) = (named.mentions.len(), named.quotes);
        for (office, evidence) in named.offices(c)? {
            let (many, said) = (count(times), count(quotes));
            statement.execute(params![person, office, num, official, evidence, many, said, day, sort])?;
            (times, quotes) = (0, 0);
        }
    }
    let mut statement = c.prepare_cached("INSERT INTO quotes (person, sort, num, n) VALUES (?1, ?2, ?3, ?4)")?;
    for (n, quote) in article.quotes.iter().enumerate() {
        let speaker = &quote.speaker;
        let known = speaker.id.as_ref().and_then(|id| people.get(id));
        let speaker = match (known, &speaker.name) {
            (Some(&person), _) => person,
            // A body is somebody without an id.
            (None, Some(name)) if speaker.kind != SpeakerKind::None => person(c, "", name)?,
            _ => NOBODY,
        };
        statement.execute(params![speaker, sort, num, count(n)])?;
    }
    let mut statement =
        c.prepare_cached("INSERT OR IGNORE INTO contacts (person, sort, num, n) VALUES (?1, ?2, ?3, ?4)")?;
    for (n, contact) in article.contacts.iter().enumerate() {
        for id in &contact.participants {
            // Whoever takes part is named; what analysis says is checked all the
            // same.
            let person = match people.get(id) {
                Some(&person) => person,
                None => person(c, &id.0, &id.0)?,
            };
            statement.execute(params![person, sort, num, count(n)])?;
        }
    }
    Ok(())
}

/// Who speaks where nobody is named.
const NOBODY: i64 = 0;

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A person, and all that the article says of them.
struct Named<'a> {
    id: &'a PersonId,
    name: &'a str,
    mentions: Vec<&'a Mention>,
    quotes: usize,
}

/// Everybody whom an article names or quotes.
fn named(article: &Prepared) -> Vec<Named<'_>> {
    let mut all: Vec<Named<'_>> = Vec::new();
    let mut places: HashMap<&PersonId, usize> = HashMap::new();
    let mut place = |all: &mut Vec<_>, id, name| {
        *places.entry(id).or_insert_with(|| {
            all.push(Named { id, name, mentions: Vec::new(), quotes: 0 });
            all.len() - 1
        })
    };
    for mention in &article.mentions {
        let Some(id) = &mention.person else { continue };
        let at = place(&mut all, id, mention.name.as_deref().unwrap_or(&mention.text));
        all[at].mentions.push(mention);
    }
    for speaker in article.quotes.iter().map(|quote| &quote.speaker) {
        let Some(id) = &speaker.id else { continue };
        let at = place(&mut all, id, speaker.name.as_deref().unwrap_or(&id.0));
        all[at].quotes += 1;
    }
    all
}

impl Named<'_> {
    /// The numbers of the offices stated, each once; that of no office where
    /// none is; and whether a mention is evidence for it.
    fn offices(&self, c: &Connection) -> rusqlite::Result<Vec<(i64, bool)>> {
        let mut offices: Vec<(i64, bool)> = Vec::new();
        let stated = |mention: &&&Mention| mention.role.is_some() || mention.organisation.is_some();
        for mention in self.mentions.iter().filter(stated) {
            let office = office(c, mention)?;
            match offices.iter_mut().find(|(known, _)| *known == office) {
                Some((_, evidence)) => *evidence |= mention.is_evidence(),
                None => offices.push((office, mention.is_evidence())),
            }
        }
        if offices.is_empty() {
            offices.push((0, false));
        }
        Ok(offices)
    }
}

/// The number of a person by one of their names.
fn person(c: &Connection, id: &str, name: &str) -> rusqlite::Result<i64> {
    c.prepare_cached("INSERT OR IGNORE INTO people (id, name) VALUES (?1, ?2)")?.execute([id, name])?;
    c.prepare_cached("SELECT num FROM people WHERE id = ?1 AND name = ?2")?.query_row([id, name], |row| row.get(0))
}

fn office(c: &Connection, mention: &Mention) -> rusqlite::Result<i64> {
    let words = [&mention.role, &mention.country, &mention.organisation].map(|words| words.as_deref().unwrap_or(""));
    c.prepare_cached("INSERT OR IGNORE INTO offices (role, country, organisation) VALUES (?1, ?2, ?3)")?
        .execute(words)?;
    c.prepare_cached("SELECT num FROM offices WHERE role = ?1 AND country = ?2 AND organisation = ?3")?
        .query_row(words, |row| row.get(0))
}
