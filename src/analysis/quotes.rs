//! What is quoted in an article, and who said it.
//!
//! [`marks`] finds the quotations of a paragraph, [`frame`] reads the words
//! around them, which [`lexicon`] knows. [`phrases`] finds who is spoken of in
//! a sentence, [`ladder`] who of them said the quotation, and [`whom`] which
//! person or body that is. A paragraph without quotation marks costs nothing.

pub(in crate::analysis) mod frame;
mod ladder;
pub(in crate::analysis) mod lexicon;
pub(in crate::analysis) mod marks;
mod phrases;
#[cfg(test)]
mod tests;
mod whom;

use crate::model::{Article, BlockKind, Field, Mention, Quote, Span, Speaker, SpeakerKind};
use frame::{Frame, Gap};
use ladder::Shape;
use marks::{Piece, Style};
use phrases::Sentence;
use whom::Whom;

/// The quotations of an article, ordered by field and place.
pub fn quotes(article: &Article, mentions: &[Mention]) -> Vec<Quote> {
    let mut out = Vec::new();
    let mut read = |field, text: &str, skipped: &[Span]| {
        let named: Vec<&Mention> = mentions.iter().filter(|m| m.field == field).collect();
        let singles = Singles::of(text);
        let whom = Whom { text, mentions: &named, last: None, body: None, quoted: Vec::new() };
        let reader = Reader { field, text, named: &named, singles, paragraph: 0, runs_on: false, whom };
        reader.read(skipped, &mut out);
    };
    let literal = article.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Code | BlockKind::Table));
    let skipped: Vec<Span> = literal.filter_map(|b| b.span).collect();
    read(Field::Text, &article.text, &skipped);
    if !article.title_derived {
        read(Field::Title, &article.title, &[]);
    }
    if let Some(standfirst) = &article.standfirst {
        read(Field::Standfirst, standfirst, &[]);
    }
    for (n, block) in article.blocks.iter().enumerate().filter(|(_, b)| b.kind == BlockKind::Caption) {
        if marks::may_hold(&block.text) {
            read(Field::Caption(n), &block.text, &[]);
        }
    }
    out
}

/// What single marks hold in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Singles {
    /// Quotations.
    Quotations,
    /// Terms and titles unless somebody says them, as double marks are there.
    Terms,
    /// Parts of quotations, where two of them stand for a double mark.
    Inner,
}

impl Singles {
    fn of(text: &str) -> Self {
        if text.contains("''") {
            Self::Inner
        } else if memchr::memchr(b'"', text.as_bytes()).is_some() || text.contains(['“', '”']) {
            Self::Terms
        } else {
            Self::Quotations
        }
    }
}

/// What is read of one field, and what is remembered of it.
struct Reader<'a> {
    field: Field,
    text: &'a str,
    named: &'a [&'a Mention],
    singles: Singles,
    paragraph: usize,
    /// Whether the last quotation goes on in this paragraph.
    runs_on: bool,
    whom: Whom<'a>,
}

