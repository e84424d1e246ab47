//! The second pass: people already known, named again by their family name,
//! or in full where nothing beside the name shows it to be one.

use super::context;
use super::find::Hit;
use super::lexicon::Kinds;
use super::memory::{Form, Held, Memory, Part};
use super::roster::Roster;
use super::tokens::{Gap, Shape, Token};

/// Finds the known people among the words that `hits` leave, and whom the
/// family names in `hits` stand for. `hits` stay in order.
pub(super) fn resolve(
    text: &str,
    tokens: &[Token],
    hits: &mut Vec<Hit>,
    memory: &mut Memory,
    roster: &Roster,
    day: Option<&str>,
) {
    let first_pass = std::mem::take(hits);
    let mut old = first_pass.into_iter().peekable();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(mut hit) = old.next_if(|h| h.first <= at) {
            at = hit.last + 1;
            hit.person = hit.person.or_else(|| bearer(text, tokens, &hit, memory, roster, day));
            if let Some(person) = hit.person {
                memory.saw(person);
            }
            hits.push(hit);
            continue;
        }
        let until = old.peek().map_or(tokens.len(), |h| h.first);
        let Some(hit) = known(tokens, at, until, hits, memory) else {
            at += 1;
            continue;
        };
        at = hit.last + 1;
        if let Some(person) = hit.person {
            memory.saw(person);
        }
        hits.push(hit);
    }
}

/// Offices that one of a family at most can be meant to hold.
const SOLE: [&str; 8] = ["president", "premier", "chancellor", "senator", "sen", "governor", "king", "queen"];

/// Whose family name stands after the title of `hit`.
fn bearer(
    text: &str,
    tokens: &[Token],
    hit: &Hit,
    memory: &mut Memory,
    roster: &Roster,
    day: Option<&str>,
) -> Option<usize> {
    let words = super::names::folded(tokens, hit.first, hit.last);
    let head = hit.title.as_ref().map(|t| tokens[t.head].word());
    let country = hit.title.as_ref().and_then(|t| t.country);
    let office = hit.title.as_ref().map(|t| Held::new(t, tokens));
    let known = memory.bearer(&words, office.as_ref());
    let fits = known.is_none_or(|person| memory.may_hold(person, office.as_ref(), head, roster));
    let sole = head.filter(|head| !fits && SOLE.contains(head));
    let person = known.filter(|_| sole.is_none()).filter(|&p| fits || !memory.people[p].is_only_private());
    let person = person.or_else(|| {
        // Of a family of which the article names another, the one in office is
        // known whether they still are.
        let now = roster.holder(words.last()?, head?, country, day);
        let ever = || {
            let strange = known.is_some_and(|p| memory.people[p].offices.is_empty());
            roster.holder(words.last()?, sole?, country, None).filter(|_| strange)
        };
        let tenure = now.or_else(ever)?;
        Some(memory.add_known(&tenure.name, words.last()?, tenure.eastern))
    });
    let person = person.or_else(|| {
        let another = sole.is_some_and(|head| words.last().is_some_and(|word| roster.has_holder(word, head)));
        known.filter(|&p| !another && !memory.people[p].is_only_private())
    });
    let person = person.or_else(|| memory.add_surname(text, tokens, hit.first, hit.last))?;
    if let Some(title) = &hit.title {
        memory.learn(person, title, tokens);
    }
    Some(person)
}

/// The known person named at `at`, before `until`.
fn known(tokens: &[Token], at: usize, until: usize, hits: &[Hit], memory: &Memory) -> Option<Hit> {
    if tokens[at].shape == Shape::Lower && !tokens[at].is(Kinds::PARTICLE) {
        return None;
    }
    let form = memory.forms(&tokens[at].folded).iter().find(|form| {
        let end = at + form.words.len();
        end <= until
            && is_written(tokens, at, form)
            && match form.part {
                Part::Whole => !names_a_thing(tokens, end - 1),
                _ => stands_alone(tokens, at, end - 1, hits),
            }
    })?;
    let last = at + form.words.len() - 1;
    let (person, rule) = match form.part {
        Part::Whole => (form.person, "full-name"),
        Part::Family => (memory.bearer(&form.words, None)?, "surname"),
        Part::Given => (memory.called(form)?, "given-name"),
    };
    Some(Hit { first: at, last, person: Some(person), title: None, rule })
}

