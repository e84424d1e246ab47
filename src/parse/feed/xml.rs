//! RSS of every version and Atom: which element states what. Names are
//! told apart by the vocabulary that their prefix stands for; a prefix that
//! nobody declared is read as everyone uses it.

use std::borrow::Cow;

use url::Url;

use super::element::{Tag, characters, elements};
use super::entry::{Body, Channel, Entry};
use super::split::Pieces;
use super::words;
use crate::text::date_field;

/// A feed in XML.
pub(super) struct Xml<'a> {
    /// What it says about itself.
    pub(super) channel: Channel,
    /// Its items.
    pub(super) pieces: Pieces<'a>,
    vocabularies: Vec<(&'a str, Vocabulary)>,
}

/// Which words an element is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Vocabulary {
    /// RSS and Atom.
    Feed,
    /// The whole text of an RSS item.
    Content,
    /// Dublin Core.
    Dublin,
    /// Media RSS.
    Media,
    /// Podcasts.
    Podcast,
    /// XHTML.
    Page,
    /// What stood in the feed before a service rewrote it.
    Rewritten,
    /// Another.
    Other,
}

/// What a prefix stands for by its declared name, or by habit.
const VOCABULARIES: &[(&str, &[&str], Vocabulary)] = &[
    ("purl.org/rss/1.0/modules/content", &["content"], Vocabulary::Content),
    ("purl.org/dc/", &["dc", "dcterms", "dct"], Vocabulary::Dublin),
    ("search.yahoo.com/mrss", &["media"], Vocabulary::Media),
    ("itunes.com/dtds/podcast", &["itunes"], Vocabulary::Podcast),
    ("www.w3.org/1999/xhtml", &["xhtml", "body"], Vocabulary::Page),
    ("rssnamespace.org/feedburner", &["feedburner"], Vocabulary::Rewritten),
    ("www.w3.org/2005/Atom", &["atom", "a10"], Vocabulary::Feed),
    ("purl.org/atom/", &[], Vocabulary::Feed),
    ("purl.org/rss/1.0/", &["rss"], Vocabulary::Feed),
    ("my.netscape.com/", &[], Vocabulary::Feed),
    ("backend.userland.com/rss", &[], Vocabulary::Feed),
];

/// What holds the fields of a feed, and is gone into.
fn holds_fields(name: &str) -> bool {
    ["rss", "channel", "feed", "RDF", "item", "entry", "group"].contains(&name)
}

impl<'a> Xml<'a> {
    /// The feed in `text`, found under `origin`.
    pub(super) fn new(text: &'a str, origin: &str) -> Self {
        let pieces = Pieces::of(text, &["item", "entry"]);
        let mut feed = Self { channel: Channel::default(), pieces, vocabularies: Vec::new() };
        let head = feed.pieces.head();
        elements(head, holds_fields, |tag, _| feed.declare(&tag));
        feed.channel = feed.channel_of(head, origin);
        feed
    }

    fn declare(&mut self, tag: &Tag<'a>) {
        for (name, value) in tag.attributes() {
            let Some(prefix) = name.strip_prefix("xmlns:") else { continue };
            let known = VOCABULARIES.iter().find(|(address, ..)| value.contains(address));
            self.vocabularies.push((prefix, known.map_or(Vocabulary::Other, |known| known.2)));
        }
    }

    fn vocabulary(&self, prefix: &str) -> Vocabulary {
        if prefix.is_empty() {
            return Vocabulary::Feed;
        }
        let declared = self.vocabularies.iter().rev().find(|(name, _)| *name == prefix).map(|(_, v)| *v);
        let usual = || VOCABULARIES.iter().find(|(_, names, _)| names.contains(&prefix)).map(|known| known.2);
        declared.or_else(usual).unwrap_or(Vocabulary::Other)
    }

    fn channel_of(&self, head: &str, origin: &str) -> Channel {
        let mut channel = Channel::default();
        let (mut home, mut base) = (None, None);
        elements(head, holds_fields, |tag, inside| {
            channel.language = channel.language.take().or(tag.attribute("xml:lang").map(Cow::into_owned));
            base = base.take().or_else(|| tag.attribute("xml:base").map(Cow::into_owned));
            let vocabulary = self.vocabulary(tag.prefix());
            if !matches!(vocabulary, Vocabulary::Feed | Vocabulary::Dublin) {
                return;
            }
            let words = || characters(inside).text;
            match tag.local() {
                "title" if channel.title.is_none() => channel.title = words::line(&words()),
                "language" if channel.language.is_none() => channel.language = Some(words().into_owned()),
                "author" if !inside.is_empty() => channel.authors.extend(person(inside)),
                "link" => match (tag.attribute("href"), tag.attribute("rel").as_deref()) {
                    (Some(href), Some("self")) => channel.address = Some(href.into_owned()),
                    (Some(href), Some("alternate") | None) if home.is_none() => home = Some(href.into_owned()),
                    (None, _) if home.is_none() => home = Some(words().trim().to_owned()),
                    _ => {}
                },
                _ => {}
            }
        });
        let absolute = |address: Option<&str>| address.and_then(|address| Url::parse(address.trim()).ok());
        let address = absolute(channel.address.as_deref());
        let home_base = absolute(home.as_deref());
        let start = home_base.or(address).or_else(|| absolute(Some(origin)));
        channel.base = joined(start.as_ref(), base.as_deref()).or(start);
        channel.home = home.and_then(|home| Channel::resolve(channel.base.as_ref(), &home));
        channel
    }

