//! One term of a pattern: whether it matches a text, how well, and where.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

use crate::text::Folded;

/// A text, folded once.
pub(super) struct Text {
    pub(super) folded: String,
    letters: u64,
}

impl Text {
    pub(super) fn new(text: &str) -> Self {
        let folded = crate::text::fold(text);
        let letters = letters(&folded);
        Self { folded, letters }
    }
}

/// How a term is to match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Its letters in their order, close together.
    Fuzzy,
    /// As it is.
    Exact,
    /// At the beginning.
    Start,
    /// At the end.
    End,
    /// From beginning to end.
    Whole,
}

/// A term.
#[derive(Debug)]
pub(super) struct Term {
    /// Its letters, folded.
    pub(super) text: String,
    pub(super) form: Form,
    /// Whether it must not match.
    pub(super) not: bool,
    /// Whether it is about the names of officials only.
    pub(super) names_only: bool,
    letters: u64,
    /// The score below which a match is strewn over its text.
    least: i64,
    finder: Finder<'static>,
}

/// How well a term matches a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Score {
    /// Whether it counts as a match. Where it does not, a longer term may.
    pub(super) close: bool,
    pub(super) points: i64,
}

/// More letters of a term are left out.
const LONGEST: usize = 100;

impl Term {
    /// A term; none of no letters.
    pub(super) fn new(text: &str, form: Form, not: bool, names_only: bool) -> Option<Self> {
        let text: String = crate::text::fold(text).chars().take(LONGEST).collect();
        if text.is_empty() {
            return None;
        }
        let (letters, least, finder) = (letters(&text), least(&text), Finder::new(&text).into_owned());
        Some(Self { text, form, not, names_only, letters, least, finder })
    }

    /// Whether both are the same.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.matches_as(other) && self.form == other.form && self.text == other.text
    }

    fn matches_as(&self, other: &Self) -> bool {
        (self.not, self.names_only) == (other.not, other.names_only)
    }

    /// Whether a text that this may match holds all that the other needs.
    pub(super) fn narrows(&self, other: &Self) -> bool {
        let is_form = match other.form {
            Form::Fuzzy | Form::Exact => self.form == other.form || self.form != Form::Fuzzy,
            Form::Start => matches!(self.form, Form::Start | Form::Whole),
            Form::End | Form::Whole => false,
        };
        !self.not && self.matches_as(other) && is_form && self.text.starts_with(&other.text)
    }

    /// How well the letters match a text; `None` where they are not there at all.
    /// Whether the term asks for the contrary is for others to say.
    pub(super) fn score(&self, matcher: &SkimMatcherV2, text: &Text) -> Option<Score> {
        if self.letters & !text.letters != 0 {
            return None;
        }
        if self.form != Form::Fuzzy {
            let at = self.find(&text.folded)?.start;
            return Some(Score { close: true, points: self.points(&text.folded, at) });
        }
        let points = matcher.fuzzy_match(&text.folded, &self.text)?;
        if points >= self.least {
            return Some(Score { close: true, points });
        }
        // With a doubled letter the matcher can overlook a whole word.
        let stands = self.stands(&text.folded);
        Some(Score { close: stands, points: if stands { self.least } else { points } })
    }

    /// Whether it is a word, or part of one, that stands in the text. A single
    /// letter is only looked for where words begin.
    fn stands(&self, folded: &str) -> bool {
        self.text.chars().nth(1).is_some() && self.finder.find(folded.as_bytes()).is_some()
    }

    /// The first place at which a term that is not fuzzy matches.
    fn find(&self, folded: &str) -> Option<Range<usize>> {
        let length = self.text.len();
        let at = match self.form {
            Form::Fuzzy | Form::Exact => self.finder.find(folded.as_bytes())?,
            Form::Start => folded.starts_with(&self.text).then_some(0)?,
            Form::End => folded.ends_with(&self.text).then(|| folded.len() - length)?,
            Form::Whole => (folded == self.text).then_some(0)?,
        };
        Some(at..at + length)
    }

    /// As many points as the matcher gives for a run of letters, more where a word
    /// begins.
    fn points(&self, folded: &str, at: usize) -> i64 {
        let begins = !folded[..at].ends_with(char::is_alphanumeric);
        20 * count(&self.text) + if begins { 12 } else { -4 }
    }

    /// The characters of `text` that it matches: byte offsets where they begin.
    pub(super) fn places(&self, matcher: &SkimMatcherV2, text: &str) -> Vec<usize> {
        if self.not {
            return Vec::new();
        }
        let folded = Folded::new(text);
        let runs: Vec<Range<usize>> = match self.form {
            Form::Fuzzy => {
                // The two calls of the matcher can disagree; the plain one decides, as
                // where rows are matched, this one only says where.
                if matcher.fuzzy_match(&folded.text, &self.text).is_some_and(|points| points >= self.least) {
                    let (_, indices) = matcher.fuzzy_indices(&folded.text, &self.text).unwrap_or_default();
                    return indices.into_iter().filter_map(|i| folded.offset(i)).collect();
                }
                self.find(&folded.text).filter(|_| self.stands(&folded.text)).into_iter().collect()
            }
            Form::Exact => {
                let starts = self.finder.find_iter(folded.text.as_bytes());
                starts.map(|at| at..at + self.text.len()).collect()
            }
            Form::Start | Form::End | Form::Whole => self.find(&folded.text).into_iter().collect(),
        };
        let mut runs = runs.into_iter().peekable();
        let mut places = Vec::new();
        for (n, (at, _)) in folded.text.char_indices().enumerate() {
            while runs.next_if(|run| run.end <= at).is_some() {}
            if runs.peek().is_some_and(|run| run.start <= at) {
                places.extend(folded.offset(n));
            }
        }
        places
    }
}

fn count(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

/// The score below which a match is strewn over its text: a run of letters
/// scores 20 a letter, each gap costs what a letter gains.
fn least(term: &str) -> i64 {
    let letters = count(term);
    // Where words have no spaces between them, a word begins anywhere.
    if term.chars().all(is_unspaced) {
        return 16 * letters;
    }
    if letters < 3 { 18 * letters } else { 17 * letters }
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{e00}'..='\u{e7f}')
}

/// A bit for each letter that occurs, so that most texts are refused without
/// matching.
fn letters(text: &str) -> u64 {
    text.chars().fold(0, |set, c| set | 1 << (c as u32 % 64))
}
