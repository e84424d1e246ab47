//! One walk over a page that notes what may speak about it.

use std::collections::HashMap;

use super::keys::Keys;
use crate::parse::page::tree::{Data, Id, ROOT, Tree};

/// Scripts beyond this many bytes together are not read.
const MOST_SCRIPT: usize = 4 << 20;
/// Of each kind of element, how many are looked at.
const MOST: usize = 32;
/// Of `meta` elements, and of elements that are something of schema.org's.
const MOST_METAS: usize = 1000;
/// Nodes and bytes of an element that is a name, a title or a date.
const MOST_NODES: usize = 200;
const MOST_WORDS: usize = 1000;

/// What stands in the head of a page, and in its body as if it did.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The contents of `meta` elements by name, see [`key`].
    metas: HashMap<String, Vec<String>>,
    /// The address that the page links as its own.
    pub(super) canonical: Option<String>,
    /// What addresses are relative to.
    pub(super) base: Option<String>,
    /// The language of the page.
    pub(super) language: Option<String>,
    /// The words of the `title` element.
    pub(super) title: Option<String>,
    /// The headings of the first rank.
    pub(super) headings: Vec<String>,
    /// The contents of scripts that are JSON-LD.
    pub(super) scripts: Vec<String>,
    /// Elements that begin something of schema.org's.
    pub(super) items: Vec<Id>,
    /// The date of a `time` element that is when the article was published.
    pub(super) published: Option<String>,
    /// The same for when it was changed.
    pub(super) updated: Option<String>,
}

impl Head {
    /// What the page of `tree` says.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut head = Self::default();
        let (mut times, mut first_heading) = (Vec::new(), None);
        let mut metas = 0;
        for id in tree.walk(ROOT) {
            match tree.name(id) {
                "meta" if metas < MOST_METAS => {
                    metas += 1;
                    head.meta(tree, id);
                }
                "link" => head.link(tree, id),
                "base" if head.base.is_none() => head.base = owned(tree.attribute(id, "href")),
                "html" => head.language = owned(tree.attribute(id, "lang").or(tree.attribute(id, "xml:lang"))),
                "title" if head.title.is_none() && tree.parent(id).is_none_or(|above| tree.name(above) != "svg") => {
                    head.title = owned(Some(&words(tree, id)));
                }
                "h1" if head.headings.len() < MOST => {
                    first_heading = first_heading.or(Some(id));
                    head.headings.extend(owned(Some(&words(tree, id))));
                }
                "script" => head.script(tree, id),
                "time" if times.len() < MOST => times.push(id),
                _ => {}
            }
            if head.items.len() < MOST_METAS && is_item(tree, id) {
                head.items.push(id);
            }
        }
        head.times(tree, &times, first_heading);
        head
    }

    /// The first value with one of these names, in the order of the names.
    pub(super) fn first(&self, keys: Keys) -> Option<&str> {
        self.all(keys).next()
    }

    /// All values with these names.
    pub(super) fn all(&self, keys: Keys) -> impl Iterator<Item = &str> {
        keys.iter().filter_map(|key| self.metas.get(*key)).flatten().map(String::as_str)
    }

    /// The first value with one of these names that can be read.
    pub(super) fn read<T>(&self, keys: Keys, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.all(keys).find_map(read)
    }

    /// All values of the first name under which they can be read.
    pub(super) fn read_all<T>(&self, keys: Keys, read: impl Fn(&[String]) -> Option<T>) -> Option<T> {
        keys.iter().filter_map(|key| self.metas.get(*key)).find_map(|values| read(values))
    }

    fn meta(&mut self, tree: &Tree, id: Id) {
        let Some(value) = tree.attribute(id, "content").map(str::trim).filter(|value| !value.is_empty()) else {
            return;
        };
        for attribute in ["property", "name", "http-equiv"] {
            // One element may be several properties.
            for name in tree.attribute(id, attribute).unwrap_or("").split_whitespace().take(MOST) {
                self.metas.entry(key(name)).or_default().push(value.to_owned());
            }
        }
    }

    fn link(&mut self, tree: &Tree, id: Id) {
        let rel = tree.attribute(id, "rel").unwrap_or("");
        if self.canonical.is_none() && rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("canonical")) {
            self.canonical = owned(tree.attribute(id, "href"));
        }
    }

    fn script(&mut self, tree: &Tree, id: Id) {
        let kind = tree.attribute(id, "type").unwrap_or("").split(';').next().unwrap_or("");
        if !kind.trim().eq_ignore_ascii_case("application/ld+json") {
            return;
        }
        let taken: usize = self.scripts.iter().map(String::len).sum();
        let script = tree.text(id);
        if taken + script.len() <= MOST_SCRIPT && self.scripts.len() < MOST {
            self.scripts.push(script);
        }
    }

    /// Takes the dates of those `time` elements that are about the article:
    /// beside its heading, or else marked as the only date of publication.
    fn times(&mut self, tree: &Tree, times: &[Id], heading: Option<Id>) {
        let around_heading: Vec<Id> = heading.map(|id| above(tree, id).collect()).unwrap_or_default();
        let mut marked = Vec::new();
        for &id in times {
            let value = owned(tree.attribute(id, "datetime")).or_else(|| owned(Some(&words(tree, id))));
            let Some(value) = value.filter(|_| above(tree, id).all(|id| !is_beside(tree, id))) else { continue };
            let marks = format!("{} {}", attribute(tree, id, "class"), attribute(tree, id, "itemprop")).to_lowercase();
            let has = |names: &[&str]| names.iter().any(|name| marks.contains(name));
            let about = above(tree, id).find(|id| matches!(tree.name(*id), "article" | "header" | "main"));
            let is_near = about.is_some_and(|id| around_heading.contains(&id));
            match (has(&["updat", "modif"]), is_near) {
                (true, true) => self.updated = self.updated.take().or(Some(value)),
                (false, true) => self.published = self.published.take().or(Some(value)),
                (false, false) if has(&["publish", "entry-date"]) || tree.attribute(id, "pubdate").is_some() => {
                    marked.push(value);
                }
                _ => {}
            }
        }
        if marked.iter().all(|value| Some(value) == marked.first()) {
            self.published = self.published.take().or(marked.pop());
        }
    }
}