    /// The entry in one of the pieces.
    pub(super) fn entry(&self, line: usize, piece: &'a str) -> Entry<'a> {
        let mut entry = Entry { line, ..Entry::default() };
        let mut base = self.channel.base.clone();
        let health = elements(piece, holds_fields, |tag, inside| {
            if inside.is_empty() && matches!(tag.local(), "item" | "entry") {
                base = joined(base.as_ref(), tag.attribute("xml:base").as_deref()).or(base.take());
                entry.language = tag.attribute("xml:lang").map(Cow::into_owned);
                let about = tag.attribute("rdf:about");
                entry.address.offer(1, about.and_then(|about| Channel::resolve(base.as_ref(), &about)));
            }
            self.field(&mut entry, base.as_ref(), tag, inside);
        });
        entry.damaged = health.damaged || !health.closed;
        entry
    }

    fn field(&self, entry: &mut Entry<'a>, base: Option<&Url>, tag: Tag<'a>, inside: &'a str) {
        use Vocabulary::{Content, Dublin, Feed, Media, Page, Podcast, Rewritten};
        let words = || characters(inside).text;
        let line = || words::line(&words());
        let date = || date_field::read(&words());
        match (self.vocabulary(tag.prefix()), tag.local()) {
            (Feed, "title") => entry.title.offer(3, line()),
            (Dublin | Podcast, "title") => entry.title.offer(2, line()),
            (Media, "title") => entry.title.offer(1, line()),
            (Feed, "link") => link(entry, base, tag, inside),
            (Rewritten, "origLink") => entry.address.offer(9, Channel::resolve(base, &words())),
            (Feed, "guid") => {
                let key = words().trim().to_owned();
                if tag.attribute("isPermaLink").is_none_or(|is| !is.eq_ignore_ascii_case("false")) {
                    entry.address.offer(1, Channel::resolve(None, &key));
                }
                entry.key = Some(key).filter(|key| !key.is_empty()).or(entry.key.take());
            }
            (Feed, "id") => entry.key = Some(words().trim().to_owned()).filter(|key| !key.is_empty()),
            (Feed, "content") if tag.attribute("src").is_none() => body(entry, 5, tag, inside),
            (Content, "encoded") | (Page, "body" | "div") => body(entry, 4, tag, inside),
            (Feed, "description" | "summary") => body(entry, 3, tag, inside),
            (Dublin, "description" | "abstract") => body(entry, 2, tag, inside),
            (Podcast, "summary") | (Media, "description") => body(entry, 1, tag, inside),
            (Feed, "published" | "pubDate") => entry.published.offer(4, date()),
            (Feed, "issued") => entry.published.offer(3, date()),
            (Dublin, "date" | "issued") => entry.published.offer(2, date()),
            (Feed | Dublin, "created") => entry.published.offer(1, date()),
            (Feed | Dublin, "updated" | "modified") => entry.updated.offer(1, date()),
            (Feed, "author") => entry.authors.extend(person(inside)),
            (Dublin, "creator") => entry.authors.extend(words::author(&words())),
            (Podcast, "author") if entry.authors.is_empty() => entry.authors.extend(words::author(&words())),
            (Feed, "category") => {
                let stated = tag.attribute("label").or_else(|| tag.attribute("term"));
                entry.sections.extend(words::line(&stated.unwrap_or_else(words)));
            }
            (Dublin, "subject") => entry.sections.extend(line()),
            (Feed, "source") => entry.publisher = child(inside, "title").map_or_else(line, |title| words::line(&title)),
            (Dublin, "language") => entry.language = Some(words().trim().to_owned()),
            _ => {}
        }
    }
}

/// `reference` seen from `base`, where it says anything.
fn joined(base: Option<&Url>, reference: Option<&str>) -> Option<Url> {
    let reference = reference?.trim();
    Url::parse(reference).ok().or_else(|| base?.join(reference).ok())
}

fn link(entry: &mut Entry<'_>, base: Option<&Url>, tag: Tag<'_>, inside: &str) {
    let Some(href) = tag.attribute("href") else {
        return entry.address.offer(4, Channel::resolve(base, &characters(inside).text));
    };
    let kind = tag.attribute("type");
    let is_page = kind.is_none_or(|kind| kind.contains("html"));
    match tag.attribute("rel").as_deref() {
        Some("alternate") | None if is_page => entry.address.offer(3, Channel::resolve(base, &href)),
        Some("alternate") | None => entry.address.offer(2, Channel::resolve(base, &href)),
        _ => {}
    }
}

/// The text of an entry, if it is text and there is some.
fn body<'a>(entry: &mut Entry<'a>, rank: u8, tag: Tag<'a>, inside: &'a str) {
    let kind = tag.attribute("type").unwrap_or_default();
    let is_text = !kind.contains('/') || kind.starts_with("text/") || kind.ends_with("xml");
    if !is_text || tag.attribute("mode").as_deref() == Some("base64") {
        return;
    }
    let found = characters(inside);
    if !found.text.trim().is_empty() {
        entry.bodies.push((rank, Body { text: found.text, markup: found.markup }));
    }
}

/// The name of a writer, in an element of its own or as the words themselves.
fn person(inside: &str) -> Option<String> {
    let name = child(inside, "name").unwrap_or_else(|| characters(inside).text.into_owned());
    words::author(&name)
}

/// What stands in the first element of that name.
fn child(inside: &str, name: &str) -> Option<String> {
    if !inside.contains('<') {
        return None;
    }
    let mut found = None;
    elements(
        inside,
        |_| false,
        |tag, inside| {
            if tag.local() == name && found.is_none() {
                found = Some(characters(inside).text.into_owned());
            }
        },
    );
    found
}
