//! Works described by attributes of elements: microdata (`itemprop`) and `RDFa`
//! (`property`) with the words of schema.org.

use super::head::words;
use super::stamp::stamp;
use super::work::{Rank, Work, rank};
use crate::model::Stamp;
use crate::parse::page::tree::{Id, ROOT, Tree};

/// Names that are taken of one work.
const MOST_NAMES: usize = 20;

/// The works among `items`, and the sections of the trail of breadcrumbs.
/// What stands in no item is about the page.
pub(super) fn works(tree: &Tree, items: &[Id]) -> (Vec<Work>, Vec<String>) {
    let mut works: Vec<Work> =
        items.iter().filter_map(|id| Some(work(tree, *id, kinds(tree, *id).filter_map(rank).max()?))).collect();
    works.push(work(tree, ROOT, Rank::Page));
    let trail = items.iter().find(|id| kinds(tree, **id).any(|kind| kind.ends_with("BreadcrumbList")));
    (works, trail.map(|id| crumbs(tree, *id)).unwrap_or_default())
}

fn kinds(tree: &Tree, id: Id) -> impl Iterator<Item = &str> {
    let kinds = tree.attribute(id, "itemtype").or_else(|| tree.attribute(id, "typeof")).unwrap_or("");
    kinds.split_whitespace()
}

/// What the properties of an item say.
fn work(tree: &Tree, item: Id, rank: Rank) -> Work {
    let mut work = Work { rank, ..Work::default() };
    let (mut headlines, mut dates) = (Vec::new(), Vec::new());
    within(tree, item, |id, property| match property {
        "headline" if headlines.len() < MOST_NAMES => headlines.extend(value(tree, id)),
        "author" | "creator" if work.authors.len() < MOST_NAMES => work.authors.extend(name(tree, id)),
        "publisher" if work.publisher.is_none() => work.publisher = name(tree, id),
        "datePublished" if dates.len() < MOST_NAMES => dates.extend(date(tree, id)),
        "dateModified" if work.updated.is_none() => work.updated = date(tree, id),
        "articleSection" if work.section.len() < MOST_NAMES => work.section.extend(value(tree, id)),
        "inLanguage" if work.language.is_none() => work.language = value(tree, id),
        "url" | "mainEntityOfPage" if work.addresses.len() < MOST_NAMES => work.addresses.extend(link(tree, id)),
        "isAccessibleForFree" => work.walled = value(tree, id).is_some_and(|free| free.eq_ignore_ascii_case("false")),
        _ => {}
    });
    let differ =
        headlines.iter().any(|h| Some(h) != headlines.first()) || dates.iter().any(|d| Some(d) != dates.first());
    if item == ROOT && differ {
        // What stands in no item may be anybody's: this is a list.
        return Work::default();
    }
    work.headline = headlines.into_iter().next();
    work.published = dates.into_iter().next();
    work
}

/// Calls `each` for every property of an item, not for those of items in it.
fn within<'a>(tree: &'a Tree, item: Id, mut each: impl FnMut(Id, &'a str)) {
    let mut next = tree.first_child(item);
    while let Some(id) = next {
        let (names, is_item) = stated(tree, id);
        for name in names.split_whitespace() {
            each(id, name.strip_prefix("schema:").unwrap_or(name));
        }
        let below = if is_item { None } else { tree.first_child(id) };
        next = below.or_else(|| after(tree, id, item));
    }
}

/// The node after `id` that is neither below it nor outside of `top`.
fn after(tree: &Tree, mut id: Id, top: Id) -> Option<Id> {
    while id != top {
        if let Some(next) = tree.next_sibling(id) {
            return Some(next);
        }
        id = tree.parent(id)?;
    }
    None
}

fn is_item(tree: &Tree, id: Id) -> bool {
    stated(tree, id).1
}

/// The names of the properties that an element states, and whether it is an
/// item of its own.
fn stated(tree: &Tree, id: Id) -> (&str, bool) {
    let (mut itemprop, mut property, mut is_item) = (None, None, false);
    for attribute in tree.attributes(id) {
        match &*attribute.name.local {
            "itemprop" => itemprop = itemprop.or(Some(&*attribute.value)),
            "property" => property = property.or(Some(&*attribute.value)),
            "itemscope" | "itemtype" | "typeof" => is_item = true,
            _ => {}
        }
    }
    (itemprop.or(property).unwrap_or(""), is_item)
}

