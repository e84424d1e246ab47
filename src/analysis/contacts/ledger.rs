//! The ledger: reports of one contact over all articles, put together. Reports
//! are compared only with those of the same two people, and of these only with
//! what is known of each contact, so that it is bounded by what there is and not
//! by its square; they are taken in an order of their own, so that the ledger is
//! the same in whatever order they come.

use std::collections::{BTreeMap, HashMap};

use super::same::compatible;
use crate::model::{ContactReport, Happening, LedgerEntry, Named, PersonId, Stamp, Standing};

/// So many contacts of two people a report is compared with, the latest first.
const MOST: usize = 64;

/// One entry a contact with all its reports, the latest contact first; those
/// without a date stand by their newest report.
pub fn ledger(mut reports: Vec<ContactReport>) -> Vec<LedgerEntry> {
    // What says most comes first, so that what says less finds what it belongs to.
    let known = |report: &ContactReport| {
        let contact = &report.contact;
        (
            contact.date.as_ref().is_none_or(|date| date.full_day().is_none()),
            contact.date.is_none(),
            usize::MAX - contact.participants.len(),
        )
    };
    reports.sort_by(|a, b| known(a).cmp(&known(b)).then_with(|| place_of(a).cmp(&place_of(b))));
    let mut groups: Vec<Vec<ContactReport>> = Vec::new();
    let mut by_pair: HashMap<(PersonId, PersonId), Vec<usize>> = HashMap::new();
    for report in reports {
        let pairs = pairs(&report.contact.participants);
        let near = pairs.iter().filter_map(|pair| by_pair.get(pair)).flat_map(|known| known.iter().rev().take(MOST));
        let mut fitting: Vec<usize> = near.copied().filter(|group| fits(&groups[*group], &report)).collect();
        fitting.sort_unstable();
        fitting.dedup();
        // The same event tells which; without it only one contact may be meant.
        let of_event = fitting.iter().find(|group| groups[**group].iter().any(|known| known.event == report.event));
        let group = match (of_event, fitting.as_slice()) {
            (Some(group), _) | (None, [group]) => *group,
            _ => {
                groups.push(Vec::new());
                groups.len() - 1
            }
        };
        groups[group].push(report);
        for pair in pairs {
            let known = by_pair.entry(pair).or_default();
            if !known.contains(&group) {
                known.push(group);
            }
        }
    }
    let mut entries: Vec<LedgerEntry> = groups.into_iter().filter_map(entry).collect();
    entries.sort_by(|a, b| time_of(b).cmp(&time_of(a)).then_with(|| first_of(a).cmp(&first_of(b))));
    entries
}

/// Where a report stands among all.
fn place_of(report: &ContactReport) -> (Option<&Stamp>, &str, usize, String) {
    let contact = &report.contact;
    (report.published.as_ref(), &report.article.0, contact.span.start(), format!("{:?}", contact.field))
}

fn first_of(entry: &LedgerEntry) -> Option<(Option<&Stamp>, &str, usize, String)> {
    entry.reports.first().map(place_of)
}

fn time_of(entry: &LedgerEntry) -> Option<&Stamp> {
    entry.date.as_ref().or_else(|| entry.reports.iter().filter_map(|report| report.published.as_ref()).max())
}

/// Each two of those who take part; one alone with himself.
fn pairs(people: &[PersonId]) -> Vec<(PersonId, PersonId)> {
    let mut people = people.to_vec();
    people.sort_unstable();
    people.truncate(8);
    if let [one] = people.as_slice() {
        return vec![(one.clone(), one.clone())];
    }
    let pair =
        |n: usize, first: &PersonId| people[n + 1..].iter().map(|other| (first.clone(), other.clone())).collect();
    people.iter().enumerate().flat_map(|(n, first)| -> Vec<_> { pair(n, first) }).collect()
}

/// Whether a report is of the contact that the others report: none of them may
/// clash with it, and a common day or event must join it with one of them.
fn fits(group: &[ContactReport], report: &ContactReport) -> bool {
    let looked_at = || group.iter().rev().take(MOST);
    looked_at().all(|known| agrees(known, report)) && looked_at().any(|known| joins(known, report))
}

