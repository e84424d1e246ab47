//! What a reader remembers of an article: the people named in full so far, so
//! that a family name alone finds its person again.

use std::collections::HashMap;

use super::capitals;
use super::lexicon::Kinds;
use super::names;
use super::roster::{Roster, Tenure};
use super::title::Title;
use super::tokens::{Token, folded_words};
use crate::text::squeeze;

/// More people than this no article names; what lists more is not read as one,
/// so that the work stays in proportion to the text.
const MOST_PEOPLE: usize = 1000;
/// As many different offices are kept of one person.
const MOST_OFFICES: usize = 8;
/// As many forms of names are kept that begin with one word.
const MOST_FORMS: usize = 64;

/// Someone whom the article names.
#[derive(Debug)]
pub(super) struct Person {
    /// The fullest form of the name.
    pub(super) name: String,
    /// Whether that is more than a family name.
    pub(super) full: bool,
    /// Whether the article gives a public office.
    pub(super) official: bool,
    /// The folded words of the name.
    pub(super) words: Vec<String>,
    /// The offices given, held now or not.
    pub(super) offices: Vec<Held>,
    /// Whether a profession or a kinship is given.
    private: bool,
    /// Where the person was last named.
    seen: usize,
}

impl Person {
    /// Whether nothing but a profession or a kinship is given.
    pub(super) fn is_only_private(&self) -> bool {
        self.private && self.offices.is_empty()
    }
}

/// A form of a name and whom it stands for.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// The folded words.
    pub(super) words: Vec<String>,
    /// The person, by place in [`Memory::people`].
    pub(super) person: usize,
    /// How much of the name it is.
    pub(super) part: Part,
}

/// How much of a name a form of it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// The family name.
    Family,
    /// The given name.
    Given,
}

/// An office as it compares.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Held {
    head: String,
    fields: Vec<String>,
}

impl Held {
    /// What a title says.
    pub(super) fn new(title: &Title, tokens: &[Token]) -> Self {
        let fields = tokens[title.first..=title.last].iter().filter(|t| t.is(Kinds::FIELD));
        let fields = fields.map(|t| t.folded.replace("defence", "defense")).collect();
        Self { head: tokens[title.head].word().to_owned(), fields }
    }

    /// How well two titles go together for one person: not at all where the
    /// one is in charge of other things than the other.
    fn agreement(&self, other: &Self) -> u8 {
        match (self.head == other.head, self.fields.is_empty() || other.fields.is_empty()) {
            (false, _) => 1,
            (true, true) => 2,
            (true, false) if self.fields.iter().any(|f| other.fields.contains(f)) => 3,
            (true, false) => 0,
        }
    }
}

/// The people of one article.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// In order of their first naming.
    pub(super) people: Vec<Person>,
    forms: HashMap<String, Vec<Form>>,
    /// By the whole name, its words joined.
    names: HashMap<String, usize>,
    /// By the first and last word of a name of western order.
    ends: HashMap<(String, String), usize>,
    clock: usize,
}

impl Memory {
    /// Remembers the full name in `tokens[first..=last]`; `None` where there is
    /// no more room.
    pub(super) fn add(
        &mut self,
        text: &str,
        tokens: &[Token],
        first: usize,
        last: usize,
        country: Option<&str>,
        roster: &Roster,
    ) -> Option<usize> {
        let words = names::folded(tokens, first, last);
        if let Some(known) = self.same(&words) {
            self.learn_longer(known, text, tokens, first, last, &words);
            return Some(known);
        }
        if self.people.len() >= MOST_PEOPLE {
            return None;
        }
        let start = &tokens[first];
        let ending = &tokens[last];
        let family = Kinds::CHINESE | Kinds::KOREAN;
        let by_country = country.is_some_and(|c| matches!(c, "CN" | "TW" | "KR" | "KP" | "SG" | "HK"));
        let eastern = match roster.tenures(&words).next() {
            Some(tenure) => tenure.eastern,
            None => {
                names::is_eastern(tokens, first, last)
                    || (start.is(family) && !start.is(Kinds::GIVEN) && (by_country || !ending.is(family)))
            }
        };
        let surnames = names::surnames(tokens, first, last, eastern);
        let forms = surnames.into_iter().map(|(a, b)| names::folded(tokens, a, b)).collect();
        let person = self.insert(name_of(text, tokens, first, last), words, forms, eastern, true);
        if !eastern && start.is(Kinds::GIVEN) && !start.is(Kinds::NEVER | Kinds::SURNAME_WORD) {
            self.index(vec![start.word().to_owned()], person, Part::Given);
        }
        Some(person)
    }

    /// Remembers someone by the name that the roster has.
    pub(super) fn add_known(&mut self, name: &str, surname: &str, eastern: bool) -> usize {
        let words = folded_words(name);
        match self.same(&words) {
            Some(known) => known,
            None => self.insert(name.to_owned(), words, vec![vec![surname.to_owned()]], eastern, true),
        }
    }

    /// Remembers someone of whom there is only a family name.
    pub(super) fn add_surname(&mut self, text: &str, tokens: &[Token], first: usize, last: usize) -> Option<usize> {
        if self.people.len() >= MOST_PEOPLE {
            return None;
        }
        let words = names::folded(tokens, first, last);
        Some(self.insert(name_of(text, tokens, first, last), words.clone(), vec![words], false, false))
    }

