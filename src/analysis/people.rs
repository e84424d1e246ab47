//! Who is named in an article: from its text, title, standfirst and captions
//! to the places where people stand, each with whom it names, in which office
//! and by which rule it was found.
//!
//! [`lexicon`] knows the words, [`tokens`] cuts a field into them. [`title`]
//! reads offices, [`names`] reads names, [`find`] puts the two together in a
//! first pass over everything; [`memory`] keeps whom it found, and [`again`]
//! finds them a second time by their family names. [`roster`] holds what is
//! known of office holders beyond the article.

mod again;
mod find;
mod lexicon;
mod memory;
mod names;
pub mod roster;
mod title;
mod tokens;

use std::collections::HashMap;

pub use roster::Roster;

use crate::model::row::Official;
use crate::model::{Article, BlockKind, Field, Mention, PersonId, Span};
use crate::text::squeeze;

use find::{Finder, Hit};
use lexicon::Lexicon;
use memory::{Memory, Person};
use tokens::Token;

/// One field of an article, cut into words.
struct Reading<'a> {
    field: Field,
    text: &'a str,
    tokens: Vec<Token>,
    hits: Vec<Hit>,
}

/// The places where the article names people, ordered by field and place, none
/// overlapping another.
pub fn mentions(article: &Article, roster: &Roster) -> Vec<Mention> {
    let day =
        article.published.as_ref().or(article.not_before.as_ref()).map(|s| &s.as_str()[..s.as_str().len().min(10)]);
    let mut memory = Memory::default();
    let mut readings: Vec<Reading> =
        fields(article).map(|(field, text)| read(field, text, roster, &mut memory)).collect();
    for reading in &mut readings {
        again::resolve(reading.text, &reading.tokens, &mut reading.hits, &mut memory, roster, day);
    }
    for person in memory.people.iter_mut().filter(|p| p.full && p.heads.is_empty()) {
        person.official = holds_office(&person.words, roster, day);
    }
    readings.iter().flat_map(|r| r.hits.iter().filter_map(|hit| mention(r, hit, &memory.people))).collect()
}

/// The officials among the mentions of an article, most mentioned first, then
/// in the order in which they are first named.
pub fn officials(mentions: &[Mention]) -> Vec<Official> {
    let mut order: Vec<(Official, usize)> = Vec::new();
    let mut places: HashMap<&PersonId, usize> = HashMap::new();
    for mention in mentions.iter().filter(|m| m.official) {
        let (Some(person), Some(name)) = (&mention.person, &mention.name) else { continue };
        let place = *places.entry(person).or_insert_with(|| {
            order.push((Official { person: person.clone(), name: name.clone() }, 0));
            order.len() - 1
        });
        order[place].1 += 1;
    }
    order.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    order.into_iter().map(|(official, _)| official).collect()
}

fn fields(article: &Article) -> impl Iterator<Item = (Field, &str)> {
    let captions = article.blocks.iter().enumerate().filter(|(_, b)| b.kind == BlockKind::Caption);
    let title = (!article.title_derived).then_some((Field::Title, article.title.as_str()));
    std::iter::once((Field::Text, article.text.as_str()))
        .chain(title)
        .chain(article.standfirst.as_deref().map(|s| (Field::Standfirst, s)))
        .chain(captions.map(|(n, b)| (Field::Caption(n), b.text.as_str())))
}

fn read<'a>(field: Field, text: &'a str, roster: &Roster, memory: &mut Memory) -> Reading<'a> {
    let tokens = tokens::tokens(text, Lexicon::shipped());
    let titles = title::titles(&tokens);
    let hits = Finder::new(text, &tokens, &titles, roster, memory).find();
    Reading { field, text, tokens, hits }
}

/// Whether the roster shows that the bearer of this full name holds an office
/// on `day`, or, where the day is not known, that no end of it is known.
fn holds_office(words: &[String], roster: &Roster, day: Option<&str>) -> bool {
    roster.tenures(words).any(|tenure| match day {
        Some(day) => tenure.covers(day) == Some(true),
        None => tenure.to.is_empty(),
    })
}

fn mention(reading: &Reading, hit: &Hit, people: &[Person]) -> Option<Mention> {
    let (text, tokens) = (reading.text, &reading.tokens);
    let span = Span::new(text, tokens[hit.first].start, tokens[hit.last].end)?;
    let person = people.get(hit.person?)?;
    let words = |(first, last): (usize, usize)| squeeze(&text[tokens[first].start..tokens[last].end]);
    let role = hit.title.as_ref().map(|title| {
        let role = words(title.role);
        if title.plural && title.role.1 == title.head { singular(&role) } else { role }
    });
    Some(Mention {
        field: reading.field,
        span,
        text: span.of(text).to_owned(),
        person: person.full.then(|| PersonId(names::slug(&person.name))),
        name: Some(person.name.clone()),
        official: person.official,
        role,
        country: hit.title.as_ref().and_then(|t| t.country).map(str::to_owned),
        organisation: hit.title.as_ref().and_then(|t| t.organisation).map(words),
        rule: hit.rule.to_owned(),
    })
}

/// One of several presidents is a president.
fn singular(role: &str) -> String {
    if let Some(stem) = role.strip_suffix("men") {
        format!("{stem}man")
    } else if let Some(stem) = role.strip_suffix("ies") {
        format!("{stem}y")
    } else {
        role.strip_suffix('s').unwrap_or(role).to_owned()
    }
}
