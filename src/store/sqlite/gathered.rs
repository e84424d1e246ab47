//! What articles say of people, put together by who they are after all
//! corrections.
//!
//! Names, offices and articles are numbers until the end: a hundred thousand
//! articles are gone through in a moment.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use rusqlite::Connection;

use super::codec::stated;
use super::corrected::Corrected;
use crate::model::{Office, OfficeHeld, PersonEntry, PersonId};

/// Into how many parts of time activity is divided.
const PARTS: i64 = 12;
/// One in so many articles may be older than the first part: a single one from
/// long ago would leave nothing to be seen of all others.
const OLD: i64 = 50;

/// What one article says of a person in an office.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// A person by one of their names.
    pub(super) person: i64,
    /// 0 where none is stated.
    pub(super) office: i64,
    /// The article.
    pub(super) num: i64,
    pub(super) official: bool,
    /// How often the person is named there, and how often quoted.
    pub(super) times: u32,
    pub(super) quotes: u32,
    /// The day of the article as a number such as 20250522.
    pub(super) day: Option<i64>,
}

/// Gathers lines by person.
pub(super) struct Gatherer<'a> {
    corrected: &'a Corrected,
    find: rusqlite::CachedStatement<'a>,
    c: &'a Connection,
    /// By a person's number: their id and name, and where they are gathered in
    /// the articles of which nothing else was said.
    names: HashMap<i64, Named>,
    by_person: HashMap<PersonId, usize>,
    all: Vec<Gathered>,
}

struct Named {
    id: PersonId,
    name: String,
    at: Option<usize>,
}

/// What is gathered of one person.
struct Gathered {
    person: PersonId,
    official: bool,
    mentions: usize,
    quotes: usize,
    /// In how many articles they go by which name.
    names: Vec<(i64, usize)>,
    articles: Days,
    offices: Vec<(i64, i64, Option<i64>)>,
}

impl<'a> Gatherer<'a> {
    pub(super) fn new(c: &'a Connection, corrected: &'a Corrected) -> rusqlite::Result<Self> {
        let find = c.prepare_cached("SELECT id, name FROM people WHERE num = ?1")?;
        Ok(Self { corrected, find, c, names: HashMap::new(), by_person: HashMap::new(), all: Vec::new() })
    }

    /// Looks everybody up at once.
    pub(super) fn know_all(&mut self) -> rusqlite::Result<()> {
        let mut statement = self.c.prepare_cached("SELECT num, id, name FROM people")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let named = self.named(PersonId(row.get(1)?), row.get(2)?);
            self.names.insert(row.get(0)?, named);
        }
        Ok(())
    }

    fn named(&mut self, id: PersonId, name: String) -> Named {
        let at = self.corrected.corrections.person(&id).cloned().map(|person| self.place(person));
        Named { id, name, at }
    }

    fn place(&mut self, person: PersonId) -> usize {
        *self.by_person.entry(person).or_insert_with_key(|person| {
            self.all.push(Gathered {
                person: person.clone(),
                official: false,
                mentions: 0,
                quotes: 0,
                names: Vec::new(),
                articles: Vec::new(),
                offices: Vec::new(),
            });
            self.all.len() - 1
        })
    }

    pub(super) fn add(&mut self, line: &Line) -> rusqlite::Result<()> {
        if !self.names.contains_key(&line.person) {
            let (id, name) = self.find.query_row([line.person], |row| Ok((PersonId(row.get(0)?), row.get(1)?)))?;
            let named = self.named(id, name);
            self.names.insert(line.person, named);
        }
        let Some(named) = self.names.get(&line.person) else { return Ok(()) };
        let at = if self.corrected.is_split(line.num) {
            let person = self.corrected.person_in(line.num, &named.id).cloned();
            person.map(|person| self.place(person))
        } else {
            named.at
        };
        if let Some(gathered) = at.and_then(|at| self.all.get_mut(at)) {
            gathered.add(line);
        }
        Ok(())
    }

    /// Everybody of whom there was a line, in the most articles first.
    pub(super) fn entries(self) -> rusqlite::Result<Vec<PersonEntry>> {
        let Self { corrected, c, names, all, .. } = self;
        let (offices, span) = (Offices::read(c)?, span(c)?);
        let mut entries = Vec::with_capacity(all.len());
        for gathered in all {
            if gathered.articles.is_empty() {
                continue;
            }
            let name = match corrected.corrections.name(&gathered.person) {
                Some(name) => name.to_owned(),
                None => gathered.name(&names),
            };
            entries.push(gathered.entry(name, &offices, span));
        }
        entries.sort_by(|a, b| {
            b.articles.cmp(&a.articles).then(b.mentions.cmp(&a.mentions)).then_with(|| a.person.cmp(&b.person))
        });
        Ok(entries)
    }
}

