//! What stands around a cue in its clause: the time, the place, and whether it was
//! by telephone.

use super::super::cues::{self, Cue};
use super::{Clause, REACH, Told};
use crate::analysis::quotes::frame::Gap;
use crate::analysis::quotes::lexicon::Kinds;
use crate::model::{Happening, PersonId, Standing};
use crate::text::when::When;

impl Clause<'_> {
    pub(super) fn told_by(
        &self,
        cue: usize,
        kind: (Happening, bool),
        people: Vec<PersonId>,
        status: Standing,
        subject: Option<usize>,
        last: usize,
    ) -> Told {
        let (from, to) = self.region(cue, subject, last);
        let mut kind = kind;
        if matches!(kind.0, Happening::Talks | Happening::Meeting | Happening::Call)
            && let Some(line) = self.line(from, to)
            && (kind.0 != Happening::Call || !kind.1)
        {
            kind = (line, true);
        }
        // What is said about the subject between commas is not said of the contact.
        let verb = self.atoms[cue].first;
        let after = subject.filter(|s| *s < cue).map_or(verb, |s| self.atoms[s].last + 1);
        let aside = (after..verb).rev().find(|n| self.words.items[n + 1].gap >= Gap::Comma).map_or(after, |n| n + 1);
        let aside = (after, aside);
        let when = self.when(cue, (from, to), aside);
        // Who calls is in two places.
        let call = matches!(kind.0, Happening::Call | Happening::VideoCall);
        let place = if call { None } else { self.place(cue, (from, to), kind.0) };
        let background = self.words.is_any(from.wrapping_sub(1), &["after", "since", "before"]);
        let weak = people.len() == 1;
        Told { kind: kind.0, sure: kind.1, people, status, when, place, weak, background }
    }

    /// The items of the clause of a cue, with its subject.
    pub(super) fn region(&self, cue: usize, subject: Option<usize>, last: usize) -> (usize, usize) {
        let left = subject.map_or(cue, |s| s.min(cue));
        let mut from = left;
        while from > 0 && self.gap(from) < Gap::Colon && !cues::divides(&self.atom_word(from - 1).to_ascii_lowercase())
        {
            // An introductory clause is another's.
            if self.gap(from) == Gap::Comma && self.opens_with_divider(from) {
                break;
            }
            from -= 1;
        }
        let mut to = cue.max(last) + 1;
        while to < self.atoms.len() && self.gap(to) < Gap::Colon && !cues::divides(self.atom_word(to)) {
            let aside = self.gap(to) >= Gap::Comma
                && (self.somebody(to)
                    || self.says(to, &["with", "and", "their", "his", "her", "where", "in"])
                    || self.is(to, Kinds::SAY)
                    || self.atom_word(to).ends_with("ing"));
            if aside || self.says(to, &["and"]) && self.somebody(to + 1) {
                break;
            }
            to += 1;
        }
        let first = self.atoms[from].first;
        (first, self.atoms.get(to).map_or(self.words.hi, |atom| atom.first))
    }

    /// Whether the words before the comma at `comma` are a clause of their own.
    pub(super) fn opens_with_divider(&self, comma: usize) -> bool {
        (0..comma).rev().take(24).any(|at| cues::divides(&self.atom_word(at).to_ascii_lowercase()))
    }

    pub(super) fn line(&self, from: usize, to: usize) -> Option<Happening> {
        (from..to).find_map(|n| {
            let word = self.words.word(n);
            let by = self.words.is_any(n.wrapping_sub(1), &["by", "over", "via", "on"])
                || self.words.is_any(n.wrapping_sub(1), &["the"])
                    && self.words.is_any(n.wrapping_sub(2), &["over", "by", "on"]);
            match word {
                "phone" | "telephone" if by || self.words.is_any(n + 1, &["call", "conversation", "talks"]) => {
                    Some(Happening::Call)
                }
                "video" | "videolink" if by || self.words.is_any(n + 1, &["call", "link", "conference"]) => {
                    Some(Happening::VideoCall)
                }
                "virtually" | "videoconference" => Some(Happening::VideoCall),
                _ => None,
            }
        })
    }

    /// The time in a clause: the nearest after the cue, else the last before it.
    pub(super) fn when(&self, cue: usize, (from, to): (usize, usize), aside: (usize, usize)) -> Option<When> {
        let items = self.words.items;
        let (start, end) = (items.get(from)?.start, items.get(to.checked_sub(1)?)?.end);
        let at = items[self.atoms[cue].last].start;
        let within = || self.times.iter().filter(|(byte, _)| (start..end).contains(byte));
        // "Last week's call": nearer than anything behind it.
        let owns = |(byte, when): &&(usize, When)| {
            let between = self.words.text.get(byte + when.words.len()..at);
            between
                .is_some_and(|words| words.len() < 24 && words.split_whitespace().count() <= 2 && !words.contains(','))
        };
        if matches!(self.cue(cue), Some(Cue::Noun(_)))
            && let Some((_, when)) = within().find(owns)
        {
            return Some(when.clone());
        }
        // "Agreed on Friday to meet": it is agreed then.
        let infinitive = self.says(cue.wrapping_sub(1), &["to"]);
        let own = within().filter(|(byte, _)| {
            let n = items.partition_point(|item| item.start < *byte);
            let lead = n.wrapping_sub(1);
            if infinitive && n >= aside.0 && items[n.min(items.len() - 1)].start < at {
                return false;
            }
            // Before the subject only what opens the clause.
            if (aside.0..aside.1).contains(&n) || n > from + 1 && n < aside.0 && n >= self.opening(from, aside.0) {
                return false;
            }
            // "Said on Monday", "in a statement on Monday".
            let said = lead < items.len()
                && lead >= self.words.lo
                && (items[lead].is(Kinds::SOURCE | Kinds::SAY) && cues::cue(self.words.word(lead)).is_none()
                    || self.words.is_any(
                        lead,
                        &[
                            "since",
                            "until",
                            "by",
                            "reporters",
                            "published",
                            "issued",
                            "released",
                            "posted",
                            "statements",
                        ],
                    ));
            !said
        });
        let (mut before, mut after) = (None, None);
        for (byte, when) in own {
            if *byte > at {
                after = after.or(Some(when));
            } else {
                before = Some(when);
            }
        }
        after.or(before).cloned()
    }

    /// Where the words that open a clause end with a comma: "In Oslo on Monday,".
    pub(super) fn opening(&self, from: usize, before: usize) -> usize {
        let reach = before.min(from + REACH);
        (from + 1..reach).find(|n| self.words.items[*n].gap == Gap::Comma).unwrap_or(from)
    }

    /// The place in a clause, behind "in" or "at"; for a journey, where it leads.
    pub(super) fn place(&self, cue: usize, (from, to): (usize, usize), kind: Happening) -> Option<String> {
        let at = self.atoms[cue].last;
        let leads: &[&str] = if kind == Happening::Visit {
            &["to", "in", "visited", "visit", "visiting", "visits"]
        } else {
            &["in", "at"]
        };
        let right = (at..to).find_map(|n| self.name_of_place(n, to, leads));
        right.or_else(|| (from..self.opening(from, at).max(from + 1)).find_map(|n| self.name_of_place(n, at, leads)))
    }

    /// The name behind the word at item `n`, if it is one that leads to a place.
    pub(super) fn name_of_place(&self, n: usize, to: usize, leads: &[&str]) -> Option<String> {
        let words = &self.words;
        if !words.is_any(n, leads) {
            return None;
        }
        let mut first = n + 1;
        if words.is_any(first, &["the"]) {
            first += 1;
        }
        let is_name = |k: usize| {
            k < to
                && words.items[k].gap == Gap::Space
                && words.items[k].mention.is_none()
                && words.items[k].is(Kinds::CAPITAL)
                && !words.items[k].is(Kinds::TIME | Kinds::PERSON)
        };
        let mut last = first;
        while last < first + 4
            && (is_name(last) || last > first && words.is_any(last, &["of", "de"]) && is_name(last + 1))
        {
            last += 1;
        }
        let owned = (first..last).any(|k| words.items[k].is(Kinds::POSSESSIVE));
        let titled = last < to
            && words.items[last].gap == Gap::Space
            && (words.items[last].mention.is_some() || words.items[last].is(Kinds::PERSON));
        if last == first || owned || titled || words.text[words.items[last - 1].end..].starts_with('-') {
            return None;
        }
        // "In Doe-Roe fashion", "the Beijing talks": the name qualifies a noun.
        let qualifies = last < to
            && words.items[last].gap == Gap::Space
            && cues::cue(words.word(last)).is_some_and(|cue| matches!(cue, Cue::Noun(_)));
        if qualifies {
            return None;
        }
        let (start, end) = (words.items[first].start, words.items[last - 1].end);
        words.text.get(start..end).map(str::to_owned)
    }
}
