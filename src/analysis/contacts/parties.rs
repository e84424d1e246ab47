//! A sentence as a row of atoms: people, alone or several with "and" between
//! them, with their titles and what is added about them after a comma; those
//! who are meant without a name ("they", "the two leaders"); and all other
//! words. What stands around a verb can then be read from its neighbours.

use super::cues;
use crate::analysis::quotes::frame::{Gap, Item};
use crate::analysis::quotes::lexicon::Kinds;
use crate::model::{Mention, PersonId};

/// A word, or words that are one thing.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    /// Its first item.
    pub(super) first: usize,
    /// Its last item, without what is added after a comma.
    pub(super) last: usize,
    /// What stands before it.
    pub(super) gap: Gap,
    /// What it is.
    pub(super) what: What,
    /// Whether it owns what follows.
    pub(super) owns: bool,
}

/// What an atom is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// People by name; those whom the article does not tell who they are, too.
    People(Vec<PersonId>),
    /// They, the two leaders.
    Both,
    /// He, she.
    One,
    /// Any other word.
    Word,
}

impl Atom {
    /// Whether it is one or several people.
    pub(super) fn is_somebody(&self) -> bool {
        self.what != What::Word
    }
}

/// The items of one sentence, with what is named in them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) items: &'a [Item],
    pub(super) mentions: &'a [&'a Mention],
    /// The sentence is `items[lo..hi]`.
    pub(super) lo: usize,
    pub(super) hi: usize,
}

