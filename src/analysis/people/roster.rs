//! The roster: who held which public office when, as facts with their sources.
//! The table that ships with the program is one layer; what the user's own
//! articles state often enough is another on top of it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use super::lexicon::rows;
use super::tokens::folded_words;
use crate::model::LocalFact;
use crate::text::fold;

/// One office that one person held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    /// The person's name.
    pub name: Cow<'static, str>,
    /// Whether the family name stands first.
    pub eastern: bool,
    /// The office, in English.
    pub office: Cow<'static, str>,
    /// ISO 3166-1 alpha-2 code; empty where no source says.
    pub country: Cow<'static, str>,
    /// The first day, month or year; `?` where the source gives none.
    pub from: Cow<'static, str>,
    /// The last; empty where the source knows no end, `?` where it gives none.
    pub to: Cow<'static, str>,
    /// The last day, month or year of which the source can speak.
    pub as_of: Cow<'static, str>,
}

/// The people known to hold or have held a public office. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    layers: Vec<Arc<Layer>>,
}

/// Tenures from one source, and the ways to them.
#[derive(Debug, Default)]
struct Layer {
    tenures: Vec<Tenure>,
    /// By the whole name, its folded words joined.
    by_name: HashMap<String, Vec<usize>>,
    by_surname: HashMap<String, Vec<usize>>,
    given: HashSet<String>,
    /// Family names of those who lead or led a state.
    leaders: HashSet<String>,
}

/// Offices whose holders are known by their family name alone.
const LEADERS: [&str; 5] = ["president", "prime minister", "vice president", "chancellor", "premier"];

fn leads(tenure: &Tenure) -> bool {
    LEADERS.contains(&tenure.office.to_lowercase().as_str())
}

static SHIPPED: LazyLock<Roster> = LazyLock::new(|| Roster::read(include_str!("../../../assets/officials.tsv")));

impl Roster {
    /// The roster that comes with the program, read on first use.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads a table of tenures; a line that is none is left out.
    pub fn read(table: &'static str) -> Self {
        Self::default().over(rows(table).filter_map(tenure))
    }

    /// This roster and what the user's own articles state. A fact of theirs
    /// counts like any other, from the first day on which it is stated until
    /// half a year after the last.
    #[must_use]
    pub fn with(&self, local: Vec<LocalFact>) -> Self {
        self.clone().over(local.into_iter().map(stated))
    }

    fn over(mut self, tenures: impl Iterator<Item = Tenure>) -> Self {
        let mut layer = Layer::default();
        tenures.for_each(|tenure| layer.add(tenure));
        if !layer.tenures.is_empty() {
            self.layers.push(Arc::new(layer));
        }
        self
    }

    /// What is known of the person with these folded words as a full name.
    pub fn tenures(&self, words: &[String]) -> impl Iterator<Item = &Tenure> {
        let name = words.join(" ");
        let found = move |layer: &'_ Arc<Layer>| layer.by_name.get(&name).cloned().unwrap_or_default();
        self.layers.iter().flat_map(move |layer| found(layer).into_iter().filter_map(|i| layer.tenures.get(i)))
    }

    /// Whether someone in the roster bears this given name.
    pub(super) fn has_given(&self, folded: &str) -> bool {
        self.layers.iter().any(|layer| layer.given.contains(folded))
    }

    /// Whether this is the family name of someone who leads or led a state.
    pub(super) fn has_leader(&self, folded: &str) -> bool {
        self.layers.iter().any(|layer| layer.leaders.contains(folded))
    }

    /// The one person with this folded family name who leads or led a state, on
    /// `day` if that is known.
    pub(super) fn leader(&self, surname: &str, day: Option<&str>) -> Option<&Tenure> {
        let led = |t: &&Tenure| leads(t) && day.is_none_or(|d| t.covers(d) != Some(false));
        let mut all = self.by_surname(surname).filter(led);
        let first = all.next()?;
        all.all(|t| t.name == first.name).then_some(first)
    }

    /// The one person with this folded family name who holds such an office:
    /// `office` in folded words that the roster's office must contain, in
    /// `country` if that is stated, on `day` if that is known. `None` where
    /// there is no such person, or more than one.
    pub fn holder(&self, surname: &str, office: &str, country: Option<&str>, day: Option<&str>) -> Option<&Tenure> {
        let fits = |tenure: &&Tenure| {
            country.is_none_or(|c| c == tenure.country)
                && fold(&tenure.office).split(' ').any(|w| w == office)
                && day.is_none_or(|d| tenure.covers(d) != Some(false))
        };
        let mut fitting = self.by_surname(surname).filter(fits);
        let first = fitting.next()?;
        fitting.all(|t| t.name == first.name).then_some(first)
    }

    /// Whether anyone with this folded family name ever held such an office.
    pub(super) fn has_holder(&self, surname: &str, office: &str) -> bool {
        self.by_surname(surname).any(|tenure| fold(&tenure.office).split(' ').any(|w| w == office))
    }

    fn by_surname(&self, folded: &str) -> impl Iterator<Item = &Tenure> {
        self.layers.iter().flat_map(move |layer| {
            layer.by_surname.get(folded).into_iter().flatten().filter_map(|&i| layer.tenures.get(i))
        })
    }
}

impl Layer {
    fn add(&mut self, tenure: Tenure) {
        let words = folded_words(&tenure.name);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let index = self.tenures.len();
        let surname = if tenure.eastern { first } else { last };
        if leads(&tenure) {
            self.leaders.insert(surname.clone());
        }
        self.by_surname.entry(surname.clone()).or_default().push(index);
        if !tenure.eastern {
            self.given.insert(first.clone());
        }
        self.by_name.entry(words.join(" ")).or_default().push(index);
        self.tenures.push(tenure);
    }
}

