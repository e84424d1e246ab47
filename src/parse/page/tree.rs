//! The tree of a page as browsers build it, within budgets: a page may be made
//! to need more memory or time than its size lets one expect, and such a page
//! is read as its bare text instead.
//!
//! Nodes lie in one list and know one another by number; nothing here calls
//! itself, so depth costs no stack. The budgets are counted, not timed, so that
//! the same page is read the same way on every machine.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName};

use super::attributes;

/// Elements nested deeper than this are not looked for.
const DEEPEST: u32 = 512;
/// Nodes a page may have, whatever its size.
const MOST_NODES: usize = 250_000;
/// Attributes of one tag: each is compared with all before it, and the sink
/// sees a tag only when it is whole.
const MOST_ATTRIBUTES: usize = 256;
/// How many bytes are given to the parser before the budgets are looked at. A
/// few bytes may open every formatting element again, of which the depth lets
/// there be few: within a piece the nodes can exceed their budget by some ten
/// thousand. (A node that stood for all beyond the budget would break what the
/// parser takes for granted, and it would panic.)
const PIECE: u32 = 1024;
/// Questions about open elements that a byte of the page may cost on top of
/// [`QUESTIONS`]: real pages need one to three.
const QUESTIONS_A_BYTE: u64 = 16;
const QUESTIONS: u64 = 1_000_000;

/// The number of a node in its tree.
pub(crate) type Id = u32;

/// The number of the document, parent of all.
pub(crate) const ROOT: Id = 0;
/// No node.
const NONE: Id = u32::MAX;

/// What a node is.
#[derive(Debug)]
pub(crate) enum Data {
    /// The document, or the contents of a template.
    Root,
    /// An element of HTML or of another namespace.
    Element { name: QualName, attributes: Vec<Attribute> },
    /// Words, and white space between elements.
    Text(StrTendril),
    /// A comment or an instruction.
    Other,
}

#[derive(Debug)]
struct Node {
    data: Data,
    depth: u32,
    line: u32,
    parent: Id,
    previous: Id,
    next: Id,
    first: Id,
    last: Id,
}

/// A page as a tree.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

/// The tree of a page; `None` where it goes beyond the budgets.
pub(crate) fn parse(page: &str) -> Option<Tree> {
    if attributes::are_too_many(page, MOST_ATTRIBUTES) {
        return None;
    }
    let sink = Sink::new(page.len());
    let mut parser = html5ever::parse_document(sink, ParseOpts::default());
    let page = StrTendril::from(page);
    let mut at = 0;
    while at < page.len32() {
        let mut end = (at + PIECE).min(page.len32());
        while !page.is_char_boundary(end as usize) {
            end += 1;
        }
        parser.process(page.subtendril(at, end - at));
        if parser.tokenizer.sink.sink.is_spent() {
            return None;
        }
        at = end;
    }
    parser.finish()
}

impl Tree {
    /// What a node is.
    pub(crate) fn data(&self, id: Id) -> &Data {
        self.nodes.get(id as usize).map_or(&Data::Other, |node| &node.data)
    }

    /// The line of the source where it begins, counted from 1.
    pub(crate) fn line(&self, id: Id) -> usize {
        self.nodes.get(id as usize).map_or(1, |node| node.line as usize)
    }

    /// The node around it.
    pub(crate) fn parent(&self, id: Id) -> Option<Id> {
        self.nodes.get(id as usize).map(|node| node.parent).filter(|id| *id != NONE)
    }

    /// Its first child.
    pub(crate) fn first_child(&self, id: Id) -> Option<Id> {
        self.nodes.get(id as usize).map(|node| node.first).filter(|id| *id != NONE)
    }

    /// The node after it below the same parent.
    pub(crate) fn next_sibling(&self, id: Id) -> Option<Id> {
        self.nodes.get(id as usize).map(|node| node.next).filter(|id| *id != NONE)
    }

    /// The name of an HTML element; `""` for everything else.
    pub(crate) fn name(&self, id: Id) -> &str {
        match self.data(id) {
            Data::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    /// The attributes of an element; none of anything else.
    pub(crate) fn attributes(&self, id: Id) -> &[Attribute] {
        match self.data(id) {
            Data::Element { attributes, .. } => attributes,
            _ => &[],
        }
    }

    /// An attribute of an element, by its name in lower case.
    pub(crate) fn attribute(&self, id: Id, wanted: &str) -> Option<&str> {
        let found = self.attributes(id).iter().find(|attribute| &*attribute.name.local == wanted);
        found.map(|attribute| &*attribute.value)
    }

    /// What the head of the page says that addresses are relative to.
    pub(crate) fn base(&self) -> Option<&str> {
        let mut head = self.walk(ROOT).take_while(|id| self.name(*id) != "body");
        head.find(|id| self.name(*id) == "base").and_then(|id| self.attribute(id, "href"))
    }

    /// The node and everything below it, in the order of the page.
    pub(crate) fn walk(&self, top: Id) -> Walk<'_> {
        Walk { tree: self, top, next: Some(top) }
    }

    /// The words of a node and everything below it, white space as it stands.
    pub(crate) fn text(&self, top: Id) -> String {
        let mut out = String::new();
        for id in self.walk(top) {
            if let Data::Text(text) = self.data(id) {
                out.push_str(text);
            }
        }
        out
    }
}

/// See [`Tree::walk`].
pub(crate) struct Walk<'a> {
    tree: &'a Tree,
    top: Id,
    next: Option<Id>,
}

