//! The words of one field of an article, each with what stands before it, how
//! it is written and of what kinds it is.

use std::borrow::Cow;

use super::lexicon::{Entry, Kinds, Lexicon};
use super::listed;
use crate::text::{fold, words};

/// One word. Parts of hyphened words are words of their own.
#[derive(Debug)]
pub(super) struct Token<'t> {
    /// First byte in the field.
    pub(super) start: usize,
    /// One past its last byte, without a possessive ending.
    pub(super) end: usize,
    /// The word as it compares.
    pub(super) folded: Cow<'t, str>,
    /// How it is written.
    pub(super) shape: Shape,
    /// What stands between it and the word before.
    pub(super) gap: Gap,
    /// Whether it begins a sentence or a quotation, so that its capital says
    /// nothing.
    pub(super) opens: bool,
    /// Whether `'s` was cut off.
    pub(super) possessive: bool,
    /// Of what kinds it is.
    pub(super) kinds: Kinds,
    /// The country it, or the phrase it belongs to, speaks of.
    pub(super) country: Option<&'static str>,
    /// Whether it stands in a sentence written in capitals or title case.
    pub(super) loud: bool,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Anything that is none of the others.
    Lower,
    /// `Ortiz`, `McCain`.
    Capital,
    /// `ORTIZ`.
    Upper,
    /// `J`, `J.D.`
    Initial,
    /// `JPMorgan`: a name of something, not of someone.
    Mixed,
}

/// What stands between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// White space only.
    Space,
    /// A hyphen, or an en dash without spaces.
    Hyphen,
    /// The stop of an abbreviation or an initial.
    Dot,
    /// One comma.
    Comma,
    /// An opening parenthesis.
    Open,
    /// One quotation mark: a nickname may begin or end.
    Quote,
    /// The end of a sentence or paragraph.
    Break,
    /// Anything else: quotation marks, dashes, colons.
    Other,
}

impl Gap {
    /// Whether words on both sides can belong to one name or title.
    pub(super) fn joins(self) -> bool {
        matches!(self, Self::Space | Self::Hyphen | Self::Dot)
    }
}

impl Token<'_> {
    /// The word as it compares.
    pub(super) fn word(&self) -> &str {
        &self.folded
    }

    /// Whether the word is written as a name is: with a capital.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Initial)
    }

    /// Whether the word is of any of these kinds.
    pub(super) fn is(&self, kinds: Kinds) -> bool {
        self.kinds.has(kinds)
    }
}

/// The words of `text`.
pub(super) fn tokens<'t>(text: &'t str, lexicon: &Lexicon) -> Vec<Token<'t>> {
    let mut out: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut phrases = Vec::new();
    for word in words::words(text) {
        let mut start = word.start();
        let whole = word.of(text);
        for piece in whole.split_inclusive(['-', '‑']) {
            let bare = piece.trim_end_matches(['-', '‑']);
            if !bare.is_empty() {
                let entry = push(&mut out, text, start, bare, lexicon);
                if entry.is_some_and(|e| !e.phrases.is_empty()) {
                    phrases.extend(entry.map(|e| (out.len() - 1, e)));
                }
            }
            start += piece.len();
        }
    }
    join_phrases(&mut out, &phrases);
    mark_loud(&mut out, text);
    out
}

/// The folded words of a phrase, cut as [`tokens`] cuts.
pub(super) fn folded_words(phrase: &str) -> Vec<String> {
    words::words(phrase)
        .flat_map(|w| w.of(phrase).split(['-', '‑']))
        .map(|w| fold(without_possessive(w)))
        .filter(|w| !w.is_empty())
        .collect()
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix(['s', 'S']).and_then(|w| w.strip_suffix(['\'', '’'])).unwrap_or(word)
}