impl Gathered {
    fn add(&mut self, line: &Line) {
        self.official |= line.official;
        self.mentions += line.times as usize;
        self.quotes += line.quotes as usize;
        // What is stated of someone without office is a profession or a past.
        if line.office != 0 && line.official {
            self.offices.push((line.office, line.num, line.day));
        }
        self.articles.push((line.num, line.day));
        // One line of each article says how often, whatever the offices are.
        if line.times == 0 && line.quotes == 0 {
            return;
        }
        match self.names.iter_mut().find(|(name, _)| *name == line.person) {
            Some((_, times)) => *times += 1,
            None => self.names.push((line.person, 1)),
        }
    }

    /// The name that most articles have. Their own, where others were merged
    /// into them.
    fn name(&self, names: &HashMap<i64, Named>) -> String {
        let called = self.names.iter().filter_map(|(num, times)| names.get(num).map(|named| (named, times)));
        let most = called
            .max_by_key(|(named, times)| (named.id == self.person, **times, std::cmp::Reverse(named.name.as_str())));
        most.map(|(named, _)| named.name.clone()).unwrap_or_default()
    }

    fn entry(mut self, name: String, offices: &Offices, span: Option<(i64, i64)>) -> PersonEntry {
        // An article may state two offices, and name by two names whoever was
        // merged.
        self.articles.sort_unstable();
        self.articles.dedup();
        let days = || self.articles.iter().filter_map(|&(_, day)| day);
        PersonEntry {
            name,
            official: self.official,
            offices: offices.held(self.offices),
            articles: self.articles.len(),
            mentions: self.mentions,
            quotes: self.quotes,
            first: days().min().map(stated),
            last: days().max().map(stated),
            activity: activity(days(), span),
            person: self.person,
        }
    }
}

/// Words of a role that is no office, is no more or is not yet one.
const NOT_HELD: [&str; 11] = [
    "counterpart",
    "former",
    "ex",
    "retired",
    "ousted",
    "elect",
    "designate",
    "nominee",
    "candidate",
    "aspiring",
    "would",
];
/// Words that say how long an office has been held, not which it is.
const HOW_LONG: [&str; 11] =
    ["new", "newly", "elected", "appointed", "then", "current", "incoming", "outgoing", "late", "veteran", "longtime"];
/// Short forms of offices.
const SHORT: [(&str, &str); 9] = [
    ("sen", "senator"),
    ("gov", "governor"),
    ("rep", "representative"),
    ("gen", "general"),
    ("pres", "president"),
    ("adm", "admiral"),
    ("lt", "lieutenant"),
    ("col", "colonel"),
    ("defence", "defense"),
];

/// What a person may be without an office, in the table of titles.
static PRIVATE: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let table = include_str!("../../../assets/offices.tsv");
    table.lines().filter_map(|line| line.strip_prefix("person\t")).collect()
});

/// The names and adjectives of each country as they stand before an office.
static COUNTRIES: LazyLock<HashMap<&str, Vec<String>>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/countries.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let (code, names) = line.split_once('\t')?;
            Some((code, names.split(['\t', ',']).map(|name| bare(name.trim())).filter(|n| !n.is_empty()).collect()))
        })
        .collect()
});

/// Words in small letters without the marks between them: one that differs
/// from another in capitals, hyphens or stops is the same.
fn bare(words: &str) -> String {
    let words = words.to_lowercase().replace(['-', '‑'], " ").replace(['.', ','], "");
    let words = words.split_whitespace().map(|word| word.trim_end_matches("'s").trim_end_matches("’s"));
    words.collect::<Vec<_>>().join(" ")
}

/// The words of an office by which it is the same wherever it is stated.
fn plain(words: &str, country: Option<&str>) -> String {
    let all = bare(words);
    let names = country.and_then(|code| COUNTRIES.get(code)).map_or(&[][..], Vec::as_slice);
    let mut rest = all.as_str();
    loop {
        let skipped = names.iter().map(String::as_str).chain(HOW_LONG);
        let cut = skipped.filter_map(|name| rest.strip_prefix(name)?.strip_prefix(' ')).min_by_key(|rest| rest.len());
        let Some(cut) = cut else { break };
        rest = cut;
    }
    let long = |word| SHORT.iter().find(|&&(short, _)| short == word).map_or(word, |&(_, long)| long);
    rest.split(' ').map(long).collect::<Vec<_>>().join(" ")
}

