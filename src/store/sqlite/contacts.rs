//! Who met, called or visited whom: who takes part in which contact is in a
//! table of its own; the contact, and the words of its sentence, are read from
//! the article when it is listed.

use std::collections::{HashMap, HashSet};

use rusqlite::params;

use super::corrected::Corrected;
use super::file::Database;
use super::quotes::{head, part};
use crate::model::{Article, ArticleId, Contact, ContactReport, Corrections, Field, Mention, Named, PersonId, Stamp};
use crate::store::{ContactAsk, StoreError};

/// The contacts asked for, of the `chosen` articles or of all.
pub(super) fn contacts(
    database: &Database,
    corrected: &Corrected,
    ask: &ContactAsk<'_>,
    chosen: Option<&[i64]>,
) -> Result<Vec<ContactReport>, StoreError> {
    let limit = ask.limit.unwrap_or(usize::MAX);
    let mut out = Vec::new();
    for num in articles(database, corrected, ask, chosen)? {
        if out.len() >= limit {
            break;
        }
        if corrected.is_deleted(num) {
            continue;
        }
        let reports = Reporting::read(database, num)?.reports(&corrected.corrections);
        let between = |report: &ContactReport| ask.between.iter().all(|p| report.contact.participants.contains(p));
        out.extend(reports.into_iter().filter(between));
    }
    out.truncate(limit);
    Ok(out)
}

/// The articles with contacts that may be meant, newest first.
fn articles(
    database: &Database,
    corrected: &Corrected,
    ask: &ContactAsk<'_>,
    chosen: Option<&[i64]>,
) -> Result<Vec<i64>, StoreError> {
    let mut found: Vec<(i64, i64)> = database.run(|c| {
        let pair = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let Some((first, others)) = ask.between.split_first() else {
            // Of all articles, or of very many, the newest come first.
            return match chosen {
                Some(chosen) => {
                    let mut statement = c.prepare_cached("SELECT sort, num FROM contacts WHERE num = ?1 LIMIT 1")?;
                    let mut all = Vec::new();
                    for num in chosen {
                        all.extend(statement.query_map([num], pair)?.collect::<Result<Vec<_>, _>>()?);
                    }
                    Ok(all)
                }
                None => c.prepare_cached("SELECT DISTINCT sort, num FROM contacts")?.query_map([], pair)?.collect(),
            };
        };
        let mut statement = c.prepare_cached(
            "SELECT DISTINCT x.sort, x.num FROM people p JOIN contacts x ON x.person = p.num WHERE p.id = ?1",
        )?;
        let mut of = |person: &PersonId| -> rusqlite::Result<HashSet<(i64, i64)>> {
            let mut all = HashSet::new();
            for found in corrected.corrections.found_as(person) {
                all.extend(statement.query_map([&found.0], pair)?.collect::<Result<Vec<_>, _>>()?);
            }
            Ok(all)
        };
        let mut all = of(first)?;
        for other in others {
            let of_other = of(other)?;
            all.retain(|article| of_other.contains(article));
        }
        if let Some(chosen) = chosen {
            let chosen: HashSet<i64> = chosen.iter().copied().collect();
            all.retain(|(_, num)| chosen.contains(num));
        }
        Ok(all.into_iter().collect())
    })?;
    found.sort_unstable_by(|a, b| b.cmp(a));
    Ok(found.into_iter().map(|(_, num)| num).collect())
}

/// What is needed of an article to show the contacts that it reports.
struct Reporting {
    id: ArticleId,
    event: ArticleId,
    title: String,
    publisher: Option<String>,
    published: Option<Stamp>,
    text: String,
    mentions: Vec<Mention>,
    contacts: Vec<Contact>,
    /// Read only where something outside the text reports one.
    article: Option<Article>,
}

impl Reporting {
    fn read(database: &Database, num: i64) -> Result<Self, StoreError> {
        let (mut reporting, mentions, contacts) = database.run(|c| {
            c.prepare_cached(
                "SELECT a.id, e.id, a.title, a.publisher, coalesce(a.published, a.updated), b.text, b.mentions,
                     b.contacts
                 FROM articles a JOIN articles e ON e.num = a.event JOIN bodies b ON b.num = a.num WHERE a.num = ?1",
            )?
            .query_row(params![num], |row| {
                let published: Option<String> = row.get(4)?;
                let reporting = Self {
                    id: ArticleId(row.get(0)?),
                    event: ArticleId(row.get(1)?),
                    title: row.get(2)?,
                    publisher: row.get(3)?,
                    published: published.as_deref().and_then(Stamp::parse),
                    text: row.get(5)?,
                    mentions: Vec::new(),
                    contacts: Vec::new(),
                    article: None,
                };
                Ok((reporting, row.get::<_, String>(6)?, row.get::<_, String>(7)?))
            })
        })?;
        reporting.mentions = serde_json::from_str(&mentions).map_err(|e| database.unreadable(e))?;
        reporting.contacts = serde_json::from_str(&contacts).map_err(|e| database.unreadable(e))?;
        let elsewhere = |contact: &Contact| !matches!(contact.field, Field::Text | Field::Title);
        if reporting.contacts.iter().any(elsewhere) {
            let article: String =
                database.run(|c| c.query_row("SELECT article FROM bodies WHERE num = ?1", [num], |row| row.get(0)))?;
            reporting.article = Some(serde_json::from_str(&article).map_err(|e| database.unreadable(e))?);
        }
        Ok(reporting)
    }

    fn reports(mut self, corrections: &Corrections) -> Vec<ContactReport> {
        let mut contacts = std::mem::take(&mut self.contacts);
        corrections.over_contacts(&self.id, &mut contacts);
        let names = self.names(corrections);
        let report = |contact: Contact| {
            let words = part(contact.field, &self.text, &self.title, self.article.as_ref());
            let name = |person: &PersonId| {
                let name = names.get(person).map(String::as_str).or(corrections.name(person)).unwrap_or(&person.0);
                Named { person: person.clone(), name: name.to_owned() }
            };
            ContactReport {
                article: self.id.clone(),
                event: self.event.clone(),
                title: self.title.clone(),
                publisher: self.publisher.clone(),
                published: self.published.clone(),
                people: contact.participants.iter().map(name).collect(),
                sentence: head(words.get(contact.span.start()..contact.span.end()).unwrap_or_default()),
                contact,
            }
        };
        contacts.into_iter().map(report).collect()
    }

    /// By which name the article, or the reader, calls whom.
    fn names(&self, corrections: &Corrections) -> HashMap<PersonId, String> {
        let mut names = HashMap::new();
        for mention in &self.mentions {
            let Some(found) = &mention.person else { continue };
            let Some(person) = corrections.person_in(&self.id, found) else { continue };
            let name = mention.name.as_deref().unwrap_or(&mention.text);
            names.entry(person.clone()).or_insert_with(|| corrections.shown(found, person, name).to_owned());
        }
        names
    }
}
