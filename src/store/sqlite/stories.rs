//! Running stories as a list shows them: how many events and reports, from when
//! to when; the title, the people and the words of the newest articles of each.
//! A few are told from the index of stories, all of them by one walk through the
//! articles.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use rusqlite::{CachedStatement, Connection, OptionalExtension};
use serde::Deserialize;

use super::codec::stated;
use super::corrected::Corrected;
use super::file::Database;
use super::rows::{COLUMNS, Laid, TABLES, row};
use crate::model::{ArticleId, Named, PersonId, Row, StoryEntry};
use crate::store::StoreError;
use crate::text::fold;
use crate::text::words::words;

/// How many of its newest articles say what a story is about.
const NEWEST: usize = 12;
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
        let running = match limit {
            Some(limit) => newest(c, least, limit)?,
            None => all(c, corrected, least)?,
        };
        let mut named = Naming::new(c)?;
        running.into_iter().map(|running| running.told(corrected, &mut named)).collect()
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
        let entry = Running::read(c, num)?.told(corrected, &mut Naming::new(c)?)?;
        let statement = format!("SELECT {COLUMNS} FROM {TABLES} WHERE a.story = ?1 ORDER BY a.sort, a.id DESC");
        let mut statement = c.prepare_cached(&statement)?;
        let mut rows: Vec<Row> = statement.query_map([num], |columns| row(columns, laid))?.collect::<Result<_, _>>()?;
        rows.retain(|row| !row.marks.deleted || row.id == *article);
        Ok(Some((entry, rows)))
    })
}

/// How much a story is, and its newest articles.
#[derive(Default)]
struct Running {
    id: String,
    /// Where its newest article stands in a list.
    place: (i64, String),
    events: usize,
    reports: usize,
    first: Option<i64>,
    last: Option<i64>,
    newest: Vec<Told>,
}

/// What an article tells of its story.
struct Told {
    sort: i64,
    num: i64,
    title: String,
    officials: String,
    topic: String,
}

impl Told {
    /// The words of its topic, or of its title where that is not known.
    fn about(&self) -> &str {
        if self.topic.is_empty() { &self.title } else { &self.topic }
    }
}

impl Running {
    /// One story, counted in the index of stories alone. Of each event one article
    /// counts the reports.
    fn read(c: &Connection, story: i64) -> rusqlite::Result<Self> {
        let counted = "SELECT sum(reports > 0), count(*), min(day), max(day) FROM articles INDEXED BY articles_story
             WHERE story = ?1";
        let mut running = c.prepare_cached(counted)?.query_row([story], |row| {
            let count = |at| row.get::<_, u32>(at).map(|n| n as usize);
            let (first, last) = (row.get(2)?, row.get(3)?);
            Ok(Self { events: count(0)?, reports: count(1)?, first, last, ..Self::default() })
        })?;
        running.id =
            c.prepare_cached("SELECT id FROM articles WHERE num = ?1")?.query_row([story], |row| row.get(0))?;
        running.newest = c
            .prepare_cached(
                "SELECT sort, num, title, officials, topic FROM articles INDEXED BY articles_story WHERE story = ?1
                 ORDER BY sort DESC, num DESC LIMIT ?2",
            )?
            .query_map([story, number(NEWEST)], |row| {
                let (title, officials, topic) = (row.get(2)?, row.get(3)?, row.get(4)?);
                Ok(Told { sort: row.get(0)?, num: row.get(1)?, title, officials, topic })
            })?
            .collect::<Result<_, _>>()?;
        Ok(running)
    }

    fn keep_newest(&mut self) {
        self.newest.sort_unstable_by_key(|told| std::cmp::Reverse((told.sort, told.num)));
        self.newest.truncate(NEWEST);
    }

    /// What the newest articles say it is about.
    fn told(mut self, corrected: &Corrected, named: &mut Naming<'_>) -> rusqlite::Result<StoryEntry> {
        self.newest.retain(|told| !corrected.is_deleted(told.num));
        let mut officials = Tally::default();
        for told in &self.newest {
            // Written by this program; a damaged value costs the names of one
            // article.
            let here: Vec<Known<'_>> = serde_json::from_str(&told.officials).unwrap_or_default();
            officials.count(corrected, told.num, here.iter().map(|known| (&*known.person, &*known.name)));
        }
        let mut people = officials.most(self.newest.len());
        if people.is_empty() {
            let mut all = Tally::default();
            for told in &self.newest {
                let here = named.here(told.num)?;
                all.count(corrected, told.num, here.iter().map(|(person, name)| (person.as_str(), name.as_str())));
            }
            people = all.most(self.newest.len());
        }
        let topics: Vec<&str> = self.newest.iter().map(Told::about).collect();
        Ok(StoryEntry {
            words: topic(&topics, &people),
            title: self.newest.first().map(|told| told.title.clone()).unwrap_or_default(),
            id: ArticleId(self.id),
            people,
            events: self.events,
            reports: self.reports,
            first: self.first.map(stated),
            last: self.last.map(stated),
        })
    }
}

