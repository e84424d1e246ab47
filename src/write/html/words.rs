//! Words between tags: escaped, with officials marked and links that lead
//! nowhere but to addresses that may be opened.

use crate::model::{Block, Field, Mention, Span};
use crate::text::SafeText;
use crate::text::segments::{Segment, segments};
use crate::write::{address, links};

/// The words of a field, with the officials among them marked.
pub(super) fn named(text: &str, mentions: &[Mention], field: Field) -> String {
    let names = officials(mentions, field, 0, text.len());
    Words { text, block: None, names, links: Vec::new() }.html(0, text.len())
}

/// Where officials are named in `length` bytes of a field from `base` on.
/// Mentions are ordered by field and place.
fn officials(mentions: &[Mention], field: Field, base: usize, length: usize) -> Vec<Span> {
    let first = mentions.partition_point(|m| (m.field, m.span.start()) < (field, base));
    let inside = mentions[first..].iter().take_while(|m| m.field == field && m.span.end() <= base + length);
    inside.filter(|m| m.official).map(|m| m.span.shifted_back(base)).collect()
}

/// Words with the officials and the links among them.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    block: Option<&'a Block>,
    names: Vec<Span>,
    links: Vec<Span>,
}

impl<'a> Words<'a> {
    pub(super) fn of_block(block: &'a Block, number: usize, mentions: &[Mention]) -> Self {
        let (field, base) = block.span.map_or((Field::Caption(number), 0), |span| (Field::Text, span.start()));
        let names = officials(mentions, field, base, block.text.len());
        Self { text: &block.text, block: Some(block), names, links: links(block) }
    }

    /// The words from `start` to `end`. A name that reaches out of a link is
    /// marked in two parts, since elements lie in each other.
    pub(super) fn html(&self, start: usize, end: usize) -> String {
        let Some(range) = Span::new(self.text, start, end) else { return String::new() };
        let mut out = String::new();
        for of_one_link in segments(self.text, range, &self.names, &self.links).chunk_by(|a, b| a.link == b.link) {
            let words: String = of_one_link.iter().map(|segment| self.segment(*segment)).collect();
            let url = of_one_link.first().and_then(|segment| self.block?.links.get(segment.link?));
            out.push_str(&url.map_or(words.clone(), |url| link(&url.url, &words)));
        }
        out
    }

    fn segment(&self, segment: Segment) -> String {
        let words = escape(segment.span.of(self.text));
        if segment.name.is_some() { format!("<b class=\"official\">{words}</b>") } else { words }
    }
}

/// `words` as a link to `url`; the words alone if that is not an address to be
/// opened.
pub(super) fn link(url: &str, words: &str) -> String {
    match address(url) {
        Some(address) => format!("<a href=\"{}\">{words}</a>", escape(&address)),
        None => words.to_owned(),
    }
}

/// An element on a line of its own; nothing where there are no words.
pub(super) fn element(out: &mut String, tag: &str, words: &str) {
    let name = tag.split(' ').next().unwrap_or(tag);
    if !words.trim().is_empty() {
        out.extend(["<", tag, ">", words, "</", name, ">\n"]);
    }
}

/// Safe text that means itself between tags and in an attribute.
pub(super) fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in SafeText::new(words).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