    fn insert(
        &mut self,
        name: String,
        words: Vec<String>,
        surnames: Vec<Vec<String>>,
        eastern: bool,
        full: bool,
    ) -> usize {
        let person = self.people.len();
        if full {
            self.names.insert(words.join(" "), person);
            if let (false, [first, .., last]) = (eastern, words.as_slice()) {
                self.ends.entry((first.clone(), last.clone())).or_insert(person);
            }
        }
        self.index(words.clone(), person, if full { Part::Whole } else { Part::Family });
        for surname in surnames {
            self.index(surname, person, Part::Family);
        }
        self.people.push(Person { name, full, official: false, words, offices: Vec::new(), private: false, seen: 0 });
        person
    }

    fn index(&mut self, words: Vec<String>, person: usize, part: Part) {
        let Some(first) = words.first() else { return };
        let forms = self.forms.entry(first.clone()).or_default();
        if forms.len() >= MOST_FORMS {
            return;
        }
        let order = |f: &Form| (std::cmp::Reverse(f.words.len()), f.part == Part::Given);
        let form = Form { words, person, part };
        let place = forms.partition_point(|f| order(f) <= order(&form));
        forms.insert(place, form);
    }

    /// The person with this name, or with this name but for middle words.
    fn same(&self, words: &[String]) -> Option<usize> {
        if let Some(&exact) = self.names.get(&words.join(" ")) {
            return Some(exact);
        }
        let ends = (words.first()?.clone(), words.last()?.clone());
        let known = *self.ends.get(&ends)?;
        let short = words.len() == 2 || self.people.get(known)?.words.len() == 2;
        short.then_some(known)
    }

    fn learn_longer(
        &mut self,
        person: usize,
        text: &str,
        tokens: &[Token],
        first: usize,
        last: usize,
        words: &[String],
    ) {
        if let Some(known) = self.people.get_mut(person).filter(|p| p.words.len() < words.len()) {
            known.name = name_of(text, tokens, first, last);
            known.words = words.to_vec();
            self.names.insert(words.join(" "), person);
            self.index(words.to_vec(), person, Part::Whole);
        }
    }

    /// Notes what a title says about a person.
    pub(super) fn learn(&mut self, person: usize, title: &Title, tokens: &[Token]) {
        if let Some(known) = self.people.get_mut(person) {
            known.official |= title.official;
            known.private |= title.private;
            let office = Held::new(title, tokens);
            if !title.private && known.offices.len() < MOST_OFFICES && !known.offices.contains(&office) {
                known.offices.push(office);
            }
        }
    }

    /// Whether nothing speaks against it that a person holds an office with this
    /// head: it was given, or they are known to have held one like it, or nothing
    /// at all is known of anyone.
    pub(super) fn may_hold(&self, person: usize, office: Option<&Held>, head: Option<&str>, roster: &Roster) -> bool {
        let (Some(known), Some(office), Some(head)) = (self.people.get(person), office, head) else { return true };
        let alike = |tenure: &Tenure| folded_words(&tenure.office).iter().any(|word| word == head);
        known.offices.iter().any(|k| k.head == office.head) || roster.tenures(&known.words).any(alike)
    }

    /// Notes that a person has just been named.
    pub(super) fn saw(&mut self, person: usize) {
        self.clock += 1;
        if let Some(known) = self.people.get_mut(person) {
            known.seen = self.clock;
        }
    }

    /// The forms that begin with a folded word, longest first.
    pub(super) fn forms(&self, first: &str) -> &[Form] {
        self.forms.get(first).map_or(&[], Vec::as_slice)
    }

    /// Whose given name this is, where only one person bears it.
    pub(super) fn called(&self, form: &Form) -> Option<usize> {
        let mut bearers = self.forms(form.words.first()?).iter().filter(|f| f.words == form.words).map(|f| f.person);
        let first = bearers.next()?;
        bearers.all(|p| p == first).then_some(first)
    }

    /// Whom a family name stands for: of several, the one whose title goes with
    /// the one given here, else the one named last, else the one first named.
    pub(super) fn bearer(&self, words: &[String], office: Option<&Held>) -> Option<usize> {
        let forms = self.forms(words.first()?).iter().filter(|f| f.words == words && f.part != Part::Given);
        let agreement = |known: &Person| {
            let Some(office) = office else { return 1 };
            let all: Vec<u8> = known.offices.iter().map(|k| office.agreement(k)).collect();
            // One office that agrees in full outweighs, one that cannot be meant spoils.
            if all.contains(&3) {
                3
            } else if all.contains(&0) {
                0
            } else {
                all.into_iter().max().unwrap_or(1)
            }
        };
        let scored = forms.map(|f| (agreement(&self.people[f.person]), self.people[f.person].seen, f.person));
        let best = scored.max_by_key(|&(agreement, seen, person)| (agreement, seen, std::cmp::Reverse(person)));
        best.filter(|&(agreement, _, _)| agreement > 0).map(|(_, _, person)| person)
    }
}

fn name_of(text: &str, tokens: &[Token], first: usize, last: usize) -> String {
    if !tokens[first..=last].iter().any(|t| capitals::is_name(text, t)) {
        return squeeze(&text[tokens[first].start..tokens[last].end]);
    }
    let mut name = String::new();
    for (i, token) in tokens.iter().enumerate().take(last + 1).skip(first) {
        if i > first {
            name.push_str(&text[tokens[i - 1].end..token.start]);
        }
        let usual = capitals::usual(text, token);
        let small = i > first && matches!(token.word(), "von" | "van" | "der" | "den" | "de" | "bin" | "al");
        name.push_str(&if small { usual.to_lowercase() } else { usual });
    }
    squeeze(&name)
}
