//! Family names that stand alone in an article which nowhere has the full
//! name: taken for people where the word is known as a name and what stands
//! around it agrees, or where only a person does what it says.

use std::collections::HashSet;

use super::context;
use super::find::Hit;
use super::lexicon::Kinds;
use super::memory::Memory;
use super::roster::Roster;
use super::tokens::{Gap, Shape, Token};

/// What name and context must come to.
const ENOUGH: i8 = 3;
/// The strength of a family name of those who lead states.
const LEADER: i8 = 3;

/// The words that are a part of the names of firms and bodies in the article:
/// where the Roe Group is spoken of, "Roe said" is the group.
#[derive(Debug, Default)]
pub(super) struct Things(HashSet<String>);

impl Things {
    /// Adds those of one field.
    pub(super) fn learn(&mut self, tokens: &[Token]) {
        for pair in tokens.windows(2) {
            let [name, thing] = pair else { continue };
            let whole = thing.gap == Gap::Space && thing.shape != Shape::Lower && !name.possessive;
            let body = thing.is(Kinds::ORGANISATION) && !thing.is(Kinds::SURNAME_WORD | Kinds::COMMON | Kinds::HEAD);
            if whole && body && !thing.loud && name.shape == Shape::Capital && !name.is(Kinds::NEVER) {
                self.0.insert(name.word().to_owned());
            }
        }
    }
}

/// Finds the family names among the words that `hits` leave. `hits` stay in
/// order.
pub(super) fn find(
    text: &str,
    tokens: &[Token],
    hits: &mut Vec<Hit>,
    memory: &mut Memory,
    things: &Things,
    roster: &Roster,
) {
    let mut named = vec![false; tokens.len()];
    for hit in hits.iter() {
        named[hit.first..=hit.last].fill(true);
    }
    for at in 0..tokens.len() {
        let word = tokens[at].word();
        // Whoever is known in full is found by the second pass.
        let known = memory.forms(word).first().map(|form| form.person);
        let new = known.is_none_or(|person| !memory.people[person].full);
        if new
            && !named[at]
            && is_alone(tokens, at)
            && !things.0.contains(word)
            && is_enough(tokens, at, &named, roster)
        {
            let person = known.or_else(|| memory.add_surname(text, tokens, at, at));
            hits.push(Hit { first: at, last: at, person, title: None, rule: "surname-alone" });
            named[at] = true;
        }
    }
    hits.sort_by_key(|h| h.first);
}

/// How many of the neighbours in a list are people: `Roe, Poe and Toe`.
fn company(tokens: &[Token], at: usize, named: &[bool]) -> i8 {
    let links = |t: &Token| matches!(t.word(), "and" | "or") && t.shape == Shape::Lower;
    let left = at.checked_sub(1).is_some_and(|b| match tokens[at].gap {
        Gap::Comma => named[b],
        Gap::Space => links(&tokens[b]) && b.checked_sub(1).is_some_and(|b| named[b]),
        _ => false,
    });
    let right = tokens.get(at + 1).is_some_and(|t| match t.gap {
        Gap::Comma => named[at + 1],
        Gap::Space => links(t) && !tokens[at].possessive && named.get(at + 2) == Some(&true),
        _ => false,
    });
    i8::from(left) + i8::from(right)
}

/// Whether the word at `at` is written as a name and belongs to no longer one.
fn is_alone(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if token.shape != Shape::Capital || token.end - token.start < 3 || token.loud || token.is(Kinds::NEVER) {
        return false;
    }
    let written = |t: &Token| t.shape != Shape::Lower;
    let before = at.checked_sub(1).map(|b| &tokens[b]);
    let opener = |b: &Token| b.opens && b.is(Kinds::COMMON);
    let joined = before.is_some_and(|b| token.gap.joins() && !b.possessive && written(b) && !opener(b));
    let goes_on =
        tokens.get(at + 1).is_some_and(|n| !token.possessive && n.gap.joins() && (written(n) || n.gap == Gap::Hyphen));
    !joined && !goes_on
}

/// Whether the word and its context make a person.
fn is_enough(tokens: &[Token], at: usize, named: &[bool], roster: &Roster) -> bool {
    let token = &tokens[at];
    let Some(known) = strength(token, roster) else { return false };
    let weight = context::weight(tokens, at, at, known > 0) + company(tokens, at, named);
    // What an unknown word comes "to" or is "in" is a thing or a place.
    if known == 0 && context::before(tokens, at) < 0 {
        return false;
    }
    let inside = i8::from(!token.opens);
    known + weight + inside >= ENOUGH && (weight > 0 || known == LEADER)
}

/// How well the word is known as a family name; `None` where it is a word.
fn strength(token: &Token, roster: &Roster) -> Option<i8> {
    let leader = roster.has_leader(token.word());
    if token.is(Kinds::SURNAME_WORD) {
        return (!token.opens).then_some(if leader { 2 } else { 0 });
    }
    if leader {
        return Some(LEADER);
    }
    if token.is(Kinds::SURNAME | Kinds::GIVEN) {
        return Some(2);
    }
    Some(i8::from(token.is(Kinds::CHINESE | Kinds::KOREAN)))
}

#[cfg(test)]
mod tests {
    use crate::analysis::people::{Roster, mentions};
    use crate::model::article::plain_article;

    /// The names found in a text.
    fn check(text: &str, names: &[&str]) {
        let found = mentions(&plain_article("", text), Roster::shipped());
        assert_eq!(found.iter().map(|m| m.text.as_str()).collect::<Vec<_>>(), names, "{text}");
        assert!(found.iter().all(|m| m.person.is_none() && !m.official), "{text}");
    }

    #[test]
    fn a_known_surname_that_does_something_is_a_person_whoever_it_may_be() {
        check("Okafor said the harbour would stay closed.", &["Okafor"]);
        check("In the morning Okafor opened the bridge.", &["Okafor"]);
        check("The council thanked Berg’s wife.", &["Berg"]);
        check("The mayor was beaten by Ortiz.", &["Ortiz"]);
        check("Though Ortiz won, the ferry stayed.", &["Ortiz"]);
    }

    #[test]
    fn an_unknown_word_is_a_person_where_only_a_person_does_what_it_says() {
        check("Quillan resigned on Friday.", &["Quillan"]);
        check("Quillan was elected to the harbour board.", &["Quillan"]);
        check("The board, led by Quillan, met.", &["Quillan"]);
        check("Quillan said so. Quillan won. Quillan has plans.", &[]);
    }

    #[test]
    fn one_sure_place_shows_the_others() {
        check("Quillan resigned. The board had asked for Quillan’s keys.", &["Quillan", "Quillan"]);
    }

    #[test]
    fn what_things_and_places_are_called_is_no_person() {
        for text in [
            "He moved to Okafor, Ohio, in the spring.",
            "They ferried grain from the village Okafor.",
            "Berg boots were sold in Berg.",
            "Berg’s Club said it was closed.",
            "Berg’s was closed for the winter.",
            "The Berg Group opened a yard. Berg said it would close.",
            "Price rises and Long talks followed; Bay was closed.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn neighbours_in_a_list_of_people_speak_for_each_other() {
        let found = mentions(&plain_article("", "Ana Quillan and Okafor sailed."), Roster::shipped());
        assert_eq!(found.iter().map(|m| m.text.as_str()).collect::<Vec<_>>(), ["Ana Quillan", "Okafor"]);
    }
}
