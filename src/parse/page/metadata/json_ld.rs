//! Works described by JSON-LD in scripts of the page.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::repair;
use super::stamp::stamp;
use super::work::{Rank, Work, rank};

type Object = Map<String, Value>;

/// Scripts with more marks than these together are data, not a description,
/// and values take more memory than their text.
const MOST_MARKS: usize = 50_000;
/// Names of one work, and bytes of a name, that are looked at.
const MOST_NAMES: usize = 20;
const LONGEST_NAME: usize = 1000;
/// How many works of a page are looked at.
const MOST_WORKS: usize = 200;

/// The works in the scripts of a page, and the sections of its trail of
/// breadcrumbs, outermost first.
pub(super) fn works(scripts: &[String]) -> (Vec<Work>, Vec<String>) {
    let mut marks = 0;
    let within_budget = |script: &&String| {
        marks += script.bytes().filter(|b| matches!(b, b',' | b'[' | b'{')).count();
        marks <= MOST_MARKS
    };
    let values: Vec<Value> = scripts.iter().filter(within_budget).flat_map(|script| repair::values(script)).collect();
    let mut graph = Graph::default();
    let mut objects = Vec::new();
    // Only what may hold a work is looked into: an article in a list of items,
    // or below another article, is a teaser.
    let mut open: Vec<&Value> = values.iter().rev().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(all) => open.extend(all.iter().rev()),
            Value::Object(object) => {
                graph.note(object);
                objects.push(object);
                open.extend(["mainEntity", "@graph"].iter().filter_map(|name| object.get(*name)));
            }
            _ => {}
        }
    }
    let list = objects.iter().find(|object| kinds(object).any(|kind| is(kind, "BreadcrumbList")));
    let trail = list.map(|list| trail(list)).unwrap_or_default();
    let works = objects.iter().filter_map(|object| graph.work(object)).take(MOST_WORKS).collect();
    (works, trail)
}

/// Objects by their names, since others refer to them.
#[derive(Default)]
struct Graph<'a> {
    named: HashMap<&'a str, &'a Object>,
}

impl<'a> Graph<'a> {
    fn note(&mut self, object: &'a Object) {
        // An object of nothing but a name refers to another.
        if let Some(id) = object.get("@id").and_then(Value::as_str).filter(|_| object.len() > 1) {
            self.named.entry(id).or_insert(object);
        }
    }

    fn work(&self, object: &'a Object) -> Option<Work> {
        let rank = kinds(object).filter_map(rank).max()?;
        let text = |name: &str| object.get(name).and_then(text);
        Some(Work {
            rank,
            headline: text("headline").or_else(|| text("name")),
            name: text("name"),
            authors: ["author", "creator"].iter().find_map(|name| self.names(object.get(*name)?)).unwrap_or_default(),
            publisher: object
                .get("publisher")
                .and_then(|value| self.names(value))
                .and_then(|names| names.into_iter().next()),
            published: text("datePublished").and_then(|date| stamp(&date)),
            updated: text("dateModified").and_then(|date| stamp(&date)),
            section: if rank == Rank::Page { Vec::new() } else { texts(object.get("articleSection")) },
            language: object.get("inLanguage").and_then(language),
            addresses: addresses(object),
            body: text("articleBody"),
            walled: is_walled(object),
        })
    }

    /// The names of people or organisations: bare, as objects, or as references
    /// to objects.
    fn names(&self, value: &'a Value) -> Option<Vec<String>> {
        let all = each(value).take(MOST_NAMES).flat_map(|value| match value {
            Value::Object(object) if !object.contains_key("@value") => self.called(object),
            value => label(value).into_iter().collect(),
        });
        Some(all.collect::<Vec<_>>()).filter(|names| !names.is_empty())
    }

