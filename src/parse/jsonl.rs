//! One JSON object a line, read line by line: a file may be larger than
//! memory, and a bad line costs itself only.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, Read};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Document, Stated, encoding, identity, page, text};
use crate::model::{Format, Metadata, Problem, Stamp};
use crate::text::{SafeText, shorten, squeeze};

/// The longest line that is read.
pub const LONGEST_LINE: usize = 16 * 1024 * 1024;

/// Addresses and ids that stand in several lines: they name no line.
#[derive(Debug, Clone, Default)]
pub struct Shared {
    addresses: HashSet<u64>,
    keys: HashSet<u64>,
}

impl Shared {
    /// Looks through all lines once; sixteen bytes a line are remembered while
    /// it looks, and what stands in several lines.
    pub fn find(reader: impl BufRead) -> Self {
        #[derive(Deserialize)]
        struct Names {
            url: Option<Value>,
            id: Option<Value>,
        }
        let (mut addresses, mut keys) = (Vec::new(), Vec::new());
        for line in (Lines { reader, number: 0 }) {
            let Line::Whole(_, bytes) = line else { continue };
            let Ok(names) = serde_json::from_slice::<Names>(&bytes) else { continue };
            let address = names.url.as_ref().and_then(Value::as_str).and_then(identity::canonical_address);
            addresses.extend(address.as_deref().map(short));
            keys.extend(names.id.as_ref().and_then(key).as_deref().map(short));
        }
        Self { addresses: twice(addresses), keys: twice(keys) }
    }

    fn own_address<'a>(&self, address: Option<&'a str>) -> Option<&'a str> {
        address.filter(|a| identity::canonical_address(a).is_some_and(|a| !self.addresses.contains(&short(&a))))
    }

    fn own_key<'a>(&self, key: Option<&'a str>) -> Option<&'a str> {
        key.filter(|key| !self.keys.contains(&short(key)))
    }
}

/// What is among them more than once.
fn twice(mut all: Vec<u64>) -> HashSet<u64> {
    all.sort_unstable();
    all.windows(2).filter_map(|two| (two.first() == two.last()).then(|| two.first().copied()).flatten()).collect()
}

/// Hashes of this run only; what is kept has a hash that never changes.
fn short(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

/// The documents in the lines of a source called `name`, or what is wrong with
/// a line.
pub fn documents<'a>(
    reader: impl BufRead + 'a,
    name: &'a str,
    shared: &'a Shared,
) -> impl Iterator<Item = Result<Document, Problem>> + 'a {
    (Lines { reader, number: 0 }).map(move |line| match line {
        Line::Whole(number, bytes) => document(&bytes, name, number, shared),
        Line::Long(number) => {
            Err(Problem::at("line-too-long", number, format!("longer than {} MiB, skipped", LONGEST_LINE >> 20)))
        }
        Line::Broken(number, error) => Err(Problem::at("unreadable", number, error.to_string())),
    })
}

fn document(bytes: &[u8], name: &str, number: usize, shared: &Shared) -> Result<Document, Problem> {
    let (line, mut problems) = encoding::decode(bytes);
    let bad = |why: String| Problem::at("bad-line", number, why);
    let value = serde_json::from_str(&line).map_err(|e| bad(format!("not a JSON object: {}", reason(&e))))?;
    let Value::Object(mut fields) = value else { return Err(bad("not a JSON object".to_owned())) };
    for problem in &mut problems {
        problem.line = Some(number);
    }
    let mut record = Record { fields: &mut fields, number, problems };
    let words = record.string("text").filter(|words| !words.trim().is_empty());
    let page = record.string("html");
    let key = record.key();
    let stated = record.stated();
    let problems = record.problems;
    let address = shared.own_address(stated.url.as_deref());
    let id = identity::article_id(address, name, shared.own_key(key.as_deref()), &line);
    let is_page = words.is_none();
    let mut document = match (words, page) {
        (Some(words), _) => text::document(&words, name, key, stated, Format::Jsonl, number, id),
        (None, Some(page)) => page::document(&page, name, key, stated, Format::Jsonl, number, |_| id),
        (None, None) => return Err(bad("has neither text nor html".to_owned())),
    };
    // A title is worth keeping, and a page may hold more than its bare words.
    if document.lines.is_empty() && document.stated.title.is_none() && !is_page {
        return Err(Problem::at("no-text", number, "holds no text"));
    }
    // The words are all in this one line, whatever lines they have themselves.
    document.source.line = number;
    document.problems.extend(problems);
    Ok(document)
}