impl Walk<'_> {
    /// The node after `id` that is not below it.
    fn after(&self, mut id: Id) -> Option<Id> {
        while id != self.top {
            if let Some(next) = self.tree.next_sibling(id) {
                return Some(next);
            }
            id = self.tree.parent(id)?;
        }
        None
    }
}

impl Iterator for Walk<'_> {
    type Item = Id;

    fn next(&mut self) -> Option<Id> {
        let here = self.next?;
        self.next = self.tree.first_child(here).or_else(|| self.after(here));
        Some(here)
    }
}

/// Takes what the parser builds.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    most: usize,
    questions: Cell<u64>,
    most_questions: u64,
    too_deep: Cell<bool>,
    line: Cell<u32>,
}

impl Sink {
    fn new(bytes: usize) -> Self {
        let node =
            |data| Node { data, depth: 0, line: 1, parent: NONE, previous: NONE, next: NONE, first: NONE, last: NONE };
        let mut nodes = Vec::with_capacity(bytes / 32 + 16);
        nodes.push(node(Data::Root));
        Self {
            nodes: RefCell::new(nodes),
            most: (bytes / 2 + 10_000).min(MOST_NODES),
            questions: Cell::new(0),
            most_questions: QUESTIONS + QUESTIONS_A_BYTE * bytes as u64,
            too_deep: Cell::new(false),
            line: Cell::new(1),
        }
    }

    fn is_spent(&self) -> bool {
        self.too_deep.get() || self.questions.get() > self.most_questions || self.nodes.borrow().len() >= self.most
    }

    fn add(&self, data: Data) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        let line = self.line.get();
        nodes.push(Node { data, depth: 0, line, parent: NONE, previous: NONE, next: NONE, first: NONE, last: NONE });
        // The budget is far below four thousand million.
        (nodes.len() - 1) as Id
    }

    /// Puts a node or words between `previous` and `next`, children of `parent`.
    fn insert(&self, parent: Id, previous: Id, next: Id, child: NodeOrText<Id>) {
        let child = match child {
            NodeOrText::AppendNode(child) => child,
            NodeOrText::AppendText(words) => {
                let mut nodes = self.nodes.borrow_mut();
                if let Some(Node { data: Data::Text(text), .. }) = nodes.get_mut(previous as usize) {
                    text.push_tendril(&words);
                    return;
                }
                drop(nodes);
                self.add(Data::Text(words))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent as usize].depth + 1;
        if depth > DEEPEST {
            self.too_deep.set(true);
        }
        let node = &mut nodes[child as usize];
        (node.parent, node.previous, node.next, node.depth) = (parent, previous, next, depth);
        join(&mut nodes, parent, (previous, child), (child, next));
    }

    fn detach(&self, id: Id) {
        let mut nodes = self.nodes.borrow_mut();
        let node = &mut nodes[id as usize];
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
        if parent == NONE {
            return;
        }
        join(&mut nodes, parent, (previous, next), (previous, next));
    }
}

/// Lets `previous` be followed by `after`, and `next` be preceded by `before`,
/// children of `parent`; where there is no neighbour, its first and last child
/// are told.
fn join(nodes: &mut [Node], parent: Id, (previous, after): (Id, Id), (before, next): (Id, Id)) {
    match nodes.get_mut(previous as usize) {
        Some(node) => node.next = after,
        None => nodes[parent as usize].first = after,
    }
    match nodes.get_mut(next as usize) {
        Some(node) => node.previous = before,
        None => nodes[parent as usize].last = before,
    }
}

