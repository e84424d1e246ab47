//! JSON Feed, item by item: one that is no JSON costs itself only.

use std::borrow::Cow;
use std::cmp::Reverse;

use serde_json::{Map, Value};
use url::Url;

use super::entry::{Body, Channel, Entry};
use super::words;
use crate::text::date_field;

/// A JSON Feed.
pub(super) struct Json<'a> {
    /// What it says about itself.
    pub(super) channel: Channel,
    /// Its items, as many as can be read.
    pub(super) entries: Vec<Entry<'a>>,
    /// How many cannot.
    pub(super) unreadable: usize,
    /// How many there are beyond those looked at.
    pub(super) left: usize,
}

/// How often items are looked for again where one is no JSON.
const MISSES: usize = 200;
/// The longest item that is looked for so.
const LONGEST: usize = 4 * 1024 * 1024;

impl Json<'_> {
    /// The feed in `text`, found under `origin`, and of its items the `most`
    /// that are newest.
    pub(super) fn new(text: &str, origin: &str, most: usize) -> Self {
        let start = items_start(text);
        let mut items =
            Items { text, at: start.unwrap_or(1), in_step: start.is_some(), mistakes: 0, misses: 0, ended: false };
        let mut feed = Self { channel: Channel::default(), entries: Vec::new(), unreadable: 0, left: 0 };
        let mut found = Vec::new();
        let (mut line, mut counted) = (1, 0);
        while let Some((at, item)) = items.next_item() {
            line += text.get(counted..at).unwrap_or("").bytes().filter(|b| *b == b'\n').count();
            counted = at;
            found.push((at, line, item));
            if found.len() >= 2 * most {
                feed.left += drop_oldest(&mut found, most);
            }
        }
        feed.left += drop_oldest(&mut found, most);
        feed.unreadable = items.mistakes;
        feed.channel = channel(text, start, &items, origin);
        feed.entries = found.into_iter().map(|(_, line, item)| entry(line, item, &feed.channel)).collect();
        feed
    }
}

/// Leaves the newest items in their order, and says how many went.
fn drop_oldest(found: &mut Vec<(usize, usize, Map<String, Value>)>, most: usize) -> usize {
    let left = found.len().saturating_sub(most);
    if left > 0 {
        let when = |item: &Map<String, Value>| {
            let stated = ["date_published", "date_modified"].iter().find_map(|name| item.get(*name)?.as_str());
            stated.and_then(date_field::read)
        };
        found.sort_by_cached_key(|(_, _, item)| Reverse(when(item)));
        found.truncate(most);
        found.sort_by_key(|(at, ..)| *at);
    }
    left
}

/// Where the list of items begins, after its bracket.
fn items_start(text: &str) -> Option<usize> {
    text.match_indices("\"items\"").find_map(|(at, key)| {
        let after = text.get(at + key.len()..)?;
        let rest = after.trim_start().strip_prefix(':')?.trim_start().strip_prefix('[')?;
        Some(text.len() - rest.len())
    })
}

/// What the feed says about itself: all of it but the items.
fn channel(text: &str, start: Option<usize>, items: &Items<'_>, origin: &str) -> Channel {
    let around = start.map_or(String::new(), |start| {
        let before = text.get(..start).unwrap_or("");
        let after = if items.ended { text.get(items.at..).unwrap_or("") } else { "]}" };
        format!("{before}{after}")
    });
    let mut fields: Map<String, Value> = serde_json::from_str(&around).unwrap_or_default();
    let mut string = |name: &str| taken(&mut fields, name);
    let address = string("feed_url");
    let home = string("home_page_url");
    let base =
        [home.as_deref(), address.as_deref(), Some(origin)].into_iter().flatten().find_map(|a| Url::parse(a).ok());
    Channel {
        title: string("title").and_then(|title| words::line(&title)),
        language: string("language"),
        authors: authors(&mut fields),
        address,
        home,
        base,
    }
}

