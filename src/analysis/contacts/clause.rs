//! What one sentence tells: for each cue who stands where those who take part
//! stand, whether it has happened, and the time and place in its clause.

use super::cues::{self, Cue, Says};
use super::parties::{Atom, What, Words};
use crate::analysis::quotes::frame::Gap;
use crate::analysis::quotes::lexicon::Kinds;
use crate::model::{Happening, PersonId, Standing};
use crate::text::when::{When, whens};

/// A contact as a sentence tells it.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) kind: Happening,
    /// Whether the words say that it was by telephone, by video or face to face.
    pub(super) sure: bool,
    /// Those who are named; nobody where only what took place is told.
    pub(super) people: Vec<PersonId>,
    pub(super) status: Standing,
    pub(super) when: Option<When>,
    pub(super) place: Option<String>,
    /// Whether it is one only between officials: who speaks to somebody may be
    /// interviewed, and others travel, too.
    pub(super) weak: bool,
    /// Whether it only says when something else was: "a week after they met".
    pub(super) background: bool,
}

/// Who is meant by "they" and "he".
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// Two who were last spoken of together, where that is clear.
    pub(super) both: Vec<PersonId>,
    /// Who was the subject of the sentence before.
    pub(super) one: Option<PersonId>,
}

/// A sentence, ready to be read.
#[derive(Debug)]
pub(super) struct Clause<'a> {
    pub(super) words: Words<'a>,
    pub(super) atoms: Vec<Atom>,
    pub(super) known: &'a Known,
    /// Whether "appeal" may stand for a telephone call.
    pub(super) appeals: bool,
    /// What stands between quotation marks.
    pub(super) quoted: &'a [(usize, usize)],
    /// The times of the sentence, by byte of the field.
    times: Vec<(usize, When)>,
}

/// Verbs of wanting somebody else to do something.
const ASKS: [&str; 8] = ["invited", "invites", "urged", "urges", "asked", "wants", "wanted", "encouraged"];

/// Offices that two may bear together.
const OFFICES: [&str; 6] = ["president", "minister", "ambassador", "chancellor", "secretary", "envoy"];
/// In so many mentions an office is looked for.
const MOST_MENTIONS: usize = 400;

/// So many words stand between a cue and those it is about.
const REACH: usize = 14;

impl<'a> Clause<'a> {
    pub(super) fn new(words: Words<'a>, known: &'a Known, appeals: bool, quoted: &'a [(usize, usize)]) -> Self {
        Self { atoms: words.atoms(), words, known, appeals, quoted, times: Vec::new() }
    }

    /// All that the sentence tells, in order.
    pub(super) fn told(mut self) -> Vec<Told> {
        let cues: Vec<(usize, Cue)> = (0..self.atoms.len()).filter_map(|at| Some((at, self.cue(at)?))).collect();
        if cues.is_empty() {
            return Vec::new();
        }
        let (from, to) = (self.words.items[self.words.lo].start, self.words.items[self.words.hi - 1].end);
        let text = self.words.text.get(from..to).unwrap_or("");
        self.times = whens(text).into_iter().map(|when| (from + when.span.start(), when)).collect();
        let mut out: Vec<Told> = Vec::new();
        for (at, cue) in cues {
            let told = match cue {
                Cue::Noun(kind) => self.noun(at, kind),
                Cue::Meet => self.meet(at),
                Cue::Speak => self.speak(at),
                Cue::Phone => self.phone(at),
                Cue::Receive => self.receive(at),
                Cue::Visit => self.visit(at),
                Cue::Travel => self.travel(at),
                Cue::Write => self.write(at),
            };
            out.extend(told);
        }
        out
    }