fn agrees(a: &ContactReport, b: &ContactReport) -> bool {
    let (one, two) = (&a.contact, &b.contact);
    let dates = one.date.as_ref().zip(two.date.as_ref());
    let days = dates.is_none_or(|(a, b)| a.as_str().starts_with(b.as_str()) || b.as_str().starts_with(a.as_str()));
    let held = |status: Standing| status == Standing::Held;
    // One alone is somewhere; two places are two journeys.
    let places = one.participants.len().min(two.participants.len()) > 1
        || one
            .place
            .as_ref()
            .zip(two.place.as_ref())
            .is_none_or(|(a, b)| a.contains(b.as_str()) || b.contains(a.as_str()));
    // In one article they have been told apart already.
    a.article != b.article
        && compatible(one.kind, two.kind)
        && days
        && places
        && (held(one.status) == held(two.status) || dates.is_some_and(|(a, b)| a == b && a.full_day().is_some()))
}

fn joins(a: &ContactReport, b: &ContactReport) -> bool {
    let dates = a.contact.date.as_ref().zip(b.contact.date.as_ref());
    a.event == b.event || dates.is_some_and(|(a, b)| a == b && a.full_day().is_some())
}

fn entry(mut reports: Vec<ContactReport>) -> Option<LedgerEntry> {
    reports.sort_by(|a, b| place_of(a).cmp(&place_of(b)));
    let newest = reports.last()?;
    let status = newest.contact.status;
    let mut people: Vec<Named> = Vec::new();
    for named in reports.iter().flat_map(|report| &report.people) {
        if !people.iter().any(|known| known.person == named.person) {
            people.push(named.clone());
        }
    }
    let date = reports.iter().filter_map(|r| r.contact.date.clone()).max_by_key(|date| date.as_str().len());
    let words = reports.iter().find_map(|report| report.contact.date_text.clone());
    Some(LedgerEntry {
        kind: kind(&reports)?,
        people,
        status,
        date_text: words.filter(|_| date.is_none()),
        date,
        place: most(reports.iter().filter_map(|report| report.contact.place.as_deref())).map(str::to_owned),
        main: reports.iter().any(|report| report.contact.main),
        differences: differences(&reports),
        reports,
    })
}

/// The kind that most reports have, of those that as many have the plainest;
/// "talks" say little beside any other.
fn kind(reports: &[ContactReport]) -> Option<Happening> {
    let kinds = || reports.iter().map(|report| report.contact.kind);
    most(kinds().filter(|kind| *kind != Happening::Talks)).or_else(|| most(kinds()))
}

/// What stands there most often, the least of those that do.
fn most<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut counted: BTreeMap<T, usize> = BTreeMap::new();
    for one in all {
        *counted.entry(one).or_default() += 1;
    }
    counted.into_iter().rev().max_by_key(|(_, count)| *count).map(|(one, _)| one)
}

