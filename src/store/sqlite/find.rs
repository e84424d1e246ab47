//! Who is meant by what was typed: an id, a name, or words of a name.

use std::collections::HashMap;

use super::corrected::Corrected;
use super::file::Database;
use super::people;
use crate::model::{Companion, PersonId};
use crate::store::{FoundPerson, StoreError};
use crate::text::distance::slips;
use crate::text::{fold, squeeze};

/// How many persons an ambiguous name is answered with, and how many names are
/// given that are near an unknown one.
const SEVERAL: usize = 9;
const NEAR: usize = 3;

/// How well a name is what was typed, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    Whole,
    Words,
    Starts,
    Near(usize),
}

/// Who is meant.
pub(super) fn find(database: &Database, corrected: &Corrected, meant: &str) -> Result<FoundPerson, StoreError> {
    let typed = squeeze(&fold(meant));
    let mut found: HashMap<PersonId, (Match, String)> = HashMap::new();
    let mut try_name = |person: &PersonId, name: &str| {
        let matched = if person.0 == meant { Some(Match::Whole) } else { matched(&typed, &squeeze(&fold(name))) };
        let Some(matched) = matched else { return };
        let best = found.entry(person.clone()).or_insert_with(|| (matched, name.to_owned()));
        if matched < best.0 {
            *best = (matched, name.to_owned());
        }
    };
    let corrections = &corrected.corrections;
    database.run(|c| {
        let mut statement = c.prepare_cached("SELECT id, name FROM people WHERE id <> ''")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (found, name): (PersonId, String) = (PersonId(row.get(0)?), row.get(1)?);
            if let Some(person) = corrections.person(&found) {
                try_name(person, corrections.shown(&found, person, &name));
                try_name(person, &name);
            }
            // Who was merged into another is still known by their own id.
            if found.0 == meant
                && let Some(person) = corrections.person(&found)
            {
                try_name(person, meant);
            }
        }
        Ok(())
    })?;
    for person in corrections.targets().chain(corrections.named()) {
        try_name(person, corrections.name(person).unwrap_or(&person.0));
    }
    // Names outlive the articles that had them.
    let mut by_match: Vec<(Match, PersonId, String)> =
        found.into_iter().map(|(person, (matched, name))| (matched, person, name)).collect();
    by_match.sort();
    let best = by_match.first().map(|(matched, ..)| *matched);
    let mut near = Vec::new();
    let mut several = Vec::new();
    for (matched, person, name) in by_match {
        let is_near = matches!(matched, Match::Near(_));
        if (!is_near && Some(matched) != best) || near.len() >= NEAR {
            break;
        }
        let Some(entry) = people::person(database, corrected, &person)? else { continue };
        if is_near {
            near.push(entry.name);
        } else {
            several.push(Companion {
                person,
                name: if entry.name.is_empty() { name } else { entry.name },
                articles: entry.articles,
            });
        }
    }
    several.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.person.cmp(&b.person)));
    several.truncate(SEVERAL);
    near.dedup();
    Ok(match several.as_slice() {
        [] => FoundPerson::Nobody(near),
        [one] => FoundPerson::One(one.person.clone()),
        _ => FoundPerson::Several(several),
    })
}

fn matched(typed: &str, name: &str) -> Option<Match> {
    if !typed.contains(char::is_alphanumeric) {
        return None;
    }
    if typed == name {
        return Some(Match::Whole);
    }
    let words: Vec<&str> = split(name).collect();
    if split(typed).all(|typed| words.contains(&typed)) {
        return Some(Match::Words);
    }
    if split(typed).all(|typed| words.iter().any(|word| word.starts_with(typed))) {
        return Some(Match::Starts);
    }
    // The whole name, or one word of it, with a slip or two.
    let most = |typed: &str| (typed.chars().count() / 3).min(2);
    let whole = slips(typed, name, most(typed));
    let word = || words.iter().filter_map(|word| slips(typed, word, most(typed))).min();
    whole.or_else(word).map(Match::Near)
}

fn split(words: &str) -> impl Iterator<Item = &str> {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
