//! Running stories as a list shows them: how many events and reports, from when
//! to when, told from the index of stories alone; the title, the people and the
//! words of the newest articles of each.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use rusqlite::{CachedStatement, Connection, OptionalExtension};

use super::codec::stated;
use super::corrected::Corrected;
use super::file::Database;
use super::rows::{COLUMNS, Laid, TABLES, row};
use crate::model::row::Official;
use crate::model::{ArticleId, Named, PersonId, Row, StoryEntry};
use crate::store::StoreError;
use crate::text::fold;
use crate::text::words::words;

/// How many of its newest articles say what a story is about.
const NEWEST: i64 = 12;
/// How many people and words stand for it.
const PEOPLE: usize = 4;
const WORDS: usize = 4;

/// The words that say nothing about what a title is about.
static STOPWORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/stopwords.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// The stories of at least so many articles, the one with the newest article
/// first.
pub(super) fn stories(
    database: &Database,
    corrected: &Corrected,
    least: usize,
    limit: Option<usize>,
) -> Result<Vec<StoryEntry>, StoreError> {
    database.run(|c| {
        let counted = match limit {
            Some(limit) => newest(c, least, limit)?,
            None => all(c, least)?,
        };
        let mut teller = Teller::new(c, corrected)?;
        counted.iter().map(|counted| teller.tell(counted)).collect()
    })
}

/// The story that an article belongs to, and its articles, the oldest first.
pub(super) fn story(
    database: &Database,
    corrected: &Corrected,
    laid: &Laid,
    article: &ArticleId,
) -> Result<Option<(StoryEntry, Vec<Row>)>, StoreError> {
    database.run(|c| {
        let num: Option<i64> = c
            .prepare_cached("SELECT story FROM articles WHERE id = ?1")?
            .query_row([&article.0], |row| row.get(0))
            .optional()?;
        let Some(num) = num else { return Ok(None) };
        let Some(counted) = Counted::read(c, num)? else { return Ok(None) };
        let entry = Teller::new(c, corrected)?.tell(&counted)?;
        let statement = format!("SELECT {COLUMNS} FROM {TABLES} WHERE a.story = ?1 ORDER BY a.sort, a.id DESC");
        let mut statement = c.prepare_cached(&statement)?;
        let rows = statement.query_map([num], |columns| row(columns, laid))?.collect::<Result<_, _>>()?;
        Ok(Some((entry, rows)))
    })
}

/// How much a story is.
struct Counted {
    /// The number of its first-imported article.
    story: i64,
    events: usize,
    reports: usize,
    first: Option<i64>,
    last: Option<i64>,
    /// Where its newest article stands in time, and which that is.
    newest: (i64, i64),
    event: i64,
}

/// What the index of stories has of an article, in its order.
const INDEXED: &str = "SELECT story, event, sort, day, num FROM articles INDEXED BY articles_story";

impl Counted {
    fn new(story: i64) -> Self {
        Self { story, events: 0, reports: 0, first: None, last: None, newest: (i64::MIN, 0), event: 0 }
    }

