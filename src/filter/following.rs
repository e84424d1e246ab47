//! The fuzzy filter over contacts and running stories, and the orders in which
//! contacts can stand.

use crate::model::{LedgerEntry, StoryEntry};
use crate::text::shorten;

use super::names::Names;
use super::{Ask, Candidate, Index, LONGEST, Order, Text, pattern};

/// What comes first in a ledger of contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The latest.
    #[default]
    Date,
    /// The alphabet of those who took part.
    People,
    /// Calls, then meetings, then the others.
    Kind,
}

impl Sort {
    /// The order after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Date => Self::People,
            Self::People => Self::Kind,
            Self::Kind => Self::Date,
        }
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Date => "latest",
            Self::People => "by people",
            Self::Kind => "by kind",
        }
    }
}

/// The places of those contacts that `ask` asks for, in order. The ledger's own
/// order is that of dates.
pub fn contacts(entries: &[LedgerEntry], ask: &Ask, sort: Sort) -> Vec<usize> {
    let candidates = entries.iter().map(|entry| {
        let sentence = entry.reports.first().map_or("", |report| report.sentence.as_str());
        let facts = [Some(entry.kind.with_article()), Some(entry.status.label()), entry.place.as_deref()];
        let words = format!("{} {sentence}", facts.into_iter().flatten().collect::<Vec<_>>().join(" "));
        let names = entry.people.iter().map(|named| Text::new(&named.name)).collect();
        Candidate { title: Text::new(&shorten(&words, LONGEST)), officials: names }
    });
    let mut index = Index::of(candidates.collect(), Names::default());
    let mut rows = index.find(ask).rows;
    if ask.order == Order::Match && !pattern::is_empty(&ask.pattern) {
        return rows;
    }
    let names = |row: usize| -> Vec<&str> { entries[row].people.iter().map(|named| named.name.as_str()).collect() };
    match sort {
        Sort::Date => {}
        Sort::People => rows.sort_by(|&a, &b| names(a).cmp(&names(b)).then(a.cmp(&b))),
        Sort::Kind => rows.sort_by_key(|&row| (entries[row].kind as usize, row)),
    }
    rows
}

/// The places of those stories that `ask` asks for, in order.
pub fn stories(entries: &[StoryEntry], ask: &Ask) -> Vec<usize> {
    let candidates = entries.iter().map(|entry| {
        let words = format!("{} {}", entry.title, entry.words.join(" "));
        let names = entry.people.iter().map(|named| Text::new(&named.name)).collect();
        Candidate { title: Text::new(&shorten(&words, LONGEST)), officials: names }
    });
    Index::of(candidates.collect(), Names::default()).find(ask).rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::samples::following;

    fn ask(pattern: &str) -> Ask {
        Ask { pattern: pattern.to_owned(), ..Ask::default() }
    }

    #[test]
    fn contacts_are_found_by_people_kind_and_place_and_sorted() {
        let ledger = following::ledger();
        let found = |pattern: &str, sort| -> Vec<String> {
            contacts(&ledger, &ask(pattern), sort).into_iter().map(|n| ledger[n].people[0].name.clone()).collect()
        };
        assert_eq!(found("@gao", Sort::Date).len(), 2);
        assert_eq!(found("planned", Sort::Date), ["Ana Quillan"]);
        assert_eq!(found("!@gao !planned", Sort::Date).len(), ledger.len() - 3);
        assert_eq!(found("", Sort::People).first().map(String::as_str), Some("Ana Quillan"));
        assert_eq!(contacts(&ledger, &ask(""), Sort::Kind).first(), Some(&1), "the call");
    }

    #[test]
    fn three_steps_lead_through_all_orders() {
        assert_eq!(Sort::default().next().next().next(), Sort::default());
    }
}
