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
        out.extend(happening(a, common));
    }
    out.extend(common.quoted.map(|words| format!("both quote “{words} …”")));
    out.extend(figures(common));
    out.extend(people(a, common));
    out.extend(place(common, &out));
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
    let said = common.held.as_ref().map_or(&[][..], |(_, people)| people.as_slice());
    let mut ids: Vec<&PersonId> = common.main.clone();
    ids.extend(common.people.iter().filter(|id| !common.main.contains(id)));
    ids.retain(|id| !said.contains(id));
    let names: Vec<&str> = ids.iter().filter_map(|id| a.person(id)).map(|p| p.name.as_str()).collect();
    (!names.is_empty()).then(|| format!("both name {}", some(&names)))
}

/// Three of the names, and how many there are besides.
fn some(all: &[&str]) -> String {
    let (names, rest) = all.split_at(all.len().min(NAMES));
    let others = match rest.len() {
        0 => None,
        1 => Some("1 other".to_owned()),
        n => Some(format!("{n} others")),
    };
    list(&names.iter().copied().chain(others.as_deref()).collect::<Vec<_>>())
}

fn happening(a: &Profile, common: &Common<'_>) -> Option<String> {
    let told = match &common.held {
        Some((kind, people)) => {
            let names: Vec<&str> = people.iter().filter_map(|id| a.person(id)).map(|p| p.name.as_str()).collect();
            let between = if names.len() > 1 { format!(" between {}", some(&names)) } else { String::new() };
            format!("both report {}{between}", kind.with_article())
        }
        // Any sport has its meetings: where nobody is read to have met, those who do
        // so for a living must stand at the top.
        None if !common.diplomatic => return None,
        None => format!("both report {}", common.kinds.first()?.with_article()),
    };
    Some(match (common.weekdays.as_slice(), common.places.first()) {
        ([day], _) => format!("{told} on {}", weekday_name(*day)),
        (_, Some(place)) => format!("{told} in {place}"),
        _ => told,
    })
}

/// The first two figures that both give.
fn figures(common: &Common<'_>) -> Option<String> {
    let shown = common.figures.get(..common.figures.len().min(2))?;
    (!shown.is_empty()).then(|| format!("both give {}", list(shown)))
}

/// The place at the top of both, where it is not said already. What stands behind
/// an "in" is a place for sure only where people meet.
fn place(common: &Common<'_>, said: &[String]) -> Option<String> {
    let place = common.places.first().filter(|_| common.diplomatic)?;
    (!said.iter().any(|reason| reason.contains(place))).then(|| format!("both in {place}"))
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
