//! The lines of a page: its tree walked once, in order, and cut where blocks
//! begin and end. Each line knows the element it is the text of and the
//! containers around it.

use std::borrow::Cow;
use std::collections::HashMap;

use html5ever::ns;
use url::{Position, Url};

use super::hints::hints;
use super::tree::{Data, Id, Tree};
use crate::parse::Line;
use crate::parse::markup::{Container, Element, Hints, Tag};
use crate::text::safe::sanitize;

/// Whether an element is one whose content nobody reads.
fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "noscript"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "embed"
            | "canvas"
            | "audio"
            | "video"
            | "select"
            | "textarea"
            | "datalist"
            | "head"
            | "title"
            | "map"
            | "rp"
            | "rt"
            | "progress"
            | "meter"
    )
}

/// A page of more lines keeps the words of the rest in the last one.
const MOST_LINES: usize = 50_000;

/// The lines of a page and the containers they stand in.
pub(crate) struct Blocks {
    pub(crate) lines: Vec<Line>,
    pub(crate) containers: Vec<Container>,
}

/// Reads the lines of a tree; relative addresses are resolved against `base`.
pub(crate) fn blocks(tree: &Tree, base: Option<&Url>) -> Blocks {
    let root = Container { parent: 0, tag: Tag::Other, hints: Hints::NONE };
    let mut reader = Reader {
        tree,
        base,
        out: Blocks { lines: Vec::new(), containers: vec![root] },
        here: Here { container: 0, element: Element::Plain, lists: 0, ordered: false, table: false, keep: false },
        line: Pending::default(),
        item_begins: false,
        breaks: 0,
        known: HashMap::new(),
    };
    reader.read();
    reader.out
}

/// What the elements around say.
#[derive(Clone, Copy)]
struct Here {
    container: u32,
    element: Element,
    lists: u8,
    ordered: bool,
    /// Whether in a table of facts, whose cells make rows.
    table: bool,
    /// Whether white space is kept.
    keep: bool,
}

/// The line that is being read.
#[derive(Default)]
struct Pending {
    text: String,
    links: Vec<(usize, usize, String)>,
    linked: usize,
    /// Inline elements that began with the line: what they hint at and where
    /// they ended.
    inline: Vec<(Hints, usize)>,
    /// Where the first word stands in the source.
    number: usize,
    space: bool,
}

/// What is to be done when the walk leaves an element.
enum Leave {
    Block(Here),
    Inline { start: usize, hints: Hints },
    Link { start: usize, url: Option<String> },
    Cell,
    Row,
}

