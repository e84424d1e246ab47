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
    /// The kinds that are told as background, and only so.
    pub background: Vec<Happening>,
    /// Who takes part; where no happening is known, who is named at the top.
    pub people: Vec<PersonId>,
    /// The weekdays it names, beside the happening if it can, Monday as 0.
    pub weekdays: Vec<u8>,
    /// The full dates it states.
    pub days: Vec<Stamp>,
    /// The places it names after "in" or "at" beside the happening.
    pub places: Vec<String>,
    /// Whether it looks back on many days instead of reporting one.
    pub survey: bool,
}

/// How many dates make a survey of an article that reports no happening.
const SURVEY: usize = 6;

/// Where a sentence speaks of a happening.
struct Cue {
    kind: Happening,
    /// Where the words that tell of it begin and end, if it is planned,
    /// possible or past: then it is not what the article reports.
    aside: Option<std::ops::Range<usize>>,
}

/// What the top of an article reports.
pub(super) fn main(units: &[Unit<'_>], published: Option<&Stamp>) -> Main {
    let mut out = Main::default();
    // A machine-translated "appeal between" is a telephone call (French
    // "appel", Spanish "llamada") if the article elsewhere speaks of a call.
    let calls = units.iter().any(|unit| cues(&unit.words, false, None).iter().any(|cue| cue.kind == Happening::Call));
    let mut held = Vec::new();
    let mut named = Vec::new();
    let mut other_weekdays = Vec::new();
    let mut other_places = Vec::new();
    for unit in units.iter().filter(|unit| unit.rank <= Rank::Second) {
        // Further down only for want of anything at the top.
        if !unit.rank.is_top() && out.people.len().max(named.len()) >= 2 {
            break;
        }
        let cues = cues(&unit.words, calls, published);
        // Who takes part in what is not the news, or speaks for others, takes no part in the news.
        let is_aside = |at: usize| cues.iter().any(|cue| cue.aside.as_ref().is_some_and(|aside| aside.contains(&at)));
        let people: Vec<&PersonId> = unit
            .people
            .iter()
            .filter(|(at, _)| !is_aside(*at))
            .filter(|(at, _)| !is_spoken_for(&unit.words, *at))
            .map(|(_, person)| *person)
            .collect();
        let (news, aside): (Vec<&Cue>, Vec<&Cue>) = cues.iter().partition(|cue| cue.aside.is_none());
        if news.is_empty() {
            extend(&mut other_weekdays, unit.words.iter().filter_map(days::weekday));
            extend(&mut other_places, places(&unit.words, is_aside));
        } else {
            extend(&mut out.people, people.iter().map(|&id| id.clone()));
            extend(&mut out.weekdays, unit.words.iter().filter_map(days::weekday));
            extend(&mut out.places, places(&unit.words, is_aside));
        }
        extend(&mut out.days, days::stated(&unit.words));
        extend(&mut named, people.into_iter().cloned());
        extend(&mut held, news.iter().map(|cue| cue.kind));
        extend(&mut out.background, aside.iter().map(|cue| cue.kind));
    }
    out.survey = (held.is_empty() || out.people.len() < 2) && dates(units) >= SURVEY;
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
    if out.weekdays.is_empty() {
        let tops = units.iter().filter(|unit| unit.rank.is_top());
        let told = tops.flat_map(|unit| days::told(&unit.words, published));
        extend(&mut out.weekdays, told);
    }
    if held.is_empty() {
        out.places = other_places;
    }
    out.background.retain(|kind| !held.contains(kind));
    out.kinds = held;
    out.kinds.sort_unstable();
    out
}

/// How many different dates and months the article names.
fn dates(units: &[Unit<'_>]) -> usize {
    let mut all: Vec<(u8, Option<u8>)> = units
        .iter()
        .flat_map(|unit| unit.words.iter().enumerate().map(|(index, word)| (&unit.words, index, word)))
        .filter_map(|(words, index, word)| Some((days::month(word)?, days::day_beside(words, index))))
        .collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

/// "Spokeswoman Ann Doe" speaks for others.
fn is_spoken_for(words: &[Word<'_>], at: usize) -> bool {
    let before = words.partition_point(|word| word.at < at).checked_sub(1).and_then(|index| words.get(index));
    before.is_some_and(|word| word.folded().starts_with("spokes"))
}

fn extend<T: PartialEq>(list: &mut Vec<T>, items: impl IntoIterator<Item = T>) {
    for item in items {
        if list.len() < 8 && !list.contains(&item) {
            list.push(item);
        }
    }
}

fn cues(words: &[Word<'_>], appeals: bool, published: Option<&Stamp>) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    for index in 0..words.len() {
        if let Some(kind) = cue(words, index, appeals) {
            out.push(Cue { kind, aside: aside(words, index, published) });
        }
    }
    out
}

/// The kind of happening that word number `index` stands for.
fn cue(words: &[Word<'_>], index: usize, appeals: bool) -> Option<Happening> {
    let word =
        |offset: isize| index.checked_add_signed(offset).and_then(|at| words.get(at)).map_or("", |word| word.folded());
    match word(0) {
        "call" | "conversation" if matches!(word(-1), "video" | "virtual") => Some(Happening::VideoCall),
        // Who pays a call on someone goes there.
        "call" if word(1) == "on" && !is_day(words, index + 2) => Some(Happening::Visit),
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
        "received" | "receives" | "welcomed" | "welcomes" if receives_someone(words, index) => Some(Happening::Meeting),
        "sat" | "sits" | "sitting" if word(1) == "down" && word(2) == "with" => Some(Happening::Meeting),
        "talks" | "talk" | "negotiations" | "consultations" | "conversation" => Some(Happening::Talks),
        "visit" | "visited" | "visits" | "visiting" | "trip" => Some(Happening::Visit),
        _ => None,
    }
}

/// "The call", "Thursday's call", "a phone call with", but not "call for".
fn is_noun_call(words: &[Word<'_>], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|at| words.get(at));
    let after = words.get(index + 1);
    let verb_after = after.is_some_and(|word| {
        matches!(word.folded(), "for" | "upon" | "it" | "them" | "themselves" | "him" | "her" | "us")
    });
    let noun_before = before.is_some_and(|word| {
        word.is_capital()
            || word.bound
            || matches!(
                word.folded(),
                "a" | "the"
                    | "this"
                    | "that"
                    | "their"
                    | "his"
                    | "her"
                    | "its"
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

/// "Received the ambassador", but not "received a letter".
fn receives_someone(words: &[Word<'_>], index: usize) -> bool {
    let after = words.get(index + 1..).unwrap_or_default();
    after.iter().take(5).any(|word| {
        matches!(
            word.folded(),
            "ambassador"
                | "envoy"
                | "delegation"
                | "minister"
                | "president"
                | "premier"
                | "secretary"
                | "chancellor"
                | "king"
                | "counterpart"
        )
    })
}

fn is_day(words: &[Word<'_>], index: usize) -> bool {
    words.get(index).is_some_and(|word| days::weekday(word).is_some() || days::month(word).is_some())
}

/// The bytes that tell of it, if it is planned, possible or past.
fn aside(words: &[Word<'_>], index: usize, published: Option<&Stamp>) -> Option<std::ops::Range<usize>> {
    // The words of its clause before and after it, the nearest first.
    let before = || words.get(..index).unwrap_or_default().iter().rev().take_while(|word| !word.ends_clause);
    let rest = words.get(index..).unwrap_or_default();
    let clause = rest.iter().position(|word| word.ends_clause).map_or(rest.len(), |last| last + 1);
    let after = rest.get(1..clause).unwrap_or_default();
    let end = rest.get(clause.saturating_sub(1)).map_or(usize::MAX, |word| word.at + 1);
    let found = before().take(5).find(|word| is_planned(word)).or_else(|| told_before(before()));
    if let Some(word) = found {
        return Some(word.at..end);
    }
    let from = before().take(6).last().or(words.get(index))?.at;
    is_past(after, published).then_some(from..end)
}

/// Whether the word says of what comes that it has not happened.
fn is_planned(word: &Word<'_>) -> bool {
    match word.folded() {
        "possible" | "potential" | "planned" | "upcoming" | "ahead" | "before" | "next" | "future" | "proposed"
        | "expected" | "will" | "would" | "could" | "might" | "should" | "ongoing" => true,
        "may" => !word.is_capital(),
        _ => false,
    }
}

/// The word from which the words before a happening, the nearest first, tell
/// of it as past: "a day after they met", "it follows the call", "last week's
/// call", "told him about his call".
fn told_before<'a, 'b: 'a>(before: impl Iterator<Item = &'a Word<'b>>) -> Option<&'a Word<'b>> {
    let near: Vec<&Word<'_>> = before.take(12).collect();
    let is_unit = |word: &Word<'_>| {
        matches!(word.folded(), "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years")
    };
    let is_last = |word: &Word<'_>| matches!(word.folded(), "last" | "previous" | "earlier");
    if let Some(pair) = near.windows(2).find(|two| {
        let [after, unit] = two else { return false };
        matches!(after.folded(), "after" | "since") && is_unit(unit)
    }) {
        return pair.last().copied();
    }
    let [first, others @ ..] = near.as_slice() else { return None };
    if is_last(first) || days::month(first).is_some() || (is_unit(first) && others.first().is_some_and(|w| is_last(w)))
    {
        return Some(first);
    }
    near.iter()
        .take(3)
        .find(|word| matches!(word.folded(), "follows" | "followed" | "since" | "recalled" | "about"))
        .copied()
}

/// Whether the words after say that it is not of these days.
fn is_past(after: &[Word<'_>], published: Option<&Stamp>) -> bool {
    after.iter().take(6).enumerate().any(|(at, word)| {
        let next = after.get(at + 1);
        match word.folded() {
            "last" => next
                .is_some_and(|word| matches!(word.folded(), "week" | "month" | "year") || days::month(word).is_some()),
            "in" | "since" => next.is_some_and(|word| {
                days::month(word).is_some() || word.folded().starts_with("20") || word.folded().starts_with("19")
            }),
            "earlier" => true,
            _ => days::month(word)
                .zip(days::day_beside(after, at))
                .zip(published)
                .is_some_and(|((month, day), published)| days::is_off(month, day, published)),
        }
    })
}

/// Capitalised names after "in" or "at" in what is not aside, without days and
/// months, and the dateline: "OSLO: ", "OSLO, Norway — ".
fn places(words: &[Word<'_>], is_aside: impl Fn(usize) -> bool) -> Vec<String> {
    let mut out = Vec::new();
    let first = words.iter().position(|word| word.ends_clause).filter(|&last| last < 3);
    let dateline = words.get(..first.map_or(0, |last| last + 1)).unwrap_or_default();
    if !dateline.is_empty()
        && dateline.iter().all(|word| word.shown.len() > 2 && word.shown == word.shown.to_uppercase())
    {
        let name: Vec<String> = dateline.iter().map(|word| title_case(word.shown)).collect();
        out.push(name.join(" "));
    }
    let mut rest = words.iter().peekable();
    while let Some(word) = rest.next() {
        if !matches!(word.folded(), "in" | "at") || is_aside(word.at) {
            continue;
        }
        let mut name: Vec<&str> = Vec::new();
        // "In Rome's view" and "in Doe-Roe fashion" name no place.
        let mut bound = false;
        let mut ends = false;
        while let Some(next) = rest.next_if(|next| {
            !ends && next.is_capital() && days::weekday(next).is_none() && days::month(next).is_none() && name.len() < 3
        }) {
            name.push(next.shown);
            bound = next.bound;
            ends = next.ends_clause;
        }
        // Of the "Gulf of Roe" the first word alone is no place.
        let goes_on = !ends && rest.peek().is_some_and(|next| next.folded() == "of");
        if !name.is_empty() && !bound && !goes_on {
            out.push(name.join(" "));
        }
    }
    out
}

fn title_case(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::unit::split;
    use super::*;

    /// The kinds that a sentence speaks of, those aside in brackets.
    fn check(text: &str, expected: &str) {
        let published = Stamp::parse("2031-06-11");
        let found: Vec<String> = cues(&split(text), false, published.as_ref())
            .iter()
            .map(|cue| {
                if cue.aside.is_some() {
                    format!("[{}]", cue.kind.with_article())
                } else {
                    cue.kind.with_article().into()
                }
            })
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
    fn who_pays_a_call_on_someone_goes_there() {
        check("She paid a first call on the minister.", "a visit");
        check("They spoke in a call on Monday.", "a call");
        check("The minister received the ambassador.", "a meeting");
        check("The minister received a letter of thanks.", "");
    }

    #[test]
    fn a_happening_told_as_background_stands_aside() {
        check("The vote came a day after Doe met Roe.", "[a meeting]");
        check("Last week's call was short.", "[a call]");
        check("It follows the meeting of Doe and Roe.", "[a meeting]");
        check("Doe tells Poe about his call with Roe.", "[a call]");
        check("They agreed by telephone on May 20.", "[a call]");
        check("They agreed by telephone on June 10.", "a call");
        check("A week after the storm, Doe met Roe.", "a meeting");
        check("The May call was short.", "[a call]");
    }

    #[test]
    fn places_are_named_in_words_or_by_the_dateline() {
        let check = |text: &str, expected: &[&str]| assert_eq!(places(&split(text), |_| false), expected, "{text}");
        check("OSLO: Doe met Roe.", &["Oslo"]);
        check("Doe met Roe in New York, Poe said.", &["New York"]);
        check("UN: Doe met Roe.", &[]);
        check("Doe met Roe in Gulf of Poe waters.", &[]);
        assert_eq!(places(&split("after talks in Oslo"), |_| true), Vec::<String>::new());
    }

    #[test]
    fn what_is_planned_or_past_stands_aside() {
        check("Doe spoke ahead of a possible meeting with Roe.", "[a meeting]");
        check("They agreed in their phone call last week.", "[a call]");
        check("It follows a meeting in May.", "[a meeting]");
    }
}