    fn atom_word(&self, at: usize) -> &'a str {
        self.atoms.get(at).filter(|atom| atom.what == What::Word).map_or("", |atom| self.words.word(atom.last))
    }

    fn says(&self, at: usize, words: &[&str]) -> bool {
        let word = self.atom_word(at);
        words.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    fn is(&self, at: usize, kinds: Kinds) -> bool {
        self.atoms.get(at).is_some_and(|a| a.what == What::Word && self.words.items[a.last].is(kinds))
    }

    fn gap(&self, at: usize) -> Gap {
        self.atoms.get(at).map_or(Gap::Stop, |atom| atom.gap)
    }

    fn cue(&self, at: usize) -> Option<Cue> {
        let word = self.atom_word(at);
        if !cues::LENGTHS.contains(&word.len()) || self.is_quoted(at) {
            return None;
        }
        let folded = word.to_ascii_lowercase();
        cues::cue_at_end(&folded)
    }

    fn is_quoted(&self, at: usize) -> bool {
        let start = self.atoms.get(at).map_or(0, |atom| self.words.items[atom.first].start);
        let after = self.quoted.partition_point(|(from, _)| *from <= start);
        after > 0 && start < self.quoted[after - 1].1
    }

    /// The people that an atom means; nobody where that is not clear.
    fn people(&self, at: usize) -> Vec<PersonId> {
        match self.atoms.get(at).map(|atom| &atom.what) {
            Some(What::People(people)) => people.clone(),
            Some(What::Both) => self.both(at),
            Some(What::One) => self.he(at).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Whom "they" means: the two named together last, with nobody else named
    /// since; else those of the sentence before.
    fn both(&self, at: usize) -> Vec<PersonId> {
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
    fn named_together(&self, at: usize) -> Vec<PersonId> {
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
    fn he(&self, at: usize) -> Option<PersonId> {
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

    fn somebody(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(Atom::is_somebody)
    }

    fn owns(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|atom| atom.owns)
    }

    /// Whether somebody stands where a subject does.
    fn is_nominative(&self, at: usize) -> bool {
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
    fn subject(&self, verb: usize) -> Option<usize> {
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
    fn first_subject(&self, end: usize) -> Option<usize> {
        let start = (0..end).rev().find(|at| self.gap(*at) >= Gap::Colon).unwrap_or(0);
        (start..end).find(|at| self.is_nominative(*at))
    }

    /// The subject behind what is told first: "After a call with Harrow, Quillan
    /// said".
    fn later_subject(&self, from: usize) -> Option<usize> {
        let comma = (from + 1..self.atoms.len())
            .take(REACH + 8)
            .find(|at| self.gap(*at) == Gap::Comma && self.somebody(*at) && !self.owns(*at))?;
        (0..from).all(|at| !self.is_nominative(at)).then_some(comma)
    }

    /// Who acts where the cue is a noun in a phrase: "in a call with Harrow".
    fn actor(&self, noun: usize, behind: usize) -> Option<usize> {
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
    fn object(&self, cue: usize, links: &[&str], direct: bool) -> (Option<usize>, bool) {
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

    /// Whether nothing that could be an object follows a verb.
    fn stands_alone(&self, verb: usize) -> bool {
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
    fn status(&self, subject: Option<usize>, verb: usize, past: bool) -> Option<Standing> {
        let from = subject.map_or(verb.saturating_sub(6), |s| if s < verb { s + 1 } else { verb.saturating_sub(4) });
        let mut standing = Standing::Held;
        let mut weigh = |word: &str| -> Option<()> {
            match said(word) {
                Some(Says::Never) => return None,
                Some(Says::Not(other)) => standing = standing.max(other),
                None => {}
            }
            Some(())
        };
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
                weigh(self.atom_word(at))?;
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
                    weigh(word)?;
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

    fn told_by(
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
    fn region(&self, cue: usize, subject: Option<usize>, last: usize) -> (usize, usize) {
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
    fn opens_with_divider(&self, comma: usize) -> bool {
        (0..comma).rev().take(24).any(|at| cues::divides(&self.atom_word(at).to_ascii_lowercase()))
    }

    fn line(&self, from: usize, to: usize) -> Option<Happening> {
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
    fn when(&self, cue: usize, (from, to): (usize, usize), aside: (usize, usize)) -> Option<When> {
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
    fn opening(&self, from: usize, before: usize) -> usize {
        let reach = before.min(from + REACH);
        (from + 1..reach).find(|n| self.words.items[*n].gap == Gap::Comma).unwrap_or(from)
    }

    /// The place in a clause, behind "in" or "at"; for a journey, where it leads.
    fn place(&self, cue: usize, (from, to): (usize, usize), kind: Happening) -> Option<String> {
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
    fn name_of_place(&self, n: usize, to: usize, leads: &[&str]) -> Option<String> {
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

    fn meet(&self, verb: usize) -> Option<Told> {
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
    fn act(
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

    fn speak(&self, verb: usize) -> Option<Told> {
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

    fn phone(&self, verb: usize) -> Option<Told> {
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

    fn receive(&self, verb: usize) -> Option<Told> {
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

    fn visit(&self, verb: usize) -> Option<Told> {
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

    fn travel(&self, verb: usize) -> Option<Told> {
        let word = self.atom_word(verb);
        let past = word.ends_with("ed") || word == "flew";
        let to = if word.starts_with("arrive") { ["in", "at"] } else { ["to", "to"] };
        self.says(verb + 1, &to).then(|| self.journey(verb, past)).flatten()
    }

    /// A journey to a place that is named.
    fn journey(&self, verb: usize, past: bool) -> Option<Told> {
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

    fn write(&self, verb: usize) -> Option<Told> {
        let (object, _) = self.object(verb, &["to"], false);
        object.filter(|_| self.says(verb + 1, &["to", "a"]))?;
        self.act(verb, (Happening::Letter, true), object, false, true)
    }

    /// What people hold with one another: "a call between Quillan and Harrow".
    fn noun(&self, noun: usize, kind: Happening) -> Option<Told> {
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

    fn visit_to(&self, noun: usize, people: Vec<PersonId>, actor: Option<usize>) -> Option<Told> {
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
    fn meeting_somebody(&self, noun: usize) -> Option<Told> {
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

    fn line_before(&self, noun: usize) -> Option<Happening> {
        let own = self.atom_word(noun).to_ascii_lowercase();
        let own = own.split_once('-').and_then(|(line, _)| cues::line(line));
        let before =
            (noun.saturating_sub(2)..noun).rev().find_map(|at| cues::line(&self.atom_word(at).to_ascii_lowercase()));
        let conference = own.or(before);
        conference.or_else(|| (self.atom_word(noun) == "teleconference").then_some(Happening::Call))
    }

    /// The people behind "between" or "of".
    fn between(&self, noun: usize) -> Option<usize> {
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
    fn owner(&self, noun: usize) -> Option<usize> {
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
    fn light(&self, noun: usize) -> Option<usize> {
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
    fn told_in(&self, noun: usize) -> Vec<PersonId> {
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
    fn tells(&self, subject: usize) -> Option<Vec<PersonId>> {
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

    /// Two of whom one tells the other something in this sentence, straight from
    /// its subject.
    pub(super) fn pair_that_talks(&self) -> Option<Vec<PersonId>> {
        let subject = (0..self.atoms.len()).find(|at| self.is_nominative(*at))?;
        self.tells(subject)
    }

    /// Whether the article introduces with it what it is about: "a meeting in
    /// Oslo on Thursday", "held a call".
    fn introduces(&self, noun: usize, light: Option<usize>) -> bool {
        light.is_some() || (noun.saturating_sub(4)..noun).any(|at| self.says(at, &["a", "an", "following", "after"]))
    }

    fn status_of_noun(
        &self,
        noun: usize,
        kind: Happening,
        light: Option<usize>,
        subject: Option<usize>,
    ) -> Option<Standing> {
        let mut standing = Standing::Held;
        let mut weigh = |word: &str| -> Option<()> {
            match said(word) {
                Some(Says::Never) => return None,
                Some(Says::Not(other)) => standing = standing.max(other),
                None => {}
            }
            Some(())
        };
        for at in (noun.saturating_sub(8)..noun).rev() {
            if self.gap(at + 1) >= Gap::Comma || light.is_some_and(|light| at < light) {
                break;
            }
            let word = self.atom_word(at).to_ascii_lowercase();
            if matches!(word.as_str(), "after" | "following" | "since") && noun - at < 6 {
                break;
            }
            if word == "before" && noun - at < 4 {
                weigh("ahead")?;
                break;
            }
            if matches!(word.as_str(), "called" | "open" | "set" | "as") && noun - at > 2 {
                continue;
            }
            weigh(&word)?;
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
                weigh(if to_come { "will" } else { word })?;
            }
        }
        Some(standing)
    }
}

fn said(word: &str) -> Option<Says> {
    if word == "May" {
        return None;
    }
    if word.ends_with("n't") || word.ends_with("n’t") {
        return Some(Says::Never);
    }
    cues::says(&word.to_ascii_lowercase())
}
