//! Markdown becomes a page, so that one classifier serves both; what stands in
//! the front matter is what the article states of itself.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::{Document, Stated, page};
use crate::model::{ArticleId, Evidence, Format, Metadata, MetadataField};
use crate::text::{SafeText, date_field, squeeze};

/// A text in Markdown as a document. Where the front matter has no title, the
/// first heading of the first level is one.
pub fn document(text: &str, origin: &str, id: ArticleId) -> Document {
    let (fields, lines, body) = front_matter(text);
    let mut stated = stated(&fields);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut events: Vec<Event<'_>> = Parser::new_ext(body, options).collect();
    if stated.title.is_none()
        && let Some(title) = take_heading(&mut events)
    {
        stated.title = Some(title);
        stated.evidence.insert(MetadataField::Title, Evidence::Text);
    }
    let mut markup = String::with_capacity(body.len() * 5 / 4);
    html::push_html(&mut markup, events.into_iter());
    page::document(&markup, origin, None, stated, Format::Markdown, lines + 1, |_| id)
}

/// Takes the first heading of the first level out of the text.
fn take_heading(events: &mut Vec<Event<'_>>) -> Option<String> {
    let is_start = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }));
    let start = events.iter().position(is_start)?;
    let end = start + events.get(start..)?.iter().position(|e| matches!(e, Event::End(TagEnd::Heading(_))))?;
    let words = events.get(start..end)?.iter().map(|event| match event {
        Event::Text(words) | Event::Code(words) => words.as_ref(),
        Event::SoftBreak | Event::HardBreak => " ",
        _ => "",
    });
    let title = line(&words.collect::<String>())?;
    events.drain(start..=end);
    Some(title)
}

fn line(raw: &str) -> Option<String> {
    Some(squeeze(&SafeText::line(raw))).filter(|text| !text.is_empty())
}

/// A field and its values, in lower case and as they stand.
type Fields = Vec<(String, Vec<String>)>;

fn stated(fields: &Fields) -> Stated {
    let all = |names: &[&str]| {
        let values = names.iter().find_map(|name| fields.iter().find(|(field, _)| field == name)).map(|(_, v)| v);
        values.into_iter().flatten().filter_map(|value| line(value)).collect::<Vec<_>>()
    };
    let one = |names: &[&str]| all(names).into_iter().next();
    let authors = all(&["authors", "author", "by", "byline"]);
    let url = one(&["url", "canonical_url", "canonical", "link", "source_url", "permalink"]);
    let language = one(&["lang", "language", "locale"]);
    Stated {
        title: one(&["title", "headline"]),
        publisher: one(&["publisher", "site", "publication"]),
        author: (!authors.is_empty()).then(|| authors.join(", ")),
        url: url.filter(|url| url.starts_with("http://") || url.starts_with("https://")),
        section: all(&["categories", "category", "section", "tags", "tag", "keywords"]),
        language: language
            .map(|tag| tag.chars().take(2).collect::<String>().to_ascii_lowercase())
            .filter(|c| c.len() == 2),
        published: one(&["date", "published", "pubdate", "publishdate", "created"]).and_then(|d| date_field::read(&d)),
        updated: one(&["updated", "lastmod", "modified", "last_modified_at"]).and_then(|d| date_field::read(&d)),
        evidence: Metadata::new(),
    }
}

/// The fields before the text, how many lines they take, and the text. They
/// stand between lines of three marks: `---` around YAML, `+++` around TOML.
fn front_matter(text: &str) -> (Fields, usize, &str) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rest = text;
    let mut next = || {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let ended = rest.is_empty();
        rest = after;
        (!ended).then(|| (line.trim_end(), after))
    };
    let Some((mark @ ("---" | "+++"), _)) = next() else { return (Fields::new(), 0, text) };
    let mut fields = Fields::new();
    let mut number = 1;
    while let Some((line, after)) = next() {
        number += 1;
        if line == mark || mark == "---" && line == "..." {
            return (fields, number, after);
        }
        if !add(&mut fields, line, if mark == "+++" { '=' } else { ':' }) {
            break;
        }
    }
    // A rule across the page, and no fields after it.
    (Fields::new(), 0, text)
}

/// Reads one line of front matter; `false` where it cannot be one.
fn add(fields: &mut Fields, raw: &str, mark: char) -> bool {
    let line = raw.trim();
    if line.is_empty() || line.starts_with('#') || line.starts_with('[') || line.starts_with(']') {
        return true;
    }
    let inside = raw.starts_with(char::is_whitespace) || line.starts_with("- ") || line.starts_with(['"', '\'']);
    if inside && let Some((_, values)) = fields.last_mut() {
        // An item of a list, whose name counts where it has several fields.
        let item = line.strip_prefix("- ");
        let words = item.unwrap_or(line);
        match words.split_once(": ") {
            Some(("name" | "title", value)) => values.extend(listed(value)),
            Some((key, _)) if !key.contains(' ') => {}
            _ if item.is_some() || line.starts_with(['"', '\'']) => values.extend(listed(words)),
            _ => match values.last_mut() {
                // A long value goes on.
                Some(last) => *last = format!("{last} {words}"),
                None => values.push(words.to_owned()),
            },
        }
        return true;
    }
    let Some((key, value)) = line.split_once(mark) else { return false };
    let key = key.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    if key.is_empty() || key.contains(' ') {
        return false;
    }
    let value = value.trim();
    // Marks for a value on the lines that follow.
    let values = if matches!(value, "|" | ">" | "|-" | ">-") { Vec::new() } else { listed(value) };
    fields.push((key, values));
    true
}

