//! What an article reports: calls, meetings, talks and visits, who takes part,
//! where and when. Two reports of the same people are told apart by these.

use serde::{Deserialize, Serialize};

use crate::model::{Happening, PersonId, Stamp};

use super::days;
use super::unit::{Rank, Unit, Word};

/// What the top of an article (title, standfirst, lead) says has happened.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Main {
    /// The kinds of happening, those that are only planned or long past aside.
    pub kinds: Vec<Happening>,
    /// Who takes part; where no happening is known, who is named at the top.
    pub people: Vec<PersonId>,
    /// The weekdays it names, beside the happening if it can, Monday as 0.
    pub weekdays: Vec<u8>,
    /// The full dates it states.
    pub days: Vec<Stamp>,
    /// The places it names after "in" or "at" beside the happening.
    pub places: Vec<String>,
}

/// Where a sentence speaks of a happening.
struct Cue {
    kind: Happening,
    at: usize,
    /// Planned, possible or long past: not what the article reports.
    aside: bool,
}

/// What the top of an article reports.
pub(super) fn main(units: &[Unit<'_>]) -> Main {
    let mut out = Main::default();
    // A machine-translated "appeal between" is a telephone call (French
    // "appel", Spanish "llamada") if the article elsewhere speaks of a call.
    let calls = units.iter().any(|unit| cues(&unit.words, false).iter().any(|cue| cue.kind == Happening::Call));
    let mut held = Vec::new();
    let mut named = Vec::new();
    let mut other_weekdays = Vec::new();
    for unit in units.iter().filter(|unit| unit.rank <= Rank::Second) {
        let cues = cues(&unit.words, calls);
        let mut people = Vec::new();
        for (at, person) in &unit.people {
            // Who stands beside a happening that is not the news takes no part in the news.
            let nearest = cues.iter().min_by_key(|cue| cue.at.abs_diff(*at));
            if nearest.is_none_or(|cue| !cue.aside) {
                people.push(*person);
            }
        }
        let kinds: Vec<Happening> = cues.iter().filter(|cue| !cue.aside).map(|cue| cue.kind).collect();
        // Further down only for want of anything at the top.
        let wanting = held.is_empty() && named.is_empty();
        if !(unit.rank.is_top() || wanting) {
            continue;
        }
        if kinds.is_empty() {
            extend(&mut other_weekdays, unit.words.iter().filter_map(days::weekday));
        } else {
            extend(&mut out.people, people.iter().map(|&id| id.clone()));
            extend(&mut out.weekdays, unit.words.iter().filter_map(days::weekday));
            extend(&mut out.places, places(&unit.words));
        }
        extend(&mut out.days, days::stated(&unit.words));
        extend(&mut named, people.into_iter().cloned());
        extend(&mut held, kinds);
    }
    // "Talks" and "visit" say little beside a plainer word.
    for vague in [Happening::Talks, Happening::Visit] {
        if held.iter().any(|kind| *kind != vague && *kind != Happening::Visit) {
            held.retain(|kind| *kind != vague);
        }
    }
    if out.people.len() < 2 {
        extend(&mut out.people, named);
    }
    if out.weekdays.is_empty() {
        out.weekdays = other_weekdays;
    }
    out.kinds = held;
    out.kinds.sort_unstable();
    out
}

fn extend<T: PartialEq>(list: &mut Vec<T>, items: impl IntoIterator<Item = T>) {
    for item in items {
        if list.len() < 8 && !list.contains(&item) {
            list.push(item);
        }
    }
}

fn cues(words: &[Word<'_>], appeals: bool) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    for index in 0..words.len() {
        if let Some(kind) = cue(words, index, appeals) {
            let Some(word) = words.get(index) else { continue };
            out.push(Cue { kind, at: word.at, aside: is_planned(words, index) || is_past(words, index) });
        }
    }
    out
}

/// The kind of happening that word number `index` stands for.
fn cue(words: &[Word<'_>], index: usize, appeals: bool) -> Option<Happening> {
    let word = |offset: isize| {
        index.checked_add_signed(offset).and_then(|at| words.get(at)).map_or("", |word| word.folded.as_str())
    };
    match word(0) {
        "call" | "conversation" if matches!(word(-1), "video" | "virtual") => Some(Happening::VideoCall),
        "call" => is_noun_call(words, index).then_some(Happening::Call),
        "calls" if matches!(word(-1), "phone" | "telephone") => Some(Happening::Call),
        "phone" | "telephone" if matches!(word(-1), "by" | "the") && word(1) != "call" => Some(Happening::Call),
        "conversation" | "talks" if matches!(word(-1), "phone" | "telephone") => Some(Happening::Call),
        "phoned" | "telephoned" | "dialled" | "dialed" => Some(Happening::Call),
        "appeal" if appeals && matches!(word(1), "between" | "with") => Some(Happening::Call),
        "videoconference" | "teleconference" => Some(Happening::VideoCall),
        "conference" | "link" if word(-1) == "video" => Some(Happening::VideoCall),
        "meeting" | "meetings" | "summit" | "talks" if matches!(word(-1), "video" | "virtual" | "online") => {
            Some(Happening::VideoCall)
        }
        "met" | "meets" | "meet" | "meeting" | "meetings" | "summit" => Some(Happening::Meeting),
        "talks" | "talk" | "negotiations" | "consultations" => Some(Happening::Talks),
        "visit" | "visited" | "visits" | "visiting" | "trip" => Some(Happening::Visit),
        _ => None,
    }
}

/// "The call", "Thursday's call", "a phone call with", but not "call for".
fn is_noun_call(words: &[Word<'_>], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|at| words.get(at));
    let after = words.get(index + 1);
    let verb_after = after.is_some_and(|word| {
        matches!(word.folded.as_str(), "for" | "upon" | "it" | "them" | "themselves" | "him" | "her" | "us")
    });
    let noun_before = before.is_some_and(|word| {
        word.is_capital()
            || matches!(
                word.folded.as_str(),
                "a" | "the"
                    | "this"
                    | "that"
                    | "their"
                    | "phone"
                    | "telephone"
                    | "diplomatic"
                    | "minute"
                    | "hour"
                    | "long"
                    | "level"
                    | "introductory"
                    | "first"
                    | "second"
                    | "third"
                    | "rare"
            )
    });
    noun_before && !verb_after
}

/// Whether the words before say that it has not happened.
fn is_planned(words: &[Word<'_>], index: usize) -> bool {
    let from = index.saturating_sub(5);
    words.get(from..index).unwrap_or_default().iter().any(|word| {
        matches!(
            word.folded.as_str(),
            "possible"
                | "potential"
                | "planned"
                | "upcoming"
                | "ahead"
                | "before"
                | "next"
                | "future"
                | "proposed"
                | "expected"
                | "will"
                | "would"
                | "could"
                | "may"
                | "might"
                | "should"
                | "ongoing"
        )
    })
}

/// Whether the words after say that it is not of these days.
fn is_past(words: &[Word<'_>], index: usize) -> bool {
    let after = words.get(index + 1..).unwrap_or_default();
    let before = index.checked_sub(1).and_then(|at| words.get(at));
    let earlier = after.iter().take(6).zip(after.iter().skip(1)).any(|(a, b)| match a.folded.as_str() {
        "last" => matches!(b.folded.as_str(), "week" | "month" | "year") || days::month(b).is_some(),
        "in" | "since" => days::month(b).is_some() || b.folded.starts_with("20") || b.folded.starts_with("19"),
        "earlier" => true,
        _ => false,
    });
    earlier
        || before.is_some_and(|word| {
            days::month(word).is_some() || matches!(word.folded.as_str(), "previous" | "last" | "earlier")
        })
}

/// Capitalised names after "in" or "at", without days and months.
fn places(words: &[Word<'_>]) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = words.iter().peekable();
    while let Some(word) = rest.next() {
        if !matches!(word.folded.as_str(), "in" | "at") {
            continue;
        }
        let mut name: Vec<&str> = Vec::new();
        // "In Rome's view" and "in Doe-Roe fashion" name no place.
        let mut bound = false;
        while let Some(next) = rest.next_if(|next| {
            next.is_capital() && days::weekday(next).is_none() && days::month(next).is_none() && name.len() < 3
        }) {
            name.push(next.shown);
            bound = next.bound;
        }
        if !name.is_empty() && !bound {
            out.push(name.join(" "));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::unit::split;
    use super::*;

    /// The kinds that a sentence speaks of, those aside in brackets.
    fn check(text: &str, expected: &str) {
        let found: Vec<String> = cues(&split(text), false)
            .iter()
            .map(
                |cue| if cue.aside { format!("[{}]", cue.kind.with_article()) } else { cue.kind.with_article().into() },
            )
            .collect();
        assert_eq!(found.join(", "), expected, "{text}");
    }

    #[test]
    fn the_kind_of_happening_is_in_its_words() {
        check("They held a phone call.", "a call");
        check("Monday's call with Roe was short.", "a call");
        check("The Doe-Roe call was short.", "a call");
        check("Doe and Roe spoke by telephone.", "a call");
        check("They held a video call.", "a video call");
        check("Doe met Roe.", "a meeting");
        check("Doe visited Oslo.", "a visit");
    }

    #[test]
    fn to_call_is_no_call() {
        check("They call for calm.", "");
        check("The call for calm was heard.", "");
        check("Critics will call it a mistake.", "");
    }

    #[test]
    fn what_is_planned_or_past_stands_aside() {
        check("Doe spoke ahead of a possible meeting with Roe.", "[a meeting]");
        check("They agreed in their phone call last week.", "[a call]");
        check("It follows a meeting in May.", "[a meeting]");
    }
}
