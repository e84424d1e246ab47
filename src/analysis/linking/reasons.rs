//! The reasons for a link, in words that a reader believes. Each must be
//! literally true of both articles.

use crate::model::{PersonId, Relation};

use super::days::weekday_name;
use super::link::Common;
use super::profile::Profile;
use super::terms::Term;

/// The most reasons shown.
const SHOWN: usize = 4;

/// The most people named in one.
const NAMES: usize = 3;

/// Why two articles are linked, strongest reason first; `copied` is how much of
/// the text is the same, where one is a copy.
pub(super) fn because(a: &Profile, common: &Common<'_>, relation: Relation, copied: Option<f64>) -> Vec<String> {
    let mut out = Vec::new();
    if relation == Relation::Duplicate {
        out.push("nearly the same text".to_owned() + &copied.map(in_common).unwrap_or_default());
    }
    if relation <= Relation::SameEvent {
        out.extend(happening(common));
    }
    out.extend(people(a, common));
    if common.same_day {
        out.push("published the same day".to_owned());
    }
    // Who reads two good reasons needs no words.
    if out.len() < 2 {
        out.extend(words(common, out.is_empty()));
    }
    out.truncate(SHOWN);
    out
}

/// How much of the text is the same; an estimate is never told as the whole.
fn in_common(share: f64) -> String {
    format!(", {:.0} % in common", (share * 100.0).min(99.0))
}

fn people(a: &Profile, common: &Common<'_>) -> Option<String> {
    let mut ids: Vec<&PersonId> = common.main.clone();
    ids.extend(common.people.iter().filter(|id| !common.main.contains(id)));
    let all: Vec<&str> = ids.iter().filter_map(|id| a.person(id)).map(|p| p.name.as_str()).collect();
    let (names, rest) = all.split_at(all.len().min(NAMES));
    let others = match rest.len() {
        0 => None,
        1 => Some("1 other".to_owned()),
        n => Some(format!("{n} others")),
    };
    let names: Vec<&str> = names.iter().copied().chain(others.as_deref()).collect();
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

/// The rarest words that both share. Names of the people they share are said
/// already, and words that stand in all news say nothing, unless there is
/// nothing else to say (`any`).
fn words(common: &Common<'_>, any: bool) -> Option<String> {
    let mut shared: Vec<_> = common
        .words
        .shared
        .iter()
        .filter(|shared| shared.rarity >= 0.3 && !(shared.a.person && shared.b.person))
        .filter(|shared| any || is_telling(shared.a))
        .map(|shared| (shared.rarity * f64::from(shared.a.weight.min(shared.b.weight)).sqrt(), shared.a))
        .collect();
    shared.sort_by(|(x, a), (y, b)| y.total_cmp(x).then_with(|| a.word.cmp(&b.word)));
    let words: Vec<&str> = shared.iter().map(|(_, term)| term.shown.as_str()).take(4).collect();
    match words.as_slice() {
        [one] if any => Some(format!("share the word {one}")),
        [_, _, ..] => Some(format!("share the words {}", words.join(", "))),
        _ => None,
    }
}

/// Neither a word of all news nor a number too short to mean anything alone.
fn is_telling(term: &Term) -> bool {
    let short_number = term.word.len() < 3 && term.word.bytes().all(|b| b.is_ascii_digit());
    !(term.common || short_number)
}

fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