/// All stories of at least so many articles: one walk through the index says
/// which, one through the articles reads them as they lie.
fn all(c: &Connection, corrected: &Corrected, least: usize) -> rusqlite::Result<Vec<Running>> {
    let mut places: HashMap<i64, usize> = HashMap::new();
    let mut statement =
        c.prepare_cached("SELECT story FROM articles INDEXED BY articles_story GROUP BY story HAVING count(*) >= ?1")?;
    let mut rows = statement.query([number(least)])?;
    while let Some(row) = rows.next()? {
        places.insert(row.get(0)?, places.len());
    }
    let mut all: Vec<Running> = Vec::new();
    all.resize_with(places.len(), Running::default);
    let mut statement = c.prepare_cached(
        "SELECT story, num, sort, id, day, reports, title, officials, topic FROM articles NOT INDEXED",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (story, num, sort): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let Some(running) = places.get(&story).and_then(|&place| all.get_mut(place)) else { continue };
        let id = row.get_ref(3)?.as_str()?;
        if story == num {
            id.clone_into(&mut running.id);
        }
        if corrected.is_deleted(num) {
            continue;
        }
        let (best, first) = (running.place.0, running.place.1.as_str());
        if running.reports == 0 || sort > best || sort == best && id < first {
            running.place = (sort, id.to_owned());
        }
        let day: Option<i64> = row.get(4)?;
        running.events += usize::from(row.get::<_, i64>(5)? > 0);
        running.reports += 1;
        running.first = running.first.into_iter().chain(day).min();
        running.last = running.last.into_iter().chain(day).max();
        running.newest.push(Told { sort, num, title: row.get(6)?, officials: row.get(7)?, topic: row.get(8)? });
        if running.newest.len() > 4 * NEWEST {
            running.keep_newest();
        }
    }
    all.retain(|running| running.reports >= least.max(1));
    all.iter_mut().for_each(Running::keep_newest);
    all.sort_unstable_by(|a, b| b.place.0.cmp(&a.place.0).then_with(|| a.place.1.cmp(&b.place.1)));
    Ok(all)
}

/// So many of the newest, found by going through the list of articles.
fn newest(c: &Connection, least: usize, limit: usize) -> rusqlite::Result<Vec<Running>> {
    let mut statement = c.prepare_cached("SELECT story FROM articles ORDER BY sort DESC, id")?;
    let mut enough =
        c.prepare_cached("SELECT 1 FROM articles INDEXED BY articles_story WHERE story = ?1 LIMIT 1 OFFSET ?2")?;
    let mut rows = statement.query([])?;
    let (mut seen, mut found) = (HashSet::new(), Vec::new());
    while found.len() < limit
        && let Some(row) = rows.next()?
    {
        let story: i64 = row.get(0)?;
        if seen.insert(story) && enough.exists([story, number(least.saturating_sub(1))])? {
            found.push(Running::read(c, story)?);
        }
    }
    Ok(found)
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Looks up whom an article names, official or not.
struct Naming<'a>(CachedStatement<'a>);

impl<'a> Naming<'a> {
    fn new(c: &'a Connection) -> rusqlite::Result<Self> {
        let named = "SELECT DISTINCT p.id, p.name FROM mentions m JOIN people p ON p.num = m.person
             WHERE m.num = ?1 AND p.id <> ''";
        c.prepare_cached(named).map(Self)
    }

    fn here(&mut self, num: i64) -> rusqlite::Result<Vec<(String, String)>> {
        self.0.query_map([num], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    }
}

/// What is read of an official of an article.
#[derive(Deserialize)]
struct Known<'a> {
    #[serde(borrow)]
    person: Cow<'a, str>,
    #[serde(borrow)]
    name: Cow<'a, str>,
}

/// In how many articles somebody is named, and by which name the newest does.
#[derive(Default)]
struct Tally(Vec<(Named, usize)>);

impl Tally {
    /// Counts those whom one article names.
    fn count<'b>(&mut self, corrected: &Corrected, num: i64, here: impl Iterator<Item = (&'b str, &'b str)>) {
        let mut seen: Vec<PersonId> = Vec::new();
        for (found, name) in here {
            let found = PersonId(found.to_owned());
            let Some(person) = corrected.person_in(num, &found) else { continue };
            if seen.contains(person) {
                continue;
            }
            seen.push(person.clone());
            if let Some((_, times)) = self.0.iter_mut().find(|(known, _)| known.person == *person) {
                *times += 1;
            } else {
                let name = corrected.corrections.shown(&found, person, name).to_owned();
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

/// The words that several of the topics share, those of the most first, as the
/// newest writes them; no names of the people, since those are told.
fn topic(topics: &[&str], people: &[Named]) -> Vec<String> {
    if topics.len() < 2 {
        return Vec::new();
    }
    let names: HashSet<String> =
        people.iter().flat_map(|named| words(&named.name).map(|span| plain(span.of(&named.name)))).collect();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut counted: Vec<(&str, usize, usize)> = Vec::new();
    for (at, topic) in topics.iter().enumerate() {
        for span in words(topic) {
            if span.of(topic).len() < 3 {
                continue;
            }
            let word = plain(span.of(topic));
            if word.chars().count() < 3
                || !word.contains(char::is_alphabetic)
                || STOPWORDS.contains(word.as_str())
                || names.contains(&word)
            {
                continue;
            }
            let place = *places.entry(word).or_insert(counted.len());
            match counted.get_mut(place) {
                // Each counts once.
                Some((_, times, last)) if *last != at => (*times, *last) = (*times + 1, at),
                Some(_) => {}
                None => counted.push((possessor(span.of(topic)), 1, at)),
            }
        }
    }
    counted.retain(|&(_, times, _)| times >= 2 && times * 3 >= topics.len());
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
    fn words_that_topics_share_say_what_a_story_is_about_and_names_do_not() {
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
