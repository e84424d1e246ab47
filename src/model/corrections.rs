//! What a reader's corrections come to: who somebody is, whatever an article
//! was found to call them.
//!
//! They are laid over what was found each time it is read, and change nothing
//! of it: so they hold for articles that are there and for those that come, and
//! one that is taken back leaves no trace.

use std::collections::{HashMap, HashSet};

use super::{ArticleId, Contact, Correction, Mention, PersonId, Quote, Row, Speaker};

/// Corrections, the earliest first, ready to be asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Corrections {
    /// Who goes, and into whom. Never a circle: nobody is merged into one who
    /// was merged into them.
    merged: HashMap<PersonId, PersonId>,
    /// Who it is instead, by article and person.
    split: HashMap<ArticleId, HashMap<PersonId, PersonId>>,
    names: HashMap<PersonId, String>,
    nobody: HashSet<PersonId>,
    /// What other articles call those whom somebody was merged or split into.
    known: HashMap<PersonId, String>,
}

impl Corrections {
    /// Adds one to those before it; `false` where it changes nothing.
    pub fn add(&mut self, correction: &Correction) -> bool {
        match correction {
            Correction::Merge { from, into } => {
                let (from, into) = (self.root(from).clone(), self.root(into).clone());
                from != into && self.merged.insert(from, into).is_none()
            }
            Correction::Split { person, article, into } => {
                let (person, into) = (self.root(person).clone(), self.root(into).clone());
                let before = self.in_article(article, &person).clone();
                // Whoever was split into the person goes with them, also where the
                // person is already somebody else.
                let is_shown = || {
                    self.split
                        .get(article)
                        .is_some_and(|split| split.values().any(|earlier| *self.root(earlier) == person))
                };
                if before == into && (into == person || !is_shown()) {
                    return false;
                }
                let mut split = self.split.remove(article).unwrap_or_default();
                for earlier in split.values_mut().filter(|earlier| *self.root(earlier) == person) {
                    earlier.clone_from(&into);
                }
                split.insert(person, into);
                self.split.insert(article.clone(), split);
                true
            }
            Correction::Rename { person, name } => {
                let person = self.root(person).clone();
                self.names.insert(person, name.clone()).as_ref() != Some(name)
            }
            Correction::NotAPerson { person } => {
                let person = self.root(person).clone();
                self.nobody.insert(person)
            }
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.merged.is_empty() && self.split.is_empty() && self.names.is_empty() && self.nobody.is_empty()
    }

    /// Who it is that an article was found to name; `None` where it is nobody.
    pub fn person_in<'a>(&'a self, article: &ArticleId, found: &'a PersonId) -> Option<&'a PersonId> {
        if self.is_empty() {
            return Some(found);
        }
        let person = self.root(self.in_article(article, found));
        (!self.nobody.contains(person)).then_some(person)
    }

    /// Who it is in all articles in which nothing else was said.
    pub fn person<'a>(&'a self, found: &'a PersonId) -> Option<&'a PersonId> {
        let person = self.root(found);
        (!self.nobody.contains(person)).then_some(person)
    }

    /// The name that the reader gave to a person.
    pub fn name(&self, person: &PersonId) -> Option<&str> {
        self.names.get(person).map(String::as_str)
    }

    /// Takes note of what articles call one of the [targets](Self::targets).
    pub fn know(&mut self, person: PersonId, name: String) {
        self.known.insert(person, name);
    }

    /// Whoever may be found where this person is meant: those merged into them
    /// and those split in favour of them, and themselves.
    pub fn found_as(&self, person: &PersonId) -> Vec<PersonId> {
        let mut all = vec![person.clone()];
        all.extend(self.merged.keys().filter(|from| self.root(from) == person).cloned());
        let splits = self.split.values().flatten().filter(|(_, into)| self.root(into) == person);
        for from in splits.map(|(from, _)| from) {
            all.push(from.clone());
            all.extend(self.merged.keys().filter(|merged| self.root(merged) == self.root(from)).cloned());
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Those into whom others were merged or split, whose names other articles
    /// know.
    pub fn targets(&self) -> impl Iterator<Item = &PersonId> {
        let split = self.split.values().flat_map(HashMap::values);
        self.merged.values().chain(split).map(|person| self.root(person))
    }

    /// Those whom the reader gave a name.
    pub fn named(&self) -> impl Iterator<Item = &PersonId> {
        self.names.keys()
    }

    /// The articles in which somebody was split.
    pub fn split_articles(&self) -> impl Iterator<Item = &ArticleId> {
        self.split.keys()
    }

    /// By which name to show a `person` whom an article was found to name as
    /// `found`, in the words of `name`.
    pub fn shown<'a>(&'a self, found: &PersonId, person: &PersonId, name: &'a str) -> &'a str {
        let other = self.known.get(person).filter(|_| person != found).map(String::as_str);
        self.name(person).or(other).unwrap_or(name)
    }

    /// Who it is that an article was found to call `found`, and by which name.
    fn corrected(&self, article: &ArticleId, found: &PersonId, name: &str) -> Option<(PersonId, String)> {
        let person = self.person_in(article, found)?;
        Some((person.clone(), self.shown(found, person, name).to_owned()))
    }

    /// Lays them over the officials of a row.
    pub fn over_row(&self, row: &mut Row) {
        if self.is_empty() {
            return;
        }
        let mut seen = HashSet::new();
        let Row { id, officials, .. } = row;
        officials.retain_mut(|official| {
            let Some((person, name)) = self.corrected(id, &official.person, &official.name) else { return false };
            if name != official.name {
                official.short = short(&official.short, &name);
            }
            (official.person, official.name) = (person, name);
            seen.insert(official.person.clone())
        });
    }

    /// Lays them over the people whom an article names.
    pub fn over_mentions(&self, article: &ArticleId, mentions: &mut Vec<Mention>) {
        if self.is_empty() {
            return;
        }
        mentions.retain_mut(|mention| {
            let Some(found) = &mention.person else { return true };
            let name = mention.name.as_deref().unwrap_or(&mention.text);
            let Some((person, name)) = self.corrected(article, found, name) else { return false };
            (mention.person, mention.name) = (Some(person), Some(name));
            true
        });
    }

    /// Lays them over who said something in an article.
    pub fn over_quotes(&self, article: &ArticleId, quotes: &mut [Quote]) {
        if self.is_empty() {
            return;
        }
        for speaker in quotes.iter_mut().map(|quote| &mut quote.speaker) {
            let Some(found) = &speaker.id else { continue };
            match self.corrected(article, found, speaker.name.as_deref().unwrap_or_default()) {
                Some((person, name)) => (speaker.id, speaker.name) = (Some(person), Some(name)),
                // Who is nobody said nothing.
                None => *speaker = Speaker::default(),
            }
        }
    }

    /// Lays them over who took part in the contacts of an article: each once,
    /// and a contact of nobody is none.
    pub fn over_contacts(&self, article: &ArticleId, contacts: &mut Vec<Contact>) {
        if self.is_empty() {
            return;
        }
        contacts.retain_mut(|contact| {
            let mut seen = HashSet::new();
            contact.participants = contact
                .participants
                .iter()
                .filter_map(|found| self.person_in(article, found))
                .filter(|person| seen.insert(*person))
                .cloned()
                .collect();
            !contact.participants.is_empty()
        });
    }

    fn root<'a>(&'a self, person: &'a PersonId) -> &'a PersonId {
        let mut person = person;
        while let Some(into) = self.merged.get(person) {
            person = into;
        }
        person
    }

    /// Who it is after what was said of this article.
    fn in_article<'a>(&'a self, article: &ArticleId, found: &'a PersonId) -> &'a PersonId {
        let Some(split) = self.split.get(article) else { return self.root(found) };
        let root = self.root(found);
        // A split may have come before its person was merged into another.
        let into = split.get(found).or_else(|| split.get(root));
        into.map_or(root, |into| self.root(into))
    }
}

/// The short form of a name: the one that is there, where the name ends in it.
fn short(before: &str, name: &str) -> String {
    if name.split_whitespace().any(|word| word == before) {
        return before.to_owned();
    }
    name.split_whitespace().next_back().unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn person(n: usize) -> PersonId {
        PersonId(format!("p{n}"))
    }

    fn article(n: usize) -> ArticleId {
        ArticleId(format!("a{n}"))
    }

    fn merge(from: usize, into: usize) -> Correction {
        Correction::Merge { from: person(from), into: person(into) }
    }

    fn split(from: usize, at: usize, into: usize) -> Correction {
        Correction::Split { person: person(from), article: article(at), into: person(into) }
    }

    fn all(corrections: &[Correction]) -> Corrections {
        let mut all = Corrections::default();
        for correction in corrections {
            all.add(correction);
        }
        all
    }

    /// Who each of a few people is in each of a few articles, and by which name.
    fn shown(corrections: &Corrections) -> Vec<Option<(PersonId, Option<String>)>> {
        let mut shown = Vec::new();
        for at in 0..3 {
            for n in 0..5 {
                let found = person(n);
                let who = corrections.person_in(&article(at), &found);
                shown.push(who.map(|who| (who.clone(), corrections.name(who).map(str::to_owned))));
            }
        }
        shown
    }

    fn any() -> impl Strategy<Value = Correction> {
        prop_oneof![
            (0usize..5, 0usize..5).prop_map(|(from, into)| merge(from, into)),
            (0usize..5, 0usize..3, 0usize..5).prop_map(|(from, at, into)| split(from, at, into)),
            (0usize..5, "[ab]").prop_map(|(n, name)| Correction::Rename { person: person(n), name }),
            (0usize..5).prop_map(|n| Correction::NotAPerson { person: person(n) }),
        ]
    }

    proptest! {
        #[test]
        fn one_that_changes_nothing_says_so_and_the_others_show(
            before in proptest::collection::vec(any(), 0..8),
            correction in any(),
        ) {
            let earlier = all(&before);
            let mut later = earlier.clone();
            if later.add(&correction) {
                prop_assert!(later != earlier);
            } else {
                prop_assert_eq!(&later, &earlier);
            }
            let once = shown(&later);
            later.add(&correction);
            prop_assert_eq!(shown(&later), once);
        }

        #[test]
        fn the_last_word_on_who_it_is_counts(before in proptest::collection::vec(any(), 0..8), from in 0usize..5, at in 0usize..3, into in 0usize..5) {
            let (one, other) = (person(from), person(into));
            let mut corrections = all(&before);
            corrections.add(&merge(from, into));
            prop_assert_eq!(corrections.person(&one), corrections.person(&other));
            let mut corrections = all(&before);
            // The reader splits whoever is shown.
            let Some(person) = corrections.person_in(&article(at), &one).cloned() else { return Ok(()) };
            corrections.add(&Correction::Split { person, article: article(at), into: other.clone() });
            prop_assert_eq!(corrections.person_in(&article(at), &one), corrections.person(&other));
        }

        #[test]
        fn who_is_shown_is_found_as_whoever_they_were(corrections in proptest::collection::vec(any(), 0..8)) {
            let corrections = all(&corrections);
            for at in 0..3 {
                for n in 0..5 {
                    let found = person(n);
                    if let Some(who) = corrections.person_in(&article(at), &found) {
                        prop_assert!(corrections.found_as(who).contains(&found), "{found} is {who}");
                    }
                }
            }
        }
    }

    #[test]
    fn merges_are_chains_without_a_circle() {
        let corrections = all(&[merge(0, 1), merge(1, 2), merge(2, 0), merge(3, 0)]);
        for n in 0..4 {
            assert_eq!(corrections.person(&person(n)), Some(&person(2)));
        }
        assert!(!all(&[merge(0, 1)]).add(&merge(1, 0)));
    }

    #[test]
    fn one_who_was_split_is_split_again_as_a_whole() {
        let corrections = all(&[split(0, 1, 3), split(3, 1, 4)]);
        assert_eq!(corrections.person_in(&article(1), &person(0)), Some(&person(4)));
        assert_eq!(corrections.person_in(&article(2), &person(0)), Some(&person(0)));
    }

    #[test]
    fn a_row_has_each_official_once_by_the_name_of_who_it_is() {
        let official = |n: usize, name: &str, short: &str| super::super::row::Official {
            person: person(n),
            name: name.to_owned(),
            short: short.to_owned(),
        };
        let mut row = Row {
            id: article(0),
            title: String::new(),
            title_derived: false,
            publisher: None,
            published: None,
            updated: None,
            not_before: None,
            officials: vec![
                official(0, "Ana Quillan", "Quillan"),
                official(1, "A. Quillan", "Quillan"),
                official(2, "Fog", "Fog"),
            ],
            url: None,
            event: article(0),
            story: article(0),
            reports: 1,
            length: 0,
            marks: super::super::Marks::default(),
        };
        let untouched = row.clone();
        Corrections::default().over_row(&mut row);
        assert_eq!(row, untouched);
        let name = "Ana Lucía Quillan".to_owned();
        let nobody = Correction::NotAPerson { person: person(2) };
        all(&[merge(1, 0), Correction::Rename { person: person(0), name: name.clone() }, nobody]).over_row(&mut row);
        assert_eq!(row.officials, [official(0, &name, "Quillan")]);
    }
}
