//! What linking needs to know of an article, made once when it comes in.

use serde::{Deserialize, Serialize};

use crate::model::{Article, Contact, Field, Happening, Mention, PersonId, Quote, Stamp, Standing};
use crate::text::fold;

use super::Frequencies;
use super::fingerprint::{Fingerprint, fingerprint};
use super::happening::{self, Main};
use super::key::{Key, fnv, key, mix};
use super::terms::{Term, terms, topic};
use super::unit::units;
use super::verbatim::{self, Counted};

/// The most people that are kept of one article.
const PEOPLE: usize = 16;
/// The most contacts that are kept of one.
const CONTACTS: usize = 4;
/// The most keys of what an article says, and the most of them for people.
const KEYS: usize = 48;
const PERSON_KEYS: usize = 12;

/// What linking needs to know of an article; kept as JSON beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Its most telling words, in the order of their keys.
    pub terms: Vec<Term>,
    /// Who is named: officials first, then the most named.
    pub people: Vec<Person>,
    /// What its top reports.
    pub main: Main,
    /// The contacts that it is about and that have taken place.
    pub held: Vec<Held>,
    /// Runs of quoted words, as numbers in order.
    pub quoted: Vec<u32>,
    /// What is quoted; of an article that is in the library already it is not
    /// known, for only an arriving one says why it is linked.
    #[serde(skip)]
    pub quotes: Vec<String>,
    /// Figures, in the order of their keys.
    pub figures: Vec<Counted>,
    /// Alike for texts that are nearly the same.
    pub fingerprint: Fingerprint,
    /// The keys under which copies of the text are found; known while it comes in.
    #[serde(skip)]
    pub copies: Vec<Key>,
    /// How many words it has, title and standfirst aside.
    pub words: u32,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, as stated.
    pub published: Option<Stamp>,
}

/// Someone named in an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// The fullest form of the name there.
    pub name: String,
    /// Whether they hold, or speak for, a public office.
    pub official: bool,
    /// How often they are named.
    pub count: u16,
}

/// Who had what with whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// What it was.
    pub kind: Happening,
    /// Who took part; two at least.
    pub people: Vec<PersonId>,
}

/// Makes the profile of an article from it and what was found in it.
pub fn profile(article: &Article, mentions: &[Mention], quotes: &[Quote], contacts: &[Contact]) -> Profile {
    let units = units(article, mentions);
    let people = people(mentions);
    let names = people.iter().flat_map(|person| person.name.split([' ', '-']).map(fold)).collect();
    let words = units.iter().filter(|unit| unit.rank > super::unit::Rank::Standfirst).map(|unit| unit.words.len());
    let (fingerprint, copies) = fingerprint(&units);
    Profile {
        terms: terms(&units, &names, KEYS - people.len().min(PERSON_KEYS)),
        people,
        main: happening::main(&units, article.published.as_ref()),
        held: held(contacts),
        quoted: verbatim::quoted(quotes),
        quotes: quotes.iter().map(|quote| quote.text.clone()).collect(),
        figures: verbatim::counted(article),
        fingerprint,
        copies,
        words: words.sum::<usize>() as u32,
        publisher: article.publisher.clone(),
        published: article.published.clone(),
    }
}

impl Profile {
    /// The keys under which the article is posted and looked up: those of what
    /// it says, and those by which copies of its text are found.
    pub fn posted(&self) -> Vec<Key> {
        let mut out = self.keys();
        out.extend(&self.copies);
        out
    }

    /// The keys of what it says: those of its people and of its most telling
    /// words. At most 48.
    pub fn keys(&self) -> Vec<Key> {
        let people = self.people.iter().take(PERSON_KEYS).map(|person| person_key(&person.id));
        people.chain(self.terms.iter().filter(|term| term.posted).map(|term| term.key)).collect()
    }

    /// The words that say most of what the article is about, the most telling first.
    pub fn topic(&self, frequencies: &Frequencies) -> Vec<&str> {
        topic(&self.terms, frequencies)
    }

    pub(super) fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }
}

/// A person's key is not that of a word.
pub(super) fn person_key(id: &PersonId) -> Key {
    mix(fnv(b"@") ^ key(&id.0))
}

fn held(contacts: &[Contact]) -> Vec<Held> {
    let news = |contact: &&Contact| {
        contact.main
            && contact.status == Standing::Held
            && contact.kind != Happening::Visit
            && contact.participants.len() > 1
    };
    let held = |contact: &Contact| Held { kind: contact.kind, people: contact.participants.clone() };
    contacts.iter().filter(news).take(CONTACTS).map(held).collect()
}

fn people(mentions: &[Mention]) -> Vec<Person> {
    let mut out: Vec<Person> = Vec::new();
    // A caption may show someone the article is not about.
    let told = mentions.iter().filter(|m| !matches!(m.field, Field::Caption(_)));
    for mention in told {
        let Some(id) = &mention.person else { continue };
        let name = mention.name.as_ref().unwrap_or(&mention.text);
        if let Some(at) = out.iter().position(|person| person.id == *id) {
            if let Some(person) = out.get_mut(at) {
                person.count = person.count.saturating_add(1);
                person.official |= mention.official;
                if name.len() > person.name.len() {
                    person.name.clone_from(name);
                }
            }
        } else if out.len() < 4 * PEOPLE {
            // A list of thousands of names is no news article; the first are enough to find it by.
            out.push(Person { id: id.clone(), name: name.clone(), official: mention.official, count: 1 });
        }
    }
    out.sort_by_key(|person| (!person.official, std::cmp::Reverse(person.count)));
    out.truncate(PEOPLE);
    out
}