/// What is wrong, without the place in a line that nobody will count.
fn reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words.split(" at line ").next().unwrap_or("").to_owned()
}

/// The fields of one line, taken one by one.
struct Record<'a> {
    fields: &'a mut Map<String, Value>,
    number: usize,
    problems: Vec<Problem>,
}

impl Record<'_> {
    fn string(&mut self, name: &str) -> Option<String> {
        match self.fields.remove(name) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text),
            Some(_) => self.wrong(name, "is not a string"),
        }
    }

    /// A string that is shown on one line.
    fn line(&mut self, name: &str) -> Option<String> {
        let text = self.string(name)?;
        Some(squeeze(&SafeText::line(&text))).filter(|text| !text.is_empty())
    }

    fn key(&mut self) -> Option<String> {
        match self.fields.remove("id") {
            None | Some(Value::Null) => None,
            Some(value) => key(&value).or_else(|| self.wrong("id", "is neither a string nor a number")),
        }
    }

    fn date(&mut self, name: &str) -> Option<Stamp> {
        let text = self.line(name)?;
        Stamp::parse(&text).or_else(|| self.wrong(name, "is not a date as in 2025-05-22T10:00:00Z"))
    }

    /// What a field holds: one string, or a list of them.
    fn several(&mut self, name: &str) -> Vec<String> {
        let all = match self.fields.remove(name) {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(all)) if all.iter().all(Value::is_string) => {
                all.iter().filter_map(Value::as_str).map(str::to_owned).collect()
            }
            Some(_) => self.wrong(name, "is neither a string nor a list of them").unwrap_or_default(),
        };
        all.iter().map(|s| squeeze(&SafeText::line(s))).filter(|s| !s.is_empty()).collect()
    }

    fn url(&mut self) -> Option<String> {
        let address = self.line("url")?;
        match url::Url::parse(&address) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => Some(address),
            _ => self.wrong("url", "is not a web address"),
        }
    }

    fn language(&mut self) -> Option<String> {
        let tag = self.line("language")?;
        let code = tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
        if code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase()) {
            return Some(code);
        }
        self.wrong("language", "is not a code of two letters")
    }

    fn stated(&mut self) -> Stated {
        Stated {
            title: self.line("title"),
            publisher: self.line("publisher"),
            author: Some(self.several("author").join(", ")).filter(|names| !names.is_empty()),
            url: self.url(),
            section: self.several("section"),
            language: self.language(),
            published: self.date("published"),
            updated: self.date("updated"),
            evidence: Metadata::new(),
        }
    }

    fn wrong<T>(&mut self, name: &str, why: &str) -> Option<T> {
        self.problems.push(Problem::at("wrong-field", self.number, shorten(&format!("{name} {why}, ignored"), 120)));
        None
    }
}

