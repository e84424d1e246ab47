//! The fuzzy filter over people, and the orders in which a list of them can
//! stand: officials always first.

use crate::model::PersonEntry;
use crate::text::{country, short_country};

use super::names::Names;
use super::{Candidate, Index, Order, Text, pattern};

/// What comes first in a list of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Who is named in the most articles.
    #[default]
    MostNamed,
    /// Who was named last.
    Newest,
    /// The alphabet.
    Name,
    /// Who is quoted most.
    MostQuoted,
}

impl Sort {
    /// The order after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::MostNamed => Self::Newest,
            Self::Newest => Self::Name,
            Self::Name => Self::MostQuoted,
            Self::MostQuoted => Self::MostNamed,
        }
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::MostNamed => "most named",
            Self::Newest => "newest",
            Self::Name => "by name",
            Self::MostQuoted => "most quoted",
        }
    }
}

/// Which people of a list are shown, and in what order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrangement {
    /// What is typed into the filter: words of names, offices and countries; of
    /// names only behind an `@`.
    pub pattern: String,
    /// Whether the best match comes first, or what the order says.
    pub order: Order,
    /// The order of those that match equally well.
    pub sort: Sort,
    /// Whether only officials are shown.
    pub officials_only: bool,
}

/// A list of people with their texts folded once.
pub struct People {
    index: Index,
    facts: Vec<Facts>,
}

struct Facts {
    official: bool,
    articles: usize,
    quotes: usize,
    last: Option<String>,
}

impl People {
    /// An index of `entries`; results are positions in it.
    pub fn new(entries: &[PersonEntry]) -> Self {
        let candidates = entries.iter().map(|entry| {
            let offices = entry.offices.iter().map(|held| &held.office).flat_map(|office| {
                let code = office.country.as_deref();
                [office.role.as_deref(), office.organisation.as_deref(), code.map(country), code.map(short_country)]
            });
            let about = offices.flatten().collect::<Vec<_>>().join(" ");
            Candidate { title: Text::new(&about), officials: vec![Text::new(&entry.name)] }
        });
        let facts = entries.iter().map(|entry| Facts {
            official: entry.official,
            articles: entry.articles,
            quotes: entry.quotes,
            last: entry.last.clone(),
        });
        Self { index: Index::of(candidates.collect(), Names::default()), facts: facts.collect() }
    }

    /// The people that are shown, in order.
    pub fn arrange(&mut self, by: &Arrangement) -> Vec<usize> {
        let by_match = by.order == Order::Match && !pattern::is_empty(&by.pattern);
        let mut rows = self.index.search(&by.pattern).rows;
        rows.retain(|&row| !by.officials_only || self.facts[row].official);
        let facts = |row: usize| &self.facts[row];
        let name = |row: usize| self.index.candidates[row].officials.first().map(|name| &name.folded);
        if !by_match {
            rows.sort_by(|&a, &b| {
                let most = facts(b).articles.cmp(&facts(a).articles).then_with(|| name(a).cmp(&name(b)));
                match by.sort {
                    Sort::MostNamed => most,
                    Sort::Newest => facts(b).last.cmp(&facts(a).last).then(most),
                    Sort::Name => name(a).cmp(&name(b)),
                    Sort::MostQuoted => facts(b).quotes.cmp(&facts(a).quotes).then(most),
                }
                .then(a.cmp(&b))
            });
        }
        rows.sort_by_key(|&row| !facts(row).official);
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Office, OfficeHeld, PersonId};

    fn person(name: &str, office: Option<(&str, &str)>, articles: usize, quotes: usize, last: &str) -> PersonEntry {
        let offices = office.map(|(role, country)| OfficeHeld {
            office: Office { role: Some(role.to_owned()), country: Some(country.to_owned()), organisation: None },
            articles,
            first: None,
            last: None,
        });
        PersonEntry {
            person: PersonId(crate::text::slug(name)),
            name: name.to_owned(),
            official: office.is_some(),
            offices: offices.into_iter().collect(),
            articles,
            mentions: articles,
            quotes,
            first: None,
            last: Some(last.to_owned()),
            activity: Vec::new(),
        }
    }

    fn arranged(pattern: &str, sort: Sort, officials_only: bool) -> Vec<String> {
        let all = [
            person("Xavo Harrow", None, 9, 0, "2025-03-01"),
            person("Ana Quillan", Some(("deputy minister", "PE")), 2, 7, "2025-09-01"),
            person("Gao Minghua", Some(("harbour minister", "CN")), 4, 1, "2025-01-01"),
            person("Émile Peru", Some(("mayor", "FR")), 1, 0, "2025-10-01"),
        ];
        let by = Arrangement { pattern: pattern.to_owned(), sort, officials_only, ..Arrangement::default() };
        People::new(&all).arrange(&by).into_iter().map(|row| all[row].name.clone()).collect()
    }

    #[test]
    fn officials_come_first_in_every_order() {
        let of = |sort| arranged("", sort, false).join(", ");
        assert_eq!(of(Sort::MostNamed), "Gao Minghua, Ana Quillan, Émile Peru, Xavo Harrow");
        assert_eq!(of(Sort::Newest), "Émile Peru, Ana Quillan, Gao Minghua, Xavo Harrow");
        assert_eq!(of(Sort::Name), "Ana Quillan, Émile Peru, Gao Minghua, Xavo Harrow");
        assert_eq!(of(Sort::MostQuoted), "Ana Quillan, Gao Minghua, Émile Peru, Xavo Harrow");
        assert_eq!(arranged("", Sort::Name, true).len(), 3);
    }

    #[test]
    fn names_offices_and_countries_match_and_an_at_sign_asks_for_names() {
        assert_eq!(arranged("minister", Sort::Name, false).len(), 2);
        assert_eq!(arranged("@minister", Sort::Name, false), [""; 0]);
        assert_eq!(arranged("peru", Sort::Name, false), ["Ana Quillan", "Émile Peru"]);
        assert_eq!(arranged("@peru", Sort::Name, false), ["Émile Peru"]);
        assert_eq!(arranged("harow", Sort::Name, false), ["Xavo Harrow"]);
        assert_eq!(arranged("harow", Sort::Name, true), [""; 0]);
        assert_eq!(arranged("!@peru 'pe | harrow", Sort::Name, false), ["Ana Quillan", "Xavo Harrow"]);
    }

    #[test]
    fn four_steps_lead_through_all_orders() {
        let mut sort = Sort::default();
        for _ in 0..4 {
            sort = sort.next();
        }
        assert_eq!(sort, Sort::default());
    }
}
