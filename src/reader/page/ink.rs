//! What is lit in a text besides its own style: the names of people, and links;
//! and which words belong to which name, quotation and link.

use std::collections::BTreeMap;

use crate::model::{Block, Field, Fresh, Opened, Quote, Span};
use crate::reader::links;
use crate::text::segments::segments;

use super::{Piece, Spot, Style};

/// The names, links and quotations of one text, and where that stands in the
/// article's.
#[derive(Debug, Default)]
pub(super) struct Ink {
    names: Vec<Span>,
    styles: Vec<Style>,
    /// The number of the first name among the article's mentions.
    first_name: usize,
    links: Vec<Span>,
    /// The number of the block whose links these are.
    block: usize,
    quotes: Vec<Span>,
    /// The numbers of the quotations among the article's.
    quoted: Vec<usize>,
    /// The words that name speakers.
    speakers: Vec<Span>,
    /// Whose speakers they are: the numbers of the quotations.
    speaking: Vec<Vec<usize>>,
    /// What no earlier report of the event had.
    fresh: Vec<Span>,
    base: Option<usize>,
}

impl Ink {
    /// The ink of block number `n`.
    pub(super) fn of_block(n: usize, block: &Block, opened: &Opened) -> Self {
        let mut ink = match block.span {
            Some(span) => Self::new(opened, Field::Text, span.start(), block.text.len()),
            None => Self::new(opened, Field::Caption(n), 0, block.text.len()),
        };
        ink.base = block.span.map(Span::start);
        ink.links = links::of_block(block).into_iter().map(|link| link.span).collect();
        ink.block = n;
        ink
    }

    /// The names and quotations in `length` bytes of one field from `base` on.
    /// Both are ordered by field and place.
    pub(super) fn new(opened: &Opened, field: Field, base: usize, length: usize) -> Self {
        let mentions = &opened.mentions;
        let first_name = mentions.partition_point(|m| (m.field, m.span.start()) < (field, base));
        let inside = mentions[first_name..].iter().take_while(|m| m.field == field && m.span.end() <= base + length);
        let (names, styles) = inside
            .map(|m| (m.span.shifted_back(base), if m.official { Style::Official } else { Style::Person }))
            .unzip();
        let (which, places) = quotes(&opened.quotes, field, base, base + length)
            .map(|(n, quote)| (n, quote.span.shifted_back(base)))
            .unzip();
        let (speakers, speaking) = speakers(&opened.quotes, field, base, base + length).into_iter().unzip();
        let fresh = fresh(&opened.fresh, field, base, base + length);
        Self { fresh, names, styles, first_name, quotes: places, quoted: which, speakers, speaking, ..Self::default() }
    }

    /// The part `line` of `text` in pieces.
    pub(super) fn pieces(&self, text: &str, line: Span, style: Style) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for segment in segments(text, line, &self.names, &self.links) {
            let style = segment.name.and_then(|name| self.styles.get(name)).copied().unwrap_or(style);
            let name = segment.name.map(|n| Spot::Name(self.first_name + n));
            let leads = segment.link.map(|n| Spot::Link(self.block, n));
            for part in segments(text, segment.span, &self.quotes, &[]) {
                let quote = part.name.and_then(|n| self.quoted.get(n)).map(|&n| Spot::Quote(n));
                for words in segments(text, part.span, &self.speakers, &self.fresh) {
                    let speaking = words.name.and_then(|n| self.speaking.get(n)).into_iter().flatten();
                    let spots = [name, leads, quote].into_iter().flatten();
                    let spots = spots.chain(speaking.map(|&n| Spot::Speaker(n))).collect();
                    let fresh = words.link.is_some();
                    pieces.push(Piece { spots, fresh, ..Piece::new(words.span.of(text), style) });
                }
            }
        }
        pieces
    }

    /// Where `line` begins in the article's text, if it stands there.
    pub(super) fn place(&self, line: Span) -> Option<usize> {
        self.base.map(|base| base + line.start())
    }
}

/// What is new between `start` and `end` of a field, counted from `start`: in order,
/// and one after the other.
fn fresh(fresh: &[Fresh], field: Field, start: usize, end: usize) -> Vec<Span> {
    let inside = |fresh: &&Fresh| fresh.field == field && start <= fresh.span.start() && fresh.span.end() <= end;
    let mut spans: Vec<Span> = fresh.iter().filter(inside).map(|fresh| fresh.span.shifted_back(start)).collect();
    spans.sort_unstable_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
    let mut reached = 0;
    // A name within a quotation that is new is new with it.
    spans.retain(|span| {
        let is_apart = span.start() >= reached;
        reached = reached.max(span.end());
        is_apart
    });
    spans
}

/// How far before a text a quotation is looked for that reaches into it past
/// others which lie in it.
const NESTED: usize = 8;

/// The quotations of which a part stands between `start` and `end` of a field:
/// one may run over several paragraphs.
fn quotes(quotes: &[Quote], field: Field, start: usize, end: usize) -> impl Iterator<Item = (usize, &Quote)> {
    let first = quotes.partition_point(|q| (q.field, q.span.end()) <= (field, start)).saturating_sub(NESTED);
    let near = quotes[first..].iter().take_while(move |q| (q.field, q.span.start()) < (field, end));
    let inside = move |quote: &Quote| quote.field == field && start < quote.span.end();
    near.enumerate().map(move |(n, quote)| (first + n, quote)).filter(move |(_, quote)| inside(quote))
}

/// The words between `start` and `end` of a field that name the speakers of
/// quotations near them, and of which; in order, counted from `start`.
fn speakers(quotes: &[Quote], field: Field, start: usize, end: usize) -> BTreeMap<Span, Vec<usize>> {
    let first = quotes.partition_point(|q| (q.field, q.span.end()) <= (field, start)).saturating_sub(NESTED);
    let last = quotes.partition_point(|q| (q.field, q.span.start()) < (field, end));
    let mut words: BTreeMap<Span, Vec<usize>> = BTreeMap::new();
    for (n, quote) in quotes.iter().enumerate().take(last + NESTED).skip(first).filter(|(_, q)| q.field == field) {
        if let Some(span) = quote.speaker.span.filter(|span| start <= span.start() && span.end() <= end) {
            words.entry(span.shifted_back(start)).or_default().push(n);
        }
    }
    words
}
