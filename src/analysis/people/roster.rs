//! The roster: who held which public office when, as facts with their sources.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::lexicon::rows;
use super::tokens::folded_words;
use crate::text::fold;

/// One office that one person held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tenure {
    /// The person's name.
    pub name: &'static str,
    /// Whether the family name stands first.
    pub eastern: bool,
    /// The office, in English.
    pub office: &'static str,
    /// ISO 3166-1 alpha-2 code.
    pub country: &'static str,
    /// The first day, month or year; `?` where the source gives none.
    pub from: &'static str,
    /// The last; empty where the source knows no end, `?` where it gives none.
    pub to: &'static str,
}

/// The people known to hold or have held a public office.
#[derive(Debug, Default)]
pub struct Roster {
    tenures: Vec<Tenure>,
    by_name: HashMap<String, Vec<usize>>,
    by_surname: HashMap<String, Vec<usize>>,
    given: HashSet<String>,
}

static SHIPPED: LazyLock<Roster> = LazyLock::new(|| Roster::read(include_str!("../../../assets/officials.tsv")));

impl Roster {
    /// The roster that comes with the program, read on first use.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads a table of tenures; a line that is none is left out.
    pub fn read(table: &'static str) -> Self {
        let mut roster = Self::default();
        for tenure in rows(table).filter_map(tenure) {
            let words = folded_words(tenure.name);
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            let index = roster.tenures.len();
            let surname = if tenure.eastern { first } else { last };
            roster.by_surname.entry(surname.clone()).or_default().push(index);
            roster.by_name.entry(words.join(" ")).or_default().push(index);
            if !tenure.eastern {
                roster.given.insert(first.clone());
            }
            roster.tenures.push(tenure);
        }
        roster
    }

    /// What is known of the person with these folded words as a full name.
    pub fn tenures(&self, words: &[String]) -> impl Iterator<Item = &Tenure> {
        self.by_name.get(&words.join(" ")).into_iter().flatten().filter_map(|&i| self.tenures.get(i))
    }

    /// Whether someone in the roster bears this given name.
    pub(super) fn has_given(&self, folded: &str) -> bool {
        self.given.contains(folded)
    }

    /// The one person with this folded family name who holds such an office:
    /// `office` in folded words that the roster's office must contain, in
    /// `country` if that is stated, on `day` if that is known. `None` where
    /// there is no such person, or more than one.
    pub fn holder(&self, surname: &str, office: &str, country: Option<&str>, day: Option<&str>) -> Option<&Tenure> {
        let fits = |tenure: &&Tenure| {
            country.is_none_or(|c| c == tenure.country)
                && fold(tenure.office).split(' ').any(|w| w == office)
                && day.is_none_or(|d| tenure.covers(d) != Some(false))
        };
        let all = self.by_surname.get(surname)?.iter().filter_map(|&i| self.tenures.get(i));
        let mut fitting = all.filter(fits);
        let first = fitting.next()?;
        fitting.all(|t| t.name == first.name).then_some(first)
    }
}

impl Tenure {
    /// Whether the office was held on `day`; `None` where the source gives no
    /// dates.
    pub fn covers(&self, day: &str) -> Option<bool> {
        if self.from == "?" || self.to == "?" {
            return None;
        }
        // A date in fewer digits covers all the days it begins.
        let begun = day >= self.from || self.from.starts_with(day);
        let open = self.to.is_empty() || day <= self.to || day.starts_with(self.to);
        Some(begun && open)
    }
}

fn tenure(line: &'static str) -> Option<Tenure> {
    let mut columns = line.split('\t');
    Some(Tenure {
        name: columns.next()?,
        eastern: columns.next()? == "eastern",
        office: columns.next()?,
        country: columns.next()?,
        from: columns.next()?,
        to: columns.next()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stamp;

    const TABLE: &str = "Ann Roe\twestern\tPresident\tPE\t2001-02-03\t2005\tus\n\
                         Bea Roe\twestern\tMinister of Finance\tPE\t2006\t\tus\n\
                         Kim Ro Jun\teastern\tPresident\tKR\t?\t?\tus\n";

    #[test]
    fn a_surname_with_office_and_country_finds_its_holder() {
        let roster = Roster::read(TABLE);
        let name = |surname, office, country, day| roster.holder(surname, office, country, day).map(|t| t.name);
        assert_eq!(name("roe", "president", Some("PE"), None), Some("Ann Roe"));
        assert_eq!(name("roe", "president", Some("KE"), None), None);
        assert_eq!(name("roe", "president", Some("PE"), Some("2010-01-01")), None);
        assert_eq!(name("roe", "minister", None, Some("2010")), Some("Bea Roe"));
        assert_eq!(name("kim", "president", None, Some("2010")), Some("Kim Ro Jun"));
    }

    #[test]
    fn the_shipped_table_is_whole() {
        let table = include_str!("../../../assets/officials.tsv");
        let codes: HashSet<&str> =
            rows(include_str!("../../../assets/countries.tsv")).filter_map(|l| l.split('\t').next()).collect();
        let mut keys = Vec::new();
        for line in rows(table) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [name, order, office, country, from, to, source] = columns[..] else { panic!("seven columns: {line}") };
            assert!(name.contains(' ') && !office.is_empty() && !source.is_empty(), "{line}");
            assert!(["western", "eastern"].contains(&order), "{line}");
            assert!(codes.contains(country), "{line}");
            assert!(from == "?" || Stamp::parse(from).is_some(), "{line}");
            assert!(["", "?"].contains(&to) || Stamp::parse(to).is_some_and(|s| s.as_str() >= &from[..4]), "{line}");
            keys.push((name, order, office, country, from));
        }
        assert!(keys.len() > 300);
        assert!(keys.is_sorted_by(|a, b| a < b), "sorted, each fact once");
    }
}
