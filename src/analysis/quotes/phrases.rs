//! The phrases about somebody in a sentence: a name, a pronoun, a person by
//! what he is, a body, a statement; and which of them a verb has as subject.

use super::frame::{Gap, Item};
use super::lexicon::Kinds;

/// A phrase that names who may have spoken, as a range of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Party {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) what: What,
}

/// What a party is, by its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A mention, by its number.
    Named(usize),
    /// He, she, they, it.
    Pronoun,
    /// The minister, residents.
    Person,
    /// The ministry, Harbour Holdings.
    Body,
    /// The statement, a report.
    Source,
}

/// The items of one sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) items: &'a [Item],
    /// The sentence is `items[lo..hi]`.
    pub(super) lo: usize,
    pub(super) hi: usize,
}

/// More words than this no subject is away from its verb, and no name behind it.
const REACH: usize = 48;
/// Words of a phrase before its head.
const LONGEST_PHRASE: usize = 12;

impl Sentence<'_> {
    pub(super) fn word(&self, n: usize) -> &str {
        self.items.get(n).map_or("", |item| &self.text[item.start..item.end])
    }

    fn says(&self, n: usize, word: &str) -> bool {
        self.word(n).eq_ignore_ascii_case(word)
    }

    /// Whether item `n` is one of these verbs, and not the noun that looks the
    /// same.
    pub(super) fn is_verb(&self, n: usize, kinds: Kinds) -> bool {
        let item = &self.items[n];
        if !item.is(kinds) || item.mention.is_some() || item.quote.is_some() {
            return false;
        }
        let before = (n > self.lo && item.gap < Gap::Comma).then(|| &self.items[n - 1]);
        let noun = item.is(Kinds::SPEECH | Kinds::SOURCE | Kinds::PERSON | Kinds::GROUP);
        let led = before.is_some_and(|b| {
            b.is(Kinds::DETERMINER | Kinds::POSSESSIVE) || (b.is(Kinds::PREPOSITION) && !self.says(n - 1, "to"))
        });
        // A capital inside a sentence makes it a name.
        let capital = item.is(Kinds::CAPITAL) && n > self.lo && before.is_some_and(|b| b.quote.is_none());
        if capital || (led && !item.is(Kinds::ING)) {
            return false;
        }
        // "Call" without an ending is a verb after "to", "will" or a plural only.
        !(noun && item.is(Kinds::BASE))
            || ["it", "them", "him", "her", "us", "me"].iter().any(|word| self.says(n + 1, word))
            || before.is_some_and(|b| b.is(Kinds::AUXILIARY) || self.says(n - 1, "to"))
            || (before.is_some_and(|b| b.is(Kinds::PRONOUN)))
    }

    /// The head that a phrase has at item `n`, if it is somebody.
    fn head(&self, n: usize) -> Option<What> {
        let item = &self.items[n];
        if item.quote.is_some() {
            return None;
        }
        if let Some(mention) = item.mention {
            return Some(What::Named(mention));
        }
        if item.is(Kinds::PRONOUN) {
            return (!self.says(n, "you")).then_some(What::Pronoun);
        }
        if item.is(Kinds::TIME) && !item.is(Kinds::PERSON | Kinds::GROUP) {
            return None;
        }
        match () {
            () if item.is(Kinds::PERSON) => Some(What::Person),
            () if item.is(Kinds::GROUP) => Some(What::Body),
            () if item.is(Kinds::SOURCE) => Some(What::Source),
            () if item.is(Kinds::CAPITAL) && !item.is(Kinds::BOUND | Kinds::DETERMINER | Kinds::ADVERB) => {
                Some(What::Body)
            }
            () => None,
        }
    }

    /// The first item of the phrase that ends at item `n`.
    fn start_of_phrase(&self, n: usize) -> usize {
        let mut first = n;
        if self.items[n].is(Kinds::PRONOUN) && self.items[n].mention.is_none() {
            return n;
        }
        // "a talk Quillan called short": what no title is stands apart.
        if let Some(mention) = self.items[n].mention {
            first = self.first_of(mention, n);
            let title = Kinds::CAPITAL | Kinds::PERSON | Kinds::GROUP;
            if first > self.lo && !self.items[first - 1].is(title) && !self.items[first - 1].is_bound() {
                return first;
            }
        }
        while first > self.lo && n - first < LONGEST_PHRASE && self.items[first].gap < Gap::Bracket {
            let before = &self.items[first - 1];
            if before.is_bound() || before.is(Kinds::PRONOUN) || self.is_verb(first - 1, Kinds::CUE) {
                break;
            }
            first -= 1;
            if before.is(Kinds::DETERMINER) {
                break;
            }
        }
        first
    }

    /// The phrase that ends at item `n`: where it begins, and whom it names.
    fn phrase_back(&self, n: usize) -> (usize, Option<Party>) {
        let first = self.start_of_phrase(n);
        let party = self.head(n).map(|what| {
            let first = match what {
                What::Named(mention) => self.first_of(mention, n),
                _ => first,
            };
            Party { first, last: n, what }
        });
        (first, party)
    }

    /// Whom the phrase that ends at item `n` names.
    pub(super) fn party_at_end(&self, n: usize) -> Option<Party> {
        self.phrase_back(n).1
    }

    /// The first item of a party with the titles before it.
    pub(super) fn start_of(&self, party: Party) -> usize {
        self.start_of_phrase(party.first)
    }

    fn first_of(&self, mention: usize, n: usize) -> usize {
        let mut first = n;
        while first > self.lo && self.items[first - 1].mention == Some(mention) {
            first -= 1;
        }
        first
    }

    fn last_of(&self, mention: usize, n: usize) -> usize {
        let mut last = n;
        while last + 1 < self.hi && self.items[last + 1].mention == Some(mention) {
            last += 1;
        }
        last
    }

    /// Whom the phrase that begins at item `n` names.
    pub(super) fn phrase_from(&self, n: usize) -> Option<Party> {
        let end = self.hi.min(n + LONGEST_PHRASE);
        let mut found: Option<Party> = None;
        for at in n..end {
            let item = &self.items[at];
            if at > n && (item.gap > Gap::Bracket || (item.gap == Gap::Bracket && found.is_some())) {
                break;
            }
            if item.is_bound() || (at > n && self.is_verb(at, Kinds::CUE)) {
                break;
            }
            let Some(what) = self.head(at) else {
                // Behind the noun that says who it is, its verb begins.
                if found.is_some_and(|party| !self.items[party.last].is(Kinds::POSSESSIVE)) && !self.goes_on(at) {
                    break;
                }
                continue;
            };
            match what {
                What::Named(mention) => {
                    let last = self.last_of(mention, at);
                    found = Some(Party { first: at, last, what });
                    if !self.items[last].is(Kinds::POSSESSIVE) {
                        break;
                    }
                }
                What::Pronoun => {
                    return found.or(Some(Party { first: at, last: at, what }));
                }
                _ if found.is_some_and(|party| at <= party.last) => {}
                _ => {
                    let first = found.map_or(n, |party| party.first.min(n));
                    found = Some(Party { first, last: at, what });
                }
            }
        }
        found.filter(|party| !self.items[party.last].is(Kinds::POSSESSIVE))
    }

    /// Whether the word at item `n` stands between an adjective with a capital
    /// and its noun: "the Peruvian foreign ministry".
    fn goes_on(&self, n: usize) -> bool {
        let noun = (n + 1..self.hi.min(n + 3)).take_while(|at| {
            let item = &self.items[*at];
            item.gap == Gap::Space && !item.is_bound() && !item.is(Kinds::DETERMINER | Kinds::PRONOUN | Kinds::CUE)
        });
        let mut noun = noun.filter(|at| self.items[*at].is(Kinds::GROUP | Kinds::PERSON));
        self.items[n].gap == Gap::Space && self.items[n - 1].mention.is_none() && noun.next().is_some()
    }

    /// Whether the phrase that begins at `first` depends on a preposition.
    fn depends(&self, first: usize) -> bool {
        first > self.lo && self.items[first].gap < Gap::Comma && self.items[first - 1].is(Kinds::PREPOSITION)
    }

    /// The subject of the verb at item `verb`, looked for to its left.
    pub(super) fn subject_before(&self, verb: usize) -> Option<Party> {
        let mut at = verb;
        let floor = self.lo.max(verb.saturating_sub(REACH));
        while at > floor {
            let before = &self.items[at - 1];
            match self.items[at].gap {
                Gap::Space => {}
                Gap::Bracket => match (floor..at).rev().find(|n| self.items[*n].gap == Gap::Bracket) {
                    Some(open) => {
                        at = open;
                        if at > floor && self.items[at - 1].quote.is_none() && !self.items[at - 1].is_bound() {
                            let (first, party) = self.phrase_back(at - 1);
                            if !self.depends(first) {
                                return party;
                            }
                            at = first - 1;
                        }
                        continue;
                    }
                    None => return None,
                },
                Gap::Comma | Gap::Dash => return self.before_aside(at, floor),
                Gap::Colon | Gap::Semicolon | Gap::Stop => return None,
            }
            if before.quote.is_some() || before.is(Kinds::CONJUNCTION) {
                return None;
            }
            if before.mention.is_none() && before.is(Kinds::AUXILIARY | Kinds::BE | Kinds::ADVERB | Kinds::TIME) {
                at -= 1;
                // "Last week", "this morning".
                while at > floor
                    && self.items[at].gap == Gap::Space
                    && before.is(Kinds::TIME)
                    && self.items[at - 1].is(Kinds::DETERMINER | Kinds::ADVERB)
                {
                    at -= 1;
                }
                if at > floor && before.is(Kinds::TIME) && self.items[at - 1].is(Kinds::PREPOSITION) {
                    at -= 1;
                }
                continue;
            }
            if before.is(Kinds::RELATIVE) || self.says(at - 1, "that") || self.says(at - 1, "which") {
                return self.antecedent(at - 1);
            }
            if before.is(Kinds::SUBORDINATOR | Kinds::PREPOSITION) || self.is_verb(at - 1, Kinds::CUE) {
                return None;
            }
            let (first, party) = self.phrase_back(at - 1);
            if !self.depends(first) {
                return party;
            }
            at = first - 1;
        }
        None
    }

    /// Whom "who" at item `n` is about.
    fn antecedent(&self, n: usize) -> Option<Party> {
        if n == self.lo || self.items[n].gap > Gap::Comma || self.items[n - 1].is_bound() {
            return None;
        }
        self.phrase_back(n - 1).1
    }

    /// The subject before an aside that ends with the comma before item `at`:
    /// `Ana Quillan, the minister of ports, said`.
    fn before_aside(&self, at: usize, floor: usize) -> Option<Party> {
        let mark = self.items[at].gap;
        let mut closing = at;
        for _ in 0..4 {
            let opening = (floor + 1..closing).rev().find(|n| self.items[*n].gap == mark)?;
            // The aside itself may be the name: "the minister, Ana Quillan, said".
            if let Some(What::Named(mention)) = self.head(opening)
                && self.last_of(mention, opening) + 1 == at
            {
                return Some(Party { first: opening, last: at - 1, what: What::Named(mention) });
            }
            let mut end = opening;
            while end > floor && !self.items[end - 1].is_bound() {
                let (first, party) = self.phrase_back(end - 1);
                if self.depends(first) {
                    end = first - 1;
                    continue;
                }
                if let Some(party) = party.filter(|_| self.leads_clause(first)) {
                    return Some(party);
                }
                break;
            }
            closing = opening;
        }
        None
    }

    /// Whether a phrase that begins at item `n` stands where a subject does.
    fn leads_clause(&self, n: usize) -> bool {
        n == self.lo
            || self.items[n].gap >= Gap::Comma
            || self.items[n - 1].is(Kinds::CONJUNCTION | Kinds::SUBORDINATOR | Kinds::ADVERB | Kinds::TIME)
            || self.items[n - 1].quote.is_some()
    }

    /// The subject of the sentence: the first phrase that no preposition leads,
    /// behind what is said first of time, place and circumstance.
    pub(super) fn subject(&self) -> Option<Party> {
        let mut at = self.lo;
        // Beyond that it is no sentence that anybody reads.
        let end = self.hi.min(self.lo + REACH);
        while at < end && (self.items[at].quote.is_some() || self.opens_idly(at)) {
            at += 1;
        }
        if at >= end {
            return None;
        }
        let first = &self.items[at];
        let participle = |n: usize| {
            let word = self.word(n);
            self.items[n].mention.is_none()
                && ((word.ends_with("ing") && !self.items[n].is(Kinds::GROUP | Kinds::PERSON | Kinds::SOURCE))
                    || (self.items[n].is(Kinds::CUE) && word.ends_with("ed")))
        };
        if first.mention.is_none()
            && (participle(at) || first.is(Kinds::SUBORDINATOR | Kinds::PREPOSITION) || (self.says(at, "according")))
        {
            let reach = self.hi.min(at + REACH);
            let commas =
                (at + 1..reach).filter(|n| self.items[*n].gap == Gap::Comma || self.items[*n - 1].quote.is_some());
            for next in commas {
                let mut next = next;
                while next < reach && self.opens_idly(next) {
                    next += 1;
                }
                if next >= reach || self.items[next].is_bound() || participle(next) {
                    continue;
                }
                if let Some(party) = self.phrase_from(next) {
                    let behind = self.items.get(party.last + 1).filter(|_| party.last + 1 < self.hi);
                    if behind.is_some_and(|item| item.gap == Gap::Space && !item.is(Kinds::CONJUNCTION)) {
                        return Some(party);
                    }
                }
            }
            // "While the minister called it …".
            return first.is(Kinds::SUBORDINATOR).then(|| self.phrase_from(at + 1)).flatten();
        }
        self.phrase_from(at)
    }

    /// Words before the subject that say nothing of it: and, on the other hand.
    fn opens_idly(&self, n: usize) -> bool {
        let item = &self.items[n];
        item.mention.is_none()
            && (item.is(Kinds::CONJUNCTION)
                || (item.is(Kinds::ADVERB | Kinds::TIME) && !item.is(Kinds::PERSON | Kinds::SUBORDINATOR)))
    }
}