impl Reader<'_> {
    fn read(mut self, skipped: &[Span], out: &mut Vec<Quote>) {
        let mut at = 0;
        let mut before = (0, 0);
        for line in self.text.split_inclusive('\n') {
            let (from, to) = (at, at + line.trim_end().len());
            at += line.len();
            let literal = skipped.partition_point(|span| span.end() <= from);
            if from >= to || skipped.get(literal).is_some_and(|span| span.start() <= from) {
                continue;
            }
            self.paragraph += 1;
            let mut pieces = marks::pieces(self.text, from, to);
            if self.singles == Singles::Inner {
                pieces.retain(|piece| piece.style != Style::Single);
            }
            if pieces.is_empty() {
                self.runs_on = false;
            } else {
                self.read_paragraph((from, to), before, &pieces, out);
            }
            before = (from, to);
        }
    }

    fn read_paragraph(
        &mut self,
        (from, to): (usize, usize),
        before: (usize, usize),
        pieces: &[Piece],
        out: &mut Vec<Quote>,
    ) {
        let frame = Frame::new(self.text, from, to, pieces, self.named);
        self.whom.quoted.extend(pieces.iter().map(|piece| (piece.start, piece.end)));
        let continued = std::mem::take(&mut self.runs_on) && pieces[0].from == from;
        let mut earlier: Option<Sentence> = None;
        for (lo, hi) in frame.sentences() {
            let sentence = Sentence { text: self.text, items: &frame.items, lo, hi };
            let alone = frame.items[lo..hi].iter().all(|item| item.quote.is_some());
            for (at, number) in (lo..hi).filter_map(|at| frame.items[at].quote.map(|n| (at, n))) {
                let piece = &pieces[number];
                if !(continued && number == 0) && self.names_a_thing(&sentence, at, piece) {
                    continue;
                }
                let headline = self.field == Field::Title;
                let found = if alone { None } else { sentence.speaker(at, self.shape(piece), headline) };
                let (speaker, cue, rule) = if let Some(found) = found {
                    let cue = found.cue.map(|n| sentence.word(n).to_owned());
                    (self.whom.speaker(&sentence, found.party, self.paragraph), cue, found.rule)
                } else if alone || continued && number == 0 {
                    let (speaker, rule) = self.continuing(earlier.as_ref(), before, lo == 0);
                    (speaker, None, rule)
                } else {
                    (Speaker::default(), None, "none")
                };
                let loose =
                    matches!(rule, "none" | "same-sentence-subject" | "subject-before" | "continued-over-paragraph");
                let short = self.text[piece.start..piece.end].split(' ').count() <= 3;
                if (loose || short)
                    && piece.style == Style::Single
                    && self.singles == Singles::Terms
                    && self.field == Field::Text
                {
                    continue;
                }
                if rule == "none" && self.is_term(&sentence, at, piece) {
                    continue;
                }
                if speaker.kind == SpeakerKind::Institution {
                    self.whom.body.clone_from(&speaker.name);
                }
                if let Some(body) = sentence.according_body(at) {
                    self.whom.body = Some(whom::plain(body));
                }
                if speaker.kind != SpeakerKind::None {
                    self.whom.last = Some((speaker.clone(), self.paragraph));
                }
                self.runs_on = piece.runs_on;
                out.extend(self.quote(piece, speaker, cue, rule));
            }
            earlier = Some(sentence);
        }
    }

    /// Who goes on speaking in a sentence that is nothing but a quotation: the
    /// last speaker, else the subject of the sentence before.
    fn continuing(&self, earlier: Option<&Sentence>, before: (usize, usize), first: bool) -> (Speaker, &'static str) {
        let recent = self.whom.last.as_ref().filter(|(_, at)| self.paragraph <= at + 1);
        if let Some((speaker, at)) = recent {
            // A paragraph that begins with a quotation goes on where the last ended.
            let rule = if *at == self.paragraph { "continued" } else { "continued-over-paragraph" };
            return (speaker.clone(), rule);
        }
        if let Some(party) = earlier.and_then(Sentence::subject) {
            let speaker = earlier.map(|sentence| self.whom.speaker(sentence, party, self.paragraph));
            return (speaker.unwrap_or_default(), "subject-before");
        }
        if first && before.1 - before.0 < LONGEST_PARAGRAPH {
            let frame = Frame::new(self.text, before.0, before.1, &[], self.named);
            if let Some((lo, hi)) = frame.sentences().last() {
                let sentence = Sentence { text: self.text, items: &frame.items, lo, hi };
                if let Some(party) = sentence.subject() {
                    return (self.whom.speaker(&sentence, party, self.paragraph), "subject-before");
                }
            }
        }
        (Speaker::default(), "none")
    }

    fn shape(&self, piece: &Piece) -> Shape {
        let words = &self.text[piece.start..piece.end];
        Shape {
            leads_on: words.ends_with([',', '?', '!', '—', '-', '…', '.']),
            fragment: words.starts_with(char::is_lowercase),
        }
    }

    /// Whether the words in marks are the name of something, so that nobody
    /// says them: `William “Bill” Quillan`, `on “Good Harbour Morning.”`
    fn names_a_thing(&self, sentence: &Sentence, at: usize, piece: &Piece) -> bool {
        let words = &self.text[piece.start..piece.end];
        let capital = |n: usize| sentence.items[n].is(lexicon::Kinds::CAPITAL) || sentence.items[n].mention.is_some();
        let bare = words.trim_end_matches([',', '.', ';']);
        let titled = bare.split(' ').all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                || matches!(word, "of" | "the" | "and" | "in" | "a" | "to" | "for" | "on" | "with" | "&")
        });
        if !titled {
            return false;
        }
        let within = at > sentence.lo && at + 1 < sentence.hi;
        let one = !words.contains(' ');
        if one && within && capital(at - 1) && capital(at + 1) && sentence.items[at + 1].gap == Gap::Space {
            return true;
        }
        let Some(before) = (at > sentence.lo && sentence.items[at].gap <= Gap::Comma).then(|| at - 1) else {
            return false;
        };
        let media = [
            "on",
            "in",
            "during",
            "titled",
            "entitled",
            "called",
            "show",
            "book",
            "film",
            "movie",
            "song",
            "series",
            "magazine",
            "documentary",
            "album",
            "play",
            "podcast",
            "program",
        ];
        media.iter().any(|word| sentence.word(before).eq_ignore_ascii_case(word))
            || sentence.items[before].is(lexicon::Kinds::POSSESSIVE)
    }

    /// Whether a few words that nobody says are a term or a title: they qualify
    /// what is behind them (`the “dry berth” scheme`), or all begin with a
    /// capital.
    fn is_term(&self, sentence: &Sentence, at: usize, piece: &Piece) -> bool {
        let words = &self.text[piece.start..piece.end];
        let mut parts = words.split(' ');
        let n_words = parts.clone().count();
        if self.field != Field::Text || n_words > 3 {
            return false;
        }
        let capitals = n_words > 1 && parts.all(|word| !word.starts_with(char::is_lowercase));
        let goes_on = at + 1 < sentence.hi && sentence.items[at + 1].gap == Gap::Space;
        let within = goes_on && n_words < 3 && words.ends_with(char::is_alphanumeric);
        capitals || (within && words.starts_with(char::is_lowercase))
    }

    fn quote(&self, piece: &Piece, speaker: Speaker, cue: Option<String>, rule: &str) -> Option<Quote> {
        let span = Span::new(self.text, piece.start, piece.end)?;
        Some(Quote {
            field: self.field,
            span,
            text: span.of(self.text).to_owned(),
            speaker,
            cue,
            rule: rule.to_owned(),
        })
    }
}

/// A longer paragraph is not read again for its subject.
const LONGEST_PARAGRAPH: usize = 4000;
