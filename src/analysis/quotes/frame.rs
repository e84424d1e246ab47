//! What stands around the quotations of a paragraph: its words with the
//! quotations as single words among them, cut into sentences.

use super::lexicon::{self, Kinds};
use super::marks::Piece;
use crate::model::Mention;
use crate::text::words::words;

/// A word, or a quotation in the place of one.
#[derive(Debug, Clone, Copy)]
pub(in crate::analysis) struct Item {
    /// First byte in the field.
    pub(in crate::analysis) start: usize,
    /// One past its last byte, without a possessive ending.
    pub(in crate::analysis) end: usize,
    /// Of what kinds the word is.
    pub(in crate::analysis) kinds: Kinds,
    /// What stands between it and the item before.
    pub(in crate::analysis) gap: Gap,
    /// Which mention it belongs to.
    pub(in crate::analysis) mention: Option<usize>,
    /// Which quotation it is.
    pub(in crate::analysis) quote: Option<usize>,
}

impl Item {
    /// Whether the word is of any of these kinds.
    pub(in crate::analysis) fn is(&self, kinds: Kinds) -> bool {
        self.kinds.has(kinds)
    }

    /// Whether it is a word that may belong to a phrase about somebody.
    pub(in crate::analysis) fn is_bound(&self) -> bool {
        self.quote.is_some() || self.is(Kinds::BOUND)
    }
}

/// What stands between two items, the strongest of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) enum Gap {
    /// White space, a hyphen, the stop of an abbreviation.
    Space,
    /// A parenthesis opens or closes.
    Bracket,
    /// A comma.
    Comma,
    /// A dash.
    Dash,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// The end of a sentence.
    Stop,
}

/// The words of a paragraph around its quotations, by sentence.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Frame {
    /// All of them.
    pub(in crate::analysis) items: Vec<Item>,
    /// Where each sentence ends among them.
    pub(in crate::analysis) ends: Vec<usize>,
}

impl Frame {
    /// Reads `text[from..to]`, where the mentions in `mentions` stand, those of
    /// the field.
    pub(in crate::analysis) fn new(
        text: &str,
        from: usize,
        to: usize,
        pieces: &[Piece],
        mentions: &[&Mention],
    ) -> Self {
        let mut frame = Self::default();
        let mut at = from;
        let mut named = mentions.partition_point(|m| m.span.end() <= from);
        for (n, piece) in pieces.iter().enumerate() {
            frame.read(text, at, piece.from, mentions, &mut named);
            let gap = frame.gap(text, at, piece.from);
            let (start, end) = (piece.from, piece.to);
            frame.items.push(Item { start, end, kinds: Kinds::default(), gap, mention: None, quote: Some(n) });
            at = piece.to;
        }
        frame.read(text, at, to, mentions, &mut named);
        frame.cut(text, pieces);
        frame
    }

    /// The sentences, as ranges of items.
    pub(in crate::analysis) fn sentences(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(self.ends.iter().copied())
    }

    fn read(&mut self, text: &str, from: usize, to: usize, mentions: &[&Mention], named: &mut usize) {
        for word in words(&text[from..to]) {
            let (start, end) = (from + word.start(), from + word.end());
            let (kinds, length) = lexicon::kinds(&text[start..end]);
            while mentions.get(*named).is_some_and(|m| m.span.end() <= start) {
                *named += 1;
            }
            let mention = mentions.get(*named).filter(|m| m.span.start() < end).map(|_| *named);
            let gap = self.gap(text, from, start);
            self.items.push(Item { start, end: start + length, kinds, gap, mention, quote: None });
        }
    }

    fn gap(&self, text: &str, from: usize, start: usize) -> Gap {
        let Some(last) = self.items.last() else { return Gap::Stop };
        let between = &text[last.end.max(from)..start];
        let abbreviated = last.quote.is_none() && is_abbreviated(&text[last.start..last.end]);
        let mark = |c: char| match c {
            '.' if abbreviated => Gap::Space,
            '.' | '!' | '?' | '…' | '。' => Gap::Stop,
            ',' | '，' => Gap::Comma,
            ':' => Gap::Colon,
            ';' => Gap::Semicolon,
            '—' | '–' | '―' => Gap::Dash,
            '-' if between.trim() != "-" || between.len() > 1 => Gap::Dash,
            '(' | ')' | '[' | ']' => Gap::Bracket,
            _ => Gap::Space,
        };
        between.chars().map(mark).max().unwrap_or(Gap::Space)
    }

    /// Finds where sentences end.
    fn cut(&mut self, text: &str, pieces: &[Piece]) {
        for n in 1..self.items.len() {
            let (before, here) = (&self.items[n - 1], &self.items[n]);
            let begins = here.quote.is_some() || here.is(Kinds::CAPITAL) || text[here.start..].starts_with(is_digit);
            let ended = match before.quote {
                Some(quote) if here.gap <= Gap::Bracket => {
                    let piece = &pieces[quote];
                    match text[piece.start..piece.end]
                        .trim_end_matches(['"', '”', '’', '\'', ')', ']'])
                        .chars()
                        .next_back()
                    {
                        Some('.') => begins && !self.tags(text, n, true),
                        Some('!' | '?' | '…' | '。') => begins && !self.tags(text, n, false),
                        _ => false,
                    }
                }
                _ => here.gap == Gap::Stop && begins,
            };
            if ended {
                self.ends.push(n);
            }
        }
        if !self.items.is_empty() {
            self.ends.push(self.items.len());
        }
    }

    /// Whether the words from item `n` on say who spoke and little else, so
    /// that they belong to the quotation before them: `Quillan asked.`
    fn tags(&self, text: &str, n: usize, strictly: bool) -> bool {
        let sentence = self.items[n..].iter().enumerate().take(7);
        let here = sentence.take_while(|(i, item)| item.quote.is_none() && (*i == 0 || item.gap <= Gap::Bracket));
        let Some((cue, _)) = here
            .into_iter()
            .find(|(_, item)| item.is(Kinds::SAY) && !item.is(Kinds::ING | Kinds::BASE) && !item.is(Kinds::CAPITAL))
        else {
            return false;
        };
        let pronoun = self.items[n].is(Kinds::PRONOUN);
        let next = self.items.get(n + cue + 1);
        let ends = next.is_none_or(|item| item.gap == Gap::Stop);
        cue > 0
            && (ends
                || (!strictly && !pronoun && next.is_some_and(|i| i.gap == Gap::Comma || i.is(Kinds::PREPOSITION))))
            && !text[self.items[n].start..].starts_with(is_digit)
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Words that a stop shortens and does not end a sentence after.
fn is_abbreviated(word: &str) -> bool {
    // "D-Mo."
    let word = word.rsplit('-').next().unwrap_or(word);
    let initial = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
    initial
        || (word.len() <= 5
            && [
                "Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Gen", "Col", "Lt",
                "Maj", "Capt", "Cmdr", "Adm", "Sgt", "St", "Rev", "Hon", "Pres", "Jr", "Sr", "Inc", "Ltd", "Co",
                "Corp", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "vs", "Ala", "Ariz", "Ark", "Calif", "Colo",
                "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "Md", "Mich", "Minn", "Mo", "Mont", "Neb",
                "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Vt", "Wis", "Wyo",
            ]
            .contains(&word))
}
