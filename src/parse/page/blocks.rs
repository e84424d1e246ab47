//! The lines of a page: its tree walked once, in order, and cut where blocks
//! begin and end. Each line knows the element it is the text of and the
//! containers around it.

use std::borrow::Cow;
use std::collections::HashMap;

use html5ever::ns;
use url::{Position, Url};

use super::hints::hints;
use super::tree::{Data, Id, Tree};
use crate::parse::markup::{Container, Element, Hints, Tag};
use crate::parse::{Line, Link};
use crate::text::code::untabbed;
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
const MOST_LINES: usize = 20_000;

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
        here: Here {
            container: 0,
            element: Element::Plain,
            lists: 0,
            ordered: false,
            item: 0,
            table: false,
            keep: false,
        },
        line: Pending::default(),
        link: None,
        item_begins: false,
        last_item: None,
        cells: Cells::default(),
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
    /// The item of a list.
    item: Id,
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
#[derive(Clone, Copy)]
enum Leave {
    Block(Here),
    Inline { start: usize, hints: Hints },
    Link,
    Cell { wide: usize },
    Row,
}

/// A link that has begun; links hold no links.
struct OpenLink {
    /// Where it begins in the line.
    start: usize,
    url: Option<String>,
}

/// Where in a row of a table the walk is.
#[derive(Default)]
struct Cells {
    column: usize,
    /// For each column, how many more rows the cell above reaches down.
    below: Vec<usize>,
}

/// How far cells may reach, and the columns of which that is remembered.
const WIDEST: usize = 50;
const HIGHEST: usize = 1000;
const MOST_COLUMNS: usize = 500;

/// The paragraphs of an item are one line up to so many bytes; the text of
/// longer ones is not run together.
const LONGEST_ITEM: usize = 400;