struct Reader<'a> {
    tree: &'a Tree,
    base: Option<&'a Url>,
    out: Blocks,
    here: Here,
    line: Pending,
    item_begins: bool,
    /// Blank lines made by `br` since the last words.
    breaks: usize,
    /// What names hint at: a page has the same ones again and again.
    known: HashMap<&'a str, Hints>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut open: Vec<(Id, Leave)> = Vec::new();
        let mut next = self.tree.first_child(super::tree::ROOT);
        while let Some(id) = next {
            let below = match self.tree.data(id) {
                Data::Text(words) => {
                    self.words(words, self.tree.line(id));
                    None
                }
                Data::Element { name, .. } if name.ns == ns!(html) => match self.enter(id, &name.local) {
                    Some(leave) => {
                        let child = self.tree.first_child(id);
                        if child.is_some() {
                            open.push((id, leave));
                        } else {
                            self.leave(leave);
                        }
                        child
                    }
                    None => None,
                },
                _ => None,
            };
            next = below;
            let mut done = id;
            while next.is_none() {
                next = self.tree.next_sibling(done);
                if next.is_none() {
                    let Some((parent, leave)) = open.pop() else { break };
                    self.leave(leave);
                    done = parent;
                }
            }
        }
        self.flush();
    }

    /// Goes into an element; `None` where its content is nothing to read.
    fn enter(&mut self, id: Id, name: &str) -> Option<Leave> {
        if is_dropped(name) {
            return None;
        }
        match name {
            "br" => {
                self.line_break();
                return None;
            }
            "hr" => {
                self.flush();
                return None;
            }
            "img" | "input" | "wbr" | "source" | "track" | "col" | "meta" | "link" => return None,
            "td" | "th" if self.here.table => {
                if !self.line.text.is_empty() || self.line.space {
                    self.line.text.push('\t');
                    self.line.space = false;
                }
                return Some(Leave::Cell);
            }
            "tr" if self.here.table => {
                self.flush();
                return Some(Leave::Row);
            }
            _ => {}
        }
        if self.here.table && name != "table" || !is_block(name) {
            return Some(self.enter_inline(id, name));
        }
        Some(self.enter_block(id, name))
    }

    fn enter_inline(&mut self, id: Id, name: &str) -> Leave {
        if name == "a" {
            let url = self.tree.attribute(id, "href").and_then(|href| address(href, self.base));
            return Leave::Link { start: self.line.text.len(), url };
        }
        if is_block(name) {
            // A paragraph in a cell of a table.
            self.line.space = true;
        }
        let hints = match name {
            "span" | "button" | "label" | "cite" | "small" | "time" => self.hints(id, name),
            _ => Hints::NONE,
        };
        Leave::Inline { start: self.line.text.len(), hints }
    }

    fn enter_block(&mut self, id: Id, name: &str) -> Leave {
        self.flush();
        let before = self.here;
        let (tag, mut hints) = (tag(name), self.hints(id, name));
        let element = match name {
            "p" => match before.element {
                // Paragraphs of an item or a quotation are lines of it.
                inner @ (Element::Item { .. } | Element::Quote | Element::Caption) => inner,
                _ => Element::Paragraph,
            },
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                Element::Heading(name.bytes().last().map_or(1, |digit| digit - b'0'))
            }
            "li" | "dt" | "dd" => {
                self.item_begins = true;
                Element::Item { ordered: before.ordered, depth: before.lists.saturating_sub(1), first: true }
            }
            "ul" | "ol" | "dl" | "menu" => {
                self.here.lists = before.lists.saturating_add(1);
                self.here.ordered = name == "ol";
                Element::Plain
            }
            "blockquote" => Element::Quote,
            "pre" | "listing" | "xmp" => {
                self.here.keep = true;
                Element::Code
            }
            "figcaption" | "caption" => {
                hints |= Hints::CAPTION;
                Element::Caption
            }
            "table" => {
                self.here.table = !before.table && is_table_of_facts(self.tree, id);
                if self.here.table { Element::Row } else { Element::Plain }
            }
            _ => before.element,
        };
        self.here.element = element;
        let containers = &mut self.out.containers;
        self.here.container = u32::try_from(containers.len()).unwrap_or(0);
        containers.push(Container { parent: before.container, tag, hints });
        Leave::Block(before)
    }

    fn leave(&mut self, leave: Leave) {
        match leave {
            Leave::Block(before) => {
                self.flush();
                self.here = before;
            }
            Leave::Inline { start, hints } => {
                if start == 0 && hints != Hints::NONE {
                    self.line.inline.push((hints, self.line.text.len()));
                }
            }
            Leave::Link { start, url } => {
                let end = self.line.text.len();
                let start = start + usize::from(self.line.text[start.min(end)..].starts_with(' '));
                if end > start {
                    self.line.linked += end - start;
                    if let Some(url) = url {
                        self.line.links.push((start, end, url));
                    }
                }
            }
            Leave::Cell => {}
            Leave::Row => self.flush(),
        }
    }

    fn words(&mut self, raw: &str, number: usize) {
        if self.here.keep {
            if self.line.text.is_empty() {
                self.line.number = number;
            }
            self.line.text.push_str(raw);
            return;
        }
        let mut rest = raw;
        loop {
            let trimmed = rest.trim_start_matches(is_space);
            self.line.space |= trimmed.len() < rest.len();
            if trimmed.is_empty() {
                return;
            }
            let end = trimmed.find(is_space).unwrap_or(trimmed.len());
            if self.line.text.is_empty() {
                self.line.number = number;
            } else if self.line.space && !self.line.text.ends_with('\t') {
                self.line.text.push(' ');
            }
            self.line.space = false;
            self.line.text.push_str(&trimmed[..end]);
            rest = &trimmed[end..];
        }
    }

    fn line_break(&mut self) {
        match self.here.element {
            Element::Code => self.line.text.push('\n'),
            Element::Heading(_) | Element::Caption | Element::Row => self.line.space = true,
            _ => {
                let blank = self.line.text.is_empty();
                self.flush();
                self.breaks += usize::from(blank);
            }
        }
    }

    fn flush(&mut self) {
        let Pending { text, links, linked, inline, number, .. } = std::mem::take(&mut self.line);
        if text.trim().is_empty() {
            return;
        }
        // What holds the whole line speaks for the line.
        let whole = inline.iter().filter(|(_, end)| *end == text.len());
        let hints = whole.fold(Hints::NONE, |all, (hints, _)| all | *hints);
        let element = match self.here.element {
            Element::Item { ordered, depth, .. } => {
                Element::Item { ordered, depth, first: std::mem::take(&mut self.item_begins) }
            }
            element => element,
        };
        let links =
            links.iter().filter_map(|(a, b, url)| Some((sanitize(text.get(*a..*b)?).trim().to_owned(), url.clone())));
        if self.out.lines.len() >= MOST_LINES {
            if let Some(last) = self.out.lines.last_mut() {
                last.text.push(' ');
                last.text.push_str(&one_line(text));
            }
            return;
        }
        self.out.lines.push(Line {
            links: links.filter(|(words, _)| !words.is_empty()).collect(),
            text: match element {
                Element::Code => sanitize(&text).trim_matches('\n').to_owned(),
                Element::Row => text.split('\t').map(|cell| one_line(cell.to_owned())).collect::<Vec<_>>().join("\t"),
                _ => one_line(text),
            },
            number,
            blank_before: std::mem::take(&mut self.breaks),
            indent: 0,
            linked,
            address: None,
            element,
            container: self.here.container,
            hints,
        });
    }

    /// What the names of an element hint at.
    fn hints(&mut self, id: Id, name: &str) -> Hints {
        let tree = self.tree;
        let mut found = match name {
            "nav" | "menu" => Hints::NAVIGATION,
            "aside" => Hints::SIDE,
            "footer" => Hints::FOOT,
            "header" => Hints::HEAD,
            "button" => Hints::BUTTON,
            "time" => Hints::FACTS,
            _ => Hints::NONE,
        };
        for attribute in tree.attributes(id) {
            let value = &*attribute.value;
            match &*attribute.name.local {
                "class" | "id" | "role" | "itemprop" | "property" | "data-component" | "data-testid" => {
                    found |= *self.known.entry(value).or_insert_with(|| hints(value));
                }
                "hidden" => found |= Hints::HIDDEN,
                "aria-hidden" if value == "true" => found |= Hints::HIDDEN,
                "style" if hides(value) => found |= Hints::HIDDEN,
                _ => {}
            }
        }
        found
    }
}