/// The numbers and days of articles.
type Days = Vec<(i64, Option<i64>)>;

/// The offices by their numbers.
struct Offices(HashMap<i64, Stated>);

/// An office, and the words by which another is told to be the same.
struct Stated {
    office: Office,
    key: (String, String),
}

impl Offices {
    fn read(c: &Connection) -> rusqlite::Result<Self> {
        let some = |row: &rusqlite::Row<'_>, at| row.get(at).map(|words: String| Some(words).filter(|w| !w.is_empty()));
        c.prepare_cached("SELECT num, role, country, organisation FROM offices")?
            .query_map([], |row| {
                let office = Office { role: some(row, 1)?, country: some(row, 2)?, organisation: some(row, 3)? };
                Ok((row.get(0)?, Stated::new(office)))
            })?
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The offices of one person, the one stated last first. Those that differ
    /// only in how they are written, in how long they have been held, or because
    /// one leaves out the country, are one, as it is written most.
    fn held(&self, mut lines: Vec<(i64, i64, Option<i64>)>) -> Vec<OfficeHeld> {
        lines.sort_unstable();
        let mut stated: Vec<(&Stated, Days)> = lines
            .chunk_by(|a, b| a.0 == b.0)
            .filter_map(|lines| {
                let stated = self.0.get(&lines.first()?.0).filter(|stated| stated.is_held())?;
                Some((stated, lines.iter().map(|&(_, num, day)| (num, day)).collect()))
            })
            .collect();
        // Those with a country come first, so that the others find them.
        stated.sort_by(|(a, of_a), (b, of_b)| {
            let by_country = b.office.country.is_some().cmp(&a.office.country.is_some());
            by_country.then(of_b.len().cmp(&of_a.len())).then_with(|| a.office.cmp(&b.office))
        });
        let mut groups: Vec<(&Stated, Days)> = Vec::new();
        for (office, articles) in stated {
            match groups.iter_mut().find(|(known, _)| known.is_same(office)) {
                Some((_, all)) => all.extend(articles),
                None => groups.push((office, articles)),
            }
        }
        let mut held: Vec<OfficeHeld> = groups.into_iter().map(|(stated, articles)| stated.held(&articles)).collect();
        held.sort_by(|a, b| {
            b.last.cmp(&a.last).then(b.articles.cmp(&a.articles)).then_with(|| a.office.cmp(&b.office))
        });
        held
    }
}

impl Stated {
    fn new(office: Office) -> Self {
        let plain = |words: &Option<String>| plain(words.as_deref().unwrap_or_default(), office.country.as_deref());
        Self { key: (plain(&office.role), plain(&office.organisation)), office }
    }

    /// Who is someone's counterpart holds an office that is not stated; a
    /// profession, a kinship or a candidacy is none, and a past one is not held.
    fn is_held(&self) -> bool {
        let (role, organisation) = &self.key;
        let end = [" of ", " for ", " to ", " at "].iter().filter_map(|of| role.find(of)).min();
        let head = &role[..end.unwrap_or(role.len())];
        let ends_in =
            |phrase: &str| head.strip_suffix(phrase).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
        let not_now = head.split(' ').any(|word| NOT_HELD.contains(&word));
        let public = !not_now && !PRIVATE.iter().any(|phrase| ends_in(phrase));
        public && (!role.is_empty() || !organisation.is_empty())
    }

    fn is_same(&self, other: &Self) -> bool {
        self.key == other.key && (other.office.country.is_none() || self.office.country == other.office.country)
    }

