//! The blocks of a page's article, with their links, and what was left out.

use super::choose::Part;
use crate::clean::passage::{Class, Passage};
use crate::model::{Block, BlockKind, Hyperlink, Removed, Span};
use crate::parse::markup::{Element, Hints, Tag};
use crate::parse::{Document, Line};

/// The blocks in reading order, and what is not among them.
pub(crate) fn blocks(document: &Document, passages: Vec<Passage>, parts: &[Part]) -> (Vec<Block>, Vec<Removed>) {
    let mut blocks: Vec<Block> = Vec::new();
    let mut removed = Vec::new();
    let mut last: Option<&Line> = None;
    for ((passage, line), part) in passages.into_iter().zip(&document.lines).zip(parts) {
        match part {
            Part::Out => {
                let reason = reason(document, line, passage.class).to_owned();
                removed.push(Removed { text: passage.text, reason });
            }
            Part::Told => {}
            Part::Body => {
                let kind = kind(line, &passage);
                let goes_on = last.is_some_and(|last| is_one(document, last, line));
                let text = indented(line, goes_on, passage.text);
                let runs = matches!(kind, BlockKind::List | BlockKind::Quote | BlockKind::Table);
                let before = blocks.last_mut().filter(|block| runs && goes_on && block.kind == kind);
                if let Some(block) = before {
                    let from = block.text.len();
                    block.text.push('\n');
                    block.text.push_str(&text);
                    add_links(block, line, from);
                } else {
                    let ordered = matches!(line.element, Element::Item { ordered: true, .. });
                    let mut block = Block { credit: passage.credit, ordered, ..Block::new(kind, text) };
                    add_links(&mut block, line, 0);
                    blocks.push(block);
                }
                last = Some(line);
            }
        }
    }
    (blocks, removed)
}

/// Whether two lines stand in one list, table or quotation.
fn is_one(document: &Document, before: &Line, line: &Line) -> bool {
    match (before.element, line.element) {
        (Element::Item { .. }, Element::Item { .. }) => {
            outermost_list(document, before) == outermost_list(document, line)
        }
        (Element::Row, Element::Row) => before.container == line.container,
        (Element::Quote, Element::Quote) => true,
        _ => false,
    }
}

fn outermost_list(document: &Document, line: &Line) -> u32 {
    let (mut container, mut list) = (line.container, 0);
    while container > 0 {
        let Some(around) = document.containers.get(container as usize) else { break };
        if around.tag == Tag::List {
            list = container;
        }
        container = around.parent;
    }
    list
}

fn kind(line: &Line, passage: &Passage) -> BlockKind {
    match (passage.class, line.element) {
        (Class::Caption, _) | (_, Element::Caption) => BlockKind::Caption,
        (Class::Correction, _) => BlockKind::Correction,
        (_, Element::Plain | Element::Paragraph) => BlockKind::Paragraph,
        (_, Element::Heading(_)) => BlockKind::Heading,
        (_, Element::Item { .. }) => BlockKind::List,
        (_, Element::Quote) => BlockKind::Quote,
        (_, Element::Row) => BlockKind::Table,
        (_, Element::Code) => BlockKind::Code,
    }
}

/// An item's line, two spaces for each list around its own; the further lines
/// of an item stand below its first one.
fn indented(line: &Line, goes_on: bool, text: String) -> String {
    let Element::Item { depth, first, .. } = line.element else { return text };
    let deep = usize::from(depth) + usize::from(!first && goes_on);
    if deep == 0 { text } else { format!("{}{text}", "  ".repeat(deep)) }
}

/// Puts the links of a line where its words stand in a block, whose part from
/// `from` on is the line, indented maybe.
fn add_links(block: &mut Block, line: &Line, from: usize) {
    let indent = (block.text.len() - from).saturating_sub(line.text.len());
    for link in &line.links {
        let at = from + indent + link.at;
        let Some(found) = block.text.get(at..).and_then(|rest| rest.find(link.words.as_str())) else { continue };
        if let Some(span) = Span::new(&block.text, at + found, at + found + link.words.len()) {
            block.links.push(Hyperlink { span, url: link.url.clone() });
        }
    }
}

/// Why a line is left out: by its words, or by the names around it.
fn reason(document: &Document, line: &Line, class: Class) -> &'static str {
    match class {
        Class::Advertisement => return "advertisement",
        Class::Widget | Class::Duration => return "widget",
        Class::Repeated => return "repeated",
        Class::RelatedHead | Class::Teaser | Class::Ago => return "related",
        Class::Navigation => return "navigation",
        Class::Byline | Class::DateLine | Class::ReadingTime | Class::Credit => return "told",
        _ => {}
    }
    let mut container = line.container;
    let mut hints = line.hints;
    loop {
        if let Some((_, reason)) = NAMED.iter().find(|(hint, _)| hints.any(*hint)) {
            return reason;
        }
        match document.containers.get(container as usize) {
            Some(around) if container > 0 => {
                hints = around.hints;
                container = around.parent;
            }
            _ => break,
        }
    }
    if line.linked * 2 > line.text.len() { "navigation" } else { "boilerplate" }
}

/// Names and the reasons they give, the surest first.
const NAMED: [(Hints, &str); 12] = [
    (Hints::COMMENT, "comments"),
    (Hints::ADVERTISEMENT, "advertisement"),
    (Hints::SUBSCRIBE, "subscription"),
    (Hints::SHARE, "sharing"),
    (Hints::RELATED, "related"),
    (Hints::NAVIGATION, "navigation"),
    (Hints::TAGS, "navigation"),
    (Hints::BUTTON, "widget"),
    (Hints::OVERLAY, "overlay"),
    (Hints::HIDDEN, "hidden"),
    (Hints::FOOT, "footer"),
    (Hints::SIDE, "sidebar"),
];