/// Whether a style says that an element is not shown.
fn hides(style: &str) -> bool {
    let folded: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    folded.contains("display:none") || folded.contains("visibility:hidden")
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// The text without what a terminal would obey; line feeds in it are spaces.
fn one_line(text: String) -> String {
    let safe = match sanitize(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(safe) => safe,
    };
    if safe.contains('\n') { safe.replace('\n', " ") } else { safe }
}

/// An address that may be opened.
fn address(href: &str, base: Option<&Url>) -> Option<String> {
    let href = href.trim();
    if is_plain(href) {
        return Some(href.to_owned());
    }
    let url = match base {
        Some(base) if is_plain_path(href) && is_web(base) => {
            return Some(format!("{}{href}", &base[..Position::BeforePath]));
        }
        Some(base) => base.join(href).ok()?,
        None => Url::parse(href).ok()?,
    };
    (is_web(&url) || url.scheme() == "mailto").then(|| url.into())
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// Whether an address is written as it would be once it was parsed, which
/// most are: small letters only in its host, and a plain path.
fn is_plain(href: &str) -> bool {
    let after = href.strip_prefix("https://").or_else(|| href.strip_prefix("http://"));
    let Some((host, path)) = after.and_then(|after| Some(after.split_at(after.find('/')?))) else { return false };
    host.split('.').all(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_lowercase()))
        && is_plain_path(path)
}

/// Whether a path has nothing to encode and no dots to follow.
fn is_plain_path(path: &str) -> bool {
    let usual = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.' | b'=' | b'&' | b'?' | b'#');
    path.starts_with('/') && !path.starts_with("//") && !path.contains("/.") && path.bytes().all(usual)
}

fn is_block(name: &str) -> bool {
    !matches!(tag(name), Tag::Other)
        || matches!(name, "div" | "center" | "details" | "hgroup" | "body" | "html" | "dialog" | "search")
}

fn tag(name: &str) -> Tag {
    match name {
        "article" => Tag::Article,
        "main" => Tag::Main,
        "section" => Tag::Section,
        "aside" => Tag::Aside,
        "nav" => Tag::Nav,
        "header" => Tag::Header,
        "footer" => Tag::Footer,
        "form" | "fieldset" | "legend" => Tag::Form,
        "figure" => Tag::Figure,
        "ul" | "ol" | "dl" | "menu" => Tag::List,
        "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "colgroup" => Tag::Table,
        "blockquote" => Tag::Quote,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "dt" | "dd" | "pre" | "listing" | "xmp" | "address"
        | "figcaption" | "caption" | "summary" => Tag::Text,
        _ => Tag::Other,
    }
}

/// Whether a table holds facts in rows, rather than laying out a page: at
/// least two rows of two cells, nothing large in them, no table inside.
fn is_table_of_facts(tree: &Tree, table: Id) -> bool {
    let (mut rows, mut cells, mut blocks, mut bytes) = (0, 0, 0, 0);
    for id in tree.walk(table).skip(1) {
        match tree.data(id) {
            Data::Text(text) => bytes += text.trim().len(),
            Data::Element { .. } => match tree.name(id) {
                "table" | "form" | "h1" | "h2" | "article" | "section" | "figure" => return false,
                "tr" => rows += 1,
                "td" | "th" => cells += 1,
                "p" | "div" | "li" | "blockquote" | "h3" | "h4" => blocks += 1,
                _ => {}
            },
            _ => {}
        }
    }
    rows >= 2 && cells >= 2 * rows && blocks <= cells && bytes <= cells * 120
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn addresses_are_what_parsing_makes_of_them(
            href in "(https?://[a-z1.-]{0,6})?/?[a-zA-Z./?#=&%é:@ -]{0,12}",
            base in "https?://[a-z]{1,3}(:81)?/[a-z/]{0,4}",
        ) {
            let base = Url::parse(&base).ok();
            let joined = base.as_ref().and_then(|base| base.join(href.trim()).ok());
            let wanted = joined.filter(|url| is_web(url) || url.scheme() == "mailto").map(String::from);
            prop_assert_eq!(address(&href, base.as_ref()), wanted);
        }
    }
}
