//! Bytes become documents: what a format states about an article, and its
//! lines in order, with nothing decided yet about what they are.
//!
//! [`sniff`] tells the format; there is one file a format: [`text`] for plain
//! text, [`jsonl`] for one JSON object a line, [`feed`] for feeds, [`markdown`]
//! for Markdown, [`page`] for a web page, [`html`] for the bare words of one. [`single`] reads a source that is one article. [`encoding`] turns
//! bytes into characters, [`identity`] gives the id.

pub mod encoding;
pub mod feed;
pub mod html;
pub mod identity;
pub mod jsonl;
pub mod markdown;
pub mod markup;
pub mod page;
pub mod single;
pub mod sniff;
pub mod text;

use markup::{Container, Element, Hints};

use crate::model::{ArticleId, Metadata, Problem, Source, Stamp};

/// What a source holds about one article before anything is decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The article's stable name.
    pub id: ArticleId,
    /// Where it came from.
    pub source: Source,
    /// What the format itself states, apart from the text.
    pub stated: Stated,
    /// The words of the article as a structure of the page states them: to be
    /// checked against the lines, not to be shown.
    pub stated_text: Option<String>,
    /// Whether the source says that not all of it is free to read.
    pub walled: bool,
    /// The lines of the text that are not blank, in order.
    pub lines: Vec<Line>,
    /// The block-level elements of a page, the outermost first, each after the
    /// one around it; empty for plain text.
    pub containers: Vec<Container>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Metadata in fields of its own: trusted before anything in the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stated {
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The writers, as one string.
    pub author: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Sections, outermost first.
    pub section: Vec<String>,
    /// ISO 639-1 code.
    pub language: Option<String>,
    /// When published.
    pub published: Option<Stamp>,
    /// When changed.
    pub updated: Option<Stamp>,
    /// Where these were read; what is not in it stood in a field of its own.
    pub evidence: Metadata,
}

/// One line of a text, safe to show, with what the eye would notice about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The words, link markup reduced to its text, white space folded.
    pub text: String,
    /// The number of the line in the source, counted from 1.
    pub number: usize,
    /// How many blank lines stand before it.
    pub blank_before: usize,
    /// Columns of white space before the first word.
    pub indent: usize,
    /// Bytes of `text` that were the text of a link.
    pub linked: usize,
    /// The address, where the line is nothing but an address in angle brackets
    /// or bare.
    pub address: Option<String>,
    /// The links in the text, in order.
    pub links: Vec<Link>,
    /// The element it is the text of.
    pub element: Element,
    /// The number of the container it stands in.
    pub container: u32,
    /// What the names of inline elements around all of it hint at.
    pub hints: Hints,
}

/// A link in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where its words begin in the line.
    pub at: usize,
    /// Its words.
    pub words: String,
    /// Where it leads.
    pub url: String,
}