    /// Counts an article; those of one event come together.
    fn add(&mut self, row: &rusqlite::Row<'_>) -> rusqlite::Result<()> {
        let (event, sort, day, num): (i64, i64, Option<i64>, i64) =
            (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
        self.events += usize::from(event != self.event);
        self.event = event;
        self.reports += 1;
        self.newest = self.newest.max((sort, num));
        if let Some(day) = day {
            self.first = Some(self.first.map_or(day, |first| first.min(day)));
            self.last = Some(self.last.map_or(day, |last| last.max(day)));
        }
        Ok(())
    }

    fn read(c: &Connection, story: i64) -> rusqlite::Result<Option<Self>> {
        let mut statement = c.prepare_cached(&format!("{INDEXED} WHERE story = ?1 ORDER BY story, event"))?;
        let mut rows = statement.query([story])?;
        let mut counted = Self::new(story);
        while let Some(row) = rows.next()? {
            counted.add(row)?;
        }
        Ok((counted.reports > 0).then_some(counted))
    }
}

/// All stories of at least so many articles, in one walk through the index.
fn all(c: &Connection, least: usize) -> rusqlite::Result<Vec<Counted>> {
    let mut statement = c.prepare_cached(&format!("{INDEXED} ORDER BY story, event"))?;
    let mut rows = statement.query([])?;
    let mut counted: Vec<Counted> = Vec::new();
    while let Some(row) = rows.next()? {
        let story: i64 = row.get(0)?;
        if counted.last().is_none_or(|last| last.story != story) {
            counted.pop_if(|last| last.reports < least);
            counted.push(Counted::new(story));
        }
        if let Some(last) = counted.last_mut() {
            last.add(row)?;
        }
    }
    counted.pop_if(|last| last.reports < least);
    counted.sort_unstable_by_key(|counted| std::cmp::Reverse(counted.newest));
    Ok(counted)
}

/// The newest of them, found by going through the articles, newest first.
fn newest(c: &Connection, least: usize, limit: usize) -> rusqlite::Result<Vec<Counted>> {
    let mut statement = c.prepare_cached("SELECT story FROM articles ORDER BY sort DESC, num DESC")?;
    let mut rows = statement.query([])?;
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    while found.len() < limit
        && let Some(row) = rows.next()?
    {
        let story: i64 = row.get(0)?;
        if seen.insert(story) {
            found.extend(Counted::read(c, story)?.filter(|counted| counted.reports >= least));
        }
    }
    Ok(found)
}

/// Says what stories are about.
struct Teller<'a> {
    corrected: &'a Corrected,
    newest: CachedStatement<'a>,
    named: CachedStatement<'a>,
    id: CachedStatement<'a>,
}

impl<'a> Teller<'a> {
    fn new(c: &'a Connection, corrected: &'a Corrected) -> rusqlite::Result<Self> {
        Ok(Self {
            corrected,
            newest: c.prepare_cached(
                "SELECT a.num, a.title, a.officials FROM
                     (SELECT num FROM articles INDEXED BY articles_story WHERE story = ?1
                      ORDER BY sort DESC, num DESC LIMIT ?2) n
                 JOIN articles a ON a.num = n.num ORDER BY a.sort DESC, a.num DESC",
            )?,
            named: c.prepare_cached(
                "SELECT DISTINCT p.id, p.name FROM mentions m JOIN people p ON p.num = m.person
                 WHERE m.num = ?1 AND p.id <> ''",
            )?,
            id: c.prepare_cached("SELECT id FROM articles WHERE num = ?1")?,
        })
    }

    fn tell(&mut self, counted: &Counted) -> rusqlite::Result<StoryEntry> {
        let mut articles: Vec<(i64, String)> = Vec::new();
        let mut officials = Tally::default();
        let mut rows = self.newest.query([counted.story, NEWEST])?;
        while let Some(row) = rows.next()? {
            let num = row.get(0)?;
            articles.push((num, row.get(1)?));
            // Written by this program; a damaged value costs the names of one
            // article.
            let here: Vec<Official> = serde_json::from_str(row.get_ref(2)?.as_str()?).unwrap_or_default();
            officials.count(self.corrected, num, here.into_iter().map(|official| (official.person, official.name)));
        }
        drop(rows);
        let mut people = officials.most(articles.len());
        if people.is_empty() {
            let mut all = Tally::default();
            for &(num, _) in &articles {
                let here = self.named.query_map([num], |row| Ok((PersonId(row.get(0)?), row.get(1)?)))?;
                all.count(self.corrected, num, here.collect::<Result<Vec<_>, _>>()?.into_iter());
            }
            people = all.most(articles.len());
        }
        let titles: Vec<&str> = articles.iter().map(|(_, title)| title.as_str()).collect();
        let words = topic(&titles, &people);
        Ok(StoryEntry {
            id: ArticleId(self.id.query_row([counted.story], |row| row.get(0))?),
            title: titles.first().map_or(String::new(), |&title| title.to_owned()),
            people,
            words,
            events: counted.events,
            reports: counted.reports,
            first: counted.first.map(stated),
            last: counted.last.map(stated),
        })
    }
}