/// The values in `a`, `"a"`, `[a, "b"]`.
fn listed(value: &str) -> Vec<String> {
    let value = value.trim().trim_end_matches(',');
    let Some(list) = value.strip_prefix('[') else { return unquoted(value).into_iter().collect() };
    let mut out = Vec::new();
    let (mut item, mut quote) = (String::new(), None);
    for c in list.trim_end_matches(']').chars().chain([',']) {
        match (quote, c) {
            (None, ',') => out.extend(unquoted(&std::mem::take(&mut item))),
            (None, '"' | '\'') if item.trim().is_empty() => {
                quote = Some(c);
                item.push(c);
            }
            (open, c) => {
                quote = open.filter(|open| *open != c);
                item.push(c);
            }
        }
    }
    out
}

fn unquoted(value: &str) -> Option<String> {
    let value = value.trim();
    for quote in ['"', '\''] {
        let Some(inside) = value.strip_prefix(quote) else { continue };
        let inside = inside.rfind(quote).and_then(|end| inside.get(..end)).unwrap_or(inside);
        return Some(if quote == '"' { inside.replace("\\\"", "\"") } else { inside.replace("''", "'") });
    }
    // A remark after a bare value.
    let bare = value.split(" #").next().unwrap_or("").trim();
    (!bare.is_empty()).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Document {
        document(text, "a.md", ArticleId("a".repeat(16)))
    }

    fn lines(document: &Document) -> Vec<&str> {
        document.lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn yaml_before_a_text_states_its_fields() {
        let text = "---\ntitle: \"Fog: a 'history'\"\ndate: 2024-05-02 10:00:00 +0200 # noon\nauthors:\n  - name: Ann Lee\n    email: a@example.org\n  - Tom Berg\ntags: [Ports, \"Fog, dense\"]\nlang: en-GB\nurl: https://example.org/fog\n---\nThe ferries stayed in port.\n";
        let document = read(text);
        let stated = &document.stated;
        assert_eq!(stated.title.as_deref(), Some("Fog: a 'history'"));
        assert_eq!(stated.published.as_ref().map(ToString::to_string).as_deref(), Some("2024-05-02T10:00:00+02:00"));
        assert_eq!(stated.author.as_deref(), Some("Ann Lee, Tom Berg"));
        assert_eq!(stated.section, ["Ports", "Fog, dense"]);
        assert_eq!((stated.language.as_deref(), stated.url.as_deref()), (Some("en"), Some("https://example.org/fog")));
        assert_eq!(lines(&document), ["The ferries stayed in port."]);
    }

    #[test]
    fn toml_before_a_text_states_its_fields() {
        let text = "+++\ntitle = 'Fog'\ndate = 2024-05-02T10:00:00Z\n[taxonomies]\ntags = [\n  \"Ports\",\n  \"Fog\",\n]\n+++\n\nWords.";
        let document = read(text);
        assert_eq!(document.stated.title.as_deref(), Some("Fog"));
        assert_eq!(document.stated.section, ["Ports", "Fog"]);
        assert_eq!(document.stated.published.map(|d| d.to_string()).as_deref(), Some("2024-05-02T10:00:00Z"));
    }

    #[test]
    fn the_first_heading_is_the_title_where_none_is_stated() {
        let document =
            read("# Fog in the *port*\n\nThe ferries ~~sailed~~ stayed.\n\n| a | b |\n|---|---|\n| c | d |\n");
        assert_eq!(document.stated.title.as_deref(), Some("Fog in the port"));
        assert_eq!(document.stated.evidence.get(&MetadataField::Title), Some(&Evidence::Text));
        assert!(lines(&document).contains(&"The ferries sailed stayed."), "{:?}", lines(&document));
        let stated = read("---\ntitle: Fog\n---\n# The port\nWords.");
        assert_eq!(stated.stated.title.as_deref(), Some("Fog"));
    }

    #[test]
    fn a_rule_across_the_page_is_no_front_matter() {
        let document = read("---\nA line of words.\n---\nMore words.");
        assert_eq!(document.stated.title, None);
        assert!(lines(&document).join(" ").contains("A line of words."));
        assert!(lines(&read("---\ntitle: never closed\n")).join(" ").contains("never closed"));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(---\n|\\+\\+\\+\n|title: |- |\\[|\\]|\"|: |#|\n|\\*|`|\\||<p|a|é|>){0,40}") {
            read(&text);
        }
    }
}