    /// What an object, or the one that it refers to, is called.
    fn called(&self, object: &Object) -> Vec<String> {
        let own = called(object);
        let referred = || object.get("@id").and_then(Value::as_str).and_then(|id| self.named.get(id));
        if own.is_empty() { referred().map_or(own, |object| called(object)) } else { own }
    }
}

/// The sections of a trail of breadcrumbs, outermost first.
fn trail(list: &Object) -> Vec<String> {
    let mut items: Vec<(u64, String)> = each(list.get("itemListElement").unwrap_or(&Value::Null))
        .filter_map(Value::as_object)
        .filter_map(|item| {
            let place = item.get("position").map_or(Some(0), |n| n.as_u64().or_else(|| n.as_str()?.parse().ok()))?;
            let page = || item.get("item").and_then(Value::as_object).map(called);
            let name = called(item).into_iter().next().or_else(|| page()?.into_iter().next())?;
            Some((place, name))
        })
        .take(20)
        .collect();
    items.sort_by_key(|(place, _)| *place);
    items.into_iter().map(|(_, name)| name).collect()
}

/// The names of an object.
fn called(object: &Object) -> Vec<String> {
    let all = |name: &str| object.get(name).into_iter().flat_map(each).take(MOST_NAMES).filter_map(label);
    let names: Vec<String> = all("name").collect();
    let parts = || Some(format!("{} {}", all("givenName").next()?, all("familyName").next()?));
    if names.is_empty() { parts().into_iter().collect() } else { names }
}

fn kinds(object: &Object) -> impl Iterator<Item = &str> {
    each(object.get("@type").unwrap_or(&Value::Null)).filter_map(Value::as_str)
}

fn is(kind: &str, name: &str) -> bool {
    kind.rsplit(['/', ':']).next().is_some_and(|kind| kind.eq_ignore_ascii_case(name))
}

/// The elements of an array, or the value itself.
fn each(value: &Value) -> impl Iterator<Item = &Value> {
    match value {
        Value::Array(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    }
    .iter()
}

/// A value that is words, or a language-tagged one.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => object.get("@value").and_then(Value::as_str).map(str::to_owned),
        _ => None,
    }
}

/// A value that is a name, not longer than any name is: many may refer to one.
fn label(value: &Value) -> Option<String> {
    let name = value.as_str().or_else(|| value.get("@value")?.as_str())?;
    (name.len() <= LONGEST_NAME && !name.trim().is_empty()).then(|| name.to_owned())
}

fn texts(value: Option<&Value>) -> Vec<String> {
    value.into_iter().flat_map(each).filter_map(text).collect()
}

fn language(value: &Value) -> Option<String> {
    let of = |object: &Object| ["alternateName", "name"].iter().find_map(|name| text(object.get(*name)?));
    each(value).find_map(|value| value.as_object().map_or_else(|| text(value), of))
}

fn addresses(object: &Object) -> Vec<String> {
    let own = ["url", "mainEntityOfPage", "@id"].iter().filter_map(|name| object.get(*name));
    own.flat_map(each)
        .filter_map(|value| match value {
            Value::Object(page) => page.get("@id").or(page.get("url")).and_then(text),
            value => text(value),
        })
        .collect()
}

