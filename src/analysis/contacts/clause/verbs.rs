//! What verbs tell: who met, phoned, received or visited whom, and whether it has
//! happened.

use super::super::cues;
use super::{ASKS, Clause, Told, weighed};
use crate::analysis::quotes::frame::Gap;
use crate::analysis::quotes::lexicon::Kinds;
use crate::model::{Happening, Standing};

impl Clause<'_> {
    /// Whether nothing that could be an object follows a verb.
    pub(super) fn stands_alone(&self, verb: usize) -> bool {
        let next = verb + 1;
        next >= self.atoms.len()
            || self.gap(next) >= Gap::Comma
            || self.is(next, Kinds::ADVERB | Kinds::TIME | Kinds::CONJUNCTION)
            || self.says(
                next,
                &[
                    "in",
                    "on",
                    "at",
                    "for",
                    "to",
                    "after",
                    "before",
                    "ahead",
                    "by",
                    "face",
                    "over",
                    "during",
                    "last",
                    "this",
                    "today",
                    "yesterday",
                    "as",
                    "via",
                    "about",
                    "while",
                    "when",
                    "amid",
                    "next",
                ],
            ) && !(self.says(next, &["with"]))
    }

    /// Whether what a verb tells has happened; `None` if it has not and will not.
    pub(super) fn status(&self, subject: Option<usize>, verb: usize, past: bool) -> Option<Standing> {
        let from = subject.map_or(verb.saturating_sub(6), |s| if s < verb { s + 1 } else { verb.saturating_sub(4) });
        let mut standing = Standing::Held;
        if (from..verb).any(|at| self.says(at, &["yet"]) && self.says(at + 1, &["to"])) {
            return None;
        }
        // "Might have met" has not been.
        let modal = |at: usize| self.says(at, &["may", "might", "could", "would", "should"]);
        if past && (from..verb).any(|at| modal(at) && (at..verb).any(|k| self.says(k, &["have"]))) {
            return None;
        }
        for at in from..verb {
            // Before a verb in the past only its own helpers count.
            let helper = self.is(at, Kinds::AUXILIARY | Kinds::ADVERB) || self.says(at, &["not", "never"]);
            if !past || helper {
                standing = weighed(standing, self.atom_word(at))?;
            }
        }
        if let Some(subject) = subject.filter(|s| *s > 0 && *s < verb) {
            for at in subject.saturating_sub(2)..subject {
                let word = self.atom_word(at);
                if self.gap(at + 1) <= Gap::Comma
                    && matches!(
                        word.to_ascii_lowercase().as_str(),
                        "if" | "whether" | "nor" | "neither" | "unless" | "should" | "denied" | "could" | "will"
                    )
                {
                    standing = weighed(standing, word)?;
                }
            }
        }
        // "Accepted an invitation", "agreed to a possible visit".
        if (from..verb).any(|at| self.says(at, &["accepted", "accepts", "agreed"])) {
            standing = standing.min(Standing::Planned);
        }
        let to = !past && self.says(verb.wrapping_sub(1), &["to"]);
        if to && subject.is_some_and(|s| s > 0 && s < verb && self.says(s - 1, &ASKS)) {
            standing = Standing::Possible;
        }
        // Who went somewhere to meet somebody has met him.
        let went = (from..verb)
            .any(|at| self.says(at, &["flew", "went", "came", "travelled", "traveled", "arrived", "summoned"]));
        if to && standing == Standing::Held && !went {
            standing = Standing::Planned;
        }
        Some(standing)
    }

    pub(super) fn meet(&self, verb: usize) -> Option<Told> {
        let past = self.says(verb, &["met"]);
        if self.is(verb.wrapping_sub(1), Kinds::DETERMINER) || self.owns(verb.wrapping_sub(1)) && verb > 0 {
            return None;
        }
        let (object, others) = self.object(verb, &["with"], true);
        let unnamed =
            past && object.is_none() && !others && self.stands_alone(verb) && !self.somebody(verb.wrapping_sub(1));
        if unnamed && (verb.saturating_sub(7)..verb).any(|at| cues::is_counterpart(self.atom_word(at))) {
            return Some(self.told_by(
                verb,
                (Happening::Meeting, true),
                Vec::new(),
                self.status(None, verb, past)?,
                None,
                verb,
            ));
        }
        self.act(verb, (Happening::Meeting, past), object, others, past)
    }

    /// What a verb tells that has a subject, and an object or several subjects.
    pub(super) fn act(
        &self,
        verb: usize,
        kind: (Happening, bool),
        object: Option<usize>,
        others: bool,
        past: bool,
    ) -> Option<Told> {
        let subject = self.subject(verb);
        let mut people = subject.map(|at| self.people(at)).unwrap_or_default();
        let several = people.len() > 1;
        match object {
            Some(at) => {
                let met = self.people(at);
                if met.is_empty() || people.is_empty() || met.iter().any(|p| people.contains(p)) {
                    return None;
                }
                people.extend(met);
            }
            None if others => {}
            None if several && self.stands_alone(verb) => {}
            None => return None,
        }
        if people.is_empty() || people.len() < 2 && !others {
            return None;
        }
        let status = self.status(subject, verb, past)?;
        Some(self.told_by(verb, kind, people, status, subject, object.unwrap_or(verb)))
    }

    pub(super) fn speak(&self, verb: usize) -> Option<Told> {
        let word = self.atom_word(verb);
        if word.starts_with("diall") || word.starts_with("dialed") {
            if !self.says(verb + 1, &["in"]) {
                return None;
            }
            return self.act(verb, (Happening::Call, false), None, false, true).or_else(|| {
                let subject = self.subject(verb)?;
                let people = self.people(subject);
                (people.len() > 1)
                    .then(|| self.told_by(verb, (Happening::Call, false), people, Standing::Held, Some(subject), verb))
            });
        }
        if self.is(verb.wrapping_sub(1), Kinds::DETERMINER | Kinds::PREPOSITION)
            && !self.says(verb.wrapping_sub(1), &["to"])
        {
            return None;
        }
        let past = matches!(word, "spoke" | "spoken" | "talked" | "conferred" | "conversed" | "negotiated");
        let (object, _) = self.object(verb, &["with", "to"], false);
        // "Spoke at", "spoke about": two who speak to others.
        if object.is_none()
            && !self.says(verb + 1, &["by", "on", "over", "for", "via", "again", "last", "today", "yesterday"])
            && !self.is(verb + 1, Kinds::TIME)
            && verb + 1 < self.atoms.len()
            && self.gap(verb + 1) < Gap::Stop
        {
            return None;
        }
        // "Spoke at a rally with Harrow".
        if object.is_some_and(|object| (verb + 1..object).any(|at| self.says(at, &["at", "about", "alongside"]))) {
            return None;
        }
        let weak = object.is_some_and(|at| self.says(at - 1, &["to"]));
        self.act(verb, (Happening::Talks, false), object, false, past).map(|told| Told { weak, ..told })
    }

    pub(super) fn phone(&self, verb: usize) -> Option<Told> {
        let word = self.atom_word(verb);
        let called = matches!(word, "called" | "rang" | "call");
        let passive = self.says(verb + 1, &["by"]) && self.is(verb.wrapping_sub(1), Kinds::BE);
        let (object, _) = self.object(verb, if passive { &["by"] } else { &[] }, !passive);
        let object = object?;
        let next = object + 1;
        // "Called Harrow a friend", "called Harrow brave".
        if called && !passive {
            let free = next >= self.atoms.len()
                || self.gap(next) >= Gap::Comma && !self.is_quoted(next)
                || self.is(next, Kinds::TIME)
                || self.says(
                    next,
                    &[
                        "on",
                        "in",
                        "to",
                        "after",
                        "before",
                        "from",
                        "again",
                        "late",
                        "early",
                        "last",
                        "about",
                        "and",
                        "yesterday",
                        "today",
                        "this",
                    ],
                );
            let marked = self
                .words
                .text
                .get(self.words.items[self.atoms[object].last].end..)
                .is_some_and(|rest| rest.trim_start().starts_with(['“', '"', '‘', '\'']));
            if !free || marked || self.says(verb + 1, &["on", "for"]) {
                return None;
            }
        }
        self.act(verb, (Happening::Call, !called), Some(object), false, word != "call")
    }

    pub(super) fn receive(&self, verb: usize) -> Option<Told> {
        let word = self.atom_word(verb);
        if word == "sat" || word == "sits" {
            if !self.says(verb + 1, &["down"]) {
                return None;
            }
            let (object, others) = self.object(verb, &["with"], false);
            return self.act(verb, (Happening::Meeting, true), object, others, word == "sat");
        }
        let passive = self.says(verb + 1, &["by"]) && self.is(verb.wrapping_sub(1), Kinds::BE);
        let (object, _) = self.object(verb, if passive { &["by"] } else { &[] }, !passive);
        let object = object?;
        // "Welcomed Harrow to visit again" invites him; "received Harrow as a gift" is odd.
        if self.says(object + 1, &["to"])
            && self.atoms.get(object + 2).is_some_and(|a| cues::cue(self.words.word(a.last)).is_some())
        {
            return None;
        }
        let mut told = self.act(verb, (Happening::Meeting, false), Some(object), false, word != "host")?;
        // "Welcomed Harrow to Oslo".
        let behind = self.atoms.get(object + 1).and_then(|next| self.name_of_place(next.last, self.words.hi, &["to"]));
        told.place = told.place.or(behind);
        Some(told)
    }

    pub(super) fn visit(&self, verb: usize) -> Option<Told> {
        let past = self.says(verb, &["visited"]);
        if self.says(verb + 1, &["by"]) {
            return None;
        }
        let (object, _) = self.object(verb, &[], true);
        if object.is_some() {
            return self.act(verb, (Happening::Visit, true), object, false, past);
        }
        self.journey(verb, past)
    }

    pub(super) fn travel(&self, verb: usize) -> Option<Told> {
        let word = self.atom_word(verb);
        let past = word.ends_with("ed") || word == "flew";
        let to = if word.starts_with("arrive") { ["in", "at"] } else { ["to", "to"] };
        self.says(verb + 1, &to).then(|| self.journey(verb, past)).flatten()
    }

    /// A journey to a place that is named.
    pub(super) fn journey(&self, verb: usize, past: bool) -> Option<Told> {
        let subject = self.subject(verb)?;
        let people = self.people(subject);
        if people.is_empty() {
            return None;
        }
        let status = self.status(Some(subject), verb, past)?;
        let leads = ["to", "in", "at", "visit", "visited", "visits", "visiting"];
        let from = self.atoms[verb].last;
        let place = (from..self.words.hi.min(from + 2)).find_map(|n| self.name_of_place(n, self.words.hi, &leads))?;
        let mut told = self.told_by(verb, (Happening::Visit, true), people, status, Some(subject), verb);
        told.place = Some(place);
        Some(told)
    }

    pub(super) fn write(&self, verb: usize) -> Option<Told> {
        let (object, _) = self.object(verb, &["to"], false);
        object.filter(|_| self.says(verb + 1, &["to", "a"]))?;
        self.act(verb, (Happening::Letter, true), object, false, true)
    }
}
