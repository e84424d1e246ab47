//! What is lit in a text besides its own style: the names of people, and links.

use crate::model::{Block, Field, Mention, Span};
use crate::text::segments::segments;

use super::{Piece, Style};

/// The names and links of one text, and where that stands in the article's.
#[derive(Debug, Default)]
pub(super) struct Ink {
    names: Vec<Span>,
    styles: Vec<Style>,
    links: Vec<Span>,
    base: Option<usize>,
}

impl Ink {
    /// The ink of block number `n`.
    pub(super) fn of_block(n: usize, block: &Block, mentions: &[Mention]) -> Self {
        let mut ink = match block.span {
            Some(span) => Self::new(mentions, Field::Text, span.start(), block.text.len()),
            None => Self::new(mentions, Field::Caption(n), 0, block.text.len()),
        };
        ink.base = block.span.map(Span::start);
        ink.links = block.links.iter().map(|link| link.span).collect();
        ink
    }

    /// The names in `length` bytes of one field from `base` on. Mentions are
    /// ordered by field and place.
    pub(super) fn new(mentions: &[Mention], field: Field, base: usize, length: usize) -> Self {
        let first = mentions.partition_point(|m| (m.field, m.span.start()) < (field, base));
        let inside = mentions[first..].iter().take_while(|m| m.field == field && m.span.end() <= base + length);
        let (names, styles) = inside
            .map(|m| (m.span.shifted_back(base), if m.official { Style::Official } else { Style::Person }))
            .unzip();
        Self { names, styles, ..Self::default() }
    }

    /// The part `line` of `text` in pieces.
    pub(super) fn pieces(&self, text: &str, line: Span, style: Style) -> Vec<Piece> {
        segments(text, line, &self.names, &self.links)
            .into_iter()
            .map(|segment| Piece {
                text: segment.span.of(text).to_owned(),
                style: segment.name.and_then(|name| self.styles.get(name)).copied().unwrap_or(style),
                linked: segment.link.is_some(),
            })
            .collect()
    }

    /// Where `line` begins in the article's text, if it stands there.
    pub(super) fn place(&self, line: Span) -> Option<usize> {
        self.base.map(|base| base + line.start())
    }
}