/// What an element states: its attribute for programs, or else its words.
fn value(tree: &Tree, id: Id) -> Option<String> {
    let value = tree.attribute(id, "content").map_or_else(|| words(tree, id), str::to_owned);
    Some(value).filter(|value| !value.trim().is_empty())
}

fn date(tree: &Tree, id: Id) -> Option<Stamp> {
    let exact = tree.attribute(id, "content").or_else(|| tree.attribute(id, "datetime")).and_then(stamp);
    exact.or_else(|| stamp(&value(tree, id)?))
}

fn link(tree: &Tree, id: Id) -> Option<String> {
    let names = ["href", "itemid", "content"];
    names.iter().find_map(|name| tree.attribute(id, name)).filter(|href| !href.trim().is_empty()).map(str::to_owned)
}

/// The name of a person or an organisation: stated by the element, or by the
/// item that it is.
fn name(tree: &Tree, id: Id) -> Option<String> {
    if !is_item(tree, id) {
        return value(tree, id);
    }
    let mut found = None;
    within(tree, id, |id, property| {
        if property == "name" && found.is_none() {
            found = value(tree, id);
        }
    });
    found
}

/// The names of a trail of breadcrumbs, as far as they stand in items of their
/// own.
fn crumbs(tree: &Tree, list: Id) -> Vec<String> {
    let mut found = Vec::new();
    within(tree, list, |id, property| {
        if property == "itemListElement" && found.len() < MOST_NAMES {
            let words = name(tree, id).or_else(|| value(tree, id));
            found.extend(words);
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::page::metadata::head::Head;
    use crate::parse::page::tree;

    fn read(page: &str) -> (Vec<Work>, Vec<String>) {
        let tree = tree::parse(page).expect("a tree");
        works(&tree, &Head::of(&tree).items)
    }

    #[test]
    fn an_item_states_its_fields_and_no_others() {
        let (works, _) = read(
            "<article itemscope itemtype='https://schema.org/NewsArticle'>
             <h1 itemprop='headline name'>Ferry <i>aground</i></h1>
             <span itemprop=author itemscope itemtype='http://schema.org/Person'>By <b itemprop=name>Ann Lee</b></span>
             <time itemprop=datePublished datetime=2024-03-14>today</time>
             <a itemprop=mainEntityOfPage href='/a'>link</a>
             <div itemscope itemtype='http://schema.org/Article'><b itemprop=headline>Teaser</b></div></article>",
        );
        assert_eq!(works.len(), 3);
        let work = &works[0];
        assert_eq!((work.headline.as_deref(), work.authors.join("")), (Some("Ferry aground"), "Ann Lee".into()));
        assert_eq!(work.published.as_ref().map(Stamp::as_str), Some("2024-03-14"));
        assert_eq!(work.addresses, ["/a"]);
        assert_eq!(works[1].headline.as_deref(), Some("Teaser"));
    }

    #[test]
    fn rdfa_is_read_too() {
        let (works, _) = read(
            "<div typeof=schema:Article><b property=schema:headline>Ferry</b><meta property=datePublished content=2024></div>",
        );
        assert_eq!(works[0].headline.as_deref(), Some("Ferry"));
        assert_eq!(works[0].published.as_ref().map(Stamp::as_str), Some("2024"));
    }

    #[test]
    fn properties_of_no_item_count_if_they_agree() {
        let one = "<meta itemprop=datePublished content=2024-03-14><h1 itemprop=headline>Ferry</h1>";
        let found = |page: &str| read(page).0.pop().and_then(|work| work.headline);
        assert_eq!(found(one).as_deref(), Some("Ferry"));
        assert_eq!(found(&format!("{one}<h2 itemprop=headline>Other</h2>")), None);
    }

    #[test]
    fn breadcrumbs_are_sections() {
        let crumb = |name: &str| {
            format!(
                "<li itemprop=itemListElement itemscope itemtype='https://schema.org/ListItem'><a itemprop=item><b itemprop=name>{name}</b></a></li>"
            )
        };
        let list = format!(
            "<ol itemscope itemtype='https://schema.org/BreadcrumbList'>{}{}</ol>",
            crumb("Home"),
            crumb("Sea")
        );
        assert_eq!(read(&list).1, ["Home", "Sea"]);
    }
}