/// In how many articles somebody is named, and by which name the newest does.
#[derive(Default)]
struct Tally(Vec<(Named, usize)>);

impl Tally {
    /// Counts those whom one article names.
    fn count(&mut self, corrected: &Corrected, num: i64, here: impl Iterator<Item = (PersonId, String)>) {
        let mut seen: Vec<PersonId> = Vec::new();
        for (found, name) in here {
            let Some(person) = corrected.person_in(num, &found) else { continue };
            if seen.contains(person) {
                continue;
            }
            seen.push(person.clone());
            if let Some((_, times)) = self.0.iter_mut().find(|(known, _)| known.person == *person) {
                *times += 1;
            } else {
                let name = corrected.corrections.shown(&found, person, &name).to_owned();
                self.0.push((Named { person: person.clone(), name }, 1));
            }
        }
    }

    /// Those whom at least half of the articles name, the most named first.
    fn most(mut self, articles: usize) -> Vec<Named> {
        self.0.retain(|&(_, times)| times * 2 >= articles);
        self.0.sort_by_key(|&(_, times)| std::cmp::Reverse(times));
        self.0.into_iter().take(PEOPLE).map(|(named, _)| named).collect()
    }
}

/// The words that several of the titles share, those of the most titles first,
/// as the newest writes them; no names of the people, since those are told.
fn topic(titles: &[&str], people: &[Named]) -> Vec<String> {
    if titles.len() < 2 {
        return Vec::new();
    }
    let names: HashSet<String> =
        people.iter().flat_map(|named| words(&named.name).map(|span| plain(span.of(&named.name)))).collect();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut counted: Vec<(&str, usize, usize)> = Vec::new();
    for (at, title) in titles.iter().enumerate() {
        for span in words(title) {
            let word = plain(span.of(title));
            if word.chars().count() < 3
                || !word.contains(char::is_alphabetic)
                || STOPWORDS.contains(word.as_str())
                || names.contains(&word)
            {
                continue;
            }
            let place = *places.entry(word).or_insert(counted.len());
            match counted.get_mut(place) {
                // Each title counts once.
                Some((_, times, last)) if *last != at => (*times, *last) = (*times + 1, at),
                Some(_) => {}
                None => counted.push((possessor(span.of(title)), 1, at)),
            }
        }
    }
    counted.retain(|&(_, times, _)| times >= 2 && times * 3 >= titles.len());
    counted.sort_by_key(|&(_, times, _)| std::cmp::Reverse(times));
    counted.into_iter().take(WORDS).map(|(word, ..)| word.to_owned()).collect()
}

/// A word as it compares with others.
fn plain(word: &str) -> String {
    fold(possessor(word))
}

/// A word without the ending of a possessive.
fn possessor(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(titles: &[&str], people: &[&str], expected: &[&str]) {
        let named = |name: &&str| Named { person: PersonId(name.to_lowercase()), name: (*name).to_owned() };
        let people: Vec<Named> = people.iter().map(named).collect();
        assert_eq!(topic(titles, &people), expected, "{titles:?}");
    }

    #[test]
    fn words_that_titles_share_say_what_a_story_is_about_and_names_do_not() {
        check(
            &[
                "Quillan’s ferry sails at last",
                "The ferry waits for Quillan",
                "A crane for the Harbour",
                "harbour closes",
            ],
            &["Ana Quillan"],
            &["ferry", "Harbour"],
        );
        check(&["Fog at 10", "Fog again at 10"], &[], &["Fog"]);
        check(&["Fog at sea"], &[], &[]);
        check(&["Fog", "Grain"], &[], &[]);
        check(&[], &[], &[]);
    }
}