    fn held(&self, articles: &[(i64, Option<i64>)]) -> OfficeHeld {
        let days = || articles.iter().filter_map(|&(_, day)| day);
        OfficeHeld {
            office: self.office.clone(),
            articles: articles.iter().map(|&(num, _)| num).collect::<HashSet<_>>().len(),
            first: days().min().map(stated),
            last: days().max().map(stated),
        }
    }
}

/// The time that dated articles span, as [`ordinal`]s.
fn span(c: &Connection) -> rusqlite::Result<Option<(i64, i64)>> {
    let dated = "FROM articles WHERE day IS NOT NULL";
    let (articles, last): (i64, Option<i64>) =
        c.query_row(&format!("SELECT count(*), max(day) {dated}"), [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let Some(last) = last else { return Ok(None) };
    let first: i64 =
        c.query_row(&format!("SELECT day {dated} ORDER BY day LIMIT 1 OFFSET ?1"), [articles / OLD], |row| row.get(0))?;
    Ok(Some((ordinal(first), ordinal(last))))
}

/// Days in a row, as if all months had as many: equal enough for a bar.
fn ordinal(day: i64) -> i64 {
    let (year, month, day) = (day / 10_000, (day / 100 % 100).max(1), (day % 100).max(1));
    (year * 12 + month - 1) * 31 + day - 1
}

fn activity(days: impl Iterator<Item = i64>, span: Option<(i64, i64)>) -> Vec<u32> {
    let Some((first, last)) = span else { return Vec::new() };
    let mut parts = vec![0; PARTS as usize];
    for day in days {
        let part = (ordinal(day) - first) * PARTS / (last - first + 1);
        if let Some(part) = parts.get_mut(part.clamp(0, PARTS - 1) as usize) {
            *part += 1;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(role: &str, country: Option<&str>) -> Office {
        Office { role: Some(role.to_owned()), country: country.map(str::to_owned), organisation: None }
    }

    /// The offices held, by the articles and days that state each.
    fn held(stated: &[(Office, &[(i64, i64)])]) -> Vec<OfficeHeld> {
        let offices = (1..).zip(stated).map(|(n, (office, _))| (n, Stated::new(office.clone()))).collect();
        let lines = (1..)
            .zip(stated)
            .flat_map(|(n, (_, articles))| articles.iter().map(move |&(num, day)| (n, num, Some(day))));
        Offices(offices).held(lines.collect())
    }

    #[test]
    fn offices_that_differ_in_capitals_hyphens_or_a_missing_country_are_one_as_it_is_written_most() {
        let held = held(&[
            (office("Harbour Minister", Some("NO")), &[(1, 20_250_105)]),
            (office("harbour minister", Some("NO")), &[(2, 20_250_200), (3, 20_250_301)]),
            (office("harbour-minister", None), &[(3, 20_250_301), (4, 20_250_401)]),
            (office("envoy", None), &[(5, 20_240_000)]),
            (office("harbour minister", Some("PE")), &[(6, 20_250_501)]),
            (office("Peruvian counterpart", None), &[(7, 20_250_601)]),
        ]);
        let told: Vec<_> =
            held.iter().map(|h| (h.office.clone(), h.articles, h.first.as_deref(), h.last.as_deref())).collect();
        assert_eq!(
            told,
            [
                (office("harbour minister", Some("PE")), 1, Some("2025-05-01"), Some("2025-05-01")),
                (office("harbour minister", Some("NO")), 4, Some("2025-01-05"), Some("2025-04-01")),
                (office("envoy", None), 1, Some("2024"), Some("2024")),
            ]
        );
    }

    #[test]
    fn offices_that_differ_in_how_long_they_are_held_in_the_country_or_in_short_forms_are_one() {
        let held = held(&[
            (office("Senator", Some("US")), &[(1, 20_250_105), (2, 20_250_106), (3, 20_250_107)]),
            (office("Sen", Some("US")), &[(4, 20_250_201)]),
            (office("new U.S. senator", Some("US")), &[(5, 20_250_301)]),
            (office("then-American senator", Some("US")), &[(6, 20_250_302)]),
            (office("Chinese senator", Some("US")), &[(7, 20_250_303)]),
        ]);
        let told: Vec<_> = held.iter().map(|h| (h.office.role.as_deref().unwrap_or_default(), h.articles)).collect();
        assert_eq!(told, [("Chinese senator", 1), ("Senator", 6)]);
    }

    #[test]
    fn professions_kinships_and_candidacies_are_no_offices() {
        for role in [
            "rival",
            "billionaire",
            "wife",
            "Republican presidential nominee",
            "professor of law",
            "would-be successor",
            "former mayor",
        ] {
            assert_eq!(held(&[(office(role, None), &[(1, 20_250_105)])]), [], "{role}");
        }
    }

    #[test]
    fn activity_counts_articles_in_equal_parts_of_the_time() {
        let span = Some((ordinal(20_250_101), ordinal(20_251_231)));
        let days = [20_250_100, 20_250_131, 20_250_201, 20_251_231, 10_000, 20_991_231];
        let parts = activity(days.into_iter(), span);
        assert_eq!(parts, [3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
        assert_eq!(activity([20_250_101].into_iter(), Some((5, 5))).len(), 12);
        assert_eq!(activity([].into_iter(), None), [0u32; 0]);
    }
}
