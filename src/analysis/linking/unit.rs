//! An article cut into the sentences that linking reads, each with its words
//! and the people named in it, and with how prominent it is.

use crate::model::{Article, Field, Mention, PersonId};
use crate::text::{fold, sentences::sentences, words};

/// How prominent a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// The headline.
    Title,
    /// The sentence below the headline.
    Standfirst,
    /// The first two sentences.
    Lead,
    /// The next three.
    Second,
    /// The rest.
    Body,
}

impl Rank {
    /// Whether a reader who goes no further has seen this sentence.
    pub(super) fn is_top(self) -> bool {
        self <= Self::Lead
    }
}

/// One sentence.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    /// How prominent it is.
    pub rank: Rank,
    /// Its words in order.
    pub words: Vec<Word<'a>>,
    /// The people named in it, and at which byte of the sentence.
    pub people: Vec<(usize, &'a PersonId)>,
}

/// One word, without possessive; hyphenated words are several.
#[derive(Debug)]
pub(super) struct Word<'a> {
    /// As it stands in the text.
    pub shown: &'a str,
    /// As it compares, where that is not as it stands.
    other: Option<String>,
    /// The byte of the sentence where it begins.
    pub at: usize,
    /// Whether it belongs to the next word: a possessive, or what stands
    /// before a hyphen or slash.
    pub bound: bool,
    /// Whether a comma, a dash or the like ends the clause after it.
    pub ends_clause: bool,
}

impl Word<'_> {
    /// As it compares.
    pub(super) fn folded(&self) -> &str {
        self.other.as_deref().unwrap_or(self.shown)
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.shown.starts_with(char::is_uppercase)
    }
}

/// The sentences of the title, the standfirst and the text. A title made from
/// the first sentence is left out, for that sentence comes anyway.
pub(super) fn units<'a>(article: &'a Article, mentions: &'a [Mention]) -> Vec<Unit<'a>> {
    let mut out = Vec::new();
    if !article.title_derived {
        out.push(unit(Rank::Title, &article.title, Field::Title, mentions));
    }
    if let Some(standfirst) = &article.standfirst {
        out.push(unit(Rank::Standfirst, standfirst, Field::Standfirst, mentions));
    }
    // The mentions of the text, in order: each sentence takes those before its end.
    let mut in_text: Vec<&Mention> = mentions.iter().filter(|m| m.field == Field::Text).collect();
    in_text.sort_by_key(|m| m.span.start());
    let mut rest = in_text.as_slice();
    for (index, span) in sentences(&article.text).into_iter().enumerate() {
        let rank = match index {
            0..2 => Rank::Lead,
            2..5 => Rank::Second,
            _ => Rank::Body,
        };
        let (here, later) = rest.split_at(rest.partition_point(|m| m.span.start() < span.end()));
        rest = later;
        out.push(Unit {
            rank,
            words: split(span.of(&article.text)),
            people: here
                .iter()
                .filter_map(|m| Some((m.span.start().saturating_sub(span.start()), m.person.as_ref()?)))
                .collect(),
        });
    }
    out
}

fn unit<'a>(rank: Rank, text: &'a str, field: Field, mentions: &'a [Mention]) -> Unit<'a> {
    let people = mentions
        .iter()
        .filter(|m| m.field == field)
        .filter_map(|m| Some((m.span.start(), m.person.as_ref()?)))
        .collect();
    Unit { rank, words: split(text), people }
}

/// The words of a sentence: split at hyphens, so that "Doe-Roe call" names
/// both, and without possessive endings.
pub(super) fn split(text: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    for span in words::words(text) {
        let mut pieces = span.of(text).split(['-', '‑']).peekable();
        let mut at = span.start();
        let rest = text.get(span.end()..).unwrap_or_default();
        let ends_clause =
            rest.trim_start_matches([' ', '’', '”', '\'', '"', ')']).starts_with([',', ';', ':', '—', '–']);
        while let Some(piece) = pieces.next() {
            let owner = piece.strip_suffix("'s").or_else(|| piece.strip_suffix("’s"));
            let shown = owner.unwrap_or(piece);
            let last = pieces.peek().is_none();
            let bound = owner.is_some() || !last || rest.starts_with('/');
            if !shown.is_empty() {
                // Most words are small letters.
                let is_folded = shown.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
                let other = (!is_folded).then(|| fold(shown));
                out.push(Word { shown, other, at, bound, ends_clause: last && ends_clause });
            }
            at += piece.len();
            at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
    }
    out
}