impl<'a> Words<'a> {
    /// The word at item `n`, without a possessive ending.
    pub(super) fn word(&self, n: usize) -> &'a str {
        if n < self.lo || n >= self.hi {
            return "";
        }
        self.items.get(n).map_or("", |item| &self.text[item.start..item.end])
    }

    /// Whether item `n` is one of these words, in whatever case.
    pub(super) fn is_any(&self, n: usize, words: &[&str]) -> bool {
        let word = self.word(n);
        words.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    fn is(&self, n: usize, kinds: Kinds) -> bool {
        n >= self.lo && n < self.hi && self.items[n].is(kinds)
    }

    /// Whether item `n` begins the verb of a clause, as far as words show it.
    pub(super) fn is_verb(&self, n: usize) -> bool {
        let noun = Kinds::PERSON | Kinds::GROUP | Kinds::SOURCE | Kinds::SPEECH;
        let plain = self.is(n, Kinds::CUE) && !self.is(n, Kinds::BASE | Kinds::ING | Kinds::CAPITAL | noun);
        plain
            || self.is(n, Kinds::AUXILIARY | Kinds::BE)
            || (n < self.hi
                && !self.items[n].is(Kinds::CAPITAL)
                && (matches!(
                    cues::cue(self.word(n)),
                    Some(
                        cues::Cue::Meet
                            | cues::Cue::Speak
                            | cues::Cue::Phone
                            | cues::Cue::Receive
                            | cues::Cue::Visit
                            | cues::Cue::Travel
                    )
                ) || matches!(
                    self.word(n),
                    "held"
                        | "hold"
                        | "holds"
                        | "agree"
                        | "agreed"
                        | "discuss"
                        | "discussed"
                        | "exchanged"
                        | "signed"
                        | "took"
                        | "pledged"
                        | "made"
                        | "left"
                        | "began"
                        | "came"
                        | "went"
                        | "gave"
                )))
    }

    /// Everybody named in item `n`, of whom "Quillan-Harrow" has two.
    fn named(&self, n: usize) -> Vec<PersonId> {
        let item = &self.items[n];
        let from = item.mention.unwrap_or(self.mentions.len());
        let here = self.mentions[from..].iter().take_while(|m| m.span.start() < item.end);
        let mut out: Vec<PersonId> = Vec::new();
        for person in here.filter_map(|m| m.person.as_ref()) {
            if !out.contains(person) {
                out.push(person.clone());
            }
        }
        out
    }

    /// The atoms of the sentence.
    pub(super) fn atoms(&self) -> Vec<Atom> {
        let mut out: Vec<Atom> = Vec::new();
        let mut at = self.lo;
        // Whether the comma before the next atom only closes what was added.
        let mut closed = false;
        while at < self.hi {
            let item = &self.items[at];
            let gap = if at == self.lo { Gap::Stop } else { item.gap };
            let mut atom = Atom { first: at, last: at, gap, what: What::Word, owns: item.is(Kinds::POSSESSIVE) };
            if std::mem::take(&mut closed) && gap <= Gap::Dash {
                atom.gap = Gap::Space;
            }
            if let Some(mention) = item.mention {
                let mut people = self.named(at);
                while at + 1 < self.hi && self.items[at + 1].mention == Some(mention) {
                    at += 1;
                }
                for person in self.named(at) {
                    if !people.contains(&person) {
                        people.push(person);
                    }
                }
                atom.last = at;
                atom.owns = self.items[at].is(Kinds::POSSESSIVE) || self.owns_by_mark(at);
                atom.what = What::People(people);
                closed = self.take_title(&mut out, &mut atom);
                if !atom.owns
                    && let Some(end) = self.added(at)
                {
                    at = end;
                    closed = true;
                }
                out.push(atom);
                join(self, &mut out);
            } else {
                self.meant(&out, &mut atom);
                out.push(atom);
            }
            at += 1;
        }
        out
    }

    /// `leaders'`.
    fn owns_by_mark(&self, n: usize) -> bool {
        let end = self.items[n].end;
        let plural = self.text[..end].ends_with('s');
        plural && self.text[end..].starts_with(['\'', '’']) && !self.text[end..].starts_with("''")
    }

    /// Takes the words before a name that are its title; whether a comma
    /// divides them from it: "the minister, Ana Quillan, said".
    fn take_title(&self, out: &mut Vec<Atom>, atom: &mut Atom) -> bool {
        let mention = self.items[atom.first].mention.and_then(|n| self.mentions.get(n));
        let role = mention.and_then(|m| m.role.as_deref()).unwrap_or("").to_lowercase();
        let in_role = |word: &str| role.split([' ', '-']).any(|part| part.eq_ignore_ascii_case(word));
        let mut divided = false;
        if atom.gap == Gap::Comma
            && out
                .last()
                .is_some_and(|b| b.what == What::Word && self.is(b.last, Kinds::PERSON) && !plural(self.word(b.last)))
        {
            divided = true;
            atom.gap = Gap::Space;
        } else if atom.gap == Gap::Comma
            && self.items.get(atom.last + 1).is_none_or(|next| next.gap == Gap::Comma)
            && let Some(office) = self.office_before(out)
        {
            // "The secretary of state of Norway, Ana Quillan, said".
            divided = true;
            (atom.first, atom.gap) = (out[office].first, out[office].gap);
            out.truncate(office);
        }
        while atom.gap <= Gap::Bracket
            && let Some(before) = out.last().filter(|before| before.what == What::Word)
        {
            let n = before.last;
            let word = self.word(n);
            let small = !self.is(n, Kinds::CAPITAL);
            let determiner = self.is(n, Kinds::DETERMINER) || (before.owns && !small);
            let title = if small {
                self.is(n, Kinds::PERSON) || in_role(word) || cues::in_title(word)
            } else {
                !self.is(n, Kinds::BOUND | Kinds::PRONOUN | Kinds::TIME | Kinds::CUE | Kinds::ADVERB)
                    && cues::cue(&word.to_ascii_lowercase()).is_none()
                    || in_role(word)
            };
            if !title && !determiner {
                break;
            }
            (atom.first, atom.gap) = (before.first, before.gap);
            out.pop();
            if determiner {
                break;
            }
        }
        divided
    }

    /// Where the words before a comma name an office with its body behind it.
    fn office_before(&self, out: &[Atom]) -> Option<usize> {
        for at in (0..out.len()).rev().take(10) {
            let atom = &out[at];
            let n = atom.last;
            if atom.what != What::Word {
                return None;
            }
            if self.is(n, Kinds::PERSON) {
                return (!plural(self.word(n))).then_some(at);
            }
            let goes_on =
                self.is(n, Kinds::CAPITAL) || self.is_any(n, &["of", "the", "for"]) || cues::in_title(self.word(n));
            if !goes_on || atom.gap > Gap::Space {
                return None;
            }
        }
        None
    }

    /// The last item of what is added about somebody whose name ends at `n`:
    /// `, the minister of ports,` or `(left)`.
    fn added(&self, n: usize) -> Option<usize> {
        let next = n + 1;
        let mark = self.items.get(next).filter(|_| next < self.hi)?.gap;
        if mark != Gap::Comma && mark != Gap::Bracket {
            return None;
        }
        let end = (next + 1..self.hi.min(next + 16)).find(|k| self.items[*k].gap >= Gap::Bracket);
        let end = match end {
            Some(end) => end,
            None if self.hi <= next + 16 => self.hi,
            None => return None,
        };
        if end < self.hi && self.items[end].gap != mark {
            return None;
        }
        let mut inside = next..end;
        let begins = mark == Gap::Bracket
            || self.is(next, Kinds::DETERMINER | Kinds::PERSON | Kinds::POSSESSIVE)
            || cues::in_title(self.word(next))
            || (self.is(next, Kinds::CAPITAL) && inside.clone().any(|k| self.is(k, Kinds::PERSON)));
        let quiet = !inside.any(|k| {
            self.items[k].mention.is_some() && !self.items[k].is(Kinds::POSSESSIVE)
                || self.is(k, Kinds::AUXILIARY | Kinds::BE)
                || cues::cue(self.word(k)).is_some()
        });
        (begins && quiet && end > next).then(|| end - 1)
    }

    /// Tells whether a word means people without naming them.
    fn meant(&self, out: &[Atom], atom: &mut Atom) {
        let n = atom.first;
        match self.word(n) {
            "he" | "she" | "He" | "She" | "him" => atom.what = What::One,
            "his" | "His" | "her" | "Her" => (atom.what, atom.owns) = (What::One, true),
            "they" | "They" | "them" => atom.what = What::Both,
            "their" | "Their" => (atom.what, atom.owns) = (What::Both, true),
            word => {
                let few = plural(word) && self.is(n, Kinds::PERSON)
                    || matches!(word, "pair" | "two" | "duo" | "men" | "women" | "both" | "Both");
                let back = |steps: usize| {
                    out.len().checked_sub(steps).and_then(|at| out.get(at)).map_or("", |b| self.word(b.last))
                };
                let definite = |word: &str| ["the", "both", "these"].iter().any(|w| word.eq_ignore_ascii_case(w));
                let led = atom.gap == Gap::Space
                    && (definite(back(1)) || back(1).eq_ignore_ascii_case("two") && definite(back(2)));
                let owns = self.owns_by_mark(n);
                let counted = matches!(word, "two" | "pair" | "duo") && !self.counts_more(n + 1);
                let people = plural(word) && (owns || self.follows_two(out));
                let of = self.is_any(n + 1, &["of", "from"]);
                if led && !of && few && word != "both" && (counted || people) {
                    atom.what = What::Both;
                    atom.owns = owns;
                }
            }
        }
    }

    /// Whether "two" counts what follows.
    fn counts_more(&self, n: usize) -> bool {
        n < self.hi
            && self.items[n].gap == Gap::Space
            && !self.items[n].is(Kinds::AUXILIARY | Kinds::BE | Kinds::PREPOSITION | Kinds::ADVERB)
            && cues::cue(self.word(n)).is_none()
            && !self.is_verb(n)
    }

    fn follows_two(&self, out: &[Atom]) -> bool {
        out.last().is_some_and(|b| self.is_any(b.last, &["two", "both"]) || self.is_any(b.last, &["the"]))
    }
}

