//! Who is in the news: the officials over all articles, or over those that a
//! query chose.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::codec;
use super::file::Database;
use crate::model::{PersonId, Row};
use crate::store::StoreError;
use crate::store::contents::{Office, OfficialEntry};

/// The officials named in the `chosen` articles, or in all.
pub(super) fn officials(database: &Database, chosen: Option<&[Row]>) -> Result<Vec<OfficialEntry>, StoreError> {
    let chosen: Option<HashSet<&str>> = chosen.map(|rows| rows.iter().map(|row| row.id.0.as_str()).collect());
    let mut people: HashMap<String, Gathered> = HashMap::new();
    database.run(|c| {
        let mut statement = c.prepare_cached(
            "SELECT a.id, a.num, a.sort, m.person, m.name, m.role, m.country, m.organisation, m.times
             FROM mentions m JOIN articles a ON a.num = m.num",
        )?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            if chosen
                .as_ref()
                .is_some_and(|chosen| !row.get_ref(0).is_ok_and(|id| id.as_str().is_ok_and(|id| chosen.contains(id))))
            {
                continue;
            }
            let office = Office { role: row.get(5)?, country: row.get(6)?, organisation: row.get(7)? };
            let times: u32 = row.get(8)?;
            people.entry(row.get(3)?).or_default().add(row.get(1)?, row.get(2)?, row.get(4)?, office, times as usize);
        }
        Ok(())
    })?;
    let mut entries: Vec<OfficialEntry> = people.into_iter().map(|(person, gathered)| gathered.entry(person)).collect();
    entries.sort_by(|a, b| {
        b.articles.cmp(&a.articles).then(b.mentions.cmp(&a.mentions)).then_with(|| a.person.cmp(&b.person))
    });
    Ok(entries)
}

/// What the articles say about one person.
#[derive(Default)]
struct Gathered {
    names: BTreeMap<String, usize>,
    offices: BTreeMap<Office, HashSet<i64>>,
    articles: HashSet<i64>,
    mentions: usize,
    first: Option<i64>,
    last: Option<i64>,
}

impl Gathered {
    fn add(&mut self, article: i64, second: i64, name: String, office: Office, times: usize) {
        *self.names.entry(name).or_default() += times;
        if office.role.is_some() || office.organisation.is_some() {
            self.offices.entry(office).or_default().insert(article);
        }
        self.articles.insert(article);
        self.mentions += times;
        self.first = Some(self.first.map_or(second, |first| first.min(second)));
        self.last = Some(self.last.map_or(second, |last| last.max(second)));
    }

    fn entry(self, person: String) -> OfficialEntry {
        let mut offices: Vec<(Office, usize)> =
            self.offices.into_iter().map(|(o, articles)| (o, articles.len())).collect();
        // Stable, so that equals stay in the order of their words.
        offices.sort_by_key(|&(_, articles)| std::cmp::Reverse(articles));
        let name = self.names.into_iter().max_by_key(|(name, times)| (*times, std::cmp::Reverse(name.clone())));
        OfficialEntry {
            name: name.map(|(name, _)| name).unwrap_or_default(),
            person: PersonId(person),
            offices: offices.into_iter().map(|(office, _)| office).collect(),
            articles: self.articles.len(),
            mentions: self.mentions,
            first: self.first.map(codec::day).unwrap_or_default(),
            last: self.last.map(codec::day).unwrap_or_default(),
        }
    }
}
