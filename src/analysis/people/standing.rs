//! Who holds a public office at the time of the article though it gives no
//! title beside the name: as the roster shows, or where a source of the roster
//! is too old to say, the roster and the article together.

use super::Reading;
use super::memory::Person;
use super::roster::{Roster, Tenure};
use super::title::Title;
use super::tokens::{Token, folded_words};

/// Whether the bearer of a full name holds an office on `day`.
pub(super) fn holds_office(person: &Person, readings: &[Reading], roster: &Roster, day: Option<&str>) -> bool {
    roster.tenures(&person.words).any(|tenure| match day.and_then(|day| tenure.covers(day)) {
        Some(held) => held,
        None => is_spoken_of(tenure, readings),
    })
}

/// Whether the article speaks of the holder of this office and names nobody
/// else as such: "Peru's foreign minister left. Ana Quillan told the board …"
fn is_spoken_of(tenure: &Tenure, readings: &[Reading]) -> bool {
    let words = folded_words(&tenure.office);
    tenure.to.is_empty()
        && readings.iter().any(|reading| {
            let named = |title: &Title| {
                let of = |other: &Title| (other.first, other.last) == (title.first, title.last);
                reading.hits.iter().any(|hit| hit.title.as_ref().is_some_and(of))
            };
            let states = |title: &&Title| {
                let country = title.country == Some(&*tenure.country);
                country && title.official && !title.plural && is_office(&reading.tokens, title, &words)
            };
            reading.titles.iter().filter(states).any(|title| !named(title))
        })
}

/// Whether all words of the title are words of the office.
fn is_office(tokens: &[Token], title: &Title, words: &[String]) -> bool {
    let same = |word: &str| words.iter().any(|w| w == word || (word == "defence" && w == "defense"));
    tokens[title.role.0..=title.role.1].iter().all(|token| same(token.word()))
}