struct Reader<'a> {
    tree: &'a Tree,
    base: Option<&'a Url>,
    out: Blocks,
    here: Here,
    line: Pending,
    link: Option<OpenLink>,
    item_begins: bool,
    /// The item that the last line is of.
    last_item: Option<Id>,
    cells: Cells,
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
            "td" | "th" if self.here.table => return Some(self.enter_cell(id)),
            "tr" if self.here.table => {
                self.flush();
                self.cells.column = 0;
                return Some(Leave::Row);
            }
            _ => {}
        }
        if self.here.table && !matches!(name, "table" | "caption") || !is_block(name) {
            return Some(self.enter_inline(id, name));
        }
        Some(self.enter_block(id, name))
    }

    fn enter_inline(&mut self, id: Id, name: &str) -> Leave {
        if name == "a" {
            let url = self.tree.attribute(id, "href").and_then(|href| address(href, self.base));
            self.link = Some(OpenLink { start: self.line.text.len(), url });
            return Leave::Link;
        }
        if is_block(name) {
            // A paragraph in a cell of a table.
            self.line.space = true;
        }
        if name == "sup" && self.line.text.ends_with(|c: char| c.is_ascii_digit()) && !self.line.space {
            // A power is no digit more.
            self.line.text.push('^');
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
                self.here.item = id;
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
                self.here.table = false;
                Element::Caption
            }
            "table" => {
                self.here.table = !before.table && is_table_of_facts(self.tree, id);
                self.cells = Cells::default();
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
            Leave::Link => {
                self.end_link();
                self.link = None;
            }
            Leave::Cell { wide } => {
                for _ in 1..wide {
                    self.next_cell();
                }
            }
            Leave::Row => {
                self.fill_cells();
                self.flush();
            }
        }
    }

    /// Goes into a cell, past those that reach down from the rows above.
    fn enter_cell(&mut self, id: Id) -> Leave {
        let span = |name| self.tree.attribute(id, name).and_then(|n| n.trim().parse().ok()).unwrap_or(1);
        let (wide, high) = (usize::clamp(span("colspan"), 1, WIDEST), usize::clamp(span("rowspan"), 1, HIGHEST));
        self.fill_cells();
        let first = self.cells.column;
        self.next_cell();
        let last = (first + wide).min(MOST_COLUMNS);
        if self.cells.below.len() < last {
            self.cells.below.resize(last, 0);
        }
        for below in self.cells.below.iter_mut().take(last).skip(first) {
            *below = high - 1;
        }
        Leave::Cell { wide }
    }

    /// Leaves the cells empty that reach down from the rows above.
    fn fill_cells(&mut self) {
        while let Some(below) = self.cells.below.get_mut(self.cells.column).filter(|below| **below > 0) {
            *below -= 1;
            self.next_cell();
        }
    }

    fn next_cell(&mut self) {
        if self.cells.column > 0 {
            self.line.text.push('\t');
        }
        self.line.space = false;
        self.cells.column += 1;
    }

    /// Notes what the line holds of the link that is open.
    fn end_link(&mut self) {
        let Some(OpenLink { start, url }) = &self.link else { return };
        let (start, end) = (*start, self.line.text.len());
        let start = start + usize::from(self.line.text.get(start..).is_some_and(|words| words.starts_with(' ')));
        if end > start {
            self.line.linked += end - start;
            self.line.links.extend(url.clone().map(|url| (start, end, url)));
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
        // A link may hold several blocks; the rest of it is in the next line.
        self.end_link();
        if let Some(link) = &mut self.link {
            link.start = 0;
        }
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
        let links: Vec<Link> = links.into_iter().filter_map(|(start, end, url)| link(&text, start, end, url)).collect();
        let text = match element {
            Element::Code => sanitize(&untabbed(&text, &mut 0)).trim_matches('\n').to_owned(),
            Element::Row => text.split('\t').map(|cell| one_line(cell.to_owned())).collect::<Vec<_>>().join("\t"),
            _ => one_line(text),
        };
        let goes_on = self.out.lines.len() >= MOST_LINES || self.goes_on(element, &text);
        if let Some(last) = self.out.lines.last_mut().filter(|_| goes_on) {
            // An item may have several paragraphs, a page too many lines.
            last.text.push(' ');
            let from = last.text.len();
            last.text.push_str(&text);
            last.linked += linked;
            last.links.extend(links.into_iter().map(|link| Link { at: from + link.at, ..link }));
            return;
        }
        self.last_item = matches!(element, Element::Item { .. }).then_some(self.here.item);
        self.out.lines.push(Line {
            links,
            text,
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

    /// Whether a text is the rest of the item that the last line is of.
    fn goes_on(&self, element: Element, text: &str) -> bool {
        let last = self.out.lines.last().map_or(0, |last| last.text.len());
        matches!(element, Element::Item { first: false, .. })
            && self.last_item == Some(self.here.item)
            && last + text.len() <= LONGEST_ITEM
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

/// A link as the line holds it, its text made safe.
fn link(text: &str, start: usize, end: usize, url: String) -> Option<Link> {
    let words = sanitize(text.get(start..end)?).trim().to_owned();
    let at = sanitize(text.get(..start)?).len();
    (!words.is_empty()).then_some(Link { at, words, url })
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
    use crate::parse::page::tree;

    fn lines(page: &str) -> Vec<Line> {
        blocks(&tree::parse(page).expect("a tree"), None).lines
    }

    fn check(page: &str, wanted: &[&str]) {
        assert_eq!(lines(page).iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), wanted, "{page}");
    }

    #[test]
    fn blocks_break_lines_and_words_stay_whole() {
        check("<p>One <b>t</b>wo\n three<p>four<br>five<br><br>six", &["One two three", "four", "five", "six"]);
        check("<h1>Fog <br> again</h1>tide", &["Fog again", "tide"]);
        check("<script>a</script>x<style>b</style>y<select><option>c</select>", &["xy"]);
        check("<p><br></p>&nbsp;<p> </p>", &[]);
    }

    #[test]
    fn a_link_around_blocks_is_in_each_of_their_lines() {
        let page = "<a href='https://example.org/a'><h3>Ünder fog</h3><p>The tide.</p></a> after";
        let linked: Vec<(usize, usize)> = lines(page).iter().map(|line| (line.linked, line.text.len())).collect();
        assert_eq!(linked, [(10, 10), (9, 9), (0, 5)]);
        assert_eq!(
            lines(page)[1].links,
            [Link { at: 0, words: "The tide.".to_owned(), url: "https://example.org/a".to_owned() }]
        );
    }

    #[test]
    fn layout_tables_are_no_tables() {
        check("<table><tr><td><p>One sentence.</p><p>Another.</p></td></tr></table>", &["One sentence.", "Another."]);
        check("<table><tr><td>a<td>1<tr><td>b<td>2</table>", &["a\t1", "b\t2"]);
    }

    #[test]
    fn cells_stand_below_their_heads() {
        let rows = "<tr><td rowspan=2>x<td>1<td>2<tr><td>3<td>4<tr><td><td colspan=2>wide<tr><td>y<td>5<td>6";
        check(
            &format!("<table><caption>Ships</caption>{rows}</table>"),
            &["Ships", "x\t1\t2", "\t3\t4", "\twide\t", "y\t5\t6"],
        );
    }

    #[test]
    fn the_paragraphs_of_an_item_are_one_line() {
        let found = lines(
            "<ol><li><p>One.</p><p>More <a href=https://example.org/>of it</a>.</p><ul><li>deep</ul><li>Two</ol>",
        );
        let texts: Vec<&str> = found.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["One. More of it.", "deep", "Two"]);
        assert_eq!(found[0].links[0].at, 10);
    }

    #[test]
    fn a_power_is_no_digit_more() {
        check("<p>10<sup>6</sup> tons and x<sup>2</sup>", &["10^6 tons and x2"]);
    }

    #[test]
    fn preformatted_text_keeps_its_lines() {
        check("<pre>\n  a\n\n b</pre>", &["  a\n\n b"]);
        check("<pre>a\n\tb\n  \tc</pre>", &["a\n    b\n    c"]);
    }

    proptest! {
        #[test]
        fn any_page_is_read(page in "(<(/?)(a|p|div|li|ul|td|tr|table|h1|pre|br|span|blockquote)( href=/é)?>|é|日| |\n|x|&amp;){0,80}") {
            if let Some(tree) = tree::parse(&page) {
                for line in blocks(&tree, None).lines {
                    prop_assert!(!line.text.trim().is_empty());
                }
            }
        }

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