impl Tenure {
    /// Whether the office was held on `day`; `None` where the source gives no
    /// dates, or knew of no end but is older than that day.
    pub fn covers(&self, day: &str) -> Option<bool> {
        if self.from == "?" || self.to == "?" {
            return None;
        }
        // A date in fewer digits covers all the days it begins.
        let until = |end: &str| day <= end || day.starts_with(end);
        let begun = *day >= *self.from || self.from.starts_with(day);
        if !begun || !self.to.is_empty() {
            return Some(begun && until(&self.to));
        }
        until(&self.as_of).then_some(true)
    }
}

fn tenure(line: &'static str) -> Option<Tenure> {
    let mut columns = line.split('\t');
    let mut column = || columns.next().map(Cow::Borrowed);
    let name = column()?;
    let eastern = column()? == "eastern";
    let (office, country, from, to) = (column()?, column()?, column()?, column()?);
    // A source says in its name which year it is of.
    let source = columns.next()?;
    let year = |word: &&str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let as_of = Cow::Borrowed(source.split(' ').find(year)?);
    Some(Tenure { name, eastern, office, country, from, to, as_of })
}

/// What the user's own articles state.
fn stated(fact: LocalFact) -> Tenure {
    let words = folded_words(&fact.name);
    let eastern = fact.eastern.unwrap_or_else(|| super::names::is_eastern_name(&words));
    let as_of = fact.to.as_deref().map(half_a_year_after);
    Tenure {
        name: fact.name.into(),
        eastern,
        office: fact.office.into(),
        country: fact.country.unwrap_or_default().into(),
        from: fact.from.map_or(Cow::Borrowed("?"), Cow::Owned),
        to: Cow::Borrowed(""),
        as_of: as_of.map_or(Cow::Borrowed(""), Cow::Owned),
    }
}

/// The month six months after a day.
fn half_a_year_after(day: &str) -> String {
    let mut parts = day.split('-').map(|part| part.parse::<u32>().unwrap_or(1));
    let (year, month) = (parts.next().unwrap_or_default(), parts.next().unwrap_or(6) + 6);
    if month > 12 { format!("{:04}-{:02}", year + 1, month - 12) } else { format!("{year:04}-{month:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stamp;

    const TABLE: &str = "Ann Roe\twestern\tPresident\tPE\t2001-02-03\t2005\tRecords 2019\n\
                         Bea Roe\twestern\tMinister of Finance\tPE\t2006\t\tRecords 2019\n\
                         Kim Ro Jun\teastern\tPresident\tKR\t?\t?\tRecords 2019\n";

    fn fact(name: &str, office: &str) -> LocalFact {
        LocalFact {
            name: name.to_owned(),
            eastern: None,
            office: office.to_owned(),
            country: Some("PE".to_owned()),
            from: Some("2025-02-03".to_owned()),
            to: Some("2025-09-20".to_owned()),
        }
    }

    #[test]
    fn a_surname_with_office_and_country_finds_its_holder() {
        let roster = Roster::read(TABLE);
        let name = |surname, office, country, day| roster.holder(surname, office, country, day).map(|t| &*t.name);
        assert_eq!(name("roe", "president", Some("PE"), None), Some("Ann Roe"));
        assert_eq!(name("roe", "president", Some("KE"), None), None);
        assert_eq!(name("roe", "president", Some("PE"), Some("2010-01-01")), None);
        assert_eq!(name("roe", "minister", None, Some("2010")), Some("Bea Roe"));
        assert_eq!(name("kim", "president", None, Some("2010")), Some("Kim Ro Jun"));
    }

    #[test]
    fn an_open_end_says_nothing_of_days_after_the_source() {
        let roster = Roster::read(TABLE);
        let bea = |day| roster.tenures(&["bea".to_owned(), "roe".to_owned()]).next().and_then(|t| t.covers(day));
        assert_eq!(bea("2005-12-31"), Some(false));
        assert_eq!(bea("2019-12-31"), Some(true));
        assert_eq!(bea("2020-01-01"), None);
    }

    #[test]
    fn what_the_users_articles_state_counts_for_half_a_year_more() {
        let roster =
            Roster::read(TABLE).with(vec![fact("Xavo Quillan", "foreign minister"), fact("Gao Minghua", "mayor")]);
        let words = |name: &str| folded_words(name);
        let xavo = |day| roster.tenures(&words("Xavo Quillan")).next().and_then(|t| t.covers(day));
        assert_eq!(xavo("2025-01-01"), Some(false));
        assert_eq!(xavo("2025-06-01"), Some(true));
        assert_eq!(xavo("2026-03-31"), Some(true));
        assert_eq!(xavo("2026-04-01"), None);
        let holder = |surname, office| roster.holder(surname, office, Some("PE"), None).map(|t| &*t.name);
        assert_eq!(holder("quillan", "minister"), Some("Xavo Quillan"));
        assert_eq!(holder("gao", "mayor"), Some("Gao Minghua"));
        assert_eq!(holder("roe", "president"), Some("Ann Roe"));
        assert!(Roster::read(TABLE).tenures(&words("Xavo Quillan")).next().is_none());
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
            assert!(tenure(line).is_some(), "{line}");
            keys.push((name, order, office, country, from));
        }
        assert!(keys.is_sorted_by(|a, b| a < b), "sorted, each fact once");
        let people: HashSet<&str> = keys.iter().map(|(name, ..)| *name).collect();
        assert!(people.len() >= 1_200, "{} people", people.len());
    }
}