fn push<'t, 'l>(
    out: &mut Vec<Token<'t>>,
    text: &'t str,
    start: usize,
    piece: &'t str,
    lexicon: &'l Lexicon,
) -> Option<&'l Entry> {
    let bare = without_possessive(piece);
    let gap = gap(text, out.last(), start);
    let between = &text[out.last().map_or(0, |t| t.end)..start];
    let folded = folded(bare);
    let entry = lexicon.entry(&folded);
    let shape = shape(bare);
    let kinds = entry.map_or(Kinds::default(), |e| e.kinds);
    let kinds = if shape == Shape::Lower { kinds } else { kinds | listed::kinds(&folded, kinds) };
    let opens =
        out.is_empty() || gap == Gap::Break || (matches!(gap, Gap::Other | Gap::Quote) && between.contains(is_opening));
    // The stop of "Jr." is a part of the name.
    let stop = matches!(&*folded, "jr" | "sr") && text[start + bare.len()..].starts_with('.');
    out.push(Token {
        start,
        end: start + bare.len() + usize::from(stop),
        kinds,
        country: None,
        shape,
        gap,
        opens,
        possessive: bare.len() < piece.len(),
        loud: false,
        folded,
    });
    entry
}

/// The word as it compares; most words are so already.
fn folded(word: &str) -> Cow<'_, str> {
    let plain = |b: u8| b.is_ascii_alphanumeric() && !b.is_ascii_uppercase();
    if word.bytes().all(plain) { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) }
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '‘' | '\'' | '«' | ':' | '•' | '[')
}

fn gap(text: &str, before: Option<&Token>, start: usize) -> Gap {
    let Some(before) = before else { return Gap::Break };
    let between = &text[before.end..start];
    // Nearly always so.
    if between == " " {
        return Gap::Space;
    }
    let between = if before.possessive { between.trim_start_matches(['\'', '’', 's', 'S']) } else { between };
    if between.contains("\n\n") {
        return Gap::Break;
    }
    match between.trim() {
        "" => Gap::Space,
        "-" | "‑" | "–" if between.len() == between.trim().len() => Gap::Hyphen,
        "." if before.shape == Shape::Initial || is_abbreviation(&before.folded) => Gap::Dot,
        "," | ".," => Gap::Comma,
        "\"" | "“" | "”" | "'" | "‘" | "’" => Gap::Quote,
        marks if marks.contains('(') => Gap::Open,
        marks if marks.contains(['.', '!', '?', '…']) => Gap::Break,
        _ => Gap::Other,
    }
}

fn is_abbreviation(folded: &str) -> bool {
    matches!(
        folded,
        "mr" | "mrs"
            | "ms"
            | "dr"
            | "prof"
            | "sen"
            | "rep"
            | "gov"
            | "gen"
            | "col"
            | "lt"
            | "maj"
            | "capt"
            | "cmdr"
            | "adm"
            | "sgt"
            | "st"
            | "rev"
            | "hon"
            | "pres"
            | "amb"
            | "sec"
            | "dept"
            | "brig"
            | "const"
    )
}

fn shape(word: &str) -> Shape {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Shape::Lower;
    }
    // "d'Orsay" begins with a particle.
    let word = word.strip_prefix(['d', 'l']).and_then(|w| w.strip_prefix(['\'', '’'])).unwrap_or(word);
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return Shape::Lower;
    }
    let second = letters.next();
    let upper = |c: char| usize::from(c.is_uppercase());
    let (rest, uppers) = letters.fold((0, 0), |(n, u), c| (n + 1, u + upper(c)));
    let (rest, uppers) = second.map_or((0, 0), |c| (rest + 1, uppers + upper(c)));
    if rest == 0 || (uppers == rest && word.contains('.')) {
        Shape::Initial
    } else if uppers == rest {
        Shape::Upper
    } else if uppers > 1 && second.is_some_and(char::is_uppercase) {
        Shape::Mixed
    } else {
        Shape::Capital
    }
}