fn plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") || word.ends_with("men")
}

/// Joins the last atom with those it stands beside: "X and Y", "X, Y and Z".
fn join(words: &Words<'_>, out: &mut Vec<Atom>) {
    loop {
        let [.., before, and, last] = out.as_slice() else { return };
        let is_and =
            and.what == What::Word && matches!(words.word(and.last), "and" | "And" | "&") && and.gap <= Gap::Comma;
        if !is_and || last.gap > Gap::Comma || before.owns && !last.owns {
            return;
        }
        let (What::People(first), What::People(second)) = (&before.what, &last.what) else { return };
        // "Quillan met Harrow and Vos said": with Vos another clause begins.
        let verb = out.len().checked_sub(4).and_then(|at| out.get(at));
        if is_led(words, verb) && follows_verb(words, last.last) {
            return;
        }
        let mut people = first.clone();
        people.extend(second.iter().filter(|p| !first.contains(p)).cloned());
        let group =
            Atom { first: before.first, last: last.last, gap: before.gap, what: What::People(people), owns: last.owns };
        out.truncate(out.len() - 3);
        out.push(group);
        // "X, Y and Z": the comma does what another "and" would.
        while let [.., before, last] = out.as_slice()
            && last.gap == Gap::Comma
            && !before.owns
            && !(is_led(words, out.len().checked_sub(3).and_then(|at| out.get(at))) && follows_verb(words, last.last))
            && let (What::People(first), What::People(second)) = (&before.what, &last.what)
        {
            let mut people = first.clone();
            people.extend(second.iter().filter(|p| !first.contains(p)).cloned());
            let group = Atom {
                first: before.first,
                last: last.last,
                gap: before.gap,
                what: What::People(people),
                owns: last.owns,
            };
            out.truncate(out.len() - 2);
            out.push(group);
        }
    }
}

/// Whether an atom makes an object of what follows: "met", "with".
fn is_led(words: &Words<'_>, atom: Option<&Atom>) -> bool {
    atom.is_some_and(|atom| {
        atom.what == What::Word && (words.is_verb(atom.last) || words.is_any(atom.last, &["with", "to"]))
    })
}

/// Whether a verb stands behind item `n`.
fn follows_verb(words: &Words<'_>, n: usize) -> bool {
    n + 1 < words.hi && words.items[n + 1].gap == Gap::Space && words.is_verb(n + 1)
}
