//! Who said a quotation: the rules one after the other, each with its name,
//! until one of them answers.

use super::frame::Gap;
use super::lexicon::Kinds;
use super::phrases::{Party, Sentence, What};

/// What a rule found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Who spoke.
    pub(super) party: Party,
    /// The item of the word that says so.
    pub(super) cue: Option<usize>,
    /// The name of the rule.
    pub(super) rule: &'static str,
}

/// How a quotation ends and begins, which tells what it can be a part of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// It ends with a comma, a question mark or the like: who said it may follow.
    pub(super) leads_on: bool,
    /// It begins in lower case: it is a part of the sentence around it.
    pub(super) fragment: bool,
}

/// Words between "quoted" and "as saying".
const PHRASE: usize = 12;
/// Words between a quotation and what says whose it is.
const REACH: usize = 60;

impl Sentence<'_> {
    /// Who said the quotation at item `quote`. In a headline no one says a
    /// thing by being its subject.
    pub(super) fn speaker(&self, quote: usize, shape: Shape, headline: bool) -> Option<Found> {
        let before = || self.cue_before(quote, Kinds::SAY | Kinds::NAME);
        let leads_on =
            shape.leads_on || self.items.get(quote + 1).is_some_and(|i| i.gap == Gap::Comma || i.gap == Gap::Dash);
        let after = leads_on.then(|| self.cue_after(quote)).flatten();
        let first = if shape.fragment { before().or(after) } else { after.or_else(before) };
        if let Some(told) = self.told(quote) {
            return self.agent_after(told, quote);
        }
        self.quoted_as(quote)
            .or(first)
            .or_else(|| self.cue_at_end(quote))
            .or_else(|| self.according(quote))
            .or_else(|| self.colon(quote))
            .or_else(|| self.speech(quote))
            .or_else(|| self.cue_after(quote))
            .or_else(|| if shape.leads_on { self.name_after(quote) } else { None })
            .or_else(|| if headline { None } else { self.cue_before(quote, Kinds::THINK) })
            .or_else(|| if headline { None } else { self.bare_subject(quote) })
    }

    /// The passive verb of telling right before the quotation: `was told “…”`.
    fn told(&self, quote: usize) -> Option<usize> {
        let verb = quote.checked_sub(1).filter(|verb| *verb >= self.lo && self.items[quote].gap < Gap::Comma)?;
        (self.is_verb(verb, Kinds::SAY) && self.is_passive(verb) && self.word(verb).eq_ignore_ascii_case("told"))
            .then_some(verb)
    }

    /// `was told “…” by Quillan`.
    fn agent_after(&self, verb: usize, quote: usize) -> Option<Found> {
        let by = self.word(quote + 1).eq_ignore_ascii_case("by") && quote + 1 < self.hi;
        let party = by.then(|| self.phrase_from(quote + 2)).flatten()?;
        Some(Found { party, cue: Some(verb), rule: "passive" })
    }

    /// `the paper quoted Quillan as saying “…”`.
    fn quoted_as(&self, quote: usize) -> Option<Found> {
        let (from, to) = (self.lo.max(quote.saturating_sub(REACH)), self.hi.min(quote + REACH));
        let is = |n: usize, words: &[&str]| words.iter().any(|word| self.word(n).eq_ignore_ascii_case(word));
        let saying = |n: &usize| is(*n, &["as"]) && is(*n + 1, &["saying", "telling", "writing", "warning"]);
        let verb = (from..to).find(|n| is(*n, &["quoted", "quotes", "quoting", "cited", "cites", "citing"]))?;
        let end = (verb + 2..to.min(verb + 2 + PHRASE)).find(saying)?;
        let party = if end == verb + 2 && is(verb + 1, &["him", "her"]) {
            Party { first: verb + 1, last: verb + 1, what: What::Pronoun }
        } else {
            self.phrase_from(verb + 1).filter(|party| party.last < end)?
        };
        Some(Found { party, cue: Some(end + 1), rule: "quoted-as-saying" })
    }

    /// `“…,” said Quillan` and `“…,” Quillan, the minister, said`.
    fn cue_after(&self, quote: usize) -> Option<Found> {
        let next = quote + 1;
        if next >= self.hi || self.items[next].gap > Gap::Dash {
            return None;
        }
        let mut verb = next;
        while verb < self.hi && self.items[verb].is(Kinds::ADVERB) && self.items[verb].mention.is_none() {
            verb += 1;
        }
        if verb < self.hi && self.is_finite(verb, Kinds::SAY | Kinds::NAME | Kinds::THINK) && self.is_said_by(verb) {
            let party = self.phrase_from(verb + 1)?;
            return Some(Found { party, cue: Some(verb), rule: "cue-after-quote" });
        }
        if self.items[next].is(Kinds::CONJUNCTION) {
            return None;
        }
        let reach = self.hi.min(next + REACH);
        let end =
            (next..reach).find(|n| self.items[*n].quote.is_some() || self.items[*n].gap > Gap::Dash).unwrap_or(reach);
        for verb in next + 1..end {
            if !self.is_finite(verb, Kinds::SAY | Kinds::NAME) || self.is_passive(verb) {
                continue;
            }
            let party = self.subject_before(verb).filter(|party| party.first >= next);
            let Some(party) = party else { continue };
            // What stands between belongs to the subject or to nothing.
            let led = party.first == next || self.stands_first(next, party.first);
            if led {
                return Some(Found { party, cue: Some(verb), rule: "subject-and-cue-after-quote" });
            }
            return None;
        }
        None
    }

    /// Whether only the title before a name, or a word of time, stands between
    /// two items.
    fn stands_first(&self, next: usize, first: usize) -> bool {
        let titles = self.items[next + 1..=first].iter().all(|item| item.gap < Gap::Comma);
        titles && !self.items[next..first].iter().any(|item| item.is_bound() && !item.is(Kinds::PREPOSITION))
    }

    /// Whether the verb is not passive and somebody follows it.
    fn is_said_by(&self, verb: usize) -> bool {
        let next = verb + 1;
        next < self.hi
            && self.items[next].gap < Gap::Comma
            && !self.items[next].is(Kinds::PREPOSITION | Kinds::SUBORDINATOR)
    }

    fn is_finite(&self, n: usize, kinds: Kinds) -> bool {
        self.is_verb(n, kinds) && (!self.items[n].is(Kinds::ING) || (n > self.lo && self.items[n - 1].is(Kinds::BE)))
    }

    /// Whether the verb at item `n` says what was done to its subject.
    fn is_passive(&self, n: usize) -> bool {
        if self.items[n].is(Kinds::ING | Kinds::BASE) {
            return false;
        }
        let mut at = n;
        while at > self.lo && self.items[at].gap < Gap::Comma && self.items[at - 1].is(Kinds::ADVERB) {
            at -= 1;
        }
        at > self.lo && self.items[at].gap < Gap::Comma && self.items[at - 1].is(Kinds::BE)
    }

    /// The nearest verb before the quotation whose subject is somebody.
    fn cue_before(&self, quote: usize, kinds: Kinds) -> Option<Found> {
        let floor = self.lo.max(quote.saturating_sub(REACH));
        (floor..quote).rev().filter(|n| self.is_verb(*n, kinds)).find_map(|n| self.subject_of(n, quote, 3))
    }

    /// Who does what the verb at item `verb` says.
    fn subject_of(&self, verb: usize, quote: usize, depth: usize) -> Option<Found> {
        let item = &self.items[verb];
        let found = |party, rule| Some(Found { party, cue: Some(verb), rule });
        if let Some(party) = self.agent(verb, quote) {
            return found(party, "passive");
        }
        if self.is_passive(verb) {
            return None;
        }
        let led_by = (verb > self.lo && item.gap < Gap::Comma).then(|| &self.items[verb - 1]);
        let infinitive = item.is(Kinds::BASE) && led_by.is_some_and(|_| self.word(verb - 1).eq_ignore_ascii_case("to"));
        if item.is(Kinds::ING) && !led_by.is_some_and(|b| b.is(Kinds::BE)) {
            // "with Quillan urging": the word before is who urges.
            if led_by.is_some_and(|b| !b.is_bound()) {
                let own = self.subject_directly_before(verb).filter(|party| party.what != What::Source);
                if let Some(party) = own {
                    return found(party, "participle");
                }
            }
            return self.shared_subject(verb, quote, depth).map(|party| Found {
                party,
                cue: Some(verb),
                rule: "participle",
            });
        }
        if infinitive {
            return self.shared_subject(verb, quote, depth).map(|party| Found {
                party,
                cue: Some(verb),
                rule: "infinitive",
            });
        }
        if let Some(party) = self.subject_behind(verb) {
            return found(party, "inverted");
        }
        if let Some(party) = self.subject_before(verb) {
            return found(party, "cue-before-quote");
        }
        if self.follows_conjunction(verb) {
            return self.shared_subject(verb, quote, depth).map(|party| Found {
                party,
                cue: Some(verb),
                rule: "second-verb",
            });
        }
        // "said Quillan": the subject behind its verb.
        let inverted = verb == self.lo || self.items[verb - 1].quote.is_some();
        if inverted && self.is_said_by(verb) {
            return self.phrase_from(verb + 1).and_then(|party| found(party, "inverted"));
        }
        None
    }

    fn follows_conjunction(&self, verb: usize) -> bool {
        let mut at = verb;
        while at > self.lo
            && self.items[at - 1].mention.is_none()
            && self.items[at - 1].is(Kinds::ADVERB | Kinds::AUXILIARY | Kinds::BE)
            && self.items[at].gap < Gap::Comma
        {
            at -= 1;
        }
        at > self.lo && (self.items[at - 1].is(Kinds::CONJUNCTION) || self.items[at].gap == Gap::Comma)
    }

    /// The phrase right before a participle.
    fn subject_directly_before(&self, verb: usize) -> Option<Party> {
        let mut at = verb;
        while at > self.lo && self.items[at - 1].is(Kinds::ADVERB) && self.items[at].gap < Gap::Comma {
            at -= 1;
        }
        (at > self.lo && self.items[at].gap < Gap::Comma).then(|| self.party_at_end(at - 1)).flatten()
    }

    /// The subject that a verb shares with the verb before it, or with the
    /// sentence.
    fn shared_subject(&self, verb: usize, quote: usize, depth: usize) -> Option<Party> {
        let floor = self.lo.max(verb.saturating_sub(REACH));
        if depth > 0
            && let Some(earlier) =
                (floor..verb).rev().find(|n| self.is_verb(*n, Kinds::SAY | Kinds::NAME) && !self.is_passive(*n))
            && let Some(found) = self.subject_of(earlier, quote, depth - 1)
        {
            return Some(found.party);
        }
        self.subject()
    }

    /// Whom "by" names behind a passive verb.
    fn agent(&self, verb: usize, quote: usize) -> Option<Party> {
        let passive = self.is_passive(verb);
        let reach = if passive { 6 } else { 1 };
        let by = (verb + 1..quote.min(verb + 1 + reach)).find(|n| self.word(*n).eq_ignore_ascii_case("by"))?;
        self.phrase_from(by + 1)
    }

    /// `“…” for the harbour, Quillan said`, or `…, said Quillan`.
    fn cue_at_end(&self, quote: usize) -> Option<Found> {
        let reach = self.hi.min(quote + REACH);
        for verb in quote + 1..reach {
            if !self.is_finite(verb, Kinds::SAY) || self.is_passive(verb) {
                continue;
            }
            if let Some(party) = self.subject_behind(verb) {
                return Some(Found { party, cue: Some(verb), rule: "cue-at-end" });
            }
            let Some(party) = self.subject_before(verb).filter(|party| party.first > quote) else { continue };
            let first = self.start_of(party);
            let set_off = self.items[first].gap == Gap::Comma || self.items[first].gap == Gap::Dash;
            if set_off && !self.items[first - 1].is(Kinds::CONJUNCTION) {
                return Some(Found { party, cue: Some(verb), rule: "cue-at-end" });
            }
        }
        None
    }

    /// The subject of `…, said Quillan, …`, with nothing more behind it.
    fn subject_behind(&self, verb: usize) -> Option<Party> {
        let item = &self.items[verb];
        let said = self.is_finite(verb, Kinds::SAY) && !item.is(Kinds::ING);
        if !said || verb == self.lo || !(item.gap == Gap::Comma || self.items[verb - 1].quote.is_some()) {
            return None;
        }
        // "said that Quillan, …" is how some translate it.
        let that = usize::from(self.word(verb + 1).eq_ignore_ascii_case("that"));
        let party = self.phrase_from(verb + 1 + that)?;
        let closed = party.last + 1 >= self.hi || self.items[party.last + 1].gap >= Gap::Comma;
        closed.then_some(party)
    }

    /// `according to Quillan`, wherever in the sentence.
    fn according(&self, quote: usize) -> Option<Found> {
        let (from, to) = (self.lo.max(quote.saturating_sub(REACH)), self.hi.min(quote + REACH));
        let cue = (from..to).find(|n| {
            self.word(*n).eq_ignore_ascii_case("according") && self.word(*n + 1).eq_ignore_ascii_case("to")
        })?;
        let party = self.phrase_from(cue + 2)?;
        Some(Found { party, cue: Some(cue), rule: "according-to" })
    }

    /// The body that the sentence goes by: `according to the ministry`.
    pub(super) fn according_body(&self, quote: usize) -> Option<&str> {
        let party = self.according(quote)?.party;
        let words = &self.text[self.items[party.first].start..self.items[party.last].end];
        (party.what == What::Body).then_some(words)
    }

    /// `“…,” Quillan shot back`: a verb that is on no list.
    fn name_after(&self, quote: usize) -> Option<Found> {
        let party = self.phrase_from(quote + 1).filter(|party| self.start_of(*party) == quote + 1)?;
        let behind = self.items.get(party.last + 1).filter(|_| party.last + 1 < self.hi)?;
        let named = matches!(party.what, What::Named(_) | What::Pronoun);
        let verb = behind.gap == Gap::Space && !behind.is_bound() && !behind.is(Kinds::CAPITAL);
        (named && verb).then_some(Found { party, cue: Some(party.last + 1), rule: "name-after-quote" })
    }

    /// `Quillan: “…”`.
    fn colon(&self, quote: usize) -> Option<Found> {
        if quote == self.lo || self.items[quote].gap != Gap::Colon || self.items[quote - 1].is_bound() {
            return None;
        }
        let party = self.party_at_end(quote - 1).filter(|party| self.start_of(*party) == self.lo)?;
        Some(Found { party, cue: None, rule: "colon" })
    }

    /// `Quillan’s claim that …`, `his promise of …`.
    fn speech(&self, quote: usize) -> Option<Found> {
        let floor = self.lo.max(quote.saturating_sub(REACH));
        for noun in (floor + 1..quote).rev().filter(|n| self.items[*n].is(Kinds::SPEECH)) {
            let mut at = noun;
            while at > floor && self.items[at].gap < Gap::Comma && noun - at < 4 && !self.items[at - 1].is_bound() {
                at -= 1;
                let owner = &self.items[at];
                if owner.is(Kinds::POSSESSIVE) {
                    let party = self.party_at_end(at)?;
                    return Some(Found { party, cue: Some(noun), rule: "speech-of" });
                }
                if ["his", "her", "their", "its"].iter().any(|w| self.word(at).eq_ignore_ascii_case(w)) {
                    let party = Party { first: at, last: at, what: What::Pronoun };
                    return Some(Found { party, cue: Some(noun), rule: "speech-of" });
                }
            }
        }
        None
    }

    /// The subject of the sentence, where nothing better is known.
    fn bare_subject(&self, quote: usize) -> Option<Found> {
        let party = self.subject().filter(|party| party.last < quote && party.what != What::Source)?;
        Some(Found { party, cue: None, rule: "same-sentence-subject" })
    }
}
