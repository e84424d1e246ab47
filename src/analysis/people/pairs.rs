//! Two leaders of states named in one breath: `Roe-Poe summit`, `Roe and Poe`.
//! Each of the family names shows the other to be one.

use super::find::Hit;
use super::lexicon::Kinds;
use super::memory::Memory;
use super::roster::{Roster, Tenure};
use super::tokens::{Gap, Shape, Token, folded_words};

/// So many words around a pair can name its countries.
const NEAR: usize = 30;

/// Finds the pairs among the words that `hits` leave. `hits` stay in order.
pub(super) fn find(
    text: &str,
    tokens: &[Token],
    hits: &mut Vec<Hit>,
    memory: &mut Memory,
    roster: &Roster,
    day: Option<&str>,
) {
    let free = |hits: &[Hit], at: usize| {
        let next = hits.partition_point(|h| h.last < at);
        hits.get(next).is_none_or(|h| h.first > at)
    };
    let mut found = Vec::new();
    for pair in (0..tokens.len()).filter_map(|at| pair(tokens, at, roster)) {
        let taken = found.last().is_some_and(|last: &Hit| last.last >= pair[0]);
        if taken || !pair.iter().all(|&at| free(hits, at)) {
            continue;
        }
        let both = leaders(tokens, pair, roster, day);
        // Of two who meet as leaders, one who is known to lead now shows that
        // the other does.
        let now = both.iter().flatten().any(|tenure| day.is_some_and(|day| tenure.covers(day) == Some(true)));
        for (at, leader) in pair.into_iter().zip(both) {
            let word = tokens[at].word();
            let person = match (memory.forms(word).first(), leader) {
                (Some(form), _) => Some(form.person),
                (None, Some(tenure)) => Some(memory.add_known(&tenure.name, word, tenure.eastern)),
                (None, None) => memory.add_surname(text, tokens, at, at),
            };
            if let Some((known, tenure)) = person.and_then(|p| memory.people.get_mut(p)).zip(leader) {
                known.official |= now && known.words == folded_words(&tenure.name);
            }
            found.push(Hit { first: at, last: at, person, title: None, rule: "pair-of-leaders" });
        }
    }
    if !found.is_empty() {
        hits.extend(found);
        hits.sort_by_key(|h| h.first);
    }
}

/// Two leaders of states who are named in one breath from `at` on: `Roe-Poe
/// summit`, `Roe and Poe`.
fn pair(tokens: &[Token], at: usize, roster: &Roster) -> Option<[usize; 2]> {
    let leads = |t: &Token| {
        t.shape == Shape::Capital && roster.has_leader(t.word()) && !t.is(Kinds::NEVER | Kinds::SURNAME_WORD)
    };
    let first = tokens.get(at).filter(|t| leads(t))?;
    let free = at == 0 || !first.gap.joins() || tokens[at - 1].shape == Shape::Lower || tokens[at - 1].opens;
    let next = tokens.get(at + 1)?;
    let hyphen = next.gap == Gap::Hyphen;
    let second = if hyphen { at + 1 } else { at + 2 };
    let and = next.word() == "and" && next.gap == Gap::Space && !first.possessive;
    let other = tokens.get(second).filter(|t| leads(t))?;
    let goes_on =
        tokens.get(second + 1).is_some_and(|t| t.gap.joins() && t.is_capital() && !t.loud && !other.possessive);
    (free && !goes_on && (hyphen || and)).then_some([at, second])
}

/// Who the two are, where that is certain: where they meet, or where both
/// their countries are named with them.
fn leaders<'r>(tokens: &[Token], pair: [usize; 2], roster: &'r Roster, day: Option<&str>) -> [Option<&'r Tenure>; 2] {
    let all = pair.map(|at| roster.leader(tokens[at].word(), day));
    let meet = tokens.get(pair[1] + 1).is_some_and(|t| {
        tokens[pair[1]].gap == Gap::Hyphen && matches!(t.word(), "summit" | "meeting" | "talks" | "call" | "visit")
    });
    let near = tokens.get(pair[0].saturating_sub(NEAR)..tokens.len().min(pair[1] + NEAR)).unwrap_or_default();
    let named = |tenure: &Tenure| near.iter().any(|t| t.country == Some(&*tenure.country));
    let sure = meet || all.iter().all(|leader| leader.is_some_and(named));
    if sure { all } else { [None, None] }
}

#[cfg(test)]
mod tests {
    use crate::analysis::people::{Roster, mentions};
    use crate::model::Stamp;
    use crate::model::article::plain_article;

    const TABLE: &str = "Ana Quillan\twestern\tPresident\tPE\t2020\t\tRecords 2030\n\
                         Bea Poe\twestern\tMinister of Trade\tCL\t2020\t\tRecords 2030\n\
                         Tom Castellan\twestern\tPresident\tKE\t2020\t2021\tRecords 2030\n\
                         Xavo Harrow\twestern\tPrime Minister\tCL\t2020\t2032\tRecords 2030\n";

    /// The mentions of a text as `words=person`.
    fn check(text: &str, expected: &[&str]) {
        let found = mentions(&plain_article("", text), &Roster::read(TABLE));
        let shown = found.iter().map(|m| format!("{}={}", m.text, m.person.as_ref().map_or("?", |p| p.0.as_str())));
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn leaders_who_meet_or_whose_countries_are_named_are_known() {
        check("A Quillan-Harrow summit was planned.", &["Quillan=ana-quillan", "Harrow=xavo-harrow"]);
        check("Peru and Chile wait for Quillan and Harrow.", &["Quillan=ana-quillan", "Harrow=xavo-harrow"]);
    }

    #[test]
    fn one_who_is_known_to_lead_shows_that_the_other_does() {
        let officials = |text: &str, day: &str| {
            let mut article = plain_article("", text);
            article.published = Stamp::parse(day);
            mentions(&article, &Roster::read(TABLE)).iter().map(|m| m.official).collect::<Vec<_>>()
        };
        assert_eq!(officials("A Quillan-Harrow summit was planned.", "2031-05-04"), [true, true]);
        assert_eq!(officials("A Quillan-Harrow summit was planned.", "2040-05-04"), [false, false]);
        assert_eq!(officials("Quillan and Harrow were late.", "2031-05-04"), [false, false]);
    }

    #[test]
    fn a_pair_is_two_people_even_where_nobody_says_which() {
        check("The harbour waits for Quillan and Harrow.", &["Quillan=?", "Harrow=?"]);
    }

    #[test]
    fn other_words_that_are_joined_are_no_pair() {
        check("The Poe-Toe line and the Quillan-built ferry.", &[]);
    }
}
