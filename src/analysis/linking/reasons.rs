//! The reasons for a link, in words that a reader believes. Each must be
//! literally true of both articles.

use crate::model::{PersonId, Relation};

use super::days::weekday_name;
use super::link::Common;
use super::profile::Profile;

/// The most reasons shown.
const SHOWN: usize = 4;

/// Why two articles are linked, strongest reason first.
pub(super) fn because(a: &Profile, b: &Profile, common: &Common<'_>, relation: Relation) -> Vec<String> {
    let mut out = Vec::new();
    if relation == Relation::Duplicate {
        out.push("nearly the same text".to_owned());
    }
    out.extend(people(a, common));
    if relation <= Relation::SameEvent {
        out.extend(happening(common));
    }
    if common.same_day {
        out.push("published the same day".to_owned());
    }
    out.extend(words(b, common));
    out.truncate(SHOWN);
    out
}

fn people(a: &Profile, common: &Common<'_>) -> Option<String> {
    let mut ids: Vec<&PersonId> = common.main.clone();
    ids.extend(common.people.iter().filter(|id| !common.main.contains(id)));
    let names: Vec<&str> = ids.iter().filter_map(|id| a.person(id)).map(|p| p.name.as_str()).take(3).collect();
    (!names.is_empty()).then(|| format!("both name {}", list(&names)))
}

fn happening(common: &Common<'_>) -> Option<String> {
    let kind = common.kinds.first()?.with_article();
    Some(match (common.weekdays.as_slice(), common.places.first()) {
        ([day], _) => format!("both report {kind} on {}", weekday_name(*day)),
        (_, Some(place)) => format!("both report {kind} in {place}"),
        _ => format!("both report {kind}"),
    })
}

/// The most telling words that both share, names of people they share aside.
fn words(b: &Profile, common: &Common<'_>) -> Option<String> {
    let named = |word: &str| {
        common.people.iter().filter_map(|id| b.person(id)).any(|p| {
            p.name.split([' ', '-']).any(|part| crate::text::fold(part) == word)
        })
    };
    let words: Vec<&str> = common
        .words
        .shared
        .iter()
        .filter(|(_, x, _)| !named(&x.word))
        .map(|(_, x, _)| x.shown.as_str())
        .take(4)
        .collect();
    (words.len() >= 2).then(|| format!("share the words {}", words.join(", ")))
}

fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
