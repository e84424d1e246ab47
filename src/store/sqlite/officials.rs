//! Who is in the news: the officials over all articles, or over those that a
//! query chose.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::file::Database;
use crate::model::{Office, PersonId, Row};
use crate::store::StoreError;
use crate::store::contents::OfficialEntry;

/// The officials named in the `chosen` articles, or in all.
pub(super) fn officials(database: &Database, chosen: Option<&[Row]>) -> Result<Vec<OfficialEntry>, StoreError> {
    let chosen: Option<HashSet<&str>> = chosen.map(|rows| rows.iter().map(|row| row.id.0.as_str()).collect());
    let mut people: HashMap<String, Gathered> = HashMap::new();
    database.run(|c| {
        let mut statement = c.prepare_cached(
            "SELECT a.id, a.num, coalesce(a.published, a.updated, a.not_before), m.person, m.name, m.role, m.country, m.organisation, m.times
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
            // A stated day, or what is stated of one, as it stands in the stamp.
            let day: Option<String> = row.get(2)?;
            let day = day.map(|stamp| stamp.chars().take(10).collect());
            people.entry(row.get(3)?).or_default().add(row.get(1)?, day, row.get(4)?, office, times as usize);
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
    days: BTreeSet<String>,
}

impl Gathered {
    fn add(&mut self, article: i64, day: Option<String>, name: String, office: Office, times: usize) {
        *self.names.entry(name).or_default() += times;
        // Who is someone's counterpart holds an office that is not stated.
        let stated = office.role.as_ref().is_some_and(|role| !role.to_lowercase().contains("counterpart"));
        if stated || (office.role.is_none() && office.organisation.is_some()) {
            self.offices.entry(office).or_default().insert(article);
        }
        self.articles.insert(article);
        self.mentions += times;
        self.days.extend(day);
    }

    fn entry(self, person: String) -> OfficialEntry {
        let name = self.names.into_iter().max_by_key(|(name, times)| (*times, std::cmp::Reverse(name.clone())));
        OfficialEntry {
            name: name.map(|(name, _)| name).unwrap_or_default(),
            person: PersonId(person),
            offices: offices(self.offices),
            articles: self.articles.len(),
            mentions: self.mentions,
            first: self.days.first().cloned(),
            last: self.days.last().cloned(),
        }
    }
}

/// The offices, in the most articles first. Those that differ only in their
/// capitals, or because one leaves out the country, are one, as it is written
/// most.
fn offices(stated: BTreeMap<Office, HashSet<i64>>) -> Vec<Office> {
    let mut stated: Vec<(Office, HashSet<i64>)> = stated.into_iter().collect();
    // Stable, so that equals stay in the order of their words.
    stated.sort_by_key(|(_, articles)| std::cmp::Reverse(articles.len()));
    let mut groups: Vec<(Office, HashSet<i64>)> = Vec::new();
    // Those with a country come first, so that the others find them.
    let (with, without): (Vec<_>, Vec<_>) = stated.into_iter().partition(|(office, _)| office.country.is_some());
    for (office, articles) in with.into_iter().chain(without) {
        match groups.iter_mut().find(|(known, _)| is_same(known, &office)) {
            Some((_, all)) => all.extend(articles),
            None => groups.push((office, articles)),
        }
    }
    groups.sort_by_key(|(_, articles)| std::cmp::Reverse(articles.len()));
    groups.into_iter().map(|(office, _)| office).collect()
}

fn is_same(known: &Office, other: &Office) -> bool {
    let folded = |words: &Option<String>| words.as_ref().map(|words| words.to_lowercase());
    folded(&known.role) == folded(&other.role)
        && folded(&known.organisation) == folded(&other.organisation)
        && (other.country.is_none() || known.country == other.country)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(role: &str, country: Option<&str>) -> Office {
        Office { role: Some(role.to_owned()), country: country.map(str::to_owned), organisation: None }
    }

    #[test]
    fn offices_that_differ_in_capitals_or_a_missing_country_are_one() {
        let stated = [
            (office("Harbour Minister", Some("NO")), vec![1]),
            (office("harbour minister", Some("NO")), vec![2, 3]),
            (office("harbour minister", None), vec![4]),
            (office("envoy", None), vec![5, 6, 7, 8, 9]),
            (office("harbour minister", Some("PE")), vec![10]),
        ];
        let stated = stated.map(|(office, articles)| (office, articles.into_iter().collect())).into();
        let expected =
            [office("envoy", None), office("harbour minister", Some("NO")), office("harbour minister", Some("PE"))];
        assert_eq!(offices(stated), expected);
    }

    #[test]
    fn a_counterpart_is_no_office_and_an_undated_article_no_day() {
        let mut gathered = Gathered::default();
        gathered.add(1, None, "Ana Ortiz".to_owned(), office("Peruvian counterpart", None), 1);
        let entry = gathered.entry("ana-ortiz".to_owned());
        assert_eq!((entry.offices, entry.first, entry.articles), (Vec::new(), None, 1));
    }
}