/// The name of a value as the tables know it: `article:published_time` and
/// `article.published-time` are `articlepublishedtime`.
fn key(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The words of a small element: as many as a title or a name may have.
pub(super) fn words(tree: &Tree, id: Id) -> String {
    let mut out = String::new();
    for below in tree.walk(id).take(MOST_NODES) {
        if let Data::Text(text) = tree.data(below) {
            out.extend(text.chars().take(MOST_WORDS.saturating_sub(out.len())));
        } else if tree.name(below) == "br" {
            out.push(' ');
        }
    }
    out
}

fn owned(value: Option<&str>) -> Option<String> {
    value.map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
}

fn attribute<'a>(tree: &'a Tree, id: Id, name: &str) -> &'a str {
    tree.attribute(id, name).unwrap_or("")
}

fn is_item(tree: &Tree, id: Id) -> bool {
    tree.attributes(id).iter().any(|attribute| matches!(&*attribute.name.local, "itemtype" | "typeof"))
}

/// What stands around a node, the nearest first.
fn above(tree: &Tree, id: Id) -> impl Iterator<Item = Id> {
    std::iter::successors(tree.parent(id), |id| tree.parent(*id))
}

/// Whether what stands in this element is beside the article: other articles,
/// comments, navigation.
fn is_beside(tree: &Tree, id: Id) -> bool {
    const MARKS: [&str; 12] = [
        "related",
        "comment",
        "sidebar",
        "teaser",
        "recommend",
        "latest",
        "popular",
        "trending",
        "more-",
        "widget",
        "carousel",
        "recirc",
    ];
    if matches!(tree.name(id), "aside" | "nav" | "footer" | "li") {
        return true;
    }
    if matches!(tree.name(id), "html" | "body" | "main" | "article") {
        return false;
    }
    let class: String = attribute(tree, id, "class").chars().take(300).collect::<String>().to_ascii_lowercase();
    MARKS.iter().any(|mark| class.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::page::tree;

    fn head(page: &str) -> Head {
        Head::of(&tree::parse(page).expect("a tree"))
    }

    #[test]
    fn names_are_the_same_in_every_spelling() {
        let head =
            head("<meta name='Pub_Date' content=' 2024 '><meta PROPERTY='x:y pub-date' content=2023><meta name=x>");
        assert_eq!(head.all(&["x", "pubdate"]).collect::<Vec<_>>(), ["2024", "2023"]);
        assert_eq!(head.first(&["other"]), None);
    }

    #[test]
    fn what_the_head_says_is_found_anywhere() {
        let head = head(
            "<html lang=en><base href='/b/'><svg><title>icon</title></svg><title> A\n b</title>
             <link rel='alternate CANONICAL' href=c><script type='Application/LD+JSON; charset=utf-8'>{}</script>
             <script>x</script><h1>One<br>two</h1>",
        );
        assert_eq!(head.title.as_deref(), Some("A\n b"));
        assert_eq!((head.base.as_deref(), head.canonical.as_deref()), (Some("/b/"), Some("c")));
        assert_eq!((head.scripts, head.headings), (vec!["{}".to_owned()], vec!["One two".to_owned()]));
        assert_eq!(head.language.as_deref(), Some("en"));
    }

    #[test]
    fn a_time_is_of_the_article_only_beside_its_heading() {
        let page = |body: &str| {
            let head = head(body);
            (head.published, head.updated)
        };
        let some = |value: &str| Some(value.to_owned());
        assert_eq!(
            page("<article><h1>A</h1><time class=updated datetime=2>x</time><time datetime=1>x</time></article>"),
            (some("1"), some("2"))
        );
        assert_eq!(page("<article><h1>A</h1></article><article><time datetime=1>x</time></article>"), (None, None));
        assert_eq!(page("<main><h1>A</h1><ul><li><time datetime=1>x</time></ul></main>"), (None, None));
        assert_eq!(page("<main><h1>A</h1><div class='Related-box'><time>1</time></div></main>"), (None, None));
        assert_eq!(page("<h1>A</h1><time datetime=1>x</time>"), (None, None));
        assert_eq!(page("<h1>A</h1><time pubdate datetime=1>x</time>"), (some("1"), None));
        assert_eq!(page("<h1>A</h1><time pubdate>1</time><time pubdate>2</time>"), (None, None));
    }
}