/// The objects in a list that can be read.
struct Items<'a> {
    text: &'a str,
    at: usize,
    /// Whether the next thing is an item for certain.
    in_step: bool,
    mistakes: usize,
    /// How often no object began where one might.
    misses: usize,
    /// Whether the bracket that ends the list was found, at `at`.
    ended: bool,
}

impl Items<'_> {
    /// The next object that is an item, and where it begins.
    fn next_item(&mut self) -> Option<(usize, Map<String, Value>)> {
        loop {
            let rest = self.text.get(self.at..)?;
            let words = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            self.at += rest.len() - words.len();
            if self.in_step && words.starts_with(']') {
                self.ended = true;
                return None;
            }
            let start = self.at;
            let mut end = words.len().min(LONGEST);
            while !words.is_char_boundary(end) {
                end -= 1;
            }
            let mut stream = serde_json::Deserializer::from_str(words.get(..end).unwrap_or("")).into_iter::<Value>();
            match stream.next() {
                Some(Ok(Value::Object(item))) if self.in_step || is_item(&item) => {
                    self.at += stream.byte_offset();
                    self.in_step = true;
                    return Some((start, item));
                }
                Some(Ok(_)) if self.in_step => {
                    self.at += stream.byte_offset();
                    self.mistakes += 1;
                    continue;
                }
                Some(Ok(_)) => self.at += stream.byte_offset(),
                _ => {
                    self.mistakes += usize::from(self.in_step);
                    self.misses += 1;
                    self.at += 1;
                }
            }
            self.in_step = false;
            if self.misses > MISSES {
                return None;
            }
            // The next that may be an object.
            self.at += self.text.get(self.at..)?.find('{')?;
        }
    }
}

fn is_item(fields: &Map<String, Value>) -> bool {
    ["id", "content_html", "content_text"].iter().any(|name| fields.contains_key(*name))
}

fn entry(line: usize, mut fields: Map<String, Value>, channel: &Channel) -> Entry<'static> {
    let mut entry = Entry { line, ..Entry::default() };
    let fields = &mut fields;
    entry.key = taken(fields, "id");
    entry.title.offer(1, taken(fields, "title").and_then(|title| words::line(&title)));
    for (rank, name) in [(2, "url"), (1, "external_url")] {
        let address = taken(fields, name);
        entry.address.offer(rank, address.and_then(|address| Channel::resolve(channel.base.as_ref(), &address)));
    }
    for (rank, name) in [(3, "content_html"), (2, "content_text"), (1, "summary")] {
        let words = taken(fields, name).filter(|words| !words.trim().is_empty());
        entry.bodies.extend(words.map(|text| (rank, Body { text: Cow::Owned(text), markup: rank == 3 })));
    }
    entry.published.offer(1, taken(fields, "date_published").and_then(|date| date_field::read(&date)));
    entry.updated.offer(1, taken(fields, "date_modified").and_then(|date| date_field::read(&date)));
    entry.language = taken(fields, "language");
    entry.authors = authors(fields);
    if let Some(Value::Array(tags)) = fields.remove("tags") {
        entry.sections = tags.iter().filter_map(Value::as_str).filter_map(words::line).collect();
    }
    entry
}

/// A string, or a number as one.
fn taken(fields: &mut Map<String, Value>, name: &str) -> Option<String> {
    match fields.remove(name)? {
        Value::String(text) => Some(text).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The writers of version 1.1, or the one of version 1.
fn authors(fields: &mut Map<String, Value>) -> Vec<String> {
    let all = match (fields.remove("authors"), fields.remove("author")) {
        (Some(Value::Array(all)), _) => all,
        (_, one) => one.into_iter().collect(),
    };
    let name = |author: &Value| author.get("name").or(Some(author)).and_then(Value::as_str).and_then(words::author);
    all.iter().filter_map(name).collect()
}
