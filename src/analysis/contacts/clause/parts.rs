//! Who takes part: the subject and the object of a cue, and whom "they" and "he"
//! mean.

use super::super::cues;
use super::super::parties::What;
use super::{Clause, MOST_MENTIONS, OFFICES, REACH};
use crate::analysis::quotes::frame::Gap;
use crate::analysis::quotes::lexicon::Kinds;
use crate::model::PersonId;

impl Clause<'_> {
    /// The people that an atom means; nobody where that is not clear.
    pub(super) fn people(&self, at: usize) -> Vec<PersonId> {
        match self.atoms.get(at).map(|atom| &atom.what) {
            Some(What::People(people)) => people.clone(),
            Some(What::Both) => self.both(at),
            Some(What::One) => self.he(at).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Whom "they" means: the two named together last, with nobody else named
    /// since; else those of the sentence before.
    pub(super) fn both(&self, at: usize) -> Vec<PersonId> {
        let people = self.named_together(at);
        // "The two presidents" are two of whom the article says that they are.
        let word = self.atoms.get(at).map_or("", |atom| self.words.word(atom.last)).to_ascii_lowercase();
        let office = word.strip_suffix('s').filter(|office| OFFICES.contains(office));
        let bears = |person: &PersonId, office: &str| {
            self.words.mentions.iter().take(MOST_MENTIONS).any(|mention| {
                mention.person.as_ref() == Some(person)
                    && mention.role.as_ref().is_some_and(|role| role.to_lowercase().contains(office))
            })
        };
        if office.is_some_and(|office| !people.iter().all(|person| bears(person, office))) {
            return Vec::new();
        }
        people
    }

    /// The two last named together, if nobody else was named since.
    pub(super) fn named_together(&self, at: usize) -> Vec<PersonId> {
        let mut named = self.atoms[..at].iter().rev().filter_map(|atom| match &atom.what {
            What::People(people) => Some(people),
            _ => None,
        });
        match named.next() {
            Some(people) if people.len() == 2 => people.clone(),
            Some(people)
                if named.all(|others| others == people) && people.iter().all(|p| self.known.both.contains(p)) =>
            {
                self.known.both.clone()
            }
            Some(_) => Vec::new(),
            None => self.known.both.clone(),
        }
    }

    /// Whom "he" means: the one person named before it in the sentence, else the
    /// subject of the sentence before.
    pub(super) fn he(&self, at: usize) -> Option<PersonId> {
        let mut before = self.atoms[..at].iter().filter_map(|atom| match &atom.what {
            What::People(people) => Some(people),
            _ => None,
        });
        match before.next() {
            None => self.known.one.clone(),
            Some(first) if first.len() == 1 && before.all(|others| others == first) => first.first().cloned(),
            Some(_) => None,
        }
    }

    /// Whether somebody stands where a subject does.
    pub(super) fn is_nominative(&self, at: usize) -> bool {
        if !self.somebody(at) || self.owns(at) {
            return false;
        }
        if at == 0 || self.gap(at) >= Gap::Comma {
            return true;
        }
        let dependent = self.is(at - 1, Kinds::PREPOSITION) && !self.says(at - 1, &["after", "before", "since", "as"]);
        !dependent
            && self.is(at - 1, Kinds::CONJUNCTION | Kinds::SUBORDINATOR | Kinds::TIME | Kinds::ADVERB | Kinds::RELATIVE)
    }

    /// The subject of the verb at `verb`, looked for to its left.
    pub(super) fn subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        let mut infinitive = false;
        let mut steps = 0;
        while at > 0 && steps < REACH {
            steps += 1;
            let gap = self.gap(at);
            if gap >= Gap::Colon {
                return None;
            }
            let before = at - 1;
            if gap >= Gap::Comma && !self.says(at, &["who", "and", "then"]) {
                // What stands between two commas about the subject.
                let opening = (1..at).rev().take(REACH).find(|n| self.gap(*n) == gap);
                match opening.filter(|n| (*n..at).all(|k| !self.somebody(k))) {
                    Some(opening) if self.somebody(opening - 1) => {
                        at = opening;
                        if !self.owns(at - 1) {
                            return Some(at - 1);
                        }
                        return None;
                    }
                    _ if self.somebody(before) && self.says(at, &["who"]) => return Some(before),
                    _ => return None,
                }
            }
            if self.somebody(before) {
                let led = before > 1 && self.says(before - 1, &["by"]) && self.says(before - 2, &["led", "headed"]);
                let dependent = before > 0
                    && self.gap(before) < Gap::Comma
                    && self.is(before - 1, Kinds::PREPOSITION)
                    && !self.says(before - 1, &["after", "before", "since", "as", "until"]);
                // "Accepted an invitation from Quillan to visit".
                if infinitive && dependent && self.says(before - 1, &["from"]) {
                    at = before - 1;
                    continue;
                }
                if self.owns(before) || dependent && !led {
                    return None;
                }
                return Some(before);
            }
            if self.says(before, &["and", "then", "or", "but"]) {
                return self.first_subject(before);
            }
            if self.says(before, &["before", "after", "by", "while"]) && !infinitive {
                let nearest = (0..before).rev().find(|n| self.somebody(*n));
                let first = self.first_subject(before);
                return first.filter(|_| first == nearest).or_else(|| self.later_subject(verb));
            }
            if self.says(before, &["to"]) {
                infinitive = true;
            } else if self.is(before, Kinds::PERSON | Kinds::GROUP)
                && !self.says(before, &["set", "host", "head"])
                && !infinitive
            {
                return None;
            }
            let passes = infinitive
                || self.is(before, Kinds::AUXILIARY | Kinds::BE | Kinds::ADVERB | Kinds::TIME | Kinds::RELATIVE)
                || self.says(before, &["on", "in", "last", "this", "next", "the", "week", "month", "year"]);
            if !passes {
                return None;
            }
            at = before;
        }
        None
    }

    /// The first subject of the clause that ends before `end`.
    pub(super) fn first_subject(&self, end: usize) -> Option<usize> {
        let start = (0..end).rev().find(|at| self.gap(*at) >= Gap::Colon).unwrap_or(0);
        (start..end).find(|at| self.is_nominative(*at))
    }

    /// The subject behind what is told first: "After a call with Harrow, Quillan
    /// said".
    pub(super) fn later_subject(&self, from: usize) -> Option<usize> {
        let comma = (from + 1..self.atoms.len())
            .take(REACH + 8)
            .find(|at| self.gap(*at) == Gap::Comma && self.somebody(*at) && !self.owns(*at))?;
        (0..from).all(|at| !self.is_nominative(at)).then_some(comma)
    }

    /// Who acts where the cue is a noun in a phrase: "in a call with Harrow".
    pub(super) fn actor(&self, noun: usize, behind: usize) -> Option<usize> {
        let followed = |at: &usize| {
            let next = at + 1;
            self.atoms.get(next).is_some_and(|atom| {
                atom.what == What::Word && atom.gap <= Gap::Bracket && self.words.is_verb(atom.last)
            })
        };
        let start = (0..noun).rev().find(|at| self.gap(*at) >= Gap::Colon).unwrap_or(0);
        let nearest = (start..noun).rev().find(|at| self.is_nominative(*at) && followed(at));
        nearest.or_else(|| self.first_subject(noun)).or_else(|| self.later_subject(behind))
    }

    /// Those who stand behind "with" after a verb or noun, or behind the verb
    /// itself where `direct`: the atom, or that others are who have no name.
    pub(super) fn object(&self, cue: usize, links: &[&str], direct: bool) -> (Option<usize>, bool) {
        let mut at = cue + 1;
        while at < self.atoms.len() && at <= cue + REACH {
            if self.gap(at) > Gap::Bracket && !(self.says(at, links)) {
                break;
            }
            if self.somebody(at) {
                let linked = self.says(at - 1, links) || direct && (cue + 1..at).all(|k| self.is(k, Kinds::ADVERB));
                if linked && !self.owns(at) {
                    return (Some(at), false);
                }
                // "Quillan's envoy, Tom Harrow": who owns is not who is met.
                let owned = linked && self.owns(at);
                if owned {
                    let next = (at + 1..self.atoms.len())
                        .take(6)
                        .find(|k| self.somebody(*k) || self.words.is_verb(self.atoms[*k].last));
                    let named = next.filter(|k| self.somebody(*k) && self.gap(*k) <= Gap::Comma && !self.owns(*k));
                    return (named, false);
                }
                if self.gap(at) > Gap::Space || direct && at == cue + 1 {
                    break;
                }
            }
            if self.says(at, links) || direct && at == cue + 1 {
                let first = if self.says(at, links) { at + 1 } else { at };
                let phrase = (first..self.atoms.len()).take(5);
                let phrase = phrase
                    .take_while(|k| !self.somebody(*k) && self.gap(*k) <= Gap::Bracket && !self.is(*k, Kinds::BOUND));
                if phrase.into_iter().any(|k| cues::is_counterpart(self.atom_word(k))) {
                    return (None, true);
                }
            }
            if at > cue + 1 && self.words.is_verb(self.atoms[at].last) && self.atoms[at].what == What::Word
                || cues::divides(self.atom_word(at))
            {
                break;
            }
            at += 1;
        }
        (None, false)
    }
}
