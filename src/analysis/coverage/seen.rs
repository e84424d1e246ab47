//! What earlier reports had, and what a report has beyond it.

use std::collections::{HashMap, HashSet};

use super::facts::{Fact, Key, facts, shingles, threes_of};
use super::figures::Figure;
use crate::model::{Added, Field, Fresh, Named, Opened, Said};
use crate::text::fold;

/// What the reports so far have.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// The words of each name.
    people: HashMap<String, Vec<Vec<String>>>,
    ids: HashSet<String>,
    figures: HashMap<String, Vec<Figure>>,
    days: HashSet<String>,
    /// The words of the reports in threes: what one has as a quotation another may
    /// have without the marks, or as a part of a longer one.
    threes: HashSet<u64>,
}

impl Seen {
    /// Takes in one more report.
    pub fn add(&mut self, report: &Opened) {
        for mention in &report.mentions {
            match &mention.person {
                Some(person) => self.add_person(&person.0, mention.name.as_deref().unwrap_or(&mention.text)),
                None => self.add_name(&mention.text),
            }
        }
        for fact in facts(report) {
            self.add_fact(&fact);
        }
        self.threes.extend(threes_of(&report.article.text));
        self.threes.extend(threes_of(&report.article.title));
    }

    fn add_fact(&mut self, fact: &Fact<'_>) {
        match &fact.key {
            Key::Person(person, name) => self.add_person(&person.0, name),
            Key::Figure(figure) => self.figures.entry(figure.value.clone()).or_default().push(figure.clone()),
            Key::Date(day, _) => self.add_day(day),
            Key::Quote(threes) => self.threes.extend(threes),
        }
    }

    fn add_day(&mut self, day: &str) {
        // Who had the day had its month.
        if let Some(month) = day.get(..7).filter(|_| day.len() == 10) {
            self.days.insert(month.to_owned());
        }
        self.days.insert(day.to_owned());
    }

    fn add_person(&mut self, id: &str, name: &str) {
        if self.ids.insert(id.to_owned()) {
            self.add_name(name);
        }
    }

    fn add_name(&mut self, name: &str) {
        let words = name_words(name);
        for word in &words {
            let names = self.people.entry(word.clone()).or_default();
            if !names.contains(&words) {
                names.push(words.clone());
            }
        }
    }

    /// Whether an earlier report has it.
    fn has(&self, fact: &Fact<'_>) -> bool {
        match &fact.key {
            Key::Person(person, name) => self.ids.contains(&person.0) || self.has_name(name),
            Key::Figure(figure) => {
                self.figures.get(&figure.value).is_some_and(|same| same.iter().any(|one| one.is_same(figure)))
            }
            Key::Date(day, _) => self.days.contains(day),
            Key::Quote(threes) => {
                let had = threes.iter().filter(|three| self.threes.contains(three)).count();
                had * 5 >= threes.len() * 3
            }
        }
    }

    /// Whether a name was there in a fuller or a shorter form.
    fn has_name(&self, name: &str) -> bool {
        let words = name_words(name);
        let among = |some: &[String], all: &[String]| some.iter().all(|word| all.contains(word));
        let mut names = words.iter().filter_map(|word| self.people.get(word)).flatten();
        names.any(|name| among(name, &words) || among(&words, name))
    }

    /// The first words in a report for each fact that no report so far has.
    pub fn fresh(&self, report: &Opened) -> Vec<Fresh> {
        let as_fresh = |fact: Fact<'_>| Fresh { kind: fact.key.kind(), field: fact.field, span: fact.span };
        self.new_facts(report).into_iter().map(as_fresh).collect()
    }

    /// What a report has that none so far had. What the first has is all new, and
    /// nothing is added by it.
    pub fn added(&self, report: &Opened) -> Added {
        /// More is not read.
        const MOST: usize = 40;
        let mut added = Added::default();
        for fact in self.new_facts(report).into_iter().filter(|fact| !matches!(fact.field, Field::Caption(_))) {
            let words = fact.words.to_owned();
            match fact.key {
                Key::Person(person, name) if added.people.len() < MOST => {
                    added.people.push(Named { person: person.clone(), name: name.to_owned() });
                }
                Key::Figure(_) if added.figures.len() < MOST => added.figures.push(words),
                Key::Date(..) if added.dates.len() < MOST => added.dates.push(words),
                Key::Quote(_) if added.quotes.len() < MOST => {
                    added.quotes.push(Said { speaker: fact.speaker.map(str::to_owned), text: words });
                }
                _ => {}
            }
        }
        added
    }

    /// Whether words that are quoted were there before.
    pub fn has_words(&self, quoted: &str) -> bool {
        let threes = shingles(quoted);
        threes.is_empty() || threes.iter().filter(|three| self.threes.contains(three)).count() * 5 >= threes.len() * 3
    }

    /// Takes in words that are quoted.
    pub fn add_words(&mut self, quoted: &str) {
        self.threes.extend(threes_of(quoted));
    }

    fn new_facts<'a>(&self, report: &'a Opened) -> Vec<Fact<'a>> {
        let mut here = Self::default();
        let mut out = Vec::new();
        for fact in facts(report) {
            if !self.has(&fact) && !here.has(&fact) {
                here.add_fact(&fact);
                out.push(fact);
            }
        }
        out
    }
}

/// The words of a name that tell it from others.
pub(super) fn name_words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1);
    words.map(str::to_owned).collect()
}
