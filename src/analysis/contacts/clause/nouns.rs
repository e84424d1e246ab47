//! What nouns tell: a call between two, a meeting of one with another, whose talks
//! they were, and whether they took place.

use super::super::cues::{self, Cue};
use super::super::parties::What;
use super::{Clause, REACH, Told, weighed};
use crate::analysis::quotes::frame::Gap;
use crate::analysis::quotes::lexicon::Kinds;
use crate::model::{Happening, PersonId, Standing};

impl Clause<'_> {
    /// What people hold with one another: "a call between Quillan and Harrow".
    pub(super) fn noun(&self, noun: usize, kind: Happening) -> Option<Told> {
        let word = self.atom_word(noun);
        let appeal = word.eq_ignore_ascii_case("appeal");
        if appeal
            && !(self.appeals
                && (self.says(noun + 1, &["between", "with"]) || self.says(noun.wrapping_sub(1), &["the", "an"])))
        {
            return None;
        }
        let to =
            self.says(noun.wrapping_sub(1), &["to", "will", "can", "could", "may", "would", "might", "must", "should"]);
        match kind {
            Happening::Visit
                if to
                    || word == "visits" && self.somebody(noun.wrapping_sub(1)) && !self.owns(noun.wrapping_sub(1)) =>
            {
                return self.visit(noun);
            }
            Happening::Call if to => return self.phone(noun),
            Happening::Call
                if self.says(noun + 1, &["for", "on", "upon", "it", "them", "him", "her", "to"])
                    && self.line_before(noun).is_none() =>
            {
                return None;
            }
            Happening::Meeting
                if self.somebody(noun + 1) && self.gap(noun + 1) == Gap::Space && !self.owns(noun + 1) =>
            {
                return self.meeting_somebody(noun);
            }
            _ => {}
        }
        let line = self.line_before(noun);
        let kind = line.map_or((kind, kind == Happening::Meeting), |line| (line, true));
        let links: &[&str] = if kind.0 == Happening::Letter { &["to"] } else { &["with"] };
        let between = self.between(noun);
        let (object, others) = if between.is_some() { (None, false) } else { self.object(noun, links, false) };
        // "Talks with Norway" are not talks of those who hold them with one another.
        let elsewhere = self.says(noun + 1, links) && object.is_none() && !others;
        if elsewhere || kind.0 == Happening::Letter && object.is_none() && between.is_none() {
            return None;
        }
        let owner = self.owner(noun);
        let light = self.light(noun);
        let subject = light.and_then(|verb| self.subject(verb));
        let own = owner.map(|at| self.people(at)).unwrap_or_default();
        let mut actor = subject.or(owner);
        let mut people = if let Some(at) = between {
            actor = subject.filter(|s| self.people(at) == self.people(*s));
            self.people(at)
        } else if own.len() > 1 {
            own
        } else {
            if !own.is_empty() {
                actor = owner;
            }
            if actor.is_none() && (object.is_some() || others) {
                actor = self.actor(noun, object.unwrap_or(noun));
            }
            let mut people = actor.map(|at| self.people(at)).unwrap_or_default();
            let unclear = actor.is_some_and(|at| self.atoms[at].what != What::Both);
            if unclear && people.is_empty() {
                return None;
            }
            if let Some(object) = object {
                let met = self.people(object);
                if people.is_empty() || met.is_empty() || met.iter().any(|p| people.contains(p)) {
                    return None;
                }
                people.extend(met);
            }
            people
        };
        if between.is_none() && object.is_none() && people.len() < 2 && !others {
            if light.is_none() && owner.is_none() {
                people = self.told_in(noun);
                actor = None;
            }
            if kind.0 == Happening::Visit && !people.is_empty() {
                return self.visit_to(noun, people, actor);
            }
        }
        let status = self.status_of_noun(noun, kind.0, light, subject)?;
        if people.len() < 2 && !others {
            let anonymous =
                people.is_empty() && owner.is_none() && status == Standing::Held && self.introduces(noun, light);
            if !anonymous {
                return None;
            }
        }
        if others && people.is_empty() {
            return None;
        }
        let last = between.or(object).unwrap_or(noun);
        Some(self.told_by(noun, kind, people, status, actor.filter(|a| *a < noun && noun - a < REACH), last))
    }

    pub(super) fn visit_to(&self, noun: usize, people: Vec<PersonId>, actor: Option<usize>) -> Option<Told> {
        if !self.says(noun + 1, &["to"]) {
            return None;
        }
        let status = self.status_of_noun(noun, Happening::Visit, self.light(noun), actor)?;
        let n = self.atoms[noun + 1].last;
        let place = self.name_of_place(n, self.words.hi, &["to"])?;
        let mut told = self.told_by(noun, (Happening::Visit, true), people, status, actor, noun + 1);
        told.place = Some(place);
        Some(told)
    }

    /// "After meeting Harrow, Quillan said".
    pub(super) fn meeting_somebody(&self, noun: usize) -> Option<Told> {
        let met = self.people(noun + 1);
        let subject = self.subject(noun).or_else(|| self.actor(noun, noun + 1))?;
        let mut people = self.people(subject);
        if met.is_empty() || people.is_empty() || met.iter().any(|p| people.contains(p)) {
            return None;
        }
        people.extend(met);
        let mut status = self.status(Some(subject), noun, false)?;
        if status == Standing::Held && self.says(noun.wrapping_sub(1), &["before"]) {
            status = Standing::Planned;
        }
        if self.says(noun.wrapping_sub(1), &["of"]) {
            return None;
        }
        Some(self.told_by(noun, (Happening::Meeting, true), people, status, Some(subject), noun + 1))
    }

    pub(super) fn line_before(&self, noun: usize) -> Option<Happening> {
        let own = self.atom_word(noun).to_ascii_lowercase();
        let own = own.split_once('-').and_then(|(line, _)| cues::line(line));
        let before =
            (noun.saturating_sub(2)..noun).rev().find_map(|at| cues::line(&self.atom_word(at).to_ascii_lowercase()));
        let conference = own.or(before);
        conference.or_else(|| (self.atom_word(noun) == "teleconference").then_some(Happening::Call))
    }

    /// The people behind "between" or "of".
    pub(super) fn between(&self, noun: usize) -> Option<usize> {
        let mut at = noun + 1;
        while at < self.atoms.len() && at <= noun + REACH && self.gap(at) <= Gap::Bracket {
            if self.says(at, &["between", "among", "involving"]) || at == noun + 1 && self.says(at, &["of"]) {
                let found = (at + 1..self.atoms.len()).take(3).find(|k| self.somebody(*k))?;
                let several = self.people(found).len() > 1 && !self.owns(found);
                let named = matches!(self.atoms[found].what, What::People(_)) || !self.says(at, &["of"]);
                return (several && named).then_some(found);
            }
            let other = matches!(self.cue(at), Some(Cue::Noun(_)));
            if other
                || self.somebody(at)
                || self.words.is_verb(self.atoms[at].last)
                || cues::divides(self.atom_word(at))
            {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Who owns it, or stands before it joined by a hyphen.
    pub(super) fn owner(&self, noun: usize) -> Option<usize> {
        let mut at = noun;
        for _ in 0..4 {
            if at == 0 || self.gap(at) > Gap::Space {
                return None;
            }
            at -= 1;
            let atom = &self.atoms[at];
            if atom.is_somebody() {
                let joined = atom.first == atom.last && matches!(&atom.what, What::People(p) if p.len() > 1);
                let hyphen = joined || self.words.word(atom.last).contains('-') && self.people(at).len() > 1;
                return (atom.owns || hyphen).then_some(at);
            }
            let adjective = self.says(at, &["planned", "proposed", "expected", "scheduled"]);
            let bound = self.is(at, Kinds::BOUND | Kinds::DETERMINER | Kinds::PRONOUN);
            if atom.owns || bound || self.words.is_verb(atom.last) && !adjective {
                return None;
            }
        }
        None
    }

    /// The verb that says they had it: "held a call".
    pub(super) fn light(&self, noun: usize) -> Option<usize> {
        let mut at = noun;
        for _ in 0..8 {
            if at == 0 || self.gap(at) > Gap::Space {
                return None;
            }
            at -= 1;
            if self.somebody(at) {
                return None;
            }
            let held = [
                "held",
                "hold",
                "holds",
                "holding",
                "had",
                "have",
                "has",
                "having",
                "conducted",
                "concluded",
                "began",
                "opened",
                "started",
                "ended",
                "wrapped",
                "attended",
                "completed",
                "paid",
                "made",
                "make",
                "begin",
                "finished",
                "wrote",
                "sent",
                "conduct",
                "hosted",
                "arranged",
                "scheduled",
                "attend",
                "pay",
                "schedule",
                "planning",
            ];
            if self.says(at, &held) {
                return Some(at);
            }
            if self.is(at, Kinds::PREPOSITION | Kinds::CONJUNCTION | Kinds::SUBORDINATOR)
                && !self.says(at, &["of", "in", "up", "hour"])
            {
                return None;
            }
        }
        None
    }

    /// Who told whom in it: "Quillan told Harrow in the call", "Quillan and
    /// Harrow agreed during the call".
    pub(super) fn told_in(&self, noun: usize) -> Vec<PersonId> {
        let led = (noun.saturating_sub(4)..noun).rev().find(|at| self.is(*at, Kinds::PREPOSITION));
        let Some(led) = led.filter(|at| self.says(*at, &["in", "during", "on", "by", "at"])) else { return Vec::new() };
        let Some(subject) = self.first_subject(led) else { return Vec::new() };
        let people = self.people(subject);
        let exchange = ["exchanged", "discussed", "agreed", "talked", "pledged", "vowed", "reaffirmed", "reached"];
        if people.len() > 1 && (subject + 1..subject + 4).any(|at| self.says(at, &exchange)) {
            return people;
        }
        self.tells(subject).unwrap_or_default()
    }

    /// Two of whom one tells the other something.
    pub(super) fn tells(&self, subject: usize) -> Option<Vec<PersonId>> {
        let verb = (subject + 1..self.atoms.len())
            .take(3)
            .find(|at| self.is(*at, Kinds::SAY) || self.says(*at, &["congratulated", "thanked"]))?;
        let object = verb + 1;
        if !self.somebody(object) || self.owns(object) || self.gap(object) > Gap::Space {
            return None;
        }
        let (mut people, others) = (self.people(subject), self.people(object));
        if people.len() != 1
            || others.len() != 1
            || people == others
            || self.words.is_any(self.atoms[verb].last, &["called", "said"])
        {
            return None;
        }
        people.extend(others);
        Some(people)
    }

    /// Whether the article introduces with it what it is about: "a meeting in
    /// Oslo on Thursday", "held a call".
    pub(super) fn introduces(&self, noun: usize, light: Option<usize>) -> bool {
        light.is_some() || (noun.saturating_sub(4)..noun).any(|at| self.says(at, &["a", "an", "following", "after"]))
    }

    pub(super) fn status_of_noun(
        &self,
        noun: usize,
        kind: Happening,
        light: Option<usize>,
        subject: Option<usize>,
    ) -> Option<Standing> {
        let mut standing = Standing::Held;
        for at in (noun.saturating_sub(8)..noun).rev() {
            if self.gap(at + 1) >= Gap::Comma || light.is_some_and(|light| at < light) {
                break;
            }
            let word = self.atom_word(at).to_ascii_lowercase();
            if matches!(word.as_str(), "after" | "following" | "since") && noun - at < 6 {
                break;
            }
            if word == "before" && noun - at < 4 {
                standing = weighed(standing, "ahead")?;
                break;
            }
            if matches!(word.as_str(), "called" | "open" | "set" | "as") && noun - at > 2 {
                continue;
            }
            standing = weighed(standing, &word)?;
        }
        if let Some(light) = light {
            let past = !matches!(
                self.atom_word(light),
                "hold"
                    | "have"
                    | "make"
                    | "begin"
                    | "conduct"
                    | "attend"
                    | "pay"
                    | "scheduled"
                    | "arranged"
                    | "schedule"
                    | "planning"
            );
            let own = self.status(subject, light, past)?;
            standing = standing.max(own);
            if matches!(self.atom_word(light), "scheduled" | "arranged" | "schedule" | "planning") {
                standing = standing.max(Standing::Planned);
            }
        } else if kind != Happening::Letter {
            let rest = (noun + 1..self.atoms.len()).take(REACH);
            let rest: Vec<usize> =
                rest.take_while(|at| self.gap(*at) < Gap::Comma && !cues::divides(self.atom_word(*at))).collect();
            let verb = rest.iter().position(|at| {
                self.is(*at, Kinds::AUXILIARY | Kinds::BE)
                    || self.says(*at, &["scheduled", "planned", "set", "expected", "slated", "next", "later", "looms"])
            });
            for at in verb.map_or(&[][..], |verb| &rest[verb..rest.len().min(verb + 4)]) {
                let word = self.atom_word(*at);
                let to_come = matches!(word, "looms" | "next" | "scheduled" | "slated");
                standing = weighed(standing, if to_come { "will" } else { word })?;
            }
        }
        Some(standing)
    }
}