fn key(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Lines that are not blank, with their numbers.
struct Lines<R> {
    reader: R,
    number: usize,
}

enum Line {
    Whole(usize, Vec<u8>),
    Long(usize),
    Broken(usize, std::io::Error),
}

impl<R: BufRead> Lines<R> {
    fn next_line(&mut self) -> std::io::Result<Option<Line>> {
        loop {
            let mut bytes = Vec::new();
            let read = self.reader.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut bytes)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if read > LONGEST_LINE && !bytes.ends_with(b"\n") {
                self.reader.skip_until(b'\n')?;
                return Ok(Some(Line::Long(self.number)));
            }
            if self.number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
                bytes.drain(..3);
            }
            bytes.truncate(bytes.trim_ascii_end().len());
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some(Line::Whole(self.number, bytes)));
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        if self.number == usize::MAX {
            return None;
        }
        match self.next_line() {
            Ok(line) => line,
            Err(error) => {
                // A device that fails once would fail for ever.
                let number = self.number + 1;
                self.number = usize::MAX;
                Some(Line::Broken(number, error))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(lines: &str) -> Vec<Result<Document, Problem>> {
        let shared = Shared::find(lines.as_bytes());
        documents(lines.as_bytes(), "a.jsonl", &shared).collect()
    }

    #[test]
    fn stated_fields_are_taken() {
        let line = r#"{"id": 7, "text": "Words.", "title": " A \u001b[1mtitle ", "published": "2025-05-22", "url": "https://example.org/a", "section": ["World", "Asia"], "language": "en-GB", "other": {}}"#;
        let document = read(line).remove(0).expect("a document");
        assert_eq!(document.source.key.as_deref(), Some("7"));
        assert_eq!(document.stated.title.as_deref(), Some("A title"));
        assert_eq!(document.stated.section, ["World", "Asia"]);
        assert_eq!(document.stated.language.as_deref(), Some("en"));
        assert_eq!(document.problems, []);
    }

    #[test]
    fn several_authors_are_all_taken() {
        let document = read(r#"{"text": "Words.", "author": ["Ann Lee", "Bo Ek"]}"#).remove(0).expect("a document");
        assert_eq!(document.stated.author.as_deref(), Some("Ann Lee, Bo Ek"));
    }

    #[test]
    fn a_bad_line_is_named_and_the_others_are_read() {
        let found = read("{\"text\": \"One.\"}\n\nnonsense\n[1]\n{\"title\": \"x\"}\n{\"text\": \"Two.\"}");
        let told: Vec<Option<String>> =
            found.iter().map(|f| f.as_ref().err().map(|p| format!("{} {}", p.line.unwrap_or(0), p.excerpt))).collect();
        assert_eq!(
            told,
            [
                None,
                Some("3 not a JSON object: expected ident".into()),
                Some("4 not a JSON object".into()),
                Some("5 has neither text nor html".into()),
                None
            ]
        );
        assert_eq!(found[4].as_ref().map(|d| d.source.line), Ok(6));
    }

    #[test]
    fn a_record_without_words_is_told_unless_it_has_a_title_or_is_a_page() {
        let found = read(
            "{\"text\": \"\\u200b\"}\n{\"text\": \"\\u200b\", \"title\": \"Ferry\"}\n{\"html\": \"<img src='a'>\"}\n",
        );
        assert_eq!(found[0], Err(Problem::at("no-text", 1, "holds no text")));
        assert!(found[1].is_ok() && found[2].is_ok());
    }

    #[test]
    fn a_field_of_another_type_is_ignored_and_told() {
        let document =
            read(r#"{"text": "Words.", "title": 3, "published": "soon", "section": 4, "url": "x", "id": []}"#)
                .remove(0)
                .expect("a document");
        assert_eq!(document.stated, Stated::default());
        assert_eq!(document.problems.iter().filter(|p| p.kind == "wrong-field").count(), 5);
    }

    #[test]
    fn an_address_or_id_of_several_lines_names_none() {
        let one = read("{\"text\": \"A.\", \"url\": \"https://example.org/\"}").remove(0).expect("a document");
        let two = read(
            "{\"text\": \"A.\", \"url\": \"https://example.org/\"}\n{\"text\": \"B.\", \"url\": \"http://example.org/#b\"}",
        );
        let ids: Vec<_> = two.into_iter().map(|d| d.expect("a document").id).collect();
        assert!(ids[0] != ids[1] && !ids.contains(&one.id));
        let same = read("{\"text\": \"A.\", \"id\": \"1\"}\n{\"text\": \"B.\", \"id\": 1}");
        assert_ne!(same[0].as_ref().map(|d| &d.id), same[1].as_ref().map(|d| &d.id));
    }

    #[test]
    fn a_line_that_is_too_long_is_skipped() {
        let lines = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"Short.\"}}\n", "x".repeat(LONGEST_LINE));
        let found = read(&lines);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].as_ref().err().map(|p| (p.kind.as_str(), p.line)), Some(("line-too-long", Some(1))));
        assert!(found[1].is_ok());
    }

    #[test]
    fn markup_is_read_as_a_page() {
        let document = read(r#"{"html": "<p>One</p><p>two</p>"}"#).remove(0).expect("a document");
        assert_eq!(document.lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["One", "two"]);
        assert!(!document.containers.is_empty() && document.problems.is_empty());
    }

    proptest! {
        #[test]
        fn whole_lines_before_a_cut_are_read(cut in 0usize..4_000) {
            let line = |n: usize| format!("{{\"id\": {n}, \"text\": \"{} — Fähre {n}.\"}}\n", "港".repeat(n % 50));
            let lines: String = (0..60).map(line).collect();
            let cut = &lines.as_bytes()[..cut.min(lines.len())];
            let whole = cut.split(|&byte| byte == b'\n').count() - 1;
            let shared = Shared::find(cut);
            let found: Vec<_> = documents(cut, "a.jsonl", &shared).collect();
            prop_assert!(found.iter().take(whole).all(Result::is_ok));
            prop_assert!((whole..=whole + 1).contains(&found.len()));
        }
    }
}