/// Gives the words of each phrase the kinds of the phrase; `begun` are the
/// words that can begin one.
fn join_phrases(tokens: &mut [Token], begun: &[(usize, &Entry)]) {
    let mut free = 0;
    for &(at, entry) in begun {
        if at < free {
            continue;
        }
        let phrase = entry.phrases.iter().find(|p| {
            let written = tokens[at].shape != Shape::Lower || p.country.is_none();
            written
                && p.rest.len() < tokens.len() - at
                && p.rest.iter().zip(&tokens[at + 1..]).all(|(want, t)| t.gap.joins() && *want == t.folded)
        });
        let Some(phrase) = phrase else { continue };
        free = at + phrase.rest.len() + 1;
        for (i, token) in tokens.iter_mut().enumerate().take(free).skip(at) {
            // A country may be someone's given name as well: Jordan.
            let own = if phrase.rest.is_empty() { token.kinds } else { Kinds::default() };
            let leads = i + 1 < free && phrase.kinds.has(Kinds::HEAD);
            token.kinds = own | if leads { Kinds::MODIFIER } else { phrase.kinds };
            token.country = phrase.country;
        }
    }
}

/// More words than this are no headline, but a list.
const LONGEST_HEADLINE: usize = 40;

/// Whether a full stop comes before any other word.
fn ends_with_stop(rest: &str) -> bool {
    rest.trim_start_matches([' ', '”', '’', '"', '\'', ')']).starts_with('.')
}

/// Marks sentences of which nearly every longer word has a capital, as in
/// headlines.
fn mark_loud(tokens: &mut [Token], text: &str) {
    for sentence in tokens.chunk_by_mut(|_, next| next.gap != Gap::Break) {
        let stop =
            sentence.last().is_some_and(|t| text[t.start..t.end].ends_with('.') || ends_with_stop(&text[t.end..]));
        let long = sentence.iter().filter(|t| t.end - t.start > 3 && !t.folded.starts_with(|c: char| c.is_numeric()));
        let (all, low) = long.fold((0, 0), |(a, l), t| (a + 1, l + usize::from(t.shape == Shape::Lower)));
        // A short list of names ends with a stop, a headline seldom does.
        let loud = if stop { all > 5 && low == 0 } else { all > 3 && low * 4 <= all };
        let loud = loud && sentence.len() <= LONGEST_HEADLINE;
        for token in sentence {
            token.loud = loud;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Token<'_>> {
        tokens(text, Lexicon::shipped())
    }

    #[test]
    fn hyphened_words_are_cut_and_possessives_fall_off() {
        let text = "Peru’s vice-minister";
        let words: Vec<&str> = of(text).iter().map(|t| &text[t.start..t.end]).collect();
        assert_eq!(words, ["Peru", "vice", "minister"]);
        assert!(of(text)[0].possessive);
        assert_eq!(of(text)[2].gap, Gap::Hyphen);
    }

    #[test]
    fn a_stop_after_an_initial_or_a_title_ends_no_sentence() {
        let tokens = of("Sen. J. Roe left. Then he slept.");
        let gaps: Vec<Gap> = tokens.iter().map(|t| t.gap).collect();
        assert_eq!(gaps, [Gap::Break, Gap::Dot, Gap::Dot, Gap::Space, Gap::Break, Gap::Space, Gap::Space]);
    }

    #[test]
    fn countries_of_several_words_are_one_country() {
        let tokens = of("the United States and the U.S. ask us");
        let codes: Vec<Option<&str>> = tokens.iter().map(|t| t.country).collect();
        assert_eq!(codes, [None, Some("US"), Some("US"), None, None, Some("US"), None, None]);
    }

    #[test]
    fn title_case_is_loud() {
        assert!(of("Leaders Praise Progress After Long Talks").iter().all(|t| t.loud));
        assert!(of("Leaders Praise Progress After Long Talks On The Border.").iter().all(|t| t.loud));
        assert!(of("Leaders praise progress after Roe leaves").iter().all(|t| !t.loud));
        assert!(of("Ana Quillan met Xavo Harrow.").iter().all(|t| !t.loud));
    }
}