/// Whether the words of the form stand at `at`, written as names are.
fn is_written(tokens: &[Token], at: usize, form: &Form) -> bool {
    let Some(here) = tokens.get(at..at + form.words.len()) else { return false };
    let same = here
        .iter()
        .zip(&form.words)
        .enumerate()
        .all(|(i, (t, w))| t.folded == *w && (i == 0 || (t.gap.joins() && !here[i - 1].possessive)));
    same && here.iter().any(|t| matches!(t.shape, Shape::Capital | Shape::Upper))
        && here.last().is_some_and(|t| t.shape != Shape::Lower || t.gap == Gap::Hyphen)
}

/// Whether the family name in `tokens[first..=last]` is a name of its own here
/// rather than a common word or a part of another name.
fn stands_alone(tokens: &[Token], first: usize, last: usize, hits: &[Hit]) -> bool {
    let token = &tokens[first];
    if first == last && !is_no_common_word(tokens, first) {
        return false;
    }
    let before = first
        .checked_sub(1)
        .map(|b| (b, &tokens[b]))
        .filter(|(_, b)| matches!(token.gap, Gap::Space | Gap::Dot) && !b.possessive && b.shape != Shape::Lower);
    let harmless = Kinds::COMMON
        | Kinds::CALENDAR
        | Kinds::SAY
        | Kinds::COUNTRY
        | Kinds::PARTY
        | Kinds::HEAD
        | Kinds::HONORIFIC
        | Kinds::MODIFIER
        | Kinds::FORMER
        | Kinds::PLACE;
    let part_of_name = before.is_some_and(|(b, t)| {
        let named = hits.last().is_some_and(|h| h.last == b);
        let given = t.is(Kinds::GIVEN) && !t.is(harmless);
        !named && (given || (!t.is(harmless) && !t.opens && !t.loud))
    });
    let after =
        tokens.get(last + 1).filter(|t| t.gap == Gap::Space && !tokens[last].possessive && t.shape != Shape::Lower);
    let part_of_thing = after.is_some_and(|t| {
        let thing = t.is(Kinds::ORGANISATION) && !t.is(Kinds::COUNTRY | Kinds::COMMON);
        thing || (!t.loud && t.shape == Shape::Capital && !t.is(harmless))
    });
    !part_of_name && !part_of_thing
}

/// Whether the name goes on as that of a thing: "the Ann Roe Institute".
fn names_a_thing(tokens: &[Token], last: usize) -> bool {
    tokens.get(last + 1).is_some_and(|t| {
        let capital = t.gap == Gap::Space && !tokens[last].possessive && t.shape == Shape::Capital && !t.loud;
        capital && t.is(Kinds::ORGANISATION) && !t.is(Kinds::COUNTRY | Kinds::COMMON)
    })
}

/// Whether a capital here can only be that of a name.
fn is_no_common_word(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if token.is(Kinds::COUNTRY | Kinds::PLACE | Kinds::PUBLIC) {
        return false;
    }
    // At the start of a sentence the capital says nothing, but the verb may.
    let acts = context::weight(tokens, at, at, true) >= 2;
    if token.is(Kinds::CALENDAR) {
        let dated = at.checked_sub(1).is_some_and(|b| {
            matches!(
                tokens[b].word(),
                "in" | "on"
                    | "since"
                    | "until"
                    | "by"
                    | "of"
                    | "last"
                    | "this"
                    | "next"
                    | "early"
                    | "late"
                    | "from"
                    | "to"
            ) || tokens[b].folded.starts_with(|c: char| c.is_ascii_digit())
        });
        let day = tokens.get(at + 1).is_some_and(|t| t.folded.starts_with(|c: char| c.is_ascii_digit()));
        return !dated && !day && !token.loud && (!token.opens || acts);
    }
    if token.is(Kinds::COMMON) {
        return !token.opens && !token.loud && token.shape == Shape::Capital;
    }
    if token.is(Kinds::SURNAME_WORD | Kinds::ORGANISATION | Kinds::FIELD | Kinds::HEAD) {
        return token.shape == Shape::Capital && !token.loud && (!token.opens || acts);
    }
    true
}