/// The name of an element, for the parser's questions.
#[derive(Debug)]
struct Name {
    namespace: Namespace,
    local: LocalName,
}

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.namespace
    }

    fn local_name(&self) -> &LocalName {
        &self.local
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Option<Tree>;
    type ElemName<'a> = Name;

    fn finish(self) -> Option<Tree> {
        (!self.is_spent()).then(|| Tree { nodes: self.nodes.into_inner() })
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        ROOT
    }

    fn elem_name(&self, id: &Id) -> Name {
        self.questions.set(self.questions.get() + 1);
        match self.nodes.borrow().get(*id as usize).map(|node| &node.data) {
            Some(Data::Element { name, .. }) => Name { namespace: name.ns.clone(), local: name.local.clone() },
            _ => Name { namespace: html5ever::ns!(html), local: html5ever::local_name!("div") },
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        self.add(Data::Element { name, attributes })
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Data::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let last = self.nodes.borrow()[*parent as usize].last;
        self.insert(*parent, last, NONE, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.nodes.borrow()[*element as usize].parent == NONE {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, template: &Id) -> Id {
        *template
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        if let NodeOrText::AppendNode(child) = &child {
            self.detach(*child);
        }
        let (parent, previous) = {
            let nodes = self.nodes.borrow();
            let node = &nodes[*sibling as usize];
            (node.parent, node.previous)
        };
        if parent != NONE {
            self.insert(parent, previous, *sibling, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, more: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Data::Element { attributes, .. } = &mut nodes[*target as usize].data {
            for attribute in more {
                if attributes.len() < MOST_ATTRIBUTES && !attributes.iter().any(|known| known.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut child = self.nodes.borrow()[*node as usize].first;
        while child != NONE {
            let next = self.nodes.borrow()[child as usize].next;
            self.detach(child);
            self.append(new_parent, NodeOrText::AppendNode(child));
            child = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The elements of the body as `name(children)`.
    fn shape(page: &str) -> String {
        let tree = parse(page).expect("within the budgets");
        let body = tree.walk(ROOT).find(|id| tree.name(*id) == "body").expect("a body");
        let mut out = String::new();
        let mut depth = 0;
        for id in tree.walk(body) {
            let here = std::iter::successors(Some(id), |id| tree.parent(*id)).take_while(|id| *id != body).count();
            while depth >= here && here > 0 && depth > 0 {
                out.push(')');
                depth -= 1;
            }
            match tree.data(id) {
                Data::Element { name, .. } if id != body => out.extend([&*name.local, "("]),
                Data::Text(text) => out.extend(["'", &**text, "'("]),
                _ => continue,
            }
            depth = here;
        }
        out + &")".repeat(depth)
    }

    #[test]
    fn pages_are_mended_as_browsers_do() {
        assert_eq!(shape("<p>one<p>two"), "p('one'())p('two'())");
        assert_eq!(shape("<b><p>one</b>two"), "b()p(b('one'())'two'())");
        assert_eq!(shape("<table>words<tr><td>cell"), "'words'()table(tbody(tr(td('cell'()))))");
        assert_eq!(shape("a&amp;b&#8217;"), "'a&b’'()");
    }

    #[test]
    fn attributes_are_found_by_name() {
        let tree = parse("<p CLASS='a b' id=x>").expect("a tree");
        let p = tree.walk(ROOT).find(|id| tree.name(*id) == "p").expect("it is there");
        assert_eq!(
            (tree.attribute(p, "class"), tree.attribute(p, "id"), tree.attribute(p, "z")),
            (Some("a b"), Some("x"), None)
        );
    }

    #[test]
    fn pages_beyond_the_budgets_have_no_tree() {
        assert!(parse(&"<div>".repeat(400)).is_some());
        assert!(parse(&"<div>".repeat(100_000)).is_none());
        let formatting = |n: usize| {
            let open: String = (0..n).map(|i| format!("<b {i}>")).chain((0..n).map(|i| format!("<i {i}>"))).collect();
            open + &"x</b>".repeat(n)
        };
        assert!(parse(&formatting(2000)).is_none());
        assert!(parse(&format!("<p {}>", "a ".repeat(10_000))).is_none());
        assert!(parse(&format!("<table>{}", "<tr><td>a<td>1".repeat(100_000))).is_none());
    }

    proptest! {
        #[test]
        fn any_page_has_a_tree_or_none(tags in prop::collection::vec(prop::sample::select(TAGS), 0..120)) {
            let page = tags.concat();
            parse(&page);
            parse(&page.repeat(30));
        }
    }

    /// What tree builders find hard: tables, formatting, templates, foreign
    /// elements, all of them out of order.
    const TAGS: &[&str] = &[
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "</td>",
        "<caption>",
        "<select>",
        "<option>",
        "</select>",
        "<p>",
        "</p>",
        "<b>",
        "<b 1>",
        "</b>",
        "<i 2>",
        "</i>",
        "<a>",
        "</a>",
        "<template>",
        "</template>",
        "<svg>",
        "<desc>",
        "</svg>",
        "<math>",
        "<mi>",
        "<form>",
        "</form>",
        "<html>",
        "</html>",
        "<body>",
        "</body>",
        "<frameset>",
        "<li>",
        "<button>",
        "<div>",
        "</div>",
        "</br>",
        "<h1>",
        "<nobr>",
        "<noscript>",
        "<title>x</title>",
        "<!--",
        "-->",
        "words",
        "\0",
        "&amp",
    ];
}
