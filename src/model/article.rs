//! An article: what it says about itself, its blocks in reading order, its
//! text, and what was taken out of it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Metadata, Problem, Span, Stamp};

/// The stable name of an article: 16 base32 characters, the same for the same
/// input on every machine. Made in [`crate::parse`] and never from what
/// cleaning decided.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(pub String);

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One article, clean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its stable name.
    pub id: ArticleId,
    /// The headline, or the start of the first sentence where there is none.
    pub title: String,
    /// Whether the title was made from the first sentence.
    pub title_derived: bool,
    /// The word or two above a headline: FEATURE, ANALYSIS, a running subject.
    pub kicker: Option<String>,
    /// The sentence below a headline.
    pub standfirst: Option<String>,
    /// Who wrote it.
    pub byline: Vec<Author>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The sections it stands in, outermost first.
    pub section: Vec<String>,
    /// Its own address.
    pub url: Option<String>,
    /// ISO 639-1 code of its language.
    pub language: Option<String>,
    /// When it was published, as stated.
    pub published: Option<Stamp>,
    /// When it was last changed, as stated.
    pub updated: Option<Stamp>,
    /// The newest full date named in the text, where `published` is not known:
    /// it was not written before that day.
    pub not_before: Option<Stamp>,
    /// The reading time that the source states, in minutes.
    pub reading_minutes: Option<u32>,
    /// Where each of these fields was read.
    #[serde(default)]
    pub metadata: Metadata,
    /// Where it came from.
    pub source: Source,
    /// The article in reading order.
    pub blocks: Vec<Block>,
    /// The running text: see [`BlockKind::is_text`].
    pub text: String,
    /// What was taken out, and why.
    pub removed: Vec<Removed>,
    /// Articles found inside this one that stand on their own.
    pub contains: Vec<ArticleId>,
    /// What could not be read as it should be.
    pub problems: Vec<Problem>,
}

/// A writer as a byline names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// Their name.
    pub name: String,
    /// The place they wrote from, if the byline says it.
    pub place: Option<String>,
}

/// Where an article came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The format it was read as.
    pub format: Format,
    /// File name or address.
    pub origin: String,
    /// The id that the source itself gives (`id` in jsonl, a feed's guid).
    pub key: Option<String>,
    /// The line where it begins, counted from 1.
    pub line: usize,
}

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text, clean or scraped.
    Text,
    /// A web page.
    Html,
    /// Markdown, with or without front matter.
    Markdown,
    /// An entry of a feed: RSS, Atom, JSON Feed.
    Feed,
    /// One JSON object a line.
    Jsonl,
}

/// A piece of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words.
    pub text: String,
    /// Where it stands in [`Article::text`]; `None` for kinds outside it.
    #[serde(flatten, with = "optional_span")]
    pub span: Option<Span>,
    /// Who made the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// How long the video is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// Whether the items of a list are counted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ordered: bool,
    /// The links in its words, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Hyperlink>,
}

/// A link in the words of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hyperlink {
    /// Where its words stand in [`Block::text`].
    #[serde(flatten)]
    pub span: Span,
    /// Where it leads: an absolute http, https or mailto address.
    pub url: String,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A subhead.
    Heading,
    /// A list: an item a line, deeper ones indented by two spaces a level.
    List,
    /// A block quotation.
    Quote,
    /// A table: a row a line, cells divided by tabs.
    Table,
    /// Preformatted text.
    Code,
    /// The words below a picture.
    Caption,
    /// A video, by its title.
    Video,
    /// A correction or clarification.
    Correction,
    /// Something that stands in the source but could not be told to be part of
    /// the article: shown apart, never lost.
    Aside,
}

impl BlockKind {
    /// Whether blocks of this kind make up [`Article::text`].
    pub fn is_text(self) -> bool {
        matches!(self, Self::Paragraph | Self::Heading | Self::List | Self::Quote | Self::Table | Self::Code)
    }
}

impl Block {
    /// A block without credit or length, not yet placed in a text.
    pub fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), span: None, credit: None, seconds: None, ordered: false, links: Vec::new() }
    }
}

/// Joins the text blocks by a blank line and tells each where it stands.
pub fn join_text(blocks: &mut [Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        block.span = None;
        if block.kind.is_text() {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(&block.text);
            block.span = Span::new(&text, start, text.len());
        }
    }
    text
}

/// An article of nothing but a title and paragraphs divided by blank lines: for
/// the tests of rooms that take articles.
#[cfg(test)]
pub(crate) fn plain_article(title: &str, text: &str) -> Article {
    let mut blocks: Vec<Block> = text.split("\n\n").map(|text| Block::new(BlockKind::Paragraph, text)).collect();
    let text = join_text(&mut blocks);
    Article {
        id: ArticleId("a".to_owned()),
        title: title.to_owned(),
        title_derived: title.is_empty(),
        kicker: None,
        standfirst: None,
        byline: Vec::new(),
        publisher: None,
        section: Vec::new(),
        url: None,
        language: None,
        published: None,
        updated: None,
        not_before: None,
        reading_minutes: None,
        metadata: Metadata::new(),
        source: Source { format: Format::Text, origin: String::new(), key: None, line: 1 },
        blocks,
        text,
        removed: Vec::new(),
        contains: Vec::new(),
        problems: Vec::new(),
    }
}

/// Something that was taken out of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// The words.
    pub text: String,
    /// Why: `boilerplate`, `repeated`, `related`, …
    pub reason: String,
}

/// `start` and `end` beside a block's other fields, or neither.
mod optional_span {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Span;

    #[derive(Serialize, Deserialize)]
    struct Ends {
        #[serde(default, skip_serializing_if = "Option::is_none", flatten)]
        span: Option<Span>,
    }

    #[expect(clippy::ref_option, reason = "serde calls it with the field")]
    pub(super) fn serialize<S: Serializer>(span: &Option<Span>, serializer: S) -> Result<S::Ok, S::Error> {
        Ends { span: *span }.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Span>, D::Error> {
        Ok(Ends::deserialize(deserializer)?.span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_the_text_blocks_joined_by_a_blank_line() {
        let mut blocks = vec![
            Block::new(BlockKind::Paragraph, "One."),
            Block::new(BlockKind::Caption, "A picture."),
            Block::new(BlockKind::Heading, "Two"),
        ];
        let text = join_text(&mut blocks);
        assert_eq!(text, "One.\n\nTwo");
        assert_eq!(blocks[2].span.map(|s| s.of(&text)), Some("Two"));
        assert_eq!(blocks[1].span, None);
    }

    #[test]
    fn a_block_reads_back_from_json_with_and_without_a_span() {
        let mut blocks = vec![Block::new(BlockKind::Paragraph, "One."), Block::new(BlockKind::Aside, "x")];
        join_text(&mut blocks);
        let json = serde_json::to_string(&blocks).expect("blocks are JSON");
        assert_eq!(json, r#"[{"kind":"paragraph","text":"One.","start":0,"end":4},{"kind":"aside","text":"x"}]"#);
        assert_eq!(serde_json::from_str::<Vec<Block>>(&json).expect("read back"), blocks);
    }
}