fn is_walled(object: &Object) -> bool {
    let closed = |object: &Object| match object.get("isAccessibleForFree") {
        Some(Value::Bool(free)) => !free,
        Some(Value::String(free)) => is(free, "false"),
        _ => false,
    };
    closed(object) || object.get("hasPart").into_iter().flat_map(each).filter_map(Value::as_object).any(closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(script: &str) -> (Vec<Work>, Vec<String>) {
        works(&[script.to_owned()])
    }

    fn only(script: &str) -> Work {
        let (mut works, _) = read(script);
        assert_eq!(works.len(), 1, "{script}");
        works.remove(0)
    }

    #[test]
    fn an_article_states_its_fields() {
        let work = only(
            r#"{"@context": "https://schema.org", "@type": ["NewsArticle", "Thing"], "headline": "Ferry aground",
            "author": [{"@type": "Person", "name": "Ann Lee"}, "Bo Ek"], "publisher": {"name": "Harbour Post"},
            "datePublished": "2024-03-14T09:30:00+0100", "articleSection": ["World", "Sea"], "inLanguage": {"name": "English", "alternateName": "en"},
            "mainEntityOfPage": {"@type": "WebPage", "@id": "https://post.example/a"}, "articleBody": "Words."}"#,
        );
        assert_eq!((work.rank, work.headline.as_deref()), (Rank::Article, Some("Ferry aground")));
        assert_eq!(work.authors, ["Ann Lee", "Bo Ek"]);
        assert_eq!(work.publisher.as_deref(), Some("Harbour Post"));
        assert_eq!(work.published.map(|s| s.to_string()).as_deref(), Some("2024-03-14T09:30:00+01:00"));
        assert_eq!((work.section.len(), work.language.as_deref()), (2, Some("en")));
        assert_eq!(work.addresses, ["https://post.example/a"]);
        assert_eq!(work.body.as_deref(), Some("Words."));
    }

    #[test]
    fn references_within_a_graph_are_followed() {
        let (works, trail) = read(
            r##"{"@graph": [{"@type": "Organization", "@id": "#us", "name": "Harbour Post"},
            {"@type": "Article", "name": "Ferry", "publisher": {"@id": "#us"}, "author": {"@id": "#ann"}},
            {"@type": "Person", "@id": "#ann", "givenName": "Ann", "familyName": "Lee"},
            {"@type": "BreadcrumbList", "itemListElement": [{"position": 2, "item": {"name": "Sea"}}, {"position": "1", "name": "World"}]}]}"##,
        );
        assert_eq!(
            (works[0].publisher.as_deref(), works[0].authors.join("")),
            (Some("Harbour Post"), "Ann Lee".into())
        );
        assert_eq!(trail, ["World", "Sea"]);
        assert_eq!(
            only(r#"{"@type": "Article", "author": {"name": ["Ann Lee", "Bo Ek"]}}"#).authors,
            ["Ann Lee", "Bo Ek"]
        );
    }

    #[test]
    fn a_list_of_teasers_holds_no_article() {
        assert_eq!(read(r#"{"@type": "ItemList", "itemListElement": [{"@type": "Article", "headline": "A"}]}"#).0, []);
        assert_eq!(
            only(r#"{"@type": "LiveBlogPosting", "liveBlogUpdate": [{"@type": "BlogPosting"}]}"#).rank,
            Rank::Article
        );
    }

    #[test]
    fn nested_entities_are_found() {
        assert_eq!(
            only(r#"[{"@type": "Thing", "mainEntity": {"@type": "http://schema.org/Article", "headline": "A"}}]"#)
                .headline
                .as_deref(),
            Some("A")
        );
    }

    #[test]
    fn a_wall_is_told_of_the_whole_or_of_a_part() {
        for (script, walled) in [
            (r#"{"@type": "Article", "isAccessibleForFree": false}"#, true),
            (r#"{"@type": "Article", "isAccessibleForFree": "http://schema.org/False"}"#, true),
            (r#"{"@type": "Article", "isAccessibleForFree": "True"}"#, false),
            (r#"{"@type": "Article", "hasPart": [{"isAccessibleForFree": "False"}]}"#, true),
        ] {
            assert_eq!(only(script).walled, walled, "{script}");
        }
    }

    #[test]
    fn deep_and_wide_scripts_do_no_harm() {
        assert_eq!(read(&"[".repeat(1_000_000)), (vec![], vec![]));
        assert_eq!(read(&format!("[{}0]", "0,".repeat(1_000_000))), (vec![], vec![]));
        assert_eq!(read(&format!("{}{{}}{}", r#"{"@graph":"#.repeat(5000), "}".repeat(5000))), (vec![], vec![]));
    }
}
