//! What one sentence tells: for each cue who stands where those who take part
//! stand, whether it has happened, and the time and place in its clause.
//!
//! [`verbs`] and [`nouns`] are the two kinds of cue, [`parts`] finds who takes part,
//! [`around`] when and where.

mod around;
mod nouns;
mod parts;
mod verbs;

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

    fn somebody(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(Atom::is_somebody)
    }

    fn owns(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|atom| atom.owns)
    }

    /// Two of whom one tells the other something in this sentence, straight from
    /// its subject.
    pub(super) fn pair_that_talks(&self) -> Option<Vec<PersonId>> {
        let subject = (0..self.atoms.len()).find(|at| self.is_nominative(*at))?;
        self.tells(subject)
    }
}

/// The standing of a contact after another word that speaks of it; `None` if it
/// has not taken place, and will not.
fn weighed(standing: Standing, word: &str) -> Option<Standing> {
    match said(word) {
        Some(Says::Never) => None,
        Some(Says::Not(other)) => Some(standing.max(other)),
        None => Some(standing),
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
