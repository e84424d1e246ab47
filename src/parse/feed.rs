//! Feeds: RSS of every version, Atom and JSON Feed become a document for each
//! of their entries. One bad entry costs itself only.
//!
//! Characters flow in, decoded already; documents and what could not be read
//! flow out. [`split`] finds where the items of XML begin, [`element`] reads
//! the elements of one of them however broken it is, [`xml`] says which
//! element states what, and [`json`] does all that for JSON Feed. Both fill an
//! [`entry`], which becomes the document; [`words`] reads titles and names.
//!
//! There is one reader, not a strict one with a forgiving one behind it: so a
//! feed that breaks for a day keeps its articles, their ids and their dates.
//! The crate `feed-rs`, strict, refuses the whole feed for a stray `&`, keeps
//! no zone and no `source`, and drops RSS 1.0 items without a link; the tests
//! hold ours against it where it can read.

mod element;
mod entry;
mod json;
mod split;
mod words;
mod xml;

use std::collections::HashMap;

use self::entry::{Channel, Entry};
use super::{Document, Stated, html, identity, text};
use crate::model::{Format, Problem};

/// The most that is read of a feed.
pub const LARGEST: usize = 64 * 1024 * 1024;
/// The most entries that are taken from a feed: the newest.
pub const MOST: usize = 10_000;

/// Hands over the entries of the feed in `text` until `take` says `false`, and
/// says what could not be read. `name` is the address of the feed, or the name
/// of its file. Other XML is read as its bare words.
///
/// ```
/// let rss = "<rss><channel><title>Port</title><item><title>Fog</title></item></channel></rss>";
/// let mut titles = Vec::new();
/// attache::parse::feed::read(rss, "port.xml", &mut |entry| {
///     titles.extend(entry.stated.title);
///     true
/// });
/// assert_eq!(titles, ["Fog"]);
/// ```
pub fn read(text: &str, name: &str, take: &mut dyn FnMut(Document) -> bool) -> Vec<Problem> {
    if text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with('{') {
        let feed = json::Json::new(text, name, MOST);
        let read = feed.entries.len();
        hand_over(&feed.channel, feed.entries, name, take);
        return problems(read + feed.left + feed.unreadable, feed.unreadable, feed.left);
    }
    let feed = xml::Xml::new(text, name);
    let count = feed.pieces.count();
    if count == 0 {
        return without_items(text, name, take);
    }
    let chosen = newest(&feed);
    let items = feed.pieces.items().enumerate().filter(|(n, _)| chosen.as_ref().is_none_or(|chosen| chosen[*n]));
    let entries: Vec<Entry<'_>> = items.map(|(_, (line, piece))| feed.entry(line, piece)).collect();
    let taken = entries.len();
    let entries: Vec<Entry<'_>> = entries.into_iter().filter(|entry| !entry.is_empty()).collect();
    let unreadable = taken - entries.len();
    hand_over(&feed.channel, entries, name, take);
    problems(count, unreadable, count - taken)
}

/// Which items are among the newest, where there are too many; those without a
/// date stand where the one before them does.
fn newest(feed: &xml::Xml<'_>) -> Option<Vec<bool>> {
    if feed.pieces.count() <= MOST {
        return None;
    }
    let mut last = None;
    let mut order: Vec<_> = Vec::new();
    for (n, (line, piece)) in feed.pieces.items().enumerate() {
        last = feed.entry(line, piece).when().and_then(crate::model::Stamp::full_day).and_then(day_number).or(last);
        order.push((std::cmp::Reverse(last), n));
    }
    order.sort_unstable();
    let mut chosen = vec![false; order.len()];
    for (_, n) in order.into_iter().take(MOST) {
        chosen[n] = true;
    }
    Some(chosen)
}

/// A full day as a number that orders: small, since there may be millions.
fn day_number(day: &str) -> Option<u32> {
    day.replace('-', "").parse().ok()
}

fn hand_over(channel: &Channel, entries: Vec<Entry<'_>>, name: &str, take: &mut dyn FnMut(Document) -> bool) {
    let shared = Shared::find(&entries);
    for entry in entries {
        let own = |address: &&String| {
            identity::canonical_address(address).is_some_and(|address| shared.addresses.is_own(&address))
        };
        let address = entry.address.get().filter(own).cloned();
        let key = entry.key.clone().filter(|key| shared.keys.is_own(key));
        if !take(entry.document(channel, name, address.as_deref(), key.as_deref())) {
            return;
        }
    }
}

/// Addresses and keys that stand in several entries: they name none.
#[derive(Default)]
struct Shared {
    addresses: Owners,
    keys: Owners,
}

/// For each name a hash of the entry that it stands in, unless there are
/// several. The same entry twice is one.
#[derive(Default)]
struct Owners(HashMap<String, Option<u64>>);

impl Shared {
    fn find(entries: &[Entry<'_>]) -> Self {
        let mut shared = Self::default();
        for entry in entries {
            let owner = entry.fingerprint();
            if let Some(address) = entry.address.get().and_then(|address| identity::canonical_address(address)) {
                shared.addresses.note(address, owner);
            }
            if let Some(key) = &entry.key {
                shared.keys.note(key.clone(), owner);
            }
        }
        shared
    }
}

impl Owners {
    fn note(&mut self, name: String, entry: u64) {
        let owner = self.0.entry(name).or_insert(Some(entry));
        if *owner != Some(entry) {
            *owner = None;
        }
    }

    fn is_own(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(Option::is_some)
    }
}

fn problems(count: usize, unreadable: usize, left: usize) -> Vec<Problem> {
    let mut problems = Vec::new();
    if unreadable > 0 {
        problems.push(Problem::new("unreadable-items", format!("{unreadable} of {count} items unreadable")));
    }
    if left > 0 {
        let words = format!("{count} items, of which the newest {MOST} were taken");
        problems.push(Problem::new("too-many-items", words));
    }
    if count == 0 {
        problems.push(Problem::new("no-items", "a feed without items"));
    }
    problems
}

/// XML that has no items: a feed with nothing in it, or something else.
fn without_items(xml: &str, name: &str, take: &mut dyn FnMut(Document) -> bool) -> Vec<Problem> {
    if is_feed(xml) {
        return problems(0, 0, 0);
    }
    let words = html::strip(xml);
    let id = identity::article_id(None, name, None, xml);
    let mut document = text::document(&words, name, None, Stated::default(), Format::Text, 1, id);
    if document.lines.is_empty() {
        return vec![Problem::new("no-text", "holds no text")];
    }
    document.problems.push(Problem::new("xml-as-text", "XML of an unknown kind was read as its bare text"));
    take(document);
    Vec::new()
}

fn is_feed(xml: &str) -> bool {
    let mut root = None;
    element::elements(
        xml,
        |_| true,
        |tag, _| {
            root.get_or_insert_with(|| tag.local().to_ascii_lowercase());
        },
    );
    root.is_some_and(|root| ["rss", "feed", "rdf", "channel"].contains(&root.as_str()))
}

#[cfg(test)]
mod tests;