/// Where the reports differ: who says what.
fn differences(reports: &[ContactReport]) -> Vec<String> {
    let stated = |what: &str, of: &dyn Fn(&ContactReport) -> Option<String>| {
        let mut said: BTreeMap<Option<String>, Vec<&str>> = BTreeMap::new();
        for report in reports {
            let who = report.publisher.as_deref().unwrap_or(&report.title);
            let sayers = said.entry(of(report)).or_default();
            if !sayers.contains(&who) && sayers.len() < 4 {
                sayers.push(who);
            }
        }
        if said.len() < 2 {
            return None;
        }
        // What is said stands before what is left open.
        let (none, some): (Vec<_>, Vec<_>) = said.into_iter().partition(|(words, _)| words.is_none());
        let each = some.into_iter().chain(none);
        let each: Vec<String> =
            each.map(|(words, who)| format!("{} ({})", words.as_deref().unwrap_or("none"), who.join(", "))).collect();
        Some(format!("{what}: {}", each.join(", ")))
    };
    [
        stated("kind", &|report| Some(report.contact.kind.with_article().trim_start_matches("a ").to_owned())),
        stated("status", &|report| Some(report.contact.status.label().to_owned())),
        stated("date", &|report| {
            let contact = &report.contact;
            contact.date.as_ref().map(Stamp::to_string).or_else(|| contact.date_text.clone())
        }),
        stated("place", &|report| report.contact.place.clone()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Contact, Field, Span};

    /// A report of a call by its article, event, publisher, date and place.
    fn report(article: &str, event: &str, date: Option<&str>, place: Option<&str>) -> ContactReport {
        let sentence = "Quillan called Harrow.".to_owned();
        let people = ["ana-quillan", "tom-harrow"].map(|id| PersonId(id.to_owned()));
        ContactReport {
            article: ArticleId(article.to_owned()),
            event: ArticleId(event.to_owned()),
            title: format!("Report {article}"),
            publisher: Some(format!("{article} Ledger")),
            published: Stamp::parse("2031-06-13"),
            contact: Contact {
                kind: Happening::Call,
                participants: people.to_vec(),
                status: Standing::Held,
                date: date.and_then(Stamp::parse),
                date_text: None,
                place: place.map(str::to_owned),
                field: Field::Text,
                span: Span::new(&sentence, 0, 10).expect("a span"),
                main: true,
            },
            people: people.map(|person| Named { name: person.0.clone(), person }).to_vec(),
            sentence,
        }
    }

    /// The articles of each entry.
    fn groups(reports: Vec<ContactReport>) -> Vec<String> {
        let of = |entry: &LedgerEntry| entry.reports.iter().map(|r| r.article.0.clone()).collect::<Vec<_>>().join("+");
        ledger(reports).iter().map(of).collect()
    }

    #[test]
    fn reports_of_one_day_are_of_one_contact() {
        let day = Some("2031-06-12");
        assert_eq!(groups(vec![report("a", "e", day, None), report("b", "f", day, None)]), ["a+b"]);
    }

    #[test]
    fn two_calls_of_the_same_two_people_stay_two() {
        let two = vec![report("a", "e", Some("2031-06-12"), None), report("b", "e", Some("2031-05-02"), None)];
        assert_eq!(groups(two), ["a", "b"]);
        assert_eq!(groups(vec![report("a", "e", None, None), report("b", "f", None, None)]).len(), 2);
    }

    #[test]
    fn without_a_date_the_event_joins() {
        let reports = vec![report("a", "e", Some("2031-06-12"), None), report("b", "e", None, None)];
        assert_eq!(groups(reports), ["a+b"]);
    }

    #[test]
    fn a_meeting_is_no_call_and_a_plan_is_not_held() {
        let day = Some("2031-06-12");
        let mut met = report("b", "e", day, None);
        met.contact.kind = Happening::Meeting;
        assert_eq!(groups(vec![report("a", "e", day, None), met]).len(), 2);
        let mut plan = report("b", "e", None, None);
        plan.contact.status = Standing::Planned;
        assert_eq!(groups(vec![report("a", "e", day, None), plan]).len(), 2);
    }

    #[test]
    fn where_reports_differ_it_says_who_says_what() {
        let day = Some("2031-06-12");
        let mut coast = report("Coast", "e", day, None);
        coast.contact.kind = Happening::Talks;
        let all = ledger(vec![report("Harbour", "e", day, Some("Oslo")), coast]);
        assert_eq!(
            all[0].differences,
            ["kind: call (Harbour Ledger), talks (Coast Ledger)", "place: Oslo (Harbour Ledger), none (Coast Ledger)"]
        );
        assert_eq!((all[0].kind, all[0].place.as_deref()), (Happening::Call, Some("Oslo")));
    }

    #[test]
    fn the_order_of_the_reports_does_not_matter() {
        let days = [None, Some("2031-06-12"), Some("2031-06"), Some("2031-05-02")];
        let all: Vec<ContactReport> =
            (0..12).map(|n| report(&format!("a{n}"), &format!("e{}", n % 3), days[n % 4], None)).collect();
        let expected = ledger(all.clone());
        for turn in 1..all.len() {
            let mut other = all.clone();
            other.rotate_left(turn);
            other.swap(0, turn / 2);
            assert_eq!(ledger(other), expected);
        }
    }

    #[test]
    fn a_thousand_copies_and_ten_thousand_days_are_bounded() {
        let many = (0..3000).map(|n| report(&format!("a{n:05}"), "e", Some("2031-06-12"), None)).collect();
        assert_eq!(ledger(many).len(), 1);
        let day = |n: i32| format!("{:04}-{:02}-{:02}", 1 + n / 300, 1 + n % 12, 1 + n % 25);
        let many = (0..3000).map(|n| report(&format!("a{n:05}"), &format!("e{n}"), Some(&day(n)), None)).collect();
        assert!(ledger(many).len() > 1000);
    }
}
