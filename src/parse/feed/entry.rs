//! An entry of a feed, whichever kind the feed is of, and the document that
//! it becomes.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

use url::Url;

use super::words;
use crate::model::{Format, Metadata, Problem, Stamp};
use crate::parse::{Document, Stated, identity, page, text};
use crate::text::{SafeText, shorten, squeeze};

/// What a feed says about itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Channel {
    /// Its title.
    pub(super) title: Option<String>,
    /// Its own address, as it states it.
    pub(super) address: Option<String>,
    /// The page that it belongs to.
    pub(super) home: Option<String>,
    /// Its language, as it states it.
    pub(super) language: Option<String>,
    /// Who writes where an entry does not say.
    pub(super) authors: Vec<String>,
    /// What addresses are relative to.
    pub(super) base: Option<Url>,
}

/// What an entry states, as it stands there.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Entry<'a> {
    /// The line where it begins.
    pub(super) line: usize,
    /// What it is called within its feed.
    pub(super) key: Option<String>,
    /// Its title.
    pub(super) title: Best<String>,
    /// Its address, absolute.
    pub(super) address: Best<String>,
    /// The writers.
    pub(super) authors: Vec<String>,
    /// Its categories.
    pub(super) sections: Vec<String>,
    /// The feed that it was taken from.
    pub(super) publisher: Option<String>,
    /// Its language.
    pub(super) language: Option<String>,
    /// When it was published.
    pub(super) published: Best<Stamp>,
    /// When it was changed.
    pub(super) updated: Best<Stamp>,
    /// What may be its text, with how much that is to be preferred.
    pub(super) bodies: Vec<(u8, Body<'a>)>,
    /// Whether it broke the rules of its format.
    pub(super) damaged: bool,
}

/// The most preferred of several values, the first of several alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Best<T>(Option<(u8, T)>);

impl<T> Default for Best<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Best<T> {
    /// Takes the value if it is preferred to what is there.
    pub(super) fn offer(&mut self, rank: u8, value: Option<T>) {
        if let Some(value) = value.filter(|_| self.0.as_ref().is_none_or(|(held, _)| *held < rank)) {
            self.0 = Some((rank, value));
        }
    }

    /// The value.
    pub(super) fn get(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, value)| value)
    }
}

/// Words that may be the text of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body<'a> {
    /// The words.
    pub(super) text: Cow<'a, str>,
    /// Whether they are HTML for certain; else they tell by their look.
    pub(super) markup: bool,
}

/// The most that is kept of a title, of the writers and of a section, in
/// columns, and of an address in bytes.
const TITLE: usize = 1000;
const AUTHORS: usize = 300;
const SECTION: usize = 100;
const ADDRESS: usize = 8 * 1024;
/// More sections than this tell nothing.
const SECTIONS: usize = 20;

impl Entry<'_> {
    /// Whether there is anything to read.
    pub(super) fn is_empty(&self) -> bool {
        self.title.get().is_none() && self.bodies.is_empty()
    }

    /// When, to tell the newest.
    pub(super) fn when(&self) -> Option<&Stamp> {
        self.published.get().or(self.updated.get())
    }

    /// A hash that tells it from others of this run.
    pub(super) fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.title.get(), self.when()).hash(&mut hasher);
        for (_, body) in &self.bodies {
            let text = body.text.as_bytes();
            (text.len(), text.get(..text.len().min(256))).hash(&mut hasher);
        }
        hasher.finish()
    }

    /// The document of an entry in a source called `name`. `address` and `key`
    /// are given where they name this entry alone.
    pub(super) fn document(
        mut self,
        channel: &Channel,
        name: &str,
        address: Option<&str>,
        key: Option<&str>,
    ) -> Document {
        self.bodies.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
        let first = self.bodies.first().map_or("", |(_, body)| body.text.as_ref());
        let raw =
            [self.title.get().map_or("", String::as_str), self.when().map_or("", Stamp::as_str), first].join("\n");
        let id = identity::article_id(address, &channel.scope(name), key, &raw);
        let stated = self.stated(channel);
        let key = self.key.as_deref().map(|key| squeeze(&SafeText::line(key))).filter(|key| !key.is_empty());
        let mut made: Option<Document> = None;
        for (_, body) in &self.bodies {
            let document = body.document(name, key.clone(), stated.clone(), self.line, id.clone());
            let found = !document.lines.is_empty();
            // The first one is kept if none has words: it tells why.
            made = if found || made.is_none() { Some(document) } else { made };
            if found {
                break;
            }
        }
        let plain =
            |words| text::document(words, name, key.clone(), stated.clone(), Format::Feed, self.line, id.clone());
        let mut document = made.unwrap_or_else(|| plain(""));
        document.source.line = self.line;
        if self.damaged {
            let words = "the item breaks the rules of its format: parts of it may be missing";
            document.problems.push(Problem::at("damaged-item", self.line, words));
        }
        document
    }

    fn stated(&self, channel: &Channel) -> Stated {
        let authors = if self.authors.is_empty() { &channel.authors } else { &self.authors };
        let mut section: Vec<String> = Vec::new();
        for name in self.sections.iter().map(|name| shorten(name, SECTION)).take(SECTIONS) {
            if !section.contains(&name) {
                section.push(name);
            }
        }
        Stated {
            title: self.title.get().map(|title| shorten(title, TITLE)),
            publisher: self.publisher.as_ref().or(channel.title.as_ref()).map(|name| shorten(name, AUTHORS)),
            author: (!authors.is_empty()).then(|| shorten(&authors.join(", "), AUTHORS)),
            url: self.address.get().filter(|address| address.len() <= ADDRESS).cloned(),
            section,
            language: self.language.as_deref().or(channel.language.as_deref()).and_then(words::language),
            published: self.published.get().cloned(),
            updated: self.updated.get().cloned(),
            evidence: Metadata::new(),
        }
    }
}

impl Body<'_> {
    fn document(
        &self,
        name: &str,
        key: Option<String>,
        stated: Stated,
        line: usize,
        id: crate::model::ArticleId,
    ) -> Document {
        if self.markup || words::has_tags(&self.text) {
            return page::document(&self.text, name, key, stated, Format::Feed, line, |_| id);
        }
        text::document(&words::without_references(&self.text), name, key, stated, Format::Feed, line, id)
    }
}

impl Channel {
    /// What the keys of a feed are unique in: its own address, else the name
    /// of the source and the page that the feed belongs to, since many a feed
    /// counts its entries from 1 in a file called `feed.xml`.
    fn scope(&self, name: &str) -> String {
        let address = self.address.as_deref().and_then(identity::canonical_address);
        address.unwrap_or_else(|| format!("{name}\n{}", self.home.as_deref().unwrap_or("")))
    }

    /// The absolute web address that `reference` stands for.
    pub(super) fn resolve(base: Option<&Url>, reference: &str) -> Option<String> {
        let reference = reference.trim();
        if reference.is_empty() || reference.len() > ADDRESS {
            return None;
        }
        let url = Url::parse(reference).ok().or_else(|| base.and_then(|base| base.join(reference).ok()))?;
        matches!(url.scheme(), "http" | "https").then(|| url.into())
    }
}
